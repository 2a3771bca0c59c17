"""Readings as bytes and back: what travels between processes, and what the cache keeps.

JSON, compressed: unlike a pickle it cannot act, whoever wrote it. A value of a class is the list of its fields in their
order, so that a new field is coded without a word here; the text that all readings of a file share is written once. The
path and the base name are the caller's: the same bytes may lie elsewhere.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, cast, get_args, get_origin, get_type_hints

from asendus.errors import Problem
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
    readings = []
    into = cast(_Turn, _both(Reading).into)
    for reading in outcome.readings:
        values = into(reading)
        values[_PATH], values[_SOURCE] = "", ""
        values[_TEXT] = texts.setdefault(reading.text, len(texts))
        readings.append(values)
    problems = [_problem_values(each, path) for each in outcome.problems]
    return zlib.compress(
        json.dumps([[*texts], readings, problems, outcome.text], separators=(",", ":")).encode("ascii"), 1
    )


def decode(data: bytes, *, path: str, source: str) -> Outcome:
    """The outcome in these bytes, for the file at `path` whose base name is `source`.

    Raises ValueError for bytes that `encode` did not make.
    """
    try:
        texts, readings, problems, text = json.loads(zlib.decompress(data))
        return Outcome(
            tuple(_reading(values, texts, path, source) for values in readings),
            tuple(_problem(values, path) for values in problems),
            text,
        )
    except (zlib.error, ValueError, TypeError, LookupError, AttributeError) as error:
        raise ValueError(f"these bytes are no readings: {error}") from None


def _reading(values: list[Any], texts: list[str], path: str, source: str) -> Reading:
    values[_PATH], values[_SOURCE], values[_TEXT] = path, source, texts[values[_TEXT]]
    return cast(Reading, cast(_Turn, _both(Reading).back)(values))


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
        return _Both(lambda value: value.value, kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _object(kind)
    if issubclass(kind, tuple):  # a named one: JSON has it as a list
        return _Both(None, lambda value: kind(*value))
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

    def put(value: object) -> list[Any]:
        values = [getattr(value, name) for name in names]
        return _turned(values, into)

    def take(values: list[Any]) -> object:
        return kind(**dict(zip(names, _turned(values, back), strict=True)))

    return _Both(put, take)


def _turned(values: list[Any], turns: Iterable[tuple[int, _Turn]]) -> list[Any]:
    for place, turn in turns:
        if values[place] is not None:
            values[place] = turn(values[place])
    return values


_NAMES = [each.name for each in fields(Reading)]
_PROBLEM_PATH = [each.name for each in fields(Problem)].index("path")
_PATH, _SOURCE, _TEXT = (_NAMES.index(name) for name in ("path", "source", "text"))
