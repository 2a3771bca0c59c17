"""What the page shows, as plain values: no graph, no HTML, no positions.

`asendus.view_source` fills a `PageModel` from the store; tests and other sources may build one by hand.
Every text in it comes from documents and is to be taken as hostile until it stands in the page as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asendus.cover_network import CoverNetwork


class Severity(StrEnum):
    """How much a finding matters, worst first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class PostKind(StrEnum):
    """How a post is known."""

    DESCRIBED = "described"  # a loaded job description describes it
    LISTED = "listed"  # a staff list or substitution scheme has it
    MENTIONED = "mentioned"  # other descriptions name it


class Strength(StrEnum):
    """How sure cover is, surest first; the last two speak of a post, never of one statement."""

    FIRM = "firm"
    GROUP = "group"
    APPOINTED = "appointed"
    DEFERRED = "deferred"
    UNVERIFIED = "unverified"
    HOLLOW = "hollow"
    NONE = "none"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """Words of a file: characters `start` up to, not including, `end` of its text; `member` inside a container."""

    file: str
    start: int
    end: int
    words: str
    member: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyView:
    """An employer."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitView:
    """A unit of an agency; `parent` is another unit, or None right below the agency."""

    iri: str
    label: str
    agency: str
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """A post; `label` is unique in its agency, `name` is the title with what tells it from others of that title.

    unit: None where the post stands right below its agency. strength: of its cover, for a described post.
    supervisors: the posts that it reports to.
    """

    iri: str
    label: str
    name: str
    agency: str
    unit: str | None = None
    kind: PostKind = PostKind.DESCRIBED
    head: bool = False
    strength: Strength | None = None
    supervisors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverView:
    """One statement that somebody acts for somebody.

    principals are covered by substitutes; either is empty where the words name no definite post.
    stated_by: "principal" or "substitute", the end whose description says so, of the post `holder`; or "scheme".
    mention: the words' own kind (post, any, designated, deferred, person). unconfirmed: the other end does not say it.
    """

    iri: str
    holder: str
    stated_by: str
    strength: Strength
    principals: tuple[str, ...] = ()
    substitutes: tuple[str, ...] = ()
    mention: str = "post"
    condition: str | None = None
    order: int | None = None
    unconfirmed: bool = False
    quote: QuoteView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """One other thing that a description says of its post: `kind` in kebab-case ("title", "unit", "requirement" …).

    value: what was understood, in a line; it may be empty where the words say it all.
    """

    post: str
    kind: str
    value: str = ""
    quote: QuoteView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandView:
    """What posts demand, as a level or a concept: its name by language, and the posts that demand it."""

    label: Mapping[str, str]
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One finding; the first of its posts is the one it is about, `about_all` where it is about each of them."""

    id: str
    slug: str
    severity: Severity
    posts: tuple[str, ...]
    message: Mapping[str, str]
    remedy: Mapping[str, str] = field(default_factory=dict)
    quotes: tuple[QuoteView, ...] = ()
    about_all: bool = False
    silence: str | None = None  # the reason for which it is accepted; then it marks no post

    @property
    def subjects(self) -> tuple[str, ...]:
        """The posts that are marked with this finding."""
        if self.silence is not None:
            return ()
        return self.posts if self.about_all else self.posts[:1]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageModel:
    """All that one page shows, in the order in which it is shown; network: what its absences are computed with."""

    agencies: tuple[AgencyView, ...] = ()
    units: tuple[UnitView, ...] = ()
    posts: tuple[PostView, ...] = ()
    covers: tuple[CoverView, ...] = ()
    statements: tuple[StatementView, ...] = ()
    demands: tuple[DemandView, ...] = ()
    findings: tuple[FindingView, ...] = ()
    waiting: Mapping[str, int] = field(
        default_factory=dict
    )  # mentioned post → statements that wait for its description
    network: CoverNetwork | None = None

    @property
    def described(self) -> tuple[PostView, ...]:
        """The posts that a loaded description describes."""
        return tuple(post for post in self.posts if post.kind is PostKind.DESCRIBED)

    def with_agencies_as_units(self) -> PageModel:
        """The same with each agency as the outermost of its units, where there are several; else this model."""
        if len(self.agencies) < 2:
            return self
        outermost = tuple(UnitView(iri=each.iri, label=each.label, agency=each.iri) for each in self.agencies)
        units = (replace(unit, parent=unit.parent or unit.agency) for unit in self.units)
        posts = tuple(replace(post, unit=post.unit or post.agency) for post in self.posts)
        return replace(self, units=(*outermost, *units), posts=posts)
