"""Cover strength, confirmation by the other end, and the derived graph's own promises."""

from __future__ import annotations

from itertools import permutations

import pytest
from graphs import (
    covers,
    derived,
    loaded,
    posts,
    reports,
    rows,
    statement_strengths,
    strengths,
    unconfirmed,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, serialize
from readings import (
    AGENCY,
    any_of,
    deferred,
    description,
    designated,
    directive,
    in_one_file,
    needs,
    person,
    post,
    repeal,
)

from asendus.derive import derive
from asendus.loader.facts import descriptions
from asendus.loader.reading import Mention, Reading
from asendus.loader.triples import quads
from asendus.rules import Headcount, PostName, Roster, Rules
from asendus.vocabulary import DEFAULT_BASE, Strength

UNIT = ("õigusosakond",)
SERVICE = ("õigusosakond", "lepingute talitus")
NODE = NamedNode(f"{DEFAULT_BASE}agency/näidisamet")


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


def test_a_closed_form_that_does_not_say_it_contradicts() -> None:
    """The substitute's form lists whom it covers, all by post, and the principal is not among them."""
    store = loaded(
        description("nõunik", unit=UNIT, by=[post("jurist")]),
        description("jurist", unit=UNIT, for_=[post("ekspert")]),
        description("ekspert", unit=UNIT),
    )

    assert {("jurist", "jurist, õigusosakond")} == unconfirmed(store)


def test_an_empty_field_contradicts_too() -> None:
    """A form that asks whom the post covers, and says nobody, is closed."""
    store = loaded(description("nõunik", unit=UNIT, by=[post("jurist")]), description("jurist", unit=UNIT, for_=[]))

    assert {("jurist", "jurist, õigusosakond")} == unconfirmed(store)


def test_the_principal_s_form_can_contradict_the_substitute_s() -> None:
    """The same from the other end."""
    store = loaded(
        description("nõunik", unit=UNIT, by=[post("ekspert")]),
        description("jurist", unit=UNIT, for_=[post("nõunik")]),
        description("ekspert", unit=UNIT),
    )

    assert {("nõunik", "nõunik, õigusosakond")} == unconfirmed(store)


@pytest.mark.parametrize(
    "for_",
    [
        None,
        [post("nõunik")],
        [any_of(*UNIT)],
        [designated()],
        [deferred()],
        [person()],
        [post("nõunik", qualifier="lepingud")],
        [post("vahetu juht")],
        [post("ekspert"), any_of("haldusosakond")],
    ],
)
def test_what_may_confirm_does_not_contradict(for_: list[Mention] | None) -> None:
    """No field, the pair itself, a group, an appointed, deferred or personal substitute, an open mention of the same title."""
    store = loaded(
        description("nõunik", unit=UNIT, by=[post("jurist")]),
        description("jurist", unit=UNIT, for_=for_),
        description("ekspert", unit=UNIT),
    )

    assert set() == unconfirmed(store)


def test_a_substitute_known_by_mention_alone_contradicts_nothing() -> None:
    """What was not loaded is unknown, not a contradiction."""
    assert set() == unconfirmed(loaded(description("nõunik", unit=UNIT, by=[post("jurist")])))


def test_reporting_lines_are_told_by_either_end() -> None:
    """A supervisor's list of subordinates is as good as the subordinates' own forms."""
    store = loaded(
        description("juhataja", unit=UNIT, subordinates=[post("jurist"), post("referent")]),
        description("jurist", unit=UNIT),
        description("nõunik", unit=UNIT, supervisor=post("osakonna juhataja")),
    )

    assert {
        ("jurist, õigusosakond", "juhataja, õigusosakond"),
        ("nõunik, õigusosakond", "juhataja, õigusosakond"),
        ("referent, õigusosakond", "juhataja, õigusosakond"),
    } == reports(store)


def test_whoever_works_in_the_unit_need_not_report_to_its_head() -> None:
    """A head's "osakonna teenistujad" leaves open who stands between."""
    store = loaded(description("juhataja", unit=UNIT, subordinates=[any_of(*UNIT)]), description("jurist", unit=UNIT))

    assert set() == reports(store)


def test_a_post_known_by_mention_has_no_cover_strength() -> None:
    """Findings speak of described posts, so strength does too."""
    store = loaded(description("nõunik", unit=UNIT, by=[post("referent")], for_=[post("ekspert")]))

    assert ["ekspert, õigusosakond", "referent, õigusosakond"] == posts(store, "MentionedPost")
    assert ["nõunik, õigusosakond"] == list(strengths(store))


def test_every_described_post_has_one_strength_and_one_label() -> None:
    """Queries can join on them without doubling rows."""
    store = loaded(*AGENCY_OF_TWELVE)
    counted = rows(
        store,
        """SELECT ?p (COUNT(DISTINCT ?s) AS ?n) (COUNT(DISTINCT ?l) AS ?m) { GRAPH ?g {
            ?p a asendus:DescribedPost ; skos:prefLabel ?l ; asendus:coverStrength ?s } } GROUP BY ?p""",
    )

    assert {("1", "1")} == {(n, m) for _, n, m in counted}
    assert len(counted) == len(set(strengths(store)))


def test_requirements_are_flat_shortcuts_without_the_wishes() -> None:
    """The lowest education accepted, the overall years, the lowest level of a language, every competency; no wish."""
    demands = [
        needs("education", "magister", level="master"),
        needs("education", "kõrgharidus", level="higher"),
        needs("education", "keskharidus", level="secondary", essential=False),
        needs("experience", "üks aasta", years=1),
        needs("experience", "kolm aastat", years=3),
        needs("experience", "viis aastat", years=5, essential=False),
        needs("language", "eesti C1", language="et", level="C1", skill="speaking"),
        needs("language", "eesti B2", language="et", level="B2", skill="writing"),
        needs("language", "inglise", language="en"),
        needs("competency", "koostöö", concept="https://w3id.org/asendus/scheme/competency/koostöö"),
        needs("competency", "tundmatu"),
    ]
    store = loaded(description("nõunik", requirements=demands))
    found = rows(
        store,
        """SELECT ?e ?y ?lang ?level ?c { GRAPH ?g { ?p a asendus:DescribedPost ; asendus:requiresEducation ?e ;
            asendus:requiresYears ?y ; asendus:requiresCompetency ?c ;
            asendus:requiresLanguageLevel [ asendus:language ?lang ; asendus:level ?level ] } }""",
    )

    scheme = "https://w3id.org/asendus/scheme/"
    assert [
        (f"{scheme}education/higher", "3", f"{scheme}language/et", f"{scheme}cefr/B2", f"{scheme}competency/koostöö")
    ] == found


def test_a_repealed_description_is_marked_with_what_repeals_it() -> None:
    """Whole directives, or some annexes of one."""
    store = loaded(
        description("nõunik", directive=directive("9", "2020-03-04"), annex="1", file="a.txt"),
        description("jurist", directive=directive("9", "2020-03-04"), annex="2", file="b.txt"),
        description(
            "ekspert",
            directive=directive("12", "2025-01-02", repeals=[repeal("9", "2020-03-04", "2")]),
            annex="1",
            file="c.txt",
        ),
    )
    marked = rows(store, "SELECT ?d ?by { GRAPH ?g { ?d asendus:repealedBy ?by } }")

    assert [
        (f"{DEFAULT_BASE}description/näidisamet/2020-03-04_9/2", f"{DEFAULT_BASE}directive/näidisamet/2025-01-02_12")
    ] == marked


def test_annexes_that_a_later_directive_replaces_are_superseded_one_by_one() -> None:
    """The first of two equal posts gets the later annex; the second, repealed with the rest, is gone too."""
    old = in_one_file(
        *(
            description("nõunik", directive=directive("9", "2020-03-04"), annex=annex, by=[post("jurist")])
            for annex in "12"
        ),
        file="vana.txt",
    )
    new = description(
        "nõunik",
        directive=directive("12", "2025-01-02", repeals=[repeal("9", "2020-03-04")]),
        annex="1",
        by=[],
        file="uus.txt",
    )
    store = loaded(*old, new)

    assert {"nõunik": "None"} == strengths(store)
    assert 2 == len(rows(store, "SELECT ?d { GRAPH ?g { ?d asendus:supersededBy ?new } }"))


def test_a_unit_whose_name_is_shared_is_told_with_the_units_above() -> None:
    """A label is unique in its agency, and does not leave open which of two units is meant."""
    store = loaded(
        description("nõunik", unit=("tugiosakond", "arendustalitus")),
        description("nõunik", unit=("teenuste osakond", "arendustalitus")),
        description("jurist", unit=("teenuste osakond", "arendustalitus")),
    )

    assert [
        "jurist, arendustalitus, teenuste osakond",
        "nõunik, arendustalitus, teenuste osakond",
        "nõunik, arendustalitus, tugiosakond",
    ] == posts(store, "DescribedPost")


def test_a_unit_is_of_the_agency_and_stands_in_its_parent() -> None:
    """org:unitOf points only at the agency (its range is FormalOrganization); units nest by org:subOrganizationOf."""
    store = loaded(description("nõunik", unit=SERVICE))
    agency = f"{DEFAULT_BASE}agency/näidisamet"

    assert {agency} == {value for (value,) in rows(store, "SELECT ?a { GRAPH ?g { ?u org:unitOf ?a } }")}
    assert [
        (f"{agency}/unit/õigusosakond", agency),
        (f"{agency}/unit/õigusosakond/lepingute-talitus", f"{agency}/unit/õigusosakond"),
    ] == sorted(rows(store, "SELECT ?u ?p { GRAPH ?g { ?u org:subOrganizationOf ?p } }"))


AGENCY_OF_TWELVE = (
    description("juhataja", unit=UNIT, file="1.txt", by=[post("nõunik")], subordinates=[post("nõunik")]),
    description(
        "nõunik", unit=UNIT, file="2.txt", supervisor=post("juhataja", unit=UNIT), by=[post("jurist")], for_=[]
    ),
    description("jurist", unit=UNIT, file="3.txt", by=[post("vanempetsialist")], for_=[post("nõunik")]),
    description("vanemspetsialist", unit=SERVICE, file="4.txt", by=[any_of(*UNIT)], for_=[any_of(*SERVICE)]),
    description("jurist", unit=("lepingute talitus",), file="5.txt", by=[post("jurist", unit=UNIT)]),
    description("ekspert", qualifier="vesi", unit=SERVICE, file="6.txt", by=[post("ekspert")]),
    description("ekspert", qualifier="õhk", unit=SERVICE, file="7.txt", by=[post("talitusejuhataja")]),
    *in_one_file(
        description("referent", unit=UNIT, directive=directive("7", "2024-05-06"), annex="1", by=[post("referent")]),
        description("referent", unit=UNIT, directive=directive("7", "2024-05-06"), annex="2", by=[designated()]),
        file="8.txt",
    ),
    description("referent", unit=UNIT, directive=directive("3", "2021-05-06"), annex="4", by=[], file="9.txt"),
    description(
        "peadirektor", file="10.txt", by=[post("osakonnajuhataja", unit=UNIT), post("Talituse juhataja", unit=SERVICE)]
    ),
    description(
        "ekspert", qualifier="vesi", unit=("tugiosakond",), file="11.txt", by=[post("lepingute talituse juhataja")]
    ),
)


@settings(max_examples=30)
@given(st.permutations(AGENCY_OF_TWELVE))
def test_the_order_of_descriptions_does_not_matter(readings: list[Reading]) -> None:
    """The derived graph is the same, byte for byte."""
    found = descriptions(quad for reading in readings for quad in quads(reading))
    usual = descriptions(quad for reading in AGENCY_OF_TWELVE for quad in quads(reading))

    assert derive(NODE, usual) == derive(NODE, found)


def test_loading_one_by_one_is_loading_all_at_once() -> None:
    """Four files in every order, each loaded alone, give the graph of one load."""
    four = AGENCY_OF_TWELVE[3:7]
    wanted = derived(loaded(*four))

    for order in permutations(four):
        store = loaded()
        for reading in order:
            store.load([reading])
        assert wanted == derived(store)


def test_the_derived_graph_is_sorted() -> None:
    """Two runs can be compared line by line."""
    found = derive(NODE, descriptions(quad for reading in AGENCY_OF_TWELVE for quad in quads(reading)))
    lines = serialize(found, format=RdfFormat.N_QUADS)

    assert lines is not None
    assert sorted(map(str, found)) == [line.removesuffix(" .") for line in lines.decode().splitlines()]


def test_an_agency_without_descriptions_has_no_derived_graph() -> None:
    """Nothing is said of it."""
    assert [] == derive(NODE, ())


def test_the_strength_of_a_statement_stands_with_it() -> None:
    """Each statement has its own strength, whatever the best one is."""
    store = loaded(
        description("nõunik", unit=UNIT, by=[post("jurist"), any_of(*UNIT), post("referent")]),
        description("jurist", unit=UNIT),
    )

    assert {"jurist": "Firm", "õigusosakond teenistuja": "Group", "referent": "Unverified"} == statement_strengths(
        store
    )


def test_a_name_that_fits_two_units_is_no_third() -> None:
    """A mention that leaves open which of two units is meant adds no unit to the graph."""
    store = loaded(
        description("jurist", unit=("tugiosakond", "arendustalitus")),
        description("jurist", unit=("teenuste osakond", "arendustalitus")),
        description("nõunik", unit=("õigusosakond",), by=[post("jurist", unit=("arendustalitus",))]),
    )

    units = rows(store, "SELECT ?l { GRAPH ?g { ?u a org:OrganizationalUnit ; skos:prefLabel ?l } } ORDER BY ?l")

    assert ["arendustalitus", "arendustalitus", "teenuste osakond", "tugiosakond", "õigusosakond"] == [
        u for (u,) in units
    ]
