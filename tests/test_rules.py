"""The rules file: what it may say, and that nothing in it is silently without effect."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from asendus import rules as rules_module
from asendus.errors import UsageError
from asendus.rules import AgencyKind, Alias, Headcount, PostName, Roster, Rules, Silence, Thresholds, read_rules

EXAMPLE = re.sub(
    r"^    ", "", (rules_module.__doc__ or "").split("tells.\n")[1].split("\nWhatever")[0], flags=re.MULTILINE
)


def written(folder: Path, text: str) -> Path:
    """A rules file with this text."""
    path = folder / "asendus.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_has_no_rules() -> None:
    """Without a file, severities are the profile's and thresholds the usual ones."""
    assert Rules() == read_rules(None)
    assert Thresholds(overloaded=5, circle_size=2) == read_rules(None).thresholds


def test_an_empty_file_has_no_rules(tmp_path: Path) -> None:
    """A file without a rule is a file without a rule."""
    assert Rules() == read_rules(written(tmp_path, "# nothing yet\n"))


def test_the_documented_file_is_read(tmp_path: Path) -> None:
    """The example that the documentation shows says what it seems to say."""
    assert Rules(
        severity={"no-supervisor": "low"},
        thresholds=Thresholds(overloaded=5, circle_size=2),
        rosters=(Roster(agency="Näidisamet", unit=("õigusosakond",)),),
        agencies=(AgencyKind(name="Näidisamet", kind="executive-agency"),),
        headcounts=(Headcount(agency="Näidisamet", post=PostName(title="nõunik", unit=("õigusosakond",)), count=3),),
        aliases=(
            Alias(
                agency="Näidisamet",
                mention="vanem",
                post=PostName(title="vanemnõunik", unit=("õigusosakond",)),
                reason="everybody calls the senior adviser so",
            ),
        ),
        silences=(
            Silence(finding="no-cover-0123456789ab", reason="the post is being abolished", until=date(2030, 6, 30)),
        ),
    ) == read_rules(written(tmp_path, EXAMPLE))


def test_a_roster_that_is_not_complete_is_none(tmp_path: Path) -> None:
    """`complete = false` is the same as no roster."""
    assert () == read_rules(written(tmp_path, '[[roster]]\nagency = "A"\ncomplete = false\n')).rosters


@pytest.mark.parametrize(("text", "told"), [
    ("[sevrity]\n", "sevrity: unknown key; known are severity, thresholds, roster, agency, headcount, alias, silence"),
    ('[severity]\nno-cver = "low"\n', "severity.no-cver: unknown key; the findings are ambiguous-mention, "),
    ('[severity]\nno-cover = "urgent"\n', "severity.no-cover: 'urgent' is not one of high, medium, low; write one of high"),
    ("severity = 3\n", "severity: 3 is not a table"),
    ("[thresholds]\noverload = 5\n", "thresholds.overload: unknown key; known are overloaded, circle_size"),
    ("[thresholds]\noverloaded = 0\n", "thresholds.overloaded: 0 is not a whole number, 1 or more"),
    ("[thresholds]\ncircle_size = 1\n", "thresholds.circle_size: 1 is not a whole number, 2 or more"),
    ("[thresholds]\ncircle_size = true\n", "thresholds.circle_size: True is not a whole number"),
    ("[thresholds]\ncircle_size = 2.0\n", "thresholds.circle_size: 2.0 is not a whole number"),
    ('[roster]\nagency = "A"\n', "roster: {'agency': 'A'} is not tables, each under [[roster]]"),
    ("[[roster]]\ncomplete = true\n", "roster[1].agency: missing key; add it"),
    ('[[roster]]\nagency = "A"\n', "roster[1].complete: missing key"),
    ('[[roster]]\nagency = "A"\ncomplete = "yes"\n', "roster[1].complete: 'yes' is not true or false"),
    ('[[roster]]\nagency = "A"\ncomplete = true\nunit = "U"\n', "roster[1].unit: 'U' is not a list of texts"),
    ('[[roster]]\nagency = " "\ncomplete = true\n', "roster[1].agency: ' ' is not a text"),
    ('[[headcount]]\nagency = "A"\ntitle = "t"\ncount = 1\n[[headcount]]\nagency = "A"\ntitle = "t"\n', "headcount[2].count: missing"),
    ('[[headcount]]\nagency = "A"\ntitle = "t"\ncount = 1\nquality = "x"\n', "headcount[1].quality: unknown key; known are agency, title, qualifier"),
    ('[[alias]]\nagency = "A"\nmention = "m"\nreason = "r"\n', "alias[1].post: missing key"),
    ('[[alias]]\nagency = "A"\nmention = "m"\npost = { title = "t" }\n', "alias[1].reason: missing key"),
    ('[[alias]]\nagency = "A"\nmention = "m"\nreason = "r"\npost = { titel = "t" }\n', "alias[1].post.title: missing key"),
    ('[[alias]]\nagency = "A"\nmention = "m"\nreason = "r"\npost = { title = "t", iri = "i" }\n', "alias[1].post.iri: unknown key"),
    ('[[silence]]\nfinding = "f"\nuntil = 2030-01-01\n', "silence[1].reason: missing key"),
    ('[[silence]]\nfinding = "f"\nreason = "r"\n', "silence[1].until: missing key"),
    ('[[silence]]\nfinding = "f"\nreason = "r"\nuntil = "2030-01-01"\n', "silence[1].until: '2030-01-01' is not a day without quotation marks"),
    ('[[silence]]\nfinding = "f"\nreason = "r"\nuntil = 2030-01-01T00:00:00\n', "is not a day"),
])  # fmt: skip
def test_a_wrong_rule_is_refused(tmp_path: Path, text: str, told: str) -> None:
    """What is unknown, missing or of another type is told with the file, the key and what to write."""
    path = written(tmp_path, text)

    with pytest.raises(UsageError, match=re.escape(told)) as caught:
        read_rules(path)
    assert str(caught.value).startswith(f"{path}, ")
    assert caught.value.remedy


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A missing file, and one that is not TOML, are one line with the path."""
    with pytest.raises(UsageError, match=r"none\.toml: No such file.*check --rules"):
        read_rules(tmp_path / "none.toml")
    with pytest.raises(UsageError, match=r"asendus\.toml: not TOML: .*line 1"):
        read_rules(written(tmp_path, "[severity\n"))


def test_the_longest_silence_holds() -> None:
    """Of two silences of one finding the one that ends later counts; another finding's does not."""
    early = Silence(finding="f", reason="a", until=date(2030, 1, 1))
    late = Silence(finding="f", reason="b", until=date(2030, 2, 1))
    rules = Rules(silences=(late, early, Silence(finding="g", reason="c", until=date(2031, 1, 1))))

    assert late == rules.silence_of("f", today=date(2030, 1, 1))
    assert late == rules.silence_of("f", today=date(2030, 2, 1))
    assert rules.silence_of("f", today=date(2030, 2, 2)) is None
