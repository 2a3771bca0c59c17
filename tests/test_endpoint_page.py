"""The query page in a real browser, the examples of its documentation, and the store that changes beneath it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browsing import ARGUMENTS, Opened
from endpoints import Endpoint, serving

from asendus.endpoint.page import VENDORED, vendored
from asendus.queries import load, names
from asendus.sources import load_files

ROOT = Path(__file__).resolve().parent.parent
#: The shell commands and the Python of the endpoint's documentation, but for those that start it.
DOCUMENTED = re.findall(
    r"^```(sh|python)\n(.*?)^```$", (ROOT / "docs" / "endpoint.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
)


@pytest.fixture(scope="module")
def endpoint(example_store: Path) -> Iterator[Endpoint]:
    with serving("--store", example_store, "--workers", "2") as running:
        yield running


@pytest.fixture(scope="module")
def loopback_browser(launch: Callable[[Sequence[str]], Any]) -> Iterator[Any]:
    """Chromium, for which every name fails but the endpoint's own."""
    chromium = launch([each.replace("~NOTFOUND", "~NOTFOUND, EXCLUDE 127.0.0.1") for each in ARGUMENTS])
    yield chromium
    chromium.close()


@pytest.fixture
def opened(loopback_browser: Any, endpoint: Endpoint) -> Iterator[Opened]:
    """The query page, open in a tab."""
    context = loopback_browser.new_context(viewport={"width": 1400, "height": 900})
    page = Opened(context.new_page())
    page.tab.on("request", lambda request: page.requests.append(request.url))
    page.tab.on("console", lambda message: page.complaints.append(f"{message.type}: {message.text}"))
    page.tab.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.tab.goto(f"{endpoint.address}?lang=et")
    page.tab.locator("nav button[aria-current]").wait_for()
    yield page
    context.close()


def run_query(page: Opened) -> str:
    """Run what stands in the editor; the words of its answer."""
    page.tab.locator(".yasqe_queryButton").first.click()
    page.tab.locator(".yasr_response_chip", has_text="in ").wait_for()
    words: str = page.tab.locator(".yasr_results").inner_text()
    return words


def test_page_runs_a_query_of_the_library(opened: Opened, endpoint: Endpoint) -> None:
    """A query that is chosen by its title fills the editor, and its rows come; nothing else is asked, nothing complained of."""
    opened.tab.get_by_role("button", name=load("who-covers").title["et"], exact=True).click()

    words = run_query(opened)

    assert load("who-covers").description["et"] == opened.tab.inner_text("#about")
    assert "büroo juhataja" in words
    assert [] == opened.complaints
    assert {urlsplit(endpoint.address).netloc} == {
        urlsplit(each).netloc for each in opened.requests if each != "data:,"
    }
    assert f"{endpoint.address}sparql" in opened.requests


def test_page_has_every_query_in_both_languages(opened: Opened, endpoint: Endpoint) -> None:
    """The list has the whole library by its titles, and the words of a search leave those that have them."""
    shown = opened.tab.locator("nav button:visible")

    assert sorted(load(name).title["et"] for name in names()) == sorted(shown.all_inner_texts())
    opened.tab.fill("#find", "who-covers")
    assert [load("who-covers").title["et"]] == shown.all_inner_texts()
    opened.tab.goto(f"{endpoint.address}?lang=en")
    opened.tab.locator("nav button[aria-current]").wait_for()
    assert sorted(load(name).title["en"] for name in names()) == sorted(shown.all_inner_texts())


def test_address_in_an_answer_is_asked_about_here(opened: Opened, endpoint: Endpoint) -> None:
    """A click on an address leads nowhere: it is described from the store."""
    opened.tab.get_by_role("button", name=load("posts").title["et"], exact=True).click()
    run_query(opened)

    link = opened.tab.locator(".yasr_results a[href^='https://asendus.example/']").first
    with opened.tab.expect_response("**/sparql") as answer:
        link.dispatch_event("click")

    assert (200, "application/n-triples") == (answer.value.status, answer.value.headers["content-type"])
    assert "DESCRIBE <https://asendus.example/" in opened.tab.locator(".CodeMirror-code").inner_text()
    assert endpoint.address in opened.tab.url
    assert [] == [each for each in opened.requests if "asendus.example" in each]
    assert [] == opened.complaints


def test_words_of_a_document_do_not_act_in_the_page(loopback_browser: Any, tmp_path: Path) -> None:
    """Markup in a literal or an address is shown as it is."""
    graph = tmp_path / "hostile.nq"
    markup = "<img src=x onerror=document.title='acted'><script>document.title='acted'</script>"
    graph.write_text(
        f'<urn:s> <urn:p> "{markup}" <urn:g> .\n<urn:s> <javascript:document.title=1> "b" <urn:g> .\n', "utf-8"
    )
    with serving(graph, "--workers", "1") as running:
        tab = loopback_browser.new_context().new_page()
        page = Opened(tab)
        tab.goto(running.address)
        tab.locator("nav button[aria-current]").wait_for()
        tab.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT * { ?s ?p ?o }')")
        words = run_query(page)

        assert "onerror" in words
        assert "Asendus queries" == tab.title()
        tab.context.close()


@pytest.mark.parametrize("name", VENDORED)
def test_editor_is_as_it_was_published(name: str) -> None:
    """The vendored files have the sums that the page and their own README tell."""
    readme = (ROOT / "asendus" / "vendor" / "yasgui" / "README.md").read_text(encoding="utf-8")

    assert vendored(name)
    assert f"| `{name}` | `{VENDORED[name]}` |" in readme


@pytest.mark.parametrize("example", [each for each in DOCUMENTED if "7880" in each[1]], ids=lambda each: each[0])
def test_documented_example_works(endpoint: Endpoint, example: tuple[str, str]) -> None:
    """The curl and Python of docs/endpoint.md print an answer of the endpoint."""
    language, text = example
    if language == "sh" and shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    program = [sys.executable, "-c"] if language == "python" else ["sh", "-ec"]
    done = subprocess.run(
        [*program, text.replace("http://127.0.0.1:7880/", endpoint.address)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert "38" in done.stdout
    assert language == "python" or "a org:FormalOrganization" in done.stdout or "FormalOrganization>" in done.stdout


def test_documentation_has_examples() -> None:
    """There is one block of shell and one of Python that ask the endpoint."""
    assert ["sh", "python"] == [language for language, text in DOCUMENTED if "7880" in text]


def test_store_that_is_loaded_anew_is_asked_as_it_is_then(examples: Path, tmp_path: Path) -> None:
    """A running endpoint answers from what was loaded after it was started."""
    files = sorted(str(path) for path in examples.iterdir() if path.suffix in (".txt", ".md", ".docx", ".html"))
    folder = tmp_path / "graph"
    load_files(files[:1], store=folder)
    counted = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a <https://w3id.org/asendus/ns#JobDescription> }"
    with serving("--store", folder, "--workers", "1") as running:
        before = running.query(counted, accept="text/csv").text
        load_files(files[:3], store=folder)
        after = running.query(counted, accept="text/csv").text

    assert int(before.split()[1]) < int(after.split()[1])
