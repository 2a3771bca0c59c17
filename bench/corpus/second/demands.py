"""What a post of the second book demands: education, experience, languages, competencies, each with its truth."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.demands import EDUCATION, LEVELS, Demands
from corpus.lexicon import Dice, fill, items, table
from corpus.second.prose import figures


def _words(part: str) -> Mapping[str, str]:
    found: Mapping[str, str] = table("second/demands")[part]
    return found


def demands(dice: Dice, *, competencies: bool) -> Demands:
    """The requirements of one post; competencies only where the form asks for them."""
    level = dice.choices(tuple(EDUCATION), tuple(EDUCATION.values()))[0]
    made = Demands(gold={"education": None if level == "none" else level})
    first, second = dice.some(items(_words("education")["fields"]), 2)
    made.rows.append(("education", fill(dice.pick(_words("education")[level]), field=first, field2=second)))
    made.gold["experience_years"], text = _experience(dice)
    made.rows.append(("experience", text))
    made.gold["languages"], text = _languages(dice)
    made.rows.append(("languages", text))
    if competencies:
        made.competencies = dice.some(items(_words("competencies")["names"]), dice.randint(3, 7))
    made.gold["competencies"] = made.competencies
    made.rows += _other(dice)
    return made


def _experience(dice: Dice) -> tuple[float | None, str]:
    """Years of experience with their words; None where no minimum is demanded."""
    of = _words("experience")
    throw = dice.random()
    area, second = dice.some(items(of["areas"]), 2)
    count = dice.choices(range(1, 11), (20, 25, 22, 8, 12, 3, 3, 2, 1, 4))[0]
    slots = {"area": area, "area2": second, "years": _years(dice, count), "adj": _adjective(dice, count)}
    if throw < 0.2:
        return None, fill(dice.pick(of["none"]), **slots)
    if throw < 0.23:
        return 0.5, fill(dice.pick(of["half"]), **slots)
    text = fill(dice.pick(of["plain"]), **slots)
    if count > 1 and dice.chance(0.15):
        text += fill(dice.pick(of["parts"]), less=_years(dice, dice.randint(1, count - 1))).replace(" ,", ",")
    elif dice.chance(0.12):
        text += fill(dice.pick(of["wishes"]), **slots)
    return count, text


def _years(dice: Dice, count: int) -> str:
    number = str(count) if dice.chance(0.6) else items(_words("experience")["words"])[count - 1]
    return f"{number} {'aasta' if count == 1 else 'aastat'}"


def _adjective(dice: Dice, count: int) -> str:
    if dice.chance(0.5):
        return f"{count}-aastane"
    return items(_words("experience")["genitives"])[count - 1] + "aastane"


def _languages(dice: Dice) -> tuple[dict[str, str], str]:
    """Levels by language code, with their words."""
    of = _words("languages")
    names = dict(pair.split("=") for pair in items(of["names"]))
    codes = ["et", *dice.some(("en", "ru"), dice.choices((0, 1, 2), (25, 45, 30))[0])]
    if dice.chance(0.06):
        codes.append(dice.one(("de", "fi", "fr", "sv", "lv")))
    form, gold, parts = dice.pick(of["each"]), {}, []
    for code in codes:
        gold[code], text = _language(dice, form, code, names[code])
        parts.append(text)
    if dice.chance(0.07):
        parts.append(dice.pick(of["unnamed"]))
    rest = [code for code in ("en", "ru", "de", "fi") if code not in codes]
    if rest and dice.chance(0.1):
        parts.append(fill(dice.pick(of["wishes"]), lang=names[dice.one(rest)], level=dice.one(("B1", "B2"))))
    return gold, dice.one((", ", "; ", "; ")).join(parts)


def _language(dice: Dice, form: str, code: str, name: str) -> tuple[str, str]:
    of = _words("languages")
    level = dice.choices(LEVELS, (0, 3, 17, 72, 8) if code == "et" else (8, 38, 40, 14, 0))[0]
    if level == "C1" and dice.chance(0.1):
        return level, fill(dice.pick(of["high"]), lang=name)
    if dice.chance(0.09):
        base = dice.randint(2, 3) if code == "et" else dice.randint(1, 3)
        picks = {slot: LEVELS[base - dice.randint(0, 1)] for slot in "abcd"}
        shown = dice.pick(of["skills"])
        return min(picks[s] for s in "abcd" if "{" + s + "}" in shown), fill(shown, lang=name, **picks)
    return level, fill(form, lang=name, level=level)


def _other(dice: Dice) -> list[tuple[str, str]]:
    """Rows that are read as text alone: computers, skills, licences, traits."""
    of = _words("other")
    rows = []
    if dice.chance(0.5):
        rows.append(("computer", fill(dice.pick(of["computer"]), **figures(dice))))
    for key, share, most in (("skills", 0.5, 4), ("more", 0.35, 2), ("traits", 0.25, 5)):
        if dice.chance(share):
            known = dice.some(items(of[key]), dice.randint(1 if key == "more" else 2, most))
            rows.append((key, (", " if key == "traits" else "; ").join(fill(s, **figures(dice)) for s in known)))
    return rows
