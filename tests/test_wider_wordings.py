"""Wordings that go round the plain ones: passive cover, what stands under the holder, chapters counted by bare numerals."""

from __future__ import annotations

import pytest

from asendus.loader.bundles import split_bundle
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
