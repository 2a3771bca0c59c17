"""A store that was loaded with rules, asked without them."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import run_here


def test_a_store_loaded_with_rules_says_what_it_does_not_keep(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, examples: Path
) -> None:
    """Asked without rules, it tells which file it was loaded with and what of it is left out; asked with them, nothing."""
    rules, file = tmp_path / "reeglid.toml", examples / "meremarkide-kartograaf.txt"
    rules.write_text('[severity]\nno-cover = "low"\n', encoding="utf-8")
    run_here(capsys, "load", file, "--store", tmp_path / "graaf", "--rules", rules)

    without = run_here(capsys, "gaps", "--store", tmp_path / "graaf", "--fail-on", "high")
    given = run_here(capsys, "gaps", "--store", tmp_path / "graaf", "--fail-on", "high", "--rules", rules)

    assert 1 == without.code
    assert "reeglid.toml" in without.err
    assert "give --rules FILE for severities" in without.err
    assert (0, "") == (given.code, given.err)


def test_a_store_loaded_without_rules_says_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, examples: Path
) -> None:
    """Where no rules were given nothing is left out."""
    run_here(capsys, "load", examples / "meremarkide-kartograaf.txt", "--store", tmp_path / "graaf")

    assert "" == run_here(capsys, "gaps", "--store", tmp_path / "graaf").err
