"""The holder's own title, as the row of a form or a title page gives it.

"infotelefoni üksuse kliendiinfo peaspetsialist" begins with a unit; "mehitamata lennuliikluse korralduse ja koolituse (UTM/TO)
vaneminspektor" has its qualifier in the middle; "peaspetsialisti" on a title page is a genitive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from asendus.loader.brackets import alias_of, read_brackets, unread
from asendus.loader.morphology import Form
from asendus.loader.naming import TitleParts
from asendus.loader.nounphrases import NounPhrase, PhraseReader
from asendus.loader.passages import Passage, Span
from asendus.loader.phrases import read_phrases
from asendus.loader.posts import unit_heads
from asendus.loader.reading import ReadingWarning
from asendus.loader.repairs import repair
from asendus.loader.tokens import Kind, Token, tokenise
from asendus.loader.translations import without_translations
from asendus.loader.unitpaths import UnitName, without_agency
from asendus.loader.wording import as_text, nominative, wording
from asendus.loader.words import is_topic


def parse_title(value: Passage, *, agency: str | None = None) -> TitleParts:
    """The parts of a title.

    >>> parts = parse_title(Passage.from_text("infotelefoni üksuse kliendiinfo peaspetsialist"))
    >>> parts.unit, parts.title
    (('infotelefoni üksus',), 'kliendiinfo peaspetsialist')
    """
    said, translated = without_translations(tokenise(value))
    tokens, warnings = repair(said)
    warnings = (*translated, *warnings)
    start = _start(tokens)
    reader = PhraseReader(tokens)
    phrase = reader.phrase(start)
    if phrase is None:
        return _unknown(value, warnings)
    phrase = _with_second_title(phrase, reader)
    parts = title_of(phrase, agency=agency)
    parts, end = _with_twin(parts, phrase.end, reader)
    rest = [token for token in tokens[end:] if token.kind in (Kind.WORD, Kind.ROMAN)]
    topic = _topic(tokens[end:]) if parts.qualifier is None else None
    more = [] if topic or not rest else [unread(Passage.join([token.passage for token in rest]))]
    return TitleParts(
        title=parts.title,
        qualifier=topic or parts.qualifier,
        ordinal=parts.ordinal,
        unit=parts.unit,
        span=_span(tokens if topic else tokens[start:end]),
        aliases=_aliases(tokens, parts.title),
        warnings=(*warnings, *parts.warnings, *more),
    )


def title_of(phrase: NounPhrase, *, agency: str | None) -> TitleParts:
    """The parts of a title that a noun phrase holds; a bare unit word stays in it ("talituse juhataja"), and so does
    the name of the unit that a head heads ("mereosakonna juhataja")."""
    brackets = read_brackets(phrase)
    units, words = unit_heads(without_agency(phrase.words, agency), phrase.form)
    named = tuple(unit for unit in units if unit.bare is None)
    shown = units[-1:] if _is_its_head(words, phrase.form) else tuple(unit for unit in units if unit.bare)
    return TitleParts(
        title=_title(shown, words, phrase.form),
        qualifier=brackets.qualifier,
        ordinal=phrase.ordinals[0].text if phrase.ordinals else None,
        unit=tuple(unit.name for unit in named),
        span=_span([*phrase.words, *phrase.brackets, *phrase.ordinals]),
        warnings=brackets.warnings,
    )


def _title(units: Sequence[UnitName], words: Sequence[Token], form: Form) -> str:
    return wording([*(token for unit in units for token in unit.words), *words], form)


def _is_its_head(words: Sequence[Token], form: Form) -> bool:
    """ "mereosakonna juhataja": the title alone would not tell what is headed."""
    return len(words) == 1 and form.lemma in read_phrases().titles.unit_heads


def _with_second_title(phrase: NounPhrase, reader: PhraseReader) -> NounPhrase:
    """A uncertain beginning ("Klienditoe peaspetsialist" read short) gives way to a sure title that ends later."""
    if phrase.certain:
        return phrase
    for at in range(phrase.end, len(reader.tokens)):
        found = reader.phrase(at)
        if found is not None and found.certain:
            return found
    return phrase


def _with_twin(parts: TitleParts, end: int, reader: PhraseReader) -> tuple[TitleParts, int]:
    """ "lastekaitsespetsialist - juhtumikorraldaja" is one title of two, and stays as it is written."""
    sign = reader.tokens[end] if end < len(reader.tokens) else None
    if sign is None or sign.kind not in (Kind.DASH, Kind.SLASH):
        return parts, end
    twin = reader.phrase(reader.after_breaks(end + 1))
    if twin is None or not twin.certain:
        return parts, end
    second = title_of(twin, agency=None)
    before = reader.tokens[end - 1].span.end == sign.span.start
    after = sign.span.end == twin.words[0].span.start
    link = ("" if before else " ") + sign.text + ("" if after else " ")
    whole = f"{parts.title}{link}{second.title}"
    qualifier = parts.qualifier or second.qualifier
    return replace(parts, title=whole, qualifier=qualifier, ordinal=parts.ordinal or second.ordinal), twin.end


def _topic(tokens: Sequence[Token]) -> str | None:
    """ "inspektor meditsiiniseadmete järelevalve alal" """
    words = [token for token in tokens if token.kind is not Kind.BREAK]
    while words and words[0].kind is not Kind.WORD:
        words.pop(0)
    return as_text(words) if words and is_topic(words[-1].lower) else None


def _start(tokens: Sequence[Token]) -> int:
    """The first word, behind a label if there is one."""
    label = next((index for index, token in enumerate(tokens) if token.kind is Kind.COLON), -1)
    words = (i for i, token in enumerate(tokens) if i > label and token.kind in (Kind.WORD, Kind.ROMAN))
    return next(words, len(tokens))


def _unknown(value: Passage, warnings: Sequence[ReadingWarning]) -> TitleParts:
    words = value.squeezed()
    if not words:
        return TitleParts(warnings=tuple(warnings))
    return TitleParts(title=nominative(words.text), span=words.span, warnings=(*warnings, unread(words)))


def _aliases(tokens: Sequence[Token], title: str | None) -> dict[str, str | tuple[str, ...]]:
    names = [alias_of(token) for token in tokens if token.kind is Kind.BRACKET]
    return {nominative(name.text).casefold(): title for name in names if name is not None and title}


def _span(tokens: Sequence[Token]) -> Span | None:
    words = [token.passage for token in tokens if token.kind is not Kind.BREAK]
    return Passage.join(words).span if words else None
