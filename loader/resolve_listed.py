"""The posts that staff lists and substitution schemes have, and which units a staff list has all posts of.

A row that names a described post is that post; the description tells what it is, the list how many people hold it. A
staff list is complete for the units that it is about, as far as it proves itself: where it lacks a post that is described
there, it is taken for incomplete, and a note tells of the post.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pyoxigraph import NamedNode

from asendus.errors import AsendusError
from asendus.loader.identity import post_iri
from asendus.loader.list_facts import ListFacts, RowFacts
from asendus.loader.resolve_heads import is_single
from asendus.loader.resolve_posts import Identity, Known, Post, headed_unit
from asendus.loader.resolve_units import Key, Units, is_within
from asendus.loader.slugs import squash
from asendus.loader.wordlists import read_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Newer:
    """A list that a newer one has taken the place of."""

    old: NamedNode
    new: NamedNode


@dataclass(slots=True, kw_only=True)
class Listed:
    """What the lists of an agency make of its posts.

    posts: described and listed ones, by IRI; of_row: the posts that a row means, of one class; complete: the units, with
    those below them, of which a staff list has all posts (the agency is ()); unlisted: described posts that a staff list
    of their unit does not have; lists: those that count; newer: those that do not, and what took their place.
    """

    posts: tuple[Post, ...]
    of_row: Mapping[NamedNode, tuple[Post, ...]] = field(default_factory=dict)
    complete: tuple[Key, ...] = ()
    unlisted: frozenset[NamedNode] = frozenset()
    lists: tuple[ListFacts, ...] = ()
    newer: tuple[Newer, ...] = ()


def names_scheme(title: str | None, *, language: str) -> bool:
    """Whether a document of this name is a substitution scheme.

    >>> names_scheme("osakonna asendusskeem", language="et"), names_scheme("puhkuste ajakava", language="et")
    (True, False)
    """
    try:
        names = read_words("lists", language=language)["kinds"]["scheme"]
    except AsendusError:
        return False
    return bool(title) and squash(title or "").endswith(tuple(map(squash, names)))


def with_listed(agency: NamedNode, described: Sequence[Post], found: Sequence[ListFacts], units: Units) -> Listed:
    """The described posts with what lists tell of them, and the posts that only lists have."""
    lists, newer = _current(found, units)
    reader = _Rows(agency, described, units)
    for each in sorted(lists, key=lambda each: (not each.is_staff_list, each.iri.value)):
        for row in each.rows:
            reader.take(row)
    posts = reader.posts(lists)
    of_row = {row: tuple(posts[iri] for iri in iris) for row, iris in reader.of_row.items()}
    complete, unlisted = _complete(lists, of_row, [post for post in posts.values() if post.description], units)
    ordered = sorted(posts.values(), key=lambda post: post.iri.value)
    return Listed(posts=tuple(ordered), of_row=of_row, complete=complete, unlisted=unlisted, lists=lists, newer=newer)


def scope(each: ListFacts, units: Units) -> frozenset[Key]:
    """The units that a list is about: the largest that its rows name; the agency, (), where it names none."""
    if each.unit:
        return frozenset({units.same(each.unit)})
    named = {units.same(row.unit[:1]) for row in each.rows if row.unit}
    if not named or any(row.unit == () for row in each.rows):
        named.add(())
    return frozenset(named)


def is_about(each: ListFacts, unit: Key, units: Units) -> bool:
    """Whether a list is about a unit."""
    return any(is_within(unit, key) if key else unit == () or scope(each, units) == {()} for key in scope(each, units))


def _current(found: Sequence[ListFacts], units: Units) -> tuple[tuple[ListFacts, ...], tuple[Newer, ...]]:
    """The lists that count: a dated one is replaced by a newer of its kind that is about all that it is about."""
    newer = []
    for old in found:
        later = [
            new
            for new in found
            if new.issued and old.issued and new.issued > old.issued
            and (new.is_staff_list, new.is_scheme) == (old.is_staff_list, old.is_scheme)
            and scope(new, units) >= scope(old, units)
        ]  # fmt: skip
        if later:
            newest = max(later, key=lambda each: (each.issued, each.iri.value))
            newer.append(Newer(old=old.iri, new=newest.iri))
    gone = {each.old for each in newer}
    return tuple(each for each in found if each.iri not in gone), tuple(newer)


class _Rows:
    """Finds the post of each row among those that are known so far."""

    def __init__(self, agency: NamedNode, described: Sequence[Post], units: Units) -> None:
        self.agency = agency
        self.units = units
        self.known: dict[NamedNode, Post] = {}
        self.of_row: dict[NamedNode, tuple[NamedNode, ...]] = {}
        self._rows: dict[NamedNode, list[RowFacts]] = {}
        self._same: dict[Identity, list[Post]] = {}
        self._titled: dict[str, list[Post]] = {}
        self._heads: dict[Key, list[Post]] = {}
        for post in described:
            self._add(post)

    def _add(self, post: Post) -> None:
        self.known[post.iri] = post
        self._same.setdefault(_identity(post), []).append(post)
        self._titled.setdefault(squash(post.title), []).append(post)
        if post.heads:
            self._heads.setdefault(post.heads, []).append(post)

    def take(self, row: RowFacts) -> None:
        """Finds the row's post, or adds one; a row that fits posts of several units means none of them."""
        found = self._found(row)
        if found is None:
            return
        if not found:
            found = [self._listed(row)]
            self._add(found[0])
        self.of_row[row.iri] = tuple(post.iri for post in found)
        for post in found:
            self._rows.setdefault(post.iri, []).append(row)

    def _found(self, row: RowFacts) -> list[Post] | None:
        titled = [post for post in self._titled.get(squash(row.title), ()) if _fits(row, post)]
        if row.unit is None:
            return titled if len({post.unit for post in titled}) < 2 else None
        unit = self.units.same(row.unit)
        same = self._same.get((unit, *_words(row)))
        if same:
            return same
        if is_single(row.title, language=row.language) and titled:
            return titled
        heads = headed_unit(row.title, unit, self.units, language=row.language)
        if heads and len(self._heads.get(heads, ())) == 1:
            return self._heads[heads]
        return [post for post in titled if post.unit == unit and not (row.qualifier or row.ordinal)]

    def _listed(self, row: RowFacts) -> Post:
        unit = self.units.same(row.unit or ())
        return Post(
            iri=post_iri(self.agency, self.units.path(unit), row.title, qualifier=row.qualifier, ordinal=row.ordinal),
            known=Known.LISTED,
            unit=unit,
            title=row.title,
            qualifier=row.qualifier,
            ordinal=row.ordinal,
            heads=headed_unit(row.title, unit, self.units, language=row.language),
            language=row.language,
        )

    def posts(self, lists: Sequence[ListFacts]) -> dict[NamedNode, Post]:
        """All posts, with their rows and with headcounts where the staff lists agree on one."""
        counts: dict[NamedNode, set[int | None]] = {}
        for each in (each for each in lists if each.is_staff_list):
            for iri, count in self._counts(each).items():
                counts.setdefault(iri, set()).add(count)
        agreed = {iri: said.pop() for iri, said in counts.items() if len(said) == 1}
        return {
            iri: replace(post, rows=tuple(self._rows.get(iri, ())), headcount=agreed.get(iri))
            for iri, post in self.known.items()
        }

    def _counts(self, each: ListFacts) -> dict[NamedNode, int | None]:
        """The headcount of each post by one list; of several posts that rows have as one, only where it is one each."""
        told: dict[tuple[NamedNode, ...], list[int | None]] = {}
        for row in each.rows:
            if row.iri in self.of_row:
                told.setdefault(self.of_row[row.iri], []).append(row.headcount)
        found: dict[NamedNode, int | None] = {}
        for posts, counts in told.items():
            known = [count for count in counts if count is not None]
            total = sum(known) if len(known) == len(counts) else None
            one_each = 1 if total == len(posts) else None
            for iri in posts:
                found[iri] = total if len(posts) == 1 else one_each
        return found


def _complete(
    lists: Sequence[ListFacts], of_row: Mapping[NamedNode, tuple[Post, ...]], described: Sequence[Post], units: Units
) -> tuple[tuple[Key, ...], frozenset[NamedNode]]:
    """The units whose posts a staff list has, and the described posts that one of their unit lacks.

    The whole agency is complete where a list that is about no single unit has every described post.
    """
    complete: set[Key] = set()
    unlisted: set[NamedNode] = set()
    for each in (each for each in lists if each.is_staff_list):
        has = {post.iri for row in each.rows for post in of_row.get(row.iri, ())}
        missing = [post for post in described if post.iri not in has]
        about = scope(each, units)
        unlisted |= {post.iri for post in missing if is_about(each, post.unit, units)}
        complete |= {key for key in about if key and not any(is_within(post.unit, key) for post in missing)}
        if not missing and not each.unit and (() in about or len(about) > 1):
            complete.add(())
    return tuple(sorted(complete)), frozenset(unlisted)


def _identity(post: Post) -> Identity:
    return (post.unit, *_words(post))


def _words(named: Post | RowFacts) -> tuple[str, str, str]:
    return squash(named.title), squash(named.qualifier or ""), squash(named.ordinal or "")


def _fits(row: RowFacts, post: Post) -> bool:
    """Whether a post is what a row names, as far as the row narrows it."""
    return (not row.qualifier or squash(row.qualifier) == squash(post.qualifier or "")) and (
        not row.ordinal or squash(row.ordinal) == squash(post.ordinal or "")
    )
