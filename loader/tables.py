"""The text of a spreadsheet as sheets, rows and cells, each cell still knowing where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from asendus.loader.formats.cells import NEXT_SHEET
from asendus.loader.passages import Passage, Span

#: The cells of one row; what is empty has no words.
Row = Sequence[Passage]

_MARKS = " \t*°¹²³"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The rows of one sheet. name: None where a file has one sheet."""

    name: str | None
    span: Span
    rows: tuple[Row, ...]


def sheets_of(text: str, part: Span) -> tuple[Sheet, ...]:
    """The sheets in a part of a text, in their order.

    >>> [(sheet.name, len(sheet.rows)) for sheet in sheets_of("A\\nx\\ty\\n\\fB\\nz\\n", Span(0, 13))]
    [('A', 1), ('B', 1)]
    """
    pieces = text[part.start : part.end].split(NEXT_SHEET)
    found: list[Sheet] = []
    at = part.start
    for piece in pieces:
        named = len(pieces) > 1
        name, _, rest = piece.partition("\n") if named else (None, "", piece)
        start = at + len(piece) - len(rest)
        rows = tuple(_rows(text, start, at + len(piece)))
        found.append(Sheet(name=name, span=Span(at, at + len(piece)), rows=rows))
        at += len(piece) + len(NEXT_SHEET)
    return tuple(found)


def _rows(text: str, start: int, end: int) -> Iterator[Row]:
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            yield tuple(_cells(text, at, line))
        at += len(line) + 1


def _cells(text: str, at: int, line: str) -> Iterator[Passage]:
    for words in line.split("\t"):
        yield Passage.from_text(text, at, at + len(words)).strip(_MARKS)
        at += len(words) + 1


def flowing(cell: Passage) -> Passage:
    """The cell's words where lines inside it are one phrase, not items of a list.

    >>> flowing(Passage.from_text("Kohtade; arv")).text
    'Kohtade arv'
    """
    text = re.sub(";", " ", cell.text)
    return Passage(text, cell.offsets).squeezed()


def row_span(cells: Sequence[Passage]) -> Span:
    """From the first word of some cells of a row to the last. Raises ValueError where all are empty."""
    spans = [cell.span for cell in cells if cell]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
