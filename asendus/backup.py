"""A store as one file that restores it: N-Quads, packed, graph by graph and sorted.

A copy of a store's folder shares whatever damage the folder has, and Oxigraph's own backup is made of links to the same files.
A dump is read anew from end to end, also by other engines, and the same store gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import pyoxigraph as ox

from asendus.beside import opened_beside
from asendus.errors import InputError, StoreError, UsageError
from asendus.loader.software import release
from asendus.new_store import is_free, new_store
from asendus.store import Store
from asendus.store_folder import note_rules

#: The endings of a backup, packed and plain.
PACKED, PLAIN = ".nq.gz", ".nq"
#: How the first line of a backup begins: a comment of N-Quads, with what the quads do not tell as JSON behind it.
_HEAD = b"# asendus backup "
#: No statement is longer: evidence is quoted in hundreds of characters. Bytes.
_LONGEST_LINE = 20_000_000
_SAVED_ANEW = "copy it again, or take an older backup"


def back_up(store: Store, out: Path, *, rules: str | None = None) -> int:
    """Write all quads of a store into a file (.nq.gz, or plain .nq); how many they are.

    rules: the rules file that the store was loaded with, to be remembered. Raises UsageError for another ending and for a
    place that cannot be written, where what stood there before stays.
    """
    _refuse_ending(out)
    count = len(store)
    head = {"quads": count, "release": release(), **({"rules": rules} if rules else {})}
    with opened_beside(out) as file, _packing(file, out) as packed:
        packed.write(_HEAD + json.dumps(head).encode() + b"\n")
        for graph in store.graphs():
            packed.writelines(_lines(store, graph))
    return count


def _lines(store: Store, graph: ox.NamedNode) -> list[bytes]:
    """The quads of one graph, a line each, sorted."""
    told = ox.serialize(store.quads_in(graph), format=ox.RdfFormat.N_QUADS) or b""
    return sorted(told.splitlines(keepends=True))


@contextmanager
def _packing(file: BinaryIO, out: Path) -> Iterator[BinaryIO]:
    """Where to write what is to stand in a file, packed where its name says so; the time of writing is left out."""
    if out.name.endswith(PLAIN):
        yield file
        return
    with gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=6, mtime=0) as packed:
        yield cast(BinaryIO, packed)


def restore(backup: Path, folder: Path) -> int:
    """Make the store in a new or empty folder that a backup, or any file of N-Quads, tells; how many quads it has.

    Raises UsageError where the file cannot be opened, InputError where it is damaged or ends early, and StoreError for a
    folder that is not free or cannot be written. What is not wholly restored is not there.
    """
    _refuse_ending(backup)
    if not is_free(folder):
        raise StoreError("is not empty", where=str(folder), remedy="restore into a new folder")
    try:
        with backup.open("rb") as file, _told_of(backup):
            stream = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if backup.name.endswith(PACKED) else file
            return _restored(stream, backup, folder)
    except FileNotFoundError:
        raise UsageError("there is no such file", where=str(backup), remedy="check the name") from None
    except OSError as error:
        raise UsageError(
            f"cannot be opened ({error.strerror or error})", where=str(backup), remedy="check who may read it"
        ) from None


def _restored(stream: BinaryIO, backup: Path, folder: Path) -> int:
    first = stream.readline(_LONGEST_LINE)
    head = _head_of(first)
    with new_store(folder) as store:
        count = store.add_from(cast(BinaryIO, _Bounded(first, stream)))
        wanted = head.get("quads", count)
        if count != wanted:
            raise InputError(f"has {count} of its {wanted} quads", where=str(backup), remedy=_SAVED_ANEW)
        if isinstance(rules := head.get("rules"), str) and store.folder:
            note_rules(store.folder, rules)
    return count


def _head_of(line: bytes) -> dict[str, Any]:
    """What the first line of a backup tells; nothing for other files of N-Quads."""
    if not line.startswith(_HEAD):
        return {}
    told = json.loads(line.removeprefix(_HEAD))
    return told if isinstance(told, dict) else {}


class _Bounded:
    """A stream whose lines are of bounded length: a packed file can hold one without end."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = first
        self._rest = rest
        self._since = 0

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes. Raises ValueError in a line that is too long."""
        if self._first:
            piece, self._first = self._first[:size], self._first[size:]
        else:
            piece = self._rest.read(size)
        end = piece.rfind(b"\n")
        self._since = self._since + len(piece) if end < 0 else len(piece) - end - 1
        if self._since > _LONGEST_LINE:
            raise ValueError(f"a line is longer than {_LONGEST_LINE:,} bytes")
        return piece


@contextmanager
def _told_of(backup: Path) -> Iterator[None]:
    """Around the reading of a backup: damage is told in one line."""
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error, SyntaxError, ValueError) as error:
        what = " ".join(str(error).split()).rstrip(".")
        raise InputError(f"is no whole backup: {what}", where=str(backup), remedy=_SAVED_ANEW) from None


def _refuse_ending(path: Path) -> None:
    if not path.name.endswith((PACKED, PLAIN)):
        raise UsageError(
            f"is not named as a backup ({PACKED}, {PLAIN})", where=str(path), remedy=f"name it {path.name}{PACKED}"
        )
