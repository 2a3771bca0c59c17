"""Where a sentence speaks of the post's holder: by a pronoun, by a word for staff, or by the post's own title.

Each place becomes a mark that tells the cases it can be in, so that sentences can be compared with templates whatever the
post is called: "Nõunikku asendab jurist" is "⟨p⟩ asendab jurist".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from asendus.loader.folding import fold
from asendus.loader.morphology import ALLATIVE, GENITIVE, NOMINATIVE, PARTITIVE, forms, inflect
from asendus.loader.passages import Passage
from asendus.loader.phrases import read_phrases
from asendus.loader.wordlists import read_words
from asendus.loader.words import is_relational, is_title

ADESSIVE = "ad"
#: The letter of each case in a mark.
MARKS: Mapping[str, str] = {NOMINATIVE: "n", GENITIVE: "g", PARTITIVE: "p", ALLATIVE: "a", ADESSIVE: "d"}
#: The name of each case in the lexicon.
NAMES: Mapping[str, str] = {"nom": "n", "gen": "g", "par": "p", "all": "a", "ade": "d"}

_WORD = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*-?")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with marks for its holder, and for each of its characters the place in the sentence."""

    text: str
    origin: tuple[int, ...]

    def slice(self, sentence: Passage, start: int, end: int) -> Passage:
        """The sentence's own words between two places of the marked text."""
        stop = self.origin[end] if end < len(self.origin) else len(sentence)
        return sentence[self.origin[start] if start < len(self.origin) else len(sentence) : stop]


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    cases: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The lexicon's words for the holder."""

    by_form: Mapping[str, str]
    nouns: Mapping[str, str]
    filling: frozenset[str]
    pointing: frozenset[str]
    owned: frozenset[str]
    verbs: frozenset[str]


@cache
def _words(language: str) -> _Words:
    whole = read_words("statements", language=language)
    table: Mapping[str, Any] = whole["holder"]
    by_form: dict[str, str] = {}
    for name, letter in NAMES.items():
        for form in table[name]:
            by_form[form] = by_form.get(form, "") + letter
    return _Words(
        by_form=by_form,
        nouns=_declined([*table["nouns"], *_branches(table)]),
        filling=frozenset(table["filling"]),
        pointing=frozenset(table["pointing"]),
        owned=frozenset(table["owned"]),
        verbs=frozenset([*whole["words"]["covers"], *whole["words"]["covered"]]),
    )


def _branches(table: Mapping[str, Any]) -> Iterator[str]:
    """Words for staff of one branch: "kohtuametnik"."""
    return (f"{branch}{noun}" for branch in table["branches"] for noun in table["branch_nouns"])


def _declined(nouns: Sequence[str]) -> Mapping[str, str]:
    """The folded forms of nouns in the cases that have marks, with the marks of each."""
    found: dict[str, str] = {}
    for noun in nouns:
        for case, letter in MARKS.items():
            form = fold(inflect(noun, case) or noun)
            found[form] = found.get(form, "") + letter
    return found


def marked(sentence: Passage, *, title: str | None, language: str) -> Marked:
    """The sentence with a mark where it speaks of the holder. title: the post's, in the nominative.

    >>> marked(Passage.from_text("Nõunikku asendab tema puhkuse ajal jurist"), title="nõunik", language="et").text
    '⟨p⟩ asendab ⟨ng⟩ puhkuse ajal jurist'
    """
    text: list[str] = []
    origin: list[int] = []
    at = 0
    for place in _places(sentence.text, title, _words(language)):
        mark = f"⟨{place.cases}⟩"
        text += [sentence.text[at : place.start], mark]
        origin += [*range(at, place.start), *([place.start] * len(mark))]
        at = place.end
    return Marked("".join(text) + sentence.text[at:], (*origin, *range(at, len(sentence))))


def _places(text: str, title: str | None, words: _Words) -> Iterator[_Place]:
    found = list(_WORD.finditer(text))
    own = [word.group() for word in _WORD.finditer(title)] if title else []
    at = 0
    while at < len(found):
        size, cases = _titled(found[at : at + len(own)], own) if own else (0, "")
        cases = _whole(found, at, size, cases, words)
        if not cases:
            size, cases = _noun(found, at, words)
        if cases:
            yield _Place(found[at].start(), found[at + size - 1].end(), cases)
        at += max(size, 1)


def _titled(found: Sequence[re.Match[str]], own: Sequence[str]) -> tuple[int, str]:
    """The cases in which words are the post's own title, with how many words it has."""
    if len(found) < len(own) or any(not _same(a.group(), b) for a, b in zip(found[:-1], own[:-1], strict=True)):
        return 0, ""
    last, wanted = found[-1].group(), own[-1].casefold()
    readings = {form.case for form in forms(last) if form.lemma.casefold() == wanted and not form.plural}
    if fold(last) == fold(wanted):
        readings.add(NOMINATIVE)
    return len(own), _letters(readings)


def _same(word: str, own: str) -> bool:
    """Whether a word is one of the title's, in whatever case an adjective takes."""
    return fold(word) == fold(own) or any(form.lemma.casefold() == own.casefold() for form in forms(word))


def _whole(found: Sequence[re.Match[str]], at: int, size: int, cases: str, words: _Words) -> str:
    """Those cases in which a title is all of a name: its genitive may lead on to another ("direktori asetäitja")."""
    before = found[at - 1].group().casefold() if at else ""
    if before not in words.verbs and any(form.pos == "A" for form in forms(before)):
        return ""  # "vahetu juht"
    follows = found[at + size].group() if at + size < len(found) else ""
    apart = not follows or "," in found[at].string[found[at + size - 1].end() : found[at + size].start()]
    if apart or follows.casefold().startswith(tuple(words.owned)) or not any(map(is_title, forms(follows))):
        return cases
    return "" if is_relational(follows) else cases.replace(MARKS[GENITIVE], "")


def _noun(found: Sequence[re.Match[str]], at: int, words: _Words) -> tuple[int, str]:
    """A pronoun or a word for staff, with how many words it has, and its cases."""
    word = found[at].group().casefold()
    if word in words.by_form:
        return 1, words.by_form[word]
    cases = words.nouns.get(fold(word), "")
    if not cases or not _is_pointed_at(found, at, words):
        return 1, ""
    if at + 1 < len(found):
        filling = [form for form in forms(found[at + 1].group()) if form.lemma in words.filling and not form.plural]
        if filling and MARKS[GENITIVE] in cases:
            return 2, _letters({form.case for form in filling})
    return 1, cases


def _is_pointed_at(found: Sequence[re.Match[str]], at: int, words: _Words) -> bool:
    """Whether a word for staff is the holder and nobody else: "osakonna töötaja" and "mõni töötaja" are others."""
    behind = found[at].string[found[at].end() :].lstrip()
    if behind.startswith(",") and behind.lstrip(", ").split(" ", 1)[0] in read_phrases().clause_openers:
        return False  # "töötaja, kelle määrab direktor"
    if at == 0 or found[at].string[found[at - 1].end() : found[at].start()].strip():
        return True
    before = found[at - 1].group().casefold()
    if before in words.pointing:
        return True
    readings = forms(before)
    if any(form.lemma in words.pointing for form in readings):
        return True
    if before in words.verbs:
        return True
    if any(form.lemma in read_phrases().determiners or form.pos in "ANO" for form in readings):
        return False
    return not any(form.is_noun and form.case == GENITIVE for form in readings)


def _letters(cases: set[str]) -> str:
    return "".join(letter for case, letter in MARKS.items() if case in cases)
