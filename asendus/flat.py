"""A copy in memory of what questions to the derived graphs need, for whoever asks many of them.

On disk each step of a join is a look-up in RocksDB, which over 28,000 posts costs ten times what it costs in memory. The
derived graphs are a twelfth of a store; copied once, they answer the questions that touch nothing else.
"""

from __future__ import annotations

from itertools import pairwise

import pyoxigraph as ox

from asendus.queries import Rows, Selects
from asendus.queries.tokens import tokens
from asendus.store import Store

#: So many quads are copied at most (0.7 kB each in memory); a larger store answers everything from the disk.
MOST = 2_500_000

#: The variable that stands for a derived graph in every query of the library.
FLAT_GRAPH = "?agencyGraph"


class Flat:
    """A store, and its derived graphs once more in memory."""

    def __init__(self, store: Store, flat: Store) -> None:
        self._store, self._flat = store, flat

    def select(self, query: str) -> Rows:
        """The rows of a SELECT query, from the copy where it asks the derived graphs alone."""
        return (self._flat if is_flat(query) else self._store).select(query)


def with_flat(store: Selects, *, most: int = MOST) -> Selects:
    """The same store, with a copy of its derived graphs; as it is where it is in memory, elsewhere or too large."""
    if not isinstance(store, Store) or store.folder is None:
        return store
    copy = ox.Store()
    for graph in store.derived_graphs():
        copy.bulk_extend(store.quads_in(graph))
        if len(copy) > most:
            return store
    return Flat(store, Store(copy))


def is_flat(query: str) -> bool:
    """Whether a query of the library asks the derived graphs alone.

    >>> is_flat("SELECT ?post { GRAPH ?agencyGraph { ?post ?is ?described } }")
    True
    >>> is_flat("SELECT ?post { GRAPH ?agencyGraph { ?post ?is ?d } GRAPH ?d { ?post ?is ?what } }")
    False
    """
    found = list(tokens(query))
    graphs = [after.text for token, after in pairwise(found) if token.is_word("GRAPH")]
    return bool(graphs) and all(graph == FLAT_GRAPH for graph in graphs)
