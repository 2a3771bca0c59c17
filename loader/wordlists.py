"""The words of languages, read from the lexicon (`loader/lexicon/<language>/<name>.toml`): a folder is a language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from asendus.errors import AsendusError

#: The language of a text that shows signs of no other.
DEFAULT_LANGUAGE = "et"


def lexicon() -> Traversable:
    """The folder that has a folder of words for each language."""
    return files("asendus.loader").joinpath("lexicon")


@cache
def known_languages() -> tuple[str, ...]:
    """The codes of the languages in which job descriptions are read, the default first: folders that have labels.

    >>> known_languages()[0]
    'et'
    """
    found = sorted(folder.name for folder in lexicon().iterdir() if folder.joinpath("labels.toml").is_file())
    return (DEFAULT_LANGUAGE, *(code for code in found if code != DEFAULT_LANGUAGE))


@cache
def read_words(name: str, *, language: str) -> Mapping[str, Any]:
    """The tables of one lexicon file.

    Raises AsendusError where the language has no such file.
    """
    source = lexicon().joinpath(language, f"{name}.toml")
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise AsendusError(
            f"no words for language {language!r}",
            where=f"lexicon/{language}/{name}.toml",
            remedy="add the file; lexicon/et is the model",
        ) from error


@cache
def line_words(key: str) -> tuple[str, ...]:
    """The words of one list of [lines] in the labels of every language: lines are read before their language is known.

    >>> "ja" in line_words("joints")
    True
    """
    found = (word for code in known_languages() for word in read_words("labels", language=code)["lines"][key])
    return tuple(dict.fromkeys(found))


def line_pattern(key: str) -> str:
    """An expression for any of the `line_words` of a list."""
    return "|".join(map(re.escape, line_words(key)))


def line_lookbehind(key: str) -> str:
    """An expression for a place that none of the `line_words` of a list stands before."""
    return "".join(rf"(?<!\s{re.escape(word)})" for word in line_words(key))
