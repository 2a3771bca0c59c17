"""Pages opened in a real browser, for tests of the page."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from asendus.view import write_model
from asendus.view_model import PageModel

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


#: Chromium's own services are off, and every name but the file's own fails.
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


@dataclass
class Opened:
    """A page in the browser, and what it asked for and complained of."""

    tab: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def ask(self, script: str, given: object = None) -> Any:
        """What a script in the page returns."""
        return self.tab.evaluate(script, given)

    def click_post(self, iri: str) -> None:
        """Click in the middle of a post's box in the picture."""
        point = self.ask("iri => asendusPage.pointOf(iri)", iri)
        self.tab.mouse.click(point["x"], point["y"])

    def details(self) -> str:
        """The words of the details' panel."""
        words: str = self.tab.inner_text("#details")
        return words


class Opener:
    """Opens pages for one test, each in a context of its own, in which all but the page's file is refused."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self.browser = browser
        self.folder = folder

    def __call__(self, page: PageModel | str, *, anchor: str = "", hang: bool = False, **options: Any) -> Opened:
        path = self.folder / f"leht {len(list(self.folder.iterdir()))} õäöü.html"
        if isinstance(page, PageModel):
            write_model(page, path)
        else:
            path.write_text(page, encoding="utf-8")
        context = self.browser.new_context(viewport={"width": 1400, "height": 900}, **options)
        opened = Opened(context.new_page())
        opened.tab.set_default_timeout(5000)
        address = path.as_uri()

        def refuse(route: Any) -> None:
            if not hang:  # a request that is never answered hangs, as behind a firewall that swallows it
                route.abort()

        context.route(
            "**/*", lambda route: route.continue_() if route.request.url.split("#")[0] == address else refuse(route)
        )
        opened.tab.on("request", lambda request: opened.requests.append(request.url.split("#")[0]))
        opened.tab.on("console", lambda message: opened.complaints.append(f"{message.type}: {message.text}"))
        opened.tab.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.tab.goto(address + anchor)
        while not opened.ask(
            "() => window.asendusPage !== undefined"
        ):  # the page's policy refuses Playwright's own waiting
            opened.tab.wait_for_timeout(10)
        opened.requests = [request for request in opened.requests if request not in (address, "data:,")]
        return opened
