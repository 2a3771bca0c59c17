"""Orders, stamps and annexes: what stands around a description."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from corpus.lexicon import Dice
from corpus.model import Facts
from corpus.third.employers import Employer
from corpus.third.words import capital, choices, inflected, shared

FIRST = datetime.date(2016, 1, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The order that confirms descriptions."""

    date: datetime.date
    number: str | None
    role: str
    effective: datetime.date | None = None
    repeals: tuple[tuple[datetime.date, str], ...] = ()

    def gold(self) -> dict[str, Any]:
        """The directive in the contract's keys."""
        return {
            "date": self.date.isoformat(),
            "number": self.number,
            "effective": self.effective.isoformat() if self.effective else None,
            "repeals": [{"date": day.isoformat(), "number": no, "annexes": None} for day, no in self.repeals],
        }


def order(dice: Dice, of: Employer) -> Order:
    """An order of the head of the institution."""
    return Order(date=_day(dice), number=_number(dice), role=of.agency.top)


def _day(dice: Dice) -> datetime.date:
    return FIRST + datetime.timedelta(days=dice.randint(0, 3600))


def _number(dice: Dice) -> str:
    form = dice.one(("{n}", "1-3/{y}/{n}", "K-{n}", "1.1-6/{n}", "P-{y}/{n}", "2-1/{n}-{m}", "{n}-p"))
    return form.format(n=dice.randint(2, 240), y=dice.randint(16, 25), m=dice.randint(1, 9))


def short_date(day: datetime.date) -> str:
    """The day in figures."""
    return day.strftime("%d.%m.%Y")


def long_date(day: datetime.date, case: str = "gen") -> str:
    """The day with its month in words.

    >>> long_date(datetime.date(2024, 3, 4)), long_date(datetime.date(2024, 3, 4), "ade")
    ('4. märtsi 2024. a', '4. märtsil 2024. a')
    """
    return f"{day.day}. {inflected(choices('directive', 'months')[day.month - 1], case)} {day.year}. a"


def _slots(made: Order, annex: str | None) -> dict[str, str]:
    role = inflected(made.role, "gen")
    return {
        "role_gen": role,
        "Role_gen": capital(role),
        "Role": capital(made.role),
        "date": short_date(made.date),
        "longdate": long_date(made.date),
        "ondate": long_date(made.date, "ade"),
        "number": made.number or "",
        "annex": annex or "",
    }


def stamp(dice: Dice, made: Order, annex: str | None) -> list[str]:
    """The lines that tell which order a description belongs to."""
    fitting = [
        text
        for text in shared("directive", "stamps")
        if ("{annex}" in text) == (annex is not None) and ("{number}" in text) == (made.number is not None)
    ]
    return str(dice.one(fitting)).format_map(_slots(made, annex)).split("|")


def preface(dice: Dice, of: Employer, made: Order, facts: list[Facts]) -> tuple[list[str], Order]:
    """The text of an order with several annexes; the order with what this text adds to it."""
    lines = [of.agency.name.upper(), "", "KÄSKKIRI", f"{short_date(made.date)} nr {made.number}", ""]
    lines += ["Ametijuhendite kinnitamine", "", f"{capital(dice.one(choices('directive', 'reasons')))}:"]
    lines.append("1. " + dice.one(choices("directive", "confirms")).format(agency_gen=of.genitive))
    lines += [f"1.{i}. {_confirmed(one)};" for i, one in enumerate(sorted(facts, key=lambda f: int(f.annex or 0)), 1)]
    lines[-1] = lines[-1].rstrip(";") + "."
    repealed, more = _repeals(dice, made)
    effect, effective = _effect(dice, made)
    for i, text in enumerate([*more, *effect], 2):
        lines.append(f"{i}. {text}")
    name = f"{dice.one(choices('firsts'))} {dice.one(choices('lasts'))}"
    lines += ["", "(allkirjastatud digitaalselt)", name, made.role, ""]
    told = Order(date=made.date, number=made.number, role=made.role, effective=effective, repeals=repealed)
    return lines, told


def _confirmed(facts: Facts) -> str:
    title = facts.post.shown(inflected(facts.post.title, "gen"))
    unit = f"{inflected(facts.post.path[-1], 'gen')} " if facts.post.path and not facts.post.heads else ""
    return f"{unit}{title} ametijuhend (lisa {facts.annex})"


def _repeals(dice: Dice, made: Order) -> tuple[tuple[tuple[datetime.date, str], ...], list[str]]:
    if not dice.chance(0.45):
        return (), []
    day, number = made.date - datetime.timedelta(days=dice.randint(90, 1400)), _number(dice)
    old = Order(date=day, number=number, role=made.role)
    return ((day, number),), [dice.one(choices("directive", "repeals")).format_map(_slots(old, None))]


def _effect(dice: Dice, made: Order) -> tuple[list[str], datetime.date | None]:
    if dice.chance(0.4):
        return [], None
    if dice.chance(0.3):
        return [dice.one(choices("directive", "effects_signed"))], made.date
    day = made.date + datetime.timedelta(days=dice.randint(1, 40))
    later = Order(date=day, number=None, role=made.role)
    return [dice.one(choices("directive", "effects")).format_map(_slots(later, None))], day
