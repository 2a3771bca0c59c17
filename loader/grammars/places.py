"""Units and titles where the title stands in front: "Head of the Finance Department", "Leiterin des Referats 12".

post → { article } title [ topic ] [ "(" qualifier ")" ] [ ordinal ] [ link { article } unit ]
unit → name { link { article } larger unit }
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from asendus.loader.context import Context
from asendus.loader.folding import fold
from asendus.loader.grammars.vocabulary import Vocabulary
from asendus.loader.passages import Passage, Span

_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_ORDINAL = re.compile(r"\s+([IVX]{1,4})$")
_SIGN = re.compile(r"[;\n]|:\s")
_WORD = re.compile(r"[^\s,;()]+")


class Words(Protocol):
    """What a language tells of single words."""

    vocabulary: Vocabulary

    def title_word(self, word: str) -> str | None:
        """The word in the nominative singular if it is a title's head, else None."""

    def unit_word(self, word: str) -> str | None:
        """The word in the nominative singular if it says what kind of unit something is, else None."""

    def title_text(self, words: Sequence[str]) -> str | None:
        """A title's words in the nominative singular, or None where no title is in them."""

    def unit_text(self, words: Sequence[str]) -> str | None:
        """The words of one unit's name in the nominative, or None where they are none from end to end."""

    def split_unit(self, words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]] | None:
        """The words of a title that holds its unit ("Finance Department accountant"): title and unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A title and its unit as words name them; `units` are names, largest first, maybe a bare word for a unit."""

    title: str
    units: tuple[str, ...]
    qualifier: str | None
    ordinal: str | None
    span: Span
    whole: str


def words_in(text: str) -> list[str]:
    """The words of a text without signs around them."""
    return [match.group().strip(".:") or match.group() for match in _WORD.finditer(text)]


def read_post(words: Passage, grammar: Words) -> Post | None:
    """The post that words name from their first to their last, or None where they name none."""
    bare = without_front(words, grammar.vocabulary)
    text = grammar.vocabulary.mark.sub("", bare.text)
    text, qualifier = _without_bracket(text)
    ordinal = _ORDINAL.search(text)
    text = text[: ordinal.start()] if ordinal else text
    found = _at_link(text, grammar) or _inside(text, grammar) or _alone(text, grammar)
    if found is None or not bare or _SIGN.search(text):
        return None
    title, units, whole = found
    placed = units_in(qualifier, grammar) if qualifier and not units else ()
    units, qualifier = (placed, None) if placed else (units, qualifier)
    number = ordinal.group(1) if ordinal else None
    return Post(
        title=title, units=units, qualifier=qualifier, ordinal=number, span=bare.strip(" .,:;").span, whole=whole
    )


def without_front(words: Passage, vocabulary: Vocabulary) -> Passage:
    """Words without articles and such in front of them."""
    while match := vocabulary.front.match(words.text):
        words = words[match.end() :]
    return words.strip(" ,.:;–\n\t")


def units_in(text: str, grammar: Words) -> tuple[str, ...]:
    """The names of a unit and of the larger ones behind it, largest first; none where the words are no unit."""
    names: list[str] = []
    rest = grammar.vocabulary.mark.sub("", _without_bracket(text)[0])
    while rest:
        cuts = [*grammar.vocabulary.link.finditer(rest)]
        pieces = [(rest[: cut.start()], rest[cut.end() :]) for cut in cuts if units_in(rest[cut.end() :], grammar)]
        name, rest = pieces[0] if pieces else (rest, "")
        unit = grammar.unit_text(words_in(name))
        if unit is None:
            return ()
        names.insert(0, unit)
    return tuple(names)


def path_of(units: Sequence[str], context: Context, grammar: Words) -> tuple[str, ...]:
    """The full path that names mean: short ones by what the document defined and by the holder's own place."""
    path: tuple[str, ...] = ()
    for name in units:
        known = _known(name, context, grammar)
        if known is not None and (not path or known[: len(path)] == path):
            path = known
        elif len(name.split()) > 1 or fold(name) not in grammar.vocabulary.unit_words:
            path = (*path, name)
    return path


def level(word: str, path: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The part of a path that ends in a unit of this kind, for a word for any unit the whole."""
    for depth in range(len(path), 0, -1):
        if any(part.endswith(fold(word)) for part in fold(path[depth - 1]).split()):
            return tuple(path[:depth])
    return tuple(path) if path and fold(word) in vocabulary.generic_units else None


def _known(name: str, context: Context, grammar: Words) -> tuple[str, ...] | None:
    meant = context.aliases.get(name.casefold())
    if meant:
        return (meant,) if isinstance(meant, str) else tuple(meant)
    folded = [fold(unit) for unit in context.unit]
    if fold(name) in folded:
        return tuple(context.unit[: folded.index(fold(name)) + 1])
    return level(name, context.unit, grammar.vocabulary) if len(name.split()) == 1 else None


#: A title, the units beside it, and the title with them as it is said.
_Found = tuple[str, tuple[str, ...], str]


def _at_link(text: str, grammar: Words) -> _Found | None:
    """Title and units on both sides of the first link that has a unit behind it."""
    for cut in grammar.vocabulary.link.finditer(text):
        units = units_in(text[cut.end() :], grammar)
        title = grammar.title_text(words_in(text[: cut.start()])) if units else None
        if title:
            inner = _inside(text[: cut.start()], grammar)
            lower = inner[1] if inner and _is_new(inner[1], units) else ()
            return (inner[0] if inner else title), (*units, *lower), title + text[cut.start() :]
    return None


def _is_new(inner: Sequence[str], units: Sequence[str]) -> bool:
    """Whether a unit inside the title is another than those behind it, not only the word for their kind."""
    return len(inner[-1].split()) > 1 and inner[-1] not in units


def _alone(text: str, grammar: Words) -> _Found | None:
    title = grammar.title_text(words_in(text))
    return (title, (), title) if title else None


def _inside(text: str, grammar: Words) -> _Found | None:
    found = grammar.split_unit(words_in(text))
    if found is None:
        return None
    title, unit = grammar.title_text(found[0]), grammar.unit_text(found[1])
    return (title, (unit,), grammar.title_text(words_in(text)) or title) if title and unit else None


def _without_bracket(text: str) -> tuple[str, str | None]:
    match = _BRACKET.search(text)
    if match is None:
        return text.strip(), None
    rest = (text[: match.start()] + text[match.end() :]).strip()
    return rest, match.group(1).strip() or None
