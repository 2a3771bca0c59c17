"""Loading into a folder: one that is new is made beside and takes its place when all went well."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from glob import escape
from pathlib import Path

import pyoxigraph as ox

from asendus.beside import keep_names
from asendus.errors import StoreError
from asendus.store import Store, open_store

try:
    from fcntl import LOCK_EX, LOCK_NB, flock
except ImportError:  # Windows: parts that a killed load left stay
    flock = None  # type: ignore[assignment]

#: How the name of a folder ends that is being filled.
_ENDING = ".part"


@contextmanager
def store_to_load(folder: Path) -> Iterator[Store]:
    """The store in a folder, to be loaded into.

    Where there is none yet it is made as `new_store` makes it. Raises what `open_store` and `new_store` raise.
    """
    if not is_free(folder):
        with open_store(folder) as store:
            yield store
        return
    with new_store(folder) as store:
        yield store


def is_free(folder: Path) -> bool:
    """Whether a store can be made in a folder: it is not there yet, or empty."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


@contextmanager
def new_store(folder: Path) -> Iterator[Store]:
    """An empty store that is made beside, and takes its place when all went well: half a store is never there.

    Raises StoreError where it cannot be made, and where somebody else has made one meanwhile.
    """
    with ExitStack() as stack:
        part, claim = _folder_beside(folder)
        if claim is not None:
            stack.callback(os.close, claim)
        stack.callback(shutil.rmtree, part, ignore_errors=True)
        try:
            with Store(ox.Store(str(part)), where=str(folder), folder=part, fresh=True) as store:
                yield store
            part.replace(folder)
            keep_names(folder.parent)
        except OSError as error:
            raise StoreError(
                f"cannot be made ({error.strerror or error})",
                where=str(folder),
                remedy="nothing was written; load again",
            ) from None


def _folder_beside(folder: Path) -> tuple[Path, int | None]:
    """A new folder beside, and the handle that claims it; folders that killed loads left there are taken away."""
    prefix = f".{folder.name}."
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        for left in folder.parent.glob(f"{escape(prefix)}*{_ENDING}"):
            _take_away(left)
        part = Path(tempfile.mkdtemp(prefix=prefix, suffix=_ENDING, dir=folder.parent))
        return part, _claimed(part)
    except OSError as error:
        raise StoreError(
            f"cannot be made ({error.strerror})", where=str(folder), remedy="name a folder that may be written"
        ) from None


def _take_away(left: Path) -> None:
    """Remove a folder that nobody fills any more; one that is empty was perhaps made this moment."""
    if any(left.iterdir()) and (claim := _claimed(left)) is not None:
        shutil.rmtree(left, ignore_errors=True)
        os.close(claim)


def _claimed(folder: Path) -> int | None:
    """A handle that claims a folder until it is closed or the process ends, however; None where somebody else has it.

    This is a lock on the folder itself (flock), so that no file of ours is left in the store.
    """
    if flock is None:
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        flock(handle, LOCK_EX | LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
