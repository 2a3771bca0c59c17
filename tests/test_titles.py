"""Titles: what the row of the holder's own title says."""

from __future__ import annotations

import pytest

from asendus.loader.naming import TitleParts
from asendus.loader.passages import Passage
from asendus.loader.titles import parse_title


def parts(value: str, agency: str | None = None) -> TitleParts:
    """The parts of a title."""
    return parse_title(Passage.from_text(value), agency=agency)


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("juhataja", "juhataja"),
        ("Talituse juhataja", "talituse juhataja"),
        ("OSAKONNAJUHATAJA", "osakonnajuhataja"),
        ("laevastiku vanempetsialist", "laevastiku vanempetsialist"),
        ("Lootsikapten", "lootsikapten"),
        ("peaspetsialisti", "peaspetsialist"),
        ("jurist-nõunik", "jurist-nõunik"),
        ("IT-haldur", "IT-haldur"),
        ("osakonnajuhataja asetäitja", "osakonnajuhataja asetäitja"),
        (
            "sadamate liikluse korralduse ja ohutuse vaneminspektor",
            "sadamate liikluse korralduse ja ohutuse vaneminspektor",
        ),
        ("Nounik", "nõunik"),
        ("Ida-Viru piirkonna juht", "Ida-Viru piirkonna juht"),
        ("tuletorn", "tuletorn"),
        ("juhtiva kartograafi", "juhtiv kartograaf"),
    ],
)
def test_a_title_is_put_into_the_nominative(value: str, title: str) -> None:
    """Titles are nominative, in small letters but for names; a misspelling stays, a scan's damage goes."""

    assert title == parts(value).title


@pytest.mark.parametrize(
    ("value", "title", "qualifier"),
    [
        ("Peaspetsialist (laevade tugi)", "peaspetsialist", "laevade tugi"),
        ("laevaliikluse ja väljaõppe (VTS/LO)\ninspektor", "laevaliikluse ja väljaõppe inspektor", "VTS/LO"),
        ("inspektor\n(laevade järelevalve alal)", "inspektor", "laevade järelevalve alal"),
        ("inspektor laevade järelevalve alal", "inspektor", "laevade järelevalve alal"),
        ("Spetsialist (Tartu) (ränne)", "spetsialist", "Tartu, ränne"),
    ],
)
def test_what_narrows_a_title_is_its_qualifier(value: str, title: str, qualifier: str) -> None:
    """Brackets behind or inside a title, and a topic behind it, are the qualifier and not the title."""

    assert (title, qualifier) == (parts(value).title, parts(value).qualifier)


def test_a_unit_in_front_is_no_part_of_the_title() -> None:
    """A unit in the genitive goes to the unit path."""
    found = parts("raadioside üksuse andmeside peaspetsialist")

    assert (("raadioside üksus",), "andmeside peaspetsialist") == (found.unit, found.title)


@pytest.mark.parametrize(
    ("value", "title", "unit"),
    [
        ("merepäästeosakonna juhataja", "merepäästeosakonna juhataja", ("merepäästeosakond",)),
        ("LOOTSIBÜROO JUHT", "lootsibüroo juht", ("lootsibüroo",)),
        ("mereosakonna lootsibüroo juhataja", "lootsibüroo juhataja", ("mereosakond", "lootsibüroo")),
        ("mereosakonna projektijuht", "projektijuht", ("mereosakond",)),
        ("lootsibüroo juhataja abi", "juhataja abi", ("lootsibüroo",)),
    ],
)
def test_the_title_of_a_head_has_the_unit_that_it_heads(value: str, title: str, unit: tuple[str, ...]) -> None:
    """A head's title is as the row has it, with the unit's name; the unit is known from it too."""
    found = parts(value)

    assert (title, unit) == (found.title, found.unit)


def test_the_employer_in_front_is_no_part_of_the_title() -> None:
    """The agency's name in the genitive is dropped."""

    assert "peadirektor" == parts("Rannikuameti peadirektor", agency="Rannikuamet").title


def test_a_numeral_is_the_ordinal() -> None:
    """A Roman numeral behind the title is kept apart; inside it, it is a word."""

    assert ("peaspetsialist", "XI") == (parts("Peaspetsialist XI").title, parts("Peaspetsialist XI").ordinal)
    assert ("loots", "IV", None) == (
        parts("Loots (IV)").title,
        parts("Loots (IV)").ordinal,
        parts("Loots (IV)").qualifier,
    )
    assert ("II järgu tehnik", None) == (parts("II järgu tehnik").title, parts("II järgu tehnik").ordinal)


def test_a_second_title_is_told() -> None:
    """Only one title is the post's; the other is a warning."""
    found = parts("loots, kapten")

    assert "loots" == found.title
    assert ["unread"] == [warning.code for warning in found.warnings]


@pytest.mark.parametrize("title", ["loots/kapten", "lootsikoordinaator - hankejuht"])
def test_a_title_of_two_is_one(title: str) -> None:
    """Two titles with a slash or a dash between them are one, as it is written."""

    assert title == parts(title).title


def test_a_label_left_in_the_row_is_no_title() -> None:
    """What stands before a colon is passed over."""

    assert "nõunik" == parts("Ametikoha nimetus: nõunik").title


def test_a_number_of_places_is_no_qualifier() -> None:
    """ "(3 kohta)" is told and left out."""
    found = parts("spetsialist (3 kohta)")

    assert (None, ["unread"]) == (found.qualifier, [warning.code for warning in found.warnings])


def test_a_name_behind_the_title_is_told_as_such() -> None:
    """A person's name is not repeated, not even in a warning."""
    found = parts("jurist Kadri Kuusk")

    assert ["named-person"] == [warning.code for warning in found.warnings]
    assert not any("Kuusk" in warning.told("en") for warning in found.warnings)


def test_an_empty_row_has_no_title() -> None:
    """Nothing gives nothing, not an empty title."""

    assert TitleParts() == parts("")


def test_the_span_covers_title_and_qualifier() -> None:
    """The evidence of a title has its brackets."""
    text = "  Peaspetsialist (laevade tugi)\n"
    span = parts(text).span

    assert span is not None
    assert "Peaspetsialist (laevade tugi)" == text[span.start : span.end]
