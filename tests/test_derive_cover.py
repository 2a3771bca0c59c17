"""How well a post is covered."""

from __future__ import annotations

import pytest
from graphs import (
    covers,
    loaded,
    posts,
    rows,
    statement_strengths,
    strengths,
)
from readings import (
    AGENCY,
    any_of,
    deferred,
    description,
    designated,
    person,
    post,
)

from asendus.loader.reading import Mention
from asendus.rules import Headcount, PostName, Roster, Rules
from asendus.vocabulary import Strength

UNIT = ("õigusosakond",)
SERVICE = ("õigusosakond", "lepingute talitus")


@pytest.mark.parametrize(
    ("by", "strength"),
    [
        ([post("jurist")], Strength.FIRM),
        ([any_of(*UNIT)], Strength.GROUP),
        ([designated()], Strength.APPOINTED),
        ([deferred()], Strength.DEFERRED),
        ([post("referent")], Strength.UNVERIFIED),
        ([person()], Strength.UNVERIFIED),
        ([post("nõunik")], Strength.UNVERIFIED),
        ([], Strength.NONE),
        (None, Strength.NOT_ASKED),
        ([deferred(), post("referent"), designated(), any_of(*UNIT), post("jurist")], Strength.FIRM),
        ([deferred(), post("referent"), designated(), any_of(*UNIT)], Strength.GROUP),
        ([post("referent"), deferred()], Strength.DEFERRED),
    ],
)
def test_a_post_is_covered_as_well_as_the_best_statement_says(by: list[Mention] | None, strength: Strength) -> None:
    """Firm, group, appointed, deferred, unverified, none, not asked: the best of what is stated."""
    store = loaded(description("nõunik", unit=UNIT, by=by), description("jurist", unit=UNIT))

    assert strength.value == strengths(store)["nõunik, õigusosakond"]


def headcount(count: int) -> Rules:
    """Rules that say how many people hold the adviser's post."""
    return Rules(headcounts=(Headcount(agency=AGENCY, post=PostName(title="nõunik", unit=UNIT), count=count),))


@pytest.mark.parametrize(("count", "strength"), [(1, "Hollow"), (2, "Group")])
def test_a_peer_counts_by_the_number_of_holders(count: int, strength: str) -> None:
    """The only holder cannot cover itself; of two, one can cover the other."""
    store = loaded(description("nõunik", unit=UNIT, by=[post("nõunik")]), rules=headcount(count))

    assert {"nõunik, õigusosakond": strength} == strengths(store)


def test_cover_that_only_the_substitute_states_counts() -> None:
    """Either end can state it."""
    store = loaded(description("nõunik", unit=UNIT, by=[]), description("jurist", unit=UNIT, for_=[post("nõunik")]))

    assert "Firm" == strengths(store)["nõunik, õigusosakond"]
    assert {("nõunik, õigusosakond", "jurist, õigusosakond")} == covers(store)


def test_a_post_that_covers_the_unit_covers_each_other_post_of_it() -> None:
    """ "asendab osakonna teenistujaid" is firm cover for everybody in the unit and below it, but not for the substitute."""
    store = loaded(
        description("nõunik", unit=UNIT, for_=[any_of(*UNIT)]),
        description("jurist", unit=UNIT),
        description("ekspert", unit=SERVICE),
        description("referent", unit=("haldusosakond",)),
    )

    assert {
        "ekspert, lepingute talitus": "Firm",
        "jurist, õigusosakond": "Firm",
        "nõunik, õigusosakond": "NotAsked",
        "referent, haldusosakond": "NotAsked",
    } == strengths(store)
    assert set() == covers(store)


def test_whoever_works_in_a_complete_unit_with_nobody_else_is_hollow() -> None:
    """Anybody of the unit is nobody where the roster is complete and has the post alone."""
    rules = Rules(rosters=(Roster(agency=AGENCY, unit=UNIT),))

    assert {"nõunik, õigusosakond": "Hollow"} == strengths(
        loaded(description("nõunik", unit=UNIT, by=[any_of(*UNIT)]), rules=rules)
    )


def test_a_group_names_its_posts_but_not_the_holder() -> None:
    """Who the group is stands with the statement, so that a page can show it."""
    store = loaded(
        description("nõunik", unit=UNIT, by=[any_of(*UNIT)]),
        description("jurist", unit=UNIT),
        description("ekspert", unit=SERVICE),
    )
    members = rows(
        store, "SELECT ?l { GRAPH ?g { ?s asendus:strength asendus:Group ; asendus:substitute/skos:prefLabel ?l } }"
    )

    assert [("ekspert, lepingute talitus",), ("jurist, õigusosakond",)] == sorted(members)


def test_a_post_known_by_mention_has_no_cover_strength() -> None:
    """Findings speak of described posts, so strength does too."""
    store = loaded(description("nõunik", unit=UNIT, by=[post("referent")], for_=[post("ekspert")]))

    assert ["ekspert, õigusosakond", "referent, õigusosakond"] == posts(store, "MentionedPost")
    assert ["nõunik, õigusosakond"] == list(strengths(store))


def test_the_strength_of_a_statement_stands_with_it() -> None:
    """Each statement has its own strength, whatever the best one is."""
    store = loaded(
        description("nõunik", unit=UNIT, by=[post("jurist"), any_of(*UNIT), post("referent")]),
        description("jurist", unit=UNIT),
    )

    assert {"jurist": "Firm", "õigusosakond teenistuja": "Group", "referent": "Unverified"} == statement_strengths(
        store
    )


@pytest.mark.parametrize(
    ("by", "strength"),
    [
        ([designated(), deferred()], "Appointed"),
        ([any_of(), designated()], "Group"),
        ([deferred(), post("jurist")], "Deferred"),
        ([post("jurist"), post("nõunik")], "Unverified"),
        ([post("nõunik")], "Hollow"),
    ],
)
def test_of_several_statements_the_surest_counts(by: list[Mention], strength: str) -> None:
    """A post is covered as surely as the best of what is said of it."""
    alone = Headcount(agency=AGENCY, post=PostName(title="nõunik"), count=1)

    store = loaded(description("nõunik", by=by), rules=Rules(headcounts=(alone,)))

    assert {"nõunik": strength} == strengths(store)
