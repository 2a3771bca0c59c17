"""Directives: what they order, their stamps on annexes, and the register's lines about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from corpus.inflect import inflect
from corpus.lexicon import Dice, capital, fill, items, table
from corpus.model import Agency, Facts
from corpus.prose import numbers, someone

NOUNS = {"käskkiri": ("käskkirja", "käskkirjaga"), "korraldus": ("korralduse", "korraldusega")}


@dataclass(slots=True, kw_only=True)
class Directive:
    """One directive; `repeals` are (date, number, annexes or None)."""

    agency: Agency
    day: date
    number: str
    kind: str = "käskkiri"
    effective: date | None = None
    repeals: Sequence[tuple[date, str, list[str] | None]] = ()

    def gold(self) -> dict[str, Any]:
        """The directive in the contract's keys."""
        gone = [{"date": d.isoformat(), "number": n, "annexes": a} for d, n, a in self.repeals]
        effective = self.effective.isoformat() if self.effective else None
        return {"date": self.day.isoformat(), "number": self.number, "effective": effective, "repeals": gone}


def directive(dice: Dice, agency: Agency) -> Directive:
    """A directive of the agency with a date and a number."""
    kind = "korraldus" if agency.kind in {"vald", "linn"} and dice.chance(0.35) else "käskkiri"
    day = _day(dice)
    return Directive(agency=agency, day=day, number=_number(dice, day), kind=kind)


def _day(dice: Dice) -> date:
    return date(2015, 1, 5) + timedelta(days=dice.randrange(4050))


def _number(dice: Dice, day: date) -> str:
    n, s = dice.randint(1, 480), dice.randint(1, 15)
    forms = (
        f"{n}",
        f"{s}-{dice.randint(1, 9)}/{n}",
        f"{s}-{dice.randint(1, 9)}/{day:%y}/{n}",
        f"1-{s}/{day.year}/{n}",
        f"{s}.{dice.randint(1, 9)}-{dice.randint(1, 6)}/{n}",
        f"{n}-P",
        f"{n}k",
        f"JUH-{s}/{n}",
        f"1.9-{s}.{dice.randint(1, 9)}/{n}p-1",
    )
    return dice.one(forms)


def written(dice: Dice, day: date, *, words: bool = True) -> str:
    """A date as it stands before a noun: in figures, or with the month's name in the genitive."""
    if not words or dice.chance(0.75):
        return f"{day:%d.%m.%Y}"
    month = items(table("prose")["duties"]["months"])[day.month - 1]
    return f"{day.day}. {month} {day.year}" + dice.one(("", ". a", ". aasta"))


def stamp(dice: Dice, order: Directive, annex: str | None) -> list[str]:
    """The lines that say which directive approved a description."""
    top, owner = inflect(order.agency.top, "gen"), inflect(order.agency.name, "gen")
    day, (gen, com) = written(dice, order.day), NOUNS[order.kind]
    lisa = [f"Lisa {annex}"] if annex else []
    who = owner if order.kind == "korraldus" else top
    forms = (
        [dice.one(("KINNITATUD", "Kinnitatud")), f"{who} {day}", f"{com} nr {order.number}", *lisa],
        [*lisa, "KINNITATUD", f"{who} {day} {com} nr {order.number}"],
        [f"Kinnitatud {owner} {'' if order.kind == 'korraldus' else top + ' '}{day} {com} nr {order.number}", *lisa],
        [
            dice.one(("KINNITATUD", "KEHTESTATUD")),
            owner,
            f"{'' if order.kind == 'korraldus' else top + ' '}{day}",
            f"{com} nr {order.number}",
            *lisa,
        ],
    )
    made = dice.one(forms)
    if annex and dice.chance(0.25):
        made = [
            f"{capital(who)}",
            f"{day} {gen} nr {order.number}",
            f"„{dice.one(('Ametijuhendite kinnitamine', 'Ametijuhendi kinnitamine'))}“",
            *lisa,
        ]
    return made


def register(dice: Dice, order: Directive) -> list[str]:
    """The lines that a document register puts above a file."""
    name = someone(dice)
    pairs = [
        ("Viit", order.number),
        ("Registreeritud", f"{order.day:%d.%m.%Y}"),
        ("Sünkroonitud", f"{order.day + timedelta(days=1):%d.%m.%Y}"),
        ("Liik", capital(order.kind)),
        (
            "Sari",
            f"{order.number.partition('/')[0]} {dice.one(('Personalikäskkirjad', 'Põhitegevuse käskkirjad', 'Ametijuhendid'))}",
        ),
        ("Juurdepääsupiirang", "Avalik"),
        ("Vastutaja", f"{name} ({order.agency.name})"),
    ]
    kept = [pair for i, pair in enumerate(pairs) if i in {0, 1, 3} or dice.chance(0.6)]
    form = dice.one(("| {} | {} |", "| {} | {} |", "{}: {}"))
    return [dice.pick(table("pages")["subjects"]), *(form.format(*pair) for pair in kept), ""]


def preface(dice: Dice, order: Directive, all_facts: Sequence[Facts]) -> list[str]:
    """The directive itself: what it approves, repeals and when it takes effect; tells the directive the last two."""
    words, agency = table("pages"), order.agency
    day = f"{order.day:%d.%m.%Y}"
    head = [
        agency.name.upper(),
        order.kind.upper(),
        *dice.one(([f"{day} nr {order.number}"], ["Tallinn", f"{day} nr {order.number}"])),
    ]
    subject = dice.one(("Ametijuhendite kinnitamine", "Teenistuskohtade ametijuhendite kinnitamine"))
    law = fill(dice.pick(words["laws"]), **numbers(dice))
    points = [_approval(dice, all_facts), *_repeal(dice, order), *_effect(dice, order)]
    if dice.chance(0.5):
        points.append(dice.pick(words["appeal"]).replace("Käskkirja", capital(NOUNS[order.kind][0])))
    lines = [
        *head,
        "",
        subject,
        "",
        f"Võttes aluseks {law}, otsustan:" if law.endswith("}") else f"{capital(law)} alusel:",
    ]
    lines += [f"{i}. {text}" for i, text in enumerate(points, 1)]
    name = someone(dice)
    return [*lines, "", "(allkirjastatud digitaalselt)", name, agency.top, ""]


def _approval(dice: Dice, all_facts: Sequence[Facts]) -> str:
    listed = [
        f"{f.post.shown(f.post.title)} (lisa {f.annex})" for f in sorted(all_facts, key=lambda f: int(f.annex or 0))
    ]
    what = dice.one(("ametijuhendid", "järgmiste teenistuskohtade ametijuhendid", "töötajate ametijuhendid"))
    return fill(dice.pick(table("pages")["approve"]), what=what, list=dice.one(("; ", ", ")).join(listed))


def _repeal(dice: Dice, order: Directive) -> list[str]:
    if dice.chance(0.5):
        return []
    gone, texts = [], []
    for _ in range(dice.choices((1, 2), (80, 20))[0]):
        day = order.day - timedelta(days=dice.randint(120, 1900))
        number = _number(dice, day)
        annexes, tail = _annexes(dice)
        gone.append((day, number, annexes))
        by = inflect(order.agency.top, "gen") + " " if dice.chance(0.6) else ""
        noun = NOUNS["käskkiri"][0] if annexes is None else "käskkirja"
        texts.append(f"{by}{written(dice, day)} {noun} nr {number}{tail}")
    order.repeals = gone
    return [fill(dice.pick(table("pages")["repeal"]), list=" ja ".join(texts))]


def _annexes(dice: Dice) -> tuple[list[str] | None, str]:
    """Which annexes are repealed, and the words for them; None is the whole directive."""
    throw, first = dice.random(), dice.randint(1, 4)
    last = first + dice.randint(2, 4)
    if throw < 0.5:
        return None, ""
    if throw < 0.7:
        return [str(first)], f" lisa {first}"
    if throw < 0.85:
        return [str(first), str(last)], f" lisad {first} ja {last}"
    return [str(n) for n in range(first, last + 1)], f" lisad {first}{dice.one((' kuni ', '–'))}{last}"


def _effect(dice: Dice, order: Directive) -> list[str]:
    words, noun = table("pages"), capital(NOUNS[order.kind][0])
    throw = dice.random()
    if throw < 0.35:
        return []
    if throw < 0.5:
        order.effective = order.day
        return [dice.pick(words["on_signature"]).replace("Käskkiri", capital(order.kind))]
    order.effective = order.day + timedelta(days=dice.randint(-40, 60))
    day, form = order.effective, dice.pick(words["on_day"])
    month = items(table("prose")["duties"]["months"])[day.month - 1]
    if dice.chance(0.5):
        text = fill(form, day=f"{day.day}. {month}l {day.year}", day_el=f"{day.day}. {month}st {day.year}")
    else:
        text = fill(form, day=f"{day:%d.%m.%Y}", day_el=f"{day:%d.%m.%Y}")
    return [text.replace("Käskkirja", noun).replace("Käskkiri", capital(order.kind))]
