"""The concept schemes: whole, labelled in both languages, without two meanings for one name."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from asendus.errors import AsendusError
from asendus.loader.folding import fold
from asendus.loader.reading import CEFR_LEVELS, EDUCATION_LEVELS
from asendus.loader.schemes import DCTERMS, SCHEMES, SKOS, read_scheme
from asendus.loader.wordlists import read_words

HEADER = [f"{DCTERMS}{name}" for name in ("title", "description", "license", "creator", "created", "modified")]


@pytest.mark.parametrize("name", SCHEMES)
def test_every_concept_is_labelled_and_defined_in_both_languages(name: str) -> None:
    """Each concept has a label in Estonian and in English; no scheme is empty."""
    scheme = read_scheme(name)

    assert len(scheme) > 3
    assert [] == [concept.iri for concept in scheme if not {"et", "en"} <= set(concept.labels)]


@pytest.mark.parametrize("name", SCHEMES)
def test_every_scheme_has_its_header_and_definitions(name: str) -> None:
    """A scheme tells its title, licence, creator, dates and version; every concept has definitions."""
    source = files("asendus.ontology").joinpath("schemes", f"{name}.ttl").read_bytes()
    quads = list(parse(source, format=RdfFormat.TURTLE))
    schemes = {q.subject for q in quads if q.object == NamedNode(f"{SKOS}ConceptScheme")}
    concepts = {q.subject for q in quads if q.object == NamedNode(f"{SKOS}Concept")}
    said = Counter((q.subject, q.predicate.value) for q in quads)

    assert schemes
    wanted = [*HEADER, "http://www.w3.org/2002/07/owl#versionInfo"]
    assert [] == [(s, p) for s in schemes for p in wanted if not said[(s, p)]]
    assert [] == [c for c in concepts if said[(c, f"{SKOS}definition")] != 2]


@pytest.mark.parametrize("name", SCHEMES)
def test_no_name_means_two_concepts(name: str) -> None:
    """A label, an alternative and a misspelling belong to one concept each."""
    owners: dict[str, set[str]] = {}
    for concept in read_scheme(name):
        for label in (*concept.names, *concept.hidden):
            owners.setdefault(fold(label), set()).add(concept.iri)

    assert {} == {label: iris for label, iris in owners.items() if len(iris) > 1}


def test_levels_are_in_order() -> None:
    """The ranks of language and education levels are those of the reading."""
    by_rank = [sorted(read_scheme(name), key=lambda c: c.rank or 0) for name in ("cefr", "education")]

    assert [list(CEFR_LEVELS), list(EDUCATION_LEVELS)] == [[c.notation for c in concepts] for concepts in by_rank]


def test_equal_qualifications_have_equal_levels() -> None:
    """Applied higher education is EQF 6 as higher education is; secondary and vocational are 4."""
    levels = {concept.notation: concept.eqf for concept in read_scheme("education")}

    assert (6, 6, 4, 4) == tuple(levels[n] for n in ("applied-higher", "higher", "secondary", "vocational"))


def test_languages_match_the_authority_table() -> None:
    """Each language is exactly one of the EU's authority table."""
    exact = {concept.notation: concept.exact for concept in read_scheme("languages")}

    assert ("http://publications.europa.eu/resource/authority/language/EST",) == exact["et"]
    assert [] == [code for code, iris in exact.items() if len(iris) != 1]


def test_every_agency_has_a_kind_and_successors_exist() -> None:
    """An agency is of a kind; what replaced it is in the scheme; no abbreviation stands for two."""
    scheme = read_scheme("agencies")
    iris = {concept.iri for concept in scheme}
    shorts = Counter(short for concept in scheme for short in concept.notations)

    assert [] == [
        c.iri for c in scheme if not (c.kind or "").startswith("https://w3id.org/asendus/scheme/agency-kind/")
    ]
    assert [] == [c.iri for c in scheme if c.replaced_by and c.replaced_by not in iris]
    assert [] == [short for short, count in shorts.items() if count > 1]


def test_concept_is_found_by_any_of_its_names() -> None:
    """Label, alternative and misspelling lead to one concept; an unknown name leads to none."""
    scheme = read_scheme("competencies")

    assert scheme.find("Koostöövõime") is scheme.find("koostoovoime") is scheme.find("koostööoskus")
    assert scheme.find("laevajuhtimine") is None


def test_unknown_language_is_told_with_the_file_to_add() -> None:
    """A language without a lexicon is an error that names the file and the model."""
    with pytest.raises(AsendusError, match=r"lexicon/xx/requirements\.toml: no words .*lexicon/et"):
        read_words("requirements", language="xx")
