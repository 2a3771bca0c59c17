"""What day commands judge by: the one that is asked about, not the day on which they run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from page_parts import opening_of
from running import Ended, run_here

Run = Callable[..., Ended]

#: The identifier of the finding about the only post of the file.
FINDING = "no-cover-0441547b3103"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in this process."""
    return lambda *arguments: run_here(capsys, *arguments, "--jobs", "0")


@pytest.fixture
def given(examples: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A description whose post nobody covers, and rules that silenced that until the end of 1999."""
    rules = tmp_path / "asendus.toml"
    rules.write_text(f'[[silence]]\nfinding = "{FINDING}"\nreason = "ajutine"\nuntil = 1999-12-31\n')
    return examples / "meremarkide-kartograaf.txt", rules


@pytest.mark.parametrize(("day", "told"), [("1999-12-31", False), ("2000-01-01", True)])
def test_page_holds_silences_against_the_day(
    run: Run, given: tuple[Path, Path], tmp_path: Path, day: str, told: bool
) -> None:
    """A page for a day shows a finding that a rule silenced until the day before, and not one that it still silences."""
    file, rules = given
    page = tmp_path / "leht.html"
    assert 0 == run("view", "-o", page, file, "--rules", rules, "--as-of", day).code
    groups = opening_of(page.read_text(encoding="utf-8"))["groups"]

    assert told is any(group["slug"] == "no-cover" and not group["silenced"] for group in groups)


@pytest.mark.parametrize(("day", "told"), [("1999-12-31", False), ("2000-01-01", True)])
def test_report_holds_silences_against_the_day(
    run: Run, given: tuple[Path, Path], tmp_path: Path, day: str, told: bool
) -> None:
    """A report for a day does so too, and bears that day."""
    file, rules = given
    out = tmp_path / "aruanne.md"
    assert 0 == run("report", "-o", out, file, "--rules", rules, "--as-of", day).code
    text = out.read_text(encoding="utf-8")

    assert day in text
    assert told is ("1999-12-31, sest ajutine" not in text)


@pytest.mark.parametrize(("day", "told"), [("1999-12-31", False), ("2000-01-01", True)])
def test_plan_holds_silences_against_the_day(run: Run, given: tuple[Path, Path], day: str, told: bool) -> None:
    """A plan closes the findings of the day that is asked about."""
    file, rules = given
    ended = run("suggest", "--all", file, "--rules", rules, "--as-of", day)

    assert told is ("kartograaf" in ended.out)
