"""Writes docs/ontology.html from the Turtle of the ontology's modules, with pyLODE.

python tools/ontology_page.py           writes the file
python tools/ontology_page.py --check   exits with 1 if the file is not what the modules say
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

import rdflib
from pylode import OntPub
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "ontology.html"

#: The ontology that imports the modules; the page is about it, and a module is told by what defines a term.
WHOLE = rdflib.URIRef("https://w3id.org/asendus/ns")

#: Data for search engines.
_FOR_ROBOTS = re.compile(r'<script id="schema\.org".*?</script>\s*', re.DOTALL)


def modules() -> rdflib.Graph:
    """All modules in one graph, with the head of the whole alone."""
    graph = rdflib.Graph()
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        graph.parse(path)
    for head in set(graph.subjects(RDF.type, OWL.Ontology)) - {WHOLE}:
        graph.remove((head, None, None))
    return graph


def in_both_languages(graph: rdflib.Graph) -> rdflib.Graph:
    """The graph with one label a term, "English / Estonian": pyLODE would write the two without a space between."""
    for name in (RDFS.label, DCTERMS.title):
        for term in set(graph.subjects(name, None)):
            words = {word.language: word for word in graph.objects(term, name) if isinstance(word, rdflib.Literal)}
            if {"en", "et"} <= words.keys():
                graph.set((term, name, rdflib.Literal(f"{words['en']} / {words['et']}")))
    return graph


def individuals(graph: rdflib.Graph) -> str:
    """A section about the named individuals, which pyLODE leaves out, in the manner of its own sections."""
    named = sorted(set(graph.subjects(RDF.type, OWL.NamedIndividual)), key=str)
    entities = "\n".join(line for term in named for line in _individual(graph, term))
    return f'<div class="section" id="individuals">\n<h2>Named Individuals</h2>\n{entities}\n</div>\n'


def _individual(graph: rdflib.Graph, term: rdflib.term.Node) -> Iterator[str]:
    kind = next(kind for kind in graph.objects(term, RDF.type) if kind != OWL.NamedIndividual)
    definitions = sorted(graph.objects(term, SKOS.definition), key=lambda words: getattr(words, "language", "") or "")
    rows = [
        ("IRI", f"<code>{escape(str(term))}</code>"),
        ("Class", f"<code>{escape(str(kind))}</code>"),
        ("Description", "<ul>" + "".join(f"<li><p>{escape(str(words))}</p></li>" for words in definitions) + "</ul>"),
        ("Example", "".join(f"<pre>{escape(str(words))}</pre>" for words in graph.objects(term, SKOS.example))),
    ]
    yield f'<div class="property entity" id="individual-{escape(str(term).rpartition("#")[2])}">'
    yield f"<h3>{escape(str(graph.value(term, RDFS.label)))}</h3>"
    yield "<table>"
    yield from (f"<tr><th>{head}</th><td>{cell}</td></tr>" for head, cell in rows)
    yield "</table>\n</div>"


def page() -> str:
    """The page: one HTML file that asks for nothing outside itself, without the indentation that is most of its size."""
    logging.disable(logging.INFO)
    graph = in_both_languages(modules())
    written = _FOR_ROBOTS.sub("", OntPub(ontology=graph).make_html())
    lines = "\n".join(filter(None, (line.strip() for line in written.splitlines()))) + "\n"
    for mark, more in (
        ('<div id="namespaces">', individuals(in_both_languages(modules()))),
        (
            '<li>\n<h4>\n<a href="#namespaces">',
            '<li>\n<h4>\n<a href="#individuals">Named Individuals</a>\n</h4>\n</li>\n',
        ),
    ):
        if lines.count(mark) != 1:
            raise ValueError(f"pyLODE's page has not one {mark!r}")
        lines = lines.replace(mark, more + mark)
    return lines


def main() -> int:
    """Writes or checks; the exit code."""
    if "--check" in sys.argv[1:]:
        if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == page():
            return 0
        sys.stderr.write(f"{TARGET.name} is not what the ontology says; run make docs\n")
        return 1
    TARGET.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
