"""Backups: a store as one file, and the same store made of it."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from readings import description, post
from running import run_here

from asendus.backup import back_up, restore
from asendus.errors import AsendusError, InputError, StoreError, UsageError
from asendus.sources import load_files
from asendus.store import open_store

#: Commands whose answers are compared byte for byte.
QUESTIONS = (
    ("gaps", "--format", "json"),
    ("gaps", "--format", "csv"),
    ("query", "who-covers", "--format", "csv"),
    ("resilience", "--format", "json"),
    ("export", "--format", "trig"),
)


@pytest.fixture(scope="module")
def kept(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the invented agency, loaded by its rules and with its findings kept."""
    folder = tmp_path_factory.mktemp("kept") / "graph"
    load_files([str(examples)], store=folder, rules=examples / "asendus.toml")
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A backup of one description."""
    with open_store(tmp_path / "small") as store:
        store.load([description("nõunik", by=[post("jurist")])])
        back_up(store, tmp_path / "small.nq.gz")
    return tmp_path / "small.nq.gz"


def test_a_restored_store_answers_as_the_first(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every answer of a store made of a backup is the first one's, byte for byte; so is a backup of it."""
    first, second = tmp_path / "first.nq.gz", tmp_path / "second.nq.gz"
    for command in (
        ("backup", "--store", kept, "-o", first),
        ("restore", first, "--store", tmp_path / "anew"),
        ("backup", "--store", tmp_path / "anew", "-o", second),
    ):
        assert 0 == run_here(capsys, *command).code
    answers = [
        [run_here(capsys, *question, "--store", store) for question in QUESTIONS] for store in (kept, tmp_path / "anew")
    ]

    assert first.read_bytes() == second.read_bytes()
    assert [0] * len(QUESTIONS) == [ended.code for ended in answers[0]]
    assert [(ended.out, ended.err.replace(str(kept), "…")) for ended in answers[0]] == [
        (ended.out, ended.err.replace(str(tmp_path / "anew"), "…")) for ended in answers[1]
    ]


def test_a_restored_store_is_loaded_into_as_before(kept: Path, examples: Path, tmp_path: Path) -> None:
    """The next load finds everything as it was, and changes nothing."""
    with open_store(kept, read_only=True) as store:
        back_up(store, tmp_path / "a.nq.gz")
    restore(tmp_path / "a.nq.gz", tmp_path / "anew")
    again = load_files([str(examples)], store=tmp_path / "anew", rules=examples / "asendus.toml").report

    assert (0, 0, True) == (again.added, again.replaced, again.unchanged > 0)


def test_a_plain_export_restores_too(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """N-Quads that `asendus export` wrote hold all that a store holds."""
    run_here(capsys, "export", "--store", kept, "--format", "nquads", "-o", tmp_path / "all.nq")
    restore(tmp_path / "all.nq", tmp_path / "anew")

    assert open_store(kept, read_only=True).quads() == open_store(tmp_path / "anew", read_only=True).quads()


def unpacked(data: bytes) -> list[bytes]:
    return gzip.decompress(data).splitlines(keepends=True)


#: What became of a backup, and the words that name it.
DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut": (lambda data: data[: len(data) // 2], "is no whole backup"),
    "flipped": (lambda data: data[:400] + bytes([data[400] ^ 0xFF]) + data[401:], "is no whole backup"),
    "not packed": (gzip.decompress, "is no whole backup: Not a gzipped file"),
    "cut and packed anew": (lambda data: gzip.compress(b"".join(unpacked(data)[:-5])), "of its"),
    "no N-Quads": (lambda data: gzip.compress(data[:0] + b"<html>"), "is no whole backup"),
    "XML": (lambda _: gzip.compress(b'<!DOCTYPE a [<!ENTITY b "c">]><rdf:RDF/>'), "is no whole backup"),
    "a false head": (lambda data: gzip.compress(b"# asendus backup {]\n"), "is no whole backup"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_backup_makes_no_store(
    what: str, small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A backup that is cut, spoilt or something else ends with 3 and one line; neither a store nor a part of one is left."""
    spoil, words = DAMAGE[what]
    small.write_bytes(spoil(small.read_bytes()))
    before = sorted(tmp_path.iterdir())
    ended = run_here(capsys, "restore", small, "--store", tmp_path / "anew")

    assert (3, "", 1, before) == (ended.code, ended.out, ended.err.count("\n"), sorted(tmp_path.iterdir()))
    assert words in ended.err


def test_a_line_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A packed file that unpacks to one endless line is given up before it fills the memory."""
    monkeypatch.setattr("asendus.backup._LONGEST_LINE", 100_000)
    for start in (b"", b"# asendus backup {}\n"):
        (tmp_path / "a.nq.gz").write_bytes(gzip.compress(start + b'<urn:a> <urn:b> "' + b"a" * 5_000_000))
        with pytest.raises(InputError, match="a line is longer than"):
            restore(tmp_path / "a.nq.gz", tmp_path / "anew")


def test_a_store_is_never_written_over(small: Path, tmp_path: Path) -> None:
    """A backup is restored into a new or an empty folder alone."""
    with pytest.raises(StoreError, match="is not empty; restore into a new folder"):
        restore(small, tmp_path / "small")
    (tmp_path / "empty").mkdir()

    assert restore(small, tmp_path / "empty")


@pytest.mark.parametrize("name", ["graph.zip", "graph.rdf", "graph"])
def test_a_backup_has_its_ending(name: str, small: Path, tmp_path: Path) -> None:
    """Other endings are refused before anything is written or read: RDF/XML among them."""
    with pytest.raises(UsageError, match="is not named as a backup"):
        restore(tmp_path / name, tmp_path / "anew")
    with open_store(tmp_path / "small", read_only=True) as store, pytest.raises(UsageError, match="as a backup"):
        back_up(store, tmp_path / name)


def test_a_backup_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A wrong name is told as one."""
    with pytest.raises(UsageError, match="no such file"):
        restore(tmp_path / "a.nq.gz", tmp_path / "anew")


def test_a_backup_that_fails_leaves_the_one_before(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a store cannot be read to its end, the older backup stays and no part of the new one is left."""
    before = small.read_bytes()
    with open_store(tmp_path / "small", read_only=True) as store:
        monkeypatch.setattr(store, "quads_in", lambda _: (_ for _ in ()).throw(StoreError("is damaged")))
        with pytest.raises(AsendusError, match="is damaged"):
            back_up(store, small)

    assert before == small.read_bytes()
    assert [] == list(tmp_path.glob(".*"))
