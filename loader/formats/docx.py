"""Word files (.docx, ECMA-376 in its transitional and strict forms): their text as a reader sees it.

The header of a section's first page stands where the section begins, unless it repeats the one before; what counts pages in
it is left out. Footers are left out: they hold page counters and the agency's address, and would read as the end of the last
field. Footnotes stand at the end. The numbers of lists and headings are part of the text.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from asendus.loader.formats.archives import Archive
from asendus.loader.formats.blocks import Block, text_of_blocks
from asendus.loader.formats.docx_body import Body
from asendus.loader.formats.docx_numbering import numbering_of
from asendus.loader.formats.kinds import office_archive, wrong_archive
from asendus.loader.formats.markup import Element, attribute, child, children, clear_around, name_of, parse_xml

_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)


def text_of_docx(data: bytes, path: str) -> str:
    """The text of a Word file. Raises InputError where it is locked, damaged, or no Word file."""
    package = _package(office_archive(data, path))
    document = package.root(package.main)
    body = child(document, "body")
    if name_of(document) != "document" or body is None:
        raise wrong_archive(package.archive.names, path)
    reader = Body(numbering_of(package.related("numbering"), package.related("styles")))
    blocks = [*_sections(package, reader, body), *_notes(package, reader)]
    return text_of_blocks(blocks)


@dataclass(slots=True)
class _Package:
    """The parts of a Word file. targets: what the main part relates to: kind and part name by the relation's id."""

    archive: Archive
    main: str
    targets: dict[str, tuple[str, str]]

    def root(self, name: str) -> Element:
        return parse_xml(self.archive.read(name), self.archive.path, part=name)

    def related(self, kind: str) -> Element | None:
        """The part of a kind ("styles"), None where the document has none."""
        names = [name for own, name in self.targets.values() if own == kind]
        return self.root(names[0]) if names and names[0] in self.archive.names else None

    def part(self, relation: str | None) -> Element | None:
        """The part that a relation leads to, None where it leads nowhere."""
        _, name = self.targets.get(relation or "", ("", ""))
        return self.root(name) if name in self.archive.names else None


def _package(archive: Archive) -> _Package:
    mains = [name for kind, name in _relations(archive, "").values() if kind == "officeDocument"]
    main = next((name for name in [*mains, "word/document.xml"] if name in archive.names), None)
    if main is None:
        raise wrong_archive(archive.names, archive.path)
    return _Package(archive, main, _relations(archive, main))


def _relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """What a part relates to inside the archive (ISO/IEC 29500-2 §9.3): kind and part name by the relation's id."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", name + ".rels")
    if rels not in archive.names:
        return {}
    return {
        attribute(each, "Id") or "": (
            (attribute(each, "Type") or "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, attribute(each, "Target") or "")).lstrip("/"),
        )
        for each in parse_xml(archive.read(rels), archive.path, part=rels)
        if attribute(each, "TargetMode") != "External"
    }


def _sections(package: _Package, reader: Body, body: Element) -> Iterator[Block]:
    """The body's blocks, with the header of each section in front of it."""
    properties = [
        each for each in body.iter() if name_of(each) == "sectPr" and name_of(each.getparent()) != "sectPrChange"
    ]
    headers = _headers(package, properties)
    said: list[Block] = []
    begins = True
    for each in body:
        if begins and headers and name_of(each) != "sectPr":
            header = headers.pop(0)
            blocks = [] if header is None else reader.blocks(header)
            if any(blocks) and blocks != said:
                said = blocks
                yield from ["", *blocks, ""]
        begins = child(each, "pPr", "sectPr") is not None
        yield from reader.blocks([each])


def _headers(package: _Package, sections: list[Element]) -> list[Element | None]:
    """The header of the first page of each section; one that a section does not name goes on from the section before."""
    current: dict[str, Element | None] = {}
    found = []
    for section in sections:
        for reference in children(section, "headerReference"):
            header = package.part(attribute(reference, "id"))
            current[attribute(reference, "type") or "default"] = _without_counters(header)
        kinds = ["first", "default"] if child(section, "titlePg") is not None else ["default"]
        candidates = [current.get(kind) for kind in kinds]
        found.append(next((each for each in candidates if each is not None and "".join(each.itertext()).strip()), None))
    return found


def _without_counters(header: Element | None) -> Element | None:
    """A header without the words around its page numbers."""
    for field in [] if header is None else list(header.iter()):
        code = field.text if name_of(field) == "instrText" else attribute(field, "instr")
        if code and _PAGE_FIELD.match(code):
            clear_around(field)
    return header


def _notes(package: _Package, reader: Body) -> Iterator[Block]:
    """The footnotes and endnotes that were met, in their order."""
    met = list(reader.notes)
    for kind in ("footnote", "endnote"):
        ids = [id_ for own, id_ in met if own == kind]
        part = package.related(f"{kind}s") if ids else None
        notes = {attribute(note, "id"): note for note in children(part, kind)}
        for id_ in ids:
            if id_ in notes:
                yield ""
                yield from reader.blocks(notes[id_])
