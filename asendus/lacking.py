"""What a substitute's own description does not demand of what the post's description demands.

A description that is not loaded, or says nothing about a thing, is unknown, and kept apart: "X's description does not demand …", never
"X lacks".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from asendus.gaps_demands import demands_of
from asendus.queries import Selects
from asendus.remedies import term_words
from asendus.terms import Demanded, Term
from asendus.wording import say


class Compared(NamedTuple):
    """A post's demands beside a substitute's: met, of which less is demanded, and of which the other description says nothing."""

    met: tuple[Term, ...]
    less: tuple[Term, ...]
    unknown: tuple[Term, ...]


def compare(own: Mapping[str, Demanded], other: Mapping[str, Demanded]) -> Compared:
    """The demands of one post, each beside that of another under the same key.

    >>> found = compare({"language/en": Demanded("language/en", 4), "education": Demanded("education", 6)}, {
    ...     "language/en": Demanded("language/en", 3)})
    >>> [term.wanted.key for term in found.less], [term.wanted.key for term in found.unknown]
    (['language/en'], ['education'])
    """
    terms = [Term(own[key], other.get(key)) for key in sorted(own)]
    return Compared(
        met=tuple(term for term in terms if term.offered and term.offered.rank >= term.wanted.rank),
        less=tuple(term for term in terms if term.offered and term.offered.rank < term.wanted.rank),
        unknown=tuple(Term(term.wanted) for term in terms if not term.offered),
    )


def lacking(store: Selects, pairs: Collection[tuple[str, str]], *, lang: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """(post, substitute) → a sentence where the substitute's description demands less of something."""
    demands = demands_of(store, {post for pair in pairs for post in pair})
    compared = {
        (post, substitute): compare(demands.get(post, {}), demands.get(substitute, {}))
        for post, substitute in pairs
        if post != substitute
    }
    return {
        pair: (say("absence.less", lang, less=terms_words(each.less, lang)),)
        for pair, each in compared.items()
        if each.less
    }


def terms_words(terms: Collection[Term], lang: str) -> str:
    """Demands in words, as one list."""
    return ", ".join(term_words(term, lang) for term in terms)
