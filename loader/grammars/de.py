"""German: titles in one form whatever their gender and case, and units in the nominative.

"der stellvertretenden Leiterin des Referats 12" names the post "stellvertretender Leiter" of "Referat 12": a post is the same
whoever holds it, so the shortest of the forms that a dictionary lists stands for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from asendus.loader.folding import fold
from asendus.loader.grammars.titlefirst import TitleFirst
from asendus.loader.wordlists import read_words

LANGUAGE = "de"

#: Titles shorter than this are no last parts of compounds: "Rat" of "Apparat".
SHORTEST_LAST_PART = 5
#: More words than these are no title and no name of a unit.
MOST_WORDS = 9

#: "/in", "*in", ":in", "_innen", "(in)", "/-in", and "In" inside a word.
_GENDER = re.compile(r"(?:[/*:_]-?|-)in(?:nen)?$|\(in(?:nen)?\)$|(?<=[a-zäöüß])In(?:nen)?$")
#: "/r", "*r", ":n", "(r)" of nouns that decline as adjectives.
_ADJECTIVAL = re.compile(r"(?<=e)(?:[/*:_]-?[rn]|\([rn]\))$")
_ADJECTIVE = re.compile(r"(?P<stem>[^\W\d_-]{3,})e[rnsm]?")
_TITLE_ENDINGS = ("", "in", "innen", "en", "n", "s", "es", "r")
_UNIT_ENDINGS = ("", "s", "es")


class German(TitleFirst):
    """The grammar of German."""

    def __init__(self) -> None:
        super().__init__(LANGUAGE)
        table = read_words("mentions", language=LANGUAGE)
        self._forms: dict[str, str] = {fold(form): title for form, title in table["titles"]["forms"].items()}
        self._feminine = tuple(map(fold, table["units"]["feminine"]))
        self._neuter = tuple(map(fold, table["units"]["neuter"]))
        self._small = frozenset(map(fold, table["units"]["small"]))
        units = read_words("resolve", language=LANGUAGE)["units"]
        self._joined = {fold(joined): unit for unit, joined in units.items()}

    def title_word(self, word: str) -> str | None:
        """A title's head in the masculine nominative singular.

        >>> German().title_word("Referentinnen"), German().title_word("Leiter*in"), German().title_word("Abteilung")
        ('Referent', 'Leiter', None)
        """
        halves = {self._title_form(half) for half in word.split("/")} if "/" in word[1:-3] else {None}
        lemma = next(iter(halves)) if len(halves) == 1 else None
        return lemma or self._title_form(_ADJECTIVAL.sub("", _GENDER.sub("", word)))

    def _title_form(self, word: str) -> str | None:
        if not word[:1].isupper() or fold(word) in self.vocabulary.never:
            return None
        for form, title in self._forms.items():
            if fold(word) == form or (len(form) >= SHORTEST_LAST_PART and fold(word).endswith(form)):
                front = word[: -len(form)]
                return front + title.lower() if front else title
        return next((stem for stem in _stems(word) if self._is_title(fold(stem))), None)

    def _is_title(self, stem: str) -> bool:
        if stem in self.vocabulary.never:
            return False
        last = stem.rsplit("-", 1)[-1]
        heads = self.vocabulary.heads
        return last in heads or any(last.endswith(head) for head in heads if len(head) >= SHORTEST_LAST_PART)

    def title_text(self, words: Sequence[str]) -> str | None:
        """Adjectives, a title, and what narrows it.

        >>> German().title_text("stellvertretenden Leiterin".split()), German().title_text("Referentinnen für Recht".split())
        ('stellvertretender Leiter', 'Referent für Recht')
        >>> German().title_text("Leiter prüft Akten".split()) is None
        True
        """
        at = next((i for i, word in enumerate(words) if self.title_word(word)), None)
        if at is None or len(words) > MOST_WORDS or not all(_ADJECTIVE.fullmatch(word) for word in words[:at]):
            return None
        at, lemma = self._doubled(words, at)
        rest = words[at + 1 :]
        if rest and not (self._narrows(rest) or rest[0][0].isupper() or rest[0][0].isdigit()):
            return None
        ending = "e" if lemma.endswith(("ung", "e")) else "er"
        adjectives = [self._declined(word, ending) for word in words[:at] if not self.title_word(word)]
        return " ".join([*(word for word in adjectives if word), lemma, *rest])

    def _doubled(self, words: Sequence[str], at: int) -> tuple[int, str]:
        """ "Leiterin oder Leiter", "Leiterin / Leiter": one title, said for both genders."""
        lemma = self.title_word(words[at]) or ""
        if at + 2 < len(words) and words[at + 1] == "/" and self.title_word(words[at + 2]) == lemma:
            return at + 2, lemma
        return at, lemma

    def _narrows(self, rest: Sequence[str]) -> bool:
        return self.vocabulary.topic.match(f" {' '.join(rest)} ") is not None

    def _declined(self, word: str, ending: str) -> str:
        match = _ADJECTIVE.fullmatch(word)
        return f"{match.group('stem')}{ending}" if match else ""

    def unit_word(self, word: str) -> str | None:
        """A unit's word, or a compound that ends in one, in the nominative.

        >>> German().unit_word("Referats"), German().unit_word("Bauamtes"), German().unit_word("insgesamt")
        ('Referat', 'Bauamt', None)
        """
        word = self.vocabulary.short.get(fold(word.rstrip(".")), word)
        if not word[:1].isupper():
            return None
        stems = (word.removesuffix(ending) for ending in _UNIT_ENDINGS if word.endswith(ending))
        return next((stem for stem in stems if fold(stem).endswith(self.vocabulary.unit_words)), None)

    def unit_text(self, words: Sequence[str]) -> str | None:
        """A unit's name in the nominative.

        >>> German().unit_text(["Technischen", "Abteilung"]), German().unit_text(["Amtes", "für", "Hochbau"])
        ('Technische Abteilung', 'Amt für Hochbau')
        """
        at = next((i for i, word in enumerate(words) if self.unit_word(word)), None)
        if at is None or len(words) > MOST_WORDS or not all(_ADJECTIVE.fullmatch(word) for word in words[:at]):
            return None
        rest = words[at + 1 :]
        if not all(word[0].isupper() or word[0].isdigit() or fold(word) in self._small for word in rest):
            return None
        unit = self.unit_word(words[at]) or ""
        ending = "e" if fold(unit).endswith(self._feminine) else "es" if fold(unit).endswith(self._neuter) else "er"
        return " ".join([*(self._declined(word, ending) for word in words[:at]), unit, *rest])

    def split_unit(self, words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]] | None:
        """A compound of a unit's word and a head's title: "Abteilungsleiter Finanzen" heads "Abteilung Finanzen"."""
        at = next((i for i, word in enumerate(words) if self.title_word(word)), None)
        if at is None:
            return None
        title, rest = fold(self.title_word(words[at]) or ""), list(words[at + 1 :])
        for joined, unit in self._joined.items():
            if title.startswith(joined) and title.removeprefix(joined) in self.vocabulary.leaders:
                named = [] if rest and self._narrows(rest) else rest
                return words[: len(words) - len(named)], [unit.capitalize(), *named]
        return None

    def document_text(self, words: str) -> str:
        """A document's name without the ending of the genitive: "Vertretungsplans"."""
        stem = re.sub(r"e?s$", "", words)
        return stem if self.vocabulary.document.fullmatch(stem) else words


def _stems(word: str) -> Iterator[str]:
    """What a word may be an inflected form of: itself, and without the endings of case, number and gender."""
    for ending in _TITLE_ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield stem
            if ending in ("in", "innen", "n"):
                yield stem + "e"


@cache
def grammar() -> German:
    """The grammar of German."""
    return German()
