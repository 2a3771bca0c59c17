"""The page in a real browser, from a file, with the network refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from browsing import Opener
from page_models import agency_model

from asendus.view_model import PageModel


def test_empty_page_opens(open_page: Opener) -> None:
    """A page without any post opens without complaint and says that there are no findings."""
    opened = open_page(PageModel())

    assert [] == opened.complaints
    assert "Puudujääke ei leitud." in opened.tab.inner_text("#findings")


def test_all_posts_are_drawn(open_page: Opener) -> None:
    """On a page of forty posts all are drawn at once, at a size that can be read."""
    opened = open_page(agency_model(40))

    assert all(post["drawn"] for post in opened.ask("() => asendusPage.posts()"))
    assert 0.73 <= opened.ask("() => asendusPage.zoom()")


def test_click_shows_facts_and_words(open_page: Opener) -> None:
    """A click on a post in the picture shows its facts, whom it covers, and the words with their file and place."""
    model = agency_model(40)
    cover = next(each for each in model.covers if each.stated_by == "substitute")
    post = next(each for each in model.posts if each.iri == cover.holder)
    principal = next(each for each in model.posts if each.iri == cover.principals[0])
    assert cover.quote is not None
    opened = open_page(model)
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
    opened = open_page(model)
    opened.click_post(model.posts[1].iri)
    box = opened.tab.locator("#network").bounding_box()
    opened.tab.mouse.click(box["x"] + 3, box["y"] + 3)
    after_click = opened.ask("() => asendusPage.selected()")
    opened.click_post(model.posts[1].iri)
    opened.tab.keyboard.press("Escape")

    assert after_click is None
    assert opened.ask("() => asendusPage.selected()") is None


def test_long_lists_grow(open_page: Opener) -> None:
    """Of many findings of one kind the first are listed, and a button shows the rest."""
    model = agency_model(400)
    opened = open_page(model)
    items = opened.tab.locator("#findings ul").first.locator("button.post")
    before = items.count()
    opened.tab.locator("#findings ul").first.locator("button.more").click()

    assert before < len([each for each in model.findings if each.slug == "no-cover"]) == items.count()


def test_findings_lead_to_their_post(open_page: Opener) -> None:
    """The first finding in the list is of a post that nobody covers; its button shows the post and what would help."""
    opened = open_page(agency_model(40))
    opened.tab.locator("#findings button").first.click()

    assert "keegi ei asenda" in opened.details()
    assert "Nimeta asendaja." in opened.details()
    assert "Kes asendab: -" in opened.details()


def test_table_works_by_keyboard(open_page: Opener) -> None:
    """A post can be chosen in the table with the keyboard alone."""
    model = agency_model(5)
    opened = open_page(model)
    button = opened.tab.locator("#table button").nth(2)
    button.focus()
    opened.tab.keyboard.press("Enter")

    assert model.posts[2].iri == opened.ask("() => asendusPage.selected()")
    assert "true" == opened.tab.locator("#table tbody tr").nth(2).get_attribute("aria-selected")


@pytest.mark.parametrize("column", [0, 2])
def test_a_row_of_the_table_brings_the_details_into_view(open_page: Opener, column: int) -> None:
    """A click anywhere in a row shows that post's details on the screen, with the focus on their heading."""
    model = agency_model(40)
    opened = open_page(model)
    opened.tab.locator("#table tbody tr").nth(30).locator("th, td").nth(column).click()
    box = opened.tab.locator("#details h2").bounding_box()

    assert model.posts[30].iri == opened.ask("() => asendusPage.selected()")
    assert 0 <= box["y"] < 900
    assert opened.ask("() => document.activeElement.closest('#details') !== null")


def test_a_unit_in_the_search_leaves_no_post_chosen(open_page: Opener) -> None:
    """The picture is about the unit then, not about a post that was chosen before."""
    model = agency_model(40)
    opened = open_page(model)
    opened.ask("iri => asendusPage.select(iri)", model.posts[0].iri)
    opened.tab.locator("#search input").fill(model.units[0].label)
    opened.tab.locator("#found [data-unit], #found button, #found li").first.wait_for()
    chosen = opened.ask("() => asendusPage.selected()")
    opened.tab.locator("#search input").press("Enter")

    assert model.posts[0].iri == chosen
    assert opened.ask("() => asendusPage.selected()") is None
    assert [] == opened.complaints


def test_a_post_that_names_itself_is_told_so(open_page: Opener) -> None:
    """Its cover is no post that was not found."""
    model = agency_model(5)
    post = model.posts[0]
    itself = replace(model.covers[-1], holder=post.iri, principals=(post.iri,), substitutes=(post.iri,))
    opened = open_page(replace(model, covers=(itself,)))
    opened.ask("iri => asendusPage.select(iri)", post.iri)

    assert 2 == opened.details().count("ametikoht nimetab iseennast")
    assert "jäi leidmata" not in opened.details()


def test_search_jumps(open_page: Opener) -> None:
    """Words of a post's name, in any order and case, find it; Enter goes there, even where its unit was folded."""
    model = agency_model(400)
    post = next(each for each in model.posts if "jurist" in each.name)
    opened = open_page(model)
    drawn_before = opened.ask("iri => asendusPage.pointOf(iri)", post.iri)
    opened.tab.locator("#search input").fill(post.name.upper())
    opened.tab.keyboard.press("Enter")

    assert drawn_before is None
    assert post.iri == opened.ask("() => asendusPage.selected()")
    assert opened.ask("iri => asendusPage.pointOf(iri)", post.iri) is not None


def test_search_says_when_nothing_fits(open_page: Opener) -> None:
    """Words that fit nothing are answered in words."""
    opened = open_page(agency_model(5))
    opened.tab.locator("#search input").fill("xyzzy")

    assert "Ei leidnud midagi." in opened.tab.inner_text("#found")


def test_large_page_unfolds(open_page: Opener) -> None:
    """A large page draws units at first; a click on a unit draws its posts, and all can be opened at once."""
    opened = open_page(agency_model(400))
    count = "() => asendusPage.posts().filter(post => post.drawn).length"
    folded = opened.ask(count)
    opened.ask("() => asendusPage.open(true)")
    unfolded = opened.ask(count)
    opened.ask("() => asendusPage.open(false)")

    assert folded < 20
    assert 401 == unfolded
    assert folded == opened.ask(count)
    assert [] == opened.complaints


def test_folding_by_click(open_page: Opener) -> None:
    """A click on an open unit's name folds it, and a click on the folded unit opens it again."""
    opened = open_page(agency_model(5))
    place = opened.ask("() => asendusPage.unitPointOf(0)")
    count = "() => asendusPage.posts().filter(post => post.drawn).length"
    before = opened.ask(count)
    opened.tab.mouse.click(place["x"], place["y"])
    folded = opened.ask(count)
    place = opened.ask("() => asendusPage.unitPointOf(0)")
    opened.tab.wait_for_timeout(400)  # two clicks within 300 ms would be one double click
    opened.tab.mouse.click(place["x"], place["y"])

    assert folded < before == opened.ask(count)


def test_language_can_be_changed(open_page: Opener) -> None:
    """The other language's button changes the page's words, its title and its language attribute."""
    model = agency_model(5)
    opened = open_page(model)
    opened.click_post(model.posts[1].iri)
    opened.tab.locator("#languages button[lang=en]").click()

    assert "Who covers it" in opened.details()
    assert "Findings" in opened.tab.inner_text("#findings")
    assert "en" == opened.ask("() => document.documentElement.lang")
    assert "Who covers whom: Näidisamet" == opened.tab.title()


def test_lines_can_be_hidden(open_page: Opener) -> None:
    """Each kind of line has a box that hides it and shows it again."""
    opened = open_page(agency_model(40))
    kinds = "() => [...new Set(asendusPage.lines().map(line => line.kind))].sort()"
    both = opened.ask(kinds)
    opened.tab.locator("#show-reporting").uncheck()
    without = opened.ask(kinds)
    opened.tab.locator("#show-reporting").check()

    assert ["reporting", "substitution"] == both == opened.ask(kinds)
    assert ["substitution"] == without


def test_address_opens_a_post(open_page: Opener) -> None:
    """An address that ends with a post's IRI opens the page at that post, and choosing another changes it."""
    model = agency_model(40)
    opened = open_page(model, anchor="#post=https%3A%2F%2Fasendus.example%2Fpost%2F7")
    first = opened.ask("() => asendusPage.selected()")
    opened.ask("iri => asendusPage.select(iri)", model.posts[3].iri)

    assert "https://asendus.example/post/7" == first
    assert opened.ask("() => location.hash").endswith("post%2F3")


def test_dark_scheme_changes_page_and_picture(open_page: Opener) -> None:
    """Where the reader's system is dark, page and picture are dark; a change while the page is open is followed."""
    opened = open_page(agency_model(5), color_scheme="light")
    paper = "() => getComputedStyle(document.body).backgroundColor"
    point = opened.ask("() => asendusPage.pointOf('https://asendus.example/post/0')")
    spot = {"x": point["x"] + 30, "y": point["y"] - 20, "width": 6, "height": 6}
    light, light_spot = opened.ask(paper), opened.tab.screenshot(clip=spot)
    opened.tab.emulate_media(color_scheme="dark")
    opened.tab.wait_for_timeout(200)

    assert light != opened.ask(paper)
    assert light_spot != opened.tab.screenshot(clip=spot)


def test_print_has_the_whole_picture_on_white(open_page: Opener) -> None:
    """For paper there is a copy of the whole picture in light colours, which goes away afterwards."""
    opened = open_page(agency_model(40), color_scheme="dark")
    opened.ask("() => dispatchEvent(new Event('beforeprint'))")
    corner = "() => [...document.querySelector('.printed').getContext('2d').getImageData(2, 2, 1, 1).data]"
    width = opened.ask("() => document.querySelector('.printed').width")
    ground = opened.ask(corner)
    opened.ask("() => dispatchEvent(new Event('afterprint'))")

    assert width > 100
    assert ground in ([0, 0, 0, 0], [255, 255, 255, 255])
    assert 0 == opened.tab.locator(".printed").count()
    assert [] == opened.complaints


def test_phone_has_no_sideways_scroll(open_page: Opener) -> None:
    """On a phone's width the page itself does not scroll sideways."""
    opened = open_page(agency_model(40))
    opened.tab.set_viewport_size({"width": 390, "height": 800})

    assert opened.ask("() => document.documentElement.scrollWidth <= innerWidth")


def test_large_page_shows_its_words(open_page: Opener) -> None:
    """On a page whose values are compressed, a chosen post shows the words and the file that its cover rests on."""
    model = agency_model(2000)
    cover = next(each for each in model.covers if each.stated_by == "substitute" and each.quote)
    assert cover.quote is not None
    opened = open_page(model)
    opened.ask("iri => asendusPage.select(iri)", cover.holder)

    assert [] == opened.complaints
    assert cover.quote.words in opened.details()
    assert cover.quote.file in opened.details()
