"""The years of experience that a post demands, each with what they are to be spent on."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from asendus.loader.clauses import (
    alternatives,
    evidence,
    read_phrases,
    sentences,
    squeezed,
    whole_words,
    wishes,
    within,
    without_opening,
)
from asendus.loader.folding import sound_piece, tolerant
from asendus.loader.passages import Passage
from asendus.loader.reading import ReadingWarning, Requirement, RequirementKind
from asendus.loader.wordlists import read_words

#: More years than a working life are not a demand.
MOST_YEARS = 50


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time in a sentence."""

    years: float
    start: int
    end: int
    essential: bool


def parse_experience(value: Passage, *, language: str) -> tuple[list[Requirement], list[ReadingWarning]]:
    """The requirements of an experience field: each length of time with its clause, or the words alone.

    >>> text = "Vähemalt 10-aastane töökogemus, millest vähemalt 5 aastat juhina"
    >>> [r.years for r in parse_experience(Passage.from_text(text), language="et")[0]]
    [10.0, 5.0]
    """
    if read_phrases(language).none.fullmatch(value.text):
        return [], []
    found: list[Requirement] = []
    for sentence in sentences(value, language=language):
        if not read_phrases(language).none.fullmatch(sentence.text):
            found += _requirements(sentence, language=language)
    return found, []


def find_experience(value: Passage, *, language: str) -> list[Requirement]:
    """The lengths of experience that a field of another kind demands in passing ("kõrgharidus ja 3 aastat kogemust")."""
    if not may_tell_term(value.text, language):
        return []
    return [
        requirement
        for sentence in sentences(value, language=language)
        if speaks_of_experience(sentence.text, language=language)
        for requirement in _requirements(sentence, language=language)
        if requirement.years is not None
    ]


def speaks_of_experience(text: str, *, language: str) -> bool:
    """Whether a text has a word for time at work."""
    return _about(language).search(text) is not None


def may_tell_term(text: str, language: str) -> bool:
    """Whether a text can have a length of time; most texts of other fields have none, and this is quickly seen."""
    low = text.casefold()
    return any(piece in low for piece in _time_pieces(language))


@cache
def _time_pieces(language: str) -> tuple[str, ...]:
    """What stands in a text wherever a word for years or months does, even a damaged one."""
    units = read_words("requirements", language=language)["experience"]
    return tuple({*map(sound_piece, (*units["years"], *units["months"], *units["one_year"]))})


def overall_years(requirements: list[Requirement]) -> float | None:
    """The minimum that stands for all demands of experience: the longest, since a part never exceeds its whole."""
    years = [r.years for r in requirements if r.essential and r.years]
    return max(years, default=None)


def _requirements(sentence: Passage, *, language: str) -> list[Requirement]:
    terms = _terms(sentence.text, language=language)
    wished = wishes(sentence.text, language=language)
    if not terms:
        essential = not within(0, wished) and not (wished and wished[0].start == 0)
        bare = sentence.strip(" .,;:")
        return [_requirement(bare, None, essential=essential)] if bare else []
    cuts = [_cut(sentence.text, a, b, language=language) for a, b in itertools.pairwise(terms)]
    bounds = zip([0, *cuts], [*cuts, len(sentence)], strict=True)
    clauses = [sentence[begin:end].strip(" ,;:.\n") for begin, end in bounds]
    return _lowest_of_choices(
        [
            (_requirement(clause, term, essential=term.essential, language=language), sentence.text[begin : begin + 6])
            for term, clause, begin in zip(terms, clauses, [0, *cuts], strict=True)
        ],
        language=language,
    )


def _lowest_of_choices(found: list[tuple[Requirement, str]], *, language: str) -> list[Requirement]:
    """Of lengths that "or" joins the shortest one is demanded; the others are wishes no more than they are demands."""
    either = read_phrases(language).either
    kept: list[Requirement] = []
    for requirement, opening in found:
        before = kept[-1] if kept else None
        chosen = before and before.essential and either.match(opening.lstrip(" ,"))
        if chosen and before and (before.years or 0) > (requirement.years or 0):
            kept[-1] = requirement
        elif not chosen:
            kept.append(requirement)
    return kept


def _requirement(clause: Passage, term: Term | None, *, essential: bool, language: str | None = None) -> Requirement:
    return Requirement(
        kind=RequirementKind.EXPERIENCE,
        text=squeezed(clause),
        span=evidence(clause),
        years=term.years if term else None,
        subject=_subject(clause.text, language=language) if language else squeezed(clause),
        essential=essential,
    )


def _subject(clause: str, *, language: str) -> str | None:
    """What the time is spent on: the clause without the time, its bounds and its joints."""
    phrases = read_phrases(language)
    part = _words_of(language, "part")
    bare = _term_pattern(language).sub(" ", clause)
    for pattern in (phrases.floor, phrases.wish):
        bare = pattern.sub(" ", bare)
    words = " ".join(bare.split()).strip(" ,;:().-–")
    for pattern in (part, phrases.both, phrases.either):
        match = pattern.match(words)
        words = words[match.end() :].strip(" ,") if match else words
    return without_opening(words, _words_of(language, "opening")) or None


def _cut(text: str, before: Term, behind: Term, *, language: str) -> int:
    """Where the clause of one length ends and that of the next begins.

    A clause that opens with its length goes on to the last joint before the next length; one that closes with its length
    ends at the first.
    """
    phrases = read_phrases(language)
    between = text[before.end : behind.start]
    joints = [m.start() for m in re.finditer(r",", between)]
    joints += [m.start() for p in (phrases.both, phrases.either) for m in p.finditer(between)]
    if not joints:
        return behind.start
    opening = re.sub(r"[\W\d]+", " ", phrases.floor.sub(" ", text[: before.start])).split()
    return before.end + (min(joints) if len(opening) > 1 else max(joints))


def _terms(text: str, *, language: str) -> list[Term]:
    wished = wishes(text, language=language)
    window = _words_of(language, "windows")
    found = (
        (match, _years(match, language=language))
        for match in _term_pattern(language).finditer(text)
        if not window.match(text[match.end() :].lstrip())
    )
    return [
        Term(years, match.start(), match.end(), not within(match.start(), wished))
        for match, years in found
        if 0 < years <= MOST_YEARS
    ]


@cache
def _about(language: str) -> re.Pattern[str]:
    """Words that speak of experience."""
    return re.compile(alternatives(read_words("requirements", language=language)["experience"]["words"]), re.IGNORECASE)


@cache
def _words_of(language: str, name: str) -> re.Pattern[str]:
    """The words of one list about experience, standing as words."""
    return whole_words(read_words("requirements", language=language)["experience"][name])


@cache
def _numbers(language: str) -> Mapping[str, float]:
    numbers: Mapping[str, float] = read_words("requirements", language=language)["numbers"]
    return numbers


@cache
def _term_pattern(language: str) -> re.Pattern[str]:
    words = read_words("requirements", language=language)
    units = words["experience"]
    number = rf"(?:\d{{1,2}}(?:[.,]\d)?|{alternatives(_numbers(language))})"
    to = rf"\s*(?:[-–—/]|(?:{alternatives(units['range'])})(?!\w))\s*"
    years, months = alternatives(units["years"]), alternatives(units["months"])
    floor = alternatives(words["phrases"]["floor"])
    counted = rf"(?P<low>{number})(?:-?{to}{number})?\+?\s*(?:\([^()\n]{{1,12}}\)\s*)?-?\s*"
    one = rf"(?P<one>(?:{alternatives(units['one_year'])})|(?:{floor})\s+(?:{years}))"
    return re.compile(
        rf"(?<![\w.,])(?:{counted}(?:(?P<months>{months})|(?P<years>{years}))|{one})(?!\w)", re.IGNORECASE
    )


def _years(match: re.Match[str], *, language: str) -> float:
    if match["one"]:
        return 1.0
    value = _number(match["low"], language=language)
    return value if match["years"] else round(value / 12, 2)


def _number(words: str, *, language: str) -> float:
    if words[0].isdigit():
        return float(words.replace(",", "."))
    for word, value in _numbers(language).items():
        if re.fullmatch(tolerant(word), words, re.IGNORECASE):
            return float(value)
    raise ValueError(f"not a number of {language!r}: {words!r}")
