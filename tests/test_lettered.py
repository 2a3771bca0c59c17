"""Chapters and items that letters count: "A. Üldandmed", "A1. Ametikoht"."""

from __future__ import annotations

import pytest

from asendus.loader.chapters import with_chapters
from asendus.loader.documents import document_from_bytes
from asendus.loader.lines import lines_of
from asendus.loader.passages import Span
from asendus.loader.reader import readings_of
from asendus.loader.reading import Reading


def numbers(text: str) -> list[str | None]:
    return [line.number for line in with_chapters(lines_of(text, Span(0, len(text))))]


def read_one(text: str) -> Reading:
    (reading,) = readings_of(document_from_bytes(text.encode(), path="a.txt", source="a.txt"))
    return reading


FORM = """Lodjavere Kõrgkool
Töökirjeldus
A. Töökoha andmed
A1.{gap}Üksus{sign}\tÕppeosakond
A2.{gap}Töökoht{sign}\tÕppespetsialist
A3.{gap}Vahetu juht{sign}\tÕppeosakonna juhataja
A4.{gap}Asendaja{sign}\tÕppenõustaja
B. Töö eesmärk
Õppetöö sujub.
C. Tööülesanded
1) koostada tunniplaan;
2) pidada õppeinfosüsteemi.
D. Vastutus
1) tunniplaani õigsuse eest.
"""


@pytest.mark.parametrize(("gap", "sign"), [("\t", ""), (" ", ":"), (" ", "")])
def test_a_form_with_lettered_cells_is_read(gap: str, sign: str) -> None:
    """The letter and the number in front of a label are no words of it, in a cell of their own or not."""
    reading = read_one(FORM.format(gap=gap, sign=sign))

    assert ("õppespetsialist", ("õppeosakond",)) == (reading.title, tuple(u.lower() for u in reading.unit))
    assert ["juhataja"] == [mention.title for mention in reading.supervisor or ()]
    assert ["õppenõustaja"] == [mention.title for mention in reading.substituted_by or ()]


def test_letters_count_where_they_count_on() -> None:
    """Items count from 1 under a letter; their letters are those of the chapters."""
    assert ["A", "A1", "A2", "A3", "B"] == numbers("A. Üldosa\nA1. Koht\nA2. Üksus\nA3. Juht\nB. Õigused")


@pytest.mark.parametrize("text", ["A. Kask\nB. Tamm", "A2. tase\nB1. tase\nC1. tase", "A1. tase\nB1. tase\nC1. tase"])
def test_letters_that_count_nothing_stay(text: str) -> None:
    """Initials and levels of languages are no numbers."""
    found = numbers(text)

    assert found
    assert {None} == {*found}
