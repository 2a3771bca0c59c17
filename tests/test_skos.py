"""The concept schemes keep the integrity conditions of SKOS (S9 to S46 of the SKOS Reference)."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import combinations
from pathlib import Path

import pytest
from ontologies import VOCABULARIES, closed, graph_of
from rdflib import RDF, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from asendus.loader.schemes import SCHEMES
from asendus.ontology import NAMESPACE, schemes

LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
ALL = graph_of(*schemes())
ROOT = Path(__file__).parent.parent

#: Conditions of integrity, and a graph that breaks each of them.
BROKEN = {
    "S9": "<x:a> a skos:Concept, skos:ConceptScheme .",
    "S13": '<x:a> a skos:Concept ; skos:prefLabel "üks"@et ; skos:hiddenLabel "üks"@et .',
    "S14": '<x:a> a skos:Concept ; skos:prefLabel "üks"@et, "kaks"@et .',
    "S27": "<x:a> skos:broader <x:b> . <x:b> skos:broader <x:c> . <x:a> skos:related <x:c> .",
    "S37": "<x:a> a skos:Concept, skos:Collection .",
    "S46": "<x:a> skos:exactMatch <x:b> ; skos:broadMatch <x:b> .",
}


def broken_conditions(graph: Graph) -> set[str]:
    """The conditions of integrity that a graph does not keep, by their numbers in the SKOS Reference."""
    found = set()
    skos = [file for file in VOCABULARIES if file.name == "skos.ttl"]
    inferred, errors = closed(graph, graph_of(*skos))
    both = {
        "S9": (SKOS.Concept, SKOS.ConceptScheme),
        "S37": (SKOS.Concept, SKOS.Collection),
    }
    for number, kinds in both.items():
        if set.intersection(*(set(inferred.subjects(RDF.type, kind)) for kind in kinds)):
            assert errors
            found.add(number)
    links = {
        "S27": (SKOS.related, (SKOS.broaderTransitive,)),
        "S46": (SKOS.exactMatch, (SKOS.broadMatch, SKOS.relatedMatch)),
    }
    for number, (link, others) in links.items():
        pairs = {pair for other in others for pair in inferred.subject_objects(other)}
        if pairs & set(inferred.subject_objects(link)):
            found.add(number)
    if any(
        set(graph.subject_objects(one)) & set(graph.subject_objects(other)) for one, other in combinations(LABELS, 2)
    ):
        found.add("S13")
    preferred = Counter((concept, label.language) for concept, label in worded(graph, SKOS.prefLabel))
    if max(preferred.values(), default=0) > 1:
        found.add("S14")
    return found


def worded(graph: Graph, predicate: URIRef) -> list[tuple[Node, Literal]]:
    """The subjects of a property and its literals."""
    return [(node, label) for node, label in graph.subject_objects(predicate) if isinstance(label, Literal)]


@pytest.mark.parametrize("number", BROKEN)
def test_a_broken_condition_is_told(number: str) -> None:
    """Each condition is told of a graph that breaks it, and no other."""
    graph = Graph().parse(data=f"@prefix skos: <{SKOS}> . {BROKEN[number]}", format="turtle")

    assert {number} == broken_conditions(graph)


def test_the_schemes_keep_every_condition() -> None:
    """All schemes together break none."""
    assert len(ALL) > 1000
    assert set() == broken_conditions(ALL)


@pytest.mark.parametrize("file", schemes(), ids=lambda file: file.name)
def test_concepts_are_whole(file: Traversable) -> None:
    """A concept is in a scheme of its file and on top of it, labelled in both languages, and its labels are neat."""
    graph = graph_of(file)
    tops = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))

    assert concepts
    for concept in concepts:
        (scheme,) = graph.objects(concept, SKOS.inScheme)
        assert scheme in tops
        assert [scheme] == list(graph.objects(concept, SKOS.topConceptOf))
        assert str(concept).startswith(f"{scheme}/")
        languages = {label.language for each, label in worded(graph, SKOS.prefLabel) if each == concept}
        assert {"et", "en"} <= languages
    labels = [label for predicate in LABELS for _, label in worded(graph, predicate)]
    assert all(label.language and str(label) == str(label).strip() != "" for label in labels)


def test_every_scheme_is_read_by_name() -> None:
    """The loader knows each file of schemes."""
    assert list(SCHEMES) == [file.name.removesuffix(".ttl") for file in schemes()]


def test_notations_are_told_apart() -> None:
    """Within a scheme no code or abbreviation stands for two concepts."""
    told = Counter(
        (scheme, code)
        for each, code in ALL.subject_objects(SKOS.notation)
        for scheme in ALL.objects(each, SKOS.inScheme)
    )

    assert len(told) > 50
    assert [] == [pair for pair, count in told.items() if count > 1]


def test_ranks_order_a_scheme() -> None:
    """Concepts of an ordered scheme have the ranks 1, 2, 3 …, none twice."""
    rank = URIRef(f"{NAMESPACE}rank")
    ordered = {scheme for each in ALL.subjects(rank) for scheme in ALL.objects(each, SKOS.inScheme)}

    assert 2 == len(ordered)
    for scheme in ordered:
        concepts = list(ALL.subjects(SKOS.inScheme, scheme))
        ranks = sorted(
            value.toPython() for each in concepts for value in ALL.objects(each, rank) if isinstance(value, Literal)
        )
        assert list(range(1, len(concepts) + 1)) == ranks


def test_succession_leads_somewhere() -> None:
    """From an agency that is no more, one comes to one that is: no agency takes over from itself."""
    gone = set(ALL.subjects(DCTERMS.isReplacedBy))

    assert len(gone) > 10
    for agency in gone:
        after = {
            each
            for step in ALL.objects(agency, DCTERMS.isReplacedBy)
            for each in ALL.transitive_objects(step, DCTERMS.isReplacedBy)
        }
        assert agency not in after
        assert after - gone


def test_findings_are_those_of_the_queries() -> None:
    """Kinds, severities and names are those of queries/severity.toml and of the page, and docs/findings.md tells of each."""
    severities = tomllib.loads((files("asendus.queries") / "severity.toml").read_text(encoding="utf-8"))
    page = tomllib.loads((files("asendus") / "templates" / "page.toml").read_text(encoding="utf-8"))
    scheme = graph_of(*(file for file in schemes() if file.name == "findings.ttl"))
    usual = URIRef(f"{NAMESPACE}usualSeverity")
    told = {str(code): each for each, code in scheme.subject_objects(SKOS.notation)}

    assert severities == {
        code: str(scheme.value(each, usual)).removeprefix(NAMESPACE).lower() for code, each in told.items()
    }
    for language in ("et", "en"):
        labels = {
            concept: str(label) for concept, label in worded(scheme, SKOS.prefLabel) if label.language == language
        }
        assert {code: page[language]["finding"][code] for code in told} == {
            code: labels[each] for code, each in told.items()
        }
    headings = re.findall(
        r"^## ([a-z-]+)$", (ROOT / "docs" / "findings.md").read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    assert set(told) <= set(headings)
