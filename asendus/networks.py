"""Findings that no single row shows: circles in the network of posts.

Both functions take edges as pairs of node names and give their answer in an order that depends on nothing but the names.
(SPARQL 1.1 could find a cycle with a path open at both ends; engines refuse it or run out of memory.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import networkx

#: From, to.
Edge = tuple[str, str]


def reporting_cycles(lines: Iterable[Edge]) -> tuple[tuple[str, ...], ...]:
    """The circles in which posts report to each other, from (reporter, supervisor) pairs.

    Each circle goes along its lines from its smallest name on. Every post that is in a circle is in at least one of them:
    a shortest circle through each post is told (all circles there are could be too many to list).

    >>> reporting_cycles([("c", "a"), ("a", "b"), ("b", "c"), ("d", "a")])
    (('a', 'b', 'c'),)
    """
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    graph.add_edges_from(sorted(set(lines)))
    found: set[tuple[str, ...]] = set()
    for group in networkx.strongly_connected_components(graph):
        found |= {_circle(graph, post) for post in group if len(group) > 1 or graph.has_edge(post, post)}
    return tuple(sorted(found))


def closed_circles(
    cover: Iterable[Edge], *, size: int, open_posts: Collection[str] = ()
) -> tuple[tuple[str, ...], ...]:
    """The smallest groups of at most `size` posts whose only cover comes from each other, from (post, substitute) pairs.

    `open_posts` have further cover that no pair tells (a group, or what is not loaded), so no circle with one of them is closed.

    >>> closed_circles([("a", "b"), ("b", "a"), ("c", "a")], size=2)
    (('a', 'b'),)
    """
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    graph.add_edges_from(sorted({(post, substitute) for post, substitute in cover if post != substitute}))
    condensed = networkx.condensation(graph)
    groups = (condensed.nodes[node]["members"] for node in condensed if condensed.out_degree(node) == 0)
    return tuple(
        sorted(tuple(sorted(group)) for group in groups if 2 <= len(group) <= size and group.isdisjoint(open_posts))
    )


def _circle(graph: networkx.DiGraph[str], post: str) -> tuple[str, ...]:
    """A shortest circle through a post, from its smallest name on."""
    ways = [
        networkx.shortest_path(graph, following, post)
        for following in sorted(graph.successors(post))
        if networkx.has_path(graph, following, post)
    ]
    way = min(ways, key=lambda way: (len(way), way))
    at = way.index(min(way))
    return (*way[at:], *way[:at])
