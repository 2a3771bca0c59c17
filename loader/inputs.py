"""What was named on the command line as files: files, folders, patterns, and `-` for standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from asendus.errors import AsendusError, Problem, UsageError
from asendus.loader.documents import MAX_BYTES, OLD_ENDINGS, bounded, check_ending, endings_told, is_note, read_bytes
from asendus.loader.formats import ENDINGS, PICTURES, can_read_pictures
from asendus.loader.formats.beginnings import own_ending
from asendus.loader.tasks import Task

#: Endings of the files in a folder that are read, or told not to be: an old Word file is a job description, too.
_TOLD = frozenset({*ENDINGS, *OLD_ENDINGS})
#: How standard input is named.
STDIN = "-"


def paths_of(names: Iterable[str | Path]) -> Iterator[Path | Problem | None]:
    """Each named file once, in the order named (None is standard input); for a name that leads to none, the problem instead.

    A folder stands for the readable files in it and below, in the order of their paths; a pattern (`*.txt`) for the files
    that match it.
    """
    seen: set[Path] = set()
    for name in names:
        try:
            paths = [(path, path.resolve() if path else None) for path in _paths(str(name))]
        except AsendusError as error:
            yield Problem(path=str(name), what=error.what, remedy=error.remedy)
            continue
        except (OSError, RuntimeError):  # a name too long, a link that leads to itself
            yield Problem(path=str(name), what="this name leads to no file", remedy="check the name and its links")
            continue
        for path, resolved in paths:
            if path is None or resolved is None:
                yield None
            elif resolved not in seen:
                seen.add(resolved)
                yield path


def _is_told(path: Path) -> bool:
    """Whether a file in a folder is read or told not to be; where pictures cannot be read, a logo is nothing to tell."""
    ending = path.suffix.lower()
    return ending in _TOLD and (ending not in PICTURES or can_read_pictures())


def task_of(path: Path | None, *, number: int = 0, agency: str | None = None) -> Task:
    """The task of reading a file (None is standard input). Raises InputError where its bytes cannot be had."""
    if path is None:
        data = bounded(sys.stdin.buffer.read(MAX_BYTES + 1), where=STDIN)
        source = f"stdin{own_ending(data)}"  # it has no name: its bytes tell what it is
        return Task(number=number, path=STDIN, source=source, data=data, agency=agency)
    if os.path.exists(path):  # noqa: PTH110 - false where a folder may not be looked into; Path.exists raises there
        check_ending(path.name, where=str(path))
    return Task(number=number, path=str(path), source=path.name, data=read_bytes(path), agency=agency)


def _paths(name: str) -> Iterator[Path | None]:
    path = Path(name)
    if name == STDIN:
        yield None
    elif path.is_dir():
        found = sorted(file for file in path.rglob("*") if _is_told(file) and file.is_file())
        if not found:
            raise UsageError("no file in this folder is one that is read", remedy=f"files end in {endings_told()}")
        yield from (file for file in found if not is_note(file.name) and not file.name.startswith("~$"))  # Word's marks
    elif not path.exists() and glob.has_magic(name):
        matches = sorted(Path(match) for match in glob.glob(name, recursive=True))  # noqa: PTH207 - a user's pattern
        if not matches:
            raise UsageError("no file matches this pattern", remedy="check the pattern")
        yield from (match for match in matches if match.is_file())
    else:
        yield path
