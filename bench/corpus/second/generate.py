"""Files of the second book: single descriptions and bundles, with what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus import noise
from corpus.generate import BUNDLED, Made, annexes, files
from corpus.inflect import inflect
from corpus.lexicon import Dice
from corpus.model import Facts, Post
from corpus.second.employers import path, post
from corpus.second.forms import Form, form, names
from corpus.second.page import Page
from corpus.second.papers import directive, letter, preface, register, stamp
from corpus.second.write import write
from corpus.writer import Line


def generate(count: int, *, seed: int, only: Sequence[str] = ()) -> Iterator[Made]:
    """Files that hold `count` descriptions together, of all forms or of those named; the seed settles the files."""
    return files(count, seed=f"second:{seed}", forms=tuple(only) or names(), write=_file)


def _file(dice: Dice, number: int, name: str, *, most: int) -> Made:
    of = form(dice, name)
    size = dice.randint(1, 5) if dice.chance(BUNDLED) and of.shape != "html" else 0
    strength = "clean" if of.shape in {"html", "remains"} else noise.level(dice)
    all_facts, lines = _bundle(dice, of, min(size, most)) if size else _single(dice, of)
    source = f"{number:05d}-{name}{'.html' if of.shape == 'html' else '.txt'}"
    return Made(
        name=source,
        text=_text(dice, of, lines, strength),
        gold=[facts.gold(source) for facts in all_facts],
        form=name,
        layout=of.shape,
        noise=strength,
    )


def _page(dice: Dice, of: Form) -> Page:
    bullet = dice.one(("-", "–", "•", "*", "o", "▪"))
    return Page(dice=dice, shape=of.shape, marks=of.marks, bullet=bullet, airy=dice.chance(0.7), variant=of.variant)


def _post(dice: Dice, of: Form) -> Post:
    shown = of.shape in {"sentences", "prose"} or "unit" in of.rows
    return post(dice, of.employer, path(dice, of.employer) if shown else ())


def _single(dice: Dice, of: Form) -> tuple[list[Facts], list[Line]]:
    page = _page(dice, of)
    facts = Facts(agency=of.employer, post=_post(dice, of))
    if dice.chance(0.5):
        order = directive(dice, of.employer)
        facts.directive = order.gold()
        facts.annex = str(dice.randint(1, 7)) if dice.chance(0.22) else None
        if not page.html and dice.chance(0.2):
            for text in register(dice, order, facts.post.path[0] if facts.post.path else "personal"):
                page.put(text, free=False)
        for text in stamp(dice, order, facts.annex):
            page.paragraph(text)
        page.gap()
    elif not page.html and dice.chance(0.12):
        for text in letter(dice):
            page.put(text)
    write(dice, of, facts, page, named=False)
    return [facts], page.lines


def _bundle(dice: Dice, of: Form, size: int) -> tuple[list[Facts], list[Line]]:
    """A directive with its annexes, or the annexes alone, not always in their order."""
    order = directive(dice, of.employer)
    all_facts = annexes(
        dice,
        of.employer,
        size,
        anywhere=lambda: _post(dice, of),
        beside=lambda units: post(dice, of.employer, units),
    )
    ordered = dice.chance(0.75) or size == 1
    lines = [Line(text) for text in preface(dice, order, all_facts)] if ordered else []
    for facts in all_facts:
        page = _page(dice, of)
        stamped = not ordered or dice.chance(0.7)
        for text in stamp(dice, order, facts.annex) if stamped else [f"Lisa {facts.annex}"]:
            page.put(text)
        page.gap()
        write(dice, of, facts, page, named=ordered)
        facts.directive = order.gold()
        lines += [*page.lines, Line("")]
    return all_facts, lines


def _text(dice: Dice, of: Form, lines: list[Line], strength: str) -> str:
    if of.shape == "html":
        return "<html><body>\n" + "\n".join(line.text for line in lines) + "\n</body></html>\n"
    name = of.employer.name
    keep = tuple(word for text in (name, inflect(name, "gen")) for word in text.split()[:-1]) or (name[:6],)
    damaged = noise.damage(dice, lines, strength, keep=keep)
    made = noise.wrapped(dice, damaged, of.width, hyphens=strength != "clean")
    if dice.chance(0.2):
        made = noise.paged(dice, made)
    return "\n".join(made).strip("\n") + "\n"
