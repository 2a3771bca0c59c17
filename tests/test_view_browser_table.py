"""The table and the lists in a real browser."""

from __future__ import annotations

import pytest
from browsing import Opener
from page_models import agency_model

from asendus.view_order import put_in_order


def test_long_lists_grow(open_page: Opener) -> None:
    """Of many findings of one kind the first are listed, and a button shows the next ones and says how many are left."""
    model = agency_model(400)
    opened = open_page(model)
    kind = opened.tab.locator("#panel-findings details.kind").first
    before = kind.locator("a.post").count()
    told = kind.locator("button.more").inner_text()
    kind.locator("button.more").click()
    all_of_it = len([each for each in model.findings if each.slug == "no-cover"])

    assert before < all_of_it == kind.locator("a.post").count()
    assert str(all_of_it - before) in told


def test_table_works_by_keyboard(open_page: Opener) -> None:
    """A post can be chosen in the table with the keyboard alone."""
    model = agency_model(5)
    opened = open_page(model, anchor="#view=table")
    iri = put_in_order(model).model.posts[2].iri
    opened.tab.locator("#panel-table tbody a").nth(2).focus()
    opened.tab.keyboard.press("Enter")

    assert iri == opened.ask("() => asendusPage.selected()")
    assert "true" == opened.tab.locator("#panel-table tbody tr").nth(2).get_attribute("aria-selected")


@pytest.mark.parametrize("column", [0, 2])
def test_a_row_of_the_table_brings_the_details_into_view(open_page: Opener, column: int) -> None:
    """A click anywhere in a row shows that post's details on the screen, beside the table."""
    model = agency_model(40)
    opened = open_page(model, anchor="#view=table")
    row = opened.tab.locator("#panel-table tbody tr").nth(30)
    iri = opened.ask("at => asendusPage.posts()[at].iri", int(row.get_attribute("data-post")))
    row.locator("th, td").nth(column).click()
    box = opened.tab.locator("#details h2").bounding_box()

    assert iri == opened.ask("() => asendusPage.selected()")
    assert 0 <= box["y"] < 900


def test_table_is_drawn_in_portions(open_page: Opener) -> None:
    """Of a large table the first rows are there, and a button brings the next."""
    opened = open_page(agency_model(400), anchor="#view=table")
    rows = opened.tab.locator("#panel-table tbody tr[data-post]")
    before = rows.count()
    opened.tab.locator("#panel-table button.more").click()

    assert 100 == before
    assert 200 == rows.count()


def test_table_can_be_sorted_and_filtered(open_page: Opener) -> None:
    """A click on a column's head sorts by it, another turns the order; words in the filter keep the rows that have them."""
    model = agency_model(40)
    opened = open_page(model, anchor="#view=table")
    names = "() => [...document.querySelectorAll('#panel-table tbody th')].map(each => each.textContent)"
    head = opened.tab.locator("#panel-table th[data-column=cover]")
    head.locator("button").click()
    first = opened.tab.locator("#panel-table tbody td.cover").first.inner_text()
    up = head.get_attribute("aria-sort")
    head.locator("button").click()
    last = opened.tab.locator("#panel-table tbody td.cover").first.inner_text()
    down = head.get_attribute("aria-sort")
    opened.tab.locator("#panel-table input[type=search]").fill("JURIST")

    assert ("ascending", "kindel asendus") == (up, first)
    assert ("descending", "keegi ei asenda") == (down, last)
    assert opened.ask(names)
    assert all("jurist" in name for name in opened.ask(names))


def test_legend_counts_and_filters(open_page: Opener) -> None:
    """Each level of the legend tells how many posts have it, and when it is switched off they leave the table."""
    model = agency_model(40)
    nobody = [each for each in model.findings if each.slug == "no-cover"]
    opened = open_page(model, anchor="#view=table")
    rows = opened.tab.locator("#panel-table tbody tr[data-post]")
    everything = rows.count()
    switch = opened.tab.locator("#panel-table .levels button.high")
    count = switch.inner_text()
    switch.click()

    assert str(len(nobody)) in count
    assert everything - len(nobody) == rows.count()
    assert "false" == opened.tab.locator("#panel-table .levels button.high").get_attribute("aria-pressed")
