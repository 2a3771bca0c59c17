"""Tasks carried out by the workers of a Dask cluster, which others keep (the extra `asendus[cluster]`).

On its machine a Dask worker gives each file to a process of our own (`asendus.loader.workers`), as the command does here,
so that time and memory are bounded there too and the answer is the same bytes. A Dask worker that dies takes its files
with it only until another one reads them again.
"""

from __future__ import annotations

import logging
import queue
import time
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from asendus.errors import AsendusError, UsageError
from asendus.loader.executors import WORK
from asendus.loader.tasks import Task, died_on, failed_on, failure

if TYPE_CHECKING:
    from distributed import Client

#: So long the scheduler may take to answer, and a cluster may be without any worker. Seconds.
PATIENCE = 10.0
#: So many files are on their way for every thread of the cluster.
AHEAD = 2
#: So often it is asked whether anybody is still there, while nothing comes. Seconds.
PAUSE = 2.0


class Cluster:
    """An executor: the Dask cluster whose scheduler is at an address (tcp://HOST:PORT).

    patience: so long the scheduler may take to answer, and so long there may be no worker at all. Seconds.
    work: the module that has `prepare` and `answer`.
    """

    def __init__(self, address: str, *, patience: float = PATIENCE, work: str = WORK) -> None:
        self._address = address
        self._patience = patience
        self._work = work

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, bytes]]:
        """Each task with its answer, as they come; a task is taken from `tasks` when there is place for it.

        Raises UsageError where the extra is missing or no scheduler answers, AsendusError where the cluster is no longer
        there, has no workers, or its workers have other versions of what reads.
        """
        with _connected(self._address, self._patience) as client:
            yield from _Run(client, self._address, self._patience, self._work).of(tasks)


class _Run:
    """The tasks of one run that are on their way."""

    def __init__(self, client: Client, address: str, patience: float, work: str) -> None:
        self._client = client
        self._address = address
        self._patience = patience
        self._work = work
        self._sent: dict[Any, Task] = {}
        self._done: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def of(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, bytes]]:
        waiting = iter(tasks)
        more = True
        while more or self._sent:
            while more and len(self._sent) < AHEAD * max(1, self._threads()):
                task = next(waiting, None)
                more = task is not None
                if task:
                    self._send(task)
            if self._sent:
                future = self._next()
                task = self._sent.pop(future)
                yield task, self._answer_of(future, task)

    def _threads(self) -> int:
        """How many threads the cluster has now: workers come and go."""
        try:
            threads: dict[str, int] = self._client.nthreads()
        except OSError:
            raise self._gone() from None
        return sum(threads.values())

    def _send(self, task: Task) -> None:
        from asendus.loader.version import reader_version

        with warnings.catch_warnings():  # of large messages: a file is one
            warnings.simplefilter("ignore")
            future = self._client.submit(answer_there, task, self._work, reader_version(), pure=False)
        self._sent[future] = task
        future.add_done_callback(self._done.put)

    def _next(self) -> Any:
        """The next task that is done, whatever became of it."""
        without = None
        while True:
            try:
                return self._done.get(timeout=PAUSE)
            except queue.Empty:
                pass
            if self._client.status != "running":
                raise self._gone()
            now = time.monotonic()
            without = None if self._threads() else without or now
            if without and now - without >= self._patience:
                raise _no_workers(self._address)

    def _answer_of(self, future: Any, task: Task) -> bytes:
        from distributed import KilledWorker

        if future.status == "cancelled":
            raise self._gone()
        error = future.exception() if future.status == "error" else None
        if error is None:
            answer: bytes | None = future.result()
            if answer is None:
                raise AsendusError(
                    "its workers read with other versions than this command",
                    where=self._address,
                    remedy="install the same Asendus, Python and libraries on all of them",
                )
            return answer
        if isinstance(error, KilledWorker):  # several workers, one after another
            return failure(task, died_on(task.path))
        if isinstance(error, ImportError):
            raise AsendusError(
                f"its workers cannot read ({error})", where=self._address, remedy="install Asendus on all of them"
            ) from None
        return failure(task, failed_on(task.path, type(error).__name__))

    def _gone(self) -> AsendusError:
        return AsendusError("the scheduler left", where=self._address, remedy="start it, and give the command again")


def answer_there(task: Task, work: str, version: str) -> bytes | None:
    """What a Dask worker does: the answer to a task, or None where it reads with other versions than `version` tells."""
    from asendus.loader.executors import ThisProcess
    from asendus.loader.version import reader_version
    from asendus.loader.workers import POSSIBLE, WorkerPool

    if version != reader_version():
        return None
    executor = WorkerPool(jobs=1, work=work) if POSSIBLE else ThisProcess(work=work)
    [(_, answer)] = executor.run([task])
    return answer


@contextmanager
def _connected(address: str, patience: float) -> Iterator[Client]:
    """The cluster at an address, with a worker at least."""
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(
            "what speaks to a cluster is not installed", where="--cluster", remedy="pip install 'asendus[cluster]'"
        ) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told by us
    try:
        client = Client(address, timeout=patience, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(
            "no Dask scheduler answers there",
            where=address,
            remedy=f"name a running one, as tcp://HOST:8786 ({type(error).__name__})",
        ) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=patience)
        except TimeoutError:
            raise _no_workers(address) from None
        yield client


def _no_workers(address: str) -> AsendusError:
    return AsendusError("the cluster has no workers", where=address, remedy=f"start some: dask worker {address}")
