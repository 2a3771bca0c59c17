"""Noise: how scanning, typing and converting damage a text, never more than a careful reader can undo."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial

from corpus.lexicon import Dice, items, table
from corpus.writer import Line

# What a scanner makes of Estonian letters.
LOST = {"õ": "o6öd", "ä": "aa", "ö": "oé", "ü": "uu", "Õ": "O", "Ä": "A", "Ö": "O", "Ü": "U"}
LEVELS = ("clean", "light", "heavy")
SHARES = (65, 29, 6)  # of plain text; HTML and Markdown are clean, which makes 70, 25 and 5 of all files
WORD = re.compile(r"[a-zõäöüšž]{8,}")


def level(dice: Dice) -> str:
    """How noisy a file is."""
    return dice.choices(LEVELS, SHARES)[0]


def damage(dice: Dice, lines: Sequence[Line], strength: str, *, keep: tuple[str, ...] = ()) -> list[Line]:
    """The lines with noise of one strength; a scanner spares the words of `keep`, or the places of the first book."""
    if strength == "clean":
        return list(lines)
    scan = partial(scanned, keep=keep)
    every: tuple[Callable[[Dice, list[Line], str], list[Line]], ...] = (spaced, dotted, dashed, softened, scan)
    kinds = dice.some(every, 1 if strength == "light" else 3)
    made = list(lines)
    for kind in kinds:
        made = kind(dice, made, strength)
    if strength == "heavy" and scan not in kinds:
        made = scan(dice, made, strength)
    return made


def spaced(dice: Dice, lines: list[Line], strength: str) -> list[Line]:
    """Doubled spaces, spaces that do not break, spaces at the end of lines."""
    share = 0.02 if strength == "light" else 0.05
    made = []
    for text, free in lines:
        text = re.sub(" ", lambda m: dice.one(("  ", "\u00a0", "   ")) if dice.chance(share) else " ", text)
        made.append(Line(text + ("  " if text and dice.chance(0.05) else ""), free))
    return made


def dotted(dice: Dice, lines: list[Line], strength: str) -> list[Line]:
    """Colons lost after labels, full stops after values, semicolons turned into commas at the end of lines."""
    made = []
    for text, free in lines:
        if free and text.endswith(":") and dice.chance(0.4):
            text = text[:-1]
        elif free and text.endswith(";") and dice.chance(0.3):
            text = text[:-1] + dice.one((",", "", "."))
        elif free and text and text[-1].isalpha() and text[-1].islower() and dice.chance(0.1):
            text += "."
        made.append(Line(text, free))
    return made


def dashed(dice: Dice, lines: list[Line], strength: str) -> list[Line]:
    """Dashes and bullets of another kind."""
    bullet, dash = dice.one(("▪ ", "· ", "* ", "– ", "\uf0b7 ")), dice.one((" - ", " — ", " –  "))
    return [Line(re.sub("^[-•] ", bullet, text).replace(" – ", dash), free) for text, free in lines]


def softened(dice: Dice, lines: list[Line], strength: str) -> list[Line]:
    """Soft hyphens within long words."""
    share = 0.03 if strength == "light" else 0.08
    cut = r"\g<0>"

    def soften(match: re.Match[str]) -> str:
        word = match.group()
        at = dice.randint(3, len(word) - 3)
        return f"{word[:at]}\u00ad{word[at:]}" if dice.chance(share) else match.expand(cut)

    return [Line(WORD.sub(soften, text), free) for text, free in lines]


def scanned(dice: Dice, lines: list[Line], strength: str, *, keep: tuple[str, ...] = ()) -> list[Line]:
    """Letters that a scanner misread: õäöü mostly, now and then ü as ii and l as 1.

    Names of places stay whole: nobody could tell how an invented one was spelled.
    """
    share = 0.03 if strength == "light" else dice.choice((0.1, 0.2, 0.35))
    made = []
    for text, free in lines:
        parts = _kept(keep).split(text)
        made.append(Line("".join(p if i % 2 else _scan_all(dice, p, share) for i, p in enumerate(parts)), free))
    return made


@cache
def _kept(keep: tuple[str, ...]) -> re.Pattern[str]:
    names = keep or items(table("agencies")["places"])
    return re.compile("(" + "|".join(map(re.escape, names)) + ")", re.IGNORECASE)


def _scan_all(dice: Dice, text: str, share: float) -> str:
    return "".join(_scan(dice, letter, text, at, share) for at, letter in enumerate(text))


def _scan(dice: Dice, letter: str, text: str, at: int, share: float) -> str:
    if letter in LOST and dice.chance(share):
        return "ii" if letter == "ü" and dice.chance(0.2) else dice.one(LOST[letter])
    inside = 0 < at < len(text) - 1 and text[at - 1].islower() and text[at + 1].islower()
    return "1" if letter == "l" and inside and dice.chance(share / 40) else letter


def wrapped(dice: Dice, lines: Sequence[Line], width: int, *, hyphens: bool) -> list[str]:
    """The lines broken at a width (0: not at all); with hyphens, some words are broken too."""
    made: list[str] = []
    for text, free in lines:
        if not width or not free or len(text) <= width:
            made.append(text)
        else:
            made += _broken(dice, text, width, hyphens=hyphens)
    return made


def _broken(dice: Dice, text: str, width: int, *, hyphens: bool) -> list[str]:
    made, line = [], ""
    for word in text.split(" "):
        if len(line) + len(word) < width or not line:
            line = f"{line} {word}" if line else word
            continue
        room = width - len(line) - 2
        if hyphens and WORD.fullmatch(word) and 3 <= room <= len(word) - 4 and dice.chance(0.4):
            made.append(f"{line} {word[:room]}-")
            line = word[room:]
        else:
            made.append(line)
            line = word
    return [*made, line]


def paged(dice: Dice, lines: list[str]) -> list[str]:
    """The lines with page counters between some of them."""
    pages = max(2, len(lines) // 45 + 1)
    form = dice.one(("{n}", "{n} ({m})", "lk {n}/{m}", "Lk {n}", "Lehekülg {n} / {m}", "{n}/{m}"))
    made: list[str] = []
    page = 0
    for i, line in enumerate(lines, 1):
        made.append(line)
        if i % 45 == 0:
            page += 1
            made += [form.format(n=page, m=pages), ""][: dice.randint(1, 2)]
    return [*made, form.format(n=page + 1, m=pages)]
