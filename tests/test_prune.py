"""Files that are gone from a folder, and what a store holds of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Runner, run_here

FORM = "NÄIDISAMET\nAMETIJUHEND\nAmetikoht: {title}\nStruktuuriüksus: õigusosakond\nAsendaja: {by}\n"


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    """Runs a command line in a folder of its own, with two descriptions in a folder `juhendid` below it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASENDUS_LANG", "en")
    Path("juhendid").mkdir()
    write("nõunik", "jurist")
    write("jurist", "nõunik")
    return lambda *arguments: run_here(capsys, *arguments)


def write(title: str, by: str) -> None:
    Path("juhendid", f"{title}.txt").write_text(FORM.format(title=title, by=by), encoding="utf-8")


def held(command: Runner) -> set[str]:
    """The files that the store holds something of."""
    return {row["file"] for row in json.loads(command("query", "files", "--store", "graaf", "--format", "json").out)}


def test_a_file_that_is_gone_stays_in_the_store(command: Runner) -> None:
    """Loading a folder again says nothing of files that are no longer in it: nobody asked to forget them."""
    command("load", "juhendid", "--store", "graaf")
    Path("juhendid/jurist.txt").unlink()

    assert "0 added, 0 replaced, 1 unchanged, 0 removed" in command("load", "juhendid", "--store", "graaf").out
    assert {"nõunik.txt", "jurist.txt"} == held(command)


def test_pruning_leaves_what_was_given(command: Runner) -> None:
    """With --prune the store holds what the files that were given hold, and nothing else; derived statements follow."""
    command("load", "juhendid", "--store", "graaf")
    Path("juhendid/jurist.txt").unlink()
    write("direktor", "nõunik")

    assert (
        "1 added, 0 replaced, 1 unchanged, 1 removed" in command("load", "juhendid", "--store", "graaf", "--prune").out
    )
    assert {"nõunik.txt", "direktor.txt"} == held(command)
    fresh = command("load", "juhendid", "--store", "uus")
    exports = [command("export", "--store", name, "--format", "nquads").out for name in ("graaf", "uus")]
    assert 0 == fresh.code
    assert exports[0] == exports[1]


def test_pruning_keeps_what_cannot_be_read_now(command: Runner) -> None:
    """A file that is there and cannot be read keeps what the store holds of it; nothing is lost by a damaged disk."""
    command("load", "juhendid", "--store", "graaf")
    Path("juhendid/jurist.txt").write_bytes(bytes(range(256)))

    ended = command("load", "juhendid", "--store", "graaf", "--prune")

    assert 3 == ended.code
    assert {"nõunik.txt", "jurist.txt"} == held(command)


def test_pruning_forgets_a_file_by_its_old_path(command: Runner) -> None:
    """A description whose file has moved is there once, by its new path, and the old one is forgotten."""
    command("load", "juhendid", "--store", "graaf")
    Path("juhendid/vana").mkdir()
    Path("juhendid/jurist.txt").rename("juhendid/vana/jurist.txt")

    told = command("load", "juhendid", "--store", "graaf", "--prune")

    assert (0, "") == (told.code, told.err)
    assert command("export", "--store", "graaf").out == command("export", "juhendid").out
