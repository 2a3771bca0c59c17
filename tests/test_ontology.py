"""The ontology: every term that the graph uses is defined, in two languages, and every defined term is used."""

from __future__ import annotations

import importlib.metadata
import re
from collections import Counter
from importlib.resources.abc import Traversable

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse
from whole_graph import everything

from asendus.ontology import NAMESPACE, alignments, modules, schemes, shapes
from asendus.vocabulary import ASENDUS, Namespace

OWL = Namespace(
    "http://www.w3.org/2002/07/owl#",
    "Ontology Class ObjectProperty DatatypeProperty NamedIndividual versionIRI versionInfo imports AnnotationProperty",
)
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#", "label isDefinedBy range")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#", "definition example")
SH = Namespace(
    "http://www.w3.org/ns/shacl#",
    "path targetClass targetObjectsOf targetSubjectsOf message severity NodeShape PropertyShape",
)
DCTERMS = Namespace("http://purl.org/dc/terms/", "title description creator license created modified")
VANN = Namespace("http://purl.org/vocab/vann/", "preferredNamespacePrefix preferredNamespaceUri")
XSD_DATE = "http://www.w3.org/2001/XMLSchema#date"
KINDS = ("Class", "ObjectProperty", "DatatypeProperty", "NamedIndividual")

#: Terms that only the schemes use.
OF_SCHEMES = {"rank", "eqf", "usualSeverity"}

#: Terms of findings that no statement names.
OF_FINDINGS = {"Severity"}

#: The severities, which schemes and findings use.
SEVERITIES = {"High", "Medium", "Low"}

#: Terms that no reading leads to: classes of the individuals.
NOT_EMITTED = {"Document", "Statement", "Provision", "FormField", "ServiceKind", "StatingEnd", "CoverStrength"}


def triples(file: Traversable) -> list[Quad]:
    """The statements of one Turtle file."""
    return list(parse(file.read_bytes(), format=RdfFormat.TURTLE))


MODULES = {file.name: triples(file) for file in modules()}
ALIGNMENTS = {f"alignments/{file.name}": triples(file) for file in alignments()}
ALL = [quad for file in MODULES.values() for quad in file]


def name_of(node: object) -> str | None:
    """The local name of a term of ours."""
    if isinstance(node, NamedNode) and node.value.startswith(NAMESPACE):
        return node.value.removeprefix(NAMESPACE)
    return None


def objects(quads: list[Quad], subject: object, predicate: NamedNode) -> list[object]:
    """The values of a property."""
    return [quad.object for quad in quads if quad.subject == subject and quad.predicate == predicate]


DEFINED = {name for quad in ALL if quad.predicate == SKOS.definition and (name := name_of(quad.subject))}


def languages(values: list[object]) -> list[str]:
    """The languages of literals, sorted."""
    return sorted(str(value.language) for value in values if isinstance(value, Literal))


EMITTED = everything()


def test_every_term_of_the_vocabulary_is_defined() -> None:
    """The code can use no term that the ontology does not define, and the ontology has none that nothing uses."""
    assert set(ASENDUS) | OF_SCHEMES | OF_FINDINGS == DEFINED


def test_every_defined_term_is_used() -> None:
    """Readings and their derivation lead to every term, but for those that say why not."""
    used = {name for quad in EMITTED for node in (quad.predicate, quad.object, quad.subject) if (name := name_of(node))}

    assert NOT_EMITTED | OF_SCHEMES | OF_FINDINGS == DEFINED - used
    assert set() == used - DEFINED


def test_the_schemes_use_defined_terms_only() -> None:
    """The concepts' own properties are in the ontology too."""
    quads = [quad for file in schemes() for quad in triples(file)]
    used = {name for quad in quads for node in (quad.predicate, quad.object) if (name := name_of(node))}

    assert used == OF_SCHEMES | SEVERITIES


@pytest.mark.parametrize("name", sorted(DEFINED))
def test_a_term_is_told_in_both_languages_with_an_example(name: str) -> None:
    """Label and definition in Estonian and in English, an example, the module that defines it, and one kind."""
    term = NamedNode(NAMESPACE + name)
    (home,) = [module for module, quads in MODULES.items() if objects(quads, term, SKOS.definition)]
    kinds = {kind for kind in KINDS if OWL[kind] in objects(ALL, term, RDF_TYPE)}

    assert ["en", "et"] == languages(objects(ALL, term, RDFS.label))
    assert ["en", "et"] == languages(objects(ALL, term, SKOS.definition))
    assert objects(ALL, term, SKOS.example)
    assert [NamedNode(NAMESPACE.removesuffix("#") + "/" + home.removesuffix(".ttl"))] == objects(
        ALL, term, RDFS.isDefinedBy
    )
    assert 1 == len(kinds)


def test_labels_are_told_apart_within_a_kind() -> None:
    """Two properties, or two individuals, never share an English label."""
    kinds = {quad.subject: quad.object for quad in ALL if quad.predicate == RDF_TYPE and name_of(quad.subject)}
    labels = Counter(
        (kinds[quad.subject], quad.object.value)
        for quad in ALL
        if quad.predicate == RDFS.label and isinstance(quad.object, Literal) and quad.object.language == "en"
    )

    assert [] == [label for label, count in labels.items() if count > 1]


def test_links_point_at_nodes_and_facts_at_words() -> None:
    """Each property is used as the ontology declares it."""
    kinds = {
        "ObjectProperty": (NamedNode,),
        "DatatypeProperty": (Literal,),
    }
    checked = 0
    for quad in EMITTED:
        if name_of(quad.predicate) is None:
            continue
        (kind,) = [kind for kind in kinds if OWL[kind] in objects(ALL, quad.predicate, RDF_TYPE)]
        assert isinstance(quad.object, kinds[kind]), quad
        checked += 1
    assert checked > 100


@pytest.mark.parametrize("name", sorted(MODULES | ALIGNMENTS))
def test_a_module_says_what_it_is(name: str) -> None:
    """Title, description, creator, licence, typed dates, prefix, and the version of the package, which no term carries."""
    quads = (MODULES | ALIGNMENTS)[name]
    (ontology,) = [quad.subject for quad in quads if quad.predicate == RDF_TYPE and quad.object == OWL.Ontology]
    version = importlib.metadata.version("asendus")

    assert isinstance(ontology, NamedNode)
    assert [Literal(version)] == objects(quads, ontology, OWL.versionInfo)
    assert [NamedNode(f"{ontology.value}/{version}")] == objects(quads, ontology, OWL.versionIRI)
    assert ["en", "et"] == languages(objects(quads, ontology, DCTERMS.title))
    assert ["en", "et"] == languages(objects(quads, ontology, DCTERMS.description))
    for predicate in (DCTERMS.creator, DCTERMS.license):
        assert 1 == len(objects(quads, ontology, predicate))
    for predicate in (DCTERMS.created, DCTERMS.modified):
        assert [XSD_DATE] == [
            day.datatype.value for day in objects(quads, ontology, predicate) if isinstance(day, Literal)
        ]
    assert [Literal("asendus")] == objects(quads, ontology, VANN.preferredNamespacePrefix)
    assert [Literal(NAMESPACE)] == objects(quads, ontology, VANN.preferredNamespaceUri)
    assert ontology.value == "/".join([NAMESPACE.removesuffix("#"), *([] if name == "asendus.ttl" else [name[:-4]])])
    assert version not in "".join(DEFINED)


def test_the_whole_ontology_imports_its_modules_but_not_the_alignments() -> None:
    """Alignments are for those who want the inferences."""
    whole = MODULES["asendus.ttl"]
    imported = {
        quad.object.value for quad in whole if quad.predicate == OWL.imports and isinstance(quad.object, NamedNode)
    }

    assert {
        f"{NAMESPACE.removesuffix('#')}/{name.removesuffix('.ttl')}" for name in MODULES if name != "asendus.ttl"
    } == imported


def test_posts_are_never_agents_and_unit_of_stays_with_the_agency() -> None:
    """No term turns a post into an organisation or a person, or a parent unit into a formal organisation."""
    foreign = {quad.object for quad in EMITTED if quad.predicate == RDF_TYPE and isinstance(quad.object, NamedNode)}
    org = "http://www.w3.org/ns/org#"
    both = [
        {quad.subject for quad in EMITTED if quad.predicate == RDF_TYPE and quad.object == NamedNode(org + kind)}
        for kind in ("Post", "Organization", "OrganizationalUnit")
    ]

    programs = {NamedNode("http://www.w3.org/ns/prov#SoftwareAgent")}  # what made a graph: Asendus itself
    agents = [
        kind for kind in foreign - programs if isinstance(kind, NamedNode) and kind.value.endswith(("Agent", "Person"))
    ]
    made_by = {quad.subject for quad in EMITTED if quad.predicate == RDF_TYPE and quad.object in programs}

    assert not agents
    assert not made_by & set().union(*both)
    assert not both[0] & (both[1] | both[2])
    assert not [quad for quad in EMITTED if quad.predicate == NamedNode(org + "headOf")]


@pytest.mark.parametrize("file", shapes(), ids=lambda file: file.name)
def test_shapes_are_named_and_speak_in_sentences(file: Traversable) -> None:
    """Every shape has an IRI, a target, a severity and a message in both languages; every class exists."""
    quads = triples(file)
    nodes = [quad.subject for quad in quads if quad.predicate == RDF_TYPE and quad.object == SH.NodeShape]
    properties = [quad.subject for quad in quads if quad.predicate == RDF_TYPE and quad.object == SH.PropertyShape]

    assert nodes and properties
    assert not [node for node in (*nodes, *properties) if isinstance(node, BlankNode)]
    for shape in (*nodes, *properties):
        assert ["en", "et"] == languages(objects(quads, shape, SH.message))
        assert 1 == len(objects(quads, shape, SH.severity))
        targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
        assert any(objects(quads, shape, target) for target in targets)
    assert all(1 == len(objects(quads, shape, SH.path)) for shape in properties)
    used = {name_of(quad.object) for quad in quads if quad.predicate in (SH.path, SH.targetClass)} - {None}
    assert used and used <= DEFINED


def test_every_property_says_what_its_values_are() -> None:
    """Each property has a range."""
    kinds = {OWL.ObjectProperty, OWL.DatatypeProperty}
    properties = {quad.subject for quad in ALL if quad.predicate == RDF_TYPE and quad.object in kinds}
    properties = {each for each in properties if name_of(each)}

    assert len(properties) > 40
    assert [] == sorted(name_of(each) or "" for each in properties if not objects(ALL, each, RDFS.range))


def test_examples_name_concepts_that_there_are() -> None:
    """A concept of a scheme that an example names is one."""
    known = {quad.subject for file in schemes() for quad in triples(file)}
    named = {
        iri
        for quad in ALL
        if quad.predicate == SKOS.example and isinstance(quad.object, Literal)
        for iri in re.findall(r"https://w3id\.org/asendus/scheme/competency/[\w-]+", quad.object.value)
    }

    assert named
    assert [] == [iri for iri in named if NamedNode(iri) not in known]
