"""The kinds of findings as the SKOS scheme defines them, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from asendus.ontology import schemes
from asendus.vocabulary import SKOS


@cache
def definitions(lang: str) -> Mapping[str, str]:
    """Finding → what it is, in one sentence.

    >>> definitions("en")["sole-substitute"]
    'One post alone gives firm cover, and it is not the one that is reported to.'
    """
    (scheme,) = (file for file in schemes() if file.name == "findings.ttl")
    graph = ox.Store()
    graph.load(scheme.read_bytes(), format=ox.RdfFormat.TURTLE)
    found: dict[str, str] = {}
    for concept, _, slug, _ in graph.quads_for_pattern(None, SKOS.notation, None):
        for _, _, words, _ in graph.quads_for_pattern(concept, SKOS.definition, None):
            if isinstance(words, ox.Literal) and isinstance(slug, ox.Literal) and words.language == lang:
                found[slug.value] = words.value
    return found
