"""Whether graphs keep to the SHACL shapes of `asendus.ontology`, an agency at a time.

Description graphs and derived graphs have shapes of their own: the same statement looks otherwise in each.
Description graphs are validated a few hundred at a time, which bounds memory; no shape looks beyond one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

import pyoxigraph as ox
import pyshacl
import rdflib
from pyoxigraph import NamedNode, Quad, Triple

from asendus.loader.identity import derived_iri
from asendus.ontology import NAMESPACE, schemes, shapes
from asendus.output import RowFormat, print_rows

if TYPE_CHECKING:
    from asendus.store import Store

#: So many description graphs are validated together.
BATCH = 300

#: SHACL's severities, the worst first.
SEVERITIES = ("violation", "warning", "info")

#: The shapes of description graphs, and those of derived graphs.
ShapeFile = Literal["descriptions", "posts"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Violation:
    """One place where a graph does not keep to a shape (SHACL's `sh:ValidationResult`).

    severity: one of `SEVERITIES`; shape: the shape's local name; focus: the IRI of the node; path: the property's IRI,
    None where the shape is about the node itself; value: what is wrong there, None where something is missing.
    """

    severity: str
    shape: str
    focus: str
    path: str | None = field(default=None, compare=False)
    value: str | None = field(default=None, compare=False)
    sentences: tuple[tuple[str, str], ...] = ()

    def told(self, language: str) -> str:
        """The shape's sentence in a language."""
        return dict(self.sentences)[language]


def check(store: Store) -> Iterator[Violation]:
    """What the graphs of a store have against the shapes: an agency at a time, then what belongs to none."""
    left = {*store.graphs()}
    for agency in store.agencies():
        derived, told = derived_iri(agency), store.graphs_of(agency)
        yield from _check_graphs(store, told, "descriptions")
        yield from _check_graphs(store, [derived], "posts")
        left -= {derived, *told}
    yield from _check_graphs(store, sorted(left, key=lambda graph: graph.value), "descriptions")


def _check_graphs(store: Store, graphs: Sequence[NamedNode], shape: ShapeFile) -> Iterator[Violation]:
    for start in range(0, len(graphs), BATCH):
        batch = graphs[start : start + BATCH]
        yield from check_quads([quad for graph in batch for quad in store.quads(graph)], shape)


def print_violations(broken: Sequence[Violation], style: RowFormat, language: str) -> None:
    """What was found, on standard output; a table for people has no whole addresses."""
    if style is RowFormat.TABLE:
        if broken:
            rows = [[v.severity, v.told(language), _short(v.focus), _short(v.path), _short(v.value)] for v in broken]
            print_rows(("severity", "message", "node", "property", "value"), rows, style)
        return
    columns = ("severity", "shape", "focus", "path", "value", "message")
    print_rows(columns, ([v.severity, v.shape, v.focus, v.path, v.value, v.told(language)] for v in broken), style)


def _short(text: str | None) -> str | None:
    """What tells an IRI from others: a term's own name, or the path behind the host.

    >>> _short("https://w3id.org/asendus/ns#evidence"), _short("https://asendus.example/post/nõunik"), _short("pos")
    ('evidence', 'post/nõunik', 'pos')
    """
    if text is None or "://" not in text:
        return text
    return text.removeprefix(NAMESPACE) if text.startswith(NAMESPACE) else text.split("/", 3)[-1]


def check_quads(quads: Iterable[Quad], shape: ShapeFile) -> list[Violation]:
    """What statements have against one file of shapes, sorted; named graphs do not count."""
    conforms, results, _ = pyshacl.validate(_as_rdflib(quads), shacl_graph=_shapes(shape), inplace=True)
    if conforms:
        return []
    assert isinstance(results, rdflib.Graph)  # pySHACL raises where it cannot validate
    return sorted({_violation(results, node) for node in results.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult)})


@cache
def _shapes(name: ShapeFile) -> rdflib.Graph:
    [file] = [file for file in shapes() if file.name == f"{name}.ttl"]
    return rdflib.Graph().parse(data=file.read_text(encoding="utf-8"), format="turtle")


@cache
def _concepts() -> tuple[Triple, ...]:
    """The type of every concept of the schemes: shapes ask whether a level or a language is one."""
    found = (quad for file in schemes() for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE))
    return tuple(quad.triple for quad in found if quad.predicate.value == str(rdflib.RDF.type))


def _as_rdflib(quads: Iterable[Quad]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for triple in (*(quad.triple for quad in quads), *_concepts()):
        graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    return graph


def _term(term: object) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        # rdflib holds a plain literal and an xsd:string for two values, RDF 1.1 for one.
        kind = (
            None
            if term.language or term.datatype.value == str(rdflib.XSD.string)
            else rdflib.URIRef(term.datatype.value)
        )
        return rdflib.Literal(term.value, lang=term.language, datatype=kind)
    assert isinstance(term, ox.BlankNode)
    return rdflib.BNode(term.value)


def _violation(results: rdflib.Graph, node: rdflib.term.Node) -> Violation:
    messages = (message for message in results.objects(node, rdflib.SH.resultMessage))
    return Violation(
        severity=_local(results.value(node, rdflib.SH.resultSeverity)).lower(),
        shape=_local(results.value(node, rdflib.SH.sourceShape)),
        focus=str(results.value(node, rdflib.SH.focusNode)),
        path=_text(results.value(node, rdflib.SH.resultPath)),
        value=_text(results.value(node, rdflib.SH.value)),
        sentences=tuple(sorted((m.language or "", str(m)) for m in messages if isinstance(m, rdflib.Literal))),
    )


def _local(node: object) -> str:
    return str(node).rpartition("#")[2].rpartition("/")[2]


def _text(node: object) -> str | None:
    return None if node is None or isinstance(node, rdflib.BNode) else str(node)
