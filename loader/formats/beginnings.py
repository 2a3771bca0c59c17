"""What a file is by its own bytes, for one that has no name (standard input) or a wrong ending.

Nothing is opened: an archive is judged by the names in its directory, which stand there as they are (APPNOTE.TXT 4.3.12).
"""

from __future__ import annotations

import re
from itertools import chain

#: How files begin, and the ending of such a file.
_BEGINNINGS = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG\r\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
)
#: What the first entry of a container says it is, uncompressed, and the container's ending.
_MIMETYPES = (
    (b"application/vnd.oasis.opendocument.text", ".odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", ".ods"),
    (b"application/vnd.etsi.asic-s", ".asics"),
    (b"application/vnd.etsi.asic", ".asice"),
)
#: A name in an archive's directory by which it is a file of an office program, and that file's ending.
_PARTS = ((b"word/document", ".docx"), (b"xl/workbook", ".xlsx"), (b"content.xml", ".odt"))
#: Texts that are not to be read as they stand.
_MARKUP = ((rb"\s*<(?:!doctype\s+html|html)\b", ".html"), (rb"\s*<\?xml[^<]*<SignedDoc\b", ".ddoc"))
_MARK = b"\xef\xbb\xbf"


def binary_ending(data: bytes) -> str | None:
    """The ending of a file that cannot be plain text, by its first bytes; None where it may be text.

    >>> binary_ending(b"%PDF-1.7"), binary_ending(b"Ametijuhend")
    ('.pdf', None)
    """
    if data.startswith(b"PK\x03\x04"):
        return _archive_ending(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return ".webp"
    return next((ending for beginning, ending in _BEGINNINGS if data.startswith(beginning)), None)


def own_ending(data: bytes) -> str:
    """The ending of a file by its bytes; that of plain text where nothing tells more.

    >>> own_ending(b"<!DOCTYPE html><p>Ametijuhend"), own_ending("Allub: juhatajale".encode())
    ('.html', '.txt')
    """
    text = data.removeprefix(_MARK)
    markup = (ending for pattern, ending in _MARKUP if re.match(pattern, text, re.IGNORECASE))
    return next(chain(filter(None, [binary_ending(data)]), markup), ".txt")


def _archive_ending(data: bytes) -> str:
    if data[30:38] == b"mimetype":
        for said, ending in _MIMETYPES:
            if data[38 : 38 + len(said)] == said:
                return ending
    directory = _directory(data)
    return next((ending for part, ending in _PARTS if part in directory), ".zip")


def _directory(data: bytes) -> bytes:
    """The bytes of a zip file's directory; all that follows where its place is damaged."""
    end = data.rfind(b"PK\x05\x06")
    start = int.from_bytes(data[end + 16 : end + 20], "little") if end >= 0 else 0
    return data[start:end] if start < end else b""
