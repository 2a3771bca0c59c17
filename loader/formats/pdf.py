"""PDF files, through PDFium: text in the order of reading, a table's row a line with its cells separated by tabs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from asendus.errors import InputError
from asendus.loader.formats.flow import text_of_pages
from asendus.loader.formats.layout import rows_of_page
from asendus.loader.formats.letters import words_of
from asendus.loader.formats.pdf_guard import MAX_UNPACKED, unpacks_beyond_bounds
from asendus.loader.formats.pdf_page import content_of
from asendus.loader.formats.rows import Row

#: Files with more pages are no job descriptions.
MAX_PAGES = 500
#: More letters without a meaning than this share, and the page is as good as a picture.
MOST_UNKNOWN = 0.2


def text_of_pdf(data: bytes, path: str) -> str:
    """The text of a PDF file. Raises InputError where it is damaged, locked, too long or has pictures alone."""
    document = _opened(data, path)
    try:
        pages = [_page(document, number, path) for number in range(_page_count(document, path))]
    finally:
        document.close()
    if not any(page.rows for page in pages):
        raise _no_text(pages, path)
    return text_of_pages([page.rows for page in pages], width=max(page.width for page in pages))


def _opened(data: bytes, path: str) -> pypdfium2.PdfDocument:
    if unpacks_beyond_bounds(data):
        raise InputError(
            f"a part of it unpacks to more than {MAX_UNPACKED:,} bytes", where=path, remedy="save it again, smaller"
        )
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise InputError("a password is needed to open it", where=path, remedy="save it without one") from None
        raise _damaged("the PDF file", path) from None


def _page_count(document: pypdfium2.PdfDocument, path: str) -> int:
    count = len(document)
    if count == 0:
        raise InputError("the PDF file has no pages", where=path, remedy="save or send it again")
    if count > MAX_PAGES:
        raise InputError(
            f"the PDF file has {count:,} pages, more than {MAX_PAGES}",
            where=path,
            remedy="split it into one file a directive",
        )
    return count


class _Page(NamedTuple):
    """A page: its rows, its width in points, whether most of its letters have no meaning."""

    rows: list[Row]
    width: float
    garbled: bool


def _page(document: pypdfium2.PdfDocument, number: int, path: str) -> _Page:
    try:
        page = document[number]
        content = content_of(page)
        width = page.get_width()
        page.close()
    except pypdfium2.PdfiumError:
        raise _damaged(f"page {number + 1} of the PDF file", path) from None
    known = sum(len(frame.letters) for frame in content.frames)
    garbled = content.unknown > MOST_UNKNOWN * (known + content.unknown)
    rows = [] if garbled else [row for f in content.frames for row in rows_of_page(words_of(f.letters), f.rules)]
    return _Page(rows, width, garbled)


def _no_text(pages: Sequence[_Page], path: str) -> InputError:
    if any(page.garbled for page in pages):
        what = "its fonts do not tell which letters they show"
    else:
        what = "it holds no text, only pictures of it or nothing"
    return InputError(what, where=path, remedy="save it again as PDF with text, or as DOCX")


def _damaged(what: str, path: str) -> InputError:
    return InputError(f"{what} is damaged", where=path, remedy="save or send it again")
