"""What `asendus query` prints: rows, yes or no, triples; for people in the words of their language."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from rdflib import Graph
from running import Ended, run_here

from asendus.output import RowFormat, print_rows
from asendus.queries import load, names
from asendus.store import Store
from asendus.wording import heading

Ask = Callable[..., Ended]

ASK = "ASK {{ GRAPH ?g {{ ?post <http://www.w3.org/2004/02/skos/core#prefLabel> {label} }} }}"


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], tmp_path: Path, examples: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Runs an own query over one example."""
    monkeypatch.setenv("COLUMNS", "140")

    def run(text: str, *options: str) -> Ended:
        own = tmp_path / "oma.rq"
        own.write_text(text, encoding="utf-8")
        return run_here(capsys, "query", own, examples / "meremarkide-kartograaf.txt", *options)

    return run


# Yes or no


@pytest.mark.parametrize(
    ("label", "lang", "said"),
    [
        ('"leiutaja"@et', "et", "ei\n"),
        ('"leiutaja"@et', "en", "no\n"),
        ("?any", "et", "jah\n"),
        ("?any", "en", "yes\n"),
    ],
)
def test_ask_is_answered_with_a_word(ask: Ask, label: str, lang: str, said: str) -> None:
    """An ASK query has one word for an answer, and ends with 0 either way."""
    assert (0, said, "") == ask(ASK.format(label=label), "--lang", lang)


@pytest.mark.parametrize(("style", "said"), [("json", "true\n"), ("csv", "answer\ntrue\n")])
def test_ask_has_an_answer_for_programs(ask: Ask, style: str, said: str) -> None:
    """In JSON an ASK query is true or false; in a format of rows it has one cell."""
    assert said == ask(ASK.format(label="?any"), "--format", style).out


# Triples


def test_construct_prints_turtle(ask: Ask) -> None:
    """CONSTRUCT gives Turtle, which reads back as what it was."""
    printed = ask("CONSTRUCT { <urn:a> <urn:says> ?n } WHERE { VALUES ?n { 1 2 'kaks\u202e' } }")

    assert "\u202e" not in printed.out
    assert {"1", "2", "kaks\u202e"} == {str(said) for said in Graph().parse(data=printed.out).objects()}


def test_describe_prints_turtle(ask: Ask) -> None:
    """DESCRIBE gives what is said of something."""
    printed = ask("DESCRIBE ?unit WHERE { GRAPH ?g { ?unit a <http://www.w3.org/ns/org#OrganizationalUnit> } }")

    assert len(Graph().parse(data=printed.out)) > 3


def test_triples_can_be_rows(ask: Ask) -> None:
    """In a format of rows a triple is a row."""
    printed = ask("CONSTRUCT { <urn:a> <urn:b> 1 } WHERE {}", "--format", "json")

    assert [{"subject": "urn:a", "predicate": "urn:b", "object": 1}] == json.loads(printed.out)


# Words


def test_a_table_speaks_the_language_of_output(capsys: pytest.CaptureFixture[str], examples: Path) -> None:
    """Levels, strengths, truth values and headings are words; programs get the graph's own names."""
    file = examples / "meremarkide-kartograaf.txt"
    english = run_here(capsys, "query", "languages-required", file, "--lang", "en").out
    estonian = run_here(capsys, "query", "languages-required", file, "--lang", "et").out

    assert ["post", "language", "level", "demanded"] == english.splitlines()[0].split()
    assert " Estonian " in english
    assert " yes" in english
    assert " eesti keel " in estonian
    assert " jah" in estonian
    assert "cefr/" not in english + estonian
    assert "scheme/cefr/" in run_here(capsys, "query", "languages-required", file, "--format", "csv").out


def test_every_column_of_the_product_s_queries_has_a_heading() -> None:
    """No query of the product shows people the name of a variable."""
    known = tomllib.loads(files("asendus").joinpath("wording.toml").read_text(encoding="utf-8"))["column"]
    labelled = [column for name in names() for column in load(name).columns if f"{column}Label" in load(name).columns]
    readable = {column for name in names() for column in load(name).columns} - {*labelled}

    assert len(readable) > 60
    addresses = {
        "post",
        "unit",
        "head",
        "directive",
        "description",
        "duty",
        "list",
        "repealedBy",
        "supersededBy",
        "agency",
    }
    assert addresses | {"scheme"} >= {
        column for column in readable - {*known} if not column.casefold().endswith("statement")
    }
    assert "üksus" == heading("unitLabel", "et")


def test_units_of_one_name_are_told_apart(capsys: pytest.CaptureFixture[str], examples: Path) -> None:
    """Cover by unit names the unit above, since two departments may have a unit of one name each."""
    files = [examples / "rannikukaitse-arendustalituse-juhataja.txt", examples / "meremarkide-kartograaf.txt"]
    rows = json.loads(run_here(capsys, "query", "cover-by-unit", *files, "--format", "json").out)

    assert {"rannikukaitse osakond", "meremärkide osakond"} == {
        row["parentLabel"] for row in rows if row["unitLabel"] == "arendustalitus"
    }


# Width


def test_a_terminal_too_narrow_for_a_table_gets_blocks(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where columns would be broken into letters each row is a block; no word of it is broken."""
    columns = [f"column-{number}" for number in range(6)]
    rows = [[f"kasutajakonto-{number}" for number in range(6)]] * 2
    monkeypatch.setenv("COLUMNS", "60")
    print_rows(columns, rows, RowFormat.TABLE)
    narrow = capsys.readouterr().out
    monkeypatch.setenv("COLUMNS", "160")
    print_rows(columns, rows, RowFormat.TABLE)
    wide = capsys.readouterr().out

    assert "column-0  kasutajakonto-0\ncolumn-1  kasutajakonto-1\n" in narrow
    assert 2 == narrow.count("kasutajakonto-5")
    assert 4 == len(wide.splitlines())


def test_an_unknown_name_is_met_with_near_ones(capsys: pytest.CaptureFixture[str], examples: Path) -> None:
    """A wrong name of a query is told with near names, if any, and with how to list them all; never with all of them."""
    near = run_here(capsys, "query", "languages", examples)
    far = run_here(capsys, "query", "xyzzy", examples)

    assert 2 == near.code == far.code
    assert "did you mean language" in near.err
    assert all("`asendus query --list` names all" in each.err for each in (near, far))
    assert len(far.err) < 200


def test_an_answer_tells_its_kind() -> None:
    """A store's answer is rows, a truth value, or triples."""
    import pyoxigraph

    store = Store(pyoxigraph.Store())

    assert ("x",) == store.select("SELECT ?x WHERE { ?x ?y ?z }").columns
    assert store.answer("ASK {}") is True
    assert 1 == len(store.construct("CONSTRUCT { <urn:a> <urn:b> 1 } WHERE {}"))
