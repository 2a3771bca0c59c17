"""Employers, units and posts of the second book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus.inflect import inflect
from corpus.lexicon import Dice, items, table
from corpus.model import Agency, Post

ENDS = (
    "osakond",
    "teenistus",
    "valdkond",
    "talitus",
    "büroo",
    "üksus",
    "rühm",
    "keskus",
    "grupp",
    "sektor",
    "tiim",
)
RANKS = ("spetsialist", "inspektor", "ekspert", "nõunik", "analüütik", "konsultant")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XIII")
HEADS = ("juhataja", "direktor", "juht", "ülem")
STATE = ("court", "prison", "rescue", "chancery", "board", "town", "parish")


def words(kind: str) -> Mapping[str, Any]:
    """The words of one kind of employer."""
    found: Mapping[str, Any] = table("second/agencies")[kind]
    return found


def agency(dice: Dice, kind: str) -> Agency:
    """An employer of the kind, real or invented."""
    of = words(kind)
    name = dice.pick(of["names"])
    if "suffixes" in of and dice.chance(0.6):
        before = dice.pick(of["prefix"]) if "prefix" in of else ""
        name = f"{before} {dice.pick(table('second/agencies')['places'])} {dice.pick(of['suffixes'])}".strip()
    return Agency(
        name=name,
        kind=kind,
        top=dice.pick(of["tops"]),
        deputy=dice.pick(of["deputies"]),
        staff=dice.pick(of["staff"]),
        head=dice.pick(of["heads"]),
    )


def path(dice: Dice, employer: Agency) -> tuple[str, ...]:
    """The units that a post sits in, largest first; none where the post sits in none."""
    of = words(employer.kind)
    if dice.random() * 100 < of["unitless"]:
        return ()
    large = _unit(dice, employer.kind)
    if not of["subunits"] or dice.chance(0.55):
        return (large,)
    small = dice.pick(of["subunits"])
    return (large,) if bare(small) == bare(large) else (large, small)


def _unit(dice: Dice, kind: str) -> str:
    of = words(kind)
    throw = dice.random()
    if not of["stems"] or throw < 0.66:
        return dice.pick(of["units"])
    word = dice.pick(of["words"])
    if throw < 0.86:
        return dice.pick(of["stems"]) + word
    first, second = dice.some(items(of["stems"]), 2)
    return f"{first}- ja {second}{word}"


def bare(unit: str) -> str:
    """The unit's own word in short: "tiim" of "keeleõppe tiim"."""
    return next(end for end in ENDS if unit.endswith(end))


def head_title(dice: Dice, employer: Agency, unit: str) -> str:
    """How the head of a unit is called in short."""
    word = bare(unit)
    joined = word in {"osakond", "büroo", "talitus"} and employer.head == "juhataja" and dice.chance(0.25)
    return inflect(word, "gen") + ("" if joined else " ") + employer.head


def post(dice: Dice, employer: Agency, units: tuple[str, ...]) -> Post:
    """A post in the units: one time in nine their head."""
    if units and dice.chance(0.11):
        title = head_title(dice, employer, units[-1])
        return Post(title=employer.head if dice.chance(0.3) else title, path=units, heads=True)
    return colleague(dice, employer, units)


def colleague(dice: Dice, employer: Agency, units: tuple[str, ...]) -> Post:
    """A post that heads nothing."""
    title = dice.pick(words(employer.kind)["titles"])
    qualifier = ordinal = None
    throw = dice.random()
    if (title.endswith(RANKS) and throw < 0.24) or throw < 0.05:
        qualifier = dice.pick(table("second/mentions")["qualifiers"])
    elif title.endswith(RANKS) and throw < 0.32 and employer.kind in STATE:
        ordinal = dice.one(ROMAN)
    return Post(title=title, path=units, qualifier=qualifier, ordinal=ordinal)
