"""Suggestions as reports for people, and as rows and objects for programs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from asendus.blocks import Block, Section, print_sections
from asendus.output import Cell, RowFormat
from asendus.suggest_report import PlanReport, Step, Suggestion, SuggestReport
from asendus.wording import say

COLUMNS = (
    "place", "post", "candidate", "unit", "distance", "snags", "less", "unknown", "met", "shared_competencies",
    "shared_duties", "load", "overloaded", "supervisor_alone", "makes_circle", "breaks_circle", "reasons", "against", "post_iri", "candidate_iri",
)  # fmt: skip
PLAN_COLUMNS = (*COLUMNS, "closes")


def print_candidates(report: SuggestReport, style: RowFormat) -> None:
    """Who could cover a post, on standard output in one of the formats."""
    print_sections(
        [_candidate_section(report)],
        say("suggest.looked-at", report.lang, count=report.looked_at),
        style,
        value=partial(_candidates_object, report),
        columns=COLUMNS,
        rows=candidate_rows(report),
        lang=report.lang,
    )


def print_plan(report: PlanReport, style: RowFormat) -> None:
    """New substitutions, on standard output in one of the formats."""
    print_sections(
        _plan_sections(report),
        closing(report),
        style,
        value=partial(_plan_object, report),
        columns=PLAN_COLUMNS,
        rows=plan_rows(report),
        lang=report.lang,
    )


def candidate_rows(report: SuggestReport) -> Iterator[tuple[Cell, ...]]:
    """A row a candidate, in the order of `COLUMNS`."""
    return (_row(report.post, report.label, each) for each in report.suggestions)


def plan_rows(report: PlanReport) -> Iterator[tuple[Cell, ...]]:
    """A row a new substitution, in the order of `PLAN_COLUMNS`."""
    for step in report.steps:
        yield *_row(step.post, step.label, step.suggestion), "; ".join(finding.id for finding in step.findings)


def closing(report: PlanReport) -> str:
    """The last line: how many new substitutions close how many findings, and how they were found."""
    closed = sum(len(step.findings) for step in report.steps)
    if not closed and not report.open:
        return say("suggest.none", report.lang)
    how = say("suggest.exact" if report.exact else "suggest.greedy", report.lang)
    words = say("suggest.closing", report.lang, count=len(report.steps), closed=closed, open=len(report.open))
    return f"{words} {how}"


def _candidate_section(report: SuggestReport) -> Section:
    now = ", ".join(report.covered_by) or say(f"strength.{report.strength}", report.lang) if report.strength else "–"
    return Section(
        heading=say("suggest.heading", report.lang, post=report.label),
        about=say("suggest.now", report.lang, now=now),
        blocks=tuple(
            Block(
                sentence=f"{each.place}. {each.label}: {'; '.join(each.reasons)}", names=(each.label,), notes=each.snags
            )
            for each in report.suggestions
        ),
    )


def _plan_sections(report: PlanReport) -> Iterator[Section]:
    if report.steps:
        yield Section(
            heading=say("suggest.new", report.lang, count=len(report.steps)),
            about=say("suggest.new-about", report.lang),
            blocks=tuple(_step_block(step, report.lang) for step in report.steps),
        )
    if report.open:
        yield Section(
            heading=say("suggest.open", report.lang, count=len(report.open)),
            about=say("suggest.open-about", report.lang),
            blocks=tuple(Block(sentence=f"{each.message[report.lang]} ({each.slug})") for each in report.open),
        )


def _step_block(step: Step, lang: str) -> Block:
    chosen = step.suggestion
    sentence = say("suggest.step", lang, post=step.label, candidate=chosen.label, reasons="; ".join(chosen.reasons))
    closes = say("suggest.closes", lang, findings=", ".join(finding.slug for finding in step.findings))
    return Block(
        sentence=f"{sentence} ({closes})",
        names=(step.label, chosen.label),
        notes=chosen.snags,
        quotes=tuple(dict.fromkeys(quote for finding in step.findings for quote in finding.evidence)),
    )


def _candidates_object(report: SuggestReport) -> dict[str, object]:
    return {
        "post": {"iri": report.post, "label": report.label, "strength": report.strength},
        "covered_by": list(report.covered_by),
        "candidates": [suggestion_object(each) for each in report.suggestions],
        "looked_at": report.looked_at,
    }


def suggestion_object(each: Suggestion) -> dict[str, object]:
    """A candidate as plain values."""
    found = each.candidate
    return {
        "place": each.place,
        "iri": found.post,
        "label": each.label,
        "unit": each.unit,
        "distance": found.distance,
        "demands": {
            "met": [term.wanted.key for term in found.compared.met],
            "less": [term.wanted.key for term in found.compared.less],
            "unknown": [term.wanted.key for term in found.compared.unknown],
        },
        "shared_competencies": list(found.competencies),
        "shared_duty_words": list(found.duties),
        "load": found.load,
        "overloaded": found.overloaded,
        "supervisor_alone": found.supervisor,
        "makes_circle": found.makes,
        "breaks_circle": found.breaks,
        "reasons": list(each.reasons),
        "against": list(each.snags),
    }


def _plan_object(report: PlanReport) -> dict[str, object]:
    return {
        "new": [
            {
                "post": {"iri": step.post, "label": step.label},
                "substitute": suggestion_object(step.suggestion),
                "closes": [{"id": finding.id, "slug": finding.slug} for finding in step.findings],
                "evidence": [quote._asdict() for finding in step.findings for quote in finding.evidence],
            }
            for step in report.steps
        ],
        "open": [{"id": each.id, "slug": each.slug, "message": each.message[report.lang]} for each in report.open],
        "exact": report.exact,
    }


def _row(post: str, label: str, each: Suggestion) -> tuple[Cell, ...]:
    found = each.candidate
    compared = (len(found.compared.less), len(found.compared.unknown), len(found.compared.met))
    shared = (len(found.competencies), len(found.duties))
    circles = (found.overloaded, found.supervisor, found.makes, found.breaks)
    words = ("; ".join(each.reasons), "; ".join(each.snags) or None)
    head = (each.place, label, each.label, each.unit, found.distance, found.snags)
    return (*head, *compared, *shared, found.load, *circles, *words, post, found.post)
