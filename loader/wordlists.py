"""The words of a language, read from the lexicon (`loader/lexicon/<language>/<name>.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from asendus.errors import AsendusError


@cache
def read_words(name: str, *, language: str) -> Mapping[str, Any]:
    """The tables of one lexicon file.

    Raises AsendusError where the language has no such file.
    """
    source = files("asendus.loader").joinpath("lexicon", language, f"{name}.toml")
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise AsendusError(
            f"no words for language {language!r}",
            where=f"lexicon/{language}/{name}.toml",
            remedy="add the file; lexicon/et is the model",
        ) from error
