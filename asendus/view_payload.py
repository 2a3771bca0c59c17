"""A `PageModel` as what the page opens with: the network's nodes and edges, and one JSON value with all else.

Posts, units and agencies are told by their place in lists, and states by their place in lists of the page's own words, so
that no text of a document is ever a key. The words that a post's details show come apart: `asendus.view_words`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from asendus.view_model import CoverView, FindingView, PageModel, PostKind, PostView, Severity, Strength, UnitView
from asendus.view_order import Ordered
from asendus.view_pack import Json, columns
from asendus.wording import words_of

#: The page's languages, the first being the one it opens in unless told.
LANGUAGES = ("et", "en")
#: A statement that names more pairs than this is told in words and not drawn.
MAX_PAIRS = 4
#: A post's level: the severity of its worst finding, or that it has none, or that it is known by mention alone.
LEVELS = ("high", "medium", "low", "fine", "mentioned")

#: Words of the command about absences that the page says too.
REASONS = (
    "peers", "taken", "away", "away-one", "appointed", "deferred", "unverified", "unverified-peer", "group", "hollow", "none",
    "not-asked", "not-loaded", "shortages", "shortages-about", "shortage", "relay-first", "relay-next",
)  # fmt: skip

_SEVERITIES = tuple(Severity)
_STRENGTHS = tuple(Strength)
_KINDS = tuple(PostKind)


@cache
def read_strings() -> dict[str, dict[str, str]]:
    """The page's own words by language and dotted key.

    >>> read_strings()["en"]["strength.none"]
    'nobody covers'
    """
    table = tomllib.loads(files("asendus").joinpath("templates/page.toml").read_text(encoding="utf-8"))
    return {language: dict(_flat(table[language])) | _reasons(language) for language in LANGUAGES}


def _reasons(language: str) -> dict[str, str]:
    """Why nobody acts, in the words of `asendus absence`."""
    words = words_of("absence", language)
    return {f"why.{name}": words[name] for name in REASONS}


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


class Positions:
    """Where each agency, unit and post stands in its list."""

    def __init__(self, model: PageModel) -> None:
        self.agencies = {agency.iri: at for at, agency in enumerate(model.agencies)}
        self.units = {unit.iri: at for at, unit in enumerate(model.units)}
        self.posts = {post.iri: at for at, post in enumerate(model.posts)}

    def some(self, iris: Iterable[str]) -> list[int]:
        """The places of posts that the page has."""
        return [self.posts[iri] for iri in iris if iri in self.posts]


def as_nodes(model: PageModel, findings: Sequence[FindingView]) -> list[Json]:
    """The network's nodes: one a post. `base` of the opening goes before each IRI; a label that is none is made of the units."""
    at = Positions(model)
    worst = _worst(findings)
    paths = _paths(model.units)
    base = len(shared_start([post.iri for post in model.posts]))
    return [
        {"id": number, "iri": post.iri[base:], "name": post.name, "label": _label(post, paths)}
        | {"agency": at.agencies[post.agency], "unit": at.units.get(post.unit or "")}
        | {"kind": _KINDS.index(post.kind), "head": int(post.head)}
        | {"strength": _STRENGTHS.index(post.strength) if post.strength else None}
        | _state(post, worst.get(post.iri))
        for number, post in enumerate(model.posts)
    ]


def _paths(units: Iterable[UnitView]) -> dict[str, str]:
    """Unit → its name and those of the units that it is in, as a label ends with them; units above come first."""
    paths: dict[str, str] = {}
    for unit in units:
        above = paths.get(unit.parent or "")
        paths[unit.iri] = f"{unit.label}, {above}" if above else unit.label
    return paths


def _label(post: PostView, paths: Mapping[str, str]) -> str | None:
    path = paths.get(post.unit or "")
    return None if post.label == (f"{post.name}, {path}" if path else post.name) else post.label


def shared_start(iris: Sequence[str]) -> str:
    """What all IRIs begin with.

    >>> shared_start(["https://a.example/post/1", "https://a.example/post/22"])
    'https://a.example/post/'
    """
    first, last = min(iris, default=""), max(iris, default="")
    same = (number for number, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return first[: next(same, min(len(first), len(last)))]


def _state(post: PostView, worst: FindingView | None) -> Json:
    """A post's level, and the key of the words that tell its state."""
    mentioned = post.kind is PostKind.MENTIONED
    level = worst.severity.value if worst else "mentioned" if mentioned else "fine"
    if worst:
        return {"level": LEVELS.index(level), "state": f"finding.{worst.slug}"}
    strength = f"strength.{post.strength.value}" if post.strength and not mentioned else f"level.{level}"
    return {"level": LEVELS.index(level), "state": strength}


def _worst(findings: Iterable[FindingView]) -> dict[str, FindingView]:
    """Post → the first finding that is about it."""
    worst: dict[str, FindingView] = {}
    for finding in findings:
        for post in finding.subjects:
            worst.setdefault(post, finding)
    return worst


def as_edges(model: PageModel) -> list[Json]:
    """The network's edges: from a substitute to each post it covers, and, without a strength, from a post to each supervisor."""
    index = {post.iri: at for at, post in enumerate(model.posts)}
    edges: list[Json] = []
    for (substitute, principal), covers in _pairs(model.covers).items():
        if substitute in index and principal in index and substitute != principal:
            strength = min(_STRENGTHS.index(cover.strength) for cover in covers)
            edges.append({"from": index[substitute], "to": index[principal], "strength": strength})
    for post in model.posts:
        for supervisor in post.supervisors:
            if supervisor in index and supervisor != post.iri:
                edges.append({"from": index[post.iri], "to": index[supervisor], "strength": None})
    return edges


def _pairs(covers: Iterable[CoverView]) -> dict[tuple[str, str], list[CoverView]]:
    pairs: dict[tuple[str, str], list[CoverView]] = {}
    for cover in covers:
        if len(cover.principals) * len(cover.substitutes) <= MAX_PAIRS:
            for principal in cover.principals:
                for substitute in cover.substitutes:
                    pairs.setdefault((substitute, principal), []).append(cover)
    return pairs


def as_opening(ordered: Ordered, findings: Sequence[FindingView], *, lang: str) -> Json:
    """All that the page opens with besides the network: its words, agencies, units, findings, and what to load next."""
    model, at = ordered.model, Positions(ordered.model)
    base = shared_start([unit.iri for unit in model.units])
    units = [
        {"iri": unit.iri[len(base) :], "label": unit.label, "parent": at.units.get(unit.parent or "")}
        | dict(zip(("first", "own", "end"), stretch, strict=True))
        for unit, stretch in zip(model.units, ordered.stretches, strict=True)
    ]
    return {
        "lang": lang,
        "languages": list(LANGUAGES),
        "strings": read_strings(),
        "kinds": list(_KINDS),
        "strengths": list(_STRENGTHS),
        "levels": list(LEVELS),
        "agencies": [agency.label for agency in model.agencies],
        "unitCount": sum(unit.iri != unit.agency for unit in model.units),
        "base": shared_start([post.iri for post in model.posts]),
        "unitBase": base,
        "units": columns(units),
        "findings": columns([{"posts": at.some(finding.posts)} for finding in findings]),
        "groups": _groups(findings),
        "demands": [{"label": dict(each.label), "posts": at.some(each.posts)} for each in model.demands],
        "waiting": [[at.posts[iri], count] for iri, count in _waiting(model) if iri in at.posts],
    }


def in_order(findings: Iterable[FindingView]) -> list[FindingView]:
    """Findings by severity, then as the page's words name them; those that are accepted last."""
    slugs = [key.removeprefix("finding.") for key in read_strings()["et"] if key.startswith("finding.")]
    ranks = {slug: rank for rank, slug in enumerate(slugs)}

    def order(finding: FindingView) -> tuple[bool, int, int, str, str]:
        rank = ranks.get(finding.slug, len(ranks))
        return finding.silence is not None, _SEVERITIES.index(finding.severity), rank, finding.slug, finding.id

    return sorted(findings, key=order)


def _groups(findings: Sequence[FindingView]) -> list[Json]:
    """The stretches of findings of one kind and severity: from which on, and how many."""
    groups: list[Json] = []
    for number, finding in enumerate(findings):
        kind = {"slug": finding.slug, "severity": finding.severity.value, "silenced": finding.silence is not None}
        if not groups or kind.items() - groups[-1].items():
            groups.append(kind | {"from": number, "count": 0})
        groups[-1]["count"] += 1
    return groups


def _waiting(model: PageModel) -> list[tuple[str, int]]:
    return sorted(model.waiting.items(), key=lambda item: (-item[1], item[0]))
