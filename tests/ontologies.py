"""The ontology's files as rdflib graphs, and what follows from them by the rules of OWL 2 RL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

import owlrl
import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.term import Node

from asendus.ontology import NAMESPACE, alignments, modules, schemes

#: ORG, PROV-O, SKOS and others as W3C publishes them (tests/fixtures/vocabularies/README.md).
VOCABULARIES = sorted((Path(__file__).parent / "fixtures" / "vocabularies").glob("*.ttl"))


def graph_of(*files: Traversable | Path) -> Graph:
    """The statements of Turtle files, in one graph."""
    graph = Graph()
    for file in files:
        graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    return graph


def whole_ontology() -> Graph:
    """The modules and all alignments."""
    return graph_of(*modules(), *alignments())


def whole_world() -> Graph:
    """All that data are reasoned about with: modules, alignments, schemes, and the vocabularies that they reuse."""
    return graph_of(*modules(), *alignments(), *schemes(), *VOCABULARIES)


def ours(nodes: Iterable[Node]) -> Iterator[URIRef]:
    """The terms of this ontology among nodes."""
    return (node for node in nodes if isinstance(node, URIRef) and node.startswith(NAMESPACE))


def name_of(term: Node) -> str:
    """The local name of a term of ours."""
    return str(term).removeprefix(NAMESPACE)


def terms(graph: Graph) -> set[URIRef]:
    """The terms that the graph defines."""
    return set(ours(graph.subjects(RDFS.isDefinedBy)))


def annotation_properties(graph: Graph) -> set[Node]:
    """The annotation properties: those declared, and OWL's own."""
    own = {RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionInfo, OWL.versionIRI, OWL.imports}
    return {*graph.subjects(RDF.type, OWL.AnnotationProperty), *own}


def as_rdflib(triples: Iterable[ox.Triple | ox.Quad]) -> Graph:
    """Statements of pyoxigraph as an rdflib graph."""
    lines = ox.serialize((ox.Triple(*list(each)[:3]) for each in triples), format=ox.RdfFormat.N_TRIPLES)
    assert lines is not None
    return Graph().parse(data=lines.decode(), format="nt")


def closed(*graphs: Graph) -> tuple[Graph, list[str]]:
    """What follows from graphs by OWL 2 RL, and the contradictions found. Annotations, which say nothing, are left out."""
    union = Graph()
    for graph in graphs:
        for triple in graph:
            union.add(triple)
    for annotation in annotation_properties(union):
        union.remove((None, annotation, None))
    semantics = owlrl.OWLRL_Semantics(union, axioms=False, daxioms=False)
    semantics.closure()
    return union, sorted(semantics.error_messages)


def types_of(graph: Graph, node: Node) -> set[str]:
    """The named classes of a node, without owl:Thing, as IRIs."""
    classes = {kind for kind in graph.objects(node, RDF.type) if isinstance(kind, URIRef)}
    return {str(kind) for kind in classes - {OWL.Thing, OWL.NamedIndividual}}
