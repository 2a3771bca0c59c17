"""From HTML to text that keeps what matters for a form: a table row is a line, its cells are separated by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html
from lxml.etree import ParserError

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
    return _tidy("".join(_pieces(root)))


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    """The text of an element and what follows it inside its parent."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag and tag not in UNSEEN:
        if tag == "tr":
            yield "\n" + "\t".join(_cell(cell) for cell in element if cell.tag in {"td", "th"}) + "\n"
        elif tag == "br":
            yield "\n"
        else:
            edge = "\n" if tag in BLOCKS else ""
            yield edge + ("- " if tag == "li" else "")
            yield _squeezed(element.text)
            for child in element:
                yield from _pieces(child)
            yield edge
    yield _squeezed(element.tail)


def _cell(cell: html.HtmlElement) -> str:
    """A cell's text on one line; the tail behind it is none of its own."""
    inner = _squeezed(cell.text) + "".join(piece for child in cell for piece in _pieces(child))
    items = [item.strip(" ;,.") for item in re.split(r"\n- ", inner)]
    text = "; ".join(item for item in items if item) if len(items) > 2 else inner
    return re.sub(r"\s+", " ", text).strip()


def _squeezed(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _tidy(text: str) -> str:
    lines = [re.sub(r" *\t *", "\t", line).strip(" ") for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
