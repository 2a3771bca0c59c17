"""The report as one HTML file that prints well on A4 paper; it runs no script and loads nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from asendus.blocks import place_words, quotes_by_place
from asendus.gaps_report import (
    QUOTED,
    closing,
    counts,
    silence_words,
    silenced,
    waiting_columns,
    waiting_rows,
)
from asendus.output import clean, one_line
from asendus.report import Band, Report, heading, kinds, numbers, reasons
from asendus.templating import read_template, template_environment
from asendus.wording import say

if TYPE_CHECKING:
    from asendus.report import Cover

#: A sign beside the colour of a severity.
SIGNS = {"high": "▲", "medium": "◆", "low": "●"}

#: So many units, and descriptions to load next, stand on paper; the spreadsheet has them all.
SHOWN_UNITS = 6
SHOWN_WAITING = 30


def as_html(report: Report) -> str:
    """The report as HTML. All text of documents is escaped by the template."""
    environment = template_environment()
    environment.finalize = lambda value: clean(value) if type(value) is str else value
    gaps, lang, found = report.gaps, report.lang, kinds(report)
    return environment.get_template("report.html.j2").render(
        report=report,
        lang=lang,
        css=read_template("report.css"),
        word=partial(_word, lang),
        bands=tuple(Band),
        bar_words=lambda cover: bar_words(cover, lang),
        signs=SIGNS,
        numbers=numbers(report),
        shown_units=SHOWN_UNITS,
        severities=counts(gaps),
        most=max((number for *_, number in found), default=1),
        kinds=found,
        quotes=lambda finding: list(quotes_by_place(finding.evidence, lang, to=QUOTED)),
        reasons=lambda each: reasons(each, report),
        heading=lambda unit: heading(unit, report),
        silenced=[silence_words(finding, lang) for finding in silenced(gaps)],
        warned=[(one_line(each.text[lang]), place_words(each.quote or each)) for each in gaps.warned],
        waiting_columns=waiting_columns(gaps),
        waiting_rows=list(waiting_rows(gaps.waiting[:SHOWN_WAITING], gaps)),
        closing=closing(gaps),
    )


def _word(lang: str, key: str, **values: object) -> str:
    return say(key, lang, **values)


def bar_words(cover: Cover, lang: str) -> str:
    """What a bar shows, in words: for those who do not see it."""
    told = (f"{say(f'report.band-{band}', lang)} {cover.bands[band]}" for band in Band if cover.bands[band])
    return ", ".join(told)
