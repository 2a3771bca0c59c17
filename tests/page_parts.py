"""A page's HTML in parts, for tests of the page."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import accumulate
from typing import Any

from asendus.view_pack import Carried, from_columns, uncarry


class Parts(HTMLParser):
    """The scripts, attributes and declarations of a page, as a browser's parser would meet them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.declarations: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.scripts: list[tuple[str | None, str]] = []
        self._inside: tuple[str, str | None] = ("", None)
        self.feed(html)

    def handle_decl(self, decl: str) -> None:
        self.declarations.append(decl)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self._inside = (tag, dict(attrs).get("type"))
        if tag == "script":
            self.scripts.append((self._inside[1], ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside = ("", None)

    def handle_data(self, data: str) -> None:
        if self._inside[0] == "script":
            kind, text = self.scripts[-1]
            self.scripts[-1] = (kind, text + data)


def posts_of(html: str) -> list[dict[str, Any]]:
    """The posts that a page shows, the nodes of its network."""
    return from_columns(_carried(html)[0]["nodes"])


def opening_of(html: str) -> dict[str, Any]:
    """What the page opens with besides its network."""
    opening: dict[str, Any] = _carried(html)[1]
    return opening


def words_of(html: str) -> list[dict[str, list[dict[str, Any]]]]:
    """The words that a page shows in details, share by share."""
    tables = ("covers", "findings", "statements", "quotes")
    shares = [{name: from_columns(share[name]) for name in tables} for share in _carried(html)[2:-1]]
    for share in shares:
        starts = accumulate(quote["start"] for quote in share["quotes"])
        share["quotes"] = [quote | {"start": start} for quote, start in zip(share["quotes"], starts, strict=True)]
    return shares


def _carried(html: str) -> list[Any]:
    return [uncarry(Carried(kind, text)) for kind, text in Parts(html).scripts if kind]
