"""Institutions of the third book, their units and positions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corpus.lexicon import Dice, items
from corpus.model import Agency, Post
from corpus.third.words import choices, inflected, lists, shared

Path = tuple[str, ...]
ORDINALS = ("I", "II", "III", "IV", "V", "VII", "IX")


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """An invented institution: its agency, its name in the genitive, its place and its words."""

    agency: Agency
    genitive: str
    place: str
    words: Mapping[str, Any]
    tree: tuple[Path, ...]


def employer(dice: Dice, kind: str) -> Employer:
    """An institution of a kind, with a name of its own."""
    book = lists("employers")
    words, place = book[kind], dice.pick(book["places"])
    name, genitive = (part.strip().format(p=place) for part in dice.one(words["names"]).split("="))
    agency = Agency(
        name=name,
        kind=kind,
        top=dice.pick(words["top"]),
        deputy=dice.pick(words["deputies"]),
        staff=dice.pick(words["staff"]),
        head="juhataja",
    )
    return Employer(agency=agency, genitive=genitive, place=place, words=words, tree=tuple(_tree(words["tree"])))


def _tree(branches: list[str]) -> list[Path]:
    made: list[Path] = []
    for branch in branches:
        big, _, parts = branch.partition(">")
        made.append((big.strip(),))
        made += [(big.strip(), part) for part in items(parts) if part]
    return made


def kind_of(unit: str) -> str | None:
    """The word by which a unit is called in short, if its head has a usual title.

    >>> kind_of("kirurgiakliinik"), kind_of("registratuur")
    ('kliinik', None)
    """
    return next((kind for kind in shared("heads") if unit.endswith(kind)), None)


def short(unit: str) -> str | None:
    """The kind of a unit where "osakonna juhataja" is said of it."""
    kind = kind_of(unit)
    return kind if kind in choices("shorts", "kinds") else None


def head_word(unit: str) -> str | None:
    """The title of a unit's head, without the unit; one unit has it always the same."""
    kind = kind_of(unit)
    words = items(shared("heads", kind)) if kind else ()
    return words[len(unit) % len(words)] if words else None


def title(dice: Dice, of: Employer) -> str:
    """A title of the institution: a usual one, or one made of a subject and a rank."""
    if dice.chance(0.3):
        return f"{dice.pick(of.words['attributes'])} {dice.pick(of.words['bases'])}"
    return dice.pick(of.words["titles"])


def marks(dice: Dice, of: Employer, share: float) -> tuple[str | None, str | None]:
    """What tells posts of one title apart: a qualifier, a numeral, mostly nothing."""
    if not dice.chance(share):
        return None, None
    return (dice.pick(of.words["qualifiers"]), None) if dice.chance(0.6) else (None, dice.one(ORDINALS))


def post(dice: Dice, of: Employer, path: Path) -> Post:
    """A position in a unit; now and then the head of it."""
    kind = short(path[-1]) if path else None
    if path and kind and dice.chance(0.14):
        word = head_word(path[-1]) or "juhataja"
        genitive = inflected(kind, "gen")
        glued = kind == shared("shorts", "compound") and dice.chance(0.4)
        return Post(title=f"{genitive}{'' if glued else ' '}{word}", path=path, heads=True)
    qualifier, ordinal = marks(dice, of, 0.14)
    return Post(title=title(dice, of), path=path, qualifier=qualifier, ordinal=ordinal)
