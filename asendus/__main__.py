"""`asendus` and `python -m asendus`."""

from __future__ import annotations

import sys
from typing import NoReturn

from asendus import interrupts


def main() -> NoReturn:
    """The console script. It listens for Ctrl-C before it imports anything, which takes longer than some commands."""
    interrupts.watch()
    try:
        from asendus.cli import main as run_command_line
    except KeyboardInterrupt:
        interrupts.leave()
        sys.stderr.write("asendus: interrupted\n")
        sys.exit(130)
    run_command_line()


if __name__ == "__main__":
    main()
