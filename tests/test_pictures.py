"""Scanned pages and photographs: what Tesseract makes of them, and what is told where it cannot."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from converting import convert
from layouts import LAYOUTS, as_html
from pdf_files import lines_at, pdf_of
from PIL import Image
from scanning import as_pdf, need_ocr, pages_of, scan_of

from asendus.errors import InputError
from asendus.loader import read
from asendus.loader.documents import document_from_bytes
from asendus.loader.formats import Note, notes_of, tesseract
from asendus.loader.formats.pdf import text_of_pdf
from asendus.loader.formats.picture_lines import without_lines
from asendus.loader.formats.pictures import MAX_PIXELS, text_of_picture
from asendus.loader.reading import Reading

LAYOUT = "label beside value"


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Image.Image]:
    """A scan of one form with ruled lines and one without."""
    need_ocr()
    folder = tmp_path_factory.mktemp("scans")
    pages = {name: folder / f"{name}.html" for name in ("ruled", "bare")}
    for name, path in pages.items():
        path.write_text(as_html(LAYOUTS[LAYOUT], ruled=name == "ruled"), encoding="utf-8")
    return {name: scan_of(path)[0] for name, path in convert(pages, "pdf", folder).items()}


def png(picture: Image.Image, **options: object) -> bytes:
    """The bytes of a picture."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", **options)
    return buffer.getvalue()


def five_fields(reading: Reading) -> tuple[object, ...]:
    """Title, unit, supervisor, who covers and who is covered."""
    supervisor, by, of = (
        [mention.title for mention in reading.mentions(name) or ()]
        for name in ("supervisor", "substituted_by", "substitutes_for")
    )
    return f"{reading.title} ({reading.qualifier})", reading.unit, supervisor, by, of


EXPECTED = (
    "juhtivspetsialist (sadamaandmed)",
    ("sadamate osakond", "andmetalitus"),
    ["juhataja"],
    ["peaspetsialist", "nõunik"],
    ["juhataja", "peaspetsialist"],
)


def test_a_scanned_form_is_read(scans: dict[str, Image.Image], tmp_path: Path) -> None:
    """The core fields of a scan are right, with ruled lines in a PDF and without in a picture, and it is told what they rest on."""
    (tmp_path / "a.pdf").write_bytes(as_pdf([scans["ruled"]]))
    (tmp_path / "b.png").write_bytes(png(scans["bare"], dpi=(300, 300)))
    found = read([tmp_path])
    readings = found.readings

    assert () == found.problems
    assert [EXPECTED, EXPECTED] == [five_fields(reading) for reading in readings]
    assert [["scanned"], ["scanned"]] == [
        [w.code for w in reading.warnings if w.code == "scanned"] for reading in readings
    ]


def test_a_pdf_file_of_text_and_scans_is_read_whole(scans: dict[str, Image.Image]) -> None:
    """Pages of text and scanned pages stand in the text in their order, and the scanned ones are named."""
    written = pdf_of(lines_at((72, 700, "Kinnitan ametijuhendi.")))
    text = text_of_pdf(pages_of(written, as_pdf([scans["bare"]])), "a.pdf")

    assert text.index("Kinnitan ametijuhendi.") < text.index("Ametikoht\tjuhtivspetsialist")
    assert (Note("scanned", "2"),) == notes_of(text)


def test_a_picture_without_words_is_empty() -> None:
    """A logo or an empty sheet gives no text, and no error."""
    need_ocr()

    assert "" == text_of_picture(png(Image.new("RGBA", (300, 200), (0, 90, 180, 128))), "logo.png")


def test_ruled_lines_are_told_and_taken_away() -> None:
    """Long thin strokes are lines, tilted and grey ones too; letters and bars are none."""
    page = Image.new("L", (1200, 400), 255)
    for x in range(100, 900):
        page.putpixel((x, 100 + x // 300), 190)
    for y in range(150, 350):
        page.putpixel((500, y), 100)
    page.paste(0, (100, 200, 400, 260))
    found, shapes = without_lines(page, dpi=300)
    bar = found.crop((100, 200, 400, 260))

    assert {True, False} == {points[0][0] == points[1][0] for points, _ in shapes}
    assert (255, 255, 0) == (found.getpixel((500, 300)), found.getpixel((600, 102)), bar.getpixel((150, 30)))


def program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts a stand-in for Tesseract into the path."""
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


SHEET = png(Image.new("L", (200, 200), 255))


def test_missing_tesseract_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without Tesseract, without its model of Estonian, or without the extra, a scan is refused with what to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="apt install tesseract-ocr tesseract-ocr-est"):
        text_of_picture(SHEET, "a.png")
    with pytest.raises(InputError, match="apt install tesseract-ocr tesseract-ocr-est"):
        text_of_pdf(as_pdf([Image.new("L", (200, 200), 255)]), "a.pdf")
    program(tmp_path, "echo eng", monkeypatch)
    with pytest.raises(InputError, match="apt install tesseract-ocr-est"):
        text_of_picture(SHEET, "a.png")
    monkeypatch.setitem(sys.modules, "PIL.Image", None)
    with pytest.raises(InputError, match=r"pip install 'asendus\[ocr\]'"):
        text_of_picture(SHEET, "a.png")


def test_scanned_pages_among_text_are_told_where_they_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without Tesseract the pages of text are read all the same, and the picture is named."""
    monkeypatch.setenv("PATH", str(tmp_path))
    written = pdf_of(lines_at((72, 700, "Kinnitan ametijuhendi.")))
    text = text_of_pdf(pages_of(written, as_pdf([Image.new("L", (200, 200), 255)])), "a.pdf")

    assert ("Kinnitan ametijuhendi.\n", (Note("picture-unread", "2"),)) == (text, notes_of(text))


def test_a_slow_or_failing_tesseract_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A page that takes too long, or on which Tesseract gives up, is one error line."""
    for script, words in (("sleep 5", "did not read"), ("echo 'Error in boxClip' >&2; exit 1", "Error in boxClip")):
        folder = tmp_path / words.replace(" ", "-")
        folder.mkdir()
        program(folder, f'case "$1" in --list-langs) echo est; exit;; esac; {script}', monkeypatch)
        monkeypatch.setattr(tesseract, "LONGEST", 0.2 if "sleep" in script else 5)
        with pytest.raises(InputError, match=words):
            tesseract.words_of_picture(SHEET, dpi=300, where="a.png")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\nrubbish", "damaged"),
        (png(Image.effect_noise((300, 300), 50))[:900], "damaged"),
        (png(Image.new("1", (8_000, MAX_PIXELS // 8_000 + 1))), "pixels"),
    ],
    ids=["rubbish", "cut off", "too large"],
)
def test_what_is_no_picture_of_a_page_is_refused(data: bytes, words: str) -> None:
    """A damaged or boundless picture is named, with what to do."""
    with pytest.raises(InputError, match=words) as caught:
        text_of_picture(data, "a.png")

    assert ("a.png", True) == (caught.value.where, bool(caught.value.remedy))


def test_logos_are_no_matter_where_pictures_cannot_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without Tesseract, pictures in a folder are passed over, and those in a container are named in a note."""
    monkeypatch.setenv("PATH", str(tmp_path))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("logo.png", SHEET)
        archive.writestr("a.txt", "Allub: juhatajale")
    (tmp_path / "logo.png").write_bytes(SHEET)
    (tmp_path / "a.txt").write_text("Allub: juhatajale", encoding="utf-8")
    (problem,) = document_from_bytes(buffer.getvalue(), path="a.zip", source="a.zip").problems

    assert ("note", True) == (problem.kind, "logo.png" in problem.what)
    assert ["a.txt"] == [Path(found.path).name for found in read([tmp_path]).problems]
