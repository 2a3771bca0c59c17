"""Office files that are damaged, locked, hostile or not what their ending says are refused in one line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office_files import BOMB, p, tbl, tc, text_file, tr, word_file, zipped

from asendus.errors import InputError
from asendus.loader.documents import document_from_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
TEXT = text_file("<text:p>Tere</text:p>")
RICH = rb"{\rtf1\ansi\ansicpg1257 \trowd\cellx1 n\'f5unik\cell\row\u245? \par}"
WHOLE = word_file(tbl(tr("Allub", tc("juhile"))) + p("Lõpp"))


def refused(data: bytes, source: str) -> str:
    """The message with which a file is refused."""
    with pytest.raises(InputError) as caught:
        document_from_bytes(data, path=source, source=source)
    assert caught.value.where == source
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("source", "data", "words"),
    [
        ("a.docx", OLE, "Word 97"),
        ("a.docx", LOCKED, "locked with a password"),
        ("a.docx", b"{\\rtf1 Tere}", "ending .rtf"),
        ("a.docx", b"%PDF-1.7 ", "ending .pdf"),
        ("a.docx", b"\xef\xbb\xbf<!DOCTYPE html><html>", "ending .html"),
        ("a.docx", b"Ametikoht: jurist", "not what its ending says"),
        ("a.docx", zipped({"a.txt": "x"}), "archive of other files"),
        ("a.docx", zipped({"content.xml": "<x/>", "META-INF/manifest.xml": "<x/>"}), "ending .odt"),
        ("a.docx", zipped({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "another office program"),
        ("a.docx", WHOLE[: len(WHOLE) // 2], "truncated"),
        ("a.docx", zipped({"word/document.xml": "<w:document xmlns:w='x'><w:body><w:p>"}), "damaged"),
        ("a.docx", zipped({"word/document.xml": ""}), "damaged"),
        ("a.docx", word_file("<w:p/>", before=BOMB), "declares a document type"),
        ("a.docx", word_file("<w:p>" * 300 + "</w:p>" * 300), "nested too deep"),
        ("a.docx", word_file("<w:p/>" * 1_000_001), "too large"),
        ("a.docx", zipped({"word/document.xml": bytes(70_000_000)}), "come out of it"),
        ("a.odt", WHOLE, "ending .docx"),
        ("a.odt", OLE, "Word 97"),
        ("a.odt", TEXT[:-30], "truncated"),
        ("a.odt", zipped({"a.txt": "x"}), "archive of other files"),
        ("a.odt", text_file("", manifest="<m><encryption-data/></m>"), "locked with a password"),
        ("a.odt", text_file("", before=BOMB), "declares a document type"),
        ("a.odt", text_file("<text:p>" * 300 + "</text:p>" * 300), "nested too deep"),
        ("a.odt", zipped({"content.xml": "<d><body><spreadsheet/></body></d>"}), "another OpenDocument file"),
        ("a.odt", zipped({"content.xml": bytes(70_000_000)}), "come out of it"),
        ("a.rtf", OLE, "Word 97"),
        ("a.rtf", TEXT, "OpenDocument"),
        ("a.rtf", b"Ametikoht: jurist", "not what its ending says"),
        ("a.rtf", RICH[:-2], "truncated"),
        ("a.rtf", b"{\\rtf1 " + b"{" * 3000, "nested too deep"),
        ("a.rtf", b"{\\rtf1 " + b"\\cell" * 100_001 + b"}", "too many"),
        ("a.doc", OLE, "save it as .docx"),
    ],
)
def test_what_is_wrong_is_told_with_a_remedy(source: str, data: bytes, words: str) -> None:
    """Each kind of wrong file has one line that names the file, what is wrong and what to do."""
    assert words in refused(data, source)


@pytest.mark.parametrize("attribute", [False, True])
def test_an_entity_that_grows_is_never_expanded(attribute: bool) -> None:
    """Entities that would grow to a gigabyte are refused before they grow, in words and in attributes."""
    body = '<w:p w:x="&c;"/>' if attribute else "<w:p><w:r><w:t>&c;</w:t></w:r></w:p>"
    data = word_file(body, before=BOMB)

    assert "its part word/document.xml" in refused(data, "a.docx")


def test_tables_nested_as_deep_as_they_can_be_are_read() -> None:
    """The deepest nesting that is parsed is also read."""
    body = p("Tere")
    for _ in range(80):
        body = tbl(tr(tc(body, "")))

    inner = "<text:list><text:list-item>" * 60 + "<text:p>Tere</text:p>" + "</text:list-item></text:list>" * 60
    spans = "<text:p>" + "<text:span>" * 240 + "Tere" + "</text:span>" * 240 + "</text:p>"

    assert "Tere" == document_from_bytes(word_file(body), path="a.docx", source="a.docx").text.strip()
    assert "Tere\nTere" == document_from_bytes(text_file(inner + spans), path="a.odt", source="a.odt").text.strip()


@pytest.mark.parametrize(("source", "whole"), [("a.docx", WHOLE), ("a.odt", TEXT), ("a.rtf", RICH)])
@settings(max_examples=40, deadline=None)
@given(cut=st.integers(0, 1000), at=st.integers(0, 1000), byte=st.integers(0, 255))
def test_damaged_bytes_are_an_input_error(source: str, whole: bytes, cut: int, at: int, byte: int) -> None:
    """A file cut short or with a changed byte is read or refused, and never fails otherwise."""
    data = bytearray(whole)
    data[at % len(data)] = byte
    try:
        document_from_bytes(bytes(data[: len(data) - cut % len(data)]), path=source, source=source)
    except InputError as error:
        assert source == error.where
