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


class Lacking(NamedTuple):
    """What a substitute's description demands less of: a sentence, and the statements of both descriptions that it rests on."""

    words: str
    statements: tuple[str, ...]


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


def lacking(store: Selects, pairs: Collection[tuple[str, str]], *, lang: str) -> dict[tuple[str, str], Lacking]:
    """(post, substitute) → what the substitute's description demands less of; no entry where it does not."""
    demands = demands_of(store, {post for pair in pairs for post in pair})
    found = {}
    for post, substitute in pairs:
        less = compare(demands.get(post, {}), demands.get(substitute, {})).less if post != substitute else ()
        if less:
            told = (each.statement for term in less for each in (term.wanted, term.offered) if each)
            words = say("absence.less", lang, less=terms_words(less, lang))
            found[post, substitute] = Lacking(words, tuple(filter(None, told)))
    return found


def terms_words(terms: Collection[Term], lang: str) -> str:
    """Demands in words, as one list."""
    return ", ".join(term_words(term, lang) for term in terms)
