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
