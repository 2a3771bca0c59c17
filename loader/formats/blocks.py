"""Paragraphs and tables as every format with tables gives them, and the text that they make.

- A paragraph is a line; a line break in it makes two.
- A table row is a line with cells parted by tabs; the paragraphs of a cell are joined on that line.
- A row of one cell is no row but a frame: its paragraphs are lines.
- A table inside a cell gives its rows as lines where it is a form of its own: where nothing stands beside it in its row, or
  where it has columns itself. A table of one column in a cell beside others is joined on their line, its rows parted by ";".
- A label that goes over several rows of further columns stands on a line of its own above them. Any other cell that goes over
  several rows stands in the first of them, and the others have an empty cell in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

#: A paragraph's words, or a table.
Block: TypeAlias = "str | Table"


@dataclass(slots=True)
class Cell:
    """A table's cell. down: over how many rows it goes; the rows below have no cell of their own in its place."""

    blocks: list[Block] = field(default_factory=list)
    down: int = 1

    @property
    def text(self) -> str:
        """All that stands in the cell, on one line."""
        return cell_text("\n".join(_joined(self.blocks)))

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]


@dataclass(slots=True)
class Table:
    """Rows of cells."""

    rows: list[list[Cell]] = field(default_factory=list)

    @property
    def has_columns(self) -> bool:
        return any(sum(bool(cell.text) for cell in row) > 1 for row in self.rows)


def text_of_blocks(blocks: Iterable[Block]) -> str:
    """The text that blocks make.

    >>> text_of_blocks(["Üldosa", Table([[Cell(["Allub"]), Cell(["büroo", "juhatajale"])]]), "Lõpp"])
    'Üldosa\\n\\nAllub\\tbüroo juhatajale\\n\\nLõpp\\n'
    """
    return tidy("\n".join(_lines(blocks)))


#: What begins an item of a list: a dash, or a number of a single level.
_ITEM = re.compile(r"(?:^|\n)\s*(-|\d{1,2}(?=[.)]))[.)]? ")


def cell_text(inner: str) -> str:
    """A cell's lines on one line: the items of a list are parted by ";", without their numbers.

    >>> cell_text("- üks;\\n- kaks;\\n- kolm.\\n"), cell_text("büroo\\njuhataja")
    ('üks; kaks; kolm', 'büroo juhataja')
    """
    inner = re.sub(r"\u00ad\s*", "", inner)
    lead, *marked = _ITEM.split(inner.strip("\n"))
    marks, items = marked[::2], [item.strip(" ;,.\n") for item in (lead, *marked[1::2])]
    counted = [mark for mark in marks if mark != "-"]
    is_list = counted == [f"{number}" for number in range(1, len(counted) + 1)] and len(items) > 2
    text = "; ".join(item for item in items if item) if is_list else inner
    return re.sub(r"\s+", " ", text).strip()


def tidy(text: str) -> str:
    """Text without blanks at the edges of lines and cells, and without more than one empty line in a row.

    Words set off from the margin by three spaces or more stay so: columns are set with spaces, too.

    >>> tidy(" a \\n   b\\n\\n\\nc \\t d")
    'a\\n   b\\n\\nc\\td\\n'
    """
    lines = [re.sub(r"^ {1,2}(?! )", "", re.sub(r" *\t *", "\t", line).rstrip(" ")) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


#: Blanks that forms use to keep words together or apart, hyphens that forbid a line's end, and characters without a width.
_CHARACTERS = str.maketrans({
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u200b": None, "\ufeff": None,
    "\u2011": "-", "\u001e": "-", "\u001f": None,
})  # fmt: skip


def plain_characters(text: str) -> str:
    """Text with plain blanks and hyphens, without invisible characters.

    A soft hyphen stays at the end of a line: the word goes on below it.

    >>> plain_characters("IT\\u2011nõunik\\u00a0I, asen\\u00addab")
    'IT-nõunik I, asendab'
    """
    return re.sub(r"\u00ad(?!\s*?(?:\n|$))", "", text.translate(_CHARACTERS))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, str):
            yield block
        else:
            yield ""
            yield from _lines_of_rows([row for row in block.rows if row])
            yield ""


def _lines_of_rows(rows: Sequence[list[Cell]]) -> Iterator[str]:
    held: dict[int, int] = {}  # by its place in the row: over how many rows more a cell goes on
    lone = 0
    width = 0
    for at, row in enumerate(rows):
        cells = _with_gaps(row, held, width)
        held = {place: left - 1 for place, left in held.items() if left > 1}
        held |= {place: cell.down - 1 for place, cell in enumerate(cells) if cell.down > 1}
        width = len(cells)
        if len(cells) == len(row) and _is_group(rows[at : at + row[0].down]):
            lone = row[0].down
            yield row[0].text
        yield from _lines_of_row(cells[1:] if lone else cells)
        lone = max(lone - 1, 0)


def _with_gaps(row: list[Cell], held: Mapping[int, int], width: int) -> list[Cell]:
    """A row with an empty cell where one from above goes on, so that the others stay in their columns.

    width: of the row above; where columns are merged besides, only a gap to the left is certain.
    """
    cells = list(row)
    for place in sorted(held):
        if place == 0 or len(row) + len(held) == width:
            cells.insert(place, Cell())
    return cells


def _is_group(rows: Sequence[list[Cell]]) -> bool:
    """Whether rows begin with a label to the left of several whole rows of labels and values."""
    first, *rest = rows[0]
    below = rows[1 : first.down]
    return (
        first.down > 1
        and len(rest) > 1
        and any(map(str.isalpha, first.text))
        and all(cell.down == 1 for row in [rest, *below] for cell in row)
        and all(len(row) == len(rest) for row in below)
    )


def _lines_of_row(cells: Sequence[Cell]) -> Iterator[str]:
    said = [cell for cell in cells if cell.text]
    framed = len(cells) == 1
    laid_out = any(cell.tables for cell in said) and len(said) == 1
    if framed or laid_out or any(table.has_columns for cell in said for table in cell.tables):
        for cell in said:
            yield from _lines(cell.blocks)
    else:
        yield "\t".join(cell.text for cell in cells)


def _joined(blocks: Iterable[Block]) -> Iterator[str]:
    """The lines of a cell that is to be one line: the rows of a table in it are the items of a list."""
    for block in blocks:
        if isinstance(block, str):
            yield block
        else:
            yield from _items(" ".join(cell.text for cell in row) for row in block.rows)


def _items(rows: Iterable[str]) -> Iterator[str]:
    """The rows of a table as the items of a list: a row that no sign ends is parted from the next by ";"."""
    said = [row for row in map(str.strip, rows) if row]
    for at, row in enumerate(said, 1):
        yield row if at == len(said) or row.endswith((";", ",", ":", "-", "–")) else f"{row};"
