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

    def as_texts(self) -> list[dict[str, str]]:
        """The rows as mappings from column to text: an IRI as it is, a literal's words, nothing for an empty cell."""
        return [
            {column: as_text(cell) for column, cell in zip(self.columns, row, strict=True) if cell is not None}
            for row in self.rows
        ]


class Answer(Protocol):
    """What a store answers to a SELECT query."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows, in the query's order."""


class Selects(Protocol):
    """Anything that answers a SELECT query."""

    def select(self, query: str, /) -> Answer:
        """The answer to a SELECT query."""


def as_text(cell: Cell) -> str:
    """A cell's words: the IRI, the literal's text, "" for an empty cell."""
    if cell is None:
        return ""
    if isinstance(cell, NamedNode | BlankNode | Literal):
        return cell.value
    return str(cell)
