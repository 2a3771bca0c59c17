"""The order in which the page holds units and posts: the unit tree walked once, so that every branch is one stretch of each.

Units stand before the units in them. Posts in no unit come first; then each unit's own, before those of the units in it.
What a branch holds is then two numbers, and to count it is to take one number from another. Nothing here is chance:
the same model gives the same order, and the page's picture and map follow from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from asendus.view_model import CoverView, PageModel, PostKind, PostView, UnitView


class Stretch(NamedTuple):
    """Where the posts of a unit stand: its own are `own` from `first` on, with the units in it they end before `end`."""

    first: int
    own: int
    end: int


@dataclass(frozen=True, slots=True)
class Ordered:
    """A model whose units and posts stand in the page's order, and a stretch for each unit."""

    model: PageModel
    stretches: tuple[Stretch, ...]


def put_in_order(model: PageModel) -> Ordered:
    """The model in the order of its unit tree. A unit whose units above lead back to it stands at the top."""
    known = {unit.iri: unit for unit in model.units}
    above = {unit.iri: _above(unit, known) for unit in model.units}
    below: dict[str | None, list[str]] = {}
    for unit in model.units:
        below.setdefault(above[unit.iri], []).append(unit.iri)
    pairs = definite_pairs(model.covers)
    homes: dict[str | None, list[PostView]] = {}
    for post in model.posts:
        homes.setdefault(post.unit if post.unit in known else None, []).append(post)
    posts = order_posts(homes.get(None, ()), pairs)
    units: list[UnitView] = []
    starts: list[tuple[int, int]] = []
    ends: dict[str, int] = {}
    for iri, entered in _walk(below):
        if not entered:
            ends[iri] = len(posts)
            continue
        own = order_posts(homes.get(iri, ()), pairs)
        units.append(replace(known[iri], parent=above[iri]))
        starts.append((len(posts), len(own)))
        posts.extend(own)
    stretches = tuple(Stretch(*start, ends[unit.iri]) for start, unit in zip(starts, units, strict=True))
    return Ordered(replace(model, units=tuple(units), posts=tuple(posts)), stretches)


def _walk(below: Mapping[str | None, list[str]]) -> Iterator[tuple[str, bool]]:
    """Each unit twice: when it is entered, and when all in it has been told."""
    waiting = [(iri, True) for iri in reversed(below.get(None, ()))]
    while waiting:
        iri, entering = waiting.pop()
        yield iri, entering
        if entering:
            waiting.append((iri, False))
            waiting.extend((inner, True) for inner in reversed(below.get(iri, ())))


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
