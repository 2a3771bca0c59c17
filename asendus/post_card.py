"""All that a graph says about one post, as a card for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from asendus.cards import SHOWN, Line, as_facts, quoted, shorten, without_repeated_labels
from asendus.output import one_line, show
from asendus.posts import Cover, PostFacts
from asendus.wording import say

#: Characters shown of a quotation that is told for its own sake, and no proof of something else.
LONGEST = {"Purpose": 300, "Duty": 160}


def print_post(facts: PostFacts, lang: str) -> None:
    """The card on standard output."""
    post = facts.post
    title = one_line(f"{post.label} · {post.agency}" if post.agency else post.label)
    show(*as_facts(title, one_line(post.iri), list(without_repeated_labels(fact_lines(facts, lang))), lang))


def fact_lines(facts: PostFacts, lang: str) -> Iterator[Line]:
    """The facts in the order of a form; each statement of cover tells how sure it is and by whose word."""
    post = facts.post
    files = ", ".join(post.files)
    told = files if post.kind == "described" else say(f"show.{post.kind}", lang, files=files)
    yield Line(say("show.described", lang), told)
    if post.unit:
        yield Line(say("read.unit", lang), post.unit, _own_words(facts, "UnitStatement"))
    for supervisor in facts.supervisors:
        yield Line(say("read.supervisor", lang), supervisor, _own_words(facts, "ReportingLine"))
    if post.strength:
        yield Line(say("show.cover", lang), say(f"strength.{post.strength}", lang))
    yield from _cover_lines(facts.covered_by, "principal", say("read.substituted_by", lang), lang)
    yield from _cover_lines(facts.covers, "substitute", say("read.substitutes_for", lang), lang)
    own = [stated for stated in facts.stated if stated.description in post.descriptions]
    for kind, key in (("Purpose", "read.purpose"), ("Duty", "show.duties"), ("Requirement", "show.requirements")):
        yield from (Line(say(key, lang), shorten(s.quote, to=LONGEST.get(kind, SHOWN))) for s in own if s.kind == kind)


def _own_words(facts: PostFacts, kind: str) -> str:
    own = (s.quote for s in facts.stated if s.kind == kind and s.description in facts.post.descriptions)
    return shorten(next(own, ""))


def _cover_lines(covers: Sequence[Cover], own_end: str, label: str, lang: str) -> Iterator[Line]:
    """A line a statement; what both ends state about the same posts is one fact with two quotes."""
    facts: dict[tuple[str, str], list[Cover]] = {}
    for cover in covers:
        facts.setdefault((_who(cover, own_end, lang), cover.strength), []).append(cover)
    for (who, strength), same in facts.items():
        notes = [*_conditions(same), say(f"strength.{strength}", lang), *_ends(same, own_end, lang)]
        more = (words for cover in same[1:] for words in (quoted(shorten(cover.quote), lang), cover.file))
        below = "\n".join((same[0].file, *more))
        yield Line(label, f"{who} ({'; '.join(notes)})", shorten(same[0].quote), below)


def _who(cover: Cover, own_end: str, lang: str) -> str:
    """Who is at the other end. The words of a statement name the end that does not make it."""
    names_other = cover.stated_by == own_end or (cover.stated_by == "scheme" and own_end == "principal")
    if names_other and cover.kind != "post":
        return say(f"read.{cover.kind}", lang, who=cover.title)
    number = f"{cover.order}. " if cover.order and names_other else ""
    return number + (", ".join(cover.others) or cover.title)


def _conditions(covers: Sequence[Cover]) -> list[str]:
    return list(dict.fromkeys(cover.condition for cover in covers if cover.condition))


def _ends(covers: Sequence[Cover], own_end: str, lang: str) -> list[str]:
    """By whose word, and whether the other end contradicts. A post that names itself in both fields says so alone."""
    scheme = [say("show.scheme", lang)] if any(cover.stated_by == "scheme" for cover in covers) else []
    covers = [cover for cover in covers if cover.stated_by != "scheme"]
    return [*_own_ends(covers, own_end, lang), *scheme] if covers else scheme


def _own_ends(covers: Sequence[Cover], own_end: str, lang: str) -> list[str]:
    own = {cover.stated_by == own_end for cover in covers}
    if len(own) == 2 and len({cover.description for cover in covers}) > 1:
        return [say("show.both", lang)]
    end, other = ("own", "other") if True in own else ("other", "own")
    silent = [say(f"show.{other}-silent", lang)] if any(cover.unconfirmed for cover in covers) else []
    return [say(f"show.{end}", lang), *silent]
