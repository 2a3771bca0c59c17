"""Forms that ask: questions as labels and headings, and forms that speak of themselves in the first person."""

from __future__ import annotations

import pytest

from asendus.loader.forms import parse_form
from asendus.loader.grammars import load_grammar
from asendus.loader.labels import load_labels
from asendus.loader.lines import lines_of
from asendus.loader.passages import Span

LABELS = load_labels("et")


def values(text: str) -> dict[str, str]:
    form = parse_form(lines_of(text, Span(0, len(text))), LABELS, load_grammar("et"))
    return {found.key: found.value.text for found in form.fields}


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Mis töökoht see on?", "position"),
        ("Kus ta töötab?", "unit"),
        ("Mis osakonnas?", "unit"),
        ("Kes on minu otsene ülemus?", "supervisor"),
        ("Kellele ametnik allub?", "supervisor"),
        ("Kes mulle alluvad?", "subordinates"),
        ("Kes töötajale allub?", "subordinates"),
        ("Kes mind asendab?", "substituted_by"),
        ("Kelle poolt teda asendatakse?", "substituted_by"),
        ("Kes asendab töötajat puudumise ajal?", "substituted_by"),
        ("Keda ma asendan?", "substitutes_for"),
        ("Keda ta peab asendama?", "substitutes_for"),
        ("Keda asendab puhkuste ajal?", "substitutes_for"),
    ],
)
def test_a_question_is_a_label(question: str, key: str) -> None:
    """The words of a question tell what is asked; the question mark belongs to them."""
    found = LABELS.match(question)

    assert found is not None
    assert (key, len(question), True) == (found.label.key, found.end, found.whole)


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Milleks see töökoht on?", "purpose"),
        ("Mida ametnik teeb?", "duties"),
        ("Milleks tal on õigus?", "rights"),
        ("Mille eest ta vastutab?", "responsibility"),
        ("Mida me ootame?", "requirements"),
    ],
)
def test_a_question_heads_a_part(question: str, key: str) -> None:
    """A part of a form may be headed by what it answers."""
    found = LABELS.match(question)

    assert found is not None
    assert (key, "section", True) == (found.label.key, found.label.kind, found.whole)


def test_an_answer_follows_its_question() -> None:
    """Answers stand behind their questions, or below them."""
    text = "Kes mind asendab? Metsanduse nõunik\nKeda mina asendan?\nvanemspetsialisti\n"

    assert {"substituted_by": "Metsanduse nõunik", "substitutes_for": "vanemspetsialisti"} == values(text)


def test_pairs_of_label_and_value_may_share_a_row() -> None:
    """Where values stand between the labels of a row, each label has the cells up to the next one."""
    text = "1.1 Asutus\tLaevaamet\t1.2 Üksus\tÕigusosakond\n1.3 Kes asendab\t\t1.4 Keda asendab\tnõunikku\n"

    assert {
        "agency": "Laevaamet",
        "unit": "Õigusosakond",
        "substituted_by": "",
        "substitutes_for": "nõunikku",
    } == values(text)


def test_a_dash_behind_a_question_is_its_answer() -> None:
    """Where nothing else follows the question mark, a dash names nobody; the next questions keep their answers."""
    text = "Kes talle alluvad? –\nKes on asendaja?\nKeda ta asendab?\nMetsanduse nõunik\nvanemspetsialisti\n"

    found = values(text)

    assert ("–", "Metsanduse nõunik") == (found["subordinates"], found["substituted_by"])


def test_two_labels_of_one_row_are_one() -> None:
    """ "Valdkond või osakond" asks for one thing; "Haridus-" of "Haridus- ja teadusosakond" asks for nothing."""
    text = "Ametikoht: nõunik\nValdkond või osakond:\nHaridus- ja teadusosakond\n"

    assert "Haridus- ja teadusosakond" == values(text)["unit"]
