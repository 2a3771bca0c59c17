"""`asendus resilience` on the examples."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from running import Ended, run_here

Run = Callable[..., Ended]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], example_store: Path) -> Run:
    """Runs `asendus resilience` on the examples in this process."""

    def run(*arguments: str | Path) -> Ended:
        return run_here(capsys, "resilience", "--store", example_store, *arguments)

    return run


def test_units_and_their_shares(command: Run) -> None:
    """Each unit with posts has a row, the agency first; all absences are survived, failed or not known."""
    rows = list(csv.DictReader(StringIO(command("--format", "csv").out)))

    assert "Rannikuamet" == rows[0]["unit"] == rows[0]["agency"]
    assert len(rows) > 10
    for row in rows:
        posts = int(row["posts"])
        singles, doubles = (
            sum(int(row[f"{size}_{end}"]) for end in ("survived", "failed", "unknown")) for size in ("single", "double")
        )
        assert (posts, posts * (posts - 1) // 2) == (singles, doubles)
        assert "3" == row["exact_to"]


def test_every_set_quotes_the_files(command: Run, examples: Path) -> None:
    """Each set that is told says who of it is left, with words that stand in their file."""
    answer = json.loads(command("--format", "json").out)
    sets = answer["scopes"][0]["sets"]
    left = [told for each in sets for told in each["left"]]

    assert {1, 2, 3} == {len(each["posts"]) for each in sets}
    assert all(each["left"] for each in sets)
    assert all(told["evidence"] for told in left)
    for quote in (quote for told in left for quote in told["evidence"]):
        text = (examples / quote["file"]).read_text(encoding="utf-8")
        if quote["file"].endswith(".txt"):
            assert quote["words"] == text[quote["start"] : quote["end"]]


def test_one_unit(command: Run) -> None:
    """A unit alone has its own sets, and the units in it."""
    answer = json.loads(command("--unit", "andmeosakond", "--format", "json").out)

    assert [3] == [each["posts"] for each in answer["units"]]
    assert [(2, 3)] == [(each["least"], each["sets_of_2"]) for each in answer["units"]]
    assert answer["units"][0]["unit_iri"] == answer["scopes"][0]["unit"]


@pytest.mark.parametrize(("lang", "words"), [("et", "Mitu puudumist üksus talub"), ("en", "whose absence hurts most")])
@pytest.mark.parametrize("style", ["table", "md"])
def test_both_languages_in_both_forms_for_people(command: Run, lang: str, words: str, style: str) -> None:
    """The headings speak the language that is asked for."""
    assert words in command("--lang", lang, "--format", style).out


def test_more_capacity_survives_more(command: Run) -> None:
    """Where each acts for two more posts, fewer absences leave somebody uncovered."""
    one, two = (json.loads(command("--format", "json", "--capacity", n).out)["units"][0] for n in ("1", "2"))

    assert one["double_survived"] < two["double_survived"]
    assert one["single_survived"] == two["single_survived"]


def test_an_unknown_unit(command: Run) -> None:
    """Words that fit no unit are told in one line."""
    ended = command("--unit", "kuningriik")

    assert (2, "") == (ended.code, ended.out)
    assert "no unit fits 'kuningriik'" in ended.err.splitlines()[-1]
