"""Description graphs: every statement of a reading, each with its evidence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Store
from readings import (
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

from asendus.loader.facts import descriptions, graphs_in
from asendus.loader.reading import MAX_QUOTE, Mention, Reading
from asendus.loader.triples import quads
from asendus.vocabulary import ASENDUS, FIELDS, OA, PROV, RDF, Strength

FULL = description(
    "peaspetsialist",
    qualifier="kasutajatugi",
    ordinal="II",
    unit=("haldusosakond", "arendustalitus"),
    supervisor=post("juhataja", unit=("haldusosakond", "arendustalitus")),
    subordinates=(),
    by=[post("nõunik", order=1, condition="puhkuse ajal"), any_of("haldusosakond"), designated(), deferred(), person()],
    for_=(),
    requirements=[
        needs("education", "kõrgharidus", level="higher"),
        needs("experience", "kolm aastat", years=3, subject="arendus"),
        needs("language", "eesti keel C1", language="et", level="C1", skill="writing"),
        needs("competency", "koostöö", concept="https://w3id.org/asendus/scheme/competency/koostöövõime"),
        needs("skill", "B-kategooria juhiluba", essential=False),
    ],
    service="official",
    directive=directive("12", "2025-01-02", effective="2025-02-01", repeals=[repeal("9", "2020-03-04", "1", "2")]),
    annex="4",
)

TITLES = st.text(alphabet="abdeijklnõäöü -", min_size=1, max_size=20).filter(str.strip)
MENTIONS = st.one_of(
    st.builds(post, TITLES), st.builds(any_of, TITLES), st.just(designated()), st.just(deferred()), st.just(person())
)
FIELD = st.one_of(st.none(), st.lists(MENTIONS, max_size=3))


def store_of(reading: Reading) -> Store:
    """The description graph of one reading, to look things up in."""
    store = Store()
    store.extend(quads(reading))
    return store


def subjects(store: Store, predicate: NamedNode, value: NamedNode | None = None) -> list[NamedNode]:
    """What has a property."""
    found = (q.subject for q in store.quads_for_pattern(None, predicate, value))
    return [node for node in found if isinstance(node, NamedNode)]


def nodes(store: Store, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
    """The nodes that a property points at, sorted."""
    found = (q.object for q in store.quads_for_pattern(subject, predicate, None))
    return sorted((node for node in found if isinstance(node, NamedNode)), key=lambda node: node.value)


def values(store: Store, subject: NamedNode | None, predicate: NamedNode) -> set[str]:
    """The literal values of a property, as text."""
    found = (q.object for q in store.quads_for_pattern(subject, predicate, None))
    return {each.value for each in found if isinstance(each, Literal)}


def test_a_description_graph_is_the_same_each_time() -> None:
    """Nothing but the reading goes into it: no time, no chance."""
    assert quads(FULL) == quads(FULL)


def test_a_description_graph_has_no_blank_nodes() -> None:
    """Every node can be named again, so that a graph can be compared and replaced."""
    assert not [q for q in quads(FULL) if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)]


def test_all_statements_stand_in_one_graph_named_as_the_description() -> None:
    """The graph's name is the IRI of the job description that it holds."""
    (graph,) = {q.graph_name for q in quads(FULL)}

    assert [graph] == [q.subject for q in quads(FULL) if q.object == ASENDUS.JobDescription]


@given(FIELD, FIELD, FIELD)
def test_every_statement_has_one_quotation_inside_its_document(
    by: list[Mention] | None, for_: list[Mention] | None, up: list[Mention] | None
) -> None:
    """One evidence, with offsets into the text, the words at those offsets, and no more than the limit."""
    reading = description("nõunik", unit=("osakond",), supervisor=up, by=by, for_=for_)
    store = store_of(reading)

    statements = subjects(store, ASENDUS.statedIn)

    assert statements
    for statement in statements:
        (evidence,) = nodes(store, statement, ASENDUS.evidence)
        position, words = nodes(store, evidence, OA.hasSelector)
        (start,) = values(store, position, OA.start)
        (end,) = values(store, position, OA.end)
        assert {reading.text[int(start) : int(end)]} == values(store, words, OA.exact)
        assert int(end) - int(start) <= MAX_QUOTE


def test_a_long_field_is_quoted_up_to_the_limit() -> None:
    """An endless list of duties under a label does not end up in the graph."""
    mention = post("x" * (2 * MAX_QUOTE))
    store = store_of(description("nõunik", by=[mention]))

    assert MAX_QUOTE == max(map(len, values(store, None, OA.exact)))


def test_the_six_ways_to_tell_of_cover_stay_six() -> None:
    """Named, group, appointed, deferred, none stated and not asked are different graphs."""
    forms = {
        "named": [post("nõunik")],
        "group": [any_of("haldusosakond")],
        "appointed": [designated()],
        "deferred": [deferred()],
        "none": [],
        "not asked": None,
    }
    told = {}
    for name, by in forms.items():
        store = store_of(description("jurist", by=by))
        told[name] = (
            frozenset(values(store, None, ASENDUS.mentionKind)),
            len(subjects(store, RDF.type, ASENDUS.EmptyField)),
            len(subjects(store, ASENDUS.asks, FIELDS["substituted_by"])),
        )

    assert len(forms) == len(set(told.values()))
    assert (frozenset(), 0, 0) == told["not asked"]


def test_a_person_leaves_no_name_behind() -> None:
    """The statement says that a person is named; the quotation has the name masked."""
    store = store_of(description("jurist", by=[person()]))
    (statement,) = subjects(store, RDF.type, ASENDUS.Substitution)

    assert {"person"} == values(store, statement, ASENDUS.mentionKind)
    assert set() == values(store, statement, ASENDUS.mentionTitle)


def test_facts_read_back_from_the_graph_are_those_of_the_reading() -> None:
    """What resolution needs survives the way through the graph."""
    (facts,) = descriptions(graphs_in(quads(FULL)))

    assert (FULL.title, FULL.qualifier, FULL.ordinal, FULL.unit) == (
        facts.title,
        facts.qualifier,
        facts.ordinal,
        facts.unit,
    )
    assert {"supervisor", "subordinates", "substituted_by", "substitutes_for"} == facts.asks
    assert {"subordinates", "substitutes_for"} == facts.leaves_empty
    assert ["post", "post", "any", "designated", "deferred", "person"] == [line.kind for line in facts.lines]
    assert (1, "nõunik") == (facts.lines[1].order, facts.lines[1].title)
    assert ("haldusosakond",) == facts.lines[2].unit
    assert [3.0] == [each.years for each in facts.demands if each.years]
    assert [False] == [each.essential for each in facts.demands if not each.essential]
    assert facts.approval is not None
    assert ("12", "2025-02-01") == (facts.approval.number, str(facts.approval.since))
    assert [frozenset({"1", "2"})] == [each.annexes for each in facts.repeals]


def test_the_tenth_mention_comes_after_the_ninth() -> None:
    """Lines come back in the order of the document."""
    titles = [f"nõunik {letter}" for letter in "abcdefghijkl"]
    (facts,) = descriptions(graphs_in(quads(description("jurist", by=[post(title) for title in titles]))))

    assert titles == [line.title for line in facts.lines]


def test_descriptions_of_one_file_have_one_file_and_a_graph_each() -> None:
    """A bundle is one file; its annexes are graphs of their own."""
    bundle = in_one_file(*(description(title, by=[post("jurist")]) for title in ("nõunik", "peanõunik", "vanemnõunik")))
    found = descriptions(graphs_in(quad for reading in bundle for quad in quads(reading)))

    assert (3, 1) == (len({each.iri for each in found}), len({each.file for each in found}))


@pytest.mark.parametrize("better, worse", list(pairwise(Strength)))
def test_strengths_are_ordered_best_first(better: Strength, worse: Strength) -> None:
    """Firm is best, not asked is last, and each has an individual in the vocabulary."""
    assert better.rank < worse.rank
    assert ASENDUS[better.value] == better.node


def test_numbers_are_written_as_the_store_gives_them_back() -> None:
    """Loading a graph and reading it back changes no quad, so that a second load can see that nothing changed."""
    store = Store()
    store.extend(quads(FULL))

    assert set(quads(FULL)) == set(store)
    assert Literal("3", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")) in {q.object for q in store}


def test_a_description_is_derived_from_its_file() -> None:
    """PROV tells it in its own words, with no time: the same file gives the same graph."""
    store = store_of(FULL)
    (file,) = subjects(store, RDF.type, PROV.Entity)
    (derived,) = subjects(store, PROV.wasDerivedFrom, file)

    assert [file] == nodes(store, derived, ASENDUS.inFile)
