"""The ontology, its alignments and the data are within OWL 2 DL (Structural Specification, 5 and 11), as far as a script can tell."""

from __future__ import annotations

from collections import defaultdict

import pytest
from ontologies import annotation_properties, graph_of, name_of, ours, terms, whole_ontology, whole_world
from pyoxigraph import Literal, NamedNode
from rdflib import OWL, RDF, RDFS, BNode, Graph, URIRef, namespace
from rdflib import Literal as Written
from rdflib.collection import Collection
from rdflib.term import Node
from whole_graph import everything

from asendus.ontology import NAMESPACE, alignments, modules

EMITTED = everything()
FILES = {file.name if file in modules() else f"alignments/{file.name}": file for file in [*modules(), *alignments()]}

#: Datatypes of OWL 2 that this ontology may use (Structural Specification, 4), and the top of them all.
DATATYPES = {
    namespace.XSD.string,
    namespace.XSD.boolean,
    namespace.XSD.decimal,
    namespace.XSD.integer,
    namespace.XSD.nonNegativeInteger,
    RDF.PlainLiteral,
    RDFS.Literal,
}

#: Properties whose value is an RDF list that belongs to OWL.
LISTS = {
    OWL.oneOf,
    OWL.unionOf,
    OWL.intersectionOf,
    OWL.members,
    OWL.distinctMembers,
    OWL.propertyChainAxiom,
    OWL.hasKey,
}

PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)

#: Which datatypes of literals a range takes.
TAKES = {
    namespace.XSD.string: {namespace.XSD.string},
    namespace.XSD.boolean: {namespace.XSD.boolean},
    namespace.XSD.integer: {namespace.XSD.integer},
    namespace.XSD.decimal: {namespace.XSD.integer, namespace.XSD.decimal},
    RDF.PlainLiteral: {namespace.XSD.string, RDF.langString},
    RDFS.Literal: {namespace.XSD.date},
}


def reserved(term: Node) -> bool:
    """Whether a term belongs to the languages themselves."""
    return isinstance(term, URIRef) and str(term).startswith((str(OWL), str(RDF), str(RDFS), str(namespace.XSD)))


def test_a_property_is_of_one_kind() -> None:
    """No property is both of objects and of data, or an annotation too, but for the two that PROV-O itself has so."""
    kinds: dict[Node, set[Node]] = defaultdict(set)
    world = whole_world()
    for kind in PROPERTIES:
        for term in world.subjects(RDF.type, kind):
            kinds[term].add(kind)

    assert len(kinds) > 100
    of_prov = {URIRef(f"http://www.w3.org/ns/prov#{name}") for name in ("specializationOf", "wasRevisionOf")}
    assert of_prov == {term for term, found in kinds.items() if len(found) > 1}


def test_a_class_is_neither_a_datatype_nor_a_property() -> None:
    """Names are shared by a class and an individual, or a property and an individual, and in no other way."""
    world = whole_world()
    classes = set(world.subjects(RDF.type, OWL.Class))
    others = {term for kind in (*PROPERTIES, RDFS.Datatype) for term in world.subjects(RDF.type, kind)}

    assert set() == {term for term in classes & others if isinstance(term, URIRef)}


@pytest.mark.parametrize("name", FILES)
def test_every_term_that_a_file_uses_is_declared_there(name: str) -> None:
    """Each file can be read alone: its classes, properties and annotations have a kind in it."""
    graph = graph_of(FILES[name])
    used = set(graph.predicates())
    for predicate in (RDFS.subClassOf, RDFS.domain, RDFS.range, RDFS.subPropertyOf, OWL.inverseOf, OWL.disjointWith):
        used |= set(graph.objects(None, predicate)) | set(graph.subjects(predicate))
    used |= {kind for kind in graph.objects(None, RDF.type) if not reserved(kind)}
    declared = set(graph.subjects(RDF.type))

    assert used
    assert [] == sorted(term for term in used - declared if isinstance(term, URIRef) and not reserved(term))


def test_ranges_are_of_the_datatypes_of_owl() -> None:
    """No data property has a range that OWL 2 does not have, such as xsd:date."""
    graph = graph_of(*modules())
    properties = set(graph.subjects(RDF.type, OWL.DatatypeProperty))
    ranges = {(term, kind) for term in ours(properties) for kind in graph.objects(term, RDFS.range)}
    named = {(name_of(term), kind) for term, kind in ranges if isinstance(kind, URIRef)}
    listed = [kind for _, kind in ranges if isinstance(kind, BNode)]

    assert len(named) > 25
    assert [] == [pair for pair in named if pair[1] not in DATATYPES]
    assert listed and all(
        (kind, RDF.type, RDFS.Datatype) in graph and list(graph.objects(kind, OWL.oneOf)) for kind in listed
    )


def test_lists_belong_to_owl() -> None:
    """RDF lists stand only where OWL puts them, and no node of one has an IRI."""
    graph = whole_ontology()
    heads = {head for predicate in LISTS for head in graph.objects(None, predicate)}
    cells = set(graph.subjects(RDF.first))
    rests = set(graph.objects(None, RDF.rest))

    assert heads
    assert cells == heads | (rests - {RDF.nil})
    assert all(isinstance(cell, BNode) for cell in cells)
    assert all(len(Collection(graph, head)) > 1 for head in heads)


def test_data_say_nothing_in_the_words_of_the_languages() -> None:
    """The graph's own properties are declared; of RDF, RDFS and OWL it uses types and comments only."""
    world = whole_world()
    kinds = (*PROPERTIES, RDF.Property)  # SHACL's own file, unlike the others, speaks RDFS
    declared = {term for kind in kinds for term in world.subjects(RDF.type, kind)} | annotation_properties(world)
    used = {URIRef(quad.predicate.value) for quad in EMITTED}

    assert {RDF.type} <= {term for term in used if reserved(term)} <= {RDF.type, RDFS.comment, RDFS.label}
    assert [] == sorted(term for term in used - declared if not reserved(term))


def test_data_are_of_declared_classes() -> None:
    """Every class that the graph uses is declared."""
    declared = set(whole_world().subjects(RDF.type, OWL.Class))
    types = {
        quad.object.value
        for quad in EMITTED
        if quad.predicate.value == str(RDF.type) and isinstance(quad.object, NamedNode)
    }

    assert len(types) > 30
    assert set() == types - {str(kind) for kind in declared}


def test_values_are_of_their_range() -> None:
    """Every literal of the graph is of the datatype, or among the values, that its property names."""
    graph = graph_of(*modules())
    checked = 0
    for quad in EMITTED:
        predicate = URIRef(quad.predicate.value)
        if isinstance(quad.object, Literal) and predicate.startswith(NAMESPACE):
            (kind,) = graph.objects(predicate, RDFS.range)
            assert fits(graph, quad.object, kind), quad
            checked += 1
    assert checked > 200


def fits(graph: Graph, value: Literal, kind: Node) -> bool:
    """Whether a range takes a literal."""
    if isinstance(kind, BNode):
        (values,) = graph.objects(kind, OWL.oneOf)
        return Written(value.value) in list(Collection(graph, values))
    assert isinstance(kind, URIRef)
    return URIRef(value.datatype.value) in TAKES[kind]


def test_terms_carry_no_version() -> None:
    """The version is in the version IRIs; a term's IRI is for good."""
    defined = terms(whole_ontology())

    assert len(defined) > 100
    assert [] == [term for term in defined if any(letter.isdigit() for letter in name_of(term).replace("sha256", ""))]
