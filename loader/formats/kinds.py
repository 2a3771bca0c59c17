"""What a file really is where it is not what its ending says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from asendus.errors import InputError
from asendus.loader.formats.archives import Archive, open_archive

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: The stream of an OLE file in which Office puts a locked document ([MS-OFFCRYPTO] §2.3.4.4); names are UTF-16.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
#: How files begin, what they are then, and what to do.
_BEGINNINGS = (
    (rb"\{\\rtf", "RTF", "give it the ending .rtf"),
    (rb"%PDF-", "a PDF file", "give it the ending .pdf"),
    (_HTML.pattern, "an HTML page", "give it the ending .html"),
    (rb"\s*<\?xml\b", "an XML file", "open it in an office program and save it as .docx"),
)

SAVE_AS_DOCX = "open it in Word or LibreOffice and save it as .docx"
SAVE_UNLOCKED = "save it without a password"


def office_archive(data: bytes, path: str) -> Archive:
    """The archive in a Word or OpenDocument file. Raises InputError that says what the file is instead."""
    if not data.startswith(_ZIP):
        raise wrong_kind(data, path)
    return open_archive(data, path)


def wrong_kind(data: bytes, path: str) -> InputError:
    """The error for bytes that are not what the file's ending says: what they are, and what to do."""
    if data.startswith(_OLE):
        if _LOCKED in data:
            return InputError("it is locked with a password", where=path, remedy=SAVE_UNLOCKED)
        return _told(path, "a file of Word 97–2003 (.doc) or another old program", SAVE_AS_DOCX)
    if data.startswith(_ZIP):
        return wrong_archive(open_archive(data, path).names, path)
    for beginning, what, remedy in _BEGINNINGS:
        if re.match(beginning, data.removeprefix(b"\xef\xbb\xbf"), re.IGNORECASE):
            return _told(path, what, remedy)
    return InputError(
        "its content is not what its ending says", where=path, remedy="check its ending, or save it again"
    )


def wrong_archive(names: Sequence[str], path: str) -> InputError:
    """The error for an archive with other parts than the file's ending says."""
    if "META-INF/manifest.xml" in names and "content.xml" in names:
        return _told(path, "an OpenDocument file", "give it the ending .odt if it is a text")
    if any(name.startswith("word/") for name in names):
        return _told(path, "a Word file", "give it the ending .docx")
    if "[Content_Types].xml" in names:
        return _told(path, "a file of another office program", "save the job description as .docx")
    return _told(path, "an archive of other files", "unpack it and give the files in it")


def _told(path: str, what: str, remedy: str) -> InputError:
    return InputError(f"its content is not what its ending says but {what}", where=path, remedy=remedy)
