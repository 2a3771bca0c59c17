"""The reading of one post of the plan: a text that is made for it, and what a reader would have found where in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from corpus.lexicon import Dice

from agencies.plan import Cover, Post, plan
from agencies.pool import Pool
from asendus.loader.passages import Span
from asendus.loader.reading import Directive, Mention, MentionKind, Provision, Reading, Requirement

#: Descriptions that one directive approves.
ANNEXES = 6
LABELS = {
    "supervisor": "Vahetu juht",
    "subordinates": "Alluvad",
    "substituted_by": "Asendaja",
    "substitutes_for": "Keda asendab",
}


def agency(pool: Pool, name: str, count: int, *, seed: object = 1) -> Iterator[Reading]:
    """The readings of an agency of so many posts; the same seed gives the same."""
    dice = Dice(f"{seed}:{name}")
    for post in plan(pool, count, dice):
        yield _Form(pool, name, post, dice).reading()


class _Form:
    """A text that grows, and where each piece of it stands."""

    def __init__(self, pool: Pool, agency: str, post: Post, dice: Dice) -> None:
        self.pool, self.agency, self.post, self.dice = pool, agency, post, dice
        self.base = dice.one(pool.readings)
        self.text = ""
        self.evidence: dict[str, Span] = {}
        self.headers: list[Span] = []

    def add(self, words: str, *, end: str = "\n") -> Span:
        """Words at the end of the text."""
        start = len(self.text)
        self.text += words + end
        return Span(start, start + len(words))

    def row(self, name: str, label: str, words: str) -> Span:
        """A row of the form: label and value."""
        start = len(self.text)
        self.add(f"{label}:", end=" ")
        self.evidence[name] = span = self.add(words)
        self.headers.append(Span(start, span.end))
        return span

    def reading(self) -> Reading:
        """The whole description."""
        post, number = self.post, str(self.post.number % ANNEXES + 1)
        order = self.order(number)
        self.row("agency", "Asutus", self.agency)
        if post.unit:
            self.row("unit", "Struktuuriüksus", " ".join(reversed(post.unit)))
        self.row("title", "Ametikoht", words_of(post))
        fields = {name: self.field(name, LABELS[name], found) for name, found in self.mentions()}
        requirements = tuple(map(self.requirement, self.base.requirements))
        provisions = tuple(map(self.provision, self.base.provisions))
        warnings = tuple(replace(each, span=self.headers[0]) for each in self.base.warnings)
        path = f"{self.agency}/{post.number:05d}.txt"
        return Reading(
            source=path.rpartition("/")[2],
            path=path,
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            span=Span(0, len(self.text)),
            text=self.text,
            annex=number,
            agency=self.agency,
            title=post.title,
            qualifier=post.qualifier,
            unit=post.unit,
            requirements=requirements,
            provisions=provisions,
            service=self.base.service,
            directive=order,
            evidence=self.evidence,
            headers=tuple(self.headers),
            warnings=warnings,
            **fields,
        )

    def order(self, annex: str) -> Directive:
        """The directive that approves a few descriptions at once."""
        day, number = date(2025, 1, 15), str(self.post.number // ANNEXES + 1)
        self.evidence["annex"] = self.add(f"Lisa {annex}")
        self.evidence["directive.date"] = self.add(day.isoformat(), end=" ")
        self.evidence["directive.number"] = self.add(number)
        return Directive(date=day, number=number)

    def mentions(self) -> Iterator[tuple[str, list[Mention] | None]]:
        """The fields of the form; None where it has not got one."""
        post = self.post
        yield "supervisor", [_named(post.head)] if post.head else []
        yield "subordinates", []
        by, inside = [_named(each) for each in post.by], MentionKind.ANY
        match post.cover:
            case Cover.NOT_ASKED:
                yield "substituted_by", None
            case Cover.GROUP:
                yield "substituted_by", [_mention("teenistuja", kind=inside, unit=post.unit)]
            case Cover.APPOINTED:
                yield "substituted_by", [_mention("juhataja", kind=MentionKind.DESIGNATED)]
            case Cover.DEFERRED:
                yield "substituted_by", [_mention("asendusskeem", kind=MentionKind.DEFERRED)]
            case Cover.ELSEWHERE:
                yield "substituted_by", [_mention(self.dice.one(self.pool.titles), unit=("varasem osakond",))]
            case _:
                yield "substituted_by", by
        yield "substitutes_for", [_named(each) for each in post.for_]

    def field(self, name: str, label: str, found: list[Mention] | None) -> tuple[Mention, ...] | None:
        """One field of mentions, each with its words."""
        if found is None:
            return None
        start = len(self.text)
        self.add(f"{label}:", end=" ")
        spans = [self.add(words_of(each), end=", ") for each in found] or [self.add("-", end="")]
        self.add("")
        self.evidence[name] = Span(spans[0].start, spans[-1].end)
        self.headers.append(Span(start, spans[-1].end))
        return tuple(replace(each, span=span) for each, span in zip(found, spans, strict=False))

    def requirement(self, like: Requirement) -> Requirement:
        """A demand of the corpus, in this text."""
        return replace(like, span=self.add(like.text))

    def provision(self, like: Provision) -> Provision:
        """A provision of the same kind as one of the corpus, from any of its descriptions."""
        other = self.dice.one(self.pool.provisions[like.kind])
        return replace(other, span=self.add(other.text), result_of=like.result_of)


def _mention(title: str, *, kind: MentionKind = MentionKind.POST, **more: Any) -> Mention:
    return Mention(kind=kind, title=title, span=Span(0, 0), **more)


def _named(post: Post) -> Mention:
    return _mention(post.title, qualifier=post.qualifier, unit=post.unit)


def words_of(named: Post | Mention) -> str:
    """Title and, in brackets, qualifier."""
    return f"{named.title} ({named.qualifier})" if named.qualifier else str(named.title)


#: One agency, by name and size.
Made = Callable[[str, int], Iterator[Reading]]
