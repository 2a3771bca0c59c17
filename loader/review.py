"""When a job description is to be looked through again, where it says so itself ("vaadatakse läbi üks kord aastas").

A sentence counts that has a word for the description, one for looking through, and a term; "when the duties change" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from asendus.loader.clauses import alternatives, evidence, whole_words
from asendus.loader.lines import Line
from asendus.loader.passages import Passage
from asendus.loader.reading import Review
from asendus.loader.wordlists import read_words

#: Longer terms are no terms of review. Years.
LONGEST = 20
_STOP = re.compile(r"[.;](?=\s|$)")


def find_review(lines: Sequence[Line], *, language: str) -> Review | None:
    """The term of review that a description sets itself; the first, where it tells several.

    A sentence may go on on the next line.
    """
    words = [line.words for line in lines if not line.blank]
    patterns = _patterns(language)
    if not patterns.may_be_in(" ".join(value.text for value in words)):
        return None
    joined = (Passage.join(both) for both in pairwise(words))
    for value in (*words, *joined):
        for sentence in _sentences(value):
            months = _months(sentence.text, patterns)
            if months:
                return Review(months=months, span=evidence(sentence))
    return None


def _sentences(value: Passage) -> Iterator[Passage]:
    start = 0
    for match in [*_STOP.finditer(value.text), None]:
        piece = value[start : match.start() if match else len(value)].strip()
        if piece:
            yield piece
        start = match.end() if match else len(value)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The words of a language, as patterns."""

    subject: re.Pattern[str]
    act: re.Pattern[str]
    terms: tuple[tuple[re.Pattern[str], int], ...]
    counted: re.Pattern[str]
    numbers: tuple[tuple[str, int], ...]

    def may_be_in(self, text: str) -> bool:
        """Whether the text speaks of a description and of looking something through: most have no such words."""
        return bool(self.act.search(text) and self.subject.search(text))


def _months(sentence: str, patterns: _Patterns) -> int | None:
    """The term of a sentence about looking through the description, in months."""
    if not patterns.may_be_in(sentence):
        return None
    counted = patterns.counted.search(sentence)
    if counted:
        number = next(filter(None, counted.groups())).casefold()
        years = int(number) if number.isdigit() else dict(patterns.numbers).get(number, 0)
        return 12 * years if 0 < years <= LONGEST else None
    return next((months for pattern, months in patterns.terms if pattern.search(sentence)), None)


@cache
def _patterns(language: str) -> _Patterns:
    words = read_words("review", language=language)
    return _Patterns(
        subject=whole_words(words["subject"]),
        act=whole_words(words["act"]),
        terms=tuple((whole_words([term]), months) for term, months in words["terms"].items()),
        counted=re.compile("|".join(_counted(words["counted"]["years"], words["numbers"])), re.IGNORECASE),
        numbers=tuple(words["numbers"].items()),
    )


def _counted(terms: Iterable[str], numbers: Iterable[str]) -> Iterator[str]:
    number = rf"(\d{{1,2}}|{alternatives(numbers)})"
    for term in terms:
        before, after = (re.escape(part).replace(r"\ ", r"\s+") for part in term.split("{number}"))
        yield rf"(?<!\w){before}{number}{after}(?!\w)"
