"""Names of persons, which are told from names of places and units only well enough to keep them out.

A field that should name a post sometimes names who has it. The name is never loaded; where it stands is told, so that
quotations can mask it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from asendus.loader.morphology import forms, is_known
from asendus.loader.phrases import read_phrases
from asendus.loader.tokens import Kind, Token
from asendus.loader.wordlists import DEFAULT_LANGUAGE, read_words
from asendus.loader.words import agency_forms, document_forms, stops_phrase, title_forms, unit_forms


def person_at(tokens: Sequence[Token], at: int) -> int | None:
    """Where the name of a person that begins at token `at` ends, or None where none begins.

    A name is two or three words with a capital, none of them a title, a unit or an employer, the first of them
    no common noun of the dictionary; or an initial and a surname.
    """
    end = at
    names = 0
    given = tokens[at].text in _given_names()
    while end < len(tokens) and names < 4:
        if _is_initial(tokens, end):
            end += 2
        elif _is_name_part(tokens[end], after_given=given and names == 1):
            end += 1
        elif names and tokens[end].lower in read_phrases().name_particles:
            end += 1
            continue
        else:
            break
        names += 1
    if names < 2 or tokens[end - 1].kind is not Kind.WORD or not _can_be_first(tokens[at]):
        return None
    return None if _is_modifier(tokens, end) else end


def surname_at(tokens: Sequence[Token], at: int) -> int | None:
    """Where a single name behind a title ends ("nõunik Tamm"), or None: a lone word with a capital that is no place."""
    token = tokens[at]
    if not _is_name_part(token) or any(form.pos == "H" for form in forms(token.text) if form.known):
        return None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return None if after is not None and after.kind is Kind.WORD and not stops_phrase(after.lower) else at + 1


def _is_initial(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    single = token.kind in (Kind.WORD, Kind.ROMAN) and len(token.text) == 1 and token.text.isupper()
    return single and at + 2 < len(tokens) and tokens[at + 1].kind is Kind.STOP and tokens[at + 2].kind is Kind.WORD


@cache
def _given_names() -> frozenset[str]:
    """Common given names, whatever else they may mean ("Külli" is a form of "küll")."""
    return frozenset(read_words("persons", language=DEFAULT_LANGUAGE)["given"])


def _is_name_part(token: Token, *, after_given: bool = False) -> bool:
    word = token.text
    if token.kind is not Kind.WORD or not word[0].isupper() or word.isupper() or len(word) < 2 or word.endswith("-"):
        return False
    if after_given and not any(form.known for form in title_forms(word)):
        return True  # "Lainiste" looks like a title in -ist
    return not (title_forms(word) or unit_forms(word, weak=True) or agency_forms(word) or document_forms(word))


def _can_be_first(token: Token) -> bool:
    """A given name is a name in the dictionary, or unknown to it."""
    if len(token.text) == 1 or token.text in _given_names():
        return True
    readings = forms(token.text)
    return not is_known(token.text) or any(form.pos == "H" for form in readings)


def _is_modifier(tokens: Sequence[Token], end: int) -> bool:
    """Whether the words lead on to a noun, as a place's name does: "Ida-Viru Päästekeskuse juht"."""
    if end >= len(tokens) or tokens[end].kind is not Kind.WORD:
        return False
    word = tokens[end].lower
    return not stops_phrase(word) and any(form.case == "g" for form in forms(tokens[end - 1].text)) and is_known(word)
