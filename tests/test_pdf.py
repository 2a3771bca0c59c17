"""PDF files: what stands on the page as text, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_files import bomb, boxes, lines_at, locked, pdf_of, stream, written

from asendus.errors import InputError
from asendus.loader.formats.pdf import MAX_PAGES, text_of_pdf
from asendus.loader.formats.pdf_guard import MAX_UNPACKED

PAGE = lines_at((72, 700, "Ametikoht: peaspetsialist"), (72, 680, "Allub: büroo juhatajale, õäöü"))
TEXT = "Ametikoht: peaspetsialist\nAllub: büroo juhatajale, õäöü\n"
#: A font whose characters are numbers of shapes, with nothing to tell their letters.
SHAPES = (
    "/Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font"
    " /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>]"
)


def test_lines_are_read_from_the_top_down() -> None:
    """Text is read by where it stands, whatever the order that it was written in."""
    upwards = lines_at((72, 680, "Allub: büroo juhatajale, õäöü"), (72, 700, "Ametikoht: peaspetsialist"))

    assert (TEXT, TEXT) == (text_of_pdf(pdf_of(PAGE), "a.pdf"), text_of_pdf(pdf_of(upwards), "a.pdf"))


@pytest.mark.parametrize(
    ("rotate", "turn"), [(0, "1 0 0 1 72 700"), (90, "0 1 -1 0 300 72"), (180, "-1 0 0 -1 400 90")]
)
def test_turned_text_is_read(rotate: int, turn: str) -> None:
    """Text that was written sideways or upside down is read along its own lines."""
    page = f"BT /F 11 Tf {turn} Tm (Ametikoht: noor) Tj 0 -14 Td (Allub: juhile) Tj ET"

    assert "Ametikoht: noor\nAllub: juhile\n" == text_of_pdf(pdf_of(page, rotate=rotate), "a.pdf")


def test_letters_printed_twice_count_once() -> None:
    """A heading made bold by printing it twice, a hair apart, is read once."""
    page = lines_at((72, 700, "AMETIJUHEND"), (72.3, 700, "AMETIJUHEND"))

    assert "AMETIJUHEND\n" == text_of_pdf(pdf_of(page), "a.pdf")


@pytest.mark.parametrize("show", ["8 Tc (AMETI JUHEND) Tj", "(A M E T I   J U H E N D) Tj"])
def test_spaced_letters_are_words(show: str) -> None:
    """A heading with white between its letters is read as its words."""
    assert "AMETI JUHEND\n" == text_of_pdf(pdf_of(f"BT /F 14 Tf 72 700 Td {show} ET"), "a.pdf")


def test_a_ruled_row_is_a_line() -> None:
    """What stands between ruled lines is a cell, its wrapped lines joined; an empty cell keeps its place."""
    words = lines_at(
        (76, 690, "Kes"),
        (76, 676, "asendab"),
        (206, 690, "talituse spet-"),
        (206, 676, "sialist"),
        (76, 656, "Alluvad"),
    )
    page = f"{boxes((72, 200, 400), (704, 670, 650))} {words}"

    assert "Kes asendab\ttalituse spetsialist\nAlluvad\t\n" == text_of_pdf(pdf_of(page), "a.pdf")


def test_boxes_count_as_ruled_lines() -> None:
    """A table whose borders are boxes and thin bars is read like one of strokes."""
    cells = (
        "72 650 128 20 re S 200 650 200 20 re S 72 629 328 1 re f 72 630 1 20 re f 200 630 1 20 re f 400 630 1 20 re f"
    )
    words = lines_at((76, 655, "Allub"), (206, 655, "juhile"), (76, 635, "Alluvad"), (206, 635, "puuduvad"))

    assert "Allub\tjuhile\nAlluvad\tpuuduvad\n" == text_of_pdf(pdf_of(f"{cells} {words}"), "a.pdf")


def test_an_empty_password_is_no_lock() -> None:
    """A file enciphered with an empty password opens; with another one it is refused, with the remedy."""
    assert TEXT == text_of_pdf(locked(PAGE, password=b""), "a.pdf")
    with pytest.raises(InputError, match="password"):
        text_of_pdf(locked(PAGE, password=b"sala"), "a.pdf")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 rubbish", "damaged"),
        (pdf_of(PAGE)[:400], "damaged"),
        (pdf_of(), "damaged"),
        (pdf_of(*["" for _ in range(MAX_PAGES + 1)]), "501 pages"),
        (pdf_of(""), "no text"),
        (
            written({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R] /Count 2 >>"}),
            "page 1",
        ),
    ],
    ids=["rubbish", "cut off", "no pages", "many pages", "empty page", "pages in a circle"],
)
def test_what_cannot_be_read_is_refused(data: bytes, words: str) -> None:
    """A damaged, endless or wordless file is named, with what to do."""
    with pytest.raises(InputError, match=words) as caught:
        text_of_pdf(data, "a.pdf")

    assert ("a.pdf", True) == (caught.value.where, bool(caught.value.remedy))


def test_letters_without_meaning_are_a_picture(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A page whose fonts do not tell which letters they show can only be recognised, and says so where nothing does that."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="has to be recognised"):
        text_of_pdf(pdf_of("BT /F 11 Tf 72 700 Td <000100020003000400050006> Tj ET", font=SHAPES), "a.pdf")


def test_a_stream_that_unpacks_without_bound_is_refused() -> None:
    """A few kilobytes that hold more than the bound are refused before they are unpacked; ordinary packing is read."""
    packed = pdf_of("/X Do", extra={100: bomb(MAX_UNPACKED + 10_000_000)})
    assert len(packed) < 10_000
    with pytest.raises(InputError, match="unpacks to more"):
        text_of_pdf(packed, "a.pdf")
    assert TEXT == text_of_pdf(pdf_of(PAGE, extra={100: bomb(1_000_000)}), "a.pdf")


def test_a_map_is_a_picture(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A page of tens of thousands of strokes is not read for its letters."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="has to be recognised"):
        text_of_pdf(pdf_of(PAGE + " 1 1 m 9 1 l S" * 50_001), "a.pdf")


def test_text_in_a_form_is_read() -> None:
    """Words and ruled lines inside a form object (a stamp, a filled-in field) stand where the form is put."""
    inner = f"{boxes((0, 100, 300), (0, 20))} {lines_at((4, 6, 'Allub'), (104, 6, 'juhile'))}"
    form = stream(
        inner.encode("cp1252"),
        entries="/Type /XObject /Subtype /Form /BBox [0 0 400 400] /Resources << /Font << /F 3 0 R >> >>",
    )

    assert "Allub\tjuhile\n" == text_of_pdf(pdf_of("1 0 0 1 72 600 cm /X Do", extra={100: form}), "a.pdf")
