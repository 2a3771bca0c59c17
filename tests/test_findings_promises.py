"""What all findings keep to: words that are in the files, the same bytes from run to run, and no alarm over what is missing."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import any_of, description, needs, post
from running import run_apart

from asendus.findings import Finding, find
from asendus.loader import ReadResult, read
from asendus.loader.reading import Mention, Reading
from asendus.rules import Rules, read_rules
from asendus.store import open_store

DAY = date(2030, 1, 1)
POSTS = 300


def findings_of(readings: Iterable[Reading], rules: Rules | None = None) -> tuple[Finding, ...]:
    """The findings of these descriptions."""
    store = open_store()
    store.load(list(readings), rules=rules)
    return find(store, rules=rules, today=DAY)


def misquoted(result: ReadResult, findings: Iterable[Finding]) -> Iterator[str]:
    """Each finding whose quotation is not at its place in the text of its file."""
    texts = {(reading.path, reading.member): reading.text for reading in result.readings}
    by_name = {(path.rsplit("/", 1)[-1], member): text for (path, member), text in texts.items()}
    whole = {path.rsplit("/", 1)[-1]: text for (path, _), text in texts.items()}
    for finding in findings:
        for quote in finding.evidence:
            text = by_name.get((quote.file, quote.member)) or whole.get(quote.file.rsplit("/", 1)[-1], "")
            if text[quote.start : quote.end] != quote.words:
                yield f"{finding.id} {quote.file} {quote.start}"


def test_quotations_of_the_examples_are_in_the_files(examples: Path) -> None:
    """Every quotation of every finding of the examples is in its file, at its characters."""
    result, rules = read([examples]), read_rules(examples / "asendus.toml")
    found = findings_of(result.readings, rules)

    assert len(found) > 20
    assert all(finding.evidence for finding in found)
    assert [] == list(misquoted(result, found))


def test_quotations_of_real_documents_are_in_the_files(shared_documents: Path) -> None:
    """The same over real documents."""
    result = read([shared_documents])
    found = findings_of(result.readings)

    assert len(found) > 5
    assert all(finding.evidence for finding in found)
    assert [] == list(misquoted(result, found))


def test_neither_order_nor_hash_seed_changes_a_byte(examples: Path) -> None:
    """The JSON of `asendus gaps` is the same bytes whatever the order of files and the seed of hashes."""
    files = sorted(examples.glob("*.txt"))[:12]
    told = [
        run_apart("gaps", *order, "--format", "json", "--jobs", "0", PYTHONHASHSEED=seed).out
        for order, seed in ((files, "1"), (files[::-1], "2"))
    ]

    assert '"id"' in told[0]
    assert told[0] == told[1]


def invented(seed: int, count: int = POSTS, *, agreeing: bool = True) -> list[Reading]:
    """The descriptions of an agency, ten posts a unit. agreeing: nobody covers a post whose own form says that nobody does."""
    chance = random.Random(seed)
    titles = [f"ekspert {number}" for number in range(count)]
    unit = {title: (f"osakond {number // 10}",) for number, title in enumerate(titles)}
    uncovered = {title for title in titles if chance.random() < 0.15}

    def other(title: str) -> Mention:
        meant = chance.choice([each for each in titles if each != title])
        return post(meant, unit=unit[meant])

    def by(title: str) -> list[Mention] | None:
        named = [other(title) for _ in range(chance.choice((1, 1, 2)))]
        group = [any_of(*unit[title])]
        return [] if title in uncovered else chance.choice((named, named, group, [*named, *group], None))

    def covers(title: str) -> list[Mention] | None:
        meant = other(title)
        free = meant.title not in uncovered or not agreeing
        return chance.choice(([meant] if free else [], None, []))

    levels = ("secondary", "higher", "master")
    return [
        description(
            title,
            unit=unit[title],
            by=by(title),
            for_=covers(title),
            requirements=[needs("education", level, level=level) for level in [chance.choice(levels)]],
            file=f"{title}.txt",
        )
        for title in titles
    ]


def high(findings: Iterable[Finding]) -> set[str]:
    """The labels of posts with a finding of high severity."""
    return {finding.posts[0].label for finding in findings if finding.severity == "high"}


@pytest.fixture(scope="module")
def whole() -> tuple[Finding, ...]:
    """What is found where all descriptions of the agency are loaded."""
    return findings_of(invented(2030))


@pytest.mark.parametrize("seed", [1])
def test_no_high_finding_of_a_half_is_disproved_by_the_other(whole: tuple[Finding, ...], seed: int) -> None:
    """Of an agency whose descriptions agree, either half shows no high finding that the whole does not."""
    readings = invented(2030)
    random.Random(seed).shuffle(readings)
    halves = [high(findings_of(half)) for half in (readings[: POSTS // 2], readings[POSTS // 2 :])]

    assert len(high(whole)) > 20
    assert all(halves)
    assert high(whole) == halves[0] | halves[1]


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 1000), share=st.floats(0.2, 0.8))
def test_only_the_other_end_can_disprove_a_high_finding(seed: int, share: float) -> None:
    """Where a part of an agency shows a high finding that the whole does not, the missing part contradicts the post's own form."""
    readings = invented(seed, 40, agreeing=False)
    everything = findings_of(readings)
    random.Random(seed).shuffle(readings)
    part = high(findings_of(readings[: int(len(readings) * share)]))
    contradicted = {finding.posts[0].label for finding in everything if finding.slug == "one-sided"}

    assert part - high(everything) <= contradicted
