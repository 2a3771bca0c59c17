"""Mentions of the head of a unit, and of whoever the holder reports to."""

from __future__ import annotations

import pytest
from graphs import covers, loaded, posts, reports, strengths
from readings import description, post

from asendus.loader.morphology import GENITIVE, forms
from asendus.loader.reading import Mention
from asendus.loader.resolve_heads import heads, is_bare_head
from asendus.loader.wordlists import read_words

DEPARTMENT = ("haldusosakond",)
SERVICE = ("haldusosakond", "arendustalitus")
OTHER_DEPARTMENT = ("teenuste osakond",)


@pytest.mark.parametrize(
    "mention",
    [
        post("juhataja", unit=SERVICE),
        post("talituse juhataja", unit=SERVICE),
        post("talitusejuhataja"),
        post("arendustalituse juhataja"),
        post("juhataja"),
        post("juht", unit=SERVICE),
    ],
)
@pytest.mark.parametrize("title", ["juhataja", "talituse juhataja", "direktor", "arendustalituse juhataja"])
def test_a_head_is_found_through_the_unit_that_it_heads(mention: Mention, title: str) -> None:
    """Whatever the two documents call the head, it is one post."""
    store = loaded(
        description("nõunik", unit=SERVICE, supervisor=mention),
        description(title, unit=SERVICE),
    )

    assert {("nõunik, arendustalitus", f"{title}, arendustalitus")} == reports(store)


def test_a_head_that_nothing_describes_is_one_post_however_it_is_called() -> None:
    """Two ways to name the head of a unit do not make two heads."""
    store = loaded(
        description("nõunik", unit=SERVICE, supervisor=post("talituse juhataja", unit=SERVICE)),
        description("jurist", unit=SERVICE, supervisor=post("juhataja", unit=SERVICE)),
        description("ekspert", unit=OTHER_DEPARTMENT, by=[post("arendustalituse juhataja")]),
    )

    assert 1 == len(posts(store, "MentionedPost"))


def test_a_leader_of_something_else_is_no_head_of_the_unit() -> None:
    """A project leader does not head the service, nor a group's leader the service without groups."""
    store = loaded(
        description("nõunik", unit=SERVICE, supervisor=post("juhataja", unit=SERVICE)),
        description("projektijuht", unit=SERVICE),
        description("grupijuht", unit=SERVICE),
    )

    assert ["juhataja, arendustalitus"] == posts(store, "MentionedPost")


def test_the_head_of_the_department_is_not_the_head_of_the_service() -> None:
    """ "osakonna juhataja" in a service's document means the unit above."""
    store = loaded(
        description("nõunik", unit=SERVICE, supervisor=post("osakonna juhataja")),
        description("juhataja", unit=SERVICE),
        description("juhataja", unit=DEPARTMENT),
    )

    assert {("nõunik, arendustalitus", "juhataja, haldusosakond")} == reports(store)


def test_a_head_reports_to_the_head_above_and_never_to_itself() -> None:
    """A head's form that says "juhataja" under supervisor means the unit above."""
    store = loaded(
        description("juhataja", unit=SERVICE, supervisor=post("juhataja", unit=SERVICE)),
        description("juhataja", unit=DEPARTMENT),
    )

    assert {("juhataja, arendustalitus", "juhataja, haldusosakond")} == reports(store)


def test_a_role_is_the_post_that_the_holder_reports_to() -> None:
    """ "vahetu juht" as a substitute is the supervisor that the same form names."""
    store = loaded(
        description("nõunik", unit=SERVICE, supervisor=post("peanõunik"), by=[post("vahetu juht")]),
        description("peanõunik", unit=SERVICE),
    )

    assert {("nõunik, arendustalitus", "peanõunik, arendustalitus")} == covers(store)


def test_a_role_without_a_supervisor_is_left_open() -> None:
    """Nobody is called "vahetu juht": no post of that name comes to be."""
    store = loaded(description("nõunik", unit=SERVICE, by=[post("vahetu juht")]))

    assert ([], {"nõunik, arendustalitus": "Unverified"}) == (posts(store, "MentionedPost"), strengths(store))


def test_every_word_for_a_unit_can_have_a_head() -> None:
    """The words that make a unit of a name are those whose genitive stands before the title of its head."""
    named = read_words("mentions", language="et")["units"]

    assert {*named["words"], *named["weak"]} == set(read_words("resolve", language="et")["units"])


def test_the_genitives_of_unit_words_are_genitives() -> None:
    """Each is a form of its word, in the genitive singular."""
    units = read_words("resolve", language="et")["units"]

    assert len(units) > 40
    for word, genitive in units.items():
        assert word in {form.lemma for form in forms(genitive) if form.case == GENITIVE and not form.plural}


@pytest.mark.parametrize("title", ["kliiniku juhataja", "lastekliiniku juhataja", "kliinikujuhataja"])
def test_a_unit_s_own_word_before_the_title_makes_a_head(title: str) -> None:
    """„Kliiniku juhataja“ heads the clinic that the post is in, by the clinic's word alone or its whole name."""
    assert not is_bare_head(title, language="et")
    assert heads(title, "lastekliinik", language="et")
    assert not heads(title, "lastehaigla osakond", language="et")
