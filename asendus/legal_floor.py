"""The least that Estonian law asks of officials: Government Regulation 114 of 19.12.2012 (RT I, 21.12.2012, 37).

The paragraphs, their words and what was not encoded stand in `legal_floor.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from asendus.loader.schemes import read_scheme
from asendus.terms import EDUCATION, EXPERIENCE, Demanded

#: The concept of the one authority that the act names.
GOVERNMENT_OFFICE = "https://w3id.org/asendus/scheme/agency/riigikantselei"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """What one subsection asks of whom. `eqf`: of education; management, work: years, either of which is enough."""

    paragraph: str
    subsection: str
    kinds: frozenset[str]
    heads_only: bool
    quote: str
    eqf: int | None = None
    management: float | None = None
    work: float | None = None

    @property
    def key(self) -> str:
        """The subsection in one word, the same from run to run."""
        return f"§{self.paragraph}-{self.subsection}"


def in_force(day: date) -> bool:
    """Whether the act was in force on a day."""
    return bool(day >= _data()["act"]["in_force"])


def floors(kind: str, *, heads: bool) -> list[Floor]:
    """The subsections that hold for an official's post; kind: of the agency; heads: whether the post heads a unit."""
    return [floor for floor in _floors() if kind in floor.kinds and (heads or not floor.heads_only)]


def less_than(floor: Floor, demands: Iterable[Demanded]) -> list[Demanded]:
    """What a description demands instead, where it demands less; nothing where it demands enough, or does not tell.

    Years whose subject is not told may be of management, so the lesser length is enough for them.
    """
    told = list(demands)
    if floor.eqf is not None:
        return [each for each in told if each.kind == EDUCATION and each.rank < floor.eqf]
    experience = [each for each in told if each.kind == EXPERIENCE]
    return [] if any(_is_enough(each, floor) for each in experience) else experience


def agency_kind(concept: str | None) -> str | None:
    """The kind of an agency of the scheme of agencies, as the last part of its IRI; None where it is not known.

    >>> agency_kind("https://w3id.org/asendus/scheme/agency/riigikantselei")
    'government-office'
    """
    if concept == GOVERNMENT_OFFICE:
        return "government-office"
    kind = next((each.kind for each in read_scheme("agencies") if each.iri == concept), None)
    return kind.rsplit("/", 1)[-1] if kind else None


@cache
def agency_kinds() -> tuple[str, ...]:
    """The kinds of agency that there are, sorted."""
    known = {each.kind.rsplit("/", 1)[-1] for each in read_scheme("agencies") if each.kind}
    return tuple(sorted({*known, "government-office", "municipality"}))


def _is_enough(demanded: Demanded, floor: Floor) -> bool:
    words = f"{demanded.subject.casefold()} "
    managing = not demanded.subject or any(each in words for each in _data()["management"]["words"])
    return demanded.rank >= ((floor.management if managing else floor.work) or 0)


@cache
def _floors() -> tuple[Floor, ...]:
    return tuple(_entries(_data()["floor"]))


def _entries(entries: Iterable[dict[str, Any]]) -> Iterator[Floor]:
    for entry in entries:
        level = read_scheme("education").by_notation(entry.get("education", ""))
        yield Floor(
            paragraph=entry["paragraph"],
            subsection=entry["subsection"],
            kinds=frozenset(entry["kinds"]),
            heads_only=entry["who"] == "head",
            quote=entry["quote"],
            eqf=level.eqf if level else None,
            management=entry.get("years_of_management"),
            work=entry.get("years_of_work"),
        )


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("asendus").joinpath("legal_floor.toml").read_text(encoding="utf-8"))
