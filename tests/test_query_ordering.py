"""The order of rows, which the store gives and not the engine."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from asendus.queries import load, names
from asendus.queries.ordering import split
from asendus.store import Store, open_store

VALUED = """SELECT ?a ?b WHERE {{ VALUES (?a ?b) {{ {rows} }} }} ORDER BY {order}"""


def by_the_engine(query: str) -> list[tuple[object, ...]]:
    """The rows as Oxigraph sorts them."""
    return [tuple(row) for row in ox.Store().query(query)]  # type: ignore[union-attr]


def test_every_query_of_the_library_is_sorted_by_the_store() -> None:
    """No query of the library has an order that the store leaves to the engine."""
    left = [name for name in names() if not split(load(name).text)[1]]
    assert [] == left
    assert names()


def test_rows_come_in_the_order_of_the_engine(example_store: Path) -> None:
    """Every query gives the very rows, in the very order, that the engine gives."""
    compared = 0
    with open_store(example_store, read_only=True) as store:
        engine = ox.Store.read_only(str(example_store))
        for query in map(load, names()):
            found = [tuple(row) for row in engine.query(query.text)]  # type: ignore[union-attr]
            assert found == list(store.select(query.text)), query.name
            compared += len(found)
    assert compared > 0


@pytest.mark.parametrize(
    "order", ["?a ?b", "DESC(?a) ?b", 'COALESCE(STR(?b), "") ?a', "COALESCE(?a, 0) ?b", "STR(?b) ?a"]
)
@pytest.mark.parametrize(
    "rows",
    [
        "(2 <urn:b>) (10 <urn:a>) (2 <urn:a>) (UNDEF <urn:c>)",
        '(1 "õun") (1 "Auto") (1 "auto") (1 "zoo") (1 UNDEF) (1 <urn:a>)',
        '(3 "2020-01-01"^^<http://www.w3.org/2001/XMLSchema#date>) (3 "1999-01-01"^^<http://www.w3.org/2001/XMLSchema#date>)',
        '("b"@et "x"@en) ("a"@en "x"@et)',
        '(1.5 "a") (1 "b") (-1 "c")',
        "(true 1) (false 2)",
    ],
)
def test_cells_of_every_kind_are_sorted_as_the_engine_sorts_them(rows: str, order: str) -> None:
    """Nothing, addresses, texts, numbers, and what only the engine compares: the order is the engine's."""
    query = VALUED.format(rows=rows, order=order)
    assert by_the_engine(query) == list(Store(ox.Store()).select(query))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?a WHERE { ?a ?b ?c } ORDER BY ?a LIMIT 1",
        "SELECT ?a WHERE { { SELECT ?a WHERE { ?a ?b ?c } ORDER BY ?a } }",
        "SELECT ?a WHERE { ?a ?b ?c } ORDER BY LCASE(?a)",
        'SELECT ?a WHERE { ?a ?b "ORDER BY ?a" }',
        "SELECT ?a WHERE { ?a ?b ?c } # ORDER BY ?a",
    ],
)
def test_what_is_not_an_order_at_the_end_is_left_alone(query: str) -> None:
    """An order that something follows, that stands inside, or that is computed is the engine's."""
    assert (query, ()) == split(query)


def test_a_variable_that_is_no_column_is_sorted_by_the_engine() -> None:
    """Rows can be sorted by what is not shown."""
    query = "SELECT ?b WHERE { VALUES (?a ?b) { (2 'x') (1 'y') } } ORDER BY ?a"
    assert by_the_engine(query) == list(Store(ox.Store()).select(query))


def test_an_answer_without_rows_keeps_its_columns() -> None:
    """A sorted query that finds nothing still tells its columns."""
    assert ("a", "b") == Store(ox.Store()).select("SELECT ?a ?b WHERE { ?a ?b ?c } ORDER BY ?a").columns
