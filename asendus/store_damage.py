"""What is told where a store cannot be opened, or turns out damaged while it is asked.

RocksDB, on which Oxigraph keeps its data, has a checksum in every block and checks it whenever the block is read: damage is
an error there and never a wrong row.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asendus.errors import DamagedStoreError, StoreError

#: How RocksDB's message of damaged data begins (its Status::Corruption).
_DAMAGE = "Corruption"
_LOCKS = Path("/proc/locks")
#: A command that holds a store is shown no longer than this. Characters.
_LONGEST = 80


@contextmanager
def damage_told(where: str) -> Iterator[None]:
    """Around the reading and writing of the store `where`. Raises DamagedStoreError for the engine's error of damaged data."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        if _DAMAGE in str(error):
            raise damaged(where, str(error)) from None
        raise


def damaged(where: str, what: str) -> DamagedStoreError:
    """The error of a store that is damaged, in one line."""
    told = " ".join(what.split()).replace(f"{_DAMAGE}: ", "").rstrip(".")
    return DamagedStoreError(
        f"the store is damaged: {told}",
        where=where,
        remedy="restore a backup (asendus restore FILE --store NEW), or load the files into a new folder",
    )


def not_opened(folder: Path, error: OSError | RuntimeError) -> StoreError:
    """What is told where Oxigraph could not open a folder: who holds it, or what is damaged."""
    what = " ".join(str(error).split())
    if "current process" in what:
        return StoreError("is open in this very process", where=str(folder), remedy="close it first")
    if "While lock file" in what:
        holder = holder_of(folder)
        return StoreError(
            f"is held by another process{f', {holder}' if holder else ''}",
            where=str(folder),
            remedy="wait until that is done, or copy the folder",
        )
    if _DAMAGE in what or "No such file" in what:
        return damaged(str(folder), what)
    return StoreError(f"cannot be opened: {what}", where=str(folder), remedy="check who may read and write it")


def holder_of(folder: Path) -> str:
    """The number and the command of the process that holds a store to write; nothing where the system does not tell.

    Linux lists all locks on files. The file is not opened to ask: closing it again would let go of a lock of our own.
    """
    try:
        node = (folder / "LOCK").stat().st_ino
        locks = _LOCKS.read_text(encoding="ascii").splitlines()
    except OSError:
        return ""
    for line in locks:
        match line.split():
            case [_, "POSIX", _, "WRITE", number, place, *_] if place.rpartition(":")[2] == str(node):
                return f"{number} ({_command_of(number)})"
    return ""


def _command_of(number: str) -> str:
    """What a process was started as, without the interpreter and the folders of programs."""
    try:
        words = Path(f"/proc/{number}/cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return "?"
    if Path(words[0]).name.startswith("python") and len(words) > 1:
        words = words[2:] if words[1] == "-m" else words[1:]
    shown = " ".join([Path(words[0]).name, *words[1:]]).strip()
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
