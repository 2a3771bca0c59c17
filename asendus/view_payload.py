"""A `PageModel` as what the page carries: the network's nodes and edges, and one JSON value with all that is shown.

Posts, units and agencies are told by their position in lists, so that no text of a document is ever a key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from asendus.view_layout import FOLDED, LARGE, TITLE, Layout, Place
from asendus.view_model import CoverView, FindingView, PageModel, PostKind, PostView, QuoteView, Severity, Strength
from asendus.view_pack import Json, columns

#: The page's languages, the first being the one it opens in unless told.
LANGUAGES = ("et", "en")
#: A statement that names more pairs than this is told in words and not drawn.
MAX_PAIRS = 4

_SEVERITIES = tuple(Severity)
_STRENGTHS = tuple(Strength)


@cache
def read_strings() -> dict[str, dict[str, str]]:
    """The page's own words by language and dotted key.

    >>> read_strings()["en"]["strength.none"]
    'nobody covers'
    """
    table = tomllib.loads(files("asendus").joinpath("templates/page.toml").read_text(encoding="utf-8"))
    return {language: dict(_flat(table[language])) for language in LANGUAGES}


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def as_nodes(model: PageModel, layout: Layout) -> list[Json]:
    """The network's nodes: one a post, at the middle of its place when every unit is open."""
    return [_node(index, layout.posts[post.iri], layout.columns[post.iri]) for index, post in enumerate(model.posts)]


def _node(index: int, place: Place, column: int) -> Json:
    return {
        "id": f"p{index}",
        "post": index,
        "column": column,
        "x": round(place.x + place.width / 2, 1),
        "y": round(place.y + place.height / 2, 1),
        "width": round(place.width, 1),
        "height": round(place.height, 1),
    }


def as_edges(model: PageModel) -> list[Json]:
    """The network's edges: from a substitute to each post it covers, and from a post to each supervisor."""
    index = {post.iri: f"p{at}" for at, post in enumerate(model.posts)}
    edges: list[Json] = []
    for (substitute, principal), covers in _pairs(model.covers).items():
        if substitute in index and principal in index and substitute != principal:
            strength = min((cover.strength for cover in covers), key=_STRENGTHS.index)
            kind = {"kind": "substitution", "strength": strength.value}
            edges.append({"from": index[substitute], "to": index[principal], **kind})
    for post in model.posts:
        for supervisor in post.supervisors:
            if supervisor in index and supervisor != post.iri:
                edges.append({"from": index[post.iri], "to": index[supervisor], "kind": "reporting", "strength": None})
    return [{"id": f"e{at}", **edge} for at, edge in enumerate(edges)]


def _pairs(covers: Iterable[CoverView]) -> dict[tuple[str, str], list[CoverView]]:
    pairs: dict[tuple[str, str], list[CoverView]] = {}
    for cover in covers:
        if len(cover.principals) * len(cover.substitutes) <= MAX_PAIRS:
            for principal in cover.principals:
                for substitute in cover.substitutes:
                    pairs.setdefault((substitute, principal), []).append(cover)
    return pairs


def as_payload(model: PageModel, layout: Layout, *, lang: str) -> Json:
    """All else that the page shows, in both languages."""
    at = _Positions(model)
    units = sum(unit.iri != unit.agency for unit in model.units)
    findings = sorted(model.findings, key=_finding_order())
    worst = _worst(findings)
    return {
        "lang": lang,
        "languages": list(LANGUAGES),
        "strings": read_strings(),
        "folding": {"title": TITLE, "height": FOLDED, "folded": len(model.posts) > LARGE},
        "agencies": [agency.label for agency in model.agencies],
        "unitCount": units,
        "units": [
            {
                "label": unit.label,
                "agency": at.agencies[unit.agency],
                "parent": at.unit(unit.parent),
                "place": [round(length, 1) for length in layout.blocks[unit.iri].place],
                "column": layout.blocks[unit.iri].column,
            }
            for unit in model.units
        ],
        "posts": [_post(post, at, worst.get(post.iri)) for post in model.posts],
        "covers": [_cover(cover, at) for cover in model.covers],
        "statements": [
            {"post": at.posts[item.post], "kind": item.kind, "value": item.value, "quote": _quote(item.quote)}
            for item in model.statements
            if item.post in at.posts
        ],
        "findings": [_finding(finding, at) for finding in findings],
        "waiting": [[at.posts[iri], count] for iri, count in _waiting(model) if iri in at.posts],
    }


def as_parts(payload: Json) -> tuple[Json, Json]:
    """A payload as what the page opens with, and the words that it can wait for: quotations, messages, statements.

    Tables are columns. A quotation stands once, and is told by its number.
    """
    quotes = _Quotes()
    evidence = {
        "covers": [quotes.number(cover["quote"]) for cover in payload["covers"]],
        "findings": columns(
            [
                {
                    "message": each["message"],
                    "remedy": each["remedy"],
                    "quotes": [quotes.number(quote) for quote in each["quotes"]],
                }
                for each in payload["findings"]
            ]
        ),
        "statements": columns([item | {"quote": quotes.number(item["quote"])} for item in payload["statements"]]),
        "quotes": columns([]),
    }
    evidence["quotes"] = columns(list(quotes.rows))
    opening = {key: value for key, value in payload.items() if key != "statements"}
    opening |= {
        "units": columns(payload["units"]),
        "posts": columns(payload["posts"]),
        "covers": columns([_without(cover, "quote") for cover in payload["covers"]]),
        "findings": columns([_without(each, "message", "remedy", "quotes") for each in payload["findings"]]),
    }
    return opening, evidence


def _without(row: Json, *names: str) -> Json:
    return {name: value for name, value in row.items() if name not in names}


class _Quotes:
    """Quotations, each once, and their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Any, ...], int] = {}
        self.rows: list[Json] = []

    def number(self, quote: Json | None) -> int | None:
        if quote is None:
            return None
        key = tuple(quote.values())
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append(quote)
        return self._numbers[key]


class _Positions:
    """Where each agency, unit and post stands in its list."""

    def __init__(self, model: PageModel) -> None:
        self.agencies = {agency.iri: at for at, agency in enumerate(model.agencies)}
        self.units = {unit.iri: at for at, unit in enumerate(model.units)}
        self.posts = {post.iri: at for at, post in enumerate(model.posts)}

    def unit(self, iri: str | None) -> int | None:
        return self.units.get(iri) if iri is not None else None

    def some(self, iris: Iterable[str]) -> list[int]:
        return [self.posts[iri] for iri in iris if iri in self.posts]


def _finding_order() -> Callable[[FindingView], tuple[int, int, str, str]]:
    """Sort key: severity, then the order in which the page's words name the findings."""
    slugs = [key.removeprefix("finding.") for key in read_strings()["et"] if key.startswith("finding.")]
    ranks = {slug: rank for rank, slug in enumerate(slugs)}

    def order(finding: FindingView) -> tuple[int, int, str, str]:
        rank = ranks.get(finding.slug, len(ranks))
        return _SEVERITIES.index(finding.severity), rank, finding.slug, finding.id

    return order


def _waiting(model: PageModel) -> list[tuple[str, int]]:
    return sorted(model.waiting.items(), key=lambda item: (-item[1], item[0]))


def _worst(findings: Iterable[FindingView]) -> dict[str, FindingView]:
    """Post → the first finding that is about it."""
    worst: dict[str, FindingView] = {}
    for finding in findings:
        for post in finding.subjects:
            worst.setdefault(post, finding)
    return worst


def _post(post: PostView, at: _Positions, worst: FindingView | None) -> Json:
    level = worst.severity.value if worst else "fine"
    strength = f"strength.{post.strength.value}" if post.strength else f"level.{level}"
    state = f"finding.{worst.slug}" if worst else strength
    mentioned = post.kind is PostKind.MENTIONED
    return {
        "iri": post.iri,
        "label": post.label,
        "name": post.name,
        "agency": at.agencies[post.agency],
        "unit": at.unit(post.unit),
        "kind": post.kind.value,
        "head": post.head,
        "strength": post.strength.value if post.strength else None,
        "supervisors": at.some(post.supervisors),
        "level": "mentioned" if mentioned and not worst else level,
        "state": "level.mentioned" if mentioned and not worst else state,
    }


def _cover(cover: CoverView, at: _Positions) -> Json:
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
        "quote": _quote(cover.quote),
    }


def _finding(finding: FindingView, at: _Positions) -> Json:
    return {
        "id": finding.id,
        "slug": finding.slug,
        "severity": finding.severity.value,
        "posts": at.some(finding.posts),
        "message": dict(finding.message),
        "remedy": dict(finding.remedy),
        "silence": finding.silence,
        "quotes": [_quote(quote) for quote in finding.quotes],
    }


def _quote(quote: QuoteView | None) -> Json | None:
    if quote is None:
        return None
    return {
        "file": quote.file,
        "member": quote.member,
        "start": quote.start,
        "end": quote.end,
        "words": quote.words,
    }
