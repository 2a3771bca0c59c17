"""Sentences, items and wishes in the value of a requirement field."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from asendus.loader.folding import tolerant
from asendus.loader.passages import Passage, Span
from asendus.loader.reading import MAX_QUOTE
from asendus.loader.wordlists import read_words

#: Signs that open an item of a list; "=" and "»" are what a scan makes of a bullet.
BULLET = re.compile(
    r"[ \t]*(?:[-–—•▪■●○◦·*+»=><>]+(?=[\s*]|$)|\(?\d{1,2}\)|\(?[a-zß-öø-ÿ]\)|(?:\d{1,2}\.){1,4}(?:\d{1,2}\.?)?(?=\s))[ \t]*"
)
#: A line shorter than this was ended by its writer, not by the margin.
FULL_LINE = 60
#: Quoted words may stand so far apart in the document (markup between them), not farther.
WIDEST_GAP = 60

LONGEST_ABBREVIATION = 8
_CLAUSE_END = re.compile(r"[,;).]|$")
_SCOPE_END = re.compile(r"[;)]|\.(?=\s|$)")
_WORD_BORDER = re.compile(r"[\s;(]")
_NEXT_CHARACTER = re.compile(r"\S")
_END = re.compile(r"[.;](?=\s|$)")
_CONTINUES = re.compile(r"(?:[,/(–-]|\b\w{1,4})$")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a language that every kind of requirement shares, as patterns.

    none: a whole value that demands nothing; denied: the words by which a clause says so.
    """

    wish: re.Pattern[str]
    floor: re.Pattern[str]
    none: re.Pattern[str]
    denied: re.Pattern[str]
    either: re.Pattern[str]
    both: re.Pattern[str]
    abbreviations: frozenset[str]


@cache
def read_phrases(language: str) -> Phrases:
    """The shared phrases of `language`, from its lexicon."""
    words = read_words("requirements", language=language)["phrases"]
    return Phrases(
        wish=whole_words(words["wish"]),
        floor=whole_words(words["floor"]),
        none=re.compile(rf"\W*(?:{alternatives(words['none'])})?\W*", re.IGNORECASE),
        denied=whole_words(phrase for phrase in words["none"] if any(map(str.isalpha, phrase))),
        either=whole_words(words["or"]),
        both=whole_words(words["and"]),
        abbreviations=frozenset(words["abbreviations"]),
    )


def alternatives(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest first, in damaged text too; nothing at all if there are none."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(tolerant(word) for word in ordered) or r"(?!)"


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words, standing as words."""
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


def sentences(value: Passage, *, language: str, breaks: re.Pattern[str] | None = None) -> list[Passage]:
    """The items and sentences of a value: cut at bullets, semicolons, full stops and lines that their writer ended.

    `breaks` matches what begins a new piece at the start of a line; the ends of lines tell nothing then.
    """
    text = value.text
    cuts = sorted({*_line_cuts(text, breaks), *_stop_cuts(text, read_phrases(language).abbreviations)})
    pieces = [value[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return [piece for piece in (_trimmed(piece) for piece in pieces) if piece]


def _trimmed(piece: Passage) -> Passage:
    bullet = BULLET.match(piece.text.lstrip())
    bare = piece.strip()
    return (bare[bullet.end() :] if bullet else bare).strip(" \t\n;*")


def _line_cuts(text: str, breaks: re.Pattern[str] | None) -> Iterable[int]:
    start = 0
    lines = text.split("\n")
    for line, following in itertools.pairwise(lines):
        start += len(line) + 1
        if BULLET.match(following) or (breaks.match(following) if breaks else _ended(line, following)):
            yield start


def _ended(line: str, following: str) -> bool:
    before, behind = line.rstrip(), following.lstrip()
    if not before or not behind or before.endswith((".", ";", ":")):
        return True
    if _CONTINUES.search(before):
        return False
    return behind[:1].isupper() and len(before) < FULL_LINE


def _stop_cuts(text: str, abbreviations: frozenset[str]) -> Iterable[int]:
    for match in _END.finditer(text):
        before = text[max(0, match.start() - LONGEST_ABBREVIATION) : match.start()]
        word = _WORD_BORDER.split(before)[-1].casefold()
        behind = _NEXT_CHARACTER.search(text, match.end())
        goes_on = behind is not None and behind.group().islower()
        if match.group() == ";" or not (word in abbreviations or word.isdigit() or goes_on):
            yield match.end()


def wishes(text: str, *, language: str) -> list[Span]:
    """The stretches of `text` that wish and do not demand: offsets into `text`.

    A marker that opens a clause rules it and what follows up to a semicolon, full stop, closing bracket or a demand;
    one that closes a clause rules that clause alone.

    >>> text = "vähemalt keskharidus, kasuks tuleb kõrgharidus"
    >>> [text[a:b] for a, b in wishes(text, language="et")]
    ['kasuks tuleb kõrgharidus']
    >>> text = "kõrgharidus, magistrikraad on soovitav"
    >>> [text[a:b] for a, b in wishes(text, language="et")]
    [' magistrikraad on soovitav']
    """
    phrases = read_phrases(language)
    return [_wish_scope(text, match, phrases) for match in phrases.wish.finditer(text)]


def _wish_scope(text: str, marker: re.Match[str], phrases: Phrases) -> Span:
    behind = _CLAUSE_END.search(text, marker.end())
    stop = behind.start() if behind else len(text)
    if not re.search(r"\w", text[marker.end() : stop]):
        return Span(max(text.rfind(sign, 0, marker.start()) for sign in ",;(.\n") + 1, stop)
    end = _SCOPE_END.search(text, marker.end())
    stop = end.start() if end else len(text)
    for comma in re.finditer(r",", text[marker.end() : stop]):
        rest = text[marker.end() + comma.end() : stop]
        if phrases.floor.match(rest.lstrip()):
            stop = marker.end() + comma.start()
            break
    return Span(marker.start(), stop)


def within(position: int, spans: Sequence[Span]) -> bool:
    """Whether a position lies in one of the spans."""
    return any(start <= position < end for start, end in spans)


def evidence(words: Passage) -> Span:
    """Where the words stand, at most 300 characters: as many words from the first one on as stand together.

    Raises ValueError for an empty passage.
    """
    bare = words.strip()
    offsets = bare.offsets
    end = _together(offsets)
    if end < len(offsets) and not bare.text[end].isspace():
        at = max(bare.text.rfind(" ", 0, end), bare.text.rfind("\n", 0, end))
        end = at if at > 0 else end
    return bare[:end].strip().span


def _together(offsets: Sequence[int]) -> int:
    """How many characters from the first one on stand together and can be quoted."""
    first = offsets[0]
    if offsets[-1] - first < MAX_QUOTE and offsets == tuple(range(first, first + len(offsets))):
        return len(offsets)  # as the document has them; most words stand so
    end = 1
    while (
        end < len(offsets) and 0 <= offsets[end] - offsets[end - 1] <= WIDEST_GAP and offsets[end] - first < MAX_QUOTE
    ):
        end += 1
    return end


def without_opening(text: str, opening: re.Pattern[str]) -> str:
    """A text without the words that lead to it, one after another.

    >>> words = whole_words(["degree", "in the field of", "in"])
    >>> without_opening("degree in the field of law", words), without_opening("insurance", words)
    ('law', 'insurance')
    """
    while found := opening.match(text):
        text = text[found.end() :].lstrip(" ,")
    return text


def squeezed(words: Passage) -> str:
    """The words in one line."""
    return " ".join(words.text.split())
