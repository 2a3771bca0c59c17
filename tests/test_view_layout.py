"""Where posts and units stand in the picture."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest
from page_models import agency_model, unit

from asendus.view_layout import Layout, Place, definite_pairs, order_posts, place_all
from asendus.view_model import AgencyView, CoverView, PageModel, PostKind, PostView, Strength


def overlap(one: Place, other: Place) -> bool:
    """Whether two rectangles share an area."""
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def inside(inner: Place, outer: Place) -> bool:
    """Whether a rectangle stands in another."""
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.width <= outer.x + outer.width + 0.01
        and inner.y + inner.height <= outer.y + outer.height + 0.01
    )


@pytest.mark.parametrize("size", [1, 5, 40, 400])
def test_boxes_do_not_overlap(size: int) -> None:
    """No post's box covers another's, and each stands inside its unit's block."""
    model = agency_model(size)
    layout = place_all(model)

    assert len(model.posts) == len(layout.posts)
    assert not any(overlap(one, other) for one, other in combinations(layout.posts.values(), 2))
    for post in model.posts:
        assert post.unit is None or inside(layout.posts[post.iri], layout.blocks[post.unit].place)


@pytest.mark.parametrize("size", [5, 40, 400])
def test_blocks_stand_apart_or_inside(size: int) -> None:
    """Blocks of two units stand apart, unless one unit is in the other: then its block is in the other's."""
    model = agency_model(size)
    blocks = place_all(model).blocks
    parents = {each.iri: each.parent for each in model.units}

    for one, other in combinations(parents, 2):
        nested = other if parents[one] == other else one if parents[other] == one else None
        if nested:
            inner = one if nested == other else other
            assert inside(blocks[inner].place, blocks[nested].place)
        else:
            assert not overlap(blocks[one].place, blocks[other].place)


def test_boxes_inside_the_picture() -> None:
    """The picture's own rectangle holds every block and box."""
    layout: Layout = place_all(agency_model(40))
    whole = Place(0, 0, layout.width, layout.height)

    assert all(inside(place, whole) for place in layout.posts.values())
    assert all(inside(block.place, whole) for block in layout.blocks.values())


def test_layout_does_not_depend_on_order_of_posts() -> None:
    """Posts and statements that come in another order stand in the same places."""
    model = agency_model(40)
    posts, covers = list(model.posts), list(model.covers)
    random.Random(7).shuffle(posts)
    random.Random(8).shuffle(covers)

    assert place_all(model).posts == place_all(replace(model, posts=tuple(posts), covers=tuple(covers))).posts


def test_substitutes_stand_side_by_side() -> None:
    """Posts that cover each other are neighbours in the order, whatever their names; heads come first, mentioned posts last."""
    plain = {name: PostView(iri=name, label=name, name=name, agency="a", unit="u") for name in "abcd"}
    head = PostView(iri="z", label="z", name="z", agency="a", unit="u", head=True)
    mentioned = PostView(iri="0", label="0", name="0", agency="a", unit="u", kind=PostKind.MENTIONED)
    cover = CoverView(
        iri="s", holder="a", stated_by="principal", strength=Strength.FIRM, principals=("a",), substitutes=("d",)
    )
    ordered = [post.iri for post in order_posts([mentioned, *plain.values(), head], definite_pairs([cover]))]

    assert ["z", "0"] == [ordered[0], ordered[-1]]
    assert 1 == abs(ordered.index("a") - ordered.index("d"))


def test_circular_units_are_placed() -> None:
    """Units that name each other as the larger one still have a place each."""
    one, other = unit("üks"), unit("teine")
    model = PageModel(
        agencies=(AgencyView(iri="a", label="Näidisamet"),),
        units=(replace(one, parent=other.iri), replace(other, parent=one.iri)),
    )

    assert {one.iri, other.iri} == set(place_all(model).blocks)


def test_agencies_become_blocks() -> None:
    """Where there are several agencies, each is a block that holds its units and posts."""
    agencies = (AgencyView(iri="a", label="Aamet"), AgencyView(iri="b", label="Bamet"))
    home = unit("osakond", agency="b")
    posts = (
        PostView(iri="p", label="p", name="p", agency="a"),
        PostView(iri="q", label="q", name="q", agency="b", unit=home.iri),
    )
    layout = place_all(PageModel(agencies=agencies, units=(home,), posts=posts).with_agencies_as_units())

    assert inside(layout.posts["p"], layout.blocks["a"].place)
    assert inside(layout.blocks[home.iri].place, layout.blocks["b"].place)
    assert not overlap(layout.blocks["a"].place, layout.blocks["b"].place)
