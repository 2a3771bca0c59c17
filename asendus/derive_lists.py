"""What staff lists and substitution schemes make of an agency's cover: a third voice beside the two ends.

A scheme states cover as a description does. A description that defers to a scheme ("asendusskeemi alusel") gets what the
loaded scheme says of its post; where the scheme says nothing of it, the cover stays deferred. A scheme confirms what one
end states, and contradicts neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pyoxigraph import NamedNode

from asendus.derive_cover import Settled, settle_reporting, settle_substitution
from asendus.loader.facts import Line
from asendus.loader.list_facts import ListFacts
from asendus.loader.reading import MentionKind
from asendus.loader.resolve import Resolver
from asendus.loader.resolve_listed import Listed, is_about, names_scheme
from asendus.loader.resolve_posts import Post


def settle_rows(listed: Listed, resolver: Resolver) -> Iterator[Settled]:
    """Every line of the lists that count, with the posts at its two ends, in the order of the lists' IRIs."""
    posts = {post.iri: post for post in resolver.posts}
    for each in sorted(listed.lists, key=lambda each: each.iri.value):
        for row in each.rows:
            holders = tuple(posts[post.iri] for post in listed.of_row.get(row.iri, ()))
            if holders:
                yield from (_settle_line(line, holders, resolver) for line in row.lines)


def _settle_line(line: Line, holders: Sequence[Post], resolver: Resolver) -> Settled:
    """One line of a row; the row's posts are of one class, and what it says is said of each."""
    settle = settle_substitution if line.field.startswith("substitut") else settle_reporting
    settled = settle(line, holders[0], resolver.resolve(line, holders[0]))
    own_end = line.field in ("substituted_by", "supervisor")
    covered, covering = settled.covered, settled.covering
    return replace(
        settled,
        covered=tuple(holders) if own_end else covered,
        covering=covering if own_end else tuple(holders),
        by_list=True,
    )


def with_schemes(own: Iterable[Settled], rows: Sequence[Settled], listed: Listed, resolver: Resolver) -> list[Settled]:
    """The statements of descriptions, those that defer to a loaded scheme with what that says of their post."""
    schemes = [each for each in listed.lists if each.is_scheme]
    if not schemes:
        return list(own)
    said: dict[NamedNode, list[Settled]] = {}
    for statement in rows:
        if statement.strength:
            for post in statement.covered:
                said.setdefault(post.iri, []).append(statement)
    return [_settled_deferral(each, schemes, said, resolver) for each in own]


def _settled_deferral(
    statement: Settled, schemes: Sequence[ListFacts], said: Mapping[NamedNode, Sequence[Settled]], resolver: Resolver
) -> Settled:
    line, holder = statement.line, statement.holder
    is_deferred = line.kind == MentionKind.DEFERRED and line.field == "substituted_by"
    if not is_deferred or not names_scheme(line.title, language=holder.language):
        return statement
    found = said.get(holder.iri, ())
    told_in = {each.line.description for each in found}
    pointed = [each.iri for each in schemes if each.iri in told_in or is_about(each, holder.unit, resolver.units)]
    statement = replace(statement, schemes=tuple(sorted(pointed, key=lambda iri: iri.value)))
    strengths = [each.strength for each in found if each.strength]
    if not strengths:
        return statement
    best = min(strengths, key=lambda strength: strength.rank)
    covering = {post.iri: post for each in found if each.strength is best for post in each.covering}
    return replace(statement, strength=best, covering=tuple(covering[iri] for iri in sorted(covering, key=str)))


def confirmed(rows: Iterable[Settled], *, cover: bool) -> frozenset[tuple[NamedNode, NamedNode]]:
    """(principal, substitute) of all cover that lists state, of groups too; or else (reporter, supervisor)."""
    about = [each for each in rows if (each.strength is not None) is cover]
    return frozenset((one.iri, other.iri) for each in about for one in each.covered for other in each.covering)
