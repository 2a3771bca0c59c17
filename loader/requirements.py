"""What a job description demands of its holder: education, experience, languages, competencies and all else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from asendus.loader.clauses import BULLET, evidence, read_phrases, sentences, squeezed, wishes
from asendus.loader.competencies import parse_competencies
from asendus.loader.education import find_education, parse_education
from asendus.loader.experience import find_experience, overall_years, parse_experience
from asendus.loader.forms import Field
from asendus.loader.languages import find_languages, levels_by_skill, lowest_levels, parse_languages
from asendus.loader.passages import Passage, Span
from asendus.loader.reading import EDUCATION_LEVELS, ReadingWarning, Requirement, RequirementKind

#: The keys of the fields that hold requirements, by what reads them.
COMPETENCY_FIELDS = ("competencies", "extra_competencies")
TEXT_FIELDS = ("computer", "skills", "personal", "licences", "other", "service_level")
FIELDS = ("education", "experience", "languages", *COMPETENCY_FIELDS, *TEXT_FIELDS)

#: So much of one field is read; no form says more.
LONGEST_FIELD = 20_000

#: What a reader of one field gives.
Parsed: TypeAlias = tuple[list[Requirement], list[ReadingWarning]]


def parse_requirements(
    fields: Sequence[Field], *, language: str = "et"
) -> tuple[tuple[Requirement, ...], tuple[ReadingWarning, ...]]:
    """The requirements of a form, in the order of its fields, and what was repaired, assumed or left unread.

    Fields of other keys than `FIELDS` are passed over. A language with a level counts in whatever field it stands; a level
    of education or a length of experience in another field counts only where the form's own field has none.
    """
    found: list[Requirement] = []
    warnings: list[ReadingWarning] = []
    read = [_bounded(field) for field in fields if field.key in FIELDS and field.value.strip()]
    for field in read:
        requirements, told = _parse(field, language=language)
        wished = _wishing(field, language=language)
        found += [replace(r, essential=False) for r in requirements] if wished else requirements
        warnings += told
    found += _in_passing(read, found, language=language)
    return tuple(dict.fromkeys(found)), (*dict.fromkeys(warnings), *_left_unread(fields))


def _bounded(field: Field) -> Field:
    return replace(field, value=field.value[:LONGEST_FIELD]) if len(field.value) > LONGEST_FIELD else field


def _left_unread(fields: Sequence[Field]) -> list[ReadingWarning]:
    return [
        ReadingWarning(code="too-long", words=str(LONGEST_FIELD), span=evidence(rest))
        for field in fields
        if field.key in FIELDS and (rest := field.value[LONGEST_FIELD:].strip())
    ]


def requirements_json(requirements: Sequence[Requirement]) -> dict[str, object]:
    """The requirements as the JSON reading has them: the demands alone, wishes left out.

    education: the lowest accepted level or None; experience_years: a number (an int where it is whole) or None;
    languages: code to level, the lowest over the skills; language_skills: code to skill to level; competencies: names.
    """
    years = overall_years([r for r in requirements if r.kind is RequirementKind.EXPERIENCE])
    levels = [
        r.level for r in requirements if r.kind is RequirementKind.EDUCATION and r.essential and r.level is not None
    ]
    languages = [r for r in requirements if r.kind is RequirementKind.LANGUAGE]
    return {
        "education": min(levels, key=EDUCATION_LEVELS.index, default=None),
        "experience_years": int(years) if years is not None and years.is_integer() else years,
        "languages": lowest_levels(languages),
        "language_skills": levels_by_skill(languages),
        "competencies": _names(requirements),
    }


def _names(requirements: Sequence[Requirement]) -> list[str]:
    """The names of the competencies, each once, as first written."""
    names: dict[str, str] = {}
    for requirement in requirements:
        if requirement.kind is RequirementKind.COMPETENCY:
            names.setdefault(requirement.text.casefold(), requirement.text)
    return list(names.values())


def _parse(field: Field, *, language: str) -> Parsed:
    if field.key == "education":
        return _joined(parse_education(field.value, language=language), find_languages(field.value, language=language))
    if field.key == "experience":
        return _joined(parse_experience(field.value, language=language), find_languages(field.value, language=language))
    if field.key == "languages":
        return parse_languages(field.value, language=language)
    languages = find_languages(field.value, language=language)
    if field.key in COMPETENCY_FIELDS:
        return _joined(parse_competencies(field.value, language=language), languages)
    return _joined((_skills(field.value, languages[0], language=language), []), languages)


def _joined(first: Parsed, second: Parsed) -> Parsed:
    return [*first[0], *second[0]], [*first[1], *second[1]]


def _skills(value: Passage, languages: Sequence[Requirement], *, language: str) -> list[Requirement]:
    """The items of a field that is kept as text, without those that speak of a language and nothing else."""
    if read_phrases(language).none.fullmatch(value.text):
        return []
    pieces = [piece.strip(" ,.;:\n*") for piece in sentences(value, language=language)]
    return [
        Requirement(
            kind=RequirementKind.SKILL,
            text=squeezed(piece),
            span=evidence(piece),
            essential=not any(span.start == 0 for span in wishes(piece.text, language=language)),
        )
        for piece in pieces
        if piece and not BULLET.fullmatch(piece.text) and not _about_language(piece, languages)
    ]


def _about_language(piece: Passage, languages: Sequence[Requirement]) -> bool:
    """Whether more than half of a piece is the quotation of a language."""
    whole = piece.span
    covered = sum(_overlap(whole, requirement.span) for requirement in {r.span: r for r in languages}.values())
    return 2 * covered > whole.end - whole.start


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _wishing(field: Field, *, language: str) -> bool:
    """Whether the label itself wishes ("Kasuks tuleb")."""
    return bool(read_phrases(language).wish.search(field.label.text))


def _in_passing(fields: Sequence[Field], found: Sequence[Requirement], *, language: str) -> list[Requirement]:
    """Education and experience that stand in another field than their own, where their own says nothing."""
    kinds = {r.kind for r in found}
    more: list[Requirement] = []
    for field in fields:
        if field.key in ("experience", *TEXT_FIELDS) and RequirementKind.EDUCATION not in kinds:
            more += find_education(field.value, language=language)
        if field.key in ("education", *TEXT_FIELDS) and RequirementKind.EXPERIENCE not in kinds:
            more += find_experience(field.value, language=language)
    return more
