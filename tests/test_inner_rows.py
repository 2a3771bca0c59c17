"""Rows inside of rows: one outer label, and inner labels that a colon or a dash sets off."""

from __future__ import annotations

import pytest
from text_readings import reading_of, titles_of

from asendus.loader.reading import Reading

FORM = """JÄRVEPÄRA KALANDUSAMET
KALANDUSNÕUNIKU AMETIJUHEND

1. Üldandmed
1.0. Ametikoht: kalandusnõunik
1.1. Struktuuriüksus: kalaosakond
{rows}
1.9. Asukoht: Järvepära

2. Ülesanded
2.1. Loendab kalu.
"""


def read(rows: str) -> Reading:
    return reading_of(FORM.format(rows=rows))


@pytest.mark.parametrize(
    "rows",
    [
        "1.2. Asendamine: asendatavad – loots; TEDA ASENDAB: jurist või kapten",
        "1.2. Asendused: tema asendab: lootsi; asendaja(d): jurist, kapten",
        "1.2. Asendamine keda ta asendab: lootsi; äraolekul asendab: jurist; kapten",
        "1.2. ASENDUSED\tkes asendab – jurist; kapten; keda asendab: loots",
        "1.2. Asendamine:\n1.2.1. ametniku puudumisel asendab teda: jurist;\nkapten\n1.2.2. keda ta asendab: lootsi",
        "1.2. Asendamise kord:\na) kelle asendaja on: loots\nb) KES TEDA ASENDAB: jurist / kapten",
        "1.2. Asendamine kes asendab: jurist ning kapten; tema\nasendab: lootsi",
        "1.2. Asendamine: tema asendab: lootsi; teda\nasendab – jurist; kapten",
        "1.2. Asendav teenistuskoht\t1.3. Asendatav teenistuskoht\nJurist, kapten\tLoots",
        "1.2. Asendaja — jurist, kapten\n1.3. Kohustub asendama — lootsi",
        "1.2. Ametniku asendamine: kes – jurist, kapten\n1.3. Ametniku asendamine: keda – lootsi",
        "1.2. Äraolekul täidab ülesandeid (kelle)\tloots\n1.3. Tema äraolekul täidab ülesandeid\tjurist, kapten",
        "1.2. Ametniku kohustus asendada: lootsi\n1.3. Asendav ametikoht: jurist, kapten",
        "1.2. Asendused: keda asendab: lootsi; kes asendab:\njurist või kapten",
        "1.2. Asendaja: (1) jurist (2) kapten\n1.3. Asendab: (1) lootsi",
        "1.2. Keda   asendab\nLoots\n1.3. Tema   äraolekul täidab ülesandeid:\nJurist, kapten",
    ],
)
def test_each_inner_label_begins_a_row(rows: str) -> None:
    """Behind the outer label, a semicolon or the sign of an item; broken labels are put together first."""
    reading = read(rows)

    assert ["jurist", "kapten"] == titles_of(reading, "substituted_by")
    assert ["loots"] == titles_of(reading, "substitutes_for")


@pytest.mark.parametrize(
    "rows",
    [
        "1.2. Alluvus: kellele allub: direktorile\n1.3. Alluvus: kes alluvad: kapten, loots",
        "1.2. Alluvus: kellele allub: direktorile; kes alluvad: kapten; loots",
    ],
)
def test_reporting_lines_have_inner_labels_too(rows: str) -> None:
    """The inner label tells which end of the line a row is about."""
    reading = read(rows)

    assert ["direktor"] == titles_of(reading, "supervisor")
    assert ["kapten", "loots"] == titles_of(reading, "subordinates")


def test_a_numbered_list_may_follow_an_inner_label() -> None:
    """The mark of its first item is no part of the label."""
    reading = read("1.2. Asendamine\tasendaja – 1. jurist; 2. kapten; keda asendab – lootsi")

    assert ["jurist", "kapten"] == titles_of(reading, "substituted_by")
    assert ["loots"] == titles_of(reading, "substitutes_for")


def test_an_empty_row_of_cells_is_an_empty_value() -> None:
    """The value of the next label is not taken for it."""
    rows = "1.2. Kes asendab\n \t \n1.3. Keda ametnik asendab\n \tlootsi"
    reading = read(rows)

    assert [] == titles_of(reading, "substituted_by")
    assert ["loots"] == titles_of(reading, "substitutes_for")


def test_the_object_is_not_taken_for_the_one_who_covers() -> None:
    """A partitive behind the holder's own is another one that is covered."""
    reading = read("1.2. Vajaduse korral asendama — kalandusnõunikku, lootsi (sadam)")

    assert not titles_of(reading, "substituted_by")


@pytest.mark.parametrize(
    "rows",
    [
        "1.2. Kes asendab:\tKeda asendab:\nJurist, kapten\tLootsi",
        "1.2 Palgaaste\t1.3 Asendav ametikoht\t1.4 Keda ametnik asendab\n4. palgaaste\tjurist, kapten\tlootsi",
    ],
)
def test_labels_of_columns_stay_apart(rows: str) -> None:
    """A row of labels with colons has none inside of another, and a value may repeat its label's word."""
    reading = read(rows)

    assert ["jurist", "kapten"] == titles_of(reading, "substituted_by")
    assert ["loots"] == titles_of(reading, "substitutes_for")


def test_a_numbered_row_may_name_its_unit_without_a_sign() -> None:
    """The word for a unit is a label at the front of a row with a number."""
    assert ("kalaosakond", "püügi talitus") == read("1.2 Allüksus püügi talitus").unit
