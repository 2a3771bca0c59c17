"""Files that are never half written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from asendus.errors import UsageError


def write_beside(path: Path, content: bytes) -> None:
    """Write a file as `opened_beside` does, with all of its content at hand."""
    with opened_beside(path) as file:
        file.write(content)


@contextmanager
def opened_beside(path: Path) -> Iterator[BinaryIO]:
    """A file to write that stands beside `path`, and takes its place in one step when all went well.

    The file has the mode that the process gives new files (umask). Raises UsageError where the folder is not there or
    cannot be written; what stood there before stays, also where whoever writes fails.
    """
    start = path.name[:40]  # the whole of a long name and what is added to it would be too long a name
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{start}-", suffix=".part")
    except OSError as error:
        raise _not_written(path, error) from None
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_usual_mode())
        part.replace(path)
        keep_names(path.parent)
    except OSError as error:
        raise _not_written(path, error) from None
    finally:
        part.unlink(missing_ok=True)


def keep_names(folder: Path) -> None:
    """Have the names in a folder outlive a loss of power, as fsync has the bytes of a file; where the system can."""
    with suppress(OSError):  # Windows opens no folders, and some file systems sync none
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _usual_mode() -> int:
    """The mode of a new file (mkstemp makes them private)."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _not_written(path: Path, error: OSError) -> UsageError:
    return UsageError(
        f"cannot be written: {error.strerror or error}", where=str(path), remedy="name a file in a folder that is there"
    )
