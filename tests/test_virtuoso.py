"""The query files on Virtuoso: the same rows as on Oxigraph and rdflib."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
import virtuoso
from trig import BASE, NEGATIVE, POSITIVE, expected, fixture, short, short_iri

from asendus import queries

NAMES = queries.names()


def base(name: str, suffix: str) -> str:
    """Where the IRIs of a fixture begin in the one database: each fixture has graphs of its own."""
    return f"{BASE}{name}{suffix.removesuffix('.trig')}/"


def quads(name: str, suffix: str) -> list[ox.Quad]:
    """The statements of a fixture, under a base of its own."""
    text = fixture(name, suffix).replace(f"<{BASE}>", f"<{base(name, suffix)}>")
    return list(ox.parse(text.encode(), format=ox.RdfFormat.TRIG))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[virtuoso.Virtuoso]:
    """A server that holds every fixture of every query."""
    if virtuoso.SERVER is None or virtuoso.ISQL is None:
        pytest.skip("Virtuoso (virtuoso-opensource-7) is not installed")
    every = [quad for name in NAMES for suffix in (POSITIVE, NEGATIVE) for quad in quads(name, suffix)]
    written = ox.serialize(every, format=ox.RdfFormat.N_QUADS)
    assert written
    with virtuoso.running(tmp_path_factory.mktemp("virtuoso")) as running:
        running.load(written)
        yield running


def graphs(name: str, suffix: str) -> list[str]:
    """The named graphs of a fixture."""
    found = {quad.graph_name.value for quad in quads(name, suffix) if isinstance(quad.graph_name, ox.NamedNode)}
    assert found
    return sorted(found)


def rows(server: virtuoso.Virtuoso, name: str, suffix: str) -> list[tuple[str, ...]]:
    """What a query file gives over one fixture, as expected rows have it."""
    graphs = sorted(
        {quad.graph_name.value for quad in quads(name, suffix) if isinstance(quad.graph_name, ox.NamedNode)}
    )
    assert graphs
    columns, found = server.select(queries.load(name).text, graphs)
    assert queries.load(name).columns == columns
    return [tuple(_short(cell, base(name, suffix)) for cell in row) for row in found]


def _short(cell: virtuoso.Cell, own: str) -> str:
    if cell is None:
        return ""
    return short_iri(cell[1:-1].replace(own, BASE)) if cell.startswith("<") and cell.endswith(">") else cell


def _truths(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row as Virtuoso has it: it keeps xsd:boolean as 1 and 0, which are other forms of the same values."""
    return tuple({"true": "1", "false": "0"}.get(cell, cell) for cell in row)


@pytest.mark.parametrize("name", NAMES)
def test_virtuoso_gives_the_same_rows(server: virtuoso.Virtuoso, name: str) -> None:
    """Each query file gives its expected rows, in order, and none over the fixture that has none."""
    assert [_truths(row) for row in expected(name)[1]] == rows(server, name, POSITIVE)
    assert [] == rows(server, name, NEGATIVE)


ASKABLE = [
    name for name in NAMES if any(each.name in queries.load(name).columns for each in queries.load(name).parameters)
]


@pytest.mark.parametrize("name", ASKABLE)
def test_a_parameter_gives_the_same_rows(server: virtuoso.Virtuoso, name: str) -> None:
    """With a parameter's block filled by a value of its column, Virtuoso and Oxigraph give the same rows, fewer or all."""
    query, own = queries.load(name), base(name, POSITIVE)
    parameter = next(each.name for each in query.parameters if each.name in query.columns)
    store = ox.Store()
    store.extend(quads(name, POSITIVE))
    plain = store.query(query.text)
    assert isinstance(plain, ox.QuerySolutions)
    value = next(row[parameter] for row in plain if row[parameter] is not None)
    assert isinstance(value, ox.NamedNode)
    text = queries.bind(query, {parameter: value.value})
    answer = store.query(text)
    assert isinstance(answer, ox.QuerySolutions)
    wanted = [_truths(tuple(short(term).replace(own.removeprefix(BASE), "") for term in row)) for row in answer]
    assert wanted
    _, found = server.select(text, graphs(name, POSITIVE))
    assert wanted == [tuple(_short(cell, own) for cell in row) for row in found]
