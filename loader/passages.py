"""Words of a document that remember where they stand.

A reading has to quote the document, but what is read is seldom the document's own run of characters: markup is dropped,
wrapped lines are joined, cells that belong together stand apart. A `Passage` is cleaned text in which every character
still knows its offset in the document's text, so that anything found in it can be quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, overload

_LINE_END = re.compile(r"\n")
_SPACES = re.compile(r"\s+")


class Span(NamedTuple):
    """A stretch of a document's text: characters from `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, init=False)
class Passage:
    """Text, and for each of its characters the offset in the document.

    >>> words = Passage.from_text("Asendaja:  nõunik ", start=8)
    >>> words.text, words.strip(" :").text, words.strip(" :").span
    (':  nõunik ', 'nõunik', Span(start=11, end=17))
    """

    text: str
    offsets: tuple[int, ...]

    def __init__(self, text: str, offsets: tuple[int, ...]) -> None:
        # written out, since a thousand are made for each page and the one that a frozen dataclass gets is slow
        if len(text) != len(offsets):
            raise ValueError(f"{len(text)} characters with {len(offsets)} offsets: {text!r}")
        _set_text(self, text)
        _set_offsets(self, offsets)

    @classmethod
    def from_text(cls, text: str, start: int = 0, end: int | None = None) -> Passage:
        """The characters of `text` from `start` to `end`, as they stand."""
        stop = len(text) if end is None else end
        return cls(text[start:stop], tuple(range(start, stop)))

    @classmethod
    def empty(cls) -> Passage:
        """No words, standing nowhere."""
        return _EMPTY

    @classmethod
    def join(cls, parts: Iterable[Passage], separator: str = " ") -> Passage:
        """The parts that are not empty, one after another; the separator takes the place of the character before it."""
        full = [part for part in parts if part.text]
        if len(full) < 2:  # most are cells of a line that has but one
            return full[0] if full else cls.empty()
        offsets = list(full[0].offsets)
        for part in full[1:]:
            offsets.extend([offsets[-1]] * len(separator))
            offsets.extend(part.offsets)
        return cls(separator.join([part.text for part in full]), tuple(offsets))

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Passage: ...
    def __getitem__(self, index: int | slice) -> str | Passage:
        if isinstance(index, int):
            return self.text[index]
        return Passage(self.text[index], self.offsets[index])

    @property
    def span(self) -> Span:
        """The smallest stretch of the document that holds all the words. Raises ValueError for an empty passage."""
        if not self.offsets:
            raise ValueError("an empty passage stands nowhere")
        return Span(min(self.offsets), max(self.offsets) + 1)

    def strip(self, characters: str | None = None) -> Passage:
        """Without these characters (white space unless told) at both ends."""
        stripped = self.text.strip(characters)
        if len(stripped) == len(self.text):
            return self
        if not stripped:
            return _EMPTY
        left = len(self.text) - len(self.text.lstrip(characters))
        return self[left : left + len(stripped)]

    def split_lines(self) -> list[Passage]:
        """The lines, without their line ends."""
        return list(self._pieces(_LINE_END))

    def split(self, pattern: str | re.Pattern[str]) -> list[Passage]:
        """The pieces between the matches of `pattern`, empty ones too."""
        border = re.compile(pattern) if isinstance(pattern, str) else pattern
        return list(self._pieces(border)) if border.search(self.text) else [self]

    def without(self, pattern: str | re.Pattern[str]) -> Passage:
        """What stays when all matches of `pattern` are taken out."""
        wanted = re.compile(pattern)
        return Passage.join(self._pieces(wanted), separator="") if wanted.search(self.text) else self

    def squeezed(self) -> Passage:
        """With every run of white space as one space, and none at the ends."""
        return Passage.join(piece for piece in self._pieces(_SPACES) if piece)

    def _pieces(self, pattern: re.Pattern[str]) -> Iterator[Passage]:
        at = 0
        for match in pattern.finditer(self.text):
            yield self[at : match.start()]
            at = match.end()
        yield self[at:] if at else self


_set_text, _set_offsets = (vars(Passage)[name].__set__ for name in ("text", "offsets"))
_EMPTY = Passage("", ())
