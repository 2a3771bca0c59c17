"""Findings in the format that was asked for: rows for people and programs, or a log for another tool."""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import TYPE_CHECKING

from asendus.output import RowFormat, as_json

if TYPE_CHECKING:
    from asendus.gaps_report import GapsReport
    from asendus.sources import Source


def print_gaps(report: GapsReport, source: Source, style: str) -> None:
    """The report of a graph on standard output; style: a format of rows, "sarif" or "junit"."""
    if style == "sarif":
        from asendus.evidence_places import Places
        from asendus.gaps_sarif import as_sarif

        places = Places.of(source.store, source.files, base=source.base)
        sys.stdout.write(as_json(as_sarif(report, places, source.problems)))
    elif style == "junit":
        from asendus.gaps_junit import as_junit

        sys.stdout.write(as_junit(report, source.problems))
    else:
        from asendus.gaps_report import print_report

        print_report(report, RowFormat(style))


def read_schema() -> str:
    """The JSON Schema (2020-12) of what `asendus gaps --format json` writes."""
    return files("asendus").joinpath("findings.schema.json").read_text(encoding="utf-8")
