"""The figures of units, against counting all absences there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

from cover_networks import MANY, is_uncovered, networks, smallest
from hypothesis import given, settings
from hypothesis import strategies as st

from asendus.cover_network import CoverNetwork, NetworkPost, Tie, network_of
from asendus.failing import is_known
from asendus.resilience import SHOWN, UnitResilience, resilience
from asendus.unit_tree import Unit, UnitTree

NAMES = "abcdefg"

#: An agency with two departments; one has a bureau.
TREE = UnitTree(
    {
        "agency": Unit(iri="agency", label="Agency"),
        "law": Unit(iri="law", label="Law", parent="agency"),
        "bureau": Unit(iri="bureau", label="Bureau", parent="law"),
        "house": Unit(iri="house", label="House", parent="agency"),
    }
)


def placed(network: CoverNetwork, units: Mapping[str, str]) -> CoverNetwork:
    """The network with its posts in these units, in the agency itself where none is told."""
    posts = {iri: replace(post, unit=units.get(iri, "agency")) for iri, post in network.posts.items()}
    return CoverNetwork(posts=posts, ties=network.ties, weaker=network.weaker)


PLACES = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["agency", "law", "bureau", "house"]))


@given(network=networks(names=NAMES, most_ties=14, weak=True), places=PLACES, capacity=st.integers(1, 2))
@settings(max_examples=MANY, deadline=None)
def test_figures_are_those_of_counting_all(network: CoverNetwork, places: dict[str, str], capacity: int) -> None:
    """Of each unit all single and double absences are counted as they are, and all smallest sets are found."""
    network = placed(network, places)
    figures = resilience(network, TREE, capacity=capacity).units
    for unit in TREE.units:
        members = [iri for iri, post in network.posts.items() if unit in TREE.above(post.unit)]
        assert (unit in figures) == bool(members)
        if members:
            _check(network, members, figures[unit], capacity)


def _check(network: CoverNetwork, members: list[str], found: UnitResilience, capacity: int) -> None:
    for size, told in ((1, found.single), (2, found.double)):
        away = list(combinations(members, size))
        failed = sum(is_uncovered(network, each, capacity) for each in away)
        unsure = sum(
            not is_uncovered(network, each, capacity) and not all(is_known(network, post) for post in each)
            for each in away
        )
        assert (len(away) - failed - unsure, failed, unsure) == (told.survived, told.failed, told.unknown)
    for sets in found.sets:
        every = sorted(smallest(network, members, capacity=capacity, size=sets.size))
        assert len(every) == sets.count
        assert every[:SHOWN] == list(sets.shown)
    counts = [sets.size for sets in found.sets if sets.count]
    assert (counts[0] if counts else None) == found.least


@given(network=networks(names=NAMES, most_ties=14, weak=True), places=PLACES)
@settings(max_examples=MANY // 3 or 1, deadline=None)
def test_where_everybody_is_too_much_each_unit_is_looked_at(network: CoverNetwork, places: dict[str, str]) -> None:
    """With a small budget a unit's triples are the same as without, or they are not counted."""
    network = placed(network, places)
    whole, cut = (resilience(network, TREE, budget=budget).units for budget in (1000, 40))
    for unit in whole:
        assert cut[unit].sets[2].count is None or cut[unit].sets[2] == whole[unit].sets[2]
        assert cut[unit].exact_to == (2 if cut[unit].sets[2].count is None else 3)


@given(network=networks(names=NAMES, weak=True))
@settings(max_examples=MANY, deadline=None)
def test_weights_are_what_rests_on_a_post(network: CoverNetwork) -> None:
    """A post is alone for those that are uncovered when it is away too, and in so many smallest failing pairs."""
    found = resilience(placed(network, {}), TREE).posts
    pairs = smallest(network, [*network.posts], capacity=1, size=2)
    for post, weight in found.items():
        others = [other for other in network.posts if other != post]
        assert sum(post in pair for pair in pairs) == weight.pairs
        assert is_uncovered(network, [post], 1) == weight.uncovered
        assert set(weight.alone) == {
            each
            for each in others
            if is_known(network, each) and _left(network, each, each) and not _left(network, each, each, post)
        }
        assert weight.firm + weight.groups == sum(t.substitute == post for o in others for t in network.ties_of(o))


def _left(network: CoverNetwork, post: str, *away: str) -> bool:
    """Whether a post has a substitute left when one holder of each of these is away."""
    return any(network.of(tie.substitute).headcount > (tie.substitute in away) for tie in network.ties_of(post))


def test_larger_closed_circles_are_told() -> None:
    """Three posts that cover only each other are a larger circle; two are a finding already, and told elsewhere."""
    names = "abcde"
    ties = [Tie("a", "b"), Tie("b", "c"), Tie("c", "a"), Tie("d", "e"), Tie("e", "d")]
    network = network_of([NetworkPost(iri=name, unit="agency") for name in names], ties)

    assert (("a", "b", "c"),) == resilience(network, TREE).circles
    assert () == resilience(network, TREE, circle_size=3).circles
