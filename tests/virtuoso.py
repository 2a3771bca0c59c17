"""A Virtuoso server of a test's own, on loopback, in a folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SERVER, ISQL = shutil.which("virtuoso-t"), shutil.which("isql-vt")

#: Seconds until a server that does not answer is given up.
PATIENCE = 120

SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows = 100000
"""

#: A cell of a row: its words, or None where it is empty; an IRI stands in angle brackets.
Cell = str | None


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """A running server."""

    folder: Path
    sql: int
    http: int

    def load(self, quads: bytes) -> None:
        """Add N-Quads."""
        (self.folder / "data.nq").write_bytes(quads)
        command = "DB.DBA.TTLP_MT(file_to_string_output('data.nq'), '', 'urn:none', 512);"
        subprocess.run(
            [str(ISQL), f"127.0.0.1:{self.sql}", "dba", "dba", f"exec={command}"],
            check=True,
            capture_output=True,
            cwd=self.folder,
        )

    def select(self, query: str, graphs: Iterable[str]) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
        """The columns and rows of a SELECT query over these named graphs (SPARQL 1.1 Protocol, 2.1.4)."""
        fields = [("query", query), *(("named-graph-uri", graph) for graph in graphs)]
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.http}/sparql",
            data=urllib.parse.urlencode(fields).encode(),
            headers={"Accept": "application/sparql-results+json"},
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            found = json.load(answer)
        columns = tuple(found["head"]["vars"])
        return columns, [tuple(_cell(row.get(column)) for column in columns) for row in found["results"]["bindings"]]


def _cell(term: dict[str, str] | None) -> Cell:
    if term is None:
        return None
    return f"<{term['value']}>" if term["type"] == "uri" else term["value"]


@contextmanager
def running(folder: Path) -> Iterator[Virtuoso]:
    """A server with an empty database in a folder; it ends with the block."""
    sql, http = _free_port(), _free_port()
    (folder / "virtuoso.ini").write_text(SETTINGS.format(sql=sql, http=http), encoding="ascii")
    server = subprocess.Popen(
        [str(SERVER), "+foreground", "+configfile", "virtuoso.ini"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(http, server)
        yield Virtuoso(folder, sql, http)
    finally:
        os.kill(server.pid, signal.SIGKILL)
        server.wait()


def _await(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert server.poll() is None, "virtuoso-t ended"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError("virtuoso-t does not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
