"""The text of a file and nothing else, as work for an executor: no morphology is loaded for it."""

from __future__ import annotations

from asendus.errors import InputError, Problem
from asendus.loader.codec import encode
from asendus.loader.documents import document_from_bytes
from asendus.loader.tasks import Outcome, Task, too_big, too_deep


def prepare() -> None:
    """All that is needed is imported above."""


def answer(task: Task) -> bytes:
    """The outcome of a task as bytes: its text, or what is wrong with the file."""
    return encode(_opened(task), path=task.path)


def _opened(task: Task) -> Outcome:
    try:
        document = document_from_bytes(task.data, path=task.path, source=task.source)
    except InputError as error:
        return Outcome(problems=(Problem(path=task.path, what=error.what, remedy=error.remedy),))
    except RecursionError:
        return Outcome(problems=(too_deep(task.path),))
    except MemoryError:
        return Outcome(problems=(too_big(task.path),))
    return Outcome(text=document.text, problems=document.problems)
