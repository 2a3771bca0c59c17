"""Rows for people: a table, or where the terminal is too narrow for one, a block a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from rich import box
from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from asendus.output import Cell, clean

#: A column whose cells are no longer than this is not wrapped while others can be. Characters.
NARROW = 18
#: A word, the name of a file for one, is broken only where it is longer. Characters.
LONG = 50
#: Blanks between columns.
GAP = 3
#: Blanks between a fact and what stands beside it.
_APART = 2


class _Width(NamedTuple):
    """How wide a column has to be at least, and how wide it can be of use. Characters."""

    least: int
    most: int

    @classmethod
    def of(cls, heading: str, cells: Sequence[str]) -> Self:
        widest = max((len(line) for cell in cells for line in cell.splitlines()), default=0)
        word = max((len(word) for cell in cells for word in cell.split()), default=0)
        least = max(min(widest, NARROW), min(word, LONG), *map(len, heading.split()))
        return cls(least, max(widest, len(heading)))


def _fitted(widths: Sequence[_Width], room: int) -> list[int]:
    """The widths that fill the room: no column is narrower than it has to be, and the widest give way first.

    >>> _fitted([_Width(4, 4), _Width(8, 30), _Width(8, 12)], 32)
    [4, 16, 12]
    """
    limit = max(width.most for width in widths)
    while sum(fitted := [min(width.most, max(width.least, limit)) for width in widths]) > room:
        limit -= 1
    return fitted


@dataclass(frozen=True, slots=True)
class ShownRows:
    """Rows of words under headings, for a rich console, which knows how wide it is."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        """A table, where every column can be as wide as its narrow cells and the words of its heading."""
        widths = [_Width.of(column, [row[number] for row in self.rows]) for number, column in enumerate(self.columns)]
        room = options.max_width - GAP * (len(widths) - 1)
        if sum(width.least for width in widths) <= room:
            yield self._table(_fitted(widths, room))
        else:
            yield from (Padding(self._block(row), (0, 0, 1, 0)) for row in self.rows)

    def _table(self, widths: Sequence[int]) -> Table:
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for column, width in zip(self.columns, widths, strict=True):
            table.add_column(Text(column), overflow="fold", width=width)
        for row in self.rows:
            table.add_row(*map(Text, row))
        return table

    def _block(self, row: Sequence[str]) -> Table:
        """A row as lines, a column each; what is empty is left out."""
        grid = Table.grid(padding=(0, GAP - 1, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for column, cell in zip(self.columns, row, strict=True):
            if cell:
                grid.add_row(Text(column, style="dim"), Text(cell))
        return grid


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts as label, words and evidence, beside each other; the evidence below the words where the terminal is narrow."""

    lines: Sequence[tuple[str, str, str]]

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        columns = [_Width.of("", column) for column in zip(*self.lines, strict=True)] or [_Width(0, 0)] * 3
        labels = columns[0].most
        room = options.max_width - labels - 2 * _APART
        beside = sum(column.least for column in columns[1:]) <= room
        grid = Table.grid(padding=(0, _APART))
        grid.add_column(style="dim", no_wrap=True, width=labels)
        if beside:
            for width, style in zip(_fitted(columns[1:], room), ("", "italic dim"), strict=True):
                grid.add_column(overflow="fold", style=style, width=width)
        else:
            grid.add_column(overflow="fold")
        for label, words, evidence in self.lines:
            if beside:
                grid.add_row(Text(label), Text(words), Text(evidence))
            else:
                below = Text(f"\n{evidence}" if evidence else "", style="italic dim")
                grid.add_row(Text(label), Text.assemble(words, below))
        yield grid


def as_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> ShownRows:
    """The rows, to be shown on a rich console."""
    return ShownRows(columns, [["" if value is None else clean(cell_words(value)) for value in row] for row in rows])


def cell_words(value: Cell) -> str:
    """A value as words in a table."""
    if isinstance(value, bool):
        return "✓" if value else "–"
    return str(value)
