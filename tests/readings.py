"""Invented readings for tests.

The text of each is synthesised, so that every span quotes the words that it claims:

>>> reading = description("nõunik", unit=("õigusosakond",), by=[post("peaspetsialist", ordinal="II")], for_=())
>>> reading.quote(reading.evidence["title"]), reading.quote(reading.substituted_by[0].span), reading.substitutes_for
('nõunik', 'peaspetsialist II', ())
>>> reading.supervisor is None  # the form has no such field
True
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from asendus.loader.passages import Span
from asendus.loader.reading import (
    Directive,
    Mention,
    MentionKind,
    Provision,
    ProvisionKind,
    Reading,
    Repeal,
    Requirement,
    RequirementKind,
)

AGENCY = "Näidisamet"

Quoted = TypeVar("Quoted", Mention, Requirement, Provision)
Worded = TypeVar("Worded", Requirement, Provision)

#: What `Words.add` returns for words that stand nowhere.
NOWHERE = Span(0, 0)

FORM_LABELS = {
    "supervisor": "Vahetu juht",
    "subordinates": "Alluvad",
    "substituted_by": "Kes asendab",
    "substitutes_for": "Keda asendab",
}

FORM_ORDER = ("supervisor", "subordinates", "substituted_by", "substitutes_for")


class Words:
    """A text that grows, and tells where each piece of it stands."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, words: str) -> Span:
        """Append words; their span comes back."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


def post(
    title: str,
    *,
    qualifier: str | None = None,
    ordinal: str | None = None,
    unit: Sequence[str] = (),
    condition: str | None = None,
    order: int | None = None,
) -> Mention:
    """A mention of one named post; `description` gives it its span."""
    return Mention(
        kind=MentionKind.POST,
        title=title,
        qualifier=qualifier,
        ordinal=ordinal,
        unit=tuple(unit),
        condition=condition,
        order=order,
        span=NOWHERE,
    )


def any_of(*unit: str, title: str = "teenistuja") -> Mention:
    """A mention of whoever works in the unit."""
    return Mention(kind=MentionKind.ANY, title=title, unit=unit, span=NOWHERE)


def designated(title: str = "otsene juht") -> Mention:
    """A mention of somebody whom `title` appoints case by case."""
    return Mention(kind=MentionKind.DESIGNATED, title=title, span=NOWHERE)


def deferred(title: str = "asendusskeem") -> Mention:
    """A mention that points at another document."""
    return Mention(kind=MentionKind.DEFERRED, title=title, span=NOWHERE)


def person() -> Mention:
    """A name instead of a post, masked."""
    return Mention(kind=MentionKind.PERSON, title=None, span=NOWHERE)


def needs(kind: RequirementKind | str, text: str, **details: Any) -> Requirement:
    """A requirement; `details` are the fields of `Requirement`; `description` gives it its span."""
    return Requirement(kind=RequirementKind(kind), text=text, span=NOWHERE, **details)


def provision(kind: ProvisionKind | str, text: str, **details: Any) -> Provision:
    """A provision; `details` are the fields of `Provision`; `description` gives it its span."""
    return Provision(kind=ProvisionKind(kind), text=text, span=NOWHERE, **details)


def directive(
    number: str | None,
    day: str | None,
    *,
    effective: str | None = None,
    repeals: Sequence[Repeal] = (),
) -> Directive:
    """A directive; days are ISO dates; `description` gives it its spans."""
    return Directive(
        number=number,
        date=date.fromisoformat(day) if day else None,
        effective=date.fromisoformat(effective) if effective else None,
        repeals=tuple(repeals),
    )


def repeal(number: str, day: str, *annexes: str) -> Repeal:
    """A repeal of a directive, or of some of its annexes."""
    return Repeal(number=number, date=date.fromisoformat(day), annexes=annexes or None, span=NOWHERE)


def mention_words(mention: Mention) -> str:
    """Words for a mention, nominative and unadorned."""
    match mention.kind:
        case MentionKind.PERSON:
            return "▮▮▮▮ ▮▮▮▮▮▮▮"
        case MentionKind.DESIGNATED:
            return f"{mention.title} määratud teenistuja"
        case MentionKind.DEFERRED:
            return f"{mention.title} alusel"
        case _:
            return " ".join(filter(None, (" ".join(mention.unit), title_words(mention.title, mention))))


def title_words(title: str | None, named: Mention | Reading) -> str:
    """Title, qualifier in brackets, ordinal."""
    brackets = f"({named.qualifier})" if named.qualifier else None
    return " ".join(filter(None, (title, brackets, named.ordinal)))


def description(
    title: str | None,
    *,
    unit: Sequence[str] = (),
    agency: str | None = AGENCY,
    qualifier: str | None = None,
    ordinal: str | None = None,
    supervisor: Mention | Sequence[Mention] | None = None,
    subordinates: Sequence[Mention] | None = None,
    by: Sequence[Mention] | None = None,
    for_: Sequence[Mention] | None = None,
    requirements: Sequence[Requirement] = (),
    provisions: Sequence[Provision] = (),
    service: str | None = None,
    directive: Directive | None = None,
    annex: str | None = None,
    file: str = "näidis.txt",
    member: str | None = None,
    language: str = "et",
    extra: str = "",
) -> Reading:
    """A reading of an invented job description.

    A field of mentions is None where the form has no such field, empty where it names nobody.
    `extra` is text at the end, for descriptions that differ in their wording alone.
    """
    bare = Reading(
        source=file.rsplit("/", 1)[-1],
        path=file,
        sha256="",
        span=NOWHERE,
        text="",
        language=language,
        member=member,
        annex=annex,
        agency=agency,
        title=title,
        qualifier=qualifier,
        ordinal=ordinal,
        unit=tuple(unit),
        supervisor=(supervisor,) if isinstance(supervisor, Mention) else _tuple(supervisor),
        subordinates=_tuple(subordinates),
        substituted_by=_tuple(by),
        substitutes_for=_tuple(for_),
        requirements=tuple(requirements),
        provisions=tuple(provisions),
        service=service,
        directive=directive,
    )
    return written(bare, extra=extra)


def written(bare: Reading, *, extra: str = "") -> Reading:
    """The reading with a text of its own, and every span in it."""
    words = Words()
    evidence: dict[str, Span] = {}
    approved = _write_directive(words, bare, evidence)
    if bare.agency:
        evidence["agency"] = words.add(bare.agency)
        words.add("\n")
    header = words.add("AMETIJUHEND")
    words.add("\nAmetikoht: ")
    evidence["title"] = words.add(title_words(bare.title, bare))
    if bare.unit:
        words.add("\nStruktuuriüksus: ")
        evidence["unit"] = words.add(", ".join(bare.unit))
    if bare.service:
        evidence["service"] = words.add(f"\nTeenistus: {bare.service}")
    fields: dict[str, Any] = {name: _write_field(words, name, bare.mentions(name), evidence) for name in FORM_ORDER}
    demands = tuple(_write_words(words, each) for each in bare.requirements)
    provisions = tuple(_write_words(words, each) for each in bare.provisions)
    words.add(f"\n{extra}\n" if extra else "\n")
    text = words.text
    return replace(
        bare,
        text=text,
        span=Span(0, len(text)),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        evidence=evidence,
        headers=(header,),
        requirements=demands,
        provisions=provisions,
        directive=approved,
        **fields,
    )


def in_one_file(*readings: Reading, file: str = "kogum.txt") -> tuple[Reading, ...]:
    """The same job descriptions one after another in one file."""
    text = "".join(each.text for each in readings)
    digest = hashlib.sha256(text.encode()).hexdigest()
    moved, at = [], 0
    for each in readings:
        moved.append(replace(_shifted(each, at), text=text, sha256=digest, path=file, source=file.rsplit("/", 1)[-1]))
        at += len(each.text)
    return tuple(moved)


def _tuple(values: Sequence[Mention] | None) -> tuple[Mention, ...] | None:
    return None if values is None else tuple(values)


def _write_directive(words: Words, bare: Reading, evidence: dict[str, Span]) -> Directive | None:
    order = bare.directive
    if order is None:
        return None
    spans: dict[str, Span] = {}
    for key in ("date", "number", "effective"):
        value = getattr(order, key)
        if value is not None:
            words.add(f"{key} ")
            spans[key] = words.add(str(value))
            words.add("\n")
    repeals = tuple(replace(each, span=words.add(f"kehtetu {each.date} {each.number}\n")) for each in order.repeals)
    if bare.annex:
        evidence["annex"] = words.add(f"Lisa {bare.annex}")
        words.add("\n")
    return replace(order, evidence=spans, repeals=repeals)


def _write_field(
    words: Words, name: str, mentions: tuple[Mention, ...] | None, evidence: dict[str, Span]
) -> tuple[Mention, ...] | None:
    if mentions is None:
        return None
    words.add("\n")
    label = words.add(f"{FORM_LABELS[name]}: ")
    placed = []
    for number, mention in enumerate(mentions):
        words.add(", " if number else "")
        placed.append(replace(mention, span=words.add(mention_words(mention))))
    evidence[name] = Span(label.start, len(words.text))
    return tuple(placed)


def _write_words(words: Words, stated: Worded) -> Worded:
    words.add("\n")
    return replace(stated, span=words.add(stated.text))


def _shifted(reading: Reading, by: int) -> Reading:
    def move(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    def moved(values: Iterable[Quoted] | None) -> tuple[Quoted, ...] | None:
        return None if values is None else tuple(replace(each, span=move(each.span)) for each in values)

    order = reading.directive
    fields: dict[str, Any] = {name: moved(reading.mentions(name)) for name in FORM_ORDER}
    return replace(
        reading,
        span=move(reading.span),
        evidence={key: move(span) for key, span in reading.evidence.items()},
        headers=tuple(map(move, reading.headers)),
        requirements=moved(reading.requirements) or (),
        provisions=moved(reading.provisions) or (),
        directive=order
        and replace(
            order,
            evidence={key: move(span) for key, span in order.evidence.items()},
            repeals=tuple(replace(each, span=move(each.span)) for each in order.repeals),
        ),
        **fields,
    )
