"""Sentences of the third book: their slots filled with the holder and the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from corpus.lexicon import Dice
from corpus.model import Facts, Mention
from corpus.third.employers import Employer
from corpus.third.values import joined, unit_path
from corpus.third.words import capital, choices, inflected, lists

SLOTS = {"n": "nom", "g": "gen", "p": "part", "a": "all"}


class Slots(dict[str, str]):
    """Words by slot; a slot with a capital gives them with a capital."""

    def __missing__(self, key: str) -> str:
        """The words of the slot whose name has no capital."""
        return capital(self[key[:1].lower() + key[1:]])


def holder(dice: Dice, facts: Facts, of: Employer) -> Slots:
    """The slots that the description itself fills."""
    title, path = facts.post.title, facts.post.path
    slots = Slots({f"me{slot}": inflected(title, case) for slot, case in SLOTS.items()})
    slots["me"], slots["meal"] = title, inflected(title, "ade")
    slots["menq"] = facts.post.shown(title)
    if path:
        slots |= {f"units_{case}": unit_path(dice, path, case) for case in ("gen", "ine")}
        slots["path"] = unit_path(dice, path)
    top = of.agency.top
    slots |= {
        "top": top,
        "top_ade": inflected(top, "ade"),
        "place": dice.pick(of.words["locations"]).format(p=of.place),
    }
    slots["purpose"] = dice.pick(of.words["purposes"])
    slots["when"], slots["when2"] = dice.one(choices("absences")), dice.one(choices("others_absences"))
    return slots


def templates(book: str, field: str, mentions: list[Mention] | None = None) -> list[str]:
    """The sentences that fit: those of the field, for nobody, or for an appointed or deferred cover."""
    words: Mapping[str, Any] = lists("sentences")[book]
    if mentions is None:
        return list(words[field])
    if not mentions:
        return list(words.get(f"{field}_none", []))
    kind = mentions[0].kind if len(mentions) == 1 else "post"
    fitting = list(words.get(f"{field}_{kind}", words[field]))
    if kind == "person":
        fitting = [text for text in fitting if re.search("{[Xx]n}", text) and not re.search("{[Xx][gpa]}", text)]
    if any(mention.kind == "designated" for mention in mentions[1:]):
        fitting = [text for text in fitting if not re.search("{[Xx]g}", text)]
    return [text for text in fitting if len(mentions) == 1 or "1:" not in text]


def filled(
    dice: Dice, text: str, slots: Slots, mentions: list[Mention] | None = None, others: list[Mention] | None = None
) -> str:
    """A sentence with its slots filled; `others` are those of the second slot."""
    words = Slots(slots)
    if mentions:
        words |= _others(dice, text, mentions)
    if others:
        words["yp"] = joined(dice, others, "part", "või")
    return text.replace("1:", "").format_map(words)


def _others(dice: Dice, text: str, mentions: list[Mention]) -> dict[str, str]:
    many = len(mentions) > 1 and ("{b}" in text or "pl}" in text) and not mentions[-1].closed and dice.chance(0.6)
    last = "ja" if many else "või"
    made = {f"x{slot}": joined(dice, mentions, case, last) for slot, case in SLOTS.items()}
    if "pl}" in text:
        made["xpl"] = joined(dice, mentions, "pl", "ja")
    made["b"] = "vad" if many else "b"
    role = mentions[0].title or ""
    made |= {"role": role, "role_gen": _genitive(role)}
    return made


def _genitive(role: str) -> str:
    adjective, _, noun = role.rpartition(" ")
    return f"{'otsese' if adjective == 'otsene' else adjective} {inflected(noun, 'gen')}".strip()
