"""What a finding is about, before it has words or severity: a `Draft`, and how rows of a query become one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from asendus.terms import Term

#: A row as text: column → words; an empty cell has no key.
Row = Mapping[str, str]

#: The fields of a draft's table of posts that a finding's sentences name.
Posts = tuple[str, ...]


class Clause(NamedTuple):
    """What a sentence tells of one post: `key` names its words, `terms` fill their places."""

    key: str
    post: str
    terms: Mapping[str, tuple[Term, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One finding without words.

    slug, case: which sentences it gets ("unverified-cover", "peer"; the case "" is the usual one);
    posts: the IRIs of the posts it is about, the first one foremost;
    about: what tells it from another finding of the slug about the same posts;
    named: place in the sentences → the posts named there; words: place → text;
    clauses: what is told of each of several posts; statements: the IRIs of what it rests on; beside: of what else is quoted.
    """

    slug: str
    posts: Posts
    case: str = ""
    about: tuple[str, ...] = ()
    named: Mapping[str, Posts] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    clauses: tuple[Clause, ...] = ()
    statements: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def involved(self) -> frozenset[str]:
        """Every post that the sentences name."""
        return frozenset(post for posts in self.named.values() for post in posts) | {each.post for each in self.clauses}


def grouped(rows: Iterable[Row], *columns: str) -> list[tuple[tuple[str, ...], list[Row]]]:
    """The rows that agree in these columns together, in the order in which they come."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row[column] for column in columns), []).append(row)
    return list(groups.items())


def values_of(rows: Sequence[Row], column: str) -> tuple[str, ...]:
    """The different values of a column, in the order in which they come."""
    return tuple(dict.fromkeys(row[column] for row in rows if column in row))
