"""Who acts for whom, against every answer there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise, product

from cover_networks import MANY, networks, paths
from hypothesis import given, settings
from hypothesis import strategies as st

from asendus.absence import Absence, who_acts
from asendus.cover_network import CoverNetwork, NetworkPost, Tie, Weaker, network_of

AWAY = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 2), min_size=1, max_size=4).filter(
    lambda away: sum(away.values()) <= 5
)

#: For each need, in the order of names: the ways' group ties, orders and end; None is nobody.
Way = tuple[int, int, str]


def network(*ties: Tie, headcount: int = 1, weaker: Mapping[str, tuple[Weaker, ...]] | None = None) -> CoverNetwork:
    """A network of all the posts that the ties name; `headcount` is that of the post "a"."""
    names = {name for tie in ties for name in (tie.principal, tie.substitute)} | set(weaker or ()) | {"a"}
    posts = (NetworkPost(iri=name, headcount=headcount if name == "a" else 1) for name in sorted(names))
    return network_of(posts, ties, weaker=weaker)


def pairs(absence: Absence) -> list[tuple[str, str]]:
    """Who acts for whom: (post, substitute)."""
    return [(each.post, each.substitute) for each in absence.acting]


def best_of_all(
    network: CoverNetwork, away: Mapping[str, int], *, capacity: int, relay: bool
) -> tuple[int, int, int, tuple[str, ...]]:
    """The measures of the best answer, found by trying all."""
    needs = {post: min(number, network.of(post).headcount) for post, number in sorted(away.items())}
    wanted = [post for post in needs for _ in range(needs[post])]
    ways: dict[str, list[Way | None]] = {post: [None] for post in needs}
    for post in needs:
        for ties in paths(network, post, needs, relay=relay):
            ways[post].append((sum(t.is_group for t in ties), sum(t.order for t in ties), ties[-1].substitute))
    answers = []
    for chosen in product(*(ways[post] for post in wanted)):
        some = [way for way in chosen if way]
        taken = Counter(name for *_, name in some)
        if all(number <= capacity * (network.of(x).headcount - needs.get(x, 0)) for x, number in taken.items()):
            names = tuple(way[2] if way else "~" for way in chosen)
            answers.append((len(chosen) - len(some), sum(w[0] for w in some), sum(w[1] for w in some), names))
    return min(answers)


@given(network=networks(), away=AWAY, capacity=st.integers(1, 2), relay=st.booleans())
@settings(max_examples=MANY, deadline=None)
def test_the_answer_is_the_best_of_all(network: CoverNetwork, away: dict[str, int], capacity: int, relay: bool) -> None:
    """By posts covered, group ties, orders and names, in this order, no other answer is as good."""
    answer = who_acts(network, away, capacity=capacity, relay=relay)
    wanted = best_of_all(network, away, capacity=capacity, relay=relay)
    found = {post: sorted(name for each, name in pairs(answer) if each == post) for post in answer.away}
    names = tuple(
        name for post in sorted(found) for name in [*found[post], *"~" * (answer.away[post] - len(found[post]))]
    )
    ties = [tie for acting in answer.acting for tie in acting.ties]

    assert wanted == (
        sum(each.holders for each in answer.left),
        sum(tie.is_group for tie in ties),
        sum(tie.order for tie in ties),
        names,
    )


@given(network=networks(), away=AWAY, capacity=st.integers(1, 2), relay=st.booleans())
@settings(max_examples=MANY, deadline=None)
def test_every_post_that_is_left_has_its_proof(
    network: CoverNetwork, away: dict[str, int], capacity: int, relay: bool
) -> None:
    """The posts of a shortage have, between them, room for fewer than are away; whoever acts is tied and has room."""
    answer = who_acts(network, away, capacity=capacity, relay=relay)
    for left in answer.left:
        ends = {
            ties[-1].substitute
            for post in left.shortage.posts
            for ties in paths(network, post, answer.away, relay=relay)
        }
        room = sum(capacity * (network.of(end).headcount - answer.away.get(end, 0)) for end in ends)
        assert left.post in left.shortage.posts
        assert ends == set(left.shortage.substitutes)
        assert room == left.shortage.room < left.shortage.needs

    for acting in answer.acting:
        chain = [acting.post, *acting.through, acting.substitute]
        assert [tie[:2] for tie in acting.ties] == list(pairwise(chain))
        assert all(answer.away[post] == network.of(post).headcount for post in acting.through)


def test_whoever_acts_for_another_is_still_needed_at_their_own_post() -> None:
    """One who is present acts for one more post, not for two; a second has to be allowed."""
    shared = network(Tie("a", "x"), Tie("b", "x"))

    assert [("a", "x")] == pairs(who_acts(shared, {"a": 1, "b": 1}))
    assert [("a", "x"), ("b", "x")] == pairs(who_acts(shared, {"a": 1, "b": 1}, capacity=2))


def test_firm_cover_goes_before_a_group_and_order_before_names() -> None:
    """Of two that may act the firm one does, though the group's comes first by name; of two firm ones the first in order."""
    assert [("a", "y")] == pairs(who_acts(network(Tie("a", "x", True), Tie("a", "y", order=2)), {"a": 1}))
    assert [("a", "y")] == pairs(who_acts(network(Tie("a", "x", order=2), Tie("a", "y")), {"a": 1}))


def test_relay_is_asked_for() -> None:
    """Over a substitute that is away somebody acts only where relays are asked for; the nearer way goes first."""
    chain = network(Tie("a", "b"), Tie("b", "c"))
    relayed = who_acts(chain, {"a": 1, "b": 1}, relay=True, capacity=2)

    assert [("b", "c")] == pairs(who_acts(chain, {"a": 1, "b": 1}))
    assert [("a", "c"), ("b", "c")] == pairs(relayed)
    assert ("b",) == relayed.acting[0].through
    assert [("b", "c")] == pairs(who_acts(chain, {"a": 1, "b": 1}, relay=True))


def test_one_holder_of_two_may_act_for_the_other() -> None:
    """A post with two holders covers itself only where its description says so, and only while one of them is present."""
    peers = network(Tie("a", "a", True), Tie("b", "a"), headcount=2)

    assert [("a", "a")] == pairs(who_acts(peers, {"a": 1}))
    assert [] == pairs(who_acts(peers, {"a": 2}))
    assert [("b", "a")] == pairs(who_acts(network(Tie("b", "a"), headcount=2), {"a": 1, "b": 1}))


def test_appointed_cover_is_coverable_and_what_is_not_loaded_unverified() -> None:
    """Neither is covered: an appointment can be made, and a substitute that nothing describes may well act."""
    weaker = {
        "a": (Weaker("appointed", "s1"),),
        "b": (Weaker("unverified", "s2", "z"),),
        "c": (Weaker("hollow", "s3"),),
    }
    answer = who_acts(network(weaker=weaker), dict.fromkeys("abcd", 1))

    assert {"a": "coverable", "b": "unverified", "c": "uncovered", "d": "unverified"} == {
        each.post: each.outcome for each in answer.left
    }
    assert {"nobody"} == {each.reason for each in answer.left}


def test_why_a_post_is_left() -> None:
    """Its substitutes are away, or act for others."""
    answer = who_acts(network(Tie("a", "x"), Tie("b", "x"), Tie("c", "b")), dict.fromkeys("abc", 1))

    assert {"b": "taken", "c": "away"} == {each.post: each.reason for each in answer.left}
