"""The rows of a table under its headings: which unit each is in, which post it has, and what it says of it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from asendus.loader.context import Context
from asendus.loader.grammars import Grammar
from asendus.loader.labels import words_of
from asendus.loader.list_columns import COUNTS, READ, Header, list_words
from asendus.loader.listing import ROW_FIELDS, ListedRow
from asendus.loader.naming import TitleParts
from asendus.loader.passages import Passage, Span
from asendus.loader.reading import MAX_QUOTE, Mention, MentionKind, ReadingWarning
from asendus.loader.resolve_heads import is_unit
from asendus.loader.tables import Row, flowing, row_span

_NUMBERING = re.compile(r"\s*(\d+(?:\.\d+)*)(?:[.)]\s*|\s+)(?=\D)")
_NUMBER = re.compile(r"\d{1,5}(?:[.,]\d{1,3})?")
_ROMAN = re.compile(r"[IVX]{1,5}")
#: No cell that names posts is longer; what stands behind is told, not read. Characters.
LONGEST_CELL = 1_000
#: A unit whose name ends in no unit word ("Juhtkond") has fewer words than this.
LONGEST_ODD_NAME = 4
#: A post that a row has nothing else about has no more words than this; more are a remark below the table.
LONGEST_ALONE = 8


@dataclass(slots=True, kw_only=True)
class Sink:
    """What reading the rows leaves beside them: warnings, stretches that are names of persons, and which rows head others."""

    warnings: list[ReadingWarning] = field(default_factory=list)
    names: list[Span] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)

    def warn(self, code: str, span: Span, *, words: str = "", meant: str = "") -> None:
        """A warning about some words."""
        self.warnings.append(ReadingWarning(code=code, span=span, words=words, meant=meant))


class RowReader:
    """Reads the rows of one table after another, and keeps what a row takes from those above it."""

    def __init__(
        self, header: Header, grammar: Grammar, *, language: str, agency: str | None, unit: tuple[str, ...], sink: Sink
    ) -> None:
        self.header = header
        self.grammar = grammar
        self.language = language
        self.agency = agency
        self.sink = sink
        self.base = unit
        self._headed: list[tuple[int, str]] = []  # the units of heading rows, from the largest, with their ranks
        self._last: list[str | None] = []  # what the unit columns had last
        self._knows_units = bool(header.at("unit") or unit)

    def rows(self, row: Row, number: int) -> Iterator[ListedRow]:
        """The posts of one row; none for a heading, a sum or an empty row."""
        row = [self._bounded(cell) for cell in row]
        cells = self._cells(row)
        if not cells or self._is_total(row):
            return
        if self._take_heading(row, cells):
            self.sink.headings.add(number)
            return
        unit = self._unit(row)
        cell = _at(row, self.header.post)
        if not cell:
            return
        if self._is_remark(row, cell):
            self.sink.warn("unread", cell.span, words=cell.text)
            return
        for parts, words in self._posts(cell):
            yield self._listed(row, number, parts, words, unit)

    def _bounded(self, cell: Passage) -> Passage:
        """A cell as far as it is read; the rest is told, and is taken for what nobody may see."""
        if rest := cell[LONGEST_CELL:].strip():
            self.sink.warn("too-long", rest[:MAX_QUOTE].span, words=str(LONGEST_CELL))
            self.sink.names.append(rest.span)
        return cell[:LONGEST_CELL]

    def _cells(self, row: Row) -> list[int]:
        return [number for number, cell in enumerate(row) if cell]

    def _is_remark(self, row: Row, cell: Passage) -> bool:
        """Whether a row that has nothing but the words in its post's cell stands below the table, not in it."""
        if len(self._read_cells(row)) > 1:
            return False
        return bool(self.header.at("headcount")) or ":" in cell.text or len(cell.text.split()) > LONGEST_ALONE

    def _is_total(self, row: Row) -> bool:
        totals = list_words(self.language).totals
        said = (words_of(cell.text) for cell in row if cell and not _NUMBER.fullmatch(cell.text))
        first = next((words for words in said if words), ())
        return bool(first) and (first[0] in totals or first[-1] in totals)

    # --- units ---

    def _take_heading(self, row: Row, cells: Sequence[int]) -> bool:
        """Whether the row names a unit alone, for the rows below; its count, if any, is a sum."""
        counts = {number for key in COUNTS for number in self.header.at(key)}
        said = [number for number in cells if number not in counts and not _NUMBER.fullmatch(row[number].text)]
        if len(said) != 1 or said[0] in self.header.at("unit"):
            return False
        depth, name = _numbered(flowing(row[said[0]]))
        path = self.grammar.parse_units(name, agency=self.agency).names if name else ()
        if not path or not (is_unit(path[-1], language=self.language) or self._is_uncounted(row, name)):
            return False
        self._head(path, depth)
        return True

    def _is_uncounted(self, row: Row, name: Passage) -> bool:
        """A few words that are no title, with no number beside them where all posts have one: a unit that is called oddly."""
        numbers = self.header.at("headcount")
        few = len(name.text.split()) < LONGEST_ODD_NAME and name.text[-1:].isalpha() and ":" not in name.text
        counted = not numbers or any(_at(row, number) for number in numbers)
        return few and not counted and not self.grammar.begins_mention(name)

    def _head(self, path: Sequence[str], depth: int | None) -> None:
        self._knows_units = True
        self._last = []
        if len(path) > 1:
            self._headed = [(self._rank(name), name) for name in path]
            return
        rank = depth if depth is not None else self._rank(path[0])
        while self._headed and self._headed[-1][0] >= rank:
            self._headed.pop()
        self._headed.append((rank, path[0]))

    def _rank(self, name: str) -> int:
        """How large a unit is; one that its name does not tell of counts as large: a path too short can still be found."""
        rank = self.grammar.unit_rank(name)
        return 0 if rank == self.grammar.unit_rank("") else rank

    def _unit(self, row: Row) -> tuple[str, ...] | None:
        """The row's unit: what its unit columns say, below what heads it. Empty cells mean the unit above."""
        own: list[str] = []
        numbers = self.header.at("unit")
        said = [_at(row, number) for number in numbers]
        if numbers:
            self._last = self._filled(said)
            own = [words for words in self._last if words]
        names: list[str] = [*self.base, *(name for _, name in self._headed)]
        for words in own:
            for name in self._path(words):
                if name.casefold() not in [each.casefold() for each in names]:
                    names.append(name)
        return tuple(names) if names or self._knows_units else None

    def _filled(self, said: Sequence[Passage]) -> list[str | None]:
        """The cells of the unit columns; cells in front of the first that is filled are as in the row above."""
        first = next((number for number, cell in enumerate(said) if cell), None)
        if first is None:
            return self._last or [None] * len(said)
        nothing = list_words(self.language).nothing
        above = [*self._last[:first], *[None] * (first - len(self._last[:first]))]
        return [
            *above,
            *(
                flowing(cell).text if cell and words_of(cell.text) not in nothing and cell.text.strip("-–—") else None
                for cell in said[first:]
            ),
        ]

    def _path(self, words: str) -> tuple[str, ...]:
        _, name = _numbered(Passage.from_text(words))
        return self.grammar.parse_units(name, agency=self.agency).names

    # --- posts ---

    def _posts(self, cell: Passage) -> Iterator[tuple[TitleParts, Passage]]:
        """The posts that a cell names; none, and a warning, where it names a person."""
        words = flowing(cell)
        found, _ = self.grammar.parse_mentions(words, field="supervisor", context=Context(agency=self.agency))
        if any(mention.kind is MentionKind.PERSON for mention in found):
            self.sink.names.append(cell.span)
            self.sink.warn("named-person", cell.span)
            return
        _, title = _numbered(words)
        parts = self.grammar.parse_title(title)
        if parts.title:
            yield parts, title
        self.sink.warnings.extend(w for w in parts.warnings if w.code != "unknown-title")

    def _listed(
        self, row: Row, number: int, parts: TitleParts, cell: Passage, unit: tuple[str, ...] | None
    ) -> ListedRow:
        qualifier = parts.qualifier or _text(row, self.header.at("qualifier"))
        ordinal = parts.ordinal or self._ordinal(row)
        if parts.unit and (unit is None or unit[-len(parts.unit) :] != parts.unit):
            unit = _joined(unit or (), parts.unit)
        listed = ListedRow(
            number=number,
            span=row_span(self._read_cells(row)),
            title=parts.title or cell.text,
            qualifier=qualifier,
            ordinal=ordinal,
            unit=unit,
            headcount=self._headcount(row),
        )
        context = Context(agency=self.agency, unit=unit or (), title=listed.title, qualifier=qualifier, ordinal=ordinal)
        fields: dict[str, Any] = {name: self._mentions(row, name, context) for name in ROW_FIELDS}
        return replace(listed, **fields)

    def _read_cells(self, row: Row) -> list[Passage]:
        return [cell for column in self.header.columns if column.key in READ and (cell := _at(row, column.number))]

    def _ordinal(self, row: Row) -> str | None:
        words = _text(row, self.header.at("ordinal"))
        return words if words and _ROMAN.fullmatch(words) else None

    def _headcount(self, row: Row) -> int | None:
        """How many people at least: a part of a place is a person's too, and two and a half are three people's."""
        for key in ("headcount", "load"):
            for number in self.header.at(key):
                cell = _at(row, number)
                if not cell:
                    continue
                if not _NUMBER.fullmatch(cell.text):
                    self.sink.warn("unread-headcount", cell.span, words=cell.text)
                    return None
                places = float(cell.text.replace(",", "."))
                people = math.ceil(places)
                if key == "headcount" and places != people:
                    self.sink.warn("fractional-headcount", cell.span, words=cell.text, meant=str(people))
                return people
        return None

    # --- mentions ---

    def _mentions(self, row: Row, name: str, context: Context) -> tuple[Mention, ...] | None:
        numbers = self.header.at(name)
        if not numbers:
            return None
        found: list[Mention] = []
        for place, number in enumerate(numbers, start=1):
            cell = _at(row, number)
            mentions, warnings = self.grammar.parse_mentions(cell, field=name, context=context) if cell else ((), ())
            self.sink.warnings.extend(w for w in warnings if w.code != "case-direction")
            self.sink.names.extend(m.span for m in mentions if m.kind is MentionKind.PERSON)
            ranked = place if len(numbers) > 1 and name == "substituted_by" else None
            found.extend(replace(m, order=m.order or ranked) for m in mentions)
        if name == "substituted_by":
            found = [self._completed(row, mention) for mention in found]
        return tuple(found)

    def _completed(self, row: Row, mention: Mention) -> Mention:
        """The mention with what the columns for order, condition and the substitute's unit say."""
        order = _text(row, self.header.at("order"))
        condition = _text(row, self.header.at("condition"))
        unit = mention.unit
        cell = next((c for number in self.header.at("substitute_unit") if (c := _at(row, number))), None)
        if cell and not unit and mention.kind in (MentionKind.POST, MentionKind.ANY):
            unit = self.grammar.parse_units(flowing(cell), agency=self.agency).names
        return replace(
            mention,
            unit=unit,
            order=mention.order
            or (int(order) if order and order.isascii() and order.isdigit() and len(order) < 3 else None),
            condition=mention.condition or condition,
        )


def _at(row: Row, number: int) -> Passage:
    return row[number] if number < len(row) else Passage.empty()


def _text(row: Row, numbers: Sequence[int]) -> str | None:
    found = (flowing(cell).text for number in numbers if (cell := _at(row, number)))
    return next((words for words in found if words.strip("-–—")), None)


def _numbered(words: Passage) -> tuple[int | None, Passage]:
    """How deep the number in front of some words is ("1.2" is 2), and the words behind it."""
    match = _NUMBERING.match(words.text)
    return (match[1].count(".") + 1, words[match.end() :]) if match else (None, words)


def _joined(unit: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    """A path and the units that a title names: below it, unless they are a part of it."""
    inside = [name.casefold() for name in unit]
    return (*unit, *(name for name in named if name.casefold() not in inside))
