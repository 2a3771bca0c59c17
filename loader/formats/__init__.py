"""One module a format: each goes from a file's bytes to the text that every offset counts in.

In all of them a table row is a line, and its cells are separated by tabs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from shutil import which
from typing import NamedTuple, Self, cast

#: From a file's bytes and its path (for messages) to its text. Raises InputError, with the remedy.
TextOf = Callable[[bytes, str], str]


class Note(NamedTuple):
    """What a reader of a format has to tell of a file: a code of notes.toml, and the words that its sentence has a place for."""

    code: str
    words: str


class NotedText(str):
    """Text with notes about how it was read."""

    notes: tuple[Note, ...]

    def __new__(cls, text: str, notes: tuple[Note, ...]) -> Self:
        noted = super().__new__(cls, text)
        noted.notes = notes
        return noted


def notes_of(text: str) -> tuple[Note, ...]:
    """The notes that go with a text."""
    return text.notes if isinstance(text, NotedText) else ()


class Packed(NamedTuple):
    """A file in a container: its name as the container gives it, and how to get its bytes (raises InputError)."""

    name: str
    read: Callable[[], bytes]


class Contents(NamedTuple):
    """The files in a container, and how many signatures it has."""

    files: Sequence[Packed]
    signatures: int = 0


#: From a container's bytes and its path (for messages) to what is in it. Raises InputError, with the remedy.
FilesOf = Callable[[bytes, str], Contents]

#: Pictures of pages, which are read where the extra for it and Tesseract are installed.
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")

#: The module and the function that read a file, by its ending; imported when the first such file is met.
FORMATS: Mapping[str, str] = {
    ".txt": "plain.text_of_plain",
    ".md": "plain.text_of_plain",
    ".markdown": "plain.text_of_plain",
    ".html": "html.text_of_html_file",
    ".htm": "html.text_of_html_file",
    ".docx": "docx.text_of_docx",
    ".odt": "odt.text_of_odt",
    ".rtf": "rtf.text_of_rtf",
    ".pdf": "pdf.text_of_pdf",
    ".csv": "delimited.text_of_csv",
    ".tsv": "delimited.text_of_tsv",
    ".xlsx": "workbook.text_of_xlsx",
    **dict.fromkeys(PICTURES, "pictures.text_of_picture"),
}

#: The module and the function that give the files in a container, by its ending (`asendus.loader.containers`).
CONTAINERS: Mapping[str, str] = {
    **dict.fromkeys((".asice", ".sce", ".bdoc", ".asics", ".scs", ".zip"), "zipped.files_in_zip"),
    ".ddoc": "ddoc.files_in_ddoc",
    ".eml": "mail.files_in_mail",
}
#: The endings of all files that are read.
ENDINGS = (*FORMATS, *CONTAINERS)


def can_read_pictures() -> bool:
    """Whether what reads pictures is installed."""
    return find_spec("PIL") is not None and which("tesseract") is not None


def reader_of(ending: str) -> TextOf:
    """What reads files of an ending of `FORMATS`. Raises KeyError for another."""
    return cast(TextOf, _imported(FORMATS[ending]))


def opener_of(ending: str) -> FilesOf:
    """What opens containers of an ending of `CONTAINERS`. Raises KeyError for another."""
    return cast(FilesOf, _imported(CONTAINERS[ending]))


def _imported(name: str) -> object:
    module, function = name.split(".")
    return getattr(import_module(f"asendus.loader.formats.{module}"), function)
