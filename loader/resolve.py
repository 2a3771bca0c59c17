"""Which posts a mention means.

The rules, in their order (design principle: precision before recall; a wrong merge is worse than a mention left open):

1. An alias of the rules file settles it.
2. A role ("otsene juht") is the post that the holder reports to.
3. A head ("osakonna juhataja") is the described post that heads the unit; the head of the agency ("peadirektor") is one post.
4. Otherwise the title is looked up in the unit that the text names, or else in the holder's own unit and then in each unit
   above it; in the whole agency only with a qualifier or an ordinal, or where the roster is complete and the title unique.
5. The holder's own title means the other posts of that title; where there are none, a peer.
6. A spelling within one edit counts where nothing else fits, with a note.
7. What fits nothing is a post known by mention alone; what fits several posts that are no class is ambiguous.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode

from asendus.loader.facts import Line
from asendus.loader.identity import post_iri
from asendus.loader.reading import MentionKind
from asendus.loader.resolve_absent import has_nothing_like
from asendus.loader.resolve_heads import heads, is_bare_head, is_head, is_role, is_single, names_its_unit
from asendus.loader.resolve_posts import Known, Post
from asendus.loader.resolve_rules import AgencyRules
from asendus.loader.resolve_tops import Tops
from asendus.loader.resolve_units import Key, Units, is_within
from asendus.loader.slugs import misspelling, slug, squash


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What resolution has to tell: a code of notes.toml and what fills its places."""

    code: str
    words: str = ""
    meant: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a mention means.

    posts: the post, or the posts of a class or group; ambiguous: several posts that are no class (then no `posts`).
    peer: the holder's own title, with nobody else described. group: whoever works in the unit.
    absent: a post that a complete roster does not have.
    """

    posts: tuple[Post, ...] = ()
    ambiguous: tuple[Post, ...] = ()
    peer: bool = False
    group: bool = False
    absent: bool = False
    note: Note | None = None

    @property
    def single(self) -> Post | None:
        """The one post that is meant, if it is one."""
        return self.posts[0] if len(self.posts) == 1 and not self.group else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A mention made comparable."""

    line: Line
    holder: Post
    title: str
    unit: Key | None
    note: Note | None = None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.line.qualifier or self.line.ordinal)

    def fits(self, post: Post) -> bool:
        """Same title, and what else the mention tells of it."""
        return squash(post.title) == squash(self.title) and self.fits_the_rest(post)

    def fits_the_rest(self, post: Post) -> bool:
        qualifier, ordinal = self.line.qualifier, self.line.ordinal
        return (not qualifier or squash(post.qualifier or "") == squash(qualifier)) and (
            not ordinal or squash(post.ordinal or "") == squash(ordinal)
        )


class Resolver:
    """Look-ups among the posts of one agency; posts known by mention alone come to be as they are mentioned."""

    def __init__(
        self,
        agency: NamedNode,
        posts: Sequence[Post],
        units: Units,
        rules: AgencyRules,
        lines: Iterable[Line] = (),
        *,
        listed: Sequence[Key] = (),
    ) -> None:
        self.agency = agency
        self.units = units
        self.rules = rules
        self.posts = tuple(self._counted(post) for post in posts)
        self._placed: dict[Key, list[Post]] = {}
        self._within: dict[Key, list[Post]] = {}
        self._heading: dict[Key, list[Post]] = {}
        self._titled: dict[str, list[Post]] = {}
        for post in self.posts:
            self._place(post)
        self.mentioned: dict[NamedNode, Post] = {}
        lines = tuple(lines)
        self._spellings = _spellings(lines)
        self._tops = Tops([*self.posts, *(line for line in lines if line.kind == MentionKind.POST)])
        #: Units whose posts are all loaded, as the rules or a staff list say.
        self.declared = frozenset(self.units.same(roster.unit) for roster in rules.rosters)
        self.listed = frozenset(listed)

    def _place(self, post: Post) -> None:
        self._placed.setdefault(post.unit, []).append(post)
        self._titled.setdefault(squash(post.title), []).append(post)
        for depth in range(len(post.unit) + 1):
            self._within.setdefault(post.unit[:depth], []).append(post)
        if post.heads:
            self._heading.setdefault(post.heads, []).append(post)

    def resolve(self, line: Line, holder: Post) -> Resolution:
        """What one line of a holder's description means."""
        if line.kind == MentionKind.ANY:
            return self._group(line, holder)
        if line.kind != MentionKind.POST or not line.title:
            return Resolution()
        alias = self._alias(line)
        if alias:
            return alias
        if is_role(line.title, language=holder.language):
            return self._superior(holder)
        return self._post(line, holder)

    def is_complete(self, unit: Key) -> bool:
        """Whether the rules or a staff list say that all posts of a unit are loaded."""
        return any(is_within(unit, each) for each in self.declared | self.listed)

    def posts_within(self, unit: Key) -> tuple[Post, ...]:
        """The described and listed posts of a unit and of the units below it."""
        return tuple(self._within.get(unit, ()))

    def _counted(self, post: Post) -> Post:
        for rule in self.rules.headcounts:
            if self._is_named(post, rule.post.title, rule.post.qualifier, rule.post.ordinal, rule.post.unit):
                return replace(post, headcount=rule.count)
        return post

    def _is_named(
        self, post: Post, title: str, qualifier: str | None, ordinal: str | None, unit: tuple[str, ...]
    ) -> bool:
        ours = (post.unit, squash(post.title), squash(post.qualifier or ""), squash(post.ordinal or ""))
        return ours == (self.units.same(unit), squash(title), squash(qualifier or ""), squash(ordinal or ""))

    def _alias(self, line: Line) -> Resolution | None:
        spoken = {squash(line.words), squash(line.title or ""), squash(_words(line)), squash(_full_words(line))}
        for alias in self.rules.aliases:
            if squash(alias.mention) in spoken:
                named = alias.post
                found = [
                    p for p in self.posts if self._is_named(p, named.title, named.qualifier, named.ordinal, named.unit)
                ]
                if found:
                    note = Note(code="alias", words=alias.mention, meant=found[0].words, reason=alias.reason)
                    return Resolution(posts=tuple(found), note=note)
        return None

    def _group(self, line: Line, holder: Post) -> Resolution:
        """Whoever works in the unit, sub-units included, but not the holder."""
        unit = self._unit(line, holder)
        if unit is None:
            return Resolution(group=True)
        others = tuple(post for post in self.posts_within(unit) if post != holder)
        nobody = not others and (holder.headcount or 1) == 1 and self.is_complete(unit)
        return Resolution(posts=others, group=True, absent=nobody)

    def _superior(self, holder: Post) -> Resolution:
        """The post that the holder's own description, or else a list, says it reports to."""
        for line in holder.lines:
            told = line.field == "supervisor" and line.kind == MentionKind.POST and line.title
            if told and not is_role(line.title, language=holder.language):
                return self._alias(line) or self._post(line, holder)
        return Resolution()

    def _unit(self, line: Line, holder: Post) -> Key | None:
        """The unit that the line names, or the holder's own; None where the name fits several units."""
        if not line.unit:
            return holder.unit
        found = self.units.candidates(line.unit)
        if len(found) < 2:
            return found[0] if found else self.units.same(line.unit)
        near = [key for key in found if is_within(holder.unit, key)]
        near = near or [key for key in found if key[:-1] in (holder.unit, holder.unit[:-1])]
        return near[0] if len(near) == 1 else None

    def _post(self, line: Line, holder: Post) -> Resolution:
        wanted = _Wanted(line=line, holder=holder, title=line.title or "", unit=None)
        if line.unit:
            unit = self._unit(line, holder)
            if unit is None:
                return self._in_several_units(wanted)
            misspelt = self.units.misspelt(line.unit)
            if misspelt:
                note = Note(code="misspelt", words=line.unit[-1], meant=self.units.name(misspelt))
                wanted = replace(wanted, note=note)
            wanted = replace(wanted, unit=misspelt or unit)
        headed = self._headed(wanted)
        if headed:
            return self._head_of(headed, wanted)
        return self._look_up(wanted) or self._bare_head(wanted) or self._only_mentioned(wanted)

    def _in_several_units(self, wanted: _Wanted) -> Resolution:
        """A unit's name that fits several units: their posts are candidates, none of them is the answer."""
        units = self.units.candidates(wanted.line.unit)
        placed = [post for unit in units for post in self._placed.get(unit, ())]
        fitting = [post for post in placed if self._fits_in_its_unit(wanted, post)]
        if len({post.unit for post in fitting}) > 1:
            return Resolution(ambiguous=_sorted(fitting))
        return self._only_mentioned(replace(wanted, unit=self.units.same(wanted.line.unit)))

    def _fits_in_its_unit(self, wanted: _Wanted, post: Post) -> bool:
        is_its_head = post.heads == post.unit and heads(
            wanted.title, self.units.name(post.unit), language=wanted.holder.language
        )
        return wanted.fits(post) or is_its_head

    def _headed(self, wanted: _Wanted) -> Key | None:
        """The unit whose head the mention means, if it means a head and says of which unit."""
        language = wanted.holder.language
        if not is_head(wanted.title, language=language):
            return None
        if wanted.unit is not None:
            for depth in range(len(wanted.unit), 0, -1):
                if heads(wanted.title, self.units.name(wanted.unit[:depth]), language=language):
                    return wanted.unit[:depth]
            return None
        own = wanted.holder.unit
        for depth in range(len(own), 0, -1):
            if names_its_unit(wanted.title, self.units.name(own[:depth]), language=language):
                return own[:depth]
        named = self.units.headed_by(wanted.title, language=language)
        return named[0] if len(named) == 1 else None

    def _head_of(self, unit: Key, wanted: _Wanted) -> Resolution:
        """The post that heads a unit. A head's own superior of that name heads the unit above."""
        found = [post for post in self._heading.get(unit, ()) if wanted.fits_the_rest(post)]
        same_title = [post for post in found if squash(post.title) == squash(wanted.title)]
        found = same_title or found
        if found == [wanted.holder] and wanted.line.field == "supervisor" and len(unit) > 1:
            return self._head_of(unit[:-1], wanted)
        if found:
            return self._settled(found, wanted)
        return self._only_mentioned(replace(wanted, unit=unit), heads=unit)

    def _bare_head(self, wanted: _Wanted) -> Resolution | None:
        """A head's title with no unit and no such post around: the head of the holder's own unit."""
        unit, language = wanted.holder.unit, wanted.holder.language
        if wanted.unit is not None or not unit or not is_bare_head(wanted.title, language=language):
            return None
        if not any(post != wanted.holder for post in self._heading.get(unit, ())):
            return None
        return self._head_of(unit, wanted)

    def _look_up(self, wanted: _Wanted) -> Resolution | None:
        scopes = list(self._scopes(wanted))
        for scope in scopes:
            found = [post for post in scope if wanted.fits(post)]
            if found:
                return self._settled(found, wanted)
        return self._in_the_agency(wanted) or self._one_of_its_kind(wanted) or self._misspelt(scopes, wanted)

    def _scopes(self, wanted: _Wanted) -> Iterator[list[Post]]:
        """The posts of the unit that is named; else of the holder's own unit, then of each unit above it."""
        if wanted.unit is not None:
            yield self._placed.get(wanted.unit, [])
            if wanted.is_narrowed:
                yield list(self.posts_within(wanted.unit))
            return
        own = wanted.holder.unit
        for depth in range(len(own), -1, -1):
            yield self._placed.get(own[:depth], [])

    def _in_the_agency(self, wanted: _Wanted) -> Resolution | None:
        """Farther away a bare title is no match, unless a complete roster has it once."""
        if wanted.unit is not None:
            return None
        if wanted.is_narrowed:
            found = [post for post in self._titled.get(squash(wanted.title), ()) if wanted.fits_the_rest(post)]
            return self._settled(found, wanted) if found else None
        complete = [unit for unit in self.declared | self.listed if is_within(wanted.holder.unit, unit)]
        found = [post for post in self.posts_within(min(complete, key=len)) if wanted.fits(post)] if complete else []
        return self._settled(found, wanted) if len(found) == 1 else None

    def _one_of_its_kind(self, wanted: _Wanted) -> Resolution | None:
        """The head of the agency, wherever its own description places it."""
        if wanted.unit is not None or not is_single(wanted.title, language=wanted.holder.language):
            return None
        found = self._titled.get(squash(wanted.title), ())
        return self._settled(found, wanted) if found else None

    def _misspelt(self, scopes: Sequence[Sequence[Post]], wanted: _Wanted) -> Resolution | None:
        title, qualifier = slug(wanted.title), slug(wanted.line.qualifier or "")
        near = {
            post
            for scope in scopes
            for post in scope
            if (misspelling(title, slug(post.title)) and wanted.fits_the_rest(post))
            or (
                squash(wanted.title) == squash(post.title)
                and misspelling(qualifier, slug(post.qualifier or ""))
                and squash(post.ordinal or "") == squash(wanted.line.ordinal or "")
            )
        }
        if len(near) != 1:
            return None
        meant = near.pop()
        note = Note(code="misspelt", words=_words(wanted.line), meant=meant.words)
        return self._settled([meant], replace(wanted, note=note))

    def _settled(self, found: Sequence[Post], wanted: _Wanted) -> Resolution:
        """One post, a class, a peer, or too many."""
        exact = [post for post in found if not post.qualifier and not post.ordinal]
        if exact and not wanted.is_narrowed:
            found = exact
        others = [post for post in found if post != wanted.holder]
        if not others:
            return Resolution(posts=tuple(found), peer=True, note=wanted.note)
        if len({(post.unit, squash(post.title)) for post in others}) > 1:
            return Resolution(ambiguous=_sorted(others), note=wanted.note)
        return Resolution(posts=_sorted(others), note=wanted.note)

    def _only_mentioned(self, wanted: _Wanted, *, heads: Key | None = None) -> Resolution:
        """A post known by mention alone: of the unit that the text gives, or of the agency, or else of the holder's own."""
        line = wanted.line
        unit = wanted.holder.unit if wanted.unit is None else wanted.unit
        if wanted.unit is None and self._tops.has(line, language=wanted.holder.language):
            unit = ()
        title = self._spellings.get(squash(wanted.title), wanted.title)
        name = HEAD if heads else title
        path = self.units.path(unit)
        iri = post_iri(self.agency, path, name, qualifier=line.qualifier, ordinal=line.ordinal)
        post = Post(
            iri=NamedNode(f"{iri.value}_") if heads else iri,
            known=Known.MENTIONED,
            unit=unit,
            title=title,
            qualifier=line.qualifier,
            ordinal=line.ordinal,
            heads=heads,
            language=wanted.holder.language,
        )
        known = self.mentioned.setdefault(post.iri, post)
        if known != post and post.title < known.title:
            self.mentioned[post.iri] = known = post
        return Resolution(posts=(known,), absent=self._is_absent(known, wanted), note=wanted.note)

    def _is_absent(self, post: Post, wanted: _Wanted) -> bool:
        """Whether a complete roster lacks a post; a staff list only where it has nothing like it."""
        scope = () if wanted.unit is None else post.unit
        if any(is_within(scope, each) for each in self.declared):
            return True
        return any(is_within(scope, each) for each in self.listed) and has_nothing_like(self.posts, post)


#: Name, in its IRI, of a unit's head that nothing describes: what each document calls it does not matter.
HEAD = "head"


def _sorted(posts: Iterable[Post]) -> tuple[Post, ...]:
    return tuple(sorted(posts, key=lambda post: post.iri.value))


def _words(line: Line) -> str:
    return " ".join(part for part in (line.title, line.qualifier, line.ordinal) if part)


def _full_words(line: Line) -> str:
    return " ".join([*line.unit, _words(line)])


def _spellings(lines: Iterable[Line]) -> dict[str, str]:
    """For each title, however it is spelt, the spelling that most mentions have."""
    counts: dict[str, Counter[str]] = {}
    for line in lines:
        if line.title:
            counts.setdefault(squash(line.title), Counter())[line.title] += 1
    return {key: min(found.items(), key=lambda item: (-item[1], item[0]))[0] for key, found in counts.items()}
