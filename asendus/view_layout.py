"""Where the picture's boxes stand: units as blocks inside blocks, each post a box in its unit's block.

The unit tree is walked once to measure and once to place; no force, no chance, so the same model gives the same picture.
Blocks stand in columns of one width. A block that is folded takes its place's head only, and everything below it
in its column moves up: the page does that with the numbers given here. Lengths are in the picture's own units,
which are screen pixels at a zoom of one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from asendus.view_model import CoverView, PageModel, PostKind, PostView, UnitView

BOX = (138, 60)  # a post: two lines of title and one of state
HEAD_HEIGHT = 40  # a head's box is as wide as its block
GAP = (24, 21)  # room for an arrow between boxes
PAD = 9  # from a block's edge to what is in it
TITLE = 27  # a block's own name
FOLDED = 56  # height of a block that shows its counts only
BLOCK_GAP = 14
ASPECT = (845, 740)  # the room a picture usually has
LARGE = 150  # from so many posts on a page starts with its blocks folded
LARGE_GRID = (2, 3)  # then: boxes beside each other in a block, columns of blocks


class Place(NamedTuple):
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Block:
    """A unit's block when everything is open, and the column whose blocks move when one is folded."""

    place: Place
    column: int


@dataclass(slots=True)
class Layout:
    """Places of all units' blocks and all posts' boxes, and the rectangle that holds them."""

    blocks: dict[str, Block] = field(default_factory=dict)
    posts: dict[str, Place] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)  # post → column, -1 above all columns
    across: int = 1  # boxes beside each other in a block
    width: float = 0
    height: float = 0


@dataclass(frozen=True, slots=True)
class _Tree:
    """Who stands where: units below a unit, and posts in it, in order; the topmost are under None."""

    children: Mapping[str | None, Sequence[str]]
    posts: Mapping[str | None, Sequence[PostView]]
    depth: int

    def heads(self, unit: str) -> list[PostView]:
        return [post for post in self.posts.get(unit, ()) if post.head]

    def others(self, unit: str) -> list[PostView]:
        return [post for post in self.posts.get(unit, ()) if not post.head]


def place_all(model: PageModel) -> Layout:
    """Places for every unit and post of the model."""
    tree = _grow(model)
    if len(model.posts) > LARGE:
        return _place(tree, *LARGE_GRID)
    grids = [(across, columns) for across in (2, 3, 1) for columns in range(1, 9)]
    return max((_place(tree, *grid) for grid in grids), key=_worth)


def _worth(layout: Layout) -> float:
    """How large the whole can be shown in the usual room; in single file lines run over each other, which costs."""
    zoom = min(ASPECT[0] / layout.width, ASPECT[1] / layout.height)
    return round(zoom if layout.across > 1 else 0.8 * zoom, 3)


def _grow(model: PageModel) -> _Tree:
    known = {unit.iri: unit for unit in model.units}
    above = {unit.iri: _above(unit, known) for unit in model.units}
    children: dict[str | None, list[str]] = {}
    for unit in model.units:
        children.setdefault(above[unit.iri], []).append(unit.iri)
    posts: dict[str | None, list[PostView]] = {}
    for post in model.posts:
        posts.setdefault(post.unit if post.unit in known else None, []).append(post)
    pairs = definite_pairs(model.covers)
    ordered = {unit: order_posts(group, pairs) for unit, group in posts.items()}
    return _Tree(children, ordered, max((_depth(unit, above) for unit in above), default=1))


def _above(unit: UnitView, known: Mapping[str, UnitView]) -> str | None:
    """The unit above; None where there is none, or where the units above lead back here."""
    seen = {unit.iri}
    above = unit.parent
    while above is not None and above in known:
        if above in seen:
            return None
        seen.add(above)
        above = known[above].parent
    return unit.parent if unit.parent in known else None


def _depth(unit: str, above: Mapping[str, str | None]) -> int:
    depth, up = 1, above[unit]
    while up is not None:
        depth, up = depth + 1, above[up]
    return depth


def order_posts(posts: Iterable[PostView], pairs: Mapping[str, Collection[str]]) -> list[PostView]:
    """Heads first, posts that stand in for each other side by side, posts known by mention last.

    pairs: for each post, those with which it has a definite cover, whichever covers the other.
    """
    group = {post.iri: post for post in sorted(posts, key=lambda post: (post.label.casefold(), post.iri))}
    plain = {iri: at for at, (iri, post) in enumerate(group.items()) if not post.head}
    near = {
        iri: sorted((other for other in pairs.get(iri, ()) if other in plain), key=plain.__getitem__) for iri in plain
    }
    chain: dict[str, None] = {}
    for start in sorted(plain, key=lambda iri: len(near[iri])):  # stable: ends of a chain before its middle
        waiting = [start]
        while waiting:
            iri = waiting.pop()
            if iri not in chain:
                chain[iri] = None
                waiting.extend(other for other in reversed(near[iri]) if other not in chain)
    ranked = {iri: rank for rank, iri in enumerate(chain)}
    known = {PostKind.DESCRIBED: 0, PostKind.LISTED: 1, PostKind.MENTIONED: 2}
    return sorted(group.values(), key=lambda post: (not post.head, known[post.kind], ranked.get(post.iri, 0)))


def definite_pairs(covers: Iterable[CoverView]) -> dict[str, set[str]]:
    """For each post, the others that a statement about one post and one substitute puts it together with."""
    pairs: dict[str, set[str]] = {}
    for cover in covers:
        if len(cover.principals) == len(cover.substitutes) == 1:
            one, other = cover.principals[0], cover.substitutes[0]
            pairs.setdefault(one, set()).add(other)
            pairs.setdefault(other, set()).add(one)
    return {post: others - {post} for post, others in pairs.items()}


def _place(tree: _Tree, across: int, columns: int) -> Layout:
    """At most `columns` columns of blocks, in each block `across` boxes in a row."""
    layout = Layout(across=across)
    units = tree.children.get(None, ())
    columns = max(1, min(columns, len(units)))
    wide = across * (BOX[0] + GAP[0]) - GAP[0] + 2 * PAD * tree.depth
    layout.width = columns * (wide + BLOCK_GAP) - BLOCK_GAP
    bottoms = [_place_rows(layout, tree.posts.get(None, ()))] * columns
    room = Place(0, 0, wide, 0)
    heights = {unit: _place_unit(Layout(), unit, tree, across, room, 0) for unit in units}
    for unit in sorted(units, key=lambda unit: -heights[unit]):  # the tallest first fill columns most evenly
        at = bottoms.index(min(bottoms))
        corner = Place(at * (wide + BLOCK_GAP), bottoms[at], wide, 0)
        bottoms[at] += _place_unit(layout, unit, tree, across, corner, at) + BLOCK_GAP
    layout.height = max(max(bottoms) - (BLOCK_GAP if units else 0), BOX[1])
    return layout


def _place_rows(layout: Layout, posts: Sequence[PostView]) -> float:
    """The posts that are in no unit, in centred rows above all columns; where the next thing may start."""
    a_row = max(1, int((layout.width + GAP[0]) // (BOX[0] + GAP[0])))
    y = 0.0
    for start in range(0, len(posts), a_row):
        row = posts[start : start + a_row]
        x = (layout.width - len(row) * (BOX[0] + GAP[0]) + GAP[0]) / 2
        for index, post in enumerate(row):
            layout.posts[post.iri] = Place(x + index * (BOX[0] + GAP[0]), y, *BOX)
            layout.columns[post.iri] = -1
        y += BOX[1] + GAP[1]
    return y + (GAP[1] / 2 if posts else 0)


def _place_unit(layout: Layout, unit: str, tree: _Tree, across: int, corner: Place, column: int) -> float:
    """One unit and all that is in it, its upper left corner and width given; its height."""
    inner = corner.width - 2 * PAD
    y = corner.y + TITLE
    for head in tree.heads(unit):
        layout.posts[head.iri] = Place(corner.x + PAD, y, inner, HEAD_HEIGHT)
        layout.columns[head.iri] = column
        y += HEAD_HEIGHT + GAP[1]
    y = _place_grid(layout, tree.others(unit), Place(corner.x + PAD, y, inner, 0), across, column)
    if y > corner.y + TITLE:
        y += PAD - GAP[1]
    children = tree.children.get(unit, ())
    if children and y > corner.y + TITLE:
        y += PAD
    for child in children:
        y += _place_unit(layout, child, tree, across, Place(corner.x + PAD, y, inner, 0), column) + PAD
    height = max(y - corner.y, FOLDED)
    layout.blocks[unit] = Block(Place(corner.x, corner.y, corner.width, height), column)
    return height


def _place_grid(layout: Layout, posts: Sequence[PostView], room: Place, across: int, column: int) -> float:
    """Posts in rows that turn like an ox's furrow, so that neighbours in the order touch; the y after them."""
    step = (room.width - BOX[0]) / max(1, across - 1)
    for index, post in enumerate(posts):
        row, at = divmod(index, across)
        at = across - 1 - at if row % 2 and len(posts) - row * across >= across else at
        layout.posts[post.iri] = Place(room.x + at * step, room.y + row * (BOX[1] + GAP[1]), *BOX)
        layout.columns[post.iri] = column
    return room.y + -(-len(posts) // across) * (BOX[1] + GAP[1])
