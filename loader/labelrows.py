"""A row of labels in columns, whose values stand below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from asendus.loader.formfields import Open
from asendus.loader.lines import Line


@dataclass(slots=True)
class LabelRow:
    """The fields of a row of labels by the cell of each; places: how far from the margin each stands, where spaces part them.

    Empty where no such row is open.
    """

    columns: Sequence[tuple[int, Open]] = ()
    places: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.columns)

    @classmethod
    def of(cls, line: Line, columns: Sequence[tuple[int, Open]]) -> LabelRow:
        """The row that a line of labels begins."""
        return cls(columns, [column for column, _ in line.columns()] if line.spaced else [])

    @property
    def opened(self) -> list[Open]:
        """The fields, from left to right."""
        return [opened for _, opened in self.columns]

    @property
    def filled(self) -> bool:
        """Whether a value stands below any of the labels."""
        return any(opened.lines for opened in self.opened)

    def take(self, line: Line) -> None:
        """Adds the cells of a line below the row to the columns that they stand in."""
        if self.places:
            for column, piece in line.columns():
                nearest = min(range(len(self.places)), key=lambda i: abs(self.places[i] - column))
                self.columns[min(nearest, len(self.columns) - 1)][1].lines.append(piece)
            return
        cells = line.cells if line.tabular else line.by_tabs
        for at, opened in self.columns:
            if at < len(cells):
                opened.lines.append(cells[at])
