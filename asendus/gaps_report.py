"""Findings as a report for people, and as rows and objects for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from asendus.blocks import bulleted, place_words, quotes_by_place
from asendus.cards import quoted, shorten
from asendus.gaps_baseline import (
    fixed_markdown,
    fixed_objects,
    fixed_rows,
    fixed_text,
    mark,
    totals,
    totals_words,
)
from asendus.output import Cell, RowFormat, in_markdown, one_line, print_as
from asendus.output import as_markdown as table_markdown
from asendus.wording import say

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from asendus.baseline import Compared
    from asendus.findings import Finding, ToLoad, Warned
    from asendus.rules import Rules
    from asendus.store import Store

SEVERITIES = ("high", "medium", "low")

COLOURS = {"high": "red", "medium": "yellow", "low": "blue"}

#: A quote in the table is shortened to so many characters; the other formats have the whole.
QUOTED = 200

#: Warnings of the reader that cast no doubt on what was read; the question reading-warnings has them.
NO_DOUBT = frozenset({"signed"})
#: So many warnings of the reader stand in the table; the other formats have them all.
SHOWN_WARNED = 12

#: So many descriptions to load next stand in the table; the other formats have them all.
SHOWN_WAITING = 15

COLUMNS = (
    "id", "slug", "severity", "post", "unit", "agency", "message", "remedy",
    "quote_number", "file", "member", "start", "end", "quote", "post_iri", "silenced_until", "silenced_because",
    "status",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsReport:
    """All that `asendus gaps` tells.

    described: how many posts have a description; listed: how many a list has and no description; titles: finding slug → heading, in the language `lang`;
    many_agencies: whether a post needs its agency told beside it; compared: with an earlier run, where one is given.
    """

    findings: Sequence[Finding]
    waiting: Sequence[ToLoad]
    described: int
    titles: Mapping[str, str]
    lang: str
    warned: Sequence[Warned] = ()
    many_agencies: bool = False
    listed: int = 0
    compared: Compared | None = None


def reaches(findings: Iterable[Finding], threshold: str | None, *, among: Container[str] | None = None) -> bool:
    """True where a finding that no rule silences is at least as severe as `threshold`; None is never reached.

    among: only findings with these identifiers count, where it is given.
    """
    if threshold is None:
        return False
    worse = SEVERITIES[: SEVERITIES.index(threshold) + 1]
    counted = (each for each in findings if among is None or each.id in among)
    return any(finding.severity in worse and not finding.silence for finding in counted)


def find_gaps(store: Store, *, rules: Rules, lang: str, today: date | None = None) -> GapsReport:
    """All that there is to report of a graph; today: the day that silences and terms are held against."""
    from asendus.findings import descriptions_to_load, find, reading_warnings
    from asendus.posts import count
    from asendus.remedies import titles

    return GapsReport(
        findings=find(store, rules=rules, lang=lang, today=today),
        waiting=descriptions_to_load(store),
        warned=[warned for warned in reading_warnings(store) if warned.code not in NO_DOUBT],
        described=count(store, "described"),
        listed=count(store, "listed"),
        titles=titles(lang),
        lang=lang,
        many_agencies=count(store, "agencies") > 1,
    )


def counts(report: GapsReport) -> dict[str, int]:
    """How many findings that no rule silences there are of each severity."""
    found = Counter[str](finding.severity for finding in report.findings if not finding.silence)
    return {severity: found[severity] for severity in SEVERITIES}


def print_report(report: GapsReport, style: RowFormat) -> None:
    """The report on standard output in one of the formats."""
    print_as(
        style,
        text=as_text(report),
        value=partial(as_object, report),
        columns=COLUMNS,
        rows=as_rows(report),
        lines=as_markdown(report),
    )


def as_object(report: GapsReport) -> dict[str, object]:
    """The report as JSON: findings, warnings of reading and resolution, descriptions to load next, and a summary that counts them.

    Beside an earlier run each finding has its status, `fixed` has what is no more, and the summary counts them.
    """
    compared = report.compared
    return {
        "findings": [_finding_object(finding, report) for finding in report.findings],
        **({"fixed": fixed_objects(compared)} if compared else {}),
        "reading_warnings": [_warning_object(warned, report.lang) for warned in report.warned],
        "load_next": [waiting._asdict() for waiting in report.waiting],
        "summary": {
            "described_posts": report.described,
            "listed_posts": report.listed,
            **counts(report),
            "silenced": len(silenced(report)),
            **(totals(compared) if compared else {}),
        },
    }


def _warning_object(warned: Warned, lang: str) -> dict[str, object]:
    from asendus.findings import Quote

    empty = dict.fromkeys(Quote._fields) | {"file": warned.file, "member": warned.member}
    place = warned.quote._asdict() if warned.quote else empty
    return {"code": warned.code, "text": warned.text[lang], **place}


def _finding_object(finding: Finding, report: GapsReport) -> dict[str, object]:
    lang, compared = report.lang, report.compared
    keys = ("file", "member", "start", "end", "words", "description")
    return {
        "id": finding.id,
        "slug": finding.slug,
        "severity": finding.severity,
        "posts": [{key: getattr(post, key) for key in ("iri", "label", "unit", "agency")} for post in finding.posts],
        "message": finding.message[lang],
        "remedy": finding.remedy[lang],
        "evidence": [{key: getattr(quote, key) for key in keys} for quote in finding.evidence],
        "silence": finding.silence and {"until": str(finding.silence.until), "reason": finding.silence.reason},
        **({"status": compared.status(finding)} if compared else {}),
    }


def as_rows(report: GapsReport) -> Iterator[tuple[Cell, ...]]:
    """A row for each quote of each finding, in the order of `COLUMNS`; a finding without a quote has one row.

    Rows whose quote_number is at most 1 count the findings. Beside an earlier run, what is fixed comes last.
    """
    compared = report.compared
    for finding in report.findings:
        posts = finding.posts
        head = (finding.id, finding.slug, finding.severity)
        who = tuple("; ".join(getattr(post, key) or "" for post in posts) for key in ("label", "unit", "agency"))
        told = (finding.message[report.lang], finding.remedy[report.lang])
        silence = finding.silence
        until, because = (silence.until.isoformat(), silence.reason) if silence else (None, None)
        status = compared.status(finding) if compared else None
        tail = (" ".join(post.iri for post in posts), until, because, status)
        for number, quote in enumerate(finding.evidence, start=1):
            yield (*head, *who, *told, number, quote.file, quote.member, quote.start, quote.end, quote.words, *tail)
        if not finding.evidence:
            yield (*head, *who, *told, 0, None, None, None, None, None, *tail)
    if compared:
        yield from fixed_rows(compared, COLUMNS)


def groups(report: GapsReport) -> Iterator[tuple[str, list[tuple[str, list[Finding]]]]]:
    """The findings that no rule silences by severity, worst first, and in it by kind."""
    for severity in SEVERITIES:
        told = (f for f in report.findings if f.severity == severity and not f.silence)
        found = sorted(told, key=lambda finding: finding.slug)
        if found:
            yield severity, [(slug, list(same)) for slug, same in groupby(found, key=lambda finding: finding.slug)]


def silenced(report: GapsReport) -> list[Finding]:
    """The findings that a rule silences."""
    return [finding for finding in report.findings if finding.silence]


def silence_words(finding: Finding, lang: str) -> str:
    """A silenced finding in one line: what, about which posts, until when and why."""
    assert finding.silence
    who = " ↔ ".join(post.label for post in finding.posts)
    why = say("gaps.silence", lang, until=finding.silence.until.isoformat(), reason=finding.silence.reason)
    return one_line(f"{who} ({finding.slug}): {why}")


def as_text(report: GapsReport) -> Iterator[RenderableType]:
    """The report for a terminal."""
    from rich.padding import Padding
    from rich.text import Text

    for severity, kinds in groups(report):
        number = sum(len(same) for _, same in kinds)
        yield Text(severity_heading(severity, number, report.lang), style=f"bold {COLOURS[severity]}")
        for slug, same in kinds:
            yield Text("")
            yield Text.assemble((report.titles.get(slug, slug), "bold"), (f"  {slug}", "dim"))
            shared = same[0].remedy[report.lang] if len({f.remedy[report.lang] for f in same}) < len(same) else None
            for finding in same:
                yield _finding_text(finding, report, remedy=shared is None)
            if shared:
                yield _remedy_text(shared, indent=4)
        yield Text("")
    if silenced(report):
        yield Text(say("gaps.silenced", report.lang), style="bold")
        yield from (Padding(Text(f"• {silence_words(f, report.lang)}"), (0, 0, 0, 4)) for f in silenced(report))
        yield Text("")
    if report.compared:
        yield from fixed_text(report.compared, report.lang)
    yield from _warned_text(report)
    yield from _waiting_text(report)
    if report.listed:
        yield Text(say("gaps.listed", report.lang, count=report.listed))
    yield Text(closing(report), style="bold")


def _finding_text(finding: Finding, report: GapsReport, *, remedy: bool) -> RenderableType:
    from rich.text import Text

    lines: list[RenderableType] = [_message_text(finding, report)]
    for place, words in quotes_by_place(finding.evidence, report.lang, to=QUOTED):
        lines.append(Text.assemble((words, "italic"), (f"  {place}", "dim")))
    if remedy:
        lines.append(_remedy_text(finding.remedy[report.lang], indent=0))
    return bulleted(lines)


def _message_text(finding: Finding, report: GapsReport) -> Text:
    """What is wrong, the posts in it bold, and the agencies where the report speaks of several."""
    from rich.text import Text

    text = Text.assemble((mark(report.compared, finding, report.lang), "bold"), one_line(finding.message[report.lang]))
    text.highlight_words([one_line(post.label) for post in finding.posts], style="bold cyan")
    if report.many_agencies:
        own = sorted({post.agency for post in finding.posts if post.agency})
        text.append(f" ({one_line(', '.join(own))})", style="dim")
    return text


def _remedy_text(remedy: str, *, indent: int) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1))
    grid.add_row(Text(" " * indent + "→", style="green"), Text(one_line(remedy), style="green"))
    return grid


def _warned_place(warned: Warned) -> str:
    return place_words(warned.quote or warned)


def _warned_text(report: GapsReport) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    if not report.warned:
        return
    yield Text(say("gaps.warned", report.lang), style="bold")
    yield Text(say("gaps.warned-why", report.lang), style="dim")
    for warned in report.warned[:SHOWN_WARNED]:
        line = Text.assemble(
            "• ", shorten(warned.text[report.lang], to=QUOTED), (f"  {_warned_place(warned)}".rstrip(), "dim")
        )
        yield Padding(line, (0, 0, 0, 2))
    if len(report.warned) > SHOWN_WARNED:
        yield Text(say("gaps.more-warned", report.lang, count=len(report.warned) - SHOWN_WARNED), style="dim")
    yield Text("")


def _waiting_text(report: GapsReport) -> Iterator[RenderableType]:
    from rich.text import Text

    from asendus.tables import as_table

    if not report.waiting:
        return
    yield Text(say("gaps.load-next", report.lang), style="bold")
    yield Text(say("gaps.load-next-why", report.lang), style="dim")
    yield as_table(waiting_columns(report), waiting_rows(report.waiting[:SHOWN_WAITING], report))
    if len(report.waiting) > SHOWN_WAITING:
        yield Text(say("gaps.more", report.lang, count=len(report.waiting) - SHOWN_WAITING), style="dim")
    yield Text("")


def waiting_columns(report: GapsReport) -> tuple[str, ...]:
    """The headings of the descriptions to load next; the agency only where there are several."""
    agency = ("agency",) if report.many_agencies else ()
    return tuple(say(f"gaps.{key}", report.lang) for key in ("waiting", "post", *agency, "example"))


def waiting_rows(waiting: Iterable[ToLoad], report: GapsReport) -> Iterator[tuple[Cell, ...]]:
    """The descriptions to load next under `waiting_columns`."""
    for each in waiting:
        agency = (each.agency,) if report.many_agencies else ()
        yield (each.statements, each.label, *agency, quoted(shorten(each.example, to=50), report.lang))


def severity_heading(severity: str, number: int, lang: str) -> str:
    """A severity and how many findings have it."""
    name = say("gaps.severity", lang, severity=say(f"severity.{severity}", lang))
    return f"{name.upper()} · {say('gaps.findings', lang, count=number)}"


def closing(report: GapsReport) -> str:
    """The last line: how many findings, by severity, among how many posts."""
    if not report.described:
        return say("gaps.nothing", report.lang)
    posts = say("gaps.posts", report.lang, count=report.described)
    number = len(report.findings) - len(silenced(report))
    if report.compared:
        posts += f" · {totals_words(report.compared, report.lang)}"
    if not number:
        return f"{say('gaps.clean', report.lang)} ({posts})"
    by_severity = ", ".join(
        f"{say(f'severity.{severity}', report.lang).lower()} {found}" for severity, found in counts(report).items()
    )
    return f"{say('gaps.findings', report.lang, count=number)} ({by_severity}) · {posts}"


def as_markdown(report: GapsReport) -> Iterator[str]:
    """The report as lines of Markdown."""
    for severity, kinds in groups(report):
        yield f"## {severity_heading(severity, sum(len(same) for _, same in kinds), report.lang)}\n"
        for slug, same in kinds:
            yield f"### {in_markdown(report.titles.get(slug, slug))} (`{slug}`)\n"
            for finding in same:
                yield from finding_markdown(finding, report.lang, mark=mark(report.compared, finding, report.lang))
            yield ""
    if silenced(report):
        yield f"## {say('gaps.silenced', report.lang)}\n"
        yield from (f"- {in_markdown(silence_words(finding, report.lang))}" for finding in silenced(report))
        yield ""
    if report.compared:
        yield from fixed_markdown(report.compared, report.lang)
    if report.warned:
        yield f"## {say('gaps.warned', report.lang)}\n\n{say('gaps.warned-why', report.lang)}\n"
        for warned in report.warned:
            place = in_markdown(_warned_place(warned))
            yield f"- {in_markdown(warned.text[report.lang])}" + (f" ({place})" if place else "")
        yield ""
    if report.waiting:
        yield f"## {say('gaps.load-next', report.lang)}\n\n{say('gaps.load-next-why', report.lang)}\n"
        yield table_markdown(waiting_columns(report), waiting_rows(report.waiting, report))
    if report.listed:
        yield f"{say('gaps.listed', report.lang, count=report.listed)}\n"
    yield f"**{closing(report)}**"


def finding_markdown(finding: Finding, lang: str, *, severity: bool = False, mark: str = "") -> Iterator[str]:
    """One finding as an item of a Markdown list, with its words and its remedy; `severity` tells how much it matters.

    mark: what stands before it.
    """
    who = " ↔ ".join(in_markdown(post.label) for post in finding.posts)
    worth = f"{say(f'severity.{finding.severity}', lang)}: " if severity else ""
    yield f"- {in_markdown(mark)}{worth}**{who}**: {in_markdown(finding.message[lang])}"
    for quote in finding.evidence:
        yield f"  - {quoted(in_markdown(quote.words), lang)} ({in_markdown(place_words(quote))})"
    yield f"  - {say('gaps.remedy', lang, remedy=in_markdown(finding.remedy[lang]))}"
