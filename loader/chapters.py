"""Chapters counted by bare Roman numerals ("I Üldsätted", "II Tööülesanded") or by letters ("A. Üldandmed", "A1. Ametikoht").

One such line tells nothing ("I asendaja", "A. Kask"); several that count on from one another do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from asendus.loader.lines import Line

#: So many lines must count on from "I" to be chapters.
FEWEST = 3
#: A heading has at most so many words.
LONGEST = 8

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
#: "A1.", "A.1)", "A1" of a row of cells; without a sign behind it only where a capital follows.
_LETTERED = re.compile(r"(?P<number>(?P<letter>[A-L])\.?(?P<item>\d{1,2}))(?:[.)]\s*|\s+(?=[A-ZÕÄÖÜŠŽ])|$)")
_LETTER = re.compile(r"(?P<letter>[A-L])[.)]?\s+(?=[A-ZÕÄÖÜŠŽ])")
_CHAPTER = re.compile(r"(?P<roman>[IVX]{1,4})\s+(?=[A-ZÕÄÖÜŠŽ][a-zõäöüšž])")


def with_chapters(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the numeral of each chapter as its line's number."""
    found = list(lines)
    run: list[int] = []
    for at, line in enumerate(lines):
        roman = _numeral(line)
        if roman == _ROMAN[0]:
            _number(found, run)
            run = [at]
        elif run and len(run) < len(_ROMAN) and roman == _ROMAN[len(run)]:
            run.append(at)
    _number(found, run)
    return _lettered(found)


def _lettered(lines: list[Line]) -> list[Line]:
    """The lines, with letter and number of each item as its line's number ("A1"), and the letters of their chapters."""
    items = {at: match for at, line in enumerate(lines) if (match := _item(line))}
    told = {match["letter"] for match in items.values()} if _count_on(list(items.values())) else set[str]()
    for at, match in items.items() if told else ():
        lines[at] = _without(lines[at], match.end(), f"{match['letter']}{match['item']}")
    run: list[tuple[int, re.Match[str]]] = []
    for at, line in enumerate(lines):
        match = _LETTER.match(line.cells[0].text) if _may_head(line) and not line.number else None
        if match and ord(match["letter"]) == ord("A") + len(run):
            run.append((at, match))
    if len(run) >= FEWEST or (run and told):
        for at, match in run:
            lines[at] = _without(lines[at], match.end(), match["letter"])
    return lines


def _item(line: Line) -> re.Match[str] | None:
    """The letter and number that a line begins with."""
    return None if line.number or line.bullet else _LETTERED.match(line.cells[0].text)


def _count_on(found: Sequence[re.Match[str]]) -> bool:
    """Whether numbers count on from 1 under a letter, so that they are no levels of a language."""
    run: list[int] = []
    for match in found:
        number = int(match["item"])
        if number == 1:
            run = []
        if number == len(run) + 1:
            run.append(number)
        if len(run) >= FEWEST:
            return True
    return False


def _without(line: Line, end: int, number: str) -> Line:
    """A line without what numbers it, which stands in its first cell."""
    rest = line.cells[0][end:].strip()
    cells = (rest, *line.cells[1:]) if rest or len(line.cells) == 1 else line.cells[1:]
    return replace(line, cells=cells, number=number)


def _may_head(line: Line) -> bool:
    words = line.cells[0].text
    return not (line.tabular or line.bullet or words.endswith((".", ",", ";"))) and len(words.split()) <= LONGEST


def _numeral(line: Line) -> str | None:
    """The numeral that a line that can be a heading begins with."""
    words = line.cells[0].text
    if line.tabular or line.bullet or words.endswith((",", ";", ":")) or len(words.split()) > LONGEST:
        return None
    if line.number in _ROMAN:
        return line.number
    match = _CHAPTER.match(words)
    return match["roman"] if match and not line.number else None


def _number(lines: list[Line], run: Sequence[int]) -> None:
    if len(run) < FEWEST:
        return
    for at in run:
        if match := _CHAPTER.match(lines[at].cells[0].text):
            words = lines[at].cells[0][match.end() :]
            lines[at] = replace(lines[at], cells=(words,), number=match["roman"])
