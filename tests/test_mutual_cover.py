"""Sentences about cover that speak of two posts by name: each for the other, or one for the one who is away."""

from __future__ import annotations

import pytest
from text_readings import reading_of, titles_of

from asendus.loader.formfields import Field
from asendus.loader.labels import load_labels
from asendus.loader.passages import Passage
from asendus.loader.reading import Reading
from asendus.loader.standing import standing_fields

LABELS = load_labels("et")


def stated(text: str, title: str | None = "metsnik") -> set[tuple[str, str]]:
    section = Field(key="substitution", label=Passage.empty(), value=Passage.from_text(text))
    return {(name, found.value.text) for name, found in standing_fields([section], LABELS, title=title)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Metsnik ja loomaarst asendavad teineteist.",
        "Loomaarst ning metsnik asendavad üksteist vastastikku.",
        "Puhkuse ajal asendavad teineteist metsnik ja loomaarst.",
        "Metsnik ja loomaarst asendavad vastastikku teineteist puhkuste ajal.",
        "Metsnik ja loomaarst on teineteise asendajad.",
    ],
)
def test_each_covers_the_other(sentence: str) -> None:
    """Such a sentence speaks for both directions, and names the other post alone."""
    other = "Loomaarst" if sentence.startswith("Loomaarst") else "loomaarst"
    assert {("substituted_by", other), ("substitutes_for", other)} == stated(sentence)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Loomaarsti puudumisel asendab teda metsnik.", "Loomaarsti"),
        ("Loomaarsti äraolekul täidab tema ülesandeid metsnik.", "Loomaarsti"),
        ("Osakonna juhataja puhkuse ja haiguse ajal asendab teda metsnik.", "Osakonna juhataja"),
        ("Loomaarsti puudumisel täidab metsnik tema kohustusi.", "Loomaarsti"),
        ("Loomaarsti puudumisel asendab metsnik.", "Loomaarsti"),
    ],
)
def test_the_holder_may_act_for_the_one_who_is_away(sentence: str, value: str) -> None:
    """The pronoun means the one who is away, not the holder, where the holder is who acts."""
    assert {("substitutes_for", value)} == stated(sentence)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Metsniku äraolekul täidab tema ülesandeid loomaarst.", "loomaarst"),
        ("Teenistuja puudumisel asendab teda loomaarst.", "loomaarst"),
        ("Puhkuse ajal asendab metsnikku ka loomaarst.", "ka loomaarst"),
        ("Puhkuse ajal asendab teda loomaarst.", "loomaarst"),
    ],
)
def test_another_may_act_for_the_holder(sentence: str, value: str) -> None:
    """Where the holder is away, the other one covers."""
    assert {("substituted_by", value)} == stated(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Direktori puudumisel asendab teda loomaarst.", "Direktori puudumisel täidab tema ülesandeid loomaarst."],
)
def test_two_others_say_nothing_of_the_holder(sentence: str) -> None:
    """A sentence in which one other acts for another states nothing; it does where the holder can be called so."""
    assert set() == stated(sentence)
    assert {("substituted_by", "loomaarst")} == stated(sentence, title="tegevdirektor")


FORM = """LAEVAAMET
METSNIKU AMETIJUHEND
1. ÜLDOSA
1.1. Ametikoht: metsnik
1.2. Struktuuriüksus: arhiivi osakond
1.3. Asendamine: metsnikku asendab loomaarst või teine metsnik; metsnik
     asendab loomaarsti
1.4. Metsnik juhindub seadusest ja asutuse kodukorrast.
2. TÖÖÜLESANDED
2.1. Metsnik asendab vananenud kaardid uutega.
{below}
"""


def read(below: str = "") -> Reading:
    return reading_of(FORM.format(below=below))


def test_a_numbered_line_ends_the_sentence_above_it() -> None:
    """Both directions stand in one row, wrapped; the next row is no part of it, and duties are none."""
    reading = read()

    assert ["loomaarst", "metsnik"] == titles_of(reading, "substituted_by")
    assert ["loomaarst"] == titles_of(reading, "substitutes_for")


def test_cover_may_be_told_far_down() -> None:
    """A whole sentence among other conditions counts, if somebody is surely named; others there do not."""
    reading = read(
        "3. Muud tingimused\n3.1. Koorem on täis. Direktori äraolekul täidab tema ülesandeid metsnik. "
        "Metsnik asendab puuduva teatise.\n3.2. Metsniku äraolekul täidab tema ülesandeid peavarahoidja."
    )

    assert ["loomaarst", "metsnik", "peavarahoidja"] == titles_of(reading, "substituted_by")
    assert ["loomaarst", "direktor"] == titles_of(reading, "substitutes_for")
