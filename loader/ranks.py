"""The place that a form gives to each of several substitutes: "esimene asendaja", "II asendaja", "teisena"."""

from __future__ import annotations

from collections.abc import Sequence

from asendus.loader.morphology import forms
from asendus.loader.phrases import read_phrases
from asendus.loader.tokens import Kind, Token


def rank_at(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """The place that is stated at token `at`, and where its words end; None where none is ("teine teenistuja" is none)."""
    if at >= len(tokens):
        return None, at
    token = tokens[at]
    place = _place(token)
    if place is None:
        return None, at
    phrases = read_phrases()
    if token.kind is Kind.WORD and token.lower in phrases.ranking_adverbs:
        return place, at + 1
    following = at + 1
    if following < len(tokens) and tokens[following].kind is Kind.STOP:
        following += 1
    if following < len(tokens) and tokens[following].lower in phrases.ranking_nouns:
        return place, following + 1
    return None, at


def _place(token: Token) -> int | None:
    """The number that a word, a numeral or a mark stands for."""
    said = {token.lower}
    if token.kind is Kind.WORD:
        said.update(form.lemma for form in forms(token.text))
    return next((number for number, words in enumerate(read_phrases().ranking, 1) if said & words), None)
