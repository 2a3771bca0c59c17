"""Tasks carried out by processes that may hang, eat memory or die without harm to anything but their own file.

concurrent.futures cannot end one task, and multiprocessing runs the user's script again in every process; so the
processes here are started by a nursery of our own (`asendus.loader.nursery`), which is started once an interpreter, at
the first file. Each process has one file at a time: nobody else is blamed when it dies.
"""

from __future__ import annotations

import atexit
import os
import pickle
import selectors
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

from asendus.errors import AsendusError
from asendus.loader import times, wire
from asendus.loader.limits import MOST_SECONDS, SECONDS
from asendus.loader.nursery import BEGUN, FAILURE, KILL, LAST_RESULT, MORE_TIME, NUMBER, RESULT, WORKER
from asendus.loader.nursery import SECONDS as SECONDS_ASKED
from asendus.loader.tasks import Task, died_on, failed_on, failure, too_slow

#: A nursery that was told to end has so long for it. Seconds.
GRACE = 1.0
#: On a busy machine a file may take so many times its usual time by the clock, where it did not get the processor.
PATIENCE = 5.0
#: So often a worker is started for a task, where it dies before it could begin.
ATTEMPTS = 3
#: Whether this system has what the nursery needs: forks, and sockets that carry sockets.
POSSIBLE = hasattr(os, "fork") and hasattr(socket, "send_fds")


@dataclass(eq=False, slots=True, kw_only=True)
class _Worker:
    """A process that reads files, seen from here."""

    number: int
    channel: socket.socket

    def is_alive(self) -> bool:
        """Whether an idle worker is still there: it has nothing to say until it is asked."""
        try:
            self.channel.recv(1, socket.MSG_DONTWAIT | socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False


@dataclass(eq=False, slots=True, kw_only=True)
class _Job:
    """A worker at work on a task, and until when it may be (on the monotonic clock)."""

    worker: _Worker
    task: Task
    began: float
    due: float
    spent_before: float
    attempt: int
    begun: bool = False
    inbox: wire.Inbox = field(default_factory=wire.Inbox)


class Nursery:
    """The nursery's process, and the workers from it that are idle. `work` names a module with `prepare` and `answer`."""

    def __init__(self, work: str) -> None:
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START, str(theirs.fileno()), work, *sys.path],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=None if os.environ.get("ASENDUS_TRACEBACK") else subprocess.DEVNULL,
                env={**os.environ, **_ONE_THREAD},
                start_new_session=True,
            )
        self._ready = False

    def take(self) -> _Worker:
        """A worker: an idle one, or else a new one. Raises AsendusError where none can be started."""
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.is_alive():
                    return worker
                self._end(worker)
            return self._new()

    def give_back(self, worker: _Worker) -> None:
        """A worker that is idle again."""
        with self._lock:
            self._idle.append(worker)

    def end(self, worker: _Worker) -> None:
        """Kill a worker, whatever it is at."""
        with self._lock:
            self._end(worker)

    def _end(self, worker: _Worker) -> None:
        worker.channel.close()
        with suppress(OSError):
            wire.send(self._control, KILL + NUMBER.pack(worker.number))

    def _new(self) -> _Worker:
        numbers = b""
        sockets: list[int] = []
        with suppress(OSError):
            wire.send(self._control, WORKER)
            numbers, sockets, _, _ = socket.recv_fds(self._control, NUMBER.size, 1)
        if not sockets:
            raise _cannot_start()
        self._ready = True
        return _Worker(number=NUMBER.unpack(numbers)[0], channel=socket.socket(fileno=sockets[0]))

    def close(self) -> None:
        """End all workers and the nursery."""
        self.forget()
        if not self._ready:  # nothing was forked from it yet
            self._process.kill()
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def forget(self) -> None:
        """Let go of the sockets: in a process forked from this one they are not its own."""
        self._control.close()
        for worker in self._idle:
            worker.channel.close()
        self._idle.clear()

    @property
    def has_left(self) -> bool:
        """Whether the nursery has ended."""
        return self._process.poll() is not None


class WorkerPool:
    """An executor of up to `jobs` processes, which start when there is something to do.

    seconds: how long one task may take; work: the module that has `prepare` and `answer`.
    """

    def __init__(self, *, jobs: int, seconds: float = SECONDS, work: str = "asendus.loader.tasks") -> None:
        self._jobs = jobs
        self._seconds = seconds
        self._work = work

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, bytes]]:
        """Each task with its answer, as they come. A task is taken from `tasks` when a worker is free for it."""
        waiting = iter(tasks)
        with _Crew(self._work, self._seconds) as crew:
            more = True
            while more or crew.busy:
                while more and crew.busy < self._jobs:
                    task = next(waiting, None)
                    more = task is not None
                    if task:
                        crew.begin(task)
                yield from crew.ended()


class _Crew:
    """The workers of one run."""

    def __init__(self, work: str, seconds: float) -> None:
        self._work = work
        self._seconds = seconds
        self._selector = selectors.DefaultSelector()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Whoever is still at work when a run ends early is killed."""
        for job in self._jobs():
            self._drop(job)
        self._selector.close()

    @property
    def busy(self) -> int:
        """How many are at work."""
        return len(self._selector.get_map())

    @property
    def _nursery(self) -> Nursery:
        return nursery_for(self._work)

    def begin(self, task: Task, *, attempt: int = 1) -> None:
        """Give a task to a worker. Raises AsendusError where workers die before they can begin, one after another."""
        message = pickle.dumps(task)
        for number in range(attempt, ATTEMPTS + 1):
            worker = self._nursery.take()
            try:
                wire.send(worker.channel, message)
            except OSError:  # it died before it could begin: no fault of the file
                self._nursery.end(worker)
                continue
            began = time.monotonic()
            _, spent = times.of(worker.number)
            job = _Job(
                worker=worker,
                task=task,
                began=began,
                due=began + self._seconds,
                spent_before=spent,
                attempt=number,
            )
            self._selector.register(worker.channel, selectors.EVENT_READ, job)
            return
        raise _cannot_start()

    def ended(self) -> Iterator[tuple[Task, bytes]]:
        """Wait until something happens; the tasks that ended by it."""
        if not self.busy:
            return
        wait = max(0.0, min(job.due for job in self._jobs()) - time.monotonic())
        heard = [key.data for key, _ in self._selector.select(wait)]
        for job in heard:
            if outcome := self._hear(job):
                yield job.task, outcome
        now = time.monotonic()
        for job in self._jobs():
            if job not in heard and job.due <= now:
                if (left := self._left(job, now)) > 0:
                    job.due = now + left
                    continue
                self._drop(job)
                yield job.task, failure(job.task, too_slow(job.task.path, now - job.began))

    def _left(self, job: _Job, now: float) -> float:
        """How long a worker may go on beyond its time: as long as others kept the processor from it, but not for ever."""
        if now - job.began > PATIENCE * self._seconds:
            return 0.0
        runnable, spent = times.of(job.worker.number)
        return max(0.0, self._seconds - (spent - job.spent_before)) if runnable else 0.0

    def _hear(self, job: _Job) -> bytes | None:
        """Take in what a worker says; the outcome of its task, where that is all."""
        try:
            chunk = job.worker.channel.recv(job.inbox.wanted)
        except OSError:
            chunk = b""
        if not chunk:
            self._drop(job)
            if not job.begun:
                self.begin(job.task, attempt=job.attempt + 1)
                return None
            return failure(job.task, died_on(job.task.path))
        job.due = max(job.due, time.monotonic() + self._seconds)  # it is answering
        message = job.inbox.take(chunk)
        return None if message is None else self._heard(job, message[:1], message[1:])

    def _heard(self, job: _Job, kind: bytes, words: bytes) -> bytes | None:
        if kind == BEGUN:
            job.begun = True
            return None
        if kind == MORE_TIME:
            asked = time.monotonic() + SECONDS_ASKED.unpack(words)[0]
            job.due = min(asked, job.began + MOST_SECONDS)
            return None
        if kind == RESULT:
            self._selector.unregister(job.worker.channel)
            self._nursery.give_back(job.worker)
            return words
        self._drop(job)
        if kind == LAST_RESULT:
            return words
        assert kind == FAILURE
        return failure(job.task, failed_on(job.task.path, words.decode(errors="replace")))

    def _jobs(self) -> list[_Job]:
        return [key.data for key in self._selector.get_map().values()]

    def _drop(self, job: _Job) -> None:
        self._selector.unregister(job.worker.channel)
        self._nursery.end(job.worker)


def _cannot_start() -> AsendusError:
    return AsendusError(
        "the processes that read files cannot be started", remedy="--jobs 0 reads without them, and without limits"
    )


#: Starts a nursery: the socket's number, the work, and where this interpreter looks for modules.
_START = (
    "import sys; channel, work, *sys.path = sys.argv[1:]; "
    "from asendus.loader.nursery import main; main(int(channel), work)"
)
#: numpy comes in with the morphology; its threads are of no use here and hinder a fork.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

_nurseries: dict[str, Nursery] = {}
_starting = threading.Lock()


def nursery_for(work: str) -> Nursery:
    """The nursery of this interpreter for one kind of work; it is started where there is none."""
    with _starting:
        nursery = _nurseries.get(work)
        if nursery is not None and nursery.has_left:
            _nurseries.pop(work).close()
            nursery = None
        if nursery is None:
            nursery = _nurseries[work] = Nursery(work)
        return nursery


@atexit.register
def close_nurseries() -> None:
    """End all processes that were started here; they are started anew when needed."""
    while _nurseries:
        _nurseries.popitem()[1].close()


def _forget_nurseries() -> None:
    while _nurseries:
        _nurseries.popitem()[1].forget()


if POSSIBLE:
    os.register_at_fork(after_in_child=_forget_nurseries)
