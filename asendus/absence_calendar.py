"""A calendar of absences: who is away on which days, and who is left without a substitute then.

The calendar is a CSV file with a header: `post`, `from` and `to` (or `ametikoht`, `alates`, `kuni`), in any order, parted by commas or
semicolons. A row is one holder's absence from the first day to the last, both included; days are written as 2026-01-31 or 31.01.2026.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from asendus.absence import Left, who_acts
from asendus.cover_network import CoverNetwork
from asendus.errors import UsageError
from asendus.wording import Language, say

COLUMNS = ("post", "from", "to")

_DAYS = ("%Y-%m-%d", "%d.%m.%Y")

_ONE = timedelta(days=1)


class Entry(NamedTuple):
    """One absence: the post's IRI, its first and its last day."""

    post: str
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days on which the same posts are left, each for the same reason."""

    first: date
    last: date
    left: tuple[Left, ...]

    @property
    def number(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


def read_calendar(path: Path, find: Callable[[str], str]) -> list[Entry]:
    """The absences of a calendar file.

    find: the words of a post → its IRI; what it refuses is told with the line. Raises UsageError, with file and line, for a
    file that cannot be read, a header without the three columns, and the first row that is not an absence.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise UsageError(error.strerror or "cannot be read", where=str(path), remedy="check the path") from None
    except UnicodeDecodeError:
        raise UsageError("not UTF-8 text", where=str(path), remedy="save the calendar as CSV in UTF-8") from None
    head = lines[0] if lines else ""
    rows = csv.reader(lines, delimiter=max(";,\t", key=head.count), strict=True)
    try:
        columns = _columns(next(rows, []), path)
        return [_entry(row, columns, find, where=f"{path}, line {rows.line_num}") for row in rows if any(row)]
    except csv.Error as error:
        raise UsageError(f"not CSV: {error}", where=f"{path}, line {rows.line_num}", remedy="mend the quotes") from None


def days_left(
    network: CoverNetwork, entries: Iterable[Entry], *, capacity: int = 1, relay: bool = False
) -> Iterator[Days]:
    """The days on which somebody is left, in order; days on which the same are left for the same reasons are told together."""
    last: Days | None = None
    for first, end, away in spans(entries):
        left = who_acts(network, away, capacity=capacity, relay=relay).left
        if last and last.left == left and last.last + _ONE == first:
            last = Days(first=last.first, last=end, left=left)
            continue
        if last and last.left:
            yield last
        last = Days(first=first, last=end, left=left)
    if last and last.left:
        yield last


def spans(entries: Iterable[Entry]) -> Iterator[tuple[date, date, Mapping[str, int]]]:
    """The spans of days on which the same posts are away: first day, last day, post → how many absences.

    >>> [(first.day, last.day, dict(away)) for first, last, away in spans([
    ...     Entry("a", date(2026, 7, 1), date(2026, 7, 4)), Entry("b", date(2026, 7, 3), date(2026, 7, 5))])]
    [(1, 2, {'a': 1}), (3, 4, {'a': 1, 'b': 1}), (5, 5, {'b': 1})]
    """
    changes: dict[date, Counter[str]] = {}
    for entry in entries:
        changes.setdefault(entry.first, Counter())[entry.post] += 1
        changes.setdefault(entry.last + _ONE, Counter())[entry.post] -= 1
    away = Counter[str]()
    turns = sorted(changes)
    for turn, following in pairwise(turns):
        away.update(changes[turn])
        present = {post: number for post, number in away.items() if number > 0}
        if present:
            yield turn, following - _ONE, present


def _columns(header: list[str], path: Path) -> dict[str, int]:
    """Column → its place, by its name in either language."""
    told = {word.strip().casefold(): place for place, word in enumerate(header)}
    found = {}
    for name in COLUMNS:
        words = [name, *(say(f"calendar.{name}", lang) for lang in Language)]
        places = [told[word] for word in words if word in told]
        if not places:
            raise UsageError(f"no column {name}", where=f"{path}, line 1", remedy=f"the header is {','.join(COLUMNS)}")
        found[name] = places[0]
    return found


def _entry(row: list[str], columns: Mapping[str, int], find: Callable[[str], str], *, where: str) -> Entry:
    cells = {name: row[place].strip() if place < len(row) else "" for name, place in columns.items()}
    empty = [name for name in COLUMNS if not cells[name]]
    if empty:
        raise UsageError(f"no {empty[0]}", where=where, remedy=f"a row has {', '.join(COLUMNS)}")
    first, last = (_day(cells[name], where=where) for name in ("from", "to"))
    if last < first:
        raise UsageError(f"ends on {last} before it begins on {first}", where=where, remedy="mend the days")
    try:
        return Entry(find(cells["post"]), first, last)
    except UsageError as error:
        raise UsageError(error.what, where=where, remedy=error.remedy) from None


def _day(text: str, *, where: str) -> date:
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise UsageError(f"{text!r} is no day", where=where, remedy="write it as 2026-01-31 or 31.01.2026")
