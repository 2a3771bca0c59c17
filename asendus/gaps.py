"""From the rows of the gap queries, and from circles in the network, to what a finding is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import product

from asendus.drafts import Draft, Row, grouped, values_of
from asendus.gaps_demands import below_floor, underqualified
from asendus.networks import closed_circles, reporting_cycles
from asendus.queries import Selects, load, run
from asendus.rules import Rules
from asendus.vocabulary import NAMESPACE


def find_drafts(
    store: Selects, *, rules: Rules, described: frozenset[str], settled: frozenset[str], today: date
) -> Iterator[Draft]:
    """All drafts, in no particular order. `described`: the posts that are; `settled`: these and the listed ones."""
    thresholds = rules.thresholds
    for slug, drafted in _DRAFTERS.items():
        yield from drafted(slug, run(store, load(slug)).as_texts())
    yield from underqualified(store)
    yield from below_floor(store, rules, today)
    yield from _overdue(store, today)
    yield from _overloaded(store, thresholds.overloaded)
    yield from _reporting_cycles(store, settled)
    yield from _closed_circles(store, thresholds.circle_size, described)


def _plain(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    """One finding a post that names nothing but the post."""
    for (post,), group in grouped(rows, "post"):
        yield Draft(slug=slug, posts=(post,), named={"post": (post,)}, statements=values_of(group, "statement"))


def _quoting(column: str, slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    """One finding a post that tells the words of the mention in `column`."""
    for (post,), group in grouped(rows, "post"):
        told = [" ".join(words.split()) for words in values_of(group, column)]
        yield Draft(
            slug=slug,
            case="" if told else "unnamed",
            posts=(post,),
            named={"post": (post,)},
            words={column: ", ".join(told)} if told else {},
            statements=values_of(group, "statement"),
        )


def _deferred(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    """One finding a post; where a loaded scheme was asked and names nobody for it, the finding says so."""
    for draft, (_, group) in zip(_quoting("document", slug, rows := list(rows)), grouped(rows, "post"), strict=True):
        asked = any("scheme" in row for row in group)
        yield replace(draft, case=f"{draft.case}-in-scheme".lstrip("-")) if asked else draft


def _single_substitute(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    """One finding a post that has one firm substitute."""
    for (post,), group in grouped(rows, "post"):
        yield Draft(
            slug=slug,
            posts=(post,),
            named={"post": (post,), "substitute": values_of(group, "substitute")},
            statements=values_of(group, "statement"),
            beside=values_of(group, "lineStatement"),
        )


def _hollow(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    for (post,), group in grouped(rows, "post"):
        substitutes = values_of(group, "substitute")
        absent = tuple(other for other in substitutes if other != post)
        itself = "" if post in substitutes else "group"
        yield Draft(
            slug=slug,
            case="roster" if absent else itself,
            posts=(post,),
            named={"post": (post,), "substitute": absent},
            statements=values_of(group, "statement"),
        )


def _unverified(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    for (post,), group in grouped(rows, "post"):
        named = values_of(group, "substitute")
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
            statements=values_of(group, "statement"),
        )


def _one_sided(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    for (post, substitute, stated_by), group in grouped(rows, "post", "substitute", "statedBy"):
        end = stated_by.removeprefix(NAMESPACE)
        yield Draft(
            slug=slug,
            case="substitute-end" if end == "SubstituteEnd" else "",
            posts=(post, substitute),
            about=(end,),
            named={"post": (post,), "substitute": (substitute,)},
            statements=values_of(group, "statement"),
            beside=values_of(group, "otherStatement"),
        )


def _supervisor_conflict(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    for (post, supervisor, field), group in grouped(rows, "post", "supervisor", "field"):
        end = field.removeprefix(NAMESPACE)
        yield Draft(
            slug=slug,
            case="supervisor-end" if end == "SubordinatesField" else "",
            posts=(post, supervisor),
            about=(end,),
            named={"post": (post,), "supervisor": (supervisor,)},
            statements=values_of(group, "statement"),
            beside=values_of(group, "otherStatement"),
        )


def _repealed(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    """One finding a post; of several annexes that tell the same repeal, the first is quoted."""
    for (post,), group in grouped(rows, "post"):
        by = {row["directive"]: row for row in reversed(group)}
        told = [", ".join(filter(None, (row.get("number"), row.get("issued")))) for row in reversed(by.values())]
        yield Draft(
            slug=slug,
            posts=(post,),
            named={"post": (post,)},
            words={"directive": "; ".join(filter(None, told)) or "?"},
            statements=tuple(row["statement"] for row in by.values()),
            beside=values_of(group, "ownStatement"),
        )


def _named_person(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    for (post, field_iri), group in grouped(rows, "post", "field"):
        name = field_iri.removeprefix(NAMESPACE)
        yield Draft(
            slug=slug,
            posts=(post,),
            about=(name,),
            named={"post": (post,)},
            words={"field": name},
            statements=values_of(group, "statement"),
        )


def _ambiguous(slug: str, rows: Iterable[Row]) -> Iterator[Draft]:
    by_statement = grouped(rows, "post", "statement")
    meanings = [(post, group[0]["field"], group[0].get("mention", ""), group) for (post, _), group in by_statement]
    for post, field_iri, mention, group in meanings:
        name = field_iri.removeprefix(NAMESPACE)
        candidates = values_of(group, "candidate")
        yield Draft(
            slug=slug,
            case="" if mention else "unnamed",
            posts=(post,),
            about=(name, mention, *sorted(candidates)),
            named={"post": (post,), "candidate": candidates},
            words={"field": name, "mention": mention},
            statements=values_of(group, "statement"),
        )


def _overdue(store: Selects, today: date) -> Iterator[Draft]:
    slug = "review-overdue"
    for (post,), group in grouped(run(store, load(slug), {"day": today.isoformat()}).as_texts(), "post"):
        yield Draft(
            slug=slug,
            posts=(post,),
            named={"post": (post,)},
            words={"due": group[0]["due"]},
            statements=values_of(group, "statement"),
            beside=values_of(group, "dateStatement"),
        )


def _overloaded(store: Selects, threshold: int) -> Iterator[Draft]:
    slug = "overloaded-substitute"
    rows = run(store, load(slug), {"threshold": str(threshold)}).as_texts()
    for (post,), group in grouped(rows, "post"):
        yield Draft(
            slug=slug,
            posts=(post,),
            named={"post": (post,), "principal": values_of(group, "principal")},
            words={"count": group[0]["principals"], "threshold": str(threshold)},
            statements=values_of(group, "statement"),
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


def _closed_circles(store: Selects, size: int, described: frozenset[str]) -> Iterator[Draft]:
    stated = _stated(run(store, load("firm-cover")).as_texts(), "substitute")
    further = {row["post"] for row in run(store, load("further-cover")).as_texts()}
    elsewhere = {post for edge in stated for post in edge} - described
    numbers = {edge: number for number, edge in enumerate(stated)}
    for circle in closed_circles(stated, size=size, open_posts=further | elsewhere):
        inside = sorted((edge for edge in product(circle, circle) if edge in numbers), key=numbers.__getitem__)
        yield Draft(
            slug="closed-circle",
            posts=circle,
            named={"posts": circle},
            statements=tuple(statement for edge in inside for statement in stated[edge]),
        )


def _stated(rows: Iterable[Row], other: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """(post, other post) → the statements that tell it."""
    return {(post, end): values_of(group, "statement") for (post, end), group in grouped(rows, "post", other)}


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
    "supervisor-conflict": _supervisor_conflict,
    "repealed-description": _repealed,
    "named-person": _named_person,
    "ambiguous-mention": _ambiguous,
}
