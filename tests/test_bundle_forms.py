"""Bundles as they really come: register rows, e-mails, page counters, stamps in headers, lists of repeals, amendments."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from asendus.loader import read
from asendus.loader.reading import Directive, Reading, Repeal

BUNDLES = Path(__file__).parent / "fixtures" / "bundles"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((BUNDLES / "expected.toml").read_text(encoding="utf-8"))


def facts(order: Directive | None) -> list[str]:
    """Day, number, effective day and issuer; "" for what is not told."""
    return [str(fact or "") for fact in (order.date, order.number, order.effective, order.issuer)] if order else []


def repealed(repeal: Repeal) -> list[str]:
    return [str(repeal.date or ""), repeal.number or "", " ".join(repeal.annexes or ())]


def readings(name: str) -> list[Reading]:
    return list(read([BUNDLES / f"{name}.txt"]).readings)


def test_every_bundle_has_its_expectation() -> None:
    """No text lies there unread, and there are some."""
    assert sorted(EXPECTED) == sorted(path.stem for path in BUNDLES.glob("*.txt"))
    assert EXPECTED


@pytest.mark.parametrize("name", EXPECTED)
def test_each_annex_is_a_description(name: str) -> None:
    """The annexes come in document order, each with its number where it has one."""
    assert EXPECTED[name]["readings"] == [[reading.annex or "", reading.title] for reading in readings(name)]


@pytest.mark.parametrize("name", EXPECTED)
def test_each_description_has_the_facts_of_its_directive(name: str) -> None:
    """Day, number, effective day, issuer, and what is repealed, whole or by annex."""
    found, expected = readings(name), EXPECTED[name]

    orders = expected.get("directives", [expected.get("directive")] * len(found))
    assert orders == [facts(reading.directive) for reading in found]
    repeals = expected["repeals"] if "directives" in expected else [expected["repeals"]] * len(found)
    assert repeals == [
        [repealed(each) for each in reading.directive.repeals] if reading.directive else None for reading in found
    ]
