"""Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for hosts of code that keep and compare them.

A kind of finding is a rule, a finding a result. Its identifier is the partial fingerprint, by which the host knows it again.
The words that it rests on are locations: the first its own, the others related ones. Lines are told of plain text files
alone, whose lines a host can show; of others the place in the text that `asendus read --text` prints is a property.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encoded

from asendus.finding_kinds import definitions
from asendus.output import clean
from asendus.queries import severities
from asendus.vocabulary import SCHEME_BASE

if TYPE_CHECKING:
    from asendus.baseline import Earlier
    from asendus.errors import Problem
    from asendus.evidence_places import Places
    from asendus.findings import Finding, PostRef, Quote, Warned
    from asendus.gaps_report import GapsReport

#: A JSON object.
Object = dict[str, object]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: Severity → SARIF's level (§3.27.10).
LEVELS = {"high": "error", "medium": "warning", "low": "note"}
#: What a finding is beside an earlier run → SARIF's baselineState (§3.27.24).
_STATES = {"new": "new", "open": "unchanged", "silenced": "unchanged"}
#: The name of the fingerprint, with the version of how it is made (§3.27.17).
FINGERPRINT = "asendusFinding/v1"
#: What relative paths start from: the folder of the run, which a host takes for the root of its sources (§3.14.14).
_ROOT = "%SRCROOT%"


def as_sarif(report: GapsReport, places: Places, problems: Sequence[Problem] = ()) -> Object:
    """The report as a SARIF log of one run.

    problems: files that could not be read, and notes; they and the reader's warnings are notifications of the run.
    """
    from asendus import __version__

    driver = {
        "name": "Asendus",
        "semanticVersion": __version__,
        "language": report.lang,
        "rules": [_rule(slug, report) for slug in severities()],
    }
    run = {
        "tool": {"driver": driver},
        "language": report.lang,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": _message("The folder that the command ran in.")}},
        "invocations": [_invocation(report, places, problems)],
        "results": list(_results(report, places)),
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(slug: str, report: GapsReport) -> Object:
    about = definitions(report.lang)[slug]
    return {
        "id": slug,
        "shortDescription": _message(report.titles[slug]),
        "fullDescription": _message(about),
        "help": {"text": about, "markdown": f"**{report.titles[slug]}**\n\n{about}"},
        "defaultConfiguration": {"level": LEVELS[severities()[slug]]},
        "properties": {"concept": f"{SCHEME_BASE}finding/{slug}", "tags": ["substitution"]},
    }


def _results(report: GapsReport, places: Places) -> Iterator[Object]:
    numbers = {slug: number for number, slug in enumerate(severities())}
    for finding in report.findings:
        yield _result(finding, report, places) | {"ruleIndex": numbers[finding.slug]}
    for fixed in report.compared.fixed if report.compared else ():
        yield _absent(fixed)


def _result(finding: Finding, report: GapsReport, places: Places) -> Object:
    lang, state = report.lang, report.compared and _STATES[report.compared.status(finding)]
    where = [_location(quote, places) for quote in finding.evidence]
    posts = [_logical(post) for post in finding.posts]
    return {
        "ruleId": finding.slug,
        "level": LEVELS[finding.severity],
        "message": _message(f"{finding.message[lang]}\n\n{finding.remedy[lang]}"),
        "locations": [{**(where[0] if where else {}), "logicalLocations": posts}],
        **({"relatedLocations": [{"id": n, **each} for n, each in enumerate(where[1:], 1)]} if where[1:] else {}),
        "partialFingerprints": {FINGERPRINT: finding.id},
        **({"baselineState": state} if state else {}),
        "suppressions": _suppressions(finding),
        "properties": {"severity": finding.severity, "remedy": finding.remedy[lang]},
    }


def _suppressions(finding: Finding) -> list[Object]:
    """What a rules file silences is told as suppressed; the empty list tells that it is not (§3.27.23)."""
    silence = finding.silence
    if silence is None:
        return []
    told = {"kind": "external", "status": "accepted", "justification": silence.reason}
    return [told | {"properties": {"until": silence.until.isoformat()}}]


def _absent(fixed: Earlier) -> Object:
    """A finding of the earlier run that is no more."""
    return {
        "ruleId": fixed.slug,
        "level": LEVELS[fixed.severity],
        "message": _message(fixed.message),
        "partialFingerprints": {FINGERPRINT: fixed.id},
        "baselineState": "absent",
    }


def _logical(post: PostRef) -> Object:
    return {"name": post.label, "fullyQualifiedName": post.iri, "kind": "post"}


def _location(quote: Quote, places: Places) -> Object:
    physical: Object = {"artifactLocation": _artifact(places.path(quote))}
    region = places.region(quote)
    if region:
        line = {"startLine": region.start_line, "startColumn": region.start_column}
        line |= {"endLine": region.end_line, "endColumn": region.end_column}
        if region.offset is not None:
            line |= {"charOffset": region.offset, "charLength": quote.end - quote.start}
        physical["region"] = {**line, "snippet": {"text": quote.words}}
    told: Object = {"textStart": quote.start, "textEnd": quote.end}
    if quote.member:
        told["member"] = quote.member
    return {"physicalLocation": {**physical, "properties": told}, "message": _message(quote.words)}


def _artifact(path: str) -> Object:
    """A file: relative to the folder of the run where it is in it, else by its whole address."""
    place = Path(path)
    if place.is_absolute():
        if not place.is_relative_to(Path.cwd()):
            return {"uri": place.as_uri()}
        place = place.relative_to(Path.cwd())
    return {"uri": percent_encoded(place.as_posix()), "uriBaseId": _ROOT}


def _invocation(report: GapsReport, places: Places, problems: Sequence[Problem]) -> Object:
    unread = [_unread(problem) for problem in problems]
    warned = [_warned(warning, report.lang, places) for warning in report.warned]
    return {
        "executionSuccessful": not any(problem.kind == "error" for problem in problems),
        "toolExecutionNotifications": [*unread, *warned],
    }


def _unread(problem: Problem) -> Object:
    level = "error" if problem.kind == "error" else "note"
    where = {"physicalLocation": {"artifactLocation": _artifact(problem.path)}}
    return {"level": level, "message": _message(str(problem)), "locations": [where]}


def _warned(warning: Warned, lang: str, places: Places) -> Object:
    told: Object = {"level": "warning", "message": _message(warning.text[lang])}
    if warning.quote:
        told["locations"] = [_location(warning.quote, places)]
    return told | {"descriptor": {"id": warning.code}}


def _message(words: str) -> Object:
    """A message in plain text; nothing in the words is a placeholder (§3.11.5) or a link (§3.11.6).

    >>> _message("nõunik {0} [x](http://example.org)")
    {'text': 'nõunik {{0}} [x] (http://example.org)'}
    """
    doubled = words.replace("{", "{{").replace("}", "}}")
    return {"text": clean(doubled.replace("](", "] ("))}
