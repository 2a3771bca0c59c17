"""The parts that the graphs of all documents share: the file, statements, their evidence, mentions, warnings."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode, Quad

from asendus.loader.identity import agency_iri, file_iri
from asendus.loader.listing import Listing
from asendus.loader.passages import Span
from asendus.loader.reading import MAX_QUOTE, Mention, Reading
from asendus.loader.software import release
from asendus.loader.telling import SPOKEN
from asendus.vocabulary import ASENDUS, FIELDS, OA, PROV, RDF, XSD, whole


class GraphWriter:
    """The quads of the graph of one document, as they come. The graph's name is the document's IRI."""

    def __init__(self, document: Reading | Listing, base: str, graph: NamedNode) -> None:
        self.document = document
        self.base = base
        self.graph = graph
        self.file = file_iri(base, document.path, document.member)
        self.agency = agency_iri(base, document)
        self.quads: list[Quad] = []

    def add(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal | str | None) -> None:
        """One quad, or none where there is no value."""
        if value is None or value == "":
            return
        node = Literal(value) if isinstance(value, str) else value
        self.quads.append(Quad(subject, predicate, node, self.graph))

    def part(self, name: str) -> NamedNode:
        """A node of this description: its IRI, `#`, a name."""
        return NamedNode(f"{self.graph.value}#{name}")

    def add_path(self, subject: NamedNode, predicate: NamedNode, name: str, units: Sequence[str]) -> None:
        """The names of units from the largest down, each a numbered step (OWL 2 DL keeps RDF lists for itself)."""
        for depth, unit in enumerate(units, start=1):
            step = self.part(f"{name}-{depth}")
            self.add(subject, predicate, step)
            self.add(step, RDF.type, ASENDUS.PathStep)
            self.add(step, ASENDUS.unitName, unit)
            self.add(step, ASENDUS.depth, whole(depth))

    def write_file(self) -> None:
        """The file that the document stands in, and the release that read it."""
        self.add(self.graph, ASENDUS.readerVersion, release())
        self.describe_file(self.file, self.document.member, self.document.sha256)

    def describe_file(self, file: NamedNode, member: str | None, sha256: str) -> None:
        """What is known of a file, or of one in a container."""
        self.add(file, RDF.type, ASENDUS.SourceFile)
        self.add(file, RDF.type, PROV.Entity)
        self.add(file, ASENDUS.fileName, self.document.source)
        self.add(file, ASENDUS.member, member)
        self.add(file, ASENDUS.sha256, sha256)

    def file_of(self, span: Span) -> NamedNode:
        """The file in which words stand."""
        return self.file

    def write_statement(self, name: str, kind: NamedNode, span: Span) -> NamedNode:
        """A statement and the words that it rests on."""
        node = self.part(name)
        self.add(node, RDF.type, kind)
        self.add(node, ASENDUS.statedIn, self.graph)
        self.write_evidence(node, name, span)
        return node

    def write_evidence(self, node: NamedNode, name: str, span: Span) -> None:
        """Where the words stand (Web Annotation selectors), and the words; at most MAX_QUOTE characters of them."""
        cut = Span(span.start, min(span.end, span.start + MAX_QUOTE))
        evidence, position, quote = (self.part(f"{name}-{piece}") for piece in ("evidence", "position", "quote"))
        self.add(node, ASENDUS.evidence, evidence)
        self.add(evidence, RDF.type, OA.SpecificResource)
        self.add(evidence, OA.hasSource, self.file_of(span))
        self.add(evidence, OA.hasSelector, position)
        self.add(evidence, OA.hasSelector, quote)
        self.add(position, RDF.type, OA.TextPositionSelector)
        self.add(position, OA.start, whole(cut.start))
        self.add(position, OA.end, whole(cut.end))
        self.add(quote, RDF.type, OA.TextQuoteSelector)
        self.quads.append(Quad(quote, OA.exact, Literal(self.document.quote(cut)), self.graph))

    def write_mention(self, name: str, field: str, mention: Mention, *, span: Span, stated_by: NamedNode) -> NamedNode:
        """One substitution or reporting line, in the words of the document. stated_by: who states a substitution."""
        substitution = field.startswith("substitut")
        node = self.write_statement(name, ASENDUS.Substitution if substitution else ASENDUS.ReportingLine, span)
        self.add(node, ASENDUS.field, FIELDS[field])
        if substitution:
            self.add(node, ASENDUS.statedBy, stated_by)
        self.add(node, ASENDUS.mentionKind, mention.kind.value)
        self.add(node, ASENDUS.mentionTitle, mention.title)
        self.add(node, ASENDUS.mentionQualifier, mention.qualifier)
        self.add(node, ASENDUS.mentionOrdinal, mention.ordinal)
        self.add_path(node, ASENDUS.mentionUnit, f"{name}-unit", mention.unit)
        self.add(node, ASENDUS.condition, mention.condition)
        self.add(node, ASENDUS.order, None if mention.order is None else whole(mention.order))
        return node

    def write_warnings(self) -> None:
        """What was repaired, assumed or left unread."""
        for number, warning in enumerate(self.document.warnings, start=1):
            node = self.part(f"warning-{number}")
            self.add(node, RDF.type, ASENDUS.ReadingWarning)
            self.add(node, ASENDUS.statedIn, self.graph)
            self.add(node, ASENDUS.code, warning.code)
            for language in SPOKEN:
                self.add(node, ASENDUS.text, Literal(warning.told(language), language=language))
            self.write_evidence(node, f"warning-{number}", warning.span)


def day_of(day: object) -> Literal | None:
    """A date as a literal; None for none."""
    return None if day is None else Literal(str(day), datatype=XSD.date)


def dashed(name: str) -> str:
    """A field's name as IRIs have it.

    >>> dashed("substituted_by")
    'substituted-by'
    """
    return name.replace("_", "-")
