"""Folders that hold a store, and names of stores that are none: which are one, what is told where one cannot be opened, and by which rules it was loaded."""

from __future__ import annotations

from pathlib import Path

from asendus.beside import write_beside
from asendus.errors import Problem, StoreError
from asendus.store_damage import damaged

#: The file in a store's folder that tells what it was loaded from (`asendus.ledger`).
LEDGER = "asendus-ledger.json"
#: The file in a store's folder that names the rules file it was loaded with.
_RULES = "asendus-rules.txt"


def is_address(store: object) -> bool:
    """Whether a store is named by the address of an engine, not by a folder.

    >>> is_address("http://127.0.0.1:7878"), is_address("graph"), is_address("http")
    (True, False, False)
    """
    return isinstance(store, str) and store.casefold().startswith(("http://", "https://"))


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
    if not (folder / "CURRENT").is_file():  # RocksDB would make a new, empty store of the rest
        raise damaged(where, "its file CURRENT is missing")


def is_oxigraph_folder(folder: Path) -> bool:
    """Whether a folder holds an Oxigraph store, whole or not: RocksDB's files with the column families that Oxigraph makes.

    Where the file that names these is gone, a store of ours still has its ledger.
    """
    options = sorted(folder.glob("OPTIONS-*"))
    if options:
        return '[CFOptions "id2str"]' in options[-1].read_text(encoding="utf-8", errors="replace")
    return (folder / LEDGER).is_file()


def note_rules(folder: Path, rules: Path | str) -> None:
    """Note in a store's folder by which rules file it was loaded."""
    write_beside(folder / _RULES, f"{rules}\n".encode())


def kept_rules(folder: Path) -> str | None:
    """The name of the rules file that the store in a folder was loaded with; None where there was none."""
    try:
        return (folder / _RULES).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None


def kept_by_rules(folder: Path) -> Problem | None:
    """What is told to whoever asks a store without rules that was loaded with some; None where there were none."""
    name = kept_rules(folder)
    if name is None:
        return None
    return Problem(
        path=str(folder),
        what=f"it was loaded with rules ({name}), of which only rosters, headcounts and aliases are in it",
        remedy="give --rules FILE for severities, thresholds and silences",
        kind="note",
    )
