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
    """The groups of posts that report to each other in a circle, from (reporter, supervisor) pairs.

    A simple circle is told along its lines, from the smallest name on; a group with several circles in it is told once,
    by a shortest circle through its smallest name, with the rest after it by name.

    >>> reporting_cycles([("c", "a"), ("a", "b"), ("b", "c"), ("d", "a")])
    (('a', 'b', 'c'),)
    """
    graph = networkx.DiGraph(sorted(set(lines)))
    groups = (group for group in networkx.strongly_connected_components(graph) if _is_circular(graph, group))
    return tuple(sorted(_along(graph, group) for group in groups))


def closed_circles(
    cover: Iterable[Edge], *, size: int, open_posts: Collection[str] = ()
) -> tuple[tuple[str, ...], ...]:
    """The smallest groups of at most `size` posts whose only cover comes from each other, from (post, substitute) pairs.

    `open_posts` have further cover that no pair tells (a group), so no circle with one of them is closed.

    >>> closed_circles([("a", "b"), ("b", "a"), ("c", "a")], size=2)
    (('a', 'b'),)
    """
    graph = networkx.DiGraph(sorted({(post, substitute) for post, substitute in cover if post != substitute}))
    condensed = networkx.condensation(graph)
    groups = (condensed.nodes[node]["members"] for node in condensed if condensed.out_degree(node) == 0)
    return tuple(
        sorted(tuple(sorted(group)) for group in groups if 2 <= len(group) <= size and group.isdisjoint(open_posts))
    )


def _is_circular(graph: networkx.DiGraph[str], group: Collection[str]) -> bool:
    return len(group) > 1 or any(graph.has_edge(post, post) for post in group)


def _along(graph: networkx.DiGraph[str], group: Collection[str]) -> tuple[str, ...]:
    """A shortest circle through the smallest name of the group, then the rest of the group by name."""
    inside: networkx.DiGraph[str] = networkx.DiGraph()
    inside.add_nodes_from(sorted(group))
    inside.add_edges_from(sorted(graph.subgraph(group).edges))
    first = min(group)
    ways = [networkx.shortest_path(inside, following, first) for following in sorted(inside.successors(first))]
    shortest = min(ways, key=lambda way: (len(way), way))
    circle = (first, *shortest[:-1])
    return (*circle, *sorted(set(group) - set(circle)))
