"""A Dask cluster of a test's own, on loopback: one scheduler and some workers, each a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

#: Seconds until a process that does not answer is given up.
PATIENCE = 60.0

_SCHEDULER = (
    *("-m", "distributed.cli.dask_scheduler"),
    *("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file"),
)
_WORKER = (
    *("-m", "distributed.cli.dask_worker", "--host", "127.0.0.1"),
    *("--nworkers", "1", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory"),
)


@dataclass(frozen=True, slots=True)
class Dask:
    """A running cluster: the scheduler's address, and its processes."""

    folder: Path
    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]

    def add_worker(self) -> subprocess.Popen[bytes]:
        """One more worker, which comes when it is ready."""
        worker = _started(*_WORKER, str(self.folder), self.address)
        self.workers.append(worker)
        return worker


@contextmanager
def running(folder: Path, *, workers: int) -> Iterator[Dask]:
    """A cluster of so many workers, all of them ready; it ends with the block."""
    told = folder / "scheduler.json"
    scheduler = _started(*_SCHEDULER, str(told))
    cluster = Dask(folder, _address(told, scheduler), scheduler, [])
    try:
        for _ in range(workers):
            cluster.add_worker()
        _await(cluster.address, workers)
        yield cluster
    finally:
        for process in (*cluster.workers, scheduler):
            process.kill()
            process.wait()


def _started(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
    )


def _address(told: Path, scheduler: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert scheduler.poll() is None, "the scheduler ended"
        if told.exists() and (words := told.read_text(encoding="utf-8")).endswith("}"):
            return str(json.loads(words)["address"])
        time.sleep(0.1)
    raise TimeoutError("the scheduler does not answer")


def _await(address: str, workers: int) -> None:
    from distributed import Client

    if workers:
        with Client(address, timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=PATIENCE)
