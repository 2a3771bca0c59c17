"""What another process has used of the processor, where the system tells (Linux: proc(5), /proc/PID/stat)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class Times(NamedTuple):
    """Whether a process would run if it were let, and how long it has run so far. Seconds."""

    runnable: bool
    spent: float


def of(process: int) -> Times:
    """The times of a process by its number; as of one that waits where nothing can be told.

    >>> of(os.getpid()).spent > 0 or not Path("/proc/self/stat").exists()
    True
    """
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return Times(False, 0.0)
    fields = told.rpartition(")")[2].split()  # behind the name, which may hold anything
    user, system = int(fields[11]), int(fields[12])
    return Times(fields[0] in "RD", (user + system) / os.sysconf("SC_CLK_TCK"))
