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

#: The white behind a word that keeps it apart from the next word and the next column. Shares of the type size.
ROOM = 1.0
#: The words of a line by the column that they stand in.
Cells = dict[float, WordLine]

#: The key of the first column, wherever it begins.
FIRST = float("-inf")


def rows_of_lines(lines: Sequence[WordLine], rules: Sequence[Rule] = ()) -> list[Row]:
    """The rows that lines make: of tables, where there are columns, else each line by itself.

    rules: ruled lines across, which end a row.
    """
    rows: list[Row] = []
    edge = max((line[-1].x1 for line in lines), default=0.0)
    marked = list(zip(lines, columns_of(lines), strict=True))
    for tabular, group in itertools.groupby(marked, key=lambda pair: bool(pair[1])):
        found = list(group)
        rows += _rows_of_table(found, rules, edge) if tabular else [row_of_line(line) for line, _ in found]
    return rows


def _rows_of_table(
    lines: Sequence[tuple[WordLine, tuple[float, ...]]], rules: Sequence[Rule], edge: float
) -> Iterator[Row]:
    table = [_cells(line, columns) for line, columns in lines]
    for row in _grouped(table, [line for line, _ in lines], rules, edge):
        columns = sorted({column for cells in row for column in cells})
        if len(columns) == 1:
            yield from (row_of_line(line) for cells in row for line in cells.values())
        else:
            yield _row(row, columns)


def _grouped(
    table: Sequence[Cells], lines: Sequence[WordLine], rules: Sequence[Rule], edge: float
) -> list[list[Cells]]:
    """The lines of each row; what stands apart in one column alone, beside no first cell, belongs to the row above."""
    rows: list[list[Cells]] = []
    numbered = _numbered(table)
    usual = _line_distance(table)
    for band in _bands(lines, rules, usual):
        cells = [table[at] for at in band]
        one = _centred([lines[at] for at in band], usual)
        for row in [cells] if one else _parted(cells, numbered=numbered, edge=edge):
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


def _line_distance(table: Sequence[Cells]) -> float:
    """How far the lines of one cell are apart: the least distance of lines in any column."""
    columns = {column for cells in table for column in cells}
    places = [[cells[column][0] for cells in table if column in cells] for column in columns]
    gaps = [(b.base - a.base, b.size) for words in places for a, b in itertools.pairwise(words)]
    return min((gap for gap, size in gaps if gap > 0.9 * size), default=0.0)


def _bands(lines: Sequence[WordLine], rules: Sequence[Rule], usual: float) -> Iterator[range]:
    """Stretches of lines with nothing but the usual distance between them."""
    start = 0
    for at, (above, below) in enumerate(itertools.pairwise(lines), start=1):
        if below[0].base - above[0].base > LOOSE * usual or _ruled(above, below, rules):
            yield range(start, at)
            start = at
    yield range(start, len(lines))


def _centred(lines: Sequence[WordLine], usual: float) -> bool:
    """Whether lines stand between lines, as where cells of unlike height are centred in one row."""
    return any(b[0].base - a[0].base < usual / LOOSE for a, b in itertools.pairwise(lines))


def _ruled(above: WordLine, below: WordLine, rules: Sequence[Rule]) -> bool:
    left, right = below[0].x0, below[-1].x1
    return any(
        above[0].base - 1 <= rule.at <= below[0].base - 0.5 * size_of(below)
        and rule.start <= left
        and rule.end >= right
        for rule in rules
        if not rule.upright
    )


def _parted(band: Sequence[Cells], *, numbered: bool, edge: float) -> Iterator[list[Cells]]:
    """The rows of a band: a line whose first cell begins anew begins one."""
    if FIRST not in band[0] and _one_label(band):
        yield list(band)
        return
    row: list[Cells] = []
    for cells in band:
        if row and (_anew(row, cells, numbered=numbered) or _unwrapped(row[-1], cells, edge)):
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


def _unwrapped(above: Cells, cells: Cells, edge: float) -> bool:
    """Whether no cell of a line was wrapped: in each column, its first word would have had room behind the words above.

    edge: where the last column ends.
    """
    columns = sorted({*above, *cells})
    ends = dict(zip(columns, [*columns[1:], edge], strict=True))
    shared = [(above[column], cells[column], ends[column]) for column in columns if column in above and column in cells]
    told = shared[:-1] if len(shared) > 2 else shared  # where the last column ends is known least
    return len(shared) > 1 and FIRST in cells and all(_has_room(*pair) for pair in told)


def _has_room(above: WordLine, below: WordLine, end: float) -> bool:
    return above[-1].x1 + below[0].x1 - below[0].x0 + ROOM * size_of(below) <= end


def _numbered(table: Sequence[Cells]) -> bool:
    """Whether the labels of a table carry numbers, so that words without one only go on with a label."""
    labels = [text_of_line(cells[FIRST]) for cells in table if FIRST in cells and len(cells) > 1]
    values = [text_of_line(line) for cells in table for column, line in cells.items() if column != FIRST]
    return 2 * sum(map(begins_item, labels)) >= max(len(labels), 4) and not any(map(begins_item, values))
