"""Labels that are questions, in any person and any order of words: "Kes asendab sind, kui oled ära?", "Kellele sa aru annad?".

    question → [ "kui …," ] word { word } [ ", kui …" ] "?"        or without the sign, in front of a colon or in a cell

A pattern of the table [asked] names the words that a question of a field has, in any order: a word, its beginning ("allu*"),
its ending ("*üksuses"), one of several ("juht|ülemus"), or the holder in a case ("{par}"). Where the field names posts,
nothing else may stand in the question but the holder and words of circumstance: who covers whom must not be guessed. Any
other question of a form is a label of which nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from functools import cache
from typing import Any, NamedTuple

from asendus.loader.folding import fold
from asendus.loader.nearlabels import LabelKind

#: A question is not longer than this, in characters and in words.
LONGEST = 120
MOST_WORDS = 16
#: What is asked where no pattern tells it.
UNKNOWN = "unknown"

#: The tables of patterns that do not name posts, with the kind of label that a question of each is.
_KINDS: Mapping[str, LabelKind] = {"demands": "requirement", "rows": "header", "parts": "section"}

_WORD = re.compile(r"[^\W_]+")
_SIGN = re.compile(r"[?:]")
_NO_QUESTION = re.compile(r"[:|\t\n;]|\.\s|\.$")


class Word(NamedTuple):
    """One word of a question, or several that name the holder, and the cases in which they do."""

    text: str
    cases: frozenset[str] = frozenset()


class Asked(NamedTuple):
    """A field that is asked for, what kind of label the question is, and where it ends."""

    key: str
    kind: LabelKind
    end: int


class Questions:
    """The grammar of questions in one language; without a table [asked] it knows none."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        words = table.get("asked", {})
        self._holder = _cases_of(table.get("holder", {}))
        self._openers = frozenset(map(fold, words.get("openers", ())))
        self._clause: re.Pattern[str] | None = None
        if words:
            first = "|".join(words["clause"])
            self._clause = re.compile(rf"\A\s*(?:{first})\s[^,?]*,|,?\s+(?:{first})\s[^,?]*\Z", re.IGNORECASE)
        tails = table.get("tails", {})
        cover = table.get("cover", {})
        kept = [*words.get("fillers", ()), *tails.get("words", ()), *tails.get("before", ())]
        kept += [*cover.get("absences", ()), *cover.get("circumstances", ()), *cover.get("modal", ())]
        self._fillers = frozenset(fold(word) for word in kept)
        self._allowed: Mapping[str, frozenset[str]] = {
            key: frozenset(cases) for key, cases in words.get("holders", {}).items()
        }
        self._telling = _tests(words.get("telling", ()))
        self._strict = [(key, _patterns(under)) for key, under in words.get("posts", {}).items()]
        self._others: list[tuple[LabelKind, list[tuple[str, list[tuple[Test, ...]]]]]] = [
            (kind, [(key, _patterns(under)) for key, under in words.get(name, {}).items()])
            for name, kind in _KINDS.items()
        ]

    def called(self, names: Mapping[str, Sequence[str]]) -> Questions:
        """The same grammar, with the post's own title as a word for the holder."""
        own = copy(self)
        own._holder = {**_cases_of(names), **self._holder}
        return own

    def may_open(self, word: str) -> bool:
        """Whether a question can begin with a word, which is folded."""
        return word in self._openers

    def read(self, text: str) -> Asked | None:
        """What a question at the start of `text` asks for; None where there is no question.

        Words without a question mark are one only where a pattern understands them, without any sign only about posts.
        """
        sign = _SIGN.search(text, 0, LONGEST)
        if self._clause is None or (sign is None and len(text) > LONGEST):
            return None
        end = sign.start() if sign else len(text)
        asked = self._asked(text, end, behind=end + bool(sign and sign.group() == "?"))
        if asked is None or (sign and sign.group() == "?"):
            return asked
        about_posts = any(key == asked.key for key, _ in self._strict)
        return asked if about_posts or (sign and asked.key != UNKNOWN) else None

    def _asked(self, text: str, end: int, *, behind: int) -> Asked | None:
        """What the words up to `end` ask for."""
        if self._clause is None or _NO_QUESTION.search(text, 0, end):
            return None
        words = self._words(self._clause.sub(" ", text[:end]))
        if not 2 <= len(words) <= MOST_WORDS or not self.may_open(words[0].text):
            return None
        told = [key for key, patterns in self._strict if any(self._only(words, each, key) for each in patterns)]
        if told or any(test(word) for word in words for test in self._telling):
            return Asked(told[0] if len(told) == 1 else UNKNOWN, "header", behind)
        for kind, fields in self._others:
            for key, patterns in fields:
                if any(_rest(words, each) is not None for each in patterns):
                    return Asked(key, kind, behind)
        return Asked(UNKNOWN, "header", behind)

    def _words(self, text: str) -> list[Word]:
        folded = [fold(match.group()) for match in _WORD.finditer(text)]
        words: list[Word] = []
        at = 0
        while at < len(folded):
            size = next((size for size in (4, 3, 2, 1) if tuple(folded[at : at + size]) in self._holder), 0)
            own = tuple(folded[at : at + size])
            words.append(Word(" ".join(own), self._holder[own]) if size else Word(folded[at]))
            at += size or 1
        return words

    def _only(self, words: Sequence[Word], pattern: Sequence[Test], key: str) -> bool:
        """Whether a question has the words of a pattern and nothing else that could change what it asks."""
        rest = _rest(words, pattern)
        allowed = self._allowed.get(key, frozenset())
        return rest is not None and all(
            word.cases & allowed if word.cases else word.text in self._fillers for word in rest
        )


Test = Callable[[Word], bool]


def _rest(words: Sequence[Word], pattern: Sequence[Test]) -> list[Word] | None:
    """The words that a pattern leaves over, each of its tests taking one; None where one finds none."""
    rest = list(words)
    for test in pattern:
        found = next((word for word in rest if test(word)), None)
        if found is None:
            return None
        rest.remove(found)
    return rest


def _patterns(texts: Sequence[str]) -> list[tuple[Test, ...]]:
    return [_tests(text.split()) for text in texts]


def _tests(items: Sequence[str]) -> tuple[Test, ...]:
    return tuple(map(_test, items))


@cache
def _test(item: str) -> Test:
    if item.startswith("{"):
        case = item.strip("{}")
        return lambda word: case in word.cases
    texts = [fold(each) for each in item.split("|")]
    whole = frozenset(text for text in texts if "*" not in text)
    starts = tuple(text[:-1] for text in texts if text.endswith("*"))
    ends = tuple(text[1:] for text in texts if text.startswith("*"))
    return lambda word: word.text in whole or word.text.startswith(starts) or word.text.endswith(ends)


def _cases_of(names: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], frozenset[str]]:
    """The cases that each word for the holder stands in, by its folded words."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for case, words in names.items():
        for word in words:
            key = tuple(fold(word).split())
            found[key] = found.get(key, frozenset()) | {case}
    return found
