"""The network of posts as GraphML, for Gephi, yEd, Cytoscape and the like."""

from __future__ import annotations

from io import BytesIO

import networkx

from asendus.output import without_unwritable
from asendus.sparql_files import read_sparql
from asendus.store import Store
from asendus.vocabulary import NAMESPACE


def as_graphml(store: Store) -> bytes:
    """Posts as nodes; an edge from a post to each substitute and to each supervisor, told apart by `kind`."""
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for row in store.select(read_sparql("network-posts")).as_dicts():
        facts = _attributes(row)
        graph.add_node(facts.pop("post"), **facts)
    for row in store.select(read_sparql("network-substitutions")).as_dicts():
        facts = _attributes(row)
        graph.add_edge(
            facts.pop("post"), facts.pop("substitute"), key=facts.pop("statement"), kind="substitution", **facts
        )
    for row in store.select(read_sparql("network-reporting")).as_dicts():
        facts = _attributes(row)
        graph.add_edge(facts["post"], facts["supervisor"], key="reporting", kind="reporting")
    out = BytesIO()
    networkx.write_graphml_xml(graph, out, encoding="utf-8")
    return out.getvalue()


def _attributes(row: dict[str, str | None]) -> dict[str, str]:
    """What is known of a row, without the namespace before the model's own individuals."""
    return {name: without_unwritable(text.removeprefix(NAMESPACE)) for name, text in row.items() if text is not None}
