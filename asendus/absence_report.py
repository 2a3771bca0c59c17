"""The answer about an absence in words: who acts for whom, who is left and why, with the sentences of the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from asendus.absence import Absence, Acting, Left
from asendus.blocks import listed
from asendus.cover_network import CoverNetwork
from asendus.findings import Quote
from asendus.lacking import Lacking
from asendus.queries import Selects
from asendus.word_sources import Place, Sources, read_sources
from asendus.wording import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of the answer.

    status: "firm" or "group" where somebody acts, else "coverable", "unverified" or "uncovered"; through: substitutes that are
    away and are acted over; holders: how many of the post's holders it is about; reason: of a post that is left.
    """

    status: str
    post: Place
    substitute: Place | None = None
    through: tuple[Place, ...] = ()
    holders: int = 1
    reason: str = ""
    message: str
    notes: tuple[str, ...] = ()
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldShortage:
    """Posts with too few substitutes between them, and that in a sentence."""

    posts: tuple[Place, ...]
    substitutes: tuple[Place, ...]
    needs: int
    room: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceReport:
    """All that `asendus absence` tells of one absence."""

    away: Mapping[str, int]
    acting: tuple[Told, ...]
    left: tuple[Told, ...]
    shortages: tuple[ToldShortage, ...]
    capacity: int
    relay: bool
    lang: str


def report_absence(
    store: Selects,
    network: CoverNetwork,
    absence: Absence,
    *,
    lang: str,
    lacking: Mapping[tuple[str, str], Lacking] | None = None,
) -> AbsenceReport:
    """The answer with its words.

    lacking: (post, substitute) → what the substitute's description demands less of.
    """
    sources = read_sources(store, network, [absence], lang=lang, lacking=lacking)
    shortages = {left.shortage for left in absence.left if left.shortage.substitutes}
    return AbsenceReport(
        away=absence.away,
        acting=tuple(_told_acting(each, sources) for each in absence.acting),
        left=tuple(told_left(each, sources) for each in absence.left),
        shortages=tuple(
            ToldShortage(
                posts=tuple(map(sources.place, each.posts)),
                substitutes=tuple(map(sources.place, each.substitutes)),
                needs=each.needs,
                room=each.room,
                message=_shortage_words(each.posts, each.substitutes, each.needs, each.room, sources),
            )
            for each in sorted(shortages)
        ),
        capacity=absence.capacity,
        relay=absence.relay,
        lang=lang,
    )


def _told_acting(acting: Acting, sources: Sources) -> Told:
    lang, post = sources.lang, acting.post
    statements = [statement for tie in acting.ties for statement in tie.statements]
    how = say("strength.group" if acting.is_group else "strength.firm", lang)
    words = {"post": sources.label(post), "substitute": sources.label(acting.substitute, beside=post)}
    last = acting.ties[-1]
    turn = say("absence.turn", lang, number=last.order) if last.order > 1 else ""
    message = say("absence.acts", lang, how="; ".join(filter(None, (how, turn))), **words)
    if acting.substitute == post:
        message = say("absence.peer", lang, how=how, **words)
    if acting.through:
        message = f"{message}. {_relay_words(acting, sources)}"
    conditions = sorted({sources.conditions[each] for each in statements if each in sources.conditions})
    lacking = sources.lacking.get((post, acting.substitute))
    notes = [say("absence.condition", lang, condition=", ".join(conditions))] if conditions else []
    return Told(
        status="group" if acting.is_group else "firm",
        post=sources.place(post),
        substitute=sources.place(acting.substitute),
        through=tuple(map(sources.place, acting.through)),
        message=message,
        notes=(*notes, *([lacking.words] if lacking else [])),
        evidence=(*sources.evidence(statements), *sources.evidence(lacking.statements if lacking else ())),
    )


def _relay_words(acting: Acting, sources: Sources) -> str:
    """How one acts over substitutes that are away: "A acts for B; A is away, so C"."""
    lang, first = sources.lang, acting.ties[0]
    words = [
        say(
            "absence.relay-first",
            lang,
            substitute=_short(first.substitute, acting, sources),
            post=_short(acting.post, acting, sources),
        )
    ]
    for tie in acting.ties[1:]:
        away, substitute = (_short(each, acting, sources) for each in (tie.principal, tie.substitute))
        words.append(say("absence.relay-next", lang, away=away, substitute=substitute))
    return "; ".join(words)


def _short(iri: str, acting: Acting, sources: Sources) -> str:
    label = sources.label(iri, beside=acting.post)
    return sources.label(iri, beside=acting.substitute) if iri == acting.post else label


def told_left(left: Left, sources: Sources) -> Told:
    """A post that nobody acts for, and why."""
    lang, statements = sources.lang, [statement for tie in (*left.away, *left.taken) for statement in tie.statements]
    statements += [each.statement for each in left.weaker]
    message = say(
        "absence.nobody",
        lang,
        post=sources.label(left.post),
        why="; ".join(_reasons(left, sources)),
    )
    if left.holders > 1:
        message = f"{message} ({say('absence.holders', lang, count=left.holders)})"
    return Told(
        status=left.outcome,
        post=sources.place(left.post),
        holders=left.holders,
        reason=left.reason,
        message=message,
        evidence=sources.evidence([*statements, *sources.silent.get(left.post, ())]),
    )


def _reasons(left: Left, sources: Sources) -> Iterator[str]:
    """Why nobody acts: each reason a part of a sentence."""
    lang, network = sources.lang, sources.network
    if left.reason == "taken":
        taken = [tie.substitute for tie in left.taken] or left.shortage.substitutes
        yield say("absence.taken", lang, who=_listed(sources.substitutes(left.post, taken), lang))
    if left.away:
        who = sources.substitutes(left.post, [tie.substitute for tie in left.away])
        yield say("absence.away", lang, count=len(who), who=_listed(who, lang))
    for strength in dict.fromkeys(each.strength for each in left.weaker):
        named = [
            sources.label(each.substitute, beside=left.post)
            for each in left.weaker
            if each.substitute and each.strength == strength
        ]
        key = f"absence.{strength}" if named or strength != "unverified" else "absence.unverified-peer"
        yield say(key, lang, who=_listed(list(dict.fromkeys(named)), lang))
    post = network.of(left.post)
    if not left.weaker and left.reason == "nobody":
        yield say(f"absence.{post.strength if post.kind == 'described' else 'not-loaded'}", lang)


def _shortage_words(posts: Sequence[str], substitutes: Sequence[str], needs: int, room: int, sources: Sources) -> str:
    lang = sources.lang
    return say(
        "absence.shortage",
        lang,
        count=needs,
        posts=_listed([sources.label(each) for each in posts], lang),
        substitutes=_listed([sources.label(each) for each in substitutes], lang),
        room=room,
    )


def _listed(words: Sequence[str], lang: str) -> str:
    return listed(list(words), conjunction=say("mark.and", lang))
