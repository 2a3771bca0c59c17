"""What stands on a page of a PDF file: its letters and its ruled lines, through PDFium.

PDFium counts y upwards from the foot of the page; what leaves here counts it downwards.
"""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from asendus.loader.formats.letters import Letter
from asendus.loader.formats.rules import Rule, rules_of_points

#: No page of a form has more letters; what is beyond is left out.
MAX_LETTERS = 60_000
#: A page of more pieces of text and drawing is a map or a plan, and read as a picture.
MAX_SHAPES = 50_000
#: Forms inside forms are followed so deep.
MAX_DEPTH = 8
#: Directions of writing are told apart in steps of so many degrees.
STEP = 15

#: What PDFium gives for a hyphen at the end of a line.
_HYPHENS = frozenset({0x02, 0xFFFE})


class Frame(NamedTuple):
    """What is written in one direction on a page, turned so that it reads from left to right."""

    letters: list[Letter]
    rules: list[Rule]


class PageContent(NamedTuple):
    """What stands on a page.

    frames: the one with most letters first; unknown: how many letters have no meaning; picture: how many square points the
    largest picture covers.
    """

    frames: list[Frame]
    unknown: int
    picture: float


def content_of(page: pypdfium2.PdfPage) -> PageContent:
    """The letters and rules of a page. Raises pypdfium2.PdfiumError where PDFium cannot read it."""
    if pdfium.FPDFPage_CountObjects(page.raw) > MAX_SHAPES:
        return PageContent([], 0, float("inf"))
    by_angle: dict[int, list[Letter]] = defaultdict(list)
    unknown = 0
    text_page = page.get_textpage()
    for angle, letter in _letters(text_page.raw, min(text_page.count_chars(), MAX_LETTERS)):
        if letter is None:
            unknown += 1
        else:
            by_angle[angle].append(letter)
    text_page.close()
    shapes = list(_shapes(page.raw))
    drawn = [(points, stroked) for kind, points, stroked in shapes if kind == pdfium.FPDF_PAGEOBJ_PATH]
    angles = sorted(by_angle, key=lambda angle: -len(by_angle[angle]))
    frames = [Frame(by_angle[angle], []) for angle in angles]
    if frames:
        frames[0].rules.extend(rules_of_points([(_turned(points, angles[0]), stroked) for points, stroked in drawn]))
    areas = [_area(points) for kind, points, _ in shapes if kind == pdfium.FPDF_PAGEOBJ_IMAGE]
    return PageContent(frames, unknown, max(areas, default=0.0))


def _area(points: list[tuple[float, float]]) -> float:
    (x0, y0), (x1, y1) = _span(points)
    return (x1 - x0) * (y1 - y0)


def _letters(text_page: Any, count: int) -> Iterator[tuple[int, Letter | None]]:
    """Each letter with its direction of writing, in degrees; None for one that the file gives no meaning."""
    matrix, box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, at)
        if pdfium.FPDFText_IsGenerated(text_page, at) == 1:
            continue
        if not _known(code) or pdfium.FPDFText_HasUnicodeMapError(text_page, at) == 1:
            yield 0, None
            continue
        pdfium.FPDFText_GetMatrix(text_page, at, matrix)
        pdfium.FPDFText_GetLooseCharBox(text_page, at, box)
        pdfium.FPDFText_GetCharOrigin(text_page, at, x, y)
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a)) / STEP) * STEP % 360
        (x0, _), (x1, _) = _span(_turned([(box.left, box.bottom), (box.right, box.top)], angle))
        (_, base) = _turned([(x.value, y.value)], angle)[0]
        size = pdfium.FPDFText_GetFontSize(text_page, at) * math.hypot(matrix.c, matrix.d)
        yield angle, Letter("-" if code in _HYPHENS else chr(code), x0, x1, base, size or 1.0)


def _known(code: int) -> bool:
    return code in _HYPHENS or (code >= 0x20 and code not in {0xFFFD, 0xFFFF} and not 0xD800 <= code < 0xE000)


def _turned(points: list[tuple[float, float]], angle: int) -> list[tuple[float, float]]:
    """Points turned back by an angle, with y counted downwards."""
    if angle == 0:
        return [(x, -y) for x, y in points]
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return [(x * cos + y * sin, x * sin - y * cos) for x, y in points]


def _span(points: list[tuple[float, float]]) -> tuple[tuple[float, float], tuple[float, float]]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys)), (max(xs), max(ys))


def _shapes(page: Any) -> Iterator[tuple[int, list[tuple[float, float]], bool]]:
    """The kind of each path and picture of a page, a path's corners and whether its outline is drawn."""
    left = [MAX_SHAPES]
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _objects(pdfium.FPDFPage_GetObject(page, at), _IDENTITY, 0, left)


#: A matrix a, b, c, d, e, f of PDF: x' = ax + cy + e, y' = bx + dy + f.
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _objects(
    item: Any, outer: Matrix, depth: int, left: list[int]
) -> Iterator[tuple[int, list[tuple[float, float]], bool]]:
    kind = pdfium.FPDFPageObj_GetType(item)
    left[0] -= 1
    if left[0] < 0:
        return
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        yield kind, [_moved(x, y, _times(_matrix(item), outer)) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))], False
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, mode, stroked)
        if mode.value or stroked.value:
            for points in _corners(item, _times(_matrix(item), outer)):
                yield kind, points, bool(stroked.value)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
        inner = _times(_matrix(item), outer)
        for at in range(min(pdfium.FPDFFormObj_CountObjects(item), MAX_SHAPES)):
            yield from _objects(pdfium.FPDFFormObj_GetObject(item, at), inner, depth + 1, left)


def _corners(path: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The points of each part of a path that is made of straight lines."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    straight = True
    for at in range(min(pdfium.FPDFPath_CountSegments(path), 200)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if straight and len(points) > 1:
                yield points
            points, straight = [], True
        straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
        points.append(_moved(x.value, y.value, matrix))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if straight and len(points) > 1:
        yield points


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _IDENTITY
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    return (
        *_moved(a, b, (*outer[:4], 0, 0)),
        *_moved(c, d, (*outer[:4], 0, 0)),
        *_moved(e, f, outer),
    )


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)
