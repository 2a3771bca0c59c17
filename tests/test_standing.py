"""Sentences about substitution."""

from __future__ import annotations

import pytest

from asendus.loader.forms import Field
from asendus.loader.labels import load_labels
from asendus.loader.passages import Passage
from asendus.loader.standing import standing_fields, standing_units

LABELS = load_labels("et")


def read(text: str) -> list[tuple[str, str]]:
    section = Field(key="substitution", label=Passage.empty(), value=Passage.from_text(text))
    return [(name, found.value.text) for name, found in standing_fields([section], LABELS, title="haldusnõunik")]


@pytest.mark.parametrize(
    ("sentence", "field", "value"),
    [
        ("Puhkuse ajal asendab teda jurist.", "substituted_by", "jurist"),
        ("Teenistujat asendab tema äraolekul osakonna juhataja.", "substituted_by", "tema äraolekul osakonna juhataja"),
        ("Haldusnõunikku asendab jurist.", "substituted_by", "jurist"),
        ("Haldusnõunik asendab juristi.", "substitutes_for", "juristi"),
        ("Asendab vajadusel osakonna juhatajat.", "substitutes_for", "osakonna juhatajat"),
        ("Teenistuja asendab juristi.", "substitutes_for", "juristi"),
        ("Haldusnõuniku puudumisel täidab tema ülesandeid jurist.", "substituted_by", "jurist"),
        ("Referenti asendab jurist.", "substituted_by", "jurist"),
        ("Referent asendab juristi.", "substitutes_for", "juristi"),
        ("Haldusnõunik allub osakonna juhatajale.", "supervisor", "osakonna juhatajale"),
        ("Haldusnõunik töötab kantseleis ja allub direktorile.", "supervisor", "direktorile"),
        ("Haldusnõunikule alluvad juristid ja referendid.", "subordinates", "juristid ja referendid"),
        ("Haldusnõunikul alluvaid ei ole.", "subordinates", ""),
    ],
)
def test_a_sentence_speaks_for_one_field(sentence: str, field: str, value: str) -> None:
    """The verb's subject and object tell who covers whom and who reports to whom."""
    assert [(field, value)] == read(sentence)


def test_two_sentences_may_speak_for_both() -> None:
    """Each sentence of a section is read on its own."""
    assert [("substituted_by", "jurist"), ("substitutes_for", "osakonna juhatajat")] == read(
        "Teda asendab jurist. Vajadusel asendab osakonna juhatajat."
    )


@pytest.mark.parametrize("sentence", ["Asendusteenust tellitakse partnerilt.", "Puhkused kinnitab juhataja."])
def test_a_sentence_without_cover_states_none(sentence: str) -> None:
    """Words about something else give no field."""
    assert [] == read(sentence)


def test_a_sentence_may_say_where_the_holder_works() -> None:
    """The unit's words are given in the genitive, without the ending of the case."""
    field = Field(
        key="position",
        label=Passage.empty(),
        value=Passage.from_text("Jurist töötab õigusosakonna lepingute talituses."),
    )

    assert ["õigusosakonna lepingute talituse"] == [words.text for words in standing_units([field], LABELS)]


@pytest.mark.parametrize("sign", [", ", "; ", " või "])
def test_a_stretch_without_a_full_stop_is_no_sentence(sign: str) -> None:
    """What goes on for ten thousand signs states nothing; the sentences around it do."""
    long = "Teda asendab jurist" + f"{sign}oma jurist" * 900

    assert [("substituted_by", "jurist")] == read(f"{long}. Haldusnõunikku asendab jurist.")
