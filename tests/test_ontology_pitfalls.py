"""The catalogue of pitfalls of OOPS! (P01 to P41): each a test here, or a line in docs/pitfalls.md that says why it needs none."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from ontologies import graph_of, name_of, ours, terms, whole_ontology
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, URIRef
from rdflib import Literal as Words
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from asendus.ontology import NAMESPACE, alignments, modules, schemes

PAGE = Path(__file__).parent.parent / "docs" / "pitfalls.md"
ONTOLOGY = graph_of(*modules())
WHOLE = whole_ontology()
TERMS = terms(ONTOLOGY)
CLASSES = set(ours(ONTOLOGY.subjects(RDF.type, OWL.Class)))
OBJECT_PROPERTIES = set(ours(ONTOLOGY.subjects(RDF.type, OWL.ObjectProperty)))
DATA_PROPERTIES = set(ours(ONTOLOGY.subjects(RDF.type, OWL.DatatypeProperty)))
PROPERTIES = OBJECT_PROPERTIES | DATA_PROPERTIES
INDIVIDUALS = set(ours(ONTOLOGY.subjects(RDF.type, OWL.NamedIndividual)))

#: Properties that several kinds of things share, and which. They have no domain, so that nothing is concluded from them.
SHARED = {
    "asks": "descriptions, posts",
    "evidence": "statements, warnings, findings",
    "headcount": "posts, rows",
    "inAgency": "documents, posts, units",
    "language": "requirements, language demands",
    "level": "requirements, language demands",
    "ordinal": "descriptions, rows, posts",
    "qualifier": "descriptions, rows, posts",
    "resolutionNote": "statements, agencies",
    "rosterComplete": "agencies, units",
    "statedIn": "statements, warnings",
    "text": "requirements, provisions, warnings",
    "title": "descriptions, rows, posts",
    "unitPath": "documents, rows",
}


def labels(term: Node, language: str) -> list[str]:
    """The labels of a term in a language."""
    found = ONTOLOGY.objects(term, RDFS.label)
    return [str(label) for label in found if isinstance(label, Words) and label.language == language]


def cycles(graph: Graph, predicate: URIRef) -> list[Node]:
    """The nodes from which a property leads back to them."""
    above = {node: set(graph.objects(node, predicate)) for node in graph.subjects(predicate)}
    return [
        node
        for node, direct in above.items()
        if any(node in graph.transitive_objects(step, predicate) for step in direct)
    ]


def axioms(graph: Graph, term: Node) -> set[tuple[Node, Node, Node]]:
    """What a graph says of a term beyond its kind and its words."""
    said = {*graph.triples((term, None, None)), *graph.triples((None, None, term))}
    return {
        triple
        for triple in said
        if triple[1] not in (RDF.type, RDFS.label, RDFS.isDefinedBy, SKOS.definition, SKOS.example)
    }


def undocumented_deprecations(graph: Graph) -> list[Node]:
    """The deprecated terms that do not name their replacement or do not say why."""
    links = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.sameAs)
    given_up = graph.subjects(OWL.deprecated, Words(True))
    return [
        term
        for term in given_up
        if not any(list(graph.objects(term, link)) for link in links) or not list(graph.objects(term, SKOS.note))
    ]


def test_p02_no_two_classes_mean_the_same() -> None:
    """No two classes have one definition, or one label in either language."""
    for words in (RDFS.label, SKOS.definition):
        told = Counter(word for each in CLASSES for word in ONTOLOGY.objects(each, words))
        assert len(told) > 50
        assert [] == [word for word, count in told.items() if count > 1]


def test_p03_no_relation_is_called_is() -> None:
    """Kinds are told by rdf:type and rdfs:subClassOf, never by a property "is" or "isA"."""
    assert len(PROPERTIES) > 60
    assert [] == [name_of(each) for each in PROPERTIES if re.match(r"is([A-Z]|$)", name_of(each))]


def test_p04_no_term_stands_alone() -> None:
    """Every class and property is tied to another by an axiom, in the ontology or in an alignment."""
    loose = [name_of(each) for each in CLASSES | PROPERTIES if not axioms(WHOLE, each)]

    assert [] == sorted(loose)


def test_p05_p25_p26_inverses_fit() -> None:
    """What is inverse swaps domain and range; nothing is its own inverse, and no symmetric property has one."""
    pairs = [(one, other) for one, other in ONTOLOGY.subject_objects(OWL.inverseOf)]

    assert pairs
    for one, other in pairs:
        assert one != other
        assert set(ONTOLOGY.objects(one, RDFS.domain)) == set(ONTOLOGY.objects(other, RDFS.range))
        assert set(ONTOLOGY.objects(one, RDFS.range)) == set(ONTOLOGY.objects(other, RDFS.domain))
        assert (one, RDF.type, OWL.SymmetricProperty) not in ONTOLOGY


def test_p06_hierarchies_have_no_cycles() -> None:
    """No class is above itself, and no property."""
    assert 1 == len(cycles(Graph().parse(data="<a:b> <a:c> <a:b> .", format="turtle"), URIRef("a:c")))
    assert list(WHOLE.subjects(RDFS.subClassOf)) and list(WHOLE.subjects(RDFS.subPropertyOf))
    assert [] == cycles(WHOLE, RDFS.subClassOf)
    assert [] == cycles(WHOLE, RDFS.subPropertyOf)


def test_p07_p21_no_class_is_a_mixture_or_a_rest() -> None:
    """No class joins two concepts ("and", "or") or gathers what is left ("other", "misc")."""
    words = {each: re.findall(r"[A-Z][a-z]+", name_of(each)) for each in CLASSES}

    assert all(words.values())
    assert [] == [each for each, parts in words.items() if {"And", "Or", "Other", "Misc", "Miscellaneous"} & set(parts)]


def test_p08_p20_every_term_has_its_words() -> None:
    """Label and definition are there in both languages, and are different things."""
    assert len(TERMS) > 120
    for term in TERMS:
        for language in ("et", "en"):
            (label,) = labels(term, language)
            (definition,) = (
                str(each)
                for each in ONTOLOGY.objects(term, SKOS.definition)
                if isinstance(each, Words) and each.language == language
            )
            assert definition != label
            assert definition[0].isupper() and definition.endswith((".", ".)")), definition


def test_p09_p11_domains_and_ranges_are_decided() -> None:
    """Every property has a range, and a domain unless it is among those that several kinds of things share."""
    without = {name_of(each) for each in PROPERTIES if not list(ONTOLOGY.objects(each, RDFS.domain))}

    assert [] == [name_of(each) for each in PROPERTIES if not list(ONTOLOGY.objects(each, RDFS.range))]
    assert set(SHARED) == without


def test_p10_classes_are_told_apart() -> None:
    """Kinds of posts, of documents, of statements and of provisions are disjoint, and so are named individuals of a class."""
    groups = [set(ONTOLOGY.items(members)) for members in ONTOLOGY.objects(None, OWL.members)]
    different = [set(ONTOLOGY.items(members)) for members in ONTOLOGY.objects(None, OWL.distinctMembers)]
    pairs = [{one, other} for one, other in ONTOLOGY.subject_objects(OWL.differentFrom)]

    for parent in ("Statement", "Provision"):
        children = set(ours(ONTOLOGY.subjects(RDFS.subClassOf, URIRef(NAMESPACE + parent))))
        assert len(children) > 4
        assert any(children <= group for group in groups), parent
    for kind in {kind for each in INDIVIDUALS for kind in ours(ONTOLOGY.objects(each, RDF.type))}:
        members = {each for each in INDIVIDUALS if (each, RDF.type, kind) in ONTOLOGY}
        assert members in different + pairs, kind


def test_p12_p27_p30_p31_equivalence_is_only_enumeration() -> None:
    """A class is made equivalent only to the list of its individuals; no property is to another."""
    same = list(WHOLE.subject_objects(OWL.equivalentClass))

    assert same
    assert all(isinstance(other, BNode) and list(WHOLE.objects(other, OWL.oneOf)) for _, other in same)
    assert [] == list(WHOLE.subject_objects(OWL.equivalentProperty))


def test_p14_p15_p16_no_restrictions_to_get_wrong() -> None:
    """Cardinalities and complements are for the shapes: no quantifier and no negation stands in the ontology."""
    wrong = (OWL.allValuesFrom, OWL.someValuesFrom, OWL.complementOf, OWL.onProperty, OWL.disjointUnionOf)

    assert [] == [triple for predicate in wrong for triple in WHOLE.triples((None, predicate, None))]


def test_p17_hierarchies_are_shallow() -> None:
    """No individual is a class as well, and no class is deeper than three below the top."""
    assert set() == INDIVIDUALS & CLASSES
    depths = {
        each: len({*ours(node for node in ONTOLOGY.transitive_objects(each, RDFS.subClassOf) if node)})
        for each in CLASSES
    }
    assert 3 == max(depths.values())


def test_p19_no_property_has_two_domains_or_ranges() -> None:
    """Two domains or ranges would mean their intersection."""
    for predicate in (RDFS.domain, RDFS.range):
        told = Counter(ONTOLOGY.subjects(predicate))
        assert told
        assert [] == [term for term, count in told.items() if count > 1]


def test_p22_names_follow_one_convention() -> None:
    """Classes and individuals begin with a capital letter, properties with a small one, and no name has a separator."""
    for found, pattern in (
        (CLASSES, r"[A-Z][A-Za-z]+"),
        (INDIVIDUALS, r"[A-Z][A-Za-z]+"),
        (PROPERTIES, r"[a-z][A-Za-z]*(256)?"),
    ):
        assert found
        assert [] == [name_of(each) for each in found if not re.fullmatch(pattern, name_of(each))]


def test_p24_no_term_is_defined_by_itself() -> None:
    """No axiom ties a term to itself."""
    assert [] == [triple for triple in WHOLE if triple[0] == triple[2]]


def test_p28_p29_p33_no_unfounded_characteristics() -> None:
    """Cover and reporting are neither symmetric nor transitive, and no chain stands for one property."""
    kinds = {kind for each in PROPERTIES for kind in ONTOLOGY.objects(each, RDF.type)}

    assert {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.FunctionalProperty} == kinds
    assert [] == list(WHOLE.subject_objects(OWL.propertyChainAxiom))


def test_p32_labels_are_told_apart() -> None:
    """No two terms of a kind share a label in either language."""
    for found in (CLASSES, PROPERTIES, INDIVIDUALS):
        for language in ("et", "en"):
            told = Counter(label for each in found for label in labels(each, language))
            assert [] == [label for label, count in told.items() if count > 1]


def test_p34_p35_every_term_is_typed() -> None:
    """Every term of ours that an axiom names is a class, a property or an individual, and is defined."""
    named = {node for triple in WHOLE for node in triple}

    assert set(ours(named)) == TERMS == CLASSES | PROPERTIES | INDIVIDUALS


def test_p36_no_address_ends_like_a_file() -> None:
    """Addresses outlive formats."""
    ontologies = set(WHOLE.subjects(RDF.type, OWL.Ontology))

    assert len(ontologies) > 15
    assert [] == [each for each in {*ontologies, *TERMS} if str(each).endswith((".ttl", ".owl", ".rdf"))]


@pytest.mark.parametrize("file", [*modules(), *alignments()], ids=lambda file: file.name)
def test_p38_p39_p41_every_file_is_an_ontology_with_a_licence(file: Path) -> None:
    """One ontology a file, with its licence; names are written by prefixes that the file declares, none of them idle."""
    graph, text = graph_of(file), file.read_text(encoding="utf-8")
    (ontology,) = graph.subjects(RDF.type, OWL.Ontology)
    prefixes = re.findall(r"^@prefix (\w+): <", text, flags=re.MULTILINE)

    assert list(graph.objects(ontology, DCTERMS.license))
    assert "@base" not in text
    assert prefixes == sorted(prefixes)
    assert [] == [
        prefix for prefix in prefixes if not re.search(rf"(?<![\w<]){prefix}:[A-Za-z]", text.split("\n\n", 1)[1])
    ]


def test_p40_no_other_namespace_is_taken() -> None:
    """Terms of others are declared, or annotated in an alignment, and nothing else is said of them."""
    said = {
        triple
        for triple in WHOLE
        if isinstance(triple[0], URIRef)
        and not triple[0].startswith(NAMESPACE)
        and not (triple[0], RDF.type, OWL.Ontology) in WHOLE
    }

    assert said
    assert {
        RDF.type,
        SKOS.inScheme,
        SKOS.notation,
    } == {predicate for _, predicate, _ in said}
    assert [] == list(graph_of(*schemes()).subjects(RDF.type, OWL.Class))


def test_what_is_deprecated_names_its_replacement() -> None:
    """A term that was given up says why and what took its place; the check tells one that does not."""
    bad = f"@prefix owl: <{OWL}> . <{NAMESPACE}Old> owl:deprecated true ."
    good = f"""@prefix owl: <{OWL}> . @prefix rdfs: <{RDFS}> . @prefix skos: <{SKOS}> .
        <{NAMESPACE}Old> owl:deprecated true ; rdfs:subClassOf <{NAMESPACE}Duty> ; skos:note "Since 9.0.0: one word for one thing."@en ."""

    assert [URIRef(f"{NAMESPACE}Old")] == undocumented_deprecations(Graph().parse(data=bad, format="turtle"))
    assert [] == undocumented_deprecations(Graph().parse(data=good, format="turtle"))
    assert [] == undocumented_deprecations(WHOLE)


def test_the_page_tells_of_every_pitfall() -> None:
    """docs/pitfalls.md has a row for each of P01 to P41, and the tests that it names are here."""
    rows = re.findall(r"^\| (P\d\d) \|.*\|$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    named = {f"P{number}" for name in globals() if name.startswith("test_p") for number in re.findall(r"p(\d\d)", name)}
    tested = set(re.findall(r"^\| (P\d\d) \|.*\| tested \|$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE))

    assert [f"P{number:02}" for number in range(1, 42)] == rows
    assert named == tested
