"""Findings compared with those of an earlier run: which are new, which are fixed, and which are still open.

The earlier run is a file that `asendus gaps --format json` wrote. A finding is known again by its identifier, which tells
agency, posts and what it is about, and not the words of a document: a later version that repeats the gap has the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from asendus.errors import UsageError
from asendus.rules import SEVERITIES

if TYPE_CHECKING:
    from asendus.findings import Finding

#: What a finding is beside an earlier run.
NEW, OPEN, FIXED, SILENCED = "new", "open", "fixed", "silenced"


class Earlier(NamedTuple):
    """A finding of the earlier run, as its file tells it; `posts` are labels, `message` is in that run's language."""

    id: str
    slug: str
    severity: str
    posts: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The findings of an earlier run that no rule silenced, by identifier."""

    findings: Mapping[str, Earlier]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """new, still_open: identifiers of today's findings that no rule silences; fixed: what the earlier run had besides."""

    new: frozenset[str]
    still_open: frozenset[str]
    fixed: tuple[Earlier, ...]

    def status(self, finding: Finding) -> str:
        """What a finding of today is."""
        if finding.silence:
            return SILENCED
        return NEW if finding.id in self.new else OPEN


def read_baseline(path: Path) -> Baseline:
    """The findings of a file that `asendus gaps --format json` wrote; those that were silenced then are left out.

    Raises UsageError for a file that cannot be opened, or that is no such JSON.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(error.strerror or "cannot be read", where=str(path), remedy="check --baseline") from None
    except ValueError as error:  # json.JSONDecodeError and UnicodeDecodeError
        raise _no_baseline(path, f"not JSON: {error}") from None
    findings = told.get("findings") if isinstance(told, dict) else None
    if not isinstance(findings, list):
        raise _no_baseline(path, "it has no list of findings")
    found = [_earlier(entry, path, number) for number, entry in enumerate(findings, 1)]
    return Baseline(findings={each.id: each for each in found if each})


def compare(findings: Iterable[Finding], baseline: Baseline) -> Compared:
    """Today's findings beside the earlier ones. What a rule silences today is neither new nor open nor fixed.

    A finding whose silence has run out since is new: nobody had it before their eyes.
    """
    today = list(findings)
    speaking = {finding.id for finding in today if not finding.silence}
    gone = baseline.findings.keys() - {finding.id for finding in today}
    fixed = sorted((baseline.findings[each] for each in gone), key=_order)
    return Compared(
        new=frozenset(speaking - baseline.findings.keys()),
        still_open=frozenset(speaking & baseline.findings.keys()),
        fixed=tuple(fixed),
    )


def _order(finding: Earlier) -> tuple[int, str, str]:
    return SEVERITIES.index(finding.severity), finding.slug, finding.id


def _earlier(entry: object, path: Path, number: int) -> Earlier | None:
    """One finding of the file; None where a rule silenced it then."""
    if not isinstance(entry, dict):
        raise _no_baseline(path, f"finding {number} is no object")
    texts = [entry.get(key) for key in ("id", "slug", "severity", "message")]
    posts = entry.get("posts")
    if not all(isinstance(text, str) for text in texts) or texts[2] not in SEVERITIES or not isinstance(posts, list):
        raise _no_baseline(path, f"finding {number} lacks its id, slug, severity, message or posts")
    if entry.get("silence"):
        return None
    name, slug, severity, message = map(str, texts)
    labels = tuple(str(post.get("label", "")) for post in posts if isinstance(post, dict))
    return Earlier(name, slug, severity, labels, message)


def _no_baseline(path: Path, what: str) -> UsageError:
    return UsageError(what, where=str(path), remedy="give what `asendus gaps --format json` wrote")
