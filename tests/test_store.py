"""The store: loading twice changes nothing, and what is no store is left alone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
import rdflib
from graphs import PROLOGUE, derived, everything, loaded, posts, rows, strengths
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode
from readings import description, directive, in_one_file, post

from asendus.errors import StoreError, UsageError
from asendus.loader.reading import Reading
from asendus.queries import Rows
from asendus.rules import Roster, Rules
from asendus.store import Store, open_store

NOUNIK = description("nõunik", unit=("osakond",), by=[post("jurist")], file="nõunik.txt")
JURIST = description("jurist", unit=("osakond",), for_=[post("nõunik")], file="jurist.txt")
OTHER = description("nõunik", agency="Teine amet", by=[], file="teine.txt")


def counts(store: Store, *readings: Reading, files: tuple[str, ...] = ()) -> tuple[int, int, int, int]:
    """Added, replaced, unchanged and removed by one load."""
    report = store.load(readings, files=files)
    return report.added, report.replaced, report.unchanged, report.removed


def test_loading_again_changes_nothing() -> None:
    """Not a quad is other than before, and the report says so."""
    store = loaded(NOUNIK, JURIST)
    before = everything(store)

    assert (0, 0, 2, 0) == counts(store, JURIST, NOUNIK)
    assert before == everything(store)


def test_a_changed_file_replaces_its_graph_alone() -> None:
    """What the other files say stays as it is."""
    store = loaded(NOUNIK, JURIST)
    changed = description("nõunik", unit=("osakond",), by=[], file="nõunik.txt")

    assert (0, 1, 0, 0) == counts(store, changed)
    assert everything(loaded(changed, JURIST)) == everything(store)


def test_a_changed_annex_is_replaced_under_its_own_name() -> None:
    """Directive and annex keep the description's IRI while its words change."""
    order = directive("3", "2024-01-01")
    before = description("nõunik", directive=order, annex="1", by=[post("jurist")])
    after = description("nõunik", directive=order, annex="1", by=[])
    store = loaded(before)

    assert (0, 1, 0, 0) == counts(store, after)
    assert everything(loaded(after)) == everything(store)


def test_a_file_that_holds_fewer_descriptions_than_before_loses_the_others() -> None:
    """What left the file leaves the graph."""
    bundle = in_one_file(NOUNIK, JURIST, file="kogum.txt")
    store = loaded(*bundle)

    assert (0, 1, 0, 1) == counts(store, *in_one_file(JURIST, file="kogum.txt"))
    assert ["jurist, osakond"] == posts(store, "DescribedPost")


def test_a_file_in_which_nothing_is_found_any_more_loses_all() -> None:
    """The caller says which files were read; their descriptions go, and the agency with the last of them."""
    store = loaded(NOUNIK)

    assert (0, 0, 0, 1) == counts(store, files=("nõunik.txt",))
    assert 0 == len(store)


def test_a_member_of_a_container_belongs_to_the_container() -> None:
    """Loading the container again removes what it no longer holds."""
    member = replace(NOUNIK, path="pakk.asice", member="lisa.txt")
    store = loaded(member)

    assert (0, 0, 0, 1) == counts(store, files=("pakk.asice",))


def test_only_the_agency_that_is_touched_is_derived_anew() -> None:
    """The report names it; the other agency's graph stays."""
    store = loaded(NOUNIK, OTHER)

    assert ("https://asendus.example/agency/näidisamet",) == store.load([JURIST]).agencies


@pytest.mark.parametrize(
    "order", list(permutations([NOUNIK, replace(NOUNIK, path="koopia.txt", source="koopia.txt"), JURIST]))
)
def test_one_description_in_two_files_counts_once(order: tuple[Reading, ...]) -> None:
    """Which file speaks for it does not depend on the order of loads, and the copy is told."""
    store = open_store()
    notes = [note for reading in order for note in store.load([reading]).notes]

    assert everything(loaded(*order)) == everything(store)
    assert ["jurist, osakond", "nõunik, osakond"] == posts(store, "DescribedPost")
    assert all("counts once" in str(note) and note.kind == "note" for note in notes)


def test_two_annexes_of_one_number_in_one_file_stay_two() -> None:
    """A text that numbers two annexes alike is at fault; neither description is lost."""
    order = directive("3", "2024-01-01")
    pair = [description(title, directive=order, annex="1", file="kaks.txt") for title in ("nõunik", "jurist")]

    assert ["jurist", "nõunik"] == posts(loaded(*in_one_file(*pair)), "DescribedPost")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([NOUNIK, JURIST, OTHER]), min_size=1, max_size=6))
def test_any_sequence_of_loads_ends_in_the_same_graph(sequence: list[Reading]) -> None:
    """How often and in which order files are loaded leaves no trace."""
    store = open_store()
    for reading in sequence:
        store.load([reading])

    assert everything(loaded(*sequence)) == everything(store)


def test_a_folder_keeps_what_was_loaded(tmp_path: Path) -> None:
    """Another opening of the folder finds the same quads."""
    with open_store(tmp_path / "graaf") as store:
        store.load([NOUNIK, JURIST])
        kept = everything(store)

    with open_store(tmp_path / "graaf", read_only=True) as again:
        assert kept == everything(again)
        assert {"nõunik, osakond": "Firm", "jurist, osakond": "NotAsked"} == strengths(again)


def test_two_loads_into_a_folder_are_one_load(tmp_path: Path) -> None:
    """Resolution reads the store, not the readings of this run."""
    for reading in (JURIST, NOUNIK):
        with open_store(tmp_path / "graaf") as store:
            store.load([reading])

    with open_store(tmp_path / "graaf") as store:
        assert everything(loaded(NOUNIK, JURIST)) == everything(store)


def test_a_folder_of_other_things_is_refused_and_left_alone(tmp_path: Path) -> None:
    """Nothing is written into a folder that is no store."""
    (tmp_path / "märkmed.txt").write_text("ära puutu", encoding="utf-8")

    with pytest.raises(StoreError, match="not a store; name a new or an empty folder"):
        open_store(tmp_path)
    assert ["märkmed.txt"] == [path.name for path in tmp_path.iterdir()]


def test_a_folder_of_another_program_s_database_is_refused(tmp_path: Path) -> None:
    """The files of some RocksDB do not make a store."""
    (tmp_path / "CURRENT").write_text("MANIFEST-000001\n", encoding="ascii")
    (tmp_path / "OPTIONS-000001").write_text('[CFOptions "default"]\n', encoding="ascii")

    with pytest.raises(StoreError, match="not a store"):
        open_store(tmp_path)


def test_a_file_is_no_folder_of_a_store(tmp_path: Path) -> None:
    """The message says what it is."""
    path = tmp_path / "graaf"
    path.write_text("", encoding="utf-8")

    with pytest.raises(StoreError, match="is a file"):
        open_store(path)


@pytest.mark.parametrize("made", [True, False])
def test_reading_needs_a_store_that_is_there(tmp_path: Path, made: bool) -> None:
    """A query makes no folder, and says how a store is made."""
    path = tmp_path / "graaf"
    if made:
        path.mkdir()

    with pytest.raises(StoreError, match="asendus load FILES --store"):
        open_store(path, read_only=True)
    assert made == path.exists()


def test_a_store_has_one_base(tmp_path: Path) -> None:
    """The same posts under two bases would be two posts; the message names the base to use."""
    store = open_store(tmp_path / "graaf")
    store.load([NOUNIK], base="https://example.org/hr")

    with pytest.raises(StoreError, match=re.escape("--base https://example.org/hr/")):
        store.load([JURIST])


def test_rdflib_sees_the_same_quads() -> None:
    """The dataset is a view of the store, not a copy of it."""
    store = loaded(NOUNIK, JURIST)
    found = store.dataset.query(
        PROLOGUE + "SELECT ?l { GRAPH ?g { ?p a asendus:DescribedPost ; skos:prefLabel ?l } } ORDER BY ?l"
    )

    assert ["jurist, osakond", "nõunik, osakond"] == [
        str(row[0]) for row in found if isinstance(row, rdflib.query.ResultRow)
    ]


def test_rows_come_as_terms_and_as_text() -> None:
    """Terms keep their type and language; text is what people read; None is a variable without a value."""
    answer = loaded(NOUNIK).select(
        PROLOGUE + "SELECT ?l ?none { GRAPH ?g { ?p a asendus:DescribedPost ; skos:prefLabel ?l } }"
    )

    assert Rows(("l", "none"), ((Literal("nõunik, osakond", language="et"), None),)) == answer
    assert [{"l": "nõunik, osakond", "none": None}] == answer.as_dicts()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT", "query: "),
        ("ASK {}", "no SELECT query"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { service SILENT ?x { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_a_query_that_cannot_be_asked_is_refused_in_one_line(query: str, message: str) -> None:
    """The error says what is wrong, and nothing reaches the network."""
    with pytest.raises(UsageError, match=message) as caught:
        open_store().select(query)
    assert "\n" not in str(caught.value)


def test_the_word_service_may_stand_in_names_strings_and_comments() -> None:
    """Only the keyword is refused."""
    query = (
        'PREFIX service: <urn:service#> SELECT ?service { GRAPH ?g { ?service service:service "SERVICE" } } # SERVICE'
    )

    assert 0 == len(open_store().select(query))


def test_ask_and_construct_answer_in_kind() -> None:
    """A yes or no, and triples."""
    store = loaded(NOUNIK)

    assert store.ask("ASK { GRAPH ?g { ?s ?p ?o } }")
    assert [NamedNode("urn:b")] == [t.predicate for t in store.construct("CONSTRUCT { <urn:a> <urn:b> 1 } WHERE {}")]


def test_the_derived_graphs_can_be_made_again() -> None:
    """Deriving anew changes nothing while descriptions and rules are the same."""
    store = loaded(NOUNIK, JURIST)
    before = derived(store)

    assert not store.derive()
    assert before == derived(store)


def test_two_bare_files_are_told_by_their_path() -> None:
    """Descriptions of two files with one name do not replace each other."""
    store = loaded(replace(NOUNIK, path="a/x.txt"), replace(JURIST, path="b/x.txt"))

    assert 2 == len(rows(store, "SELECT ?f { GRAPH ?f { ?f a asendus:JobDescription } }"))


def test_a_changed_file_is_replaced_pair_by_pair() -> None:
    """Of the descriptions that a file held and holds, as many as there are on both sides are replaced, the rest come or go."""
    three = in_one_file(*(description(title) for title in ("nõunik", "jurist", "referent")))
    changed = in_one_file(*(description(title, extra="uus") for title in ("nõunik", "jurist")))
    elsewhere = description("arhivaar", file="mujal.txt")
    store = loaded(*three)

    assert (1, 2, 0, 1) == counts(store, *changed, elsewhere)


def test_a_query_without_graph_asks_all_graphs() -> None:
    """What names no graph is asked of the union of all; what names graphs is asked of those, as ever."""
    store = loaded(NOUNIK, JURIST)
    pattern = "?post a asendus:DescribedPost ; asendus:describedIn ?d . ?d asendus:inFile ?file"

    assert 2 == len(rows(store, f"SELECT ?post {{ {pattern} }}"))
    assert 0 == len(rows(store, f"SELECT ?post {{ GRAPH ?g {{ {pattern} }} }}"))
    assert store.ask(f"{PROLOGUE} ASK {{ {pattern} }}")
    assert 2 == len(store.construct(f"{PROLOGUE} CONSTRUCT {{ ?post asendus:title 'x' }} WHERE {{ {pattern} }}"))


def test_a_load_without_the_rules_does_not_undo_them() -> None:
    """What a rules file settled is not unsettled by a later load that forgets the file."""
    rules = Rules(rosters=(Roster(agency="Näidisamet"),))
    store = loaded(description("nõunik", by=[post("jurist")]), rules=rules)

    with pytest.raises(StoreError, match="--rules FILE"):
        store.load([description("referent", file="teine.txt")])

    assert 1 == store.load([description("referent", file="teine.txt")], rules=rules).added
