"""IRIs and slugs: the same words give the same node, other words another."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from readings import description, directive

from asendus.errors import UsageError
from asendus.loader.identity import (
    agency_iri,
    checked_base,
    description_iri,
    directive_iri,
    file_iri,
    post_iri,
    unit_iri,
)
from asendus.loader.slugs import misspelling, natural, slug, squash, within_one_edit
from asendus.vocabulary import DEFAULT_BASE

AGENCY = NamedNode(f"{DEFAULT_BASE}agency/näidisamet")
NAMES = st.text(max_size=20)
WORDS = st.text(alphabet="abcdeõäöüšž", min_size=1, max_size=12)


@given(NAMES)
def test_a_slug_of_a_slug_is_the_same_slug(text: str) -> None:
    """Making a slug twice changes nothing."""
    assert slug(text) == slug(slug(text))


@given(NAMES)
def test_composed_and_decomposed_spellings_have_one_slug(text: str) -> None:
    """It does not matter whether õ is one character or two."""
    assert slug(unicodedata.normalize("NFC", text)) == slug(unicodedata.normalize("NFD", text))


@given(NAMES)
def test_a_slug_has_only_letters_digits_and_single_hyphens(text: str) -> None:
    """What stands in a slug can stand in an IRI and never needs escaping."""
    made = slug(text)

    assert all(piece.isalnum() for piece in made.split("-")) or made == ""


@given(NAMES, NAMES, NAMES)
def test_every_post_iri_parses(unit: str, title: str, qualifier: str) -> None:
    """Whatever a document calls a post, its IRI is one that a strict parser takes."""
    iri = post_iri(AGENCY, (unit,), title, qualifier=qualifier or None)

    (quad,) = parse(f"<{iri.value}> <urn:p> <urn:o> .", format=RdfFormat.N_QUADS)

    assert Quad(iri, NamedNode("urn:p"), NamedNode("urn:o")) == quad


@given(WORDS, WORDS, WORDS)
def test_title_qualifier_and_ordinal_do_not_run_together(title: str, qualifier: str, ordinal: str) -> None:
    """A qualifier is never taken for a part of the title, nor an ordinal for a qualifier."""
    forms = [
        post_iri(AGENCY, (), title),
        post_iri(AGENCY, (), f"{title} {qualifier}"),
        post_iri(AGENCY, (), title, qualifier=qualifier),
        post_iri(AGENCY, (), title, ordinal=qualifier),
        post_iri(AGENCY, (), title, qualifier=qualifier, ordinal=ordinal),
        post_iri(AGENCY, (qualifier,), title),
        post_iri(AGENCY, (), title, twin=qualifier),
    ]

    assert len(forms) == len(set(forms))


@given(WORDS, st.integers(min_value=0, max_value=11), st.sampled_from("abcõ"))
def test_one_edit_is_seen_from_both_sides(word: str, place: int, letter: str) -> None:
    """Putting a character in, and taking it out again, is one edit either way."""
    longer = word[:place] + letter + word[place:]

    assert within_one_edit(word, longer) and within_one_edit(longer, word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("osakond-ii", "osakond-iii"),
        ("lektor", "rektor"),
        ("lektorijuht", "sektorijuht"),
        ("talitus-1", "talitus-2"),
        ("jaoskond-7a", "jaoskond-7b"),
    ],
)
def test_what_tells_names_apart_is_no_misspelling(one: str, other: str) -> None:
    """Numerals, letters that stand alone, short words and first letters are never taken for a slip."""
    assert not misspelling(one, other)


def test_a_compound_in_one_word_or_two_is_one_name() -> None:
    """ "talituse juhataja" and "talitusejuhataja" agree."""
    assert squash("talituse juhataja") == squash("Talitusejuhataja")


def test_annexes_sort_by_their_number() -> None:
    """Annex 10 comes after annex 9."""
    assert ["9", "10", "10a"] == sorted(["10a", "10", "9"], key=natural)


def test_the_same_directive_and_annex_is_the_same_description_in_two_files() -> None:
    """Two copies of an annex have one IRI, even if one of them was scanned badly."""
    order = directive("12", "2025-01-02")
    one = description("nõunik", directive=order, annex="3", file="a.txt")
    other = description("n6unik", directive=order, annex="3", file="b.txt")

    assert description_iri(DEFAULT_BASE, one) == description_iri(DEFAULT_BASE, other)


def test_the_same_words_are_the_same_description_in_two_files() -> None:
    """Without a directive the text alone tells; letter case and white space do not count."""
    one = description("nõunik", file="a.txt", extra="Sama  jutt")
    other = description("nõunik", file="b.txt", extra="sama jutt")

    assert description_iri(DEFAULT_BASE, one) == description_iri(DEFAULT_BASE, other)


@pytest.mark.parametrize(
    ("number", "day", "annex"), [(None, "2025-01-02", "3"), ("12", None, "3"), ("12", "2025-01-02", None)]
)
def test_half_known_approval_does_not_merge_descriptions(
    number: str | None, day: str | None, annex: str | None
) -> None:
    """Two posts approved on one day are two descriptions unless number and annex say that they are one."""
    order = directive(number, day)
    one = description("nõunik", directive=order, annex=annex)
    other = description("jurist", directive=order, annex=annex)

    assert description_iri(DEFAULT_BASE, one) != description_iri(DEFAULT_BASE, other)


def test_files_of_one_name_in_two_folders_are_two_files() -> None:
    """A file is told by its path; a member of a container by both."""
    iris = [
        file_iri(DEFAULT_BASE, "a/juhend.txt"),
        file_iri(DEFAULT_BASE, "b/juhend.txt"),
        file_iri(DEFAULT_BASE, "b/juhend.txt", "lisa.txt"),
    ]

    assert len(iris) == len(set(iris))


def test_an_unknown_agency_is_another_in_each_file() -> None:
    """Where nobody says whose they are, the posts of two files do not meet in one agency."""
    here, there = (description("nõunik", agency=None, file=name) for name in ("a.txt", "b.txt"))

    assert agency_iri(DEFAULT_BASE, here) != agency_iri(DEFAULT_BASE, there)


def test_the_agency_stands_for_an_empty_unit_path() -> None:
    """A post that no unit holds is a post in the agency."""
    assert unit_iri(AGENCY, ()) == AGENCY


def test_a_directive_needs_date_and_number_for_an_iri_of_its_own() -> None:
    """A date alone does not tell one directive from another."""
    assert directive_iri(DEFAULT_BASE, AGENCY, day=None, number="12") is None


@pytest.mark.parametrize("base", ["", "example.org", "/data/", "https://example.org/a b"])
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    """The error names the value and shows a right one."""
    with pytest.raises(UsageError, match="absolute IRI"):
        checked_base(base)
