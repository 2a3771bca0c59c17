"""Readings as bytes and back: what travels between processes, and what the cache keeps.

JSON, compressed: unlike a pickle it cannot act, whoever wrote it. A value of a class is the list of its fields in their
order, so that a new field is coded without a word here; the text that all readings of a file share is written once. The
path and the base name are the caller's: the same bytes may lie elsewhere.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, cast, get_args, get_origin, get_type_hints

from asendus.errors import Problem
from asendus.loader.listing import Listing
from asendus.loader.reading import Reading
from asendus.loader.tasks import Outcome

_Turn = Callable[[Any], Any]


class _Both(NamedTuple):
    """How values of one type become JSON and come back; None = they are the same in JSON."""

    into: _Turn | None
    back: _Turn | None


def encode(outcome: Outcome, *, path: str) -> bytes:
    """An outcome of the file at `path` as bytes."""
    texts: dict[str, int] = {}
    readings = [_values(Reading, each, texts) for each in outcome.readings]
    listings = [_values(Listing, each, texts) for each in outcome.listings]
    problems = [_problem_values(each, path) for each in outcome.problems]
    parts = [[*texts], readings, listings, problems, outcome.text]
    return zlib.compress(json.dumps(parts, separators=(",", ":")).encode("ascii"), 1)


def decode(data: bytes, *, path: str, source: str) -> Outcome:
    """The outcome in these bytes, for the file at `path` whose base name is `source`.

    Raises ValueError for bytes that `encode` did not make.
    """
    try:
        texts, readings, listings, problems, text = json.loads(zlib.decompress(data))
        return Outcome(
            tuple(_value(Reading, values, texts, path, source) for values in readings),
            tuple(_problem(values, path) for values in problems),
            text,
            tuple(_value(Listing, values, texts, path, source) for values in listings),
        )
    except (zlib.error, ValueError, TypeError, LookupError, AttributeError) as error:
        raise ValueError(f"these bytes are no readings: {error}") from None


def print_of(document: Reading | Listing) -> bytes:
    """All that was read, its path and text too, as bytes that are the same for equal values."""
    values = cast(_Turn, _both(cast(Any, type(document))).into)(document)
    return json.dumps(values, separators=(",", ":")).encode("ascii")


def _values(kind: Any, read: Reading | Listing, texts: dict[str, int]) -> list[Any]:
    """The fields of what was read, without the file's name; in place of the text its number among `texts`."""
    values: list[Any] = cast(_Turn, _both(kind).into)(read)
    path, source, text = _places(kind)
    values[path], values[source] = "", ""
    values[text] = texts.setdefault(read.text, len(texts))
    return values


def _value(kind: Any, values: list[Any], texts: list[str], path: str, source: str) -> Any:
    at_path, at_source, at_text = _places(kind)
    values[at_path], values[at_source], values[at_text] = path, source, texts[values[at_text]]
    return cast(_Turn, _both(kind).back)(values)


@cache
def _places(kind: Any) -> tuple[int, int, int]:
    """Where among the fields of a class its path, its base name and its text are."""
    names = [each.name for each in fields(kind)]
    return names.index("path"), names.index("source"), names.index("text")


def _problem_values(problem: Problem, path: str) -> list[Any]:
    values: list[Any] = cast(_Turn, _both(Problem).into)(problem)
    values[_PROBLEM_PATH] = problem.path.removeprefix(path)  # what stands behind the file's own
    return values


def _problem(values: list[Any], path: str) -> Problem:
    values[_PROBLEM_PATH] = path + values[_PROBLEM_PATH]
    return cast(Problem, cast(_Turn, _both(Problem).back)(values))


@cache
def _both(kind: Any) -> _Both:
    """How values of a type are turned, told by the type's annotations."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _both(next(each for each in inner if each is not NoneType))  # None itself is never turned
    if origin is Literal:
        return _Both(None, None)
    if origin is tuple:
        return _sequence(_both(inner[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(_both(inner[1]))
    if kind is date:
        return _Both(date.isoformat, date.fromisoformat)
    if issubclass(kind, Enum):
        return _Both(attrgetter("value"), {each.value: each for each in kind}.__getitem__)
    if isinstance(kind, type) and is_dataclass(kind):
        return _object(kind)
    if issubclass(kind, tuple):  # a named one: JSON has it as a list
        return _Both(None, cast(Any, kind)._make)
    return _Both(None, None)


def _sequence(one: _Both) -> _Both:
    into, back = one
    return _Both(
        (lambda values: [into(value) for value in values]) if into else None,
        (lambda values: tuple([back(value) for value in values])) if back else tuple,
    )


def _mapping(one: _Both) -> _Both:
    into, back = one
    return _Both(
        (lambda values: {name: into(value) for name, value in values.items()}) if into else dict,
        (lambda values: {name: back(value) for name, value in values.items()}) if back else None,
    )


def _object(kind: type) -> _Both:
    hints = get_type_hints(kind)
    names = [each.name for each in fields(kind)]
    turns = [_both(hints[name]) for name in names]
    into = [(place, turn.into) for place, turn in enumerate(turns) if turn.into]
    back = [(place, turn.back) for place, turn in enumerate(turns) if turn.back]

    all_of = attrgetter(*names, names[0])  # of a single name it would give no tuple

    def put(value: object) -> list[Any]:
        values = [*all_of(value)]
        del values[-1]
        for place, turn in into:
            if values[place] is not None:
                values[place] = turn(values[place])
        return values

    def take(values: list[Any]) -> object:
        for place, turn in back:
            if values[place] is not None:
                values[place] = turn(values[place])
        return kind(**dict(zip(names, values, strict=True)))

    return _Both(put, take)


_PROBLEM_PATH = [each.name for each in fields(Problem)].index("path")
