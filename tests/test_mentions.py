"""Mentions: what the values of form fields mean."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from asendus.loader.mentions import Context, begins_mention, parse_mentions, read_aliases
from asendus.loader.passages import Passage
from asendus.loader.reading import MENTION_FIELDS, Mention, MentionKind

DATA = tomllib.loads((Path(__file__).parent / "data" / "mentions.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = DATA["mention"]
CONTEXT = Context(
    agency=DATA["context"]["agency"],
    unit=tuple(DATA["context"]["unit"]),
    aliases={short: tuple(path) for short, path in DATA["context"]["aliases"].items()},
)


def mentions_of(value: str, field: str = "substituted_by", context: Context = CONTEXT) -> tuple[Mention, ...]:
    """The mentions of a value."""
    return parse_mentions(Passage.from_text(value), field=field, context=context)[0]


def as_told(mention: Mention, value: str) -> dict[str, Any]:
    """A mention in the words of the data file."""
    told = {
        "kind": mention.kind.value,
        "title": mention.title,
        "qualifier": mention.qualifier,
        "ordinal": mention.ordinal,
        "condition": mention.condition,
        "unit": list(mention.unit) or None,
        "order": mention.order,
        "quote": value[mention.span.start : mention.span.end],
    }
    return {key: fact for key, fact in told.items() if fact is not None}


def test_the_data_file_is_read() -> None:
    """The cases of the data file reach the tests, every field among them."""

    assert len(CASES) >= 60
    assert set(MENTION_FIELDS) == {case["field"] for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['field']}: {case['value']}")
def test_a_value_means_what_the_data_file_says(case: dict[str, Any]) -> None:
    """Kind, title, qualifier, ordinal, unit, condition, order and quoted words of each mention come out as told."""
    found, warnings = parse_mentions(Passage.from_text(case["value"]), field=case["field"], context=CONTEXT)

    assert case["expected"] == [as_told(mention, case["value"]) for mention in found]
    assert case.get("warnings", []) == [warning.code for warning in warnings]


def test_an_empty_value_names_nobody() -> None:
    """A field that is left empty has no mentions and nothing to warn of."""

    assert ((), ()) == parse_mentions(Passage.empty(), field="substituted_by", context=CONTEXT)


def test_a_person_is_named_nowhere() -> None:
    """A person's name is in no mention and in no warning's text; the warning's span tells where it stands."""
    value = "lootsijaama juhataja Kadri Kuusk"
    found, warnings = parse_mentions(Passage.from_text(value), field="supervisor", context=CONTEXT)

    assert [MentionKind.POST] == [mention.kind for mention in found]
    assert "Kadri Kuusk" == value[warnings[0].span.start : warnings[0].span.end]
    assert not any("Kuusk" in f"{mention} {mention.title}" for mention in found)
    assert not any("Kuusk" in warning.told("en") for warning in warnings)


@pytest.mark.parametrize("name", ["Ida-Viru osakond", "Põhja-Eesti piirkonnajuht", "Euroopa Liidu nõunik"])
def test_a_place_is_no_person(name: str) -> None:
    """Capitals of places do not make a person of a unit or a title."""

    assert MentionKind.PERSON not in {mention.kind for mention in mentions_of(name)}


def test_what_is_left_over_is_told_with_its_place() -> None:
    """Words that no rule understands are a warning that quotes them."""
    value = "jurist, samal kohal töötav teenistuja"
    _, warnings = parse_mentions(Passage.from_text(value), field="substituted_by", context=CONTEXT)

    assert ["samal kohal"] == [value[w.span.start : w.span.end] for w in warnings if w.code == "unread"]


def test_spans_are_offsets_into_the_document() -> None:
    """A value that stands later in a document gives spans of that document."""
    document = "1.5 Asendaja\tnõunik või jurist\n"
    value = Passage.from_text(document, 13, 30)
    found, _ = parse_mentions(value, field="substituted_by", context=CONTEXT)

    assert ["nõunik", "jurist"] == [document[mention.span.start : mention.span.end] for mention in found]


def test_the_forms_rank_is_kept_where_the_words_give_none() -> None:
    """A label such as "teine asendaja" ranks the value under it."""
    found, _ = parse_mentions(Passage.from_text("jurist"), field="substituted_by", context=CONTEXT, order=2)

    assert [2] == [mention.order for mention in found]


def test_short_names_lead_to_what_they_stand_for() -> None:
    """ "(edaspidi …)" behind a unit gives its path, behind a post its title; both count in the next field."""
    value = Passage.from_text("kuivendusbüroo (edaspidi büroo) juhatajale (edaspidi ülem)")
    aliases = read_aliases(value, context=CONTEXT)

    assert {"büroo": ("kuivendusbüroo",), "ülem": "kuivendusbüroo juhataja"} == aliases
    later = Context(unit=CONTEXT.unit, aliases=aliases)
    assert [("büroo juhataja", ("kuivendusbüroo",)), ("juhataja", ("kuivendusbüroo",))] == [
        (mention.title, mention.unit) for mention in mentions_of("büroo juhataja või ülem", context=later)
    ]


def test_a_short_title_gets_its_unit() -> None:
    """ "direktor" stays direktor, and is the one of the unit that the document spoke of; who appoints is as said."""
    aliases = read_aliases(Passage.from_text("seireteenistuse direktor (edaspidi direktor)"), context=CONTEXT)
    found = mentions_of("direktor või direktori määratud nõunik", context=Context(aliases=aliases))

    assert [("post", "direktor", ("seireteenistus",)), ("designated", "direktor", ("seireteenistus",))] == [
        (mention.kind.value, mention.title, mention.unit) for mention in found
    ]


def test_a_short_name_of_a_role_defines_no_mention() -> None:
    """Brackets that define a short name are neither qualifier nor condition."""
    (mention,) = mentions_of("osakonna juhile (edaspidi otsene juht)", "supervisor")

    assert (None, None) == (mention.qualifier, mention.condition)
    assert CONTEXT.unit[:2] == mention.unit


def test_a_unit_that_holds_the_holder_gets_its_full_path() -> None:
    """A unit named in a mention is completed by the holder's path where it is on it, and only there."""

    assert [CONTEXT.unit[:2], ("kuivenduse osakond",)] == [
        mention.unit for mention in mentions_of("mereseire osakonna nõunik, kuivenduse osakonna nõunik")
    ]


def test_a_unit_word_that_nothing_explains_stays_in_the_title() -> None:
    """ "büroo juhataja" of a holder in no büroo keeps the word, has no unit, and is told."""
    found, warnings = parse_mentions(Passage.from_text("büroo juhataja"), field="supervisor", context=CONTEXT)

    assert [("büroo juhataja", ())] == [(mention.title, mention.unit) for mention in found]
    assert ["unresolved-unit"] == [warning.code for warning in warnings]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("substituted_by", "juristi", True),
        ("substituted_by", "jurist", False),
        ("substitutes_for", "jurist", False),
        ("substitutes_for", "juristi", False),
        ("supervisor", "juristile", False),
        ("supervisor", "nõunikku", True),
        ("substitutes_for", "juristile", True),
    ],
)
def test_a_case_that_belongs_elsewhere_is_told(field: str, value: str, told: bool) -> None:
    """A partitive under "who covers", and an allative under "whom", are read and warned of."""
    found, warnings = parse_mentions(Passage.from_text(value), field=field, context=CONTEXT)

    assert 1 == len(found)
    assert told == ("case-direction" in {warning.code for warning in warnings})


@pytest.mark.parametrize("words", ["jurist", "osakonna juhataja", "vastavalt skeemile", "puuduvad", "Kadri Kuusk"])
def test_a_value_can_begin_here(words: str) -> None:
    """Posts, roundabout mentions, nobody and persons begin a value of a field of mentions."""

    assert begins_mention(Passage.from_text(words))


@pytest.mark.parametrize("words", ["õiguste ulatuses", "ning esitab aruande", ", jurist"])
def test_a_value_cannot_begin_here(words: str) -> None:
    """The rest of a condition, prose and a comma begin none."""

    assert not begins_mention(Passage.from_text(words))


def test_a_long_value_is_quoted_in_part() -> None:
    """No span of a mention is longer than a quotation may be."""
    units = " ".join(f"{name}osakonna" for name in ("kaldakaitse", "laevatee", "navigatsiooni", "hüdrograafia") * 8)
    found = mentions_of(f"{units} peaspetsialist")

    assert found and all(mention.span.end - mention.span.start <= 300 for mention in found)
