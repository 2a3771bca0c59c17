"""The smallest set of new substitutions that closes every high finding about cover.

A finding about one post's cover needs a new substitute for that post; a closed circle needs one from outside for any of its posts.
One substitution gives one post one substitute, so no substitution closes two findings, unless a circle's post has one of its own:
the fewest are one for each post, and one for each circle in which no post gets one anyway. Who is to act is a matching: nobody
becomes the substitute of more posts than one may be, with fewest snags, then with the best ranked candidates, then by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from asendus.matching import Option, best_matching

#: Up to so many substitutions at once are shared out by the best matching; beyond, one after another takes the best that is left.
EXACT = 300


class Wanted(NamedTuple):
    """A finding that a new substitution closes: one for any of these posts, by somebody who is none of them."""

    finding: str
    posts: tuple[str, ...]
    without: tuple[str, ...] = ()


class Ranked(NamedTuple):
    """A candidate for a post: its name, its snags, and its place among the post's candidates, from one on."""

    post: str
    substitute: str
    snags: int
    place: int


class New(NamedTuple):
    """A new substitution, and the findings that it closes."""

    post: str
    substitute: str
    findings: tuple[str, ...]


#: A post, and those who are not wanted for it → its candidates, the best first.
_Find = Callable[[str, tuple[str, ...]], Sequence[Ranked]]

#: Between the names of posts in a name of several; no IRI has it.
_SEPARATOR = " "


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """New substitutions by post, and the findings that none closes; exact: whether no smaller or better set exists."""

    new: tuple[New, ...]
    open: tuple[str, ...]
    exact: bool


def smallest_plan(
    wanted: Iterable[Wanted],
    candidates: _Find,
    room: Mapping[str, int],
    *,
    exact: int = EXACT,
) -> Plan:
    """The smallest set of new substitutions.

    room: of how many more posts each post may become the substitute; exact: up to so many needs the best matching is found.
    """
    needs = _joined(wanted)
    options = {need.posts: _options(need, candidates, room, len(needs)) for need in needs}
    chosen = _matched(options, room) if len(needs) <= exact else _greedy(options, room)
    taken = [(need, chosen[need.posts]) for need in needs if need.posts in chosen]
    return Plan(
        new=tuple(sorted(New(best.post, best.substitute, need.findings) for need, best in taken)),
        open=tuple(sorted(finding for need in needs if need.posts not in chosen for finding in need.findings)),
        exact=len(needs) <= exact,
    )


class _Need(NamedTuple):
    """Findings that one new substitution closes together."""

    posts: tuple[str, ...]
    without: tuple[str, ...]
    findings: tuple[str, ...]


def _joined(wanted: Iterable[Wanted]) -> list[_Need]:
    """The findings by the posts that they are about; a circle one of whose posts gets a substitute anyway is left to that post."""
    needs: dict[tuple[str, ...], _Need] = {}
    for each in sorted(wanted, key=lambda each: (len(each.posts), each)):
        posts = next(((post,) for post in each.posts if (post,) in needs), each.posts)
        known = needs.get(posts, _Need(posts, (), ()))
        without = tuple(sorted({*known.without, *each.without}))
        needs[posts] = _Need(posts, without, tuple(sorted({*known.findings, each.finding})))
    return [needs[posts] for posts in sorted(needs)]


def _options(need: _Need, candidates: _Find, room: Mapping[str, int], number: int) -> list[Ranked]:
    """The best options of a need, one for each substitute, as many as there are needs.

    More are of no use: of as many as there are needs one is always left over by the others, and is better than any beyond.
    """
    every = (
        option for post in need.posts for option in candidates(post, need.without) if room.get(option.substitute, 0) > 0
    )
    best: dict[str, Ranked] = {}
    for option in sorted(every, key=lambda option: (option.snags, option.place, option)):
        best.setdefault(option.substitute, option)
    return list(best.values())[:number]


def _matched(
    options: Mapping[tuple[str, ...], Sequence[Ranked]], room: Mapping[str, int]
) -> dict[tuple[str, ...], Ranked]:
    """The best matching: most needs, fewest snags, best places."""
    names = {_SEPARATOR.join(posts): posts for posts in options}
    measured = {
        name: [Option(option.substitute, option.snags, option.place) for option in options[posts]]
        for name, posts in names.items()
    }
    matching = best_matching(dict.fromkeys(names, 1), measured, room)
    chosen = {}
    for name, substitutes in matching.items():
        for substitute in substitutes:
            chosen[names[name]] = next(o for o in options[names[name]] if o.substitute == substitute)
    return chosen


def _greedy(
    options: Mapping[tuple[str, ...], Sequence[Ranked]], room: Mapping[str, int]
) -> dict[tuple[str, ...], Ranked]:
    """One need after another takes the best option that has room left."""
    left = dict(room)
    chosen = {}
    for posts, ranked in options.items():
        best = next((option for option in ranked if left[option.substitute] > 0), None)
        if best:
            left[best.substitute] -= 1
            chosen[posts] = best
    return chosen
