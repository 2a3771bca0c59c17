"""What words about absences are taken from: names of posts and units, quotations, conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from asendus.absence import Absence
from asendus.blocks import brief
from asendus.cover_network import CoverNetwork
from asendus.findings import Quote, quotes_of
from asendus.lacking import Lacking
from asendus.queries import Selects, load, run
from asendus.unit_tree import UnitTree, read_units
from asendus.wording import say

#: Questions that tell of a post that nobody covers which words its description has instead.
SILENT = ("no-cover", "hollow-cover", "cover-not-asked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A post by its IRI, its label, its unit and its agency."""

    iri: str
    label: str
    unit: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What words are taken from: posts by IRI, quotations and conditions by statement, what silent descriptions show by post."""

    network: CoverNetwork
    tree: UnitTree
    quotes: Mapping[str, Sequence[Quote]]
    conditions: Mapping[str, str]
    silent: Mapping[str, tuple[str, ...]]
    lang: str
    lacking: Mapping[tuple[str, str], Lacking] = field(default_factory=dict)

    def place(self, iri: str) -> Place:
        """A post with its names."""
        post = self.network.of(iri)
        unit = "" if post.unit == post.agency else self.tree.label(post.unit)
        return Place(iri=iri, label=post.label or iri, unit=unit, agency=self.tree.label(post.agency))

    def label(self, iri: str, *, beside: str = "") -> str:
        """A post's label; beside a post of the same unit, without the unit."""
        return brief(self.place(iri).label, beside=self.place(beside).label) if beside else self.place(iri).label

    def substitutes(self, post: str, substitutes: Iterable[str]) -> list[str]:
        """Labels of substitutes as a sentence about the post names them; the post's own other holders are not its name again."""
        peers = say("absence.peers", self.lang)
        return [peers if each == post else self.label(each, beside=post) for each in substitutes]

    def evidence(self, statements: Iterable[str]) -> tuple[Quote, ...]:
        """The words that statements rest on."""
        found = {quote for statement in statements for quote in self.quotes.get(statement, ())}
        return tuple(sorted(found, key=lambda quote: (quote.file, quote.member or "", quote.start, quote.end)))


def read_sources(
    store: Selects,
    network: CoverNetwork,
    absences: Sequence[Absence],
    *,
    lang: str,
    lacking: Mapping[tuple[str, str], Lacking] | None = None,
) -> Sources:
    """All the words that some answers need, asked for at once."""
    left = {each.post for absence in absences for each in absence.left}
    silent = _silent(store, left)
    statements = {statement for absence in absences for statement in _statements(absence)}
    statements |= {statement for found in silent.values() for statement in found}
    statements |= {statement for each in (lacking or {}).values() for statement in each.statements}
    return Sources(
        network=network,
        tree=read_units(store),
        quotes=quotes_of(store, statements),
        conditions={row["statement"]: row["condition"] for row in run(store, load("conditional-cover")).as_texts()},
        silent=silent,
        lang=lang,
        lacking=lacking or {},
    )


def _statements(absence: Absence) -> Iterator[str]:
    for acting in absence.acting:
        yield from (statement for tie in acting.ties for statement in tie.statements)
    for left in absence.left:
        yield from (statement for tie in (*left.away, *left.taken) for statement in tie.statements)
        yield from (each.statement for each in left.weaker)


def _silent(store: Selects, posts: set[str]) -> dict[str, tuple[str, ...]]:
    """Post → the statements that show how its description says nothing."""
    found: dict[str, list[str]] = {}
    for name in SILENT if posts else ():
        for row in run(store, load(name)).as_texts():
            if row["post"] in posts and "statement" in row:
                found.setdefault(row["post"], []).append(row["statement"])
    return {post: tuple(statements) for post, statements in found.items()}
