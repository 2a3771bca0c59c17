"""From a file to its text: the text that every offset counts in, and that `asendus read --text` prints."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from asendus.errors import InputError
from asendus.loader.formats import FORMATS, reader_of

#: Files above this size are no job description. Bytes.
MAX_BYTES = 20_000_000
#: Files of Word 97–2003.
OLD_ENDINGS = frozenset({".doc", ".dot"})
#: What to do with them.
SAVE_AS_DOCX = "open it in Word or LibreOffice and save it as .docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file and its text. `sha256` is of the bytes; `member` names a file inside a container."""

    path: str
    source: str
    text: str = field(repr=False)
    sha256: str
    member: str | None = None


def read_document(path: Path) -> Document:
    """The text of one file. Raises InputError, with the remedy, where the file cannot be read as text."""
    _check_ending(path.name, where=str(path))
    return document_from_bytes(read_bytes(path), path=str(path), source=path.name)


def document_from_bytes(data: bytes, *, path: str, source: str) -> Document:
    """The text of a file's bytes; the ending of `source` tells the format.

    >>> document_from_bytes("Allub: juhatajale".encode(), path="-", source="stdin.txt").text
    'Allub: juhatajale'
    """
    ending = _check_ending(source, where=path)
    if not data.strip():
        raise InputError("the file is empty", where=path, remedy="check that it was saved or copied whole")
    return Document(
        path=path, source=source, text=reader_of(ending)(data, path), sha256=hashlib.sha256(data).hexdigest()
    )


def _check_ending(name: str, *, where: str) -> str:
    ending = Path(name).suffix.lower()
    if ending in OLD_ENDINGS:
        raise InputError(f"files of old Word ({ending}) are not read", where=where, remedy=SAVE_AS_DOCX)
    if ending not in FORMATS:
        raise InputError(
            f"files ending in {ending or 'nothing'} are not read",
            where=where,
            remedy=f"give one of {', '.join(FORMATS)}",
        )
    return ending


def bounded(data: bytes, *, where: str) -> bytes:
    """The bytes of a document. Raises InputError where there are more than `MAX_BYTES`."""
    if len(data) > MAX_BYTES:
        raise InputError(
            f"the file is larger than {MAX_BYTES:,} bytes", where=where, remedy="split it into one file a directive"
        )
    return data


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of at most `MAX_BYTES`. Raises InputError naming the file and the remedy."""
    try:
        with path.open("rb") as file:
            return bounded(file.read(MAX_BYTES + 1), where=str(path))
    except FileNotFoundError:
        raise InputError("there is no such file", where=str(path), remedy="check the name") from None
    except IsADirectoryError:
        raise InputError("this is a folder", where=str(path), remedy="name the files in it") from None
    except OSError as error:
        raise InputError(
            f"the file cannot be opened ({error.strerror})", where=str(path), remedy="check who may read it"
        ) from None
