"""Circles in the network of posts."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from asendus.networks import closed_circles, reporting_cycles

POSTS = st.sampled_from("abcdef")
EDGES = st.lists(st.tuples(POSTS, POSTS), max_size=14)


def test_a_chain_has_no_circle() -> None:
    """Posts that report upwards, and two that report to the same post, are in no circle."""
    assert () == reporting_cycles([("a", "b"), ("b", "c"), ("d", "c"), ("a", "c")])


def test_a_post_that_reports_to_itself_is_a_circle() -> None:
    """The shortest circle has one post."""
    assert (("a",),) == reporting_cycles([("a", "a"), ("b", "a")])


def test_two_circles_with_a_common_post_are_both_told() -> None:
    """A post may be in several circles; each is told from its smallest name on."""
    assert (("a", "b"), ("b", "c")) == reporting_cycles([("b", "a"), ("a", "b"), ("c", "b"), ("b", "c")])


@given(lines=EDGES)
def test_circles_are_circles_and_miss_no_post(lines: list[tuple[str, str]]) -> None:
    """Every circle runs along lines, and every post that can be reached from itself is in one."""
    circles = reporting_cycles(lines)
    for circle in circles:
        assert set(pairwise([*circle, circle[0]])) <= set(lines)
        assert circle[0] == min(circle)

    assert {post for post in "abcdef" if post in _reached(post, lines)} == {post for each in circles for post in each}


def _reached(post: str, edges: list[tuple[str, str]]) -> set[str]:
    """What can be reached from a post in one step or more."""
    reached: set[str] = set()
    fresh = {post}
    while fresh:
        fresh = {end for start, end in edges if start in fresh} - reached
        reached |= fresh
    return reached


def test_a_closed_circle_needs_all_cover_inside() -> None:
    """Cover from outside, by a pair or by a group, opens the circle; cover of others by the circle does not."""
    mutual = [("a", "b"), ("b", "a")]

    assert (("a", "b"),) == closed_circles([*mutual, ("c", "a"), ("a", "a")], size=2)
    assert () == closed_circles([*mutual, ("a", "c")], size=2)
    assert () == closed_circles(mutual, size=2, open_posts={"b"})


def test_a_larger_circle_waits_for_its_size() -> None:
    """Three posts in a ring are a closed circle where three are looked for."""
    ring = [("a", "b"), ("b", "c"), ("c", "a")]

    assert () == closed_circles(ring, size=2)
    assert (("a", "b", "c"),) == closed_circles(ring, size=3)


@given(cover=EDGES, size=st.integers(2, 6))
def test_closed_circles_are_closed(cover: list[tuple[str, str]], size: int) -> None:
    """No post of a closed circle has a substitute outside it, each has one inside, and no two circles share a post."""
    circles = closed_circles(cover, size=size)
    for circle in circles:
        assert 2 <= len(circle) <= size
        for post in circle:
            others = {end for start, end in cover if start == post and end != post}
            assert others
            assert others <= set(circle)

    posts = [post for circle in circles for post in circle]
    assert len(posts) == len(set(posts))


@given(edges=EDGES)
def test_order_of_edges_does_not_matter(edges: list[tuple[str, str]]) -> None:
    """The same edges in another order, or told twice, give the same circles."""
    turned = [*reversed(edges), *edges[:3]]

    assert reporting_cycles(edges) == reporting_cycles(turned)
    assert closed_circles(edges, size=3) == closed_circles(turned, size=3)
