"""Findings beside those of an earlier run: new, still open, fixed."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import run_here

from asendus.baseline import Baseline, Earlier, compare, read_baseline
from asendus.errors import AsendusError
from asendus.findings import Finding, PostRef
from asendus.rules import Severity, Silence

SILENCE = Silence(finding="x", reason="the post is being abolished", until=date(2999, 1, 1))

FORM = """Näidisamet

AMETIJUHEND

Ametikoht: {title}
Struktuuriüksus: õigusosakond
Kes asendab: {by}
Keda asendab: puuduvad
"""


def finding(name: str, *, severity: Severity = "high", silence: Silence | None = None) -> Finding:
    """An invented finding."""
    return Finding(
        id=name,
        slug="no-cover",
        severity=severity,
        posts=(PostRef(f"https://asendus.example/post/{name}", name),),
        message={"et": f"{name} …", "en": f"{name} …"},
        remedy={"et": "…", "en": "…"},
        evidence=(),
        silence=silence,
    )


def earlier(*names: str) -> Baseline:
    """A run that had these."""
    return Baseline(findings={name: Earlier(name, "no-cover", "high", (name,), f"{name} …") for name in names})


@given(before=st.frozensets(st.sampled_from("abcdef")), now=st.frozensets(st.sampled_from("abcdef")))
def test_each_finding_is_in_one_place(before: frozenset[str], now: frozenset[str]) -> None:
    """New, still open and fixed are the three parts of both runs together."""
    compared = compare([finding(name) for name in now], earlier(*before))

    assert now - before == compared.new
    assert now & before == compared.still_open
    assert before - now == {each.id for each in compared.fixed}


def test_what_is_silenced_is_none_of_the_three() -> None:
    """What a rule silences today was neither fixed nor is it open."""
    quiet = finding("a", silence=SILENCE)

    for baseline in (earlier("a"), earlier()):
        compared = compare([quiet], baseline)
        assert (frozenset(), frozenset(), ()) == (compared.new, compared.still_open, compared.fixed)
        assert "silenced" == compared.status(quiet)
    assert "new" == compare([replace(quiet, silence=None)], earlier()).status(replace(quiet, silence=None))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two posts: nobody covers the first, and the second is covered by a post that nothing describes."""
    made = tmp_path / "docs"
    made.mkdir()
    (made / "a.txt").write_text(FORM.format(title="nõunik", by="-"), encoding="utf-8")
    (made / "b.txt").write_text(FORM.format(title="jurist", by="referent"), encoding="utf-8")
    return made


def test_a_changed_description_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path, folder: Path) -> None:
    """What one run wrote as JSON, the next compares: in the table, JSON, CSV and Markdown, and by --fail-on."""
    file = tmp_path / "gaps.json"
    file.write_text(run_here(capsys, "gaps", folder, "--format", "json").out, encoding="utf-8")
    given_before = ("gaps", folder, "--lang", "en", "--baseline", file)
    same = run_here(capsys, *given_before, "--fail-on", "new")
    (folder / "a.txt").write_text(FORM.format(title="nõunik", by="jurist"), encoding="utf-8")
    (folder / "c.txt").write_text(FORM.format(title="arhivaar", by="-"), encoding="utf-8")
    table = run_here(capsys, *given_before, "--fail-on", "new:high")
    told = json.loads(run_here(capsys, *given_before, "--format", "json").out)
    rows = list(csv.DictReader(io.StringIO(run_here(capsys, *given_before, "--format", "csv").out)))
    markdown = run_here(capsys, *given_before, "--format", "md").out

    assert (0, True) == (same.code, "new 0, still open 2, fixed 0" in " ".join(same.out.split()))
    assert 1 == table.code
    assert "[new] Nobody covers “arhivaar, õigusosakond”" in " ".join(table.out.split())
    assert "Fixed" in table.out
    assert {"no-cover"} == {each["slug"] for each in told["fixed"]}
    assert {"new": 3, "open": 1, "fixed": 1} == {key: told["summary"][key] for key in ("new", "open", "fixed")}
    assert {"new", "open"} == {each["status"] for each in told["findings"]}
    assert [("no-cover", "nõunik, õigusosakond")] == [
        (row["slug"], row["post"]) for row in rows if row["status"] == "fixed"
    ]
    assert "## Fixed" in markdown
    assert "new 3, still open 1, fixed 1" in markdown


@pytest.mark.parametrize("option", ["hgih", "new:", "new:hgih", "newest"])
def test_an_unknown_level_is_refused(capsys: pytest.CaptureFixture[str], folder: Path, option: str) -> None:
    """A level that there is not ends with 2 and tells the levels."""
    ended = run_here(capsys, "gaps", folder, "--fail-on", option)

    assert 2 == ended.code
    assert "write high, medium, low, new or new:high" in " ".join(ended.err.split())


def test_new_needs_a_baseline(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Without an earlier run nothing can be new."""
    ended = run_here(capsys, "gaps", folder, "--fail-on", "new")

    assert 2 == ended.code
    assert "give --baseline FILE" in ended.err


@pytest.mark.parametrize("text", ["no json", "[]", '{"findings": {}}', '{"findings": [3]}', '{"findings": [{"id": "x"}]}', "\udcff"])  # fmt: skip
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    """A file that is no report of findings is refused with its name and what to give."""
    file = tmp_path / "gaps.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(AsendusError, match=r"gaps\.json: .*; give what `asendus gaps --format json` wrote"):
        read_baseline(file)
    with pytest.raises(AsendusError, match="check --baseline"):
        read_baseline(tmp_path / "none.json")
