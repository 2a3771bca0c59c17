"""Readings kept from one run to the next."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from asendus.loader import ReadResult, cache, read
from asendus.loader.cache import ReadingCache, key_of
from asendus.loader.contract import as_json
from asendus.loader.executors import ThisProcess
from asendus.loader.masking import MASK
from asendus.loader.tasks import Task

FORM = "AMETIJUHEND\nAmetikoht: nõunik\nÜksus: õigusosakond\nAsendaja: jurist\n"


class Counting:
    """An executor that tells what it had to read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, bytes]]:
        """Each task with its answer, counted."""
        for task, answer in ThisProcess().run(tasks):
            self.read.append(task.source)
            yield task, answer


def told(result: ReadResult) -> str:
    """All that a result says."""
    return json.dumps([[as_json(reading) for reading in result.readings], [str(each) for each in result.problems]])


def read_again(names: Iterable[Path], folder: Path, *, agency: str | None = None) -> tuple[list[str], ReadResult]:
    """Which files had to be read, and what was read."""
    executor = Counting()
    return executor.read, read(names, cache=folder, executor=executor, agency=agency)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A job description and a file that is none."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text(FORM, encoding="utf-8")
    (folder / "b.txt").write_text("PÄEVAKORD\n1. Puhkuste ajakava\n", encoding="utf-8")
    return [folder / "a.txt", folder / "b.txt"]


def test_what_was_read_once_is_not_read_again(files: list[Path], tmp_path: Path) -> None:
    """The second time nothing is read, and all that is told is the same, the note about an empty file too."""
    first, before = read_again(files, tmp_path / "cache")
    second, after = read_again(files, tmp_path / "cache")

    assert (["a.txt", "b.txt"], []) == (first, second)
    assert told(read(files, jobs=0)) == told(before) == told(after)
    assert before == after


def test_examples_come_from_the_cache_as_they_were_read(examples: Path, tmp_path: Path) -> None:
    """Every reading of the examples is equal whether read or kept."""
    _, before = read_again([examples], tmp_path / "cache")
    again, after = read_again([examples], tmp_path / "cache")

    assert len(before.readings) > 20
    assert ([], before) == (again, after)


def test_the_same_bytes_under_another_name_are_told_under_it(files: list[Path], tmp_path: Path) -> None:
    """A copy is not read again, and its reading names the copy."""
    read_again(files, tmp_path / "cache")
    copy = files[0].rename(tmp_path / "copy.txt")
    again, result = read_again([copy], tmp_path / "cache")

    assert ([], [("copy.txt", str(copy))]) == (again, [(each.source, each.path) for each in result.readings])


def test_whatever_a_reading_depends_on_makes_another_key(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Other bytes, another ending, another agency told, or another version of the reader: read anew."""
    task = Task(number=0, path="x/a.txt", source="a.txt", data=b"a")
    others = [
        Task(number=0, path="x/a.txt", source="a.txt", data=b"b"),
        Task(number=0, path="x/a.txt", source="a.md", data=b"a"),
        Task(number=0, path="x/a.txt", source="a.txt", data=b"a", agency=""),
        Task(number=0, path="x/a.txt", source="a.txt", data=b"a", agency="Näidisamet"),
    ]
    elsewhere = Task(number=7, path="y/b.TXT", source="b.TXT", data=b"a")
    keys = {key_of(each) for each in [task, *others]}
    monkeypatch.setattr(cache, "reader_version", lambda: "another")

    assert 5 == len(keys)
    assert key_of(task) not in keys
    assert key_of(task) == key_of(elsewhere)


def test_what_could_not_be_read_is_tried_again(tmp_path: Path) -> None:
    """An error is not kept: the file may be readable by then."""
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02" * 100)
    for _ in range(2):
        again, result = read_again([tmp_path / "a.txt"], tmp_path / "cache")
        assert (["a.txt"], ["error"]) == (again, [each.kind for each in result.problems])


def test_no_name_is_kept(tmp_path: Path) -> None:
    """The names of persons are masked before anything is written down."""
    (tmp_path / "a.txt").write_text(f"{FORM}\n(allkirjastatud digitaalselt)\nMari Maasikas\n", encoding="utf-8")
    _, result = read_again([tmp_path / "a.txt"], tmp_path / "cache")
    with ReadingCache(tmp_path / "cache") as kept:
        data = kept.get(key_of(Task(number=0, path="", source="a.txt", data=(tmp_path / "a.txt").read_bytes())))

    assert MASK in result.readings[0].text
    assert data is not None
    import zlib

    assert b"Maasikas" not in zlib.decompress(data)


@pytest.mark.parametrize("garbage", [b"no database", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_cache_is_begun_anew(files: list[Path], tmp_path: Path, garbage: bytes) -> None:
    """Whatever stands in the cache's file, files are read and kept."""
    folder = tmp_path / "cache"
    read_again(files, folder)
    (file,) = folder.iterdir()
    file.write_bytes(garbage)
    damaged, result = read_again(files, folder)
    afterwards, _ = read_again(files, folder)

    assert (2, 1, 0) == (len(damaged), len(result.readings), len(afterwards))


def test_a_damaged_row_is_read_anew(files: list[Path], tmp_path: Path) -> None:
    """A reading whose bytes were changed is not believed, and is replaced."""
    read_again(files, tmp_path / "cache")
    (file,) = (tmp_path / "cache").iterdir()
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("UPDATE reading SET data = x'00'")
    connection.close()

    assert ([2, 0]) == [len(read_again(files, tmp_path / "cache")[0]) for _ in range(2)]


def test_a_folder_that_cannot_be_written_is_one_note(files: list[Path], tmp_path: Path) -> None:
    """Without a cache everything is read, and one note says what to do."""
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    _, result = read_again(files[:1], tmp_path / "cache")

    (problem,) = result.problems
    assert (1, "note", str(tmp_path / "cache")) == (len(result.readings), problem.kind, problem.path)
    assert "ASENDUS_CACHE" in problem.remedy


def test_old_versions_and_what_is_too_much_are_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readings of another version go after a week; above the bound those go that were used longest ago."""
    day = [100]
    monkeypatch.setattr(cache, "_today", lambda: day[0])

    def keep(version: str, *keys: bytes) -> list[bytes]:
        monkeypatch.setattr(cache, "reader_version", lambda: version)
        with ReadingCache(tmp_path) as kept:
            for key in keys:
                kept.put(key, os.urandom(10_000))
        with ReadingCache(tmp_path) as kept:
            return [key for key in (b"a", b"b", b"c", b"d", b"e") if kept.get(key)]

    assert [b"a"] == keep("old", b"a")
    assert [b"a", b"b"] == keep("new", b"b")
    day[0] = 110
    assert [b"b", b"c"] == keep("new", b"c")
    day[0] = 111
    monkeypatch.setattr(cache, "MOST_BYTES", 32_000)
    assert [b"d", b"e"] == keep("new", b"d", b"e")


def test_many_processes_write_at_once(tmp_path: Path) -> None:
    """Several processes keep readings in one cache, and none of them is lost or spoilt."""
    code = (
        "import sys; from pathlib import Path; from asendus.loader.cache import ReadingCache\n"
        "with ReadingCache(Path(sys.argv[1])) as kept:\n"
        "    for number in range(600): kept.put(f'{sys.argv[2]}-{number}'.encode(), sys.argv[2].encode())\n"
        "assert kept.problem is None\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, tmp_path, str(number)]) for number in range(3)]

    assert [0, 0, 0] == [writer.wait(60) for writer in writers]
    with ReadingCache(tmp_path) as kept:
        assert all(
            kept.get(f"{who}-{number}".encode()) == str(who).encode() for who in range(3) for number in range(600)
        )
