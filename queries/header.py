"""The head of a query file: comment lines `#+ key: value`, in the manner of grlc.

A line `#+   words` (three spaces) goes on with the value of the line before. Keys:

    title-en, title-et               what the rows are
    description-en, description-et   when a row is there
    kind                             gap (a finding) or question
    param                            name (iri|text|number|date, required|optional): what it means; once a parameter
    columns                          the columns of the rows, in order
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from asendus.errors import UsageError

Kind = Literal["gap", "question"]
ParameterType = Literal["iri", "text", "number", "date"]

#: The keys that a head may have.
KEYS = ("title-en", "title-et", "description-en", "description-et", "kind", "param", "columns")

_LINE = re.compile(r"#\+ (?P<key>[a-z-]+):(?P<value>.*)")
_MORE = re.compile(r"#\+ {3}(?P<value>.*)")
_PARAMETER = re.compile(r"(?P<name>\w+) \((?P<type>\w+), (?P<need>required|optional)\): (?P<meaning>.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value that a query takes: its name, its type, whether it has to be given, and what it means."""

    name: str
    type: ParameterType
    required: bool
    meaning: str

    def __str__(self) -> str:
        return f"{self.name} ({self.type}, {'required' if self.required else 'optional'}): {self.meaning}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the head of a query file says. A text in both languages is a mapping from "en" and "et"."""

    title: Mapping[str, str] = field(default_factory=dict)
    description: Mapping[str, str] = field(default_factory=dict)
    kind: Kind = "question"
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[str, ...] = ()


def read_header(text: str, *, where: str) -> Header:
    """The head of a query text; an empty one where it has none. UsageError, with the line, for a head that is wrong."""
    entries = _entries(text, where=where)
    single = {key: value for key, value, _ in entries if key != "param"}
    kind = single.get("kind", "question")
    if kind not in ("gap", "question"):
        raise UsageError(f"kind {kind!r} in the head of the query", where=where, remedy="write gap or question")
    return Header(
        title=_by_language(single, "title"),
        description=_by_language(single, "description"),
        kind="gap" if kind == "gap" else "question",
        parameters=tuple(
            _parameter(value, where=f"{where}, line {line}") for key, value, line in entries if key == "param"
        ),
        columns=tuple(filter(None, re.split(r"[,\s]+", single.get("columns", "")))),
    )


def _entries(text: str, *, where: str) -> list[tuple[str, str, int]]:
    """Key, value and line number of every entry, in order."""
    entries: list[tuple[str, str, int]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+"):
            continue
        if (more := _MORE.fullmatch(line)) and entries:
            key, value, first = entries[-1]
            entries[-1] = (key, f"{value} {more['value'].strip()}", first)
        elif (entry := _LINE.fullmatch(line)) and entry["key"] in KEYS:
            entries.append((entry["key"], entry["value"].strip(), number))
        else:
            known = ", ".join(KEYS)
            raise UsageError(
                f"{line!r} in the head",
                where=f"{where}, line {number}",
                remedy=f"write '#+ key: value' with one of {known}",
            )
    return entries


def _by_language(entries: Mapping[str, str], key: str) -> dict[str, str]:
    return {language: entries[f"{key}-{language}"] for language in ("en", "et") if f"{key}-{language}" in entries}


def _parameter(text: str, *, where: str) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    types = get_args(ParameterType)
    if match is None or match["type"] not in types:
        remedy = f"write 'name ({'|'.join(types)}, required|optional): what it means'"
        raise UsageError(f"param {text!r} in the head", where=where, remedy=remedy)
    kinds: Mapping[str, ParameterType] = {name: name for name in types}
    return Parameter(
        name=match["name"], type=kinds[match["type"]], required=match["need"] == "required", meaning=match["meaning"]
    )
