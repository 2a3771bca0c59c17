"""Units as the words of a document name them, and the full path that short words mean.

A mention says "osakonna juhataja", "teenistuse direktor" or "rahvusvahelise koostöö büroo juht"; which unit that is follows from
the short names that the document defined and from the holder's own place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from asendus.loader.context import Context
from asendus.loader.morphology import GENITIVE, Form, forms
from asendus.loader.phrases import read_phrases
from asendus.loader.tokens import Kind, Token
from asendus.loader.wording import best_form, wording
from asendus.loader.words import agency_forms, is_conjunction, is_unit_bare, unit_forms


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitName:
    """A unit as the words name it: nominative name, and the bare unit word ("osakond") where there is no more."""

    name: str
    bare: str | None
    form: Form
    words: tuple[Token, ...]


def unit_name(words: Sequence[Token], form: Form) -> UnitName:
    """The unit that the words name, the last of them being the unit word in that form."""
    alone = len([token for token in words if token.kind is Kind.WORD]) == 1 and is_unit_bare(form)
    return UnitName(name=wording(words, form), bare=form.head if alone else None, form=form, words=tuple(words))


def resolve(names: Sequence[UnitName], context: Context) -> tuple[tuple[str, ...], tuple[UnitName, ...]]:
    """The full path that the names mean, and those short words that nothing explains."""
    path: tuple[str, ...] = ()
    unknown: list[UnitName] = []
    for unit in names:
        if unit.bare and unit.form.plural:
            continue  # "talituste juhatajad": the head of each
        known = _known_path(unit, context)
        if known is not None and (not path or known[: len(path)] == path):
            path = known
        elif unit.bare is None or path:
            path = (*path, unit.name)
        else:
            unknown.append(unit)
    return path, tuple(unknown)


def _known_path(unit: UnitName, context: Context) -> tuple[str, ...] | None:
    """The path of a unit that the document named before, or that the holder is in."""
    for short in (unit.name, unit.bare):
        meant = context.aliases.get(short.casefold()) if short else None
        if meant:
            return _within((meant,) if isinstance(meant, str) else tuple(meant), context.unit)
    if unit.bare is None:
        at = _index(unit.name, context.unit)
        return None if at is None else context.unit[: at + 1]
    return level(unit.bare, context.unit)


def level(word: str, path: tuple[str, ...]) -> tuple[str, ...] | None:
    """The part of the path that ends in a unit of this kind: the lowest such, or for "üksus" the holder's own."""
    for depth in range(len(path), 0, -1):
        last = path[depth - 1].split()[-1]
        if any(form.head == word for form in (*forms(last), *unit_forms(last, weak=True))):
            return path[:depth]
    return path if path and word in read_phrases().units.generic else None


def _within(meant: tuple[str, ...], path: tuple[str, ...]) -> tuple[str, ...]:
    """What an alias means, with the larger units that the holder's path adds."""
    at = _index(meant[0], path)
    return meant if at is None else (*path[:at], *meant)


def _index(name: str, path: Sequence[str]) -> int | None:
    wanted = name.casefold()
    return next((i for i, unit in enumerate(path) if unit.casefold() == wanted), None)


def without_agency(words: Sequence[Token], agency: str | None) -> tuple[Token, ...]:
    """The words of a phrase without the employer's name in the genitive at their front."""
    length = _agency_length(words, agency)
    return tuple(words[length:]) if 0 < length < len(words) else tuple(words)


def _agency_length(words: Sequence[Token], agency: str | None) -> int:
    """How many words at the front name the employer: the known one, else a name that ends as employers' names do."""
    if agency:
        parts = agency.split()
        if len(parts) < len(words) and _same_name(words[: len(parts)], parts):
            return len(parts)
    for index, token in enumerate(words[:-1]):
        if token.kind is not Kind.WORD or is_conjunction(token):
            continue
        found = [form for form in agency_forms(token.text) if form.case == GENITIVE]
        if found and _is_employer(words[: index + 1], found[0], agency):
            return index + 1
        if unit_forms(token.text):
            return 0
    return 0


def _same_name(words: Sequence[Token], parts: Sequence[str]) -> bool:
    said = [token.text.casefold() for token in words]
    wanted = [part.casefold() for part in parts]
    if said[:-1] != wanted[:-1]:
        return False
    return said[-1] == wanted[-1] or any(form.lemma.casefold() == wanted[-1] for form in forms(words[-1].text))


def _is_employer(words: Sequence[Token], form: Form, agency: str | None) -> bool:
    """A name that is not the known employer's is somebody else's and stays."""
    if agency is None:
        return True
    name = wording(words, form).casefold()
    return name == agency.casefold() or (is_unit_bare(form) and agency.casefold().endswith(form.head))


def genitive_unit(token: Token, *, weak: bool = False) -> Form | None:
    """The form by which a word is a unit in the genitive."""
    found = [form for form in unit_forms(token.text, weak=weak) if form.case == GENITIVE]
    return best_form("", found) if found else None
