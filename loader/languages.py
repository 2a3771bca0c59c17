"""The languages that a post demands, with CEFR levels, wherever a form speaks of them.

A sentence is read as a row of tokens (a language, a level, a part of language skill); the levels of a language are those
that follow it up to the next language, and languages in a row without levels share those that follow them. Where a
sentence opens with a level and closes with a language, levels stand before their languages instead.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Final

from asendus.loader.clauses import (
    alternatives,
    evidence,
    read_phrases,
    sentences,
    squeezed,
    wishes,
    within,
)
from asendus.loader.folding import sound_piece, tolerant
from asendus.loader.passages import Passage
from asendus.loader.reading import CEFR_LEVELS, ReadingWarning, Requirement, RequirementKind
from asendus.loader.schemes import read_scheme
from asendus.loader.wordlists import read_words

#: Letters of other alphabets that look like a level's.
_LOOKALIKES = str.maketrans({"А": "A", "В": "B", "С": "C", "l": "1", "I": "1", "|": "1", "z": "2"})
_LEVEL = r"(?<![\w.])(?P<level>[ABCАВС][12])(?![\w+]|[.,]\d)"
_LEVEL_SIGN = re.compile(r"[ABCАВС][12]")
#: A level that a scan damaged counts only in a field of languages.
_DAMAGED_LEVEL = r"(?<![\w.])(?P<damaged>[ABCАВС](?:\s[12]|[lI|z]))(?!\w)"


#: What stands for the levels of a language that the text gives none.
_NO_LEVEL: Final[Sequence[tuple[str | None, str | None]]] = [(None, None)]


class Kind(Enum):
    """What a token of a sentence is."""

    LANGUAGE = auto()
    UNNAMED = auto()
    LEVEL = auto()
    SKILL = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A language (code), a level, or a skill, and where it stands in the sentence; `assumed` where a level is mapped."""

    kind: Kind
    value: str
    start: int
    end: int
    assumed: str = ""

    @property
    def names(self) -> bool:
        """Whether it stands for a language."""
        return self.kind in (Kind.LANGUAGE, Kind.UNNAMED)


@dataclass(frozen=True, slots=True)
class Group:
    """Languages in a row, and the levels and skills that go with them."""

    languages: tuple[Token, ...]
    levels: tuple[Token, ...]

    @property
    def start(self) -> int:
        return min(token.start for token in (*self.languages, *self.levels))

    @property
    def end(self) -> int:
        return max(token.end for token in (*self.languages, *self.levels))


def parse_languages(value: Passage, *, language: str) -> tuple[list[Requirement], list[ReadingWarning]]:
    """The requirements of a field of languages, those without a level too (with a warning)."""
    return _read(value, language=language, own_field=True)


def find_languages(value: Passage, *, language: str) -> tuple[list[Requirement], list[ReadingWarning]]:
    """The languages with a level that a field of another kind demands."""
    return _read(value, language=language, own_field=False)


def _read(value: Passage, *, language: str, own_field: bool) -> tuple[list[Requirement], list[ReadingWarning]]:
    found: list[Requirement] = []
    warnings: list[ReadingWarning] = []
    if not own_field and not _may_tell_level(value.text, language):
        return found, warnings
    breaks = _line_opening(language) if own_field else None
    for sentence in sentences(value, language=language, breaks=breaks):
        for group in _groups(_tokens(sentence.text, language=language, own_field=own_field)):
            if group.levels or own_field:
                requirements, told = _requirements(sentence, group, language=language)
                found += requirements
                warnings += told
    return found, warnings


def may_name_language(text: str, language: str) -> bool:
    """Whether a text can name a language; most sentences name none, and this is quickly seen."""
    low = text.casefold()
    return any(piece in low for piece in _stem_pieces(language))


@cache
def _stem_pieces(language: str) -> tuple[str, ...]:
    """What stands in a text wherever the name of a language does, even a damaged one."""
    return tuple({*map(sound_piece, _stems(language))})


def _may_tell_level(text: str, language: str) -> bool:
    """Whether a text can have a level of a language; without one, a field of another kind demands none."""
    low = text.casefold()
    return bool(_LEVEL_SIGN.search(text)) or any(piece in low for piece in _level_pieces(language))


@cache
def _level_pieces(language: str) -> tuple[str, ...]:
    """What stands in a text wherever one of the words for levels does, even a damaged one."""
    return tuple({*map(sound_piece, read_words("requirements", language=language)["language_levels"])})


@cache
def _line_opening(language: str) -> re.Pattern[str]:
    """What a line of a list of languages starts with: another language."""
    return re.compile(rf"\s*(?:{_stems_expression(language)}|{_unnamed(language)})", re.IGNORECASE)


@cache
def _stems(language: str) -> Mapping[str, str]:
    """The name of each language without the word for "language", and its code."""
    nouns = tuple(read_words("requirements", language=language)["languages"]["noun"][:1])
    stems: dict[str, str] = {}
    for concept in read_scheme("languages"):
        label = concept.labels.get(language)
        if label:
            stems[label.removesuffix(f" {nouns[0]}") if nouns else label] = concept.notation
    return stems


def _stems_expression(language: str) -> str:
    return rf"(?:{alternatives(_stems(language))})"


def _unnamed(language: str) -> str:
    return alternatives(read_words("requirements", language=language)["languages"]["unnamed"])


@cache
def _names(language: str, *, own_field: bool) -> re.Pattern[str]:
    """Names of languages: one or several stems that share a noun; in a language without such a noun, the stems alone."""
    words = read_words("requirements", language=language)
    stem, nouns = _stems_expression(language), words["languages"]["noun"]
    joint = alternatives([*words["phrases"]["or"], *words["phrases"]["and"]])
    row = rf"{stem}(?:(?:\s|-)*(?:,|/|(?<!\w)(?:{joint})(?!\w))\s*{stem})*"
    shared = rf"{row}(?:\s|-)*(?:{alternatives(nouns)})(?!\w)" if nouns else rf"{row}(?!\w)"
    level = rf"{row}(?=\W{{1,4}}(?:{_LEVEL_AHEAD}))"
    return re.compile(rf"(?<![\w-])(?:{shared}|{level})" if own_field else rf"(?<![\w-])(?:{shared})", re.IGNORECASE)


_LEVEL_AHEAD = r"[ABC][12](?!\w)"


@cache
def _stem_words(language: str) -> re.Pattern[str]:
    return re.compile(_stems_expression(language), re.IGNORECASE)


@cache
def _other_tokens(language: str, *, own_field: bool) -> re.Pattern[str]:
    """Levels, words for levels, skills and unnamed languages, each with its own group."""
    words = read_words("requirements", language=language)
    mapped = "|".join(
        rf"(?P<m{n}_{level}>(?<!\w){tolerant(word)}\w*)"
        for n, (word, level) in enumerate(words["language_levels"].items())
    )
    skills = "|".join(
        rf"(?P<s_{skill}>(?<!\w)(?:{alternatives(names)})(?!\w))" for skill, names in words["language_skills"].items()
    )
    licence = alternatives(words["languages"]["not_a_level"])
    said = _said(language) if own_field else r"(?!)"
    levels = rf"(?:{_LEVEL}{'|' + _DAMAGED_LEVEL if own_field else ''})(?!\s*-?\s*(?i:{licence}))"
    unnamed = rf"(?P<unnamed>(?<!\w)(?:{_unnamed(language)})(?!\w|\s*:))"
    return re.compile(rf"{levels}|(?i:{mapped})|(?i:{said})|(?i:{skills})|(?i:{unnamed})")


def _said(language: str) -> str:
    """Levels that words of praise say, only where they are said of a language or end the clause."""
    words = read_words("requirements", language=language)
    joint = alternatives([*words["phrases"]["or"], *words["phrases"]["and"]])
    row = rf"(?:(?:{_stems_expression(language)}|{joint})[\s,-]+)*"
    of = alternatives([*words["languages"]["noun"], *words["languages"].get("said_of", ())])
    ahead = rf"(?=\W*$|\s*[,.;:()]|\s+{row}(?:{of}))"
    levels = words.get("language_levels_said", {}).items()
    return (
        "|".join(rf"(?P<m9{n}_{level}>(?<!\w){tolerant(word)}\w*){ahead}" for n, (word, level) in enumerate(levels))
        or r"(?!)"
    )


def _with_vocabulary(sentence: Passage, end: int, *, language: str) -> int:
    """The end of a demand with the words of the trade that go with it ("B2-tasemel koos ametialase sõnavara valdamisega")."""
    found = _vocabulary(language).match(sentence.text, end)
    return found.end() if found else end


@cache
def _vocabulary(language: str) -> re.Pattern[str]:
    words = read_words("requirements", language=language)["languages"].get("vocabulary", ())
    return re.compile(rf"[^,;.]{{0,30}}?(?:{alternatives(words)})\w*(?:\s+\w+)?", re.IGNORECASE)


def _tokens(text: str, *, language: str, own_field: bool) -> list[Token]:
    found: list[Token] = []
    stems = _codes(language)
    for row in _names(language, own_field=own_field).finditer(text):
        places = list(_stem_words(language).finditer(text, row.start(), row.end()))
        for match in places:
            code = _code(match.group(), stems)
            end = row.end() if match is places[-1] else match.end()
            found.append(Token(Kind.LANGUAGE, code, match.start(), end))
    for match in _other_tokens(language, own_field=own_field).finditer(text):
        if not any(token.start <= match.start() < token.end for token in found):
            found.append(_other_token(match))
    return sorted(found, key=lambda token: token.start)


@cache
def _codes(language: str) -> Mapping[str, str]:
    return {stem.casefold(): code for stem, code in _stems(language).items()}


def _code(word: str, stems: Mapping[str, str]) -> str:
    exact = stems.get(word.casefold())
    return exact or next(c for stem, c in stems.items() if re.fullmatch(tolerant(stem), word, re.IGNORECASE))


def _other_token(match: re.Match[str]) -> Token:
    group = next(name for name, text in match.groupdict().items() if text is not None)
    start, end = match.span()
    if group == "unnamed":
        return Token(Kind.UNNAMED, "", start, end)
    if group.startswith("s_"):
        return Token(Kind.SKILL, group.removeprefix("s_"), start, end)
    if group.startswith("m"):
        return Token(Kind.LEVEL, group.split("_")[1], start, end, assumed="mapped-level")
    level = "".join(match.group().split()).translate(_LOOKALIKES)
    return Token(Kind.LEVEL, level, start, end, assumed="repaired-level" if group == "damaged" else "")


def _groups(tokens: Sequence[Token]) -> list[Group]:
    """Each run of languages with the levels (and skills) that belong to it."""
    named = [token for token in tokens if token.names]
    if not named:
        return []
    levels = [token for token in tokens if token.kind is Kind.LEVEL]
    before = bool(levels) and levels[0].start < named[0].start and named[-1].start > levels[-1].start
    groups: list[Group] = []
    languages: list[Token] = []
    others: list[Token] = []
    for token in reversed(tokens) if before else tokens:
        if token.names and any(other.kind is Kind.LEVEL for other in others):
            groups.append(Group(tuple(languages), tuple(others)))
            languages, others = [token], []
        elif token.names:
            languages.append(token)
        elif languages:
            others.append(token)
    groups.append(Group(tuple(languages), tuple(others)))
    return [_in_order(group) for group in (reversed(groups) if before else groups)]


def _in_order(group: Group) -> Group:
    """The tokens of a group as they stand in the text; skills without any level say nothing."""
    levels = sorted(group.levels, key=lambda token: token.start)
    if not any(token.kind is Kind.LEVEL for token in levels):
        levels = []
    if any(token.kind is Kind.LEVEL and not token.assumed for token in levels):
        levels = [token for token in levels if token.assumed != "mapped-level"]  # "kõrgtase (C1)" says it itself
    return Group(tuple(sorted(group.languages, key=lambda token: token.start)), tuple(levels))


def _requirements(sentence: Passage, group: Group, *, language: str) -> tuple[list[Requirement], list[ReadingWarning]]:
    wished = wishes(sentence.text, language=language)
    unsure = _unsure(sentence.text, group, language=language)
    levels = _levels_by_skill(group.levels)
    end = _with_vocabulary(sentence, group.end, language=language)
    found: list[Requirement] = []
    for token in group.languages:
        words = sentence[token.start : end] if token.start < group.end else sentence[group.start : token.end]
        words = words if group.start >= group.languages[0].start else sentence[group.start : max(token.end, group.end)]
        essential = not unsure and bool(token.value) and not within(token.start, wished)
        for level, skill in levels or _NO_LEVEL:
            found.append(
                Requirement(
                    kind=RequirementKind.LANGUAGE,
                    text=squeezed(words),
                    span=evidence(words),
                    level=level,
                    language=token.value or None,
                    skill=skill,
                    essential=essential,
                )
            )
    return found, _warnings(sentence, group, unsure)


def _unsure(text: str, group: Group, *, language: str) -> str:
    """Why no language of the group is demanded by name; empty where each is."""
    if any(token.kind is Kind.UNNAMED for token in group.languages):
        return "unnamed-language"
    either = read_phrases(language).either
    for before, behind in itertools.pairwise(group.languages):
        if either.search(text, before.end, behind.start):
            return "alternative-language"
    return ""


def _levels_by_skill(tokens: Sequence[Token]) -> list[tuple[str, str | None]]:
    """Levels with the skill that each is for; one level without a skill where the text does not split them."""
    levels = [token for token in tokens if token.kind is Kind.LEVEL]
    skills = [token for token in tokens if token.kind is Kind.SKILL]
    if not levels:
        return []
    lowest = min((token.value for token in levels), key=CEFR_LEVELS.index)
    spoken = {token.value for token in skills}
    if not skills or (len(levels) == 1 and {"speaking", "writing"} <= spoken):
        return [(lowest, None)]
    ahead = tokens[0].kind is Kind.SKILL
    split: list[tuple[str, str | None]] = []
    for skill in skills:
        near = [t for t in levels if (t.start > skill.start) == ahead]
        level = (min if ahead else max)(near, key=lambda t: t.start, default=levels[-1])
        split.append((level.value, skill.value))
    return split


def _warnings(sentence: Passage, group: Group, unsure: str) -> list[ReadingWarning]:
    span = evidence(sentence[group.start : group.end])
    text = squeezed(sentence[group.start : group.end])
    told: list[ReadingWarning] = []
    if unsure:
        told.append(ReadingWarning(code=unsure, words=text, span=span))
    elif not group.levels:
        told.append(ReadingWarning(code="unread-level", words=text, span=span))
    for token in group.levels:
        if token.assumed:
            words = squeezed(sentence[token.start : token.end])
            where = evidence(sentence[token.start : token.end])
            told.append(ReadingWarning(code=token.assumed, words=words, meant=token.value, span=where))
    return told


def lowest_levels(requirements: Sequence[Requirement]) -> dict[str, str]:
    """The level of each language that is demanded by name: its lowest over the skills, its highest over the statements."""
    whole: dict[str, list[str]] = {}
    split: dict[str, list[str]] = {}
    for requirement in requirements:
        if requirement.essential and requirement.language and requirement.level:
            (split if requirement.skill else whole).setdefault(requirement.language, []).append(requirement.level)
    lowest = {code: min(levels, key=CEFR_LEVELS.index) for code, levels in split.items()}
    return lowest | {code: max(levels, key=CEFR_LEVELS.index) for code, levels in whole.items()}


def levels_by_skill(requirements: Sequence[Requirement]) -> dict[str, dict[str, str]]:
    """The levels of each language that is demanded with a level a skill."""
    skills: dict[str, dict[str, str]] = {}
    for requirement in requirements:
        if requirement.essential and requirement.language and requirement.level and requirement.skill:
            skills.setdefault(requirement.language, {})[requirement.skill] = requirement.level
    return skills
