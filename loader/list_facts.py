"""The facts of the graphs of staff lists and substitution schemes, read back from their quads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from pyoxigraph import NamedNode

from asendus.loader.facts import GraphFacts, Line
from asendus.loader.reading import MENTION_FIELDS
from asendus.vocabulary import ASENDUS, DCTERMS


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFacts:
    """A post as one row has it, and the lines that the row states; unit: None where the list tells none."""

    iri: NamedNode
    list: NamedNode
    title: str
    qualifier: str | None = None
    ordinal: str | None = None
    unit: tuple[str, ...] | None = None
    headcount: int | None = None
    lines: tuple[Line, ...] = ()
    language: str = "et"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFacts:
    """The facts of one list's graph."""

    iri: NamedNode
    agency: NamedNode
    file_name: str
    is_staff_list: bool
    is_scheme: bool
    language: str = "et"
    agency_name: str | None = None
    unit: tuple[str, ...] = ()
    issued: date | None = None
    rows: tuple[RowFacts, ...] = ()


def lists(graphs: Iterable[GraphFacts]) -> tuple[ListFacts, ...]:
    """The lists in the graphs of documents, by IRI; other graphs are passed over."""
    found = [
        _list(graph)
        for graph in graphs
        if graph.has_class(graph.iri, ASENDUS.StaffList) or graph.has_class(graph.iri, ASENDUS.SubstitutionScheme)
    ]
    return tuple(sorted(found, key=lambda each: each.iri.value))


def _list(graph: GraphFacts) -> ListFacts:
    iri = graph.iri
    language = graph.text(iri, DCTERMS.language) or "et"
    lines: dict[NamedNode, list[Line]] = {}
    for node in graph.of_class(ASENDUS.Substitution, ASENDUS.ReportingLine):
        row = graph.node(node, ASENDUS.inRow)
        if row:
            lines.setdefault(row, []).append(graph.line(node))
    return ListFacts(
        iri=iri,
        agency=graph.node(iri, ASENDUS.inAgency) or iri,
        file_name=graph.text(graph.node(iri, ASENDUS.inFile) or iri, ASENDUS.fileName) or "",
        is_staff_list=graph.has_class(iri, ASENDUS.StaffList),
        is_scheme=graph.has_class(iri, ASENDUS.SubstitutionScheme),
        language=language,
        agency_name=graph.text(iri, ASENDUS.agencyName),
        unit=graph.path_of(iri, ASENDUS.unitPath),
        issued=graph.day(iri, DCTERMS.issued),
        rows=tuple(
            replace(_row(graph, node), lines=_ordered(lines.get(node, ())), language=language)
            for node in graph.of_class(ASENDUS.PostListing)
        ),
    )


def _row(graph: GraphFacts, node: NamedNode) -> RowFacts:
    headcount = graph.text(node, ASENDUS.headcount)
    outside = graph.text(node, ASENDUS.outsideUnits) == "true"
    return RowFacts(
        iri=node,
        list=graph.iri,
        title=graph.text(node, ASENDUS.title) or "",
        qualifier=graph.text(node, ASENDUS.qualifier),
        ordinal=graph.text(node, ASENDUS.ordinal),
        unit=() if outside else graph.path_of(node, ASENDUS.unitPath) or None,
        headcount=int(headcount) if headcount else None,
    )


def _ordered(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: MENTION_FIELDS.index(line.field)))
