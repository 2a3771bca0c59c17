"""SPARQL updates that put quads into a store or take them out."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad


def as_data(verb: str, quads: Iterable[Quad]) -> str:
    """A SPARQL update that deletes or inserts these quads."""
    return f"{verb} DATA {{\n{_graph_blocks(quads)}}}"


def _graph_blocks(quads: Iterable[Quad]) -> str:
    graphs: dict[str, list[str]] = {}
    for quad in quads:
        graphs.setdefault(str(quad.graph_name), []).append(f"{quad.triple} .\n")
    return "".join(f"GRAPH {graph} {{\n{''.join(triples)}}}\n" for graph, triples in graphs.items())
