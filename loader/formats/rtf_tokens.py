"""RTF (specification 1.9.1) taken apart: groups, control words and decoded text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

#: A control word with its number, a byte by its code, a control sign, a brace, or a stretch of text.
_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<end>[\r\n\x00]+)|(?P<text>[^\\{}\r\n\x00]+)|\\"
)
#: The code pages of the character sets that fonts name.
_CHARSETS = {
    "2": "cp1252", "77": "mac_roman", "161": "cp1253", "162": "cp1254", "177": "cp1255", "178": "cp1256", "186": "cp1257",
    "204": "cp1251", "238": "cp1250", "254": "cp437", "255": "cp850",
}  # fmt: skip
_MACHINES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_FALLBACK = "cp1252"


class Token(NamedTuple):
    """kind "open" and "close": a group; "word": a control word or sign with its number; "text": characters."""

    kind: Literal["open", "close", "word", "text"]
    words: str = ""
    number: int | None = None


@dataclass(slots=True)
class _Encoding:
    """How bytes are read here: the font's code page, and how many characters stand for a Unicode one again."""

    font: str = ""
    doubles: int = 1


class Tokens:
    """Reads RTF from its beginning to the end of its outermost group.

    complete: whether that end was met.
    """

    def __init__(self, data: bytes) -> None:
        self._source = data.decode("latin-1")
        self._page = _FALLBACK
        self._fonts: dict[str, str] = {}
        self._declared = ""  # the font that the font table declares
        self._stack: list[_Encoding] = []
        self._here = _Encoding()
        self._skip = 0
        self._bytes = bytearray()
        self.complete = False

    def __iter__(self) -> Iterator[Token]:
        at = 0
        while at < len(self._source) and not self.complete:
            match = _TOKEN.match(self._source, at)
            if match is None:  # a lone sign behind the last character
                break
            at = match.end()
            if match["word"] == "bin":
                at += max(int(match["number"] or 0), 0)
                continue
            yield from self._tokens(match)
        yield from self._flush()

    def _tokens(self, match: re.Match[str]) -> Iterator[Token]:
        if match["text"] is not None or match["byte"] is not None:
            piece = bytes.fromhex(match["byte"]) if match["byte"] else match["text"].encode("latin-1")
            skipped = min(self._skip, len(piece))
            self._skip -= skipped
            self._bytes += piece[skipped:]
        elif match["end"] is None:
            yield from self._flush()
            if match["brace"]:
                yield self._brace(match["brace"])
            elif match["word"] == "u" and match["number"]:
                yield Token("text", chr(int(match["number"]) % 0x10000))
                self._skip = self._here.doubles
            else:
                self._skip = 0
                word = match["word"] or match["sign"] or ""
                self._note(word, match["number"])
                yield Token("word", word, int(match["number"]) if match["number"] else None)

    def _brace(self, brace: str) -> Token:
        self._skip = 0
        if brace == "{":
            self._stack.append(self._here)
            self._here = _Encoding(self._here.font, self._here.doubles)
            return Token("open")
        if self._stack:
            self._here = self._stack.pop()
        self.complete = not self._stack
        return Token("close")

    def _note(self, word: str, number: str | None) -> None:
        """Keeps what a control word says of how the bytes behind it are read."""
        if word == "ansicpg" or word in _MACHINES:
            page = _MACHINES.get(word, f"cp{number}")
            self._page = page if _exists(page) else _FALLBACK
        elif word == "uc":
            self._here.doubles = min(max(int(number or 1), 0), 10)
        elif word == "f":
            self._here.font = self._declared = number or ""
        elif word == "fcharset" and number in _CHARSETS:
            self._fonts[self._declared] = _CHARSETS[number]

    def _flush(self) -> Iterator[Token]:
        if self._bytes:
            yield Token("text", _decoded(bytes(self._bytes), self._fonts.get(self._here.font, self._page)))
            self._bytes.clear()


def _decoded(data: bytes, page: str) -> str:
    """Bytes in a code page; those that it has no character for as Windows' western one has them."""
    try:
        return data.decode(page)
    except UnicodeDecodeError:
        return "".join(_character(data[at : at + 1], page) for at in range(len(data)))


def _character(byte: bytes, page: str) -> str:
    try:
        return byte.decode(page)
    except UnicodeDecodeError:
        return byte.decode(_FALLBACK, errors="replace")


def _exists(page: str) -> bool:
    try:
        codecs.lookup(page)
    except LookupError:
        return False
    return True
