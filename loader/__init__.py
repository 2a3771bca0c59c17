"""The path from a file to RDF statements, one step a module, each callable alone.

    file ── text ── job descriptions ── fields ── mentions ── reading ── quads
        documents   bundles            forms     mentions    reader     triples

Staff lists and substitution schemes come from spreadsheets (`list_reader`), beside the readings of job descriptions.
`read` goes from files to both; `read_text` gives the text that offsets count in. Both open a file in a process of its
own that may hang or die without harm (`workers`); `running` keeps many files in order, `cache` keeps readings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from asendus.errors import InputError, Problem
from asendus.loader.listing import Listing
from asendus.loader.reading import Reading

if TYPE_CHECKING:
    from asendus.loader.cache import ReadingCache
    from asendus.loader.executors import Executor
    from asendus.loader.tasks import Task

__all__ = ["ReadResult", "read", "read_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What was read of some files: job descriptions and lists in the order of the files, and what went wrong with which file.

    files: the paths that could be read, also those in which nothing was found.
    """

    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]
    files: tuple[str, ...] = ()
    listings: tuple[Listing, ...] = ()

    @property
    def empty(self) -> tuple[str, ...]:
        """The paths that could be read, but in which nothing was found."""
        full = {reading.path for reading in self.readings} | {listing.path for listing in self.listings}
        return tuple(path for path in self.files if path not in full)


def read(
    names: str | Path | Iterable[str | Path],
    *,
    agency: str | None = None,
    jobs: int | None = None,
    cache: bool | Path = False,
    watch: Callable[[int, int], None] | None = None,
    executor: Executor | None = None,
) -> ReadResult:
    """The readings of a file, or of files, folders, patterns and `-` (standard input), and the staff lists and substitution schemes.

    A file that cannot be read, or in which there is neither, is a problem of its own and stops no other; so is
    one that takes too long or too much memory (`asendus.loader.limits`).

    agency: the employer's name, for texts that do not give it.
    jobs: at most so many processes read; None: as many as there are processors, or one for a few small files;
    0: none, files are read in this process, without limits.
    cache: whether readings are kept for the next time in the user's cache folder, or in the folder named.
    watch: called after each file with how many are done, of how many. executor: reads instead of processes on this machine.
    Raises UsageError for a negative `jobs`.
    """
    from asendus.loader.executors import executor_for
    from asendus.loader.inputs import paths_of
    from asendus.loader.running import Run

    named = list(paths_of([names] if isinstance(names, str | Path) else names))
    paths = [each for each in named if not isinstance(each, Problem)]
    with ExitStack() as stack:
        kept = stack.enter_context(_cache_in(cache)) if cache else None
        run = Run(named, agency=agency, cache=kept, watch=watch)
        outcomes = run.by(executor or executor_for(paths, jobs=jobs))
    notes = [kept.problem] if kept and kept.problem else []
    return ReadResult(
        readings=tuple(reading for _, outcome in outcomes for reading in outcome.readings),
        problems=(*notes, *(problem for _, outcome in outcomes for problem in outcome.problems)),
        listings=tuple(listing for _, outcome in outcomes for listing in outcome.listings),
        files=tuple(path for path, outcome in outcomes if not outcome.failed),
    )


def read_text(name: str | Path, *, jobs: int | None = None) -> str:
    """The text of one file: what offsets count in. Raises InputError where it cannot be read."""
    from asendus.loader.executors import executor_for
    from asendus.loader.inputs import paths_of, task_of

    for path in paths_of([name]):
        if isinstance(path, Problem):
            raise InputError(path.what, where=path.path, remedy=path.remedy)
        return _text_of(task_of(path), executor_for([path], jobs=jobs, work="asendus.loader.opening"))
    raise InputError("there is no such file", where=str(name), remedy="check the name")


def _text_of(task: Task, executor: Executor) -> str:
    from asendus.loader.codec import decode

    [(_, answer)] = executor.run([task])
    outcome = decode(answer, path=task.path, source=task.source)
    if outcome.text is None:
        problem = outcome.problems[0]
        raise InputError(problem.what, where=problem.path, remedy=problem.remedy)
    return outcome.text


def _cache_in(folder: bool | Path) -> ReadingCache:
    from asendus.loader.cache import ReadingCache, default_folder

    return ReadingCache(default_folder() if isinstance(folder, bool) else folder)
