"""All that a graph says about one post, as a card for people."""

from __future__ import annotations

from collections.abc import Iterator

from asendus.cards import Line, as_facts, shorten, without_repeated_labels
from asendus.output import one_line, show
from asendus.posts import Cover, PostFacts
from asendus.wording import say


def print_post(facts: PostFacts, lang: str) -> None:
    """The card on standard output."""
    post = facts.post
    title = one_line(f"{post.label} · {post.agency}" if post.agency else post.label)
    show(*as_facts(title, one_line(post.iri), list(without_repeated_labels(fact_lines(facts, lang))), lang))


def fact_lines(facts: PostFacts, lang: str) -> Iterator[Line]:
    """The facts in the order of a form; each statement of cover tells how sure it is and by whose word."""
    post = facts.post
    told = ", ".join(post.files) if post.kind == "described" else say(f"show.{post.kind}", lang)
    yield Line(say("show.described", lang), told)
    if post.unit:
        yield Line(say("read.unit", lang), post.unit, _own_words(facts, "UnitStatement"))
    for supervisor in facts.supervisors:
        yield Line(say("read.supervisor", lang), supervisor, _own_words(facts, "ReportingLine"))
    if post.strength:
        yield Line(say("show.cover", lang), say(f"strength.{post.strength}", lang))
    for cover in facts.covered_by:
        yield Line(say("read.substituted_by", lang), *_cover_words(cover, "principal", lang))
    for cover in facts.covers:
        yield Line(say("read.substitutes_for", lang), *_cover_words(cover, "substitute", lang))
    for stated in facts.stated:
        if stated.kind == "Requirement" and stated.description in post.descriptions:
            yield Line(say("show.requirements", lang), shorten(stated.quote))


def _own_words(facts: PostFacts, kind: str) -> str:
    own = (s.quote for s in facts.stated if s.kind == kind and s.description in facts.post.descriptions)
    return shorten(next(own, ""))


def _cover_words(cover: Cover, own_end: str, lang: str) -> tuple[str, str]:
    """The fact of a statement of cover, and its words with their file."""
    names = ", ".join(cover.others)
    who = names or cover.title if cover.kind == "post" else say(f"read.{cover.kind}", lang, who=cover.title)
    number = f"{cover.order}. " if cover.order else ""
    notes = [
        cover.condition,
        say(f"strength.{cover.strength}", lang),
        say("show.own" if cover.stated_by == own_end else "show.other", lang),
        say("show.unconfirmed", lang) if cover.unconfirmed else "",
    ]
    return f"{number}{who} ({'; '.join(filter(None, notes))})", f"{shorten(cover.quote)} · {cover.file}"
