"""The files in a .ddoc: DIGIDOC-XML 1.0 to 1.3, one XML file with each document in base64 and the signatures below."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from functools import partial
from xml.parsers import expat

from asendus.errors import InputError
from asendus.loader.formats import Contents, Packed
from asendus.loader.formats.archives import Budget, one_budget
from asendus.loader.formats.signatures import xml_parser

#: The one kind of content that lies in the container whole; the others only tell of a file that is elsewhere.
EMBEDDED = "EMBEDDED_BASE64"


@dataclass(slots=True)
class _DataFile:
    """A document as the container has it."""

    name: str
    kind: str
    pieces: list[str] = field(default_factory=list)


def files_in_ddoc(data: bytes, path: str) -> Contents:
    """The documents in a .ddoc. Raises InputError where it is no such file or a damaged one."""
    reader = _Reader(path)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise InputError(
            f"this is no DIGIDOC-XML, or a damaged one (line {error.lineno})", where=path, remedy="copy it again"
        ) from None
    if not reader.is_container:
        raise InputError("this is XML, but no DIGIDOC-XML", where=path, remedy="check its ending")
    with one_budget() as budget:
        files = [Packed(file.name, partial(_bytes_of, file, path, budget)) for file in reader.files]
    return Contents(files, signatures=reader.signatures)


class _Reader:
    """What is seen of the XML: the names and the characters of DataFile, and that there are signatures."""

    def __init__(self, path: str) -> None:
        self.files: list[_DataFile] = []
        self.signatures = 0
        self.is_container = False
        self._depth = 0
        self._within: _DataFile | None = None
        self.parser = xml_parser(path)
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rsplit("|", 1)[-1]
        if self._depth == 0:
            self.is_container = local == "SignedDoc"
        elif self._depth == 1 and local == "DataFile":
            self._within = _DataFile(attributes.get("Filename", ""), attributes.get("ContentType", ""))
            self.files.append(self._within)
        elif self._depth == 1 and local == "Signature":
            self.signatures += 1
        self._depth += 1

    def _end(self, _: str) -> None:
        self._depth -= 1
        if self._depth == 1:
            self._within = None

    def _characters(self, text: str) -> None:
        if self._within is not None and self._within.kind == EMBEDDED:
            self._within.pieces.append(text)


def _bytes_of(file: _DataFile, path: str, budget: Budget) -> bytes:
    if file.kind != EMBEDDED:
        raise InputError(
            f"its content is not in the container ({file.kind or 'ContentType missing'})",
            remedy="ask for the container with its files",
        )
    try:
        data = base64.b64decode("".join("".join(file.pieces).split()), validate=True)
    except (binascii.Error, ValueError):
        raise InputError("its base64 is damaged", remedy="copy the container again") from None
    budget.take(len(data), path)
    return data
