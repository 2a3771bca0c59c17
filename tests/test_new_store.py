"""Loading into a folder that holds no store yet."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import description, post

from asendus.errors import StoreError
from asendus.loader.reading import Reading
from asendus.new_store import store_to_load
from asendus.store import open_store

UNIT = ("õigusosakond",)


def agencies() -> list[Reading]:
    """Descriptions of two agencies."""
    return [
        description(title, unit=UNIT, by=[post("jurist")], agency=agency, file=f"{agency}-{title}.txt")
        for agency in ("Näidisamet", "Teine Amet")
        for title in ("nõunik", "jurist")
    ]


def test_a_new_store_has_what_a_store_in_memory_has(tmp_path: Path) -> None:
    """A store that is filled an agency at a time has the same quads as one that is loaded bit by bit."""
    with store_to_load(tmp_path / "graph") as store:
        report = store.load(agencies())
    bit_by_bit = open_store()
    for reading in agencies():
        bit_by_bit.load([reading])

    assert (4, 2) == (report.added, len(report.agencies))
    assert bit_by_bit.quads() == open_store(tmp_path / "graph", read_only=True).quads()


def test_a_first_load_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """Where a first load fails there is no folder, neither the store's nor one beside it."""
    with pytest.raises(RuntimeError, match="midway"), store_to_load(tmp_path / "graph") as store:
        store.load(agencies()[:1])
        raise RuntimeError("midway")

    assert [] == list(tmp_path.iterdir())


def test_an_empty_folder_becomes_the_store(tmp_path: Path) -> None:
    """A folder that is there and empty is taken."""
    (tmp_path / "graph").mkdir()
    with store_to_load(tmp_path / "graph") as store:
        store.load(agencies())

    assert 4 == open_store(tmp_path / "graph").load(agencies()).unchanged


def test_a_store_that_came_meanwhile_is_kept(tmp_path: Path) -> None:
    """Of two that make one store, the second is told, and the first's stays whole."""
    with pytest.raises(StoreError, match="cannot be made"), store_to_load(tmp_path / "graph") as second:
        second.load(agencies()[:1])
        with store_to_load(tmp_path / "graph") as first:
            first.load(agencies())

    assert [tmp_path / "graph"] == list(tmp_path.iterdir())
    assert 4 == open_store(tmp_path / "graph").load(agencies()).unchanged
