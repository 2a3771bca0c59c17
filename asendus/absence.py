"""Given who is away: who acts for whom, who is left, and why.

Posts that are away stand on one side, posts that are present on the other, and a tie of the network of cover joins two of them
where firm or group cover is stated by either end. A post that is present acts for so many more as its capacity allows, and
acting for another frees nobody's own post. The best answer is the one of `asendus.matching`.

A post may be held by several people. An absence is one holder's: the post has a need for each holder that is away, and room for
each that is not; where its own words say that one holder covers another, those who are present are substitutes too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

from asendus.cover_network import COVERABLE, UNKNOWN, CoverNetwork, Tie, Weaker
from asendus.matching import Matching, Option, Shortage, best_matching, shortage_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """One who acts for a post that is away, over these ties: one, or more where substitutes on the way are away themselves."""

    post: str
    substitute: str
    ties: tuple[Tie, ...]

    @property
    def is_group(self) -> bool:
        """Whether some of it rests on anybody of a group."""
        return any(tie.is_group for tie in self.ties)

    @property
    def through(self) -> tuple[str, ...]:
        """The substitutes on the way, who are away."""
        return tuple(tie.substitute for tie in self.ties[:-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A post that nobody acts for.

    holders: how many of its needs are unmet. outcome: "coverable" (somebody is appointed, or another document tells),
    "unverified" (by posts that nothing loaded describes) or "uncovered". reason: "nobody" (no tie), "away" (all of its
    substitutes are away), "taken" (they act for others). away, taken: its substitutes that are; weaker: what else is stated;
    shortage: the smallest set of posts with too few substitutes between them that it is in.
    """

    post: str
    holders: int
    outcome: str
    reason: str
    away: tuple[Tie, ...]
    taken: tuple[Tie, ...]
    weaker: tuple[Weaker, ...]
    shortage: Shortage


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """The answer: who is away (post → how many of its holders), who acts, who is left, by post."""

    away: Mapping[str, int]
    acting: tuple[Acting, ...]
    left: tuple[Left, ...]
    capacity: int
    relay: bool


def who_acts(network: CoverNetwork, away: Mapping[str, int], *, capacity: int = 1, relay: bool = False) -> Absence:
    """The best answer for an absence; there is one.

    away: post → how many of its holders; never more than hold it. capacity: how many more posts each who is present acts for.
    relay: whether somebody acts over a substitute of whom every holder is away ("A acts for B; A is away, so C").
    """
    needs = {post: min(number, network.of(post).headcount) for post, number in sorted(away.items())}
    routes = {post: _routes(network, post, needs, relay=relay) for post in needs}
    room = {
        substitute: capacity * _present(network, substitute, needs) for found in routes.values() for substitute in found
    }
    options = {post: [_option(ties) for ties in found.values()] for post, found in routes.items()}
    matching = best_matching(needs, options, room)
    acting = (
        Acting(post=post, substitute=substitute, ties=routes[post][substitute])
        for post, substitutes in matching.items()
        for substitute in substitutes
    )
    short = (post for post in needs if len(matching[post]) < needs[post])
    left = (_left(network, post, needs, matching, shortage_of(post, needs, options, room, matching)) for post in short)
    return Absence(away=needs, acting=tuple(acting), left=tuple(left), capacity=capacity, relay=relay)


def _present(network: CoverNetwork, post: str, needs: Mapping[str, int]) -> int:
    return network.of(post).headcount - needs.get(post, 0)


def _option(ties: tuple[Tie, ...]) -> Option:
    return Option(ties[-1].substitute, sum(tie.is_group for tie in ties), sum(tie.order for tie in ties))


def _routes(network: CoverNetwork, post: str, needs: Mapping[str, int], *, relay: bool) -> dict[str, tuple[Tie, ...]]:
    """Substitute that is present → the best way to it: fewest group ties, lowest orders, first names (Dijkstra).

    Over relays as many are found as there are needs in all, with all that are as good as the last of them. More are of no
    use: of so many one is always left over by the other needs, and is better than any beyond.
    """
    enough = sum(needs.values())
    found: dict[str, tuple[Tie, ...]] = {}
    settled: set[str] = set()
    waiting: list[_Way] = [_Way(0, 0, (post,), ())]
    while waiting and not (relay and len(found) >= enough):
        away: list[_Way] = []
        for way in _cheapest(waiting):
            end = way.names[-1] if way.ties else ""
            if end in settled:
                continue
            settled.add(end)
            if end and _present(network, end, needs):
                found[end] = way.ties
            elif relay or not end:
                away.append(way)
        for way in away:
            for tie in network.ties_of(way.names[-1]):
                if tie.substitute not in settled and (not way.ties or tie.substitute != post):
                    heappush(waiting, way.over(tie))
    return dict(sorted(found.items()))


class _Way(NamedTuple):
    """A way from a post over ties: what it costs, the names on it."""

    groups: int
    order: int
    names: tuple[str, ...]
    ties: tuple[Tie, ...]

    def over(self, tie: Tie) -> _Way:
        """The way and one tie more."""
        return _Way(
            self.groups + tie.is_group, self.order + tie.order, (*self.names, tie.substitute), (*self.ties, tie)
        )


def _cheapest(waiting: list[_Way]) -> Iterator[_Way]:
    """Takes the ways that cost least, all of one cost, the first by name first. A tie more always costs more."""
    groups, order = waiting[0][:2]
    while waiting and waiting[0][:2] == (groups, order):
        yield heappop(waiting)


def _left(network: CoverNetwork, post: str, needs: Mapping[str, int], matching: Matching, shortage: Shortage) -> Left:
    weaker = network.weaker.get(post, ())
    ties = network.ties_of(post)
    away = tuple(tie for tie in ties if not _present(network, tie.substitute, needs))
    return Left(
        post=post,
        holders=needs[post] - len(matching[post]),
        outcome=_outcome({each.strength for each in weaker}, network.of(post).kind),
        reason="taken" if shortage.substitutes else "away" if away else "nobody",
        away=away,
        taken=tuple(tie for tie in ties if tie not in away),
        weaker=weaker,
        shortage=shortage,
    )


def _outcome(strengths: set[str], kind: str) -> str:
    if not strengths.isdisjoint(COVERABLE):
        return "coverable"
    return "uncovered" if kind == "described" and strengths.isdisjoint(UNKNOWN) else "unverified"
