"""What a directive repeals: other directives, whole or some of their annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from asendus.loader.directive_words import DirectiveWords, sentences
from asendus.loader.passages import Passage, Span
from asendus.loader.reading import MAX_QUOTE, Repeal

#: An item of a list, below a sentence that ends in a colon: "2.1.", "a)", "1)", "-".
_ITEM = re.compile(r"\s*(?:\d{1,2}\.\d{1,2}\.?|\w{1,2}\)|[-–•▪*])\s+")
#: The next point of the directive.
_NEXT = re.compile(r"\s*\d{1,2}[.)]?\s+[A-ZÕÄÖÜŠŽ]")


class RepealReader:
    """Reads repeals in one language."""

    def __init__(self, words: DirectiveWords) -> None:
        self._words = words

    def read(self, body: Passage) -> Iterator[Repeal]:
        """The repeals of a text, in its order.

        What is repealed follows the verb, in its sentence or as a list below it, or stands in front of it ("käskkirja nr 7
        tunnistan kehtetuks"). An annex that is given a new wording is repealed in its old one.
        """
        pieces = list(sentences(body))
        for at, sentence in enumerate(pieces):
            if verb := self._words.repeal.search(sentence.text):
                yield from self._behind_or_before(sentence, verb, _items(sentence, pieces[at + 1 :]))
            elif self._words.amend.search(sentence.text) and self._words.reworded.search(sentence.text):
                yield from (repeal for repeal in self._repealed(sentence) if repeal.annexes)

    def _behind_or_before(self, sentence: Passage, verb: re.Match[str], items: Sequence[Passage]) -> Iterator[Repeal]:
        behind = [repeal for piece in (sentence[verb.end() :], *items) for repeal in self._repealed(piece)]
        yield from behind or self._repealed(self._without_basis(sentence[: verb.start()]))

    def _without_basis(self, words: Passage) -> Passage:
        """Without what is told as the ground of the directive ("käskkirja nr 1 alusel")."""
        ends = [match.end() for match in self._words.basis.finditer(words.text)]
        return words[ends[-1] :] if ends else words

    def _repealed(self, sentence: Passage) -> Iterator[Repeal]:
        numbers = self._words.numbers(sentence.text)
        dates = list(self._words.date.finditer(sentence.text))
        start = 0
        for at, number in enumerate(numbers):
            end = numbers[at + 1].start() if at + 1 < len(numbers) else len(sentence)
            before = [match for match in dates if start <= match.start() < number.start()]
            after = [match for match in dates if number.end() <= match.start() < end]
            day = before[-1] if before else (after[0] if after else None)
            annexes = self._words.annexes(sentence.text, number.end(), end)
            words = sentence[(day.start() if day in before and day else number.start()) : [number, *annexes][-1].end()]
            yield Repeal(
                date=self._words.as_date(day) if day else None,
                number=number.group("number"),
                annexes=tuple(one for found in annexes for one in self._words.listed(found.group("list"))) or None,
                span=Span(words.span.start, min(words.span.end, words.span.start + MAX_QUOTE)),
            )
            start = number.end()


def _items(sentence: Passage, following: Sequence[Passage]) -> list[Passage]:
    """The items of the list that a sentence opens with a colon at its end."""
    if not sentence.text.endswith(":"):
        return []
    found: list[Passage] = []
    for piece in following:
        if not _ITEM.match(piece.text) and (found or _NEXT.match(piece.text)):
            break
        found.append(piece)
        if not _ITEM.match(piece.text):
            break
    return found
