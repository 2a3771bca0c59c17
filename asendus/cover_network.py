"""The network of cover as a value: who may act for whom, by whose words.

It is all that absence, resilience and suggestions compute with, and is built from the rows of two queries
(`cover-network`, `network-posts`). Posts are named by their IRIs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from asendus.queries import Selects, load, run
from asendus.vocabulary import slug_of

#: Cover that somebody can be found by, but nobody is named ("coverable").
COVERABLE = ("appointed", "deferred")

#: Cover by what nothing loaded tells of.
UNKNOWN = ("unverified", "group")

_SURE = ("firm", "group")


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPost:
    """A post: kind "described", "listed" or "mentioned"; strength: of its cover, "" where nothing tells.

    headcount: how many people hold it; one where nothing tells.
    """

    iri: str
    label: str = ""
    kind: str = "described"
    unit: str = ""
    agency: str = ""
    strength: str = ""
    headcount: int = 1


class Tie(NamedTuple):
    """Firm or group cover of one post by another, stated by either end.

    order: the lowest that is stated, one where none is: nothing says that anybody comes before. statements: IRIs of those as sure.
    """

    principal: str
    substitute: str
    is_group: bool = False
    order: int = 1
    statements: tuple[str, ...] = ()


class Weaker(NamedTuple):
    """A statement that ties to nobody who is loaded; substitute: where it means a post.

    strength: "appointed", "deferred", "unverified", "hollow", or "group" of which nobody is loaded.
    """

    strength: str
    statement: str
    substitute: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverNetwork:
    """The posts by IRI, the ties of each principal (by substitute), and what else is stated about its cover."""

    posts: Mapping[str, NetworkPost]
    ties: Mapping[str, tuple[Tie, ...]]
    weaker: Mapping[str, tuple[Weaker, ...]] = field(default_factory=dict)

    def of(self, post: str) -> NetworkPost:
        """A post; one that the graph does not tell of has nothing but its IRI."""
        return self.posts.get(post) or NetworkPost(iri=post, kind="mentioned")

    def ties_of(self, post: str) -> tuple[Tie, ...]:
        """Who may act for a post."""
        return self.ties.get(post, ())


def read_network(store: Selects) -> CoverNetwork:
    """The network of everything that the graph holds."""
    posts = {row["post"]: _post(row) for row in run(store, load("network-posts")).as_texts()}
    rows = run(store, load("cover-network")).as_texts()
    sure: list[dict[str, str]] = []
    other: list[dict[str, str]] = []
    for row in rows:
        (sure if slug_of(row["strength"]) in _SURE and "substitute" in row else other).append(row)
    return network_of(posts.values(), map(_tie, sure), weaker=_weaker(other))


def network_of(
    posts: Iterable[NetworkPost], ties: Iterable[Tie], *, weaker: Mapping[str, tuple[Weaker, ...]] | None = None
) -> CoverNetwork:
    """A network of these posts. Several ties of one pair become one, the surest and then the first in order.

    A post covers itself only where several people hold it, so that one of them can act for another.
    """
    known = {post.iri: post for post in posts}
    pairs: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        if tie.principal != tie.substitute or (known[tie.principal].headcount > 1):
            pairs.setdefault((tie.principal, tie.substitute), []).append(tie)
    joined: dict[str, list[Tie]] = {}
    for pair in sorted(pairs):
        joined.setdefault(pair[0], []).append(_joined(pairs[pair]))
    return CoverNetwork(posts=known, ties={post: tuple(each) for post, each in joined.items()}, weaker=weaker or {})


def _post(row: Mapping[str, str]) -> NetworkPost:
    return NetworkPost(
        iri=row["post"],
        label=row["label"],
        kind=slug_of(row["kind"]).removesuffix("-post"),
        unit=row.get("unit", ""),
        agency=row["agency"],
        strength=slug_of(row.get("coverStrength", "")),
        headcount=max(1, int(row.get("headcount", "1"))),
    )


def _tie(row: Mapping[str, str]) -> Tie:
    order = max(1, int(row.get("order", "1")))
    return Tie(row["post"], row["substitute"], slug_of(row["strength"]) == "group", order, (row["statement"],))


def _weaker(rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[Weaker, ...]]:
    found: dict[str, list[Weaker]] = {}
    for row in rows:
        each = Weaker(slug_of(row["strength"]), row["statement"], row.get("substitute", ""))
        found.setdefault(row["post"], []).append(each)
    return {post: tuple(sorted(each)) for post, each in found.items()}


def _joined(ties: list[Tie]) -> Tie:
    best = min(ties, key=lambda tie: (tie.is_group, tie.order))
    same = (statement for tie in ties if tie.is_group == best.is_group for statement in tie.statements)
    return best._replace(statements=tuple(sorted(set(same))))
