"""Files of the third book: single descriptions, and orders with their annexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus import noise
from corpus.generate import Made
from corpus.lexicon import Dice
from corpus.model import Facts
from corpus.third.body import title_block, write_rows, write_sentences
from corpus.third.employers import Path, post
from corpus.third.forms import Form, form, names, page, rows
from corpus.third.papers import Order, order, preface, stamp
from corpus.third.sentences import holder
from corpus.third.tail import write_tail
from corpus.writer import Line

ORDERS = 0.2  # the share of orders with annexes, in the forms that know them
STAMPED = 0.5  # the share of other files that tell who confirmed them


def generate(count: int, *, seed: int, only: Sequence[str] = ()) -> Iterator[Made]:
    """Files that hold `count` descriptions together, of all forms or of those named; the seed settles the files."""
    done = number = 0
    chosen = tuple(only) or names()
    while done < count:
        made = _file(Dice(f"third:{seed}:{number}"), number, chosen[number % len(chosen)], most=count - done)
        number += 1
        done += len(made.gold)
        yield made


def _file(dice: Dice, number: int, name: str, *, most: int) -> Made:
    of = form(dice, name)
    several = bool(of.words.get("orders")) and dice.chance(ORDERS)
    strength = "clean" if of.html or of.shape == "pipes" else noise.level(dice)
    described, lines = _order(dice, of, min(dice.randint(2, 5), most)) if several else _single(dice, of)
    ending = ".html" if of.html else ".md" if of.shape == "pipes" else ".txt"
    source = f"{number:05d}-{name}{ending}"
    return Made(
        name=source,
        text=_text(dice, of, lines, strength),
        gold=[facts.gold(source) for facts in described],
        form=name,
        layout=of.shape,
        noise=strength,
    )


def _described(dice: Dice, of: Form, path: Path | None = None) -> tuple[Facts, list[str]]:
    """A description's facts before it is written, and the rows that it will have."""
    chosen = rows(dice, of)
    if "unit" not in chosen:
        path = ()
    elif path is None:
        path = dice.one(of.of.tree)
    return Facts(agency=of.of.agency, post=post(dice, of.of, path)), chosen


def _written(dice: Dice, of: Form, facts: Facts, chosen: list[str], stamped: list[str]) -> list[Line]:
    """The lines of one description under its stamp."""
    made = page(dice, of)
    for text in stamped:
        made.put(text)
    made.gap()
    slots = holder(dice, facts, of.of)
    title_block(dice, of, facts, made)
    write = write_sentences if of.book else write_rows
    write(dice, of, facts, made, slots, chosen)
    write_tail(dice, of, facts, made, slots)
    return made.lines


def _single(dice: Dice, of: Form) -> tuple[list[Facts], list[Line]]:
    facts, chosen = _described(dice, of)
    stamped: list[str] = []
    if dice.chance(STAMPED):
        made = order(dice, of.of)
        if dice.chance(0.08):
            made = Order(date=made.date, number=None, role=made.role)
        elif dice.chance(0.25):
            facts.annex = str(dice.randint(1, 9))
        facts.directive = made.gold()
        stamped = stamp(dice, made, facts.annex)
    return [facts], _written(dice, of, facts, chosen, stamped)


def _order(dice: Dice, of: Form, size: int) -> tuple[list[Facts], list[Line]]:
    """An order and its annexes, mostly of one unit."""
    made = order(dice, of.of)
    path = dice.one(of.of.tree)
    described = [_described(dice, of, path if dice.chance(0.6) else None) for _ in range(size)]
    for number, (facts, _) in enumerate(described, 1):
        facts.annex = str(number)
    preceding, made = preface(dice, of.of, made, [facts for facts, _ in described])
    lines = [Line(text) for text in preceding]
    for facts, chosen in described:
        facts.directive = made.gold()
        lines += [Line(""), *_written(dice, of, facts, chosen, stamp(dice, made, facts.annex))]
    return [facts for facts, _ in described], lines


def _text(dice: Dice, of: Form, lines: list[Line], strength: str) -> str:
    """The lines as a file: damaged, broken into short lines, with page numbers."""
    if of.html:
        return "<html><body>\n" + "\n".join(line.text for line in lines) + "\n</body></html>\n"
    damaged = noise.damage(dice, lines, strength, keep=(of.of.place, of.of.place.upper()))
    made = noise.wrapped(dice, damaged, of.width if of.shape != "pipes" else 0, hyphens=strength != "clean")
    if of.shape != "pipes" and dice.chance(0.15):
        made = noise.paged(dice, made)
    return "\n".join(made).strip("\n") + "\n"
