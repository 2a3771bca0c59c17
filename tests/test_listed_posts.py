"""What staff lists and substitution schemes make of an agency: posts, complete rosters, cover that was deferred."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from graphs import ambiguous, covers, derived, everything, loaded, meant, notes, posts, reports, rows, strengths
from lists import listing
from readings import any_of, deferred, description, post

from asendus.checking import check
from asendus.errors import StoreError
from asendus.findings import descriptions_to_load, find
from asendus.in_time import as_of
from asendus.loader.listing import Listing
from asendus.loader.reading import Reading
from asendus.rules import Headcount, PostName, Rules
from asendus.store import Store, open_store

LAW = ("õigusosakond",)
STAFF = "Struktuuriüksus;Ametikoht;Kohtade arv\n"
SCHEME = "Struktuuriüksus;Ametikoht;Asendaja\n"


def store_of(*documents: Reading | Listing, rules: Rules | None = None) -> Store:
    """A store in memory with job descriptions and lists, all in one load."""
    store = open_store()
    store.load(
        [each for each in documents if isinstance(each, Reading)],
        listings=[each for each in documents if isinstance(each, Listing)],
        rules=rules,
    )
    assert [] == list(check(store))
    return store


def staff(lines: str, *, file: str = "koosseis.csv") -> Listing:
    """A staff list with these rows under unit, post and headcount."""
    return listing(STAFF + lines, file=file)


def scheme(lines: str, *, file: str = "skeem.csv") -> Listing:
    """A substitution scheme with these rows under unit, post and substitute."""
    return listing(SCHEME + lines, file=file)


def headcounts(store: Store) -> dict[str, str]:
    """The headcount of each post that has one."""
    found = rows(store, "SELECT ?l ?n { GRAPH ?g { ?p asendus:headcount ?n ; skos:prefLabel ?l } }")
    return {each[0]: each[1] for each in found}


def complete(store: Store) -> set[str]:
    """The units and agencies whose roster is complete."""
    return {
        label
        for (label,) in rows(store, "SELECT ?l { GRAPH ?g { ?u asendus:rosterComplete true ; skos:prefLabel ?l } }")
    }


def slugs(store: Store) -> list[str]:
    """The kinds of findings, sorted."""
    return sorted(finding.slug for finding in find(store))


def test_a_row_of_a_described_post_is_that_post() -> None:
    """The description tells what a post is, the list how many people hold it; another row is a listed post."""
    store = store_of(description("jurist", unit=LAW), staff("Õigusosakond;Jurist;3\nÕigusosakond;referent;1\n"))

    assert ["jurist, õigusosakond"] == posts(store, "DescribedPost")
    assert ["referent, õigusosakond"] == posts(store, "ListedPost")
    assert {"jurist, õigusosakond": "3", "referent, õigusosakond": "1"} == headcounts(store)


def test_the_head_of_a_unit_is_one_post_whatever_a_list_calls_it() -> None:
    """ "juhataja" and "osakonnajuhataja" of a unit are its described head."""
    store = store_of(
        description("osakonna juhataja", unit=LAW),
        staff("Õigusosakond;osakonnajuhataja;1\n"),
        scheme("Õigusosakond;juhataja;-\n"),
    )

    assert [] == posts(store, "ListedPost")


def test_rows_without_a_qualifier_stand_for_the_posts_that_have_one() -> None:
    """Two described posts of one title are the two places of a row; with more places no number is told."""
    described = [description("jurist", qualifier=q, unit=LAW, file=f"{q}.txt") for q in ("hanked", "tööõigus")]

    two = store_of(*described, staff("Õigusosakond;jurist;2\n"))
    five = store_of(*described, staff("Õigusosakond;jurist;5\n"))

    assert ["1", "1"] == list(headcounts(two).values())
    assert {} == headcounts(five)
    assert [] == posts(two, "ListedPost") == posts(five, "ListedPost")


def test_rows_of_one_post_add_up_and_lists_that_differ_tell_nothing() -> None:
    """A row a place is a sum; two lists that give a post other numbers leave it unknown."""
    summed = staff("Õigusosakond;jurist;1\nÕigusosakond;jurist;2\n")

    assert {"jurist, õigusosakond": "3"} == headcounts(store_of(summed))
    assert {} == headcounts(store_of(summed, staff("Õigusosakond;jurist;1\n", file="teine.csv")))


def test_own_title_is_a_group_or_nobody_by_the_headcount() -> None:
    """A post that names its own title is covered by its other holders, or hollow where the list has one place."""
    peer = description("jurist", unit=LAW, by=[post("jurist")])

    assert "Unverified" == strengths(store_of(peer))["jurist, õigusosakond"]
    assert "Group" == strengths(store_of(peer, staff("Õigusosakond;jurist;2\n")))["jurist, õigusosakond"]
    assert "Hollow" == strengths(store_of(peer, staff("Õigusosakond;jurist;1\n")))["jurist, õigusosakond"]


def test_anybody_of_a_unit_of_one_post_is_its_other_holders() -> None:
    """A group in which the list has nobody else is hollow, unless several people hold the post."""
    alone = description("jurist", unit=LAW, by=[any_of(*LAW)])

    assert ["hollow-cover"] == slugs(store_of(alone, staff("Õigusosakond;jurist;1\n")))
    assert ["group-cover"] == slugs(store_of(alone, staff("Õigusosakond;jurist;2\n")))


@pytest.mark.parametrize(("holders", "expected"), [(1, ["sole-substitute"]), (2, [])])
def test_a_post_of_several_holders_is_no_sole_substitute(holders: int, expected: list[str]) -> None:
    """A named substitute leaves somebody when one is away, where a list tells that several people hold the post."""
    covered = description("nõunik", unit=LAW, by=[post("jurist")])

    assert expected == slugs(store_of(covered, staff(f"Õigusosakond;nõunik;1\nÕigusosakond;jurist;{holders}\n")))


def test_a_unique_title_is_found_in_the_agency_that_a_staff_list_has_whole() -> None:
    """A bare title far away is that post once the list says that there is no other."""
    adviser = description("nõunik", unit=LAW, by=[post("kartograaf")])
    whole = staff(";peadirektor;1\nÕigusosakond;nõunik;1\nMerekaardi osakond;kartograaf;1\n")

    assert {"kartograaf": ["kartograaf, õigusosakond"]} == meant(store_of(adviser))
    found = store_of(adviser, whole)
    assert ["kartograaf, merekaardi osakond"] == meant(found)["kartograaf"]
    assert {"nõunik, õigusosakond": "Firm"}.items() <= strengths(found).items()
    assert "Näidisamet" in complete(found)


def test_a_substitute_that_a_complete_list_lacks_is_hollow() -> None:
    """A post that the whole roster has nowhere covers nobody; a title that it has elsewhere may be meant."""
    absent = description("nõunik", unit=LAW, by=[post("ekspert")])
    here = staff(";peadirektor;1\nÕigusosakond;nõunik;1\nHankeosakond;jurist;1\n")
    elsewhere = staff(";peadirektor;1\nÕigusosakond;nõunik;1\nHankeosakond;ekspert;1\nTeabeosakond;ekspert;1\n")

    assert ["unverified-cover"] == slugs(store_of(absent))
    assert ["hollow-cover"] == slugs(store_of(absent, here))
    assert ["unverified-cover"] == slugs(store_of(absent, elsewhere))


def test_a_list_that_lacks_a_described_post_is_not_complete() -> None:
    """A list proves itself: it does not count as complete where a description tells of more, and a note says so."""
    store = store_of(
        description("nõunik", unit=LAW, by=[post("ekspert")]),
        description("arhivaar", unit=LAW, file="a.txt"),
        staff(";peadirektor;1\nÕigusosakond;nõunik;1\nHankeosakond;jurist;1\n"),
    )

    assert {"hankeosakond"} == complete(store)
    assert [note for note in notes(store) if "arhivaar" in note]
    assert "hollow-cover" not in slugs(store)


def test_a_newer_list_takes_the_place_of_an_older() -> None:
    """Of two dated lists of one kind the newer counts, where it is about all that the older is about."""
    older = listing(
        f"seisuga 01.01.2024\n{STAFF}Õigusosakond;jurist;5\nÕigusosakond;vanem referent;1\n", file="2024.csv"
    )
    newer = listing(f"seisuga 01.01.2025\n{STAFF}Õigusosakond;jurist;2\n", file="2025.csv")

    store = store_of(older, newer)

    assert {"jurist, õigusosakond": "2"} == headcounts(store)
    assert 1 == len(rows(store, "SELECT ?o ?n { GRAPH ?g { ?o asendus:supersededBy ?n } }"))


def test_deferred_cover_is_what_the_loaded_scheme_says() -> None:
    """A description that defers to a scheme is as well covered as the scheme has it."""
    form = description("nõunik", unit=LAW, by=[deferred()], for_=[])
    jurist = description("jurist", unit=LAW, by=[post("nõunik")], file="j.txt")

    assert ["deferred-cover", "one-sided"] == [s for s in slugs(store_of(form, jurist)) if s != "sole-substitute"]
    settled = store_of(form, jurist, scheme("Õigusosakond;nõunik;jurist\n"))
    assert "Firm" == strengths(settled)["nõunik, õigusosakond"]
    assert ("nõunik, õigusosakond", "jurist, õigusosakond") in covers(settled)
    group = store_of(form, jurist, scheme("Õigusosakond;nõunik;osakonna teenistuja\n"))
    assert "Group" == strengths(group)["nõunik, õigusosakond"]


@pytest.mark.parametrize("row", ["Õigusosakond;jurist;referent\n", "Õigusosakond;nõunik;-\n"], ids=["no row", "nobody"])
def test_a_scheme_that_names_nobody_leaves_cover_deferred(row: str) -> None:
    """Where the loaded scheme has no substitute for the post, the finding says that it was looked up there."""
    store = store_of(description("nõunik", unit=LAW, by=[deferred()]), scheme(row))
    [finding] = [each for each in find(store) if each.slug == "deferred-cover"]

    assert "the substitution scheme that is loaded names nobody for it" in finding.message["en"]
    assert "laaditud asendusskeem ei nimeta" in finding.message["et"]


def test_a_scheme_of_another_unit_settles_nothing() -> None:
    """A scheme that is about another unit was not the one that is meant; nor is a document of another name."""
    other = store_of(description("nõunik", unit=LAW, by=[deferred()]), scheme("Hankeosakond;jurist;referent\n"))
    calendar = store_of(
        description("nõunik", unit=LAW, by=[deferred("puhkuste ajakava")]), scheme("Õigusosakond;jurist;referent\n")
    )

    for store in (other, calendar):
        [finding] = [each for each in find(store) if each.slug == "deferred-cover"]
        assert "is not loaded" in finding.message["en"]


def test_a_scheme_confirms_and_contradicts_nothing() -> None:
    """What one end and the scheme state is not one-sided; a scheme that names others contradicts neither end."""
    form = description("nõunik", unit=LAW, by=[post("jurist")])
    silent = description("jurist", unit=LAW, for_=[], file="j.txt")

    assert "one-sided" in slugs(store_of(form, silent))
    assert "one-sided" not in slugs(store_of(form, silent, scheme("Õigusosakond;nõunik;jurist\n")))
    assert "one-sided" in slugs(
        store_of(form, silent, scheme("Õigusosakond;nõunik;referent\nÕigusosakond;referent;-\n"))
    )


def test_a_listed_post_without_a_description_has_no_finding() -> None:
    """What a list alone tells of is unknown, not a gap; it waits among the descriptions to load where it is mentioned."""
    store = store_of(
        description("nõunik", unit=LAW, supervisor=post("osakonna juhataja", unit=LAW), by=[post("jurist")], for_=[]),
        staff(
            "Õigusosakond;osakonnajuhataja;1\nÕigusosakond;nõunik;1\nÕigusosakond;jurist;1\nÕigusosakond;referent;1\n"
        ),
        scheme("Õigusosakond;jurist;referent\n"),
    )

    assert ["sole-substitute"] == slugs(store)
    assert ["jurist, õigusosakond", "osakonnajuhataja, õigusosakond", "referent, õigusosakond"] == sorted(
        each.label for each in descriptions_to_load(store)
    )


def test_a_list_tells_who_reports_to_whom_where_no_description_does() -> None:
    """The supervisor in a list counts for posts whose description names none."""
    told = listing(
        "Üksus;Ametikoht;Kohtade arv;Vahetu juht\nÕigusosakond;nõunik;1;direktor\nÕigusosakond;jurist;1;nõunik\n"
    )
    store = store_of(description("nõunik", unit=LAW, supervisor=post("peajurist")), told)

    assert {
        ("nõunik, õigusosakond", "peajurist, õigusosakond"),
        ("jurist, õigusosakond", "nõunik, õigusosakond"),
    } == reports(store)


def test_a_scheme_without_units_finds_posts_by_their_titles() -> None:
    """A title that one unit has is that post; one that two units have is neither."""
    bare = listing("Ametikoht;Asendaja\nnõunik;jurist\nreferent;jurist\n")
    store = store_of(
        description("nõunik", unit=LAW, by=[deferred()]),
        description("jurist", unit=LAW, file="j.txt"),
        description("referent", unit=LAW, by=[deferred()], file="r.txt"),
        description("referent", unit=("hankeosakond",), by=[deferred()], file="q.txt"),
        bare,
    )

    assert "Firm" == strengths(store)["nõunik, õigusosakond"]
    assert "Deferred" == strengths(store)["referent, õigusosakond"]
    assert {} == ambiguous(store)


def test_nothing_depends_on_the_order_of_loads() -> None:
    """Descriptions and lists loaded one by one in any order give the same quads, and so does one load of all."""
    documents: list[Reading | Listing] = [
        description("nõunik", unit=LAW, by=[deferred()], supervisor=post("osakonna juhataja", unit=LAW)),
        description("jurist", unit=LAW, by=[post("jurist")], file="j.txt"),
        staff("Õigusosakond;osakonnajuhataja;1\nÕigusosakond;nõunik;1\nÕigusosakond;jurist;2\n"),
        scheme("Õigusosakond;nõunik;jurist\n"),
    ]
    seen = set()
    for order in itertools.permutations(documents):
        store = open_store()
        for each in order:
            store.load(
                *(((),) if isinstance(each, Listing) else ([each],)),
                listings=[each] if isinstance(each, Listing) else [],
            )
        seen.add(everything(store))

    assert {everything(store_of(*documents))} == seen


def test_loading_a_list_again_replaces_it() -> None:
    """The same list changes nothing, a changed one takes its place, and a file that holds none any more takes it away."""
    store = store_of(description("jurist", unit=LAW), staff("Õigusosakond;jurist;2\n"))
    before = everything(store)

    assert not store.load((), listings=[staff("Õigusosakond;jurist;2\n")]).changed
    assert before == everything(store)
    assert 1 == store.load((), listings=[staff("Õigusosakond;jurist;3\n")]).replaced
    assert {"jurist, õigusosakond": "3"} == headcounts(store)
    store.load((), files=["koosseis.csv"])
    assert derived(loaded(description("jurist", unit=LAW))) == derived(store)


def test_headcounts_of_a_list_need_no_rules_and_those_of_rules_do() -> None:
    """Loading more after a staff list is allowed; what a rules file settled beyond it would be undone, and is refused."""
    rules = Rules(headcounts=(Headcount(agency="Näidisamet", post=PostName(title="jurist", unit=LAW), count=7),))
    store = store_of(description("jurist", unit=LAW), staff("Õigusosakond;jurist;2\n"))

    store.load([description("nõunik", unit=LAW, file="n.txt")])
    assert "2" == headcounts(store)["jurist, õigusosakond"]
    store.load([description("referent", unit=LAW, file="r.txt")], rules=rules)
    assert "7" == headcounts(store)["jurist, õigusosakond"]
    with pytest.raises(StoreError, match="rules file"):
        store.load([description("arhivaar", unit=LAW, file="a.txt")])


def test_a_list_of_a_later_day_is_not_there_before_it() -> None:
    """Asked as of a day, a list that tells a later one does not count."""
    later = listing(f"seisuga 01.01.2025\n{STAFF}Õigusosakond;jurist;2\n")
    store = store_of(description("jurist", unit=LAW), later)

    assert {} == headcounts(as_of(store, date(2024, 12, 31), rules=Rules()))
    assert {"jurist, õigusosakond": "2"} == headcounts(as_of(store, date(2025, 1, 1), rules=Rules()))
