"""A load that is killed leaves the store as it was or as it is to be, and never a third state.

`make soak` kills fifty loads at random moments (ASENDUS_SOAK); here it is four.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest
from packing import form

from asendus.sources import load_files
from asendus.store import open_store

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no groups of processes")

MOMENTS = int(os.environ.get("ASENDUS_SOAK", "4"))
#: So many descriptions are in the store before and after.
DESCRIPTIONS = 30


class Work(NamedTuple):
    """A load, from files and a store to another state of it."""

    files: Path
    before: Path | None
    store: Path
    old: str
    new: str
    seconds: float


def descriptions(folder: Path, *, by: str) -> Path:
    """Files of invented descriptions that all name one substitute."""
    folder.mkdir()
    for number in range(DESCRIPTIONS):
        text = form(f"spetsialist {number}", by=by)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def start(files: Path, store: Path) -> subprocess.Popen[bytes]:
    """A load in a group of processes of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "asendus", "load", files, "--store", store, "--agency", "Näidisamet", "--prune"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def state(store: Path) -> str:
    """A hash of all that a store says; nothing where there is none."""
    if not store.exists():
        return ""
    with open_store(store, read_only=True) as opened:
        return sha256("\n".join(map(str, opened.quads())).encode()).hexdigest()


def finished(files: Path, store: Path) -> None:
    """Carry out a load in this process."""
    load_files([str(files)], store=store, agency="Näidisamet", cache=True, prune=True)


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> list[Work]:
    """A first load, and a load over another."""
    folder = tmp_path_factory.mktemp("killed")
    first, second = descriptions(folder / "first", by="jurist"), descriptions(folder / "second", by="nõunik")
    before, store = folder / "before", folder / "graph"
    finished(first, before)
    shutil.copytree(before, store)
    finished(second, store)
    began = time.monotonic()
    assert 0 == start(first, folder / "timed").wait()
    seconds = time.monotonic() - began
    old, new = state(before), state(store)
    shutil.rmtree(store)
    assert len({"", old, new}) == 3
    return [Work(first, None, store, "", old, seconds), Work(second, before, store, old, new, seconds)]


def writing(work: Work) -> bool:
    """Whether a load has begun to write: its folder is there, or the ledger is away."""
    if work.before is None:
        return any(work.store.parent.glob(".graph.*.part"))
    return not (work.store / "asendus-ledger.json").exists()


def kill_in(work: Work, chance: random.Random) -> bool:
    """Kill a load at a random moment of its time, or of the time in which it writes. Whether it was still running."""
    running = start(work.files, work.store)
    longest = work.seconds
    if chance.random() < 0.6:
        end = time.monotonic() + 20 * work.seconds
        while not writing(work) and running.poll() is None and time.monotonic() < end:
            time.sleep(0.002)
        longest /= 4
    time.sleep(chance.uniform(0, longest))
    was_running = running.poll() is None
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    return was_running


def test_a_killed_load_leaves_one_of_two_states(works: list[Work]) -> None:
    """After `kill -9` at any moment the store holds all of the load or nothing of it, and the next load completes it."""
    seed = str(time.time_ns()) if "ASENDUS_SOAK" in os.environ else "asendus"
    chance = random.Random(seed)
    killed = 0
    ends = {"old": 0, "new": 0}
    for number in range(MOMENTS):
        work = works[number % 2]
        if work.before:
            shutil.copytree(work.before, work.store)
        killed += kill_in(work, chance)
        found = state(work.store)
        assert found in (work.old, work.new), f"a third state, seed {seed}, moment {number}"
        ends["old" if found == work.old else "new"] += 1
        finished(work.files, work.store)
        assert work.new == state(work.store)
        assert [] == list(work.store.parent.glob(".*"))
        shutil.rmtree(work.store)

    print(f"{seed}: {MOMENTS} loads, {killed} killed while running, {ends}")
    assert killed


def test_a_written_file_is_the_old_or_the_new(tmp_path: Path) -> None:
    """A process killed in the middle of writing an output leaves what stood there before, whole."""
    out = tmp_path / "leht.html"
    out.write_bytes(b"vana")
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom asendus.beside import opened_beside\n"
        "with opened_beside(Path(sys.argv[1])) as file:\n"
        "    file.write(b'uus' * 1_000_000)\n    file.flush()\n    os.kill(os.getpid(), 9)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code, out], check=False)

    assert (-signal.SIGKILL, b"vana") == (ended.returncode, out.read_bytes())


@pytest.mark.parametrize(
    ("command", "out"),
    [
        (["view"], "posts.html"),
        (["report"], "report.html"),
        (["report"], "report.md"),
        (["report"], "report.xlsx"),
        (["export", "--format", "trig"], "all.trig"),
        (["export", "--format", "graphml"], "posts.graphml"),
        (["backup"], "all.nq.gz"),
    ],
)
def test_every_output_is_written_beside(
    command: list[str], out: str, example_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a command writes, a failure at the last step leaves what stood there before, and nothing beside it."""
    from asendus.cli import run

    def fail(_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / out).write_bytes(b"vana")
    monkeypatch.setattr("os.fsync", fail)

    assert 2 == run([*command, "--store", str(example_store), "-o", str(tmp_path / out)])
    assert [b"vana"] == [each.read_bytes() for each in tmp_path.iterdir()]
