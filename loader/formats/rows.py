"""Rows of a page: what stands in one line, or in one row of a table, and how pieces of wrapped text go together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asendus.loader.formats.letters import WordLine, size_of, text_of_line
from asendus.loader.lines import rejoined
from asendus.loader.stacks import OPEN_END

#: What begins an item of a list: a bullet, "3.", "2)", "1.2", "a)".
MARKER = re.compile(r"[-–•▪■◦»*·●○]|\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|[a-zõäöü]\)|[IVX]{1,4}[.)]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the page, or a row of a table.

    cells: one where there is no table; top, bottom: the base lines of its first and last line; x0, x1: its edges; indent:
    where its text begins behind a bullet or a number; first: the width of its first word; size: of its type; columns:
    where the cells begin (none outside tables); ruled: whether lines are drawn around the cells.
    """

    cells: tuple[str, ...]
    top: float
    bottom: float
    x0: float
    x1: float
    indent: float
    first: float
    size: float
    columns: tuple[float, ...] = ()
    ruled: bool = False

    @property
    def text(self) -> str:
        """The row as a line, its cells separated by tabs."""
        return "\t".join(self.cells)

    @property
    def tabular(self) -> bool:
        return len(self.cells) > 1

    @property
    def item(self) -> bool:
        """Whether the row begins an item of a list."""
        return begins_item(self.cells[0])


def begins_item(text: str) -> bool:
    """Whether a line begins an item of a list: with a bullet or a number, and words behind it."""
    mark, _, rest = text.partition(" ")
    return bool(rest) and bool(MARKER.fullmatch(mark))


def row_of_line(line: WordLine) -> Row:
    """A line that is no row of a table."""
    marked = len(line) > 1 and MARKER.fullmatch(line[0].text)
    return Row(
        cells=(text_of_line(line),),
        top=line[0].base,
        bottom=line[0].base,
        x0=line[0].x0,
        x1=max(word.x1 for word in line),
        indent=line[1].x0 if marked else line[0].x0,
        first=line[0].x1 - line[0].x0,
        size=size_of(line),
    )


def row_of_cells(cells: Sequence[Sequence[WordLine]], *, columns: Sequence[float], ruled: bool) -> Row:
    """A row of a table; each cell's lines become one text. Raises ValueError where all cells are empty."""
    lines = [line for cell in cells for line in cell]
    x0 = min(line[0].x0 for line in lines)
    return Row(
        cells=tuple(text_of_cell(cell) for cell in cells),
        top=min(line[0].base for line in lines),
        bottom=max(line[0].base for line in lines),
        x0=x0,
        x1=max(line[-1].x1 for line in lines),
        indent=x0,
        first=0.0,
        size=size_of(word for line in lines for word in line),
        columns=tuple(columns),
        ruled=ruled,
    )


def text_of_cell(lines: Sequence[WordLine]) -> str:
    """The lines of a cell as one; the items of a list are parted by ";"."""
    texts = [text_of_line(line) for line in lines]
    starts = [at for at, text in enumerate(texts) if _BULLET.match(text)]
    if len(starts) < 2:
        return joined(texts)
    items = [joined(texts[: starts[0]])]
    items += [joined(texts[a:b])[1:] for a, b in itertools.pairwise([*starts, len(texts)])]
    return "; ".join(words for item in items if (words := item.strip(" ;,.")))


_BULLET = re.compile(r"[-–•▪■◦»*·●○](?=\s)")


def joined(texts: Iterable[str]) -> str:
    """Lines of wrapped text as one line; words broken between them are whole again."""
    whole = ""
    for text in texts:
        whole = rejoined(whole, text)
    return whole


def goes_on_below(left: str, right: str) -> bool:
    """Whether the line below can only go on with the one above: an open end above, lower case or a bracket below."""
    return bool(OPEN_END.search(left)) or right[:1].islower() or right[:1] == "("
