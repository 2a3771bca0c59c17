"""How long one file may take, and how much memory, in a process that reads files.

Time is watched from outside (`workers`); memory by the operating system: on Linux RLIMIT_DATA, which counts what a process
allocates and not what it maps from files. Elsewhere no limit of memory is set that the system would keep, and time alone
bounds a file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

#: A file without pictures to recognise is read within this time; longer by the clock where others keep the processor
#: from it. Seconds.
SECONDS = 8.0
#: What calls `more_time` never gets beyond this, counted from the beginning of the file. Seconds.
MOST_SECONDS = 600.0
#: A file may take so much memory beyond what the process has without it (200 MB with the morphology). Bytes.
MEMORY = 280_000_000

_STATM = Path("/proc/self/statm")
_asking: list[Callable[[float], None]] = []


def more_time(seconds: float) -> None:
    """Ask for so many seconds from now on, before a step that is known to take long, such as a page for Tesseract.

    In a process without a limit it does nothing. `MOST_SECONDS` for the whole file stay.
    """
    for ask in _asking:
        ask(seconds)


def ask_through(ask: Callable[[float], None]) -> None:
    """How `more_time` asks, in a process that somebody watches."""
    _asking[:] = [ask]


def limit_memory(allowed: int = MEMORY) -> None:
    """Let this process, and those that it starts, take so many bytes more than it has now; beyond, MemoryError."""
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = allocated() + allowed
        resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard < 0 else min(wanted, hard), hard))


def allocated() -> int:
    """The memory that this process has allocated, in bytes; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    import resource

    return int(_STATM.read_text(encoding="ascii").split()[5]) * resource.getpagesize()
