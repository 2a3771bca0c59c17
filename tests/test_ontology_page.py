"""The page of the ontology: what the Turtle says, and nothing from outside."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import rdflib
from rdflib.namespace import RDFS, SKOS

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "ontology.html"

#: What makes a browser fetch or run something, by element and attribute.
FETCHING = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping"}


class Fetches(HTMLParser):
    """Collects what a browser would fetch or run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A start tag."""
        self.links += tag == "a"
        if tag in ("script", "iframe", "object", "embed", "base"):
            self.found.append(tag)
        for name, value in attrs:
            fetches = name in FETCHING or (tag == "link" and name == "href") or name.startswith("on")
            if fetches and not (value or "").startswith("data:"):
                self.found.append(f"{tag} {name}={value}")


def terms() -> rdflib.Graph:
    """The modules of the ontology in one graph."""
    graph = rdflib.Graph()
    for path in (ROOT / "ontology").glob("*.ttl"):
        graph.parse(path)
    return graph


def test_the_page_is_what_the_ontology_says() -> None:
    """docs/ontology.html is made anew whenever a module changes, and comes out the same whatever the order of hashes."""
    ended = subprocess.run(
        [sys.executable, ROOT / "tools" / "ontology_page.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONHASHSEED": "7", "PATH": ""},
    )

    assert (0, "") == (ended.returncode, ended.stderr)


def test_the_page_fetches_nothing() -> None:
    """Opened in a browser the page loads no script, style, font or picture, and runs nothing; links are only links."""
    text = PAGE.read_text(encoding="utf-8")
    parser = Fetches()
    parser.feed(text)

    assert parser.links > 100
    assert [] == parser.found
    assert [] == re.findall(r"@import|url\(\s*['\"]?(?!data:)", text)


def test_the_page_has_every_term() -> None:
    """Each term that a module defines is on the page, with its definition in both languages."""
    text = unescape(PAGE.read_text(encoding="utf-8"))
    graph = terms()
    defined = set(graph.subjects(RDFS.isDefinedBy, None))

    assert len(defined) > 100
    for term in defined:
        definitions = [str(value) for value in graph.objects(term, SKOS.definition)]
        assert 2 == len(definitions), term
        assert str(term) in text
        assert all(definition in text for definition in definitions), term


def test_the_diagram_is_what_its_source_says() -> None:
    """docs/model.svg is made anew whenever its source changes, and docs/model.md shows it."""
    ended = subprocess.run(
        [sys.executable, ROOT / "tools" / "model_diagram.py", "--check"], capture_output=True, text=True, check=False
    )

    assert (0, "") == (ended.returncode, ended.stderr)
    assert "](model.svg)" in (ROOT / "docs" / "model.md").read_text(encoding="utf-8")


def test_the_diagram_speaks_of_terms_that_are_there() -> None:
    """Each name of the product's own vocabulary in the diagram is a term of the ontology; nothing in it is fetched."""
    text = (ROOT / "docs" / "model.svg").read_text(encoding="utf-8")
    graph = terms()
    named = set(re.findall(r"asendus:(\w+)", text))
    defined = {str(term).rpartition("#")[2] for term in graph.subjects(RDFS.isDefinedBy, None)}

    assert len(named) > 20
    assert set() == named - defined
    assert [] == re.findall(r"(?:href|src)=|@import|<script|<image", text)
