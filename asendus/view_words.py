"""The words that a post's details show: statements, quotations, messages. A page holds them in shares of some hundred posts.

A share has all that its posts need and is read when one of them is chosen, so that a page of fifty thousand posts opens as
fast as one that has no words. What posts of two shares have in common stands in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from asendus.view_model import CoverView, FindingView, PageModel, QuoteView
from asendus.view_pack import Json, columns
from asendus.view_payload import Positions

#: So many posts have a share of the words.
SHARE = 400

_Thing = TypeVar("_Thing")


def as_shares(model: PageModel, findings: Sequence[FindingView]) -> Iterator[Json]:
    """The words in shares: the first is of the first SHARE posts of the model, and so on."""
    at = Positions(model)
    count = -(-len(model.posts) // SHARE)
    covers = _shared(((cover, _about(cover)) for cover in model.covers), at, count)
    found = _shared(((number, finding.posts) for number, finding in enumerate(findings)), at, count)
    statements = _shared(((item, (item.post,)) for item in model.statements), at, count)
    for share in range(count):
        quotes = _Quotes()
        yield {
            "covers": columns([_cover(cover, at, quotes) for cover in covers[share]]),
            "findings": columns([_finding(number, findings[number], quotes) for number in found[share]]),
            "statements": columns(
                [
                    {"post": at.posts[item.post], "kind": item.kind, "value": item.value}
                    | {"quote": quotes.number(item.quote)}
                    for item in statements[share]
                ]
            ),
            "quotes": columns(quotes.rows),
        }


def _about(cover: CoverView) -> tuple[str, ...]:
    return (cover.holder, *cover.principals, *cover.substitutes)


def _shared(things: Iterable[tuple[_Thing, Iterable[str]]], at: Positions, count: int) -> list[list[_Thing]]:
    """Each thing in the shares of its posts, once in each."""
    shares: list[list[_Thing]] = [[] for _ in range(count)]
    for thing, posts in things:
        for share in sorted({number // SHARE for number in at.some(posts)}):
            shares[share].append(thing)
    return shares


def _cover(cover: CoverView, at: Positions, quotes: _Quotes) -> Json:
    return {
        "holder": at.posts.get(cover.holder),
        "by": cover.stated_by,
        "strength": cover.strength.value,
        "principals": at.some(cover.principals),
        "substitutes": at.some(cover.substitutes),
        "mention": cover.mention,
        "condition": cover.condition,
        "order": cover.order,
        "unconfirmed": cover.unconfirmed,
        "quote": quotes.number(cover.quote),
    }


def _finding(number: int, finding: FindingView, quotes: _Quotes) -> Json:
    return {
        "finding": number,
        "id": finding.id,
        "message": dict(finding.message),
        "remedy": dict(finding.remedy),
        "silence": finding.silence,
        "quotes": [quotes.number(quote) for quote in finding.quotes],
    }


class _Quotes:
    """Quotations, each once, and their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[QuoteView, int] = {}

    def number(self, quote: QuoteView | None) -> int | None:
        """The number of a quotation."""
        return None if quote is None else self._numbers.setdefault(quote, len(self._numbers))

    @property
    def rows(self) -> list[Mapping[str, Any]]:
        """All that were asked for, in the order of their numbers."""
        return [
            {"file": each.file, "member": each.member, "start": each.start, "end": each.end, "words": each.words}
            for each in self._numbers
        ]
