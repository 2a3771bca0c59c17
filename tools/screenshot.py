"""Take pictures of a page: `python tools/screenshot.py PAGE.html OUT.png [--select WORDS] [--scheme dark] [--size 1400x900]
[--scale 1.5] [--lang en] [--view units]`.

Needs Chromium and playwright; reaches no network.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import sync_playwright

ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip


def take(
    page: Path,
    out: Path,
    *,
    select: str | None,
    scheme: str,
    size: tuple[int, int],
    full: bool,
    scale: float,
    lang: str,
    view: str,
) -> None:
    """Open `page` at a panel, choose the first post whose label has the words of `select`, and save what is seen."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=list(ARGUMENTS))
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if scheme == "dark" else "light",
            device_scale_factor=scale,
        )
        tab = context.new_page()
        tab.on("console", lambda message: print(message.type, message.text))
        tab.on("pageerror", lambda error: print("error", error))
        tab.goto(f"{page.resolve().as_uri()}#view={view}")
        while not tab.evaluate(
            "() => window.asendusPage !== undefined"
        ):  # the page's policy refuses Playwright's own waiting
            tab.wait_for_timeout(20)
        if lang:
            tab.locator(f"#languages button[lang={lang}]").click()
        if select:
            tab.evaluate(
                "words => { const p = asendusPage.posts().find(p => p.label.includes(words)); asendusPage.select(p.iri); }",
                select,
            )
        tab.wait_for_timeout(700)  # the camera moves for a quarter of a second
        tab.screenshot(path=str(out), full_page=full)
        browser.close()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--select")
    parser.add_argument("--scheme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1400x900")
    parser.add_argument("--scale", type=float, default=1.0, help="pixels of the picture to one of the page")
    parser.add_argument("--lang", choices=("et", "en"), default="")
    parser.add_argument("--view", default="findings", help="the panel: findings, units, focus, map, table, absence")
    parser.add_argument("--full", action="store_true", help="the whole page, not the window alone")
    given = parser.parse_args()
    width, height = map(int, given.size.split("x"))
    take(
        given.page,
        given.out,
        select=given.select,
        scheme=given.scheme,
        size=(width, height),
        full=given.full,
        scale=given.scale,
        lang=given.lang,
        view=given.view,
    )


if __name__ == "__main__":
    main()
