"""Workers: what goes wrong with one file goes wrong with no other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from asendus.errors import AsendusError, UsageError
from asendus.loader import times, wire
from asendus.loader.codec import decode
from asendus.loader.executors import ThisProcess, executor_for
from asendus.loader.tasks import Outcome, Task
from asendus.loader.workers import POSSIBLE, WorkerPool, close_nurseries, nursery_for

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="this system cannot fork")


def outcomes(*wanted: str, jobs: int = 2, seconds: float = 60.0) -> dict[str, Outcome]:
    """What workers answer to tasks, by the task's name."""
    pool = WorkerPool(jobs=jobs, seconds=seconds, work="hostile_work")
    tasks = (
        Task(number=number, path=f"{number}-{what.split()[0]}", source="a.txt", data=what.encode())
        for number, what in enumerate(wanted)
    )
    return {task.path: decode(answer, path=task.path, source="a.txt") for task, answer in pool.run(tasks)}


def wait_until_gone(number: int) -> bool:
    """Whether a process ends within ten seconds."""
    for _ in range(100):
        if not Path(f"/proc/{number}").exists():
            return True
        time.sleep(0.1)
    return False


def written(path: Path) -> list[int]:
    """The numbers that a process writes into a file, once they stand there."""
    for _ in range(200):
        if path.exists() and (words := path.read_text(encoding="ascii").split()):
            return [int(word) for word in words]
        time.sleep(0.05)
    raise AssertionError("nobody wrote there")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("hang", "could not be read within"),
        ("burn", "could not be read within"),
        ("die", "the process that read it died"),
        ("fail", "the reader failed on it (KeyError at hostile_work.py:"),
        pytest.param(
            "eat", "more memory", marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
        ),
    ],
)
def test_a_hostile_file_is_one_problem_and_the_others_go_on(what: str, words: str) -> None:
    """A file that hangs, kills its process, finds a bug or eats memory is named with a remedy; its neighbours are read."""
    found = outcomes("fine", what, *["fine"] * 5, seconds=1.0 if what in ("hang", "burn") else 60.0)

    (problem,) = found[f"1-{what}"].problems
    assert (f"1-{what}", "error", True) == (problem.path, problem.kind, bool(problem.remedy))
    assert words in problem.what
    assert {"0-fine", *(f"{number}-fine" for number in range(2, 7))} == {
        path for path, outcome in found.items() if outcome.text and not outcome.problems
    }


def test_a_dead_worker_is_replaced() -> None:
    """More files kill their process than there are processes, and the rest is read all the same."""
    found = outcomes(*["die"] * 4, "fine", "fine")

    assert 4 == sum(outcome.failed for outcome in found.values())
    assert all(found[path].text for path in ("4-fine", "5-fine"))


def test_a_worker_killed_while_idle_blames_nobody() -> None:
    """A process that somebody else ends between two files is replaced before the next one."""
    (first,) = outcomes("fine").values()
    os.kill(int(first.text or ""), signal.SIGKILL)  # it is dead some time later, perhaps only after it was asked again
    (second,) = outcomes("fine").values()

    assert second.text
    assert first.text != second.text


def test_workers_stay_for_the_next_call() -> None:
    """The same process reads again: only the first call pays for the start."""
    (first,) = outcomes("fine").values()
    (second,) = outcomes("fine").values()

    assert first.text == second.text


def test_large_answers_block_nobody() -> None:
    """Answers larger than any buffer come whole, from several processes at once."""
    found = outcomes(*["answer 3000000"] * 6, jobs=3)

    assert [True] * 6 == [len(outcome.text or "") > 6_000_000 for outcome in found.values()]


def test_a_step_known_to_be_long_gets_its_time() -> None:
    """Work that asks for more time beforehand is not ended at the usual limit."""
    (outcome,) = outcomes("ask-for-time", seconds=0.5).values()

    assert outcome.text


def test_a_run_given_up_ends_its_workers(tmp_path: Path) -> None:
    """Whoever stops taking outcomes leaves no process at work, nor what that process started."""
    told = tmp_path / "told"

    def tasks() -> Iterator[Task]:
        yield Task(number=0, path="a", source="a.txt", data=f"hang-with-child {told}".encode())
        yield Task(number=1, path="b", source="b.txt", data=b"fine")

    pool = WorkerPool(jobs=2, work="hostile_work")
    running = pool.run(tasks())
    assert "b" == next(iter(running))[0].path
    numbers = written(told)
    running.close()  # type: ignore[attr-defined]

    assert 2 == len(numbers)
    assert all(map(wait_until_gone, numbers))


def test_a_nursery_that_was_killed_is_started_anew() -> None:
    """Reading goes on after the process that workers come from was ended from outside."""
    outcomes("fine")
    nursery = nursery_for("hostile_work")
    nursery._process.kill()
    nursery._process.wait()

    assert all(outcome.text for outcome in outcomes("fine", "fine").values())


def test_work_that_cannot_start_is_told() -> None:
    """Where the processes cannot be had, one line says what to do."""
    pool = WorkerPool(jobs=1, work="no_such_module")
    with pytest.raises(AsendusError, match="cannot be started") as caught:
        list(pool.run([Task(number=0, path="a", source="a.txt", data=b"x")]))

    assert "--jobs 0" in caught.value.remedy
    close_nurseries()


def test_jobs_choose_the_executor(tmp_path: Path) -> None:
    """0 is this process; fewer than none is refused."""
    assert isinstance(executor_for([tmp_path], jobs=0), ThisProcess)
    assert isinstance(executor_for([tmp_path]), WorkerPool)
    with pytest.raises(UsageError, match="-1 processes"):
        executor_for([tmp_path], jobs=-1)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process has used")
def test_a_worker_without_the_processor_is_not_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a file that did not get its time goes on; one that waits for something else does not."""
    told = {"runnable": True}
    monkeypatch.setattr("asendus.loader.times.of", lambda _: times.Times(told["runnable"], 0.0))
    (starved,) = outcomes("sleep 1.2", seconds=0.5).values()
    told["runnable"] = False
    (waiting,) = outcomes("sleep 1.2", seconds=0.5).values()

    assert (False, True) == (starved.failed, waiting.failed)


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, wire.CHUNK + 5])
def test_messages_come_whole(size: int) -> None:
    """A message arrives as it was sent, in whatever pieces it comes."""
    message = os.urandom(size)
    data = len(message).to_bytes(8, "big") + message
    for step in (1, 5, len(data)) if size < 100 else (65_536,):
        inbox = wire.Inbox()
        took, at = None, 0
        while took is None:
            piece = data[at : at + min(step, inbox.wanted)]
            at += len(piece)
            took = inbox.take(piece)
        assert (message, len(data)) == (took, at)


def test_the_end_of_a_process_is_the_end_of_its_workers(tmp_path: Path) -> None:
    """Killed without a chance to tidy up, a process leaves no worker behind, nor what a worker started."""
    told = tmp_path / "told"
    code = (
        "from asendus.loader.workers import WorkerPool\nfrom asendus.loader.tasks import Task\n"
        f"task = Task(number=0, path='a', source='a.txt', data=b'hang-with-child {told}')\n"
        "list(WorkerPool(jobs=1, work='hostile_work').run([task]))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen([sys.executable, "-c", code], env=environment) as parent:
        numbers = written(told)
        parent.kill()

    assert all(map(wait_until_gone, numbers))
