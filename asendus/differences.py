"""What two graphs have otherwise: posts that came, went and changed, and cover that was gained or lost.

Two days of one graph, or two graphs. A post is the same where its IRI is; posts known by mention alone are not compared,
since they come and go with whoever mentions them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from asendus.queries import load, run
from asendus.queries.rows import Cell, as_text
from asendus.term_names import name_of
from asendus.vocabulary import slug_of
from asendus.wording import say

if TYPE_CHECKING:
    from asendus.queries import Selects

#: What can be otherwise, in the order of a report.
KINDS = (
    "cover-lost", "cover-gained", "strength", "post-went", "post-came", "supervisor", "demand-went", "demand-came", "version",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is otherwise.

    kind: one of `KINDS`; post, label, agency: of the post that it is about; before, after: in words or slugs, None where
    there is nothing; quote, file: the words that a substitution or a version rests on, and where they stand; demand: what
    is demanded, as the graph has it.
    """

    kind: str
    post: str
    label: str
    agency: str
    before: str | None = None
    after: str | None = None
    quote: str | None = None
    statement: str | None = None
    file: str | None = None
    demand: Cell = None

    def told(self, language: str) -> str:
        """The difference as a sentence."""
        sides = {"before": self.before, "after": self.after}
        if self.kind == "strength":
            sides = {side: say(f"strength.{word or 'none'}", language) for side, word in sides.items()}
        if self.demand is not None:
            sides = {side: word and _demand_told(self.demand, word, language) for side, word in sides.items()}
        if self.kind == "supervisor" and not (self.before and self.after):
            return say(f"diff.supervisor-{'went' if self.before else 'came'}", language, post=self.label, **sides)
        return say(f"diff.{self.kind}", language, post=self.label, **sides)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    """What is compared of a post. cover: label and statement by substitute; supervisors: label by IRI; demands: by their words."""

    label: str
    agency: str
    strength: str | None
    description: str | None
    file: str | None
    cover: dict[str, tuple[str, str]] = field(default_factory=dict)
    supervisors: dict[str, str] = field(default_factory=dict)
    demands: dict[str, Cell] = field(default_factory=dict)


def differences(before: Selects, after: Selects) -> tuple[Difference, ...]:
    """All that is otherwise in `after`, by kind, then agency and post."""
    old, new = _posts(before), _posts(after)
    found = [difference for iri in {*old, *new} for difference in _of_post(iri, old.get(iri), new.get(iri))]
    quotes = {**_quotes(after, found), **_quotes(before, found)}
    return tuple(sorted((_quoted(each, quotes) for each in found), key=_order))


def _quotes(store: Selects, found: Sequence[Difference]) -> dict[str, tuple[str, str]]:
    """Words and file of the statements of cover among what was found."""
    wanted = sorted({each.statement for each in found if each.statement})
    if not wanted:
        return {}
    rows = run(store, load("quotes"), {"statement": wanted}).as_texts()
    return {row["statement"]: (row["quote"], row.get("member") or row["file"]) for row in rows}


def _quoted(each: Difference, quotes: Mapping[str, tuple[str, str]]) -> Difference:
    if each.statement is None:
        return each
    quote, file = quotes[each.statement]
    return replace(each, quote=quote, file=file)


def _order(each: Difference) -> tuple[object, ...]:
    return KINDS.index(each.kind), each.agency, each.label, each.post, each.before or "", each.after or ""


def _of_post(iri: str, old: _Post | None, new: _Post | None) -> Iterator[Difference]:
    if old is None or new is None:
        known = new or old
        assert known is not None
        kind = "post-came" if new else "post-went"
        yield Difference(kind=kind, post=iri, label=known.label, agency=known.agency, file=known.file)
        return
    about = partial(Difference, post=iri, label=new.label, agency=new.agency)
    yield from _cover(about, old, new)
    if old.strength != new.strength:
        yield about(kind="strength", before=old.strength, after=new.strength)
    if {*old.supervisors} != {*new.supervisors}:
        was, now = (", ".join(sorted(each.supervisors.values())) or None for each in (old, new))
        yield about(kind="supervisor", before=was, after=now)
    yield from _demands(about, old, new)
    if old.description and new.description and old.description != new.description:
        yield about(kind="version", before=old.file, after=new.file)


def _cover(about: partial[Difference], old: _Post, new: _Post) -> Iterator[Difference]:
    """Cover that went or came; words that stand on both sides and only mean another post now are neither."""
    lost, gained = (_beyond(one, other) for one, other in ((old, new), (new, old)))
    for label, statement in lost:
        yield about(kind="cover-lost", before=label, statement=statement)
    for label, statement in gained:
        yield about(kind="cover-gained", after=label, statement=statement)


def _demands(about: partial[Difference], old: _Post, new: _Post) -> Iterator[Difference]:
    for gone in old.demands.keys() - new.demands.keys():
        yield about(kind="demand-went", before=gone, demand=old.demands[gone])
    for come in new.demands.keys() - old.demands.keys():
        yield about(kind="demand-came", after=come, demand=new.demands[come])


def _beyond(one: _Post, other: _Post) -> list[tuple[str, str]]:
    """Label and statement of the substitutes that one side alone has."""
    known = {statement for _, statement in other.cover.values()}
    return [(label, said) for iri, (label, said) in one.cover.items() if iri not in other.cover and said not in known]


def _posts(store: Selects) -> dict[str, _Post]:
    """The described and listed posts of a graph, by IRI."""
    posts: dict[str, _Post] = {}
    for row in run(store, load("posts"), {}).as_texts():
        if row["kind"].endswith("MentionedPost"):
            continue
        strength = row.get("coverStrength")
        posts[row["post"]] = _Post(
            label=row["label"],
            agency=row.get("agencyLabel", ""),
            strength=slug_of(strength) if strength else None,
            description=row.get("description"),
            file=row.get("file"),
        )
    _fill(store, posts)
    return posts


def _fill(store: Selects, posts: Mapping[str, _Post]) -> None:
    for row in run(store, load("who-covers"), {}).as_texts():
        if row["post"] in posts and "substitute" in row:
            posts[row["post"]].cover.setdefault(row["substitute"], (row["substituteLabel"], row["statement"]))
    for row in run(store, load("reporting-lines"), {}).as_texts():
        if row["post"] in posts:
            posts[row["post"]].supervisors[row["supervisor"]] = row["supervisorLabel"]
    demands = run(store, load("demands"), {})
    for post, _, _, value in demands:
        known = posts.get(as_text(post))
        if known:
            known.demands[_demand(as_text(value))] = value


def _demand(words: str) -> str:
    """A demand by what tells it from others: ".../cefr/C1" → "C1", ".../demand/language/et/C1" → "et C1", "2.0"."""
    return " ".join(words.rpartition("/language/")[2].split("/")) if "/language/" in words else words.rpartition("/")[2]


def _demand_told(demand: Cell, words: str, language: str) -> str:
    if isinstance(demand, Literal):
        return say("diff.years", language, number=f"{float(demand.value):g}")
    return (name_of(demand, language) if isinstance(demand, NamedNode) else None) or words
