"""From the rows of pages to text: tables and paragraphs that lines' and pages' ends cut are whole again.

A paragraph is one line: a line is wrapped where the first word of the next one would not have fitted behind it.
"""

from __future__ import annotations

import itertools
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from asendus.loader.formats.blocks import plain_characters
from asendus.loader.formats.rows import Row, goes_on_below
from asendus.loader.formats.running_heads import full_pages, without_running_heads
from asendus.loader.lines import rejoined
from asendus.loader.stacks import OPEN_END

#: Lines of a paragraph are no farther apart than this: shares of the type size, and of the page's usual distance.
CLOSE = 2.0
USUAL = 1.3
#: Rows of one table without ruled lines are no farther apart than this. Shares of the page's usual distance.
APART = 3.0
#: Lines begin at one place where they begin no farther apart than this. Shares of the type size.
ALIGNED = 0.4
#: A paragraph's first line is indented by at most so much. Shares of the type size.
FIRST_INDENT = 4.0
#: A space between words. Shares of the type size.
SPACE = 0.25
#: Lines that end at one place are prose where there are so many.
MANY = 5
#: What ends a sentence.
_STOPS = (".", "!", "?", ":", ";")


def text_of_pages(pages: Sequence[Sequence[Row]], *, width: float) -> str:
    """The text of the pages: each row of a table and each paragraph a line, blank lines where there is white between.

    width: of the paper, in points.
    """
    lines: list[str] = []
    for row, blank in _paragraphs(without_running_heads(pages), right=_right_edge(pages, width)):
        text = plain_characters(row.text)
        lines += ["", text] if blank and lines else [text]
    return "\n".join(lines) + "\n" if lines else ""


def _paragraphs(pages: Sequence[Sequence[Row]], *, right: float) -> Iterator[tuple[Row, bool]]:
    """Each paragraph and row, and whether a blank line stands before it."""
    last: tuple[Row, bool] | None = None
    carried = False  # whether the row before went on with a cell of the page before
    header: Row | None = None
    for page, full in zip(pages, [True, *full_pages(pages)], strict=False):
        usual = _usual_distance(page)
        for at, row in enumerate(page):
            header = header if last and _same_table(last[0], row) else None
            if at == 0 and header and row.cells == header.cells:
                continue
            header = header or row
            turned = at == 0 or (carried and row.top - page[at - 1].bottom < CLOSE * row.size)
            whole = _whole(last[0], row, right=right, usual=usual, turned=turned) if last else None
            carried = turned and bool(whole and whole.tabular)
            if last and whole:
                last = (whole, last[1])
                continue
            if last:
                yield last
            last = (row, _white(page[at - 1], row, usual) if at else not full)
    if last:
        yield last


def _white(above: Row, row: Row, usual: float) -> bool:
    """Whether there is more than the usual distance between two rows; the rows of one table may stand farther apart."""
    if above.tabular and row.tabular and above.ruled is row.ruled:
        return not row.ruled and row.top - above.bottom > APART * usual
    return row.top - above.bottom > USUAL * max(usual, row.size)


def _same_table(last: Row, row: Row) -> bool:
    return row.ruled and last.ruled and last.columns == row.columns


def _whole(last: Row, row: Row, *, right: float, usual: float, turned: bool) -> Row | None:
    """A row together with the one before it, where the two are one; None where they are not.

    turned: whether a new page begins between them.
    """
    if turned and last.tabular:
        return _one_row(last, row) if row.tabular else _one_cell(last, row)
    if row.tabular or last.tabular or not _wrapped(last, row, right):
        return None
    if turned and (last.text.endswith(_STOPS) or not goes_on_below(last.text, row.text)):
        return None
    if not turned and row.top - last.bottom > min(CLOSE * row.size, USUAL * usual):
        return None
    return replace(last, cells=(rejoined(last.text, row.text),), bottom=row.bottom, x1=row.x1)


def _one_row(last: Row, row: Row) -> Row | None:
    """A table's row that goes on on the next page: no new label there, or a cell that goes on in lower case."""
    alike = len(last.cells) == len(row.cells) and all(
        abs(a - b) < row.size for a, b in zip(last.columns[1:], row.columns[1:], strict=False)
    )
    if not alike or (row.cells[0] and not row.cells[0][:1].islower()):
        return None
    cells = tuple(rejoined(a, b) if b else a for a, b in zip(last.cells, row.cells, strict=True))
    return replace(last, cells=cells, bottom=row.bottom)


def _one_cell(last: Row, row: Row) -> Row | None:
    """A table's row of which one cell alone goes on on the next page, below where that cell began."""
    at = next((i for i, x in enumerate(last.columns) if i and abs(x - row.x0) < 0.5 * row.size), None)
    if at is None:
        return None
    cells = (*last.cells[:at], rejoined(last.cells[at], row.text), *last.cells[at + 1 :])
    return replace(last, cells=cells, bottom=row.bottom)


def _wrapped(last: Row, row: Row, right: float) -> bool:
    """Whether a line goes on with the paragraph above it, of which `last` holds where its last line ends."""
    alike = abs(last.size - row.size) <= 0.1 * row.size
    aligned = abs(row.x0 - last.indent) <= ALIGNED * row.size or (
        -ALIGNED * row.size <= last.x0 - row.x0 <= FIRST_INDENT * row.size
    )
    fits = last.x1 + SPACE * row.size + row.first <= right
    anew = row.item or (row.text[:1].isupper() and not OPEN_END.search(last.text))
    return alike and aligned and not fits and not anew


def _right_edge(pages: Sequence[Sequence[Row]], width: float) -> float:
    """Where lines of prose end: where many do, else as far as any, or as far from the edge of the paper as they begin."""
    rows = [row for page in pages for row in page if not row.tabular]
    ends = Counter(round(row.x1) for row in rows)
    end, count = max(ends.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    if count >= max(MANY, len(rows) / 4):
        return end + 1.0
    return max([row.x1 for row in rows] + [width - row.x0 for row in rows], default=0.0)


def _usual_distance(page: Sequence[Row]) -> float:
    """The distance of lines that most lines of a page have."""
    gaps = [b.top - a.bottom for a, b in itertools.pairwise(page) if 0.5 * b.size < b.top - a.bottom < CLOSE * b.size]
    return statistics.median_low(gaps) if gaps else 1.2 * max((row.size for row in page), default=10.0)
