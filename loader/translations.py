"""What a bilingual value says a second time: "osakonnajuhataja / Head of Department" names one post.

Between slashes and commas each stretch is looked at by itself. One with a word for a post or a unit of another language, and
with no title of the document's own, repeats what the others say. Where all are so, or nothing has a slash, nothing is left out:
"nõunik / peaspetsialist" are two posts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from asendus.loader.passages import Passage
from asendus.loader.phrases import read_phrases
from asendus.loader.reading import ReadingWarning
from asendus.loader.tokens import Kind, Token
from asendus.loader.wordlists import DEFAULT_LANGUAGE, read_words
from asendus.loader.words import title_forms, unit_forms

_APART = frozenset({Kind.SLASH, Kind.COMMA, Kind.SEMICOLON, Kind.BREAK})


def without_translations(tokens: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[ReadingWarning, ...]]:
    """The tokens without the stretches that are in a second language, and a warning for each of these.

    >>> from asendus.loader.tokens import tokenise
    >>> kept, left = without_translations(tokenise(Passage.from_text("jurist / Lawyer")))
    >>> [token.text for token in kept], [(warning.code, warning.words) for warning in left]
    (['jurist'], [('translation', 'Lawyer')])
    """
    if not any(token.kind is Kind.SLASH for token in tokens):
        return tuple(tokens), ()
    stretches = _stretches(tokens)
    second = [_is_translation(stretch) for stretch in stretches]
    if not any(second) or not any(said and not other for said, other in zip(stretches, second, strict=True)):
        return tuple(tokens), ()
    out: list[Token] = []
    for sign, stretch, other in zip([None, *_signs(tokens)], stretches, second, strict=True):
        if stretch and not other:
            out.extend([*([sign] if sign and out else []), *stretch])
    left = [stretch for stretch, other in zip(stretches, second, strict=True) if other]
    return tuple(out), tuple(map(_told, left))


def _told(stretch: Sequence[Token]) -> ReadingWarning:
    words = Passage.join([token.passage for token in stretch])
    return ReadingWarning(code="translation", words=words.squeezed().text, span=words.span)


def _signs(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.kind in _APART]


def _stretches(tokens: Sequence[Token]) -> list[list[Token]]:
    """What stands between the signs; one more than there are signs."""
    found: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind in _APART:
            found.append([])
        else:
            found[-1].append(token)
    return found


def _is_translation(stretch: Sequence[Token]) -> bool:
    words = [token for token in stretch if token.kind is Kind.WORD]
    foreign = [token for token in words if token.lower in _foreign_words()]
    own = [token for token in words if token not in foreign and (title_forms(token.text) or unit_forms(token.text))]
    return bool(foreign) and not own


@cache
def _foreign_words() -> frozenset[str]:
    """The words for posts, units and nobody of the languages that forms repeat themselves in, but for those shared with the form's own."""
    found: set[str] = set()
    own = read_phrases()
    for language in read_words("mentions", language=DEFAULT_LANGUAGE)["translations"]["languages"]:
        table = read_words("mentions", language=language)
        found.update(table["titles"]["heads"], table["units"]["words"], table["nothing"]["triggers"])
    return frozenset(found) - own.titles.heads - own.units.words
