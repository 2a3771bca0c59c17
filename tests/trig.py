"""Small graphs for tests, from TriG text."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from asendus.queries import Rows
from asendus.queries.rows import Cell

DATA = Path(__file__).resolve().parent / "data" / "queries"

#: The names of the query fixtures, the lists of rows that they give.
POSITIVE, NEGATIVE, EXPECTED = ".positive.trig", ".negative.trig", ".expected.tsv"

#: Namespaces that expected rows write short, and how; an IRI of the fixtures' own base stands in < >.
SHORT = {"https://w3id.org/asendus/ns#": "asendus:", "https://w3id.org/asendus/scheme/": "scheme:"}
BASE = "https://asendus.example/"


class Graph:
    """Quads that answer SELECT queries."""

    def __init__(self, *trig: str) -> None:
        self.store = ox.Store()
        for text in trig:
            self.store.load(text.encode(), format=ox.RdfFormat.TRIG)

    def select(self, query: str, /) -> Rows:
        """The rows of a SELECT query, from Oxigraph."""
        answer = self.store.query(query)
        assert isinstance(answer, ox.QuerySolutions)
        return Rows(tuple(variable.value for variable in answer.variables), tuple(tuple(row) for row in answer))


def fixture(name: str, suffix: str) -> str:
    """The text of a query's fixture."""
    return (DATA / f"{name}{suffix}").read_text(encoding="utf-8")


def short(cell: Cell) -> str:
    """A cell as expected rows have it."""
    if cell is None:
        return ""
    if isinstance(cell, ox.NamedNode):
        return short_iri(cell.value)
    return cell.value if isinstance(cell, ox.Literal) else str(cell)


def short_iri(iri: str) -> str:
    """An IRI as expected rows have it."""
    for namespace, prefix in SHORT.items():
        if iri.startswith(namespace):
            return prefix + iri.removeprefix(namespace)
    return f"<{iri.removeprefix(BASE)}>"


def expected(name: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The columns and the rows that a query gives over its positive fixture."""
    head, *rows = [tuple(line.split("\t")) for line in fixture(name, EXPECTED).splitlines()]
    return head, rows
