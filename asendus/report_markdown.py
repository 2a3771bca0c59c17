"""The report as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from asendus.gaps_report import (
    closing,
    finding_markdown,
    silence_words,
    silenced,
    waiting_columns,
    waiting_rows,
)
from asendus.output import Cell, in_markdown
from asendus.output import as_markdown as table
from asendus.report import Band, Report, heading, kinds, numbers, reasons
from asendus.wording import say


def as_markdown(report: Report) -> str:
    """The report as Markdown: numbers, cover by unit, the most exposed posts, findings by unit with their words."""
    return "\n".join(line.rstrip("\n") for line in _lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    lang = report.lang
    yield f"# {in_markdown(report.title)}\n"
    yield f"{say('report.day', lang, day=report.day.isoformat())}\n"
    yield ""
    yield from (f"- {name}: **{number}**" for name, number in numbers(report))
    yield ""
    if report.whole.posts:
        yield from _tables(report)
    yield f"## {say('report.findings', lang)}\n"
    for unit in report.by_unit:
        yield f"\n### {in_markdown(heading(unit, report))}\n"
        yield ""
        for finding in unit.findings:
            yield from finding_markdown(finding, lang, severity=True)
    yield ""
    yield from _ending(report)
    yield f"**{closing(report.gaps)}**"


def _tables(report: Report) -> Iterator[str]:
    lang = report.lang
    bands = tuple(Band)
    names = [say(f"report.band-{band}", lang) for band in bands]
    yield f"## {say('report.units', lang)}\n"
    yield ""
    rows: list[Sequence[Cell]] = [(c.path, c.posts, *(c.bands[band] for band in bands)) for c in report.units]
    yield table((say("read.unit", lang), say("report.posts", lang), *names), rows)
    yield ""
    yield f"## {say('report.severities', lang)}\n"
    yield ""
    found = [(title, say(f"severity.{severity}", lang), number) for title, severity, number in kinds(report)]
    yield table((say("report.kind", lang), say("report.severity", lang), say("report.number", lang)), found)
    yield ""
    if report.survives:
        yield f"## {say('report.resilience', lang)}\n"
        yield ""
        yield from (f"- {in_markdown(each.closing)}" for each in report.survives)
        yield ""
    if report.exposed:
        yield f"## {say('report.exposed', lang, count=len(report.exposed))}\n\n{say('report.exposed-why', lang)}\n"
        yield ""
        exposed = [(e.label, say(f"strength.{e.strength}", lang), reasons(e, report)) for e in report.exposed]
        yield table((say("gaps.post", lang), say("report.cover", lang), say("report.reason", lang)), exposed)
        yield ""


def _ending(report: Report) -> Iterator[str]:
    """What stands after the findings: silenced ones, warnings, descriptions to load next."""
    lang, gaps = report.lang, report.gaps
    if silenced(gaps):
        yield f"## {say('gaps.silenced', lang)}\n"
        yield from (f"- {in_markdown(silence_words(finding, lang))}" for finding in silenced(gaps))
        yield ""
    if gaps.warned:
        yield f"## {say('gaps.warned', lang)}\n\n{say('gaps.warned-why', lang)}\n"
        yield from (f"- {in_markdown(each.text[lang])}" for each in gaps.warned)
        yield ""
    if gaps.waiting:
        yield f"## {say('gaps.load-next', lang)}\n\n{say('gaps.load-next-why', lang)}\n"
        yield ""
        yield table(waiting_columns(gaps), waiting_rows(gaps.waiting, gaps))
        yield ""
