"""Who could cover a post: what puts one candidate before another."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from asendus.candidates import Candidates, Profile
from asendus.cover_network import NetworkPost, Tie, Weaker, network_of
from asendus.terms import Demanded
from asendus.unit_tree import Unit, UnitTree

TREE = UnitTree(
    {
        "agency": Unit(iri="agency", label="Agency"),
        "law": Unit(iri="law", label="Law", parent="agency"),
        "bureau": Unit(iri="bureau", label="Bureau", parent="law"),
        "house": Unit(iri="house", label="House", parent="agency"),
    }
)

ENGLISH = {"language/en": Demanded("language/en", 4)}
LITTLE = {"language/en": Demanded("language/en", 2)}


def order(
    *ties: Tie,
    units: Mapping[str, str] | None = None,
    profiles: Mapping[str, Profile] | None = None,
    posts: str = "pxy",
    most: int = 5,
) -> str:
    """The candidates of the post "p", the best first; all are in one unit unless told."""
    placed = units or {}
    network = network_of((NetworkPost(iri=name, unit=placed.get(name, "law")) for name in posts), ties)
    return "".join(each.post for each in Candidates(network, TREE, profiles or {}, most=most).of("p"))


def test_those_who_cover_the_post_by_now_are_no_candidates() -> None:
    """Firm cover leaves a post out; cover as one of a group does not."""
    assert "y" == order(Tie("p", "x"))
    assert "xy" == order(Tie("p", "x", True))


@pytest.mark.parametrize(("units", "expected"), [
    ({"x": "bureau"}, "yx"),
    ({"x": "house", "y": "bureau"}, "yx"),
    ({"x": "agency", "y": "house"}, "xy"),
])  # fmt: skip
def test_the_nearer_unit_goes_first(units: Mapping[str, str], expected: str) -> None:
    """The same unit, one step away, two steps away."""
    assert expected == order(units=units)


def test_a_description_that_demands_less_is_a_snag_and_a_silent_one_is_not() -> None:
    """Less goes after unknown, and unknown after as much."""
    profiles = {"p": Profile(demands=ENGLISH), "x": Profile(demands=LITTLE), "z": Profile(demands=ENGLISH)}

    assert "zyx" == order(profiles=profiles, posts="pxyz")


def test_near_goes_before_snags() -> None:
    """Somebody of the same unit whose description demands less goes before a stranger's that demands as much."""
    profiles = {"p": Profile(demands=ENGLISH), "x": Profile(demands=LITTLE), "y": Profile(demands=ENGLISH)}

    assert "xy" == order(profiles=profiles, units={"y": "house"})
    assert "yx" == order(profiles=profiles, units={"y": "bureau"})


def test_load_and_overload() -> None:
    """Who covers fewer posts goes first; who covers as many as one may has a snag."""
    assert "yx" == order(Tie("y", "x"))
    assert "yx" == order(Tie("x", "y"), Tie("y", "x"), Tie("z", "x"), posts="pxyz", most=2).replace("z", "")


def test_two_who_would_be_covered_by_each_other_alone() -> None:
    """Naming the one whom the post alone covers makes a closed circle; one with cover of another kind makes none."""
    network = network_of(
        (NetworkPost(iri=name, unit="law") for name in "pxyz"),
        [Tie("x", "p"), Tie("y", "p"), Tie("y", "z")],
        weaker={"z": (Weaker("unverified", "s"),)},
    )
    found = {each.post: each for each in Candidates(network, TREE, {}).of("p")}

    assert {"x": True, "y": False, "z": False} == {name: each.makes for name, each in found.items()}


def test_a_substitute_from_outside_opens_a_circle() -> None:
    """Of two that only each other cover, anybody else opens the circle."""
    network = network_of((NetworkPost(iri=name, unit="law") for name in "pxy"), [Tie("p", "x"), Tie("x", "p")])

    assert [("y", True, False)] == [
        (each.post, each.breaks, each.makes) for each in Candidates(network, TREE, {}).of("p")
    ]


def test_a_supervisor_alone_is_a_snag() -> None:
    """A post's supervisor as its only substitute would be a finding in its turn; as one of two it is none."""
    profiles = {"p": Profile(supervisors=frozenset("x"))}

    assert "yx" == order(profiles=profiles)
    assert "xy" == order(Tie("p", "z"), profiles=profiles, posts="pxyz")


def test_what_is_shared_decides_among_equals() -> None:
    """Shared competencies and words of duties put a post before another; words that most posts have do not."""
    common = {"koosta": "koostab"}
    profiles = {name: Profile(duties=common) for name in "pxz"} | {
        "p": Profile(duties={**common, "eelarv": "eelarve"}, competencies=frozenset({"c"})),
        "y": Profile(duties={"eelarv": "eelarvet"}),
        "z": Profile(duties=common, competencies=frozenset({"c"})),
    }
    found = {
        each.post: (each.competencies, each.duties)
        for each in Candidates(
            network_of((NetworkPost(iri=name, unit="law") for name in "pxyz"), []), TREE, profiles
        ).of("p")
    }

    assert {"x": ((), ()), "y": ((), ("eelarve",)), "z": (("c",), ())} == found
    assert "yzx" == order(profiles=profiles, posts="pxyz")
