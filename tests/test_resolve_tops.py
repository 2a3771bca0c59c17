"""Posts above every unit: the head of the agency is one post wherever it is mentioned, and stands in no department."""

from __future__ import annotations

import pytest
from graphs import PROLOGUE, ambiguous, loaded, meant, posts
from readings import description, post

from asendus.loader.resolve_heads import head_words
from asendus.store import Store

DEPARTMENT = ("haldusosakond",)
OTHER_DEPARTMENT = ("teenuste osakond",)


def placed_in(store: Store) -> dict[str, str]:
    """The label of each mentioned post → the label of the unit or agency that it stands in."""
    query = """SELECT ?post ?place { GRAPH ?g {
        ?p a asendus:MentionedPost ; skos:prefLabel ?post ; org:postIn ?u . ?u skos:prefLabel ?place } }"""
    return {row["post"] or "": row["place"] or "" for row in store.select(PROLOGUE + query).as_dicts()}


def two_departments(title: str, *, qualifier: str | None = None, ordinal: str | None = None) -> Store:
    """Two departments' heads that report to a post of this title."""
    return loaded(
        *(
            description("osakonna juhataja", unit=unit, supervisor=post(title, qualifier=qualifier, ordinal=ordinal))
            for unit in (DEPARTMENT, OTHER_DEPARTMENT)
        )
    )


@pytest.mark.parametrize("title", sorted(head_words("et").singles))
def test_the_head_of_the_agency_is_one_post_of_the_agency(title: str) -> None:
    """Mentioned in two departments, it is one post, right in the agency, and in neither of them."""
    assert {title: "Näidisamet"} == placed_in(two_departments(title))


@pytest.mark.parametrize("title", sorted(head_words("et").deputies))
def test_a_deputy_alone_of_its_kind_is_one_post_of_the_agency(title: str) -> None:
    """Where nothing tells of a second deputy, two departments mean the same one."""
    assert {title: "Näidisamet"} == placed_in(two_departments(title))


def test_of_several_deputies_a_bare_mention_is_none() -> None:
    """Where a deputy is told by its field, a bare deputy stays with whoever mentions it: it may be another one."""
    readings = [
        description("osakonna juhataja", unit=unit, supervisor=post("asekantsler"))
        for unit in (DEPARTMENT, OTHER_DEPARTMENT)
    ]
    mentioned = description("nõunik", unit=DEPARTMENT, supervisor=post("asekantsler", qualifier="varad"))
    described = description("asekantsler", qualifier="varad", unit=("juhtkond",))
    compound = description("nõunik", unit=DEPARTMENT, supervisor=post("varade asekantsler"))

    for third in (mentioned, described, compound):
        bare = {label for label in placed_in(loaded(*readings, third)) if label.startswith("asekantsler,")}
        assert {"asekantsler, haldusosakond", "asekantsler, teenuste osakond"} == bare


@pytest.mark.parametrize(("qualifier", "ordinal"), [("varad", None), (None, "II")])
def test_a_deputy_with_its_field_is_one_post_of_the_agency(qualifier: str | None, ordinal: str | None) -> None:
    """What tells a deputy from the others tells it in every department."""
    assert {"Näidisamet"} == set(
        placed_in(two_departments("asekantsler", qualifier=qualifier, ordinal=ordinal)).values()
    )
    assert 1 == len(placed_in(two_departments("asekantsler", qualifier=qualifier, ordinal=ordinal)))


def test_a_deputy_told_in_one_word_is_a_post_of_the_agency() -> None:
    """ "varade asekantsler" is a deputy too."""
    assert {"varade asekantsler": "Näidisamet"} == placed_in(two_departments("varade asekantsler"))


def test_the_described_head_of_the_agency_is_the_one_that_is_meant() -> None:
    """It is found wherever its own description places it: there is one of its kind."""
    store = loaded(
        description("osakonna juhataja", unit=DEPARTMENT, supervisor=post("peadirektor")),
        description("peadirektor", unit=("juhtkond",)),
    )

    assert {"peadirektor": ["peadirektor, juhtkond"]} == meant(store)
    assert [] == posts(store, "MentionedPost")


def test_two_described_heads_are_not_one() -> None:
    """Where two departments describe a minister each, a bare one is ambiguous."""
    store = loaded(
        description("nõunik", unit=DEPARTMENT, supervisor=post("minister")),
        description("minister", unit=("esimene kabinet",)),
        description("minister", unit=("teine kabinet",)),
    )

    assert {"minister": ["minister, esimene kabinet", "minister, teine kabinet"]} == ambiguous(store)


def test_a_unit_in_the_text_is_kept() -> None:
    """Where the text itself names a unit, the post stands there."""
    store = loaded(description("nõunik", unit=DEPARTMENT, supervisor=post("kantsler", unit=("büroo",))))

    assert {"kantsler, büroo": "büroo"} == placed_in(store)
