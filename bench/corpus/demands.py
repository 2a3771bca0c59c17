"""What a post demands: education, experience, languages, competencies, each with its truth."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from corpus.lexicon import Dice, fill, items, table
from corpus.prose import numbers, topic

LEVELS = ("A2", "B1", "B2", "C1", "C2")
EDUCATION = {
    "higher": 46,
    "applied-higher": 12,
    "master": 12,
    "secondary": 13,
    "vocational": 9,
    "basic": 3,
    "doctor": 1,
    "none": 4,
}


@dataclass(slots=True, kw_only=True)
class Demands:
    """Requirements as gold has them, and their words by row."""

    gold: dict[str, Any]
    rows: list[tuple[str, str]] = field(default_factory=list)
    competencies: list[str] = field(default_factory=list)


def demands(dice: Dice, kind: str, *, competencies: bool) -> Demands:
    """The requirements of one post."""
    level = dice.choices(tuple(EDUCATION), tuple(EDUCATION.values()))[0]
    if kind in {"kool", "haigla"} and level == "basic":
        level = "secondary"
    made = Demands(gold={"education": None if level == "none" else level})
    made.rows.append(("education", _education(dice, level)))
    years, text = experience(dice, kind)
    made.gold["experience_years"] = years
    made.rows.append(("experience", text))
    made.gold["languages"], text = languages(dice)
    made.rows.append(("languages", text))
    if competencies:
        made.competencies = dice.some(items(table("requirements")["competencies"]["names"]), dice.randint(3, 7))
        if dice.chance(0.015):
            made.competencies[0] = _slip(made.competencies[0])
    made.gold["competencies"] = made.competencies
    made.rows += _other(dice, kind)
    return made


def _slip(name: str) -> str:
    """The name with a letter lost, which gold keeps."""
    at = len(name) - 3
    return name[:at] + name[at + 1 :]


def _education(dice: Dice, level: str) -> str:
    words = table("requirements")["education"]
    first, second = dice.some(items(words["fields"]), 2)
    return fill(dice.pick(words[level]), field=first, field2=second)


def experience(dice: Dice, kind: str) -> tuple[float | None, str]:
    """Years of experience with their words; None where no minimum is demanded."""
    words = table("requirements")["experience"]
    throw = dice.random()
    area, other = dice.some(items(words["areas"]), 2)
    if dice.chance(0.45):
        area = f"{topic(dice, kind)} {dice.one(('alal', 'valdkonnas'))}"
    count = dice.choices(range(1, 11), (20, 25, 22, 8, 12, 3, 3, 2, 1, 4))[0]
    slots = {"area": area, "area2": other, "years": years(dice, count), "adj": _adjective(dice, count)}
    if throw < 0.2:
        return None, fill(dice.pick(words["none"]), **slots)
    if throw < 0.24:
        return 0.5, fill(dice.pick(words["half"]), **slots)
    if throw < 0.27:
        return 1.5, fill(dice.pick(words["oneandhalf"]), **slots)
    text = fill(dice.pick(words["plain"]), **slots)
    if count > 1 and dice.chance(0.2):
        text += fill(dice.pick(words["parts"]), less=years(dice, dice.randint(1, count - 1)))
    elif dice.chance(0.12):
        wish = fill(dice.pick(words["wishes"]), **slots)
        text += f" {wish}" if wish.startswith("(") else wish
    return count, text


def years(dice: Dice, count: int) -> str:
    """A number of years, in figures or in words."""
    number = str(count) if dice.chance(0.55) else items(table("requirements")["experience"]["words"])[count - 1]
    return f"{number} {'aasta' if count == 1 else 'aastat'}"


def _adjective(dice: Dice, count: int) -> str:
    if dice.chance(0.5):
        return f"{count}-aastane"
    return items(table("requirements")["experience"]["genitives"])[count - 1] + "aastane"


def languages(dice: Dice) -> tuple[dict[str, str], str]:
    """Levels by language code, with their words."""
    words = table("requirements")["languages"]
    names = dict(pair.split("=") for pair in items(words["names"]))
    codes = ["et", *dice.some(("en", "ru"), dice.choices((0, 1, 2), (22, 45, 33))[0])]
    if dice.chance(0.06):
        codes.append(dice.one(("de", "fi", "fr", "sv", "lv")))
    form, gold, parts = dice.pick(words["each"]), {}, []
    for code in codes:
        gold[code], text = _language(dice, words, form, code, names[code])
        parts.append(text)
    if dice.chance(0.08):
        parts.append(dice.pick(words["unnamed"]))
    rest = [code for code in ("en", "ru", "de", "fi") if code not in codes]
    if rest and dice.chance(0.1):
        parts.append(fill(dice.pick(words["wishes"]), lang=names[dice.one(rest)], level="B1"))
    return gold, dice.one((", ", "; ", "; ", ", ")).join(parts)


def _language(dice: Dice, words: dict[str, str], form: str, code: str, name: str) -> tuple[str, str]:
    weights = (0, 3, 17, 72, 8) if code == "et" else (8, 38, 40, 14, 0)
    level = dice.choices(LEVELS, weights)[0]
    if level == "C1" and code == "et" and dice.chance(0.12):
        return level, fill(dice.pick(words["high"]), lang=name)
    if code != "et" and dice.chance(0.07):
        return _by_skill(dice, words, name)
    return level, fill(form, lang=name, level=level)


def _by_skill(dice: Dice, words: dict[str, str], name: str) -> tuple[str, str]:
    """A language with a level for each skill: the lowest counts."""
    base = dice.randint(1, 3)
    picks = {slot: LEVELS[base - dice.randint(0, 1)] for slot in "abcd"}
    form = dice.pick(words["skills"])
    shown = [picks[slot] for slot in "abcd" if "{" + slot + "}" in form]
    return min(shown), fill(form, lang=name, **picks)


def _other(dice: Dice, kind: str) -> list[tuple[str, str]]:
    """Rows that are read as text alone: computers, skills, traits, licences."""
    words = table("requirements")["other"]
    slots = {**numbers(dice), "t": topic(dice, kind)}
    rows = []
    if dice.chance(0.5):
        rows.append(("computer", fill(dice.pick(words["computer"]), **slots)))
    if dice.chance(0.55):
        known = [fill(s, **slots) for s in dice.some(items(words["skills"]), dice.randint(2, 4))]
        rows.append(("skills", "; ".join(known)))
    if dice.chance(0.3):
        rows.append(("more", "; ".join(dice.some(items(words["more"]), dice.randint(1, 2)))))
    return rows
