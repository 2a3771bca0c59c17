"""The page in a real browser: it asks for nothing, and nothing that a document holds acts in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import Opened, Opener
from page_models import HOSTILE, agency_model, hostile_model

from asendus.view import write_model


@pytest.mark.parametrize("size", [1, 5, 40, 400])
def test_page_needs_nothing_but_itself(open_page: Opener, size: int) -> None:
    """The page asks for no other file, complains of nothing, and has every post in its table."""
    model = agency_model(size)
    opened = open_page(model)

    assert [] == opened.requests
    assert [] == opened.complaints
    opened.tab.locator("#tabs [data-view=table]").click()

    assert {post.iri for post in model.posts} == {post["iri"] for post in opened.ask("() => asendusPage.posts()")}
    assert min(100, len(model.posts)) == opened.tab.locator("#panel-table tbody tr[data-post]").count()


@pytest.mark.parametrize("size", [40, 2000])
@pytest.mark.parametrize("hang", [False, True], ids=["refused", "hanging"])
def test_page_opens_without_the_network(open_page: Opener, size: int, hang: bool) -> None:
    """Where every request is refused, and where none is ever answered, the page asks for nothing, complains of nothing, and shows its findings."""
    opened = open_page(agency_model(size), hang=hang)
    seen = opened.tab.locator("#panel-findings a.post").count()
    for view in ("units", "focus", "map", "table"):
        opened.tab.locator(f"#tabs [data-view={view}]").click()

    assert 0 < seen
    assert [] == opened.requests
    assert [] == opened.complaints


def use_everything(opened: Opened) -> None:
    """Choose every post in every panel, unfold all statements, search every text, change language, move over the picture."""
    opened.tab.locator("#tabs [data-view=table]").click()
    for box in opened.tab.locator("#panel-table .tick input").all():
        box.check()
    for view in ("findings", "focus", "map", "table", "absence", "units"):
        opened.tab.locator(f"#tabs [data-view={view}]").click()
        for iri in HOSTILE:
            opened.ask("iri => asendusPage.select(iri)", iri)
    for iri in HOSTILE:
        opened.ask("iri => asendusPage.select(iri)", iri)
        opened.ask("() => document.querySelectorAll('details').forEach(each => (each.open = true))")
        opened.tab.locator("#search input").fill(iri[:12])
        point = opened.ask("iri => asendusPage.pointOf(iri)", iri)
        opened.tab.mouse.move(point["x"], point["y"])
    opened.tab.locator("#languages button[lang=en]").click()
    opened.ask("() => asendusPage.open(false)")
    opened.ask("() => asendusPage.open(true)")


@pytest.mark.parametrize("policy", [True, False], ids=["with policy", "without policy"])
def test_hostile_texts_do_nothing(open_page: Opener, tmp_path: Path, policy: bool) -> None:
    """Texts that look like markup or script stay texts everywhere, also where no policy would stop them."""
    path = tmp_path / "hostile.html"
    write_model(hostile_model(), path)
    html = path.read_text(encoding="utf-8")
    meta = html.index("<meta http-equiv=")
    opened = open_page(html if policy else html[:meta] + html[html.index(">", meta) + 1 :])
    use_everything(opened)

    assert opened.ask("() => window.pwned") is None
    assert opened.ask("() => ({}).polluted") is None
    assert [] == opened.requests + opened.complaints
    assert 0 == opened.ask(
        "() => document.querySelectorAll('img, iframe, [onload], [onerror], a[href^=javascript]').length"
    )
    assert HOSTILE[-1] in opened.ask("() => document.querySelector('#details').textContent")
    opened.tab.locator("#tabs [data-view=table]").click()
    assert len(HOSTILE) == opened.tab.locator("#panel-table tbody tr").count()


def test_planted_script_is_refused(open_page: Opener, tmp_path: Path) -> None:
    """A script, a handler and a far picture that somebody adds to the finished file do not run and are not asked for."""
    path = tmp_path / "planted.html"
    write_model(agency_model(5), path)
    planted = "<script>window.planted=1</script><img src='https://asendus.example/x.png' onerror='window.planted=2'>"
    opened = open_page(path.read_text(encoding="utf-8").replace("<noscript>", planted + "<noscript>"))

    assert opened.ask("() => window.planted") is None
    assert any("Content Security Policy" in complaint for complaint in opened.complaints)
    assert 6 == len(opened.ask("() => asendusPage.posts()"))
