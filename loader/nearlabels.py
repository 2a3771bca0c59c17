"""Labels that a scan or a slip of the pen damaged: the label that a line is within a few edits of.

Every label of another field has to be clearly farther away: the two directions of substitution differ by one letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

LabelKind = Literal["header", "section", "requirement"]

#: A damaged label must be this much nearer to one field than to any other.
MARGIN = 2
#: Shorter labels than this, and longer ones, are not matched with edits: too many short words are near each other.
SHORTEST, LONGEST = 8, 60
#: One edit is allowed in a shorter label than this, two in any other. Characters.
TWO_EDITS = 14
#: Labels and lines are compared by runs of so many letters before they are compared by edits.
RUN = 5


@dataclass(frozen=True, slots=True)
class Label:
    """What a label means: its field `key`, which part of the form it belongs to, and the variant it matched.

    A weak label is also a common word, and one only where it stands alone or is set off from its value.
    """

    key: str
    kind: LabelKind
    variant: str
    weak: bool = False


class NearLabels:
    """The labels of one language, each by its words: folded, with one space between them."""

    def __init__(self, labels: Mapping[str, Label]) -> None:
        self._labels = labels
        self._runs = frozenset().union(*map(_runs, labels))
        self._of_length: dict[tuple[int, int], list[str]] = {}

    def nearest(self, phrase: str) -> tuple[Label, int] | None:
        """The label of the one field that a phrase is a damaged label of, and the edits between them; None where none is."""
        if not SHORTEST <= len(phrase) <= LONGEST:
            return None
        limit = 1 if len(phrase) < TWO_EDITS else 2
        if not self._may_be_near(phrase, limit):
            return None
        farthest = limit + MARGIN - 1
        phrases = self._about_as_long(len(phrase), farthest)
        nearest: dict[str, tuple[int, Label]] = {}
        for near, edits, _ in process.extract(phrase, phrases, scorer=OSA.distance, score_cutoff=farthest, limit=None):
            label = self._labels[near]
            if edits < nearest.get(label.key, (limit + MARGIN, label))[0]:
                nearest[label.key] = (int(edits), label)
        ranked = sorted(nearest.values(), key=lambda pair: (pair[0], pair[1].variant))
        if not ranked or ranked[0][0] > limit:
            return None
        if len(ranked) > 1 and ranked[1][0] - ranked[0][0] < MARGIN:
            return None
        return ranked[0][1], ranked[0][0]

    def _may_be_near(self, phrase: str, edits: int) -> bool:
        """Whether so many edits can have made a phrase of a label. Most lines are no label at all, and this is quickly seen.

        One edit touches at most `RUN` + 1 runs of so many letters; all others are runs of the label.
        """
        strange = _runs(phrase) - self._runs
        if len(strange) > edits * (RUN + 1):
            return False
        phrases = self._about_as_long(len(phrase), edits)
        return process.extractOne(phrase, phrases, scorer=OSA.distance, score_cutoff=edits) is not None

    def _about_as_long(self, length: int, edits: int) -> list[str]:
        """The labels that so many edits can make so long: each edit adds or drops one character at most."""
        key = length, edits
        if key not in self._of_length:
            self._of_length[key] = [phrase for phrase in self._labels if abs(len(phrase) - length) <= edits]
        return self._of_length[key]


def _runs(phrase: str) -> set[str]:
    """All runs of `RUN` characters in a phrase."""
    return {phrase[at : at + RUN] for at in range(len(phrase) - RUN + 1)}
