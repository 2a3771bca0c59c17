"""The demands that stand below one heading, each by itself: a bullet, a line, or a clause that demands something of its own.

A bullet or a number begins a demand. Lines without markers are parted by their layout and their words: a line goes on
where the one above ends openly or in a word that leads on, where it begins with a conjunction, and where the one above is full.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from asendus.loader.clauses import FULL_LINE, read_phrases, wishes, within
from asendus.loader.lines import Line
from asendus.loader.passages import Passage
from asendus.loader.stacks import OPEN_END
from asendus.loader.wordlists import line_pattern

#: Lines shorter than this are not wrapped by a margin, unless it is a narrow column's. Characters.
SHORT = 45
#: So much of the widest line has to be left free by a line that its writer ended.
FREE = 0.25

_LETTERED = re.compile(r"\(?[a-zß-öø-ÿ]\)\s+|[•▪■●◦·]\s*(?=\w)")
_JOINED = re.compile(rf"(?:{line_pattern('joints')})\b|[,(;]", re.IGNORECASE)
_COMMA = re.compile(r",(?!\d)\s*")
_ENDED = (".", ";", ":", "!", "?")

#: What a clause demands: nothing, or some of education, experience and languages.
Kinds = Callable[[Passage], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Demand:
    """The words of one demand; listed: whether it is an item of a list, and no sentence of running text."""

    words: Passage
    listed: bool


def demands_of(rows: Sequence[Line], *, leads_on: Callable[[str], bool], kinds: Kinds) -> Iterator[Demand]:
    """The demands in the rows below a heading, in their order.

    leads_on: whether a word can only belong to one that follows it; kinds: what some words demand.
    """
    lines = [line for line in rows if not line.page_number]
    layout = _Layout(max((len(line.raw.text.rstrip()) for line in lines), default=0), leads_on, kinds)
    found: list[list[Line]] = []
    gap = True
    for line in lines:
        if line.blank:
            gap = True
        elif found and not gap and not layout.begins(line, found[-1]):
            found[-1].append(line)
        else:
            found.append([line])
            gap = False
    marked = any(_is_marked(lines[0]) for lines in found)
    alone = len(found) > 1 and layout.widest < FULL_LINE
    for piece in found:
        words = Passage.join([_unlettered(line.words) for line in piece]).squeezed()
        if words:
            yield Demand(words, listed=_is_marked(piece[0]) if marked else alone)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How wide the lines are, and what their words tell."""

    widest: int
    leads_on: Callable[[str], bool]
    kinds: Kinds

    def begins(self, line: Line, above: Sequence[Line]) -> bool:
        """Whether a line begins another demand than the lines above it."""
        before, words = above[-1].words.text.rstrip(), line.words.text
        if _is_marked(line) or _is_row(line) or _is_row(above[-1]):
            return True
        if OPEN_END.search(before) or _JOINED.match(words):
            return False
        if before.endswith(_ENDED):
            return True
        if _is_marked(above[0]):
            return words[:1].isupper() and len(before) < FULL_LINE and _indent(line) <= _indent(above[0])
        if self.leads_on(before.split()[-1].strip("()")):
            return False
        return self._ended(above[-1], line)

    def _ended(self, above: Line, line: Line) -> bool:
        """Whether its writer ended a line, and no margin did."""
        length, words = len(above.raw.text.rstrip()), line.words.text
        if length >= FULL_LINE:
            return False
        if words[:1].isupper() or (length < SHORT and self.widest < FULL_LINE):
            return True
        fits = length + 1 + len(words.split()[0]) <= (1 - FREE) * self.widest
        return fits or bool(self.kinds(above.words) and self.kinds(line.words))


def clauses_of(words: Passage, *, kinds: Kinds, language: str) -> list[Passage]:
    """The clauses of a demand that demand things of different kinds: "kõrgharidus, eesti keel C1 ja 2 aastat kogemust".

    A wish is left whole, and so is what demands one kind of thing, or no thing that is known.
    """
    found: list[Passage] = []
    known: frozenset[str] = frozenset()
    start = 0
    bounds = [*_joints(words, language=language), (len(words), len(words))]
    for (_, begin), (end, _) in itertools.pairwise([(0, 0), *bounds]):
        told = kinds(words[begin:end])
        if told and known and told.isdisjoint(known):
            found.append(words[start:begin].strip(" ,"))
            start, known = begin, told
        else:
            known |= told
    return [*(_without_joint(each, language) for each in found), words[start:].strip(" ,")]


def _joints(words: Passage, *, language: str) -> list[tuple[int, int]]:
    """Where commas and "and" stand, outside brackets and wishes."""
    wished = wishes(words.text, language=language)
    found = [m.span() for p in (_COMMA, read_phrases(language).both) for m in p.finditer(words.text)]
    return sorted(
        (start, end)
        for start, end in found
        if not within(start, wished) and words.text.count("(", 0, start) == words.text.count(")", 0, start)
    )


def _without_joint(words: Passage, language: str) -> Passage:
    """A clause without the conjunction that led to the next one."""
    last = list(read_phrases(language).both.finditer(words.text))[-1:]
    cut = last and not words.text[last[0].end() :].strip()
    return words[: last[0].start()].strip(" ,") if cut else words


def _is_marked(line: Line) -> bool:
    return line.bullet or line.number is not None or _LETTERED.match(line.words.text) is not None


def _is_row(line: Line) -> bool:
    """Whether a line is a row of cells; wide gaps between words make none."""
    return line.tabular and not line.spaced


def _unlettered(words: Passage) -> Passage:
    found = _LETTERED.match(words.text)
    return words[found.end() :] if found else words


def _indent(line: Line) -> int:
    return len(line.raw) - len(line.raw.text.lstrip())
