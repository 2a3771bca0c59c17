"""What a store was loaded from, so that what is unchanged costs nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from readings import description

from asendus import ledger, loading
from asendus.errors import StoreError
from asendus.ledger import mark_of
from asendus.loader.reading import Reading
from asendus.loader.triples import quads
from asendus.loading import LoadReport
from asendus.store import open_store

NAMES = ("nõunik", "jurist", "vanemspetsialist")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles whose graphs were made, in their order."""
    titles: list[str] = []

    def counted(reading: Reading, **manner: object) -> object:
        titles.append(reading.title or "")
        return quads(reading, **manner)  # type: ignore[arg-type]

    monkeypatch.setattr(loading, "quads", counted)
    return titles


def load(folder: Path, *readings: Reading) -> LoadReport:
    """Load readings into the store in a folder."""
    with open_store(folder) as store:
        return store.load(readings)


def forms() -> list[Reading]:
    """Three job descriptions in files of their own."""
    return [description(name, file=f"{name}.txt") for name in NAMES]


def test_no_graph_is_made_of_what_is_unchanged(tmp_path: Path, made: list[str]) -> None:
    """The second load makes no graph and counts all as unchanged."""
    first, second = load(tmp_path, *forms()), load(tmp_path, *forms())

    assert ([*NAMES], 3, 3) == (made, first.added, second.unchanged)
    assert not second.changed


def test_only_what_changed_is_made(tmp_path: Path, made: list[str]) -> None:
    """One changed reading is one graph, and the store then holds what it would hold without a ledger."""
    load(tmp_path / "a", *forms())
    changed = [*forms()[:2], replace(forms()[2], service="official")]
    made.clear()
    report = load(tmp_path / "a", *changed)
    load(tmp_path / "b", *changed)

    assert (1, 2, "vanemspetsialist") == (report.replaced, report.unchanged, made[0])
    with open_store(tmp_path / "a", read_only=True) as one, open_store(tmp_path / "b", read_only=True) as other:
        assert len(one) > 50
        assert other.quads() == one.quads()


def test_what_was_changed_and_changed_back_is_made_again(tmp_path: Path, made: list[str]) -> None:
    """The ledger tells of the last load, not of an earlier one."""
    reading = forms()[0]
    for each in (reading, replace(reading, service="official"), reading, reading):
        load(tmp_path, each)

    assert 3 == len(made)


def test_what_left_and_came_back_is_made_again(tmp_path: Path, made: list[str]) -> None:
    """A description that was removed is not taken for one that is there."""
    reading = forms()[0]
    load(tmp_path, reading)
    with open_store(tmp_path) as store:
        assert 1 == store.load([], files=[reading.path]).removed

    assert (1, 2) == (load(tmp_path, reading).added, len(made))


def test_a_load_that_failed_leaves_no_ledger(tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing the store fails, the next load compares the graphs themselves."""
    load(tmp_path, *forms())
    with monkeypatch.context() as patch, pytest.raises(StoreError):
        patch.setattr("asendus.store.Store._apply", _fail)
        load(tmp_path, replace(forms()[0], service="official"))
    made.clear()

    assert (3, 3) == (load(tmp_path, *forms()).unchanged, len(made))


def _fail(*_: object) -> bool:
    raise StoreError("cannot be written")


@pytest.mark.parametrize("words", ["", "[]", '{"version": 1}', '{"marks": 3}', "\x00"])
def test_a_damaged_ledger_is_no_ledger(tmp_path: Path, words: str) -> None:
    """Whatever stands in the ledger's file, loading changes nothing that is unchanged."""
    load(tmp_path, *forms())
    (tmp_path / "asendus-ledger.json").write_text(words, encoding="utf-8")

    assert 3 == load(tmp_path, *forms()).unchanged


def test_another_version_compares_the_graphs(tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """After an update of the software the ledger is not believed: the same reading may give another graph."""
    load(tmp_path, *forms())
    monkeypatch.setattr(ledger, "reader_version", lambda: "another")

    assert (3, 6) == (load(tmp_path, *forms()).unchanged, len(made))


def test_a_mark_tells_all_that_a_graph_is_made_of() -> None:
    """Another path, text or base is another mark; an equal reading has the same."""
    reading = forms()[0]
    others = [
        replace(reading, path="mujal/nõunik.txt"),
        replace(reading, text=reading.text.upper()),
        replace(reading, sha256="0" * 64),
    ]
    marks = {mark_of(each, base="https://a.example/") for each in [reading, *others]}

    assert 5 == len(marks | {mark_of(reading, base="https://b.example/")})
    assert mark_of(reading, base="https://a.example/") == mark_of(replace(reading), base="https://a.example/")
