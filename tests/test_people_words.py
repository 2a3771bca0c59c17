"""What commands print for people: one order of units, whole names of files, words of the language, remedies that fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Runner, run_here


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Runs a command line in a terminal of 80 columns, in English."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("ASENDUS_LANG", "en")
    return lambda *arguments: run_here(capsys, *arguments)


@pytest.fixture
def lists() -> Path:
    """A staff list, a substitution scheme and three descriptions."""
    return Path(__file__).parent.parent / "docs" / "lists"


def test_units_come_in_one_order(command: Runner, examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearest unit comes first, on the card of a reading and of a post alike."""
    monkeypatch.setenv("COLUMNS", "140")
    file = examples / "meremarkide-kartograaf.txt"

    namesake = examples / "rannikukaitse-arendustalituse-juhataja.txt"

    assert "arendustalitus, meremärkide" in command("read", file).out
    assert "arendustalitus, meremärkide" in command("show", "kartograaf", file, namesake).out


@pytest.mark.parametrize("width", ["72", "80", "100"])
def test_names_of_files_stay_whole(
    command: Runner, examples: Path, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    """A file's name is on one line, however narrow the terminal."""
    monkeypatch.setenv("COLUMNS", width)
    files = sorted(examples.glob("klienditeeninduse-*.txt"))
    shown = command("show", "kvaliteedijuht", *files).out

    assert "klienditeeninduse-konsultant-teeninduslett.txt" in shown
    assert max(map(len, shown.splitlines()[2:])) <= int(width)


def test_languages_have_their_names(command: Runner, examples: Path) -> None:
    """A language is told by its name, not by its code."""
    assert "Estonian C1" in command("read", examples / "meremarkide-kartograaf.txt").out


def test_days_in_the_wrong_order_are_refused(command: Runner, examples: Path) -> None:
    """`diff` from a later day to an earlier one is a mistake, and told with what was meant."""
    ended = command("diff", examples, "--from", "2026-01-01", "--to", "2025-01-01")

    assert (2, "") == (ended.code, ended.out)
    assert "say --from 2025-01-01 --to 2026-01-01" in ended.err


def test_what_a_scheme_states_is_mended_in_the_scheme(command: Runner, lists: Path, tmp_path: Path) -> None:
    """The remedy of a finding about cover that a scheme states names the scheme and the row."""
    staff = tmp_path / "koosseis.csv"
    staff.write_text((lists / staff.name).read_text("utf-8").replace("varahoidja;2", "varahoidja;1"), "utf-8")
    files = [*lists.glob("*.txt"), lists / "asendusskeem.csv", staff]
    found = json.loads(command("gaps", *files, "--format", "json").out)["findings"]
    remedy = next(each["remedy"] for each in found if each["slug"] == "sole-substitute")

    assert "in the substitution scheme (asendusskeem.csv, row “Kogude osakond kuraator varahoidja" in remedy
    assert "description" not in remedy


def test_lists_alone_say_what_is_missing(command: Runner, lists: Path) -> None:
    """Where only lists were given the report says that job descriptions are wanted."""
    told = " ".join(command("gaps", lists / "asendusskeem.csv").out.split())

    assert "give job descriptions among the files" in told


def test_demands_of_a_difference_are_words(command: Runner, examples: Path, tmp_path: Path) -> None:
    """What is demanded now and was not before is told in words, and in CSV by its own name."""
    file = examples / "meremarkide-kartograaf.txt"
    (tmp_path / file.name).write_text(file.read_text(encoding="utf-8").replace("tasemel C1", "tasemel B2"), "utf-8")
    other = tmp_path / file.name

    assert "Estonian B2 is demanded now" in command("diff", file, other).out
    assert "et B2" in command("diff", file, other, "--format", "csv").out
