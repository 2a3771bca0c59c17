"""One invented job description in several layouts, each as plain text and as HTML, to be turned into other formats.

A layout is written once, of lines and tables. Its HTML is what an office program converts; its plain text says how a reader of
text has it, and so what every other format must be read as.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TypeAlias

#: A line of text, or a table.
Part: TypeAlias = "str | Table"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of text, or of a table; it can go over several columns and rows."""

    content: Part
    right: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, and the lines that they are in plain text."""

    rows: tuple[tuple[str | Cell, ...], ...]
    lines: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The rows as lines of cells, unless said otherwise."""
        rows = ("\t".join(cell if isinstance(cell, str) else str(cell.content) for cell in row) for row in self.rows)
        return "\n".join(self.lines or rows)


def as_text(parts: tuple[Part, ...]) -> str:
    """A layout as plain text; its paragraphs follow one another without empty lines, its tables stand between such."""
    return "\n".join(part if isinstance(part, str) else f"\n{part.text}\n" for part in parts) + "\n"


def as_html(parts: tuple[Part, ...], *, ruled: bool = True) -> str:
    """A layout as an HTML page; its tables have lines around their cells, or none."""
    body = "\n".join(_html(part, ruled=ruled) for part in parts)
    return f'<!DOCTYPE html>\n<html lang="et"><head><meta charset="utf-8"><title></title></head><body>{body}</body></html>\n'


def _html(part: Part, *, ruled: bool) -> str:
    if isinstance(part, str):
        return f"<p>{escape(part)}</p>"
    rows = "".join(f"<tr>{''.join(_td(cell, ruled=ruled) for cell in row)}</tr>\n" for row in part.rows)
    return f'<table border="{int(ruled)}" cellpadding="4" cellspacing="0" width="100%">{rows}</table>'


def _td(cell: str | Cell, *, ruled: bool) -> str:
    whole = cell if isinstance(cell, Cell) else Cell(cell)
    spans = f' colspan="{whole.right}"' * (whole.right > 1) + f' rowspan="{whole.down}"' * (whole.down > 1)
    return f"<td{spans}>{_html(whole.content, ruled=ruled)}</td>"


_STAMP = ("Sadamakapteni Amet", "KINNITATUD", "peadirektori 14.03.2023 käskkirjaga nr 7-1/22", "AMETIJUHEND")
_NEEDS = (
    "3. NÕUDED",
    "3.1. Haridus: kõrgharidus",
    "3.2. Töökogemus: vähemalt 3 aastat navigatsiooniteabe valdkonnas",
    "3.3. Keeleoskus: eesti keel C1, inglise keel B2",
)
_DUTIES = ("2. TEENISTUSÜLESANDED", "2.1. Hoiab sadamate andmekogu korras ja vastab päringutele.")
#: What the form asks and what it answers.
_ASKED = {
    "Ametikoht": "juhtivspetsialist (sadamaandmed)",
    "Struktuuriüksus": "sadamate osakonna andmetalitus",
    "Vahetu juht": "andmetalituse juhataja",
    "Alluvad": "puuduvad",
    "Kes asendab": "peaspetsialist või nõunik",
    "Keda asendab": "andmetalituse juhatajat, peaspetsialisti",
}
_PAIRS = tuple(_ASKED.items())
_FORM = Table(_PAIRS)

#: The layouts by name. A new one is read in every format.
LAYOUTS: Mapping[str, tuple[Part, ...]] = {
    "label beside value": (*_STAMP, "1. ÜLDOSA", _FORM, *_DUTIES, *_NEEDS),
    "labels above values": (
        *_STAMP,
        "1. ÜLDOSA",
        Table(tuple(row for at in (0, 3) for row in zip(*_PAIRS[at : at + 3], strict=True))),
        *_DUTIES,
        *_NEEDS,
    ),
    "label and value on a line": (*_STAMP, "1. ÜLDOSA", *(f"{label}: {value}" for label, value in _PAIRS), *_DUTIES, *_NEEDS),
    "merged cells": (
        *_STAMP,
        Table(
            (
                (Cell("1. ÜLDOSA", right=3),),
                *((Cell(label, right=2), value) for label, value in _PAIRS[:4]),
                (Cell("Asendamine", down=2), *_PAIRS[4]),
                _PAIRS[5],
            ),
            lines=("1. ÜLDOSA", *("\t".join(pair) for pair in _PAIRS[:4]), "Asendamine", *("\t".join(pair) for pair in _PAIRS[4:])),
        ),
        *_DUTIES,
        *_NEEDS,
    ),
    "a form inside a table": (
        *_STAMP,
        Table(
            ((Cell("1. ÜLDOSA"), Cell(_FORM)),),
            lines=("1. ÜLDOSA", _FORM.text),
        ),
        *_DUTIES,
        *_NEEDS,
    ),
}  # fmt: skip
