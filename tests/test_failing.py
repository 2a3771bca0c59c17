"""Failing sets of absences, against all sets there are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from cover_networks import MANY, networks, smallest
from hypothesis import given, settings
from hypothesis import strategies as st

from asendus.cover_network import CoverNetwork, NetworkPost, Tie, network_of
from asendus.failing import Failing

NAMES = "abcdefgh"


def all_smallest(network: CoverNetwork, *, capacity: int, size: int) -> set[tuple[str, ...]]:
    """All smallest failing sets of this size, by trying all."""
    members = [iri for iri, post in network.posts.items() if post.kind != "mentioned"]
    return smallest(network, members, capacity=capacity, size=size)


@given(network=networks(names=NAMES, most_ties=16, weak=True), capacity=st.integers(1, 3))
@settings(max_examples=MANY, deadline=None)
def test_singles_and_pairs_are_all_there_are(network: CoverNetwork, capacity: int) -> None:
    """Every smallest failing set of one post or two is found, and nothing else."""
    failing = Failing(network, capacity=capacity)
    grouped = {pair for group in failing.pair_groups for pair in combinations(group, 2)}

    assert all_smallest(network, capacity=capacity, size=1) == {(post,) for post in failing.singles}
    assert all_smallest(network, capacity=capacity, size=2) == failing.pairs | grouped
    assert failing.pairs.isdisjoint(grouped)


@given(network=networks(names=NAMES, most_ties=18, weak=True), capacity=st.integers(1, 3))
@settings(max_examples=MANY, deadline=None)
def test_triples_are_all_there_are(network: CoverNetwork, capacity: int) -> None:
    """Every smallest failing set of three is found once: by itself, or in a group."""
    failing = Failing(network, capacity=capacity)
    inner = failing.triples()
    grouped = list(grouped_triples(failing))

    assert inner is not None
    assert len(grouped) == len(set(grouped))
    assert all_smallest(network, capacity=capacity, size=3) == inner | set(grouped)
    assert inner.isdisjoint(grouped)


def grouped_triples(failing: Failing) -> Iterator[tuple[str, ...]]:
    """The triples of all groups, written out."""
    for group in failing.triple_groups:
        yield from group.sets()


def test_a_star_fails_in_pairs() -> None:
    """Posts that one other covers fail two by two, and each with the one; the group is not written out."""
    names = [f"p{number:03}" for number in range(300)]
    star = network_of(
        [NetworkPost(iri=name) for name in (*names, "x", "y")], [*(Tie(name, "x") for name in names), Tie("x", "y"), Tie("y", "x")]
    )  # fmt: skip
    failing = Failing(star)

    assert frozenset() == failing.singles
    assert (tuple(names),) == tuple(tuple(p for p in group if p != "y") for group in failing.pair_groups)
    assert {*((name, "x") for name in names), ("x", "y")} == failing.pairs


def test_triples_are_given_up_where_there_are_too_many() -> None:
    """Beyond the budget nothing is told about triples."""
    names = "abcdefghijkl"
    ring = network_of(
        [NetworkPost(iri=name) for name in names],
        [Tie(one, other) for one, other in zip(names, names[1:] + names[0], strict=True)]
        + [Tie(one, other) for one, other in zip(names, names[2:] + names[:2], strict=True)],
    )

    assert Failing(ring).triples()
    assert Failing(ring).triples(budget=3) is None
