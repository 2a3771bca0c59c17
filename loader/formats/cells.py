"""Rows of cells as text: a row is a line, its cells are separated by tabs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

#: What begins the next sheet of a workbook. No cell has it.
NEXT_SHEET = "\f"

#: Control characters (C0, C1) and line separators other than the line feed.
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_OPEN_END = (",", ";", ":", "-", "–", "/", "(")


def as_lines(rows: Iterable[Sequence[str]]) -> str:
    """The rows one below another; empty cells at the end of a row and all but one of several empty rows are left out.

    >>> as_lines([["Asendaja", "jurist\\nnõunik", ""], [""], [], ["-"]])
    'Asendaja\\tjurist; nõunik\\n\\n-\\n'
    """
    lines = ["\t".join(map(as_cell, row)).rstrip("\t") for row in rows]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line.strip("\t") or before.strip("\t")]
    while kept and not kept[-1].strip("\t"):
        kept.pop()
    return "".join(f"{line}\n" for line in kept)


def as_cell(words: str) -> str:
    """The words of a cell on one line; lines inside the cell are items of a list, parted by semicolons.

    >>> as_cell("  finants- ja\\tarendusosakond "), as_cell("jurist,\\nnõunik\\n(hanked)")
    ('finants- ja arendusosakond', 'jurist, nõunik (hanked)')
    """
    lines = [" ".join(_CONTROLS.sub(" ", line).split()) for line in words.replace("\r", "\n").split("\n")]
    lines = [line for line in lines if line]
    pieces = lines[:1]
    for before, line in itertools.pairwise(lines):
        pieces.append(f" {line}" if before.endswith(_OPEN_END) or line.startswith("(") else f"; {line}")
    return "".join(pieces)
