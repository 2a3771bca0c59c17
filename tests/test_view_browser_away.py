"""Marking who is away, in a real browser."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from browsing import Opener
from page_models import BASE, agency_model, hostile_model
from test_view_browser_access import violations
from typer.testing import CliRunner

from asendus.cli import app
from asendus.cover_network import NetworkPost, Tie, network_of
from asendus.view_model import PageModel

POSTS = [f"{BASE}post/{name}" for name in ("arhivaar", "jurist", "nõunik", "raamatupidaja")]


def page(headcount: int = 1) -> PageModel:
    """The jurist and the adviser have one substitute between them, the archivist; the accountant covers the archivist."""
    archivist, jurist, adviser, accountant = POSTS
    ties = [Tie(jurist, archivist), Tie(adviser, archivist, order=2), Tie(archivist, accountant, is_group=True)]
    counts = {jurist: headcount, accountant: headcount - 1 or 1}
    posts = [NetworkPost(iri=iri, headcount=counts.get(iri, 1)) for iri in POSTS]
    model = agency_model(5)
    views = tuple(
        replace(model.posts[0], iri=iri, label=iri.rpartition("/")[2], name=iri.rpartition("/")[2]) for iri in POSTS
    )
    return PageModel(agencies=model.agencies, posts=views, network=network_of(posts, ties))


def test_who_is_away_is_marked_by_keyboard_alone(open_page: Opener) -> None:
    """From the tab on: words, Enter, and the next; the answer says who acts and who is left; the last is taken back."""
    opened = open_page(page())
    keyboard = opened.tab.keyboard
    opened.tab.locator("#tabs [data-view=absence]").focus()
    keyboard.press("Enter")
    for _ in range(12):
        if opened.ask("() => document.activeElement.getAttribute('aria-controls')") == "away-found":
            break
        keyboard.press("Tab")
    for name in ("jurist", "nõunik"):
        keyboard.type(name)
        keyboard.press("Enter")
    both = opened.tab.inner_text("#panel-absence .answer")
    field = opened.ask("() => document.activeElement.getAttribute('aria-controls')")
    keyboard.press("Tab")
    keyboard.press("Tab")
    keyboard.press("Enter")

    assert "away-found" == field
    assert "kõik, kes saaksid asendada, asendavad juba teisi: arhivaar" in both
    assert ["nõunikNäidisamet"] == opened.tab.locator(".away-list a.post").all_text_contents()
    assert "Asendajata" not in opened.tab.inner_text("#panel-absence .answer")
    assert opened.ask("() => document.activeElement.className") == "close"
    assert [] == opened.complaints


def test_a_post_is_marked_in_its_details_and_in_the_table(open_page: Opener) -> None:
    """A button and a box say the same; the way back takes the mark away; the link leads to the answer."""
    opened = open_page(page(), anchor="#view=table")
    jurist = opened.tab.locator("#panel-table .tick input").nth(1)
    jurist.check()
    opened.ask("iri => asendusPage.select(iri)", POSTS[1])
    press = opened.tab.locator("#details .away-mark button")
    marked = press.get_attribute("aria-pressed")
    press.click()
    unmarked = jurist.is_checked(), press.inner_text()
    opened.tab.go_back()
    again = jurist.is_checked(), press.get_attribute("aria-pressed")
    opened.tab.locator("#details .away-mark a").click()

    assert "true" == marked
    assert (False, "Märgi ärasolevaks") == unmarked
    assert (True, "true") == again
    assert "jurist" in opened.tab.inner_text("#panel-absence .acting")
    assert "arhivaar" in opened.tab.inner_text("#panel-absence .acting")


def test_an_address_tells_who_is_away(open_page: Opener) -> None:
    """Opened by its address, the page shows the same absence; a post that it does not have is told of."""
    opened = open_page(page(headcount=3))
    opened.tab.locator("#tabs [data-view=absence]").click()
    for name in ("jurist", "arhivaar"):
        opened.tab.locator("#panel-absence .search input").fill(name)
        opened.tab.keyboard.press("Enter")
    opened.tab.locator(".holders input").fill("2")
    opened.tab.keyboard.press("Enter")
    opened.tab.locator("#relay").check()
    answer = opened.tab.inner_text("#panel-absence")
    anchor = opened.ask("() => location.hash")
    again = open_page(page(headcount=3), anchor=anchor)
    fewer = open_page(page(headcount=3), anchor=anchor.replace("arhivaar", "arhivaaar"))

    assert answer == again.tab.inner_text("#panel-absence")
    assert "3 puudub (arhivaar ja jurist), asendada saab 2 (raamatupidaja)" in answer
    assert "„arhivaar“ on ise ära, seega „raamatupidaja“" in answer
    assert "1 ametikohta aadressist sellel lehel ei ole." in fewer.tab.inner_text("#panel-absence")


def test_the_page_is_not_read_for_absences_before_they_are_asked_for(open_page: Opener) -> None:
    """The network of cover is left as it is until the panel has somebody away."""
    opened = open_page(page())
    spoil = "() => { document.getElementById('asendus-cover').textContent = '{'; }"
    opened.ask(spoil)
    for view in ("units", "map", "focus", "table", "absence"):
        opened.ask("view => asendusPage.view(view)", view)

    assert [] == opened.complaints
    assert "Veel pole keegi ära." in opened.tab.inner_text("#panel-absence")


def test_hostile_addresses_of_posts_come_back(open_page: Opener) -> None:
    """Posts whose IRIs have spaces, stars and percent signs are told in the address and found again."""
    model = hostile_model()
    opened = open_page(model, anchor="#view=table")
    for box in opened.tab.locator("#panel-table .tick input").all():
        box.check()
    again = open_page(model, anchor=opened.ask("() => location.hash"))
    again.ask("() => asendusPage.view('absence')")

    assert len(model.posts) == again.tab.locator(".away-list a.post").count() > 5


@pytest.mark.parametrize("lang", ["et", "en"])
def test_a_loaded_page_answers_as_the_command(
    open_page: Opener, example_store: Path, tmp_path: Path, lang: str
) -> None:
    """On the example agency, with a whole unit away, the page has the command's pairs, and its reasons word for word."""
    path = tmp_path / "page.html"
    store = ["--store", str(example_store), "--lang", lang]
    made = CliRunner().invoke(app, ["view", *store, "-o", str(path)])
    asked = CliRunner().invoke(app, ["absence", *store, "--away-unit", "haldusosakond", "--format", "json"])
    told = json.loads(asked.stdout)
    opened = open_page(path.read_text(encoding="utf-8"), anchor="#view=absence")
    opened.tab.locator("#panel-absence .search input").fill("haldusosakond")
    opened.tab.locator("#away-found li").first.click()
    opened.tab.locator("#panel-absence .answer h3").first.wait_for()
    reasons = opened.tab.locator("#panel-absence ul.left > li").evaluate_all(
        "cards => cards.map(card => [...card.querySelectorAll(':scope > p')].map(each => each.textContent).join('; '))"
    )
    pairs = opened.tab.locator("#panel-absence ul.acting > li").evaluate_all(
        "cards => cards.map(card => [...card.querySelectorAll('a.post')].map(each => asendusPage.posts()[each.dataset.post].iri))"
    )

    assert 0 == made.exit_code
    assert told["left"] and reasons
    assert sorted(each["message"].split(": ", 1)[1] for each in told["left"]) == sorted(reasons)
    assert sorted([each["post"]["iri"], each["substitute"]["iri"]] for each in told["acting"]) == sorted(pairs)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_panel(open_page: Opener, scheme: str) -> None:
    """With nobody away, and with an answer of every part, the panel breaks no rule of axe-core."""
    opened = open_page(page(headcount=3), anchor="#view=absence", color_scheme=scheme)
    empty = violations(opened)
    opened.ask("() => asendusPage.view('table')")
    for box in opened.tab.locator("#panel-table .tick input").all()[:3]:
        box.check()
    opened.ask("() => asendusPage.view('absence')")
    opened.tab.locator("#relay").check()

    assert 4 <= opened.tab.locator("#panel-absence .answer li").count()
    assert [] == empty + violations(opened)
