"""Letters with their places, put together into words and lines.

Lengths are in points, x grows to the right and y downwards: what a reader sees as upper left comes first.
"""

from __future__ import annotations

import itertools
import statistics
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

#: Gaps between letters above this share of the type size part words; kerning stays below it.
WORD_GAP = 0.17
#: Letters whose base lines are less than this share of the type size apart stand on one line: "m²", "nr¹".
SAME_LINE = 0.35
#: So many single letters in a row are one word, set with spaces between its letters.
SPACED_OUT = 4

#: Ligatures, which Unicode holds for the sake of fonts alone.
_LIGATURES = range(0xFB00, 0xFB07)
#: Characters with no meaning of their own; fonts of symbols keep their bullets here.
_PRIVATE = range(0xE000, 0xF900)


class Letter(NamedTuple):
    """A letter: its left and right edges, its base line and its type size."""

    text: str
    x0: float
    x1: float
    base: float
    size: float


class Word(NamedTuple):
    """A word: its left and right edges, its base line and its type size."""

    text: str
    x0: float
    x1: float
    base: float
    size: float


Placed = TypeVar("Placed", Letter, Word)

#: Words of one line from left to right, never none.
WordLine = tuple[Word, ...]


def words_of(letters: Iterable[Letter]) -> list[Word]:
    """The words that letters make, line by line; letters that were printed twice to look bold count once.

    >>> [word.text for word in words_of(Letter(c, 6 * i, 6 * i + 6, 10, 10) for i, c in enumerate("uus töö"))]
    ['uus', 'töö']
    """
    words: list[Word] = []
    for line in _by_base(letters):
        words += _unspaced([_word(run) for run in _runs(sorted(line, key=lambda letter: letter.x0))])
    return words


def lines_of_words(words: Iterable[Word]) -> list[WordLine]:
    """Words put into lines from the top down, each line from left to right."""
    return [tuple(sorted(line, key=lambda word: word.x0)) for line in _by_base(words)]


def text_of_line(line: Iterable[Word]) -> str:
    """The words of a line with one space between them."""
    return " ".join(word.text for word in line)


def size_of(words: Iterable[Word]) -> float:
    """The type size of most of some words."""
    return statistics.median(word.size for word in words)


def _by_base(items: Iterable[Placed]) -> Iterator[list[Placed]]:
    """What stands on one base line, from the top down."""
    line: list[Placed] = []
    for item in sorted(items, key=lambda item: item.base):
        if line and item.base - line[0].base > SAME_LINE * max(item.size, line[0].size):
            yield line
            line = []
        line.append(item)
    if line:
        yield line


def _runs(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """The letters of each word of a line."""
    run: list[Letter] = []
    for letter in letters:
        if run and _doubled(run[-1], letter):
            continue
        apart = bool(run) and letter.x0 - run[-1].x1 > WORD_GAP * max(run[-1].size, letter.size)
        if run and (apart or not letter.text.strip()):
            yield run
            run = []
        if letter.text.strip():
            run.append(letter)
    if run:
        yield run


def _doubled(one: Letter, other: Letter) -> bool:
    """Whether a letter was printed again nearly where it stands."""
    return one.text == other.text and abs(other.x0 - one.x0) < 0.3 * (one.x1 - one.x0)


def _word(run: Sequence[Letter]) -> Word:
    text = unicodedata.normalize("NFC", "".join(_plain(letter.text) for letter in run))
    size = max(letter.size for letter in run)
    base = statistics.median_low(letter.base for letter in run)
    return Word(text, run[0].x0, max(letter.x1 for letter in run), base, size)


def _plain(character: str) -> str:
    """A character without its typography: ligatures apart, the symbols of private fonts as bullets."""
    if ord(character[0]) in _LIGATURES:
        return unicodedata.normalize("NFKC", character)
    return "•" if ord(character[0]) in _PRIVATE else character


def _unspaced(words: list[Word]) -> list[Word]:
    """The words of a line, with those that were set with spaces between their letters put together."""
    joined: list[Word] = []
    for single, run in itertools.groupby(words, key=lambda word: len(word.text) == 1 and word.text.isalpha()):
        found = list(run)
        joined += _put_together(found) if single and len(found) >= SPACED_OUT else found
    return joined


def _put_together(letters: Sequence[Word]) -> Iterator[Word]:
    gaps = [right.x0 - left.x1 for left, right in itertools.pairwise(letters)]
    widest = 1.6 * statistics.median(gaps)
    run = [Letter(*letters[0])]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        if gap > widest:
            yield _word(run)
            run = []
        run.append(Letter(*letter))
    yield _word(run)
