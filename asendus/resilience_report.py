"""How many absences units survive, in words: a table of units, the smallest sets that break them, the posts on which most rests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from asendus.absence import Absence, who_acts
from asendus.absence_print import told_object
from asendus.absence_report import Told, told_left
from asendus.blocks import Block, Section, listed, print_sections
from asendus.cover_network import CoverNetwork
from asendus.failing import Set, is_known
from asendus.output import Cell, RowFormat
from asendus.queries import Selects
from asendus.resilience import Resilience, Survived, UnitResilience, Weight
from asendus.unit_tree import UnitTree
from asendus.word_sources import Sources, read_sources
from asendus.wording import say

#: So many posts on which most rests are told to people.
HEAVIEST = 10

#: So many names stand in one cell or list for people.
NAMES = 5

COLUMNS = (
    "unit", "agency", "posts", "unknown", "single_survived", "single_failed", "single_unknown", "single_share",
    "double_survived", "double_failed", "double_unknown", "double_share",
    "sets_of_1", "sets_of_2", "sets_of_3", "least", "exact_to", "unit_iri",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSet:
    """A smallest failing set: its posts by IRI, their labels, and who of them is left, with the words of the files."""

    posts: Set
    labels: tuple[str, ...]
    left: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResilienceReport:
    """All that `asendus resilience` tells.

    units: in the order of the tree; scopes: the agencies, or the unit that was asked about; sets: scope → size → the first sets
    of it; heaviest: scope → the posts of it on which most rests.
    """

    tree: UnitTree
    units: tuple[UnitResilience, ...]
    scopes: tuple[str, ...]
    sets: Mapping[str, Mapping[int, tuple[ToldSet, ...]]]
    heaviest: Mapping[str, tuple[Weight, ...]]
    circles: tuple[Set, ...]
    sources: Sources
    capacity: int
    lang: str


def report_resilience(
    store: Selects, network: CoverNetwork, tree: UnitTree, found: Resilience, *, unit: str | None = None, lang: str
) -> ResilienceReport:
    """The figures with their words. unit: IRI of the unit that is asked about; None: every agency."""
    scopes = (
        (unit,)
        if unit
        else tuple(each for each in found.units if each not in tree.units or not tree.units[each].parent)
    )
    inside = [each for each in found.units if unit is None or unit in tree.above(each)]
    capacity = found.failing.capacity
    chosen = {scope: found.units[scope].sets for scope in scopes if scope in found.units}
    absences = {
        away: who_acts(network, dict.fromkeys(away, 1), capacity=capacity)
        for sets in chosen.values()
        for each in sets
        for away in each.shown
    }
    sources = read_sources(store, network, list(absences.values()), lang=lang)
    return ResilienceReport(
        tree=tree,
        units=tuple(found.units[each] for each in sorted(inside, key=lambda each: _tree_order(tree, each))),
        scopes=scopes,
        sets={
            scope: {each.size: tuple(_told_set(away, absences[away], sources) for away in each.shown) for each in sets}
            for scope, sets in chosen.items()
        },
        heaviest={scope: _heaviest(network, tree, found, scope) for scope in scopes},
        circles=tuple(each for each in found.circles if unit is None or _is_inside(network, tree, each, unit)),
        sources=sources,
        capacity=capacity,
        lang=lang,
    )


def _tree_order(tree: UnitTree, unit: str) -> tuple[list[str], str]:
    """An agency before its units, a unit before those in it, units of one parent by name."""
    return [tree.label(each).casefold() for each in reversed(list(tree.above(unit)))], unit


def _told_set(away: Set, absence: Absence, sources: Sources) -> ToldSet:
    left = (each for each in absence.left if is_known(sources.network, each.post))
    return ToldSet(
        posts=away,
        labels=_labels(away, sources),
        left=tuple(told_left(each, sources) for each in left),
    )


def _labels(posts: Set, sources: Sources) -> tuple[str, ...]:
    """The posts' labels; the unit of the first one is told once."""
    return tuple(
        sources.label(post, beside=posts[0]) if number else sources.label(post) for number, post in enumerate(posts)
    )


def _is_inside(network: CoverNetwork, tree: UnitTree, posts: Sequence[str], unit: str) -> bool:
    return all(unit in tree.above(network.of(post).unit) for post in posts)


def _heaviest(network: CoverNetwork, tree: UnitTree, found: Resilience, scope: str) -> tuple[Weight, ...]:
    """The posts of a unit whose absence hurts: first those without whom most posts have nobody."""
    inside = (each for each in found.posts.values() if scope in tree.above(network.of(each.post).unit))
    hurting = [each for each in inside if each.alone or each.uncovered or each.pairs]
    return tuple(sorted(hurting, key=lambda each: (-len(each.alone) - each.uncovered, -each.pairs, each.post)))


def print_resilience(report: ResilienceReport, style: RowFormat) -> None:
    """The figures on standard output in one of the formats."""
    print_sections(
        as_sections(report),
        closing(report),
        style,
        value=partial(as_object, report),
        columns=COLUMNS,
        rows=as_rows(report),
        lang=report.lang,
    )


def as_sections(report: ResilienceReport) -> Iterator[Section]:
    """The figures for people. Of the sets only those of the least size that there is, and of one more, are told by name."""
    lang = report.lang
    yield Section(
        heading=say("resilience.units", lang),
        about=say("resilience.units-about", lang, capacity=report.capacity),
        columns=tuple(
            say(f"resilience.{key}", lang)
            for key in ("unit", "posts", "unknown", "single", "double", *map(str, range(1, 4)))
        ),
        rows=tuple(_unit_row(each, report) for each in report.units),
    )
    for scope in report.scopes:
        yield from _set_sections(scope, report)
        yield from _weight_section(scope, report)
    if report.circles:
        yield Section(
            heading=say("resilience.circles", lang, count=len(report.circles)),
            about=say("resilience.circles-about", lang),
            blocks=tuple(
                Block(sentence=listed(_labels(circle, report.sources), conjunction=say("mark.and", lang)))
                for circle in report.circles
            ),
        )


def _unit_row(unit: UnitResilience, report: ResilienceReport) -> tuple[Cell, ...]:
    counts = (
        say("resilience.not-counted", report.lang) if each.count is None else str(each.count) for each in unit.sets
    )
    label = report.tree.path(unit.unit) or unit.unit
    return (label, unit.posts, unit.unknown, share_words(unit.single), share_words(unit.double), *counts)


def share_words(survived: Survived) -> str:
    """A share as people read it, rounded down: all is told only where all is survived."""
    if survived.share is None:
        return "–"
    return f"{int(survived.share * 1000) / 10:g} %"


def _set_sections(scope: str, report: ResilienceReport) -> Iterator[Section]:
    unit = next((each for each in report.units if each.unit == scope), None)
    counts = {each.size: each.count for each in unit.sets} if unit else {}
    most = 1 + (unit.least or 0) if unit else 0
    for size, told in report.sets.get(scope, {}).items():
        if told and size <= most:
            more = (counts[size] or 0) - len(told)
            yield Section(
                heading=say(f"resilience.sets-{size}", report.lang, unit=report.tree.label(scope), sets=counts[size]),
                about=say("resilience.more", report.lang, count=more) if more else "",
                blocks=tuple(_set_block(each, report.lang) for each in told),
            )


def _set_block(told: ToldSet, lang: str) -> Block:
    if len(told.posts) == 1:
        return Block(sentence=told.left[0].message, names=told.labels, quotes=told.left[0].evidence)
    return Block(
        sentence=listed(told.labels, conjunction=say("mark.and", lang)),
        names=told.labels,
        notes=tuple(each.message for each in told.left),
        quotes=tuple(dict.fromkeys(quote for each in told.left for quote in each.evidence)),
    )


def _weight_section(scope: str, report: ResilienceReport) -> Iterator[Section]:
    heaviest = report.heaviest[scope][:HEAVIEST]
    if heaviest:
        yield Section(
            heading=say("resilience.heaviest", report.lang, unit=report.tree.label(scope)),
            about=say("resilience.heaviest-about", report.lang),
            columns=tuple(
                say(f"resilience.{key}", report.lang) for key in ("post", "alone", "pairs", "firm", "groups")
            ),
            rows=tuple(_weight_row(each, report) for each in heaviest),
        )


def _weight_row(weight: Weight, report: ResilienceReport) -> tuple[Cell, ...]:
    names = [report.sources.label(post, beside=weight.post) for post in weight.alone[:NAMES]]
    names += ["…"] if len(weight.alone) > NAMES else []
    own = [say("resilience.itself", report.lang)] if weight.uncovered else []
    number = len(weight.alone) + weight.uncovered
    told = f"{number}: {', '.join([*own, *names])}" if number else "0"
    return (report.sources.label(weight.post), told, weight.pairs, weight.firm, weight.groups)


def closing(report: ResilienceReport) -> str:
    """The last line: of each scope the two shares, and how few absences are enough."""
    units = {each.unit: each for each in report.units}
    told = [closing_of(units[scope], report.tree, report.lang) for scope in report.scopes if scope in units]
    return "; ".join(told) or say("resilience.nothing", report.lang)


def closing_of(unit: UnitResilience, tree: UnitTree, lang: str) -> str:
    """A unit or an agency in one line: the two shares, and how few absences are enough to leave somebody uncovered."""
    key = "resilience.closing" if unit.least else "resilience.closing-more"
    shares = {"single": share_words(unit.single), "double": share_words(unit.double)}
    return say(key, lang, unit=tree.label(unit.unit), count=unit.least or unit.exact_to, **shares)


def as_rows(report: ResilienceReport) -> Iterator[tuple[Cell, ...]]:
    """A row a unit, in the order of `COLUMNS`."""
    for each in report.units:
        agency = report.tree.units[each.unit].agency if each.unit in report.tree.units else ""
        shares = (_figures(each.single), _figures(each.double))
        sets = tuple(sets.count for sets in each.sets)
        head = (report.tree.path(each.unit), report.tree.label(agency), each.posts, each.unknown)
        yield (*head, *shares[0], *shares[1], *sets, each.least, each.exact_to, each.unit)


def _figures(survived: Survived) -> tuple[Cell, ...]:
    share = None if survived.share is None else f"{survived.share:.6f}"
    return (survived.survived, survived.failed, survived.unknown, share)


def as_object(report: ResilienceReport) -> dict[str, object]:
    """The figures as JSON: units, the sets and the posts of each scope, closed circles."""
    return {
        "units": [dict(zip(COLUMNS, row, strict=True)) for row in as_rows(report)],
        "scopes": [
            {
                "unit": scope,
                "label": report.tree.label(scope),
                "sets": [
                    {
                        "posts": list(each.posts),
                        "labels": list(each.labels),
                        "left": [told_object(t) for t in each.left],
                    }
                    for told in report.sets.get(scope, {}).values()
                    for each in told
                ],
                "posts": [_weight_object(each, report) for each in report.heaviest[scope]],
            }
            for scope in report.scopes
        ],
        "circles": [list(circle) for circle in report.circles],
        "capacity": report.capacity,
    }


def _weight_object(weight: Weight, report: ResilienceReport) -> dict[str, object]:
    return {
        "post": weight.post,
        "label": report.sources.label(weight.post),
        "uncovered": weight.uncovered,
        "covered_by_it_alone": list(weight.alone),
        "failing_pairs": weight.pairs,
        "covers_firmly": weight.firm,
        "covers_in_groups": weight.groups,
    }
