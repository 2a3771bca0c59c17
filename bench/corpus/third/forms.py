"""The forms of the third book, and one of them as a file uses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corpus.lexicon import Dice, items
from corpus.third.employers import Employer, employer
from corpus.third.page import Page
from corpus.third.words import lists

SENTENCES = {"prose": "third", "clauses": "third", "sections": "third", "letter": "letter", "questions": "questions"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form with the choices that a file has made: its shape, its labels, its employer."""

    name: str
    of: Employer
    shape: str
    words: Mapping[str, Any]
    labels: Mapping[str, tuple[str, str]]
    html: bool
    width: int

    @property
    def book(self) -> str | None:
        """The sentences of the form; None where it has rows."""
        return SENTENCES.get(self.shape)


def names() -> tuple[str, ...]:
    """All forms of the book."""
    return tuple(lists("forms"))


def form(dice: Dice, name: str) -> Form:
    """A form as one file uses it."""
    words = lists("forms")[name]
    labels = {row: _label(dice, choice) for row, choice in words.get("labels", {}).items()}
    return Form(
        name=name,
        of=employer(dice, name),
        shape=dice.one(words["shapes"]),
        words=words,
        labels=labels,
        html=dice.chance(words.get("html", 0)),
        width=dice.one((0, 0, 90, 100)),
    )


def _label(dice: Dice, choice: list[str]) -> tuple[str, str]:
    label, _, case = dice.one(choice).partition(" = ")
    return label, case


def rows(dice: Dice, of: Form) -> list[str]:
    """The rows that a file has, in their order; a few forms tell cover before subordinates."""
    shares = (row.split(":") for row in of.words["rows"].split())
    chosen = [name for name, share in shares if dice.chance(float(share))]
    if {"by", "for"} <= set(chosen) and dice.chance(0.35):
        by, covered = chosen.index("by"), chosen.index("for")
        chosen[by], chosen[covered] = "for", "by"
    if "subordinates" in chosen and dice.chance(0.2):
        chosen.remove("subordinates")
        chosen.append("subordinates")
    return chosen


def page(dice: Dice, of: Form) -> Page:
    """An empty page in the manner of the form."""
    bullets = (
        ("-", "–", "•", "1")
        if of.shape not in {"pipes", "bullets"}
        else ("-", "*")
        if of.shape == "pipes"
        else ("•", "-", "–", "*", "▪")
    )
    separators = {"numbered": (" ", " – ", "\t"), "bullets": (": ", " – ", ": "), "questions": (": ", " ")}
    return Page(
        dice=dice,
        shape=of.shape,
        bullet=dice.one(bullets),
        html=of.html,
        counted=of.shape in {"numbered", "numbered colon", "clauses", "numbered tabs"}
        or (of.shape in {"tabs", "grid"} and dice.chance(0.6)),
        airy=dice.chance(0.7),
        upper=of.shape not in {"prose", "letter", "questions", "sections"} and dice.chance(0.35),
        separator=dice.one(separators.get(of.shape, (": ",))),
        dot=dice.one((".", ".", "")),
    )


def heading(dice: Dice, of: Form, section: str) -> str:
    """One heading of a section."""
    return dice.one(items(of.words[section]))
