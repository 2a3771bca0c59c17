"""From the rows of the gap queries, and from circles in the network, to what a finding is about.

A `Draft` says which posts, which case and which statements; it has neither words nor severity yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from asendus.networks import closed_circles, reporting_cycles
from asendus.queries import Selects, load, run
from asendus.rules import Thresholds
from asendus.vocabulary import NAMESPACE

#: A row as text: column → words; an empty cell has no key.
Row = Mapping[str, str]

#: The fields of a draft's table of posts that a finding's sentences name.
Posts = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One finding without words.

    slug, case: which sentences it gets ("unverified-cover", "peer"; the case "" is the usual one);
    posts: the IRIs of the posts it is about, the first one foremost;
    about: what tells it from another finding of the slug about the same posts;
    named: place in the sentences → the posts named there; words: place → text;
    statements: the IRIs of what it rests on; beside: of what else is quoted.
    """

    slug: str
    posts: Posts
    case: str = ""
    about: tuple[str, ...] = ()
    named: Mapping[str, Posts] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    statements: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def find_drafts(store: Selects, *, thresholds: Thresholds, settled: frozenset[str]) -> Iterator[Draft]:
    """All drafts, in no particular order. `settled`: the posts that are described or listed."""
    for slug, drafted in _DRAFTERS.items():
        yield from drafted(slug, run(store, load(slug)).as_texts())
    yield from _overloaded(store, thresholds.overloaded)
    yield from _reporting_cycles(store, settled)
    yield from _closed_circles(store, thresholds.circle_size)


def _plain(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    """One finding a post that names nothing but the post."""
    for (post,), group in _grouped(rows, "post"):
        yield Draft(slug=slug, posts=(post,), named={"post": (post,)}, statements=_column(group, "statement"))


def _quoting(column: str, slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    """One finding a post that tells the words of the mention in `column`."""
    for (post,), group in _grouped(rows, "post"):
        told = [" ".join(words.split()) for words in _column(group, column)]
        yield Draft(
            slug=slug,
            case="" if told else "unnamed",
            posts=(post,),
            named={"post": (post,)},
            words={column: ", ".join(told)} if told else {},
            statements=_column(group, "statement"),
        )


def _deferred(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    """One finding a post; where a loaded scheme was asked and names nobody for it, the finding says so."""
    for draft, (_, group) in zip(_quoting("document", slug, rows := list(rows)), _grouped(rows, "post"), strict=True):
        asked = any("scheme" in row for row in group)
        yield replace(draft, case=f"{draft.case}-in-scheme".lstrip("-")) if asked else draft


def _single_substitute(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    """One finding a post that has one firm substitute."""
    for (post,), group in _grouped(rows, "post"):
        yield Draft(
            slug=slug,
            posts=(post,),
            named={"post": (post,), "substitute": _column(group, "substitute")},
            statements=_column(group, "statement"),
            beside=_column(group, "lineStatement"),
        )


def _hollow(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    for (post,), group in _grouped(rows, "post"):
        substitutes = _column(group, "substitute")
        absent = tuple(other for other in substitutes if other != post)
        itself = "" if post in substitutes else "group"
        yield Draft(
            slug=slug,
            case="roster" if absent else itself,
            posts=(post,),
            named={"post": (post,), "substitute": absent},
            statements=_column(group, "statement"),
        )


def _unverified(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    for (post,), group in _grouped(rows, "post"):
        named = _column(group, "substitute")
        others = tuple(other for other in named if other != post)
        person = any(row.get("mentionKind") == "person" for row in group)
        unnamed = "person" if person else "peer"
        several = "several" if len(others) > 1 else ""
        several = "peer-too" if post in named else several
        yield Draft(
            slug=slug,
            case=several if others else unnamed,
            posts=(post,),
            named={"post": (post,), "substitute": others},
            statements=_column(group, "statement"),
        )


def _one_sided(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    for (post, substitute, stated_by), group in _grouped(rows, "post", "substitute", "statedBy"):
        end = stated_by.removeprefix(NAMESPACE)
        yield Draft(
            slug=slug,
            case="substitute-end" if end == "SubstituteEnd" else "",
            posts=(post, substitute),
            about=(end,),
            named={"post": (post,), "substitute": (substitute,)},
            statements=_column(group, "statement"),
            beside=_column(group, "otherStatement"),
        )


def _named_person(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    for (post, field_iri), group in _grouped(rows, "post", "field"):
        name = field_iri.removeprefix(NAMESPACE)
        yield Draft(
            slug=slug,
            posts=(post,),
            about=(name,),
            named={"post": (post,)},
            words={"field": name},
            statements=_column(group, "statement"),
        )


def _ambiguous(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    by_statement = _grouped(rows, "post", "statement")
    meanings = [(post, group[0]["field"], group[0].get("mention", ""), group) for (post, _), group in by_statement]
    for post, field_iri, mention, group in meanings:
        name = field_iri.removeprefix(NAMESPACE)
        candidates = _column(group, "candidate")
        yield Draft(
            slug=slug,
            case="" if mention else "unnamed",
            posts=(post,),
            about=(name, mention, *sorted(candidates)),
            named={"post": (post,), "candidate": candidates},
            words={"field": name, "mention": mention},
            statements=_column(group, "statement"),
        )


def _overloaded(store: Selects, threshold: int) -> Iterator[Draft]:
    slug = "overloaded-substitute"
    rows = run(store, load(slug), {"threshold": str(threshold)}).as_texts()
    for (post,), group in _grouped(rows, "post"):
        yield Draft(
            slug=slug,
            posts=(post,),
            named={"post": (post,), "principal": _column(group, "principal")},
            words={"count": group[0]["principals"], "threshold": str(threshold)},
            statements=_column(group, "statement"),
        )


def _reporting_cycles(store: Selects, settled: frozenset[str]) -> Iterator[Draft]:
    rows = [
        row for row in run(store, load("reporting-lines")).as_texts() if {row["post"], row["supervisor"]} <= settled
    ]
    stated = _stated(rows, "supervisor")
    for circle in reporting_cycles(stated):
        edges = zip(circle, (*circle[1:], circle[0]), strict=True)
        yield Draft(
            slug="reporting-cycle",
            case="self" if len(circle) == 1 else "",
            posts=circle,
            named={"post": circle[:1], "posts": circle},
            statements=tuple(statement for edge in edges for statement in stated[edge]),
        )


def _closed_circles(store: Selects, size: int) -> Iterator[Draft]:
    stated = _stated(run(store, load("firm-cover")).as_texts(), "substitute")
    known = run(store, load("posts")).as_texts()
    described = {row["post"] for row in known if row["kind"] == f"{NAMESPACE}DescribedPost"}
    further = {row["post"] for row in run(store, load("further-cover")).as_texts()}
    elsewhere = {post for edge in stated for post in edge} - described
    for circle in closed_circles(stated, size=size, open_posts=further | elsewhere):
        inside = [edge for edge in stated if set(edge) <= set(circle)]
        yield Draft(
            slug="closed-circle",
            posts=circle,
            named={"posts": circle},
            statements=tuple(statement for edge in inside for statement in stated[edge]),
        )


def _stated(rows: Iterable[Row], other: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """(post, other post) → the statements that tell it."""
    return {(post, end): _column(group, "statement") for (post, end), group in _grouped(rows, "post", other)}


def _grouped(rows: Iterable[Row], *columns: str) -> list[tuple[tuple[str, ...], list[Row]]]:
    """The rows that agree in these columns together, in the order in which they come."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row[column] for column in columns), []).append(row)
    return list(groups.items())


def _column(rows: Sequence[Row], column: str) -> tuple[str, ...]:
    """The different values of a column, in the order in which they come."""
    return tuple(dict.fromkeys(row[column] for row in rows if column in row))


#: Gap query → what makes drafts of its rows.
_DRAFTERS: Mapping[str, Callable[[str, Iterable[Row]], Iterator[Draft]]] = {
    "no-cover": _plain,
    "hollow-cover": _hollow,
    "appointed-cover": partial(_quoting, "role"),
    "group-cover": partial(_quoting, "mention"),
    "deferred-cover": _deferred,
    "cover-not-asked": _plain,
    "only-supervisor": _single_substitute,
    "sole-substitute": _single_substitute,
    "unverified-cover": _unverified,
    "one-sided": _one_sided,
    "no-supervisor": _plain,
    "named-person": _named_person,
    "ambiguous-mention": _ambiguous,
}
