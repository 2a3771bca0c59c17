"""The path from a file to RDF statements, one step a module, each callable alone.

    file ── text ── job descriptions ── fields ── mentions ── reading ── quads
        documents   bundles            forms     mentions    reader     triples

`read` goes from files to readings; `read_text` gives the text that offsets count in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from asendus.errors import InputError, Problem
from asendus.loader.reading import Reading

__all__ = ["ReadResult", "read", "read_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What was read of some files: the readings in the order of the files, and what went wrong with which file."""

    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]


def read(names: Iterable[str | Path], *, agency: str | None = None) -> ReadResult:
    """The readings of files, folders, patterns and `-` (standard input).

    A file that cannot be read, or in which there is no job description, is a problem of its own and stops no other.
    agency: the employer's name, for texts that do not give it.
    """
    from asendus.loader.inputs import documents_of
    from asendus.loader.reader import readings_of

    readings: list[Reading] = []
    problems: list[Problem] = []
    for document in documents_of(names):
        if isinstance(document, Problem):
            problems.append(document)
            continue
        problems.extend(document.problems)
        try:
            found = readings_of(document, agency=agency)
        except RecursionError:
            problems.append(_too_deep(document.path))
            continue
        readings.extend(found)
        if not found and not any(problem.kind == "error" for problem in document.problems):
            problems.append(_nothing_in(document.path))
    return ReadResult(readings=tuple(readings), problems=tuple(problems))


def read_text(name: str | Path) -> str:
    """The text of one file: what offsets count in. Raises InputError where it cannot be read."""
    from asendus.loader.inputs import documents_of

    for document in documents_of([name]):
        if isinstance(document, Problem):
            raise InputError(document.what, where=document.path, remedy=document.remedy)
        return document.text
    raise InputError("there is no such file", where=str(name), remedy="check the name")


def _too_deep(path: str) -> Problem:
    return Problem(
        path=path,
        what="its words are nested too deep to be read",
        remedy="look for a long run of signs without words in it (asendus read --text)",
    )


def _nothing_in(path: str) -> Problem:
    return Problem(
        path=path,
        what="no job description was found in it",
        remedy="nothing to do if it is none; else its labels are not known (docs/labels.md)",
        kind="note",
    )
