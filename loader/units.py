"""The unit that a form's row names: "arendusosakonna rahvusvahelise koostöö büroo", largest first.

path → [ agency ] unit { [ "," ] unit }
unit → { modifier [ joint ] } unit word       in the nominative or the genitive
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from asendus.loader.brackets import alias_of, unread
from asendus.loader.morphology import GENITIVE, NOMINATIVE, Form, forms
from asendus.loader.naming import UnitPath
from asendus.loader.passages import Passage
from asendus.loader.phrases import read_phrases
from asendus.loader.reading import ReadingWarning
from asendus.loader.repairs import repair
from asendus.loader.tokens import Kind, Token, tokenise
from asendus.loader.translations import without_translations
from asendus.loader.unitpaths import without_agency
from asendus.loader.wording import best_form, nominative, wording
from asendus.loader.words import agency_forms, is_conjunction, is_unit_bare, unit_forms

#: Signs between a unit and one within it.
PATH_SIGNS = frozenset("><→←›")


def parse_units(value: Passage, *, agency: str | None = None) -> UnitPath:
    """The units that a value names.

    >>> parse_units(Passage.from_text("arendusosakonna rahvusvahelise koostöö büroo")).names
    ('arendusosakond', 'rahvusvahelise koostöö büroo')
    """
    said, translated = without_translations(tokenise(value))
    tokens, warnings = repair(said)
    warnings = (*translated, *warnings)
    reader = _PathReader(without_front(tuple(map(_sign_of_path, tokens)), agency))
    reader.read()
    return UnitPath(
        names=tuple(name for name in reader.names if not _names_agency(name, agency)),
        span=Passage.join([token.passage for token in reader.used]).span if reader.used else None,
        aliases=reader.aliases,
        remainder=Passage.join(reader.rest),
        warnings=(*warnings, *reader.warnings),
    )


def _sign_of_path(token: Token) -> Token:
    """An arrow between a unit and one within it parts them as a comma does."""
    return replace(token, kind=Kind.COMMA) if token.kind is Kind.OTHER and token.text in PATH_SIGNS else token


def without_front(tokens: Sequence[Token], agency: str | None) -> tuple[Token, ...]:
    """The tokens without the employer's name at their front, in the genitive or set apart by a comma or a line's end."""
    parts = agency.casefold().split() if agency else []
    said = [token.lower for token in tokens[: len(parts)]]
    if parts and said == parts:
        return tuple(tokens[len(parts) :])
    first = next((i for i, token in enumerate(tokens) if token.kind in (Kind.COMMA, Kind.BREAK)), len(tokens))
    if agency is None and 0 < first < len(tokens) - 1 and _is_agency(tokens[first - 1]):
        return tuple(tokens[first + 1 :])
    return without_agency(tokens, agency)


def _names_agency(name: str, agency: str | None) -> bool:
    """The employer again, or its last word: "vallavalitsus"."""
    return agency is not None and f" {agency.casefold()}".endswith(f" {name.casefold()}")


def _is_agency(token: Token) -> bool:
    return token.kind is Kind.WORD and any(form.case == NOMINATIVE for form in agency_forms(token.text))


def _has_level(token: Token) -> bool:
    """Whether a word is of a unit that has a place among larger and smaller ones."""
    levels = read_phrases().units.levels
    return token.kind is Kind.WORD and any(form.head in levels for form in unit_forms(token.text))


def _is_bare(token: Token) -> bool:
    """Whether a word is a unit word alone, which names none."""
    return any(is_unit_bare(form) for form in unit_forms(token.text))


class _PathReader:
    """Reads the units of a value one after another."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tuple(tokens)
        self.names: list[str] = []
        self.used: list[Token] = []
        self.rest: list[Passage] = []
        self.aliases: dict[str, str | tuple[str, ...]] = {}
        self.warnings: list[ReadingWarning] = []
        self._open: list[Token] = []
        self._apart: list[bool] = []  # of each unit, whether a comma or a line's end stands before it
        self._comma = False
        self._within: list[Token] = []  # the words of a unit in the genitive that the next words stand right behind
        self._last_level = max((i for i, token in enumerate(self.tokens) if _has_level(token)), default=-1)

    def read(self) -> None:
        """Fills the names."""
        for index, token in enumerate(self.tokens):
            self._take(index, token)
        self._close(last=True)
        self._put_in_order()

    def _take(self, index: int, token: Token) -> None:
        if token.kind is Kind.BRACKET:
            self._bracket(token)
        elif is_conjunction(token) or token.kind in (Kind.BREAK, Kind.SEMICOLON, Kind.DASH, Kind.BULLET, Kind.STOP):
            self._sign(index, token)
        elif token.kind is Kind.COLON:
            self._forget_label()
        elif token.kind is Kind.MARK:
            self._open.append(replace(token, kind=Kind.OTHER, text=token.passage.text))
        elif token.kind in (Kind.WORD, Kind.ROMAN, Kind.NUMBER, Kind.OTHER):
            self._open.append(token)
            form = self._unit_form(index)
            if form is not None:
                self._add(form)

    def _forget_label(self) -> None:
        """ "struktuuriüksus: …" """
        self._open = []
        if self.names and self.names[-1] in read_phrases().units.words:
            self._forget_last()
            self.used.pop()

    def _forget_last(self) -> None:
        self.names.pop()
        self._apart.pop()

    def _sign(self, index: int, token: Token) -> None:
        """A sign inside a name joins its parts; one behind a whole name only parts it from the next."""
        joins = is_conjunction(token) or token.kind is Kind.BREAK
        if not self._open:
            self._comma = True
        elif token.text in PATH_SIGNS:
            self._close(last=True, whole=True)
            self._comma = True
        elif token.kind is Kind.COMMA and self._is_whole():
            self._close(last=True, whole=True)
        elif joins and self._unit_follows(index + 1):
            self._open.append(token)
        else:
            self._close(last=not self._unit_follows(index + 1))

    def _unit_follows(self, at: int) -> bool:
        return any(self._unit_form(i) for i in range(at, len(self.tokens)))

    def _unit_form(self, index: int) -> Form | None:
        """The form by which a word ends a unit's name: the nominative, or a genitive with something behind it."""
        token = self.tokens[index]
        if token.kind is not Kind.WORD:
            return None
        at_end = self._is_last(index)
        strong = [form for form in unit_forms(token.text) if form.case in (NOMINATIVE, GENITIVE) and not form.plural]
        cases = (NOMINATIVE, GENITIVE) if index == len(self.tokens) - 1 else (NOMINATIVE,)
        weak = [form for form in unit_forms(token.text, weak=at_end) if form.case in cases and not form.plural]
        found = strong or weak or self._field_forms(index) or self._places(index)
        form = best_form("", found) if found else None
        pair = " ".join(word.lower for word in self.tokens[max(0, index - 1) : index + 1])
        if form is None or {pair, token.lower} & read_phrases().units.never or self._names_next(index, form):
            return None
        return form

    def _names_next(self, index: int, form: Form) -> bool:
        """ "labori teenistus": a bare word for a place of work that names the bare unit word behind it, its unit."""
        levels = read_phrases().units.levels
        place = form.case == GENITIVE and form.lemma == form.head and form.head not in levels
        if not place or len(self._open) != 1 or index + 1 >= len(self.tokens):
            return False
        return any(following.lemma == following.head in levels for following in unit_forms(self.tokens[index + 1].text))

    def _field_forms(self, index: int) -> list[Form]:
        """ "andmekaitse valdkonna litsentside rühm": a field in the genitive, where it has a name and a unit follows."""
        units = read_phrases().units
        found = [
            form
            for form in unit_forms(self.tokens[index].text, weak=True)
            if form.case == GENITIVE and not form.plural and form.head in units.headed & units.levels.keys()
        ]
        named = any(form.lemma != form.head for form in found) or bool(self._open[:-1])
        return found if named and index < self._last_level else []

    def _places(self, index: int) -> list[Form]:
        """ "haldusosakonnas": where one works, at the end of an answer."""
        last = index == len(self.tokens) - 1
        return [form for form in unit_forms(self.tokens[index].text, weak=True) if form.case == "in"] if last else []

    def _is_last(self, index: int) -> bool:
        """Whether nothing but brackets follows, up to the next sign."""
        return all(
            token.kind is Kind.BRACKET or token.kind in (Kind.COMMA, Kind.BREAK)
            for token in self.tokens[index + 1 : index + 2]
        )

    def _add(self, form: Form) -> None:
        words = [token for token in self._open if token.kind is not Kind.BREAK]
        while words and is_conjunction(words[0]):
            words.pop(0)
        self.used.extend(words)
        sole = form.head in read_phrases().units.sole and len(self._within) == 1 and not _is_bare(self._within[0])
        if len(words) == 1 and is_unit_bare(form) and self._within and not self._comma and not sole:
            words = [*self._within, *words]  # "väikeloomakliiniku üksus" is no unit of a unit, but one name
            self._forget_last()
        self._within = words if any(each.case == GENITIVE for each in unit_forms(words[-1].text)) else []
        self.names.append(wording(words, form))
        self._apart.append(self._comma)
        self._open = []
        self._comma = False

    def _is_whole(self) -> bool:
        """Whether the words before a comma end in a nominative, so that they cannot lead on to a unit word."""
        last = self._open[-1]
        cases = {form.case for form in forms(last.text) if form.is_noun} if last.kind is Kind.WORD else set()
        return NOMINATIVE in cases and GENITIVE not in cases and not last.is_truncated

    def _close(self, *, last: bool, whole: bool = False) -> None:
        """Words that end in no unit word: a unit's proper name where there is no better, else a remainder."""
        words = [token for token in self._open if token.kind is not Kind.BREAK]
        self._open = []
        if not words:
            return
        passage = Passage.join([token.passage for token in words])
        if last and (whole or not self.names) and any(token.kind is Kind.WORD for token in words):
            self.names.append(nominative(passage.squeezed().text))
            self._apart.append(True)
            self.used.extend(words)
        else:
            self._leave(passage)

    def _bracket(self, token: Token) -> None:
        """A short name, a unit below, or words that are no unit."""
        short = alias_of(token)
        if short is not None:
            self.aliases[nominative(short.text).casefold()] = tuple(self.names)
            return
        inner = tokenise(token.inner)
        last = inner[-1] if inner else None
        found = [form for form in unit_forms(last.text) if form.case == NOMINATIVE] if last else []
        whole = [form for form in found if not (last and len(inner) == 1 and form.lemma.casefold() == form.head)]
        is_team = any(form.head in read_phrases().units.loose for form in whole)
        if whole and self.names and not is_team:
            self.names.append(wording(inner, whole[0]))
            self._apart.append(False)
            self.used.append(token)
        elif inner and not token.inner.text.isupper():
            self._leave(token.inner)

    def _leave(self, words: Passage) -> None:
        self.rest.append(words)
        self.warnings.append(unread(words))

    def _put_in_order(self) -> None:
        """A path that a comma parts and that certainly runs from small to large is turned round."""
        levels = read_phrases().units.levels
        sure = {word: level for word, level in levels.items() if word not in read_phrases().units.generic}
        ranks = [next((level for word, level in sure.items() if name.endswith(word)), 0) for name in self.names]
        if len(ranks) != 2 or not self._apart[1] or not ranks[0] > ranks[1] > 0:
            return
        self.names.reverse()
        assert self.used, "two names have words"
        span = Passage.join([token.passage for token in self.used]).span
        self.warnings.append(ReadingWarning(code="unit-order", span=span))
