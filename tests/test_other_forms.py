"""Small documents of other invented employers, in forms that the reader was not built on (tests/fixtures/forms)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gold_readings import FACTS, REQUIREMENTS, differences, read_gold

from asendus.loader import read
from asendus.loader.contract import as_json

FORMS = Path(__file__).parent / "fixtures" / "forms"

#: The least share of fields that is right.
LEAST = 0.75


@pytest.fixture(scope="module")
def gold() -> dict[str, dict[str, Any]]:
    """The gold reading of each document that is a job description."""
    return {source: entry for source, (entry,) in read_gold(FORMS / "gold.json").items()}


def test_what_is_no_job_description_gives_none(gold: dict[str, dict[str, Any]]) -> None:
    """An agenda, a statute about substitution and an advertisement are no job descriptions."""
    others = [path for path in sorted(FORMS.glob("*.txt")) if path.name not in gold]
    assert (3, ()) == (len(others), read(others).readings)


def test_most_fields_of_unknown_forms_are_right(gold: dict[str, dict[str, Any]]) -> None:
    """Of all fields that the gold has, at least three quarters are read right; the failures are listed."""
    readings = {reading.source: as_json(reading) for reading in read([FORMS / name for name in gold]).readings}
    wrong = [
        (source, *difference)
        for source, entry in gold.items()
        for difference in differences(entry, readings.get(source, _nothing()))
    ]
    total = len(gold) * len((*FACTS, *REQUIREMENTS, "directive"))
    assert total > 150
    assert len(wrong) <= (1 - LEAST) * total, wrong


def test_directions_are_not_swapped(gold: dict[str, dict[str, Any]]) -> None:
    """No post that covers is read as one that is covered, nor the other way round."""
    seen = 0
    for reading in read([FORMS / name for name in gold]).readings:
        told = as_json(reading)
        for here, there in (("substituted_by", "substitutes_for"), ("substitutes_for", "substituted_by")):
            right, wrong = ({m["title"] for m in gold[reading.source][field] or ()} for field in (here, there))
            seen += len(told[here] or ())
            assert set() == {m["title"] for m in told[here] or ()} & (wrong - right), reading.source
    assert seen > 15


def _nothing() -> dict[str, Any]:
    """The reading of a document in which nothing was found."""
    return {**dict.fromkeys(FACTS), "requirements": dict.fromkeys(REQUIREMENTS), "directive": None}
