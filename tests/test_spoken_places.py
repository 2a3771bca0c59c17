"""Forms that tell in their first sentence whose description it is: employer, unit and title, and that the holder works by it."""

from __future__ import annotations

import pytest
from text_readings import reading_of

BODY = """
Nõunik allub direktorile.

II Kohustused
1. Kirjutab ülevaateid.
2. Vastab küsimustele.

III Õigused
1. Saada teavet.
"""


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        (
            "Kadrikuru Gümnaasiumi õppeosakonna nõunik (edaspidi töötaja) töötab käesoleva juhendi järgi.",
            ("õppeosakond",),
        ),
        (
            "Kadrikuru Gümnaasiumi õppeosakonna nõunik juhindub oma töös seadustest ja sellest ametijuhendist.",
            ("õppeosakond",),
        ),
        ("Nõunik on töökoht Kadrikuru Gümnaasiumi õppeosakonnas.", ("õppeosakond",)),
        ("Ametikoha nimetus on nõunik, ametikoht asub Kadrikuru Gümnaasiumi õppeosakonnas.", ("õppeosakond",)),
        ("Kadrikuru Gümnaasium – töökoht nõunik.", ()),
        ("Kadrikuru Gümnaasiumi töökoha nimetus: nõunik.", ()),
        ("Kadrikuru Gümnaasiumi nõunik töötab käesoleva ametijuhendi alusel.", ()),
    ],
)
def test_a_sentence_may_tell_employer_unit_and_title(sentence: str, unit: tuple[str, ...]) -> None:
    """What stands in front of the title is the employer in the genitive, and the unit below it."""
    found = reading_of(f"AMETIJUHEND\n\nI Üldsätted\n{sentence}{BODY}")

    assert ("Kadrikuru Gümnaasium", unit, "nõunik") == (found.agency, found.unit, found.title)


def test_a_word_for_staff_is_no_title() -> None:
    """ "Töötaja juhindub käesolevast juhendist" names nobody's post."""
    found = reading_of(f"AMETIJUHEND\n\nI Üldsätted\nTöötaja juhindub oma töös käesolevast ametijuhendist.{BODY}")

    assert "töötaja" != (found.title or "").casefold()


def test_chapters_may_end_in_a_full_stop_or_stand_in_columns() -> None:
    """ "I Üldsätted." and "II   KOHUSTUSED" are headings as "I ÜLDSÄTTED" is."""
    text = f"AMETIJUHEND\n\nI Üldsätted.\nAsutuse töökoha nimetus on nõunik.{BODY}"
    found = reading_of(text.replace("II Kohustused", "II   Kohustused"))

    assert ("nõunik", 3) == (found.title, len(found.provisions))


def test_a_heading_of_demands_however_put_shows_a_description() -> None:
    """Duties and demands under counted headings are a description, whatever words the heading of the demands has."""
    head = "LEHTSE KOOL\nAMETIJUHEND\n\nI ÜLDIST\nLehtse Kool – ametikoht nõunik. Nõunik allub direktorile.\n"
    found = reading_of(
        f"{head}\nII Kohustused\n1. Kirjutab.\n\nIII NÕUDED HARIDUSELE JA OSKUSTELE\n– kõrgharidus;\n\nIV Lõppsätted\n1. Juhend kehtib.\n"
    )

    assert ("nõunik", "Lehtse Kool") == (found.title, found.agency)


@pytest.mark.parametrize(
    "row", ["1.1. Ametikoht\tJuht\n1.2. Üksus\tArendusosakond", "Ametikoht\tÜksus\nJuht\tArendusosakond"]
)
def test_a_title_may_read_like_a_label(row: str) -> None:
    """ "Juht" beside or below "Ametikoht" is what the post is called."""
    found = reading_of(f"AMETIJUHEND\n\n{row}\n\nÜlesanded\n- juhib\n\nVastutus\n- vastutab\n")

    assert ("juht", ("arendusosakond",)) == (found.title, found.unit)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("väikeloomakliiniku üksus", ("väikeloomakliiniku üksus",)),
        ("väikeloomakliiniku üksus / kiirabi talitus", ("väikeloomakliiniku üksus", "kiirabi talitus")),
        ("kantselei osakond, arhiivi talitus", ("kantselei osakond", "arhiivi talitus")),
        ("arendusosakonna koostöö büroo", ("arendusosakond", "koostöö büroo")),
    ],
)
def test_a_bare_word_for_a_unit_belongs_to_the_name_before_it(words: str, unit: tuple[str, ...]) -> None:
    """A genitive and "üksus" are one name; a path that a sign parts stays in its order."""
    found = reading_of(
        f"AMETIJUHEND\n\nAmetikoht: nõunik\nStruktuuriüksus: {words}\nAllub: direktorile\n\nÜlesanded\n- juhib\n"
    )

    assert unit == found.unit


def test_a_stamp_in_brackets_narrows_no_title() -> None:
    """ "(kinnitatud direktori 3.5.2020 käskkirjaga nr 7)" on a title page is no qualifier, "(haldus)" is one."""
    stamp = "(kinnitatud direktori 03.05.2020 käskkirjaga nr 7)\n"
    found = reading_of(
        f"{stamp}\nKadrikuru Gümnaasium\n\nNõunik (haldus)\nAMETIJUHEND\n\nI Üldsätted\nNõunik on ametis.{BODY}"
    )

    assert "haldus" == found.qualifier
    assert None is reading_of(f"{stamp}\nKadrikuru Gümnaasium\nNõuniku ametijuhend\n\nI Üldsätted{BODY}").qualifier


def test_a_company_may_stand_under_a_label() -> None:
    """ "Ettevõte: SA Rannaküla Sadamad" names the employer."""
    found = reading_of(
        f"Dokument: ametijuhend\nEttevõte: SA Rannaküla Väikesadamad\n\nAmetikoht: nõunik\nÜksus: haldusosakond\n{BODY}"
    )

    assert "SA Rannaküla Väikesadamad" == found.agency


def test_working_under_somebody_is_no_place() -> None:
    """ "Töötab otse direktori alluvuses" tells whom the holder reports to, not a unit."""
    head = "NÕUNIKU AMETIJUHEND\n\n1. Üldsätted\n1.1 Nõunik töötab otse direktori alluvuses.\n1.2 Nõunikku asendab jurist.\n"
    found = reading_of(f"{head}\n2. Kohustused\n2.1 Kirjutab.\n\n3. Vastutus\n3.1 Vastutab andmete eest.\n")

    assert () == found.unit
