"""From HTML to text that keeps what matters for a form: a table row is a line, its cells are separated by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, repeat

from lxml import html
from lxml.etree import ParserError

from asendus.loader.formats.blocks import Block, Cell, Table, text_of_blocks
from asendus.loader.formats.numerals import written
from asendus.loader.formats.plain import text_of_plain

#: Elements that begin and end a line of their own.
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "fieldset", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "tbody", "tfoot", "thead", "tr", "ul",
))  # fmt: skip
#: Elements whose content nobody sees.
UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript"})


def text_of_html_file(data: bytes, path: str) -> str:
    """The visible text of an HTML file. Raises InputError where it is no text."""
    return text_of_html(text_of_plain(data, path))


def text_of_html(source: str) -> str:
    """The visible text of an HTML document or fragment.

    >>> text_of_html("<h1>AMETIJUHEND</h1><table><tr><td>Allub</td><td>büroo <b>juhatajale</b></td></tr></table>")
    'AMETIJUHEND\\n\\nAllub\\tbüroo juhatajale\\n'
    """
    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    except (ParserError, ValueError):
        return ""
    return text_of_blocks(_joined(_pieces(root)))


def _pieces(element: html.HtmlElement, mark: str = "- ") -> Iterator[Block]:
    """The text and the tables of an element, and the text that follows it inside its parent.

    mark: what stands before it where it is an item of a list.
    """
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag and tag not in UNSEEN:
        if tag in {"table", "tr"}:
            for caption in (child for child in element if child.tag == "caption"):
                yield from _pieces(caption)
            yield Table([_row(row) for row in _rows(element)])
        elif tag == "br":
            yield "\n"
        else:
            edge = "\n" if tag in BLOCKS else ""
            yield edge + (mark if tag == "li" else "")
            yield _squeezed(element.text)
            marks = _numbers(element) if tag == "ol" else repeat("- ")
            for child in element:
                yield from _pieces(child, next(marks)) if child.tag == "li" else _pieces(child)
            yield edge
    yield _squeezed(element.tail)


def _numbers(list_: html.HtmlElement) -> Iterator[str]:
    """The numbers of an ordered list's items (HTML Living Standard §4.4.5 and §4.4.8, as far as forms go)."""
    number = _integer(list_.get("start"), default=1)
    for item in list_.iterchildren("li"):
        number = _integer(item.get("value"), default=number)
        yield f"{written(number, list_.get('type'))}. "
        number += 1


def _integer(text: str | None, *, default: int) -> int:
    stated = (text or "").strip()
    return int(stated) if stated.isdecimal() and len(stated) < 4 else default


def _rows(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The rows of a table itself, not those of tables inside it."""
    if element.tag == "tr":
        yield element
    for child in element if element.tag != "tr" else ():
        if child.tag in {"tr", "tbody", "thead", "tfoot"}:
            yield from _rows(child)


def _row(row: html.HtmlElement) -> list[Cell]:
    return [
        Cell(list(_joined([_squeezed(cell.text), *(piece for child in cell for piece in _pieces(child))])), _down(cell))
        for cell in row
        if cell.tag in {"td", "th"}
    ]


def _down(cell: html.HtmlElement) -> int:
    """Over how many rows a cell goes."""
    return max(1, _integer(cell.get("rowspan"), default=1))


def _joined(pieces: Iterable[Block]) -> Iterator[Block]:
    """Pieces of text that follow one another in one."""
    for is_text, group in groupby(pieces, lambda piece: isinstance(piece, str)):
        if is_text:
            yield "".join(str(piece) for piece in group)
        else:
            yield from group


def _squeezed(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
