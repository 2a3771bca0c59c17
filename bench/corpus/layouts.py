"""Rows as lines: thirteen ways in which forms lay out labels and values."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence

from corpus.lexicon import Dice
from corpus.rows import Row

Mark = Callable[[], str]
Laid = Iterator[tuple[str, bool]]


def lay(dice: Dice, layout: str, rows: Sequence[Row], mark: Mark, *, width: int) -> Laid:
    """The rows as lines of plain text, each with whether it may be wrapped."""
    if layout == "stacked":
        yield from _stacked(rows, mark, width=width)
    elif layout in {"rowpair", "grid"}:
        yield from _columns(dice, layout, rows, mark)
    elif layout == "below":
        colon = ":" if dice.chance(0.4) else ""
        for row in rows:
            yield _ended(mark() + row.label, colon), True
            for text in row.value.split("\n"):
                yield text, True
    else:
        bold = ("<b>", "</b>") if layout == "tab" and dice.chance(0.08) else ("", "")
        joint = {"space": " ", "colon": ": ", "tab": "\t", "dash": " – ", "dots": " " + "." * dice.randint(4, 14) + " "}
        for row in rows:
            label = bold[0] + mark() + row.label + bold[1]
            yield _joined(label, row.value, joint.get(layout, ": ")), layout != "tab"


def _joined(label: str, value: str, joint: str) -> str:
    if label.endswith("?") and joint != "\t":
        joint = " "
    return (label + joint + value).rstrip(" ")


def _ended(label: str, end: str) -> str:
    return label if label.endswith("?") else label + end


def _stacked(rows: Sequence[Row], mark: Mark, *, width: int) -> Laid:
    """Two labels, then their two values, wherever two neighbours speak of cover; the other rows on one line each."""
    i = 0
    while i < len(rows):
        pair = rows[i : i + 2]
        if (
            len(pair) == 2
            and {r.key for r in pair} in ({"by", "for"}, {"first", "second"}, {"title", "unit"})
            and _short(pair, width)
        ):
            for row in pair:
                yield mark() + row.label, True
            for row in pair:
                yield row.value, True
            i += 2
        else:
            yield _joined(mark() + rows[i].label, rows[i].value, " "), True
            i += 1


def _short(rows: Sequence[Row], width: int) -> bool:
    return all(row.value and len(row.value) < (width or 100) - 4 for row in rows)


def _groups(dice: Dice, rows: Sequence[Row], sizes: Sequence[int]) -> Iterator[Sequence[Row]]:
    i = 0
    while i < len(rows):
        size = dice.one(sizes)
        yield rows[i : i + size]
        i += size


def _columns(dice: Dice, layout: str, rows: Sequence[Row], mark: Mark) -> Laid:
    colon = ":" if dice.chance(0.25) else ""
    for group in _groups(dice, rows, (2, 3) if layout == "rowpair" else (2,)):
        labels = [_ended(mark() + row.label, colon) for row in group]
        if layout == "rowpair":
            yield "\t".join(labels), False
            yield "\t".join(row.value for row in group), False
        else:
            yield "\t".join(f"{label}\t{row.value}" for label, row in zip(labels, group, strict=True)), False


def lay_md(dice: Dice, rows: Sequence[Row]) -> Iterator[str]:
    """The rows as a pipe table (two columns, or a row of labels above a row of values), or as lines with bold labels."""
    yield ""
    throw = dice.random()
    if throw < 0.2:
        for row in rows:
            yield f"**{_ended(row.label, ':')}** {row.value}  "
    elif throw < 0.75:
        head = dice.one(("| Andmed | Sisu |", "|  |  |", "| **Väli** | **Väärtus** |"))
        yield from (head, "| --- | --- |")
        bold = "**" if dice.chance(0.3) else ""
        for row in rows:
            yield f"| {bold}{row.label}{bold} | {row.value} |"
    else:
        for group in _groups(dice, rows, (2, 3)):
            yield "| " + " | ".join(row.label for row in group) + " |"
            yield "|" + " --- |" * len(group)
            yield "| " + " | ".join(row.value for row in group) + " |"
            yield ""


def lay_html(dice: Dice, rows: Sequence[Row]) -> Iterator[str]:
    """The rows as an HTML table: label cell and value cell, rows of labels above rows of values, or with spans."""
    yield dice.one(("<table>", '<table border="1">', '<table class="juhend"><tbody>'))
    throw = dice.random()
    if throw < 0.5:
        tag = dice.one(("th", "td"))
        for row in rows:
            yield f"<tr><{tag}>{_cell(row.label)}</{tag}><td>{_cell(row.value)}</td></tr>"
    elif throw < 0.75:
        for group in _groups(dice, rows, (2, 3)):
            yield "<tr>" + "".join(f"<td><b>{_cell(row.label)}</b></td>" for row in group) + "</tr>"
            yield "<tr>" + "".join(f"<td>{_cell(row.value)}</td>" for row in group) + "</tr>"
    else:
        yield from _spanned(rows)
    yield "</table>"


def _spanned(rows: Sequence[Row]) -> Iterator[str]:
    """Rows of cover share one cell at the left ("Asendamine"); the labels of the others span two columns."""
    cover = [row for row in rows if row.key in {"by", "for"}]
    done = False
    for row in rows:
        if row.key not in {"by", "for"} or len(cover) < 2:
            yield f'<tr><th colspan="2">{_cell(row.label)}</th><td>{_cell(row.value)}</td></tr>'
        elif not done:
            done = True
            first, second = cover
            yield f'<tr><th rowspan="2">Asendamine</th><td>{_cell(first.label)}</td><td>{_cell(first.value)}</td></tr>'
            yield f"<tr><td>{_cell(second.label)}</td><td>{_cell(second.value)}</td></tr>"


def _cell(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")
