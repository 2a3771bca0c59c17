"""PDF files, through PDFium: text in the order of reading, a table's row a line with its cells separated by tabs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from asendus.errors import InputError
from asendus.loader.formats import Note, NotedText, can_read_pictures
from asendus.loader.formats.flow import text_of_pages
from asendus.loader.formats.layout import rows_of_page
from asendus.loader.formats.letters import words_of
from asendus.loader.formats.pdf_guard import MAX_UNPACKED, unpacks_beyond_bounds
from asendus.loader.formats.pdf_page import PageContent, content_of
from asendus.loader.formats.pictures import DPI, MAX_PIXELS, PREPARING, need_pillow, rows_of_picture, scanned
from asendus.loader.formats.rows import Row
from asendus.loader.formats.tesseract import need_tesseract
from asendus.loader.limits import more_time

#: A page with a picture over this share of it and fewer letters is a picture of text, maybe with a stamp on it.
PICTURE, FEW_LETTERS = 0.4, 200
#: Files with more pages are no job descriptions.
MAX_PAGES = 500
#: More letters without a meaning than this share, and the page is as good as a picture.
MOST_UNKNOWN = 0.2


def text_of_pdf(data: bytes, path: str) -> str:
    """The text of a PDF file; pages that are pictures of text are recognised where what does it is installed.

    Raises InputError where the file is damaged, locked or too long, or where nothing in it can be read.
    """
    document = _opened(data, path)
    try:
        pages = [_page(document, number, path) for number in range(_page_count(document, path))]
    finally:
        document.close()
    if not any(page.rows for page in pages):
        raise _no_text(pages, path)
    text = text_of_pages([page.rows for page in pages], width=max(page.width for page in pages))
    return NotedText(text, tuple(_notes(pages)))


def _notes(pages: Sequence[_Page]) -> Iterator[Note]:
    numbered = list(enumerate(pages, start=1))
    if found := [number for number, page in numbered if page.picture and page.rows]:
        yield scanned(found)
    if left := [number for number, page in numbered if page.picture and not page.rows]:
        yield Note("picture-unread", ", ".join(map(str, left)))


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
    """A page: its rows, its width in points, whether it is a picture of text, whether its letters have no meaning."""

    rows: list[Row]
    width: float
    picture: bool
    garbled: bool


def _page(document: pypdfium2.PdfDocument, number: int, path: str) -> _Page:
    try:
        page = document[number]
        content = content_of(page)
        width, height = page.get_size()
        garbled, picture = _is_garbled(content), _is_picture(content, width * height)
        if not garbled and not picture:
            rows = [row for f in content.frames for row in rows_of_page(words_of(f.letters), f.rules)]
        else:
            rows = _recognised(page, path) if can_read_pictures() else []
        page.close()
    except pypdfium2.PdfiumError:
        raise _damaged(f"page {number + 1} of the PDF file", path) from None
    return _Page(rows, width, garbled or picture, garbled)


def _is_garbled(content: PageContent) -> bool:
    known = sum(len(frame.letters) for frame in content.frames)
    return content.unknown > MOST_UNKNOWN * (known + content.unknown)


def _is_picture(content: PageContent, area: float) -> bool:
    letters = sum(len(frame.letters) for frame in content.frames)
    return content.picture > (PICTURE if letters else 0) * area and letters < FEW_LETTERS


def _recognised(page: pypdfium2.PdfPage, path: str) -> list[Row]:
    """The rows of a page that is a picture of text."""
    more_time(PREPARING)
    width, height = page.get_size()
    dpi = min(DPI, math.sqrt(MAX_PIXELS / max(width * height, 1.0)) * 72)
    picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
    return rows_of_picture(picture.convert("L"), dpi=dpi, where=path)


def _no_text(pages: Sequence[_Page], path: str) -> InputError:
    """Why nothing can be read, with the remedy."""
    if any(page.picture for page in pages) and not can_read_pictures():
        need_pillow(path)
        need_tesseract(path)
    if any(page.garbled for page in pages):
        what = "its fonts do not tell which letters they show"
    else:
        what = "it holds no text"
    return InputError(what, where=path, remedy="save it again as PDF with text, or as DOCX")


def _damaged(what: str, path: str) -> InputError:
    return InputError(f"{what} is damaged", where=path, remedy="save or send it again")
