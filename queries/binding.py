"""Putting values into a query, and refusing what a query may not do.

A parameter is a block `VALUES ?name { UNDEF }` inside WHERE, so that the file runs as it is. UNDEF is replaced by terms
that pyoxigraph has serialised: nothing that a user types is ever pasted into SPARQL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from pyoxigraph import Literal, NamedNode

from asendus.errors import UsageError
from asendus.queries.header import Parameter, ParameterType
from asendus.queries.tokens import Token, tokens, unescape

#: The terms that a query can be given.
Term = NamedNode | Literal

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?[0-9]*\.[0-9]+")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")


#: Engines take a query apart by recursion, and a query that is nested without end would take them down.
DEEPEST = 200
_OPENING, _CLOSING = frozenset("{(["), frozenset("})]")


def refuse_unsafe(text: str, *, where: str) -> None:
    """Raises UsageError for a query that names SERVICE (it would reach the network), is an update, or is nested too deep.

    Engines differ in whether they undo escapes before they look for strings, so both ways of reading are searched.
    """
    found = list(tokens(text))
    if any(token.is_word("SERVICE") for token in [*found, *tokens(unescape(text))]):
        raise UsageError(
            "the query names SERVICE", where=where, remedy="a query never reaches the network: leave SERVICE out"
        )
    if _depth(found) > DEEPEST:
        raise UsageError(f"groups are nested over {DEEPEST} deep", where=where, remedy="take the query apart")
    for token in found:
        if token.is_word(*_UPDATES):
            remedy = "a query only reads: write SELECT or ASK"
            raise UsageError(f"{token.text.upper()} is an update", where=where, remedy=remedy)
        if token.is_word("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
            return


def _depth(found: Sequence[Token]) -> int:
    """How deep braces and brackets are nested."""
    depth = deepest = 0
    for token in found:
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        deepest = max(deepest, depth)
    return deepest


def as_term(parameter: Parameter, value: str) -> Term:
    """The term that a parameter's value stands for. Raises UsageError where the value is not of the parameter's type.

    >>> level = Parameter(name="least", type="number", required=False, meaning="How many at least.")
    >>> str(as_term(level, "3"))
    '"3"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    try:
        return _TERMS[parameter.type](value)
    except ValueError as error:
        what = f"{value!r} is not of the type {parameter.type} ({error})"
        raise UsageError(what, where=f"parameter {parameter.name}", remedy=str(parameter)) from None


def _number(value: str) -> Literal:
    for pattern, name in ((_INTEGER, "integer"), (_DECIMAL, "decimal")):
        if pattern.fullmatch(value):
            return Literal(value, datatype=NamedNode(_XSD + name))
    raise ValueError("write digits, with a point before decimals")


def _date(value: str) -> Literal:
    return Literal(date.fromisoformat(value).isoformat(), datatype=NamedNode(f"{_XSD}date"))


def _iri(value: str) -> NamedNode:
    try:
        return NamedNode(value)
    except ValueError:  # its words would carry the character that is wrong, which a terminal may obey
        raise ValueError("write a whole address, such as https://example.org/a") from None


def _text(value: str) -> Literal:
    return Literal(value)


_TERMS: Mapping[ParameterType, Callable[[str], Term]] = {"iri": _iri, "text": _text, "number": _number, "date": _date}


def fill(text: str, terms: Mapping[str, Sequence[Term]], *, where: str) -> str:
    """The query text with the UNDEF of each named block replaced by its terms. Raises UsageError for a block not there."""
    pieces: list[str] = []
    filled: set[str] = set()
    at = 0
    for name, undefined in _blocks(text):
        if name in terms:
            pieces += [text[at : undefined.start], " ".join(map(str, terms[name]))]
            at = undefined.end
            filled.add(name)
    if missing := sorted(terms.keys() - filled):
        remedy = f"write VALUES ?{missing[0]} {{ UNDEF }} inside WHERE"
        raise UsageError(f"no block for the parameter {missing[0]}", where=where, remedy=remedy)
    return "".join([*pieces, text[at:]])


def block_names(text: str) -> tuple[str, ...]:
    """The names of the blocks that a value can be put into, in order."""
    return tuple(dict.fromkeys(name for name, _ in _blocks(text)))


def _blocks(text: str) -> Iterator[tuple[str, Token]]:
    """The name of each block `VALUES ?name { UNDEF }` and its UNDEF, in order."""
    found = list(tokens(text))
    for values, variable, opening, undefined, closing in zip(*(found[n:] for n in range(5)), strict=False):
        if (
            values.is_word("VALUES")
            and variable.kind == "variable"
            and (opening.text, closing.text) == ("{", "}")
            and undefined.is_word("UNDEF")
        ):
            yield variable.text[1:], undefined
