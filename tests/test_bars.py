"""Cells that bars part though no rule row stands below a first row, or that tags part in plain text, and heads that have something beside them."""

from __future__ import annotations

import pytest

from asendus.loader.bundles import split_bundle
from asendus.loader.documents import document_from_bytes
from asendus.loader.labels import load_labels
from asendus.loader.reader import readings_of
from asendus.loader.reading import Reading

ROWS = """1 ÜLDINE KIRJELDUS
{0}1.1 Amet | koduõde{1}
{0}1.2 Keskus/osakond | koduõenduse osakond{1}
{0}1.3 Vahetu juht | koduõenduse osakonna juhataja{1}
{0}1.4 Asendatavad ametikohad | {1}
{0}1.5 Asendaja/asendajad | vastuvõtuõde{1}
2 TÖÖÜLESANDED
2.1 Külastab patsienti.
"""


def read_all(text: str) -> list[Reading]:
    return readings_of(document_from_bytes(text.encode(), path="a.txt", source="a.txt"))


@pytest.mark.parametrize(("left", "right"), [("| ", " |"), ("", "")])
def test_bars_part_cells_without_a_rule_row(left: str, right: str) -> None:
    """Each row is a label and its value, also where the line neither begins nor ends with a bar, or the value is empty."""
    (reading,) = read_all("Uduvere Haigla | AMETIKIRJELDUS | Versioon 3.0\n" + ROWS.format(left, right))

    assert ("koduõde", ("koduõenduse osakond",), "Uduvere Haigla") == (reading.title, reading.unit, reading.agency)
    assert ["juhataja"] == [mention.title for mention in reading.supervisor or ()]
    assert ["vastuvõtuõde"] == [mention.title for mention in reading.substituted_by or ()]
    assert () == reading.substitutes_for


@pytest.mark.parametrize(
    "head",
    [
        "AMETIJUHEND / koduõde",
        "Rollikirjeldus: koduõde",
        "Töökirjeldus – koduõde",
        "Uduvere Haigla | AMETIKIRJELDUS | Kood: K-1",
        "Uduvere Haigla\tTEGEVUSJUHEND\tKood: K-1",
    ],
)
def test_a_head_may_share_its_line(head: str) -> None:
    """The word that heads a description does so beside a title, or between the cells of a letterhead."""
    part = f"{head}\n{ROWS.format('', '')}"
    text = f"KÄSKKIRI\n01.02.2024 nr 5\nKinnitan ametijuhendid.\n\nLisa 1\n{part}\nLisa 2\n{part}"

    assert ["1", "2"] == [reading.annex for reading in read_all(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Päevakord\n1. Ametijuhend: arutelu\n2. Puhkused | jaanuar\n",
        "Koosolek | Ametijuhend | Arutelu\nÜlesanded jagati ära.\n",
        "Ametijuhend – saadetud e-kirjaga\nTere!\nPalun vaadake üle.\n",
    ],
)
def test_a_head_with_something_beside_it_needs_a_form_below(text: str) -> None:
    """Lines of agendas and letters that name a description head none."""
    assert () == split_bundle(text, load_labels("et")).parts


def test_rows_of_a_table_left_in_tags_are_rows() -> None:
    """Cells that begin with a tag stand beside each other, also where several rows share a line."""
    text = (
        "Lõhavere Noortekeskus\nAMETIKOHA PROFIIL\n<table><tr><th>Ametikoht</th><td>noorsootöötaja</td></tr>"
        "<tr><td>Struktuuriüksus</td><td><p>huvitegevuse osakond</p></td></tr>\n"
        "<tr><td>Asendaja</td><td>huvijuht</td></tr></table>\n<h2>Vastutus</h2>\n<ul><li>noorte turvalisus.</li></ul>\n"
    )
    (reading,) = read_all(text)

    assert ("noorsootöötaja", ("huvitegevuse osakond",)) == (reading.title, reading.unit)
    assert ["huvijuht"] == [mention.title for mention in reading.substituted_by or ()]


def test_what_a_letterhead_tells_of_the_document_is_no_unit() -> None:
    """A cell with a colon beside the heading word says who keeps the document."""
    (reading,) = read_all("Uduvere Haigla | AMETIKIRJELDUS | Vastutav: personaliteenistus\n" + ROWS.format("", ""))

    assert ("koduõenduse osakond",) == reading.unit
