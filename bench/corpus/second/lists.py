"""Who stands in a field of the second book: lists, ranks, occasions, conditions."""

from __future__ import annotations

from dataclasses import replace

from corpus.lexicon import Dice, table
from corpus.lists import Listing, ListMaker, single, told
from corpus.mentions import Maker
from corpus.model import CASES, Agency, Facts, Mention, Post
from corpus.second import mentions as m
from corpus.second.employers import HEADS, STATE

NONE = {"by": 0.07, "for": 0.15, "subordinates": 0.6}


def listing(dice: Dice, facts: Facts, key: str) -> Listing:
    """Whom a field of mentions names; nobody where the list is empty. Gold is told."""
    none = 0.04 if key == "subordinates" and facts.post.heads else NONE.get(key, 0.0)
    return told(dice, facts, key, none=none, makers=MAKERS)


def _boss(dice: Dice, employer: Agency, holder: Post) -> Mention:
    own = holder.path[:-1] if holder.heads else holder.path
    if own and dice.chance(0.94):
        return m.own_head(dice, employer, own)
    made = m.chief(dice, employer, holder)
    return made or m.other(dice, employer, replace(holder, path=()))


def _covers(dice: Dice, employer: Agency, holder: Post) -> Listing:
    throw = dice.random()
    if throw < 0.11:
        return single(m.designated(dice, employer, holder))
    if throw < 0.18:
        return single(m.deferred(dice, employer, holder))
    if throw < 0.20:
        return single(m.person(dice))
    if throw < 0.26 and employer.kind in STATE:
        pair = m.coordinated(dice)
        return Listing(mentions=tuple(pair), texts=pair[0].texts)
    if throw < 0.35:
        return single(m.anybody(dice, employer, holder) or m.other(dice, employer, holder))
    makers: tuple[Maker, ...] = (m.other, m.other, m.other, m.same, m.head, m.head, m.anybody, m.chief)
    found: dict[tuple[object, ...], Mention] = {}
    for _ in range(dice.choices((1, 2, 3, 4), (44, 36, 14, 6))[0]):
        made = dice.one(makers)(dice, employer, holder)
        if made:
            found.setdefault(_same(made), made)
    return _joined(dice, list(found.values()) or [m.other(dice, employer, holder)])


def _same(mention: Mention) -> tuple[object, ...]:
    """What two mentions of one post have in common: a head is the same however the unit is told."""
    title = mention.title or ""
    head = next((h for h in HEADS if mention.unit and title.endswith(h)), None)
    if head:
        return (mention.kind, head, mention.unit[-1])
    return (mention.kind, title, mention.qualifier, mention.ordinal)


def _joined(dice: Dice, found: list[Mention]) -> Listing:
    throw = dice.random()
    words = table("second/mentions")
    if len(found) == 1:
        return _conditioned(dice, found[0], dice.pick(words["conditions"])) if throw < 0.16 else single(found[0])
    if throw < 0.12:
        return _ranked(dice, found)
    if throw < 0.2 and len(found) == 2:
        first, second = (part.strip() for part in dice.pick(words["occasions"]).split("="))
        return _by_occasion(found, first, second)
    if throw < 0.27 and len(found) == 2:
        texts = {c: f"{found[0].texts[c]}, tema puudumisel {found[1].texts[c]}" for c in CASES}
        return Listing(mentions=(found[0], replace(found[1], condition="tema puudumisel")), texts=texts)
    comma, last = (part.strip() for part in dice.pick(words["joints"]).split("="))
    comma, last = _spaced(comma), _spaced(last)
    texts = {c: comma.join(x.texts[c] for x in found[:-1]) + last + found[-1].texts[c] for c in CASES}
    return Listing(mentions=tuple(found), texts=texts, breaks=comma == last and dice.chance(0.5))


def _spaced(joint: str) -> str:
    if joint == "samuti":
        return ", samuti "
    return f"{joint} " if joint in {",", ";"} else f" {joint} "


def _conditioned(dice: Dice, mention: Mention, condition: str) -> Listing:
    after, bracket = dice.chance(0.5), dice.chance(0.3)
    tail = f"({condition})" if bracket else condition
    texts = {c: f"{t} {tail}" if after or bracket else f"{condition} {t}" for c, t in mention.texts.items()}
    return Listing(mentions=(replace(mention, condition=condition),), texts=texts)


def _ranked(dice: Dice, found: list[Mention]) -> Listing:
    numbered = tuple(replace(x, order=i) for i, x in enumerate(found, 1))
    mark, joint = dice.one((("{}) ", ", "), ("{}. ", "; "), ("({}) ", " "), ("{}) ", "; ")))
    texts = {c: joint.join(mark.format(i) + x.texts[c] for i, x in enumerate(found, 1)) for c in CASES}
    return Listing(mentions=numbered, texts=texts)


def _by_occasion(found: list[Mention], first: str, second: str) -> Listing:
    marked = (replace(found[0], condition=first), replace(found[1], condition=second))
    texts = {c: f"{first} {found[0].texts[c]}, {second} {found[1].texts[c]}" for c in CASES}
    return Listing(mentions=marked, texts=texts)


def _subordinates(dice: Dice, employer: Agency, holder: Post) -> Listing:
    group = m.anybody(dice, employer, holder) if holder.heads and dice.chance(0.5) else None
    if group:
        texts = dict.fromkeys(CASES, group.texts["pl"])
        return single(replace(group, texts=texts))
    found: dict[tuple[object, ...], Mention] = {}
    form = "pl" if dice.chance(0.35) else "nom"
    for _ in range(dice.randint(1, 4)):
        made = m.other(dice, employer, replace(holder, path=()))
        made = replace(made, texts={**made.texts, "nom": made.texts[form]})
        found.setdefault((made.title, made.qualifier, made.ordinal), made)
    joint = dice.one((", ", "; ", ", "))
    texts = {c: joint.join(x.texts[c] for x in found.values()) for c in CASES}
    return Listing(mentions=tuple(found.values()), texts=texts)


MAKERS: dict[str, ListMaker] = {
    "supervisor": lambda dice, employer, post: single(_boss(dice, employer, post)),
    "subordinates": _subordinates,
    "by": _covers,
    "for": _covers,
}
