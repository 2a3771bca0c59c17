"""Requirements, one field at a time and over whole forms."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asendus.loader.clauses import evidence, wishes
from asendus.loader.forms import Field
from asendus.loader.passages import Passage
from asendus.loader.reading import MAX_QUOTE, RequirementKind
from asendus.loader.requirements import FIELDS, parse_requirements, requirements_json

CASES = tomllib.loads(Path(__file__).with_name("data").joinpath("requirements.toml").read_text(encoding="utf-8"))[
    "case"
]


def field(key: str, text: str, label: str = "") -> Field:
    """A field whose value begins at the fifth character of a document, behind its label."""
    return Field(key=key, label=Passage.from_text(label), value=Passage(text, tuple(range(5, 5 + len(text)))))


def test_there_are_cases_of_every_kind() -> None:
    """The table of cases speaks of education, experience, languages and competencies."""
    assert {"education", "experience", "languages", "competencies"} <= {case["field"] for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=[f"{case['field']}: {case['text'][:40]}" for case in CASES])
def test_field_demands_what_the_table_says(case: dict[str, Any]) -> None:
    """Each field demands what its case names and nothing else."""
    requirements, warnings = parse_requirements([field(case["field"], case["text"])])

    expected = {
        "education": case.get("education"),
        "experience_years": case.get("years"),
        "languages": case.get("languages", {}),
        "language_skills": case.get("skills", {}),
        "competencies": case.get("competencies", []),
    }
    assert expected == requirements_json(requirements)
    assert sorted(case.get("warnings", [])) == sorted(warning.code for warning in warnings)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['field']}: {case['text'][:40]}" for case in CASES])
def test_every_requirement_quotes_its_field(case: dict[str, Any]) -> None:
    """A requirement's span lies in the field, is at most 300 characters long, and a competency's holds its very words."""
    document = "     " + case["text"]
    for requirement in parse_requirements([field(case["field"], case["text"])])[0]:
        start, end = requirement.span

        assert 5 <= start < end <= len(document)
        assert end - start <= MAX_QUOTE
        assert document[start:end] == document[start:end].strip()


def test_wish_is_kept_and_not_demanded() -> None:
    """A wished level of education is a requirement that is not essential, with its subject."""
    requirements, _ = parse_requirements([field("education", "keskharidus, kasuks tuleb kõrgharidus merenduses")])

    assert [("secondary", True, None), ("higher", False, "merenduses")] == [
        (r.level, r.essential, r.subject) for r in requirements
    ]


def test_label_that_wishes_makes_all_under_it_wishes() -> None:
    """What stands under "Kasuks tuleb" is wished, not demanded."""
    requirements, _ = parse_requirements([field("languages", "soome keel B1", label="Kasuks tuleb")])

    assert [("fi", False)] == [(r.language, r.essential) for r in requirements]


def test_experience_keeps_each_clause_with_its_subject() -> None:
    """Of several lengths each is kept with what it is to be spent on; the longest is the overall one."""
    text = "Vähemalt viis aastat tööd laevadel, sellest vähemalt kaks aastat kaptenina."
    requirements, _ = parse_requirements([field("experience", text)])

    assert [(5.0, "tööd laevadel"), (2.0, "kaptenina")] == [(r.years, r.subject) for r in requirements]
    assert 5 == requirements_json(requirements)["experience_years"]


def test_alternative_languages_are_kept_as_wishes() -> None:
    """Of "inglise või vene keel" both are kept with the level, neither is demanded."""
    requirements, _ = parse_requirements([field("languages", "inglise või vene keele oskus B1")])

    assert [("en", "B1", False), ("ru", "B1", False)] == [(r.language, r.level, r.essential) for r in requirements]


def test_unnamed_language_is_kept_without_a_code() -> None:
    """A foreign language that is not named keeps its level and has no code."""
    requirements, _ = parse_requirements([field("languages", "ühe võõrkeele oskus A2-tasemel")])

    assert [(None, "A2", False)] == [(r.language, r.level, r.essential) for r in requirements]


def test_skills_are_kept_as_text_without_the_languages_among_them() -> None:
    """Each item of a skills field is a skill with its words; an item that is a language's is not told twice."""
    text = "tunneb sadamaseadust; eesti keele oskus C1-tasemel; omab\nB-kategooria juhiluba."
    requirements, _ = parse_requirements([field("skills", text)])

    assert ["tunneb sadamaseadust", "omab B-kategooria juhiluba"] == [
        r.text for r in requirements if r.kind is RequirementKind.SKILL
    ]


def test_fields_of_other_keys_are_passed_over() -> None:
    """The duties of a post demand nothing, whatever languages they speak of."""
    assert ((), ()) == parse_requirements([field("duties", "tõlgib inglise keelest C1-tasemel")])


def test_own_field_wins_over_words_in_passing() -> None:
    """A level of education in the skills does not add to the education field."""
    fields = [field("education", "keskharidus"), field("skills", "kõrgharidus ja 3 aastat kogemust")]

    assert "secondary" == requirements_json(parse_requirements(fields)[0])["education"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Estonian C1, English at least B2; Russian B1 is an advantage", {"et": "C1", "en": "B2"}),
        ("de", "Deutsch C1, Englisch mindestens B2", {"de": "C1", "en": "B2"}),
    ],
)
def test_other_languages_are_read_by_their_own_lexicon(language: str, text: str, expected: dict[str, str]) -> None:
    """English and German forms are read with their own words and no change of code."""
    requirements, _ = parse_requirements([field("languages", text)], language=language)

    assert expected == requirements_json(requirements)["languages"]


def test_german_experience_and_education_are_read() -> None:
    """A German form demands a degree and three years."""
    fields = [
        field("education", "Hochschulabschluss, Promotion von Vorteil"),
        field("experience", "mindestens drei Jahre"),
    ]
    demanded = requirements_json(parse_requirements(fields, language="de")[0])

    assert ("higher", 3) == (demanded["education"], demanded["experience_years"])


@settings(deadline=None)
@given(st.sampled_from(FIELDS), st.text(alphabet="aäbcdeiknõlstuvüABC12, .;:-\n(/)•", max_size=200))
def test_any_text_is_read_without_an_error(key: str, text: str) -> None:
    """Whatever stands in a field, every span lies inside it and is short enough."""
    for requirement in parse_requirements([field(key, text)])[0]:
        assert 5 <= requirement.span.start < requirement.span.end <= 5 + len(text)
        assert requirement.span.end - requirement.span.start <= MAX_QUOTE


def test_field_without_end_is_read_in_part_and_told() -> None:
    """What stands behind the longest field that any form has is left unread, with a warning that quotes it."""
    requirements, warnings = parse_requirements([field("skills", "tunneb merd; " * 2000)])

    assert requirements
    assert ["too-long"] == [warning.code for warning in warnings]


def test_evidence_stops_where_words_stand_far_apart() -> None:
    """Words that were joined from two places of the document are quoted as far as the first place goes."""
    words = Passage("esimene koht teine koht", (*range(12), *range(5000, 5011)))

    assert (0, 12) == evidence(words)


def test_evidence_is_cut_at_a_word() -> None:
    """A long value is quoted up to the last whole word within 300 characters."""
    text = "sadam " * 80
    start, end = evidence(Passage.from_text(text))

    assert (0, 299) == (start, end)


def test_wish_in_brackets_ends_with_them() -> None:
    """A wish in brackets does not reach the words behind them."""
    text = "võõrkeel (soovitavalt inglise keel) tasemel B1"

    assert ["soovitavalt inglise keel"] == [text[a:b] for a, b in wishes(text, language="et")]
