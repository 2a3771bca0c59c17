"""Work that goes wrong in every way, for workers under test: what a task does stands in its data."""

from __future__ import annotations

import os
import signal
import subprocess
import time

from asendus.loader.codec import encode
from asendus.loader.limits import more_time
from asendus.loader.tasks import Outcome, Task, too_big


def prepare() -> None:
    """Nothing to prepare."""


def answer(task: Task) -> bytes:
    """Whatever the data say; the answer tells who gave it."""
    match task.data.split():
        case [b"hang"]:
            time.sleep(600)
        case [b"hang-with-child", told]:
            with subprocess.Popen(["sleep", "600"]) as child, open(told, "w", encoding="ascii") as file:  # noqa: PTH123
                file.write(f"{os.getpid()} {child.pid}")
                file.flush()
                child.wait()
        case [b"sleep", seconds]:
            time.sleep(float(seconds))
        case [b"burn"]:
            while True:
                pass
        case [b"ask-for-time"]:
            more_time(600)
            time.sleep(1.5)
        case [b"eat"]:
            try:
                bytearray(10**9)
            except MemoryError:
                return encode(Outcome(problems=(too_big(task.path),)), path=task.path)
        case [b"die"]:
            os.kill(os.getpid(), signal.SIGSEGV)
        case [b"fail"]:
            raise KeyError("not foreseen")
        case [b"answer", size]:
            return encode(Outcome(text=f"{os.getpid()}" + os.urandom(int(size)).hex()), path=task.path)
    return encode(Outcome(text=str(os.getpid())), path=task.path)
