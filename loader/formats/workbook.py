"""Excel workbooks (.xlsx, ISO/IEC 29500): the values that their visible sheets show, never a formula."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from lxml import etree

from asendus.errors import InputError
from asendus.loader.formats.archives import Archive, open_archive
from asendus.loader.formats.cells import NEXT_SHEET, as_cell, as_lines

if TYPE_CHECKING:
    from openpyxl import Workbook

#: So many rows and columns of a sheet are read; so many sheets of a workbook.
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_SHEETS = 50

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
#: A document type declaration in any encoding of a letter by one or two bytes: Open Packaging (ISO/IEC 29500-2) forbids it.
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E", re.IGNORECASE)
_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
#: What openpyxl raises over damaged parts.
_DAMAGE = (
    ArithmeticError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError, TypeError, ValueError,
    zipfile.BadZipFile, etree.LxmlError,
)  # fmt: skip


def text_of_xlsx(data: bytes, path: str) -> str:
    """The rows of the visible sheets as lines, cells separated by tabs.

    Of several sheets each begins with its name on a line of its own, and a form feed stands between two. A cell that is
    merged over rows is in each of them.
    Raises InputError for what is no workbook, a locked or damaged one, and one that declares a document type.
    """
    archive = open_archive(data, path)
    _check_parts(archive)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions that it leaves out
            return _text(_opened(data), archive)
    except _DAMAGE:
        raise InputError(
            "this is no Excel workbook, or a damaged one",
            where=path,
            remedy="open it in Excel and save it again as .xlsx",
        ) from None


def _check_parts(archive: Archive) -> None:
    """Every part inflates within the archive's bound, and none can define an entity."""
    for name in archive.names:
        if _DOCTYPE.search(archive.read(name)) and name.lower().endswith((".xml", ".rels", ".vml")):
            raise InputError(
                f"its part {name} declares a document type, which no Excel file has",
                where=archive.path,
                remedy="check where it is from",
            )


def _opened(data: bytes) -> Workbook:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)


def _text(workbook: Workbook, archive: Archive) -> str:
    shown = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"][:MAX_SHEETS]
    texts = [(sheet.title, as_lines(_rows(sheet, archive))) for sheet in shown]
    texts = [(name, text) for name, text in texts if text]
    if len(texts) == 1:
        return texts[0][1]
    return NEXT_SHEET.join(f"{as_cell(name)}\n{text}" for name, text in texts)


def _rows(sheet: Any, archive: Archive) -> Iterator[Sequence[str]]:
    """The words of each row, with what cells above are merged into it. `sheet`: openpyxl's, opened for reading only."""
    merged = _merged(archive, sheet._worksheet_path)
    held: dict[int, tuple[str, int]] = {}  # column → words, and the last row that they are for
    for number, row in enumerate(sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True), start=1):
        words = [_words(value) for value in row]
        for column, (above, last) in list(held.items()):
            if number > last:
                del held[column]
            elif column < len(words) and not words[column]:
                words[column] = above
        for column, last in merged.get(number, ()):
            if column < len(words):
                held[column] = (words[column], last)
        yield words


def _merged(archive: Archive, part: str) -> Mapping[int, Sequence[tuple[int, int]]]:
    """First row → column and last row of what is merged over rows; the columns of a merge share its first."""
    from openpyxl.utils import column_index_from_string

    found: dict[int, list[tuple[int, int]]] = {}
    for reference in _references(archive.read(part.lstrip("/"))):
        match = _RANGE.fullmatch(reference)
        if match and int(match[2]) < int(match[4]):
            column = column_index_from_string(match[1]) - 1
            found.setdefault(int(match[2]), []).append((column, int(match[4])))
    return found


def _references(part: bytes) -> Iterable[str]:
    """The ranges of merged cells that a sheet's part tells."""
    if b"mergeCell" not in part:
        return
    events = etree.iterparse(
        io.BytesIO(part), tag=(f"{_MAIN}mergeCell", f"{_MAIN}row"), resolve_entities=False, no_network=True
    )
    for _, element in events:
        if element.tag == f"{_MAIN}mergeCell":
            yield element.get("ref", "")
        element.clear()


def _words(value: object) -> str:
    """A cell's value as people see it.

    >>> _words(2.0), _words(0.5), _words(None), _words(True), _words(datetime(2025, 1, 2))
    ('2', '0.5', '', '1', '2025-01-02')
    """
    match value:
        case None:
            return ""
        case bool():
            return str(int(value))
        case float():
            return f"{value:.10g}"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)
