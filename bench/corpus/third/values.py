"""Mentions as the value of a row: lists, order, conditions, and the ways of naming nobody."""

from __future__ import annotations

from dataclasses import replace

from corpus.lexicon import Dice
from corpus.model import Mention
from corpus.third.words import capital, choices, inflected

NOBODY = {"by": "nobody_by", "for": "nobody_for", "subordinates": "nobody_sub", "supervisor": "nobody"}


def joined(dice: Dice, mentions: list[Mention], case: str, last: str) -> str:
    """The mentions in a case, with commas and a last conjunction.

    >>> ann, ben = (Mention(kind="post", title=t, texts={"nom": t}) for t in ("giid", "teadur"))
    >>> joined(Dice(1), [ann, ben], "nom", "või")
    'giid või teadur'
    """
    texts = [mention.texts[case] for mention in mentions]
    if len(texts) == 1:
        return texts[0]
    return ", ".join(texts[:-1]) + (", " if last == "," else f" {last} ") + texts[-1]


def ranked(dice: Dice, mentions: list[Mention], case: str) -> tuple[str, list[Mention]]:
    """The mentions as first, second and so on."""
    texts = [mention.texts[case] for mention in mentions]
    numbered = [replace(mention, order=i) for i, mention in enumerate(mentions, 1)]
    if len(texts) == 2 and dice.chance(0.6):
        link = dice.one(
            (", tema puudumisel ", ", tolle puudumisel ", "; kui ka tema puudub, siis ", "; tema äraolekul ")
        )
        return texts[0] + link + texts[1], numbered
    forms = (("1) ", "; 2) ", "; 3) "), ("I asendaja ", "; II asendaja ", "; III asendaja "))
    marks = dice.one(forms if case == "nom" else forms[:1])
    return "".join(mark + text for mark, text in zip(marks, texts, strict=False)), numbered


def value(dice: Dice, field: str, mentions: list[Mention], case: str) -> tuple[str, list[Mention]]:
    """The text of a row and the mentions as gold has them, with the condition and the order that the text gives."""
    if not mentions:
        return dice.one(choices(NOBODY[field])), []
    if field == "by" and len(mentions) > 1 and not mentions[-1].closed and dice.chance(0.22):
        text, mentions = ranked(dice, mentions, case)
    else:
        last = "ja" if field in {"subordinates", "supervisor"} else dice.one(("või", "või", "ja", ","))
        text = joined(dice, mentions, case, last)
        if field in {"by", "for"} and not any(m.closed for m in mentions) and dice.chance(0.16):
            text, mentions = _conditioned(dice, text, mentions)
    return capital(text) if dice.chance(0.5) else text, mentions


def _conditioned(dice: Dice, text: str, mentions: list[Mention]) -> tuple[str, list[Mention]]:
    condition = dice.one(choices("conditions"))
    text = dice.one((f"{text} {condition}", f"{text} {condition}", f"{text}, {condition}", f"{condition} {text}"))
    return text, [replace(mention, condition=condition) for mention in mentions]


def unit_path(dice: Dice, path: tuple[str, ...], case: str = "nom") -> str:
    """The units of a path: the larger in the genitive, or both side by side.

    >>> unit_path(Dice(1), ("registriosakond",), "ine")
    'registriosakonnas'
    """
    if len(path) > 1 and case == "nom" and dice.chance(0.5):
        return dice.one((", ", ", ", " / ", " – ", "; ")).join(path)
    return " ".join([*(inflected(unit, "gen") for unit in path[:-1]), inflected(path[-1], case)])
