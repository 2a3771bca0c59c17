"""The rows of a query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

#: What a cell of a row holds; None is an empty cell.
Cell = NamedNode | BlankNode | Literal | Triple | None


@dataclass(frozen=True, slots=True)
class Rows:
    """The columns of an answer, and its rows in the query's order, a cell a column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return iter(self.rows)

    def as_tuples(self) -> list[tuple[str | None, ...]]:
        """The rows as plain text: an IRI as it is, a literal's words, None for an empty cell."""
        return [tuple(None if cell is None else as_text(cell) for cell in row) for row in self.rows]

    def as_dicts(self) -> list[dict[str, str | None]]:
        """The rows as mappings from every column to text, None for an empty cell: what a data frame is made of."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.as_tuples()]

    def as_texts(self) -> list[dict[str, str]]:
        """The rows as mappings from column to text; a column whose cell is empty is left out."""
        return [
            {column: as_text(cell) for column, cell in zip(self.columns, row, strict=True) if cell is not None}
            for row in self.rows
        ]


class Selects(Protocol):
    """Anything that answers a SELECT query."""

    def select(self, query: str, /) -> Rows:
        """The answer to a SELECT query."""


def as_text(cell: Cell) -> str:
    """A cell's words: the IRI, the literal's text, "" for an empty cell."""
    if cell is None:
        return ""
    if isinstance(cell, NamedNode | BlankNode | Literal):
        return cell.value
    return str(cell)
