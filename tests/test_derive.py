"""The derived graph's own promises: reporting lines, requirements, labels, order. Cover: test_derive_cover.py."""

from __future__ import annotations

from itertools import permutations

from graphs import (
    derived,
    loaded,
    posts,
    reports,
    rows,
    strengths,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, serialize
from readings import (
    any_of,
    description,
    designated,
    directive,
    in_one_file,
    needs,
    post,
    repeal,
)

from asendus.derive import derive
from asendus.loader.facts import descriptions, graphs_in
from asendus.loader.reading import Reading
from asendus.loader.triples import quads
from asendus.vocabulary import DEFAULT_BASE

UNIT = ("õigusosakond",)
SERVICE = ("õigusosakond", "lepingute talitus")
NODE = NamedNode(f"{DEFAULT_BASE}agency/näidisamet")


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
    own = f"{DEFAULT_BASE}agency/näidisamet/competency/tundmatu"
    assert {(f"{scheme}education/higher", "3", f"{scheme}language/et", f"{scheme}cefr/B2")} == {
        row[:4] for row in found
    }
    assert {f"{scheme}competency/koostöö", own} == {row[4] for row in found}


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


@settings(max_examples=30, deadline=None)
@given(st.permutations(AGENCY_OF_TWELVE))
def test_the_order_of_descriptions_does_not_matter(readings: list[Reading]) -> None:
    """The derived graph is the same, byte for byte."""
    found = descriptions(graphs_in(quad for reading in readings for quad in quads(reading)))
    usual = descriptions(graphs_in(quad for reading in AGENCY_OF_TWELVE for quad in quads(reading)))

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
    found = derive(NODE, descriptions(graphs_in(quad for reading in AGENCY_OF_TWELVE for quad in quads(reading))))
    lines = serialize(found, format=RdfFormat.N_QUADS)

    assert lines is not None
    assert sorted(map(str, found)) == [line.removesuffix(" .") for line in lines.decode().splitlines()]


def test_an_agency_without_descriptions_has_no_derived_graph() -> None:
    """Nothing is said of it."""
    assert [] == derive(NODE, ())


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


def test_the_derived_graph_tells_what_it_rests_on() -> None:
    """It is an entity that was derived from each description of the agency, and of no other."""
    store = loaded(
        description("nõunik", file="a.txt"), description("jurist", file="b.txt"), description("x", agency="Teine amet")
    )
    told = rows(
        store,
        """SELECT ?title { GRAPH ?g { ?g a <http://www.w3.org/ns/prov#Entity> ;
            <http://www.w3.org/ns/prov#wasDerivedFrom> ?d . ?agency a org:FormalOrganization ;
            skos:prefLabel "Näidisamet"@et } GRAPH ?d { ?d asendus:title ?title } } ORDER BY ?title""",
    )

    assert [("jurist",), ("nõunik",)] == [tuple(row) for row in told]
