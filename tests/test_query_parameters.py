"""Parameters of queries: one term in the place of UNDEF, whatever is typed; another type is refused in the head's words."""

from __future__ import annotations

from typing import get_args

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from trig import POSITIVE, Graph, fixture, short

from asendus import queries
from asendus.errors import UsageError
from asendus.queries.header import ParameterType
from asendus.queries.tokens import tokens

TYPES: tuple[str, ...] = get_args(ParameterType)
MEANING = "What it is, told to people."

#: Values that are of a type, by the type.
RIGHT = {
    "iri": ["https://e.example/õ", "urn:x:y"],
    "text": ["", "nõunik", '"', "\\", "a\nb", "UNDEF", "} }", "# x", "<https://e.example/>", "\u202e", "\U0001f600"],
    "number": ["0", "-3", "+3", "2.5", ".5", "007"],
    "date": ["2030-06-01", "2028-02-29"],
}

#: Values that are not, by the type.
WRONG = {
    "iri": ["", "nõunik", "a b", "https://e.example/a> } #", "https://e.example/\n", "https://e.example/<", "<urn:x>"],
    "text": ["\udcff"],
    "number": ["", "five", "1e3", "1.", "٣", "½", "1 ", "0x1", "NaN", "1,5", "1\n"],
    "date": ["", "1.6.2030", "2030-13-01", "2030-02-29", "2030-06", "2030-06-01T00:00", "eile"],
}


def asked(kind: str) -> queries.Query:
    """A query that gives back its parameter, of one type."""
    head = f"#+ param: it ({kind}, optional): {MEANING}"
    return queries.parse(f"{head}\nSELECT ?it WHERE {{ VALUES ?it {{ UNDEF }} }}", name="q")


def test_every_type_is_tried() -> None:
    """There are right and wrong values for each type that a head may name."""
    assert set(TYPES) == set(RIGHT) == set(WRONG)


@pytest.mark.parametrize(("kind", "value"), [(kind, value) for kind in RIGHT for value in RIGHT[kind]])
def test_a_right_value_is_one_term(kind: str, value: str) -> None:
    """A value of its type comes back as one row with one term, and the rest of the query is as it was."""
    rows = queries.run(Graph(), asked(kind), {"it": value})
    before = [token.text for token in tokens(asked(kind).text)]
    after = [token.text for token in tokens(queries.bind(asked(kind), {"it": value}))]
    place = before.index("UNDEF")

    assert 1 == len(rows)
    assert isinstance(rows.rows[0][0], ox.NamedNode if kind == "iri" else ox.Literal)
    assert before[:place] == after[:place]
    assert before[place + 1 :] == after[-len(before[place + 1 :]) :]


@pytest.mark.parametrize(("kind", "value"), [(kind, value) for kind in WRONG for value in WRONG[kind]])
def test_a_wrong_value_is_refused_in_the_words_of_the_head(kind: str, value: str) -> None:
    """The message names the parameter, the type and what the head says that it means; it is bad usage."""
    with pytest.raises(UsageError) as caught:
        queries.bind(asked(kind), {"it": value})

    told = str(caught.value)
    assert 2 == caught.value.exit_code
    assert all(words in told for words in ("parameter it", f"not of the type {kind}", MEANING, f"({kind}, optional)"))
    assert told.isprintable()


@given(kind=st.sampled_from(TYPES), value=st.text())
def test_whatever_is_typed_is_one_term_or_refused(kind: str, value: str) -> None:
    """Any text is either one term in the place of UNDEF or refused with the head's words: never a piece of SPARQL."""
    try:
        rows = queries.run(Graph(), asked(kind), {"it": value})
    except UsageError as error:
        assert MEANING in str(error)
        return

    assert 1 == len(rows)
    if kind in ("iri", "text"):
        assert value == short(rows.rows[0][0]).removeprefix("<").removesuffix(">") or kind == "text"


def test_one_name_fills_every_block_that_has_it() -> None:
    """A parameter that stands in both branches of a union is filled in both."""
    text = "SELECT ?it { { VALUES ?it { UNDEF } } UNION { VALUES ?it { UNDEF } } }"
    query = queries.parse(f"#+ param: it (text, optional): {MEANING}\n{text}", name="q")

    assert [{"it": "a"}, {"it": "a"}] == queries.run(Graph(), query, {"it": "a"}).as_texts()


def test_a_post_is_asked_for_from_both_sides() -> None:
    """Asked for one post, statements come in which it is covered, or covers, with the post at the other end."""
    query = queries.load("cover-statements")
    graph = Graph(fixture("cover-statements", POSITIVE))

    for post, role in (("a", "covered-by"), ("b", "covers")):
        rows = queries.run(graph, query, {"post": f"https://asendus.example/post/{post}"})
        assert {role} == {row["role"] for row in rows.as_texts()}
        assert ("nõunik", "jurist") in {(row["principalLabel"], row.get("substituteLabel")) for row in rows.as_texts()}


@pytest.mark.parametrize(
    ("name", "value", "fewer"),
    [("spans-of-control", {"least": "2"}, 1), ("rare-competencies", {"most": "2"}, 4), ("spans-of-control", {"least": "3"}, 0)],
)  # fmt: skip
def test_a_number_moves_a_threshold(name: str, value: dict[str, str], fewer: int) -> None:
    """A threshold that is given takes the place of the one that the head tells."""
    graph = Graph(fixture(name, POSITIVE))

    assert fewer == len(queries.run(graph, queries.load(name), value))
    assert fewer != len(queries.run(graph, queries.load(name)))


def test_rows_make_a_data_frame() -> None:
    """As dictionaries the rows have every column; as texts a column without a value is left out."""
    rows = queries.run(Graph(fixture("unit-heads", POSITIVE)), queries.load("unit-heads"))

    assert [list(rows.columns)] * 2 == [list(row) for row in rows.as_dicts()]
    assert [None, "osakonna juhataja"] == [row["headLabel"] for row in rows.as_dicts()]
    assert ["headLabel" in row for row in rows.as_texts()] == [False, True]
