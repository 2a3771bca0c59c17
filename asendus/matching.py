"""The best way to give those who are present to those who are away.

A matching in a bipartite graph: posts with needs on one side, posts with room on the other, and an option wherever one may act
for the other. The best is, in this order: most needs met, fewest group options, lowest sum of orders, and then the first by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import networkx


class Option(NamedTuple):
    """One that may act: how many group statements that rests on, and the sum of the orders that are stated."""

    substitute: str
    groups: int = 0
    order: int = 1


#: Post → those who may act for it.
Options = Mapping[str, Sequence[Option]]

#: Post → those who act for it, sorted, one for each need that is met.
Matching = Mapping[str, tuple[str, ...]]


class Shortage(NamedTuple):
    """Posts with too few substitutes between them: more needs than room, and no smaller set of posts within has that."""

    posts: tuple[str, ...]
    substitutes: tuple[str, ...]
    needs: int
    room: int


#: One need of a post: the post's name, and which of its needs.
_Need = tuple[str, int]


def best_matching(needs: Mapping[str, int], options: Options, room: Mapping[str, int]) -> Matching:
    """The best matching; there is exactly one.

    needs: post → how many must act for it; room: post → how many it can act for (0 where it is not told).
    Of matchings equally good by the first three measures it is the one in which, post after post in the order of their names,
    each need has the substitute whose name comes first, and an unmet need comes after every substitute.

    >>> best_matching({"a": 1, "b": 1}, {"a": [Option("x"), Option("y")], "b": [Option("x")]}, {"x": 1, "y": 1})
    {'a': ('y',), 'b': ('x',)}
    """
    usable = {post: _usable(options.get(post, ()), room) for post in sorted(needs) if needs[post] > 0}
    found: dict[str, list[str]] = {post: [] for post in usable}
    for posts in _parts(usable):
        wanted = [(post, number) for post in posts for number in range(needs[post])]
        for (post, _), substitute in _solved(wanted, {post: _first(usable[post], len(wanted)) for post in posts}, room):
            found[post].append(substitute)
    return {post: tuple(sorted(substitutes)) for post, substitutes in found.items()}


def shortage_of(
    post: str, needs: Mapping[str, int], options: Options, room: Mapping[str, int], matching: Matching
) -> Shortage:
    """Why a post that has an unmet need has it: the smallest set of posts with it in which needs exceed room.

    The set is what alternating ways reach from the post (König): whoever may act for one of the set acts, to the last of
    its room, for posts of the set. Leave any post out, and the rest can all be matched. `matching` must be a largest one.
    """
    serves: dict[str, set[str]] = {}
    for covered, substitutes in matching.items():
        for substitute in substitutes:
            serves.setdefault(substitute, set()).add(covered)
    reached, between, waiting = {post}, set[str](), [post]
    while waiting:
        for option in _usable(options.get(waiting.pop(), ()), room):
            if option.substitute not in between:
                between.add(option.substitute)
                fresh = serves.get(option.substitute, set()) - reached
                reached |= fresh
                waiting += sorted(fresh)
    met = sum(len(matching[each]) for each in reached)
    unmet = needs[post] - len(matching[post])
    return Shortage(tuple(sorted(reached)), tuple(sorted(between)), met + unmet, sum(room[each] for each in between))


def _usable(options: Sequence[Option], room: Mapping[str, int]) -> list[Option]:
    """The best option of each substitute that has room, by its name."""
    best: dict[str, Option] = {}
    for option in sorted(options):
        if room.get(option.substitute, 0) > 0:
            best.setdefault(option.substitute, option)
    return list(best.values())


def _first(options: Sequence[Option], number: int) -> list[Option]:
    """The best options, by name, as many as there are needs: of so many one is always left over by the other needs."""
    best = sorted(options, key=lambda option: (option.groups, option.order, option.substitute))
    return sorted(best[:number])


def _parts(usable: Mapping[str, Sequence[Option]]) -> Iterator[list[str]]:
    """The posts that compete for substitutes with each other, part by part; those without any option are in none."""
    graph: networkx.Graph[tuple[str, str]] = networkx.Graph()
    graph.add_edges_from((("away", post), ("present", each.substitute)) for post in usable for each in usable[post])
    for part in networkx.connected_components(graph):
        yield sorted(name for side, name in part if side == "away")


def _solved(
    wanted: Sequence[_Need], usable: Mapping[str, Sequence[Option]], room: Mapping[str, int]
) -> Iterator[tuple[_Need, str]]:
    """The needs that are met in one part, each with its substitute."""
    weights = _Weights(wanted, usable)
    network: networkx.DiGraph[object] = networkx.DiGraph()
    network.add_node("end", demand=len(wanted))
    for place, need in enumerate(wanted):
        network.add_node(need, demand=-1)
        network.add_edge(need, "end", capacity=1, weight=weights.of_nobody(place))
        for rank, option in enumerate(usable[need[0]]):
            network.add_edge(need, ("present", option.substitute), capacity=1, weight=weights.of(option, place, rank))
            network.add_edge(("present", option.substitute), "end", capacity=room[option.substitute], weight=0)
    _, flow = networkx.network_simplex(network)
    for need in wanted:
        for option in usable[need[0]]:
            if flow[need].get(("present", option.substitute)):
                yield need, option.substitute


class _Weights:
    """The four measures as one whole number.

    A measure is multiplied by more than all that lesser measures can come to together. The last, the order of names, is a
    number with a digit for each need, the first need's digit the highest: its substitute's rank among its options, and for
    nobody the highest rank there is. Whole numbers of Python have no bound, so nothing is rounded, and no two matchings are equal.
    """

    def __init__(self, wanted: Sequence[_Need], usable: Mapping[str, Sequence[Option]]) -> None:
        options = [option for post, _ in wanted for option in usable[post]]
        self.base = max(len(usable[post]) for post, _ in wanted) + 1
        self.digits = len(wanted)
        self.of_order: int = self.base**self.digits
        self.of_group: int = self.of_order * (self.digits * max(each.order for each in options) + 1)
        self.of_unmet: int = self.of_group * (self.digits * max(each.groups for each in options) + 1)

    def of(self, option: Option, place: int, rank: int) -> int:
        """The weight of an option that ranks so among those of the need at this place."""
        return option.groups * self.of_group + option.order * self.of_order + self._tie(place, rank)

    def of_nobody(self, place: int) -> int:
        """The weight of leaving the need at this place unmet."""
        return self.of_unmet + self._tie(place, self.base - 1)

    def _tie(self, place: int, rank: int) -> int:
        digit: int = self.base ** (self.digits - 1 - place)
        return rank * digit
