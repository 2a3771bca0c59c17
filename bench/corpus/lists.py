"""Lists of mentions: who stands in a field, how they are joined, when and in which order they act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from corpus.lexicon import Dice, table
from corpus.mentions import (
    Maker,
    anybody,
    chief,
    coordinated,
    deferred,
    designated,
    either_head,
    head,
    peer,
    person,
    same_title,
)
from corpus.model import CASES, Agency, Facts, Mention, Post

HEADS = ("juhataja", "direktor", "juht")
FIELDS = {"supervisor": "supervisor", "subordinates": "subordinates", "by": "substituted_by", "for": "substitutes_for"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Mentions of one field with the words of the whole list in each case; no mention is "nobody"."""

    mentions: tuple[Mention, ...]
    texts: dict[str, str]
    breaks: bool = False  # the list is written with one mention a line


ListMaker = Callable[[Dice, Agency, Post], Listing]


def told(dice: Dice, facts: Facts, key: str, *, none: float, makers: Mapping[str, ListMaker]) -> Listing:
    """Whom a field of mentions names by its maker; nobody with the chance `none`. Gold is told."""
    nobody = Listing(mentions=(), texts={})
    made = nobody if dice.chance(none) else makers[key](dice, facts.agency, facts.post)
    facts.mentions[FIELDS[key]] = list(made.mentions)
    return made


def covers(dice: Dice, employer: Agency, holder: Post) -> Listing:
    """Who covers the holder, or whom the holder covers (the grammar is the same)."""
    throw = dice.random()
    if throw < 0.10:
        return single(designated(dice, employer, holder))
    if throw < 0.17:
        return single(deferred(dice, employer, holder))
    if throw < 0.20:
        return single(person(dice, employer, holder))
    if throw < 0.27 and employer.kind in {"amet", "ministeerium", "linn"}:
        maker = either_head if dice.chance(0.12) and len(holder.path) < 2 else coordinated
        pair = maker(dice, employer, holder)
        return Listing(mentions=tuple(pair), texts=pair[0].texts)
    if throw < 0.37:
        return single(anybody(dice, employer, holder) or peer(dice, employer, holder))
    makers: tuple[Maker, ...] = (peer, peer, peer, peer, same_title, head, head, anybody, chief)
    count = dice.choices((1, 2, 3, 4), (46, 34, 14, 6))[0]
    mentions: list[Mention] = []
    for _ in range(count):
        made = dice.one(makers)(dice, employer, holder)
        if made and _key(made) not in {_key(m) for m in mentions}:
            mentions.append(made)
    return joined(dice, mentions or [peer(dice, employer, holder)])


def _key(mention: Mention) -> tuple[str | None, ...]:
    title = mention.title or ""
    head_word = next((h for h in HEADS if title.endswith(h)), title)
    return ("any" if mention.kind == "any" else head_word, mention.qualifier, mention.ordinal)


def single(mention: Mention) -> Listing:
    """The list of one mention."""
    return Listing(mentions=(mention,), texts=mention.texts)


def joined(dice: Dice, mentions: list[Mention]) -> Listing:
    """The mentions in one list, with a condition or an order now and then."""
    throw = dice.random()
    if len(mentions) == 1:
        return _conditioned(dice, mentions[0]) if throw < 0.16 else single(mentions[0])
    if throw < 0.09:
        return _ranked(dice, mentions)
    if len(mentions) == 2 and throw < 0.13:
        return _by_occasion(dice, mentions)
    comma = dice.choices((", ", "; "), (85, 15))[0]
    last = dice.choices((" või ", " ja ", comma, " ning "), (40, 28, 27, 5))[0]
    texts = {c: comma.join(m.texts[c] for m in mentions[:-1]) + last + mentions[-1].texts[c] for c in CASES}
    return Listing(mentions=tuple(mentions), texts=texts, breaks=last == comma and dice.chance(0.4))


def _conditioned(dice: Dice, mention: Mention) -> Listing:
    condition = dice.pick(table("mentions")["conditions"])
    after = dice.chance(0.6)
    texts = {c: f"{t} {condition}" if after else f"{condition} {t}" for c, t in mention.texts.items()}
    return Listing(mentions=(replace(mention, condition=condition),), texts=texts)


def _ranked(dice: Dice, mentions: list[Mention]) -> Listing:
    numbered = tuple(replace(m, order=i) for i, m in enumerate(mentions, 1))
    if len(mentions) == 2 and dice.chance(0.5):
        texts = {c: f"esimesena {mentions[0].texts[c]}, teisena {mentions[1].texts[c]}" for c in CASES}
    else:
        mark, joint = dice.one((("{}) ", "; "), ("{}. ", "; "), ("{}) ", " ")))
        texts = {c: joint.join(mark.format(i) + m.texts[c] for i, m in enumerate(mentions, 1)) for c in CASES}
    return Listing(mentions=numbered, texts=texts)


def _by_occasion(dice: Dice, mentions: list[Mention]) -> Listing:
    first, second = dice.one(
        (
            ("puhkuse ajal", "muul ajal"),
            ("lühiajalisel äraolekul", "pikemal äraolekul"),
            ("puhkuse ajal", "haiguse ajal"),
        )
    )
    marked = (replace(mentions[0], condition=first), replace(mentions[1], condition=second))
    texts = {c: f"{first} {mentions[0].texts[c]}, {second} {mentions[1].texts[c]}" for c in CASES}
    return Listing(mentions=marked, texts=texts)


def subordinates(dice: Dice, employer: Agency, holder: Post) -> Listing:
    """Who reports to the holder: posts in the singular or the plural, or all of a unit."""
    if holder.heads and dice.chance(0.5):
        group = anybody(dice, employer, replace(holder, path=holder.path[-1:]))
        if group:
            group = replace(group, unit=holder.path)
            texts = dict.fromkeys(CASES, group.texts["pl"])
            return Listing(mentions=(replace(group, texts=texts),), texts=texts)
    mentions: list[Mention] = []
    for _ in range(dice.randint(1, 4)):
        made = peer(dice, employer, replace(holder, path=()))
        if _key(made) not in {_key(m) for m in mentions}:
            mentions.append(made)
    form = "pl" if dice.chance(0.35) else "nom"
    mentions = [replace(m, texts={**m.texts, "nom": m.texts[form]}) for m in mentions]
    joint = dice.one((", ", ", ", "; "))
    texts = {c: joint.join(m.texts[c] for m in mentions) for c in CASES}
    return Listing(mentions=tuple(mentions), texts=texts)
