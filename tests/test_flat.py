"""The copy of the derived graphs that findings are asked of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from asendus import findings
from asendus.flat import Flat, is_flat, with_flat
from asendus.queries import load, names, run
from asendus.store import open_store


def test_the_copy_gives_the_rows_of_the_store(example_store: Path) -> None:
    """Every query of the library has the same rows in the same order, whichever of the two it is asked of."""
    asked = [load(name) for name in names() if not any(each.required for each in load(name).parameters)]
    with open_store(example_store, read_only=True) as store:
        both = with_flat(store)
        assert isinstance(both, Flat)
        for query in asked:
            assert run(store, query) == run(both, query), query.name
    assert any(is_flat(query.text) for query in asked)
    assert not all(is_flat(query.text) for query in asked)


def test_findings_do_not_depend_on_the_copy(example_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the copy and without it the findings are the same to the last word."""
    day = date(2026, 1, 1)
    with open_store(example_store, read_only=True) as store:
        found = findings.find(store, today=day)
        monkeypatch.setattr(findings, "with_flat", lambda store: store)
        assert findings.find(store, today=day) == found
    assert found


def test_a_store_that_is_too_large_is_not_copied(example_store: Path) -> None:
    """Beyond so many quads everything is asked of the disk, so that memory stays bounded."""
    with open_store(example_store, read_only=True) as store:
        assert with_flat(store, most=10) is store


def test_what_is_in_memory_is_not_copied() -> None:
    """A store in memory is asked as it is."""
    store = open_store()
    assert with_flat(store) is store
