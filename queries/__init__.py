"""SPARQL questions, one a file, and the few functions that read, fill and run them.

>>> query = load("who-covers")
>>> query.title["en"], [parameter.name for parameter in query.parameters]
('Who covers a post', ['post'])
>>> "VALUES ?post { <https://asendus.example/post/a> }" in bind(query, {"post": "https://asendus.example/post/a"})
True
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path

from pyoxigraph import Store as _OxigraphStore

from asendus.errors import InputError, UsageError
from asendus.queries.binding import as_term, block_names, fill, refuse_unsafe
from asendus.queries.header import Kind, Parameter, read_header
from asendus.queries.rows import Rows, Selects

__all__ = [
    "Parameter",
    "Query",
    "Rows",
    "Selects",
    "bind",
    "checked",
    "load",
    "names",
    "parse",
    "run",
    "severities",
    "syntax_error",
]

_SUFFIX = ".rq"
_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<what>.*)", re.DOTALL)

#: A parameter's value: its text, or several.
Value = str | Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query file: its name, what its head says (title and description by language, "en" and "et"), and its text.

    where: the file, for messages.
    """

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    kind: Kind
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str = field(repr=False)
    where: str


def names() -> tuple[str, ...]:
    """The names of the queries that come with the product, sorted."""
    folder = files("asendus.queries")
    return tuple(sorted(entry.name.removesuffix(_SUFFIX) for entry in folder.iterdir() if entry.name.endswith(_SUFFIX)))


def load(name_or_path: str | Path) -> Query:
    """A query by its name, or from a file: a `Path`, or a text that ends with `.rq`.

    Raises UsageError for an unknown name, a missing file, or a wrong head; InputError for a file that is not UTF-8 text.
    """
    if isinstance(name_or_path, str) and not name_or_path.endswith(_SUFFIX):
        return _load_named(name_or_path)
    return parse(_read(Path(name_or_path)), name=Path(name_or_path).stem, where=str(name_or_path))


def parse(text: str, *, name: str, where: str | None = None) -> Query:
    """A query from its text; the head may be missing. `where` is what messages call it."""
    place = where or name
    head = read_header(text, where=place)
    return Query(
        name=name,
        title=head.title,
        description=head.description,
        kind=head.kind,
        parameters=head.parameters,
        columns=head.columns,
        text=text,
        where=place,
    )


def bind(query: Query, values: Mapping[str, Value]) -> str:
    """The query's text with values in the place of its parameters; those left out stay open.

    Raises UsageError for an unknown parameter, a value of another type, or a required parameter left out.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            raise UsageError(f"no parameter {name}", where=query.where, remedy=_parameters_told(query))
    for parameter in query.parameters:
        if parameter.required and parameter.name not in values:
            raise UsageError(
                f"the parameter {parameter.name} is missing", where=query.where, remedy=f"give {parameter}"
            )
    terms = {name: [as_term(known[name], text) for text in _several(value)] for name, value in values.items()}
    return fill(query.text, terms, where=query.where)


def run(store: Selects, query: Query, values: Mapping[str, Value] | None = None) -> Rows:
    """The rows of a query over a store.

    Raises UsageError, before anything is run, for what `checked` refuses, and for a query that is not a SELECT.
    """
    text = checked(query, values)
    if not hasattr(_on_nothing(text, where=query.where), "variables"):
        raise UsageError("the query has no rows", where=query.where, remedy="write SELECT")
    return store.select(text)


def checked(query: Query, values: Mapping[str, Value] | None = None) -> str:
    """The query's text with its values, which may be run.

    Raises UsageError for what `bind` refuses, for SERVICE, for an update, and for a text that is not SPARQL (with line and
    column).
    """
    text = bind(query, values or {})
    refuse_unsafe(text, where=query.where)
    _on_nothing(text, where=query.where)
    return text


@cache
def severities() -> Mapping[str, str]:
    """Finding → severity, as the profile `severity.toml` has it."""
    profile: dict[str, str] = tomllib.loads(
        files("asendus.queries").joinpath("severity.toml").read_text(encoding="utf-8")
    )
    return profile


def near_names(name: str, known: Mapping[str, str], *, most: int = 3) -> list[str]:
    """The names that are spelled nearly so, else those whose own words have one of its words.

    known: each name and what else it is known by.

    >>> near_names("who-cover", {"who-covers": "Who covers a post", "posts": "Posts"})
    ['who-covers']
    >>> near_names("Gaps in languages", {"language-levels": "Languages by level", "posts": "Posts"})
    ['language-levels']
    """
    words = [word for word in re.split(r"\W+", name.casefold()) if len(word) > 2]
    near = get_close_matches(name, known, n=most)
    return (
        near
        or [each for each, told in known.items() if any(word in f"{each} {told}".casefold() for word in words)][:most]
    )


@cache
def _load_named(name: str) -> Query:
    known = names()
    if name not in known:
        near = near_names(name, {each: " ".join(_load_named(each).title.values()) for each in known})
        hint = f"did you mean {' or '.join(near)}? " if near else ""
        remedy = f"{hint}`asendus query --list` names all {len(known)}; the name of a file ends with .rq"
        raise UsageError(f"no query is called {name}", remedy=remedy)
    text = files("asendus.queries").joinpath(name + _SUFFIX).read_text(encoding="utf-8")
    return parse(text, name=name, where=name + _SUFFIX)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(error.strerror or "cannot be read", where=str(path), remedy="check the path") from None
    except UnicodeDecodeError:
        raise InputError("not UTF-8 text", where=str(path), remedy="save the query as UTF-8") from None


def _parameters_told(query: Query) -> str:
    if query.parameters:
        return f"known are {'; '.join(map(str, query.parameters))}"
    if blocks := block_names(query.text):
        return f"its head declares none: add '#+ param: {blocks[0]} (iri, optional): …'"
    return "it takes none"


def _several(value: Value) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value


def _on_nothing(text: str, *, where: str) -> object:
    """The answer of an empty store, which costs nothing and tells the place of a mistake, and the kind of the query."""
    try:
        return _OxigraphStore().query(text)
    except SyntaxError as error:
        raise syntax_error(str(error), text, where=where) from None


def syntax_error(message: str, text: str, *, where: str) -> UsageError:
    """What is told of a text that the engine could not read: its place and the words there."""
    match = _PLACE.match(message)
    if match is None:
        return UsageError(f"not SPARQL: {message}", where=where, remedy="correct the query")
    line = int(match["line"])
    words = text.splitlines()[line - 1].strip() if line <= len(text.splitlines()) else ""
    place = f"{where}, line {line}, column {match['column']}"
    what = " ".join(match["what"].split())
    return UsageError(f"not SPARQL: {what[:200]}", where=place, remedy=f"correct the query near {words[:80]!r}")
