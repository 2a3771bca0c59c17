"""Writes headings, rows, lists and paragraphs as plain text, Markdown or HTML."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.layouts import lay, lay_html, lay_md
from corpus.lexicon import Dice
from corpus.profile import Profile
from corpus.rows import Row

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


class Line(NamedTuple):
    """One line; `free` lines may be wrapped and damaged, others stay whole."""

    text: str
    free: bool = True


@dataclass(slots=True)
class Writer:
    """Collects the lines of one description; numbers sections and items as the profile says."""

    dice: Dice
    profile: Profile
    lines: list[Line] = field(default_factory=list)
    section: int = 0
    item: int = 0
    bullet: str = "-"
    airy: bool = True
    dotless: bool = False

    def put(self, text: str, *, free: bool = True) -> None:
        """One line as it is."""
        self.lines.append(Line(text, free))

    def gap(self) -> None:
        """An empty line where the form has air."""
        if self.airy and self.lines and self.lines[-1].text:
            self.put("")

    def title(self, lines: list[str]) -> None:
        """The lines at the head of a description."""
        kind = self.profile.layout
        for text in lines:
            if kind == "html":
                tag = "h1" if "AMETIJUHEND" in text.upper() else "p"
                text = f"<{tag}>{html.escape(text, quote=False)}</{tag}>"
            elif kind == "md" and "AMETIJUHEND" in text.upper():
                text = "# " + text
            self.put(text)
        self.gap()

    def heading(self, text: str) -> None:
        """The heading of the next section."""
        self.section += 1
        self.item = 0
        marks, number = self.profile.marks, self.section
        mark = {"dotted": f"{number}. ", "paren": f"{number}. ", "roman": f"{ROMAN[number]} ", "none": ""}.get(marks)
        text = (f"{number}{'' if self.dotless else '.'} " if mark is None else mark) + text
        self.gap()
        if self.profile.layout == "html":
            text = f"<h2>{html.escape(text, quote=False)}</h2>"
        self.put("## " + text if self.profile.layout == "md" else text)

    def mark(self) -> str:
        """The number of the next row or item, with a space; a bullet or nothing where the form has no numbers."""
        self.item += 1
        full = {"dotted": f"{self.section}.{self.item}. ", "plain": f"{self.section}.{self.item} "}
        return {**full, "roman": f"{self.item}. ", "paren": f"{self.section}.{self.item}. "}.get(self.profile.marks, "")

    def rows(self, rows: list[Row], *, layout: str = "") -> None:
        """Rows of labels and values in the layout of the form, or in another."""
        layout = layout or self.profile.layout
        if layout == "html":
            for text in lay_html(self.dice, rows):
                self.put(text, free=False)
        elif layout == "md":
            for text in lay_md(self.dice, rows):
                self.put(text, free=False)
        else:
            for text, free in lay(self.dice, layout, rows, self.mark, width=self.profile.width):
                self.put(text, free=free)

    def clause(self, text: str) -> None:
        """One numbered sentence of its own."""
        if self.profile.layout == "html":
            text = f"<p>{html.escape(text, quote=False)}</p>"
            self.put(text)
        else:
            self.put(self.mark() + text)

    def paragraph(self, text: str) -> None:
        """Running text without a number."""
        self.put(f"<p>{html.escape(text, quote=False)}</p>" if self.profile.layout == "html" else text)

    def items(self, texts: list[str], *, numbered: bool = True) -> None:
        """A list: numbered as the form numbers, or with bullets."""
        if self.profile.layout == "html":
            self.put("<ul>")
            for text in texts:
                self.put(f"<li>{html.escape(text, quote=False)}</li>")
            self.put("</ul>")
            return
        for i, text in enumerate(texts, 1):
            if self.profile.marks == "paren" and numbered:
                self.put(f"{i}) {text}")
            else:
                self.put(((self.mark() if numbered else "") or f"{self.bullet} ") + text)

    def strong(self, text: str) -> str:
        """The text in bold, where a form prints it so."""
        return text if self.profile.layout == "html" else f"**{text}**"
