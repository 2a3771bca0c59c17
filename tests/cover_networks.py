"""Small random networks of cover, and plain ways to ask them, for comparing with the product's."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from hypothesis import strategies as st

from asendus.absence import who_acts
from asendus.cover_network import CoverNetwork, NetworkPost, Tie, Weaker, network_of
from asendus.failing import is_known

#: So many random networks a test; `ASENDUS_EXAMPLES=3000 pytest tests/test_absence.py` tries more.
MANY = int(os.environ.get("ASENDUS_EXAMPLES", "100"))

#: The least and the most that a network's posts may be held by.
HOLDERS = st.sampled_from([1, 1, 1, 2, 3])


@st.composite
def networks(draw: st.DrawFn, *, names: str = "abcdef", most_ties: int = 12, weak: bool = False) -> CoverNetwork:
    """A network of posts that are held by one to three people; `weak`: some have cover of other kinds, too."""
    posts = [
        NetworkPost(
            iri=name, label=name, headcount=draw(HOLDERS), kind=draw(st.sampled_from(["described"] * 5 + ["listed"]))
        )
        for name in names
    ]
    end = st.sampled_from(names)
    ties = draw(st.lists(st.builds(Tie, end, end, st.booleans(), st.integers(1, 3)), max_size=most_ties))
    kinds = st.lists(
        st.builds(Weaker, st.sampled_from(["appointed", "unverified", "hollow"]), st.just("s")), max_size=1
    )
    weaker = {name: tuple(draw(kinds)) for name in names if draw(st.integers(0, 3)) == 0} if weak else {}
    return network_of(posts, ties, weaker={post: each for post, each in weaker.items() if each})


def is_uncovered(network: CoverNetwork, away: Collection[str], capacity: int) -> bool:
    """Whether those of the posts whose cover is known cannot all be covered: nobody acts for the others."""
    judged = {post: ties for post, ties in network.ties.items() if is_known(network, post)}
    answer = who_acts(
        CoverNetwork(posts=network.posts, ties=judged, weaker=network.weaker), dict.fromkeys(away, 1), capacity=capacity
    )
    return any(is_known(network, left.post) for left in answer.left)


def smallest(network: CoverNetwork, members: Sequence[str], *, capacity: int, size: int) -> set[tuple[str, ...]]:
    """All sets of this size among these posts that fail and have no failing set in them, by trying all."""
    found: list[set[str]] = []
    for number in range(1, size + 1):
        for away in combinations(sorted(members), number):
            if not any(each <= set(away) for each in found) and is_uncovered(network, away, capacity):
                found.append(set(away))
    return {tuple(sorted(each)) for each in found if len(each) == size}


def paths(network: CoverNetwork, post: str, away: Mapping[str, int], *, relay: bool) -> Iterator[tuple[Tie, ...]]:
    """Every way from a post to somebody who is present, over posts that are wholly away where `relay` allows it."""
    waiting: list[tuple[Tie, ...]] = [(tie,) for tie in network.ties_of(post)]
    while waiting:
        ties = waiting.pop()
        last = ties[-1].substitute
        if network.of(last).headcount > away.get(last, 0):
            yield ties
        elif relay:
            before = {post, *(tie.substitute for tie in ties)}
            waiting += [(*ties, tie) for tie in network.ties_of(last) if tie.substitute not in before]
