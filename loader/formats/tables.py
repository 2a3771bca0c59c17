"""From lines with columns to rows: which wrapped lines belong to one row of a table without ruled lines."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from asendus.loader.formats.columns import columns_of, cut_at
from asendus.loader.formats.letters import WordLine, size_of, text_of_line
from asendus.loader.formats.rows import Row, begins_item, goes_on_below, row_of_cells, row_of_line
from asendus.loader.formats.rules import Rule

#: Lines are farther apart than those of one cell where their distance is this many times the least in the table.
LOOSE = 1.25

#: The words of a line by the column that they stand in.
Cells = dict[float, WordLine]

#: The key of the first column, wherever it begins.
FIRST = float("-inf")


def rows_of_lines(lines: Sequence[WordLine], rules: Sequence[Rule] = ()) -> list[Row]:
    """The rows that lines make: of tables, where there are columns, else each line by itself.

    rules: ruled lines across, which end a row.
    """
    rows: list[Row] = []
    marked = list(zip(lines, columns_of(lines), strict=True))
    for tabular, group in itertools.groupby(marked, key=lambda pair: bool(pair[1])):
        found = list(group)
        rows += _rows_of_table(found, rules) if tabular else [row_of_line(line) for line, _ in found]
    return rows


def _rows_of_table(lines: Sequence[tuple[WordLine, tuple[float, ...]]], rules: Sequence[Rule]) -> Iterator[Row]:
    table = [_cells(line, columns) for line, columns in lines]
    for row in _grouped(table, [line for line, _ in lines], rules):
        columns = sorted({column for cells in row for column in cells})
        if len(columns) == 1:
            yield from (row_of_line(line) for cells in row for line in cells.values())
        else:
            yield _row(row, columns)


def _grouped(table: Sequence[Cells], lines: Sequence[WordLine], rules: Sequence[Rule]) -> list[list[Cells]]:
    """The lines of each row; what stands apart in one column alone, beside no first cell, belongs to the row above."""
    rows: list[list[Cells]] = []
    numbered = _numbered(table)
    for band in _bands(lines, rules):
        for row in _parted([table[at] for at in band], numbered=numbered):
            columns = {column for cells in row for column in cells}
            if rows and FIRST not in columns and len(columns) == 1 and any(len(cells) > 1 for cells in rows[-1]):
                rows[-1] += row
            else:
                rows.append(row)
    return rows


def _row(lines: Sequence[Cells], columns: Sequence[float]) -> Row:
    first = [column for column in columns if column != FIRST]
    left = min(line[0].x0 for cells in lines for line in cells.values())
    columns = [FIRST, *first]
    by_column = [[cells[column] for cells in lines if column in cells] for column in columns]
    return row_of_cells(by_column, columns=[left, *first], ruled=False)


def _cells(line: WordLine, columns: Sequence[float]) -> Cells:
    """The words of a line in each of its columns; the last cut is the farthest right."""
    cuts = [(cut, column) for column in columns if (cut := cut_at(line, column)) is not None]
    bounds = [(0, FIRST), *cuts, (len(line), FIRST)]
    pieces = ((column, line[a:b]) for (a, column), (b, _) in itertools.pairwise(bounds))
    return {column: piece for column, piece in pieces if piece}


def _bands(lines: Sequence[WordLine], rules: Sequence[Rule]) -> Iterator[range]:
    """Stretches of lines with nothing but the usual distance between them."""
    gaps = [below[0].base - above[0].base for above, below in itertools.pairwise(lines)]
    usual = min((gap for gap, line in zip(gaps, lines, strict=False) if gap > 0.9 * size_of(line)), default=0.0)
    start = 0
    for at, gap in enumerate(gaps):
        if gap > LOOSE * usual or _ruled(lines[at], lines[at + 1], rules):
            yield range(start, at + 1)
            start = at + 1
    yield range(start, len(lines))


def _ruled(above: WordLine, below: WordLine, rules: Sequence[Rule]) -> bool:
    left, right = below[0].x0, below[-1].x1
    return any(
        above[0].base - 1 <= rule.at <= below[0].base - 0.5 * size_of(below)
        and rule.start <= left
        and rule.end >= right
        for rule in rules
        if not rule.upright
    )


def _parted(band: Sequence[Cells], *, numbered: bool) -> Iterator[list[Cells]]:
    """The rows of a band: a line whose first cell begins anew begins one."""
    if FIRST not in band[0] and _one_label(band):
        yield list(band)
        return
    row: list[Cells] = []
    for cells in band:
        if row and _anew(row, cells, numbered=numbered):
            yield row
            row = []
        row.append(cells)
    if row:
        yield row


def _one_label(band: Sequence[Cells]) -> bool:
    """Whether the first column has one text, halfway down: the label of all the lines beside it."""
    at = [i for i, cells in enumerate(band) if FIRST in cells]
    if not at or at != list(range(at[0], at[-1] + 1)) or abs(at[0] - (len(band) - 1 - at[-1])) > 1:
        return False
    labels = [text_of_line(band[i][FIRST]) for i in at]
    begins = text_of_line(next(iter(band[0].values())))
    return not begins[:1].islower() and all(goes_on_below(a, b) for a, b in itertools.pairwise(labels))


def _anew(row: Sequence[Cells], cells: Cells, *, numbered: bool) -> bool:
    """Whether a line begins a row, rather than going on with the cells above it."""
    if FIRST not in cells:
        return False
    label = text_of_line(cells[FIRST])
    above = [text_of_line(line[FIRST]) for line in row if FIRST in line]
    if not above or (above[-1].endswith(":") and len(cells) == 1):
        return True
    if numbered and len(row[0]) > 1 and begins_item(above[0]):
        return begins_item(label)
    return not goes_on_below(above[-1], label)


def _numbered(table: Sequence[Cells]) -> bool:
    """Whether the labels of a table carry numbers, so that words without one only go on with a label."""
    labels = [text_of_line(cells[FIRST]) for cells in table if FIRST in cells and len(cells) > 1]
    values = [text_of_line(line) for cells in table for column, line in cells.items() if column != FIRST]
    return 2 * sum(map(begins_item, labels)) >= max(len(labels), 4) and not any(map(begins_item, values))
