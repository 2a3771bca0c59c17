"""The lines of one description: headings, rows and lists as the shape of a form has them."""

from __future__ import annotations

import html
from dataclasses import dataclass, field

from corpus.lexicon import Dice
from corpus.third.words import capital
from corpus.writer import Line

NUMBERED = ("numbered", "numbered colon", "clauses")
Rows = list[tuple[str, str]]


@dataclass(slots=True, kw_only=True)
class Page:
    """Collects the lines; counts sections and items."""

    dice: Dice
    shape: str
    bullet: str
    html: bool = False
    counted: bool = False
    airy: bool = True
    upper: bool = False
    separator: str = ": "
    dot: str = "."
    lines: list[Line] = field(default_factory=list)
    section: int = 0
    item: int = 0

    def put(self, text: str, *, free: bool = True, tag: str = "p") -> None:
        """One line."""
        if self.html:
            text = f"<{tag}>{html.escape(text, quote=False)}</{tag}>" if text else ""
        self.lines.append(Line(text, free and not self.html))

    def gap(self) -> None:
        """An empty line, if the form has air."""
        if self.airy and self.lines and self.lines[-1].text and not self.html:
            self.put("")

    def heading(self, text: str) -> None:
        """The heading of the next section; an empty one is left out."""
        self.section, self.item = self.section + 1, 0
        self.gap()
        if not text:
            return
        text = text.upper() if self.upper else text
        if self.shape == "sections":
            text = f"§ {self.section}. {text}"
        elif self.shape == "pipes":
            text = f"## {text}"
        elif self.counted:
            text = f"{self.section}. {text}"
        self.put(text, tag="h2")

    def number(self) -> str:
        """The number of the next item with a space, where the form counts items."""
        self.item += 1
        if self.shape in NUMBERED:
            return f"{self.section}.{self.item}{self.dot} "
        if self.shape == "sections":
            return f"({self.item}) "
        return f"{self.section}.{self.item}{self.dot} " if self.shape == "numbered tabs" else ""

    def rows(self, rows: Rows, *, demands: bool = False) -> None:
        """Rows of labels and values."""
        if self.shape == "grid" and not demands:
            self._grid(rows)
        elif self.shape == "pipes":
            self._pipes(rows)
        else:
            for label, text in rows:
                self._row(label, text, demands=demands)

    def _row(self, label: str, text: str, *, demands: bool) -> None:
        if self.shape == "stacked":
            self.put(label + self.dice.one(("", ":")) if self.dot else label, free=False)
            self.put(text, free=False)
            self.gap()
        elif self.shape in {"tabs", "numbered tabs"}:
            self.put(f"{self.number()}{label}\t{text}", free=False)
        elif self.shape == "bullets":
            self.put(f"{self.bullet} {label}{self.separator}{text}")
        elif self.shape == "numbered" and not demands:
            self.put(f"{self.number()}{label}{self.separator}{text}".rstrip())
        else:
            self.put(f"{self.number()}{label}: {text}".rstrip())

    def _grid(self, rows: Rows) -> None:
        width = self.dice.one((2, 3))
        for start in range(0, len(rows), width):
            part = rows[start : start + width]
            self.put("\t".join(self.number() + label for label, _ in part), free=False)
            self.put("\t".join(text for _, text in part), free=False)
            self.gap()

    def _pipes(self, rows: Rows) -> None:
        bold = self.dice.chance(0.5)
        self.put("| | |" if bold else "| Väli | Sisu |", free=False)
        self.put("|---|---|", free=False)
        for label, text in rows:
            self.put(f"| {f'**{label}**' if bold else label} | {text} |", free=False)

    def clause(self, text: str) -> None:
        """One sentence with the number that the form gives it."""
        self.put(self.number() + text)

    def question(self, text: str) -> None:
        """A question and its answer; a form in the making has the answer beside the question."""
        asked, _, answer = text.partition("? ")
        if self.html:
            self.put(asked + "?", tag="h3")
            self.put(answer)
        elif self.separator == ": ":
            self.put(f"{asked}?", free=False)
            self.put(answer)
            self.gap()
        else:
            self.put(f"{asked}? {answer}")

    def items(self, texts: list[str], *, lead: str = "") -> None:
        """A list, with a line that leads to it."""
        if lead and self.shape == "sections":
            self.put(f"{self.number()}{lead}:")
        elif lead and self.shape not in NUMBERED:
            self.put(f"{lead}:")
        if self.html:
            self.put_list(texts)
            return
        for i, text in enumerate(texts, 1):
            end = "." if i == len(texts) else ";"
            if self.shape == "sections":
                self.put(f"{i}) {text}{end}")
            elif self.shape in NUMBERED or self.shape == "numbered tabs":
                self.put(f"{self.number()}{capital(text)}.")
            else:
                self.put(f"{f'{i}.' if self.bullet == '1' else self.bullet} {text}{end if self.dot else ''}")

    def put_list(self, texts: list[str]) -> None:
        """A list of HTML."""
        rows = "".join(f"<li>{html.escape(text, quote=False)}</li>" for text in texts)
        self.lines.append(Line(f"<ul>{rows}</ul>", free=False))
