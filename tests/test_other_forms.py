"""Documents of other invented employers, in forms that the reader was not built on (tests/fixtures/forms).

Each set was written before the reader met it; what the first sight of each set showed wanting is mended since.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gold_readings import FACTS, REQUIREMENTS, comparable, differences, read_gold

from asendus.loader import read
from asendus.loader.contract import as_json

FORMS = Path(__file__).parent / "fixtures" / "forms"

#: The least share of fields that is right, over all sets.
LEAST = 0.97

Entries = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def gold() -> Entries:
    """The gold readings of each document that holds job descriptions."""
    files = sorted(FORMS.glob("gold*.json"))
    assert len(files) >= 2
    return {source: entries for path in files for source, entries in read_gold(path).items()}


@pytest.fixture(scope="module")
def pairs(gold: Entries) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each gold reading with the reading of the same description, or with nothing."""
    found: Entries = {}
    for reading in read([FORMS / name for name in gold]).readings:
        found.setdefault(reading.source, []).append(as_json(reading))
    assert {source: len(entries) for source, entries in gold.items()} == {s: len(found.get(s, ())) for s in gold}
    return [pair for source in gold for pair in zip(gold[source], found[source], strict=True)]


def test_what_is_no_job_description_gives_none(gold: Entries) -> None:
    """An agenda, a statute about substitution and an advertisement are no job descriptions."""
    others = [path for path in sorted(FORMS.iterdir()) if path.suffix != ".json" and path.name not in gold]
    assert (3, ()) == (len(others), read(others).readings)


def test_fields_of_unknown_forms_are_right(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """Of all fields that the gold has, the least share is read right; the failures are listed."""
    wrong = [(entry["source"], *difference) for entry, reading in pairs for difference in differences(entry, reading)]
    total = len(pairs) * len((*FACTS, *REQUIREMENTS, "directive"))
    assert total > 400
    assert len(wrong) <= (1 - LEAST) * total, wrong


def test_directions_are_not_swapped(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """No post that covers is read as one that is covered, nor the other way round."""
    seen = 0
    for entry, told in pairs:
        for here, there in (("substituted_by", "substitutes_for"), ("substitutes_for", "substituted_by")):
            right, wrong = (set(comparable(entry[field]) or ()) for field in (here, there))
            seen += len(told[here] or ())
            assert set() == set(comparable(told[here]) or ()) & (wrong - right), entry["source"]
    assert seen > 60
