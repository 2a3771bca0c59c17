"""How the forms of the second book lay out labels and values."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.lexicon import capital
from corpus.rows import Row

if TYPE_CHECKING:
    from corpus.second.page import Page

Laid = Iterator[tuple[str, bool]]


def _told(label: str, joint: str) -> str:
    """The label with its joint; a question needs none."""
    return label + (" " if label.endswith(("?", ":")) and joint.strip() else joint)


def below(page: Page, rows: Sequence[Row]) -> Laid:
    """A table of two columns that was lost into lines: each cell a line of its own."""
    end = (":", "", "")[page.variant % 3]
    for row in rows:
        yield row.label + end, True
        for text in row.value.split("\n"):
            yield text or "-", True
        if page.variant == 3:
            yield "", True


def pairs(page: Page, rows: Sequence[Row]) -> Laid:
    """Two or three labels in a row of cells above their values."""
    i = 0
    while i < len(rows):
        group = rows[i : i + page.dice.one((2, 2, 3))]
        i += len(group)
        yield "\t".join(page.mark() + row.label for row in group), False
        yield "\t".join(row.value.replace("\n", ", ") for row in group), False
        if page.variant % 2:
            yield "", False


def nested(page: Page, rows: Sequence[Row]) -> Laid:
    """Numbered labels with colons; a row with two directions has its own points below."""
    for row in rows:
        mark = page.mark()
        if "\n" not in row.value or row.key != "both":
            yield f"{mark}{_told(row.label, ': ')}{row.value}".rstrip(), True
            continue
        yield f"{mark}{row.label}:", True
        for i, text in enumerate(row.value.split("\n"), 1):
            point = f"{mark.strip()}{i}. " if page.variant % 2 else f"{'abc'[i - 1]}) "
            yield point + text, True


def hyphen(page: Page, rows: Sequence[Row]) -> Laid:
    """Numbered labels parted from their values by a hyphen or a dash."""
    joint = (" - ", " – ", " — ", ": ")[page.variant]
    for row in rows:
        yield f"{page.mark()}{_told(row.label, joint)}{row.value}", True


def questions(page: Page, rows: Sequence[Row]) -> Laid:
    """Questions with their answers below or beside them, labels in bold now and then."""
    bold = "**" if page.variant == 1 else ""
    for row in rows:
        label = row.label if row.label.endswith("?") else row.label + ":"
        if page.variant == 3:
            yield f"{label} {capital(row.value)}", True
            continue
        yield bold + label + bold, True
        yield capital(row.value), True
        yield "", True


def pipe(page: Page, rows: Sequence[Row]) -> Laid:
    """Cells parted by bars, without a rule below the first row."""
    ends = ("| ", " |") if page.variant < 3 else ("", "")
    for row in rows:
        mark = page.mark()
        cells = [mark.strip(), row.label] if page.variant == 1 else [mark + row.label]
        yield (ends[0] + " | ".join([*cells, row.value.replace("\n", ", ")]) + ends[1]).strip(), False


def remains(page: Page, rows: Sequence[Row]) -> Laid:
    """Plain text in which tags of a converted table were left."""
    for row in rows:
        label, value = page.mark() + row.label, row.value.replace("\n", "<br>")
        forms = (
            f"<b>{label}</b>\t{value}",
            f"<b>{label}:</b> {value}<br>",
            f"<p>{label}</p>\t<p>{value}</p>",
            f"{label}\t<p>{value}</p>",
        )
        yield forms[page.variant], False


def cells(page: Page, rows: Sequence[Row]) -> Laid:
    """Cells parted by tabs: number, label and value, or label and value."""
    for row in rows:
        mark, value = page.mark(), row.value.replace("\n", "; ")
        if page.variant % 2:
            yield f"{mark.strip()}\t{row.label}\t{value}", False
        else:
            yield f"{mark if page.variant else ''}{row.label}{':' if page.variant == 2 else ''}\t{value}", False


def table(page: Page, rows: Sequence[Row]) -> Laid:
    """A table of HTML: numbered first cells, labels in bold, or two rows of cells a line."""
    yield ("<table>", '<table class="ametikoht">', "<table><tbody>", '<table width="100%">')[page.variant], False
    for row in rows:
        label, value = (html.escape(t, quote=False).replace("\n", "<br/>") for t in (row.label, row.value))
        if page.variant == 0:
            yield f"<tr><td>{page.mark().strip()}</td><td>{label}</td><td>{value}</td></tr>", False
        elif page.variant == 1:
            yield f"<tr><td><strong>{label}:</strong></td><td>{value}</td></tr>", False
        elif page.variant == 2:
            yield f"<tr><td><p>{label}</p></td><td><p>{value}</p></td></tr>", False
        else:
            yield f'<tr><td colspan="2"><em>{label}</em></td></tr><tr><td>&nbsp;</td><td>{value}</td></tr>', False
    yield "</tbody></table>" if page.variant == 2 else "</table>", False


def mixed(page: Page, rows: Sequence[Row]) -> Laid:
    """One form with several joints: colons, tabs, brackets around nothing; two directions share one value."""
    joints = ((": ", ": "), ("\t", ": "), (" ", " "), (": ", "\t"))[page.variant]
    for i, row in enumerate(rows):
        joint = joints[i % 2]
        yield f"{page.mark()}{_told(row.label, joint)}{row.value.replace(chr(10), '; ')}", "\t" not in joint


SHAPES: dict[str, Callable[[Page, Sequence[Row]], Laid]] = {
    "below": below,
    "pairs": pairs,
    "nested": nested,
    "hyphen": hyphen,
    "questions": questions,
    "pipe": pipe,
    "remains": remains,
    "cells": cells,
    "html": table,
    "mixed": mixed,
    "sentences": nested,
    "prose": nested,
}
