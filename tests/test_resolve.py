"""Which posts a mention means: nearest first, and rather nobody than somebody else."""

from __future__ import annotations

import pytest
from graphs import ambiguous, covers, loaded, meant, notes, posts, strengths
from readings import AGENCY, description, directive, in_one_file, post

from asendus.rules import Alias, PostName, Roster, Rules

DEPARTMENT = ("haldusosakond",)
SERVICE = ("haldusosakond", "arendustalitus")
OTHER_DEPARTMENT = ("teenuste osakond",)
OTHER_SERVICE = ("teenuste osakond", "arendustalitus")


def test_a_bare_title_is_found_in_the_own_unit() -> None:
    """The nearest post of that title is the one that is meant."""
    store = loaded(
        description("nõunik", unit=SERVICE, by=[post("jurist")]),
        description("jurist", unit=SERVICE),
        description("jurist", unit=DEPARTMENT),
    )

    assert {"jurist": ["jurist, arendustalitus"]} == meant(store)


def test_a_bare_title_is_found_in_the_unit_above() -> None:
    """Where the own unit has no such post, the units above it are asked, the nearest first."""
    store = loaded(
        description("nõunik", unit=SERVICE, by=[post("jurist")]),
        description("jurist", unit=DEPARTMENT),
        description("jurist"),
    )

    assert {"jurist": ["jurist, haldusosakond"]} == meant(store)


def test_a_bare_title_is_not_found_in_another_department() -> None:
    """A common title elsewhere in the agency is no match: the post is known by mention alone, in the own unit."""
    store = loaded(
        description("koordinaator", unit=SERVICE, by=[post("peaspetsialist")]),
        description("peaspetsialist", qualifier="kasutajatugi", unit=OTHER_SERVICE),
    )

    assert {"peaspetsialist": ["peaspetsialist, arendustalitus, haldusosakond"]} == meant(store)
    assert ["peaspetsialist, arendustalitus, haldusosakond"] == posts(store, "MentionedPost")
    assert "Unverified" == strengths(store)["koordinaator, arendustalitus, haldusosakond"]


def test_a_bare_title_is_not_found_in_a_unit_below() -> None:
    """The department's lawyer is not the lawyer of one of its services."""
    store = loaded(description("nõunik", unit=DEPARTMENT, by=[post("jurist")]), description("jurist", unit=SERVICE))

    assert ["jurist, haldusosakond"] == posts(store, "MentionedPost")


@pytest.mark.parametrize(("qualifier", "ordinal"), [("hanked", None), (None, "VII")])
def test_a_qualifier_or_an_ordinal_is_found_in_the_whole_agency(qualifier: str | None, ordinal: str | None) -> None:
    """What tells a post from all others of its title is enough to find it anywhere."""
    store = loaded(
        description("nõunik", unit=SERVICE, by=[post("jurist", qualifier=qualifier, ordinal=ordinal)]),
        description("jurist", unit=OTHER_SERVICE, qualifier=qualifier, ordinal=ordinal),
        description("jurist", unit=OTHER_DEPARTMENT),
    )

    assert [] == posts(store, "MentionedPost")


def test_a_unit_in_the_text_is_where_the_title_is_looked_up() -> None:
    """The holder's own unit does not matter then."""
    store = loaded(
        description("nõunik", unit=SERVICE, by=[post("jurist", unit=OTHER_DEPARTMENT)]),
        description("jurist", unit=SERVICE),
        description("jurist", unit=OTHER_DEPARTMENT),
    )

    assert {"teenuste osakond jurist": ["jurist, teenuste osakond"]} == meant(store)


def test_a_short_path_is_the_unit_that_alone_ends_in_it() -> None:
    """ "arendustalitus" is the department's, as long as no other department has one."""
    mention = description("nõunik", unit=OTHER_DEPARTMENT, by=[post("jurist", unit=("arendustalitus",))])
    one = loaded(mention, description("jurist", unit=SERVICE))
    two = loaded(
        mention, description("jurist", unit=SERVICE), description("jurist", unit=("tugiosakond", "arendustalitus"))
    )

    assert {"arendustalitus jurist": ["jurist, arendustalitus"]} == meant(one)
    assert {
        "arendustalitus jurist": ["jurist, arendustalitus, haldusosakond", "jurist, arendustalitus, tugiosakond"]
    } == ambiguous(two)
    assert {} == meant(two)


def test_the_own_department_s_unit_goes_before_others_of_its_name() -> None:
    """A short name that fits several units means the one that the holder works in, or a neighbour of it."""
    store = loaded(
        description("nõunik", unit=(*OTHER_DEPARTMENT, "tugitalitus"), by=[post("jurist", unit=("arendustalitus",))]),
        description("jurist", unit=SERVICE),
        description("jurist", unit=OTHER_SERVICE),
    )

    assert {"arendustalitus jurist": ["jurist, arendustalitus, teenuste osakond"]} == meant(store)


def test_the_unit_above_goes_before_others_of_its_name() -> None:
    """The same for a unit that the holder's own stands in."""
    store = loaded(
        description("nõunik", unit=(*SERVICE, "arendusgrupp"), by=[post("jurist", unit=("arendustalitus",))]),
        description("jurist", unit=SERVICE),
        description("jurist", unit=OTHER_SERVICE),
    )

    assert {"arendustalitus jurist": ["jurist, arendustalitus, haldusosakond"]} == meant(store)


def test_posts_that_differ_only_in_qualifier_are_a_class() -> None:
    """ "ekspert" of the unit means any of them, and cover by them is cover by a group."""
    store = loaded(
        description("nõunik", unit=SERVICE, by=[post("ekspert")]),
        description("ekspert", qualifier="vesi", unit=SERVICE),
        description("ekspert", qualifier="õhk", unit=SERVICE),
    )

    assert {"ekspert": ["ekspert (vesi), arendustalitus", "ekspert (õhk), arendustalitus"]} == meant(store)
    assert "Group" == strengths(store)["nõunik, arendustalitus"]
    assert set() == covers(store)


def test_an_unqualified_post_goes_before_its_qualified_namesakes() -> None:
    """Where a post has exactly the title of the mention, that one is meant."""
    store = loaded(
        description("nõunik", unit=SERVICE, by=[post("ekspert")]),
        description("ekspert", unit=SERVICE),
        description("ekspert", qualifier="õhk", unit=SERVICE),
    )

    assert {"ekspert": ["ekspert, arendustalitus"]} == meant(store)


def test_one_qualifier_is_not_another() -> None:
    """A mention with a qualifier never means a post with another one, nor a post without."""
    store = loaded(
        description("nõunik", unit=SERVICE, by=[post("ekspert", qualifier="vesi")]),
        description("ekspert", qualifier="õhk", unit=SERVICE),
        description("ekspert", unit=SERVICE),
    )

    assert ["ekspert (vesi), arendustalitus"] == posts(store, "MentionedPost")


def test_a_qualified_mention_that_fits_posts_of_two_units_is_ambiguous() -> None:
    """Unrelated candidates are told, not guessed between."""
    store = loaded(
        description("nõunik", by=[post("ekspert", qualifier="vesi")]),
        description("ekspert", qualifier="vesi", unit=SERVICE),
        description("ekspert", qualifier="vesi", unit=OTHER_DEPARTMENT),
    )

    assert {"ekspert (vesi)": ["ekspert (vesi), arendustalitus", "ekspert (vesi), teenuste osakond"]} == ambiguous(
        store
    )
    assert "Unverified" == strengths(store)["nõunik"]


def test_two_annexes_that_agree_in_everything_are_two_posts() -> None:
    """Directive and annex tell them apart, and each one's own title means the other."""
    order = directive("164", "2024-11-15")
    first, second = (
        description("ekspert", unit=SERVICE, directive=order, annex=annex, by=[post("ekspert")]) for annex in "34"
    )
    store = loaded(*in_one_file(first, second))

    assert {"ekspert, arendustalitus [164/3]": "Firm", "ekspert, arendustalitus [164/4]": "Firm"} == strengths(store)


def test_the_own_title_among_three_of_a_kind_is_a_group() -> None:
    """Each of three equal posts is covered by the two others."""
    order = directive("164", "2024-11-15")
    three = [description("ekspert", directive=order, annex=annex, by=[post("ekspert")]) for annex in "345"]

    assert {"Group"} == set(strengths(loaded(*in_one_file(*three))).values())


def test_the_own_title_alone_is_a_peer() -> None:
    """A post does not cover itself: somebody else with the same title may, and how many there are is not known."""
    store = loaded(description("nõunik", unit=SERVICE, by=[post("nõunik")]))

    assert {"nõunik, arendustalitus": "Unverified"} == strengths(store)
    assert set() == covers(store)
    assert [] == posts(store, "MentionedPost")


def test_a_complete_roster_lets_a_bare_title_be_found_anywhere_in_it() -> None:
    """Where all posts are known, the only jurist is the jurist."""
    readings = (description("nõunik", unit=SERVICE, by=[post("jurist")]), description("jurist", unit=OTHER_SERVICE))
    rules = Rules(rosters=(Roster(agency=AGENCY),))

    assert {"jurist": ["jurist, arendustalitus, teenuste osakond"]} == meant(loaded(*readings, rules=rules))
    assert [] == posts(loaded(*readings, rules=rules), "MentionedPost")
    assert 1 == len(posts(loaded(*readings), "MentionedPost"))


def test_a_substitute_that_a_complete_roster_lacks_is_hollow() -> None:
    """Cover by a post that does not exist is no cover."""
    reading = description("nõunik", unit=SERVICE, by=[post("jurist", unit=SERVICE)])

    assert {"nõunik, arendustalitus": "Hollow"} == strengths(
        loaded(reading, rules=Rules(rosters=(Roster(agency=AGENCY, unit=SERVICE),)))
    )


def test_an_alias_settles_what_the_documents_leave_open() -> None:
    """The rules file says whom a mention means; its reason stays with the statement."""
    rules = Rules(
        aliases=(
            Alias(
                agency=AGENCY,
                mention="vanem",
                post=PostName(title="vanemnõunik", unit=OTHER_DEPARTMENT),
                reason="so it is called in the house",
            ),
        )
    )
    store = loaded(
        description("nõunik", unit=SERVICE, by=[post("vanem")]),
        description("vanemnõunik", unit=OTHER_DEPARTMENT),
        rules=rules,
    )

    assert {("nõunik, arendustalitus", "vanemnõunik, teenuste osakond")} == covers(store)
    assert ["“vanem” means “vanemnõunik” by the rules file: so it is called in the house"] == notes(store)


def test_posts_of_two_agencies_never_meet() -> None:
    """Resolution stays within the agency."""
    store = loaded(
        description("nõunik", by=[post("jurist", qualifier="hanked")], agency="Esimene amet", file="a.txt"),
        description("jurist", qualifier="hanked", agency="Teine amet", file="b.txt"),
    )

    assert ["jurist (hanked)"] == posts(store, "MentionedPost")


def test_posts_of_files_without_an_agency_never_meet() -> None:
    """An agency that is not known is another in each file, and the graph says what to do about it."""
    store = loaded(
        description("nõunik", by=[post("jurist", qualifier="hanked")], agency=None, file="a.txt"),
        description("jurist", qualifier="hanked", agency=None, file="b.txt"),
    )

    assert ["jurist (hanked)"] == posts(store, "MentionedPost")
    assert all("--agency" in note for note in notes(store))
    assert 2 == len(notes(store))


def test_a_later_directive_describes_the_same_post_anew() -> None:
    """The newest description speaks; the older one stays in the graph, silent."""
    old = description("nõunik", directive=directive("5", "2020-01-01"), annex="1", by=[post("jurist")], file="vana.txt")
    new = description("nõunik", directive=directive("2", "2024-01-01"), annex="7", by=[], file="uus.txt")

    assert {"nõunik": "None"} == strengths(loaded(old, new))


def test_the_day_of_effect_decides_which_description_is_newest() -> None:
    """A directive signed earlier can take effect later."""
    early = description("nõunik", directive=directive("5", "2024-01-01", effective="2024-06-01"), annex="1", by=[])
    late = description("nõunik", directive=directive("6", "2024-02-01"), annex="1", by=[post("jurist")], file="b.txt")

    assert {"nõunik": "None"} == strengths(loaded(early, late))


def test_descriptions_that_no_directive_orders_are_different_posts() -> None:
    """Without dates nothing tells a new version from a second post, so none is silenced."""
    store = loaded(
        description("nõunik", by=[], file="a.txt", extra="üks"),
        description("nõunik", by=[], file="b.txt", extra="teine"),
    )

    assert {"nõunik [a.txt]": "None", "nõunik [b.txt]": "None"} == strengths(store)
    assert 2 == len(notes(store))
