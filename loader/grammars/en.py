"""English: the head of a title is its last word before "of" or "for", the word for a unit stands first or last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from asendus.loader.folding import fold
from asendus.loader.grammars.titlefirst import TitleFirst
from asendus.loader.wordlists import read_words

LANGUAGE = "en"

#: More words than these are no title and no name of a unit.
MOST_WORDS = 9


class English(TitleFirst):
    """The grammar of English."""

    def __init__(self) -> None:
        super().__init__(LANGUAGE)
        table = read_words("mentions", language=LANGUAGE)
        self._no_part = frozenset(map(fold, table["titles"]["no_part"]))
        self._of = frozenset(map(fold, table["units"]["of"]))
        self._topics = frozenset(map(fold, table["joining"]["topics"]))

    def title_word(self, word: str) -> str | None:
        """A title's head in the singular.

        >>> English().title_word("analysts"), English().title_word("Secretaries"), English().title_word("Department")
        ('analyst', 'Secretary', None)
        """
        folded = fold(word).rsplit("-", 1)[-1]
        if folded in self.vocabulary.never:
            return None
        if self._is_title(folded):
            return word
        stems = [(word[:-3] + "y")] if folded.endswith("ies") else [word[:-1]] if folded.endswith("s") else []
        return next((stem for stem in stems if self._is_title(fold(stem).rsplit("-", 1)[-1])), None)

    def _is_title(self, word: str) -> bool:
        if word in self.vocabulary.never:
            return False
        return word in self.vocabulary.heads or (len(word) > 5 and word.endswith(self.vocabulary.endings))

    def title_text(self, words: Sequence[str]) -> str | None:
        """What stands before a title's head, the head, and what narrows it.

        >>> English().title_text("Senior Advisers on Monuments".split()), English().title_text("answers calls".split())
        ('Senior Adviser on Monuments', None)
        """
        cut = next((i for i, word in enumerate(words) if fold(word) in self._topics), len(words))
        number = cut > 1 and words[cut - 1][:1].isdigit()
        head = cut - 2 if number else cut - 1
        if head < 0 or len(words) > MOST_WORDS or (cut < len(words) and cut == len(words) - 1):
            return None
        lemma = self.title_word(words[head])
        if lemma is None or any(fold(word) in self._no_part for word in words[:head]):
            return None
        return " ".join([*words[:head], lemma, *words[head + 1 :]])

    def unit_word(self, word: str) -> str | None:
        """The word if it is one for a kind of unit.

        >>> English().unit_word("Department"), English().unit_word("Dept."), English().unit_word("Sea")
        ('Department', 'Department', None)
        """
        word = self.vocabulary.short.get(fold(word.rstrip(".")), word)
        return word if fold(word) in self.vocabulary.unit_words else None

    def unit_text(self, words: Sequence[str]) -> str | None:
        """A unit's name: its kind last, or first before a number, a letter or "of".

        >>> English().unit_text("Finance Dept.".split()), English().unit_text("Unit 3".split()), English().unit_text(["Unit", "opens"])
        ('Finance Department', 'Unit 3', None)
        """
        if not words or len(words) > MOST_WORDS or any(fold(word) in self._no_part for word in words):
            return None
        first, last = self.unit_word(words[0]), self.unit_word(words[-1])
        if last:
            return " ".join([*words[:-1], last])
        behind = words[1] if len(words) > 1 else ""
        named = len(words) == 2 and (behind.isdigit() or (behind.isupper() and len(behind) < 4))
        return " ".join([first, *words[1:]]) if first and (named or fold(behind) in self._of) else None

    def split_unit(self, words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]] | None:
        """ "Finance Department Accountant", "Department Head" """
        at = next((i for i, word in enumerate(words[:-1]) if self.unit_word(word)), None)
        if at is None or not self.title_text(words[at + 1 :]):
            return None
        return words[at + 1 :], words[: at + 1]


@cache
def grammar() -> English:
    """The grammar of English."""
    return English()
