"""The commands on good input, from files and from a store."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from running import Ended, run_apart, run_here
from typer.core import TyperGroup
from typer.main import get_command

from asendus.cli import app

Run = Callable[..., Ended]

#: The command line, but reading takes a minute.
SLOW = """
import time
from asendus import cli, sources
sources.open_source = lambda *_, **__: (print("on", flush=True), time.sleep(60))
cli.main()
"""


@pytest.fixture(autouse=True)
def width(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal wide enough that no file name is broken."""
    monkeypatch.setenv("COLUMNS", "140")


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in this process."""

    def run(*arguments: str | Path) -> Ended:
        return run_here(capsys, *arguments)

    return run


@pytest.fixture
def some(examples: Path) -> Path:
    """A file with one job description, whose post nobody covers."""
    return examples / "meremarkide-kartograaf.txt"


@pytest.fixture
def bundle(examples: Path) -> Path:
    """A directive with seven annexes."""
    return examples / "kaskkiri-48-jarelevalvetalitus.txt"


# Front


def test_version_is_the_package_s(command: Run) -> None:
    """`--version` tells the version that is installed."""
    from importlib.metadata import version

    assert (0, f"asendus {version('asendus')}\n", "") == command("--version")


def test_no_command_prints_the_help(command: Run) -> None:
    """Without a command there is nothing to do: the help comes, and the code is that of bad usage."""
    ended = command()

    assert 2 == ended.code
    assert ended.out == command("--help").out


def test_help_answers_to_both_names(command: Run) -> None:
    """-h and --help are the same, and end with 0."""
    assert command("gaps", "-h") == command("gaps", "--help")
    assert 0 == command("gaps", "-h").code


def test_module_runs_like_the_script() -> None:
    """`python -m asendus` is the command line."""
    ended = run_apart("--help")

    assert 0 == ended.code
    assert ended.out.startswith("Usage: asendus ")


def test_shell_completes_a_command() -> None:
    """Asked as bash asks, the command tells how a word goes on."""
    ended = run_apart(_ASENDUS_COMPLETE="complete_bash", COMP_WORDS="asendus ga", COMP_CWORD="1")

    assert (0, "gaps\n") == (ended.code, ended.out)


def test_interrupt_ends_with_130(examples: Path) -> None:
    """Ctrl-C ends a running command with 130 and a word."""
    running = subprocess.Popen(
        [sys.executable, "-c", SLOW, "gaps", str(examples)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout and "on\n" == running.stdout.readline()

    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)

    assert (130, "asendus: interrupted\n") == (running.returncode, told)


# read


def test_read_prints_the_contract(command: Run, bundle: Path) -> None:
    """JSON is one array with an object a job description, in document order."""
    ended = command("read", bundle, "--format", "json")

    readings = json.loads(ended.out)
    assert 0 == ended.code
    assert 7 == len(readings)
    assert {bundle.name} == {reading["source"] for reading in readings}
    assert {"title", "unit", "substituted_by", "evidence", "warnings"} <= readings[0].keys()


def test_read_quotes_what_the_text_has(command: Run, bundle: Path) -> None:
    """The offsets of a reading count in the text that `--text` prints."""
    text = command("read", "--text", bundle).out
    spans = [
        (mention, text[mention["start"] : mention["end"]])
        for reading in json.loads(command("read", bundle, "--format", "json").out)
        for mention in reading["substituted_by"] or ()
    ]

    assert spans
    for _mention, words in spans:
        assert words.strip() == words
        assert words


def test_read_shows_a_card_a_description(command: Run, some: Path) -> None:
    """For people a card has the title, the file, the fields and a count."""
    told = command("read", some, "--lang", "en").out

    assert "kartograaf" in told
    assert some.name in told
    assert "Covered by" in told
    assert "1 job description; files: 1" == told.splitlines()[-1]


def test_language_comes_from_the_environment(command: Run, monkeypatch: pytest.MonkeyPatch, some: Path) -> None:
    """ASENDUS_LANG sets the language, --lang wins over it, LANG has no say."""
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "Teda asendab" in command("read", some).out
    monkeypatch.setenv("ASENDUS_LANG", "en")
    assert "Covered by" in command("read", some).out
    assert "Teda asendab" in command("read", some, "--lang", "et").out


def test_standard_input_is_a_file(some: Path) -> None:
    """`-` reads a description from standard input."""
    ended = run_apart("read", "-", "--format", "json", stdin=some.read_bytes())

    assert 0 == ended.code
    assert ["kartograaf"] == [reading["title"] for reading in json.loads(ended.out)]


def test_text_is_printed_as_it_is(tmp_path: Path) -> None:
    """`--text` adds and takes away nothing, not even at the end."""
    path = tmp_path / "näidis.txt"
    path.write_text("Õä\tü \n\n ei lõpe reavahetusega", encoding="utf-8")

    assert (0, "Õä\tü \n\n ei lõpe reavahetusega", "") == run_apart("read", "--text", path)


def test_output_is_utf_8_under_any_locale(some: Path) -> None:
    """Estonian letters come out whole where the locale knows ASCII alone."""
    ended = run_apart("read", some, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")

    assert 0 == ended.code
    assert "Üksus" in ended.out


# load and stores


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    """A store with the mark department's descriptions."""
    folder = tmp_path_factory.mktemp("hoidla") / "graaf"
    ended = run_apart("load", *sorted(examples.glob("meremarkide-*.txt")), "--store", folder)
    assert 0 == ended.code, ended.err
    return folder


def test_load_again_changes_nothing(command: Run, some: Path, tmp_path: Path) -> None:
    """The first load adds, the second leaves all as it is."""
    first = command("load", some, "--store", tmp_path / "graaf", "--lang", "en")
    again = command("load", some, "--store", tmp_path / "graaf", "--lang", "en")

    assert "1 added, 0 replaced, 0 unchanged, 0 removed" == first.out.splitlines()[0]
    assert "0 added, 0 replaced, 1 unchanged, 0 removed" == again.out.splitlines()[0]
    assert again.out.splitlines()[1].endswith("1 job description")


@pytest.mark.parametrize(
    "arguments", [["gaps", "--format", "json"], ["query", "posts", "--format", "csv"], ["export", "--format", "nquads"]]
)
def test_store_and_files_give_the_same_answer(command: Run, store: Path, examples: Path, arguments: list[str]) -> None:
    """A question has one answer, whether its graph comes from a store or from the files."""
    files = sorted(examples.glob("meremarkide-*.txt"))

    assert command(*arguments, *files) == command(*arguments, "--store", store)


# show


def test_show_tells_who_covers_and_by_whose_word(command: Run, store: Path) -> None:
    """A post's card has its file, who covers it, how surely, and whose description says so."""
    ended = command("show", "meremarkide osakonna juhataja", "--store", store, "--lang", "en")

    assert 0 == ended.code
    assert "meremarkide-osakonna-juhataja.txt" in ended.out
    assert "Covered by   juhataja, hooldetalitus (unverified; its own description" in ended.out
    assert "“Hooldetalituse juhataja”" in ended.out


def test_show_tells_strength_and_end_of_each_statement(command: Run, store: Path) -> None:
    """In JSON each statement of cover has its strength, the end that states it, and its words."""
    told = json.loads(command("show", "juhtivspetsialist", "--store", store, "--format", "json").out)

    assert {"principal", "substitute"} == {cover["stated_by"] for cover in told["covered_by"]}
    assert {"firm"} == {cover["strength"] for cover in told["covered_by"]}
    assert all(cover["quote"] and cover["file"] for cover in told["covered_by"])


@pytest.mark.parametrize("part", ["iri", "label"])
def test_show_takes_an_iri_or_a_label(command: Run, store: Path, part: str) -> None:
    """A post that JSON tells is found again by its IRI and by its label."""
    post = json.loads(command("show", "kartograaf", "--store", store, "--format", "json").out)["post"]

    again = command("show", post[part], "--store", store, "--format", "json")

    assert post == json.loads(again.out)["post"]


def test_show_takes_a_slug(command: Run, store: Path) -> None:
    """The end of an IRI is enough."""
    post = json.loads(command("show", "kartograaf", "--store", store, "--format", "json").out)["post"]

    ended = command("show", post["iri"].rsplit("/", 1)[1], "--store", store, "--format", "json")

    assert post == json.loads(ended.out)["post"]


# gaps


def test_gaps_tells_an_uncovered_post(command: Run, some: Path) -> None:
    """A post whose form names nobody is a gap of high severity, with the words of its file."""
    (found,) = [
        f for f in json.loads(command("gaps", some, "--format", "json").out)["findings"] if f["slug"] == "no-cover"
    ]

    assert "high" == found["severity"]
    assert {some.name} == {quote["file"] for quote in found["evidence"]}


def test_evidence_of_a_gap_stands_in_the_text(command: Run, examples: Path) -> None:
    """Every quote of every finding stands at its offsets in the text of its file, names masked."""
    folder = examples / "klienditeeninduse-*.txt"
    texts: dict[str, str] = {}
    quotes = [q for f in json.loads(command("gaps", folder, "--format", "json").out)["findings"] for q in f["evidence"]]

    assert quotes
    for quote in quotes:
        text = texts.setdefault(quote["file"], command("read", "--text", examples / quote["file"]).out)
        there = text[quote["start"] : quote["end"]]
        assert all(mine in (its, "▮") for mine, its in zip(quote["words"], there, strict=True))


@pytest.mark.parametrize(("threshold", "code"), [("high", 1), ("low", 1), (None, 0)])
def test_fail_on_sets_the_code(command: Run, some: Path, threshold: str | None, code: int) -> None:
    """A finding at or above the threshold ends with 1, and the report is printed all the same."""
    ended = command("gaps", some, *(["--fail-on", threshold] if threshold else []))

    assert code == ended.code
    assert "no-cover" in ended.out


def test_fail_on_a_severity_that_is_not_reached_ends_with_0(command: Run, examples: Path) -> None:
    """Findings below the threshold do not fail."""
    low = examples / "rannikukaitse-osakonna-juhataja.txt"

    assert 0 == command("gaps", low, "--fail-on", "high").code


@pytest.mark.parametrize("columns", [80, 100, 120])
def test_report_keeps_to_the_width(monkeypatch: pytest.MonkeyPatch, command: Run, examples: Path, columns: int) -> None:
    """No line of the table is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", str(columns))

    lines = command("gaps", examples / "meremarkide-*.txt").out.splitlines()

    assert len(lines) > 20
    assert max(map(len, lines)) <= columns


def test_rules_silence_a_finding(command: Run, some: Path, tmp_path: Path) -> None:
    """A finding that the rules silence is told with its reason and fails nothing."""
    (found,) = [
        f for f in json.loads(command("gaps", some, "--format", "json").out)["findings"] if f["severity"] == "high"
    ]
    rules = tmp_path / "asendus.toml"
    rules.write_text(f'[[silence]]\nfinding = "{found["id"]}"\nreason = "koht kaotatakse"\nuntil = 2999-01-01\n')

    ended = command("gaps", some, "--rules", rules, "--fail-on", "high")

    assert 0 == ended.code
    assert "sest koht" in ended.out


# query


def test_query_list_needs_no_graph(command: Run) -> None:
    """The queries of the product are listed with their titles, without a store."""
    ended = command("query", "--list", "--lang", "en", "--format", "csv")

    rows = {row["name"]: row for row in csv.DictReader(StringIO(ended.out))}
    assert len(rows) > 20
    assert "Who covers a post" == rows["who-covers"]["title"]


def test_query_takes_a_post_in_words(command: Run, store: Path) -> None:
    """A parameter that is a post takes what `show` takes."""
    ended = command("query", "posts", "--store", store, "--param", "post=kartograaf", "--format", "json")

    (row,) = json.loads(ended.out)
    assert row["label"].startswith("kartograaf")


def test_query_table_leaves_out_addresses_and_says_so(command: Run, store: Path) -> None:
    """A table has no columns of IRIs; their names stand on standard error."""
    ended = command("query", "posts", "--store", store)

    assert "https://" not in ended.out
    assert "csv has also post" in ended.err


def test_query_runs_a_file_and_standard_input(store: Path, tmp_path: Path) -> None:
    """An own query runs from a file and from standard input alike."""
    own = tmp_path / "oma.rq"
    own.write_text("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }", encoding="utf-8")

    from_file = run_apart("query", own, "--store", store, "--format", "json")
    from_stdin = run_apart("query", "-", "--store", store, "--format", "json", stdin=own.read_bytes())

    assert from_file == from_stdin
    assert json.loads(from_file.out)[0]["n"] > 100


# view and export


def test_view_writes_a_page(command: Run, store: Path, tmp_path: Path) -> None:
    """The page is one HTML file; what was written is told on standard error."""
    ended = command("view", "--store", store, "-o", tmp_path / "leht.html")

    assert (0, "") == (ended.code, ended.out)
    assert "leht.html" in ended.err
    assert "kartograaf" in (tmp_path / "leht.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("style", ["turtle", "trig", "nquads", "jsonld", "graphml", "csv"])
def test_export_writes_every_format(command: Run, store: Path, tmp_path: Path, style: str) -> None:
    """Each format is written to a file."""
    ended = command("export", "--store", store, "--format", style, "-o", tmp_path / "out")

    assert 0 == ended.code, ended.err
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("output", [[], ["-o", "-"]])
def test_export_without_output_goes_to_standard_output(
    command: Run, monkeypatch: pytest.MonkeyPatch, store: Path, tmp_path: Path, output: list[str]
) -> None:
    """What would stand in the file is printed; - is no file."""
    monkeypatch.chdir(tmp_path)
    command("export", "--store", store, "--format", "trig", "-o", tmp_path / "out.trig")

    ended = command("export", "--store", store, "--format", "trig", *output)
    assert (tmp_path / "out.trig").read_text(encoding="utf-8") == ended.out
    assert ["out.trig"] == [path.name for path in tmp_path.iterdir() if path.is_file()]


# Options


GRAPH_OPTIONS = ("files", "store", "agency", "jobs", "no_cache", "base", "rules", "as_of")


@pytest.mark.parametrize(
    "name", ["show", "gaps", "query", "check", "view", "report", "export", "absence", "resilience", "suggest", "diff"]
)
def test_commands_that_ask_a_graph_have_its_options(name: str) -> None:
    """Each command that asks a graph has all options of one, in one order; `diff` asks about two days of its own."""
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    own = [parameter.name for parameter in group.commands[name].params]
    wanted = [option for option in GRAPH_OPTIONS if (name, option) != ("diff", "as_of")]

    assert wanted == [option for option in own if option in GRAPH_OPTIONS]
