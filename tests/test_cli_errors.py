"""Bad input: one clear line on standard error, the right exit code, and the other files still done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import Ended, run_apart, run_here

from asendus import cli
from asendus.commands import asking
from asendus.errors import InputError

AGENDA = "Koosoleku päevakord\n\n1. Eelarve\n2. Ruumid\n3. Varia\n"


@pytest.fixture
def good(examples: Path) -> Path:
    """A file with one job description."""
    return examples / "supelrandade-rannakoordinaator.txt"


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    """A readable file without a job description."""
    path = tmp_path / "päevakord.txt"
    path.write_text(AGENDA, encoding="utf-8")
    return path


@pytest.fixture
def binary(tmp_path: Path) -> Path:
    """A picture that calls itself text."""
    path = tmp_path / "pilt.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A file without a byte."""
    path = tmp_path / "tühi.txt"
    path.touch()
    return path


def assert_told(ended: Ended, code: int, *words: str) -> None:
    """The command ended with `code`; one line on standard error has all `words`; there is no trace."""
    assert code == ended.code, ended
    assert "Traceback" not in ended.err
    assert any(all(word in line for word in words) for line in ended.err.splitlines()), ended.err


def test_missing_file_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file that is not there is told by its name; nothing else was given, so the code is 2."""
    assert_told(run_here(capsys, "read", tmp_path / "puudub.txt"), 2, "puudub.txt", "no such file")


def test_missing_file_without_an_ending_is_missing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A mistyped folder is told to be missing, not to be a file of a kind that is not read."""
    assert_told(run_here(capsys, "read", tmp_path / "kaust"), 2, "kaust", "no such file")


def test_empty_file_is_named(capsys: pytest.CaptureFixture[str], empty: Path) -> None:
    """An empty file is told by its name."""
    assert_told(run_here(capsys, "read", empty), 2, "tühi.txt", "empty")


def test_binary_file_is_named(capsys: pytest.CaptureFixture[str], binary: Path) -> None:
    """A binary file that is called .txt is told by its name and as what it is."""
    assert_told(run_here(capsys, "read", binary), 2, "pilt.txt", "binary")


def test_file_without_a_description_is_a_note(capsys: pytest.CaptureFixture[str], agenda: Path) -> None:
    """A readable file that describes no post is noted; nothing failed, and the answer is an empty list."""
    ended = run_here(capsys, "read", agenda, "--format", "json")

    assert_told(ended, 0, "note", "päevakord.txt", "no job description")
    assert [] == json.loads(ended.out)


def test_report_on_no_description_says_so(capsys: pytest.CaptureFixture[str], agenda: Path) -> None:
    """A report without a description to look at does not read like a clean one."""
    ended = run_here(capsys, "gaps", agenda, "--lang", "en")

    assert_told(ended, 0, "note", "päevakord.txt")
    assert "No job description was read" in ended.out


@pytest.mark.parametrize("command", ["read", "gaps"])
def test_one_bad_file_stops_no_other(
    capsys: pytest.CaptureFixture[str], command: str, good: Path, binary: Path, agenda: Path
) -> None:
    """The good file is read and printed, the bad one told, and the code says that something could not be read."""
    ended = run_here(capsys, command, binary, good, agenda, "--format", "json")

    assert_told(ended, 3, "error", "pilt.txt")
    assert good.name in ended.out


def test_unreadable_file_wins_over_findings(capsys: pytest.CaptureFixture[str], examples: Path, binary: Path) -> None:
    """With findings and an unreadable file the code is 3, since the report may lack something; without the file 1."""
    gap = examples / "meremarkide-kartograaf.txt"

    assert 1 == run_here(capsys, "gaps", gap, "--fail-on", "high").code
    assert 3 == run_here(capsys, "gaps", gap, binary, "--fail-on", "high").code


def test_folder_without_documents_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A folder with nothing that can be read is told by its name."""
    assert_told(run_here(capsys, "gaps", tmp_path), 2, str(tmp_path), "no file in this folder")


def test_pattern_without_a_match_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A pattern that nothing matches is told as it was given."""
    assert_told(run_here(capsys, "read", tmp_path / "*.txt"), 2, "*.txt", "no file matches")


def test_wrong_format_names_the_formats(capsys: pytest.CaptureFixture[str], good: Path) -> None:
    """An unknown format is told with those that there are."""
    assert_told(run_here(capsys, "gaps", good, "--format", "xml"), 2, "--format", "'xml'", "table", "csv", "--help")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["asenda"], ("No such command", "asenda")),
        (["gaps", "--päev"], ("No such option", "--päev")),
        (["gaps"], ("nothing to look at", "--store")),
        (["read"], ("no file was given",)),
        (["read", "--text", "a.txt", "b.txt"], ("--text", "exactly one")),
        (["load", "a.txt"], ("--store",)),
        (["show"], ("POST",)),
        (["view", "a.txt"], ("--output",)),
        (["query"], ("no query was named", "--list")),
        (["query", "who-cover", "a.txt"], ("who-cover", "did you mean", "who-covers")),
        (["query", "who-covers", "a.txt", "--param", "post"], ("'post'", "NAME=VALUE")),
        (["query", "puudub.rq", "a.txt"], ("puudub.rq",)),
        (["gaps", "a.txt", "--store", "b"], ("both",)),
        (["gaps", "a.txt", "--rules", "puudub.toml"], ("puudub.toml",)),
    ],
)
def test_bad_usage_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: tuple[str, ...]
) -> None:
    """What cannot be asked so is told in one line, with what to do, and ends with 2."""
    ended = run_here(capsys, *arguments)

    assert_told(ended, 2, *words)
    assert 1 == len(ended.err.splitlines())
    assert not ended.out


def test_unknown_post_has_near_names(capsys: pytest.CaptureFixture[str], good: Path) -> None:
    """A post that is not there is told with names that are near."""
    assert_told(
        run_here(capsys, "show", "rannakordinaator", good), 2, "rannakordinaator", "did you mean", "rannakoordinaator"
    )


def test_ambiguous_post_lists_all_that_fit(capsys: pytest.CaptureFixture[str], examples: Path) -> None:
    """Words that fit several posts end with 2, and every post that fits is listed with its IRI."""
    ended = run_here(capsys, "show", "hooldemeister", *sorted(examples.glob("hooldemeister-*.txt")))

    assert_told(ended, 2, "posts fit 'hooldemeister'")
    assert 2 <= sum("hooldemeister" in line and "https://" in line for line in ended.err.splitlines())


def test_malformed_query_has_its_place(capsys: pytest.CaptureFixture[str], good: Path, tmp_path: Path) -> None:
    """A mistake in a query file is told with file, line and column."""
    wrong = tmp_path / "vale.rq"
    wrong.write_text("SELECT ?post\nWHERE { ?post a }\n", encoding="utf-8")

    assert_told(run_here(capsys, "query", wrong, good), 2, "vale.rq", "line 2", "column")


def test_query_that_would_reach_the_network_is_refused(
    capsys: pytest.CaptureFixture[str], good: Path, tmp_path: Path
) -> None:
    """A query with SERVICE is not run."""
    away = tmp_path / "kaugel.rq"
    away.write_text("SELECT ?s WHERE { SERVICE <https://example.org/> { ?s ?p ?o } }", encoding="utf-8")

    assert_told(run_here(capsys, "query", away, good), 2, "kaugel.rq", "SERVICE")


@pytest.mark.parametrize("command", [["gaps"], ["show", "x"], ["query", "posts"], ["view", "-o", "x.html"], ["export"]])
def test_folder_that_is_no_store_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, agenda: Path, command: list[str]
) -> None:
    """A folder of other things is not taken for a store, and stays as it was."""
    ended = run_here(capsys, *command, "--store", tmp_path)

    assert_told(ended, 2, str(tmp_path), "not a store")
    assert [agenda] == list(tmp_path.iterdir())


def test_store_that_is_not_there_is_not_made(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A question makes no store; it says which command does."""
    assert_told(run_here(capsys, "gaps", "--store", tmp_path / "graaf"), 2, "graaf", "asendus load")
    assert not (tmp_path / "graaf").exists()


@pytest.mark.parametrize("command", ["view", "export"])
def test_output_that_cannot_be_written_is_named(
    capsys: pytest.CaptureFixture[str], command: str, good: Path, tmp_path: Path
) -> None:
    """A target in a folder that is not there is told by its name; nothing is left behind."""
    assert_told(run_here(capsys, command, good, "-o", tmp_path / "puudub" / "x.html"), 2, "puudub")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["-", "leht", "leht.pdf"])
def test_page_of_another_ending_is_not_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, good: Path, tmp_path: Path
) -> None:
    """A page has a name that a browser opens; another one is refused before anything is read."""
    monkeypatch.chdir(tmp_path)
    assert_told(run_here(capsys, "view", good, "-o", name), 2, name, ".html")
    assert not Path(name).exists()


def test_own_failure_is_a_line_and_no_finding(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, good: Path
) -> None:
    """An error that nobody foresaw ends with 3, not with Python's 1, and says how to see the trace."""

    def fail(**_: object) -> None:
        raise KeyError("ootamatu")

    monkeypatch.setattr("asendus.gaps_report.find_gaps", lambda *_, **__: fail())

    assert_told(run_here(capsys, "gaps", good), 3, "own failure", "KeyError", "ASENDUS_TRACEBACK")


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (KeyboardInterrupt(), 130, ("interrupted",)),
        (
            InputError("is damaged", where="fail.txt", remedy="save it again"),
            3,
            ("fail.txt: is damaged; save it again",),
        ),
        (PermissionError(13, "Permission denied", "kaust/fail.txt"), 3, ("kaust/fail.txt", "Permission denied")),
        (BrokenPipeError(), 141, ()),
    ],
)
def test_errors_have_their_codes(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: int,
    words: tuple[str, ...],
) -> None:
    """Each kind of error ends with the code that the reference promises, and at most a line."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("asendus.sources.open_source", fail)
    monkeypatch.setattr(os, "dup2", lambda *_: None)

    ended = run_here(capsys, "gaps", "x.txt")

    assert code == ended.code
    assert all(word in ended.err for word in words)
    assert len(ended.err.splitlines()) == bool(words)


def test_closed_pipe_ends_quietly(examples: Path) -> None:
    """A reader that leaves early, such as `head`, ends the command without a word."""
    command = f"{sys.executable} -m asendus read '{examples}' --format json | head -n 1; exit ${{PIPESTATUS[0]}}"

    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120, check=False)

    assert "[\n" == ended.stdout
    assert "" == ended.stderr
    assert ended.returncode in (0, 141)


def test_text_of_a_document_cannot_act_in_an_error() -> None:
    """A file name with an escape sequence is printed without it."""
    ended = run_apart("read", "\x1b[31mpunane.txt")

    assert 2 == ended.code
    assert "\x1b" not in ended.err
    assert "punane.txt" in ended.err


def test_modules_that_tests_patch_are_the_ones_that_run() -> None:
    """The commands take what they need when they run, so that a test can stand in for it."""
    assert not {"find_gaps", "open_source"} & (vars(asking).keys() | vars(cli).keys())


def test_a_rules_file_that_is_not_toml_is_bad_usage(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It ends with 2, as any other mistake in the rules does."""
    rules, file = tmp_path / "rules.toml", tmp_path / "a.txt"
    rules.write_text("[severity\n", encoding="utf-8")
    file.write_text("AMETIJUHEND\n", encoding="utf-8")
    ended = run_here(capsys, "gaps", file, "--rules", rules)

    assert 2 == ended.code
    assert "rules.toml: not TOML" in ended.err


@pytest.mark.parametrize("command", [("export", "--format", "csv", "a.txt"), ("query",), ("load", "a.txt")])
def test_an_error_names_the_product_once(capsys: pytest.CaptureFixture[str], command: tuple[str, ...]) -> None:
    """The line begins with the command, and with nothing before it."""
    ended = run_here(capsys, *command)

    assert 2 == ended.code
    assert ended.err.startswith(f"asendus {command[0]}: ")
    assert 1 == ended.err.count("asendus " + command[0] + ":")
    assert "asendus: asendus" not in ended.err


def test_a_file_without_a_description_is_counted(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It was read, though nothing was found in it."""
    (tmp_path / "a.txt").write_text("Tere!\n", encoding="utf-8")
    ended = run_here(capsys, "read", tmp_path / "a.txt", "--lang", "en")

    assert "0 job descriptions; files: 1\n" == ended.out


def test_the_list_of_posts_is_of_the_same_files(capsys: pytest.CaptureFixture[str], examples: Path) -> None:
    """The remedy can be run as it stands."""
    file = examples / "meremarkide-kartograaf.txt"
    ended = run_here(capsys, "show", "zzz", file)
    parameter = run_here(capsys, "query", "who-covers", file, "--param", "post=zzz")

    assert f"`asendus query posts {file}` lists all" in ended.err
    assert f"`asendus query posts {file}` lists all" in parameter.err


def test_an_iri_stands_on_one_line(capsys: pytest.CaptureFixture[str], examples: Path) -> None:
    """However narrow the terminal is: it is there to be copied."""
    ended = run_here(capsys, "show", "kartograaf", examples / "meremarkide-kartograaf.txt")

    assert [line for line in ended.out.splitlines() if line.startswith("https://") and line.endswith("/kartograaf")]
    assert max(map(len, ended.out.splitlines())) > 80
