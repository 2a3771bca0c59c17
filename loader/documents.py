"""From a file to its text: the text that every offset counts in, and that `asendus read --text` prints."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from asendus.errors import InputError, Problem
from asendus.loader.formats import CONTAINERS, ENDINGS, Note, NotedText, notes_of, reader_of
from asendus.loader.passages import Span
from asendus.loader.runs import with_short_runs

#: Files above this size are no job description. Bytes.
MAX_BYTES = 20_000_000
#: Files of Word 97–2003.
OLD_ENDINGS = frozenset({".doc", ".dot"})
#: Files that hold a graph, as `asendus export` writes them: they are asked, not read.
GRAPH_ENDINGS = (".nq", ".trig")
#: What to do with files of old Word.
SAVE_AS_DOCX = "open it in Word or LibreOffice and save it as .docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file inside a container.

    name: its path in the container, below the names of containers inside it ("inner.asice/file.docx"); span: where its
    words stand in the container's text; sha256: of its bytes; signatures: how many the containers around it have; notes:
    how it was read.
    """

    name: str
    span: Span
    sha256: str
    signatures: int = 0
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file and its text. `sha256` is of the bytes.

    A container is one document: its text is that of its `members` one after another, each a text of its own; `problems`
    tell of the files in it that cannot be read.
    """

    path: str
    source: str
    text: str = field(repr=False)
    sha256: str
    members: tuple[Member, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()


def read_document(path: Path) -> Document:
    """The text of one file. Raises InputError, with the remedy, where the file cannot be read as text."""
    check_ending(path.name, where=str(path))
    return document_from_bytes(read_bytes(path), path=str(path), source=path.name)


def document_from_bytes(data: bytes, *, path: str, source: str) -> Document:
    """The text of a file's bytes; the ending of `source` tells the format.

    >>> document_from_bytes("Allub: juhatajale".encode(), path="-", source="stdin.txt").text
    'Allub: juhatajale'
    """
    ending = check_ending(source, where=path)
    digest = hashlib.sha256(_filled(data, where=path)).hexdigest()
    if ending in CONTAINERS:
        from asendus.loader.containers import unpack

        unpacked = unpack(data, path=path, ending=ending)
        return Document(
            path=path,
            source=source,
            text=unpacked.text,
            sha256=digest,
            members=unpacked.members,
            problems=unpacked.problems,
        )
    text = text_of(data, ending=ending, where=path)
    return Document(path=path, source=source, text=str(text), sha256=digest, notes=notes_of(text))


def text_of(data: bytes, *, ending: str, where: str) -> str:
    """The text of the bytes of a file of a format of `FORMATS`. Raises InputError where they cannot be read as text."""
    text = reader_of(ending)(_filled(data, where=where), where)
    short = with_short_runs(text)
    return text if short == text else NotedText(short, notes_of(text))


def _filled(data: bytes, *, where: str) -> bytes:
    if not data.strip():
        raise InputError("the file is empty", where=where, remedy="check that it was saved or copied whole")
    return data


def refuse_old(ending: str, *, where: str) -> None:
    """Raises InputError, with the remedy, for the ending of a file of old Word."""
    if ending in OLD_ENDINGS:
        raise InputError(f"files of old Word ({ending}) are not read", where=where, remedy=SAVE_AS_DOCX)


def check_ending(name: str, *, where: str) -> str:
    """The ending of a file's name, in small letters. Raises InputError for one that is not read."""
    ending = Path(name).suffix.lower()
    refuse_old(ending, where=where)
    if ending in GRAPH_ENDINGS:
        raise InputError(
            "this is an exported graph, not a document",
            where=where,
            remedy="it is asked alone: `asendus gaps`, show, query, check, view and export take it as their only file",
        )
    if ending not in ENDINGS:
        what = f"files ending in {ending} are" if ending else "a file without an ending is"
        raise InputError(f"{what} not read", where=where, remedy=f"give one of {endings_told()}")
    return ending


def endings_told() -> str:
    """The endings of what can be given, in words."""
    return f"{', '.join(ENDINGS)}; or alone, an exported graph ({', '.join(GRAPH_ENDINGS)})"


def is_note(name: str) -> bool:
    """Whether a file in a walked folder tells about the folder: a README is no document of the agency."""
    return Path(name).stem.casefold() == "readme"


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
