"""Personal identity codes are masked wherever they stand; other numbers are not."""

from __future__ import annotations

import pytest

from asendus.loader.documents import document_from_bytes
from asendus.loader.masking import MASK, mask
from asendus.loader.personcodes import is_personal_code
from asendus.loader.reader import readings_of


@pytest.mark.parametrize(
    ("digits", "valid"),
    [
        ("37605030299", True),
        ("37605030298", False),
        ("37613030299", False),
        ("97605030299", False),
        ("3760503029", False),
    ],
)
def test_personal_code_has_a_date_and_a_check_digit(digits: str, valid: bool) -> None:
    """Eleven digits are a personal identity code only with a real date and the check digit of EVS 585."""
    assert valid == is_personal_code(digits)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("isikukood 38001085718", "isikukood @"),
        ("isikukoodiga 38001085719,", "isikukoodiga @,"),
        ("Isikukood:\t380 0108 5718", "Isikukood:\t@ @ @"),
        ("(ik 38001085718)", "(ik @)"),
        ("i.k. 3800108571", "i.k. @"),
        ("PNOEE-38001085718", "@"),
        ("serialNumber=PNOEE-38001085718, C=EE", "serialNumber=@, C=EE"),
        ("PASLT-AB1234567", "@"),
        ("CN=NÄIDIS,KALLE,38001085718", "CN=@,@,@"),
        ("Allkirjastas NÄIDIS-KUUSK,MARI LIIS,PNOEE-48001085716", "Allkirjastas @,@ @,@"),
        ("fail_38001085718.docx", "fail_@.docx"),
    ],
)
def test_codes_are_masked(text: str, shown: str) -> None:
    """A code is known by its digits, by the word for it, or by how a certificate names its holder."""
    masked = mask(text)
    pieces = [MASK * len(piece) for piece in _hidden_pieces(text, shown)]

    assert _filled(shown, pieces) == masked


def _hidden_pieces(text: str, shown: str) -> list[str]:
    """What stands for each @ of a text that is shown, piece by piece."""
    pieces, rest = [], text
    parts = shown.split("@")
    rest = rest[len(parts[0]) :]
    for part in parts[1:]:
        end = rest.index(part) if part else len(rest)
        pieces.append(rest[:end])
        rest = rest[end + len(part) :]
    return pieces


def _filled(shown: str, pieces: list[str]) -> str:
    for piece in pieces:
        shown = shown.replace("@", piece, 1)
    return shown


@pytest.mark.parametrize(
    "text",
    [
        "registrikood 12345678, konto EE382200221020145685",
        "arve 12345678901, viide 90210",
        "pikkus 38001085719 mm",
        "Tallinn, Tartu, 12345678901",
        "kiri nr 1-3/24/12345-2",
        "riigi 2024 12 31 14 00",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    """Registry codes, accounts, references and dates are no personal codes."""
    assert text == mask(text)


def test_a_requirement_keeps_no_name_and_no_code() -> None:
    """What a post demands is kept in the document's words, those of a person masked."""
    text = (
        "AMETIJUHEND\nAmetikoht: nõunik\nStruktuuriüksus: õigusosakond\nVahetu juht: osakonna juhataja\n"
        "NÕUDED\nTeadmised ja oskused: tunneb asutuse tegevust reguleerivaid õigusakte, mille tundmist hindab aasta lõpus Mari Maasikas (isikukood 38001085718)\n"
    )

    (reading,) = readings_of(document_from_bytes(text.encode(), path="a.txt", source="a.txt"))

    kept = " ".join(requirement.text for requirement in reading.requirements)
    assert ("õigusakte" in kept, False, False) == (True, "Maasikas" in kept, "38001085718" in kept)
