"""A picture of a page made fit for reading: set straight, its ruled lines told and taken away.

Places are in pixels; dark is below `DARK` on the scale from 0 (black) to 255 (white): hairlines come out of a scanner grey.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from asendus.loader.formats.rules import Shape

DARK = 225
#: A run of dark pixels this long is a ruled line, upright ones higher than any letter. Inches.
ACROSS, UPRIGHT = 0.5, 0.3
#: A line has white so far above and below, but for this share of its length. Inches.
THIN = 0.027
MOST_BESIDE = 0.15
#: White gaps this wide are specks on a line. Pixels.
SPECK = 3
#: More dark runs than this are a photograph.
MAX_RUNS = 30_000
#: Angles that a page is tried at. Degrees.
ANGLES = tuple(step / 5 for step in range(-10, 11))
#: The width at which angles are tried.
SMALL = 600
#: Lines are taken away with so much around them. Inches.
MARGIN = 0.01

_Dark: TypeAlias = NDArray[np.bool_]


def straightened(picture: Image.Image) -> Image.Image:
    """The picture turned by up to two degrees to where its lines of text are level."""
    small = picture.resize((SMALL, max(1, round(picture.height * SMALL / picture.width))))
    angle = max(ANGLES, key=lambda angle: (_levelness(small, angle), -abs(angle)))
    return picture.rotate(angle, resample=Image.Resampling.BILINEAR, fillcolor=255) if angle else picture


def _levelness(picture: Image.Image, angle: float) -> float:
    turned = picture.rotate(angle, resample=Image.Resampling.BILINEAR, fillcolor=255)
    return float(np.var(np.asarray(turned, dtype=np.float32).mean(axis=1)))


def without_lines(picture: Image.Image, *, dpi: float) -> tuple[Image.Image, list[Shape]]:
    """The picture without ruled lines and specks, and the lines as strokes."""
    pixels = np.array(picture)
    dark = pixels < DARK
    around = max(1, round(MARGIN * dpi))
    shapes: list[Shape] = []
    for y, start, end in _lines(dark, round(ACROSS * dpi), round(THIN * dpi)):
        pixels[max(0, y - around) : y + around + 1, start:end] = 255
        shapes.append((((start, y), (end, y)), True))
    for x, start, end in _lines(dark.T, round(UPRIGHT * dpi), round(THIN * dpi)):
        pixels[start:end, max(0, x - around) : x + around + 1] = 255
        shapes.append((((x, start), (x, end)), True))
    return Image.fromarray(pixels).filter(ImageFilter.MedianFilter(3)), shapes


def _lines(dark: _Dark, least: int, thin: int) -> Iterator[tuple[int, int, int]]:
    """The rows' runs of dark pixels of at least a length that have white on both sides, as letters have not."""
    runs = _runs(dark, least)
    if len(runs) > MAX_RUNS:  # a photograph
        return
    for row, start, end in runs:
        beside = [dark[at, start:end].mean() for at in (row - thin, row + thin) if 0 <= at < len(dark)]
        if all(share <= MOST_BESIDE for share in beside):
            yield row, start, end


def _runs(dark: _Dark, least: int) -> list[tuple[int, int, int]]:
    """Each row's runs of dark pixels of at least a length; specks of white in them, and a tilt, do not end them."""
    filled = dark.copy()
    filled[1:] |= dark[:-1]
    filled[:-1] |= dark[1:]
    padded = np.zeros((filled.shape[0], filled.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = filled
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    if not len(rows):
        return []
    apart = np.ones(len(rows), dtype=bool)
    apart[1:] = (rows[1:] != rows[:-1]) | (starts[1:] - ends[:-1] > SPECK)
    firsts = np.nonzero(apart)[0]
    lasts = np.append(firsts[1:], len(rows)) - 1
    long = ends[lasts] - starts[firsts] >= least
    return [(int(rows[a]), int(starts[a]), int(ends[b])) for a, b in zip(firsts[long], lasts[long], strict=True)]
