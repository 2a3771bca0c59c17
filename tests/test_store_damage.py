"""Stores that are held, damaged or incomplete: one line with a remedy, and never a wrong row."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from packing import form
from readings import description, post
from running import run_here

from asendus.errors import DamagedStoreError, StoreError
from asendus.new_store import store_to_load
from asendus.store import open_store
from asendus.store_damage import holder_of

#: Holds the store in the folder that it is told, until its standard input ends.
HOLD = "import sys, pyoxigraph; s = pyoxigraph.Store(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


@contextmanager
def held(folder: Path) -> Iterator[int]:
    """A process that holds a store to write; its number."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout and "held\n" == holder.stdout.readline()
        yield holder.pid
        assert holder.stdin
        holder.stdin.close()


def flip(path: Path, part: float) -> None:
    """Turn one byte of a file around, at so much of its length."""
    data = bytearray(path.read_bytes())
    data[int(len(data) * part)] ^= 0xFF
    path.write_bytes(data)


def newest(folder: Path, pattern: str) -> Path:
    """The largest of a store's files of one kind."""
    return max(folder.glob(pattern), key=lambda each: each.stat().st_size)


#: What happened to a store: nobody can open it any more.
DAMAGE: dict[str, Callable[[Path], object]] = {
    "CURRENT is gone": lambda folder: (folder / "CURRENT").unlink(),
    "CURRENT is empty": lambda folder: (folder / "CURRENT").write_bytes(b""),
    "MANIFEST is gone": lambda folder: newest(folder, "MANIFEST-*").unlink(),
    "MANIFEST is flipped": lambda folder: flip(newest(folder, "MANIFEST-*"), 0.5),
    "a table is gone": lambda folder: newest(folder, "*.sst").unlink(),
    "a table is cut": lambda folder: (path := newest(folder, "*.sst")).write_bytes(path.read_bytes()[:5000]),
    "the end of a table is flipped": lambda folder: flip(newest(folder, "*.sst"), 0.999),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of twenty descriptions."""
    folder = tmp_path_factory.mktemp("whole") / "graph"
    with store_to_load(folder) as store:
        store.load([description(f"nõunik {at}", by=[post("jurist")], file=f"{at}.txt") for at in range(20)])
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(whole, tmp_path / "graph"))


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_store_is_named_with_the_remedy(what: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever file is lost or spoilt, a command ends with 3 and one line, tells no row, and makes no new store of it."""
    DAMAGE[what](folder)
    left = sorted(each.name for each in folder.glob("*.sst"))
    new = folder.parent / "jurist.txt"
    new.write_text(form("jurist"), encoding="utf-8")

    for command in (["gaps", "--format", "csv"], ["query", "who-covers", "--format", "csv"], ["load", new]):
        ended = run_here(capsys, *command, "--store", folder)
        assert (3, "", 1) == (ended.code, ended.out, ended.err.count("\n"))
        assert f"asendus: {folder}: the store is damaged" in ended.err
        assert "asendus restore FILE --store NEW" in ended.err
    assert left == sorted(each.name for each in folder.glob("*.sst"))


def test_a_flipped_byte_in_any_table_gives_the_right_rows_or_none(whole: Path, tmp_path: Path) -> None:
    """A byte flipped inside a table of data is found by its checksum, or was not needed: no graph is ever half read."""
    right = open_store(whole, read_only=True).quads()
    told = 0
    for number, table in enumerate(sorted(whole.glob("*.sst"))):
        copy = Path(shutil.copytree(whole, tmp_path / str(number)))
        flip(copy / table.name, 0.3)
        try:
            assert right == open_store(copy, read_only=True).quads()
        except DamagedStoreError as error:
            told += 1
            assert str(copy) in str(error)

    assert told


def test_a_damaged_store_is_never_taken_for_another_s_folder(folder: Path) -> None:
    """A store that lost the file of its options is still one: it is asked, and loaded into, as before."""
    for each in folder.glob("OPTIONS-*"):
        each.unlink()

    with open_store(folder, read_only=True) as store:
        assert 20 == len(store.graphs_of(store.agencies()[0]))
    with open_store(folder) as store:
        assert 1 == store.load([description("nõunik 0", by=[post("jurist")], file="0.txt")]).unchanged


def test_the_second_writer_is_told_who_the_first_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of two that write one store the second ends with 2 and one line, which names the process that holds it."""
    with held(folder) as number:
        ended = run_here(capsys, "gaps", "--store", folder, "--keep")
        with pytest.raises(StoreError, match="is held by another process"):
            open_store(folder)

    last = ended.err.splitlines()[-1]
    assert (2, True) == (ended.code, "held by another process" in last and "wait until that is done" in last)
    assert not sys.platform.startswith("linux") or f"process, {number} (-c import sys, pyoxigraph" in last


def test_a_store_is_asked_while_it_is_written(folder: Path) -> None:
    """Questions only read: one that writes holds nobody else up."""
    with held(folder):
        assert open_store(folder, read_only=True).agencies()


def test_a_process_is_told_of_a_store_that_it_holds_itself(folder: Path) -> None:
    """A program that opens a store twice to write is told so, and keeps what it has."""
    with open_store(folder) as store:
        with pytest.raises(StoreError, match="open in this very process"):
            open_store(folder)
        assert store.agencies()


def test_a_store_that_nobody_holds_has_no_holder(folder: Path, tmp_path: Path) -> None:
    """Neither a store that is let go of nor a folder of none names a process."""
    assert ["", ""] == [holder_of(folder), holder_of(tmp_path / "none")]
