"""Employers named in the line of the title: schools, nurseries, foundations and companies."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from asendus.loader.documents import document_from_bytes
from asendus.loader.reader import readings_of

FORM = "\n\nAlluvus: direktor\nAsendaja: abiõpetaja\nTeenistusülesanded:\n1. teeb tööd.\n"


def place(page: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    """The agency, the title and the units of a description with this title page."""
    text = f"{page}{FORM}".encode()
    [found] = readings_of(document_from_bytes(text, path="a.txt", source="a.txt"))
    return found.agency, found.title, found.unit


PAGES: Mapping[str, tuple[str, str]] = {
    "Rannaküla Muusikakooli õpetaja ametijuhend": ("Rannaküla Muusikakool", "õpetaja"),
    "Rannaküla lasteaia õpetaja ametijuhend": ("Rannaküla Lasteaed", "õpetaja"),
    "Rannaküla Hooldekodu hooldaja ametijuhend": ("Rannaküla Hooldekodu", "hooldaja"),
    "Rannaküla lasteaia Pääsuke õpetaja ametijuhend": ("Rannaküla lasteaed Pääsuke", "õpetaja"),
    "SA Rannamaa Arenduskeskuse projektijuhi ametijuhend": ("SA Rannamaa Arenduskeskus", "projektijuht"),
    "AS-i Rannamaa Vesi laborandi ametijuhend": ("AS Rannamaa Vesi", "laborant"),
    "Lasteaed Mudila\nõpetaja ametijuhend": ("Lasteaed Mudila", "õpetaja"),
    "Tammiku lasteaed Sipsik\nÕPETAJA AMETIJUHEND": ("Tammiku lasteaed Sipsik", "õpetaja"),
    "NÄIDISLINNA HUVIKOOL\nHUVIJUHI AMETIJUHEND": ("Näidislinna Huvikool", "huvijuht"),
    "Rannaküla Kultuurimaja\nperenaise ametijuhend": ("Rannaküla Kultuurimaja", "perenaine"),
    "KINNITATUD\nRannaküla Lasteaia Tõruke direktori käskkirjaga nr 1-2/3\n\nÕPETAJA AMETIJUHEND": (
        "Rannaküla Lasteaed Tõruke", "õpetaja",
    ),
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_the_employer_stands_in_the_line_of_the_title(page: str) -> None:
    """A name of several words with a kind, a kind with a name of its own, and a company are told from the title behind them."""
    assert (*PAGES[page], ()) == place(page)


OTHERS: Mapping[str, str] = {
    "Põhikooli õpetaja ametijuhend": "õpetaja",
    "Lasteaia õpetaja ametijuhend": "õpetaja",
    "Infotehnoloogia keskuse analüütiku ametijuhend": "analüütik",
    "Personaliosakonna spetsialisti ametijuhend": "spetsialist",
}


@pytest.mark.parametrize("page", OTHERS)
def test_a_kind_alone_or_a_unit_is_no_employer(page: str) -> None:
    """A kind without a name, and what a unit may be called, name no agency."""
    agency, title, _ = place(page)

    assert agency is None
    assert title is not None and title.endswith(OTHERS[page])


def test_a_title_in_capitals_is_no_name_of_a_nursery() -> None:
    """What stands behind the kind and is the title of a post is no name of its own."""
    assert ("Rannaküla Lasteaed", "direktor", ()) == place("Rannaküla Lasteaia Direktori ametijuhend")
    assert "Rannaküla Lasteaed" == place("Rannaküla Lasteaia Õpetaja ametijuhend")[0]
