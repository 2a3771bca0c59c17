"""The rules file `asendus.toml`: what an organisation knows or wants that no document tells.

    [severity]                     # finding = high | medium | low
    no-supervisor = "low"

    [thresholds]
    overloaded = 5                 # a substitute of more posts than this is overloaded
    circle_size = 2                # the largest closed circle that is told

    [[roster]]                     # all posts of the agency, or of the unit, are loaded
    agency = "Näidisamet"
    unit = ["õigusosakond"]        # largest first; left out: the whole agency
    complete = true

    [[agency]]                     # what sort of authority an agency is, where the scheme of agencies does not tell
    name = "Näidisamet"
    kind = "executive-agency"

    [[headcount]]                  # how many people hold a post
    agency = "Näidisamet"
    unit = ["õigusosakond"]
    title = "nõunik"
    count = 3

    [[alias]]                      # what a mention means where the documents leave it open
    agency = "Näidisamet"
    mention = "vanem"
    post = { unit = ["õigusosakond"], title = "vanemnõunik" }
    reason = "everybody calls the senior adviser so"

    [[silence]]                    # a finding that is known and accepted, until a day
    finding = "no-cover-0123456789ab"
    reason = "the post is being abolished"
    until = 2030-06-30

Whatever else the file holds is refused, with its place: a rule that is misspelt must not be silently without effect.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from asendus.errors import UsageError
from asendus.legal_floor import agency_kinds
from asendus.queries import severities
from asendus.rules_reader import Table

Severity = Literal["high", "medium", "low"]

#: Severities, the worst first.
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """overloaded: a substitute of more posts than this is told; circle_size: the largest closed circle that is told."""

    overloaded: int = 5
    circle_size: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PostName:
    """A post as documents name it; `unit` is its full path, largest first."""

    title: str
    qualifier: str | None = None
    ordinal: str | None = None
    unit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """All posts of the agency, or of one unit (its path, largest first), are loaded."""

    agency: str
    unit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyKind:
    """What sort of authority an agency is: one of `legal_floor.agency_kinds()`."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """How many people hold a post."""

    agency: str
    post: PostName
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """What a mention, in the words of the document, means; `reason` is kept as provenance."""

    agency: str
    mention: str
    post: PostName
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A finding, by its identifier, that is accepted until a day, that day included."""

    finding: str
    reason: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules. `Rules()` has none: severities are the profile's, thresholds the usual ones."""

    severity: Mapping[str, Severity] = field(default_factory=dict)
    thresholds: Thresholds = field(default_factory=Thresholds)
    rosters: tuple[Roster, ...] = ()
    agencies: tuple[AgencyKind, ...] = ()
    headcounts: tuple[Headcount, ...] = ()
    aliases: tuple[Alias, ...] = ()
    silences: tuple[Silence, ...] = ()

    def silence_of(self, finding: str, *, today: date) -> Silence | None:
        """The silence of a finding that still holds on this day; of several, the one that holds longest."""
        holding = [silence for silence in self.silences if silence.finding == finding and today <= silence.until]
        return max(holding, key=lambda silence: (silence.until, silence.reason), default=None)


def read_rules(path: Path | None) -> Rules:
    """The rules of a file; `Rules()` for None.

    Raises UsageError for a missing file, one that is not TOML, an unknown key, a value of another type or a missing value,
    with the file, the place and the remedy.
    """
    if path is None:
        return Rules()
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(error.strerror or "cannot be read", where=str(path), remedy="check --rules") from None
    except ValueError as error:  # tomllib.TOMLDecodeError and UnicodeDecodeError
        raise UsageError(f"not TOML: {error}", where=str(path), remedy="correct the file") from None
    return as_rules(entries, where=str(path))


def as_rules(entries: Mapping[str, object], *, where: str) -> Rules:
    """The rules that a parsed rules file holds; errors as for `read_rules`."""
    table = Table(entries, where=where, key="")
    rules = Rules(
        severity=_severity(table.table("severity")),
        thresholds=_thresholds(table.table("thresholds")),
        rosters=tuple(roster for entry in table.tables("roster") if (roster := _roster(entry))),
        agencies=tuple(map(_agency, table.tables("agency"))),
        headcounts=tuple(map(_headcount, table.tables("headcount"))),
        aliases=tuple(map(_alias, table.tables("alias"))),
        silences=tuple(map(_silence, table.tables("silence"))),
    )
    table.finish()
    return rules


def _severity(table: Table) -> dict[str, Severity]:
    levels: Mapping[str, Severity] = {level: level for level in SEVERITIES}
    known = sorted(severities())
    chosen = {slug: levels[table.choice(slug, SEVERITIES)] for slug in known if slug in table}
    table.finish(remedy=f"the findings are {', '.join(known)}")
    return chosen


def _thresholds(table: Table) -> Thresholds:
    usual = Thresholds()
    thresholds = Thresholds(
        overloaded=table.number("overloaded", least=1, default=usual.overloaded),
        circle_size=table.number("circle_size", least=2, default=usual.circle_size),
    )
    table.finish()
    return thresholds


def _roster(table: Table) -> Roster | None:
    roster = Roster(agency=table.text("agency"), unit=table.texts("unit"))
    complete = table.flag("complete")
    table.finish()
    return roster if complete else None


def _agency(table: Table) -> AgencyKind:
    agency = AgencyKind(name=table.text("name"), kind=table.choice("kind", agency_kinds()))
    table.finish()
    return agency


def _headcount(table: Table) -> Headcount:
    headcount = Headcount(agency=table.text("agency"), post=_post_name(table), count=table.number("count", least=1))
    table.finish()
    return headcount


def _alias(table: Table) -> Alias:
    post = table.table("post", required=True)
    alias = Alias(
        agency=table.text("agency"), mention=table.text("mention"), post=_post_name(post), reason=table.text("reason")
    )
    post.finish()
    table.finish()
    return alias


def _post_name(table: Table) -> PostName:
    return PostName(
        title=table.text("title"),
        qualifier=table.optional_text("qualifier"),
        ordinal=table.optional_text("ordinal"),
        unit=table.texts("unit"),
    )


def _silence(table: Table) -> Silence:
    silence = Silence(finding=table.text("finding"), reason=table.text("reason"), until=table.day("until"))
    table.finish()
    return silence
