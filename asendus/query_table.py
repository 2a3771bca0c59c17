"""Answers of queries as rows for people and programs."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode

from asendus.errors import UsageError
from asendus.output import Cell, RowFormat, print_rows, warn
from asendus.posts import find_post
from asendus.queries import Query, Rows, Selects, load, names, parse, run
from asendus.queries.rows import Cell as Term
from asendus.vocabulary import PREFIXES, SCHEME_BASE

#: Names of parameters whose value may be a post's words instead of its IRI.
POST_PARAMETERS = ("post", "substitute", "principal")

_NUMBERS = {"integer": int, "decimal": float, "double": float, "float": float}


def read_query(name: str) -> Query:
    """A query by its name, from a file that ends with .rq, or, for "-", from standard input."""
    return parse(sys.stdin.read(), name="-", where="standard input") if name == "-" else load(name)


def values_of(params: Sequence[str]) -> dict[str, list[str]]:
    """NAME=VALUE words as a mapping; a name that stands several times has several values.

    >>> values_of(["post=https://asendus.example/a", "least=3", "least=4"])
    {'post': ['https://asendus.example/a'], 'least': ['3', '4']}
    """
    values: dict[str, list[str]] = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals or not name:
            raise UsageError(f"{param!r} is no parameter", where="--param", remedy="write NAME=VALUE")
        values.setdefault(name, []).append(value)
    return values


def answer(store: Selects, query: Query, values: Mapping[str, Sequence[str]], *, given: str = "") -> Rows:
    """The rows of a query; a parameter that is a post may be given in the words that `asendus show` takes."""
    named = {
        name: [find_post(store, value, given=given).iri if _names_post(name, value) else value for value in several]
        for name, several in values.items()
    }
    return run(store, query, named)


def _names_post(name: str, value: str) -> bool:
    return name in POST_PARAMETERS and "://" not in value


def print_answer(rows: Rows, style: RowFormat) -> None:
    """The rows on standard output. A table leaves out columns of IRIs where others remain, and says so."""
    if style is RowFormat.TABLE:
        kept = readable_columns(rows)
        hidden = [column for number, column in enumerate(rows.columns) if number not in kept]
        cells = [[as_words(row[number]) for number in kept] for row in rows.rows]
        if cells:
            print_rows([rows.columns[number] for number in kept], cells, style)
        more = f"; --format csv has also {', '.join(hidden)}" if hidden else ""
        warn(f"{len(rows.rows)} {'row' if len(rows.rows) == 1 else 'rows'}{more}")
    else:
        print_rows(rows.columns, [[as_cell(term) for term in row] for row in rows.rows], style)


def readable_columns(rows: Rows) -> list[int]:
    """The columns that hold more than IRIs of data; all of them where none does."""
    kept = [
        number
        for number in range(len(rows.columns))
        if not rows.rows or not all(_is_data_iri(row[number]) for row in rows.rows)
    ]
    return kept or list(range(len(rows.columns)))


def _is_data_iri(term: Term) -> bool:
    return term is None or (isinstance(term, NamedNode | BlankNode) and as_words(term) == term.value)


def as_words(term: Term) -> str:
    """A cell for people: a term of a known vocabulary by its local name, data by IRI.

    >>> as_words(NamedNode("https://w3id.org/asendus/ns#Firm")), as_words(NamedNode(SCHEME_BASE + "cefr/C1"))
    ('Firm', 'cefr/C1')
    """
    if isinstance(term, NamedNode):
        for base in (SCHEME_BASE, *PREFIXES.values()):
            if term.value.startswith(base):
                return term.value.removeprefix(base)
    return "" if term is None else str(as_cell(term))


def as_cell(term: Term) -> Cell:
    """A cell for programs: numbers and truth values as such, all else as text."""
    if term is None:
        return None
    if isinstance(term, Literal):
        kind = term.datatype.value.rsplit("#", 1)[-1]
        if kind == "boolean":
            return term.value in ("true", "1")
        return _NUMBERS[kind](term.value) if kind in _NUMBERS else term.value
    return term.value if isinstance(term, NamedNode | BlankNode) else str(term)


def print_queries(lang: str, style: RowFormat) -> None:
    """Name, kind, parameters and title of each query of the product."""
    queries = [load(name) for name in names()]
    columns = ("name", "kind", "parameters", "title")
    rows = [(q.name, q.kind, ", ".join(p.name for p in q.parameters), q.title[lang]) for q in queries]
    print_rows(columns, rows, style)
