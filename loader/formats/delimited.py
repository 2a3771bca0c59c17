"""Comma-separated files, whatever separates their cells (RFC 4180, and what spreadsheets make of it)."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from asendus.errors import InputError
from asendus.loader.formats.cells import as_lines
from asendus.loader.formats.plain import text_of_plain

#: What can separate cells; of two that part the rows equally well, the first: a comma also stands inside cells.
DELIMITERS = (";", "\t", ",")
#: So many rows decide.
LOOKED_AT = 200

#: The line by which Excel is told the delimiter.
_TOLD = re.compile(r"sep=(.)\n", re.IGNORECASE)


def text_of_csv(data: bytes, path: str) -> str:
    """The rows of a file as lines, cells separated by tabs; the delimiter is `;`, a tab or `,`, whichever parts it.

    >>> text_of_csv("Üksus;Ametikoht\\nõigusosakond;\\"jurist; nõunik\\"\\n".encode(), "a.csv")
    'Üksus\\tAmetikoht\\nõigusosakond\\tjurist; nõunik\\n'

    Raises InputError where it is no text, or a quoted cell never ends.
    """
    text = text_of_plain(data, path)
    told = _TOLD.match(text)
    if told:
        return as_lines(_rows(text[told.end() :], told[1], path))
    return as_lines(_rows(text, _delimiter(text, path), path))


def text_of_tsv(data: bytes, path: str) -> str:
    """The rows of a tab-separated file as lines; errors as for `text_of_csv`."""
    return as_lines(_rows(text_of_plain(data, path), "\t", path))


def _delimiter(text: str, path: str) -> str:
    """The one by which most rows have the same number of cells, more than one."""
    scores = {each: _evenness(_rows(text, each, path, most=LOOKED_AT)) for each in DELIMITERS}
    return max(DELIMITERS, key=lambda each: scores[each])


def _evenness(rows: Sequence[Sequence[str]]) -> int:
    counts = Counter(len(row) for row in rows if len(row) > 1)
    return max(counts.values(), default=0)


def _rows(text: str, delimiter: str, path: str, *, most: int | None = None) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found: list[list[str]] = []
    try:
        for row in reader:
            found.append(row)
            if len(found) == most:
                break
    except csv.Error:
        raise InputError(
            "a cell is too long, as where a quotation mark is never closed",
            where=f"{path}, line {reader.line_num}",
            remedy="save it again as CSV",
        ) from None
    return found
