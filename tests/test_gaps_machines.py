"""Findings for other programs: SARIF, JUnit, and the schema of the JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from running import run_here

from asendus.baseline import Baseline, Earlier, compare
from asendus.errors import Problem
from asendus.evidence_places import Places
from asendus.findings import Finding, PostRef, Quote
from asendus.gaps_formats import read_schema
from asendus.gaps_junit import as_junit
from asendus.gaps_report import GapsReport, as_object, find_gaps
from asendus.gaps_sarif import FINGERPRINT, as_sarif
from asendus.queries import severities
from asendus.remedies import LANGUAGES, titles
from asendus.rules import Silence
from asendus.sources import open_source

DATA = Path(__file__).parent / "data"
SARIF = Draft202012Validator(json.loads((DATA / "sarif-written.schema.json").read_text(encoding="utf-8")))
#: The schema of the xUnit plug-in of Jenkins (MIT), which pytest holds its own reports to as well.
JUNIT = etree.XMLSchema(etree.parse(DATA / "junit" / "junit-10.xsd"))

FORM = """Näidisamet

AMETIJUHEND

Ametikoht: {title}
Struktuuriüksus: õigusosakond
Kes asendab: {by}
Keda asendab: puuduvad
"""


@pytest.fixture
def forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of descriptions below the one that commands run in, one of them with the line ends of Windows."""
    folder = tmp_path / "juhendid ja lisad"
    folder.mkdir()
    (folder / "jurist.txt").write_text(FORM.format(title="jurist", by="-"), encoding="utf-8")
    (folder / "nõunik.txt").write_text(FORM.format(title="nõunik", by="-").replace("\n", "\r\n"), encoding="utf-8")
    page = FORM.format(title="referent", by="-").replace("\n", "<br>\n")
    (folder / "referent.html").write_text(f"<p>{page}</p>", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Path(folder.name)


def finding(message: str, *, words: str = "jurist", silence: Silence | None = None) -> Finding:
    """An invented finding with these words."""
    return Finding(
        id="no-cover-0123456789ab",
        slug="no-cover",
        severity="high",
        posts=(PostRef("https://asendus.example/post/a", "nõunik"),),
        message={"et": message, "en": message},
        remedy={"et": "…", "en": "…"},
        evidence=(Quote("a.docx", None, 0, len(words), words, "https://asendus.example/description/a"),),
        silence=silence,
    )


def report(*findings: Finding, **details: Any) -> GapsReport:
    """A report of these findings."""
    return GapsReport(findings=findings, waiting=(), described=1, titles=titles("en"), lang="en", **details)


def results(log: Any) -> dict[str, Any]:
    """The results of a log by rule and fingerprint."""
    return {each["partialFingerprints"][FINGERPRINT]: each for each in log["runs"][0]["results"]}


def regions(log: Any) -> Iterator[tuple[str, Any]]:
    """The path and the region, if there is one, of the first location of each result."""
    for each in log["runs"][0]["results"]:
        physical = each["locations"][0]["physicalLocation"]
        yield physical["artifactLocation"]["uri"], physical.get("region")


def test_examples_are_valid_in_every_format(examples: Path) -> None:
    """What the invented agency's findings become keeps to the schemas of SARIF, JUnit and our JSON, each with all findings."""
    Draft202012Validator.check_schema(json.loads(read_schema()))
    source = open_source([str(examples)], store=None, rules=examples / "asendus.toml", cache=True)
    places = Places.of(source.store, source.files, base=source.base)
    for lang in LANGUAGES:
        found = find_gaps(source.store, rules=source.rules, lang=lang)
        told, log = as_object(found), as_sarif(found, places, source.problems)
        suites = etree.fromstring(as_junit(found, source.problems).encode())

        Draft202012Validator(json.loads(read_schema())).validate(told)
        SARIF.validate(log)
        JUNIT.assertValid(suites)
        ids = [each.id for each in found.findings]
        assert len(ids) > 20
        assert ids == list(results(log))
        assert sorted(ids) == sorted(name.partition("[")[2].rstrip("]") for name in suites.xpath("//testcase/@name"))
        assert all("examples/" in path for path, _ in regions(log))


def test_the_json_of_a_comparison_keeps_to_the_schema(forms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside an earlier run, the statuses and what is fixed are in the schema too."""
    Path("before.json").write_text(
        run_here(capsys, "gaps", forms, "--jobs", "0", "--format", "json").out, encoding="utf-8"
    )
    (forms / "jurist.txt").write_text(FORM.format(title="jurist", by="referent"), encoding="utf-8")
    ended = run_here(capsys, "gaps", forms, "--jobs", "0", "--format", "json", "--baseline", "before.json")

    told = json.loads(ended.out)
    Draft202012Validator(json.loads(read_schema())).validate(told)
    assert told["fixed"]


def test_the_schema_refuses_what_is_not_told() -> None:
    """A finding with a key that the schema does not have is refused."""
    schema = Draft202012Validator(json.loads(read_schema()))
    empty: dict[str, Any] = {"findings": [], "reading_warnings": [], "load_next": []}
    counts = dict.fromkeys(("described_posts", "listed_posts", "high", "medium", "low", "silenced"), 0)

    assert schema.is_valid(empty | {"summary": counts})
    assert not schema.is_valid(empty | {"summary": counts | {"urgent": 1}})


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """`--schema` needs no files."""
    assert (0, read_schema(), "") == run_here(capsys, "gaps", "--schema")


def test_a_place_in_plain_text_has_line_and_column(forms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The words of a text file are told by line and column, and by character where its lines end in a line feed."""
    found = dict(regions(json.loads(run_here(capsys, "gaps", forms, "--jobs", "0", "--format", "sarif").out)))

    text = (forms / "jurist.txt").read_text(encoding="utf-8")
    told = found["juhendid%20ja%20lisad/jurist.txt"]
    line = text.splitlines()[told["startLine"] - 1]
    assert told["snippet"]["text"] == line[told["startColumn"] - 1 : told["endColumn"] - 1]
    assert told["snippet"]["text"] == text[told["charOffset"] : told["charOffset"] + told["charLength"]]
    other = found["juhendid%20ja%20lisad/n%C3%B5unik.txt"]
    assert (told["startLine"], False) == (other["startLine"], "charOffset" in other)


def test_a_place_in_another_format_has_no_line(forms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The text of an HTML file is not the file's own: its place in what `read --text` prints is a property."""
    log = json.loads(run_here(capsys, "gaps", forms, "--jobs", "0", "--format", "sarif").out)
    (found,) = (each for each in results(log).values() if "referent" in each["message"]["text"])
    physical = found["locations"][0]["physicalLocation"]
    words = found["locations"][0]["message"]["text"]
    text = run_here(capsys, "read", "--text", forms / "referent.html").out

    assert "region" not in physical
    assert words == text[physical["properties"]["textStart"] : physical["properties"]["textEnd"]]


def test_a_store_knows_names_of_files_alone(example_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A graph keeps no paths: its findings name files, without lines."""
    log = json.loads(run_here(capsys, "gaps", "--store", example_store, "--format", "sarif").out)

    SARIF.validate(log)
    found = list(regions(log))
    assert found
    assert all("/" not in path and region is None for path, region in found)


def test_states_and_silences_are_told() -> None:
    """What is new, still open, fixed or silenced has SARIF's words for it."""
    gone = Earlier("sole-substitute-0123456789ab", "sole-substitute", "low", ("jurist",), "…")
    earlier = Baseline(findings={gone.id: gone})
    silence = Silence(finding="x", reason="accepted", until=date(2030, 1, 1))
    spoken, silenced = finding("a"), finding("a", silence=silence)
    log = as_sarif(report(spoken, compared=compare([spoken], earlier)), Places())
    quiet = as_sarif(report(silenced, compared=compare([silenced], earlier)), Places())

    SARIF.validate(log)
    SARIF.validate(quiet)
    assert {spoken.id: "new", gone.id: "absent"} == {name: each["baselineState"] for name, each in results(log).items()}
    assert [] == results(log)[spoken.id]["suppressions"]
    assert "accepted" == results(quiet)[silenced.id]["suppressions"][0]["justification"]
    (skipped,) = etree.fromstring(as_junit(report(silenced)).encode()).iter("skipped")
    assert "accepted" in skipped.get("message")


def test_a_file_left_unread_is_no_success() -> None:
    """A host can tell a run that found nothing from one that could not look."""
    problem = Problem(path="katki.docx", what="the file is damaged", remedy="send it again")
    run = as_sarif(report(), Places(), [problem])["runs"][0]  # type: ignore[index]
    suites = etree.fromstring(as_junit(report(), [problem]).encode())

    assert not run["invocations"][0]["executionSuccessful"]
    assert "katki.docx" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    JUNIT.assertValid(suites)
    assert ("1", "0") == (suites.get("errors"), suites.get("failures"))


def test_each_kind_without_findings_passes() -> None:
    """A report without findings has a case a kind, and none fails."""
    suites = etree.fromstring(as_junit(report()).encode())

    JUNIT.assertValid(suites)
    assert (str(len(severities())), "0", "0") == tuple(suites.get(key) for key in ("tests", "failures", "errors"))


def test_words_of_documents_act_nowhere() -> None:
    """Markup, placeholders, links and control characters of a document are words in every format."""
    hostile = "a]]></failure><x/> {0} [c](http://example.org) \x00\x1b[31m\ud800 & \ufffe"
    told = report(finding(hostile.replace("\ud800", ""), words="{0} \x1b"))
    log, suites = as_sarif(told, Places()), etree.fromstring(as_junit(told).encode())

    SARIF.validate(log)
    JUNIT.assertValid(suites)
    (message,) = (each["message"]["text"] for each in results(log).values())
    assert "{{0}} [c] (http" in message
    assert "\x1b" not in message
    assert [] == suites.xpath("//x")
