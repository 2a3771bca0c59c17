"""Questions as labels: in any person, in any order of words, with a clause of circumstance."""

from __future__ import annotations

import pytest

from asendus.loader.bundles import split_bundle
from asendus.loader.documents import document_from_bytes
from asendus.loader.labels import load_labels
from asendus.loader.reader import readings_of
from asendus.loader.reading import Reading

LABELS = load_labels("et")


def read_one(text: str) -> Reading:
    (reading,) = readings_of(document_from_bytes(text.encode(), path="a.txt", source="a.txt"))
    return reading


FORM = """Lodjavere Sadamamuuseum
Rollikirjeldus: näitusejuht

Sinu roll lühidalt
Mis on sinu roll?
Näitusejuht

Millises osakonnas või tiimis sa töötad?
Näitusteosakond

Kellele sa oma tööst aru annad?
Näitusteosakonna juhatajale

Kes asendab sind, kui oled ära?
Näitusteosakonna kuraator

Mis on sinu lemmikeksponaat?
Kuraator Tuletorn

Kelle eest sa vajadusel väljas oled?
Programmijuhi

Mida sa teed?
- Koostab näituse kava.

Mille eest sa vastutad?
- Eksponaatide säilimise eest.
"""


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Kes asendab sind, kui sa oled puhkusel?", "substituted_by"),
        ("Kui oled ära, kes teeb sinu tööd?", "substituted_by"),
        ("Kes täidab ametniku ülesandeid tema äraolekul?", "substituted_by"),
        ("Kes mu töö üle võtab?", "substituted_by"),
        ("Keda pead vajadusel asendama?", "substitutes_for"),
        ("Kelle tööd sa teed, kui ta on haige?", "substitutes_for"),
        ("Kelle ülesandeid täidan?", "substitutes_for"),
        ("Kellele raporteerid?", "supervisor"),
        ("Kes juhib sinu tööd?", "supervisor"),
        ("Kelle alluvuses sa töötad?", "supervisor"),
        ("Kelle tööd sa juhid?", "subordinates"),
        ("Kes annavad sulle aru?", "subordinates"),
        ("Millisesse üksusesse sa kuulud?", "unit"),
        ("Mis rolli sa täidad?", "position"),
        ("Mida sa otsustada võid?", "rights"),
        ("Millised on sinu ülesanded meie majas?", "duties"),
        ("Kes minu eest töötab, kui ma olen haige?", "substituted_by"),
        ("Kelle eest mina töötan?", "substitutes_for"),
    ],
)
def test_a_question_in_any_person_is_a_label(question: str, key: str) -> None:
    """Who is asked for, and in relation to whom, tells the field, whoever speaks."""
    found = LABELS.match(question)

    assert found is not None
    assert (key, len(question), True) == (found.label.key, found.end, found.whole)


@pytest.mark.parametrize(
    "question",
    [
        "Kes asendab juhatajat?",
        "Kes asendab keda?",
        "Kellele allub sinu asendaja?",
        "Kelle eest sa kostad?",
        "Kellele annad teada, kui oled ära?",
    ],
)
def test_a_question_that_is_not_understood_is_no_field(question: str) -> None:
    """Nothing is read below a question about somebody else, or one whose direction is not plain."""
    found = LABELS.match(question)

    assert found is not None
    assert "unknown" == found.label.key


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Kes mind asendab, kui olen ära:", "substituted_by"),
        ("Kelle tööd sa teed, kui ta on ära:", "substitutes_for"),
        ("Kellele annad aru", "supervisor"),
        ("Sinu juhiks on", "supervisor"),
        ("Sina oled asendajaks", "substitutes_for"),
        ("Sinu vastutus", "responsibility"),
    ],
)
def test_a_label_may_ask_without_a_question_mark(label: str, key: str) -> None:
    """In front of a colon, in a cell or alone on a line the words ask as well as with the sign."""
    found = LABELS.match(label)

    assert found is not None
    assert (key, True) == (found.label.key, found.whole)


@pytest.mark.parametrize("words", ["Kes korraldab üritusi ja peab arvet", "Mida teha tulekahju korral"])
def test_words_that_begin_like_a_question_are_none(words: str) -> None:
    """Without a question mark nothing is asked that no pattern understands."""
    found = LABELS.match(words)

    assert found is None or not found.whole


def test_a_form_of_questions_is_read() -> None:
    """Each answer stands below its own question, and none of them below the one before."""
    reading = read_one(FORM)

    assert ("näitusejuht", ("näitusteosakond",)) == (reading.title, reading.unit)
    assert ["juhataja"] == [mention.title for mention in reading.supervisor or ()]
    assert ["kuraator"] == [mention.title for mention in reading.substituted_by or ()]
    assert ["programmijuht"] == [mention.title for mention in reading.substitutes_for or ()]


def test_questions_alone_make_no_description() -> None:
    """A page of questions and answers that two of a form's questions stand in is no job description."""
    text = (
        "Korduvad küsimused\nKus sa töötad?\nSadamas\n\nKes on sinu juht?\nSadamakapten\n\nMida selga panna?\nVormi\n"
    )

    assert () == split_bundle(text, LABELS).parts
