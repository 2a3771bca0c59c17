"""One task: one file, from its bytes to its readings. Any executor can carry it out, on this machine or another.

Nothing heavy is imported here; `prepare` brings in the reader, with its morphology, where tasks are carried out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from asendus.errors import InputError, Problem
from asendus.loader.listing import Listing
from asendus.loader.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A file to read. `number`: its place among all files; `source`: its base name, whose ending tells the format."""

    number: int
    path: str
    source: str
    data: bytes = field(repr=False)
    agency: str | None = None


class Outcome(NamedTuple):
    """What became of a task: job descriptions and lists in the order of the file, and what went wrong or is to be told.

    `text` is there where nothing but the text was wanted (`asendus.loader.opening`).
    """

    readings: tuple[Reading, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str | None = None
    listings: tuple[Listing, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the file could not be read, or not wholly."""
        return any(problem.kind == "error" for problem in self.problems)


def prepare() -> None:
    """Import and load all that every task needs, so that processes forked from this one share it."""
    import asendus.loader.reader  # noqa: F401
    from asendus.loader.detection import labels_in
    from asendus.loader.gazetteer import find_agency
    from asendus.loader.morphology import load_dictionary

    load_dictionary()
    labels_in("")
    find_agency("")


def answer(task: Task) -> bytes:
    """The outcome of a task as the bytes that travel between processes and are kept in the cache."""
    from asendus.loader.codec import encode

    return encode(carry_out(task), path=task.path)


def carry_out(task: Task) -> Outcome:
    """Open and read one file. What is wrong with the file is a problem in the outcome, never an error raised."""
    return guarded(task, _read)


def guarded(task: Task, work: Callable[[Task], Outcome]) -> Outcome:
    """What work makes of a task; where the file is at fault, an outcome with that problem."""
    try:
        return work(task)
    except InputError as error:
        problem = Problem(path=task.path, what=error.what, remedy=error.remedy)
    except RecursionError:
        problem = too_deep(task.path)
    except MemoryError:
        problem = too_big(task.path)
    return Outcome(problems=(problem,))


def _read(task: Task) -> Outcome:
    from asendus.loader.documents import document_from_bytes
    from asendus.loader.list_reader import is_table, listings_of, no_list_in, without_lists
    from asendus.loader.reader import readings_of

    document = document_from_bytes(task.data, path=task.path, source=task.source)
    listings = listings_of(document, agency=task.agency)
    readings = readings_of(without_lists(document, listings), agency=task.agency)
    outcome = Outcome(tuple(readings), document.problems, listings=tuple(listings))
    if readings or listings or outcome.failed:
        return outcome
    nothing = no_list_in(document) if is_table(document.source) else nothing_in(task.path)
    return outcome._replace(problems=(*document.problems, nothing))


def failure(task: Task, problem: Problem) -> bytes:
    """The outcome, as bytes, of a task that nobody finished."""
    from asendus.loader.codec import encode

    return encode(Outcome(problems=(problem,)), path=task.path)


def nothing_in(path: str) -> Problem:
    """Told of a file in which no job description was found."""
    return Problem(
        path=path,
        what="no job description was found in it",
        remedy="nothing to do if it is none; else its labels are not known (docs/labels.md)",
        kind="note",
    )


#: What helps with a file that takes too long or too much.
_SMALLER = "split it into one file a directive, or save it as plain text"


def too_deep(path: str) -> Problem:
    """Told of a file whose words or elements are nested without end."""
    remedy = "look for a long run of signs without words in it (asendus read --text)"
    return Problem(path=path, what="its words are nested too deep to be read", remedy=remedy)


def too_big(path: str) -> Problem:
    """Told of a file that needs more memory than one may take."""
    return Problem(path=path, what="it needs more memory to be read than a file may take", remedy=_SMALLER)


def too_slow(path: str, seconds: float) -> Problem:
    """Told of a file that was not read in time."""
    return Problem(path=path, what=f"it could not be read within {seconds:.0f} seconds", remedy=_SMALLER)


def died_on(path: str) -> Problem:
    """Told of a file on which the process that read it died."""
    remedy = "the file may be damaged: open it and save it anew, or as plain text"
    return Problem(path=path, what="the process that read it died", remedy=remedy)


def failed_on(path: str, failure: str) -> Problem:
    """Told of a file on which the reader itself failed."""
    remedy = "report this; ASENDUS_TRACEBACK=1 with --jobs 0 shows the whole trace"
    return Problem(path=path, what=f"the reader failed on it ({failure})", remedy=remedy)
