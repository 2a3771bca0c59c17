"""Labels stacked above their values: which value belongs to which label.

PDF text often gives two labels below each other, then their two values below each other, each wrapped over several
lines; OCR also moves cells. Values are told apart by blank lines where there are enough, else by where a line can begin
one; a piece that only continues another (lower case after a comma) is put back behind it and told as a warning.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Protocol

from asendus.loader.passages import Passage
from asendus.loader.reading import ReadingWarning
from asendus.loader.wordlists import line_pattern


class Signs(Protocol):
    """What a grammar tells of where one value ends and the next begins."""

    def begins_mention(self, words: Passage) -> bool:
        """Whether words begin with the name of a post."""

    def leads_on(self, word: str) -> bool:
        """Whether a word can only belong to one that follows it."""


#: What ends a line that goes on below it.
OPEN_END = re.compile(rf"(?:[,/(–-]|\b(?:{line_pattern('joints')}))$", re.IGNORECASE)

#: What a cut between two lines costs: after an open end, before a line that begins no value, before lower case.
_OPEN, _NO_START, _LOWER = 10, 5, 1


def distribute(
    keys: Sequence[str], blocks: Sequence[Sequence[Passage]], signs: Signs
) -> tuple[list[Passage], list[ReadingWarning]]:
    """One value for each label, in order, and what had to be assumed.

    keys: what the labels mean, in their order; blocks: the lines below them, parted at blank lines.
    """
    pieces = [Passage.join(block, separator="\n") for block in blocks]
    warnings: list[ReadingWarning] = []
    if len(pieces) < len(keys):
        pieces = [line for block in blocks for line in block]
        pieces = _merged(pieces, len(keys), signs)
    elif len(pieces) > len(keys):
        pieces, warnings = _reordered(pieces)
        pieces = _merged(pieces, len(keys), signs)
    if 0 < len(pieces) < len(keys):
        warnings.append(_uncertain(pieces))
    return pieces + [Passage.empty()] * (len(keys) - len(pieces)), warnings


def _reordered(pieces: list[Passage]) -> tuple[list[Passage], list[ReadingWarning]]:
    """Each piece that continues another put behind the one with an open end."""
    ordered = list(pieces)
    warnings = []
    for piece in pieces:
        at = ordered.index(piece) if piece in ordered else 0
        if not piece.text[:1].islower() or at == 0 or OPEN_END.search(ordered[at - 1].text):
            continue
        target = next((other for other in ordered if other is not piece and OPEN_END.search(other.text)), None)
        if target is None:
            continue
        ordered.remove(piece)
        ordered[ordered.index(target)] = Passage.join([target, piece], separator="\n")
        warnings.append(
            ReadingWarning(
                code="cells-out-of-order",
                words=piece.squeezed().text,
                meant=target.squeezed().text,
                span=piece.span,
            )
        )
    return ordered, warnings


def _merged(pieces: list[Passage], count: int, signs: Signs) -> list[Passage]:
    """The pieces joined into at most `count` values, cut where a new value can begin."""
    if len(pieces) <= count:
        return pieces
    costs = [_cut_cost(left, right, signs) for left, right in itertools.pairwise(pieces)]
    cheapest = sorted(range(len(costs)), key=lambda at: (costs[at], at))[: count - 1]
    bounds = [0, *(at + 1 for at in sorted(cheapest)), len(pieces)]
    return [Passage.join(pieces[a:b], separator="\n") for a, b in itertools.pairwise(bounds)]


def _cut_cost(left: Passage, right: Passage, signs: Signs) -> int:
    cost = _OPEN if OPEN_END.search(left.text) or signs.leads_on(left.text.split()[-1].strip(",.;:()")) else 0
    if not signs.begins_mention(right):
        cost += _NO_START
    return cost + (_LOWER if right.text[:1].islower() else 0)


def _uncertain(pieces: list[Passage]) -> ReadingWarning:
    return ReadingWarning(
        code="cells-uncertain",
        span=Passage.join(pieces).span,
    )
