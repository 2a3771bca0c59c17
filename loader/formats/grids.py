"""Tables with ruled lines: the grid that the lines make, its merged cells, and the rows of words in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from asendus.loader.formats.letters import Word, WordLine, lines_of_words
from asendus.loader.formats.rows import Row, row_of_cells
from asendus.loader.formats.rules import SNAP, Rule

#: A cell's side is there where lines cover this share of it.
COVERED = 0.6
#: Cells narrower or lower than this are the two lines of a double border. Points.
NARROWEST = 5.0
#: More cells than this are no table of a form.
MAX_CELLS = 20_000

#: A place in a grid: its row and its column.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: where its columns and rows begin and end, and which cell each of its places belongs to.

    cells: for each place, the upper left place of the cell that covers it; inner: the tables inside its cells.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: dict[Place, Place]
    inner: list[Grid] = field(default_factory=list)

    @property
    def area(self) -> float:
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def holds(self, word: Word) -> bool:
        """Whether a word stands in the table."""
        x, y = _centre(word)
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def rows(self, words: Iterable[Word]) -> Iterator[Row | list[WordLine]]:
        """The rows of the table from the top down; for what is no row but a frame around text, its lines instead.

        As in every format, a label that spans several rows of further columns stands on a line of its own above them, and
        a table inside a cell gives its rows where it has columns.
        """
        by_cell = self._by_cell(words)
        lone: set[Place] = set()
        for row in range(len(self.ys) - 1):
            owners = list(dict.fromkeys(self.cells[row, column] for column in range(len(self.xs) - 1)))
            if self._is_lone(owners, row, by_cell):
                lone.add(owners[0])
                yield lines_of_words(by_cell[owners[0]])
            owners = [owner for owner in owners if owner not in lone]
            inner = [grid for owner in owners if owner[0] == row for grid in self._inside(owner)]
            if inner:
                for owner in owners:
                    yield from _with_inner(by_cell[owner] if owner[0] == row else [], inner)
                continue
            lines = [lines_of_words(by_cell[owner]) if owner[0] == row else [] for owner in owners]
            if len(owners) == 1:
                yield lines[0]
            elif any(lines):
                yield row_of_cells(lines, columns=[self.xs[column] for _, column in owners], ruled=True)

    def _by_cell(self, words: Iterable[Word]) -> dict[Place, list[Word]]:
        by_cell: dict[Place, list[Word]] = defaultdict(list)
        for word in words:
            x, y = _centre(word)
            by_cell[self.cells[_index(self.ys, y), _index(self.xs, x)]].append(word)
        return by_cell

    def _is_lone(self, owners: Sequence[Place], row: int, by_cell: dict[Place, list[Word]]) -> bool:
        """Whether the first of a row's cells is a label that spans rows of two columns or more."""
        first = owners[0]
        spans = first == (row, 0) and self.cells.get((row + 1, 0)) == first
        return spans and len(owners) > 2 and any(map(str.isalpha, "".join(word.text for word in by_cell[first])))

    def _inside(self, owner: Place) -> list[Grid]:
        """The tables inside a cell."""
        return [grid for grid in self.inner if self.cells[self._place(grid)] == owner]

    def _place(self, grid: Grid) -> Place:
        return _index(self.ys, (grid.top + grid.bottom) / 2), _index(self.xs, (grid.xs[0] + grid.xs[-1]) / 2)


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The ruled tables with at least two columns, from the top down; a table inside a cell belongs to the outer one."""
    found = sorted((grid for group in _touching(rules) if (grid := _grid(group))), key=lambda grid: -grid.area)
    outer: list[Grid] = []
    for grid in found:
        around = next((other for other in outer if _inside(grid, other)), None)
        if around:
            around.inner.append(grid)
        else:
            outer.append(grid)
    return sorted(outer, key=lambda grid: (grid.top, grid.xs[0]))


def _with_inner(words: Sequence[Word], inner: Sequence[Grid]) -> Iterator[Row | list[WordLine]]:
    """What stands in a cell: the words above each table in it, the table's rows, and the words below."""
    rest = list(words)
    for grid in sorted(inner, key=lambda grid: grid.top):
        yield lines_of_words(word for word in rest if word.base < grid.top)
        yield from grid.rows([word for word in rest if grid.holds(word)])
        rest = [word for word in rest if word.base >= grid.top and not grid.holds(word)]
    yield lines_of_words(rest)


def _inside(grid: Grid, other: Grid) -> bool:
    return (
        other.xs[0] <= grid.xs[0]
        and grid.xs[-1] <= other.xs[-1]
        and other.ys[0] <= grid.ys[0]
        and grid.ys[-1] <= other.ys[-1]
    )


def _centre(word: Word) -> tuple[float, float]:
    return (word.x0 + word.x1) / 2, word.base - 0.3 * word.size


def _index(edges: Sequence[float], at: float) -> int:
    """Which of the stretches between edges a place is in; the last where it is behind all."""
    return next((i for i, edge in enumerate(edges[1:]) if at < edge), len(edges) - 2)


def _touching(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Groups of rules that cross or meet."""
    parent = list(range(len(rules)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    uprights = sorted((i for i, rule in enumerate(rules) if rule.upright), key=lambda i: rules[i].at)
    across = [i for i, rule in enumerate(rules) if not rule.upright]
    for h in across:
        for v in uprights:
            if _meet(rules[h], rules[v]):
                parent[root(v)] = root(h)
    groups: dict[int, list[Rule]] = defaultdict(list)
    for i, rule in enumerate(rules):
        groups[root(i)].append(rule)
    yield from groups.values()


def _meet(across: Rule, upright: Rule) -> bool:
    return (
        across.start - SNAP <= upright.at <= across.end + SNAP
        and upright.start - SNAP <= across.at <= upright.end + SNAP
    )


def _grid(rules: Sequence[Rule]) -> Grid | None:
    """The table that a group of rules makes; None where it has no two columns."""
    uprights = [rule for rule in rules if rule.upright]
    across = [rule for rule in rules if not rule.upright]
    if not uprights or not across:
        return None
    xs = _edges([r.at for r in uprights] + [r.start for r in across] + [r.end for r in across])
    ys = _edges([r.at for r in across] + [r.start for r in uprights] + [r.end for r in uprights])
    if len(xs) < 3 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > MAX_CELLS:
        return None
    return Grid(tuple(xs), tuple(ys), _merged(xs, ys, uprights, across))


def _edges(places: Iterable[float]) -> list[float]:
    """Places in order, those that lie too near together as one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > NARROWEST:
            edges.append(place)
    return edges


def _merged(
    xs: Sequence[float], ys: Sequence[float], uprights: Sequence[Rule], across: Sequence[Rule]
) -> dict[Place, Place]:
    """For each place, the upper left place of its cell: places with no line between them are one cell."""
    cells = {(row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}

    def root(place: Place) -> Place:
        while cells[place] != place:
            place = cells[place]
        return place

    for row, column in list(cells):
        top, left = ys[row], xs[column]
        if column and not _covered(uprights, left, top, ys[row + 1]):
            _join(cells, root((row, column)), root((row, column - 1)))
        if row and not _covered(across, top, left, xs[column + 1]):
            _join(cells, root((row, column)), root((row - 1, column)))
    return {place: root(place) for place in cells}


def _join(cells: dict[Place, Place], one: Place, other: Place) -> None:
    first, second = sorted((one, other))
    cells[second] = first


def _covered(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    parts = (
        min(rule.end, end) - max(rule.start, start)
        for rule in rules
        if abs(rule.at - at) <= NARROWEST and rule.end > start and rule.start < end
    )
    return sum(parts) >= COVERED * (end - start)
