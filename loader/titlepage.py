"""The lines above a form: employer, units, title, and what narrows it, one below the other or in one line.

    page → { stamp } [ agency ] { unit } [ narrowing ] title { bracket } "ametijuhend"        in any order of the last word

Lines are in capitals or not, in the nominative or the genitive ("VANEMPETSIALISTI AMETIJUHEND"), and may be wrapped.
"""

from __future__ import annotations

from collections.abc import Sequence

from asendus.loader.folding import fold
from asendus.loader.morphology import GENITIVE, NOMINATIVE, forms
from asendus.loader.naming import TitlePage, TitleParts
from asendus.loader.nounphrases import PhraseReader
from asendus.loader.passages import Passage, Span
from asendus.loader.phrases import read_phrases
from asendus.loader.reading import ReadingWarning
from asendus.loader.repairs import repair
from asendus.loader.titles import title_of
from asendus.loader.tokens import Kind, Token, tokenise
from asendus.loader.unitpaths import genitive_unit
from asendus.loader.units import parse_units
from asendus.loader.wording import nominative
from asendus.loader.words import agency_forms, is_conjunction, is_group, is_title, is_unit_bare, title_forms, unit_forms


def parse_titlepage(lines: Sequence[Passage], *, agency: str | None = None) -> TitlePage:
    """Reads the lines in front of a form's first section. Lines that say nothing of the post are left aside."""
    reader = _PageReader(agency)
    for line in _joined_lines(_speaking_lines(lines)):
        reader.line(line)
    return reader.page()


class _PageReader:
    """Collects what each line adds."""

    def __init__(self, agency: str | None) -> None:
        self.agency = agency
        self._agency: Passage | None = None
        self._units: list[str] = []
        self._unit_spans: list[Span] = []
        self._title: TitleParts | None = None
        self._narrowings: list[Passage] = []
        self._brackets: list[Passage] = []
        self._warnings: list[ReadingWarning] = []
        self._below = (
            False  # whether "ametijuhend" has been read: a title above it is the post's, one below it only a first
        )

    def line(self, line: Passage) -> None:
        """Takes one line, or several that are one."""
        whole, warnings = repair(tokenise(line))
        self._warnings.extend(warnings)
        tokens = _without_heading(whole)
        self._below = self._below or len(tokens) < len(whole)
        if not tokens:
            return
        if all(token.kind in (Kind.BRACKET, Kind.BREAK) for token in tokens):
            inner = [token.inner for token in tokens if token.kind is Kind.BRACKET and token.inner]
            self._brackets.extend(words for words in inner if not _is_stamp(words))
        elif self._is_agency(tokens):
            self._agency = line.strip()
        elif not self._read_title(tokens) and not self._read_units(tokens):
            self._narrow(tokens)

    def page(self) -> TitlePage:
        """All that the lines said."""
        title = self._title or TitleParts()
        qualifier, qualifier_span = self._qualifier(title)
        return TitlePage(
            agency_words=nominative(self._agency.text) if self._agency else None,
            agency_span=self._agency.span if self._agency else None,
            unit=tuple(self._units),
            unit_span=_hull(self._unit_spans),
            title=title.title,
            title_span=title.span,
            qualifier=qualifier,
            qualifier_span=qualifier_span,
            ordinal=title.ordinal,
            warnings=tuple(self._warnings) if title.title or self._units else (),
        )

    def _qualifier(self, title: TitleParts) -> tuple[str | None, Span | None]:
        """Brackets in or below the title, else the line that narrows it."""
        if title.qualifier is not None:
            return title.qualifier, title.span
        if self._brackets:
            words = Passage.join(self._brackets, separator=", ")
            return words.squeezed().text, words.span
        if self._title and self._narrowings:
            words = Passage.join(self._narrowings).squeezed()
            return nominative(words.text, keep_number=True), words.span
        return None, None

    def _is_agency(self, tokens: Sequence[Token]) -> bool:
        words = [token for token in tokens if token.kind is Kind.WORD]
        said = {fold(" ".join(token.text for token in words)), fold(" ".join(token.passage.text for token in words))}
        if self.agency and fold(self.agency) in said:
            return True
        if self._title or self._units or not words:
            return False
        return any(form.case in (NOMINATIVE, GENITIVE) for form in agency_forms(words[-1].text))

    def _read_title(self, tokens: Sequence[Token]) -> bool:
        """A line that ends in a title, with units and the employer in front of it or not."""
        words = [index for index, token in enumerate(tokens) if token.kind is Kind.WORD]
        found = title_forms(tokens[words[-1]].text) if words else ()
        if (self._title and self._below) or not any(
            is_title(form) and form.case in (NOMINATIVE, GENITIVE) for form in found
        ):
            return False
        phrase = PhraseReader(tokens).phrase(0)
        if phrase is None or phrase.head is not tokens[words[-1]]:
            return False
        self._title = title_of(phrase, agency=self.agency)
        self._units.extend(unit for unit in self._title.unit if unit not in self._units)
        if self._title.unit and self._title.span:
            self._unit_spans.append(self._title.span)
        return True

    def _read_units(self, tokens: Sequence[Token]) -> bool:
        words = [token for token in tokens if token.kind is Kind.WORD]
        last = words[-1] if words else None
        if last is None or not (unit_forms(last.text) or genitive_unit(last)) or is_group_line(words):
            return False
        if not any(form.case in (NOMINATIVE, GENITIVE) for form in unit_forms(last.text)) or self._title_before(words):
            return False
        found = parse_units(Passage.join([token.passage for token in tokens]), agency=self.agency)
        self._units.extend(name for name in found.names if name not in self._units)
        if found.span:
            self._unit_spans.append(found.span)
        return True

    def _title_before(self, words: Sequence[Token]) -> bool:
        """Prose that happens to end in a unit word is no line of a title page."""
        return len(words) > 12

    def _narrow(self, tokens: Sequence[Token]) -> None:
        """A line between the units and the title, in the genitive, narrows the title."""
        words = [token for token in tokens if token.kind is Kind.WORD]
        if self._title is None and self._units and words and _is_name(words):
            self._narrowings.append(Passage.join([token.passage for token in tokens]))


def is_group_line(words: Sequence[Token]) -> bool:
    """ "osakonna teenistujad": no unit, but those who work in it."""
    return any(is_group(form) for form in title_forms(words[-1].text))


def _is_name(words: Sequence[Token]) -> bool:
    """Words that end in a genitive and are no stamp."""
    stamps = read_phrases().page_stamps
    return (
        len(words) <= 10
        and not any(word.lower in stamps for word in words)
        and any(form.case == GENITIVE for form in forms(words[-1].text))
    )


def _speaking_lines(lines: Sequence[Passage]) -> list[Passage]:
    """The lines without stamps, and without the office whose stamp goes on in the next line ("Lõuna prefekti")."""
    pieces = [piece.strip(" \t*#_>|") for line in lines for piece in line.split_lines()]
    pieces = [piece for piece in pieces if piece]
    stamps = [_is_stamp(piece) for piece in pieces]
    kept = []
    for index, piece in enumerate(pieces):
        stamp_follows = index + 1 < len(pieces) and stamps[index + 1] and not piece.text.isupper()
        if not stamps[index] and not (stamp_follows and not _has_heading(piece.text.lower().split())):
            kept.append(piece)
    return kept


def _is_stamp(line: Passage) -> bool:
    """Approval, register data, dates, numbers, signatures."""
    tokens = tokenise(line)
    words = [token.lower for token in tokens if token.kind is Kind.WORD]
    if not words:
        return not any(token.kind is Kind.BRACKET for token in tokens)
    stamps = read_phrases().page_stamps
    if any(word in stamps for word in words) or any(
        stem in word for word in words for stem in read_phrases().page_stamp_stems
    ):
        return not _has_heading(words)
    return any(token.kind is Kind.NUMBER for token in tokens) or "@" in line.text or line.text.startswith("|")


def _has_heading(words: Sequence[str]) -> bool:
    return any(word in read_phrases().page_headings for word in words)


def _without_heading(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Without "ametijuhend", and without "teenistuskoha" in front of it."""
    phrases = read_phrases()
    kept = list(tokens)
    at = next((i for i, token in enumerate(kept) if token.lower in phrases.page_headings), None)
    if at is not None:
        kept = kept[:at] + [token for token in kept[at + 1 :] if token.kind is not Kind.STOP]
        while at and kept[at - 1].lower in phrases.page_posts:
            at -= 1
            kept.pop(at)
    return tuple(token for token in kept if token.kind not in (Kind.STOP, Kind.COLON, Kind.DASH))


def _joined_lines(lines: Sequence[Passage]) -> list[Passage]:
    """Lines that go on in the next one ("KLIENDITEENINDUS- JA", "Norra ja") made whole."""
    joined: list[Passage] = []
    for line in lines:
        if joined and (_is_open(joined[-1]) or _is_wrapped(joined[-1], line)):
            joined[-1] = Passage.join([joined[-1], line])
        else:
            joined.append(line)
    return joined


def _is_wrapped(line: Passage, following: Passage) -> bool:
    """Whether a name goes on: a genitive that ends no name, and below it in the same letters a unit word or a title."""
    upper = [token for token in tokenise(line) if token.kind is not Kind.BREAK]
    lower = [token for token in tokenise(following) if token.kind is Kind.WORD]
    if not upper or not lower or upper[-1].kind is not Kind.WORD or line.text.isupper() != following.text.isupper():
        return False
    last, first = upper[-1].text, lower[0]
    if unit_forms(last) or agency_forms(last) or title_forms(last) or _has_heading([token.lower for token in upper]):
        return False
    if not any(form.case == GENITIVE for form in forms(last)) or any(token.lower in _stamps() for token in upper):
        return False
    starts = unit_forms(first.text) if len(lower) == 1 else ()
    return any(is_unit_bare(form) for form in starts) or any(is_title(form) for form in title_forms(first.text))


def _stamps() -> frozenset[str]:
    return read_phrases().page_stamps


def _is_open(line: Passage) -> bool:
    tokens = tokenise(line)
    return bool(tokens) and (is_conjunction(tokens[-1]) or tokens[-1].is_truncated)


def _hull(spans: Sequence[Span]) -> Span | None:
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None
