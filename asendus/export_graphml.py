"""The network of posts as GraphML, for Gephi, yEd, Cytoscape and the like."""

from __future__ import annotations

import re
from io import BytesIO

import networkx

from asendus.store import Store
from asendus.vocabulary import NAMESPACE, PREFIXES

_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

POSTS = (
    _PROLOGUE
    + """
SELECT ?post ?label ?kind ?title ?unit ?agency ?cover WHERE {
  VALUES ?kind { asendus:DescribedPost asendus:ListedPost asendus:MentionedPost }
  GRAPH ?g {
    ?post a ?kind ; skos:prefLabel ?label ; asendus:title ?title ; org:postIn/skos:prefLabel ?unit ;
      asendus:inAgency/skos:prefLabel ?agency .
    OPTIONAL { ?post asendus:coverStrength ?cover }
  }
} ORDER BY ?post"""
)

SUBSTITUTIONS = (
    _PROLOGUE
    + """
SELECT ?post ?substitute ?statement ?strength ?statedBy ?order WHERE {
  GRAPH ?g {
    ?statement a asendus:Substitution ; asendus:principal ?post ; asendus:substitute ?substitute ;
      asendus:strength ?strength ; asendus:statedBy ?statedBy .
    OPTIONAL { ?statement asendus:order ?order }
  }
  FILTER (?post != ?substitute)
} ORDER BY ?post ?substitute ?statement"""
)

REPORTING = (
    _PROLOGUE
    + """
SELECT ?post ?supervisor WHERE { GRAPH ?g { ?post org:reportsTo ?supervisor } } ORDER BY ?post ?supervisor"""
)

#: Characters that XML 1.0 has no way to write (production 2, Char).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_graphml(store: Store) -> bytes:
    """Posts as nodes; an edge from a post to each substitute and to each supervisor, told apart by `kind`."""
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for row in store.select(POSTS).as_dicts():
        facts = _attributes(row)
        graph.add_node(facts.pop("post"), **facts)
    for row in store.select(SUBSTITUTIONS).as_dicts():
        facts = _attributes(row)
        graph.add_edge(
            facts.pop("post"), facts.pop("substitute"), key=facts.pop("statement"), kind="substitution", **facts
        )
    for row in store.select(REPORTING).as_dicts():
        facts = _attributes(row)
        graph.add_edge(facts["post"], facts["supervisor"], key="reporting", kind="reporting")
    out = BytesIO()
    networkx.write_graphml_xml(graph, out, encoding="utf-8")
    return out.getvalue()


def _attributes(row: dict[str, str | None]) -> dict[str, str]:
    """What is known of a row, without the namespace before the model's own individuals."""
    return {name: _NOT_XML.sub("", text.removeprefix(NAMESPACE)) for name, text in row.items() if text is not None}
