"""The smallest sets of absences that leave work uncovered: one post, two or three, each with one of its holders away.

A set X fails when, for some of its posts T, all that may act for one of T have room, X being away, for fewer than T has (Hall).
A smallest failing set has no failing set in it, and hangs together: each of its posts shares a substitute with another or is one's
substitute. So it is found by looking at neighbours, never at all pairs of posts:

- one post fails when nobody else covers it;
- a pair of which one covers the other is looked at by itself (`pairs`);
- any other failing pair shares its one substitute, who acts for one more post alone: such posts are a group, in which every pair
  fails (`groups`, which are counted and not listed);
- a triple is found in the same two ways.

Posts whose cover is not known (a substitute that is not loaded, a listed post without a description) may be away, and are then
nobody's substitute, but never fail.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations
from math import comb
from typing import NamedTuple

from asendus.cover_network import UNKNOWN, CoverNetwork

#: The names of the posts of a failing set, sorted.
Set = tuple[str, ...]

#: So many triples are looked at; beyond, triples are not told.
BUDGET = 1_000_000


class TripleGroup(NamedTuple):
    """Posts of which certain three are a smallest failing set each: their substitutes can act for two.

    both: posts that both substitutes cover (or the one who can act for two); left, right: posts that one of them alone covers.
    """

    both: Set
    left: Set = ()
    right: Set = ()

    @property
    def number(self) -> int:
        """How many triples: three of `both`, two with one of a side, or one with one of each side."""
        both, left, right = map(len, self)
        return comb(both, 3) + (left + right) * comb(both, 2) + both * left * right

    def sets(self) -> Iterator[Set]:
        """The triples."""
        yield from combinations(self.both, 3)
        for one, other in combinations(self.both, 2):
            yield from (_sorted(one, other, third) for third in (*self.left, *self.right))
        for one in self.both:
            yield from (_sorted(one, left, right) for left in self.left for right in self.right)

    def among(self, posts: Collection[str]) -> TripleGroup:
        """The group without the posts that are not among these."""
        return TripleGroup(*(tuple(post for post in side if post in posts) for side in self))


def is_known(network: CoverNetwork, post: str) -> bool:
    """Whether all that is stated about a post's cover is loaded: only then it can be said to be uncovered."""
    strengths = {each.strength for each in network.weaker.get(post, ())}
    return network.of(post).kind == "described" and strengths.isdisjoint(UNKNOWN)


class Failing:
    """The smallest failing sets among the described and listed posts of a network.

    capacity: how many more posts each who is present acts for.
    """

    def __init__(self, network: CoverNetwork, *, capacity: int = 1) -> None:
        self.capacity = capacity
        self.members = tuple(sorted(iri for iri, post in network.posts.items() if post.kind != "mentioned"))
        self.room = {iri: capacity * network.posts[iri].headcount for iri in self.members}
        self.known = frozenset(iri for iri in self.members if is_known(network, iri))
        self.covering = {
            iri: frozenset(tie.substitute for tie in network.ties_of(iri) if tie.substitute in self.room)
            for iri in self.known
        }
        self.alone_room = {iri: self.room_of((iri,), (iri,)) for iri in self.known}

    @cached_property
    def singles(self) -> frozenset[str]:
        """The posts that nobody else covers."""
        return frozenset(iri for iri in self.known if self.alone_room[iri] < 1)

    @cached_property
    def pairs(self) -> frozenset[Set]:
        """The smallest failing pairs in which one covers the other."""
        inner = self._inner(self.members, size=2)
        return frozenset(_sorted(post, other) for post, other in inner if self.fails((post, other)))

    @cached_property
    def groups(self) -> Mapping[frozenset[str], Set]:
        """The substitutes that posts have → those posts, where no more than two can be acted for, and no post covers itself."""
        found: dict[frozenset[str], list[str]] = {}
        for post in self.members:
            if post in self.known and 1 <= self.alone_room[post] <= 2 and post not in self.covering[post]:
                found.setdefault(self.covering[post], []).append(post)
        return {key: tuple(posts) for key, posts in found.items()}

    @cached_property
    def pair_groups(self) -> tuple[Set, ...]:
        """Groups of posts of which every two are a smallest failing pair: they have one and the same substitute."""
        shared = (posts for key, posts in self.groups.items() if self._is_one(key))
        return tuple(sorted(posts for posts in shared if len(posts) > 1))

    @cached_property
    def triple_groups(self) -> tuple[TripleGroup, ...]:
        """Groups of posts of which certain three are a smallest failing set each, and none covers another."""
        found = []
        for key, posts in self.groups.items():
            if sum(self.room[each] for each in key) == 2:
                sides = []
                for each in sorted(key) if len(key) == 2 else ():
                    sides.append(tuple(post for post in self.groups.get(frozenset({each}), ()) if post not in key))
                found.append(TripleGroup(posts, *sides))
        return tuple(sorted(group for group in found if group.number))

    def triples(self, among: Iterable[str] | None = None, *, budget: int = BUDGET) -> frozenset[Set] | None:
        """The smallest failing triples in which one covers another; None where more than `budget` would have to be looked at."""
        chosen = frozenset(self.members if among is None else among)
        found: set[Set] = set()
        seen: set[Set] = set()
        for post, other in self._inner(sorted(chosen), size=3):
            for third in self._near(post, other) if other in chosen else ():
                triple = _sorted(post, other, third)
                if triple in seen or third not in chosen:
                    continue
                if len(seen) >= budget:
                    return None
                seen.add(triple)
                if self.fails(triple) and not any(map(self.fails, combinations(triple, 2))):
                    found.add(triple)
        return frozenset(found)

    def fails(self, away: Set) -> bool:
        """Whether somebody is uncovered when one holder of each of these posts is away."""
        known = [post for post in away if post in self.known]
        return any(
            self.room_of(some, away) < number
            for number in range(1, len(known) + 1)
            for some in combinations(known, number)
        )

    def room_of(self, posts: Iterable[str], away: Set) -> int:
        """For how many posts those who cover one of `posts` can act while `away` are away."""
        between = frozenset[str]().union(*(self.covering[post] for post in posts))
        return sum(self.room[each] - self.capacity * (each in away) for each in between)

    def _inner(self, posts: Iterable[str], *, size: int) -> Iterator[tuple[str, str]]:
        """(post, one of its substitutes) that a smallest failing set of this size may have in it."""
        most = (size - 1) * (1 + self.capacity)
        for post in posts:
            if post in self.known and post not in self.singles and self.alone_room[post] <= most:
                for other in sorted(self.covering[post] - self.singles):
                    if other != post and (size == 2 or not self.fails((post, other))):
                        yield post, other

    def _near(self, post: str, other: str) -> Iterator[str]:
        """Those who may be the third: substitutes of the two, and posts that share a substitute with them or have one in them."""
        ends = self.covering[post] | self.covering.get(other, frozenset())
        near = set(ends)
        for end in (*ends, post, other):
            near.update(self._covers.get(end, ()))
        return iter(sorted(near - self.singles - {post, other}))

    @cached_property
    def _covers(self) -> Mapping[str, Set]:
        """Post → the posts that it may act for, of those that few may act for."""
        found: dict[str, list[str]] = {}
        for post in self.members:
            if post in self.known and self.alone_room[post] <= 2 * (1 + self.capacity):
                for other in self.covering[post]:
                    found.setdefault(other, []).append(post)
        return {other: tuple(posts) for other, posts in found.items()}

    def _is_one(self, substitutes: frozenset[str]) -> bool:
        return sum(self.room[each] for each in substitutes) == 1


def _sorted(*posts: str) -> Set:
    return tuple(sorted(posts))
