"""The product's own words in Estonian and English (`wording.toml`): headings and labels of what a command prints."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Language(StrEnum):
    """A language that reports are written in."""

    ET = "et"
    EN = "en"


@cache
def _catalogue() -> dict[str, dict[str, dict[str, str]]]:
    text = files("asendus").joinpath("wording.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def say(key: str, lang: str, **values: object) -> str:
    """The words of `key` ("section.name") in `lang`, its {places} filled with `values`.

    >>> say("read.unit", "et"), say("gaps.findings", "en", count=2)
    ('Üksus', '2 findings')

    A key may have a wording of its own for one: `name-one` is taken where count is 1.
    Raises KeyError for a key that the catalogue does not have.
    """
    section, name = key.split(".", 1)
    entries = _catalogue()[section]
    if values.get("count") == 1 and f"{name}-one" in entries:
        name = f"{name}-one"
    return entries[name][lang].format(**values)


def heading(column: str, lang: str) -> str:
    """What a column is called in a table for people; its own name where the catalogue has none.

    >>> heading("unitLabel", "et"), heading("myOwn", "et")
    ('üksus', 'myOwn')
    """
    return _entry("column", column, lang)


def word(value: str, lang: str) -> str:
    """What a word of the graph's model is called; itself where the catalogue does not have it.

    >>> word("competency", "et"), word("B2", "et")
    ('kompetents', 'B2')
    """
    return _entry("value", value, lang)


def words_of(section: str, lang: str) -> dict[str, str]:
    """All words of a section, their {places} unfilled.

    >>> words_of("absence", "en")["away"]
    'its substitutes are away too: {who}'
    """
    return {name: entry[lang] for name, entry in _catalogue()[section].items()}


def _entry(section: str, name: str, lang: str) -> str:
    entry = _catalogue()[section].get(name)
    return entry[lang] if entry else name
