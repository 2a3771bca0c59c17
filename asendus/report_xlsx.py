"""The report as a workbook: a sheet of numbers, then findings, units, posts that are exposed, and what to load next.

Every cell of text is typed as text and marked so for later editing: no word of a document becomes a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from asendus.gaps_report import as_rows, silenced, waiting_columns, waiting_rows
from asendus.output import Cell, clean
from asendus.report import Band, Report, kinds, numbers, reasons
from asendus.wording import say

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

#: The columns of the findings' sheet, by the names that the catalogue has for them.
FINDING_COLUMNS = (
    "id", "kind", "severity", "post", "unit", "agency", "what", "remedy", "quote-number",
    "file", "member", "start", "end", "quote", "address", "silenced-until", "silenced-because", "status",
)  # fmt: skip

#: Where columns of the findings' sheet are wider than their heading wants, in characters.
_WIDTHS = {"post": 34, "unit": 30, "agency": 24, "what": 60, "remedy": 60, "file": 26, "quote": 60, "kind": 20}

#: The longest text that a cell holds (the format's own limit), in characters.
_CELL = 32_767


def as_xlsx(report: Report) -> bytes:
    """The report as an XLSX file."""
    from openpyxl import Workbook

    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    moment = datetime.combine(report.day, time())
    book.properties.created = book.properties.modified = moment
    book.properties.title = clean(report.title)
    _numbers(book, report)
    _findings(book, report)
    _units(book, report)
    _exposed(book, report)
    if report.gaps.waiting:
        _sheet(book, report, "waiting", waiting_columns(report.gaps), waiting_rows(report.gaps.waiting, report.gaps))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _numbers(book: Any, report: Report) -> None:
    lang = report.lang
    rows: list[Sequence[Cell]] = [(report.title, None), (say("report.day", lang, day=report.day.isoformat()), None)]
    rows += numbers(report)
    rows += [(say(f"report.band-{band}", lang), report.whole.bands[band]) for band in Band]
    rows += [(f"{title} ({say(f'severity.{severity}', lang).lower()})", n) for title, severity, n in kinds(report)]
    rows += [(say("gaps.silenced", lang), len(silenced(report.gaps)))]
    for each in report.survives:
        rows += [
            (f"{each.agency}: {say(f'resilience.{key}', lang)}", getattr(each, key)) for key in ("single", "double")
        ]
    sheet = _sheet(book, report, "numbers", (say("report.what", lang), say("report.number", lang)), rows)
    sheet.column_dimensions["A"].width = 70


def _findings(book: Any, report: Report) -> None:
    from openpyxl.utils import get_column_letter

    columns = [say(f"report.{name}", report.lang) for name in FINDING_COLUMNS]
    sheet = _sheet(book, report, "findings", columns, as_rows(report.gaps))
    for number, name in enumerate(FINDING_COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 14)


def _units(book: Any, report: Report) -> None:
    lang = report.lang
    columns = [say("read.unit", lang), say("report.posts", lang), *(say(f"report.band-{band}", lang) for band in Band)]
    rows: list[Sequence[Cell]] = [(c.path, c.posts, *(c.bands[band] for band in Band)) for c in report.units]
    _sheet(book, report, "units", columns, rows).column_dimensions["A"].width = 60


def _exposed(book: Any, report: Report) -> None:
    lang = report.lang
    columns = [say(key, lang) for key in ("gaps.post", "report.agency", "report.cover", "report.reason")]
    rows = [(e.label, e.agency, say(f"strength.{e.strength}", lang), reasons(e, report)) for e in report.exposed]
    sheet = _sheet(book, report, "exposed-sheet", columns, rows)
    for letter, width in zip("ABCD", (50, 30, 24, 70), strict=True):
        sheet.column_dimensions[letter].width = width


def _sheet(book: Any, report: Report, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Worksheet:
    """A sheet with a heading row that stays in sight and filters."""
    from openpyxl.styles import Alignment, Font

    sheet: Worksheet = book.create_sheet(say(f"report.sheet-{name}", report.lang))
    for line, row in enumerate((columns, *rows), start=1):
        for column, value in enumerate(row, start=1):
            _put(sheet.cell(line, column), value)
            sheet.cell(line, column).alignment = Alignment(vertical="top", wrap_text=isinstance(value, str))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    return sheet


def _put(cell: Any, value: Cell) -> None:
    """Write a value; text stays text, whatever it begins with."""
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = clean(value)[:_CELL]
    cell.data_type = "s"
    cell.quotePrefix = True
