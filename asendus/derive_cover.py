"""How well each post is covered: what every substitution statement comes to, and what contradicts it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from asendus.loader.facts import Line
from asendus.loader.reading import MentionKind
from asendus.loader.resolve import Resolution
from asendus.loader.resolve_posts import Known, Post
from asendus.loader.slugs import squash
from asendus.vocabulary import Strength

#: The field in which the other end of a substitution or of a reporting line would state it.
OPPOSITE = {
    "substituted_by": "substitutes_for",
    "substitutes_for": "substituted_by",
    "supervisor": "subordinates",
    "subordinates": "supervisor",
}

#: The fields in which the post that is covered, or that reports, speaks of itself.
OWN_FIELDS = frozenset({"substituted_by", "supervisor"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A statement of one holder's description, and the posts at its two ends.

    For a substitution, `covered` are the principals and `covering` the substitutes; for a reporting line, `covered` are
    the reporters and `covering` the supervisors. strength: of a substitution; by_list: a row of a list states it;
    schemes: the loaded ones that a deferred substitution points at.
    """

    line: Line
    holder: Post
    resolution: Resolution
    covered: tuple[Post, ...]
    covering: tuple[Post, ...]
    strength: Strength | None = None
    by_list: bool = False
    schemes: tuple[NamedNode, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[Post, Post], ...]:
        """(principal, substitute) of a mention that names one definite post; no post covers itself."""
        if self.resolution.single is None:
            return ()
        return tuple((one, other) for one in self.covered for other in self.covering if one.iri != other.iri)


def settle_substitution(line: Line, holder: Post, resolution: Resolution) -> Settled:
    """A substitution with its principals, substitutes and strength."""
    own_end = line.field == "substituted_by"
    return Settled(
        line=line,
        holder=holder,
        resolution=resolution,
        covered=(holder,) if own_end else resolution.posts,
        covering=resolution.posts if own_end else (holder,),
        strength=_kind_strength(line)
        or (_substitutes_strength if own_end else _principals_strength)(holder, resolution),
    )


def settle_reporting(line: Line, holder: Post, resolution: Resolution) -> Settled:
    """A reporting line with its reporters and supervisors; a group ("osakonna teenistujad") is left open.

    Whoever works in a unit can report to somebody nearer than the head who counts them as subordinates.
    """
    others = () if resolution.group or resolution.peer else resolution.posts
    upward = line.field == "supervisor"
    return Settled(
        line=line,
        holder=holder,
        resolution=resolution,
        covered=(holder,) if upward else others,
        covering=others if upward else (holder,),
    )


def _kind_strength(line: Line) -> Strength | None:
    """The strength of a statement that names no post."""
    by_kind = {
        MentionKind.DESIGNATED: Strength.APPOINTED,
        MentionKind.DEFERRED: Strength.DEFERRED,
        MentionKind.PERSON: Strength.UNVERIFIED,
    }
    return by_kind.get(MentionKind(line.kind))


def _substitutes_strength(holder: Post, resolution: Resolution) -> Strength:
    """How sure the cover is that the principal's own description states."""
    posts = resolution.posts
    if resolution.group:
        return Strength.HOLLOW if resolution.absent else Strength.GROUP
    if resolution.peer or posts == (holder,):
        return _peer_strength(holder)
    if len(posts) > 1:
        return Strength.GROUP
    if posts and posts[0].is_definite:
        return Strength.FIRM
    return Strength.HOLLOW if posts and resolution.absent else Strength.UNVERIFIED


def _principals_strength(holder: Post, resolution: Resolution) -> Strength:
    """How sure the cover is that the substitute's description states: the substitute is the holder, a definite post."""
    if resolution.peer or resolution.posts == (holder,):
        return _peer_strength(holder)
    return Strength.FIRM if resolution.posts else Strength.UNVERIFIED


def _peer_strength(holder: Post) -> Strength:
    """Cover by somebody else who holds the same post."""
    if holder.headcount is None:
        return Strength.UNVERIFIED
    return Strength.GROUP if holder.headcount > 1 else Strength.HOLLOW


def cover_strength(post: Post, statements: Iterable[Settled]) -> Strength:
    """The best among the statements that have the post as principal; else what its own form leaves."""
    found = [each.strength for each in statements if each.strength]
    if found:
        return min(found, key=lambda strength: strength.rank)
    asked = post.description is not None and "substituted_by" in post.description.asks
    return Strength.NONE if asked else Strength.NOT_ASKED


def unconfirmed_by(
    statement: Settled,
    by_holder: Mapping[NamedNode, Sequence[Settled]],
    *,
    confirmed: Container[tuple[NamedNode, NamedNode]] = (),
) -> Post | None:
    """The other end's post, where its form has the opposite field, closed, and does not say what this end says.

    by_holder: all settled statements of each post's own description; confirmed: (covered, covering) that a list states.
    A list is neither end: it confirms, and contradicts nothing.
    """
    if statement.by_list or len(statement.pairs) != 1:
        return None
    principal, substitute = statement.pairs[0]
    if (principal.iri, substitute.iri) in confirmed:
        return None
    if not all(post.known is Known.DESCRIBED for post in (principal, substitute)):
        return None
    own_end = statement.line.field in OWN_FIELDS
    other, missing = (substitute, principal) if own_end else (principal, substitute)
    field = OPPOSITE[statement.line.field]
    if other.description is None or field not in other.description.asks:
        return None
    said = [each for each in by_holder.get(other.iri, ()) if each.line.field == field]
    if any(not _is_closed(each, missing) or missing in each.resolution.posts for each in said):
        return None
    if field == "supervisor" and not all(post.is_definite for each in said for post in each.resolution.posts):
        return None  # a supervisor that nothing loaded describes may be the same post under another name
    return other


def _is_closed(statement: Settled, missing: Post) -> bool:
    """Whether a statement names definite posts only, and leaves none open that has the missing one's title."""
    resolution = statement.resolution
    if statement.line.kind != MentionKind.POST or resolution.group or not resolution.posts:
        return False
    unknown = [post for post in resolution.posts if not post.is_definite]
    return not any(squash(post.title) == squash(missing.title) for post in unknown)
