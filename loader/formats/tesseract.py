"""Tesseract, the program that reads pictures of text: from a picture of a page to words with their places."""

from __future__ import annotations

import csv
import io
import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from asendus.errors import InputError
from asendus.loader.formats.letters import Word
from asendus.loader.limits import more_time

#: The model of Estonian; it reads the Latin letters of other languages too.
LANGUAGE = "est"
#: A page takes a few seconds. Seconds.
LONGEST = 60
#: Tesseract looks for words wherever they stand: which of them belong together is for the layout to tell.
SPARSE = "11"
#: Words that Tesseract is less sure of are specks. Percent.
LEAST_SURE = 15.0
#: Letters of nearly the usual size have it. Shares of the type size.
ALIKE = 0.35

HOW_TO_INSTALL = "install it: apt install tesseract-ocr tesseract-ocr-est"


class _Box(NamedTuple):
    """A word with its line and its place in pixels."""

    line: tuple[str, ...]
    text: str
    left: int
    top: int
    width: int
    height: int


def words_of_picture(picture: bytes, *, dpi: float, where: str) -> list[Word]:
    """The words of a picture in a format that Tesseract takes; places are in points.

    Raises InputError, with the remedy, where Tesseract or its model is missing, fails, or takes too long.
    """
    boxes = list(_boxes(_run(picture, round(dpi), where)))
    if not boxes:
        return []
    points = 72 / dpi
    lines: dict[tuple[str, ...], list[_Box]] = {}
    for box in boxes:
        lines.setdefault(box.line, []).append(box)
    heights = {line: max(b.height for b in found) for line, found in lines.items()}
    usual = statistics.median(heights[box.line] for box in boxes)
    return [word for line, found in lines.items() for word in _words(found, heights[line], usual, points)]


def _words(boxes: list[_Box], height: int, usual: float, points: float) -> Iterator[Word]:
    """The words of one line: on one base line but for those that stand clearly off it."""
    size = usual if abs(height - usual) <= ALIKE * usual else height
    base = statistics.median_low(box.top + box.height for box in boxes)
    for box in boxes:
        own = box.top + box.height
        at = base if abs(own - base) <= 0.5 * size else own
        yield Word(box.text, box.left * points, (box.left + box.width) * points, at * points, size * points)


def _boxes(table: str) -> Iterator[_Box]:
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row["text"] or "").strip(" |")
        if row["level"] == "5" and text and float(row["conf"]) >= LEAST_SURE:
            line = (row["block_num"], row["par_num"], row["line_num"])
            yield _Box(line, text, int(row["left"]), int(row["top"]), int(row["width"]), int(row["height"]))


def _run(picture: bytes, dpi: int, where: str) -> str:
    command = [need_tesseract(where), "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(dpi), "--psm", SPARSE, "tsv"]
    more_time(LONGEST + 5)
    # One thread a page: several pages are read in processes of their own, and more threads make one hardly faster.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, timeout=LONGEST, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise InputError(
            f"Tesseract did not read a page of it in {LONGEST} seconds",
            where=where,
            remedy="scan it anew, in black and white at 300 dpi",
        ) from None
    except OSError as error:
        raise InputError(f"Tesseract does not start ({error.strerror})", where=where, remedy=HOW_TO_INSTALL) from None
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError(
            f"Tesseract cannot read it ({told[-1] if told else done.returncode})",
            where=where,
            remedy="save the picture anew",
        )
    return done.stdout.decode("utf-8", "replace")


def need_tesseract(where: str) -> str:
    """The path of Tesseract. Raises InputError where it or its model of Estonian is missing."""
    program = shutil.which("tesseract")
    if program is None:
        raise InputError(
            "its text has to be recognised as in a picture, and Tesseract is not installed",
            where=where,
            remedy=HOW_TO_INSTALL,
        )
    if LANGUAGE not in _models(program):
        raise InputError(
            f"its text has to be recognised as in a picture, and Tesseract has no model {LANGUAGE!r}",
            where=where,
            remedy="install it: apt install tesseract-ocr-est",
        )
    return program


@cache
def _models(program: str) -> frozenset[str]:
    try:
        told = subprocess.run([program, "--list-langs"], capture_output=True, timeout=LONGEST, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(told.stdout.decode("utf-8", "replace").split())
