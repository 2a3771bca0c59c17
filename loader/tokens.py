"""Words, numerals and signs of a field's value.

The only place of the grammar of mentions that looks at characters; all that follows looks at tokens. It knows four
habits of writing that are smaller than a word: "(pea)spetsialist" has an optional first part, "teenistuja(d)" an optional
ending, "peaspet-⏎sialist" is one word, and "lI" is the Roman numeral II that a scanner misread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from asendus.loader.passages import Passage, Span
from asendus.loader.phrases import read_phrases


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    ROMAN = auto()  # text is the repaired numeral
    NUMBER = auto()
    MARK = auto()  # "1)", "2." in front of an entry; text is the number
    COMMA = auto()
    SEMICOLON = auto()
    SLASH = auto()
    DASH = auto()  # one that stands alone
    BULLET = auto()
    BREAK = auto()  # end of a line
    STOP = auto()  # end of a sentence
    COLON = auto()
    BRACKET = auto()  # with all that stands in it
    OTHER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token, and the words of the document that it comes from.

    text: as the grammar reads it; prefix: an optional first part ("pea" of "(pea)spetsialisti"); opening, closing: quotation
    marks around the word.
    """

    kind: Kind
    passage: Passage
    text: str
    prefix: str | None = None
    opening: str = ""
    closing: str = ""

    @property
    def lower(self) -> str:
        """The text in lower case, for look-ups of forms."""
        return self.text.lower()

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return self.passage.span

    @property
    def is_truncated(self) -> bool:
        """A first part whose rest comes later: "finants-" of "finants- ja arendusosakond"."""
        return self.kind is Kind.WORD and self.text.endswith("-")

    @property
    def inner(self) -> Passage:
        """What stands between the brackets."""
        return self.passage.strip("()[] \n\t\xa0")


_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
      (?P<BREAK>\n)
    | (?P<SPACE>[\s\u200b\ufeff]+)
    | (?P<PREFIXED>\((?:{_LETTER}{{2,8}})-?\)(?={_LETTER}{{3}})(?:[\w&]|-(?=\w))+)
    | (?P<BRACKET>\([^()\n]*(?:\n[^()\n]*)?\)|\[[^\[\]\n]*\]|\([^()\n,;]*)
    | (?P<MARK>(?<![\w.,/-])\d{{1,2}}[.)](?=\s*{_LETTER}))
    | (?P<ABBREVIATION>[A-ZÕÄÖÜŠŽ]{{1,6}}(?:/[A-ZÕÄÖÜŠŽ]{{1,6}})+(?!\w))
    | (?P<WORD>(?:{_LETTER}|[06&](?={_LETTER}{{3}})|\d(?=D-))(?:[\w&'’\]\u00ad]|[-\u2010\u2011](?=\w)|\({_LETTER}{{1,3}}\))*[-\u2010\u2011]?)
    | (?P<NUMBER>\d+(?:[.,:/-]\d+)*[IVX]*)
    | (?P<COMMA>,)
    | (?P<SEMICOLON>;)
    | (?P<SLASH>[/|])
    | (?P<COLON>:)
    | (?P<STOP>\.)
    | (?P<BULLET>[•▪●◦*·○■»])
    | (?P<DASH>[-–—−]+)
    | (?P<OTHER>.)
    """,
    re.VERBOSE,
)
_OPTIONAL_ENDING = re.compile(r"\(([^\W\d_]{1,3})\)")
_HYPHENS = {0xAD: None, 0x2010: "-", 0x2011: "-"}
_QUOTES = frozenset("„“”\"«»‚‘’'")
_PREFIX = re.compile(r"\((\w+)-?\)(.+)", re.DOTALL)
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_SCANNED_ROMAN = str.maketrans({"l": "I", "1": "I", "|": "I", "i": "I"})
_LIKE_ROMAN = re.compile(r"[IVXl1|i]{2,6}")


@lru_cache(maxsize=256)
def tokenise(value: Passage) -> tuple[Token, ...]:
    """The tokens of a value; white space is dropped, but an end of a line is kept.

    Those of the last values are kept, since the lines of a title page are asked about several times.

    >>> [token.text for token in tokenise(Passage.from_text("klienditeeninduse (pea)spetsialisti, peaspetsialist Vll"))]
    ['klienditeeninduse', 'spetsialisti', ',', 'peaspetsialist', 'VII']
    """
    return tuple(_quoted(_joined(_with_endings(_marks_in_place(_split_ranges(_scan(value)))))))


def as_roman(text: str) -> str | None:
    """The Roman numeral (up to 39) that the text is, or that a scanner made of it; None for anything else.

    >>> as_roman("XIV"), as_roman("lI"), as_roman("Vll"), as_roman("il"), as_roman("IIII")
    ('XIV', 'II', 'VII', None, None)
    """
    if _ROMAN.fullmatch(text):
        return text
    repaired = text.translate(_SCANNED_ROMAN)
    certain = any(letter in "IVX" for letter in text) or text in ("ll", "lll")
    return repaired if certain and _LIKE_ROMAN.fullmatch(text) and _ROMAN.fullmatch(repaired) else None


def _scan(value: Passage) -> Iterator[Token]:
    for match in _TOKEN.finditer(value.text):
        name = match.lastgroup or "OTHER"
        piece = value[match.start() : match.end()]
        if name == "SPACE":
            continue
        if name == "PREFIXED":
            yield _prefixed(piece)
        elif name in ("WORD", "ABBREVIATION"):
            yield _word(piece)
        elif name == "NUMBER":
            yield _number(piece)
        elif name == "MARK":
            yield Token(kind=Kind.MARK, passage=piece, text=piece.text.rstrip(".)"))
        elif name == "BRACKET":
            yield from _bracket(piece)
        else:
            yield Token(kind=Kind[name], passage=piece, text=piece.text)


def _with_endings(tokens: Iterator[Token]) -> Iterator[Token]:
    """ "-analüüsi" of "andmehalduse ja -analüüsi" is one word."""
    dash: Token | None = None
    before: Token | None = None
    for token in tokens:
        if dash is not None and token.kind is Kind.WORD and token.span.start == dash.span.end:
            passage = Passage.join([dash.passage, token.passage], separator="")
            token = replace(token, passage=passage, text="-" + token.text)
        elif dash is not None:
            yield dash
        dash = None
        if token.kind is Kind.DASH and before is not None and before.kind is Kind.WORD and joins(before.lower):
            dash = token
        else:
            yield token
            before = token
    if dash is not None:
        yield dash


def _bracket(piece: Passage) -> Iterator[Token]:
    """A bracket is one token, unless the list goes on in it: "(või tema puudumisel peaspetsialist)"."""
    bracket = Token(kind=Kind.BRACKET, passage=piece, text=piece.text)
    first = bracket.inner.text.split(" ")[0].lower()
    if joins(first):
        yield from _scan(bracket.inner)
    else:
        yield bracket


def _prefixed(piece: Passage) -> Token:
    match = _PREFIX.fullmatch(piece.text)
    assert match is not None, "the scanner found the brackets"
    return Token(kind=Kind.WORD, passage=piece, text=match[2], prefix=match[1].lower())


def _word(piece: Passage) -> Token:
    roman = as_roman(piece.text)
    if roman is not None:
        return Token(kind=Kind.ROMAN, passage=piece, text=roman)
    text = _OPTIONAL_ENDING.sub(_ending, piece.text).translate(_HYPHENS)
    return Token(kind=Kind.WORD, passage=piece, text=text)


def _ending(match: re.Match[str]) -> str:
    """An ending in brackets is dropped at the end of a word ("teenistuja(d)"), kept inside it ("teenus(t)e")."""
    return "" if match.end() == len(match.string) else match[1]


def _number(piece: Passage) -> Token:
    roman = as_roman(piece.text) if not piece.text.isdigit() else None
    return Token(kind=Kind.ROMAN if roman else Kind.NUMBER, passage=piece, text=roman or piece.text)


def _split_ranges(tokens: Iterator[Token]) -> Iterator[Token]:
    """ "VII-IX" is two numerals with a dash between them."""
    for token in tokens:
        left, dash, right = token.passage.text.partition("-")
        if token.kind is Kind.WORD and dash and as_roman(left) and as_roman(right):
            yield from _scan(token.passage[: len(left)])
            yield Token(kind=Kind.DASH, passage=token.passage[len(left) : len(left) + 1], text="-")
            yield from _scan(token.passage[len(left) + 1 :])
        else:
            yield token


#: The mark of an entry of a list that is counted in brackets.
_LISTED = re.compile(r"\(\d\)")


def _marks_in_place(tokens: Iterator[Token]) -> Iterator[Token]:
    """A number with a dot or a bracket marks an entry only where an entry can begin."""
    before: Token | None = None
    listed = False
    for token in tokens:
        if token.kind is Kind.MARK and before is not None and before.kind in (Kind.NUMBER, Kind.DASH):
            token = replace(token, kind=Kind.NUMBER)
        if token.kind is Kind.BRACKET and _LISTED.fullmatch(token.text) and (before is None or listed):
            listed = True  # "(1) nõunik (2) jurist"
            token = replace(token, kind=Kind.MARK, text=token.text.strip("()"))
        yield token
        before = token


def _quoted(tokens: Iterator[Token]) -> Iterator[Token]:
    """Quotation marks belong to the words that they stand at."""
    kept: list[Token] = []
    opening: Token | None = None
    for token in tokens:
        is_mark = token.kind is Kind.OTHER and token.text in _QUOTES
        if is_mark and kept and kept[-1].kind is Kind.WORD and kept[-1].span.end == token.span.start:
            passage = Passage.join([kept[-1].passage, token.passage], separator="")
            kept[-1] = replace(kept[-1], passage=passage, closing=token.text)
        elif is_mark:
            opening = token
            continue
        elif opening is not None and token.kind is Kind.WORD:
            passage = Passage.join([opening.passage, token.passage], separator="")
            kept.append(replace(token, passage=passage, opening=opening.text))
        else:
            kept.append(token)
        opening = None
    yield from kept


def _joined(tokens: Iterator[Token]) -> Iterator[Token]:
    """A word that is broken at the end of a line, in one piece again."""
    waiting: list[Token] = []
    for token in tokens:
        if len(waiting) == 2 and token.kind is Kind.WORD and token.text[0].islower() and not joins(token.lower):
            left = waiting[0]
            waiting = []
            whole = Passage.join([left.passage, token.passage], separator="")
            yield Token(kind=Kind.WORD, passage=whole, text=left.text.rstrip("-") + token.text)
            continue
        if len(waiting) == 1 and token.kind is Kind.BREAK:
            waiting.append(token)
            continue
        yield from waiting
        waiting = []
        if token.is_truncated:
            waiting = [token]
        else:
            yield token
    yield from waiting


def joins(word: str) -> bool:
    """Whether the word stands between members of a list, or inside one name."""
    phrases = read_phrases()
    return word in phrases.conjunctions or word in phrases.alternatives
