"""The process that workers are forked from, and what a worker does.

The nursery imports the reader once; a worker forked from it starts in milliseconds, so that one that had to be killed is
soon replaced. It obeys the process that wants files read, over a socket: WORKER asks for a new worker and is answered with
its number and its socket, KILL and a number ends one. When the socket closes, however that process ended, all workers end.
A worker takes one message at a time, says BEGUN, may say MORE_TIME, and answers with RESULT, LAST_RESULT or FAILURE.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import socket
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from asendus.loader import wire
from asendus.loader.limits import allocated, ask_through, limit_memory

WORKER, KILL = b"w", b"k"
BEGUN, MORE_TIME, RESULT, LAST_RESULT, FAILURE = b"b", b"t", b"r", b"l", b"f"
NUMBER = struct.Struct("!I")
SECONDS = struct.Struct("!d")
#: A worker that keeps so much more than at its beginning makes place for a new one. Bytes.
MOST_KEPT = 200_000_000

#: Answers one message.
Answer = Callable[[bytes], bytes]


def main(channel: int, work: str) -> None:
    """Serve the process at the other end of the socket until it leaves. `work` names the module of the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is interrupted ends us by leaving
    module = import_module(work)
    module.prepare()
    gc.collect()
    gc.freeze()
    workers: set[int] = set()
    with socket.socket(fileno=channel) as control:
        try:
            _obey(control, workers, lambda message: module.answer(pickle.loads(message)))
        finally:
            for worker in [*workers]:
                _end(worker, workers)


def _obey(control: socket.socket, workers: set[int], answer: Answer) -> None:
    while (order := wire.receive(control)) is not None:
        if order == WORKER:
            ours, theirs = socket.socketpair()
            with ours, theirs:
                worker = _fork(control, ours, theirs, answer)
                workers.add(worker)
                socket.send_fds(control, [NUMBER.pack(worker)], [theirs.fileno()])
        else:
            _end(NUMBER.unpack(order.removeprefix(KILL))[0], workers)


def _end(worker: int, workers: set[int]) -> None:
    """Kill a worker and all that it started. Its number is its own until it is waited for, here and nowhere else."""
    if worker in workers:
        workers.remove(worker)
        with suppress(ProcessLookupError):
            os.killpg(worker, signal.SIGKILL)
        os.waitpid(worker, 0)


def _fork(control: socket.socket, ours: socket.socket, theirs: socket.socket, answer: Answer) -> int:
    worker = os.fork()
    if worker:
        with suppress(OSError):  # it has done so itself
            os.setpgid(worker, worker)
        return worker
    with _Failure(ours):
        os.setpgid(0, 0)
        _die_with_parent()
        control.close()
        theirs.close()
        _serve(ours, answer)
    os._exit(0)


def _serve(channel: socket.socket, answer: Answer) -> None:
    """Answer messages until nobody sends more, or too much memory is kept."""
    ask_through(lambda seconds: wire.send(channel, MORE_TIME + SECONDS.pack(seconds)))
    most = allocated() + MOST_KEPT
    while (message := wire.receive(channel)) is not None:
        wire.send(channel, BEGUN)
        limit_memory()
        result = answer(message)
        last = allocated() > most
        wire.send(channel, (LAST_RESULT if last else RESULT) + result)
        if last:
            return


class _Failure:
    """Sends an error that nobody foresaw as one line, and ends the process."""

    def __init__(self, channel: socket.socket) -> None:
        self.channel = channel

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._tell(error, trace)

    def _tell(self, error: BaseException, trace: TracebackType | None) -> NoReturn:
        while trace and trace.tb_next:
            trace = trace.tb_next
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
        with suppress(OSError):
            wire.send(self.channel, FAILURE + f"{type(error).__name__} at {place}".encode())
        os._exit(1)


def _die_with_parent() -> None:
    """On Linux, end when the nursery is killed from outside; elsewhere a worker ends after the file that it is at."""
    if sys.platform == "linux":
        import ctypes

        set_death_signal = 1  # PR_SET_PDEATHSIG, prctl(2)
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL)
