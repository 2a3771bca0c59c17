"""The best matching, against every matching there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from cover_networks import MANY
from hypothesis import given, settings
from hypothesis import strategies as st

from asendus.matching import Matching, Option, best_matching, shortage_of

AWAY, PRESENT = "abcd", "wxyz"

NEEDS = st.dictionaries(st.sampled_from(AWAY), st.integers(1, 2), min_size=1, max_size=4).filter(
    lambda needs: sum(needs.values()) <= 5
)
OPTION = st.builds(Option, st.sampled_from(PRESENT), st.integers(0, 2), st.integers(1, 3))
OPTIONS = st.dictionaries(st.sampled_from(AWAY), st.lists(OPTION, max_size=4), max_size=4)
ROOM = st.dictionaries(st.sampled_from(PRESENT), st.integers(0, 2), max_size=4)

#: A choice for each need, in the order of names; None is nobody.
Choice = Sequence[Option | None]


def every_choice(
    needs: Mapping[str, int], options: Mapping[str, Sequence[Option]], room: Mapping[str, int]
) -> Iterator[Choice]:
    """Every way to give substitutes to needs that keeps to their room."""
    wanted = [post for post in sorted(needs) for _ in range(needs[post])]
    for choice in product(*([*options.get(post, ()), None] for post in wanted)):
        taken = Counter(option.substitute for option in choice if option)
        if all(taken[name] <= room.get(name, 0) for name in taken):
            yield choice


def measures(choice: Choice) -> tuple[int, int, int, tuple[str, ...]]:
    """What is to be small, in the order of weight; "~" comes after every name."""
    chosen = [option for option in choice if option]
    names = tuple(option.substitute if option else "~" for option in choice)
    return (
        len(choice) - len(chosen),
        sum(option.groups for option in chosen),
        sum(option.order for option in chosen),
        names,
    )


def names_of(needs: Mapping[str, int], matching: Matching) -> tuple[str, ...]:
    """The substitutes of each need in order, "~" for nobody."""
    padded = ([*matching[post], *"~" * (needs[post] - len(matching[post]))] for post in sorted(needs))
    return tuple(name for names in padded for name in names)


@given(needs=NEEDS, options=OPTIONS, room=ROOM)
@settings(max_examples=MANY, deadline=None)
def test_the_matching_is_the_best_of_all(
    needs: dict[str, int], options: dict[str, list[Option]], room: dict[str, int]
) -> None:
    """No other matching is better by needs met, group statements, orders and names, in this order of weight."""
    best = min(map(measures, every_choice(needs, options, room)))

    assert best[3] == names_of(needs, best_matching(needs, options, room))


@given(needs=NEEDS, options=OPTIONS, room=ROOM)
@settings(max_examples=MANY, deadline=None)
def test_a_shortage_proves_itself_and_is_smallest(
    needs: dict[str, int], options: dict[str, list[Option]], room: dict[str, int]
) -> None:
    """The posts of a shortage need more than all their substitutes have room for, and no fewer of them do."""
    matching = best_matching(needs, options, room)
    short = [post for post in needs if len(matching[post]) < needs[post]]
    for post in short:
        found = shortage_of(post, needs, options, room, matching)
        assert post in found.posts
        assert found.room == _room(found.posts, options, room)
        assert found.room < found.needs <= sum(needs[each] for each in found.posts)
        for fewer in combinations(found.posts, len(found.posts) - 1):
            assert sum(min(needs[each], len(matching[each]) + (each == post)) for each in fewer) <= _room(
                fewer, options, room
            )


def _room(posts: Sequence[str], options: Mapping[str, Sequence[Option]], room: Mapping[str, int]) -> int:
    """The room of all that may act for one of these posts."""
    return sum(room.get(name, 0) for name in {each.substitute for post in posts for each in options.get(post, ())})


@given(needs=NEEDS, options=OPTIONS, room=ROOM)
@settings(max_examples=30, deadline=None)
def test_the_order_in_which_things_are_told_does_not_matter(
    needs: dict[str, int], options: dict[str, list[Option]], room: dict[str, int]
) -> None:
    """The same posts, options and room in another order give the same matching."""
    turned = {post: list(reversed(options[post])) for post in reversed(options)}

    assert best_matching(needs, options, room) == best_matching(
        dict(reversed(needs.items())), turned, dict(reversed(room.items()))
    )


def test_more_covered_goes_before_everything_else() -> None:
    """A group option of a late order is taken where it leaves room that another post needs."""
    options = {"a": [Option("x"), Option("y", groups=1, order=3)], "b": [Option("x")]}

    assert {"a": ("y",), "b": ("x",)} == best_matching({"a": 1, "b": 1}, options, {"x": 1, "y": 1})
    assert {"a": ("x",), "b": ("x",)} == best_matching({"a": 1, "b": 1}, options, {"x": 2, "y": 1})


def test_three_posts_that_share_two_are_one_short() -> None:
    """The shortage names the three and the two; a fourth post with a substitute of its own is no part of it."""
    options = {
        "a": [Option("x"), Option("y")],
        "b": [Option("y")],
        "c": [Option("x")],
        "d": [Option("z")],
    }
    needs, room = dict.fromkeys("abcd", 1), dict.fromkeys("xyz", 1)
    matching = best_matching(needs, options, room)

    assert ("x",) == matching["a"]
    assert (("a", "b", "c"), ("x", "y"), 3, 2) == shortage_of("c", needs, options, room, matching)
