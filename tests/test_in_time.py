"""The graph as it was on a day, and what two days or two graphs have otherwise."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from graphs import covers, loaded, posts
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import AGENCY, description, directive, post, repeal
from running import run_here

from asendus.differences import KINDS, Difference, differences
from asendus.errors import StoreError
from asendus.in_time import as_of
from asendus.loader.reading import Reading
from asendus.rules import Roster, Rules
from asendus.store import Store
from asendus.wording import Language, say

UNIT = ("õigusosakond",)
IN_TIME = Path(__file__).resolve().parent.parent / "docs" / "examples" / "in-time"


def versions() -> list[Reading]:
    """An adviser whom the lawyer covers from February 2024 on, and the expert from June 2025 on."""
    old = directive("3", "2024-01-11", effective="2024-02-01")
    new = directive("8", "2025-05-20", effective="2025-06-01", repeals=[repeal("3", "2024-01-11", "1")])
    return [
        description("nõunik", unit=UNIT, by=[post("jurist")], directive=old, annex="1", file="a.txt"),
        description("jurist", unit=UNIT, by=[], directive=old, annex="2", file="a2.txt"),
        description("nõunik", unit=UNIT, by=[post("ekspert")], directive=new, annex="1", file="b.txt"),
        description("ekspert", unit=UNIT, by=[], directive=new, annex="2", file="b2.txt"),
    ]


def on(day: str) -> Store:
    """The graph of the versions on a day."""
    return as_of(loaded(*versions()), date.fromisoformat(day), rules=Rules())


@pytest.mark.parametrize(
    ("day", "described", "covered"),
    [
        ("2024-01-31", [], set()),
        ("2024-02-01", ["jurist, õigusosakond", "nõunik, õigusosakond"], {("nõunik", "jurist")}),
        ("2025-05-31", ["jurist, õigusosakond", "nõunik, õigusosakond"], {("nõunik", "jurist")}),
        (
            "2025-06-01",
            ["ekspert, õigusosakond", "jurist, õigusosakond", "nõunik, õigusosakond"],
            {("nõunik", "ekspert")},
        ),
    ],
)
def test_a_day_has_its_own_answer(day: str, described: list[str], covered: set[tuple[str, str]]) -> None:
    """Before the first directive there is nothing, between the two the older holds, then the newer."""
    store = on(day)
    assert described == sorted(posts(store, "DescribedPost"))
    assert covered == {(a.split(",")[0], b.split(",")[0]) for a, b in covers(store)}


def test_a_store_is_not_changed_by_a_day() -> None:
    """Asking for a day works on a copy."""
    store = loaded(*versions())
    before = store.quads()
    as_of(store, date(2024, 3, 1), rules=Rules())
    assert before == store.quads()


def test_a_day_does_not_undo_what_rules_settled() -> None:
    """A store that a rules file settled is asked for a day with the rules, or not at all."""
    rules = Rules(rosters=(Roster(agency=AGENCY),))
    store = loaded(*versions(), rules=rules)
    with pytest.raises(StoreError, match="a rules file settled rosters"):
        as_of(store, date(2025, 6, 1), rules=Rules())
    assert store.quads() == as_of(store, date(2025, 6, 1), rules=rules).quads()


def test_what_no_directive_dates_always_holds() -> None:
    """A description without a day is there on every day."""
    store = as_of(loaded(description("nõunik", unit=UNIT, by=[])), date(1990, 1, 1), rules=Rules())
    assert ["nõunik, õigusosakond"] == posts(store, "DescribedPost")


@settings(deadline=None, max_examples=30)
@given(st.dates(date(2023, 1, 1), date(2027, 1, 1)))
def test_a_day_leaves_what_was_in_force(day: date) -> None:
    """The newest day is the whole graph; a graph as of a day, asked again for that day, is the same."""
    store = as_of(loaded(*versions()), day, rules=Rules())
    assert store.quads() == as_of(store, day, rules=Rules()).quads()
    if day >= date(2025, 6, 1):
        assert store.quads() == loaded(*versions()).quads()


def told(before: Store, after: Store) -> dict[str, list[str]]:
    """Differences by kind, in English."""
    found: dict[str, list[str]] = {}
    for each in differences(before, after):
        found.setdefault(each.kind, []).append(each.told("en"))
    return found


def test_two_days_are_told_apart_in_words() -> None:
    """Cover lost and gained, a post that came, and the new description."""
    assert {
        "cover-lost": ["nõunik, õigusosakond: no longer covered by jurist, õigusosakond"],
        "cover-gained": ["nõunik, õigusosakond: now covered by ekspert, õigusosakond"],
        "post-came": ["ekspert, õigusosakond"],
        "version": ["nõunik, õigusosakond: a.txt → b.txt"],
    } == told(on("2025-05-31"), on("2025-06-01"))


def test_nothing_is_otherwise_in_the_same_graph() -> None:
    """A graph differs from itself in nothing."""
    assert () == differences(on("2025-06-01"), on("2025-06-01"))


def test_lost_and_gained_change_places_with_the_sides() -> None:
    """What came one way went the other way."""
    there, back = (differences(on(a), on(b)) for a, b in (("2024-03-01", "2026-01-01"), ("2026-01-01", "2024-03-01")))
    swap = {"cover-lost": "cover-gained", "post-went": "post-came", "demand-went": "demand-came"}
    swap |= {value: key for key, value in swap.items()}
    assert sorted((swap.get(each.kind, each.kind), each.label) for each in there) == sorted(
        (each.kind, each.label) for each in back
    )


def test_cover_is_quoted() -> None:
    """Lost and gained cover have the words that it rests on, and their file."""
    quotes = {each.kind: (each.quote, each.file) for each in differences(on("2025-05-31"), on("2025-06-01"))}
    assert ("jurist", "a.txt") == quotes["cover-lost"]
    assert ("ekspert", "b.txt") == quotes["cover-gained"]


def test_a_supervisor_is_told_from_both_sides() -> None:
    """A reporting line that changes, appears or goes has a sentence of its own."""
    bare = description("nõunik", unit=UNIT, supervisor=None)
    one, other = (description("nõunik", unit=UNIT, supervisor=post(title)) for title in ("jurist", "ekspert"))
    assert ["nõunik, õigusosakond: reported to jurist, õigusosakond, now to ekspert, õigusosakond"] == told(
        loaded(one), loaded(other)
    )["supervisor"]
    assert ["nõunik, õigusosakond: reports to jurist, õigusosakond now"] == told(loaded(bare), loaded(one))[
        "supervisor"
    ]
    assert "now nothing says" in told(loaded(one), loaded(bare))["supervisor"][0]


@pytest.mark.parametrize("language", list(Language))
def test_every_kind_has_its_words(language: Language) -> None:
    """Each kind of difference has a heading and a sentence in both languages."""
    for kind in KINDS:
        each = Difference(kind=kind, post="x", label="nõunik", agency="Amet", before="firm", after="none")
        assert say(f"diff-title.{kind}", language)
        assert "nõunik" in each.told(language)


def test_the_command_compares_days(capsys: pytest.CaptureFixture[str]) -> None:
    """`asendus diff --from --to` reads directives from files and tells rows for programs."""
    ended = run_here(
        capsys, "diff", IN_TIME, "--from", "2024-12-31", "--to", "2025-06-01", "--format", "csv", "--lang", "en"
    )
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert 0 == ended.code
    assert {"cover-gained", "post-came", "supervisor", "demand-came", "version"} == {row["change"] for row in rows}


def test_the_command_compares_graphs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`asendus diff BEFORE AFTER` takes files, exported graphs and stores."""
    exported, store = tmp_path / "before.nq", tmp_path / "after"
    first = IN_TIME / "kaskkiri-3-2024.txt"
    exported.write_text(run_here(capsys, "export", first, "--format", "nquads").out, encoding="utf-8")
    assert 0 == run_here(capsys, "load", IN_TIME, "--store", store).code
    by_graph = run_here(capsys, "diff", exported, store, "--format", "csv")
    by_files = run_here(capsys, "diff", first, IN_TIME, "--format", "csv")
    assert by_files.out == by_graph.out
    assert "andmekaitsespetsialist" in by_graph.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((IN_TIME,), "two graphs are compared"),
        ((IN_TIME, "--to", "2025-01-01"), "--to was given without --from"),
        ((IN_TIME, "--from", "1.1.2025"), "'1.1.2025' is no day"),
    ],
)
def test_misuse_is_one_line(capsys: pytest.CaptureFixture[str], arguments: tuple[object, ...], words: str) -> None:
    """What cannot be compared is told in one line, with exit code 2."""
    ended = run_here(capsys, "diff", *map(str, arguments))
    assert (2, 1) == (ended.code, len(ended.err.splitlines()))
    assert words in ended.err
