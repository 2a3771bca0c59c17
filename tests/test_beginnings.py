"""Files without a name, or with a wrong ending."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from office_files import p, r, text_file, word_file
from packing import asice, ddoc, zipped
from pdf_files import lines_at, pdf_of
from running import run_apart, run_here

from asendus.errors import InputError
from asendus.loader import documents
from asendus.loader.documents import document_from_bytes
from asendus.loader.formats.beginnings import own_ending
from asendus.store import GRAPH_FORMATS

FORM = "AMETIJUHEND\nAmetikoht: nõunik\nStruktuuriüksus: õigusosakond\nAsendaja: jurist\n"
WORD = word_file("".join(p(r(line)) for line in FORM.splitlines()))

FILES = {
    ".txt": FORM.encode(),
    ".html": f"\ufeff <!DOCTYPE html><p>{FORM.replace(chr(10), '<br>')}".encode(),
    ".rtf": b"{\\rtf1 Ametijuhend}",
    ".pdf": pdf_of(lines_at((50, 700, "Ametijuhend"))),
    ".docx": WORD,
    ".odt": text_file("<text:p>Ametijuhend</text:p>"),
    ".asice": asice({"lisa.docx": WORD}),
    ".ddoc": ddoc({"lisa.txt": FORM}),
    ".zip": zipped({"lisa.docx": WORD}, packing=zipfile.ZIP_STORED),
    ".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ".png": b"\x89PNG\r\n\x1a\n" + bytes(50),
    ".webp": b"RIFF\x00\x00\x00\x00WEBPVP8 ",
}
READ_AS_THEY_ARE = {".txt", ".html", ".ddoc"}  # text, whatever the ending


@pytest.mark.parametrize("ending", FILES)
def test_a_file_is_known_by_its_bytes(ending: str) -> None:
    """Each format is told by its own bytes; a stored file inside an archive does not speak for it."""
    assert ending == own_ending(FILES[ending])


@pytest.mark.parametrize("ending", [each for each in FILES if each not in READ_AS_THEY_ARE])
def test_a_wrong_ending_is_told(ending: str) -> None:
    """A file of another format that is named .txt is refused with what it is and what to do."""
    with pytest.raises(InputError) as caught:
        document_from_bytes(FILES[ending], path="a.txt", source="a.txt")

    assert ("Word 97" if ending == ".doc" else ending) in caught.value.what
    assert (".docx" if ending == ".doc" else f"give it the ending {ending}") in caught.value.remedy


@pytest.mark.parametrize("ending", [".docx", ".zip", ".html"])
def test_standard_input_is_read_as_what_it_is(ending: str) -> None:
    """Standard input has no name; a Word file, a page or an archive there is read all the same."""
    ended = run_apart("read", "-", "--no-cache", "--lang", "en", stdin=FILES[ending])

    assert 0 == ended.code
    assert "nõunik" in ended.out
    assert "jurist" in ended.out


def test_old_word_on_standard_input_is_told() -> None:
    """What cannot be read on standard input is told by what it is, too."""
    ended = run_apart("read", "-", stdin=FILES[".doc"])

    assert 2 == ended.code
    assert "files of old Word (.doc) are not read; open it in Word" in ended.err


def test_an_exported_graph_is_among_what_can_be_given(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The endings of graphs are told where endings are, and a graph among documents is told to be given alone."""
    (tmp_path / "a.nq").write_text("", encoding="utf-8")
    (tmp_path / "b.xyz").write_text("x", encoding="utf-8")

    graph = run_here(capsys, "read", tmp_path / "a.nq").err
    other = run_here(capsys, "gaps", tmp_path / "b.xyz").err

    assert "exported graph" in graph
    assert "as their only file" in graph
    assert "(.nq, .trig)" in other
    assert {*GRAPH_FORMATS} == {*documents.GRAPH_ENDINGS}
