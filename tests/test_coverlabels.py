"""Labels about cover in any order of who, whom and when: the direction is told by grammar, or left to the value."""

from __future__ import annotations

from pathlib import Path

import pytest

from asendus.loader import read
from asendus.loader.labels import load_labels

ET = load_labels("et")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Tema eemalolekul asendab:", "substituted_by"),
        ("Töötaja haiguse ja puhkuse ajal asendab:", "substituted_by"),
        ("Teenistuskoha täitja lähetuses viibimisel asendab teda:", "substituted_by"),
        ("Kes puhkuse ajal asendab teenistujat:", "substituted_by"),
        ("Asendab teda ajutise eemaloleku korral:", "substituted_by"),
        ("Ametniku puudumisel täidab tema kohustusi:", "substituted_by"),
        ("Kes täidab äraolekul töötaja tööülesandeid:", "substituted_by"),
        ("Teenistujat asendatakse:", "substituted_by"),
        ("Kelle tööülesandeid täidab:", "substitutes_for"),
        ("Kelle kohustusi ametnik asendamisel täidab:", "substitutes_for"),
        ("Keda teenistuja nende puhkuse ajal asendab:", "substitutes_for"),
        ("Kolleegide puudumisel asendab:", "substitutes_for"),
        ("Ametiisik asendab pikaajalise puudumise korral:", "substitutes_for"),
        ("Puhkuse ajal asendab:", "undirected"),
        ("Asendab tema puudumisel:", "undirected"),
        ("Asendab ametnikku äraolekul:", "undirected"),
    ],
)
def test_a_label_tells_its_direction_by_grammar(words: str, key: str) -> None:
    """Whose absence it is, subject and object tell the direction; a bare circumstance leaves it open."""
    match = ET.match(words)

    assert match is not None
    assert (key, words.rstrip(":")) == (match.label.key, words[: match.end])


def test_words_that_may_begin_the_value_end_no_label() -> None:
    """What follows the verb without a sign belongs to the value, unless it can only be the holder."""
    for words, label in (
        ("Tema puhkuse ajal asendab töötaja vahetu juht", "Tema puhkuse ajal asendab"),
        ("Haiguse korral asendab teda laohoidja", "Haiguse korral asendab teda"),
    ):
        match = ET.match(words)

        assert match is not None
        assert label == words[: match.end]


@pytest.mark.parametrize(
    ("row", "field"),
    [("Haiguse ajal asendab: laborant", "substituted_by"), ("Haiguse ajal asendab: laboranti", "substitutes_for")],
)
def test_the_case_of_the_value_tells_what_the_label_leaves_open(row: str, field: str, tmp_path: Path) -> None:
    """ "Haiguse ajal asendab" is followed by the subject or by the object."""
    path = tmp_path / "keemik.txt"
    lines = ["KEEMIKU AMETIJUHEND", "1. Üldosa", "1.1. Ametikoht: keemik", "1.2. Vahetu juht: direktor", f"1.3. {row}"]
    path.write_text("\n".join([*lines, "2. Ülesanded", "2.1. Teeb katseid."]), encoding="utf-8")
    [reading] = read([path]).readings
    found = {name: [m.title for m in reading.mentions(name) or ()] for name in ("substituted_by", "substitutes_for")}

    assert ["laborant"] == found.pop(field)
    assert [[]] == list(found.values())
