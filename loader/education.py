"""The education that a post demands: the lowest level that is accepted, and what is wished beyond it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
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
from asendus.loader.reading import EDUCATION_LEVELS, ReadingWarning, Requirement, RequirementKind
from asendus.loader.wordlists import read_words


@dataclass(frozen=True, slots=True)
class LevelWords:
    """A level that a sentence names, and where in it."""

    level: str
    start: int
    end: int
    essential: bool

    @property
    def rank(self) -> int:
        return EDUCATION_LEVELS.index(self.level)


def parse_education(value: Passage, *, language: str) -> tuple[list[Requirement], list[ReadingWarning]]:
    """The requirements of an education field: at most one demand, the lowest level of all, and each wish.

    A field that says something but no level that is known gives a requirement without a level, and a warning.
    """
    demands: list[tuple[int, Requirement]] = []
    wished: list[Requirement] = []
    for sentence in sentences(value, language=language):
        lowest = _lowest_demand(sentence, language=language)
        if lowest:
            demands.append((lowest.rank, _demand(sentence, lowest, language=language)))
        wished += _wished(sentence, language=language)
    if demands:
        return [min(demands, key=lambda demand: demand[0])[1], *wished], []
    if wished or not value.strip() or read_phrases(language).none.fullmatch(value.text):
        return wished, []
    return _unread(value)


def find_education(value: Passage, *, language: str) -> list[Requirement]:
    """The demand that a field of another kind makes in passing ("Kogemus: kõrgharidus ja 3 aastat …")."""
    if not may_name_level(value.text, language):
        return []
    found = (_lowest_demand(sentence, language=language) for sentence in sentences(value, language=language))
    if not any(found):
        return []
    return [req for req in parse_education(value, language=language)[0] if req.essential and req.level]


def _unread(value: Passage) -> tuple[list[Requirement], list[ReadingWarning]]:
    span = evidence(value)
    text = squeezed(value)
    requirement = Requirement(kind=RequirementKind.EDUCATION, text=text, span=span)
    return [requirement], [ReadingWarning(code="unread-education", words=text, span=span)]


def may_name_level(text: str, language: str) -> bool:
    """Whether a text can name a level of education; most texts of other fields name none, and this is quickly seen."""
    low = text.casefold()
    return any(piece in low for piece in _level_pieces(language))


@cache
def _level_pieces(language: str) -> tuple[str, ...]:
    """What stands in a text wherever one of the words for levels does, even a damaged one."""
    words = read_words("requirements", language=language)
    prefixes = [prefix for level in EDUCATION_LEVELS for prefix in words["education_prefixes"].get(level, ())]
    return tuple(
        {sound_piece(word) for level in EDUCATION_LEVELS for word in words["education"][level]}
        | {*map(sound_piece, prefixes)}
    )


@cache
def _level_pattern(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern with one group a level, and the level of each group."""
    words = read_words("requirements", language=language)
    names = {f"l{i}": level for i, level in enumerate(EDUCATION_LEVELS)}
    parts: list[tuple[int, str]] = []
    for group, level in names.items():
        parts += [(len(word), f"(?P<{group}_{n}>{tolerant(word)})") for n, word in enumerate(words["education"][level])]
        prefixes = words["education_prefixes"].get(level)
        if prefixes:
            parts.append((0, f"(?P<{group}_p>(?:{alternatives(prefixes)})-(?=[\\s,/]))"))
    expression = "|".join(part for _, part in sorted(parts, key=lambda part: -part[0]))
    return re.compile(rf"(?<![\w-])(?:{expression})\w*(?:['’]s?(?!\w))?", re.IGNORECASE), names


def _levels(text: str, *, language: str) -> list[LevelWords]:
    pattern, names = _level_pattern(language)
    wished = wishes(text, language=language)
    return [
        LevelWords(
            names[(match.lastgroup or "").split("_")[0]], match.start(), match.end(), not within(match.start(), wished)
        )
        for match in pattern.finditer(text)
    ]


def _lowest_demand(sentence: Passage, *, language: str) -> LevelWords | None:
    """The lowest demanded level; of two that "and" joins, or a comma where nothing is a choice, the higher one counts."""
    phrases = read_phrases(language)
    levels = [level for level in _levels(sentence.text, language=language) if level.essential]
    gaps = [sentence.text[a.end : b.start] for a, b in itertools.pairwise(levels)]
    choice = any(phrases.either.search(gap) for gap in gaps)
    kept: list[LevelWords] = levels[:1]
    for gap, level in zip(gaps, levels[1:], strict=True):
        if gap.strip() in ("", "("):  # "kõrgharidus magistri tasemel", "magistritasemel kõrgharidus": one demand
            kept[-1] = max(kept[-1], level, key=lambda each: each.rank)
            continue
        joined = phrases.both.fullmatch(gap.strip()) or (gap.strip() == "," and not choice)
        if joined and kept[-1].rank < level.rank:
            kept[-1] = level
        else:
            kept.append(level)
    return min(kept, key=lambda level: level.rank, default=None)


def _demand(sentence: Passage, level: LevelWords, *, language: str) -> Requirement:
    wished = wishes(sentence.text, language=language)
    start = max((end for _, end in wished if end <= level.start), default=0)
    stop = min((begin for begin, _ in wished if begin >= level.end), default=len(sentence))
    stretch = sentence[start:stop].strip(" ,;:().\n*")
    return Requirement(
        kind=RequirementKind.EDUCATION,
        text=squeezed(stretch),
        span=evidence(stretch),
        level=level.level,
        subject=_subject(sentence.text, level, start, stop, language=language),
    )


def _wished(sentence: Passage, *, language: str) -> list[Requirement]:
    levels = [level for level in _levels(sentence.text, language=language) if not level.essential]
    found: list[Requirement] = []
    for start, end in wishes(sentence.text, language=language):
        stretch = sentence[start:end].strip(" ,;:().\n*")
        here = [level for level in levels if start <= level.start < end]
        lowest = min(here, key=lambda level: level.rank, default=None)
        requirement = Requirement(
            kind=RequirementKind.EDUCATION,
            text=squeezed(stretch),
            span=evidence(stretch),
            level=lowest.level if lowest else None,
            subject=_subject(sentence.text, lowest, start, end, language=language) if lowest else None,
            essential=False,
        )
        found.append(requirement)
    return found


def _subject(text: str, level: LevelWords, start: int, stop: int, *, language: str) -> str | None:
    """The field of study: the words behind the level, or else those before it."""
    levels = _levels(text, language=language)
    end = min([stop, *(other.start for other in levels if other.start >= level.end)])
    begin = max([start, *(other.end for other in levels if other.end <= level.start)])
    behind = _bare_subject(text[level.end : end], language=language)
    phrases = read_phrases(language)
    if end < stop and (phrases.either.match(behind) or phrases.both.match(behind)):
        behind = ""  # the words belong to the alternative
    return behind or _bare_subject(text[begin : level.start], language=language) or None


def _bare_subject(text: str, *, language: str) -> str:
    phrases = read_phrases(language)
    for pattern in (_equal(language), phrases.floor, phrases.wish):
        text = pattern.sub(" ", text)
    bare = " ".join(text.split()).strip(" ,;:().-–*")
    return _without_joints(without_opening(bare, _opening(language)), [phrases.either, phrases.both])


@cache
def _equal(language: str) -> re.Pattern[str]:
    """Words that let another education count for the same."""
    words = read_words("requirements", language=language)["education_words"]
    tail = rf"(?:(?:{alternatives(words['equal_tail'])})(?!\w))?"
    return re.compile(rf"(?:{alternatives(words['equal'])})\s*{tail}", re.IGNORECASE)


@cache
def _opening(language: str) -> re.Pattern[str]:
    """Words between a level and the field of study."""
    return whole_words(read_words("requirements", language=language)["education_words"]["opening"])


def _without_joints(text: str, joints: Sequence[re.Pattern[str]]) -> str:
    """Without a lone conjunction at the end, where an alternative was cut off."""
    last = text.rsplit(" ", 1)[-1]
    if any(joint.fullmatch(last) for joint in joints):
        return text[: -len(last)].strip(" ,")
    return text
