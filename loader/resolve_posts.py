"""The described posts of one agency, from its job descriptions.

A post is its unit, title, qualifier and ordinal. A later directive for the same post is its next version; annexes of one
directive that agree in everything are different posts, and so are descriptions that no directive puts in an order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from pyoxigraph import NamedNode

from asendus.loader.facts import Description, Line
from asendus.loader.identity import post_iri
from asendus.loader.list_facts import RowFacts
from asendus.loader.resolve_heads import heads, is_head
from asendus.loader.resolve_units import Key, Units, is_within
from asendus.loader.slugs import natural, squash


class Known(Enum):
    """How a post is known."""

    DESCRIBED = "described"
    LISTED = "listed"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post of the agency.

    unit: the unit's key, empty for a post right below the agency; heads: the unit that it heads.
    twin: directive and annex, where nothing else tells it from another post. headcount: None = not known.
    rows: those of staff lists and substitution schemes that have it.
    """

    iri: NamedNode
    known: Known
    unit: Key
    title: str
    qualifier: str | None = None
    ordinal: str | None = None
    twin: str | None = None
    heads: Key | None = None
    headcount: int | None = None
    description: Description | None = field(default=None, hash=False, compare=False)
    rows: tuple[RowFacts, ...] = field(default=(), hash=False, compare=False, repr=False)
    language: str = "et"

    @property
    def is_definite(self) -> bool:
        """Whether something loaded describes or lists it."""
        return self.known is not Known.MENTIONED

    @property
    def lines(self) -> tuple[Line, ...]:
        """What its description states, then what the rows of lists state of it."""
        own = self.description.lines if self.description else ()
        return (*own, *(line for row in self.rows for line in row.lines))

    @property
    def words(self) -> str:
        """Title, ordinal and qualifier, as people write them."""
        words = " ".join(part for part in (self.title, self.ordinal) if part)
        return f"{words} ({self.qualifier})" if self.qualifier else words


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A description that a later one of the same post has taken the place of."""

    old: Description
    new: Description


#: Unit, title, qualifier and ordinal, squashed: what a post is.
Identity = tuple[Key, str, str, str]


def described_posts(
    agency: NamedNode, found: Sequence[Description], units: Units
) -> tuple[tuple[Post, ...], tuple[Version, ...]]:
    """The posts that descriptions describe, by IRI, and the descriptions that are no longer their newest."""
    groups: dict[Identity, list[Description]] = {}
    for each in found:
        if each.title:
            groups.setdefault(identity(each, units), []).append(each)
    posts: list[Post] = []
    versions: list[Version] = []
    for key, group in groups.items():
        current, older = _current(group, repeals=found)
        versions += older
        twins = _twins(current)
        posts += [_described(agency, each, key[0], units, twin=twins.get(each.iri)) for each in current]
    ordered = sorted(posts, key=lambda post: post.iri.value)
    return tuple(ordered), tuple(sorted(versions, key=lambda version: version.old.iri.value))


def identity(description: Description, units: Units) -> Identity:
    """What the described post is."""
    return (
        units.same(description.unit),
        squash(description.title or ""),
        squash(description.qualifier or ""),
        squash(description.ordinal or ""),
    )


def _current(
    group: Iterable[Description], *, repeals: Sequence[Description]
) -> tuple[list[Description], list[Version]]:
    """The newest descriptions of posts that agree in everything, and what they take the place of.

    Of the annexes of one directive that agree, the first is the next version of the first of the directive before, and
    so on. What a directive repeals while a later one describes such a post has that one in its place.
    """
    loose: list[Description] = []
    dated: dict[tuple[date, str], list[Description]] = {}
    for each in group:
        order = each.approval
        if order and order.since:
            dated.setdefault((order.since, order.number or ""), []).append(each)
        else:
            loose.append(each)
    newest: list[Description] = []
    versions: list[Version] = []
    for moment in sorted(dated, key=lambda moment: (moment[0], natural(moment[1]))):
        annexes = sorted(dated[moment], key=lambda each: (natural(each.annex or ""), each.iri.value))
        versions += [Version(old=old, new=new) for old, new in zip(newest, annexes, strict=False)]
        newest = [*annexes, *newest[len(annexes) :]]
    for old in newest[1:]:
        if _since(old) < _since(newest[0]) and any(_repeals(each, old) for each in repeals):
            versions.append(Version(old=old, new=newest[0]))
    gone = {version.old.iri for version in versions}
    return sorted([*(each for each in newest if each.iri not in gone), *loose], key=_place), _chained(versions)


def _chained(versions: Sequence[Version]) -> list[Version]:
    """Each older version with the newest in its place, not the next."""
    following: Mapping[NamedNode, Description] = {version.old.iri: version.new for version in versions}
    chained = []
    for version in versions:
        new = version.new
        while new.iri in following:
            new = following[new.iri]
        chained.append(Version(old=version.old, new=new))
    return chained


def _since(description: Description) -> date:
    order = description.approval
    return (order.since if order else None) or date.min


def _repeals(description: Description, old: Description) -> bool:
    return any(repealed.covers(old) for repealed in description.repeals)


def _place(description: Description) -> tuple[object, ...]:
    return (_since(description), natural(description.annex or ""), description.iri.value)


def _twins(current: Sequence[Description]) -> dict[NamedNode, str]:
    """What tells posts apart that agree in everything: directive and annex, or the file."""
    if len(current) < 2:
        return {}
    names = {each.iri: _source(each) for each in current}
    counts = list(names.values())
    return {
        iri: name if counts.count(name) == 1 else f"{name} {iri.value.rsplit('/', 1)[-1]}"
        for iri, name in names.items()
    }


def _source(description: Description) -> str:
    number = description.approval.number if description.approval else None
    source = number or description.file_name
    return f"{source}/{description.annex}" if description.annex else source


def _described(agency: NamedNode, each: Description, unit: Key, units: Units, *, twin: str | None) -> Post:
    title = each.title or ""
    iri = post_iri(agency, units.path(unit), title, qualifier=each.qualifier, ordinal=each.ordinal, twin=twin)
    return Post(
        iri=iri,
        known=Known.DESCRIBED,
        unit=unit,
        title=title,
        qualifier=each.qualifier,
        ordinal=each.ordinal,
        twin=twin,
        heads=headed_unit(title, unit, units, language=each.language),
        description=each,
        language=each.language,
    )


def headed_unit(title: str, unit: Key, units: Units, *, language: str) -> Key | None:
    """The unit that a post of this title, placed in this unit, heads: the innermost that fits.

    A head can also be placed in the unit above ("arendustalituse juhataja" of the department).
    """
    if not is_head(title, language=language):
        return None
    for depth in range(len(unit), 0, -1):
        if heads(title, units.name(unit[:depth]), language=language):
            return unit[:depth]
    below = [key for key in units.headed_by(title, language=language) if is_within(key, unit) and key != unit]
    return below[0] if len(below) == 1 else None
