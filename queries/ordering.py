"""The order of an answer's rows, given here rather than by the engine.

Oxigraph fetches both texts from the disk each time that it compares two rows, which took longer than finding the rows. An
order that every query of ours has (`ORDER BY STR(?label) ?post`) is therefore cut off before the query is asked, and the
rows are put into that very order afterwards. What is not understood is left to the engine.

>>> rest, keys = split("SELECT ?post ?label WHERE { ?post ?any ?label } ORDER BY STR(?label) DESC(?post)")
>>> rest.rstrip(), [(key.variable, key.descending) for key in keys]
('SELECT ?post ?label WHERE { ?post ?any ?label }', [('label', False), ('post', True)])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, QuerySolutions

from asendus.queries.rows import Cell, Rows
from asendus.queries.tokens import tokens
from asendus.vocabulary import XSD

_ITEM = re.compile(
    r"""\s* (?: \?(?P<plain>\w+) | STR\(\?(?P<text>\w+)\) | DESC\(\?(?P<down>\w+)\)
              | COALESCE\(STR\(\?(?P<filled>\w+)\),\ ""\) | COALESCE\(\?(?P<counted>\w+),\ 0\) )""",
    re.VERBOSE,
)
_ORDER_BY = re.compile(r"ORDER\s+BY(?=\s)", re.IGNORECASE)

#: What a cell is sorted by: its rank among kinds (SPARQL 1.1 §15.1: nothing, IRIs, literals), then its text or number.
_Place = tuple[int, str | Decimal]


class Key(NamedTuple):
    """One thing that rows are sorted by: a variable, how it is looked at, and whether downwards."""

    variable: str
    manner: str

    @property
    def descending(self) -> bool:
        """Whether the largest comes first."""
        return self.manner == "down"


def split(query: str) -> tuple[str, tuple[Key, ...]]:
    """A query without its order, and the order; the query as it is, and no keys, where it ends with anything else."""
    starts = [token.start for token in tokens(query) if token.is_word("ORDER")]
    head = _ORDER_BY.match(query, starts[-1]) if starts else None
    if head is None:
        return query, ()
    keys, at = [], head.end()
    while item := _ITEM.match(query, at):
        manner = str(item.lastgroup)
        keys.append(Key(item[manner], manner))
        at = item.end()
    return (query[: head.start()], tuple(keys)) if keys and not query[at:].strip() else (query, ())


def as_rows(found: QuerySolutions) -> Rows:
    """The rows that were found, as they come."""
    return Rows(tuple(each.value for each in found.variables), tuple(tuple(row) for row in found))


def rows_in_order(found: QuerySolutions, keys: Sequence[Key]) -> Rows | None:
    """The rows that were found, sorted (SPARQL 1.1 §15.1).

    None where there is no order, or where the engine should compare: a cell of another kind, a variable that is no column.
    """
    columns = tuple(variable.value for variable in found.variables)
    if not keys or not {key.variable for key in keys} <= set(columns):
        return None
    rows: list[tuple[Cell, ...]] = [tuple(row) for row in found]
    for key in reversed(keys):
        at = columns.index(key.variable)
        places = _places({row[at] for row in rows}, key.manner)
        if places is None:
            return None
        rows.sort(key=lambda row, at=at, places=places: places[row[at]], reverse=key.descending)  # type: ignore[misc]
    return Rows(columns, tuple(rows))


def _places(cells: Iterable[Cell], manner: str) -> Mapping[Cell, _Place] | None:
    """Where each cell of a column stands; None where one is not compared here, or texts stand among numbers."""
    places: dict[Cell, _Place] = {}
    for cell in cells:
        place = _place(cell, manner)
        if place is None:
            return None
        places[cell] = place
    return None if {2, 3} <= {place[0] for place in places.values()} else places


def _place(cell: Cell, manner: str) -> _Place | None:
    if cell is None:
        empty: Mapping[str, _Place] = {"filled": (2, ""), "counted": (3, Decimal(0))}
        return empty.get(manner, (0, ""))
    if not isinstance(cell, NamedNode | Literal):
        return None
    if manner in ("text", "filled"):
        return 2, cell.value
    if isinstance(cell, NamedNode):
        return 1, cell.value
    if cell.datatype == XSD.string:
        return 2, cell.value
    return (3, Decimal(cell.value)) if cell.datatype == XSD.integer else None
