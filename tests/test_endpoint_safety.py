"""What an endpoint gives to nobody but this machine's own programs and its own page, and what no query reaches."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from endpoints import FORM, QUERY, Endpoint, serving
from running import run_here

#: What asks an address, in the forms that a query may have.
REACHING_OUT = [
    "SELECT * { SERVICE <{url}> { ?s ?p ?o } }",
    "SELECT * { service <{url}> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <{url}> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <{url}> { ?s ?p ?o } }",
    "SELECT * { SERV\\u0049CE <{url}> { ?s ?p ?o } }",
    "SELECT * { \\U00000053ERVICE <{url}> { ?s ?p ?o } }",
    "SELECT * { SERVICE#here\n<{url}> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '#' SERVICE <{url}> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'it\\'s' SERVICE <{url}> { ?s ?p ?o } # '\n }",
    "SELECT * { ?s ?p '''a'b''' . SERVICE <{url}> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "\\u0022 . SERVICE <{url}> {{ ?s ?p ?o }} }',
    "PREFIX SERVICE: <{url}> SELECT * { SERVICE SERVICE: { ?s ?p ?o } }",
    "SELECT * { VALUES ?at { <{url}> } SERVICE ?at { ?s ?p ?o } }",
    "SELECT * { OPTIONAL { SERVICE <{url}> { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ?o MINUS { SERVICE <{url}> { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <{url}> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { GRAPH ?g { SERVICE <{url}> { ?s ?p ?o } } } } }",
    "CONSTRUCT { ?s ?p ?o } { {} UNION { SERVICE <{url}> { ?s ?p ?o } } }",
    "DESCRIBE ?s { SERVICE <{url}> { ?s ?p ?o } }",
    "ASK { SERVICE <{url}> { ?s ?p ?o } }",
    "SELECT * FROM <{url}> { ?s ?p ?o }",
    "SELECT * FROM NAMED <{url}> { GRAPH ?g { ?s ?p ?o } }",
    "DESCRIBE <{url}>",
    "LOAD <{url}>",
    "LOAD SILENT <{url}> INTO GRAPH <urn:g>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <{url}> { ?s ?p ?o } }",
    "BASE <{url}> SELECT * FROM <x> { ?s ?p ?o }",
]
#: Python that asks the engine to follow SERVICE, in a process that has left the network, or has tried to.
BEHIND_THE_WALL = """
import sys
from asendus.endpoint import walls
alone = walls.leave_network()
import pyoxigraph
try:
    list(pyoxigraph.Store().query(f"SELECT * {{ SERVICE <{sys.argv[1]}> {{ ?s ?p ?o }} }}"))
except Exception:
    pass
print(alone)
"""
#: Python that tries the ways out that its own library has.
CLOSED_IN = """
import os, socket, subprocess, sys, urllib.request
from asendus.endpoint import walls
walls.close_in()
for way in (
    lambda: urllib.request.urlopen(sys.argv[1]),
    lambda: socket.create_connection(("127.0.0.1", 1)),
    lambda: subprocess.run(["true"]),
    lambda: os.system("true"),
    lambda: os.fork(),
):
    try:
        way()
    except PermissionError as error:
        print(error)
"""


class Listener:
    """A port of this machine that counts who comes."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/sparql"
        self.came = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            self.came += 1
            caller.close()

    def close(self) -> None:
        """Listen no more."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listening = Listener()
    yield listening
    listening.close()


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    graph = tmp_path_factory.mktemp("safety") / "graph.nq"
    graph.write_text("<urn:s> <urn:p> <urn:o> <urn:g> .\n", encoding="utf-8")
    with serving(graph, "--workers", "1") as running:
        yield running


def test_no_query_reaches_the_network(
    endpoint: Endpoint, listener: Listener, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """No form of SERVICE, LOAD or FROM makes the endpoint or `asendus query` ask an address."""
    graph = tmp_path / "graph.nq"
    graph.write_text("<urn:s> <urn:p> <urn:o> <urn:g> .\n", encoding="utf-8")
    told = [endpoint.query(form.replace("{url}", listener.url), accept="*/*").status for form in REACHING_OUT]
    dataset = f"default-graph-uri={quote(listener.url)}&named-graph-uri={quote(listener.url)}"
    told.append(endpoint.request(path=f"/sparql?query=ASK%20%7B%7D&{dataset}").status)
    for number, form in enumerate(REACHING_OUT[::5]):
        own = tmp_path / f"{number}.rq"
        own.write_text(form.replace("{url}", listener.url), encoding="utf-8")
        run_here(capsys, "query", own, graph)

    assert 28 == len(told)
    assert {200, 400} == set(told)
    assert 0 == listener.came


@pytest.mark.parametrize("form", [form for form in REACHING_OUT if "ERV" in form.upper() and "LOAD" not in form])
def test_service_is_refused_before_it_runs(endpoint: Endpoint, form: str) -> None:
    """However SERVICE is spelled and wherever it stands, the query is refused."""
    assert 400 == endpoint.query(form.replace("{url}", "http://127.0.0.1:9/")).status


@pytest.mark.parametrize(
    "query",
    ["SELECT ?service { ?service a <urn:SERVICE> } # SERVICE", 'ASK { ?s <urn:p> \'SERVICE <x>\' , """SERVICE""" }'],
)
def test_word_service_elsewhere_is_no_service(endpoint: Endpoint, query: str) -> None:
    """In a variable, an IRI, a string or a comment the word means nothing."""
    assert 200 == endpoint.query(query).status


def test_process_that_left_the_network_reaches_nobody(listener: Listener) -> None:
    """Behind the refusal stands a second wall: where a worker could leave the network the engine itself reaches nobody."""
    done = subprocess.run(
        [sys.executable, "-c", BEHIND_THE_WALL, listener.url], capture_output=True, text=True, timeout=60, check=True
    )

    assert {"True\n": 0, "False\n": 1}[done.stdout] == min(listener.came, 1)


def test_python_of_a_worker_opens_and_starts_nothing(listener: Listener) -> None:
    """Python's own ways to the network and to programs are closed in a worker."""
    done = subprocess.run(
        [sys.executable, "-c", CLOSED_IN, listener.url], capture_output=True, text=True, timeout=60, check=True
    )

    assert 5 == done.stdout.count("a query may not do this")
    assert 0 == listener.came


# Who may ask


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "evil.example:80"},
        {"host": "127.0.0.1.evil.example"},
        {"host": "localhost:80@evil.example"},
        {"host": "192.168.1.10"},
        {"host": ""},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:1"},
        {"origin": "https://127.0.0.1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/sparql?query=ASK%20%7B%7D", "/", "/queries.json", "/nothing"])
def test_strangers_are_refused(endpoint: Endpoint, path: str, headers: Mapping[str, str]) -> None:
    """A request for another Host, or from another Origin or site, is 403, whatever it asks for."""
    told = endpoint.request(path=path, headers=headers)

    assert 403 == told.status
    assert "this endpoint answers to" in told.text


def test_own_names_and_page_are_answered(endpoint: Endpoint) -> None:
    """The names of this machine are good, and so is the Origin of the endpoint's own page."""
    port = urlsplit(endpoint.address).port
    good = [
        {"host": f"127.0.0.1:{port}"},
        {"host": f"localhost:{port}", "origin": f"http://localhost:{port}", "sec-fetch-site": "same-origin"},
        {"host": "LOCALHOST"},
        {"host": "[::1]:1"},
        {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
    ]

    assert [200] * 6 == [endpoint.get("ASK {}", **headers).status for headers in good]


def test_no_answer_is_shared_with_other_sites(endpoint: Endpoint) -> None:
    """No answer has a CORS header, a preflight is not granted, and each keeps browsers to the policy."""
    origin = endpoint.address.rstrip("/")
    answers = [
        endpoint.get("ASK {}", origin=origin),
        endpoint.get("ASK {"),
        endpoint.request(path="/"),
        endpoint.request(path="/nothing"),
        endpoint.request(headers={"host": "evil.example"}),
        endpoint.request("OPTIONS", headers={"origin": origin, "access-control-request-method": "POST"}),
    ]

    assert [200, 400, 200, 404, 403, 405] == [told.status for told in answers]
    for told in answers:
        assert not [name for name in told.headers if name.startswith("access-control")]
        assert "default-src 'none'" in told.headers["content-security-policy"]
        assert ("nosniff", "same-origin") == (
            told.headers["x-content-type-options"],
            told.headers["cross-origin-resource-policy"],
        )


@pytest.mark.parametrize("media", [FORM, QUERY])
@pytest.mark.parametrize("chunked", [False, True])
def test_body_is_bounded(endpoint: Endpoint, media: str, chunked: bool) -> None:
    """A body over 1 MB is 413, whether or not its length was told."""
    connection = http.client.HTTPConnection(urlsplit(endpoint.address).netloc, timeout=60)
    body = b"query=" + b"x" * 1_100_000
    try:
        connection.request(
            "POST",
            "/sparql",
            body=iter([body]) if chunked else body,
            headers={"content-type": media},
            encode_chunked=chunked,
        )
        told = connection.getresponse()
        assert (413, True) == (told.status, b"1 MB" in told.read())
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        (b"query=ASK%20%7B%7D%FF", FORM, 400),
        (b"ASK { ?s ?p '\xff' }", QUERY, 400),
        (b"", QUERY, 400),
        (b"", FORM, 400),
        (b"&".join(b"a=1" for _ in range(2_000)), FORM, 400),
        (b"query=ASK%20%7B%20%3Fs%20%3Fp%20%22a%2520b%22%20%7D", FORM, 200),
        ("ASK { ?s ?p 'õ' }".encode(), f"{QUERY}; charset=UTF-8", 200),
    ],
)
def test_odd_body_is_told_and_harms_nothing(endpoint: Endpoint, body: bytes, media: str, status: int) -> None:
    """A body that is not what it says is 400 with a line; a form is decoded once."""
    told = endpoint.request("POST", body=body, headers={"content-type": media})

    assert status == told.status
    assert told.text.strip()


def test_form_is_decoded_once(endpoint: Endpoint) -> None:
    """A percent sign in a query stays one."""
    query = quote('SELECT ("a%20b" AS ?x) {}')
    told = endpoint.request("POST", body=f"query={query}", headers={"content-type": FORM})

    assert "a%20b" == json.loads(told.text)["results"]["bindings"][0]["x"]["value"]
