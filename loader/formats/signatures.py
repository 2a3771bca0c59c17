"""Signatures in XML: how many there are, and nothing else.

Who signed, with which certificate and when is personal data that the graph has no use for: it is never looked at.
A signature that is counted is not verified.
"""

from __future__ import annotations

from xml.parsers import expat

from asendus.errors import InputError


class Doctype(InputError):
    """An XML file that declares a document type, and could declare entities."""


def xml_parser(path: str) -> expat.XMLParserType:
    """A parser that names elements "namespace|name" and refuses a document type; `path` is for messages."""
    parser = expat.ParserCreate(namespace_separator="|")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise Doctype("it declares a document type, as no signed container does", where=path, remedy="check its source")

    parser.StartDoctypeDeclHandler = refuse
    return parser


def signatures_in(data: bytes, path: str) -> int:
    """How many signatures a file of signatures holds (XAdES, ETSI EN 319 132-1: `ds:Signature` at the top or one below).

    A file that cannot be taken apart counts as one: it says that somebody signed.
    """
    depth = count = 0

    def begin(name: str, _: object) -> None:
        nonlocal depth, count
        depth += 1
        count += depth <= 2 and name.rsplit("|", 1)[-1] == "Signature"

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    try:
        parser = xml_parser(path)
        parser.StartElementHandler, parser.EndElementHandler = begin, end
        parser.Parse(data, True)
    except (expat.ExpatError, Doctype):
        return max(count, 1)
    return count
