"""Loads into an engine that are broken off: the old state or the new one, and the next load knows which."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import engines
import pytest
from pyoxigraph import Literal, NamedNode, Triple

from asendus.engine import Engine
from asendus.engine_store import open_engine
from asendus.errors import StoreError
from asendus.journal import COMPLETE, FORGOTTEN, JOURNAL, LETTERS, PLANNING, TEXTS, Journal, Mark, mark_in
from asendus.loader import read
from asendus.loader.reading import Reading

FORM = "AMETIJUHEND\nAsutus: Näidisamet\nAmetikoht: {}\nÜksus: õigusosakond\nAsendaja: {}\n"

#: What an engine holds: graph → triples.
Contents = Mapping[NamedNode, frozenset[Triple]]


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of Oxigraph's server."""
    with engines.oxigraph() as serving:
        yield serving.url


@pytest.fixture
def engine(server: str) -> Iterator[Engine]:
    """The server, emptied."""
    engine = Engine(server)
    fill(engine, {})
    yield engine
    engine.close()


def contents(engine: Engine) -> Contents:
    """All that an engine holds, the journal too."""
    with open_engine(engine.where) as store:
        graphs = [graph for (graph,) in store.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")]
    return {graph: frozenset(engine.graph(graph)) for graph in graphs if isinstance(graph, NamedNode)}


def fill(engine: Engine, wanted: Contents) -> None:
    """Let an engine hold this and nothing else."""
    for graph in contents(engine):
        engine.delete(graph)
    for graph, triples in wanted.items():
        engine.put(graph, triples)


def readings(folder: Path, **cover: str) -> tuple[Reading, ...]:
    """The readings of files of these posts and who covers them."""
    folder.mkdir(exist_ok=True)
    for title, substitute in cover.items():
        (folder / f"{title}.txt").write_text(FORM.format(title, substitute), encoding="utf-8")
    return read([folder / f"{title}.txt" for title in cover], jobs=1).readings


def load(engine: Engine, told: Sequence[Reading]) -> list[str]:
    """Load readings; what is to be told of it."""
    with open_engine(engine.where) as store:
        return [note.what for note in store.load(told).notes]


def is_cut_off(requests: int, engine: Engine, told: Sequence[Reading], patch: pytest.MonkeyPatch) -> bool:
    """Load, and end before a request more than so many is sent; whether it came to that."""
    real, left = Engine._sent, iter(range(requests))

    def sent(self: Engine, *words: Any, **named: Any) -> Any:
        if next(left, None) is None:
            raise Killed
        return real(self, *words, **named)

    with patch.context() as now:
        now.setattr(Engine, "_sent", sent)
        try:
            load(engine, told)
        except Killed:
            return True
        return False


def as_asked(engine: Engine, known: Mapping[str, Contents]) -> str:
    """What somebody sees who asks: one of the states known, or that a load is not finished."""
    try:
        open_engine(engine.where, read_only=True).close()
    except StoreError as error:
        assert "is not finished" in error.what
        return "told"
    held = {graph: triples for graph, triples in contents(engine).items() if "store#" not in graph.value}
    (state,) = (name for name, state in known.items() if state == held)
    return state


def test_a_load_broken_off_anywhere_leaves_the_old_or_the_new_state(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each request that a load sends: who asks sees all old, all new or one line; the next load makes it one of them."""
    first = readings(tmp_path, nõunik="jurist", jurist="nõunik", sekretär="puudub")
    load(engine, first)
    old = contents(engine)
    second = readings(tmp_path, nõunik="sekretär", jurist="sekretär")
    load(engine, second)
    known = {"old": old, "new": contents(engine)}
    assert known["old"] != known["new"]

    seen = []
    for requests in range(200):
        fill(engine, old)
        if not is_cut_off(requests, engine, second, monkeypatch):
            break
        asked = as_asked(engine, known)
        notes = load(engine, first[2:])  # a file that changes nothing
        assert known["new" if asked == "told" else asked] == contents(engine)
        assert (["a load that was broken off has been finished first"] if asked == "told" else []) == notes
        seen.append(asked)

    assert ["old", "told", "new"] == list(dict.fromkeys(seen))
    assert min(map(seen.count, ("old", "told", "new"))) > 1
    assert known["new"] == contents(engine)


def test_a_load_that_fails_before_it_wrote_leaves_no_journal(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the engine fails a load while it plans, nothing is left behind."""
    monkeypatch.setattr("asendus.engine_store.EngineStore._documents", _end)
    with pytest.raises(Killed):
        load(engine, readings(tmp_path, nõunik="jurist"))

    assert {} == contents(engine)


def mark(**otherwise: Any) -> Mark:
    """The mark of a load on this machine."""
    now = time.time()
    return Mark(PLANNING, 0, "other", socket.gethostname(), os.getppid(), now, now)._replace(**otherwise)


def put_mark(engine: Engine, told: Mark) -> None:
    """Let a mark stand in an engine, as another load writes it."""
    other = Journal(engine)
    other._mark = told
    other._say(told.state, told.parts)
    if told.sign < time.time() - 1:
        (triple,) = engine.graph(JOURNAL)
        assert isinstance(triple.object, Literal)
        words = triple.object.value.rpartition(",")[0] + f", {told.sign}]"
        engine.put(JOURNAL, [Triple(triple.subject, triple.predicate, Literal(words))])


def test_one_load_at_a_time(engine: Engine, tmp_path: Path) -> None:
    """While another load runs, here or elsewhere, a load is refused in one line and changes nothing."""
    told = readings(tmp_path, nõunik="jurist")
    for other in (mark(), mark(host="elsewhere", process=1)):
        put_mark(engine, other)
        before = contents(engine)
        with pytest.raises(StoreError, match=r"another load into it is under way, since 20.* UTC on "):
            load(engine, told)
        assert before == contents(engine)


def test_a_load_that_ended_hinders_nobody(engine: Engine, tmp_path: Path) -> None:
    """A mark of a process that is gone, or that gave no sign for long, is taken for broken off."""
    told = readings(tmp_path, nõunik="jurist")
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for other in (mark(process=gone.pid), mark(host="elsewhere", sign=time.time() - FORGOTTEN - 60)):
        put_mark(engine, other)
        assert [] == load(engine, told)
        assert engine.graph(JOURNAL) == []


def test_a_load_that_another_one_passed_by_writes_nothing(engine: Engine) -> None:
    """Two loads that begin at once: the one whose mark was written over ends before it changes anything."""
    journal, graph = Journal(engine), NamedNode("urn:a")
    with pytest.raises(StoreError, match="another load began meanwhile"), journal.held():
        put_mark(engine, mark())
        monkey = engine.put

        def passed_by(name: NamedNode, triples: Any) -> None:
            monkey(name, triples)
            if name != JOURNAL:
                put_mark(engine, mark())

        engine.put = passed_by  # type: ignore[method-assign]
        journal.carry_out({graph: [Triple(graph, graph, graph)]})

    found = mark_in(engine.graph(JOURNAL))
    assert (found.token if found else None, []) == ("other", engine.graph(graph))


def test_a_large_load_is_replayed_whole(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal of many texts in several graphs is put together again in their order."""
    graph, gone = NamedNode("urn:large"), NamedNode("urn:gone")
    noise = random.Random(1)
    triples = {Triple(graph, graph, Literal(noise.randbytes(3000).hex())) for _ in range(300)}
    engine.put(gone, [Triple(gone, gone, gone)])
    first = Journal(engine)
    monkeypatch.setattr(Journal, "_apply", _end)
    with pytest.raises(Killed), first.held():
        first.carry_out({graph: list(triples), gone: []})
    left = mark_in(engine.graph(JOURNAL))
    assert left and left.state == COMPLETE and left.parts > 1
    assert sum(len(text) for text in _texts(engine, left.parts)) > LETTERS * TEXTS

    monkeypatch.undo()
    with Journal(engine).held():
        pass

    assert {graph: triples} == contents(engine)


def _end(*_: object) -> None:
    raise Killed


def _texts(engine: Engine, parts: int) -> list[str]:
    found = [t.object for n in range(parts) for t in engine.graph(NamedNode(f"{JOURNAL.value}-{n}"))]
    return [each.value for each in found if isinstance(each, Literal)]
