"""Commands run under watch: whatever opens a socket in them or in their processes is noted, and a listener counts who calls.

Python's audit hook (PEP 578) sees every socket that Python opens; those of compiled libraries it does not see, but a listener
on this machine does, where a document or a query names its address.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

#: Runs first in every Python process (sitecustomize): notes each use of a socket that is not between processes of one machine.
HOOK = """
import os, sys

NEARBY = (1, -1)  # AF_UNIX, and a socket that was handed over
PROBE = "_has_ipv6"  # urllib3, at its import, asks whether this machine has IPv6: binds ::1, sends nothing

def is_nearby(event, arguments):
    if event == "socket.__new__":
        return arguments[1] in NEARBY
    return getattr(arguments[0] if arguments else None, "family", None) == 1

def is_probe():
    frame = sys._getframe()
    while frame:
        if frame.f_code.co_name == PROBE and "urllib3" in frame.f_code.co_filename:
            return True
        frame = frame.f_back
    return False

def watch(event, arguments):
    if event.startswith(("socket.", "http.", "urllib.", "ftplib.", "smtplib.")):
        if event == "socket.gethostname" or is_nearby(event, arguments) or is_probe():
            return
        note = os.open(os.environ["WIRETAP"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(note, f"{event} {arguments}\\n".encode())
        os.close(note)

sys.addaudithook(watch)
"""

#: Runs command lines one after another in one process; tells the exit code of each.
COMMANDS = """
import contextlib, io, json, sys
from asendus.cli import run

lines = json.load(sys.stdin)
codes = []
for line in lines:
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)):
        codes.append(run(line))
print(json.dumps(codes))
"""


class Watched(NamedTuple):
    """How the commands ended, what they told, and what was noted of sockets."""

    codes: list[int]
    told: str
    noted: str


def watched(lines: Sequence[Sequence[object]], folder: Path, *, code: str = COMMANDS) -> Watched:
    """Run command lines in a process under watch; `folder` is for what the watch writes."""
    (folder / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    notes = folder / "notes.txt"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps([[str(word) for word in line] for line in lines]),
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(folder), "WIRETAP": str(notes)},
        timeout=300,
        check=False,
    )
    codes = json.loads(ended.stdout) if ended.stdout else []
    return Watched(codes, ended.stderr, notes.read_text(encoding="utf-8") if notes.exists() else "")


class Listener:
    """Somebody at an address of this machine, who counts the calls."""

    def __init__(self, door: socket.socket) -> None:
        self.address = f"http://127.0.0.1:{door.getsockname()[1]}"
        self.calls = 0
        self._door = door

    def listen(self) -> None:
        """Take every call and say nothing."""
        while True:
            try:
                call, _ = self._door.accept()
            except OSError:
                return
            self.calls += 1
            call.close()


@contextmanager
def listening() -> Iterator[Listener]:
    """A listener for as long as the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        listener = Listener(door)
        thread = threading.Thread(target=listener.listen, daemon=True)
        thread.start()
        yield listener
        door.shutdown(socket.SHUT_RDWR)
    thread.join(5)
