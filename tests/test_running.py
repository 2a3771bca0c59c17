"""Reading many files: the same whoever reads, from any script, and ended at once when interrupted."""

from __future__ import annotations

import json
import os
import pty
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from asendus.loader import read, read_text
from asendus.loader.contract import as_json
from asendus.loader.executors import ThisProcess
from asendus.loader.tasks import Task
from asendus.loader.workers import POSSIBLE

ROOT = Path(__file__).resolve().parent.parent
FORM = "AMETIJUHEND\nAmetikoht: nõunik\nÜksus: õigusosakond\nAsendaja: jurist\n"

needs_processes = pytest.mark.skipif(not POSSIBLE, reason="this system cannot fork")


class Shuffling:
    """An executor that is done with the tasks in any order."""

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, bytes]]:
        """Each task with its answer, shuffled."""
        done = list(ThisProcess().run(tasks))
        random.Random(1).shuffle(done)
        return iter(done)


def test_readings_are_the_same_whoever_reads(examples: Path) -> None:
    """One process or several, this one or another executor: the same readings and problems in the order of the files."""
    names: list[str | Path] = [examples, ROOT / "CHANGELOG.md", "no-such-file.txt", ROOT / "pyproject.toml"]
    here = read(names, jobs=0)

    assert ["note", "error", "error"] == [problem.kind for problem in here.problems]
    assert here == read(names, executor=Shuffling())
    for jobs in (1, 3):
        assert here == read(names, jobs=jobs)


def test_who_watches_is_told_of_every_file(examples: Path) -> None:
    """The watcher hears of each file once, read or not."""
    heard: list[tuple[int, int]] = []
    read([*sorted(examples.glob("*.txt"))[:3], "no-such-file.txt"], watch=lambda *how_far: heard.append(how_far))

    assert [(1, 4), (2, 4), (3, 4), (4, 4)] == heard


def test_files_tells_what_could_be_read(tmp_path: Path) -> None:
    """A file that is readable though empty of descriptions is among the files; a missing one is not."""
    (tmp_path / "a.txt").write_text(FORM, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Tere\n", encoding="utf-8")

    result = read([tmp_path / "b.txt", tmp_path / "c.txt", tmp_path / "a.txt"])

    assert (str(tmp_path / "b.txt"), str(tmp_path / "a.txt")) == result.files
    assert (str(tmp_path / "b.txt"),) == result.empty


@needs_processes
@pytest.mark.parametrize("how", ["words", "file", "input"])
def test_a_script_without_a_guard_reads_in_processes(tmp_path: Path, how: str) -> None:
    """A script is not run again in the processes that read for it, however it was given to Python."""
    form = tmp_path / "a.txt"
    form.write_text(FORM, encoding="utf-8")
    script = (
        "print('once')\nfrom asendus import read\n"
        f"print(len(read([{str(form)!r}], jobs=2).readings), len(read([{str(form)!r}] * 2).readings))\n"
    )
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    arguments = {"words": ["-c", script], "file": [str(tmp_path / "script.py")], "input": ["-"]}[how]

    ended = subprocess.run(
        [sys.executable, *arguments], input=script, capture_output=True, text=True, timeout=120, check=False
    )

    assert (0, "once\n1 1\n", "") == (ended.returncode, ended.stdout, ended.stderr)


@needs_processes
def test_a_forked_process_reads_with_workers_of_its_own(tmp_path: Path) -> None:
    """After a fork both processes read, neither with the other's workers."""
    (tmp_path / "a.txt").write_text(FORM, encoding="utf-8")
    code = (
        "import os, sys\nfrom asendus import read\n"
        "count = lambda: len(read([sys.argv[1]]).readings)\n"
        "count()\nchild = os.fork()\nassert 1 == count()\n"
        "if child: sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
    )

    assert 0 == subprocess.run([sys.executable, "-c", code, tmp_path / "a.txt"], timeout=120, check=False).returncode


def slow_form(path: Path) -> Path:
    """A file that takes long to read."""
    path.write_text("AMETIJUHEND\nAmetikoht: nõunik\nAsendaja: " + "osakonna nõunik ja " * 200_000, encoding="utf-8")
    return path


def processes_of(group: int) -> set[int]:
    """The running processes that descend from one, by what /proc tells of parents."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = entry.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if state != "Z":
            parents[int(entry.parent.name)] = int(parent)
    found = {group}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {group}


@needs_processes
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked for in /proc")
def test_an_interrupt_ends_at_once_and_leaves_no_process(tmp_path: Path) -> None:
    """Ctrl-C while files are read: exit code 130, one line, and nothing goes on behind."""
    name = slow_form(tmp_path / "a.txt")
    command = [sys.executable, "-m", "asendus", "read", str(name), "--no-cache"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        started: set[int] = set()
        while len(started) < 2 and process.poll() is None:  # the nursery, and the worker that reads
            time.sleep(0.05)
            started |= processes_of(process.pid)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)

    assert (130, "", "asendus: interrupted\n") == (process.returncode, out, err)
    time.sleep(0.5)
    assert not {number for number in started if Path(f"/proc/{number}").exists()}


def on_a_terminal(*arguments: str | Path) -> str:
    """What a command prints on a terminal as its standard error."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "asendus", *map(str, arguments)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=theirs, env={**os.environ, "TERM": "xterm"}
    ) as process:
        os.close(theirs)
        said = b""
        while select.select([ours], [], [], 60)[0]:
            try:
                chunk = os.read(ours, 65_536)
            except OSError:  # the other end is closed
                break
            if not chunk:
                break
            said += chunk
        process.wait(60)
    os.close(ours)
    return said.decode(errors="replace")


def test_progress_is_shown_on_a_terminal_alone(examples: Path) -> None:
    """On a terminal a bar counts the files; in a pipe there is none."""
    apart = subprocess.run(
        [sys.executable, "-m", "asendus", "read", examples, "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "") == (apart.returncode, apart.stderr)
    assert json.loads(apart.stdout) == [as_json(reading) for reading in read([examples]).readings]
    assert "/30" in on_a_terminal("read", examples, "--format", "json", "--no-cache")


def test_text_alone_is_read_within_bounds_too(tmp_path: Path) -> None:
    """The text of a file comes from a process of its own, the same as from this one."""
    (tmp_path / "a.html").write_text("<p>Tere</p>", encoding="utf-8")

    assert "Tere\n" == read_text(tmp_path / "a.html") == read_text(tmp_path / "a.html", jobs=0)
