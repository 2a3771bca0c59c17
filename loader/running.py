"""Many files at once: tasks to an executor, what the cache has not; outcomes in the order of the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from asendus.errors import InputError, Problem
from asendus.loader.cache import ReadingCache, key_of
from asendus.loader.codec import decode
from asendus.loader.executors import Executor
from asendus.loader.inputs import STDIN, task_of
from asendus.loader.tasks import Outcome, Task, died_on

#: Told how many files are done, of how many.
Watch = Callable[[int, int], None]
#: A file, None for standard input, or a name that leads to no file.
Named = Path | Problem | None


class Run:
    """One reading of several files."""

    def __init__(
        self, named: Sequence[Named], *, agency: str | None, cache: ReadingCache | None, watch: Watch | None
    ) -> None:
        self._named = named
        self._agency = agency
        self._cache = cache
        self._watch = watch
        self._keys: dict[int, bytes] = {}
        self._outcomes: dict[int, Outcome] = {}

    def by(self, executor: Executor) -> list[tuple[str, Outcome]]:
        """Each file's path and its outcome, in the order of the files, whoever reads them and whatever is done first."""
        for task, answer in executor.run(self._tasks()):
            outcome = _understood(task, answer)
            self._note(task.number, outcome)
            key = self._keys.pop(task.number, None)
            if self._cache and key and not outcome.failed:
                self._cache.put(key, answer)
        return [(path_told(named), self._outcomes[number]) for number, named in enumerate(self._named)]

    def _tasks(self) -> Iterator[Task]:
        """The files that are left to read; what is known of the others is noted on the way."""
        for number, named in enumerate(self._named):
            if isinstance(named, Problem):
                self._note(number, Outcome(problems=(named,)))
                continue
            try:
                task = task_of(named, number=number, agency=self._agency)
            except InputError as error:
                problem = Problem(path=path_told(named), what=error.what, remedy=error.remedy)
                self._note(number, Outcome(problems=(problem,)))
                continue
            if kept := self._kept(task):
                self._note(number, kept)
            else:
                yield task

    def _kept(self, task: Task) -> Outcome | None:
        if self._cache is None:
            return None
        key = self._keys[task.number] = key_of(task)
        data = self._cache.get(key)
        try:
            return None if data is None else decode(data, path=task.path, source=task.source)
        except ValueError:  # damaged: read again, and kept anew
            return None

    def _note(self, number: int, outcome: Outcome) -> None:
        self._outcomes[number] = outcome
        if self._watch:
            self._watch(len(self._outcomes), len(self._named))


def path_told(named: Named) -> str:
    """How a file is called in what is told of it."""
    if isinstance(named, Problem):
        return named.path
    return STDIN if named is None else str(named)


def _understood(task: Task, answer: bytes) -> Outcome:
    try:
        return decode(answer, path=task.path, source=task.source)
    except ValueError:  # whoever answered so is not to be believed
        return Outcome(problems=(died_on(task.path),))
