"""Whether graphs keep to the SHACL shapes of `asendus.ontology`, an agency at a time.

Description graphs and derived graphs have shapes of their own: the same statement looks otherwise in each.
Description graphs are validated some dozens at a time, which bounds memory; no shape looks beyond one of them.
Many batches are shared out among processes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context
from typing import TYPE_CHECKING, Literal, NamedTuple

import pyoxigraph as ox
import pyshacl
import rdflib
from pyoxigraph import NamedNode, Quad, Triple

from asendus.loader.identity import derived_iri, findings_iri
from asendus.ontology import NAMESPACE, schemes, shapes
from asendus.output import Cell, RowFormat, print_rows

if TYPE_CHECKING:
    from asendus.store import Store

#: So many description graphs are validated together.
BATCH = 60

#: From so many batches on a second process is worth its start.
WORTH_SHARING = 6

_Term = rdflib.URIRef | rdflib.BNode | rdflib.Literal

#: SHACL's severities, the worst first.
SEVERITIES = ("violation", "warning", "info")

#: The shapes of description graphs, and those of derived graphs.
ShapeFile = Literal["descriptions", "posts"]


COLUMNS = ("severity", "shape", "focus", "path", "value", "message")


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


class Batch(NamedTuple):
    """Statements to validate together, as N-Triples, and the shapes that they are to keep to."""

    triples: bytes
    shape: ShapeFile


def check(store: Store, *, jobs: int = 1) -> Iterator[Violation]:
    """What the graphs of a store have against the shapes: an agency at a time, then what belongs to none.

    jobs: at most so many processes, which are started where there is enough for them to do.
    """
    batches = list(_batches(store))
    processes = jobs if len(batches) >= WORTH_SHARING else 1
    if processes < 2:
        for graphs, shape in batches:
            yield from check_batch(_batch(store, graphs, shape))
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for found in _in_turn(pool, (_batch(store, graphs, shape) for graphs, shape in batches), ahead=2 * processes):
            yield from found


def _batches(store: Store) -> Iterator[tuple[Sequence[NamedNode], ShapeFile]]:
    """The graphs that are validated together."""
    left = {*store.graphs()}
    for agency in store.agencies():
        derived, told = derived_iri(agency), store.graphs_of(agency)
        left.discard(findings_iri(agency))
        yield from _some(told)
        yield [derived], "posts"
        left -= {derived, *told}
    yield from _some(sorted(left, key=lambda graph: graph.value))


def _some(graphs: Sequence[NamedNode]) -> Iterator[tuple[Sequence[NamedNode], ShapeFile]]:
    for start in range(0, len(graphs), BATCH):
        yield graphs[start : start + BATCH], "descriptions"


def _batch(store: Store, graphs: Sequence[NamedNode], shape: ShapeFile) -> Batch:
    triples = (quad.triple for graph in graphs for quad in store.quads_in(graph))
    return Batch(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", shape)


def _in_turn(pool: Executor, batches: Iterator[Batch], *, ahead: int) -> Iterator[list[Violation]]:
    """What is found in each batch, in their order; no more than `ahead` of them are on their way at once."""
    waiting: deque[Future[list[Violation]]] = deque()
    for batch in batches:
        waiting.append(pool.submit(check_batch, batch))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def check_batch(batch: Batch) -> list[Violation]:
    """What one batch has against its shapes, sorted."""
    return check_quads(ox.parse(batch.triples, format=ox.RdfFormat.N_TRIPLES), batch.shape)


def print_violations(broken: Sequence[Violation], style: RowFormat, language: str) -> None:
    """What was found, on standard output; a table for people has no whole addresses."""
    if style is RowFormat.TABLE:
        if broken:
            rows = [[v.severity, v.told(language), _short(v.focus), _short(v.path), _short(v.value)] for v in broken]
            print_rows(("severity", "message", "node", "property", "value"), rows, style)
        return
    print_rows(COLUMNS, as_rows(broken, language), style)


def as_rows(broken: Iterable[Violation], language: str) -> Iterator[tuple[Cell, ...]]:
    """A row a violation, in the order of `COLUMNS`."""
    return ((v.severity, v.shape, v.focus, v.path, v.value, v.told(language)) for v in broken)


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
    """The statements as rdflib has them; each term is made once."""
    graph = rdflib.Graph()
    terms: dict[object, _Term] = {}
    for triple in (*(quad.triple for quad in quads), *_concepts()):
        subject, predicate, value = (terms.get(each) or terms.setdefault(each, _term(each)) for each in triple)
        graph.store.add((subject, predicate, value), graph)
    return graph


def _term(term: object) -> _Term:
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
