"""The order in which the page holds units and posts."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from page_models import agency_model, unit

from asendus.view_model import AgencyView, CoverView, PageModel, PostKind, PostView, Strength
from asendus.view_order import definite_pairs, order_posts, put_in_order


@pytest.mark.parametrize("size", [1, 5, 40, 400])
def test_a_branch_is_one_stretch(size: int) -> None:
    """The posts of a unit and of the units in it stand together, its own first; units stand after the one they are in."""
    ordered = put_in_order(agency_model(size))
    parents = {each.iri: each.parent for each in ordered.model.units}
    places = {each.iri: number for number, each in enumerate(ordered.model.units)}

    def within(post: PostView, iri: str) -> bool:
        at = post.unit
        while at is not None and at != iri:
            at = parents[at]
        return at == iri

    assert len(parents) == len(ordered.stretches)
    for each, (first, own, end) in zip(ordered.model.units, ordered.stretches, strict=True):
        posts = [number for number, post in enumerate(ordered.model.posts) if within(post, each.iri)]
        assert list(range(first, end)) == posts
        assert all(post.unit == each.iri for post in ordered.model.posts[first : first + own])
        assert each.parent is None or places[each.parent] < places[each.iri]


def test_order_does_not_depend_on_order_of_posts() -> None:
    """Posts and statements that come in another order stand in the same places."""
    model = agency_model(40)
    posts, covers = list(model.posts), list(model.covers)
    random.Random(7).shuffle(posts)
    random.Random(8).shuffle(covers)
    shuffled = replace(model, posts=tuple(posts), covers=tuple(covers))

    assert put_in_order(model).model.posts == put_in_order(shuffled).model.posts


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


def test_circular_units_stand_at_the_top() -> None:
    """Units that name each other as the larger one stand each by itself."""
    one, other = unit("üks"), unit("teine")
    model = PageModel(
        agencies=(AgencyView(iri="a", label="Näidisamet"),),
        units=(replace(one, parent=other.iri), replace(other, parent=one.iri)),
    )

    assert {(one.iri, None), (other.iri, None)} == {(each.iri, each.parent) for each in put_in_order(model).model.units}


def test_agencies_become_units() -> None:
    """Where there are several agencies, each is a unit that holds its units and posts."""
    agencies = (AgencyView(iri="a", label="Aamet"), AgencyView(iri="b", label="Bamet"))
    home = unit("osakond", agency="b")
    posts = (
        PostView(iri="p", label="p", name="p", agency="a"),
        PostView(iri="q", label="q", name="q", agency="b", unit=home.iri),
    )
    ordered = put_in_order(PageModel(agencies=agencies, units=(home,), posts=posts).with_agencies_as_units())

    assert [("a", (0, 1, 1)), ("b", (1, 0, 2)), (home.iri, (1, 1, 2))] == [
        (each.iri, tuple(stretch)) for each, stretch in zip(ordered.model.units, ordered.stretches, strict=True)
    ]
