"""The words that a post's details show: statements, quotations, messages. A page holds them in shares of some hundred posts.

A share has all that its posts need and is read when one of them is chosen, so that a page of fifty thousand posts opens as
fast as one that has no words. What posts of two shares have in common stands in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from asendus.view_model import CoverView, FindingView, PageModel, QuoteView
from asendus.view_pack import Json, columns
from asendus.view_payload import Positions

#: So many posts have a share of the words.
SHARE = 400

_Thing = TypeVar("_Thing")
#: Message and remedy, each a pattern by language.
_Texts = tuple[tuple[tuple[str, str], ...], ...]


def as_shares(model: PageModel, findings: Sequence[FindingView]) -> Iterator[Json]:
    """The words in shares: the first is of the first SHARE posts of the model, and so on."""
    at = Positions(model)
    count = -(-len(model.posts) // SHARE)
    covers = _shared(((cover, _about(cover)) for cover in model.covers), at, count)
    found = _shared(((number, finding.posts) for number, finding in enumerate(findings)), at, count)
    statements = _shared(((item, (item.post,)) for item in model.statements), at, count)
    labels = {post.iri: post.label for post in model.posts}
    for share in range(count):
        quotes, texts = _Numbered(_quote), _Numbered(_texts)
        yield {
            "covers": columns([_cover(cover, at, quotes) for cover in covers[share]]),
            "findings": columns([_finding(number, findings[number], quotes, texts, labels) for number in found[share]]),
            "statements": columns(
                [
                    {"post": at.posts[item.post], "kind": item.kind, "value": item.value}
                    | {"quote": quotes.number(item.quote)}
                    for item in statements[share]
                ]
            ),
            "texts": texts.rows,
            "quotes": columns(_followed(quotes.rows)),
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


def _cover(cover: CoverView, at: Positions, quotes: _Numbered[QuoteView]) -> Json:
    return {
        "holder": at.posts.get(cover.holder),
        "by": cover.stated_by,
        "strength": cover.strength.value,
        "principals": _steps(at.some(cover.principals)),
        "substitutes": _steps(at.some(cover.substitutes)),
        "mention": cover.mention,
        "condition": cover.condition,
        "order": cover.order,
        "unconfirmed": cover.unconfirmed,
        "quote": quotes.number(cover.quote),
    }


def _steps(numbers: Iterable[int]) -> list[int]:
    """Numbers as the steps from one to the next: posts of one unit are neighbours, and small numbers are short.

    >>> _steps([40, 41, 43])
    [40, 1, 2]
    """
    steps, last = [], 0
    for number in numbers:
        steps.append(number - last)
        last = number
    return steps


def _finding(
    number: int,
    finding: FindingView,
    quotes: _Numbered[QuoteView],
    texts: _Numbered[_Texts],
    labels: Mapping[str, str],
) -> Json:
    names = [labels.get(iri, "") for iri in finding.posts if iri in labels]
    files = list(dict.fromkeys(quote.file for quote in finding.quotes))

    def patterns(told: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        return tuple((lang, as_pattern(text, names, files)) for lang, text in told.items())

    return {
        "finding": number,
        "texts": texts.number((patterns(finding.message), patterns(finding.remedy))),
        "silence": finding.silence,
        "quotes": [quotes.number(quote) for quote in finding.quotes],
    }


#: Characters for private use (Unicode, section 23.5) that stand in a pattern for the finding's posts, and for its files.
POSTS, FILES, LAST = 0xE000, 0xE400, 0xE800


def as_pattern(text: str, posts: Sequence[str], files: Sequence[str]) -> str:
    r"""A message with marks in place of its posts' labels and its files' names, which the page has already.

    A text that has such characters of its own is left as it is, its first character doubled by a mark that means nothing.

    >>> as_pattern("Nobody covers nõunik (a.txt).", ["nõunik"], ["a.txt"])
    'Nobody covers \ue000 (\ue400).'
    """
    if any(POSTS <= ord(character) <= LAST for character in text):
        return chr(LAST) + text
    marks = [
        (name, chr(base + at)) for base, names in ((POSTS, posts), (FILES, files)) for at, name in enumerate(names)
    ]
    for name, mark in sorted(marks, key=lambda each: -len(each[0])):
        if name and ord(mark) < LAST:
            text = text.replace(name, mark)
    return text


class _Numbered(Generic[_Thing]):
    """Things, each once, and their numbers."""

    def __init__(self, told: Callable[[_Thing], Any]) -> None:
        self._told = told
        self._numbers: dict[_Thing, int] = {}

    def number(self, thing: _Thing | None) -> int | None:
        """The number of a thing."""
        return None if thing is None else self._numbers.setdefault(thing, len(self._numbers))

    @property
    def rows(self) -> list[Any]:
        """All that were asked for, in the order of their numbers."""
        return [self._told(each) for each in self._numbers]


def _texts(texts: _Texts) -> list[dict[str, str]]:
    return [dict(told) for told in texts]


def _quote(quote: QuoteView) -> Json:
    return {
        "file": quote.file,
        "member": quote.member,
        "start": quote.start,
        "length": None if quote.end - quote.start == len(quote.words) else quote.end - quote.start,
        "words": quote.words,
    }


def _followed(quotes: list[Json]) -> list[Json]:
    """Quotations whose starts are told as steps from one to the next; a length is told where it is not that of the words."""
    steps = _steps(quote["start"] for quote in quotes)
    return [quote | {"start": step} for quote, step in zip(quotes, steps, strict=True)]
