"""Rows with signs and words around their labels that belong to neither label nor value."""

from __future__ import annotations

import pytest
from text_readings import reading_of, titles_of

from asendus.loader.reading import Reading

FORM = """SOOPEALSE LOODUSKESKUS
{title}
AMETIJUHEND

1. Üldandmed
{rows}

2. Ülesanded
2.1. Loendab linde.

3. Nõuded
Kompetentsid: täpsus, koostöövõime

{end}
"""


def read(rows: str, *, title: str = "LINNULOENDAJA", end: str = "") -> Reading:
    return reading_of(FORM.format(rows=rows, title=title, end=end))


@pytest.mark.parametrize(
    "row",
    [
        "1.1. Vahetu juht\tjuhataja\t1.2. Alluvad\talluvaid ei ole",
        "1.1. Vahetu juht ...... juhataja\n1.2. Kes alluvad ...... Ei ole.",
        "1.1. Kes on vahetu juht? juhataja\n1.2. Kes talle alluvad? puuduvad.",
    ],
)
def test_nobody_is_a_value_beside_any_sign(row: str) -> None:
    """Words for nobody are no label, and a dotted line or a question mark parts them from theirs."""
    reading = read(row)

    assert ["juhataja"] == titles_of(reading, "supervisor")
    assert [] == titles_of(reading, "subordinates")


def test_a_list_begins_behind_the_label_of_a_substitute() -> None:
    """The mark of the first item is no part of the label."""
    reading = read("1.1 Alluvad –\n1.2 Asendaja 1) botaanik; 2) metsnik")

    assert [] == titles_of(reading, "subordinates")
    assert ["botaanik", "metsnik"] == titles_of(reading, "substituted_by")


def test_a_dash_is_a_value_of_its_own() -> None:
    """A row for nobody takes no value from the stacked labels below it."""
    reading = read("1.1 Alluvad –\n1.2 Ametnikku asendab\n1.3 Ametnik asendab\nBotaanik\nMetsnikku")

    assert [] == titles_of(reading, "subordinates")
    assert ["botaanik"] == titles_of(reading, "substituted_by")
    assert ["metsnik"] == titles_of(reading, "substitutes_for")


def test_a_full_stop_behind_a_label_is_no_value() -> None:
    """The values of stacked labels stay below them."""
    reading = read("1.1 Ametniku äraolekul asendab teda.\n1.2 Ametnik asendab\nbotaanik\nmetsnikku")

    assert ["botaanik"] == titles_of(reading, "substituted_by")
    assert ["metsnik"] == titles_of(reading, "substitutes_for")


def test_a_title_may_be_a_word_that_is_a_label() -> None:
    """Above the heading and beside its label it is the title."""
    reading = read("| Ametikoht | juht |\n| Allub | direktorile |", title="JUHT")

    assert "juht" == reading.title
    assert ["direktor"] == titles_of(reading, "supervisor")


def test_the_holder_may_cover_a_peer() -> None:
    """The post's own title behind the verb is whom it covers."""
    reading = read("1.1 Ametikoht Linnuloendaja\n1.2 Asendab vajaduse korral Linnuloendajat")

    assert ["linnuloendaja"] == titles_of(reading, "substitutes_for")


@pytest.mark.parametrize(
    "end",
    ["Tutvunud ............... (kuupäev, allkiri)", "Loetud 3.05.2021", "Kinnitan, et olen sellest aru saanud."],
)
def test_a_line_to_sign_ends_the_list_above(end: str) -> None:
    """A single word of closing counts with what is filled in behind it."""
    assert ["täpsus", "koostöövõime"] == [
        each.text for each in read("1.1 Ametikoht Linnuloendaja", end=end).requirements
    ]


def test_a_circumstance_may_stand_behind_its_post() -> None:
    """Where it is all that follows, the post in front of it is named; a case that does not fit names nobody."""
    reading = read("1.1 Keda ametnik asendab\nBotaaniku äraolekul\n1.2 Asendaja: metsniku äraolekul")

    assert ["botaanik"] == titles_of(reading, "substitutes_for")
    assert [] == titles_of(reading, "substituted_by")


def test_a_rank_may_stand_behind_a_circumstance() -> None:
    """The words that rank substitutes are no part of their titles."""
    reading = read("1.1 Asendaja: äraolekul esimesena botaanik, teisena metsnik")

    assert [("botaanik", 1), ("metsnik", 2)] == [(m.title, m.order) for m in reading.substituted_by or ()]


def test_or_between_two_units_names_two_heads() -> None:
    """One of two units has a head each; with "and" it is one unit."""
    reading = read("1.1 Asendaja: haldus- või linnuosakonna juhataja\n1.2 Asendab: haldus- ja linnuosakonna juhatajat")

    assert [("haldusosakond",), ("linnuosakond",)] == [m.unit for m in reading.substituted_by or ()]
    assert [("haldus- ja linnuosakond",)] == [m.unit for m in reading.substitutes_for or ()]


def test_damaged_words_state_as_whole_ones_do() -> None:
    """A sentence whose diacritics are lost in part is read."""
    reading = read("Ametikoht: linnuloendaja. Linnuloendaja töod juhib juhataja. Linnuloendajat asendab botaanik.")

    assert ["juhataja"] == titles_of(reading, "supervisor")
