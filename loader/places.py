"""Where a post stands and what it is called, from the form's rows and its title page together.

The row of the unit often names the department alone, the title page the path above it; the row of the title sometimes
begins with a unit below ("infotelefoni üksuse kliendiinfo peaspetsialist"). Title pages of forms without a row for the
title carry it in the genitive, and some add what narrows it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from asendus.loader.folding import fold
from asendus.loader.forms import Field, Form
from asendus.loader.grammars import Grammar
from asendus.loader.lines import Line
from asendus.loader.naming import TitlePage, TitleParts, UnitPath
from asendus.loader.passages import Passage, Span
from asendus.loader.reading import ReadingWarning


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A post's unit (largest first, without the agency) and name, in the nominative, and what they rest on."""

    unit: tuple[str, ...] = ()
    title: str | None = None
    qualifier: str | None = None
    ordinal: str | None = None
    aliases: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    evidence: Mapping[str, Span] = field(default_factory=dict)
    warnings: tuple[ReadingWarning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What sentences say of a post: words of its title, and of its units."""

    titles: tuple[Passage, ...] = ()
    units: tuple[Passage, ...] = ()


def behind_agency(lines: Sequence[Line], agency: str | None, span: Span | None) -> list[Line]:
    """The lines of a title page, one without the agency in front of the title where a case stands inside the name.

    "Rannaküla lasteaia Pääsuke õpetaja", "AS-i Rannavesi laborant": the last word does not show that a name ends there.
    span: where the agency is named.
    """
    return [_behind(line, agency, span) if agency and span and not line.blank else line for line in lines]


def _behind(line: Line, agency: str, span: Span) -> Line:
    words = line.words
    if words.span.start != span.start or words.span.end <= span.end or line.tabular:
        return line
    at = next(i for i, offset in enumerate(words.offsets) if offset >= span.end)
    named, rest = words.text[:at].split(), words[at:].strip()
    inside = fold(named[-1]) == fold(agency.split()[-1]) and [fold(word) for word in named] != fold(agency).split()
    return replace(line, cells=(rest,)) if inside and rest else line


def place_of(
    lines: Sequence[Line], form: Form, *, grammar: Grammar, agency: str | None, told: Told | None = None
) -> Place:
    """The post that a form describes.

    lines: those of its title page; told: what sentences say, which counts where no row says it.
    """
    told = told or Told()
    page = grammar.parse_titlepage([line.words for line in lines if not line.blank], agency=agency)
    rows = [grammar.parse_units(found.value, agency=agency) for found in _filled(form, "unit")]
    rows = rows or [grammar.parse_units(words, agency=agency) for words in told.units]
    position = _position(form, grammar, agency) or _named(told, page, grammar, agency)
    title = position.title if position else page.title
    unit, evidence = _unit(rows, position, page, grammar.unit_rank)
    evidence.update(_title_evidence(position, page))
    aliases: dict[str, str | tuple[str, ...]] = {}
    spoken: list[UnitPath | TitleParts] = [*rows, *([position] if position else [])]
    for part in spoken:
        aliases.update(part.aliases)
    return Place(
        unit=unit,
        title=title,
        qualifier=(position.qualifier if position else None) or _narrowing(position, page),
        ordinal=(position.ordinal if position else None) or page.ordinal,
        aliases=aliases,
        evidence=evidence,
        warnings=(*page.warnings, *(warning for part in spoken for warning in part.warnings)),
    )


def joined_path(above: Sequence[str], below: Sequence[str], *, rank: Callable[[str], int]) -> tuple[str, ...]:
    """Two paths of units as one: they share a unit, or the second continues the first, by the rank that a name has.

    >>> above = ["liiklusteenistus", "klienditeeninduse osakond", "infotelefoni üksus"]
    >>> joined_path(above, ["klienditeeninduse osakond"], rank=len)
    ('liiklusteenistus', 'klienditeeninduse osakond', 'infotelefoni üksus')
    >>> joined_path(["teehoiuteenistus"], ["arendamise osakond"], rank=["teehoiuteenistus", "arendamise osakond"].index)
    ('teehoiuteenistus', 'arendamise osakond')
    """
    folded = [fold(name) for name in above]
    shared = [(folded.index(fold(name)), at) for at, name in enumerate(below) if fold(name) in folded]
    if shared:
        up, down = shared[0]
        last_up, last_down = shared[-1]
        tail = below[last_down + 1 :] or above[last_up + 1 :]
        middle = below[down : last_down + 1]
        return (*above[:up], *below[:down], *middle, *tail) if up == 0 else (*above[:up], *middle, *tail)
    if not above or not below:
        return tuple(above or below)
    if rank(above[-1]) < rank(below[0]):
        return (*above, *below)
    return tuple(below)


def _filled(form: Form, key: str) -> list[Field]:
    return [found for found in form.all(key) if found.value]


def _position(form: Form, grammar: Grammar, agency: str | None) -> TitleParts | None:
    rows = _filled(form, "position")
    return grammar.parse_title(rows[0].value, agency=agency) if rows else None


def _named(told: Told, page: TitlePage, grammar: Grammar, agency: str | None) -> TitleParts | None:
    """The title that a sentence gives: words that name a post, and that the title page does not contradict."""
    for words in told.titles:
        parts = grammar.parse_title(words, agency=agency) if grammar.begins_mention(words) else None
        if parts and parts.title and (not page.title or f" {fold(page.title)}".endswith(f" {fold(parts.title)}")):
            return parts
    return None


def _unit(
    rows: Sequence[UnitPath], position: TitleParts | None, page: TitlePage, rank: Callable[[str], int]
) -> tuple[tuple[str, ...], dict[str, Span]]:
    """The full path of the unit and its evidence: the row's own words before the title page's."""
    path: tuple[str, ...] = ()
    for row in rows:
        path = joined_path(path, row.names, rank=rank)
    whole = joined_path(page.unit, path, rank=rank)
    if position and position.unit:
        whole = joined_path(whole, position.unit, rank=rank)
    if not whole:
        return (), {}
    span = (
        next((row.span for row in rows if row.names), None) or page.unit_span or (position.span if position else None)
    )
    return whole, {"unit": span} if span else {}


def _title_evidence(position: TitleParts | None, page: TitlePage) -> dict[str, Span]:
    source = position.span if position and position.title else page.title_span
    if source is None:
        return {}
    evidence = {"title": source}
    if position and position.qualifier:
        evidence["qualifier"] = source
    elif page.qualifier and page.qualifier_span:
        evidence["qualifier"] = page.qualifier_span
    if (position and position.ordinal) or page.ordinal:
        evidence["ordinal"] = source
    return evidence


def _narrowing(position: TitleParts | None, page: TitlePage) -> str | None:
    """What the title page adds to the title, if it speaks of the same title."""
    if position is None or not position.title or not page.title or fold(page.title) == fold(position.title):
        return page.qualifier
    return None
