"""Lines of a free part of a form as its items: numbered paragraphs, bullets, sentences and the cells of tables.

Each item knows how deep it stands: a number by its dots, then "1)", "a)" and bullets by how far they are indented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from asendus.loader.lines import Line
from asendus.loader.passages import Passage
from asendus.loader.wordlists import line_pattern

#: Depths of markers without dots, below every number with dots.
PARENTHESIS, LETTER, LISTED, BULLET = 20, 30, 35, 40
#: A line shorter than this was ended by its writer, not by the margin.
FULL_LINE = 60

_LETTER = re.compile(r"\(?[a-zß-öø-ÿ]\)\s+")
_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+|(?P<bare>\d{1,2})\)\s*")
_BULLET = re.compile(r"[-–•▪■●◦·»=]\s+|[▪■●•](?=\w)")
#: Where another item begins within a line: a number with dots or a bullet behind the end of a clause, "2)" and "b)" too.
_INNER = re.compile(
    r"(?<=[:;.,])\s+(?=\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+[^\W\d]|(?:\d{1,2}|[a-zß-öø-ÿ])\)\s+\w)"
    r"|\s*(?=[▪■●•◦]\s*\w)|(?<=[:;])\s+(?=[-–]\s+\w)|\n"
)
#: What stands wherever another item begins; quicker to look for, and most lines have none.
_INNER_SIGN = re.compile(r"[▪■●•◦\n]|[:;.,]\s+(?:\d{1,2}[.)]|[a-zß-öø-ÿ]\)|[-–]\s)")
#: A cell's lines were joined: what ends with a semicolon there is an item.
_IN_CELL = re.compile(rf"{_INNER.pattern}|(?<=;)\s+(?=[^\W\d])")
_OPEN = re.compile(rf"[,(/–-]$|\b(?:{line_pattern('joints')})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Words that stand under one marker, or in a paragraph or cell without one.

    number: "3.1" as the form has it; level: how deep it stands, 0 without a marker; row and column: of a table, both -1
    outside; gap: an empty line stands before it; heading: set off by markup.
    """

    words: Passage
    number: str | None = None
    level: int = 0
    row: int = -1
    column: int = -1
    gap: bool = False
    heading: bool = False

    @property
    def marked(self) -> bool:
        """Whether a number, a letter or a bullet opens it."""
        return self.level > 0

    @property
    def opens(self) -> bool:
        """Whether it ends as what opens a list does."""
        return self.words.text.rstrip().endswith(":")

    @property
    def closed(self) -> bool:
        """Whether it ends as a clause does."""
        return self.words.text.rstrip().endswith((".", ";", "!", "?"))


@dataclass(slots=True)
class _Reader:
    """The items so far, the last of which may go on in the next line."""

    items: list[Item] = field(default_factory=list)
    gap: bool = False
    row: int = -1
    last: str = ""
    places: tuple[int, ...] = ()
    narrow: int = FULL_LINE

    def read(self, line: Line) -> None:
        if line.blank:
            self.gap = True
        elif line.spaced or (self.places and line.indented):
            self._read_spaced(line)
            self.gap = False
        elif line.tabular:
            self._read_row(line)
            self.gap = False
        else:
            self.places = ()
            self._read_line(line)
            self.gap = False

    def _read_line(self, line: Line) -> None:
        first, *rest = _pieces(line.cells[0])
        level = _level_of(line, self.items)
        opened = _unmarked(first, level=level, number=line.number, gap=self.gap, heading=line.heading)
        if opened.marked or not self._goes_on(opened):
            self.items.append(self._placed(opened))
        else:
            self.items[-1] = _longer(self.items[-1], opened.words)
        self.items += [_unmarked(piece, level=0, number=None) for piece in rest]
        self.last = line.words.text

    def _placed(self, item: Item) -> Item:
        """An item without a marker stands in the list that the words above it open, or go on with in small letters."""
        above = self.items[-1] if self.items else None
        if above is None or above.column >= 0 or item.marked or item.heading or item.opens:
            return item
        if above.opens or above.level == LISTED:
            return replace(item, level=LISTED)
        return replace(item, level=above.level) if item.words.text[:1].islower() else item

    def _goes_on(self, item: Item) -> bool:
        """Whether words without a marker go on with the item above them."""
        if not self.items or self.items[-1].column >= 0 or item.heading or self.items[-1].heading:
            return False
        before, behind = self.items[-1], item.words.text
        if before.opens or before.words.text.rstrip().endswith(";"):
            return False
        if _OPEN.search(self.last.rstrip()) or behind[:1].islower():
            return not before.closed or not item.gap
        if item.gap or (before.closed and len(self.last) < FULL_LINE):
            return False
        return len(self.last) >= (self.narrow if before.marked else FULL_LINE)

    def _read_row(self, line: Line) -> None:
        self.row += 1
        for column, cell in enumerate(line.cells):
            number, level = (line.number, max(line.depth, 1)) if column == 0 and line.number else (None, 0)
            for piece in _pieces(cell, _IN_CELL):
                item = _unmarked(piece, level=level, number=number)
                number, level = None, 0
                if item.words:
                    self.items.append(replace(item, row=self.row, column=column))

    def _read_spaced(self, line: Line) -> None:
        """A row whose columns were set with spaces goes on below itself, without a marker."""
        pieces = line.columns()
        if not self.places:
            self.places = tuple(place for place, _ in pieces)
        columns = [(min(range(len(self.places)), key=lambda at: abs(self.places[at] - p)), w) for p, w in pieces]
        if line.number or line.bullet or self._ended_row():
            self._read_row(line)
            return
        for column, words in columns:
            at = next((i for i in range(len(self.items) - 1, -1, -1) if self._is_cell(i, column)), None)
            if at is None:
                self.items.append(Item(words=words, row=self.row, column=column))
            else:
                self.items[at] = _longer(self.items[at], words)

    def _is_cell(self, at: int, column: int) -> bool:
        return self.items[at].row == self.row and self.items[at].column == column

    def _ended_row(self) -> bool:
        first = [item for item in self.items if item.row == self.row and item.column == 0]
        return self.row < 0 or self.gap or not first or self.row == 0 or (first[-1].closed and not first[-1].number)


def items_of(lines: Sequence[Line]) -> list[Item]:
    """The items of some lines, in their order; wrapped lines are joined."""
    widest = max((len(line.raw) for line in lines if not line.tabular), default=0)
    reader = _Reader(narrow=min(FULL_LINE, widest * 3 // 4))
    for line in lines:
        reader.read(line)
    return [item for item in reader.items if any(map(str.isalpha, item.words.text))]


def _pieces(words: Passage, border: re.Pattern[str] = _INNER) -> list[Passage]:
    if border is _INNER and not _INNER_SIGN.search(words.text):
        return [words.strip() or words]
    return [piece for piece in (each.strip() for each in words.split(border)) if piece] or [words]


def _longer(item: Item, words: Passage) -> Item:
    return replace(item, words=Passage.join([item.words, words], separator="\n"))


def _unmarked(words: Passage, *, level: int, number: str | None, gap: bool = False, heading: bool = False) -> Item:
    """The item of some words, without the markers that they begin with; what stands deepest tells the level."""
    for _ in range(2):
        if found := _NUMBER.match(words.text):
            number = found["number"] or found["bare"]
            level = number.count(".") + 1 if found["number"] else PARENTHESIS
        elif found := _LETTER.match(words.text):
            level = LETTER
        elif found := _BULLET.match(words.text):
            level = level or BULLET
        else:
            break
        words = words[found.end() :]
    return Item(words=words.strip(), number=number, level=level, gap=gap, heading=heading)


def _level_of(line: Line, before: Sequence[Item]) -> int:
    """How deep the marker of a line stands; a bare number below one with dots is an item of it."""
    if line.number:
        bare = line.depth == 1
        under = next((item for item in reversed(before) if item.marked and item.number and item.column < 0), None)
        deeper = under is not None and (1 < under.level < PARENTHESIS or under.level == PARENTHESIS)
        return PARENTHESIS if bare and (_in_brackets(line) or deeper) else line.depth
    return BULLET + _indent(line) if line.bullet else 0


def _in_brackets(line: Line) -> bool:
    return bool(re.match(rf"\W*{re.escape(line.number or '')}\)", line.raw.text))


def _indent(line: Line) -> int:
    return len(line.raw) - len(line.raw.text.lstrip(" "))
