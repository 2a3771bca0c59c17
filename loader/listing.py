"""What was understood of one staff list or substitution scheme: the value between a table and the graph."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from asendus.loader.passages import Span
from asendus.loader.reading import Mention, ReadingWarning

#: The fields of a row that hold mentions of posts, by their names in a form.
ROW_FIELDS = ("supervisor", "subordinates", "substituted_by", "substitutes_for")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading as the table has it, and what it was taken for; None where nothing is read from it."""

    number: int
    words: str
    key: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRow:
    """A post as one row has it, and what the row says of it.

    unit: its path, largest first, empty for a post right below the agency; None where the table tells no unit.
    headcount: how many people at least hold the post by this row; None where the row does not tell.
    A field of mentions is None where the table has no such column, and empty where the cell names nobody.
    """

    number: int
    span: Span
    title: str
    qualifier: str | None = None
    ordinal: str | None = None
    unit: tuple[str, ...] | None = None
    headcount: int | None = None
    supervisor: tuple[Mention, ...] | None = None
    subordinates: tuple[Mention, ...] | None = None
    substituted_by: tuple[Mention, ...] | None = None
    substitutes_for: tuple[Mention, ...] | None = None

    def mentions(self, name: str) -> tuple[Mention, ...] | None:
        """The mentions of one of `ROW_FIELDS`."""
        value: tuple[Mention, ...] | None = getattr(self, name)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What was understood of one table.

    is_staff_list: it has all posts of what it is about; is_scheme: it tells who covers whom. It can be both.
    sheet: its name, where the file has several. unit: the unit that its title tells that it is about.
    `text` is the whole text of the file that offsets count in, with the names of persons, and whatever stands in columns
    that are not read, masked (▮, offsets unchanged).
    """

    source: str
    path: str
    sha256: str
    span: Span
    text: str = field(repr=False)
    is_staff_list: bool
    is_scheme: bool
    language: str = "et"
    member: str | None = None
    sheet: str | None = None
    agency: str | None = None
    unit: tuple[str, ...] = ()
    date: datetime.date | None = None
    columns: tuple[Column, ...] = ()
    rows: tuple[ListedRow, ...] = ()
    evidence: Mapping[str, Span] = field(default_factory=dict)
    warnings: tuple[ReadingWarning, ...] = ()

    def quote(self, span: Span) -> str:
        """The document's words at `span`, names masked."""
        return self.text[span.start : span.end]
