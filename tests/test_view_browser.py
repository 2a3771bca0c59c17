"""The page in a real browser, from a file, with the network refused."""

from __future__ import annotations

from dataclasses import replace

from browsing import Opener
from page_models import agency_model

from asendus.view_model import DemandView, PageModel


def test_empty_page_opens(open_page: Opener) -> None:
    """A page without any post opens without complaint and says that there are no findings."""
    opened = open_page(PageModel())

    assert [] == opened.complaints
    assert "Puudujääke ei leitud." in opened.tab.inner_text("#panel-findings")


def test_findings_lead_to_their_post(open_page: Opener) -> None:
    """The first finding in the list is of a post that nobody covers; its button shows the post and what would help."""
    opened = open_page(agency_model(40))
    opened.tab.locator("#panel-findings details.kind a.post").first.click()

    assert "keegi ei asenda" in opened.details()
    assert "Nimeta asendaja." in opened.details()
    assert "Kes asendab: -" in opened.details()


def test_a_unit_in_the_search_leaves_no_post_chosen(open_page: Opener) -> None:
    """The picture is about the unit then, not about a post that was chosen before."""
    model = agency_model(40)
    opened = open_page(model, anchor="#view=units")
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
    assert "jäi kindlaks tegemata" not in opened.details()


def test_search_jumps(open_page: Opener) -> None:
    """Words of a post's name, in any order and case, find it; Enter goes there, even where its unit was folded."""
    model = agency_model(400)
    post = next(each for each in model.posts if "jurist" in each.name)
    opened = open_page(model, anchor="#view=units")
    drawn_before = opened.ask("iri => asendusPage.pointOf(iri)", post.iri)
    opened.tab.locator("#search input").fill(post.name.upper())
    opened.tab.keyboard.press("Enter")

    assert drawn_before is None
    assert post.iri == opened.ask("() => asendusPage.selected()")
    assert opened.ask("iri => asendusPage.pointOf(iri)", post.iri) is not None


def test_search_finds_a_post_by_its_label(open_page: Opener) -> None:
    """A post's label, as findings and the command write it ("post, unit"), finds it."""
    model = agency_model(40)
    post = next(each for each in model.posts if each.unit is not None)
    unit = next(each.label for each in model.units if each.iri == post.unit)
    opened = open_page(model)
    opened.tab.locator("#search input").fill(f"{post.name}, {unit}")
    found = opened.tab.locator("#found li").first.inner_text()

    assert found.startswith(post.name)
    assert found.endswith(unit)


def test_search_finds_what_posts_demand(open_page: Opener) -> None:
    """A demand that is found leads to the table of the posts that demand it, and the table says what it is limited to."""
    model = agency_model(40)
    demand = DemandView(
        label={"et": "inglise keel C1", "en": "English C1"}, posts=tuple(post.iri for post in model.posts[3:6])
    )
    opened = open_page(replace(model, demands=(demand,)))
    opened.tab.locator("#search input").fill("english c1")
    opened.tab.keyboard.press("Enter")

    assert 3 == opened.tab.locator("#panel-table tbody tr").count()
    assert "inglise keel C1" in opened.tab.inner_text("#panel-table .limit")


def test_search_says_when_nothing_fits(open_page: Opener) -> None:
    """Words that fit nothing are answered in words."""
    opened = open_page(agency_model(5))
    opened.tab.locator("#search input").fill("xyzzy")

    assert "Ei leidnud midagi." in opened.tab.inner_text("#found")


def test_language_can_be_changed(open_page: Opener) -> None:
    """The other language's button changes the page's words, its title and its language attribute."""
    model = agency_model(5)
    opened = open_page(model)
    opened.ask("iri => asendusPage.select(iri)", model.posts[1].iri)
    opened.tab.locator("#languages button[lang=en]").click()

    assert "Who covers it" in opened.details()
    assert "Findings" in opened.tab.inner_text("#panel-findings")
    assert "en" == opened.ask("() => document.documentElement.lang")
    assert "Who covers whom: Näidisamet" == opened.tab.title()


def test_every_place_has_an_address(open_page: Opener) -> None:
    """Going about changes the address, the way back leads through what was seen, and an address opens the same again."""
    model = agency_model(40)
    opened = open_page(model)
    iris = [model.posts[3].iri, model.posts[9].iri]
    opened.tab.locator("#tabs [data-view=units]").click()
    for iri in iris:
        opened.ask("iri => asendusPage.select(iri)", iri)
    opened.tab.locator("#tabs [data-view=table]").click()
    address = opened.ask("() => location.hash")
    opened.tab.go_back()
    opened.tab.go_back()
    back = opened.ask("() => [asendusPage.selected(), document.body.dataset.view]")
    again = open_page(model, anchor=address)

    assert [iris[0], "units"] == back
    assert [iris[1], "table"] == again.ask("() => [asendusPage.selected(), document.body.dataset.view]")


def test_address_opens_a_post(open_page: Opener) -> None:
    """An address that ends with a post's IRI opens the page at that post, and choosing another changes it."""
    model = agency_model(40)
    opened = open_page(model, anchor="#post=https%3A%2F%2Fasendus.example%2Fpost%2F7")
    first = opened.ask("() => asendusPage.selected()")
    opened.ask("iri => asendusPage.select(iri)", model.posts[3].iri)

    assert "https://asendus.example/post/7" == first
    assert opened.ask("() => location.hash").endswith("post%2F3")


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
