"""The smallest set of new substitutions, against all sets there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, product

from cover_networks import MANY
from hypothesis import given, settings
from hypothesis import strategies as st

from asendus.networks import closed_circles
from asendus.plan import Ranked, Wanted, smallest_plan

NAMES = "abcde"

PAIRS = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=6)

#: The most others that a post may cover.
MOST = 2


def high(ties: Iterable[tuple[str, str]]) -> list[Wanted]:
    """The findings of posts that nobody covers, and of two that only each other cover."""
    ties = [tie for tie in ties if tie[0] != tie[1]]
    bare = [Wanted(f"bare {name}", (name,)) for name in NAMES if name not in {post for post, _ in ties}]
    return [*bare, *(Wanted(f"circle {pair}", pair, pair) for pair in closed_circles(ties, size=2))]


def candidates(ties: set[tuple[str, str]], snags: Sequence[int], post: str, without: tuple[str, ...]) -> list[Ranked]:
    """All other posts in the order of names; snags by the place of the post's name and the other's."""
    others = [name for name in NAMES if name != post and name not in without and (post, name) not in ties]
    return [
        Ranked(post, name, snags[NAMES.index(post) * len(NAMES) + NAMES.index(name)], place)
        for place, name in enumerate(others, start=1)
    ]


@given(ties=PAIRS, snags=st.lists(st.integers(0, 2), min_size=25, max_size=25))
@settings(max_examples=MANY, deadline=None)
def test_no_smaller_set_closes_as_much(ties: set[tuple[str, str]], snags: list[int]) -> None:
    """The plan closes what it says; no smaller set of new substitutions closes as many findings, none as small has fewer snags."""
    ties = {tie for tie in ties if tie[0] != tie[1]}
    load = Counter(name for _, name in ties)
    room = {name: max(0, MOST - load[name]) for name in NAMES}
    found = high(ties)
    plan = smallest_plan(found, lambda post, without: candidates(ties, snags, post, without), room)
    closed = {finding for new in plan.new for finding in new.findings}

    assert {each.finding for each in found} == closed | set(plan.open)
    assert all(number <= room[name] for name, number in Counter(new.substitute for new in plan.new).items())
    assert closed.isdisjoint(still({(new.post, new.substitute) for new in plan.new}, found))
    assert plan.exact

    every = [(post, name) for post, name in product(NAMES, NAMES) if post != name and (post, name) not in ties]
    cost = sum(snags[NAMES.index(new.post) * len(NAMES) + NAMES.index(new.substitute)] for new in plan.new)
    for size in range(len(plan.new) + 1):
        for added in combinations(every, size):
            if any(number > room[name] for name, number in Counter(name for _, name in added).items()):
                continue
            closes = len(found) - len(still(set(added), found))
            assert closes <= len(closed)
            if closes == len(closed):
                assert size == len(plan.new)
                assert cost <= sum(snags[NAMES.index(post) * len(NAMES) + NAMES.index(name)] for post, name in added)


def still(added: set[tuple[str, str]], found: Iterable[Wanted]) -> set[str]:
    """The findings that new substitutions leave open."""
    return {
        each.finding
        for each in found
        if not any(post in each.posts and name not in each.without for post, name in added)
    }


def test_many_findings_are_closed_one_after_another() -> None:
    """Beyond the number that is shared out exactly, each takes the best that has room, and that is told."""
    found = [Wanted(f"bare {name}", (name,)) for name in "abc"]
    plan = smallest_plan(
        found, lambda post, _: [Ranked(post, "x", 0, 1), Ranked(post, "y", 0, 2)], {"x": 1, "y": 1}, exact=2
    )

    assert [("a", "x"), ("b", "y")] == [new[:2] for new in plan.new]
    assert ("bare c",) == plan.open
    assert not plan.exact


def test_a_circle_whose_post_gets_a_substitute_needs_none_of_its_own() -> None:
    """One substitution closes the finding about the post and the circle, if it comes from outside the circle."""
    found = [Wanted("sole a", ("a",)), Wanted("circle", ("a", "b"), ("a", "b"))]
    names = {"a": "bc", "b": "ac"}

    def find(post: str, without: tuple[str, ...]) -> list[Ranked]:
        return [Ranked(post, name, 0, place) for place, name in enumerate(names[post], 1) if name not in without]

    assert [("a", "c", ("circle", "sole a"))] == list(smallest_plan(found, find, dict.fromkeys("abc", 5)).new)
