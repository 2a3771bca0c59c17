"""Wordings that go round the plain ones: passive cover, what stands under the holder, chapters counted by bare numerals."""

from __future__ import annotations

import pytest

from asendus.loader.bundles import split_bundle
from asendus.loader.competencies import parse_competencies
from asendus.loader.context import Context
from asendus.loader.formats.html import text_of_html
from asendus.loader.forms import parse_form
from asendus.loader.gazetteer import find_agency
from asendus.loader.grammars import load_grammar
from asendus.loader.labels import load_labels
from asendus.loader.lines import lines_of
from asendus.loader.mentions import parse_mentions
from asendus.loader.passages import Passage, Span

LABELS = load_labels("et")


def keys(text: str) -> list[tuple[str, str]]:
    form = parse_form(lines_of(text, Span(0, len(text))), LABELS, load_grammar("et"))
    return [(found.key, found.value.text) for found in form.fields]


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Tema vahetus alluvuses on", "subordinates"),
        ("Kes on alluvuses", "subordinates"),
        ("Teenistuja otsealluvuses", "subordinates"),
        ("Alluvad töötajad", "subordinates"),
        ("Talle vahetult alluvad", "subordinates"),
        ("Kelle alluvuses", "supervisor"),
        ("Osakond ja talitus", "unit"),
        ("Asendatakse", "undirected"),
    ],
)
def test_labels_have_many_wordings(label: str, key: str) -> None:
    """A label is known with a value beside it and with none."""
    assert [(key, "sadamakaptenid")] == keys(f"1.4. {label}: sadamakaptenid\n")
    assert [(key, "")] == keys(f"{label}\t\n")


@pytest.mark.parametrize(
    "heading", ["Keda me siia kohale ootame", "Keda otsime meeskonda", "Mida me selles töös eeldame"]
)
def test_a_heading_may_ask_for_whom_one_waits(heading: str) -> None:
    """A heading in the first person plural begins the part of what the post demands."""
    assert ["position", "requirements", "education"] == [
        key for key, _ in keys(f"Ametikoht: loots\n\n5. {heading}\n\nHaridus: keskharidus\n")
    ]


@pytest.mark.parametrize(
    ("value", "titles"),
    [
        ("vanemlootsi poolt", ["vanemloots"]),
        ("nõuniku või tüürimehe poolt", ["nõunik", "tüürimees"]),
        ("otsese juhi poolt määratud teenistuja", ["otsene juht"]),
    ],
)
def test_who_covers_may_stand_in_the_passive(value: str, titles: list[str]) -> None:
    """ "X poolt" names who does it, in the genitive; with a participle it names who chooses."""
    mentions, warnings = parse_mentions(Passage.from_text(value), field="substituted_by", context=Context())

    assert (titles, ()) == ([mention.title for mention in mentions], warnings)


def test_rows_of_a_table_in_a_cell_are_items() -> None:
    """Two posts in the rows of a table beside a label stay two; a sign that parts them is not doubled."""
    inner = "<table><tr><td>vanemlootsi</td></tr><tr><td>kaptenit,</td></tr><tr><td>tüürimeest</td></tr></table>"
    text = text_of_html(f"<table><tr><td>Asendab</td><td>{inner}</td></tr></table>")

    assert "Asendab\tvanemlootsi; kaptenit, tüürimeest\n" == text


CHAPTERS = """KATLAKÜTJA AMETIJUHEND
I Üldsätted
1.1. Katlakütja allub haldusjuhile.
II Töökoha eesmärk
2.1. Katlakütja hoiab maja soojas.
III Tööülesanded
1. kütab katelt;
IV Õigused
4.1. Katlakütjal on õigus saada tööriideid.
"""


def test_bare_numerals_that_count_on_are_chapters() -> None:
    """A description in prose under such chapters is one, and each chapter begins a part."""
    [part] = split_bundle(CHAPTERS, LABELS).parts

    assert ["I", "II", "III", "IV"] == [line.number for line in part.lines if line.depth == 1 and line.number != "1"]


def test_a_bare_numeral_alone_is_no_chapter() -> None:
    """Two posts told apart by numerals stay names."""
    text = "AMETIJUHEND\nAmetikoht: loots\nAsendajad\nI Loots\nII Loots\n"
    [part] = split_bundle(text, LABELS).parts

    assert [] == [line.number for line in part.lines if line.number]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("KASEPERE HAIGLA                          KINNITAN\n                     juhatuse liige", "Kasepere Haigla"),
        ("RIIGIPROKURATUUR\nAMETIJUHEND", "Riigiprokuratuur"),
        ("Prokuratuur\nAMETIJUHEND", "Prokuratuur"),
        ("UUE-SAARE GÜMNAASIUM\nAMETIJUHEND", "Uue-Saare Gümnaasium"),
    ],
)
def test_an_agency_stands_in_a_column_of_its_own(head: str, name: str) -> None:
    """What stands right of a name, set off by spaces, is no part of its line; a part of an agency has its own name."""
    hit = find_agency(head)

    assert hit is not None
    assert name == hit.name


def test_items_of_a_list_of_demands_may_have_labels() -> None:
    """An item that begins with a label and a colon is that label's; the next item without one is not."""
    text = "5. Nõuded\n- haridus: kõrgharidus;\n- keeleoskus: eesti keel C1;\n- kompetentsid: täpsus, pingetaluvus.\n- juhiluba\n"

    assert [
        ("requirements", ""),
        ("education", "kõrgharidus;"),
        ("languages", "eesti keel C1;"),
        ("competencies", "täpsus, pingetaluvus."),
        ("requirements", "juhiluba"),
    ] == keys(text)


def test_items_below_a_label_are_what_it_lists() -> None:
    """Under a label on a line of its own, items are its value, whatever they begin with."""
    text = "5. Nõuded\nKompetentsid:\n- Haridus: õpib ise ja õpetab teisi.\n- Täpsus: ei eksi.\n"

    assert ["requirements", "competencies"] == [key for key, _ in keys(text)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Kompetentsid Otsustusvõime, täpsus", ("competencies", "Otsustusvõime, täpsus")),
        ("Kompetentsid otsustusvõime, täpsus", ("competencies", "otsustusvõime, täpsus")),
        ("Keeleoskus Eesti keel C1, vene keel B1", ("languages", "Eesti keel C1, vene keel B1")),
    ],
)
def test_label_and_value_may_run_on(line: str, found: tuple[str, str]) -> None:
    """A register's export loses the sign between label and value: the value's capital shows where it begins."""
    assert [("requirements", ""), found] == keys(f"Nõuded\n{line}\n")


def test_a_sentence_that_begins_like_a_label_is_none() -> None:
    """Words that go on in small letters and name nothing in a list are a sentence."""
    assert ["requirements"] == [
        key for key, _ in keys("Nõuded\nKompetentsid peavad vastama ametile, kuid mitte enamale\n")
    ]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("otsustusvõime täpsus koostöövalmidus", ["otsustusvõime", "täpsus", "koostöövalmidus"]),
        ("täpsus analüüsivõime, ausus", ["täpsus", "analüüsivõime", "ausus"]),
        ("meeskonnatöö oskus", ["meeskonnatöö oskus"]),
        ("strateegiline mõtlemine", ["strateegiline mõtlemine"]),
    ],
)
def test_names_without_signs_between_them_are_told_apart(value: str, names: list[str]) -> None:
    """Names that the scheme knows, one after another with nothing between them, are several."""
    found, _ = parse_competencies(Passage.from_text(value), language="et")

    assert names == [requirement.text for requirement in found]
