"""Renderers: rows, cards and reports as text."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import any_of, deferred, description, designated, directive, needs, person, post, repeal

from asendus.cards import card_lines, print_cards, shorten, title_words
from asendus.findings import Finding, PostRef, Quote, ToLoad, Warned
from asendus.gaps_report import COLUMNS, GapsReport, closing, print_report, reaches
from asendus.loader.reading import ReadingWarning
from asendus.output import RowFormat, as_csv, as_markdown, cell, clean, in_markdown, print_rows
from asendus.rules import Severity, Silence
from asendus.wording import _catalogue, say

LANGUAGES = ("et", "en")


def finding(slug: str = "no-cover", severity: Severity = "high", *, words: str = "Kes asendab: -") -> Finding:
    """An invented finding about one post with one quote."""
    return Finding(
        id=f"{slug}-0123456789ab",
        slug=slug,
        severity=severity,
        posts=(PostRef("https://asendus.example/post/nõunik", "nõunik, õigusosakond", "õigusosakond", "Näidisamet"),),
        message={
            "et": "Ametikohta „nõunik, õigusosakond“ ei asenda keegi.",
            "en": "Nobody covers “nõunik, õigusosakond”.",
        },
        remedy={"et": "Nimeta asendaja.", "en": "Name a substitute."},
        evidence=(Quote("käskkiri.txt", None, 10, 10 + len(words), words, "https://asendus.example/description/1"),),
    )


def report(*findings: Finding, described: int = 3, lang: str = "et", waiting: int = 0) -> GapsReport:
    """An invented report."""
    to_load = tuple(
        ToLoad(f"https://asendus.example/post/{n}", f"jurist {n}", None, "Näidisamet", 2, "juristi")
        for n in range(waiting)
    )
    return GapsReport(findings=findings, waiting=to_load, described=described, titles={}, lang=lang)


def printed(capsys: pytest.CaptureFixture[str], shown: GapsReport, style: RowFormat) -> str:
    print_report(shown, style)
    return capsys.readouterr().out


def test_report_tells_what_the_reader_repaired(capsys: pytest.CaptureFixture[str]) -> None:
    """A warning of the reader stands in the report with its file; the JSON has its place."""
    warned = Warned(
        code="repaired-spelling",
        text={"et": "„Juhatala“ loeti kui „juhataja“.", "en": "“Juhatala” was read as “juhataja”."},
        quote=Quote("a.txt", None, 3, 11, "Juhatala", "https://asendus.example/description/1"),
    )
    shown = GapsReport(findings=(), waiting=(), described=1, titles={}, lang="et", warned=(warned,))

    assert "• „Juhatala“ loeti kui „juhataja“.  a.txt" in printed(capsys, shown, RowFormat.TABLE)
    assert "- „Juhatala“ loeti kui „juhataja“. (a.txt)" in printed(capsys, shown, RowFormat.MD)
    assert [3] == [one["start"] for one in json.loads(printed(capsys, shown, RowFormat.JSON))["reading_warnings"]]


def test_report_tells_what_resolution_assumed(capsys: pytest.CaptureFixture[str]) -> None:
    """A note stands among the warnings with its file; one about an agency has no place, and is told all the same."""
    post_note = Warned(code="resolution-note", text={"et": "Mitu juhendit", "en": "Several"}, file="b.txt")
    agency_note = Warned(code="resolution-note", text={"et": "Asutus on teadmata", "en": "Not known"})
    shown = GapsReport(findings=(), waiting=(), described=1, titles={}, lang="et", warned=(agency_note, post_note))
    table, markdown = (printed(capsys, shown, style) for style in (RowFormat.TABLE, RowFormat.MD))
    told = json.loads(printed(capsys, shown, RowFormat.JSON))["reading_warnings"]

    assert "• Asutus on teadmata\n" in table
    assert "• Mitu juhendit  b.txt" in table
    assert "- Asutus on teadmata\n" in markdown
    assert "- Mitu juhendit (b.txt)" in markdown
    assert [(None, None), ("b.txt", None)] == [(one["file"], one["words"]) for one in told]


# Rows


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", *"＝＋－＠"])
def test_formula_does_not_act_in_a_spreadsheet(start: str) -> None:
    """A text that a spreadsheet would take for a formula begins with an apostrophe."""
    assert f"'{start}1+1" == cell(f"{start}1+1")


def test_negative_number_stays_a_number() -> None:
    """Only text is guarded: a number below zero is no formula."""
    assert "-3" == cell(-3)


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")), min_size=2, max_size=2)
    )
)
def test_csv_gives_back_what_went_in(rows: list[list[str]]) -> None:
    """Reading the CSV gives every text back, guarded ones behind their apostrophe."""
    told = list(csv.reader(StringIO(as_csv(("a", "b"), rows))))

    assert [["a", "b"], *([cell(value) for value in row] for row in rows)] == told


#: C0 but tab and line feed, delete and C1; and all that Unicode has to turn the direction of text (Bidi_Control).
CONTROLS = [*range(9), *range(11, 32), *range(127, 160)]
TURNING = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
ACTING = "".join(map(chr, CONTROLS + TURNING))


def test_each_acting_character_is_shown() -> None:
    """Every control character, and every one that turns the direction of text, is shown as a replacement."""
    assert "�" * len(ACTING) == clean(ACTING)


@given(st.text(st.characters() | st.sampled_from(ACTING)))
def test_nothing_else_is_changed_for_the_terminal(text: str) -> None:
    """Whatever a document holds, the terminal gets no acting character of it, and every other as it is."""
    assert "".join("�" if letter in ACTING else letter for letter in text) == clean(text)


@given(st.text())
def test_markdown_cell_holds_no_markup(text: str) -> None:
    """A text in Markdown opens no tag and ends no cell."""
    told = in_markdown(text).replace("\\\\", "").replace("\\|", "")

    assert "<" not in told
    assert "|" not in told
    assert "\n" not in told


def test_markdown_table_has_a_row_a_line() -> None:
    """A pipe table has its header, its rule, and one line a row."""
    assert "| a | b |\n| --- | --- |\n| 1 | x\\|y |\n|  | − |\n" == as_markdown(("a", "b"), [(1, "x|y"), (None, "−")])


def test_json_rows_keep_their_types(capsys: pytest.CaptureFixture[str]) -> None:
    """In JSON a number is a number, a truth value one, an empty cell null."""
    print_rows(("n", "yes", "none"), [(3, True, None)], RowFormat.JSON)

    assert [{"n": 3, "yes": True, "none": None}] == json.loads(capsys.readouterr().out)


def test_table_shows_a_markup_like_text_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Square brackets of a document are no colours."""
    print_rows(("title",), [("[red]nõunik[/red]",)], RowFormat.TABLE)

    assert "[red]nõunik[/red]" in capsys.readouterr().out


def test_tables_have_no_blanks_at_line_ends(capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed can be pasted: no line ends in blanks."""
    print_rows(("a", "long heading"), [("x", "y"), ("xx", None)], RowFormat.TABLE)

    lines = capsys.readouterr().out.split("\n")
    assert len(lines) == 5
    assert [line.rstrip() for line in lines] == lines


# Cards


def test_card_tells_six_kinds_of_cover_apart() -> None:
    """Named, group, appointed, deferred, a person, nobody and not asked read differently."""
    named = description(
        "nõunik", by=[post("jurist"), any_of("õigusosakond"), designated(), deferred(), person()], for_=[]
    )

    facts = [line.fact for line in card_lines(named, "en")]

    assert [
        "(the form does not ask)",
        "(the form does not ask)",
        "jurist",
        "anybody: teenistuja, õigusosakond",
        "appointed by otsene juht",
        "see asendusskeem",
        "a person by name (masked)",
        "(nobody is named)",
    ] == facts


def test_card_quotes_the_words_of_each_mention() -> None:
    """Beside a substitute stand the words that name it."""
    named = description("nõunik", by=[post("peaspetsialist", ordinal="II", order=1)])

    line = next(line for line in card_lines(named, "et") if line.label == "Teda asendab")

    assert ("1. peaspetsialist II", "peaspetsialist II") == (line.fact, line.quote)


def test_card_tells_what_a_post_demands() -> None:
    """Levels, years and wishes are told; competencies share a line."""
    named = description(
        "nõunik",
        requirements=[
            needs("education", "kõrgharidus", level="higher"),
            needs("language", "eesti keel C1", language="et", level="C1"),
            needs("experience", "soovitatavalt 3 aastat", years=3.0, essential=False),
            needs("competency", "Koostöövõime"),
            needs("competency", "Loovus"),
        ],
    )

    facts = {line.label: line.fact for line in card_lines(named, "en")}

    assert "higher" == facts["Education"]
    assert "Estonian C1" == facts["Language"]
    assert "3 y (desirable)" == facts["Experience"]
    assert "Koostöövõime, Loovus" == facts["Competencies"]


def test_card_tells_the_directive_and_what_it_repeals() -> None:
    """Date, number, the day it takes effect and the repealed annexes stand on one line."""
    named = description(
        "nõunik",
        directive=directive(
            "164", "2024-11-15", effective="2025-01-01", repeals=[repeal("192", "2019-03-01", "1", "2")]
        ),
    )

    line = next(line for line in card_lines(named, "en") if line.label == "Directive")

    assert "2024-11-15 no. 164; in force from 2025-01-01; repeals: 2019-03-01 no. 192 annex 1, 2" == line.fact


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cards_end_with_their_number(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    """The last line counts descriptions and files."""
    print_cards([description("nõunik"), description("jurist", file="teine.txt")], lang)

    assert say("read.descriptions", lang, count=2, files=2) == capsys.readouterr().out.splitlines()[-1]


def test_card_shows_a_warning_with_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    """What was repaired is told beside the words it is about."""
    read = description("nõunik", unit=("õigusosakond",))
    warned = replace(
        read,
        warnings=(
            ReadingWarning(code="repaired-spelling", words="Juhatala", meant="juhataja", span=read.evidence["unit"]),
        ),
    )

    print_cards([warned], "et")

    assert "! „Juhatala“ loeti kui „juhataja“." in capsys.readouterr().out


def test_long_quote_is_cut_at_a_word() -> None:
    """A shortened text ends with a whole word and an ellipsis."""
    assert "üks kaks …" == shorten("üks  kaks\nkolm", to=11)


def test_title_has_ordinal_and_qualifier() -> None:
    """A title is written as people write it."""
    assert "peaspetsialist XI (kasutaja tugi)" == title_words("peaspetsialist", "kasutaja tugi", "XI")


# The report of gaps


def test_table_has_post_message_quote_file_and_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    """A finding tells whom it is about, what is wrong, by which words of which file, and what would close it."""
    told = printed(capsys, report(finding()), RowFormat.TABLE)

    assert "KÕRGE TÄHTSUS · 1 leid" in told
    assert "• Ametikohta „nõunik, õigusosakond“ ei asenda keegi." in told
    assert "„Kes asendab: -“  käskkiri.txt" in told
    assert "→ Nimeta asendaja." in told


def test_report_is_by_severity(capsys: pytest.CaptureFixture[str]) -> None:
    """High comes before medium, medium before low."""
    found = (finding("sole-substitute", "low"), finding("no-cover", "high"), finding("one-sided", "medium"))

    told = printed(capsys, report(*found, lang="en"), RowFormat.TABLE)

    assert told.index("HIGH") < told.index("MEDIUM") < told.index("LOW")


@pytest.mark.parametrize("style", list(RowFormat))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_format_speaks_both_languages(capsys: pytest.CaptureFixture[str], style: RowFormat, lang: str) -> None:
    """The message is in the language that was asked for, in every format."""
    told = printed(capsys, report(finding(), lang=lang), style)

    assert finding().message[lang] in told
    assert finding().message[{"et": "en", "en": "et"}[lang]] not in told


def test_json_has_offsets_and_identifiers(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON holds what the table shortens: offsets, IRIs, identifiers, and the counts."""
    told = json.loads(printed(capsys, report(finding(), waiting=1), RowFormat.JSON))

    (found,) = told["findings"]
    assert "no-cover-0123456789ab" == found["id"]
    assert (10, 24) == (found["evidence"][0]["start"], found["evidence"][0]["end"])
    assert "https://asendus.example/post/nõunik" == found["posts"][0]["iri"]
    assert {"described_posts": 3, "listed_posts": 0, "high": 1, "medium": 0, "low": 0, "silenced": 0} == told["summary"]
    assert "jurist 0" == told["load_next"][0]["label"]


def test_csv_has_a_row_a_quote_and_guards_formulas(capsys: pytest.CaptureFixture[str]) -> None:
    """Each quote is a row under the known columns, and none of them is a formula."""
    rows = list(csv.DictReader(StringIO(printed(capsys, report(finding(words="=1+1")), RowFormat.CSV))))

    assert list(COLUMNS) == list(rows[0])
    assert [("1", "'=1+1", "10")] == [(row["quote_number"], row["quote"], row["start"]) for row in rows]


def test_finding_without_a_quote_keeps_its_row(capsys: pytest.CaptureFixture[str]) -> None:
    """In CSV a finding that nothing is quoted for still counts."""
    rows = list(csv.DictReader(StringIO(printed(capsys, report(replace(finding(), evidence=())), RowFormat.CSV))))

    assert ["0"] == [row["quote_number"] for row in rows]


def test_markdown_report_holds_no_markup_of_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    """Markup quoted from a file is text."""
    told = printed(capsys, report(finding(words="<img src=x onerror=alert(1)> **")), RowFormat.MD)

    assert "&lt;img src=x" in told
    assert "<img" not in told
    assert r"\*\*" in told


def test_table_lists_some_descriptions_to_load_and_counts_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    """The list at the end of the table is short; a line tells how many are left out."""
    told = printed(capsys, report(waiting=20, lang="en"), RowFormat.TABLE)

    assert "jurist 14" in told
    assert "jurist 15" not in told
    assert "5 more" in told


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("et", "1 leid (kõrge 1, keskmine 0, madal 0) · 3 kirjeldatud ametikohta"),
        ("en", "1 finding (high 1, medium 0, low 0) · 3 described posts"),
    ],
)
def test_report_ends_with_its_counts(lang: str, expected: str) -> None:
    """The last line counts findings by severity and the posts they are among."""
    assert expected == closing(report(finding(), lang=lang))


def test_clean_graph_is_told_from_an_empty_one() -> None:
    """No finding among posts, and no posts at all, are two different things."""
    assert "No gap was found. (3 described posts)" == closing(report(lang="en"))
    assert (
        "No job description was read, or none of that day, so no gap can be looked for; give job descriptions among the files."
        == closing(report(described=0, lang="en"))
    )


def test_silenced_finding_is_told_apart_and_not_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """A silenced finding stays in the output with its reason, and fails nothing."""
    silence = Silence(finding=finding().id, reason="koht kaotatakse", until=date(2030, 6, 30))
    quiet = replace(finding(), silence=silence)

    told = printed(capsys, report(quiet), RowFormat.TABLE)

    assert "kuni 2030-06-30, sest koht kaotatakse" in told
    assert "KÕRGE" not in told
    assert not reaches([quiet], "low")


@pytest.mark.parametrize(("threshold", "expected"), [("high", False), ("medium", True), ("low", True), (None, False)])
def test_threshold_is_reached_from_above(threshold: str | None, expected: bool) -> None:
    """A medium finding reaches medium and low, not high; without a threshold nothing fails."""
    assert expected == reaches([finding("one-sided", "medium")], threshold)


# Wording


def test_every_wording_is_in_both_languages() -> None:
    """Each key of the catalogue has Estonian and English words, with the same places to fill."""
    entries = [entry for section in _catalogue().values() for entry in section.values()]

    assert len(entries) > 50
    for entry in entries:
        assert set(LANGUAGES) == set(entry)
        assert all(entry.values())
