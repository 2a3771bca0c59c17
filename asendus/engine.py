"""An engine on the network, as SPARQL 1.1 speaks of one: queries over HTTP (SPARQL 1.1 Protocol), whole graphs by name
(SPARQL 1.1 Graph Store HTTP Protocol).

ASENDUS_STORE_USER and ASENDUS_STORE_PASSWORD name who asks, ASENDUS_STORE_GRAPHS where graphs are kept. A password goes to
the engine alone: by digest, or in the clear only where the way is encrypted or ends in this machine. No redirect is
followed, no proxy asked, and no message tells a password.
"""

from __future__ import annotations

import os
import ssl
import weakref
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

import httpx
import pyoxigraph as ox
from pyoxigraph import NamedNode, Triple

from asendus.errors import StoreError, UsageError

#: So long an engine may take to be reached, and for one answer. Seconds.
REACHED, ANSWERED = 10.0, 600.0
#: So much of a graph goes over in one request: Virtuoso takes no more than two million bytes. Bytes.
PIECE = 1_000_000
#: Where engines keep graphs, by the path of their queries; Virtuoso has another path for whoever has a password.
_GRAPHS = {"/query": "/store", "/sparql": "/sparql-graph-crud", "/sparql-auth": "/sparql-graph-crud-auth"}
_TRIPLES = "application/n-triples"
_ROWS = "application/sparql-results+xml"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Addresses(NamedTuple):
    """Where an engine is asked, and where its graphs are kept; None where nobody knows."""

    query: str
    graphs: str | None


def addresses_of(url: str, *, graphs: str | None = None, is_known: bool = False) -> Addresses:
    """The addresses of an engine.

    graphs: where its graphs are kept, for engines that are not known here; is_known: whether it is told who asks.
    Raises UsageError for a name or a password in the address.

    >>> addresses_of("http://127.0.0.1:7878/")
    Addresses(query='http://127.0.0.1:7878/query', graphs='http://127.0.0.1:7878/store')
    >>> addresses_of("http://127.0.0.1:8890/sparql", is_known=True).graphs
    'http://127.0.0.1:8890/sparql-graph-crud-auth'
    """
    try:
        parts = urlsplit(url)
        named = parts.username or parts.password
        parts.port  # noqa: B018 - a wrong one is told here
    except ValueError:
        raise UsageError("is no address", where=url.rsplit("@", 1)[-1], remedy="write http://HOST:PORT/PATH") from None
    if named:
        raise UsageError(
            "a name or a password in an address is seen by all",
            where="--store",
            remedy="set ASENDUS_STORE_USER and ASENDUS_STORE_PASSWORD",
        )
    path = parts.path.rstrip("/") or "/query"
    kept = _GRAPHS.get("/sparql-auth" if path == "/sparql" and is_known else path)
    beside = urlunsplit(parts._replace(path=kept, query="", fragment="")) if kept else None
    return Addresses(urlunsplit(parts._replace(path=path, fragment="")), graphs or beside)


class Engine:
    """An engine at an address; `close` lets go of it."""

    def __init__(self, url: str) -> None:
        user, password = os.environ.get("ASENDUS_STORE_USER"), os.environ.get("ASENDUS_STORE_PASSWORD")
        self._who = (user, password or "") if user else None
        kept = os.environ.get("ASENDUS_STORE_GRAPHS") or None
        self._addresses = addresses_of(url, graphs=kept, is_known=self._who is not None)
        self.where = url
        self._auth: httpx.Auth | None = httpx.DigestAuth(*self._who) if self._who else None
        self._client = httpx.Client(
            timeout=httpx.Timeout(ANSWERED, connect=REACHED),
            trust_env=False,
            verify=ssl.create_default_context() if url.casefold().startswith("https") else False,
        )
        weakref.finalize(self, self._client.close)  # commands that end let go of nothing

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def ask(self, query: str) -> ox.QuerySolutions | ox.QueryBoolean:
        """The answer to a SELECT or ASK query. Raises as `triples` does."""
        body = self._asked(query, accept=_ROWS)
        try:
            return ox.parse_query_results(body, format=ox.QueryResultsFormat.XML)
        except (SyntaxError, ValueError):
            raise self._strange() from None

    def triples(self, query: str) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE query.

        Raises UsageError for a query that the engine refuses, StoreError where it does not answer, or not in full.
        """
        return self._parsed(self._asked(query, accept=_TRIPLES))

    def graph(self, name: NamedNode) -> list[Triple]:
        """The triples of a graph, none where there is no such graph. Raises StoreError where it cannot be had."""
        answer = self._sent("GET", self._graphs(), params={"graph": name.value}, headers={"Accept": _TRIPLES})
        return [] if answer.status_code == httpx.codes.NOT_FOUND else self._parsed(self._told(answer))

    def put(self, name: NamedNode, triples: Iterable[Triple]) -> None:
        """Put these triples in the place of a graph; without any, there is none. Raises StoreError where that fails.

        A large graph goes in pieces: one that fails halfway is there in part.
        """
        method = "PUT"
        for piece in pieces_of(triples):
            headers = {"Content-Type": "text/turtle"}  # which N-Triples is too; Virtuoso does not know its own name
            self._told(self._sent(method, self._graphs(), params={"graph": name.value}, headers=headers, content=piece))
            method = "POST"
        if method == "PUT":
            self.delete(name)

    def delete(self, name: NamedNode) -> None:
        """Take a graph away, if it is there. Raises StoreError where that fails."""
        answer = self._sent("DELETE", self._graphs(), params={"graph": name.value})
        if answer.status_code != httpx.codes.NOT_FOUND:
            self._told(answer)

    def _asked(self, query: str, *, accept: str) -> bytes:
        headers = {"Accept": accept}
        answer = self._sent("POST", self._addresses.query, headers=headers, data={"query": query})
        if answer.status_code in (httpx.codes.BAD_REQUEST, httpx.codes.UNPROCESSABLE_ENTITY):
            raise UsageError(f"the engine refuses it: {_first_line(answer)}", where="query", remedy="mend the query")
        body = self._told(answer)
        if "x-sparql-maxrows" in answer.headers:  # Virtuoso says so where it left rows out, and answers 200
            most = answer.headers["x-sparql-maxrows"]
            raise StoreError(
                f"it answers with no more than {most} rows, and these are more",
                where=self.where,
                remedy="let it give more (Virtuoso: ResultSetMaxRows in its settings)",
            )
        if "x-sql-state" in answer.headers:
            raise StoreError(
                "it answered in part only", where=self.where, remedy="give its queries more time (Virtuoso: timeout)"
            )
        return body

    def _graphs(self) -> str:
        if self._addresses.graphs is None:
            raise StoreError(
                "it is not known where it keeps graphs (Graph Store Protocol)",
                where=self.where,
                remedy="name the address in ASENDUS_STORE_GRAPHS",
            )
        return self._addresses.graphs

    def _sent(
        self,
        method: str,
        url: str,
        *,
        headers: dict[str, str] | None = None,
        params: dict[str, str] | None = None,
        content: bytes | None = None,
        data: dict[str, str] | None = None,
    ) -> httpx.Response:
        """What comes back, once more where a connection that was kept open had ended: all that is sent may come twice."""
        for is_last in (False, True):
            try:
                request = self._client.build_request(
                    method, url, headers=headers, params=params, content=content, data=data
                )
                answer = self._client.send(request, auth=self._auth)
            except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError) as error:
                if is_last:
                    raise self._silent(error) from None
                continue
            except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, UnicodeError) as error:
                raise self._silent(error) from None
            if is_last or not self._may_tell_password(answer):
                break
        return answer

    def _may_tell_password(self, answer: httpx.Response) -> bool:
        """Whether to ask again with the password in the clear: where the engine wants it so, and nobody else can hear it."""
        wanted = answer.headers.get("www-authenticate", "").casefold()
        if answer.status_code != httpx.codes.UNAUTHORIZED or "digest" in wanted or "basic" not in wanted:
            return False
        if self._who is None or isinstance(self._auth, httpx.BasicAuth):
            return False
        if answer.request.url.scheme != "https" and answer.request.url.host not in _LOOPBACK:
            raise StoreError(
                "it wants the password in the clear, over a way that is not encrypted",
                where=self.where,
                remedy="ask it by https",
            )
        self._auth = httpx.BasicAuth(*self._who)
        return True

    def _told(self, answer: httpx.Response) -> bytes:
        """The body of an answer that is one."""
        if answer.is_success:
            return answer.content
        if answer.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            raise StoreError(
                "it does not let this user do that" if self._who else "it wants to know who asks",
                where=self.where,
                remedy="set ASENDUS_STORE_USER and ASENDUS_STORE_PASSWORD",
            )
        raise StoreError(
            f"it answers {answer.status_code} to {answer.request.method}: {_first_line(answer)}",
            where=self.where,
            remedy="check the address, and what the engine has written down",
        )

    def _silent(self, error: Exception) -> StoreError:
        return StoreError(
            f"no engine answers there ({type(error).__name__})",
            where=self.where,
            remedy="start it, or check the address",
        )

    def _parsed(self, body: bytes) -> list[Triple]:
        try:
            return [quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)]
        except (SyntaxError, ValueError):
            raise self._strange() from None

    def _strange(self) -> StoreError:
        return StoreError(
            "its answer cannot be understood", where=self.where, remedy="check that the address is that of its queries"
        )


def pieces_of(triples: Iterable[Triple]) -> Iterator[bytes]:
    """N-Triples in pieces of at most PIECE bytes, or of one triple.

    >>> [len(piece) for piece in pieces_of([])]
    []
    """
    lines: list[bytes] = []
    size = 0
    for triple in triples:
        line = f"{triple} .\n".encode()
        if lines and size + len(line) > PIECE:
            yield b"".join(lines)
            lines, size = [], 0
        lines.append(line)
        size += len(line)
    if lines:
        yield b"".join(lines)


def _first_line(answer: httpx.Response) -> str:
    """The first words of an answer that tells what went wrong; none of a page of HTML."""
    words = answer.text.strip()
    return (words.splitlines()[0][:200] if words and not words.startswith("<") else answer.reason_phrase) or "nothing"
