"""The word lists of the third book and the forms of their words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from estnltk.vabamorf.morf import synthesize

from corpus.lexicon import items

DATA = Path(__file__).parent / "data"
TAGS = {"gen": "sg g", "part": "sg p", "all": "sg all", "pl": "pl n", "ine": "sg in", "ade": "sg ad", "parts": "pl p"}


@cache
def lists(name: str) -> Mapping[str, Any]:
    """One file of words, by its name without ending."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def shared(*keys: str) -> Any:
    """An entry of the words that all forms share."""
    found: Any = lists("words")
    for key in keys:
        found = found[key]
    return found


def choices(*keys: str) -> tuple[str, ...]:
    """The items of a list of the shared words."""
    return items(shared(*keys))


def inflected(name: str, case: str) -> str:
    """A name in a case: its last word bends, what stands before it is in the genitive already.

    >>> inflected("hangete osakond", "gen"), inflected("vanemõde", "all")
    ('hangete osakonna', 'vanemõele')
    """
    if case == "nom":
        return name
    before, _, last = name.rpartition(" ")
    return f"{before} {_word(last, case)}" if before else _word(last, case)


@cache
def _word(word: str, case: str) -> str:
    listed = ("gen", "part", "all", "pl")
    for ending, forms in shared("irregular").items():
        if word.endswith(ending) and case in listed:
            return word.removesuffix(ending) + str(forms).split(", ")[listed.index(case)]
    made = synthesize(word, TAGS[case], "S")
    fitting = [form for form in made if not (word.endswith("juht") and "juhu" in form)]
    return str((fitting or made or [word])[0])


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
