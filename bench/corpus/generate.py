"""Files of descriptions: bundles and single ones, with what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from corpus import noise
from corpus.directive import Directive, directive, preface, register, stamp
from corpus.employers import path, post
from corpus.lexicon import Dice, fill, table
from corpus.model import Agency, Facts, Post
from corpus.page import write_description
from corpus.profile import Profile, forms, profile
from corpus.prose import numbers, someone
from corpus.writer import Line, Writer

BUNDLED = 0.07  # the share of files that are bundles


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One generated file, its truth, and what it is an example of."""

    name: str
    text: str
    gold: list[dict[str, Any]]
    form: str
    layout: str
    noise: str


class FileWriter(Protocol):
    """Writes one file of a book: its number, its form, and the most descriptions that it may hold."""

    def __call__(self, dice: Dice, number: int, form: str, /, *, most: int) -> Made: ...


def generate(count: int, *, seed: int, only: Sequence[str] = ()) -> Iterator[Made]:
    """Files that hold `count` descriptions together, of all forms or of those named; the same seed gives the same files."""
    return files(count, seed=str(seed), forms=tuple(only) or forms(), write=_file)


def files(count: int, *, seed: str, forms: Sequence[str], write: FileWriter) -> Iterator[Made]:
    """Files of a book that hold `count` descriptions together, one form after another."""
    done = number = 0
    while done < count:
        made = write(Dice(f"{seed}:{number}"), number, forms[number % len(forms)], most=count - done)
        number += 1
        done += len(made.gold)
        yield made


def _file(dice: Dice, number: int, form: str, *, most: int) -> Made:
    chosen = profile(dice, form)
    size = dice.randint(2, 6) if dice.chance(BUNDLED) and chosen.layout != "html" else 1
    size = min(size, most)
    strength = noise.level(dice) if chosen.layout not in {"html", "md"} else "clean"
    all_facts, lines = _bundle(dice, chosen, size) if size > 1 else _single(dice, chosen)
    name = f"{number:05d}-{form}{chosen.ending}"
    text = _text(dice, chosen, lines, strength)
    gold = [facts.gold(name) for facts in all_facts]
    return Made(name=name, text=text, gold=gold, form=form, layout=chosen.layout, noise=strength)


def _writer(dice: Dice, chosen: Profile) -> Writer:
    bullet = dice.one(("-", "-", "•", "▪", "*"))
    return Writer(dice=dice, profile=chosen, bullet=bullet, airy=dice.chance(0.75), dotless=dice.chance(0.4))


def _single(dice: Dice, chosen: Profile) -> tuple[list[Facts], list[Line]]:
    out = _writer(dice, chosen)
    facts = Facts(agency=chosen.employer, post=_post(dice, chosen))
    plain = chosen.layout not in {"html", "md"}
    if dice.chance(0.5):
        order = directive(dice, chosen.employer)
        facts.directive = order.gold()
        facts.annex = str(dice.randint(1, 6)) if dice.chance(0.2) else None
        _above(dice, out, order, facts.annex, plain=plain)
    elif plain and dice.chance(0.12):
        _mail(dice, out)
    elif facts.agency.staff == "töötaja" and dice.chance(0.2):
        out.paragraph(dice.one(("Töölepingu lisa", "Töölepingu juurde kuuluv lisa", "Lisa töölepingule")))
    write_description(dice, chosen, facts, out, named=False)
    return [facts], out.lines


def _post(dice: Dice, chosen: Profile) -> Post:
    return post(dice, chosen.employer, path(dice, chosen.employer, shown=chosen.shows_units))


def _above(dice: Dice, out: Writer, order: Directive, annex: str | None, *, plain: bool) -> None:
    """Writes what stands above a single description: its stamp, and the register's lines in one of five."""
    lines = stamp(dice, order, annex)
    if plain and dice.chance(0.2):
        for text in register(dice, order):
            out.put(text, free=False)
    for text in lines:
        out.paragraph(text)
    out.gap()


def _mail(dice: Dice, out: Writer) -> None:
    name = someone(dice)
    slots = {**numbers(dice), "name": name, "place": "asutuse"}
    raw = dice.one([part.strip() for part in table("pages")["mail"].split("|")])
    head = (
        f"From: {name}",
        f"Sent: {dice.randint(1, 28)}.{dice.randint(10, 12)}.2024 {dice.randint(8, 17)}:{dice.randint(10, 59)}",
        "Subject: ametijuhend",
    )
    estonian = (
        f"Saatja: {name}",
        f"Saadetud: {dice.randint(10, 28)}.0{dice.randint(1, 9)}.2025",
        "Teema: FW: ametijuhend",
    )
    for text in (*dice.one((head, estonian)), "", *fill(raw, **slots).split("\n"), ""):
        out.put(text, free=False)


def _bundle(dice: Dice, chosen: Profile, size: int) -> tuple[list[Facts], list[Line]]:
    """A directive with its annexes, or the annexes alone, not always in their order."""
    order = directive(dice, chosen.employer)
    all_facts = annexes(
        dice,
        chosen.employer,
        size,
        anywhere=lambda: _post(dice, chosen),
        beside=lambda units: post(dice, chosen.employer, units),
    )
    ordered = dice.chance(0.7)
    lines: list[Line] = []
    if ordered and dice.chance(0.5):
        lines += [Line(text, free=False) for text in register(dice, order)]
    if ordered:
        lines += [Line(text) for text in preface(dice, order, all_facts)]
    for facts in all_facts:
        lines += _annex(dice, chosen, order, facts, ordered=ordered)
    return all_facts, lines


def annexes(
    dice: Dice,
    employer: Agency,
    size: int,
    *,
    anywhere: Callable[[], Post],
    beside: Callable[[tuple[str, ...]], Post],
) -> list[Facts]:
    """The descriptions of a bundle, most of them of posts beside the first one, not always in the order of their annexes."""
    numbers = list(range(1, size + 1))
    if dice.chance(0.3):
        dice.shuffle(numbers)
    first = anywhere()
    made = []
    for number in numbers:
        held = beside(first.path) if dice.chance(0.7) else anywhere()
        made.append(Facts(agency=employer, post=held, annex=str(number)))
    return made


def _annex(dice: Dice, chosen: Profile, order: Directive, facts: Facts, *, ordered: bool) -> list[Line]:
    out = _writer(dice, chosen)
    stamped = not ordered or dice.chance(0.75)
    for text in stamp(dice, order, facts.annex) if stamped else [f"Lisa {facts.annex}"]:
        out.put(text)
    out.gap()
    write_description(dice, chosen, facts, out, named=ordered)
    facts.directive = order.gold()
    return [*out.lines, Line("")]


def _text(dice: Dice, chosen: Profile, lines: list[Line], strength: str) -> str:
    if chosen.layout == "html":
        return _html(dice, lines)
    damaged = noise.damage(dice, lines, strength)
    made = noise.wrapped(dice, damaged, 0 if chosen.layout == "md" else chosen.width, hyphens=strength != "clean")
    if chosen.layout != "md" and dice.chance(0.2):
        made = noise.paged(dice, made)
    return "\n".join(made).strip("\n") + "\n"


def _html(dice: Dice, lines: list[Line]) -> str:
    body = "\n".join(line.text for line in lines)
    if dice.chance(0.2):
        names = {"õ": "&otilde;", "ä": "&auml;", "ö": "&ouml;", "ü": "&uuml;"}
        for letter, entity in names.items():
            body = body.replace(letter, entity)
    head = '<!DOCTYPE html>\n<html lang="et">\n<head><meta charset="utf-8"><title>Ametijuhend</title></head>\n<body>\n'
    return f"{head}{body}\n</body>\n</html>\n"
