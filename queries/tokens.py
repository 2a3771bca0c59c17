"""The tokens of a SPARQL text, as far as it takes to find a keyword where it is one.

A word such as SERVICE counts only where the engine would read it as a keyword: not inside a string, a comment, an IRI,
a variable or a prefixed name. Escapes of characters (`\\u0053`) are undone first, as SPARQL 1.1 §19.2 wants.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

#: SPARQL 1.1 §19.8: the tokens that can hide a word, longest first, then words and single characters.
_TOKEN = re.compile(
    r"""
    (?P<string>  \"{3} (?: \"{0,2} (?: [^"\\] | \\. ) )* \"{3} | '{3} (?: '{0,2} (?: [^'\\] | \\. ) )* '{3}
               | " (?: [^"\\\r\n] | \\. )* " | ' (?: [^'\\\r\n] | \\. )* ' )
  | (?P<iri>     < [^<>"{}|^`\\\x00-\x20]* > )
  | (?P<comment> \# [^\r\n]* )
  | (?P<variable> [?$] \w+ )
  | (?P<tag>     @ [A-Za-z]+ (?: - [A-Za-z0-9]+ )* )
  | (?P<name>    [^\W\d] [\w.\-]* : (?: [\w.:\-%] | \\. )* | : (?: [\w.:\-%] | \\. )* )
  | (?P<word>    [^\W\d]+ )
  | (?P<space>   \s+ )
  | (?P<other>   . )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A piece of the text: its kind, its words, and where it starts."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the piece ends."""
        return self.start + len(self.text)

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords, in any case of letters."""
        return self.kind == "word" and self.text.upper() in words


def unescape(text: str) -> str:
    """The text with escapes of characters undone; one that names no character stays.

    >>> unescape("\\\\u0053ERVICE")
    'SERVICE'
    """

    def character(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        return chr(code) if code <= 0x10FFFF else match[0]

    return _ESCAPE.sub(character, text)


def tokens(text: str) -> Iterator[Token]:
    """The tokens that matter, without comments and white space.

    >>> [token.text for token in tokens("ASK { ?service a <urn:SERVICE> } # SERVICE")]
    ['ASK', '{', '?service', 'a', '<urn:SERVICE>', '}']
    """
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind not in ("comment", "space"):
            yield Token(kind, match[0], match.start())
