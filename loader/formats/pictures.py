"""Pictures of pages: photographs and scans as files of their own, and the scanned pages of PDF files.

Needs Pillow (the extra `asendus[ocr]`) and Tesseract with its model of Estonian. The rows are made as those of PDF files are.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from asendus.errors import InputError
from asendus.loader.formats import Note, NotedText
from asendus.loader.formats.flow import text_of_pages
from asendus.loader.formats.layout import rows_of_page
from asendus.loader.formats.rows import Row
from asendus.loader.formats.rules import rules_of_points
from asendus.loader.formats.tesseract import words_of_picture
from asendus.loader.limits import more_time

if TYPE_CHECKING:
    from PIL import Image

#: What Tesseract reads best; coarser pictures are made larger. Dots an inch.
DPI = 300
#: A picture that does not tell its resolution is taken for a page of A4, this wide. Inches.
PAPER = 8.27
#: Resolutions outside these are not believed. Dots an inch.
BELIEVED = range(70, 1300)
#: How long it may take to make a page fit for Tesseract, with all that has to be imported. Seconds.
PREPARING = 30
#: No page is larger. Pixels, and pages of one file.
MAX_PIXELS = 60_000_000
MAX_PAGES = 100


def text_of_picture(data: bytes, path: str) -> str:
    """The text of a picture, which may have several pages (TIFF); empty where no words are in it.

    Raises InputError, with the remedy, where it cannot be opened or what reads it is missing.
    """
    pages: list[list[Row]] = []
    width = 0.0
    for page, dpi in _pages(data, path):
        pages.append(rows_of_picture(page, dpi=dpi, where=path))
        width = max(width, page.width * 72 / dpi)
    return NotedText(text_of_pages(pages, width=width), (scanned(range(1, len(pages) + 1)),))


def scanned(pages: Iterable[int]) -> Note:
    """The note that pages were recognised in pictures."""
    return Note("scanned", ", ".join(map(str, pages)))


def rows_of_picture(picture: Image.Image, *, dpi: float, where: str) -> list[Row]:
    """The rows of a picture of a page, in shades of grey."""
    more_time(PREPARING)
    from asendus.loader.formats.picture_lines import straightened, without_lines

    page, shapes = without_lines(straightened(picture), dpi=dpi)
    buffer = io.BytesIO()
    page.save(buffer, "PNG", compress_level=1)
    scale = 72 / dpi
    strokes = [([(x * scale, y * scale) for x, y in points], stroked) for points, stroked in shapes]
    return rows_of_page(words_of_picture(buffer.getvalue(), dpi=dpi, where=where), rules_of_points(strokes))


def need_pillow(where: str) -> None:
    """Raises InputError where the extra that reads pictures is not installed."""
    try:
        import PIL.Image  # noqa: F401
    except ImportError:
        raise InputError(
            "its text has to be recognised as in a picture, and what reads pictures is not installed",
            where=where,
            remedy="pip install 'asendus[ocr]'",
        ) from None


def _pages(data: bytes, path: str) -> Iterator[tuple[Image.Image, float]]:
    """Each page of a picture file in shades of grey, with its resolution."""
    need_pillow(path)
    from PIL import Image, ImageOps, ImageSequence

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF", "WEBP")) as file:
                for number, frame in enumerate(ImageSequence.Iterator(file)):
                    _check_size(frame, number, path)
                    yield _enlarged(_grey(ImageOps.exif_transpose(frame)), _resolution(frame))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise InputError("the picture is damaged", where=path, remedy="save or scan it again") from None


def _check_size(frame: Image.Image, number: int, path: str) -> None:
    if frame.width * frame.height > MAX_PIXELS:
        what = f"the picture has more than {MAX_PIXELS:,} pixels"
        raise InputError(what, where=path, remedy=f"scan it at {DPI} dpi")
    if number >= MAX_PAGES:
        what = f"the picture has more than {MAX_PAGES} pages"
        raise InputError(what, where=path, remedy="split it into one file a directive")


def _grey(frame: Image.Image) -> Image.Image:
    """A picture in shades of grey; what shows through is white."""
    from PIL import Image

    if "A" in frame.getbands() or "transparency" in frame.info:
        ground = Image.new("RGBA", frame.size, "white")
        ground.alpha_composite(frame.convert("RGBA"))
        frame = ground
    return frame.convert("L")


def _resolution(frame: Image.Image) -> float:
    told = frame.info.get("dpi", (0, 0))[0]
    return float(told) if int(told) in BELIEVED else min(frame.size) / PAPER


def _enlarged(picture: Image.Image, dpi: float) -> tuple[Image.Image, float]:
    """A coarse picture made larger, up to what Tesseract reads best."""
    factor = min(DPI / dpi, 3.0)
    if factor < 1.3 or picture.width * picture.height * factor**2 > MAX_PIXELS:
        return picture, dpi
    return picture.resize((round(picture.width * factor), round(picture.height * factor))), dpi * factor
