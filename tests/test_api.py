"""The public API: what `import asendus` gives, that it is what docs/api.md tells, and that it answers as the commands do."""

from __future__ import annotations

import csv
import inspect
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas
import pytest
from browsing import Opener
from running import run_here

import asendus

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")

#: Members of a Graph that every object has.
_OF_ALL = {name for name in dir(object) if not name.startswith("__")}


@pytest.fixture(scope="module")
def graph(example_store: Path) -> Iterator[asendus.Graph]:
    """The invented agency's graph."""
    with asendus.open_graph(example_store, lang="en") as opened:
        yield opened


def told(heading: str) -> dict[str, str]:
    """The names in the tables below a heading of the page, each with what stands in its brackets, if it has any."""
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)(?:\(([^`]*)\))?` \|", part, re.MULTILINE)
    assert rows, heading
    return dict(rows)


def parameters(function: Callable[..., object]) -> str:
    """The parameters of a function as the page writes them: names, `/` and `*`, without types and defaults."""
    told_all = inspect.signature(function).parameters.values()
    bare = [each.replace(annotation=each.empty, default=each.empty) for each in told_all if each.name != "self"]
    return str(inspect.Signature(bare)).strip("()")


def test_the_front_door_is_what_is_documented() -> None:
    """docs/api.md tells every public name and no other."""
    named = {**told("Opening"), **told("Types"), **told("Errors")}

    assert sorted(named) == asendus.__all__


def test_a_graph_has_what_is_documented() -> None:
    """docs/api.md tells every member of a graph and no other."""
    members = {name for name in dir(asendus.Graph) if not name.startswith("_")} | {"lang"}

    assert members - _OF_ALL == set(told("Graph"))


@pytest.mark.parametrize("name", sorted(told("Opening")))
def test_parameters_of_functions_are_documented(name: str) -> None:
    """The page writes the parameters that a function has."""
    assert told("Opening")[name] == parameters(getattr(asendus, name))


@pytest.mark.parametrize("name", sorted(name for name, inside in told("Graph").items() if inside))
def test_parameters_of_methods_are_documented(name: str) -> None:
    """The page writes the parameters that a method has."""
    assert told("Graph")[name] == parameters(getattr(asendus.Graph, name))


def test_fields_of_a_gap_are_documented() -> None:
    """The page tells the columns of a finding's row in their order."""
    row = PAGE.partition("| `Gap` |")[2].partition("\n")[0]

    assert tuple(re.findall(r"`(\w+)`", row)) == asendus.Gap._fields


def test_every_public_name_has_a_docstring() -> None:
    """Whatever is public says what it is."""
    values = [getattr(asendus, name) for name in asendus.__all__ if name != "__version__"]
    methods = [getattr(asendus.Graph, name) for name in dir(asendus.Graph) if not name.startswith("_")]

    assert all(inspect.getdoc(value) for value in (*values, *methods))


def test_gaps_are_the_findings_of_the_command(
    graph: asendus.Graph, example_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A row a finding, with the words and the identifiers that the command writes; a data frame has them as columns."""
    ended = run_here(capsys, "gaps", "--store", example_store, "--format", "json", "--lang", "en")
    findings = json.loads(ended.out)["findings"]
    frame = pandas.DataFrame(graph.gaps())

    assert list(asendus.Gap._fields) == list(frame.columns)
    assert [each["id"] for each in findings] == list(frame.id)
    assert [each["message"] for each in findings] == list(frame.message)
    assert [each.id for each in graph.findings()] == list(frame.id)


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (("query", "cover-by-unit"), lambda graph: graph.query("cover-by-unit")),
        (("query", "who-covers", "--param", "post=dokumendihaldur"), lambda graph: graph.query("who-covers", post="dokumendihaldur")),
        (("absence", "--away", "kartograaf"), lambda graph: graph.absence("kartograaf")),
        (("absence", "--away-unit", "andmeosakond"), lambda graph: graph.absence(units=["andmeosakond"])),
        (("resilience",), lambda graph: graph.resilience()),
        (("suggest", "kartograaf"), lambda graph: graph.suggest("kartograaf")),
        (("suggest", "--all"), lambda graph: graph.plan()),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_rows_are_those_of_the_command(
    words: tuple[str, ...],
    rows: object,
    graph: asendus.Graph,
    example_store: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A method gives the columns and the rows that its command writes as CSV."""
    assert callable(rows)
    ended = run_here(capsys, *words, "--store", example_store, "--format", "csv", "--lang", "en")
    header, *written = csv.reader(io.StringIO(ended.out))
    found = rows(graph)

    assert 0 == ended.code
    assert found
    assert header == list(found[0])
    assert [row[0] for row in written] == [str(next(iter(row.values()))) for row in found]
    assert len(written) == len(found)


def test_a_question_may_be_sparql(graph: asendus.Graph) -> None:
    """SELECT, ASK and CONSTRUCT by hand give rows, numbers as numbers."""
    described = "?post a <https://w3id.org/asendus/ns#DescribedPost>"

    assert [{"posts": 38}] == graph.query(f"SELECT (COUNT(*) AS ?posts) {{ GRAPH ?g {{ {described} }} }}")
    assert [{"answer": True}] == graph.query(f"ASK {{ GRAPH ?g {{ {described} }} }}")
    triples = graph.query(f"CONSTRUCT {{ {described} }} WHERE {{ GRAPH ?g {{ {described} }} }}")
    assert 38 == len(triples)
    assert ["subject", "predicate", "object"] == list(triples[0])


def test_what_fits_several_posts_is_told_with_all(graph: asendus.Graph) -> None:
    """The error has every post that the words fit."""
    with pytest.raises(asendus.AmbiguousPost) as raised:
        graph.show("peaspetsialist")

    assert len(raised.value.candidates) > 1
    assert isinstance(raised.value, asendus.UsageError)


def test_nobody_away_is_refused(graph: asendus.Graph) -> None:
    """An absence of nobody is no question."""
    with pytest.raises(asendus.UsageError, match="nobody is away"):
        graph.absence()


def test_loading_prints_nothing_and_tells_problems(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be read is a problem of the graph, in memory and in a store; nothing is printed."""
    form = "Näidisamet\n\nAMETIJUHEND\n\nAmetikoht: jurist\nKes asendab: -\n"
    (tmp_path / "jurist.txt").write_text(form, encoding="utf-8")
    (tmp_path / "katki.docx").write_bytes(b"PK broken")
    read = asendus.load(tmp_path / "jurist.txt", jobs=0, as_of=date(2030, 1, 1))
    paths: list[str | Path] = [tmp_path / "jurist.txt", str(tmp_path / "katki.docx")]
    kept = asendus.load(paths, store=tmp_path / "graph", jobs=0)

    assert ((), date(2030, 1, 1)) == (read.problems, read.day)
    assert ["error"] == [problem.kind for problem in kept.problems]
    assert ["no-cover"] == [gap.slug for gap in kept.gaps() if gap.severity == "high"]
    kept.close()
    assert [] == asendus.load(tmp_path / "jurist.txt", jobs=0).diff(read)
    assert ("", "") == tuple(capfd.readouterr())


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    """Where nothing could be read, the error tells of the file."""
    (tmp_path / "katki.docx").write_bytes(b"PK broken")
    with pytest.raises(asendus.UsageError, match=r"katki\.docx"):
        asendus.load(tmp_path / "katki.docx", jobs=0)
    with pytest.raises(asendus.UsageError, match="no such language"):
        asendus.load(tmp_path, lang="fi")


@pytest.mark.parametrize("day", ["2026-01-31", datetime(2026, 1, 31, 8)])
def test_what_is_no_day_is_refused(tmp_path: Path, day: Any) -> None:
    """A text or a moment for a day is told by name, before anything is read."""
    for opened in (asendus.load, asendus.open_graph):
        with pytest.raises(asendus.UsageError, match=r"as_of: no day: .*datetime\.date"):
            opened(tmp_path, as_of=day)


@pytest.mark.parametrize("store", ["nowhere", "http://127.0.0.1:9/"])
def test_a_store_that_is_not_there_is_an_error(store: str) -> None:
    """A folder without a store, and an address where no engine answers, are told as such."""
    with pytest.raises(asendus.AsendusError, match=store.rstrip("/")):
        asendus.open_graph(store)


def test_one_path_is_read_as_several(examples: Path) -> None:
    """`read` takes a path by itself: its letters are no names of files."""
    path = examples / "meremarkide-kartograaf.txt"

    assert 1 == len(asendus.read(str(path), jobs=0).readings) == len(asendus.read([path], jobs=0).readings)


def test_files_are_written_where_told(graph: asendus.Graph, tmp_path: Path) -> None:
    """The page, the report and the exported graph are written, and the last can be opened again."""
    page = graph.view().save(tmp_path / "posts.html")
    report = graph.report(tmp_path / "report.md")
    (dump,) = graph.export(tmp_path / "graph.trig")

    assert page.read_text(encoding="utf-8").startswith("<!")
    assert "kartograaf" in report.read_text(encoding="utf-8")
    assert [] == asendus.open_graph(dump).diff(graph)
    assert [] == graph.check()


def test_the_view_stands_in_a_notebook(graph: asendus.Graph, open_page: Opener) -> None:
    """In a frame of another page the network is drawn, reaches nothing, and cannot reach the page around it."""
    around = f"<!doctype html><script>window.asendusPage = 'the notebook'</script>{graph.view()._repr_html_()}"
    opened = open_page(around)
    frame = next(frame for frame in opened.tab.frames if frame.parent_frame)
    opened.tab.wait_for_timeout(100)
    while not frame.evaluate("() => window.asendusPage !== undefined"):
        opened.tab.wait_for_timeout(50)

    assert 38 <= len(frame.evaluate("() => asendusPage.posts()"))
    assert "null" == frame.evaluate("() => window.origin")
    assert "the notebook" == opened.ask("() => window.asendusPage")
    assert [] == [request for request in opened.requests if not request.startswith("about:")]


def test_the_notebook_holds_what_its_cells_print() -> None:
    """docs/notebook.ipynb was run as it stands."""
    ended = subprocess.run(
        [sys.executable, ROOT / "tools" / "notebook.py", "--check"], capture_output=True, text=True, check=False
    )

    assert (0, "") == (ended.returncode, ended.stderr)
