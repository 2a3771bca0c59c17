"""Whether everybody can use the page: checked by axe-core, and walked by keyboard alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from browsing import Opened, Opener
from page_models import agency_model

AXE = Path(__file__).with_name("axe") / "axe.min.js"
AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
POST = "post=https%3A%2F%2Fasendus.example%2Fpost%2F7"
PLACES = (
    "#view=findings",
    f"#view=findings&{POST}",
    f"#view=focus&{POST}",
    "#view=table",
    f"#view=units&{POST}",
    "#view=map",
)


def test_axe_is_the_file_that_was_released() -> None:
    """The checker is the released file, byte for byte."""
    assert AXE_SHA256 == hashlib.sha256(AXE.read_bytes()).hexdigest()


def violations(opened: Opened) -> list[str]:
    """What axe-core complains of, each rule with its first element."""
    opened.ask(AXE.read_text(encoding="utf-8") + "; undefined")
    found = opened.ask("() => axe.run(document, { resultTypes: ['violations'] })")
    assert len(found["passes"]) > 10
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing(open_page: Opener, place: str, scheme: str) -> None:
    """No panel of the page breaks a rule of axe-core, in light or dark."""
    opened = open_page(agency_model(40), anchor=place, color_scheme=scheme)

    assert [] == violations(opened)


def focused(opened: Opened) -> str:
    """The words of the element that has the keyboard."""
    words: str = opened.ask(
        "() => document.activeElement.textContent || document.activeElement.getAttribute('aria-label') || ''"
    )
    return words


def walk_to(opened: Opened, words: str) -> int:
    """Press Tab until an element with these words has the keyboard; how often that took."""
    for presses in range(1, 80):
        opened.tab.keyboard.press("Tab")
        if words in focused(opened):
            return presses
    raise AssertionError(f"{words!r} is not reached")


def test_keyboard_leads_from_the_opening_to_the_words(open_page: Opener) -> None:
    """With keys alone: the first finding, its post's details with the words, closer to the post, on to who covers whom, and back."""
    model = agency_model(40)
    finding = next(each for each in model.findings if each.slug == "no-cover")
    opened = open_page(model)
    walk_to(opened, "Otse sisu juurde")
    opened.tab.keyboard.press("Enter")
    in_content = opened.ask("() => document.activeElement.id")
    walk_to(opened, next(post.name for post in model.posts if post.iri == finding.posts[0]))
    opened.tab.keyboard.press("Enter")
    words = opened.details()
    walk_to(opened, "Lähemalt")
    opened.tab.keyboard.press("Enter")
    focus = opened.tab.inner_text("#panel-focus")
    opened.tab.go_back()

    assert "main" == in_content
    assert "Kes asendab: -" in words
    assert "Keda ta asendab" in focus
    assert "findings" == opened.ask("() => document.body.dataset.view")


def test_keyboard_walks_over_the_picture(open_page: Opener) -> None:
    """In the picture of units arrow keys go from box to box and say what each is; Enter unfolds a unit and chooses a post."""
    opened = open_page(agency_model(400), anchor="#view=units")
    opened.tab.locator("#panel-units .canvas").focus()
    drawn = "() => asendusPage.laid().boxes.length"
    folded = opened.ask(drawn)
    opened.tab.keyboard.press("ArrowDown")
    opened.tab.keyboard.press("ArrowDown")
    said = opened.tab.inner_text("#panel-units [role=status]")
    opened.tab.keyboard.press("Enter")
    unfolded = opened.ask(drawn)
    opened.tab.keyboard.press("ArrowDown")
    opened.tab.keyboard.press("Enter")

    assert "suletud üksus" in said
    assert folded < unfolded
    assert opened.ask("() => asendusPage.selected()") is not None
