"""Stamps, directives, registers' rows and letters of the second book."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from corpus.directive import Directive
from corpus.inflect import inflect
from corpus.lexicon import Dice, capital, fill, items, table
from corpus.model import Agency, Facts
from corpus.second.prose import figures, someone

NOUNS = {
    "käskkiri": ("käskkirja", "käskkirjaga"),
    "korraldus": ("korralduse", "korraldusega"),
    "otsus": ("otsuse", "otsusega"),
}
# Where no noun follows a date, it stands in figures.
ALONE = re.compile(r"\{day\}(?:$| \(| /$)")


def _words() -> Any:
    return table("second/papers")


def directive(dice: Dice, agency: Agency) -> Directive:
    """A directive of the agency with a date and a number."""
    kind = "käskkiri"
    if agency.kind in {"parish", "town"} and dice.chance(0.35):
        kind = "korraldus"
    elif agency.kind in {"fund", "hospital"} and dice.chance(0.2):
        kind = "otsus"
    day = date(2014, 1, 3) + timedelta(days=dice.randrange(4400))
    return Directive(agency=agency, day=day, number=_number(dice, day), kind=kind)


def _number(dice: Dice, day: date) -> str:
    n, s, t = dice.randint(1, 390), dice.randint(1, 19), dice.randint(1, 8)
    forms = (
        f"{n}",
        f"{s}-{t}/{n}",
        f"{s}.{t}/{n}",
        f"{s}-{t}/{day:%y}-{n}",
        f"T-{n}",
        f"{t}.{s}-{t + 1}/{day.year}/{n}",
        f"{n}/{day:%y}",
        f"{s}-{t}-K/{n}",
        f"{s}-{t}/{n}-{s + 1}",
    )
    return dice.one(forms)


def written(dice: Dice, day: date) -> str:
    """A date in figures, or with the month's name in the genitive."""
    if dice.chance(0.78):
        return f"{day:%d.%m.%Y}"
    return f"{day.day}. {items(table('second/prose')['months'])[day.month - 1]} {day.year}"


def _orderer(dice: Dice, order: Directive) -> tuple[str, str]:
    """Who gave the order, in the nominative and in the genitive; empty where the agency itself did."""
    top = {"korraldus": "", "otsus": "juhatus"}.get(order.kind, order.agency.top)
    return top, inflect(top, "gen")


def stamp(dice: Dice, order: Directive, annex: str | None) -> list[str]:
    """The lines that say which directive approved a description."""
    top, top_gen = _orderer(dice, order)
    owner = inflect(order.agency.name, "gen")
    gen, com = NOUNS[order.kind]
    text = dice.pick(_words()["stamps"])
    day = f"{order.day:%d.%m.%Y}" if ALONE.search(text) else written(dice, order.day)
    slots = {"day": day, "no": order.number, "gen": gen, "com": com, "owner": owner}
    if not top:
        text = text.replace("{owner} {top_gen}", "{owner}").replace("{Owner} {top_gen}", "{Owner}")
        text = text.replace("({owner} {top})", "({agency})").replace("{Owner} / {top_gen} ", "{Owner} / ")
        text = text.replace("{top_gen}", "{owner}").replace("{Top_gen}", "{Owner}")
    parts = [part.strip() for part in text.split(" / ")]
    lines = [fill(part, **slots, top=top, top_gen=top_gen, agency=order.agency.name) for part in parts]
    if annex and lines[-1].casefold().endswith("lisa"):
        lines[-1] += f" {annex}"
    elif annex:
        lines.insert(dice.one((0, len(lines))), fill(dice.pick(_words()["annexed"]), x=annex))
    return [capital(lines[0]), *lines[1:]]


def register(dice: Dice, order: Directive, unit: str) -> list[str]:
    """The lines that a document register puts above a file."""
    slots = {**figures(dice), "no": order.number, "no1": order.number.partition("/")[0], "day": f"{order.day:%d.%m.%Y}"}
    slots |= {"noun": order.kind, "unit": unit}
    pairs = [[part.strip() for part in pair.split(" = ")] for pair in items(_words()["register"])]
    kept = [pair for i, pair in enumerate(pairs) if i < 3 or dice.chance(0.55)]
    form = dice.one(("{}: {}", "{}\t{}", "{}: {}", "| {} | {} |"))
    return [form.format(label, fill(value, **slots)) for label, value in kept] + [""]


def letter(dice: Dice) -> list[str]:
    """A letter with which the description was sent."""
    head = dice.one((("Saatja: {name}", "Kuupäev: {day}"), ("From: {name}", "Subject: juhend"), ()))
    slots = figures(dice)
    texts = [*head, *(part.strip() for part in dice.pick(_words()["mail"]).split(" / "))]
    return [*(fill(text, **slots) for text in texts), ""]


def preface(dice: Dice, order: Directive, all_facts: Sequence[Facts]) -> list[str]:
    """The directive itself: what it approves, repeals and when it takes effect; tells the directive the last two."""
    of, agency = _words(), order.agency
    listed = [f"{f.post.shown(f.post.title)} (lisa {f.annex})" for f in sorted(all_facts, key=lambda f: f.annex or "")]
    points = [fill(dice.pick(of["approve"]), list=dice.one(("; ", ", ")).join(listed))]
    points += [*_repeal(dice, order), *_effect(dice, order)]
    if dice.chance(0.5):
        points.append(dice.pick(of["appeal"]))
    noun, gen = capital(order.kind), capital(NOUNS[order.kind][0])
    points = [text.replace("Käskkirja", gen).replace("Käskkiri", noun) for text in points]
    mark = dice.one(("{}. ", "{}) ", "{} "))
    return [
        dice.one((agency.name, agency.name.upper())),
        order.kind.upper(),
        dice.one((f"{order.day:%d.%m.%Y} nr {order.number}", f"Nr {order.number}  {order.day:%d.%m.%Y}")),
        "",
        dice.pick(of["subjects"]),
        "",
        capital(fill(dice.pick(of["grounds"]), **figures(dice))) + ":",
        *(mark.format(i) + text for i, text in enumerate(points, 1)),
        "",
        someone(dice),
        agency.top,
        "(allkirjastatud digitaalselt)",
        "",
    ]


def _repeal(dice: Dice, order: Directive) -> list[str]:
    if dice.chance(0.5):
        return []
    day = order.day - timedelta(days=dice.randint(90, 2200))
    number, (gen, _) = _number(dice, day), NOUNS["käskkiri"]
    throw, low = dice.random(), dice.randint(1, 4)
    annexes: list[str] | None = None
    tail = ""
    if throw < 0.25:
        annexes, tail = [str(low)], f" lisa {low}"
    elif throw < 0.45:
        high = low + dice.randint(2, 4)
        annexes, tail = [str(x) for x in range(low, high + 1)], f" lisad {low}–{high}"
    order.repeals = [(day, number, annexes)]
    form = dice.pick(_words()["repeal"])
    if "{one}" in form:
        form, noun = form.replace("{one}", "{list}"), "käskkiri" if annexes is None else gen
    else:
        noun = gen
    return [fill(form, list=f"{written(dice, day)} {noun} nr {number}{tail}")]


def _effect(dice: Dice, order: Directive) -> list[str]:
    throw = dice.random()
    if throw < 0.35:
        return []
    if throw < 0.5:
        order.effective = order.day
        return [dice.pick(_words()["on_signature"])]
    order.effective = order.day + timedelta(days=dice.randint(-30, 70))
    day, form = order.effective, dice.pick(_words()["on_day"])
    month = items(table("second/prose")["months"])[day.month - 1]
    ending = "st" if "rakendatakse" in form else "l"
    shown = f"{day.day}. {month}{ending} {day.year}" if dice.chance(0.5) else f"{day:%d.%m.%Y}"
    return [fill(form, day=f"alates {shown}" if ending == "st" else shown)]
