"""OpenDocument texts (.odt): their text as a reader sees it.

The header of a kind of page stands where such pages begin, unless it repeats the one before; what counts pages in it is left
out. Footers are left out, footnotes stand at the end, and the numbers of lists and headings are part of the text, as in Word
files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from asendus.errors import InputError
from asendus.loader.formats.archives import Archive
from asendus.loader.formats.blocks import Block, text_of_blocks
from asendus.loader.formats.kinds import SAVE_AS_DOCX, SAVE_UNLOCKED, office_archive, wrong_archive
from asendus.loader.formats.markup import Element, attribute, child, children, clear_around, name_of, parse_xml
from asendus.loader.formats.odt_body import Body
from asendus.loader.formats.odt_lists import lists_of

_MANIFEST = "META-INF/manifest.xml"
_COUNTERS = frozenset({"page-number", "page-count"})
#: A style is based on another, that on a further one, at most so many.
_MOST_BASES = 20


def text_of_odt(data: bytes, path: str) -> str:
    """The text of an OpenDocument text. Raises InputError where it is locked, damaged, or no such text."""
    archive = office_archive(data, path)
    if _MANIFEST in archive.names and b"encryption-data" in archive.read(_MANIFEST):
        raise InputError("it is locked with a password", where=path, remedy=SAVE_UNLOCKED)
    if "content.xml" not in archive.names:
        raise wrong_archive(archive.names, path)
    content, styles = _root(archive, "content.xml"), _root(archive, "styles.xml")
    text = child(content, "body", "text")
    if text is None:
        raise InputError("it is no text but another OpenDocument file", where=path, remedy=SAVE_AS_DOCX)
    pages = _Pages(styles, _named_styles(styles, content))
    body = Body(lists_of(styles, content), _hidden(styles, content), pages.header_before)
    blocks = [*pages.first(text), *body.blocks(text), *_notes(body)]
    return text_of_blocks(blocks)


def _root(archive: Archive, name: str) -> Element | None:
    return parse_xml(archive.read(name), archive.path, part=name) if name in archive.names else None


def _named_styles(*roots: Element | None) -> dict[str, Element]:
    """The styles of paragraphs and tables by name."""
    return {
        attribute(each, "name") or "": each
        for root in roots
        for group in ("styles", "automatic-styles")
        for each in children(child(root, group), "style")
    }


def _hidden(*roots: Element | None) -> frozenset[str]:
    """The names of styles whose words are not shown."""
    styles = _named_styles(*roots)
    return frozenset(
        name for name, style in styles.items() if attribute(child(style, "text-properties"), "display") == "none"
    )


@dataclass(slots=True)
class _Pages:
    """The kinds of pages (master pages) and the headers said so far."""

    _root: Element | None
    _styles: dict[str, Element]
    _said: list[Block] = field(default_factory=list)
    _begun: bool = False

    def first(self, text: Element) -> list[Block]:
        """The header of the first page, where no paragraph asks for a kind of page at once."""
        tops = (each for each in text if name_of(each) != "tracked-changes")
        for each in (inner for top in tops for inner in top.iter()):
            if name_of(each) in {"p", "h", "table"}:
                return [] if self._master(attribute(each, "style-name") or "") else self._header("Standard")
        return []

    def header_before(self, style: str) -> list[Block]:
        """The header of the kind of page that begins with a paragraph or table of a style, unless it was just said."""
        master = self._master(style)
        return self._header(master) if master else []

    def _master(self, style: str) -> str:
        for _ in range(_MOST_BASES):
            found = self._styles.get(style)
            if found is None:
                return ""
            if master := attribute(found, "master-page-name"):
                return master
            style = attribute(found, "parent-style-name") or ""
        return ""

    def _header(self, master: str) -> list[Block]:
        pages = children(child(self._root, "master-styles"), "master-page")
        page = next((each for each in pages if attribute(each, "name") == master), None)
        headers = [child(page, kind) for kind in ("header-first", "header")]
        shown = [each for each in headers if each is not None and attribute(each, "display") != "false"]
        body = Body(lists_of(self._root), _hidden(self._root))
        found = [blocks for header in shown if any(blocks := body.blocks(_without_counters(header)))]
        if not found or found[0] == self._said:
            return []
        self._said = found[0]
        return ["", *found[0], ""]


def _without_counters(header: Element) -> Element:
    """A header without the words around its page numbers."""
    for each in list(header.iter()):
        if name_of(each) in _COUNTERS:
            clear_around(each)
    return header


def _notes(body: Body) -> Iterator[Block]:
    """The footnotes and endnotes that were met, in their order."""
    for note in list(body.notes):
        yield from ["", *body.blocks(() if note is None else note)]
