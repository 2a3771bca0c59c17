"""The units of a graph as a tree, and finding one in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from asendus.errors import UsageError
from asendus.posts import AmbiguousPost, Post, fitting
from asendus.queries import Selects, load, run


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit, or an agency; parent: the IRI of what it is part of, "" for an agency."""

    iri: str
    label: str
    parent: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class UnitTree:
    """Units and agencies by IRI."""

    units: Mapping[str, Unit]

    def above(self, iri: str) -> Iterator[str]:
        """A unit and all that it is part of, itself first."""
        seen: set[str] = set()
        while iri and iri not in seen:
            seen.add(iri)
            yield iri
            iri = self.units[iri].parent if iri in self.units else ""

    def label(self, iri: str) -> str:
        """A unit's name, "" where there is none."""
        return self.units[iri].label if iri in self.units else ""

    def path(self, iri: str) -> str:
        """A unit's name with those of the units that it is part of, without the agency."""
        return ", ".join(self.label(each) for each in self.above(iri) if self.units[each].parent) or self.label(iri)

    def distance(self, one: str, other: str) -> int:
        """How many steps up and down the tree lead from one unit to the other."""
        ups = {iri: steps for steps, iri in enumerate(self.above(one))}
        for steps, iri in enumerate(self.above(other)):
            if iri in ups:
                return ups[iri] + steps
        return len(ups) + sum(1 for _ in self.above(other))


def read_units(store: Selects) -> UnitTree:
    """The tree of all units and agencies."""
    units: dict[str, Unit] = {}
    for row in run(store, load("counts")).as_texts():
        units[row["agency"]] = Unit(iri=row["agency"], label=row["agencyLabel"], agency=row["agency"])
    for row in run(store, load("units")).as_texts():
        agency = row.get("agency", "")
        units[row["unit"]] = Unit(
            iri=row["unit"], label=row["unitLabel"], parent=row.get("parent", agency), agency=agency
        )
    return UnitTree(units)


def find_unit(tree: UnitTree, words: str) -> Unit:
    """The one unit or agency that is meant by an IRI, a slug (the end of an IRI), its name, words of it, or words of its path and agency.

    Raises AmbiguousPost where several fit equally, UsageError, with near names, where none does.
    """
    told = [
        Post(iri=unit.iri, label=unit.label, kind="unit", unit=tree.path(unit.iri), agency=tree.label(unit.agency))
        for unit in tree.units.values()
    ]
    told.sort(key=lambda unit: (unit.label, unit.iri))
    found = fitting(words, [replace(unit, unit="", agency="") for unit in told]) or fitting(words, told)
    if len(found) > 1:
        raise AmbiguousPost(words, found, what="units")
    if not found:
        close = get_close_matches(words, [unit.label for unit in told], n=3, cutoff=0.5)
        near = f"did you mean {' or '.join(close)}? " if close else ""
        raise UsageError(f"no unit fits {words!r}", remedy=f"{near}`asendus query units` lists all")
    return tree.units[found[0].iri]
