"""Running the command line in a test, in this process or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from asendus.cli import run


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Runner = Callable[..., Ended]


def run_here(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Ended:
    """Run a command line in this process."""
    capsys.readouterr()
    code = run([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return Ended(code, out, err)


def run_apart(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, **environment: str) -> Ended:
    """Run `python -m asendus` as a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "asendus", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", **environment},
        timeout=120,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())
