"""Engines of a test's own, on loopback: Oxigraph's server and Virtuoso."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import virtuoso

#: Oxigraph's own server, from the package `oxigraph`, or another one on the path.
OXIGRAPH = shutil.which("oxigraph", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))

#: Seconds until a server that does not answer is given up.
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Serving:
    """An engine that runs: its address, and what the environment tells of who asks."""

    url: str
    environment: Mapping[str, str]


@contextmanager
def oxigraph() -> Iterator[Serving]:
    """Oxigraph's server with an empty store in memory."""
    if OXIGRAPH is None:
        pytest.skip("Oxigraph's server (the package oxigraph) is not installed")
    port = _free_port()
    server = subprocess.Popen(
        [OXIGRAPH, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _await(port, server)
        yield Serving(f"http://127.0.0.1:{port}", {})
    finally:
        server.kill()
        server.wait()


@contextmanager
def virtuoso_server(folder: Path) -> Iterator[Serving]:
    """Virtuoso with an empty database in a folder, asked by who may write."""
    if virtuoso.SERVER is None:
        pytest.skip("Virtuoso (virtuoso-opensource-7) is not installed")
    with virtuoso.running(folder) as server:
        who = {"ASENDUS_STORE_USER": "dba", "ASENDUS_STORE_PASSWORD": "dba"}
        yield Serving(f"http://127.0.0.1:{server.http}/sparql", who)


def _await(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert server.poll() is None, "the server ended"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the server does not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
