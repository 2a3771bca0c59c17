"""What was named on the command line as files: files, folders, patterns, and `-` for standard input."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from asendus.errors import AsendusError, InputError, Problem, UsageError
from asendus.loader.documents import MAX_BYTES, Document, bounded, document_from_bytes, is_note, read_document
from asendus.loader.formats import ENDINGS

#: How standard input is named.
STDIN = "-"


def documents_of(names: Iterable[str | Path]) -> Iterator[Document | Problem]:
    """Each named document once, in the order named; for one that cannot be read, the problem instead.

    A folder stands for the readable files in it and below, in the order of their paths; a pattern (`*.txt`) for the files
    that match it.
    """
    seen: set[Path] = set()
    for name in names:
        try:
            paths = [(path, path.resolve() if path else None) for path in _paths(str(name))]
        except AsendusError as error:
            yield _problem(str(name), error)
            continue
        except (OSError, RuntimeError):  # a name too long, a link that leads to itself
            yield Problem(path=str(name), what="this name leads to no file", remedy="check the name and its links")
            continue
        for path, resolved in paths:
            if path is None or resolved is None:
                yield _read_stdin()
            elif resolved not in seen:
                seen.add(resolved)
                yield _read(path)


def _paths(name: str) -> Iterator[Path | None]:
    path = Path(name)
    if name == STDIN:
        yield None
    elif path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix.lower() in ENDINGS and file.is_file())
        if not found:
            raise UsageError("no file in this folder is one that is read", remedy=f"files end in {', '.join(ENDINGS)}")
        yield from (file for file in found if not is_note(file.name))
    elif not path.exists() and glob.has_magic(name):
        matches = sorted(Path(match) for match in glob.glob(name, recursive=True))  # noqa: PTH207 - a user's pattern
        if not matches:
            raise UsageError("no file matches this pattern", remedy="check the pattern")
        yield from (match for match in matches if match.is_file())
    else:
        yield path


def _read(path: Path) -> Document | Problem:
    try:
        return read_document(path)
    except AsendusError as error:
        return _problem(str(path), error)


def _read_stdin() -> Document | Problem:
    try:
        data = bounded(sys.stdin.buffer.read(MAX_BYTES + 1), where=STDIN)
        return document_from_bytes(data, path=STDIN, source="stdin.txt")
    except InputError as error:
        return _problem(STDIN, error)


def _problem(path: str, error: AsendusError) -> Problem:
    return Problem(path=path, what=error.what, remedy=error.remedy)
