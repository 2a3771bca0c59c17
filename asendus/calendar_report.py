"""The days on which somebody is left without a substitute, in words and in rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from asendus.absence import Absence
from asendus.absence_calendar import Days
from asendus.absence_print import told_block, told_object
from asendus.absence_report import Told, told_left
from asendus.blocks import Section, print_sections
from asendus.cover_network import CoverNetwork
from asendus.output import Cell, RowFormat
from asendus.queries import Selects
from asendus.word_sources import read_sources
from asendus.wording import say

COLUMNS = (
    "from", "to", "days", "status", "post", "unit", "agency", "holders", "message",
    "quote_number", "file", "member", "start", "end", "quote", "post_iri",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDays:
    """Some days in a row, and who is left on each of them."""

    days: Days
    left: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarReport:
    """All that `asendus absence --calendar` tells."""

    spans: tuple[ToldDays, ...]
    absences: int
    lang: str

    @property
    def days(self) -> int:
        """On how many days somebody is left."""
        return sum(each.days.number for each in self.spans)

    @property
    def posts(self) -> int:
        """How many posts are left on some day."""
        return len({told.post.iri for each in self.spans for told in each.left})


def report_days(
    store: Selects, network: CoverNetwork, found: Sequence[Days], *, absences: int, lang: str
) -> CalendarReport:
    """The days with their words; absences: how many the calendar has."""
    wordless = [Absence(away={}, acting=(), left=each.left, capacity=1, relay=False) for each in found]
    sources = read_sources(store, network, wordless, lang=lang)
    spans = (ToldDays(days=each, left=tuple(told_left(left, sources) for left in each.left)) for each in found)
    return CalendarReport(spans=tuple(spans), absences=absences, lang=lang)


def print_calendar(report: CalendarReport, style: RowFormat) -> None:
    """The days on standard output in one of the formats."""
    print_sections(
        as_sections(report),
        closing(report),
        style,
        value=partial(as_object, report),
        columns=COLUMNS,
        rows=as_rows(report),
        lang=report.lang,
    )


def as_sections(report: CalendarReport) -> Iterator[Section]:
    """The days for people, a section for each run of days."""
    for each in report.spans:
        first, last = each.days.first.isoformat(), each.days.last.isoformat()
        heading = say("absence.span", report.lang, first=first, last=last) if first != last else first
        yield Section(heading=heading, blocks=tuple(told_block(told) for told in each.left))


def closing(report: CalendarReport) -> str:
    """The last line: on how many days how many posts are left."""
    if not report.spans:
        return say("absence.calendar-clean", report.lang, count=report.absences)
    return say("absence.calendar-closing", report.lang, count=report.days, posts=report.posts)


def as_rows(report: CalendarReport) -> Iterator[tuple[Cell, ...]]:
    """A row for each quote of each post that is left, in the order of `COLUMNS`."""
    for each in report.spans:
        span = (each.days.first.isoformat(), each.days.last.isoformat(), each.days.number)
        for told in each.left:
            who = told.post
            head = (*span, told.status, who.label, who.unit, who.agency, told.holders, told.message)
            for number, quote in enumerate(told.evidence, start=1):
                yield (*head, number, quote.file, quote.member, quote.start, quote.end, quote.words, who.iri)
            if not told.evidence:
                yield (*head, 0, None, None, None, None, None, who.iri)


def as_object(report: CalendarReport) -> dict[str, object]:
    """The days as JSON."""
    return {
        "spans": [
            {
                "from": each.days.first.isoformat(),
                "to": each.days.last.isoformat(),
                "days": each.days.number,
                "left": [told_object(told) for told in each.left],
            }
            for each in report.spans
        ],
        "summary": {"absences": report.absences, "days": report.days, "posts": report.posts},
    }
