"""Findings as JUnit's XML, for servers that show the results of tests.

A kind of finding is a suite, a finding a failed case of it; a kind without findings has one case that passed. What a rules
file silences is skipped, and a file that could not be read is an error: a server can tell a gap from a file left unread.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from asendus.blocks import place_words
from asendus.output import one_line, without_unwritable
from asendus.queries import severities
from asendus.wording import say

if TYPE_CHECKING:
    from asendus.errors import Problem
    from asendus.findings import Finding
    from asendus.gaps_report import GapsReport


def as_junit(report: GapsReport, problems: Sequence[Problem] = ()) -> str:
    """The report as an XML document; problems: files that could not be read."""
    suites = [_suite(slug, report) for slug in severities()]
    errors = [problem for problem in problems if problem.kind == "error"]
    if errors:
        suites.append(_unread(errors))
    root = ET.Element("testsuites", _counted(_cases(suites), name="asendus"))
    del root.attrib["skipped"]  # the root has no such attribute
    root.extend(suites)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(slug: str, report: GapsReport) -> ET.Element:
    cases = [_case(finding, report) for finding in report.findings if finding.slug == slug]
    clean = ET.Element("testcase", {"classname": f"asendus.{slug}", "name": say("gaps.none-of-kind", report.lang)})
    suite = ET.Element("testsuite", _counted(cases or [clean], name=f"{slug}: {report.titles[slug]}"))
    suite.extend(cases or [clean])
    return suite


def _case(finding: Finding, report: GapsReport) -> ET.Element:
    """A finding; its name has its identifier, so that a server knows it again."""
    who = _written(" ↔ ".join(post.label for post in finding.posts))
    case = ET.Element("testcase", {"classname": f"asendus.{finding.slug}", "name": f"{who} [{finding.id}]"})
    message = _written(finding.message[report.lang])
    if finding.silence:
        why = say("gaps.silence", report.lang, until=finding.silence.until, reason=_written(finding.silence.reason))
        ET.SubElement(case, "skipped", {"message": f"{message} ({why})"})
        return case
    failure = ET.SubElement(case, "failure", {"type": finding.severity, "message": message})
    quotes = [f"{place_words(quote)}: {quote.words}" for quote in finding.evidence]
    remedy = say("gaps.remedy", report.lang, remedy=finding.remedy[report.lang])
    failure.text = "\n".join(map(_written, [*quotes, remedy]))
    return case


def _unread(problems: Iterable[Problem]) -> ET.Element:
    cases = []
    for problem in problems:
        case = ET.Element("testcase", {"classname": "asendus.files", "name": _written(problem.path)})
        ET.SubElement(case, "error", {"type": "unread", "message": _written(str(problem))})
        cases.append(case)
    suite = ET.Element("testsuite", _counted(cases, name="files"))
    suite.extend(cases)
    return suite


def _cases(suites: Iterable[ET.Element]) -> list[ET.Element]:
    return [case for suite in suites for case in suite.iter("testcase")]


def _counted(cases: Sequence[ET.Element], *, name: str) -> dict[str, str]:
    """The attributes of a suite of these cases."""
    of = {kind: sum(case.find(kind) is not None for case in cases) for kind in ("failure", "error", "skipped")}
    numbers = {"tests": len(cases), "failures": of["failure"], "errors": of["error"], "skipped": of["skipped"]}
    return {"name": name, **{key: str(number) for key, number in numbers.items()}}


def _written(words: str) -> str:
    return one_line(without_unwritable(words))
