"""Columns that no line was drawn around: words that begin at one place on several lines, behind a wide gap.

Justified prose has wide gaps too, but all those of a line are alike, and they do not lie below each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from asendus.loader.formats.letters import WordLine, size_of
from asendus.loader.formats.rows import MARKER

# All lengths are shares of the type size.
#: A gap as wide as this parts columns, where other gaps of the line are narrower by `UNLIKE`.
WIDE = 0.9
UNLIKE = 1.7
#: A gap as wide as this parts columns without another line to confirm it.
VERY_WIDE = 3.0
#: A full cell comes as near to the next column as this.
NARROW = 0.45
#: Words begin at one place where they begin no farther apart than this.
ALIGNED = 0.35
#: A column whose words have nothing to their left begins so far right of the margin.
INDENTED = 5.0
#: Gaps that differ by less than this are those of a justified line.
EVEN = 0.1
#: A line of more words is no row of a table.
LONGEST = 200
#: Lines farther apart than this belong to different tables.
FAR = 4.5


class _Run(NamedTuple):
    """A column: where it begins, its first and last line, and on how many lines something stands on both sides."""

    at: float
    first: int
    last: int
    anchors: int


def columns_of(lines: Sequence[WordLine]) -> list[tuple[float, ...]]:
    """For each line, where the columns behind its first one begin; none where the line is in no table.

    lines: from the top down.
    """
    found: list[list[_Run]] = [[] for _ in lines]
    for run in sorted(_runs(lines), key=lambda run: -run.anchors):
        for at in range(run.first, run.last + 1):
            near = 2 * WIDE * size_of(lines[at])
            if all(abs(other.at - run.at) > near for other in found[at]):
                found[at].append(run)
    columns = [tuple(sorted(run.at for run in runs)) for runs in found]
    return [places if _fits(line, places) else () for line, places in zip(lines, columns, strict=True)]


def _fits(line: WordLine, columns: Sequence[float]) -> bool:
    """Whether a line begins in the first column, or where another one begins; a page's number stands anywhere."""
    return any(line[0].x0 - column <= ALIGNED * size_of(line) for column in columns[:1]) or any(
        abs(line[0].x0 - column) <= ALIGNED * size_of(line) for column in columns
    )


def cut_at(line: WordLine, column: float) -> int | None:
    """Where a column cuts a line: the number of words to its left; None where it goes through words."""
    size = size_of(line)
    at = next((i for i, word in enumerate(line) if word.x0 >= column - ALIGNED * size), len(line))
    if at and line[at - 1].x1 > column - 0.05 * size:
        return None
    if 0 < at < len(line) and not _parts(line, at, column):
        return None
    return at


def _parts(line: WordLine, at: int, column: float) -> bool:
    """Whether the gap before a word may lie between two columns."""
    size, gaps = size_of(line), _gaps(line)
    if _wide(gaps, at, size):
        return True
    others = [gap for i, gap in gaps.items() if i != at]
    aligned = abs(line[at].x0 - column) <= ALIGNED * size
    return aligned and gaps.get(at, 0) >= max(NARROW * size, 1.4 * min(others, default=0))


def _runs(lines: Sequence[WordLine]) -> Iterator[_Run]:
    """Every column that enough lines confirm."""
    anchors = sorted((line[at].x0, number) for number, line in enumerate(lines) for at in _starts(line))
    for column, group in _alike(anchors, lines):
        numbers = sorted({number for _, number in group})
        while numbers:
            span = _around(lines, column, numbers[0])
            held = [number for number in numbers if span[0] <= number <= span[-1]]
            if run := _confirmed(lines, column, span, held):
                yield run
            numbers = [number for number in numbers if number > span[-1]]


def _starts(line: WordLine) -> list[int]:
    """Which words of a line stand behind a gap that may part columns."""
    if len(line) > LONGEST:
        return []
    gaps, size = _gaps(line), size_of(line)
    if len(gaps) > 1 and max(gaps.values()) - min(gaps.values()) < EVEN * size:
        return []
    return [at for at in gaps if _wide(gaps, at, size)]


def _gaps(line: WordLine) -> dict[int, float]:
    """The gap before each word but the first; that behind the mark of a list's item is none."""
    marked = bool(MARKER.fullmatch(line[0].text))
    return {at: line[at].x0 - line[at - 1].x1 for at in range(2 if marked else 1, len(line))}


def _wide(gaps: dict[int, float], at: int, size: float) -> bool:
    narrow = min((gap for gap in gaps.values() if gap < WIDE * size), default=0)
    return gaps.get(at, 0) >= max(WIDE * size, UNLIKE * narrow)


def _alike(
    anchors: Sequence[tuple[float, int]], lines: Sequence[WordLine]
) -> Iterator[tuple[float, list[tuple[float, int]]]]:
    """Anchors that begin at one place, with that place."""
    group: list[tuple[float, int]] = []
    for x, number in anchors:
        if group and x - group[0][0] > ALIGNED * size_of(lines[number]):
            yield group[0][0], group
            group = []
        group.append((x, number))
    if group:
        yield group[0][0], group


def _around(lines: Sequence[WordLine], column: float, number: int) -> range:
    """The lines around one that a column goes through without cutting words."""
    first = last = number
    while first > 0 and _holds(lines, column, first - 1, first):
        first -= 1
    while last + 1 < len(lines) and _holds(lines, column, last + 1, last):
        last += 1
    return range(first, last + 1)


def _holds(lines: Sequence[WordLine], column: float, number: int, neighbour: int) -> bool:
    far = abs(lines[number][0].base - lines[neighbour][0].base) > FAR * size_of(lines[number])
    return not far and cut_at(lines[number], column) is not None


def _confirmed(lines: Sequence[WordLine], column: float, span: range, anchors: Sequence[int]) -> _Run | None:
    """The column, from the first to the last line that has words in it, where they are enough to tell."""
    filled = [n for n in span if (cut_at(lines[n], column) or 0) < len(lines[n])]
    line = lines[anchors[0]]
    size, cut = size_of(line), cut_at(line, column) or 0
    alone = [n for n in filled if cut_at(lines[n], column) == 0 and abs(lines[n][0].x0 - column) <= ALIGNED * size]
    below = any(abs(n - anchors[0]) == 1 for n in alone) and column - line[0].x0 >= INDENTED * size
    if len(anchors) > 1 or below or (cut and line[cut].x0 - line[cut - 1].x1 >= VERY_WIDE * size):
        return _Run(column, filled[0], filled[-1], len(anchors))
    return None
