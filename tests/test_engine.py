"""What is said to an engine, and what is made of its answers, without one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Triple
from running import run_here

from asendus.engine import PIECE, Engine, addresses_of, pieces_of
from asendus.errors import StoreError, UsageError
from asendus.store_folder import is_address

SECRET = "väga-salajane"
ROWS = '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>true</boolean></sparql>'
Answers = Callable[[httpx.Request], httpx.Response]


def engine_that(answers: Answers, url: str = "http://127.0.0.1:1/query") -> Engine:
    """An engine whose answers a function gives."""
    engine = Engine(url)
    engine._client = httpx.Client(transport=httpx.MockTransport(answers))
    return engine


def _same(answer: httpx.Response, _: httpx.Request) -> httpx.Response:
    return answer


@pytest.fixture
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment tells who asks."""
    monkeypatch.setenv("ASENDUS_STORE_USER", "mari")
    monkeypatch.setenv("ASENDUS_STORE_PASSWORD", SECRET)


def test_a_password_in_an_address_is_refused_and_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody is asked, and the message has the names of the variables, not the password."""
    for command in ("gaps", "load a.txt"):
        ended = run_here(capsys, *command.split(), "--store", f"http://mari:{SECRET}@127.0.0.1:1/query")
        assert (2, "") == (ended.code, ended.out)
        assert "ASENDUS_STORE_PASSWORD" in ended.err or "a.txt" in ended.err
        assert SECRET not in ended.err


def test_nobody_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """An address at which nothing answers ends with 2 and one line."""
    ended = run_here(capsys, "gaps", "--store", "http://127.0.0.1:9/query")

    assert (2, "", 1) == (ended.code, ended.out, ended.err.count("\n"))
    assert "http://127.0.0.1:9/query: no engine answers there" in ended.err


@pytest.mark.usefixtures("_known")
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_a_password_goes_in_the_clear_to_this_machine(host: str) -> None:
    """An engine on loopback that wants the basic scheme gets it, once it has asked."""
    heard = []

    def answers(request: httpx.Request) -> httpx.Response:
        heard.append(request.headers.get("authorization", ""))
        if not heard[-1]:
            return httpx.Response(401, headers={"WWW-Authenticate": 'Basic realm="x"'})
        return httpx.Response(200, text=ROWS)

    assert engine_that(answers, f"http://{host}:1/query").ask("ASK {}")
    assert ["", "Basic"] == [words.partition(" ")[0] for words in heard]


@pytest.mark.usefixtures("_known")
def test_a_password_goes_over_no_open_way() -> None:
    """Elsewhere the basic scheme is refused without https, and is used with it; digest shows no password."""
    heard = []

    def answers(request: httpx.Request) -> httpx.Response:
        heard.append(request.headers.get("authorization", ""))
        return httpx.Response(401, headers={"WWW-Authenticate": 'Basic realm="x"'})

    with pytest.raises(StoreError, match="not encrypted") as told:
        engine_that(answers, "http://engine.example/query").ask("ASK {}")
    assert [""] == heard
    with pytest.raises(StoreError, match="does not let this user"):
        engine_that(answers, "https://engine.example/query").ask("ASK {}")
    assert heard[-1].startswith("Basic ")
    assert SECRET not in str(told.value)


def test_an_answer_cut_short_is_no_answer() -> None:
    """Virtuoso's word for rows left out, or for a query given up, is an error, though it answers 200."""
    for header, words in (("X-SPARQL-MaxRows", "no more than 1 rows"), ("X-SQL-State", "in part only")):
        answer = httpx.Response(200, headers={header: "1"}, text=ROWS)
        engine = engine_that(partial(_same, answer))
        with pytest.raises(StoreError, match=words):
            engine.ask("ASK {}")


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (httpx.Response(400, text="parse error at line 1"), UsageError, "refuses it: parse error at line 1"),
        (httpx.Response(401), StoreError, "wants to know who asks"),
        (httpx.Response(302, headers={"Location": "http://127.0.0.1:2/"}), StoreError, "answers 302 to POST"),
        (httpx.Response(500, text="<html>long"), StoreError, "answers 500 to POST: Internal Server Error"),
        (httpx.Response(200, text="<html>A page</html>"), StoreError, "cannot be understood"),
    ],
)
def test_what_is_wrong_is_told(answer: httpx.Response, kind: type[Exception], words: str) -> None:
    """Refused queries, closed doors, redirects, failures and pages in place of rows are told in one line."""
    with pytest.raises(kind, match=words) as told:
        engine_that(partial(_same, answer)).ask("ASK {}")
    assert "\n" not in str(told.value)


def test_a_connection_that_had_ended_is_opened_again() -> None:
    """A request is sent once more where the engine had closed the connection, and no third time."""
    left = ["closed"]

    def answers(_: httpx.Request) -> httpx.Response:
        if left.pop():
            raise httpx.RemoteProtocolError("Server disconnected")
        return httpx.Response(200, text=ROWS)

    left.insert(0, "")
    assert engine_that(answers).ask("ASK {}")
    left += ["closed", "closed"]
    with pytest.raises(StoreError, match="no engine answers"):
        engine_that(answers).ask("ASK {}")


def test_graphs_are_where_the_engine_keeps_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Engines that are known, one that is told of, and one line for any other."""
    known = [("http://h:1", "/store"), ("http://h:1/query", "/store"), ("http://h:1/sparql", "/sparql-graph-crud")]
    assert [f"http://h:1{path}" for _, path in known] == [addresses_of(url).graphs for url, _ in known]
    assert "http://h:1/sparql-graph-crud-auth" == addresses_of("http://h:1/sparql", is_known=True).graphs
    with pytest.raises(StoreError, match="not known where it keeps graphs"):
        Engine("http://127.0.0.1:1/ds/sparql").graph(NamedNode("urn:a"))
    monkeypatch.setenv("ASENDUS_STORE_GRAPHS", "http://127.0.0.1:1/ds/data")
    assert "http://127.0.0.1:1/ds/data" == Engine("http://127.0.0.1:1/ds/sparql")._graphs()


def test_large_graphs_go_in_pieces() -> None:
    """No piece is larger than an engine takes, and together they are the graph."""
    node = NamedNode("urn:a")
    triples = [Triple(node, node, Literal(f"{number}" * 5000)) for number in range(100, 200)]
    pieces = list(pieces_of(triples))

    assert len(pieces) > 1
    assert max(map(len, pieces)) <= PIECE
    assert 100 == b"".join(pieces).count(b" .\n")


@pytest.mark.parametrize("name", ["graph", "http", "./http://x", "ftp://x", ""])
def test_folders_are_no_addresses(name: str) -> None:
    """Only http and https name an engine."""
    assert not is_address(name)
    assert is_address("HTTPS://engine.example/query")
