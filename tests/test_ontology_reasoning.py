"""The ontology under OWL 2 RL, with ORG, PROV-O and SKOS as W3C publishes them: nothing contradicts, and nothing becomes what it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from ontologies import VOCABULARIES, as_rdflib, closed, graph_of, types_of, whole_world
from rdflib import OWL, RDF, Graph, URIRef
from whole_graph import everything

from asendus.loader import read
from asendus.ontology import NAMESPACE, alignments, modules
from asendus.store import open_store

ORG = "http://www.w3.org/ns/org#"
FOAF = "http://xmlns.com/foaf/0.1/"
PROV = "http://www.w3.org/ns/prov#"
SKOS = "http://www.w3.org/2004/02/skos/core#"

#: One of the examples.
SAMPLE = "haldusosakonna-juhataja.md"

PREFIXES = f"""
@prefix : <https://asendus.example/> .
@prefix asendus: <{NAMESPACE}> .
@prefix foaf: <{FOAF}> .
@prefix org: <{ORG}> .
@prefix skos: <{SKOS}> .
"""

#: Contradictions of each kind; the node that each is about has its name.
CONTRADICTIONS = {
    "post-and-person": ":post-and-person a asendus:DescribedPost, foaf:Person .",
    "post-and-unit": ":post-and-unit a asendus:ListedPost ; org:subOrganizationOf :agency .",
    "post-as-head": ":post-as-head a asendus:MentionedPost ; org:headOf :unit .",
    "described-and-mentioned": ":described-and-mentioned a asendus:DescribedPost, asendus:MentionedPost .",
    "two-statements": ":two-statements a asendus:Substitution, asendus:Requirement .",
    "document-and-statement": ":document-and-statement a asendus:JobDescription ; asendus:field asendus:SupervisorField .",
    "description-and-list": ":description-and-list a asendus:JobDescription, asendus:StaffList .",
    "organization-and-site": ":organization-and-site a org:Site ; org:hasPost :post .",
    "concept-and-scheme": ":concept-and-scheme a skos:Concept, skos:ConceptScheme .",
}


@pytest.fixture(scope="module")
def data(examples: Path) -> Graph:
    """The graph that uses every term, and that of an example."""
    store = open_store()
    store.load(read([examples / SAMPLE]).readings)
    quads = store.quads()
    assert len(quads) > 300
    return as_rdflib([*everything(), *quads])


@pytest.fixture(scope="module")
def closure(data: Graph) -> tuple[Graph, list[str]]:
    """What follows from the data, the ontology, its alignments and schemes, and the vocabularies; and what contradicts."""
    return closed(whole_world(), data)


def of_class(graph: Graph, kind: str) -> set[URIRef]:
    """The named nodes of a class."""
    return {node for node in graph.subjects(RDF.type, URIRef(kind)) if isinstance(node, URIRef)}


def test_nothing_contradicts(closure: tuple[Graph, list[str]]) -> None:
    """Data, ontology, alignments and schemes are consistent; nothing is of the empty class."""
    graph, errors = closure

    assert [] == errors
    assert set() == of_class(graph, str(OWL.Nothing))


@pytest.fixture(scope="module")
def errors() -> list[str]:
    """What is reported of the contradictions, all at once."""
    wrong = Graph().parse(data=PREFIXES + "\n".join(CONTRADICTIONS.values()), format="turtle")
    return closed(graph_of(*modules(), *alignments(), *VOCABULARIES), wrong)[1]


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_is_reported(name: str, errors: list[str]) -> None:
    """The same reasoning tells each kind of contradiction: that none is found means something."""
    assert [message for message in errors if f"https://asendus.example/{name}" in message]


def test_two_strengths_at_once_are_reported() -> None:
    """A post has one cover strength: two would be the same, and they are different."""
    said = ":post a asendus:DescribedPost ; asendus:coverStrength asendus:Firm, asendus:None ."
    wrong = Graph().parse(data=PREFIXES + said, format="turtle")
    _, errors = closed(graph_of(*modules()), wrong)

    assert [message for message in errors if f"{NAMESPACE}Firm" in message and f"{NAMESPACE}None" in message]


def test_data_gain_only_the_types_that_are_meant(data: Graph, closure: tuple[Graph, list[str]]) -> None:
    """Each kind of node gains the superclasses told here and no other class."""
    graph, _ = closure
    meant = {
        f"{NAMESPACE}DescribedPost": {f"{ORG}Post"},
        f"{NAMESPACE}ListedPost": {f"{ORG}Post"},
        f"{NAMESPACE}MentionedPost": {f"{ORG}Post"},
        f"{ORG}OrganizationalUnit": {f"{ORG}Organization", f"{FOAF}Organization", f"{FOAF}Agent"},
        f"{ORG}FormalOrganization": {
            f"{ORG}Organization",
            f"{FOAF}Organization",
            f"{FOAF}Agent",
            "http://data.europa.eu/m8g/PublicOrganisation",
        },
        f"{NAMESPACE}JobDescription": {f"{NAMESPACE}Document", f"{PROV}Entity", f"{FOAF}Document"},
        f"{NAMESPACE}SourceFile": {f"{PROV}Entity"},
        f"{NAMESPACE}Directive": {f"{PROV}Entity", f"{FOAF}Document"},
        f"{NAMESPACE}Substitution": {f"{NAMESPACE}Statement", f"{PROV}Entity"},
        f"{NAMESPACE}ReportingLine": {f"{NAMESPACE}Statement", f"{PROV}Entity"},
        f"{NAMESPACE}Requirement": {f"{NAMESPACE}Statement", f"{PROV}Entity"},
        f"{NAMESPACE}Duty": {f"{NAMESPACE}Provision", f"{NAMESPACE}Statement", f"{PROV}Entity"},
        f"{NAMESPACE}ReadingWarning": {f"{PROV}Entity"},
        f"{NAMESPACE}PathStep": set(),
        f"{NAMESPACE}LanguageDemand": set(),
    }
    for kind, more in meant.items():
        nodes = of_class(data, kind)
        assert nodes, kind
        for node in nodes:
            assert {kind, *more} == types_of(graph, node), node


def test_no_unit_becomes_a_formal_organization(data: Graph, closure: tuple[Graph, list[str]]) -> None:
    """Only agencies are formal organisations, however the units hang together."""
    graph, _ = closure
    units = of_class(graph, f"{ORG}OrganizationalUnit")

    assert len(units) > 3
    assert set() == units & of_class(graph, f"{ORG}FormalOrganization")
    assert of_class(data, f"{ORG}FormalOrganization") == of_class(graph, f"{ORG}FormalOrganization")


def test_no_post_becomes_an_agent(closure: tuple[Graph, list[str]]) -> None:
    """A post is neither a person nor an organisation, and nobody is a person."""
    graph, _ = closure
    posts = of_class(graph, f"{ORG}Post")

    assert len(posts) > 10
    for kind in (f"{FOAF}Agent", f"{FOAF}Person", f"{PROV}Agent", f"{ORG}Organization", f"{ORG}Role", f"{SKOS}Concept"):
        assert set() == posts & of_class(graph, kind), kind
    assert set() == of_class(graph, f"{FOAF}Person")
    assert {f"{PROV}SoftwareAgent"} == {
        kind for each in of_class(graph, f"{PROV}Agent") for kind in types_of(graph, each)
    } - {f"{PROV}Agent"}


def test_concepts_stay_concepts(closure: tuple[Graph, list[str]]) -> None:
    """A concept is nothing else, but for the two properties that are matched with codes of others."""
    graph, _ = closure
    theirs = "http://www.w3.org/ns/"  # roles of ORG and motivations of Web Annotation are concepts too
    concepts = {concept for concept in of_class(graph, f"{SKOS}Concept") if not str(concept).startswith(theirs)}
    properties = {URIRef(f"{NAMESPACE}{name}") for name in ("substitutes", "substitutedBy")}
    schemes = of_class(graph, f"{SKOS}ConceptScheme")

    assert len(concepts) > 100
    assert properties == {concept for concept in concepts if str(concept).startswith(NAMESPACE)}
    assert {frozenset({f"{SKOS}Concept"})} == {frozenset(types_of(graph, each)) for each in concepts - properties}
    assert len(schemes) > 5
    assert {frozenset({f"{SKOS}ConceptScheme"})} == {frozenset(types_of(graph, each)) for each in schemes}
