"""Units: what the row of a form, or an alias, names."""

from __future__ import annotations

import pytest

from asendus.loader.passages import Passage
from asendus.loader.phrases import unit_rank
from asendus.loader.units import parse_units


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ida prefektuur sadamajaoskond patrullgrupp", ("Ida prefektuur", "sadamajaoskond", "patrullgrupp")),
        ("mereosakonna rahvusvahelise laevaliikluse büroo", ("mereosakond", "rahvusvahelise laevaliikluse büroo")),
        ("laevandus- ja sadamaosakond lootsibüroo", ("laevandus- ja sadamaosakond", "lootsibüroo")),
        ("Rannakaitse ja seire osakond,\nandmetalitus", ("rannakaitse ja seire osakond", "andmetalitus")),
        ("Finants- ja haldusosakonna hanketalitus", ("finants- ja haldusosakond", "hanketalitus")),
        ("toetuste, hangete ja riskide osakond", ("toetuste, hangete ja riskide osakond",)),
        ("Mereosakond", ("mereosakond",)),
        ("MEREOSAKOND", ("mereosakond",)),
        ("mereosakond / seiretalitus", ("mereosakond", "seiretalitus")),
        ("laevaliikluse\nkorralduse osakond", ("laevaliikluse korralduse osakond",)),
        ("mereosakond (rahvusvahelise koostöö büroo)", ("mereosakond", "rahvusvahelise koostöö büroo")),
        ("lootsibüroo (LB)", ("lootsibüroo",)),
        ("Kantselei", ("kantselei",)),
        ("Siseaudit", ("siseaudit",)),
        ("IT valdkond", ("IT valdkond",)),
        ("buroo", ("büroo",)),
        ("3. lootsigrupp", ("3. lootsigrupp",)),
        ("Struktuuriüksus: lootsibüroo", ("lootsibüroo",)),
        ("lootside keskuste osakond", ("lootside keskuste osakond",)),
        ("", ()),
        ("-", ()),
    ],
)
def test_a_path_is_read(value: str, names: tuple[str, ...]) -> None:
    """Units come largest first, in the nominative, each name whole."""

    assert names == parse_units(Passage.from_text(value)).names


@pytest.mark.parametrize(
    "value",
    ["Rannikuamet, mereosakond", "Rannikuameti mereosakond", "Rannikuamet\nmereosakond", "Rannikuamet mereosakond"],
)
def test_the_employer_is_no_unit(value: str) -> None:
    """The agency's name in front is dropped, in the nominative or the genitive."""

    assert ("mereosakond",) == parse_units(Passage.from_text(value), agency="Rannikuamet").names


def test_an_employer_of_several_words_is_no_unit() -> None:
    """A coordinated name is dropped whole."""
    value = Passage.from_text("Ranniku- ja Mereameti lootsibüroo")

    assert ("lootsibüroo",) == parse_units(value, agency="Ranniku- ja Mereamet").names


def test_an_unknown_employer_is_known_by_its_last_word() -> None:
    """A municipality's name in the genitive is dropped where no agency is given."""

    assert ("sotsiaalosakond",) == parse_units(Passage.from_text("Rannamaa Vallavalitsuse sotsiaalosakond")).names


def test_the_employer_alone_is_no_unit() -> None:
    """A row that names only the agency's kind names no unit."""

    assert () == parse_units(Passage.from_text("Vallavalitsus"), agency="Rannamaa Vallavalitsus").names


def test_a_short_name_is_kept_for_the_other_fields() -> None:
    """ "(edaspidi osakond)" is an alias of the path up to there, and no remainder."""
    found = parse_units(Passage.from_text("teenistuse meretalitus (edaspidi talitus)"))

    assert {"talitus": ("teenistus", "meretalitus")} == dict(found.aliases)
    assert "" == found.remainder.text


def test_brackets_that_are_no_unit_are_left_and_told() -> None:
    """A note in brackets is a remainder with a warning."""
    found = parse_units(Passage.from_text("andmetalitus (tugitiim)"))

    assert (("andmetalitus",), "tugitiim") == (found.names, found.remainder.text)
    assert ["unread"] == [warning.code for warning in found.warnings]


def test_a_path_from_small_to_large_is_turned_round() -> None:
    """ "talitus, osakond" is told and put in order; a genitive chain never is."""
    found = parse_units(Passage.from_text("andmetalitus, mereosakond"))

    assert ("mereosakond", "andmetalitus") == found.names
    assert ["unit-order"] == [warning.code for warning in found.warnings]


def test_the_span_covers_the_units_alone() -> None:
    """The evidence of a unit has its words, not the employer's."""
    text = "Rannikuamet, mereosakond (edaspidi osakond)"
    span = parse_units(Passage.from_text(text), agency="Rannikuamet").span

    assert span is not None
    assert "mereosakond" == text[span.start : span.end]


def test_larger_units_rank_before_smaller_ones() -> None:
    """A service holds departments, a department sections, a section groups."""
    mixed = ["andmetalitus", "patrullgrupp", "rannavalve teenistus", "mereosakond"]

    assert ["rannavalve teenistus", "mereosakond", "andmetalitus", "patrullgrupp"] == sorted(mixed, key=unit_rank)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Arendusosakond > analüüsitalitus", ("arendusosakond", "analüüsitalitus")),
        ("Raamatukogu > teenindussektor", ("raamatukogu", "teenindussektor")),
        ("Arendusosakond → Analüüsitalitus → andmerühm", ("arendusosakond", "analüüsitalitus", "andmerühm")),
        ("Turundus > teenindussektor", ("turundus", "teenindussektor")),
        ("analüüsitalitus < arendusosakond", ("arendusosakond", "analüüsitalitus")),
        ("raamatukogu, kogude osakond", ("raamatukogu", "kogude osakond")),
        ("kogude osakond, raamatukogu", ("kogude osakond", "raamatukogu")),
        ("Keeleteaduskonna dekanaat", ("keeleteaduskond", "dekanaat")),
        ("väikeloomakliiniku üksus", ("väikeloomakliiniku üksus",)),
    ],
)
def test_signs_and_sole_units_part_a_path(words: str, names: tuple[str, ...]) -> None:
    """An arrow parts a unit from one within it and stays in no name; a faculty's "dekanaat" is a unit of it."""
    assert names == parse_units(Passage.from_text(words)).names
