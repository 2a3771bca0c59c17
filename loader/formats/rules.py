"""Ruled lines of a page: straight lines along its edges, joined where they touch, whatever they were drawn as."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

#: Lines nearer than this are one. Points.
SNAP = 2.5
#: A shape no wider than this is a line. Points.
THIN = 2.5
#: Shorter lines are strokes of a drawing. Points.
SHORTEST = 6.0
#: More lines than this on a page are a drawing, not tables.
MAX_RULES = 4_000


class Rule(NamedTuple):
    """A line across (its y) or upright (its x), and from where to where it reaches."""

    upright: bool
    at: float
    start: float
    end: float


#: The corners of a straight-lined shape, and whether its outline is drawn.
Shape = tuple[Sequence[tuple[float, float]], bool]


def rules_of_points(shapes: Iterable[Shape]) -> list[Rule]:
    """The ruled lines that shapes draw: strokes, thin bars, and the edges of boxes; none where there are too many.

    >>> rules_of_points([([(0, 10), (50, 10)], True), ([(50, 11), (99, 11)], True)])
    [Rule(upright=False, at=10.0, start=0, end=99)]
    """
    found = list(itertools.islice((rule for shape in shapes for rule in _edges(shape)), 5 * MAX_RULES))
    joined = _joined([rule for rule in found if rule.end - rule.start >= 1.0])
    rules = [rule for rule in joined if rule.end - rule.start >= SHORTEST]
    return rules if len(rules) <= MAX_RULES else []


def _edges(shape: Shape) -> Iterator[Rule]:
    points, stroked = shape
    x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
    y0, y1 = min(y for _, y in points), max(y for _, y in points)
    if not stroked and min(x1 - x0, y1 - y0) <= THIN:
        wide = x1 - x0 > y1 - y0
        yield Rule(False, (y0 + y1) / 2, x0, x1) if wide else Rule(True, (x0 + x1) / 2, y0, y1)
        return
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        if abs(ay - by) <= 1:
            yield Rule(False, (ay + by) / 2, min(ax, bx), max(ax, bx))
        elif abs(ax - bx) <= 1:
            yield Rule(True, (ax + bx) / 2, min(ay, by), max(ay, by))


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Rules that lie on one line and touch, as one."""
    by_line: dict[tuple[bool, float], list[Rule]] = defaultdict(list)
    for upright in (False, True):
        at = float("-inf")
        for rule in sorted((r for r in rules if r.upright is upright), key=lambda r: r.at):
            at = rule.at if rule.at - at > SNAP else at
            by_line[upright, at].append(rule)
    joined: list[Rule] = []
    for (upright, at), parts in by_line.items():
        parts.sort(key=lambda rule: rule.start)
        start, end = parts[0].start, parts[0].end
        for rule in parts[1:]:
            if rule.start > end + SNAP:
                joined.append(Rule(upright, at, start, end))
                start = rule.start
            end = max(end, rule.end)
        joined.append(Rule(upright, at, start, end))
    return joined
