"""Words cut into pieces that can be quoted: sentences, and clauses of a sentence that is longer than a quotation may be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asendus.loader.clauses import WIDEST_GAP, sentences
from asendus.loader.passages import Passage
from asendus.loader.reading import MAX_QUOTE

#: Where a long sentence may be cut, the best first: between clauses, at a comma, before a conjunction, between words.
_CUTS = tuple(map(re.compile, (r"(?<=[;:])\s", r"(?<=,)\s", r"\s(?=[^\W\d]{2,4}\s)", r"\s")))
#: A cut leaves at least so many characters before it.
_SHORTEST = 40


def as_pieces(words: Passage, *, whole: bool, language: str) -> list[Passage]:
    """The words as pieces of at most `MAX_QUOTE` characters of the document, in their order and without a gap.

    whole: one piece where that is short enough, else its sentences; otherwise always its sentences.
    """
    bare = words.strip(" \t\n;,")
    if not bare:
        return []
    if whole and _fits(bare):
        return [bare]
    return [p for s in sentences(bare, language=language) for p in _cut(s.strip(" \t\n,")) if p]


def _fits(words: Passage) -> bool:
    """Whether the words can be quoted whole; those that stand in a column of lines are quoted by their first line."""
    span = words.span
    return len(words) <= MAX_QUOTE and (span.end - span.start <= MAX_QUOTE or _apart(words))


def _apart(words: Passage) -> bool:
    return any(b - a > WIDEST_GAP or b < a for a, b in zip(words.offsets, words.offsets[1:], strict=False))


def _cut(words: Passage) -> Iterator[Passage]:
    """A sentence as clauses that can be quoted."""
    while words and not _fits(words):
        at = _place(words)
        yield words[:at].strip()
        words = words[at:].strip()
    yield words


def _place(words: Passage) -> int:
    """Where to cut: the last border of the best kind that leaves a piece which can be quoted."""
    longest = _longest(words)
    for pattern in _CUTS:
        places = [m.start() for m in pattern.finditer(words.text, _SHORTEST, longest + 1)]
        if places:
            return places[-1]
    return longest


def _longest(words: Passage) -> int:
    """How many characters of the words can be quoted together."""
    start = words.offsets[0]
    far = next((i for i, offset in enumerate(words.offsets) if offset - start >= MAX_QUOTE), len(words))
    return max(1, min(far, MAX_QUOTE))
