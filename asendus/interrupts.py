"""Ctrl-C that is never lost.

Python raises KeyboardInterrupt wherever it happens to be. In a `__del__` it prints the error and goes on, and in a class body
it wraps it in another error: a command would end with 0, or as its own failure, though somebody stopped it. So it is
remembered that an interrupt was asked for, and one that was dropped is raised again.
"""

from __future__ import annotations

import _thread
import signal
import sys
from types import FrameType, TracebackType

#: After so long an interrupt that was dropped is raised again: by then the `__del__` that dropped it is over. Seconds.
AGAIN = 0.01

_asked = False
_watching = False


def watch() -> None:
    """From now on an interrupt is remembered. Where the shell has told this process to ignore it, that stays so."""
    global _watching
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        return
    _watching = True
    sys.unraisablehook = _dropped
    signal.signal(signal.SIGINT, _interrupt)
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _interrupt)


def leave() -> None:
    """From now on an interrupt does nothing: what is left to do is to tell how it ended."""
    if _watching:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, signal.SIG_IGN)


class Heeded:
    """Around a piece of work: however it ends, it is a KeyboardInterrupt where one was asked for meanwhile."""

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if _asked and not isinstance(error, KeyboardInterrupt):
            raise KeyboardInterrupt from error


def _interrupt(_: int, __: FrameType | None) -> None:
    global _asked
    _asked = True
    raise KeyboardInterrupt


def _dropped(unraisable: sys.UnraisableHookArgs) -> None:
    if not issubclass(unraisable.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(unraisable)
    elif hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, AGAIN)
    else:
        _thread.interrupt_main()
