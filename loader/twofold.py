"""Sentences with two statements about cover: "Teda asendab jurist ja tema asendab geodeeti".

Each clause is read on its own, also one that leaves its verb out ("metsnik asendab juristi ja juristi … arhivaar"). Where
the clauses do not come apart the sentence tells nothing: its words could be taken for the wrong end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from asendus.loader.formfields import Field
from asendus.loader.holders import marked
from asendus.loader.passages import Passage
from asendus.loader.phrases import read_phrases
from asendus.loader.statements import Statements, read_statements
from asendus.loader.tokens import joins

#: What one clause states: the fields that it speaks for.
ClauseReader = Callable[[Passage], Iterator[tuple[str, Field]]]

#: The field that each case of the holder makes a clause without a verb speak for.
_ENDS = {"n": "substitutes_for", "p": "substituted_by"}
_HOLDER = re.compile(r"⟨(\w+)⟩\s+(?=\S)")


class _Piece(NamedTuple):
    """A stretch of a sentence between two joints."""

    start: int
    end: int
    words: Passage


def twofold(
    sentence: Passage, *, title: str | None, language: str, read: ClauseReader, sure: Callable[[Passage, str], bool]
) -> list[tuple[str, Field]] | None:
    """What each clause of a sentence states; nothing where the clauses do not come apart; None: it has one clause only.

    read: reads a clause; sure: whether a value can be what a field has, and names somebody for sure.
    """
    statements = read_statements(language)
    clauses = list(_clauses(sentence, title, language, statements))
    told = [_told(clause, title, language, statements, read) for clause in clauses]
    if len(clauses) < 2:
        return None
    found = [(name, under) for each in told for name, under in each]
    if all(told) and all(sure(under.value, name) for name, under in found if under.value):
        return found
    return [] if len(statements.covering.findall(sentence.text)) > 1 else None


def _told(
    clause: Passage, title: str | None, language: str, statements: Statements, read: ClauseReader
) -> list[tuple[str, Field]]:
    if statements.acting.search(clause.text):
        return list(read(clause))
    sentence = marked(clause, title=title, language=language)
    holder = _subject(sentence.text)
    name = _ENDS.get(holder.group(1)) if holder else None
    if holder is None or name is None:
        return []
    value = sentence.slice(clause, holder.end(), len(sentence.text)).strip()
    return [(name, Field(key=name, label=clause[: len(clause) - len(value)], value=value))]


def _clauses(sentence: Passage, title: str | None, language: str, statements: Statements) -> Iterator[Passage]:
    """The clauses: each has a verb, or begins with the holder behind one that has; relative clauses stay where they are."""
    start = end = 0
    acting = unsure = False
    for piece in _pieces(sentence, statements):
        text = marked(piece.words, title=title, language=language).text
        acts, own = statements.acting.search(text), _subject(text)
        relative = text.split(" ", 1)[0].casefold() in read_phrases().clause_openers
        begins = acting and not relative and (acts or (own and own.group(1) in _ENDS))
        if begins:
            yield sentence[start:end]
            if unsure and not (own or statements.acting.match(text)):
                yield Passage.empty()  # the words before may as well belong to this one
            start, acting, unsure = piece.start, False, False
        unsure = acting and not begins and not relative
        acting = bool(acting or begins or acts)
        end = piece.end
    yield sentence[start:end]


def _subject(text: str) -> re.Match[str] | None:
    """The holder at the start of a clause without a verb; in "nõunik või jurist" a list of others goes on."""
    holder = _HOLDER.match(text)
    return holder if holder and not joins(text[holder.end() :].split(" ", 1)[0].casefold()) else None


def _pieces(sentence: Passage, statements: Statements) -> Iterator[_Piece]:
    start = 0
    for joint in statements.joint.finditer(sentence.text):
        yield _Piece(start, joint.start(), sentence[start : joint.start()])
        start = joint.end()
    yield _Piece(start, len(sentence), sentence[start:])
