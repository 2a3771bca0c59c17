"""What stands in brackets behind a title or inside a phrase: its qualifier, a condition, a short name, or a person's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from asendus.loader.nounphrases import NounPhrase
from asendus.loader.passages import Passage
from asendus.loader.persons import person_at
from asendus.loader.phrases import read_phrases
from asendus.loader.ranks import rank_at
from asendus.loader.reading import ReadingWarning
from asendus.loader.tokens import Kind, Token, tokenise
from asendus.loader.unitpaths import genitive_unit
from asendus.loader.wording import is_shouted, wording
from asendus.loader.words import ends_condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Brackets:
    """What the brackets of a phrase say."""

    qualifier: str | None = None
    condition: str | None = None
    order: int | None = None
    warnings: tuple[ReadingWarning, ...] = ()


def read_brackets(phrase: NounPhrase) -> Brackets:
    """The brackets of a phrase, those behind a unit's name (its abbreviation) left aside."""
    qualifiers: list[str] = []
    conditions: list[str] = []
    warnings: list[ReadingWarning] = []
    order = None
    for bracket in phrase.brackets:
        inner = bracket.inner.squeezed()
        tokens = tokenise(inner)
        if not tokens or is_alias(tokens) or _follows_unit(bracket, phrase):
            continue
        if _is_count(tokens):
            warnings.append(unread(inner))
        elif person_at(tokens, 0) is not None:
            warnings.append(named_person(inner))
        elif any(ends_condition(token.lower) for token in tokens if token.kind is Kind.WORD):
            conditions.append(inner.text)
        elif rank_at(tokens, 0)[1] == len(tokens):
            order = rank_at(tokens, 0)[0]
        else:
            shouted = is_shouted(phrase.words) and is_shouted(tokens)
            qualifiers.append(wording(tokens, None) if shouted else inner.text)
    return Brackets(
        qualifier=", ".join(qualifiers) or None,
        condition=", ".join(conditions) or None,
        order=order,
        warnings=tuple(warnings),
    )


def _is_count(tokens: Sequence[Token]) -> bool:
    """ "(3)", "(3 kohta)": how many there are."""
    counted = read_phrases().counted
    return tokens[0].kind is Kind.NUMBER and all(token.lower in counted for token in tokens[1:])


def is_alias(tokens: Sequence[Token]) -> bool:
    """Whether the words define a short name ("edaspidi osakond")."""
    return bool(tokens) and tokens[0].lower in read_phrases().alias


def alias_of(bracket: Token) -> Passage | None:
    """The short name that a bracket defines, or None."""
    tokens = tokenise(bracket.inner)
    if not is_alias(tokens) or len(tokens) < 2:
        return None
    rest = [token for token in tokens[1:] if token.kind is Kind.WORD]
    return Passage.join([token.passage for token in rest]) if rest else None


def aliases_in(tokens: Sequence[Token]) -> Iterator[tuple[Token, Passage]]:
    """Each bracket that defines a short name, and the name."""
    for token in tokens:
        if token.kind is Kind.BRACKET:
            name = alias_of(token)
            if name is not None:
                yield token, name


def unread(words: Passage) -> ReadingWarning:
    """Words that no rule understood; where they are a person's name, only that is told."""
    tokens = tokenise(words)
    if tokens and person_at(tokens, 0) is not None:
        return named_person(words)
    return ReadingWarning(code="unread", words=words.squeezed().text, span=words.span)


def named_person(words: Passage) -> ReadingWarning:
    """A person is named; the name is not repeated."""
    return ReadingWarning(code="named-person", span=words.span)


def _follows_unit(bracket: Token, phrase: NounPhrase) -> bool:
    before = [token for token in phrase.words if token.span.start < bracket.span.start]
    return bool(before) and before[-1] is not phrase.head and genitive_unit(before[-1]) is not None
