"""How many absences a unit survives, which few break it, and on whom most rests.

Figures of every unit, with the units in it, and of every agency: of all single and of all double absences how many leave nobody
uncovered, and the smallest sets of up to three posts whose absence does. Substitutes may be anywhere. All counts are exact; where
looking at triples would take too long they are left out, and that is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, islice
from math import comb

from asendus.cover_network import CoverNetwork, Tie
from asendus.failing import BUDGET, Failing, Set
from asendus.networks import closed_circles
from asendus.unit_tree import UnitTree

#: So many sets of each size are told by name; all are counted.
SHOWN = 10

#: Cover of these kinds may be somebody else's than whom firm cover tells.
FURTHER = ("group", "unverified", "deferred")

#: So many triples of one unit are looked at where those of everybody were too many.
UNIT_BUDGET = BUDGET // 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Survived:
    """Of absences of one size: those that leave nobody uncovered, those that do, those of which that is not known."""

    survived: int
    failed: int
    unknown: int

    @property
    def share(self) -> float | None:
        """The part that is survived of those that are known; None where none is."""
        known = self.survived + self.failed
        return self.survived / known if known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FailingSets:
    """The smallest failing sets of one size: how many (None: not counted, they would be too many to look at), and the first by name."""

    size: int
    count: int | None
    shown: tuple[Set, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitResilience:
    """The figures of a unit or an agency; posts: described and listed; unknown: those whose cover is not known."""

    unit: str
    posts: int
    unknown: int
    single: Survived
    double: Survived
    sets: tuple[FailingSets, ...]

    @property
    def least(self) -> int | None:
        """How many absences are enough to leave somebody uncovered; None where three are not, or it was not looked at."""
        return next((each.size for each in self.sets if each.count), None)

    @property
    def exact_to(self) -> int:
        """Up to which size all sets are counted."""
        return max((each.size for each in self.sets if each.count is not None), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What rests on a post.

    uncovered: nobody covers it; alone: posts that only it covers; pairs: smallest failing pairs that it is in; firm, groups:
    posts that it covers firmly, and as one of a group.
    """

    post: str
    uncovered: bool
    alone: tuple[str, ...]
    pairs: int
    firm: int
    groups: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Resilience:
    """All figures: of units and agencies by IRI, of posts, and of closed circles that are larger than those told as findings."""

    units: Mapping[str, UnitResilience]
    posts: Mapping[str, Weight]
    circles: tuple[Set, ...]
    failing: Failing


def resilience(
    network: CoverNetwork, tree: UnitTree, *, capacity: int = 1, circle_size: int = 2, budget: int = BUDGET
) -> Resilience:
    """The figures of every unit and agency that has described or listed posts, and of every such post."""
    failing = Failing(network, capacity=capacity)
    members = _members(network, tree, failing.members)
    above = {post: tuple(tree.above(network.posts[post].unit)) for post in failing.members}
    pairs = _by_unit(failing.pairs, above)
    pair_groups = _groups_by_unit(failing.pair_groups, above)
    triples = _Triples(failing, members, above, budget)
    units = {
        unit: _figures(failing, unit, posts, pairs.get(unit, ()), pair_groups.get(unit, ()), triples)
        for unit, posts in sorted(members.items())
    }
    return Resilience(
        units=units,
        posts=_weights(network, failing),
        circles=tuple(circle for circle in _circles(network) if len(circle) > circle_size),
        failing=failing,
    )


def _members(network: CoverNetwork, tree: UnitTree, posts: Iterable[str]) -> dict[str, list[str]]:
    """Unit → the posts of it and of the units in it."""
    found: dict[str, list[str]] = {}
    for post in posts:
        for unit in tree.above(network.posts[post].unit):
            found.setdefault(unit, []).append(post)
    return found


def _by_unit(sets: Iterable[Set], above: Mapping[str, Sequence[str]]) -> dict[str, list[Set]]:
    """Unit → the sets whose posts are all in it."""
    found: dict[str, list[Set]] = {}
    for each in sorted(sets):
        for unit in set(above[each[0]]).intersection(*(above[post] for post in each[1:])):
            found.setdefault(unit, []).append(each)
    return found


def _groups_by_unit(groups: Iterable[Set], above: Mapping[str, Sequence[str]]) -> dict[str, list[Set]]:
    """Unit → the parts of groups that are in it, those of two posts and more."""
    found: dict[str, list[Set]] = {}
    for group in groups:
        parts: dict[str, list[str]] = {}
        for post in group:
            for unit in above[post]:
                parts.setdefault(unit, []).append(post)
        for unit, part in parts.items():
            if len(part) > 1:
                found.setdefault(unit, []).append(tuple(part))
    return found


def _figures(
    failing: Failing,
    unit: str,
    posts: Sequence[str],
    pairs: Sequence[Set],
    groups: Sequence[Set],
    triples: _Triples,
) -> UnitResilience:
    known = sum(post in failing.known for post in posts)
    alone = [post for post in posts if post in failing.singles]
    grouped = sum(comb(len(group), 2) for group in groups)
    both_known = sum(failing.known.issuperset(pair) for pair in pairs) + grouped
    surely = comb(known, 2) - comb(known - len(alone), 2) + both_known
    failed = comb(len(posts), 2) - comb(len(posts) - len(alone), 2) + len(pairs) + grouped
    survived = comb(known, 2) - surely
    first_pairs = sorted(chain(pairs, *(islice(combinations(group, 2), SHOWN) for group in groups)))[:SHOWN]
    return UnitResilience(
        unit=unit,
        posts=len(posts),
        unknown=len(posts) - known,
        single=Survived(survived=known - len(alone), failed=len(alone), unknown=len(posts) - known),
        double=Survived(survived=survived, failed=failed, unknown=comb(len(posts), 2) - survived - failed),
        sets=(
            FailingSets(size=1, count=len(alone), shown=tuple((post,) for post in alone[:SHOWN])),
            FailingSets(size=2, count=len(pairs) + grouped, shown=tuple(first_pairs)),
            triples.of(unit, posts),
        ),
    )


class _Triples:
    """The failing triples of each unit: those of everybody parted by unit, or where they are too many, each unit's own."""

    def __init__(
        self, failing: Failing, members: Mapping[str, Sequence[str]], above: Mapping[str, Sequence[str]], budget: int
    ) -> None:
        self.failing = failing
        self.budget = budget // 10
        found = failing.triples(budget=budget)
        self.inner = None if found is None else _by_unit(found, above)
        self.groups: dict[str, set[int]] = {}
        for number, group in enumerate(failing.triple_groups):
            for post in group.both:
                for unit in above[post]:
                    self.groups.setdefault(unit, set()).add(number)

    def of(self, unit: str, posts: Sequence[str]) -> FailingSets:
        """The triples of one unit."""
        if self.inner is not None:
            inner = self.inner.get(unit, [])
        else:
            own = self.failing.triples(posts, budget=self.budget)
            if own is None:
                return FailingSets(size=3, count=None, shown=())
            inner = sorted(own)
        inside = frozenset(posts)
        groups = [self.failing.triple_groups[each].among(inside) for each in sorted(self.groups.get(unit, ()))]
        count = len(inner) + sum(group.number for group in groups)
        first = sorted(chain(inner, *(islice(group.sets(), SHOWN) for group in groups)))[:SHOWN]
        return FailingSets(size=3, count=count, shown=tuple(first))


def _weights(network: CoverNetwork, failing: Failing) -> dict[str, Weight]:
    pairs = Counter(chain.from_iterable(failing.pairs))
    for group in failing.pair_groups:
        for post in group:
            pairs[post] += len(group) - 1
    alone = _alone(failing)
    loads = Counter((tie.substitute, tie.is_group) for post, tie in _ties(network) if post != tie.substitute)
    return {
        post: Weight(
            post=post,
            uncovered=post in failing.singles,
            alone=tuple(alone.get(post, ())),
            pairs=pairs[post],
            firm=loads[post, False],
            groups=loads[post, True],
        )
        for post in failing.members
    }


def _alone(failing: Failing) -> dict[str, list[str]]:
    """Post → the posts that have nobody left when it is away too."""
    found: dict[str, list[str]] = {}
    for post in failing.members:
        if post in failing.known and 1 <= failing.alone_room[post] <= failing.capacity:
            for other in failing.covering[post] - {post}:
                if failing.room_of((post,), (post, other)) < 1:
                    found.setdefault(other, []).append(post)
    return found


def _ties(network: CoverNetwork) -> Iterator[tuple[str, Tie]]:
    return ((post, tie) for post, ties in network.ties.items() for tie in ties)


def _circles(network: CoverNetwork) -> tuple[Set, ...]:
    """All closed circles: described posts with firm cover from each other alone, and no cover of other kinds that may be somebody else's."""
    firm = [(post, tie.substitute) for post, tie in _ties(network) if not tie.is_group]
    further = {post for post, tie in _ties(network) if tie.is_group}
    further |= {post for post, weaker in network.weaker.items() if any(w.strength in FURTHER for w in weaker)}
    elsewhere = {post for edge in firm for post in edge if network.of(post).kind != "described"}
    return closed_circles(firm, size=len(network.posts), open_posts=further | elsewhere)
