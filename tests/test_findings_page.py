"""The page about findings tells what the code finds: kinds, severities, limits, and examples that are found indeed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from asendus.findings import Finding, find
from asendus.queries import severities
from asendus.rules import Thresholds
from asendus.sources import open_source

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "findings.md").read_text(encoding="utf-8")
PARTS = ("Means", "Definition", "Example", "Closed by")


@pytest.fixture(scope="module")
def found(examples: Path) -> tuple[Finding, ...]:
    """The findings of the invented agency, with its rules."""
    source = open_source([str(examples)], store=None, rules=examples / "asendus.toml", cache=True, quiet=True)
    return find(source.store, rules=source.rules, today=source.day)


def part(slug: str, name: str) -> str:
    """One part of what the page says of a finding."""
    section = PAGE.partition(f"\n## {slug}\n")[2].partition("\n## ")[0]
    match = re.search(rf"^\*\*{name}\.\*\* (.+)$", section, re.MULTILINE)
    assert match, f"{slug}: {name}"
    return match[1]


def test_the_tables_are_the_profile() -> None:
    """The page's tables have every finding once, with the severity that the profile gives it."""
    rows = re.findall(r"^\| \[([\w-]+)\]\(#([\w-]+)\) \| (\w+) \|", PAGE, re.MULTILINE)

    assert len(rows) == len(severities())
    assert dict(severities()) == {slug: severity for slug, _, severity in rows}
    assert all(slug == anchor for slug, anchor, _ in rows)


@pytest.mark.parametrize("slug", severities())
def test_each_finding_is_told_in_four_parts(slug: str) -> None:
    """What it means, when it holds, an example, and what closes it."""
    assert all(part(slug, name) for name in PARTS)


@pytest.mark.parametrize("slug", severities())
def test_the_example_is_found(slug: str, found: tuple[Finding, ...]) -> None:
    """One finding of the kind quotes all the words in the page's example, from the file that it names."""
    example = part(slug, "Example")
    words, (file,) = re.findall("“([^”]+)”", example), re.findall(r"\(`([^`]+)`\)", example)
    quoted = [
        [" ".join(quote.words.split()) for quote in finding.evidence]
        for finding in found
        if finding.slug == slug and file in {quote.file for quote in finding.evidence}
    ]

    assert words
    assert any(all(any(each in words_of for words_of in evidence) for each in words) for evidence in quoted), quoted


def test_limits_are_those_of_the_code() -> None:
    """The limits that the page calls usual are."""
    usual = Thresholds()

    assert f"`overloaded` other posts (default {usual.overloaded})" in part("overloaded-substitute", "Definition")
    assert f"`circle_size` described posts (default {usual.circle_size})" in part("closed-circle", "Definition")
