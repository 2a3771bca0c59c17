"""The text of a file and nothing else, as work for an executor: no morphology is loaded for it."""

from __future__ import annotations

from asendus.loader.codec import encode
from asendus.loader.documents import document_from_bytes
from asendus.loader.tasks import Outcome, Task, guarded


def prepare() -> None:
    """All that is needed is imported above."""


def answer(task: Task) -> bytes:
    """The outcome of a task as bytes: its text, or what is wrong with the file."""
    return encode(guarded(task, _opened), path=task.path)


def _opened(task: Task) -> Outcome:
    document = document_from_bytes(task.data, path=task.path, source=task.source)
    return Outcome(text=document.text, problems=document.problems)
