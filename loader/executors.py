"""Who carries out tasks: this process, processes beside it, or whatever else keeps to the protocol.

Another executor needs no more than `asendus.loader.tasks.answer` called with each task; `cluster` is one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol

from asendus.errors import UsageError
from asendus.loader.tasks import Task

#: The module of the work: `prepare` makes ready for it, `answer` goes from a task to bytes.
WORK = "asendus.loader.tasks"
#: So many files, of so many bytes in all, are read sooner by one process than two have started.
FEW_FILES, FEW_BYTES = 8, 1_000_000


class Executor(Protocol):
    """Carries out tasks, in any order and as many at a time as it likes."""

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, bytes]]:
        """Each task with what `tasks.answer` gives for it. A task is best taken from `tasks` when it can begin at once."""
        ...


class ThisProcess:
    """Carries out one task after another here, without any limit of time or memory.

    work: the module that has `answer`.
    """

    def __init__(self, *, work: str = WORK) -> None:
        self._work = work

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, bytes]]:
        """Each task with its answer."""
        answer = import_module(self._work).answer
        return ((task, answer(task)) for task in tasks)


def executor_for(paths: Sequence[Path | None], *, jobs: int | None = None, work: str = WORK) -> Executor:
    """The executor of these files (None is standard input).

    jobs: at most so many processes; 0 = in this process; None = as many as there are processors, or one for a few small
    files. Raises UsageError for a negative number.
    """
    if jobs is not None and jobs < 0:
        raise UsageError(f"{jobs} processes cannot read", where="--jobs", remedy="give 1 or more, or 0 for none")
    if jobs == 0:
        return ThisProcess(work=work)
    from asendus.loader.workers import POSSIBLE, WorkerPool

    if not POSSIBLE:
        return ThisProcess(work=work)
    return WorkerPool(jobs=min(jobs or _fitting(paths), max(1, len(paths))), work=work)


def _fitting(paths: Sequence[Path | None]) -> int:
    if len(paths) <= FEW_FILES and sum(map(_size, paths)) <= FEW_BYTES:
        return 1
    return cores()


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(path: Path | None) -> int:
    try:
        return path.stat().st_size if path else 0
    except OSError:
        return 0
