"""What a process that answers queries may not do.

A query is refused where it names SERVICE (`asendus.queries.binding`); what stands here is the second wall, behind that
one. On Linux the process has a network of its own, in which there is nothing; everywhere its Python opens no connection
and starts no program.
"""

from __future__ import annotations

import ctypes
import sys

#: linux/sched.h: flags of unshare(2).
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
#: What Python tells its audit hooks before it reaches the network or starts a program.
_REACHING_OUT = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "urllib.")


def leave_network() -> bool:
    """Move this process into an empty network of its own. Whether that could be done; threads must not have been started.

    Linux alone can do it; root without more, others where the system lets them make a user namespace.
    """
    if sys.platform != "linux":
        return False
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    return any(unshare(flags) == 0 for flags in (_NEW_NETWORK, _NEW_USER | _NEW_NETWORK))


def close_in() -> None:
    """From now on Python itself refuses, with a PermissionError, to open a connection or to start a program."""

    def refuse(event: str, _: object) -> None:
        if event.startswith(_REACHING_OUT):
            raise PermissionError(f"a query may not do this: {event}")

    sys.addaudithook(refuse)


def leave_no_core() -> None:
    """A process that is brought down writes no image of its memory, in which there would be the graph."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
