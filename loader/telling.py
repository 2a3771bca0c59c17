"""What reading and resolution have to tell, as sentences in the languages that the product speaks (`notes.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

#: The languages that the product speaks.
SPOKEN = ("et", "en")


def told(code: str, language: str, **places: str) -> str:
    """The sentence of a code, its places filled; English where the language is not spoken.

    >>> told("warning.repaired-spelling", "en", words="Juhatala", meant="juhataja")
    '“Juhatala” was read as “juhataja”.'
    """
    sentences = _sentences()[code]
    return (sentences.get(language) or sentences["en"]).format(**places)


def known(code: str) -> bool:
    """Whether there is a sentence for a code."""
    return code in _sentences()


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    source = files("asendus.loader").joinpath("notes.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    warnings = table.pop("warning")
    return {**table, **{f"warning.{code}": sentences for code, sentences in warnings.items()}}
