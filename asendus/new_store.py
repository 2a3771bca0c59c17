"""Loading into a folder: one that is new is made beside and takes its place when all went well."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from asendus.errors import StoreError
from asendus.store import Store, open_store


@contextmanager
def store_to_load(folder: Path) -> Iterator[Store]:
    """The store in a folder, to be loaded into.

    Where there is none yet it is made beside, and takes its place when all went well: half a store is never there.
    Raises what `open_store` raises, and StoreError where somebody else has made one meanwhile.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        with open_store(folder) as store:
            yield store
        return
    part = _folder_beside(folder)
    try:
        with Store(ox.Store(str(part)), where=str(folder), folder=part, fresh=True) as store:
            yield store
        part.replace(folder)
    except OSError as error:
        raise StoreError(
            f"cannot be made ({error.strerror or error})", where=str(folder), remedy="nothing was written; load again"
        ) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _folder_beside(folder: Path) -> Path:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise StoreError(
            f"cannot be made ({error.strerror})", where=str(folder), remedy="name a folder that may be written"
        ) from None
