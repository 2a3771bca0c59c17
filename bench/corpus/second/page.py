"""A page of the second book: numbered headings, items and rows as plain text or HTML."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.lexicon import Dice
from corpus.rows import Row
from corpus.second.shapes import SHAPES
from corpus.writer import ROMAN, Line


@dataclass(slots=True, kw_only=True)
class Page:
    """Collects the lines of one description; numbers sections and items as the form does."""

    dice: Dice
    shape: str
    marks: str
    bullet: str
    airy: bool
    lines: list[Line] = field(default_factory=list)
    section: int = 0
    item: int = 0
    variant: int = 0

    @property
    def html(self) -> bool:
        """Whether the page is HTML as a whole."""
        return self.shape == "html"

    def put(self, text: str, *, free: bool = True) -> None:
        """One line as it is."""
        self.lines.append(Line(text, free))

    def gap(self) -> None:
        """An empty line where the form has air."""
        if self.airy and self.lines and self.lines[-1].text:
            self.put("")

    def paragraph(self, text: str, tag: str = "p") -> None:
        """Running text."""
        self.put(f"<{tag}>{html.escape(text, quote=False)}</{tag}>" if self.html else text)

    def heading(self, text: str) -> None:
        """The heading of the next section."""
        self.section += 1
        if self.marks != "running":
            self.item = 0
        n = self.section
        marks = {"dotted": f"{n}. ", "plain": f"{n} ", "roman": f"{ROMAN[n]} ", "letters": f"{'ABCDEFGHIJ'[n - 1]}. "}
        self.gap()
        text = marks.get(self.marks, "") + text
        if self.shape == "remains" and self.variant % 2:
            text = f"<b>{text}</b>"
        if self.shape == "pipe" and self.variant % 2:
            text = f"| {text} | |"
        self.paragraph(text, "h3")

    def mark(self) -> str:
        """The number of the next row or item with a space, or nothing where the form has no numbers."""
        self.item += 1
        n, i = self.section, self.item
        marks = {"dotted": f"{n}.{i}. ", "plain": f"{n}.{i} ", "roman": f"{i}. ", "running": f"{i}. "}
        return {**marks, "letters": f"{'ABCDEFGHIJ'[n - 1]}{i}. "}.get(self.marks, "")

    def items(self, texts: Sequence[str], *, numbered: bool = True) -> None:
        """A list: numbered as the form numbers, with bullets, or as list items of HTML."""
        if self.html or (self.shape == "remains" and self.variant > 1):
            self.put(
                "<ul>" + "".join(f"<li>{html.escape(text, quote=False)}</li>" for text in texts) + "</ul>", free=False
            )
            return
        for i, text in enumerate(texts, 1):
            own = self.mark() if numbered else ""
            if numbered and self.marks == "letters":
                own = f"{i}) "
            self.put((own or f"{self.bullet} ") + text)

    def rows(self, rows: Sequence[Row]) -> None:
        """Rows of labels and values in the shape of the form."""
        for text, free in SHAPES[self.shape](self, rows):
            self.put(text, free=free)
