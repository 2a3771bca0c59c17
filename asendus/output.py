"""Rows and values as text: a table for people; JSON, CSV and Markdown for programs.

Text of documents reaches the terminal through `clean` alone, and a spreadsheet through `cell` alone: neither an escape
sequence nor a formula that stands in a document acts there.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from io import StringIO
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

#: A value of a row; None is an empty cell.
Cell = str | int | float | bool | None

#: Control characters (C0 but tab and line feed, C1) and those that reorder what is shown (Unicode bidirectional controls).
_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

#: Characters that XML 1.0 has no way to write (production 2, Char).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: A spreadsheet takes a cell that starts so for a formula (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class RowFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"


def clean(text: str) -> str:
    """`text` with every character that acts on a terminal shown as �.

    >>> clean("nõunik\\x1b[31m")
    'nõunik�[31m'
    """
    return _ACTING.sub("\N{REPLACEMENT CHARACTER}", text)


def escaped(turtle: str) -> str:
    """Turtle with every character that acts on a terminal as an escape, which means the same.

    >>> escaped('<urn:a> <urn:b> "nõunik\u202e" .')
    '<urn:a> <urn:b> "nõunik\\\\u202E" .'
    """
    return _ACTING.sub(lambda match: f"\\u{ord(match[0]):04X}", turtle)


def without_unwritable(text: str) -> str:
    """`text` without the characters that XML has no way to write.

    >>> without_unwritable("nõu\\x00nik\\x1b")
    'nõunik'
    """
    return _NOT_XML.sub("", text)


def one_line(text: str) -> str:
    """`text` clean and on one line, every run of white space as one space."""
    return clean(" ".join(text.split()))


def cell(value: Cell) -> str:
    """`value` for a spreadsheet: text that would be a formula there gets a leading '.

    >>> cell('=HYPERLINK("http://example.org")'), cell("-"), cell(-3), cell(None)
    ('\\'=HYPERLINK("http://example.org")', "'-", '-3', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return str(value)


def as_json(value: object) -> str:
    """`value` as indented JSON, Estonian letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A header and the rows as CSV (RFC 4180, but lines end in LF)."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def as_markdown(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A header and the rows as a Markdown pipe table."""
    lines = [list(columns), ["---"] * len(columns), *([in_markdown(value) for value in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def in_markdown(value: Cell) -> str:
    """`value` as words in Markdown: nothing in it is markup, a link or a cell's end.

    >>> in_markdown("a|b <img src=x> [c](d)")
    'a\\\\|b &lt;img src=x> \\\\[c\\\\](d)'
    """
    words = one_line(value) if isinstance(value, str) else "" if value is None else str(value)
    return re.sub(r"([\\`*_\[\]|~])", r"\\\1", words.replace("&", "&amp;").replace("<", "&lt;"))


def console(out: TextIO | None = None) -> Console:
    """A rich console on `out` (standard output unless told) that reads no markup and guesses no colours in text."""
    from rich.console import Console

    return Console(file=out or sys.stdout, markup=False, highlight=False, emoji=False)


def show(*renderables: RenderableType, out: TextIO | None = None) -> None:
    """Rich renderables on standard output, one below another, no line ending in blanks."""
    target = out or sys.stdout
    terminal = console(target)
    with terminal.capture() as capture:
        terminal.print(*renderables, sep="\n", crop=False)
    for line in capture.get().removesuffix("\n").split("\n"):
        target.write(f"{line.rstrip()}\n")


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[Cell]], style: RowFormat) -> None:
    """The rows on standard output in one of the formats; in JSON each row is an object."""
    if style is RowFormat.TABLE:
        from asendus.tables import as_table

        show(as_table(columns, rows))
    elif style is RowFormat.JSON:
        sys.stdout.write(as_json([dict(zip(columns, row, strict=True)) for row in rows]))
    elif style is RowFormat.CSV:
        sys.stdout.write(as_csv(columns, rows))
    else:
        sys.stdout.write(as_markdown(columns, rows))


def print_as(
    style: RowFormat,
    *,
    text: Iterable[RenderableType],
    value: Callable[[], object],
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    lines: Iterable[str],
) -> None:
    """An answer on standard output in one of the formats; nothing is asked for what the others would print.

    text: for a terminal; value: for JSON; columns, rows: for CSV; lines: of Markdown.
    """
    if style is RowFormat.TABLE:
        show(*text)
    elif style is RowFormat.JSON:
        sys.stdout.write(as_json(value()))
    elif style is RowFormat.CSV:
        sys.stdout.write(as_csv(columns, rows))
    else:
        sys.stdout.write("\n".join(lines) + "\n")


def warn(line: str) -> None:
    """One line on standard error, after all that was printed before it."""
    sys.stdout.flush()
    sys.stderr.write(f"{one_line(line)}\n")
