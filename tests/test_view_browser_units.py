"""The picture of units in a real browser."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from browsing import Opener
from page_models import agency_model

DRAWN = "() => asendusPage.posts().filter(post => post.drawn).length"
UNITS = "#view=units"


def test_all_posts_are_drawn(open_page: Opener) -> None:
    """On a page of forty posts all are drawn at once, at a size that can be read."""
    opened = open_page(agency_model(40), anchor=UNITS)

    assert all(post["drawn"] for post in opened.ask("() => asendusPage.posts()"))
    assert 0.73 <= opened.ask("() => asendusPage.zoom()")


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two rectangles share an area."""
    across: bool = one["x"] < other["x"] + other["width"] and other["x"] < one["x"] + one["width"]
    along: bool = one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"]
    return across and along


@pytest.mark.parametrize("size", [1, 5, 40, 400])
def test_boxes_do_not_overlap(open_page: Opener, size: int) -> None:
    """No box covers another, blocks stand apart or inside, and all are within the picture."""
    opened = open_page(agency_model(size), anchor=UNITS)
    opened.ask("() => asendusPage.open(true)")
    laid = opened.ask("() => asendusPage.laid()")
    everything = [*laid["boxes"], *laid["blocks"]]

    assert size <= len(laid["boxes"])
    assert not any(overlap(one, other) for one, other in combinations(laid["boxes"], 2))
    assert not any(
        overlap(one, other) for one, other in combinations(laid["blocks"], 2) if one["depth"] == other["depth"]
    )
    assert all(0 <= each["x"] and each["x"] + each["width"] <= laid["width"] + 0.01 for each in everything)
    assert all(0 <= each["y"] and each["y"] + each["height"] <= laid["height"] + 0.01 for each in everything)


def test_click_shows_facts_and_words(open_page: Opener) -> None:
    """A click on a post in the picture shows its facts, whom it covers, and the words with their file and place."""
    model = agency_model(40)
    cover = next(each for each in model.covers if each.stated_by == "substitute")
    post = next(each for each in model.posts if each.iri == cover.holder)
    principal = next(each for each in model.posts if each.iri == cover.principals[0])
    assert cover.quote is not None
    opened = open_page(model, anchor=UNITS)
    opened.click_post(post.iri)
    words = opened.details()

    assert post.iri == opened.ask("() => asendusPage.selected()")
    assert all(
        each in words for each in (post.name, principal.label, cover.quote.words, cover.quote.file, "puhkuse ajal")
    )
    assert f"{cover.quote.start}–{cover.quote.end}" in words
    assert "ütlevad mõlema juhendid" in words


def test_click_beside_posts_closes_details(open_page: Opener) -> None:
    """A click on nothing, and the Escape key, let go of the chosen post."""
    model = agency_model(5)
    opened = open_page(model, anchor=UNITS)
    opened.click_post(model.posts[1].iri)
    box = opened.tab.locator("#panel-units .canvas").bounding_box()
    opened.tab.mouse.click(box["x"] + 3, box["y"] + 3)
    after_click = opened.ask("() => asendusPage.selected()")
    opened.click_post(model.posts[1].iri)
    opened.tab.keyboard.press("Escape")

    assert after_click is None
    assert opened.ask("() => asendusPage.selected()") is None


def test_large_page_unfolds(open_page: Opener) -> None:
    """A large page draws units at first; a click on a unit draws its posts, and all can be opened at once."""
    opened = open_page(agency_model(400), anchor=UNITS)
    folded = opened.ask(DRAWN)
    opened.ask("() => asendusPage.open(true)")
    unfolded = opened.ask(DRAWN)
    opened.ask("() => asendusPage.open(false)")

    assert folded < 20
    assert 401 == unfolded
    assert folded == opened.ask(DRAWN)
    assert [] == opened.complaints


def test_a_picture_has_at_most_a_thousand_boxes(open_page: Opener) -> None:
    """More than can be drawn at once is left out, and the page says how much; a post that is chosen is drawn nevertheless."""
    model = agency_model(2000)
    opened = open_page(model, anchor=UNITS)
    opened.ask("() => asendusPage.open(true)")
    boxes, left = opened.ask("() => [asendusPage.laid().boxes.length, asendusPage.laid().left]")
    missing = next(post["iri"] for post in opened.ask("() => asendusPage.posts()") if not post["drawn"])
    note = opened.tab.inner_text("#panel-units .note")
    opened.ask("iri => asendusPage.select(iri)", missing)

    assert 1000 == boxes
    assert len(model.posts) == boxes + left
    assert "1001 ametikohta" in note.replace("\xa0", "")
    assert opened.ask("iri => asendusPage.pointOf(iri)", missing) is not None


def test_folding_by_click(open_page: Opener) -> None:
    """A click on an open unit's name folds it, and a click on the folded unit opens it again."""
    opened = open_page(agency_model(5), anchor=UNITS)
    place = opened.ask("() => asendusPage.unitPointOf(0)")
    before = opened.ask(DRAWN)
    opened.tab.mouse.click(place["x"], place["y"])
    opened.tab.wait_for_timeout(50)
    folded = opened.ask(DRAWN)
    place = opened.ask("() => asendusPage.unitPointOf(0)")
    opened.tab.wait_for_timeout(400)  # two clicks within 300 ms would be one double click
    opened.tab.mouse.click(place["x"], place["y"])
    opened.tab.wait_for_timeout(50)

    assert folded < before == opened.ask(DRAWN)


def test_lines_can_be_hidden(open_page: Opener) -> None:
    """Each kind of line has a box that hides it and shows it again."""
    opened = open_page(agency_model(40), anchor=UNITS)
    kinds = "() => [...new Set(asendusPage.lines().map(line => line.kind))].sort()"
    both = opened.ask(kinds)
    opened.tab.locator("#show-reporting").uncheck()
    without = opened.ask(kinds)
    opened.tab.locator("#show-reporting").check()

    assert ["reporting", "substitution"] == both == opened.ask(kinds)
    assert ["substitution"] == without


def test_dark_scheme_changes_page_and_picture(open_page: Opener) -> None:
    """Where the reader's system is dark, page and picture are dark; a change while the page is open is followed."""
    opened = open_page(agency_model(5), anchor=UNITS, color_scheme="light")
    paper = "() => getComputedStyle(document.body).backgroundColor"
    point = opened.ask("() => asendusPage.pointOf('https://asendus.example/post/0')")
    spot = {"x": point["x"] + 30, "y": point["y"] - 10, "width": 6, "height": 6}
    light, light_spot = opened.ask(paper), opened.tab.screenshot(clip=spot)
    opened.tab.emulate_media(color_scheme="dark")
    opened.tab.wait_for_timeout(200)

    assert light != opened.ask(paper)
    assert light_spot != opened.tab.screenshot(clip=spot)


def test_print_has_the_whole_picture_on_white(open_page: Opener) -> None:
    """For paper there is a copy of the whole picture in light colours, which goes away afterwards."""
    opened = open_page(agency_model(40), anchor=UNITS, color_scheme="dark")
    opened.ask("() => dispatchEvent(new Event('beforeprint'))")
    corner = "() => [...document.querySelector('.printed').getContext('2d').getImageData(2, 2, 1, 1).data]"
    width = opened.ask("() => document.querySelector('.printed').width")
    ground = opened.ask(corner)
    opened.ask("() => dispatchEvent(new Event('afterprint'))")

    assert width > 100
    assert ground in ([0, 0, 0, 0], [255, 255, 255, 255])
    assert 0 == opened.tab.locator(".printed").count()
    assert [] == opened.complaints
