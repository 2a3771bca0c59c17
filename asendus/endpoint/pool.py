"""Several workers for an endpoint: each query has one to itself, and one that was killed is replaced.

There is one more than queries are answered at a time, so that whoever asks after a worker was killed need not wait for the
next to start.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from asendus.endpoint.asked import Asked, NoAnswer, Reply
from asendus.endpoint.workers import MEMORY, SECONDS, Source, Worker
from asendus.errors import StoreError

Outcome = TypeVar("Outcome")

#: So many queries are answered at a time, unless told.
WORKERS = 4
#: An answer may have so many bytes.
MOST = 64_000_000
#: A query waits so long for a worker while all are at work. Seconds.
PATIENCE = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one query may take: seconds, bytes of memory, bytes of its answer; and how many are answered at a time."""

    seconds: float = SECONDS
    memory: int = MEMORY
    most: int = MOST
    workers: int = WORKERS
    patience: float = PATIENCE


class Pool:
    """The workers of an endpoint. Raises StoreError where the first cannot open the store."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._threads = ThreadPoolExecutor(2 * limits.workers, thread_name_prefix="asendus-query")
        self._workers: set[Worker] = set()
        self._replacing: set[asyncio.Task[None]] = set()
        self._closed = False
        first = self._start()
        self.alone = first.alone
        others = self._threads.map(lambda _: self._start(), range(limits.workers))
        self._idle: list[Worker] = [first, *others]
        self._free = asyncio.Semaphore(limits.workers)

    async def ask(self, asked: Asked, *, gone: Callable[[], Awaitable[object]]) -> Reply:
        """The answer to a query. Raises NoAnswer where there is none.

        gone: returns when whoever asked is there no more: the query is stopped then.
        """
        try:
            await asyncio.wait_for(self._free.acquire(), self._limits.patience)
        except TimeoutError:
            what = f"all {self._limits.workers} processes that answer are at work on other queries"
            raise NoAnswer("busy", what, remedy="ask again in a while") from None
        try:
            worker = await self._in_thread(self._take)
        except BaseException:
            self._free.release()
            raise
        try:
            return await self._ask(worker, asked, gone)
        finally:
            self._leave(worker)

    def close(self) -> None:
        """End all workers; whoever waits for an answer gets none."""
        self._closed = True
        for worker in list(self._workers):
            worker.kill()
        self._threads.shutdown()
        for worker in self._workers:
            worker.close()
        self._workers.clear()

    async def _ask(self, worker: Worker, asked: Asked, gone: Callable[[], Awaitable[object]]) -> Reply:
        limits = self._limits
        answer = asyncio.ensure_future(
            self._in_thread(lambda: worker.ask(asked, seconds=limits.seconds, most=limits.most))
        )
        left = asyncio.ensure_future(gone())
        try:
            await asyncio.wait({answer, left}, return_when=asyncio.FIRST_COMPLETED)
            if not answer.done():
                worker.kill()
            return await answer
        finally:
            left.cancel()
            if not answer.done():
                worker.kill()

    async def _in_thread(self, work: Callable[[], Outcome]) -> Outcome:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _take(self) -> Worker:
        """An idle worker, or a new one in the place of one that is gone."""
        while self._idle:
            worker = self._idle.pop()
            if worker.lives:
                return worker
            self._drop(worker)
        return self._start()

    def _leave(self, worker: Worker) -> None:
        """Put a worker back, or, where it is gone, another in its place; nobody waits for that."""
        self._free.release()
        if worker.lives and len(self._workers) <= self._limits.workers + 1:
            self._idle.append(worker)
            return
        task = asyncio.ensure_future(self._in_thread(lambda: self._renew(worker)))
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)

    def _renew(self, worker: Worker) -> None:
        self._drop(worker)
        with suppress(StoreError):  # who asks next is told
            if len(self._workers) <= self._limits.workers:
                self._idle.append(self._start())

    def _start(self) -> Worker:
        if self._closed:
            raise StoreError("the endpoint is being closed")
        worker = Worker(self._source, memory=self._limits.memory)
        self._workers.add(worker)
        return worker

    def _drop(self, worker: Worker) -> None:
        self._workers.discard(worker)
        worker.close()
