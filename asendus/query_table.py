"""Answers of queries: rows, yes or no, and triples, for people and programs."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from asendus.endpoint.asked import Asked, Reply
from asendus.endpoint.workers import MEMORY, SECONDS, Source, Worker
from asendus.errors import UsageError
from asendus.output import Cell, RowFormat, escaped, print_rows, warn
from asendus.posts import find_post
from asendus.queries import Query, Rows, bind, checked, load, names
from asendus.queries import parse as parse_query
from asendus.queries.rows import Cell as Term
from asendus.store import Store
from asendus.term_names import local_name, name_of
from asendus.vocabulary import PREFIXES
from asendus.wording import heading, say, word

#: Names of parameters whose value may be a post's words instead of its IRI.
POST_PARAMETERS = ("post", "substitute", "principal")
#: Columns whose texts are words of the graph's model, not of a document.
MODEL_COLUMNS = ("kind", "mentionKind", "role")
#: What a query may give.
Answer = Rows | bool | list[Triple]

_NUMBERS = {"integer": int, "decimal": float, "double": float, "float": float}


def read_query(name: str) -> Query:
    """A query by its name, from a file that ends with .rq, or, for "-", from standard input."""
    return parse_query(sys.stdin.read(), name="-", where="standard input") if name == "-" else load(name)


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


def answer(
    store: Store,
    query: Query,
    values: Mapping[str, Sequence[str]],
    *,
    given: str = "",
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> Answer:
    """What a query gives; a parameter that is a post may be given in the words that `asendus show` takes.

    It runs in a process of its own, or in the engine that keeps the store, whose own limits hold then. Raises UsageError for
    what `queries.checked` refuses, and where it takes more seconds, or more bytes of memory beyond the store's, than it may.
    """
    named = {
        name: [find_post(store, value, given=given).iri if _names_post(name, value) else value for value in several]
        for name, several in values.items()
    }
    if store.is_elsewhere:
        return store.answer(checked(query, named))
    asked = Asked(query=bind(query, named), where=query.where)
    with Worker(Source.of(store), memory=memory) as worker:
        return _read_reply(worker.ask(asked, seconds=seconds))


def _read_reply(reply: Reply) -> Answer:
    if reply.form == "graph":
        return [quad.triple for quad in parse(reply.body, format=RdfFormat.N_TRIPLES)]
    found = parse_query_results(reply.body, format=QueryResultsFormat.JSON)
    if isinstance(found, QueryBoolean):
        return bool(found)
    return Rows(tuple(each.value for each in found.variables), tuple(tuple(row) for row in found))


def _names_post(name: str, value: str) -> bool:
    return name in POST_PARAMETERS and "://" not in value


def print_answer(found: Answer, style: RowFormat, lang: str) -> None:
    """What a query gave, on standard output: rows as they are asked for, yes or no as a word, triples as Turtle.

    In a format of rows an ASK query has one cell, in JSON true or false, and triples are rows of three cells.
    """
    if style is not RowFormat.TABLE:
        if isinstance(found, bool) and style is RowFormat.JSON:
            sys.stdout.write(f"{str(found).lower()}\n")
        else:
            print_rows(*as_rows(found), style)
    elif isinstance(found, bool):
        sys.stdout.write(f"{truth(found, lang)}\n")
    elif isinstance(found, Rows):
        _print_found(found, lang)
    else:
        turtle = serialize(sorted(set(found), key=str), format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""
        sys.stdout.write(escaped(turtle.decode()))


def as_rows(found: Answer) -> tuple[Sequence[str], list[list[Cell]]]:
    """What a query gave as columns and rows for programs: yes or no is one cell, a triple three.

    >>> as_rows(True)
    (('answer',), [[True]])
    """
    if isinstance(found, bool):
        return ("answer",), [[found]]
    if isinstance(found, Rows):
        return found.columns, [[as_cell(term) for term in row] for row in found.rows]
    triples = sorted({(each.subject, each.predicate, each.object) for each in found}, key=str)
    return ("subject", "predicate", "object"), [[as_cell(term) for term in each] for each in triples]


def _print_found(rows: Rows, lang: str) -> None:
    kept = readable_columns(rows, lang)
    hidden = [column for number, column in enumerate(rows.columns) if number not in kept]
    cells = [[as_words(row[number], lang, column=rows.columns[number]) for number in kept] for row in rows.rows]
    if cells:
        print_rows([heading(rows.columns[number], lang) for number in kept], cells, RowFormat.TABLE)
    more = f"; --format csv has also {', '.join(hidden)}" if hidden and cells else ""
    warn(f"{len(cells)} {'row' if len(cells) == 1 else 'rows'}{more}")


def readable_columns(rows: Rows, lang: str) -> list[int]:
    """The columns that hold more than IRIs of data, in the language of output; all of them where none does."""
    kept = [
        number
        for number, column in enumerate(rows.columns)
        if column not in _OTHER_TEXTS[lang] and not (rows.rows and all(_is_data_iri(row[number]) for row in rows.rows))
    ]
    return kept or list(range(len(rows.columns)))


#: Language → columns of texts in another one, where the rows have both.
_OTHER_TEXTS = {"et": ("textEn",), "en": ("textEt",)}


def _is_data_iri(term: Term) -> bool:
    """Whether a cell is empty or an address that no language has words for."""
    if isinstance(term, NamedNode):
        return local_name(term) == term.value and name_of(term, "en") is None
    return term is None or isinstance(term, BlankNode)


def as_words(term: Term, lang: str, *, column: str = "") -> str:
    """A cell for people, in the language of output: a term by its label, or else by its local name, data by IRI.

    >>> as_words(NamedNode("https://w3id.org/asendus/ns#Firm"), "et"), as_words(NamedNode(f"{PREFIXES['rdf']}type"), "et")
    ('kindel', 'type')
    """
    if isinstance(term, NamedNode):
        return name_of(term, lang) or local_name(term)
    value = as_cell(term)
    if isinstance(value, bool):
        return truth(value, lang)
    if isinstance(value, float):
        return f"{value:g}"
    told = "" if value is None else str(value)
    return word(told, lang) if column in MODEL_COLUMNS else told


def truth(value: bool, lang: str) -> str:
    """Yes or no.

    >>> truth(True, "et"), truth(False, "en")
    ('jah', 'no')
    """
    return say("value.yes" if value else "value.no", lang)


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
    if style is RowFormat.TABLE:
        print_rows(
            [heading(each, lang) for each in columns],
            [(name, word(kind, lang), *others) for name, kind, *others in rows],
            style,
        )
    else:
        print_rows(columns, rows, style)
