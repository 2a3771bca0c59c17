"""The facts of description graphs, read back from their quads.

Resolution and everything after it start here, never from readings in memory: what is loaded in two runs is then the
same as what is loaded in one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from asendus.loader.reading import MENTION_FIELDS, RequirementKind
from asendus.loader.slugs import natural
from asendus.vocabulary import ASENDUS, DCTERMS, FIELDS, OA, RDF

#: A field's individual in the graph → its name.
FIELD_NAMES = {node: name for name, node in FIELDS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A reporting line or a substitution, as one description states it; `words` are those of the document."""

    iri: NamedNode
    description: NamedNode
    field: str
    kind: str
    words: str = ""
    title: str | None = None
    qualifier: str | None = None
    ordinal: str | None = None
    unit: tuple[str, ...] = ()
    order: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A requirement, as one description states it."""

    iri: NamedNode
    kind: str
    text: str = ""
    subject: str = ""
    level: NamedNode | None = None
    language: NamedNode | None = None
    years: float | None = None
    competency: NamedNode | None = None
    essential: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """The directive of a description, as far as it is known. `effective` falls back on the day of issue."""

    iri: NamedNode
    number: str | None = None
    issued: date | None = None
    effective: date | None = None

    @property
    def since(self) -> date | None:
        """The day from which the description holds."""
        return self.effective or self.issued


@dataclass(frozen=True, slots=True, kw_only=True)
class Repealed:
    """What a directive repeals: another directive by date and number; `annexes` empty = the whole of it."""

    by: NamedNode
    issued: date | None
    number: str | None
    annexes: frozenset[str]

    def covers(self, other: Description) -> bool:
        """Whether the description is among what is repealed."""
        order = other.approval
        return (
            order is not None
            and order.iri != self.by
            and (order.issued, order.number) == (self.issued, self.number)
            and self.number is not None
            and (not self.annexes or other.annex in self.annexes)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """The facts of one description graph."""

    iri: NamedNode
    agency: NamedNode
    file: NamedNode
    file_name: str
    language: str = "et"
    agency_name: str | None = None
    annex: str | None = None
    title: str | None = None
    qualifier: str | None = None
    ordinal: str | None = None
    unit: tuple[str, ...] = ()
    asks: frozenset[str] = frozenset()
    leaves_empty: frozenset[str] = frozenset()
    approval: Approval | None = None
    review_months: int | None = None
    repeals: tuple[Repealed, ...] = ()
    lines: tuple[Line, ...] = ()
    demands: tuple[Demand, ...] = ()


#: What no fact rests on, and most quads are of: where quotations stand.
PASSED_OVER = frozenset({OA.start, OA.end, OA.hasSource})


def descriptions(graphs: Iterable[GraphFacts]) -> tuple[Description, ...]:
    """The descriptions in the graphs of documents, by IRI; graphs that hold none are passed over."""
    found = [graph.description() for graph in graphs if graph.has_class(graph.iri, ASENDUS.JobDescription)]
    return tuple(sorted(found, key=lambda each: each.iri.value))


def graphs_in(quads: Iterable[Quad]) -> list[GraphFacts]:
    """The named graphs in some quads, each for look-ups."""
    graphs: dict[NamedNode, _Node] = {}
    for quad in quads:
        subject, predicate, value, graph = quad
        if predicate not in PASSED_OVER and isinstance(graph, NamedNode) and isinstance(subject, NamedNode):
            graphs.setdefault(graph, {}).setdefault(subject, {}).setdefault(predicate, []).append(value)
    return [GraphFacts(iri, nodes) for iri, nodes in graphs.items()]


_Properties = dict[NamedNode, list[object]]
_Node = dict[NamedNode, _Properties]


class GraphFacts:
    """Look-ups in the graph of one document."""

    def __init__(self, iri: NamedNode, nodes: _Node) -> None:
        self.iri = iri
        self.nodes = nodes

    def has_class(self, node: NamedNode, kind: NamedNode) -> bool:
        """Whether a node is of a class."""
        return kind in self.nodes.get(node, {}).get(RDF.type, ())

    def nodes_of(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        found = (each for each in self.nodes.get(subject, {}).get(predicate, ()) if isinstance(each, NamedNode))
        return sorted(found, key=lambda node: node.value)

    def node(self, subject: NamedNode, predicate: NamedNode) -> NamedNode | None:
        return next(iter(self.nodes_of(subject, predicate)), None)

    def texts(self, subject: NamedNode, predicate: NamedNode) -> list[str]:
        values = self.nodes.get(subject, {}).get(predicate, ())
        return sorted(each.value for each in values if isinstance(each, Literal))

    def text(self, subject: NamedNode, predicate: NamedNode) -> str | None:
        return next(iter(self.texts(subject, predicate)), None)

    def day(self, subject: NamedNode, predicate: NamedNode) -> date | None:
        value = self.text(subject, predicate)
        return date.fromisoformat(value) if value else None

    def path_of(self, subject: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
        """The names of units from the largest down."""
        steps = sorted(self.nodes_of(subject, predicate), key=lambda step: int(self.text(step, ASENDUS.depth) or 0))
        return tuple(self.text(step, ASENDUS.unitName) or "" for step in steps)

    def of_class(self, *classes: NamedNode) -> list[NamedNode]:
        """The nodes of these classes, in the order of their numbers ("…-2" before "…-10")."""
        found = [node for node, facts in self.nodes.items() if any(kind in facts.get(RDF.type, ()) for kind in classes)]
        return sorted(found, key=lambda node: natural(node.value))

    def description(self) -> Description:
        iri = self.iri
        file = self.node(iri, ASENDUS.inFile) or iri
        return Description(
            iri=iri,
            agency=self.node(iri, ASENDUS.inAgency) or iri,
            file=file,
            file_name=self.text(file, ASENDUS.fileName) or "",
            language=self.text(iri, DCTERMS.language) or "et",
            agency_name=self.text(iri, ASENDUS.agencyName),
            annex=self.text(iri, ASENDUS.annex),
            title=self.text(iri, ASENDUS.title),
            qualifier=self.text(iri, ASENDUS.qualifier),
            ordinal=self.text(iri, ASENDUS.ordinal),
            unit=self.path_of(iri, ASENDUS.unitPath),
            asks=frozenset(FIELD_NAMES[node] for node in self.nodes_of(iri, ASENDUS.asks) if node in FIELD_NAMES),
            leaves_empty=self.empty_fields(),
            approval=self.approval(),
            review_months=self.review_months(),
            repeals=self.repeals(),
            lines=self.lines(),
            demands=tuple(map(self.demand, self.of_class(ASENDUS.Requirement))),
        )

    def empty_fields(self) -> frozenset[str]:
        nodes = (self.node(each, ASENDUS.field) for each in self.of_class(ASENDUS.EmptyField))
        return frozenset(FIELD_NAMES[node] for node in nodes if node in FIELD_NAMES)

    def review_months(self) -> int | None:
        told = (self.text(each, ASENDUS.reviewMonths) for each in self.of_class(ASENDUS.ReviewStatement))
        return next((int(months) for months in told if months), None)

    def approval(self) -> Approval | None:
        node = self.node(self.iri, DCTERMS.isPartOf)
        if node is None:
            return None
        return Approval(
            iri=node,
            number=self.text(node, DCTERMS.identifier),
            issued=self.day(node, DCTERMS.issued),
            effective=self.day(node, ASENDUS.effective),
        )

    def repeals(self) -> tuple[Repealed, ...]:
        by = self.node(self.iri, DCTERMS.isPartOf)
        if by is None:
            return ()
        return tuple(
            Repealed(
                by=by,
                issued=self.day(node, ASENDUS.repealedDate),
                number=self.text(node, ASENDUS.repealedNumber),
                annexes=frozenset(self.texts(node, ASENDUS.repealedAnnex)),
            )
            for node in self.of_class(ASENDUS.Repeal)
        )

    def lines(self) -> tuple[Line, ...]:
        """The lines in the order of the form's fields."""
        found = [self.line(node) for node in self.of_class(ASENDUS.Substitution, ASENDUS.ReportingLine)]
        return tuple(sorted(found, key=lambda line: MENTION_FIELDS.index(line.field)))

    def line(self, node: NamedNode) -> Line:
        field = self.node(node, ASENDUS.field)
        order = self.text(node, ASENDUS.order)
        return Line(
            iri=node,
            description=self.iri,
            field=FIELD_NAMES[field] if field else MENTION_FIELDS[0],
            kind=self.text(node, ASENDUS.mentionKind) or "post",
            words=self.quote(node),
            title=self.text(node, ASENDUS.mentionTitle),
            qualifier=self.text(node, ASENDUS.mentionQualifier),
            ordinal=self.text(node, ASENDUS.mentionOrdinal),
            unit=self.path_of(node, ASENDUS.mentionUnit),
            order=int(order) if order else None,
        )

    def quote(self, node: NamedNode) -> str:
        """The words that a statement rests on."""
        evidence = self.node(node, ASENDUS.evidence)
        selectors = self.nodes_of(evidence, OA.hasSelector) if evidence else []
        return next((words for each in selectors if (words := self.text(each, OA.exact)) is not None), "")

    def demand(self, node: NamedNode) -> Demand:
        years = self.text(node, ASENDUS.years)
        return Demand(
            iri=node,
            kind=self.text(node, ASENDUS.requirementKind) or RequirementKind.SKILL.value,
            text=self.text(node, ASENDUS.text) or "",
            subject=self.text(node, ASENDUS.subject) or "",
            level=self.node(node, ASENDUS.level),
            language=self.node(node, ASENDUS.language),
            years=float(years) if years else None,
            competency=self.node(node, ASENDUS.competency),
            essential=self.text(node, ASENDUS.essential) != "false",
        )
