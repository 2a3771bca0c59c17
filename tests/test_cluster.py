"""Reading on a Dask cluster: the same readings, also when a worker dies, and one line when there is no cluster."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import clusters
import pytest
from running import run_here

from asendus.errors import AsendusError, UsageError
from asendus.loader import read
from asendus.loader.cluster import Cluster, answer_there
from asendus.loader.codec import decode
from asendus.loader.tasks import Task
from asendus.loader.version import reader_version

pytest.importorskip("distributed", reason="distributed is not installed")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[clusters.Dask]:
    """A scheduler and two workers."""
    with clusters.running(tmp_path_factory.mktemp("dask"), workers=2) as running:
        yield running


def hostile(*wanted: str) -> Iterator[Task]:
    """Tasks for `hostile_work`."""
    return (Task(number=n, path=f"{n}", source="a.txt", data=what.encode()) for n, what in enumerate(wanted))


def test_the_command_prints_the_same_bytes(
    cluster: clusters.Dask, examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`asendus read --cluster` writes what `asendus read` writes, to both of its outputs."""
    told = [str(examples), "no-such-file.txt", "--format", "json", "--no-cache"]
    here = run_here(capsys, "read", *told)

    assert (3, "[") == (here.code, here.out[0])
    assert here == run_here(capsys, "read", *told, "--cluster", cluster.address)


def test_a_hostile_file_harms_no_worker(cluster: clusters.Dask) -> None:
    """A file that kills the process that reads it is one problem; the others are read."""
    found = {
        task.path: decode(answer, path=task.path, source="a.txt")
        for task, answer in Cluster(cluster.address, work="hostile_work").run(hostile("fine", "die", "fine", "fine"))
    }

    assert ["the process that read it died"] == [problem.what for problem in found["1"].problems]
    assert {"0", "2", "3"} == {path for path, outcome in found.items() if outcome.text}


def test_the_files_of_a_dead_worker_are_read_again(cluster: clusters.Dask, examples: Path) -> None:
    """A worker that has files and is killed loses none of them: the readings are those of this machine, in order."""
    stuck = cluster.workers.pop()
    heard: list[int] = []
    os.kill(stuck.pid, signal.SIGSTOP)  # it is given files and is done with none

    def watch(done: int, _: int) -> None:
        heard.append(done)
        if done == 3:
            stuck.kill()
            stuck.wait()

    there = read([examples], executor=Cluster(cluster.address), watch=watch)

    assert [*range(1, len(there.files) + 1)] == heard
    assert len(heard) > 4
    assert read([examples], jobs=1) == there


def test_other_versions_are_not_believed() -> None:
    """A worker that reads with other versions gives no answer at all."""
    (task,) = hostile("fine")

    assert answer_there(task, "hostile_work", "another") is None
    assert answer_there(task, "hostile_work", reader_version())


def test_a_cluster_without_workers_is_told(tmp_path: Path) -> None:
    """A scheduler that has no worker is named, with what starts one; nothing waits for ever."""
    with clusters.running(tmp_path, workers=0) as empty, pytest.raises(AsendusError, match="has no workers") as told:
        list(Cluster(empty.address, patience=1.0).run(hostile("fine")))

    assert f"dask worker {empty.address}" in told.value.remedy


def test_a_scheduler_that_leaves_is_told(tmp_path: Path) -> None:
    """Where the scheduler dies with files on their way, that is told and the run ends."""
    with clusters.running(tmp_path, workers=1) as dying:
        answers = Cluster(dying.address, patience=2.0, work="hostile_work").run(hostile("fine", "sleep 60"))
        assert "0" == next(answers)[0].path
        dying.scheduler.kill()
        with pytest.raises(AsendusError, match="the scheduler left"):
            next(answers)


def test_processes_are_not_those_of_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    """--jobs and --cluster together are refused before anybody is asked."""
    ended = run_here(capsys, "read", "a.txt", "--jobs", "2", "--cluster", "tcp://127.0.0.1:9")

    assert (2, "") == (ended.code, ended.out)
    assert "--jobs is about this machine" in ended.err


def test_no_scheduler_is_told_in_one_line() -> None:
    """An address at which nobody answers is a wrong option: one line, exit code 2."""
    for address in ("tcp://127.0.0.1:9", "nonsense://x", "127.0.0.1:9"):
        with pytest.raises(UsageError, match="no Dask scheduler answers there"):
            list(Cluster(address, patience=1.0).run(hostile("fine")))


def test_the_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without `distributed` the option names what is to be installed."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"asendus\[cluster\]"):
        list(Cluster("tcp://127.0.0.1:9").run(hostile("fine")))
