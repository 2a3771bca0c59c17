"""Files that are never half written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from asendus.errors import UsageError


def write_beside(path: Path, content: bytes) -> None:
    """Write a file beside its place, then put it there in one step.

    The file has the mode that the process gives new files (umask). Raises UsageError where the folder is not there or
    cannot be written; what stood there before stays.
    """
    start = path.name[:40]  # the whole of a long name and what is added to it would be too long a name
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{start}-", suffix=".part")
    except OSError as error:
        raise _not_written(path, error) from None
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_usual_mode())
        part.replace(path)
    except OSError as error:
        raise _not_written(path, error) from None
    finally:
        part.unlink(missing_ok=True)


def _usual_mode() -> int:
    """The mode of a new file (mkstemp makes them private)."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _not_written(path: Path, error: OSError) -> UsageError:
    return UsageError(
        f"cannot be written: {error.strerror or error}", where=str(path), remedy="name a file in a folder that is there"
    )
