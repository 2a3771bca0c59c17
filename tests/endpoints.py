"""An endpoint that tests start on loopback, and requests to it."""

from __future__ import annotations

import http.client
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"


class Told(NamedTuple):
    """What an endpoint answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The media type, without its parameters."""
        return self.headers.get("content-type", "").split(";")[0]

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An endpoint that is running: its address, which ends with a slash, and its process."""

    address: str
    process: subprocess.Popen[str]

    def request(
        self,
        method: str = "GET",
        path: str = "/sparql",
        *,
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Told:
        """One request over a connection of its own."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        try:
            given = body.encode() if isinstance(body, str) else body
            connection.request(method, path, body=given, headers=dict(headers or {}))
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Told(answer.status, told, answer.read())
        finally:
            connection.close()

    def query(self, text: str, *, accept: str = "application/sparql-results+json") -> Told:
        """A query, posted as it is."""
        return self.request("POST", body=text, headers={"content-type": QUERY, "accept": accept})

    def get(self, text: str, **headers: str) -> Told:
        """A query in the address."""
        return self.request(path=f"/sparql?{urlencode({'query': text})}", headers=headers)


@contextmanager
def serving(*arguments: str | Path) -> Iterator[Endpoint]:
    """`asendus serve` on a free port, ended afterwards."""
    process = subprocess.Popen(
        [sys.executable, "-m", "asendus", "serve", "--port", "0", "--lang", "en", *map(str, arguments)],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        address = next((word for word in line.split() if word.startswith("http://") and word.endswith("/")), None)
        assert address, f"no endpoint was opened: {line}"
        yield Endpoint(address=address, process=process)
    finally:
        process.kill()
        process.wait()
        process.stderr.close()
