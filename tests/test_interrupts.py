"""Ctrl-C, wherever it happens to arrive."""

from __future__ import annotations

import subprocess
import sys

import pytest

#: Sends this process an interrupt, as a terminal would, and waits a moment for it to arrive.
SELF = """
import os, signal, sys, time

def interrupt():
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.05)
"""

#: The interrupt arrives while an object is taken away, where Python drops every error.
IN_DEL = """
from asendus import sources

class Gone:
    def __del__(self):
        interrupt()

def open_source(*_, **__):
    Gone()
    time.sleep(60)

sources.open_source = open_source
"""

#: As above, but nothing is left to do afterwards.
IN_LAST_DEL = IN_DEL.replace("time.sleep(60)", "raise SystemExit(0)")

#: The interrupt arrives where code takes it for an error of its own.
WRAPPED = """
from asendus import sources

def open_source(*_, **__):
    try:
        interrupt()
    except KeyboardInterrupt as error:
        raise RuntimeError("could not be done") from error

sources.open_source = open_source
"""

#: The interrupt arrives while the command line is still being imported.
AT_IMPORT = """
class Finder:
    def find_spec(self, name, *_):
        if name == "typer":
            interrupt()

sys.meta_path.insert(0, Finder())
"""

#: The interrupt arrives when all is done, while the last things are put away.
AT_EXIT = """
import atexit
from asendus import sources

def open_source(*_, **__):
    raise sources.UsageError("nothing to look at")

sources.open_source = open_source
atexit.register(interrupt)
"""

MAIN = """
from asendus.__main__ import main
main()
"""


def ended(code: str) -> tuple[int, str, str]:
    """How `asendus gaps x` ends after this code has run."""
    done = subprocess.run(
        [sys.executable, "-c", SELF + code + MAIN, "gaps", "x"], capture_output=True, text=True, timeout=30, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("code", [IN_DEL, IN_LAST_DEL, WRAPPED, AT_IMPORT], ids=["del", "last", "wrapped", "import"])
def test_an_interrupt_is_never_lost(code: str) -> None:
    """Ctrl-C ends a command with 130 and one line, also where Python or a library drops it or takes it for another error."""
    assert (130, "", "asendus: interrupted\n") == ended(code)


def test_an_interrupt_after_the_end_changes_nothing() -> None:
    """Once a command has ended its code stands, and nothing more is told."""
    assert (2, "", "asendus: nothing to look at\n") == ended(AT_EXIT)
