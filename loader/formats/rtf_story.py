"""A stretch of RTF that flows by itself (the body, a header, a text box, a note): its paragraphs and tables."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from asendus.loader.formats.blocks import Block, Cell, Table, plain_characters

#: Tables stand in one another so deep at most.
DEEPEST = 40


class Column(NamedTuple):
    """What a row's definition says of a cell: its right edge, and whether it begins or goes on with a merged one."""

    edge: int
    begins: bool
    goes_on: bool
    beside: bool


@dataclass(slots=True)
class Story:
    """Takes words, ends of paragraphs, cells and rows as they come; `blocks` are what they make.

    Level 0 is the story itself, level 1 a table in it, level 2 a table in a cell of that, and so on.
    """

    counts_pages: bool = False
    label: str = ""
    _words: list[str] = field(default_factory=list)
    _boxes: list[Block] = field(default_factory=list)
    _open: dict[int, list[Block]] = field(default_factory=lambda: defaultdict(list))
    _row: dict[int, list[Cell]] = field(default_factory=lambda: defaultdict(list))
    _merged: dict[int, dict[int, Cell]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def empty(self) -> bool:
        """Whether nothing was said yet in the open paragraph."""
        return not self._words and not self._boxes

    def say(self, words: str) -> None:
        """Adds words to the open paragraph."""
        self._words.append(words)

    def add_box(self, blocks: list[Block]) -> None:
        """Adds what stands in front of the open paragraph."""
        self._boxes.extend(blocks)

    def add(self, blocks: list[Block]) -> None:
        """Adds blocks outside of tables, in front of an open one."""
        self._open[0].extend(blocks)

    def end_paragraph(self, level: int) -> None:
        """Ends the open paragraph, which stands in a table of this level."""
        level = min(max(level, 0), DEEPEST)
        words, label = _characters(self._words), self.label
        if words.strip():
            words = f"{label} {words.lstrip()}" if label else words
        blocks = self._open[level]
        blocks.extend(self._boxes)
        if not self.counts_pages:
            blocks.append(words)
        self._words, self._boxes, self.label, self.counts_pages = [], [], "", False

    def end_cell(self, level: int) -> None:
        """Ends the open cell of a table of this level, with its last paragraph."""
        level = min(max(level, 1), DEEPEST)
        if not self._row[level] and not self._words and not any(self._open[level]) and self.label not in {"", "-"}:
            self._words = [self.label]  # a column that holds nothing but the rows' numbers
            self.label = ""
        self.end_paragraph(level)
        self._row[level].append(Cell(self._open.pop(level)))

    def end_row(self, level: int, columns: list[Column]) -> None:
        """Ends the open row of a table of this level; `columns` say which of its cells are merged."""
        level = min(max(level, 1), DEEPEST)
        cells = self._row.pop(level, [])
        around = self._open[level - 1]
        if not around or not isinstance(around[-1], Table):
            around.append(Table())
            self._merged[level] = {}
        row = self._unmerged(cells, columns, self._merged[level])
        if row and isinstance(around[-1], Table):
            around[-1].rows.append(row)

    @staticmethod
    def _unmerged(cells: list[Cell], columns: list[Column], above: dict[int, Cell]) -> list[Cell]:
        """The cells of a row that are none of those which only go on with another."""
        kept = []
        for at, cell in enumerate(cells):
            column = columns[at] if at < len(columns) else Column(-1 - at, False, False, False)
            if column.goes_on and column.edge in above:
                above[column.edge].down += 1
            elif not column.beside:
                kept.append(cell)
                above.pop(column.edge, None)
                if column.begins:
                    above[column.edge] = cell
        return kept

    def blocks(self) -> list[Block]:
        """All that was said; what was left open is ended."""
        if not self.empty:
            self.end_paragraph(0)
        for level in sorted({*self._open, *self._row}, reverse=True):
            if level and (self._open.get(level) or self._row.get(level)):
                self.end_cell(level)
                self.end_row(level, [])
        return self._open[0]


def _characters(words: list[str]) -> str:
    """Words whose characters beyond the first plane, which RTF writes in two halves, are whole."""
    joined = "".join(words)
    if any("\ud800" <= character <= "\udfff" for character in joined):
        joined = joined.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return plain_characters(joined)
