"""`asendus suggest` on the examples, and on small graphs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from graphs import loaded
from readings import description, post
from running import Ended, run_here

from asendus.asking_suggestions import answer_plan
from asendus.findings import find
from asendus.rules import Rules

Run = Callable[..., Ended]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], example_store: Path) -> Run:
    """Runs `asendus suggest` on the examples in this process."""

    def run(*arguments: str | Path) -> Ended:
        return run_here(capsys, "suggest", *arguments, "--store", example_store)

    return run


def test_candidates_have_reasons(command: Run) -> None:
    """Each candidate says how far its unit is and what it covers by now; the same unit comes first."""
    answer = json.loads(command("kartograaf", "--format", "json", "--lang", "en").out)

    assert 5 == len(answer["candidates"])
    assert answer["looked_at"] > 30
    assert "same unit" == answer["candidates"][0]["reasons"][0]
    assert all(len(each["reasons"]) > 1 for each in answer["candidates"])
    assert [] == answer["covered_by"]


def test_limit_and_rows(command: Run) -> None:
    """CSV has a row a candidate, as many as are asked for."""
    rows = list(csv.DictReader(StringIO(command("kartograaf", "--format", "csv", "--limit", "8").out)))

    assert [str(number) for number in range(1, 9)] == [row["place"] for row in rows]


def test_all_closes_every_high_finding(command: Run) -> None:
    """The examples have one post that nobody covers; one new substitution closes that, and the words of its file are quoted."""
    answer = json.loads(command("--all", "--format", "json").out)

    assert (1, [], True) == (len(answer["new"]), answer["open"], answer["exact"])
    assert ["no-cover"] == [each["slug"] for each in answer["new"][0]["closes"]]
    assert "Kes asendab" in {quote["words"] for quote in answer["new"][0]["evidence"]}


def test_all_in_a_unit_without_findings(command: Run) -> None:
    """Where no finding is high nothing is to be added."""
    ended = command("--all", "--unit", "andmeosakond", "--lang", "en")

    assert (0, "There is no finding of high severity, so nothing is to be added.\n") == (ended.code, ended.out)


@pytest.mark.parametrize("style", ["table", "md"])
@pytest.mark.parametrize(("lang", "words"), [("et", "Uued asendused · 1"), ("en", "New substitutions · 1")])
def test_both_languages_in_both_forms_for_people(command: Run, style: str, lang: str, words: str) -> None:
    """The headings speak the language that is asked for."""
    assert words in command("--all", "--format", style, "--lang", lang).out


@pytest.mark.parametrize(("arguments", "words"), [
    ((), "no post was named"),
    (("kuningas",), "no post fits 'kuningas'"),
    (("kartograaf", "--unit", "andmeosakond"), "--unit is about --all"),
    (("--all", "--unit", "kuningriik"), "no unit fits 'kuningriik'"),
])  # fmt: skip
def test_what_cannot_be_asked(command: Run, arguments: tuple[str, ...], words: str) -> None:
    """One line tells what is wrong, and the command ends with 2."""
    ended = command(*arguments)

    assert (2, "") == (ended.code, ended.out)
    assert words in ended.err.splitlines()[-1]


def test_what_is_added_closes_what_it_says() -> None:
    """With the new substitutions written into the descriptions no high finding is left."""
    unit = ("õigusosakond",)
    titles = ("nõunik", "jurist", "referent", "arhivaar")
    before = loaded(*(description(title, unit=unit, by=[]) for title in titles))
    plan = answer_plan(before, Rules(), today=date(2026, 3, 31), lang="en")
    names = {step.post: step.suggestion.label for step in plan.steps}
    own = {
        iri: next(t for t in titles if step.label.startswith(t)) for iri, step in zip(names, plan.steps, strict=True)
    }
    after = loaded(*(description(own[iri], unit=unit, by=[post(names[iri])]) for iri in names))

    assert 4 == sum(each.severity == "high" for each in find(before)) == len(plan.steps)
    assert [] == [each.slug for each in find(after) if each.severity == "high"]


def test_a_circle_is_closed_where_the_rules_make_it_high() -> None:
    """Two that only each other cover get one substitute from outside between them."""
    store = loaded(
        description("nõunik", by=[post("jurist")]),
        description("jurist", by=[post("nõunik")]),
        description("referent", by=[post("nõunik")]),
    )
    plan = answer_plan(store, Rules(severity={"closed-circle": "high"}), today=date(2026, 3, 31), lang="en")

    assert [("closed-circle",)] == [tuple(finding.slug for finding in step.findings) for step in plan.steps]
    assert ["referent"] == [step.suggestion.label for step in plan.steps]


def test_what_no_substitution_closes_is_told() -> None:
    """A finding about supervisors stays open."""
    store = loaded(
        description("nõunik", supervisor=[], by=[post("jurist")]), description("jurist", by=[post("nõunik")])
    )
    rules = Rules(severity={"no-supervisor": "high"})
    plan = answer_plan(store, rules, today=date(2026, 3, 31), lang="en")

    assert ((), ["no-supervisor"]) == (plan.steps, [each.slug for each in plan.open])
