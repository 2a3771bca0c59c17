"""Who could cover a post: every other post of the agency, the best first, with what speaks for it and against it.

The order is: near (the same unit, or one step up or down in the tree of units) before farther; then with fewest snags; then by
distance, by demands of which nothing is known, by load, by what is shared, by name. A snag is something that the new cover would
leave to mend: the candidate's description demands less of something, it is the substitute of as many posts as one may be, the two
would be covered by each other alone, or the post by its supervisor alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from asendus.cover_network import CoverNetwork
from asendus.lacking import Compared, compare
from asendus.loader.slugs import slug
from asendus.terms import Demanded
from asendus.unit_tree import UnitTree

#: Among so many posts around a post candidates are looked for, where its agency has more.
POOL = 500

#: Cover of these kinds may be somebody else's than whom firm cover tells.
FURTHER = ("group", "unverified", "deferred")

#: A word of a duty counts by its first letters, since endings change; shorter words tell nothing.
STEM = 6

#: A stem that more than this part of the posts have tells nothing about one.
COMMON = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What descriptions tell of a post, to be compared.

    demands: by key; competencies: their concepts; duties: stem → one of the words of its duties that begin so; supervisors: the
    posts that it reports to.
    """

    demands: Mapping[str, Demanded] = field(default_factory=dict)
    competencies: frozenset[str] = frozenset()
    duties: Mapping[str, str] = field(default_factory=dict)
    supervisors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A post that could cover another.

    distance: steps between their units; compared: the post's demands beside its own; competencies, duties: concepts and words that
    both have; load: posts that it covers firmly by now; overloaded: one more is too many; makes, breaks: a closed circle;
    supervisor: the post reports to it, and nobody else would cover it firmly.
    """

    post: str
    distance: int
    compared: Compared
    competencies: tuple[str, ...]
    duties: tuple[str, ...]
    load: int
    overloaded: bool
    makes: bool
    breaks: bool
    supervisor: bool

    @property
    def snags(self) -> int:
        """How much the new cover would leave to mend."""
        return len(self.compared.less) + self.overloaded + self.makes + self.supervisor

    @property
    def rank(self) -> tuple[bool, int, int, int, int, int, str]:
        """What candidates are sorted by, the best first."""
        shared = len(self.competencies) + len(self.duties)
        return (
            self.distance > 1,
            self.snags,
            self.distance,
            len(self.compared.unknown),
            self.load,
            -shared,
            self.post,
        )


class Candidates:
    """The candidates of every post of a network.

    most: a post that covers more others than that firmly is overloaded; circle_size: the largest closed circle that counts.
    """

    def __init__(
        self,
        network: CoverNetwork,
        tree: UnitTree,
        profiles: Mapping[str, Profile],
        *,
        most: int = 5,
        circle_size: int = 2,
    ) -> None:
        self.network = network
        self.tree = tree
        self.profiles = profiles
        self.most = most
        self.circle_size = circle_size
        self.firm = {post: frozenset(_firm(network, post)) for post in network.posts}
        self.load = Counter(substitute for found in self.firm.values() for substitute in found)

    def of(self, post: str, *, without: Iterable[str] = ()) -> list[Candidate]:
        """The candidates of a post, the best first; those that cover it firmly by now are none."""
        out = {post, *self.firm[post], *without}
        found = (self._candidate(post, other) for other in self.pool(post) if other not in out)
        return sorted(found, key=lambda each: each.rank)

    def pool(self, post: str) -> Sequence[str]:
        """Who is looked at for a post: the described and listed posts of its agency, or of the smallest unit around it that is large."""
        units = list(self.tree.above(self.network.posts[post].unit))
        found = (self._members.get(unit, []) for unit in units)
        return next((posts for posts in found if len(posts) >= POOL), self._members.get(units[-1], []) if units else [])

    @cached_property
    def _members(self) -> Mapping[str, list[str]]:
        """Unit or agency → the described and listed posts of it and of the units in it."""
        found: dict[str, list[str]] = {}
        for iri, post in sorted(self.network.posts.items()):
            if post.kind != "mentioned":
                for unit in self.tree.above(post.unit):
                    found.setdefault(unit, []).append(iri)
        return found

    def _candidate(self, post: str, other: str) -> Candidate:
        own, others = self.profiles.get(post, Profile()), self.profiles.get(other, Profile())
        units = (self.network.posts[post].unit, self.network.posts[other].unit)
        return Candidate(
            post=other,
            distance=self.tree.distance(*units),
            compared=compare(own.demands, others.demands),
            competencies=tuple(sorted(own.competencies & others.competencies)),
            duties=tuple(own.duties[each] for each in sorted((own.duties.keys() & others.duties) - self._common)),
            load=self.load[other],
            overloaded=self.load[other] >= self.most,
            makes=self.in_circle(post, also=other),
            breaks=self.in_circle(post) and not self.in_circle(post, also=other),
            supervisor=other in own.supervisors and not self.firm[post],
        )

    def in_circle(self, post: str, *, also: str | None = None) -> bool:
        """Whether a post is in a closed circle, were it covered by another one too."""
        added = {post: self.firm[post] | ({also} if also else set())}
        reached = self._reached(post, added)
        if reached is None or len(reached) < 2 or any(map(self._is_open, reached)):
            return False
        return all(post in (self._reached(each, added) or ()) for each in reached)

    def _reached(self, post: str, added: Mapping[str, frozenset[str] | set[str]]) -> set[str] | None:
        """A post and all that its substitutes lead to; None where that is more than a circle may have."""
        reached, waiting = {post}, [post]
        while waiting:
            here = waiting.pop()
            fresh = set(added.get(here, self.firm.get(here, frozenset()))) - reached
            reached |= fresh
            waiting += fresh
            if len(reached) > self.circle_size:
                return None
        return reached

    def _is_open(self, post: str) -> bool:
        """Whether somebody whom no firm tie tells may cover a post."""
        if self.network.of(post).kind != "described" or any(tie.is_group for tie in self.network.ties_of(post)):
            return True
        return any(each.strength in FURTHER for each in self.network.weaker.get(post, ()))

    @cached_property
    def _common(self) -> frozenset[str]:
        """Stems that so many posts have that sharing them tells nothing."""
        counts = Counter(stem for profile in self.profiles.values() for stem in profile.duties)
        return frozenset(stem for stem, number in counts.items() if number > max(2, COMMON * len(self.profiles)))


def stems(text: str) -> dict[str, str]:
    """The first letters of the longer words of a text → the first of those words.

    >>> stems("Koostab osakonna eelarve ja jälgib eelarvet.")
    {'koosta': 'koostab', 'osakon': 'osakonna', 'eelarv': 'eelarve', 'jälgib': 'jälgib'}
    """
    found: dict[str, str] = {}
    for word in re.split(r"[^\w]+", slug(text)):
        if len(word) >= STEM:
            found.setdefault(word[:STEM], word)
    return found


def _firm(network: CoverNetwork, post: str) -> Iterable[str]:
    return (tie.substitute for tie in network.ties_of(post) if not tie.is_group and tie.substitute != post)
