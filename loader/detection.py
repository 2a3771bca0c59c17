"""In which languages a text speaks, and which of them each of its job descriptions is written in.

Labels tell: they are what a description is read by. A text is looked over for the first words of lines and cells, so
that languages of which nothing stands there cost next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from asendus.loader.labels import LabelMatch, Labels, load_labels
from asendus.loader.lines import Line
from asendus.loader.wordlists import DEFAULT_LANGUAGE, known_languages, read_words

#: A language speaks in a text where so many lines or cells begin with the first word of one of its labels.
FEWEST_FIRST_WORDS = 2

#: A line or a cell begins behind one of these signs, and its first word, whatever stands between them. Where there is no
#: word, it matches up to the end: so a text is gone through once, however many cells are empty.
_FIRST_WORD = re.compile(r"(?:\A|[\n\t|>/])[\W\d_]*+(?:([^\W\d_]+)|\Z)")
_ANY_WORD = re.compile(r"[^\W\d_]+")


class Signposts(Protocol):
    """The labels by which descriptions are told apart, of one language or several."""

    @property
    def members(self) -> tuple[Labels, ...]: ...
    @property
    def heads(self) -> tuple[str, ...]: ...
    @property
    def annex_words(self) -> tuple[str, ...]: ...
    @property
    def stamps(self) -> tuple[str, ...]: ...
    def match(self, text: str, *, damaged: bool = True) -> LabelMatch | None: ...


@dataclass(frozen=True, slots=True)
class SeveralLabels:
    """The labels of several languages as if they were one: for finding where a description begins."""

    members: tuple[Labels, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        return tuple(head for labels in self.members for head in labels.heads)

    @property
    def annex_words(self) -> tuple[str, ...]:
        return tuple(word for labels in self.members for word in labels.annex_words)

    @property
    def stamps(self) -> tuple[str, ...]:
        return tuple(word for labels in self.members for word in labels.stamps)

    def match(self, text: str, *, damaged: bool = True) -> LabelMatch | None:
        """The longest label of any language that a text begins with, or None."""
        found = [match for labels in self.members if (match := labels.match(text, damaged=damaged))]
        return max(found, key=lambda match: match.end, default=None)


def labels_in(text: str) -> Signposts:
    """The labels of the languages that a text may hold descriptions in; the default language's where none shows.

    >>> [labels.language for labels in labels_in("Ametikoht: loots").members]
    ['et']
    >>> [labels.language for labels in labels_in("Job title: pilot\\nReports to: head of unit").members]
    ['en']
    """
    first_words = {word.casefold() for word in _FIRST_WORD.findall(text)}
    others = [code for code in known_languages() if code != DEFAULT_LANGUAGE and _speaks(code, first_words)]
    if not others:
        return load_labels(DEFAULT_LANGUAGE)
    codes = [DEFAULT_LANGUAGE, *others] if _speaks(DEFAULT_LANGUAGE, first_words) else others
    found = tuple(load_labels(code) for code in codes)
    return found[0] if len(found) == 1 else SeveralLabels(found)


def spoken_in(lines: Sequence[Line], labels: Signposts) -> Labels:
    """The language that most labels of a description belong to; where two have as many, the one with more common words."""
    if len(labels.members) == 1:
        return labels.members[0]
    words = [word.casefold() for line in lines for word in _ANY_WORD.findall(line.words.text)]
    return max(labels.members, key=lambda each: (_labelled(lines, each), _common(words, each.language)))


def _speaks(language: str, first_words: set[str]) -> bool:
    return len(first_words & _label_beginnings(language)) >= FEWEST_FIRST_WORDS


@cache
def _label_beginnings(language: str) -> frozenset[str]:
    """The first words of a language's labels and of what heads its descriptions."""
    labels = load_labels(language)
    phrases = [*(label.variant for label in labels.variants()), *labels.heads]
    return frozenset(match.group().casefold() for phrase in phrases if (match := _ANY_WORD.search(phrase)))


def _labelled(lines: Sequence[Line], labels: Labels) -> int:
    """How many different labels of a language stand at the beginnings of cells, set off from what follows them."""
    found = set()
    for line in lines:
        for cell in line.cells if not line.blank else ():
            match = labels.match(cell.text, damaged=False)
            set_off = match and (match.whole or line.tabular or cell.text[match.end :].lstrip()[:1] in (":", "–"))
            if match and (set_off or not match.label.weak):
                found.add(match.label.variant)
    return len(found)


def _common(words: Sequence[str], language: str) -> int:
    common = frozenset(read_words("labels", language=language)["lines"]["common"])
    return sum(word in common for word in words)
