"""Chapters counted by bare Roman numerals: "I Üldsätted", "II Tööülesanded", "III Õigused".

One such line tells nothing ("I asendaja", "V Politseijaoskond"); several that count on from one another do.
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
    return found


def _numeral(line: Line) -> str | None:
    """The numeral that a line that can be a heading begins with."""
    words = line.cells[0].text
    if line.tabular or line.bullet or words.endswith((".", ",", ";", ":")) or len(words.split()) > LONGEST:
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
