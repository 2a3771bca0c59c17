"""Who covers whom, in the many ways in which a row or a sentence says it: the two directions are never taken for each other."""

from __future__ import annotations

import pytest
from text_readings import reading_of, titles_of

ROWS = """KIVIJÕE LOODUSAMET

METSANÕUNIKU AMETIJUHEND

1. ÜLDOSA
Ametikoht: metsanõunik
Struktuuriüksus: metsaosakond
Vahetu juht: osakonna juhataja
{words}
2. AMETIKOHA EESMÄRK
Metsanõuniku töö eesmärk on hoida metsa.

3. TEENISTUSÜLESANDED
3.1 Käib metsas.
"""

PART = """KIVIJÕE LOODUSAMET

METSANÕUNIKU AMETIJUHEND

1. ÜLDOSA
Ametikoht: metsanõunik
Vahetu juht: osakonna juhataja

2. TEENISTUSÜLESANDED
2.1 Käib metsas.

3. ASENDAMINE
{words}

4. VASTUTUS
4.1 Vastutab metsa eest.
"""


def directions(form: str, words: str) -> tuple[list[str | None] | None, list[str | None] | None]:
    """The titles of those who cover the post, and of those whom it covers; None for a direction that is not told."""
    reading = reading_of(form.format(words=words))
    return titles_of(reading, "substituted_by"), titles_of(reading, "substitutes_for")


@pytest.mark.parametrize(
    "row",
    [
        "Kes on kohustatud ametnikku asendama: jurist",
        "Kes peab ametnikku asendama: jurist",
        "Asendav: jurist",
        "Kelle poolt asendatav: jurist",
        "Asendatakse: juristi poolt",
        "Asendatakse juristiga",
        "Kellega asendatakse: juristiga",
        "On asendatav: juristi poolt",
        "Metsanõunik on asendatav juristiga.",
        "Kohusetäitja ametniku puudumisel: jurist",
        "Äraolekul asendaja: jurist",
        "Ametikohad, kes ametnikku asendavad: jurist",
        "Ametnik, kes asendab: jurist",
        "Isik, kelle poolt ametnikku asendatakse: jurist",
        "Sind asendab: jurist",
        "Kes Teid asendab? Jurist",
        "Asendamise kord: metsanõunikku asendab jurist",
        "Tema ülesandeid täidab: jurist",
    ],
)
def test_a_row_may_tell_who_covers_the_post(row: str) -> None:
    """The one who acts is who covers, whatever the verb's form."""
    assert (["jurist"], None) == directions(ROWS, row)


@pytest.mark.parametrize(
    "row",
    [
        "Keda ametnik on kohustatud asendama: geodeeti",
        "Keda on ametnik kohustatud asendama: geodeeti",
        "Keda ametnikul tuleb asendada: geodeeti",
        "Asendatav: geodeet",
        "Ametikohad, mida asendatakse: geodeet",
        "Ametikohad, mille täitjat asendab: geodeet",
        "Ametnik, keda asendatakse: geodeet",
        "Teenistuja, kelle ülesandeid ametnik täidab: geodeet",
        "Asenduskohustus: geodeet",
        "Õigus asendada: geodeeti",
        "Keda Te asendate? Geodeeti",
        "Sina asendad: geodeeti",
        "Kellele on asendajaks: geodeedile",
    ],
)
def test_a_row_may_tell_whom_the_post_covers(row: str) -> None:
    """The one who is acted for is covered."""
    assert (None, ["geodeet"]) == directions(ROWS, row)


@pytest.mark.parametrize(
    "row",
    [
        "Asendatav ametikoht: geodeet\nAsendav ametikoht: jurist",
        "Asendaja / keda asendab: jurist / geodeet",
        "Asendab / asendaja: geodeet / jurist",
        "Asendaja ja asendatav: jurist; geodeet",
        "Keda asendab | Kes asendab\ngeodeet | jurist",
        "Kes asendab | Keda asendab\njurist | geodeet",
        "Keda asendab\tKes asendab\ngeodeet\tjurist",
        "Kes asendab\tKeda asendab\njurist\tgeodeeti",
        "Asendatav ametikoht\tAsendaja ametikoht\ngeodeet\tjurist",
        "Ametikoht, keda asendab\tAmetikoht, kes asendab\ngeodeet\tjurist",
        "Asendamine\tKes asendab: jurist\n\tKeda asendab: geodeeti",
        "Asendamine\tTeda asendab jurist, tema asendab geodeeti",
        "Asendamine\tAsendab geodeeti. Asendajaks on jurist.",
        "Asendamine: teda asendab jurist; tema asendab geodeeti",
        "Asendamine: teda asendab jurist, tema asendab geodeeti",
        "Asendamine: metsanõunikku asendab jurist, metsanõunik asendab geodeeti.",
        "Asendamine (kes keda): jurist asendab metsanõunikku, metsanõunik asendab geodeeti",
        "Asendussuhted: asendab geodeeti; teda asendab jurist",
        "Ametnikku asendab jurist ja ametnik asendab geodeeti",
        "Ametnik asendab geodeeti ja ametnikku asendab jurist",
        "Asendab geodeeti ja teda asendab jurist.",
        "Teda asendatakse juristi poolt; tema asendab geodeeti",
        "Metsanõuniku puudumisel asendab teda jurist ja geodeedi puudumisel asendab teda metsanõunik.",
    ],
)
def test_one_row_may_tell_both(row: str) -> None:
    """Each label, column, cell and clause speaks for its own direction."""
    assert (["jurist"], ["geodeet"]) == directions(ROWS, row)


@pytest.mark.parametrize(
    "row",
    [
        "Asendamine: vastastikku juristiga",
        "Asendamine: vastastikune asendamine juristiga",
        "Vastastikku asendavad: jurist",
        "Asendab vastastikku: juristi",
        "Metsanõunik asendab vastastikku juristiga.",
    ],
)
def test_cover_may_be_mutual(row: str) -> None:
    """Words for each other give both directions the same post."""
    assert (["jurist"], ["jurist"]) == directions(ROWS, row)


@pytest.mark.parametrize(
    ("words", "by", "whom"),
    [
        ("3.1 Asendab geodeeti.\n3.2 Asendatakse juristi poolt.", "jurist", "geodeet"),
        ("3.1 Metsanõunikul on kohustus asendada geodeeti.", None, "geodeet"),
        ("3.1 Geodeedi äraolekul on metsanõunik kohustatud täitma geodeedi ülesandeid.", None, "geodeet"),
        ("3.1 Geodeedi puudumisel määratakse tema asendajaks metsanõunik.", None, "geodeet"),
        ("3.1 Metsanõuniku puudumisel määratakse tema asendajaks jurist.", "jurist", None),
        ("3.1 Metsanõuniku kohusetäitjaks on jurist.", "jurist", None),
        ("3.1 Metsanõuniku kohuseid täidab jurist.", "jurist", None),
        ("3.1 Metsanõunik asendatakse tema puudumisel juristiga.", "jurist", None),
        ("3.1 Puudumisel asendab jurist.", "jurist", None),
        ("3.1 Puudumisel asendab geodeeti.", None, "geodeet"),
        ("3.1 Geodeedi puudumisel asendab.", None, "geodeet"),
        ("3.1 Metsanõunik ja jurist asendavad geodeeti.", None, "geodeet"),
        ("Jurist asendab metsanõunikku ja metsanõunik geodeeti.", "jurist", "geodeet"),
    ],
)
def test_a_sentence_tells_its_direction(words: str, by: str | None, whom: str | None) -> None:
    """Passives, duties to cover, those who act, and clauses that leave out their verb."""
    assert (by and [by], whom and [whom]) == directions(PART, words)


def test_several_may_cover_one() -> None:
    """A plural verb is no adjective of the holder behind it."""
    assert (["jurist", "arhivaar"], None) == directions(PART, "3.1 Jurist ja arhivaar asendavad metsanõunikku.")


@pytest.mark.parametrize(
    "row",
    [
        "Asendaja ja asendatav: osakonna juhataja",
        "Asendab üksteist: jurist ja metsanõunik",
        "Asendamine: metsanõunik asendab juristi, geodeet ja arhivaar asendavad metsanõunikku",
    ],
)
def test_what_does_not_come_apart_is_not_guessed(row: str) -> None:
    """Where it is open who covers whom, nobody is named and a warning tells so."""
    reading = reading_of(ROWS.format(words=row))

    assert (None, None) == (reading.substituted_by, reading.substitutes_for)
    assert "read-as-none" in [warning.code for warning in reading.warnings]
