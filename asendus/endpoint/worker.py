"""The process that answers queries, one after another, over a store that it only reads.

It is started by `workers`, speaks frames (`wire`) on its standard input and output, and ends when its input does.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from pathlib import Path
from typing import IO, Literal

import pyoxigraph as ox

from asendus.endpoint import walls, wire
from asendus.endpoint.asked import Asked, NoAnswer
from asendus.errors import AsendusError, DamagedStoreError
from asendus.loader.limits import limit_memory
from asendus.queries import syntax_error
from asendus.queries.binding import refuse_unsafe
from asendus.queries.tokens import tokens
from asendus.store_damage import damage_told

Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

#: The formats by the names that `Forms` has.
RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


class Ground:
    """The store that is asked: in a folder, opened anew when somebody has written to it, or one in memory."""

    def __init__(self, folder: str, channel: IO[bytes]) -> None:
        self.where = folder
        self._folder = Path(folder) if folder else None
        if self._folder:
            self._mark = _mark(self._folder)
            self._store = ox.Store.read_only(folder)
        else:
            self._store = ox.Store()
            self._store.bulk_load(input=wire.StreamReader(channel), format=ox.RdfFormat.N_QUADS)  # type: ignore[arg-type]

    def store(self) -> ox.Store:
        """The store as it is now. Raises OSError where it cannot be opened any more."""
        if self._folder and (mark := _mark(self._folder)) != self._mark:
            self._store = ox.Store.read_only(str(self._folder))
            self._mark = mark
        return self._store


def _mark(folder: Path) -> frozenset[tuple[str, int, int]]:
    """What changes when a store is written: its files, their sizes and times. The engine's own diary is none of it."""
    with os.scandir(folder) as entries:
        found = [(entry.name, entry.stat()) for entry in entries if not entry.name.startswith(("LOG", "asendus-"))]
    return frozenset((name, told.st_size, told.st_mtime_ns) for name, told in found)


def answer(asked: Asked, ground: Ground, out: wire.StreamWriter) -> Literal["rows", "truth", "graph"]:
    """Write the answer of a query, and tell its form.

    Raises NoAnswer, UsageError for what is refused before it runs, DamagedStoreError for a store that turns out damaged.
    """
    refuse_unsafe(asked.query, where=asked.where)
    try:
        with damage_told(ground.where):
            return _write(_run(asked, ground.store()), asked, out)
    except SyntaxError as error:
        mistake = syntax_error(str(error), asked.query, where=asked.where)
        raise NoAnswer("syntax", mistake.what, where=mistake.where, remedy=mistake.remedy) from None
    except MemoryError:
        raise NoAnswer("memory", "took more memory than it may", where=asked.where) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise NoAnswer("engine", f"cannot be run: {' '.join(str(error).split())}", where=asked.where) from None


def _run(asked: Asked, store: ox.Store) -> Found:
    if asked.default_graphs is not None or asked.named_graphs is not None:
        return store.query(
            asked.query,
            base_iri=asked.base,
            default_graph=[ox.NamedNode(each) for each in asked.default_graphs or ()],
            named_graphs=[ox.NamedNode(each) for each in asked.named_graphs or ()],
        )
    own = any(token.is_word("FROM") for token in tokens(asked.query))
    return store.query(asked.query, base_iri=asked.base, use_default_graph_as_union=not own)


def _write(found: Found, asked: Asked, out: wire.StreamWriter) -> Literal["rows", "truth", "graph"]:
    forms = asked.forms
    if isinstance(found, ox.QueryTriples):
        found.serialize(out, format=GRAPHS[_wanted(forms.graph, asked)])  # type: ignore[arg-type]
        return "graph"
    if isinstance(found, ox.QueryBoolean):
        found.serialize(out, format=RESULTS[_wanted(forms.truth, asked)])  # type: ignore[arg-type]
        return "truth"
    found.serialize(out, format=RESULTS[_wanted(forms.rows, asked)])  # type: ignore[arg-type]
    return "rows"


def _wanted(form: str | None, asked: Asked) -> str:
    if form is None:
        raise NoAnswer("format", "none of the formats that are accepted fits this kind of query", where=asked.where)
    return form


def main(folder: str, memory: int) -> None:
    """Answer queries until nobody asks any more.

    folder: the store's; "" where its quads come first, as a stream. memory: so many bytes more than the store takes.
    """
    alone = walls.leave_network()  # before any thread is there
    walls.leave_no_core()
    channel, out = _channels()
    try:
        ground = Ground(folder, channel)
    except (OSError, SyntaxError) as error:
        wire.send_object(out, wire.REFUSED, {"reason": "store", "what": " ".join(str(error).split())})
        return
    walls.close_in()
    if memory:
        limit_memory(memory)
    wire.send_object(out, wire.READY, {"alone": alone})
    asked = _listen(channel)
    while True:
        _serve(Asked.from_message(asked.get()), ground, out)


def _channels() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output for frames alone: whatever a library prints goes to standard error."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, out


def _listen(channel: IO[bytes]) -> queue.SimpleQueue[dict[str, object]]:
    """The queries as they come. When nobody is there any more the process ends, even amidst a query."""
    found: queue.SimpleQueue[dict[str, object]] = queue.SimpleQueue()

    def listen() -> None:
        try:
            while True:
                found.put(wire.as_object(wire.receive(channel)[1]))
        except wire.ChannelClosed:
            os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    return found


def _serve(asked: Asked, ground: Ground, out: IO[bytes]) -> None:
    stream = wire.StreamWriter(out)
    try:
        form = answer(asked, ground, stream)
        stream.end({"form": form})
    except AsendusError as error:
        reason = "damaged" if isinstance(error, DamagedStoreError) else getattr(error, "reason", "refused")
        told = {"reason": reason, "what": error.what, "where": error.where, "remedy": error.remedy}
        wire.send_object(out, wire.REFUSED, told)
