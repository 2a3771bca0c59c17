"""The invented agency in examples/ is read as its gold says, and shows the findings that its README promises."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from gold_readings import differences, read_gold

from asendus.findings import Finding, find
from asendus.loader import ReadResult, read
from asendus.loader.contract import as_json
from asendus.queries import severities
from asendus.rules import read_rules
from asendus.store import open_store


class Seeded(NamedTuple):
    """A row of the README's table of findings."""

    slug: str
    file: str
    post: str


@pytest.fixture(scope="module")
def result(examples: Path) -> ReadResult:
    """What reading the whole folder gives."""
    return read([examples])


@pytest.fixture(scope="module")
def found(examples: Path, result: ReadResult) -> tuple[Finding, ...]:
    """The findings of the examples under their own rules."""
    rules = read_rules(examples / "asendus.toml")
    store = open_store()
    store.load(result.readings, rules=rules)
    return find(store, rules=rules)


@pytest.fixture(scope="module")
def seeded(examples: Path) -> tuple[Seeded, ...]:
    """The findings that the README says were put in."""
    lines = (examples / "README.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return tuple(Seeded(row[0], row[1], row[2]) for row in rows if row[0] in severities())


def test_every_description_is_read(examples: Path, result: ReadResult) -> None:
    """Each description of the gold is read, from its file, and nothing else is taken for one."""
    gold = read_gold(examples / "gold.json")
    assert sum(map(len, gold.values())) > 33
    assert {source: len(entries) for source, entries in gold.items()} == Counter(r.source for r in result.readings)


def test_every_description_is_read_right(examples: Path, result: ReadResult) -> None:
    """Title, unit, the four lists of mentions, requirements and directive of every description are those of the gold."""
    wrong = {}
    seen = 0
    for source, entries in read_gold(examples / "gold.json").items():
        readings = [as_json(reading) for reading in result.readings if reading.source == source]
        for at, (entry, reading) in enumerate(zip(entries, readings, strict=True), start=1):
            seen += 1
            if unlike := differences(entry, reading):
                wrong[f"{source} {at}"] = unlike
    assert not wrong
    assert seen > 33


def test_the_readme_is_no_description(examples: Path, result: ReadResult) -> None:
    """The README beside the documents is left out of the folder, and where it is named, it is noted to hold no description."""
    named = read([examples / "README.md"])
    assert () == result.problems
    assert ((), ["note"]) == (named.readings, [problem.kind for problem in named.problems])


def test_every_finding_is_seeded(seeded: tuple[Seeded, ...]) -> None:
    """The examples have a case of every finding that the queries and the network tell."""
    assert set(severities()) == {row.slug for row in seeded}


def test_every_seeded_finding_is_found(seeded: tuple[Seeded, ...], found: tuple[Finding, ...]) -> None:
    """Each row of the README is found, about its post, and quotes its file."""
    told = {
        (finding.slug, quote.file, post.label)
        for finding in found
        for quote in finding.evidence
        for post in finding.posts
    }
    assert len(seeded) > 15
    assert set(seeded) == {row for row in seeded if (row.slug, row.file, row.post) in told}


def test_no_other_high_finding_appears(seeded: tuple[Seeded, ...], found: tuple[Finding, ...]) -> None:
    """Whatever is of high severity was put in on purpose."""
    high = {(finding.slug, finding.posts[0].label) for finding in found if finding.severity == "high"}
    assert {(row.slug, row.post) for row in seeded if severities()[row.slug] == "high"} == high
