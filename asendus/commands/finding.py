"""Posts and units as the command line names them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from asendus.output import warn

if TYPE_CHECKING:
    from asendus.posts import Post
    from asendus.queries import Selects
    from asendus.unit_tree import Unit, UnitTree


def one_post(store: Selects, words: str, *, given: str) -> Post:
    """The one post that the words mean. Where they fit several, each is told on standard error before the error is raised."""
    from asendus.posts import AmbiguousPost, find_post

    try:
        return find_post(store, words, given=given)
    except AmbiguousPost as error:
        _tell(error.candidates)
        raise


def one_unit(tree: UnitTree, words: str) -> Unit:
    """The one unit that the words mean, told of as `one_post` does."""
    from asendus.posts import AmbiguousPost
    from asendus.unit_tree import find_unit

    try:
        return find_unit(tree, words)
    except AmbiguousPost as error:
        _tell(error.candidates)
        raise


def _tell(candidates: Sequence[Post]) -> None:
    for candidate in candidates:
        warn(f"{candidate.label} · {candidate.agency or '?'} {candidate.iri}")
