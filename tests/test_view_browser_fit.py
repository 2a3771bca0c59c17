"""How the picture stands in its frame when the page opens."""

from __future__ import annotations

import pytest
from browsing import Opened, Opener
from page_models import agency_model

FRAME = "() => { const { left, top } = document.querySelector('canvas').getBoundingClientRect(); return [left, top]; }"


def corner(opened: Opened) -> tuple[float, float]:
    """How far the middles of the leftmost and of the uppermost box are from the picture's corner."""
    left, top = opened.ask(FRAME)
    points = [
        opened.ask("iri => asendusPage.pointOf(iri)", post["iri"]) for post in opened.ask("() => asendusPage.posts()")
    ]
    return min(point["x"] for point in points) - left, min(point["y"] for point in points) - top


@pytest.mark.parametrize("width", [1400, 1200])
def test_the_upper_left_of_the_picture_is_in_sight(open_page: Opener, width: int) -> None:
    """However wide the window is at first, the picture begins at its beginning: no box is cut at the left or at the top."""
    first = open_page(agency_model(40), anchor="#view=units")
    opened = Opened(first.tab.context.new_page())
    opened.tab.set_viewport_size({"width": width, "height": 850})
    opened.tab.goto(first.tab.url)
    opened.tab.wait_for_timeout(500)

    x, y = corner(opened)
    assert 0 < x
    assert 0 < y
    assert 0.73 <= opened.ask("() => asendusPage.zoom()")
