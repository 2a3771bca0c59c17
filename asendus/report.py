"""What the written report tells, as plain values: numbers, cover by unit, the most exposed posts, findings by unit.

`asendus.report_html`, `asendus.report_markdown` and `asendus.report_xlsx` write it out. Nothing here knows a format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from asendus.gaps_report import GapsReport, counts, find_gaps, silenced
from asendus.loader.schemes import read_scheme
from asendus.view_model import PageModel, PostKind, PostView, Strength
from asendus.wording import say

if TYPE_CHECKING:
    from asendus.findings import Finding
    from asendus.rules import Rules
    from asendus.store import Store

#: So many posts stand among the most exposed.
EXPOSED = 10

#: What parts the names of a unit's path, the outermost first.
ARROW = " › "


class Band(StrEnum):
    """Strengths of cover as a picture can tell them apart, surest first."""

    FIRM = "firm"
    GROUP = "group"
    OPEN = "open"
    UNASKED = "unasked"
    NOBODY = "nobody"


#: Which band a strength is in.
BAND: Mapping[Strength, Band] = {
    Strength.FIRM: Band.FIRM,
    Strength.GROUP: Band.GROUP,
    Strength.APPOINTED: Band.OPEN,
    Strength.DEFERRED: Band.OPEN,
    Strength.UNVERIFIED: Band.OPEN,
    Strength.HOLLOW: Band.NOBODY,
    Strength.NONE: Band.NOBODY,
    Strength.NOT_ASKED: Band.UNASKED,
}

#: Weakest first: nobody, then nobody asked, then what is open.
_WEAKEST = (
    Strength.NONE, Strength.HOLLOW, Strength.NOT_ASKED, Strength.UNVERIFIED,
    Strength.DEFERRED, Strength.APPOINTED, Strength.GROUP, Strength.FIRM,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """How the described posts of a unit are covered: its path of names, and how many posts are in each band."""

    path: str
    bands: Mapping[Band, int]

    @property
    def posts(self) -> int:
        """How many described posts there are."""
        return sum(self.bands.values())

    @property
    def weak(self) -> int:
        """How many of them have neither a firm substitute nor a group."""
        return self.posts - self.bands.get(Band.FIRM, 0) - self.bands.get(Band.GROUP, 0)

    def share(self, band: Band) -> float:
        """The share of the posts in a band, 0 to 1."""
        return self.bands.get(band, 0) / self.posts if self.posts else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposed:
    """A post that is badly covered: the strength of its cover, and of how many posts it is a definite substitute."""

    label: str
    agency: str
    strength: Strength
    covers: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFindings:
    """The findings about posts of one unit, worst first; path is "" for posts right below their agency."""

    agency: str
    path: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survives:
    """How much of all single and double absences an agency survives, in words, and how few are enough to leave somebody."""

    agency: str
    single: str
    double: str
    closing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that a written report tells; day: the day that it is about."""

    gaps: GapsReport
    agencies: tuple[str, ...]
    day: date
    whole: Cover
    units: tuple[Cover, ...]
    exposed: tuple[Exposed, ...]
    by_unit: tuple[UnitFindings, ...]
    survives: tuple[Survives, ...] = ()

    @property
    def lang(self) -> str:
        """The language that it is written in."""
        return self.gaps.lang

    @property
    def title(self) -> str:
        """Its heading."""
        names = ", ".join(self.agencies) or say("report.no-agency", self.lang)
        return say("report.title", self.lang, agencies=names)


def make_report(store: Store, *, rules: Rules, lang: str, day: date) -> Report:
    """The report of a graph, in `lang` ("et", "en"), for the day that the graph is asked about."""
    from asendus.view_source import model_from_store

    gaps = find_gaps(store, rules=rules, lang=lang, today=day)
    report = from_model(model_from_store(store, gaps.findings), gaps, day=day)
    return replace(report, survives=_survives(store, rules=rules, lang=lang))


def _survives(store: Store, *, rules: Rules, lang: str) -> tuple[Survives, ...]:
    """The figures of resilience of each agency."""
    from asendus.cover_network import read_network
    from asendus.resilience import resilience
    from asendus.resilience_report import closing_of, share_words
    from asendus.unit_tree import read_units

    tree = read_units(store)
    found = resilience(read_network(store), tree, circle_size=rules.thresholds.circle_size)
    agencies = [each for iri, each in found.units.items() if iri in tree.units and not tree.units[iri].parent]
    return tuple(
        Survives(
            agency=tree.label(each.unit),
            single=share_words(each.single),
            double=share_words(each.double),
            closing=closing_of(each, tree, lang),
        )
        for each in agencies
    )


def from_model(model: PageModel, gaps: GapsReport, *, day: date) -> Report:
    """The report of what a page shows and the findings about it."""
    paths = _paths(model)
    agencies = {agency.iri: agency.label for agency in model.agencies}
    posts = {post.iri: post for post in model.posts}
    open_findings = [finding for finding in gaps.findings if not finding.silence]
    return Report(
        gaps=gaps,
        agencies=tuple(agencies.values()),
        day=day,
        whole=_cover(", ".join(agencies.values()), model.described),
        units=_by_unit(model, paths, agencies),
        exposed=_exposed(model, open_findings, agencies),
        by_unit=_findings_by_unit(open_findings, posts, paths, agencies),
    )


def _paths(model: PageModel) -> dict[str, str]:
    """Unit → the names from the outermost unit down to it."""
    units = {unit.iri: unit for unit in model.units}
    found: dict[str, str] = {}
    for unit in model.units:
        names, above, seen = [unit.label], unit.parent, {unit.iri}
        while above in units and above not in seen:
            seen.add(above)
            names.append(units[above].label)
            above = units[above].parent
        found[unit.iri] = ARROW.join(reversed(names))
    return found


def _cover(path: str, posts: Iterable[PostView]) -> Cover:
    bands = Counter(BAND[post.strength] for post in posts if post.strength)
    return Cover(path=path, bands={band: bands[band] for band in Band})


def _by_unit(model: PageModel, paths: Mapping[str, str], agencies: Mapping[str, str]) -> tuple[Cover, ...]:
    """Units that have described posts of their own, those with the most weakly covered posts first."""
    own: dict[str, list[PostView]] = {}
    for post in model.described:
        own.setdefault(post.unit or post.agency, []).append(post)
    many = len(agencies) > 1
    covers = [
        _cover(_told_path(paths.get(iri, ""), agencies.get(posts[0].agency, ""), many=many), posts)
        for iri, posts in own.items()
    ]
    return tuple(sorted(covers, key=lambda cover: (-cover.weak, -cover.posts, cover.path)))


def _told_path(path: str, agency: str, *, many: bool) -> str:
    """A unit's path, under its agency where there are several; the agency itself where there is no unit."""
    return ARROW.join(filter(None, (agency, path))) if many else path or agency


def _exposed(model: PageModel, findings: Iterable[Finding], agencies: Mapping[str, str]) -> tuple[Exposed, ...]:
    """The posts that somebody should look at first: weakest cover first, then those that most others rely on."""
    about: dict[str, list[Finding]] = {}
    for finding in findings:
        for post in dict.fromkeys(finding.posts[:1]):
            about.setdefault(post.iri, []).append(finding)
    relied = Counter(
        substitute
        for substitute, _ in {(who, whom) for c in model.covers for who in c.substitutes for whom in c.principals}
    )
    weak = [
        Exposed(
            label=post.label,
            agency=agencies.get(post.agency, ""),
            strength=post.strength,
            covers=relied[post.iri],
            findings=tuple(about[post.iri]),
        )
        for post in model.posts
        if post.kind is PostKind.DESCRIBED and post.strength and post.iri in about
    ]
    weak.sort(
        key=lambda each: (_WEAKEST.index(each.strength), -each.covers, -len(each.findings), each.label, each.agency)
    )
    return tuple(weak[:EXPOSED])


def _findings_by_unit(
    findings: Iterable[Finding],
    posts: Mapping[str, PostView],
    paths: Mapping[str, str],
    agencies: Mapping[str, str],
) -> tuple[UnitFindings, ...]:
    """Findings by the unit of the first of their posts, in the order of agencies and paths."""
    places: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        post = posts.get(finding.posts[0].iri) if finding.posts else None
        place = (agencies.get(post.agency, ""), paths.get(post.unit or "", "")) if post else ("", "")
        places.setdefault(place, []).append(finding)
    return tuple(
        UnitFindings(agency=agency, path=path, findings=tuple(same)) for (agency, path), same in sorted(places.items())
    )


def numbers(report: Report) -> tuple[tuple[str, int], ...]:
    """The numbers at the head of a report, each with its name."""
    lang, gaps = report.lang, report.gaps
    told = (
        ("described", gaps.described),
        ("firm", report.whole.bands.get(Band.FIRM, 0)),
        ("nobody", report.whole.bands.get(Band.NOBODY, 0)),
        ("count-findings", len(gaps.findings) - len(silenced(gaps))),
        ("waiting", len(gaps.waiting)),
    )
    return tuple((say(f"report.{key}", lang), number) for key, number in told)


def heading(unit: UnitFindings, report: Report) -> str:
    """The heading of a unit's findings."""
    told = _told_path(unit.path, unit.agency, many=len(report.agencies) > 1)
    return told or say("report.no-unit", report.lang)


def reasons(exposed: Exposed, report: Report) -> str:
    """Why a post is among the most exposed, in a line."""
    names = short_names(report.lang)
    titles = dict.fromkeys(names.get(finding.slug, finding.slug) for finding in exposed.findings)
    relied = [say("report.covers", report.lang, count=exposed.covers)] if exposed.covers else []
    return "; ".join([*titles, *relied])


def short_names(lang: str) -> dict[str, str]:
    """The name of each kind of finding in few words, as the scheme of findings has it."""
    return {concept.notation: concept.labels[lang] for concept in read_scheme("findings")}


def kinds(report: Report) -> list[tuple[str, str, int]]:
    """The kinds of findings that there are: name, severity and number, the worst and most first."""
    names = short_names(report.lang)
    order = {severity: rank for rank, severity in enumerate(counts(report.gaps))}
    found = Counter((finding.slug, finding.severity) for finding in report.gaps.findings if not finding.silence)
    ranked = sorted(found.items(), key=lambda each: (order[each[0][1]], -each[1], each[0][0]))
    return [(names.get(slug, slug), severity, number) for (slug, severity), number in ranked]
