"""What the page costs a reader: the file, opening it, redrawing it, unfolding a unit; and plain pyvis on the same graph beside it.

python bench/page.py [POSTS …]    50, 2,000, 10,000 and 50,000 unless told; the figures of a release stand in docs/benchmarks.md

The posts are the generator's (bench/agencies). Above MOST of them the agency is told several times over, under other names:
a share of the words is compressed by itself, so that such a file is as large as one of other words. Needs Chromium.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from agencies.pool import corpus, pool
from agencies.write import agency

from asendus.findings import find
from asendus.new_store import store_to_load
from asendus.store import open_store
from asendus.view import write_model
from asendus.view_model import CoverView, FindingView, PageModel, PostView, StatementView, UnitView
from asendus.view_payload import as_edges
from asendus.view_source import BRIEF, DETAILED, model_from_store

SIZES = (50, 2_000, 10_000, 50_000)
#: So many posts go through the store; more are those again.
MOST = 2_000
#: So many descriptions are read to make the others of.
SAMPLE = 300
#: What a page of so many posts may cost: seconds to open, megabytes.
BUDGETS = {50: (0.5, 1), 2_000: (0.5, 1.5), 10_000: (0.8, 4), 50_000: (1.5, 12)}
#: Milliseconds: one redraw, unfolding one unit.
REDRAW, UNFOLD = 20, 50
#: Each figure is the least of so many: whatever else the machine does makes only some of them longer.
TIMES = 7

ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND")
#: Notes when the page says that it is there, and when the frame after that was drawn.
WATCH = """
Object.defineProperty(window, "asendusPage", {
  configurable: true,
  set(value) {
    Object.defineProperty(window, "asendusPage", { value });
    requestAnimationFrame(() => setTimeout(() => (window.drawnAt = performance.now())));
  },
});
"""
#: The same for plain pyvis: when vis has drawn for the first time.
WATCH_PLAIN = """
const seen = setInterval(() => {
  if (window.network === undefined) return;
  clearInterval(seen);
  network.redraw();
  window.drawnAt = performance.now();
}, 1);
"""


def told(what: str, posts: int, figure: float, *, budget: float | None = None, digits: int = 1) -> None:
    """Print one figure, and whether it keeps to its budget."""
    held = "" if budget is None else f"   of {budget:g}{'' if figure <= budget else '   OVER'}"
    print(f"{what:48}{posts:8,}{figure:12,.{digits}f}{held}", flush=True)


def generated(work: Path, posts: int) -> PageModel:
    """The model of an invented agency of about so many posts."""
    folder = work / str(posts)
    with store_to_load(folder) as store:
        store.load(agency(pool(corpus(work / "corpus", SAMPLE)), "Näidisamet", posts))
    store = open_store(folder, read_only=True)
    return model_from_store(store, find(store))


def again(model: PageModel, times: int) -> PageModel:
    """The model so many times over, each time under other names; with the statements that pages of its size tell."""
    copies = [_renamed(model, f"{number}") for number in range(times)]
    if len(model.posts) * times > DETAILED:
        copies = [
            replace(copy, statements=tuple(each for each in copy.statements if each.kind in BRIEF)) for copy in copies
        ]
    return replace(
        model,
        units=tuple(each for copy in copies for each in copy.units),
        posts=tuple(each for copy in copies for each in copy.posts),
        covers=tuple(each for copy in copies for each in copy.covers),
        statements=tuple(each for copy in copies for each in copy.statements),
        findings=tuple(each for copy in copies for each in copy.findings),
        waiting={iri: count for copy in copies for iri, count in copy.waiting.items()},
        demands=tuple(
            replace(each, posts=tuple(iri for copy in copies for iri in copy.demands[number].posts))
            for number, each in enumerate(model.demands)
        ),
    )


def _renamed(model: PageModel, mark: str) -> PageModel:
    def iri(one: str) -> str:
        return f"{one}-{mark}"

    def some(iris: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(iri, iris))

    labels = {each.iri: each.label for each in model.posts if each.unit}

    def unit(one: UnitView) -> UnitView:
        label = one.label if one.parent else f"{one.label} {mark}"
        return replace(one, iri=iri(one.iri), label=label, parent=one.parent and iri(one.parent))

    def post(one: PostView) -> PostView:
        label = one.label if one.unit is None else f"{one.label} {mark}"
        home = one.unit and iri(one.unit)
        return replace(one, iri=iri(one.iri), label=label, unit=home, supervisors=some(one.supervisors))

    def cover(one: CoverView) -> CoverView:
        sides = {"principals": some(one.principals), "substitutes": some(one.substitutes)}
        return replace(one, iri=iri(one.iri), holder=iri(one.holder), **sides)

    def finding(one: FindingView) -> FindingView:
        message, remedy = (
            {lang: renamed(text, one) for lang, text in each.items()} for each in (one.message, one.remedy)
        )
        return replace(one, id=iri(one.id), posts=some(one.posts), message=message, remedy=remedy)

    def renamed(text: str, one: FindingView) -> str:
        for each in one.posts:
            text = text.replace(labels[each], f"{labels[each]} {mark}") if each in labels else text
        return text

    def statement(one: StatementView) -> StatementView:
        return replace(one, post=iri(one.post))

    return replace(
        model,
        units=tuple(map(unit, model.units)),
        posts=tuple(map(post, model.posts)),
        covers=tuple(map(cover, model.covers)),
        findings=tuple(map(finding, model.findings)),
        statements=tuple(map(statement, model.statements)),
        demands=tuple(replace(each, posts=some(each.posts)) for each in model.demands),
        waiting={iri(one): count for one, count in model.waiting.items()},
    )


def models(work: Path, sizes: list[int]) -> Iterator[tuple[int, PageModel]]:
    """A model for each size."""
    made = {size: generated(work, size) for size in sorted({min(size, MOST) for size in sizes})}
    for size in sizes:
        yield size, made[size] if size <= MOST else again(made[MOST], size // MOST)


def opened(browser: Browser, path: Path, watch: str, *, anchor: str = "") -> tuple[Page, float]:
    """The page in a tab of its own, and after how many seconds its first picture was there."""
    tab = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    tab.add_init_script(watch)
    tab.goto(path.as_uri() + anchor, wait_until="commit")
    while not tab.evaluate("() => window.drawnAt !== undefined"):
        time.sleep(0.02)
    return tab, tab.evaluate("() => window.drawnAt") / 1000


def least(work: Callable[[], float]) -> float:
    """The least of several measures."""
    return min(work() for _ in range(TIMES))


def load_of(browser: Browser, path: Path, watch: str) -> float:
    """Seconds until the first picture, each time in a browser context of its own."""

    def once() -> float:
        tab, seconds = opened(browser, path, watch)
        tab.context.close()
        return seconds

    return least(once)


def timed(tab: Page, script: str, given: Any = None) -> float:
    """Milliseconds that a script in the page takes."""
    took: float = tab.evaluate(
        f"given => {{ const start = performance.now(); ({script})(given); return performance.now() - start; }}", given
    )
    return took


def unfolded(tab: Page, unit: int) -> float:
    """Milliseconds until a unit of a picture in which all are folded is open and drawn."""
    tab.evaluate("() => { asendusPage.unit(null); asendusPage.open(false); }")
    return timed(tab, "unit => { asendusPage.unit(unit); asendusPage.redraw(); }", unit)


def measure_page(browser: Browser, path: Path, size: int) -> None:
    """One page: the file, opening, redrawing the picture of units at its fullest and the map, unfolding."""
    seconds, megabytes = BUDGETS.get(size, (None, None))
    told("file, megabytes", size, path.stat().st_size / 1e6, budget=megabytes, digits=2)
    told("opening, seconds", size, load_of(browser, path, WATCH), budget=seconds, digits=2)
    tab, _ = opened(browser, path, WATCH, anchor="#view=units")
    count = tab.evaluate("() => asendusPage.units()")
    step = max(1, count // 12)
    unfolding = [least(lambda unit=unit: unfolded(tab, unit)) for unit in range(0, count, step)]
    told("unfolding a unit and drawing it, milliseconds", size, statistics.median(unfolding), budget=UNFOLD)
    told("  the slowest of these", size, max(unfolding))
    tab.evaluate("() => asendusPage.open(true)")
    told(
        "redrawing as many boxes as there can be, ms",
        size,
        least(lambda: timed(tab, "() => asendusPage.redraw()")),
        budget=REDRAW,
    )
    told("going to the map for the first time, ms", size, timed(tab, "() => asendusPage.view('map')"))
    told(
        "redrawing the map, milliseconds", size, least(lambda: timed(tab, "() => asendusPage.redraw()")), budget=REDRAW
    )
    tab.context.close()


def plain(model: PageModel) -> str:
    """The same graph through pyvis alone, its positions given and its physics off."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    across = max(1, round(len(model.posts) ** 0.5))
    network.nodes = [
        {"id": at, "label": post.name, "shape": "box", "x": at % across * 150, "y": at // across * 70, "physics": False}
        for at, post in enumerate(model.posts)
    ]
    network.node_ids = list(range(len(model.posts)))
    network.edges = [{"from": edge["from"], "to": edge["to"], "arrows": "to"} for edge in as_edges(model)]
    network.toggle_physics(False)
    network.set_edge_smooth("continuous")
    html: str = network.generate_html()
    return html


def measure_beside(browser: Browser, model: PageModel, page: Path, size: int) -> None:
    """Opening and file of plain pyvis on this graph, as times of the page's own, in one run."""
    path = page.with_name("pyvis.html")
    path.write_text(plain(model), encoding="utf-8")
    tab, seconds = opened(browser, path, WATCH_PLAIN)
    redraw = least(lambda: timed(tab, "() => network.redraw()"))
    tab.context.close()
    own_tab, own = opened(browser, page, WATCH, anchor="#view=map")
    own_redraw = least(lambda: timed(own_tab, "() => asendusPage.redraw()"))
    own_tab.context.close()
    told("plain pyvis / the page's map: opening", size, seconds / own)
    told("plain pyvis / the page's map: a redraw", size, redraw / max(own_redraw, 0.05))


def main() -> None:
    """Measure each size."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=list(ARGUMENTS))
        for size, model in models(Path(folder), sizes):
            path = Path(folder) / "page.html"
            write_model(model, path)
            measure_page(browser, path, size)
            measure_beside(browser, model, path, size)
        browser.close()


if __name__ == "__main__":
    main()
