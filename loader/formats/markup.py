"""XML parts of documents, parsed without entities, external or growing."""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree

from asendus.errors import InputError

#: An element of lxml, which brings no types of its own.
Element: TypeAlias = Any

#: A part larger than this, or with more tags, is no job description. Bytes; a tag takes about 150 bytes of memory.
MAX_XML_BYTES = 10_000_000
MAX_TAGS = 1_000_000


def parse_xml(data: bytes, path: str, *, part: str) -> Element:
    """The root element of a part of the file `path`.

    Raises InputError where it is no well-formed XML, is too large or too deep, or declares a document type: none of the
    formats here has one, and entities can be declared nowhere else.
    """
    if len(data) > MAX_XML_BYTES or data.count(b"<") > MAX_TAGS:
        raise InputError(f"its part {part} is too large", where=path, remedy="split it into smaller files")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise InputError(f"its part {part} is damaged or nested too deep", where=path, remedy="save it again") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(f"its part {part} declares a document type", where=path, remedy="check where it is from")
    return root


def name_of(element: Element) -> str:
    """An element's name without its namespace: the transitional and the strict form of a standard differ in it alone."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its name without the namespace; None for no element.

    >>> attribute(etree.fromstring('<w:p xmlns:w="a" w:val="1"/>'), "val")
    '1'
    """
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def child(element: Element | None, *names: str) -> Element | None:
    """What a path of names leads to from an element, first of each; None where it leads nowhere."""
    for name in names:
        element = next((each for each in element if name_of(each) == name), None) if element is not None else None
    return element


def children(element: Element | None, name: str) -> list[Element]:
    """The children of one name; none for no element."""
    return [] if element is None else [each for each in element if name_of(each) == name]


def clear_around(element: Element) -> None:
    """Takes away all that stands in the paragraph around an element, save text boxes that are anchored there."""
    for paragraph in [each for each in element.iterancestors() if name_of(each) in {"p", "h"}][:1]:
        paragraph.text = None
        for each in list(paragraph):
            if not any(name_of(inner) in {"txbxContent", "text-box"} for inner in each.iter()):
                paragraph.remove(each)
