"""`asendus absence` on the examples: what it prints, and what it refuses."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from cover_networks import MANY, networks
from graphs import loaded
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import any_of, description, designated, post
from running import Ended, run_here

from asendus.absence import Left, who_acts
from asendus.absence_calendar import Entry, days_left
from asendus.absence_report import AbsenceReport, report_absence
from asendus.cover_network import CoverNetwork, read_network
from asendus.loader.reading import Reading

Run = Callable[..., Ended]

ANALYST, HEAD = "andmeanalüütik", "juhataja, andmeosakond"


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], example_store: Path) -> Run:
    """Runs `asendus absence` on the examples in this process."""

    def run(*arguments: str | Path) -> Ended:
        return run_here(capsys, "absence", "--store", example_store, *arguments)

    return run


def asked(*readings: Reading, away: str, lang: str = "en") -> AbsenceReport:
    """The report of the absence of the posts whose labels begin so, parted by commas."""
    store = loaded(*readings)
    network = read_network(store)
    gone = [each.iri for each in network.posts.values() if each.label.split(",")[0] in away.split(",")]
    assert gone
    return report_absence(store, network, who_acts(network, dict.fromkeys(gone, 1)), lang=lang)


def test_every_line_quotes_the_file(command: Run, examples: Path) -> None:
    """Each quotation of the answer stands in its file at its place."""
    ended = command("--away", ANALYST, "--away", HEAD, "--away", "kartograaf", "--format", "json")
    answer = json.loads(ended.out)
    told = [*answer["acting"], *answer["left"]]
    quotes = [quote for each in told for quote in each["evidence"]]

    assert 0 == ended.code
    assert all(each["evidence"] for each in told)
    assert len(quotes) > 4
    for quote in quotes:
        text = (examples / quote["file"]).read_text(encoding="utf-8")
        assert quote["words"] == text[quote["start"] : quote["end"]]


def test_shared_substitute_is_a_shortage(command: Run) -> None:
    """Two posts away with one present substitute between them: one is covered, and the two are told as a shortage."""
    answer = json.loads(command("--away", ANALYST, "--away", HEAD, "--format", "json").out)

    assert {
        "away": 2, "covered": 1, "coverable": 0, "unverified": 0, "uncovered": 1, "capacity": 1, "relay": False
    } == answer["summary"]  # fmt: skip
    assert [(2, 2, 1)] == [(len(each["posts"]), each["needs"], each["room"]) for each in answer["shortages"]]
    assert "taken" == answer["left"][0]["reason"]


def test_csv_has_a_row_a_quote(command: Run) -> None:
    """Rows whose quote_number is at most 1 are the lines of the answer."""
    rows = list(csv.DictReader(StringIO(command("--away", ANALYST, "--away", HEAD, "--format", "csv").out)))

    assert ["firm", "uncovered"] == [row["status"] for row in rows if int(row["quote_number"]) <= 1]
    assert len(rows) > 2


@pytest.mark.parametrize(("lang", "words"), [("et", "Asendajata · 1"), ("en", "Nobody acts · 1")])
@pytest.mark.parametrize("style", ["table", "md"])
def test_both_languages_in_both_forms_for_people(command: Run, lang: str, words: str, style: str) -> None:
    """The headings speak the language that is asked for."""
    assert words in command("--away", "kartograaf", "--lang", lang, "--format", style).out


def test_a_unit_is_away_with_the_units_in_it(command: Run) -> None:
    """Everybody of a unit is away, and nobody of it acts for another."""
    answer = json.loads(command("--away-unit", "meremärkide osakond", "--format", "json").out)
    gone = {each["post"]["iri"] for each in (*answer["acting"], *answer["left"])}

    assert len(gone) == answer["summary"]["away"] > 5
    assert gone.isdisjoint(each["substitute"]["iri"] for each in answer["acting"])


@pytest.mark.parametrize(("arguments", "words"), [
    ((), "nobody is away"),
    (("--away", "kuningas"), "no post fits 'kuningas'"),
    (("--away-unit", "kuningriik"), "no unit fits 'kuningriik'"),
    (("--away", "büroo juhataja"), "2 posts fit"),
    (("--away", "kartograaf", "--away", "kartograaf"), "is away 2 times, and 1 hold it"),
    (("--away", "kartograaf", "--calendar", "x.csv"), "leave out --away"),
])  # fmt: skip
def test_what_cannot_be_asked(command: Run, arguments: tuple[str, ...], words: str) -> None:
    """One line tells what is wrong, and the command ends with 2."""
    ended = command(*arguments)

    assert (2, "") == (ended.code, ended.out)
    assert words in ended.err.splitlines()[-1]


CALENDAR = "post;from;to\nkartograaf;2026-07-01;2026-07-03\n"


def test_calendar_tells_days(command: Run, tmp_path: Path) -> None:
    """A post that nobody covers is left on each day of its absence; both languages' headers and both forms of days are read."""
    path = tmp_path / "absences.csv"
    path.write_text("\ufeffkuni,alates,ametikoht\n03.07.2026,2026-07-01,kartograaf\n\n", encoding="utf-8")
    answer = json.loads(command("--calendar", path, "--format", "json").out)

    assert {"absences": 1, "days": 3, "posts": 1} == answer["summary"]
    assert [("2026-07-01", "2026-07-03", 3)] == [(each["from"], each["to"], each["days"]) for each in answer["spans"]]


@pytest.mark.parametrize(("text", "words"), [
    ("", "line 1: no column post"),
    ("post,from\n", "line 1: no column to"),
    (CALENDAR + "kartograaf;2026-07-32;2026-08-01\n", "line 3: '2026-07-32' is no day"),
    (CALENDAR + "kartograaf;2026-07-31\n", "line 3: no to"),
    (CALENDAR + ";2026-07-31;2026-08-01\n", "line 3: no post"),
    (CALENDAR + "\nkartograaf;2026-08-31;2026-08-01\n", "line 4: ends on 2026-08-01 before it begins on 2026-08-31"),
    (CALENDAR + "kuningas;2026-07-31;2026-08-01\n", "line 3: no post fits 'kuningas'"),
    (CALENDAR + "büroo juhataja;2026-07-31;2026-08-01\n", "line 3: 2 posts fit"),
    (CALENDAR + '"kartograaf;2026-07-31;2026-08-01\n', "line 3: not CSV"),
])  # fmt: skip
def test_a_bad_row_is_told_with_its_line(command: Run, tmp_path: Path, text: str, words: str) -> None:
    """One line names the file, the line and the remedy, and the command ends with 2."""
    path = tmp_path / "absences.csv"
    path.write_text(text, encoding="utf-8")
    ended = command("--calendar", path)

    assert (2, "", 1) == (ended.code, ended.out, len(ended.err.splitlines()))
    assert words in ended.err


@given(
    network=networks(),
    entries=st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 9), st.integers(0, 4)), max_size=5),
)
@settings(max_examples=MANY, deadline=None)
def test_days_are_those_on_which_somebody_is_left(network: CoverNetwork, entries: list[tuple[str, int, int]]) -> None:
    """Day by day the calendar tells who is left, as an absence on that day alone would."""
    start = date(2026, 7, 1)
    days = [start + timedelta(days=number) for number in range(16)]
    calendar = [Entry(post, days[first], days[first + more]) for post, first, more in entries]
    told: dict[date, tuple[Left, ...]] = {}
    for each in days_left(network, calendar):
        told |= {day: each.left for day in days if each.first <= day <= each.last}
    for day in days:
        gone = [entry.post for entry in calendar if entry.first <= day <= entry.last]
        assert who_acts(network, {post: gone.count(post) for post in gone}).left == told.get(day, ())


def test_why_in_words() -> None:
    """Somebody to be appointed, nobody named, no field in the form: each has words of its own."""
    report = asked(
        description("nõunik", by=[designated()]), description("jurist", by=[]), description("referent"),
        away="nõunik,jurist,referent",
    )  # fmt: skip

    assert {
        "coverable": "nõunik: somebody is appointed each time",
        "uncovered": "referent: its form does not ask for the substitute, and no other description says that it covers this post",
    } == {each.status: each.message for each in report.left if "jurist" not in each.message}
    assert "jurist: its description asks for the substitute and names nobody" in {each.message for each in report.left}


def test_anybody_of_a_group_acts_if_it_is_loaded() -> None:
    """A group's member acts, as cover by a group; a group of which nobody is loaded is not known."""
    unit = ("õigusosakond",)
    alone = asked(description("nõunik", unit=unit, by=[any_of(*unit)]), away="nõunik")
    both = asked(
        description("nõunik", unit=unit, by=[any_of(*unit)]), description("jurist", unit=unit, by=[]), away="nõunik"
    )

    assert ["unverified"] == [each.status for each in alone.left]
    assert [("group", "jurist, õigusosakond")] == [(e.status, e.substitute.label) for e in both.acting if e.substitute]


def test_a_condition_is_told() -> None:
    """Cover that a description gives only at times is told with its condition."""
    report = asked(
        description("nõunik", by=[post("jurist", condition="puhkuse ajal")]),
        description("jurist", by=[]),
        away="nõunik",
    )

    assert ("Condition: puhkuse ajal",) == report.acting[0].notes


def test_what_a_substitute_s_description_does_not_demand(command: Run) -> None:
    """Beside whoever acts stands what the description of the substitute demands less of."""
    answer = json.loads(command("--away", HEAD, "--lang", "en", "--format", "json").out)

    assert ["The substitute's description does not demand: "] == [
        note[:46] for each in answer["acting"] for note in each["notes"]
    ]
    assert "English C1" in answer["acting"][0]["notes"][0]
    assert any("inglise keel" in quote["words"] for quote in answer["acting"][0]["evidence"])


def test_other_holders_of_the_post_are_called_so(capsys: pytest.CaptureFixture[str]) -> None:
    """Where two people hold a post and cover each other, the post is not told to be covered by itself."""
    lists = Path(__file__).resolve().parent.parent / "docs" / "lists"
    one, both = (
        json.loads(run_here(capsys, "absence", lists, *away, "--lang", "en", "--format", "json").out)
        for away in (["--away", "varahoidja"], ["--away", "varahoidja", "--away", "varahoidja"])
    )

    assert ["another holder of the same post acts"] == [each["message"].split(": ")[1][:36] for each in one["acting"]]
    assert [2] == [each["holders"] for each in both["left"]]
    assert "is away too: the other holders of the same post" in both["left"][0]["message"]
