"""A worker seen from outside: it answers one query at a time, and is killed at a limit.

>>> from asendus.store import open_store
>>> from asendus.endpoint.asked import Asked
>>> with Worker(Source(store=open_store())) as worker:
...     worker.ask(Asked(query="ASK {}"), seconds=60).body
b'{"head":{},"boolean":true}'
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from pyoxigraph import RdfFormat, serialize

from asendus.endpoint import wire
from asendus.endpoint.asked import REASONS, Asked, NoAnswer, Reply
from asendus.errors import AsendusError, DamagedStoreError, StoreError
from asendus.store import Store
from asendus.store_damage import not_opened

#: A query may take so long unless told. Seconds.
SECONDS = 60.0
#: A query may take so much memory beyond what the store takes, unless told. Bytes.
MEMORY = 2_000_000_000

_START = (
    "import sys; folder, memory, *sys.path = sys.argv[1:]; "
    "from asendus.endpoint.worker import main; main(folder, int(memory))"
)
#: Each thread of the C library would otherwise reserve memory of its own, which counts against the limit.
_ENVIRONMENT = {"MALLOC_ARENA_MAX": "2", "PYTHONUTF8": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a worker has its store from: a folder, which it opens itself, or a store in memory, which is handed over."""

    folder: Path | None = None
    store: Store | None = None

    @classmethod
    def of(cls, store: Store) -> Source:
        """A store that is open here."""
        return cls(folder=store.folder) if store.folder is not None else cls(store=store)


class Worker:
    """A process that answers queries. memory: so many bytes a query may take; 0: no limit.

    Raises StoreError where it cannot open the store.
    """

    def __init__(self, source: Source, *, memory: int = MEMORY) -> None:
        self._memory = memory
        self._too_slow = self._killed = False
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, str(source.folder or ""), str(memory), *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("ASENDUS_TRACEBACK") else subprocess.DEVNULL,
            env={**os.environ, **_ENVIRONMENT},
            start_new_session=True,
        )
        try:
            self.alone = self._begin(source)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def number(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def lives(self) -> bool:
        """Whether the process is there, and was not told to end."""
        return not self._killed and self._process.poll() is None

    def ask(self, asked: Asked, *, seconds: float | None = SECONDS, most: int | None = None) -> Reply:
        """The answer to a query. Raises NoAnswer where there is none; the worker may be gone then (`lives`).
        DamagedStoreError where the store turns out damaged.

        seconds: how long it may take; None: as long as it wants. most: how many bytes the answer may have.
        """
        clock = threading.Timer(seconds, self._stop) if seconds else None
        if clock:
            clock.daemon = True
            clock.start()
        try:
            wire.send_object(self._into, wire.ASKED, asked.as_message())
            return self._hear(asked, most)
        except wire.ChannelClosed:
            raise self._fate(asked, seconds) from None
        finally:
            if clock:
                clock.cancel()

    def kill(self) -> None:
        """End it, whatever it is at."""
        self._killed = True
        with suppress(OSError):
            self._process.kill()

    def close(self) -> None:
        """End it, and let go of it."""
        self.kill()
        for channel in (self._into, self._from):
            with suppress(OSError):
                channel.close()
        self._process.wait()

    @property
    def _into(self) -> IO[bytes]:
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def _from(self) -> IO[bytes]:
        assert self._process.stdout is not None
        return self._process.stdout

    def _begin(self, source: Source) -> bool:
        """Hand over what is to be handed over; whether the worker has left the network."""
        where = str(source.folder or "")
        try:
            if source.store is not None:
                stream = wire.StreamWriter(self._into)
                serialize(source.store.quads_in(None), stream, format=RdfFormat.N_QUADS)  # type: ignore[arg-type]
                stream.end()
            kind, body = wire.receive(self._from)
        except wire.ChannelClosed:
            raise StoreError("no process can be started to answer queries", where=where) from None
        told = wire.as_object(body)
        if kind == wire.REFUSED:
            raise not_opened(Path(where), OSError(told["what"]))
        return bool(told["alone"])

    def _stop(self) -> None:
        self._too_slow = True
        self.kill()

    def _hear(self, asked: Asked, most: int | None) -> Reply:
        body = bytearray()
        while True:
            kind, piece = wire.receive(self._from)
            if kind == wire.END:
                return Reply(wire.as_object(piece)["form"], bytes(body))
            if kind == wire.REFUSED:
                raise _refusal(wire.as_object(piece))
            body += piece
            if most and len(body) > most:
                self.kill()
                what = f"its answer has more than {most // 1_000_000} MB"
                raise NoAnswer("large", what, where=asked.where, remedy="ask for less: LIMIT, or fewer columns")

    def _fate(self, asked: Asked, seconds: float | None) -> NoAnswer:
        """Why a worker is gone."""
        code = self._process.wait()
        if self._too_slow:
            what = f"was stopped after {seconds:g} s"
            return NoAnswer("time", what, where=asked.where, remedy="ask for less, or allow more time (--timeout)")
        if code == -signal.SIGABRT:
            what = f"took more memory than it may ({self._memory // 1_000_000} MB)"
            return NoAnswer("memory", what, where=asked.where, remedy="ask for less, or allow more memory (--memory)")
        return NoAnswer(
            "died", "brought its process down", where=asked.where, remedy="write it simpler: shorter, flatter"
        )


def _refusal(told: dict[str, str]) -> AsendusError:
    if told["reason"] == "damaged":
        return DamagedStoreError(told["what"], where=told["where"], remedy=told["remedy"])
    reason = next(each for each in REASONS if each == told["reason"])
    return NoAnswer(reason, told["what"], where=told["where"], remedy=told["remedy"])
