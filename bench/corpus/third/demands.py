"""Requirements: education, experience, languages, competencies, as facts and as words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from corpus.lexicon import Dice
from corpus.third.employers import Employer
from corpus.third.words import capital, choices, shared

LEVELS = ("basic", "secondary", "vocational", "applied-higher", "higher", "master", "doctor")
SHARES = (3, 14, 16, 16, 32, 15, 4)
CEFR = ("A2", "B1", "B2", "C1")
Langs = list[tuple[str, str]]


def education(dice: Dice, of: Employer, gold: dict[str, Any]) -> str:
    """The level that is asked, in words."""
    level = dice.choices(LEVELS, SHARES)[0]
    gold["education"] = level
    domain = dice.pick(of.words["domains"])
    glued = " " not in domain and not domain.endswith("te")
    return dice.one(choices("education", level)).format(dom=domain, alane=f"{domain}{'' if glued else ' '}alane")


def experience(dice: Dice, of: Employer, gold: dict[str, Any]) -> str:
    """The years that are asked, or that none are."""
    years = dice.randint(1, 7)
    asked = dice.chance(0.75)
    gold["experience_years"] = years if asked else None
    texts = choices("experience", "texts" if asked else "none")
    if years < 3:
        texts = tuple(text for text in texts if "sellest" not in text)
    return dice.one(texts).format(
        dom=dice.pick(of.words["domains"]), years=_years(dice, years), yearly=_yearly(dice, years)
    )


def _years(dice: Dice, years: int) -> str:
    word = choices("experience", "words")[years - 1] if dice.chance(0.35) else str(years)
    return f"{word} aasta{'' if years == 1 else 't'}"


def _yearly(dice: Dice, years: int) -> str:
    return f"{choices('experience', 'compounds')[years - 1]}aastane" if dice.chance(0.5) else f"{years}-aastane"


def languages(dice: Dice, gold: dict[str, Any], *, sentence: bool = False) -> str:
    """Languages and their levels in one of many ways; Estonian comes first."""
    codes = [
        "et",
        *dice.some(("en", "ru", "en", "ru", "de", "fi", "fr", "lv", "sv"), dice.choices((0, 1, 2), (2, 5, 4))[0]),
    ]
    codes = list(dict.fromkeys(codes))
    asked = [(code, dice.choices(("C1", "B2"), (8, 2))[0] if code == "et" else dice.one(CEFR)) for code in codes]
    gold["languages"] = dict(asked)
    style = "oskus" if sentence else dice.pick(shared("languages", "lists"))
    text = _styled(dice, style, [(shared("languages", "names", code), level) for code, level in asked])
    if style == "oskus" and dice.chance(0.15):
        text += "; " + dice.one(choices("languages", "extras"))
    return text


def _styled(dice: Dice, style: str, asked: Langs) -> str:
    ways: dict[str, Callable[[str, str], str]] = {
        "bare": lambda name, level: f"{name} keel {level}",
        "level": lambda name, level: f"{name} keel tasemel {level}",
        "dash": lambda name, level: f"{name} keel – {level}",
        "brackets": lambda name, level: f"{name} keel ({level})",
        "oskus": lambda name, level: f"{name} keele oskus vähemalt {level}-tasemel",
        "reverse": lambda name, level: f"{level} {name} keel",
        "semicolons": lambda name, level: (
            f"{name} keel kõrgtasemel" if level == "C1" else f"{name} keel {level}-tasemel"
        ),
    }
    if style == "valdab":
        texts = [f"{name} keelt tasemel {level}" for name, level in asked]
        return "valdab " + (" ja ".join([", ".join(texts[:-1]), texts[-1]]) if len(texts) > 1 else texts[0])
    if style == "skills":
        return "; ".join(_skills(dice, name, level) for name, level in asked)
    link = "; " if style == "semicolons" else dice.one((", ", ", ", "; "))
    return link.join(ways[style](name, level) for name, level in asked)


def _skills(dice: Dice, name: str, level: str) -> str:
    if level == "C1":
        return f"{name} keel {level}"
    higher = CEFR[min(CEFR.index(level) + 1, 3)]
    return f"{name} keel: rääkimine {higher}, kirjutamine {level}"


def competencies(dice: Dice, gold: dict[str, Any]) -> tuple[str, list[str]] | None:
    """A label and the competencies under it, each with or without a note; traits instead are no competencies."""
    gold["competencies"] = []
    if dice.chance(0.35):
        label, texts = dice.one(choices("competencies", "traits")), [dice.one(choices("competencies", "trait_texts"))]
        return (label, texts) if dice.chance(0.6) else None
    notes = shared("competencies", "notes")
    names = dice.some(tuple(notes), dice.randint(3, 6))
    gold["competencies"] = names
    label = dice.one(choices("competencies", "labels"))
    if dice.chance(0.4):
        return label, [", ".join([names[0], *(name.lower() for name in names[1:])])]
    if dice.chance(0.2):
        return label, names
    link = dice.one((" – ", ": ", " - "))
    return label, [f"{name}{link}{notes[name]}" for name in names]


def skills(dice: Dice) -> list[tuple[str, str]]:
    """Further rows that are neither of these."""
    found = dice.some(choices("rights", "skills"), dice.randint(0, 2))
    return list({(parts := text.partition(": "))[0]: (parts[0], capital(parts[2])) for text in found}.values())
