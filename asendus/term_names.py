"""What terms of the ontology and concepts of its schemes are called, in the words that these have for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode

from asendus.ontology import modules, schemes
from asendus.vocabulary import PREFIXES, SCHEME_BASE

#: The address of a language with its level, as the derived graph has it.
_DEMAND = re.compile(r"/demand/language/([^/]+)/([^/]+)$")
_LABELS = frozenset({f"{PREFIXES['rdfs']}label", f"{PREFIXES['skos']}prefLabel"})


def name_of(term: NamedNode, lang: str) -> str | None:
    """The label of a term, a concept, or a demand of a language; None where the ontology has none in that language.

    >>> name_of(NamedNode("https://w3id.org/asendus/ns#Firm"), "et"), name_of(NamedNode(SCHEME_BASE + "language/en"), "en")
    ('kindel', 'English')
    >>> name_of(NamedNode("https://asendus.example/demand/language/et/C1"), "en")
    'Estonian C1'
    """
    if demand := _DEMAND.search(term.value):
        parts = [_names(lang).get(f"{SCHEME_BASE}{each}") for each in (f"language/{demand[1]}", f"cefr/{demand[2]}")]
        return " ".join(filter(None, parts)) or None
    return _names(lang).get(term.value)


def local_name(term: NamedNode) -> str:
    """A term of a known vocabulary without its address; data by IRI.

    >>> local_name(NamedNode(SCHEME_BASE + "cefr/C1")), local_name(NamedNode("https://asendus.example/post/a"))
    ('cefr/C1', 'https://asendus.example/post/a')
    """
    for base in (SCHEME_BASE, *PREFIXES.values()):
        if term.value.startswith(base):
            return term.value.removeprefix(base)
    return term.value


@cache
def _names(lang: str) -> Mapping[str, str]:
    return dict(_labels(lang))


def _labels(lang: str) -> Iterator[tuple[str, str]]:
    for file in (*modules(), *schemes()):
        for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE):
            told = quad.object
            if quad.predicate.value in _LABELS and isinstance(told, Literal) and told.language == lang:
                yield str(getattr(quad.subject, "value", "")), told.value
