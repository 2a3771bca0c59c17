"""The site of the documentation: it builds strictly, holds every page, and reaches nothing outside."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import html

ROOT = Path(__file__).resolve().parent.parent

#: Elements and attributes by which a page loads something by itself.
LOADING = "//script/@src | //link/@href | //img/@src | //img/@srcset | //iframe/@src | //source/@src | //object/@data"
_ELSEWHERE = re.compile(r"^\s*(?:\w+:)?//")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as `make site` builds it."""
    out = tmp_path_factory.mktemp("built") / "site"
    ended = subprocess.run(
        [sys.executable, ROOT / "tools" / "site.py", out], capture_output=True, text=True, check=False, timeout=120
    )
    assert 0 == ended.returncode, ended.stdout + ended.stderr
    return out


def pages(site: Path) -> dict[str, Any]:
    """Every page of the site, parsed, by its path."""
    found = {page.relative_to(site).as_posix(): html.parse(page).getroot() for page in sorted(site.rglob("*.html"))}
    assert len(found) > 100
    return found


def test_the_site_has_every_page(site: Path) -> None:
    """Each page of docs/ is in the site, and each but the decisions is in the navigation of the first page."""
    written = [path.relative_to(ROOT).with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")]
    links = {str(link).removeprefix("./") for link in html.parse(site / "index.html").xpath("//nav//a/@href")}

    assert written
    assert [] == [page for page in written if not (site / page).is_file()]
    assert [] == [page for page in written if page.parent.name == "docs" and page.as_posix() not in links]
    assert {"docs/decisions/index.html", "docs/ontology.html"} <= links


def test_decisions_are_listed(site: Path) -> None:
    """The page of decisions leads to each of them."""
    listed = set(html.parse(site / "docs" / "decisions" / "index.html").xpath("//article//a/@href"))

    assert {path.with_suffix(".html").name for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md")} <= listed


def test_no_page_loads_from_elsewhere(site: Path) -> None:
    """Scripts, styles, fonts, pictures and frames of all pages and styles come from the site itself."""
    loaded = [(page, address) for page, tree in pages(site).items() for address in tree.xpath(LOADING)]
    styles = [(path.name, address) for path in site.rglob("*.css") for address in _addresses(path)]

    assert loaded
    assert [] == [each for each in (*loaded, *styles) if _ELSEWHERE.match(each[1])]


def _addresses(style: Path) -> list[str]:
    """What a style sheet loads."""
    text = style.read_text(encoding="utf-8")
    return [*re.findall(r"url\(\s*['\"]?([^'\")]+)", text), *re.findall(r"@import\s+['\"]([^'\"]+)", text)]


def test_every_page_forbids_what_is_elsewhere(site: Path) -> None:
    """Each page has a content security policy, first in its head, that names no other host."""
    for page, tree in pages(site).items():
        (policy,) = tree.xpath("//head/*[1]/self::meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy, page
        assert "://" not in policy, page


def test_links_between_pages_lead_somewhere(site: Path) -> None:
    """Every relative link of every page leads to a file of the site."""
    broken = [
        (page, link)
        for page, tree in pages(site).items()
        if page != "404.html"
        for link in {str(each).partition("#")[0] for each in tree.xpath("//article//a/@href | //nav//a/@href")}
        if link and not re.match(r"\w+:", link) and not (site / page).parent.joinpath(link).exists()
    ]

    assert [] == broken


def test_a_link_that_leads_nowhere_ends_the_build(tmp_path: Path) -> None:
    """The generator is strict: a page that is not there is no warning."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "index.md").write_text("[gone](gone.md)\n", encoding="utf-8")
    (tmp_path / "zensical.toml").write_text('[project]\nsite_name = "x"\ndocs_dir = "pages"\n', encoding="utf-8")
    command: list[str | Path] = [
        Path(sys.executable).with_name("zensical"),
        "build",
        "--strict",
        "-f",
        tmp_path / "zensical.toml",
    ]

    assert 0 != subprocess.run(command, capture_output=True, check=False, timeout=60).returncode


#: Where the browser finds the site; there is no such host, and what the site has is handed to it file by file.
ADDRESS = "http://site.example/"


def hand_over(route: Any, site: Path) -> None:
    """Answer a request of the browser with a file of the site, and refuse every other."""
    file = site / route.request.url.removeprefix(ADDRESS).partition("?")[0].partition("#")[0]
    if route.request.url.startswith(ADDRESS) and file.is_file():
        route.fulfill(path=file)
    else:
        route.abort()


def test_a_browser_asks_nobody_else(browser: Any, site: Path) -> None:
    """Pages open, and a word is searched for, without complaint and without a request to another host."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.route("**/*", lambda route: hand_over(route, site))
    tab = context.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for page in ("index.html", "docs/findings.html", "docs/commands.html"):
        tab.goto(ADDRESS + page)
        assert "Asendus" in tab.title()
    found = 0
    tab.wait_for_timeout(500)
    tab.keyboard.press("/")
    tab.keyboard.type("hollow", delay=50)
    for _ in range(100):  # the policy of the page refuses Playwright's own waiting
        tab.wait_for_timeout(100)
        found = tab.get_by_text("hollow-cover", exact=False).count()
        if found:
            break
    context.close()

    assert [] == [url for url in requests if not url.startswith((ADDRESS, "data:", "blob:"))]
    assert [] == complaints
    assert found
