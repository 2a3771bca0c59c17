"""Employers, their units and their posts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus.inflect import inflect
from corpus.lexicon import Dice, items, table
from corpus.model import Agency, Post

RANKS = ("spetsialist", "inspektor", "ekspert", "nõunik", "analüütik")
# Slips of typing, which gold keeps.
MISSPELT = {"vanemspetsialist": "vanempetsialist", "peaspetsialist": "peaspetsalist", "raamatupidaja": "raamatupitaja"}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "XI", "XII")


def kind_table(kind: str) -> Mapping[str, Any]:
    """The words of one kind of employer."""
    words: Mapping[str, Any] = table("agencies")[kind]
    return words


def agency(dice: Dice, kind: str) -> Agency:
    """An employer of the kind, real or invented."""
    words = kind_table(kind)
    return Agency(
        name=_name(dice, words),
        kind=kind,
        top=dice.pick(words["tops"]),
        deputy=dice.pick(words["deputies"]),
        staff=dice.pick(words["staff"]),
        head=dice.pick(words["heads"]) if words["heads"] else "juhataja",
    )


def _name(dice: Dice, words: Mapping[str, Any]) -> str:
    if "suffixes" not in words or ("names" in words and dice.chance(0.2)):
        return dice.pick(words["names"])
    form = dice.pick(words["prefix"]) if "prefix" in words else ""
    return f"{form} {dice.pick(table('agencies')['places'])} {dice.pick(words['suffixes'])}".strip()


def path(dice: Dice, employer: Agency, *, shown: bool = True) -> tuple[str, ...]:
    """The units that a post sits in, largest first; none where the employer has none or the form does not show them."""
    words = kind_table(employer.kind)
    if not shown or not words["large"] or dice.random() * 100 < words.get("unitless", 3):
        return ()
    large = _unit(dice, employer, dice.pick(words["large"]))
    if not words["small"] or dice.chance(0.55):
        return (large,)
    small = _unit(dice, employer, dice.pick(words["small"]))
    alike = bare(small) == bare(large) or small.removesuffix(bare(small)) == large.removesuffix(bare(large))
    return (large,) if alike else (large, small)


def _unit(dice: Dice, employer: Agency, word: str) -> str:
    words = kind_table(employer.kind)
    if word in employer.name.casefold():
        word = "osakond"
    throw = dice.random()
    if throw < 0.4:
        return dice.pick(words["stems"]) + word
    if throw < 0.52:
        first, second = dice.some([s for s in items(words["stems"]) if "-" not in s and " " not in s], 2)
        return f"{first}- ja {second}{word}"
    return f"{dice.pick(words['phrases'])} {word}"


def bare(unit: str) -> str:
    """The unit's own word in short: "osakond" of "finantsosakond"."""
    last = unit.rpartition(" ")[2]
    ends = ("osakond", "teenistus", "valdkond", "talitus", "büroo", "üksus", "rühm", "keskus")
    return next(end for end in ends if last.endswith(end))


def head_title(dice: Dice, employer: Agency, unit: str) -> str:
    """How the head of a unit is called in short."""
    word, head = bare(unit), employer.head
    if head == "direktor" and word not in {"teenistus", "valdkond"}:
        head = "juhataja"
    joined = word in {"osakond", "büroo"} and head == "juhataja" and dice.chance(0.35)
    return inflect(word, "gen") + ("" if joined else " ") + head


def post(dice: Dice, employer: Agency, units: tuple[str, ...]) -> Post:
    """A post in the units: one time in eight their head."""
    if units and dice.chance(0.12):
        title = head_title(dice, employer, units[-1])
        return Post(title=title.rpartition(" ")[2] if dice.chance(0.25) else title, path=units, heads=True)
    return colleague(dice, employer, units)


def colleague(dice: Dice, employer: Agency, units: tuple[str, ...]) -> Post:
    """A post that heads nothing."""
    title = dice.pick(kind_table(employer.kind)["titles"])
    if title in MISSPELT and dice.chance(0.02):
        title = MISSPELT[title]
    qualifier = ordinal = None
    if title.endswith(RANKS) and " " not in title:
        throw = dice.random()
        if throw < 0.22:
            qualifier = dice.pick(table("mentions")["qualifiers"])
        elif throw < 0.30 and employer.kind in {"amet", "ministeerium", "linn"}:
            ordinal = dice.one(ROMAN)
    return Post(title=title, path=units, qualifier=qualifier, ordinal=ordinal)
