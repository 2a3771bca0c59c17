"""Staff lists and substitution schemes of invented agencies, from CSV text.

>>> [row.title for row in listing("Ametikoht;Kohtade arv\\njurist;2\\n").rows]
['jurist']
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace

from openpyxl import Workbook
from readings import AGENCY

from asendus.loader.documents import document_from_bytes
from asendus.loader.list_reader import listings_of
from asendus.loader.listing import Listing

#: The cells of a sheet, row by row.
Cells = Sequence[Sequence[object]]


def listings(data: str | bytes, *, file: str = "nimekiri.csv", agency: str | None = AGENCY) -> list[Listing]:
    """The lists in a file's content."""
    content = data.encode() if isinstance(data, str) else data
    return listings_of(document_from_bytes(content, path=file, source=file.rsplit("/", 1)[-1]), agency=agency)


def listing(data: str, *, file: str = "nimekiri.csv", agency: str | None = AGENCY, sheet: str | None = None) -> Listing:
    """The one list in some CSV text."""
    (found,) = listings(data, file=file, agency=agency)
    return replace(found, sheet=sheet)


def workbook(sheets: Mapping[str, Cells], *, merged: Sequence[str] = ()) -> bytes:
    """The bytes of an Excel workbook; `merged` are ranges of its first sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
