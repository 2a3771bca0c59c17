"""Title pages: employer, units, title and what narrows it, one below the other or in one line."""

from __future__ import annotations

import pytest

from asendus.loader.naming import TitlePage
from asendus.loader.passages import Passage
from asendus.loader.titlepage import parse_titlepage


def page_of(text: str, agency: str | None = None) -> TitlePage:
    """What the lines of a title page say."""
    return parse_titlepage(Passage.from_text(text).split_lines(), agency=agency)


@pytest.mark.parametrize(
    ("text", "unit", "title", "qualifier"),
    [
        ("RANNIKUAMET\nMERETEENISTUS\nKALDA OSAKOND\nJUHATAJA\nAMETIJUHEND", ("mereteenistus", "kalda osakond"), "juhataja", None),
        ("PATRULLIJUHI\n(laeva omanik)\nAMETIJUHEND", (), "patrullijuht", "laeva omanik"),
        ("RANNIKUAMET\nAMETIJUHEND\nLAEVADE OSAKOND\nINSPEKTOR\n(laevade alal)", ("laevade osakond",), "inspektor", "laevade alal"),
        ("LOOTSISPETSIALISTI AMETIJUHEND", (), "lootsispetsialist", None),
        (
            "RANNIKUAMETI LAEVANDUS- JA SADAMAOSAKONNA LOOTSIBÜROO VANEMPETSIALISTI AMETIJUHEND",
            ("laevandus- ja sadamaosakond", "lootsibüroo"),
            "vanempetsialist",
            None,
        ),
        (
            "RANNIKUAMET\nMAKSETE OSAKONNA\nTaani ja Läänemere Piirkonna sertifitseeriva asutuse\nFINANTSIST\nAMETIJUHEND",
            ("maksete osakond",),
            "finantsist",
            "Taani ja Läänemere Piirkonna sertifitseeriv asutus",
        ),
        (
            "MEREOSAKONNA\nLäänemere rahvusvaheliste programmide\nJURIST\nAMETIJUHEND",
            ("mereosakond",),
            "jurist",
            "Läänemere rahvusvahelised programmid",
        ),
        ("Rannikuamet\nKRIISIDE JA\nVALMISOLEKU OSAKONNA\nNÕUNIKU AMETIJUHEND", ("kriiside ja valmisoleku osakond",), "nõunik", None),
        ("MERE OSAKOND\nLIIKLUSE JA VÄLJAÕPPE INSPEKTORI (VTS/LO)\nAMETIJUHEND", ("mere osakond",), "liikluse ja väljaõppe inspektor", "VTS/LO"),
        ("**MERETEENISTUS\nRAADIO ÜKSUSE\nANDMESIDE PEASPETSIALISTI\nAMETIJUHEND**", ("mereteenistus", "raadio üksus"), "andmeside peaspetsialist", None),
        ("MERE JA RANNIKU KAITSE\nOSAKOND\nJUHATAJA\nAMETIJUHEND", ("mere ja ranniku kaitse osakond",), "juhataja", None),
        ("MEREOSAKOND\nLIIKLUSE KORRALDUSE\nPEASPETSIALISTI (OHUTUSNÕUANDED)", ("mereosakond",), "liikluse korralduse peaspetsialist", "ohutusnõuanded"),
    ],
)  # fmt: skip
def test_a_page_is_read(text: str, unit: tuple[str, ...], title: str, qualifier: str | None) -> None:
    """Units, title and qualifier come in the nominative, whatever the lines' case and order."""
    found = page_of(text, agency="Rannikuamet")

    assert (unit, title, qualifier) == (found.unit, found.title, found.qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "KINNITATUD\npeadirektori 05.02.2025\nkäskkirjaga nr 7\nLisa 2\nAMETIJUHEND",
        "Ida sadamakapteni\n16.06.2021 käskkirja nr 1.9\n„Ametijuhendite kinnitamine“\nLisa 2\nAMETIJUHEND",
        "Töölepingu juurde kuuluv lisa\nAMETIJUHEND",
        "TEENISTUSKOHA AMETIJUHEND",
        "Töö nr 4417",
        "",
    ],
)
def test_stamps_name_no_post(text: str) -> None:
    """Approval, annex numbers and the bare heading give neither title nor unit."""
    found = page_of(text)

    assert (None, ()) == (found.title, found.unit)


def test_an_unknown_employer_is_told_by_its_name() -> None:
    """A first line that ends as employers' names do is the employer, not a unit."""
    found = page_of("LAEVAAMET\nLOOTSIBÜROO\nLOOTSI AMETIJUHEND")

    assert "laevaamet" == found.agency_words
    assert (("lootsibüroo",), "loots") == (found.unit, found.title)


def test_each_fact_has_its_place() -> None:
    """The spans cover the lines that tell the unit, the title and the qualifier."""
    text = "MERE OSAKOND\nINSPEKTOR\n(laevade alal)\nAMETIJUHEND"
    found = page_of(text)
    spans = (found.unit_span, found.title_span, found.qualifier_span)

    assert ["MERE OSAKOND", "INSPEKTOR", "laevade alal"] == [text[s.start : s.end] for s in spans if s]
