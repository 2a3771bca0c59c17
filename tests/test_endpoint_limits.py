"""Queries that would take too much: each ends at its limit, and harms nobody else."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from endpoints import QUERY, Endpoint, Told, serving
from running import run_here

from asendus.endpoint.asked import Asked, NoAnswer, Reply
from asendus.endpoint.pool import Limits, Pool
from asendus.endpoint.workers import Source, Worker
from asendus.store import open_store

LINUX = sys.platform == "linux"
SECONDS = 1.0
#: Bytes that a query may take in these tests, and what a worker has besides.
MEMORY, BESIDES = 200_000_000, 150_000_000

TENS = " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(10)))} }}" for n in range(12))
DOUBLED = " ".join(f"BIND(CONCAT(?t{n}, ?t{n}) AS ?t{n + 1})" for n in range(40))

#: Queries that never end, or not with this memory.
HEAVY = {
    "join": "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f FILTER(?a != ?e) }",
    "order": "SELECT * { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f } ORDER BY ?d LIMIT 1",
    "values": f"SELECT (COUNT(*) AS ?n) {{ {TENS} }}",
    "path": "SELECT (COUNT(*) AS ?n) { ?a (!<urn:none>)+ ?b . ?c (!<urn:none>)+ ?d . ?e (!<urn:none>)+ ?f }",
    "concat": "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?t) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }",
    "doubled": f'SELECT (STRLEN(?t40) AS ?n) {{ BIND("asendaja" AS ?t0) {DOUBLED} }}',
    "rows": "SELECT * { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }",
    "distinct": "SELECT DISTINCT ?a ?d ?f { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }",
    "exists": "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d FILTER NOT EXISTS { ?b ?x ?y . ?d ?z ?y FILTER(?y = ?a) } }",
}
#: Queries that an engine takes apart by recursion.
DEEP = {
    "groups": "ASK " + "{" * 5000 + "}" * 5000,
    "brackets": f"ASK {{ FILTER({'(' * 190}1{')' * 190}) }}",
    "nots": f"ASK {{ FILTER({'!' * 200_000}true) }}",
    "unions": f"ASK {{ {'{} UNION ' * 30_000}{{}} }}",
    "paths": f"ASK {{ ?a {'^' * 100_000}<urn:p> ?b }}",
    "sums": f"ASK {{ FILTER({'1+' * 100_000}1) }}",
}


@pytest.fixture(scope="module")
def endpoint(example_store: Path) -> Iterator[Endpoint]:
    limits = ("--timeout", str(SECONDS), "--memory", str(MEMORY // 1_000_000), "--workers", "2")
    with serving("--store", example_store, *limits) as running:
        yield running


def workers_of(endpoint: Endpoint) -> list[int]:
    """The processes that an endpoint has started."""
    number = endpoint.process.pid
    tasks = Path(f"/proc/{number}/task").glob("*/children")
    found: list[int] = []
    for task in tasks:
        with suppress(OSError):  # a thread that ended meanwhile
            found += map(int, task.read_text().split())
    return found


def resident(number: int) -> int:
    """The memory that a process has, in bytes; 0 where it is gone."""
    with suppress(OSError, IndexError):
        return int(Path(f"/proc/{number}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def beside(endpoint: Endpoint, query: str) -> tuple[Told, list[Told], int, float]:
    """What a heavy query is told, what small ones are told meanwhile, the most memory of a worker, and the seconds it took."""
    told: list[Told] = []
    began = time.monotonic()
    heavy = threading.Thread(target=lambda: told.append(endpoint.query(query)))
    heavy.start()
    small, most = [], 0
    while heavy.is_alive():
        answer = endpoint.query("ASK {}")
        if heavy.is_alive():
            small.append(answer)
        if LINUX:
            most = max(most, *(resident(number) for number in workers_of(endpoint)), 0)
    return told[0], small, most, time.monotonic() - began


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_query_ends_at_its_limit_and_stops_nobody(endpoint: Endpoint, name: str) -> None:
    """A query that is too heavy is told so when its time or memory is over; others are answered meanwhile."""
    told, small, most, seconds = beside(endpoint, HEAVY[name])

    assert 503 == told.status
    assert f"was stopped after {SECONDS:g} s" in told.text or "more memory than it may" in told.text
    assert small
    assert {200} == {each.status for each in small}
    assert most < MEMORY + BESIDES
    assert seconds < SECONDS + 15  # no measure, which a busy machine would fail: it ended


@pytest.mark.parametrize("name", DEEP)
def test_deep_query_takes_down_its_worker_alone(endpoint: Endpoint, name: str) -> None:
    """A query that is nested without end is refused or ends its worker; the next query is answered."""
    told = endpoint.query(DEEP[name])

    assert told.status in (200, 400, 503)
    assert 200 == endpoint.query("ASK {}").status


def test_worker_that_was_ended_is_replaced(endpoint: Endpoint) -> None:
    """However many queries are stopped, there is a worker for the next."""
    for _ in range(4):
        assert 503 == endpoint.query(HEAVY["doubled"]).status

    assert [200, 200, 200] == [endpoint.query("ASK {}").status for _ in range(3)]


@pytest.mark.skipif(not LINUX, reason="memory is limited on Linux")
def test_memory_is_told_as_memory(example_store: Path) -> None:
    """A query that takes too much memory is told so, with the option that allows more."""
    with Worker(Source(folder=example_store), memory=100_000_000) as worker, pytest.raises(NoAnswer) as told:
        worker.ask(Asked(query=HEAVY["doubled"]), seconds=60)

    assert "memory" == told.value.reason
    assert "(100 MB)" in str(told.value)
    assert "--memory" in str(told.value)


def test_answer_has_a_bound() -> None:
    """An answer with more bytes than it may have is not handed on, and the remedy says what to do."""
    with Worker(Source(store=open_store())) as worker, pytest.raises(NoAnswer) as told:
        worker.ask(Asked(query=f"SELECT * {{ {TENS} }}"), seconds=60, most=1_000_000)

    assert "large" == told.value.reason
    assert not worker.lives
    assert "more than 1 MB" in str(told.value)


def test_query_whose_asker_left_is_stopped(example_store: Path) -> None:
    """Where the asker hangs up the worker is free for the next, long before the query's time is over."""
    with serving("--store", example_store, "--timeout", "600", "--workers", "1") as running:
        netloc = urlsplit(running.address).netloc
        body = HEAVY["join"]
        with socket.create_connection((netloc.split(":")[0], int(netloc.split(":")[1]))) as asker:
            head = f"POST /sparql HTTP/1.1\r\nHost: {netloc}\r\nContent-Type: {QUERY}\r\nContent-Length: {len(body)}\r\n\r\n"
            asker.sendall(f"{head}{body}".encode())
            time.sleep(0.3)

        assert 200 == running.query("ASK {}").status


def test_queries_beyond_the_workers_are_told_to_wait(example_store: Path) -> None:
    """Where no worker becomes free in time there is no answer, and it says why."""

    async def both() -> list[Reply | BaseException]:
        pool = Pool(Source(folder=example_store), Limits(workers=1, seconds=3, patience=0.1))
        try:
            heavy, small = (pool.ask(Asked(query=query), gone=never) for query in (HEAVY["join"], "ASK {}"))
            return list(await asyncio.gather(heavy, small, return_exceptions=True))
        finally:
            pool.close()

    with ThreadPoolExecutor(1) as thread:  # a browser of other tests may hold this thread's event loop
        told = thread.submit(asyncio.run, both()).result()

    assert ["time", "busy"] == [each.reason for each in told if isinstance(each, NoAnswer)]
    assert "at work" in str(told[1])


async def never() -> None:
    """Whoever asked stays."""
    await asyncio.Event().wait()


@pytest.mark.skipif(not LINUX, reason="looks at processes as Linux shows them")
@pytest.mark.parametrize(
    ("how", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM), (signal.SIGKILL, -9)]
)
def test_end_of_the_endpoint_is_the_end_of_its_workers(example_store: Path, how: signal.Signals, code: int) -> None:
    """Ctrl-C ends with 130; however it ends, amidst a query too, no worker stays."""
    with serving("--store", example_store, "--workers", "2") as running:
        heavy = threading.Thread(target=lambda: _ignore(running))
        heavy.start()
        time.sleep(0.3)
        workers = workers_of(running)
        running.process.send_signal(how)
        ended = running.process.wait(30)
        heavy.join()
        until = time.monotonic() + 20
        while any(resident(number) for number in workers) and time.monotonic() < until:
            time.sleep(0.05)

    assert code == ended
    assert 3 == len(workers)  # two and a spare one
    assert [0, 0, 0] == [resident(number) for number in workers]


def _ignore(running: Endpoint) -> None:
    with suppress(OSError):
        running.query(HEAVY["join"])


def test_command_stops_a_query_at_its_limit(
    capsys: pytest.CaptureFixture[str], example_store: Path, tmp_path: Path
) -> None:
    """`asendus query` keeps the same limits: one line that names the query, the limit and the option; the code of bad usage."""
    heavy, deep = tmp_path / "raske.rq", tmp_path / "sügav.rq"
    heavy.write_text(HEAVY["join"], encoding="utf-8")
    deep.write_text(DEEP["nots"], encoding="utf-8")

    slow = run_here(capsys, "query", heavy, "--store", example_store, "--timeout", "0.5")
    crashed = run_here(capsys, "query", deep, "--store", example_store)

    assert (2, "") == (slow.code, slow.out)
    assert "raske.rq: was stopped after 0.5 s" in slow.err
    assert "--timeout" in slow.err
    assert (2, "") == (crashed.code, crashed.out)
    assert "sügav.rq: brought its process down" in crashed.err
