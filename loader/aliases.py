"""Short names that a document gives to units and posts: "arendamise osakond (edaspidi osakond)"."""

from __future__ import annotations

from collections.abc import Sequence

from asendus.loader.context import Context
from asendus.loader.nounphrases import PhraseReader
from asendus.loader.tokens import Kind, Token
from asendus.loader.unitpaths import resolve, unit_name, without_agency
from asendus.loader.wording import best_form, wording
from asendus.loader.words import unit_forms


def meaning_before(tokens: Sequence[Token], context: Context) -> str | tuple[str, ...] | None:
    """What the words right in front of "(edaspidi …)" name: the full path of a unit, or a post with its unit, in the nominative.

    None where they name neither.
    """
    words = _last_words(tokens)
    if not words:
        return None
    last = words[-1]
    found = unit_forms(last.text, weak=True)
    if found:
        form = best_form("", found)
        assert form is not None, "there is at least one"
        path, _ = resolve([unit_name(without_agency(words, context.agency), form)], context)
        return path or None
    return _post(words)


def _post(words: Sequence[Token]) -> str | None:
    phrase = PhraseReader(words).phrase(0)
    if phrase is None or not phrase.certain:
        return None
    return wording(phrase.words, phrase.form)


def _last_words(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of the last member of a list."""
    start = len(tokens)
    while start > 0 and tokens[start - 1].kind in (Kind.WORD, Kind.ROMAN, Kind.BREAK, Kind.BRACKET):
        start -= 1
    return tuple(token for token in tokens[start:] if token.kind in (Kind.WORD, Kind.ROMAN))
