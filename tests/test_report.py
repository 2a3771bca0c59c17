"""The written report: numbers, units, the most exposed posts, findings with their words; HTML, Markdown, XLSX."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from graphs import loaded
from openpyxl import load_workbook
from page_models import hostile_model
from readings import description, post
from running import run_here

from asendus.gaps_report import GapsReport
from asendus.report import Band, Report, from_model, kinds, make_report, numbers, short_names
from asendus.report_html import as_html
from asendus.report_markdown import as_markdown
from asendus.report_xlsx import FINDING_COLUMNS, as_xlsx
from asendus.rules import Rules
from asendus.wording import say

DAY = date(2026, 3, 31)


class Words(HTMLParser):
    """The words of a page, and the names of its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.elements: list[str] = []
        self.handlers: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        if self.elements[-1:] != ["style"]:
            self.words += data


@pytest.fixture(scope="module")
def office() -> Report:
    """A report of two units: one post covered, one by nobody, one whose form does not ask."""
    store = loaded(
        description("nõunik", unit=("õigusosakond",), by=[post("jurist")], for_=()),
        description("jurist", unit=("õigusosakond",), by=(), for_=[post("nõunik")]),
        description("sekretär", unit=("haldusosakond",)),
    )
    return make_report(store, rules=Rules(), lang="et", day=DAY)


def test_numbers_count_posts_and_findings(office: Report) -> None:
    """The numbers at the head count described posts, those with firm cover, those with nobody, findings and files to come."""
    assert [3, 1, 1, 3, 0] == [number for _, number in numbers(office)]
    assert [
        ("keegi ei asenda", "high", 1),
        ("asendajat ei küsita", "medium", 1),
        ("ainult üks asendaja", "low", 1),
    ] == (kinds(office))


def test_units_with_most_weak_cover_come_first(office: Report) -> None:
    """Units are told with the posts of each band; every described post is in one of them."""
    assert ["õigusosakond", "haldusosakond"] == [cover.path for cover in office.units]
    assert (1, 1) == (office.units[0].bands[Band.FIRM], office.units[0].bands[Band.NOBODY])
    assert office.whole.posts == sum(cover.posts for cover in office.units)


def test_weakest_cover_is_most_exposed(office: Report) -> None:
    """Who has nobody comes before whose form does not ask, and whoever acts for others is told so."""
    assert ["jurist, õigusosakond", "sekretär, haldusosakond", "nõunik, õigusosakond"] == (
        [each.label for each in office.exposed]
    )
    assert [1, 0, 0] == [each.covers for each in office.exposed]


def test_resilience_is_what_its_own_command_tells(examples: Path) -> None:
    """The report has each agency's shares of single and double absences, in every format."""
    report = _of_examples(examples)
    [survives] = report.survives

    assert survives.closing in as_markdown(report)
    told = Words(as_html(report)).words
    assert survives.single in told
    assert survives.double in told
    assert survives.single in survives.closing


def test_every_kind_of_finding_has_a_short_name() -> None:
    """The scheme of findings names each kind in both languages, so a report never shows a bare identifier."""
    for lang in ("et", "en"):
        names = short_names(lang)
        assert names
        assert all(names.values())


def test_html_tells_every_finding_with_its_words(examples: Path) -> None:
    """On the examples the page has each finding's message, remedy, words and file, and no script."""
    report = _of_examples(examples)
    page = Words(as_html(report))
    told = " ".join(page.words.split())

    assert report.gaps.findings
    for finding in report.gaps.findings:
        if finding.silence:
            continue
        assert finding.message["et"] in told
        assert finding.remedy["et"] in told
        assert all(quote.file in told for quote in finding.evidence)
    assert "script" not in page.elements
    assert [] == page.handlers


def test_markdown_tells_units_and_findings(office: Report) -> None:
    """Markdown has a table of units, one of kinds, and each finding below its unit's heading."""
    text = as_markdown(office)

    assert "| õigusosakond | 2 | 1 | 0 | 0 | 0 | 1 |" in text
    assert text.index("### haldusosakond") < text.index("sekretär, haldusosakond**") < text.index("### õigusosakond")
    assert "\n\n\n\n" not in text


def test_workbook_has_a_row_a_quote(examples: Path) -> None:
    """The findings' sheet has a heading for each column and as many rows as findings have quotes."""
    report = _of_examples(examples)
    book = load_workbook(BytesIO(as_xlsx(report)))
    sheet = book[say("report.sheet-findings", "et")]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))

    assert len(FINDING_COLUMNS) == sheet.max_column
    assert sum(max(1, len(finding.evidence)) for finding in report.gaps.findings) == len(rows)
    assert {finding.id for finding in report.gaps.findings} == {row[0] for row in rows}
    units = book[say("report.sheet-units", "et")]
    assert report.whole.posts == sum(int(str(row[1])) for row in units.iter_rows(min_row=2, values_only=True))


def test_no_word_of_a_document_acts() -> None:
    """Titles with markup stay words in HTML, and those that look like formulas stay text in the workbook."""
    formula = '=HYPERLINK("http://example.org";"x")'
    store = loaded(description(formula, unit=("<img src=x onerror=alert(1)>",), by=()))
    report = make_report(store, rules=Rules(), lang="en", day=DAY)
    html, book = as_html(report), load_workbook(BytesIO(as_xlsx(report)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert "img" not in Words(html).elements
    assert "<img" not in as_markdown(report)
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert "f" not in {cell.data_type for cell in cells}


def test_hostile_page_model_stays_text() -> None:
    """Hostile names of agencies, units and posts bring no element into the page that is not the template's."""
    gaps = GapsReport(findings=(), waiting=(), described=1, titles={}, lang="et")
    hostile = Words(as_html(from_model(hostile_model(), gaps, day=DAY)))

    assert {"script", "img", "iframe", "a"}.isdisjoint(hostile.elements)
    assert [] == hostile.handlers


@pytest.mark.parametrize(
    ("name", "begins"),
    [("report.html", b"<!doctype"), ("report.md", b"# Asend"), ("report.xlsx", b"PK"), ("REPORT.HTML", b"<!doctype")],
)
def test_file_name_tells_the_format(
    name: str, begins: bytes, examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`report` writes the format that the file's name asks for and says what it wrote."""
    out = tmp_path / name
    ended = run_here(capsys, "report", examples / "meremarkide-kartograaf.txt", "-o", out, "--jobs", "0")

    assert 0 == ended.code
    assert "1 kirjeldatud" in ended.err
    assert out.read_bytes().startswith(begins)


def test_another_ending_is_refused_before_reading(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A format that there is not is one line with the remedy, and exit code 2."""
    ended = run_here(capsys, "report", "no-such-file.txt", "-o", tmp_path / "report.pdf")

    assert 2 == ended.code
    assert ".html, .md, .xlsx" in ended.err
    assert [] == list(tmp_path.iterdir())


def test_report_of_nothing_says_so(tmp_path: Path) -> None:
    """A graph without descriptions makes a report that says that nothing was read."""
    report = make_report(loaded(), rules=Rules(), lang="en", day=DAY)

    assert "No job description was read" in Words(as_html(report)).words
    assert as_markdown(report)
    assert as_xlsx(report)


def test_numbers_print_on_one_sheet(browser: Any, examples: Path, tmp_path: Path) -> None:
    """Printed on A4 paper, all numbers and the most exposed posts of the examples are on the first sheet, none cut."""
    import pypdfium2

    report = _of_examples(examples)
    page, out = tmp_path / "aruanne.html", tmp_path / "aruanne.pdf"
    page.write_text(as_html(report), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(page.as_uri())
    wider = tab.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    tab.pdf(path=out, prefer_css_page_size=True)
    tab.close()
    with pypdfium2.PdfDocument(out) as sheets:
        first = sheets[0].get_textpage().get_text_bounded()
        width, height = sheets[0].get_size()

    assert 0 == wider
    assert (595, 842) == (round(width), round(height))
    told = " ".join(first.split())
    assert report.exposed
    assert all(each.label in told for each in report.exposed)


def _of_examples(examples: Path) -> Report:
    from asendus.rules import read_rules
    from asendus.sources import open_source

    rules = examples / "asendus.toml"
    source = open_source([str(examples)], store=None, rules=rules, jobs=0)
    return make_report(source.store, rules=read_rules(rules), lang="et", day=DAY)
