"""Lists by the signs that set their items, and the names of competencies in them."""

from __future__ import annotations

import pytest
from text_readings import reading_of

from asendus.loader.reading import RequirementKind

HEAD = "AMETIJUHEND\n\nAmetikoht: nõunik\nÜksus: arendusosakond\nAllub: direktorile\n\nÜlesanded\n- kirjutab\n\nNõuded\n- kõrgharidus\n"


def competencies(text: str) -> list[str]:
    """The names of the competencies of a form with these lines below its demands."""
    return [r.text for r in reading_of(HEAD + text).requirements if r.kind is RequirementKind.COMPETENCY]


@pytest.mark.parametrize("sign", ["o", "\uf0b7", "●", "✓", "➢", "–", "•"])
def test_any_sign_sets_an_item(sign: str) -> None:
    """A ring, a letter that stands for one, and the signs of office fonts are bullets."""
    names = ["Hoolikus", "Püsivus", "Loov mõtlemine"]
    listed = "\n".join(f"{sign} {name}" for name in names)

    assert names == competencies(f"Kompetentsid:\n{listed}\n")


def test_one_line_that_begins_with_a_letter_is_no_item() -> None:
    """A lone "o" at the front of a line stays what it is."""
    assert "o ring" in reading_of(HEAD + "Kompetentsid:\nHoolikus\no ring\n").text


def test_items_of_html_in_a_plain_text_are_items() -> None:
    """Tags of a list that were left in a text set its items."""
    assert ["Hoolikus", "Usalduse loomine"] == competencies(
        "Kompetentsid\n<ul><li>Hoolikus</li><li>Usalduse loomine</li></ul>\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Kompetentsid\n• Hoolikus\n• Suhtlemine\n• Erialane pädevus\n• Püsivus\n",
        "Kompetentsid\nHoolikus:\n- On täpne.\nSuhtlemine:\n- Kuulab.\nErialane pädevus:\n- Teab.\nPüsivus:\n- Ei väsi.\n",
        "Kompetentsid: hoolikus, suhtlemine,\nerialane pädevus, püsivus\n",
        "Kompetentsid hoolikus, suhtlemine, erialane pädevus, püsivus\n",
    ],
)
def test_a_competency_may_read_like_a_label(text: str) -> None:
    """ "Suhtlemine" and "Erialane pädevus" among competencies head no row of the form."""
    assert ["hoolikus", "suhtlemine", "erialane pädevus", "püsivus"] == [name.casefold() for name in competencies(text)]


def test_a_label_behind_competencies_still_ends_them() -> None:
    """What is no name of a competency begins its own row."""
    found = reading_of(HEAD + "Kompetentsid:\nHoolikus:\n- On täpne.\nKeeleoskus:\n- eesti keel C1\n")

    assert {"et": "C1"} == {r.language: str(r.level) for r in found.requirements if r.kind is RequirementKind.LANGUAGE}


def test_and_joins_one_name_where_other_signs_part_the_list() -> None:
    """ "Täpsus ja korrektsus" is one item between bullets or commas, and two behind the last comma."""
    assert ["Täpsus ja korrektsus", "Koostöö"] == competencies("Kompetentsid\n- Täpsus ja korrektsus\n- Koostöö\n")
    assert ["täpsus ja korrektsus", "koostöö"] == competencies("Kompetentsid: täpsus ja korrektsus, koostöö\n")
    assert ["koostöö", "täpsus", "korrektsus"] == competencies("Kompetentsid: koostöö, täpsus ja korrektsus\n")


@pytest.mark.parametrize(
    "line", ["Olen juhendi kätte saanud. 20.05.2016", "Nõustun: .............", "Tutvunud 1.2.2020"]
)
def test_what_is_signed_below_is_no_competency(line: str) -> None:
    """A day, a place for a name and the words before them demand nothing."""
    assert ["Hoolikus", "Püsivus"] == competencies(f"Kompetentsid\n- Hoolikus\n- Püsivus\n{line}\n")
