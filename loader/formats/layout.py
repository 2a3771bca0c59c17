"""A page's words and ruled lines as rows in the order of reading: shared by PDF files and by scans.

Tables first (with ruled lines, then columns by the places of words); a page set in two columns of prose is read one column
after the other.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterable, Sequence

from asendus.loader.formats.grids import Grid, grids_of
from asendus.loader.formats.letters import Word, WordLine, lines_of_words, size_of
from asendus.loader.formats.rows import Row
from asendus.loader.formats.rules import Rule
from asendus.loader.formats.tables import rows_of_lines

#: Two columns of prose stand beside each other over so many lines at least, without a gap between paragraphs of both.
LEAST_LINES = 12
#: Lines of prose fill this share of their column's width, all but the last of each paragraph.
FULL = 0.85
#: This share of the lines of a column is full.
MOSTLY = 0.6
#: The white between two columns of prose. Shares of the type size.
GUTTER = 1.0
#: A column may begin so far to the left of its other lines. Points.
EASE = 3.0


def rows_of_page(words: Sequence[Word], rules: Sequence[Rule]) -> list[Row]:
    """The rows of a page from the top down."""
    rows: list[Row] = []
    rest = list(words)
    for grid in grids_of(rules):
        above = [word for word in rest if word.base < grid.top]
        inside = [word for word in rest if word.base >= grid.top and grid.holds(word)]
        taken = {*above, *inside}
        rest = [word for word in rest if word not in taken]
        rows += [*_rows_of_words(above, rules), *_rows_of_grid(grid, inside, rules)]
    return rows + _rows_of_words(rest, rules)


def _rows_of_grid(grid: Grid, words: Iterable[Word], rules: Sequence[Rule]) -> Iterable[Row]:
    for row in grid.rows(words):
        if isinstance(row, Row):
            yield row
        else:
            yield from rows_of_lines(row, rules)


def _rows_of_words(words: Iterable[Word], rules: Sequence[Rule]) -> list[Row]:
    lines = lines_of_words(words)
    gutter = _gutter(lines)
    if gutter is None:
        return rows_of_lines(lines, rules)
    first, last, at = gutter
    middle = [word for line in lines[first : last + 1] for word in line]
    sides = [lines_of_words(w for w in middle if w.x0 < at), lines_of_words(w for w in middle if w.x0 >= at)]
    return [row for part in (lines[:first], *sides, lines[last + 1 :]) for row in rows_of_lines(part, rules)]


def _gutter(lines: Sequence[WordLine]) -> tuple[int, int, float] | None:
    """The first and last line of two columns of prose and where the second begins; None where there are none."""
    if len(lines) < LEAST_LINES:
        return None
    left, right = min(line[0].x0 for line in lines), max(line[-1].x1 for line in lines)
    for at in _middles(lines, left, right):
        free = [all(word.x1 <= at or word.x0 >= at for word in line) and _parts(line, at) for line in lines]
        first, last = _longest(free)
        if last - first + 1 >= LEAST_LINES and _both_prose(lines[first : last + 1], at):
            return first, last, at
    return None


def _middles(lines: Sequence[WordLine], left: float, right: float) -> list[float]:
    """Where a second column may begin: where words begin on many lines behind a gap, in the middle half of the page."""
    starts = [
        round(line[i].x0)
        for line in lines
        for i in range(1, len(line))
        if line[i].x0 - line[i - 1].x1 >= GUTTER * line[i].size
    ]
    common = {start for start in starts if starts.count(start) >= LEAST_LINES // 2}
    width = right - left
    return sorted(start - EASE for start in common if left + 0.25 * width < start < left + 0.75 * width)


def _parts(line: WordLine, at: float) -> bool:
    before = max((word.x1 for word in line if word.x0 < at), default=None)
    after = min((word.x0 for word in line if word.x0 >= at), default=None)
    return before is None or after is None or after - before >= GUTTER * size_of(line)


def _longest(flags: Sequence[bool]) -> tuple[int, int]:
    """The first and last place of the longest run of true flags; (0, -1) where there is none."""
    best, start = (0, -1), 0
    for at, flag in enumerate(flags):
        if not flag:
            start = at + 1
        elif at - start > best[1] - best[0]:
            best = (start, at)
    return best


def _both_prose(lines: Sequence[WordLine], at: float) -> bool:
    """Whether most lines of both columns are full, and no paragraphs begin side by side, as rows of a table do."""
    sides = [
        [tuple(w for w in line if w.x0 < at) for line in lines],
        [tuple(w for w in line if w.x0 >= at) for line in lines],
    ]
    gaps = [below[0].base - above[0].base for above, below in itertools.pairwise(lines)]
    even = max(gaps) <= 1.3 * statistics.median(gaps)
    return even and all(_full([line for line in side if line]) for side in sides)


def _full(lines: Sequence[WordLine]) -> bool:
    if len(lines) < LEAST_LINES:
        return False
    left, right = min(line[0].x0 for line in lines), max(line[-1].x1 for line in lines)
    full = sum(line[-1].x1 - left >= FULL * (right - left) for line in lines)
    return full >= MOSTLY * len(lines) and statistics.median(len(line) for line in lines) >= 4
