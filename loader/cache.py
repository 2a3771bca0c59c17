"""Readings kept from one run to the next, by the bytes of the file and by what they were read with.

An SQLite file in the user's cache folder (ASENDUS_CACHE names another), which many processes may use at once. It holds
what `codec` makes: JSON in which names of persons are masked already; nothing in it can act. It is a convenience: where it
cannot be used it is not, and where it is damaged it is begun anew.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import Self

import platformdirs

from asendus.errors import Problem
from asendus.loader.tasks import Task
from asendus.loader.version import reader_version

#: The cache is not kept above this size. Bytes of readings.
MOST_BYTES = 1_000_000_000
#: Readings of another version of the reader are dropped when nobody has used them for so long. Days.
FORGET_AFTER = 7
#: What was read is written down at least so often. Readings, and seconds.
BATCH, PAUSE = 200, 2.0
#: So long another process may hold the file. Seconds.
PATIENCE = 5.0

_NAME = "readings-1.sqlite"
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS reading
        (key BLOB PRIMARY KEY, version TEXT NOT NULL, used INTEGER NOT NULL, data BLOB NOT NULL);
"""


def default_folder() -> Path:
    """Where the cache is kept: ASENDUS_CACHE, or the user's cache folder."""
    named = os.environ.get("ASENDUS_CACHE")
    return Path(named) if named else Path(platformdirs.user_cache_dir("asendus", appauthor=False))


class ReadingCache:
    """What tasks gave, by `key_of` them. `problem` tells why it cannot be used, once it cannot."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME
        self.problem: Problem | None = None
        self._file: sqlite3.Connection | None = None
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._written = time.monotonic()
        self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, key: bytes) -> bytes | None:
        """What is kept under a key."""
        if key in self._new:
            return self._new[key]
        row = self._do("SELECT data, used FROM reading WHERE key = ?", key)
        if row is None:
            return None
        if row[1] != _today():
            self._used.add(key)
        return bytes(row[0])

    def put(self, key: bytes, data: bytes) -> None:
        """Keep this under a key."""
        self._new[key] = data
        if len(self._new) >= BATCH or time.monotonic() - self._written > PAUSE:
            self._write()

    def close(self) -> None:
        """Write down what is new, drop what is too old or too much."""
        if self._file is None:
            return
        if self._new or self._used:
            self._write()
            self._do("DELETE FROM reading WHERE version != ? AND used < ?", reader_version(), _today() - FORGET_AFTER)
            self._shrink()
        self._leave()

    def _open(self) -> None:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._connect()
        except OSError as error:
            self._give_up(error.strerror or str(error))
        except sqlite3.OperationalError as error:
            self._give_up(str(error))
        except sqlite3.DatabaseError:
            self._begin_anew()

    def _connect(self) -> None:
        # "check_same_thread": the owner may be closed by another thread than made it; never used by two at once
        self._file = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        self._file.execute("PRAGMA synchronous = OFF")  # what a power cut damages is begun anew
        self._file.execute(_SCHEMA)

    def _begin_anew(self) -> None:
        """A damaged cache is dropped; whoever else has it open goes on with the dropped one."""
        self._leave()
        try:
            self._path.unlink(missing_ok=True)
            self._connect()
        except (OSError, sqlite3.Error) as error:
            self._give_up(str(error))

    def _leave(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _give_up(self, why: str) -> None:
        self._leave()
        self._new.clear()
        self.problem = Problem(
            path=str(self._path.parent),
            what=f"readings cannot be kept there for the next time ({why})",
            remedy="name another folder in ASENDUS_CACHE, or say --no-cache",
            kind="note",
        )

    def _do(self, statement: str, *values: object) -> tuple[bytes, int] | None:
        """Run one statement; its first row."""
        if self._file is None:
            return None
        try:
            with closing(self._file.execute(statement, values)) as rows:
                row: tuple[bytes, int] | None = rows.fetchone()
                return row
        except sqlite3.OperationalError as error:
            self._told(error)
        except sqlite3.DatabaseError:
            self._begin_anew()
        return None

    def _told(self, error: sqlite3.OperationalError) -> None:
        """Another process that holds the file is no reason to give up; a full disk or a closed folder is."""
        if error.sqlite_errorcode not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            self._give_up(str(error))

    def _write(self) -> None:
        """Write down what is new and what was used, in one transaction."""
        day = _today()
        new = [(key, reader_version(), day, data) for key, data in self._new.items()]
        used = [(day, key) for key in self._used]
        self._new.clear()
        self._used.clear()
        self._written = time.monotonic()
        if self._file is None:
            return
        try:
            self._file.execute("BEGIN IMMEDIATE")
            self._file.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?)", new)
            self._file.executemany("UPDATE reading SET used = ? WHERE key = ?", used)
            self._file.execute("COMMIT")
        except sqlite3.OperationalError as error:
            with suppress(sqlite3.Error):
                self._file.execute("ROLLBACK")
            self._told(error)
        except sqlite3.DatabaseError:
            self._begin_anew()

    def _shrink(self) -> None:
        """Above the bound, drop what was used longest ago until a tenth is free."""
        if self._path.stat().st_size <= MOST_BYTES:
            return
        row = self._do("SELECT x'', coalesce(sum(length(data)), 0) FROM reading")
        if row and (over := row[1] - MOST_BYTES * 9 // 10) > 0:
            self._do(_DROP_OLDEST, over)
        self._do("VACUUM")


_DROP_OLDEST = """
    DELETE FROM reading WHERE key IN (
        SELECT key FROM (SELECT key, sum(length(data)) OVER (ORDER BY used, key) - length(data) AS before FROM reading)
        WHERE before < ?)
"""


def key_of(task: Task) -> bytes:
    """What a reading depends on: the bytes, the ending, the agency that was told, and what reads."""
    ending = Path(task.source).suffix.lower()
    told = "\0".join((reader_version(), ending, "" if task.agency is None else f"={task.agency}"))
    return hashlib.sha256(hashlib.sha256(task.data).digest() + told.encode(errors="surrogatepass")).digest()


def _today() -> int:
    return int(time.time() // 86_400)
