"""What was read of one job description, as a card for people: each fact beside the words that it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode

from asendus.loader.passages import Span
from asendus.loader.reading import (
    MENTION_FIELDS,
    Directive,
    Mention,
    MentionKind,
    ProvisionKind,
    Reading,
    Repeal,
    Requirement,
    RequirementKind,
)
from asendus.output import clean, one_line, show
from asendus.term_names import name_of
from asendus.vocabulary import SCHEME_BASE
from asendus.wording import say

if TYPE_CHECKING:
    from rich.console import RenderableType

#: A quote on a card is shortened to so many characters; JSON has the offsets of the whole.
SHOWN = 90


class Line(NamedTuple):
    """One fact of a card: its label, the fact, the words of the document, and what stands below them, such as their file."""

    label: str
    fact: str
    quote: str = ""
    below: str = ""


def title_words(title: str | None, qualifier: str | None = None, ordinal: str | None = None) -> str:
    """A post's title as people write it.

    >>> title_words("peaspetsialist", "kasutaja tugi", "XI")
    'peaspetsialist XI (kasutaja tugi)'
    """
    words = " ".join(part for part in (title, ordinal) if part)
    return f"{words} ({qualifier})" if qualifier else words


def mention_words(mention: Mention, lang: str) -> str:
    """Whom a mention names, in words."""
    who = ", ".join(
        part
        for part in (title_words(mention.title, mention.qualifier, mention.ordinal), *reversed(mention.unit))
        if part
    )
    if mention.kind is not MentionKind.POST:
        who = say(f"read.{mention.kind}", lang, who=who)
    return f"{who} [{mention.condition}]" if mention.condition else who


def shorten(words: str, *, to: int = SHOWN) -> str:
    """`words` on one line, cut at a word's end where they are longer than `to` characters."""
    line = one_line(words)
    return line if len(line) <= to else f"{line[: to - 1].rsplit(' ', 1)[0]} …"


def quoted(words: str, lang: str) -> str:
    """`words` in the quotation marks of the language."""
    return say("mark.quoted", lang, words=words)


def card_lines(reading: Reading, lang: str) -> list[Line]:
    """The facts of a reading in the order of a form."""

    def quote(name: str) -> str:
        span = reading.evidence.get(name)
        return shorten(reading.quote(span)) if span else ""

    lines = [Line(say("read.unit", lang), ", ".join(reversed(reading.unit)), quote("unit"))] if reading.unit else []
    for name in MENTION_FIELDS:
        lines += _mention_lines(reading, name, lang)
    if reading.service:
        lines.append(Line(say("read.service", lang), say(f"service.{reading.service}", lang), quote("service")))
    if reading.directive:
        order = reading.directive
        spans = [order.evidence[key] for key in ("date", "number") if key in order.evidence]
        lines.append(Line(say("read.directive", lang), directive_words(order, lang), _quoted(reading, _joined(spans))))
    lines += _provision_lines(reading, lang)
    lines += _requirement_lines(reading, lang)
    return list(without_repeated_labels(lines))


def _mention_lines(reading: Reading, name: str, lang: str) -> Iterator[Line]:
    label = say(f"read.{name}", lang)
    mentions = reading.mentions(name)
    if mentions is None:
        yield Line(label, f"({say('read.unasked', lang)})")
    elif not mentions:
        span = reading.evidence.get(name)
        yield Line(label, f"({say('read.nobody', lang)})", _quoted(reading, [span] if span else []))
    for mention in mentions or ():
        number = f"{mention.order}. " if mention.order else ""
        yield Line(label, number + mention_words(mention, lang), _quoted(reading, [mention.span]))


def _provision_lines(reading: Reading, lang: str) -> Iterator[Line]:
    """The purpose in its words, and how many there are of all else: a form has dozens of duties."""
    purpose = " ".join(p.text for p in reading.provisions if p.kind is ProvisionKind.PURPOSE)
    if purpose:
        yield Line(say("read.purpose", lang), shorten(purpose, to=2 * SHOWN))
    counts = Counter[str](p.kind for p in reading.provisions if p.kind is not ProvisionKind.PURPOSE)
    if counts:
        told = (say(f"read.{kind}", lang, count=counts[kind]) for kind in ProvisionKind if kind in counts)
        yield Line(say("read.provisions", lang), ", ".join(told))


def _requirement_lines(reading: Reading, lang: str) -> Iterator[Line]:
    """A line a demand, competencies all on one; a demand that is told in its own words needs no quote beside it."""
    competencies = [demand.text for demand in reading.requirements if demand.kind is RequirementKind.COMPETENCY]
    for demand in reading.requirements:
        if demand.kind is not RequirementKind.COMPETENCY:
            fact, quote = requirement_words(demand, lang), _quoted(reading, [demand.span])
            yield Line(say(f"read.{demand.kind}", lang), fact, "" if fact == quote else quote)
    if competencies:
        yield Line(say("read.competency", lang), ", ".join(competencies))


def _quoted(reading: Reading, spans: Sequence[Span]) -> str:
    return " … ".join(shorten(reading.quote(span)) for span in spans)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """One stretch that holds all the spans where that is short enough to show, else the spans."""
    if not spans:
        return []
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    return [whole] if whole.end - whole.start <= SHOWN else list(spans)


def without_repeated_labels(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, a label only where it differs from the one above."""
    last = ""
    for line in lines:
        yield line._replace(label="") if line.label == last else line
        last = line.label


def requirement_words(demand: Requirement, lang: str) -> str:
    """What is demanded, in few words."""
    wish = "" if demand.essential else f" ({say('read.wish', lang)})"
    if demand.kind is RequirementKind.EDUCATION and demand.level:
        fact = " · ".join(filter(None, [say(f"level.{demand.level}", lang), demand.subject]))
    elif demand.kind is RequirementKind.LANGUAGE and demand.language:
        language = name_of(NamedNode(f"{SCHEME_BASE}language/{demand.language}"), lang) or demand.language
        fact = " ".join(filter(None, [language, demand.level, demand.skill and f"({demand.skill})"]))
    elif demand.kind is RequirementKind.EXPERIENCE and demand.years is not None:
        fact = " · ".join(filter(None, [say("read.years", lang, number=f"{demand.years:g}"), demand.subject]))
    else:
        fact = shorten(demand.text)
    return fact + wish


def directive_words(directive: Directive, lang: str) -> str:
    """Date and number of a directive, from when it is in force, and what it repeals."""
    words = [_number_and_date(directive.number, directive.date, lang)]
    if directive.effective and directive.effective != directive.date:
        words.append(say("read.effective", lang, date=directive.effective.isoformat()))
    if directive.repeals:
        what = ", ".join(_repeal_words(repeal, lang) for repeal in directive.repeals)
        words.append(say("read.repeals", lang, what=what))
    return "; ".join(filter(None, words))


def _repeal_words(repeal: Repeal, lang: str) -> str:
    words = _number_and_date(repeal.number, repeal.date, lang)
    return words if repeal.annexes is None else f"{words} {say('read.annex', lang, number=', '.join(repeal.annexes))}"


def _number_and_date(number: str | None, date: object, lang: str) -> str:
    numbered = say("read.number", lang, number=number) if number else ""
    return " ".join(filter(None, [str(date) if date else "", numbered]))


def heading(reading: Reading, lang: str) -> tuple[str, str]:
    """The post's title with its agency, and the file that tells it."""
    title = title_words(reading.title, reading.qualifier, reading.ordinal) or say("read.untitled", lang)
    place = " / ".join(filter(None, [reading.source, reading.member]))
    if reading.annex:
        place += f" ({say('read.annex', lang, number=reading.annex)})"
    return clean(f"{title} · {reading.agency}" if reading.agency else title), clean(place)


def as_facts(title: str, place: str, lines: Sequence[Line], lang: str) -> list[RenderableType]:
    """A title, where it comes from, and facts beside their quotes, as rich renderables."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    from asendus.tables import Facts

    facts = Facts([_columns(line, lang) for line in lines])
    # A path or an IRI is to be copied; texts beside each other would be joined and lose that they are not to be broken.
    whole = Group(Text(place, style="dim", no_wrap=True, overflow="ignore"))
    return [Text(title, style="bold"), whole, Padding(facts, (0, 0, 0, 2))]


def _columns(line: Line, lang: str) -> tuple[str, str, str]:
    words = quoted(line.quote, lang) if line.quote else ""
    return line.label, clean(line.fact), "\n".join(filter(None, (words, clean(line.below))))


def as_card(reading: Reading, lang: str) -> list[RenderableType]:
    """The card of a reading as rich renderables."""
    from rich.padding import Padding
    from rich.text import Text

    parts = as_facts(*heading(reading, lang), card_lines(reading, lang), lang)
    for warning in reading.warnings:
        place = "" if warning.words else f" {quoted(_quoted(reading, [warning.span]), lang)}"
        words = f"! {one_line(warning.told(lang))}{place}"
        parts.append(Padding(Text(words, style="yellow"), (0, 0, 0, 2)))
    return [*parts, Text("")]


def print_cards(readings: Sequence[Reading], lang: str, *, empty: Collection[str] = ()) -> None:
    """A card a description on standard output, and a line that counts them.

    empty: files that were read though nothing was found in them; they count too.
    """
    files = len({*(reading.path for reading in readings), *empty})
    show(
        *(part for reading in readings for part in as_card(reading, lang)),
        say("read.descriptions", lang, count=len(readings), files=files),
    )
