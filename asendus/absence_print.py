"""The answer about an absence as a report for people, and as rows and objects for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial

from asendus.absence_report import AbsenceReport, Told
from asendus.blocks import Block, Section, print_sections
from asendus.output import Cell, RowFormat
from asendus.wording import say

#: What becomes of posts that nobody acts for.
OUTCOMES = ("coverable", "unverified", "uncovered")

COLUMNS = (
    "status", "post", "unit", "agency", "substitute", "through", "holders", "message", "notes",
    "quote_number", "file", "member", "start", "end", "quote", "post_iri", "substitute_iri",
)  # fmt: skip


def print_absence(report: AbsenceReport, style: RowFormat) -> None:
    """The answer on standard output in one of the formats."""
    print_sections(
        as_sections(report),
        closing(report),
        style,
        value=partial(as_object, report),
        columns=COLUMNS,
        rows=as_rows(report),
        lang=report.lang,
    )


def as_sections(report: AbsenceReport) -> Iterator[Section]:
    """The answer for people: who acts, who is left, who has too few substitutes between them."""
    for key, told in (("acting", report.acting), ("left", report.left)):
        if told:
            heading = say(f"absence.{key}", report.lang, count=sum(each.holders for each in told))
            yield Section(heading=heading, blocks=tuple(told_block(each) for each in told))
    if report.shortages:
        yield Section(
            heading=say("absence.shortages", report.lang),
            about=say("absence.shortages-about", report.lang),
            blocks=tuple(Block(sentence=each.message) for each in report.shortages),
        )


def told_block(told: Told) -> Block:
    """A line of the answer for people."""
    names = (told.post.label, told.substitute.label if told.substitute else "")
    return Block(sentence=told.message, names=names, notes=told.notes, quotes=told.evidence)


def closing(report: AbsenceReport) -> str:
    """The last line: how many are away, covered and left."""
    return say(
        "absence.closing",
        report.lang,
        away=sum(report.away.values()),
        covered=len(report.acting),
        capacity=report.capacity,
        **_outcomes(report),
    )


def as_rows(report: AbsenceReport) -> Iterator[tuple[Cell, ...]]:
    """A row for each quote of each line of the answer, in the order of `COLUMNS`; a line without a quote has one row."""
    for told in (*report.acting, *report.left):
        who, other = told.post, told.substitute
        through = "; ".join(place.label for place in told.through)
        head = (told.status, who.label, who.unit, who.agency, other.label if other else None, through or None)
        said = (told.holders, told.message, "; ".join(told.notes) or None)
        tail = (who.iri, other.iri if other else None)
        for number, quote in enumerate(told.evidence, start=1):
            yield (*head, *said, number, quote.file, quote.member, quote.start, quote.end, quote.words, *tail)
        if not told.evidence:
            yield (*head, *said, 0, None, None, None, None, None, *tail)


def as_object(report: AbsenceReport) -> dict[str, object]:
    """The answer as JSON: who acts, who is left, shortages, and a summary that counts."""
    return {
        "acting": [told_object(each) for each in report.acting],
        "left": [told_object(each) for each in report.left],
        "shortages": [asdict(each) for each in report.shortages],
        "summary": {
            "away": sum(report.away.values()),
            "covered": len(report.acting),
            **_outcomes(report),
            "capacity": report.capacity,
            "relay": report.relay,
        },
    }


def _outcomes(report: AbsenceReport) -> dict[str, int]:
    return {outcome: sum(told.holders for told in report.left if told.status == outcome) for outcome in OUTCOMES}


def told_object(told: Told) -> dict[str, object]:
    """A line of the answer as plain values."""
    return asdict(told) | {"evidence": [quote._asdict() for quote in told.evidence]}
