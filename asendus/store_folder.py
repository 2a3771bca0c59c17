"""Folders that hold a store: which are one, and what is told where one cannot be opened."""

from __future__ import annotations

from pathlib import Path

from asendus.errors import StoreError


def check_folder(folder: Path, *, read_only: bool) -> None:
    """Raises StoreError where the path is a file, a folder of other things, or (to be read) holds no store."""
    where = str(folder)
    if folder.exists() and not folder.is_dir():
        raise StoreError("is a file, not the folder of a store", where=where, remedy="name another folder")
    if not folder.exists() or not any(folder.iterdir()):
        if read_only:
            raise StoreError("holds no store", where=where, remedy=f"make one: asendus load FILES --store {where}")
        return
    if not is_oxigraph_folder(folder):
        raise StoreError(
            "is a folder with other things in it, not a store", where=where, remedy="name a new or an empty folder"
        )


def is_oxigraph_folder(folder: Path) -> bool:
    """Whether a folder holds an Oxigraph store: RocksDB's files, and the column families that Oxigraph makes."""
    if not (folder / "CURRENT").is_file():
        return False
    options = sorted(folder.glob("OPTIONS-*"))
    return bool(options) and '[CFOptions "id2str"]' in options[-1].read_text(encoding="utf-8", errors="replace")


def not_opened(folder: Path, error: OSError) -> StoreError:
    """What is told where Oxigraph could not open a folder."""
    what = " ".join(str(error).split())
    if "lock" in what.casefold():
        return StoreError(
            "is held by another process", where=str(folder), remedy="wait until that is done, or copy the folder"
        )
    return StoreError(f"cannot be opened: {what}", where=str(folder), remedy="restore it, or load into a new folder")
