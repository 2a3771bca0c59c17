"""What a load is about to write into an engine, written down there first: an engine has no transaction over many requests.

All changes are put as a few graphs of text, then a mark says that they are complete, then each graph is put or taken away,
then the journal goes. A load that is broken off before the mark has changed nothing, and its journal is thrown away by the
next one; one that is broken off after the mark is finished by the next one. Each step may be done twice.
"""

from __future__ import annotations

import base64
import json
import os
import socket
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import NamedTuple
from uuid import uuid4

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad, Triple

from asendus.engine import Engine
from asendus.errors import StoreError

#: What no graph of ours is called otherwise.
_BOOKS = "https://w3id.org/asendus/store#"
JOURNAL = NamedNode(f"{_BOOKS}journal")
_STATE, _PIECE = NamedNode(f"{_BOOKS}state"), NamedNode(f"{_BOOKS}piece")

#: States of a journal: its load plans, writes the journal, may be carried out, is carried out.
PLANNING, WRITING, COMPLETE, DONE = "planning", "writing", "complete", "done"
#: After so long without a sign a load on another machine is taken for broken off. Seconds.
FORGOTTEN = 900.0
#: So often a load gives a sign. Seconds.
SIGN = 60.0
#: So long a text may be, and so many are in one graph: Virtuoso takes none of 100,000 letters.
LETTERS, TEXTS = 20_000, 40

#: Each graph that changes, and what it is to hold; empty: it goes.
Changes = Mapping[NamedNode, Sequence[Triple]]


class Mark(NamedTuple):
    """What a journal tells of itself: its state, how many graphs it has, and who writes it, since when, and with a sign when."""

    state: str
    parts: int
    token: str
    host: str
    process: int
    began: float
    sign: float

    @property
    def is_alive(self) -> bool:
        """Whether the load is still under way."""
        if self.host == socket.gethostname() and os.name == "posix":
            return self.process != os.getpid() and _runs(self.process)
        return time.time() - self.sign < FORGOTTEN

    @property
    def since(self) -> str:
        """When it began."""
        return time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(self.began))


def mark_in(triples: Sequence[Triple]) -> Mark | None:
    """The mark in the journal's own graph; None where no load is under way or was broken off."""
    for triple in triples:
        if triple.predicate == _STATE and isinstance(triple.object, Literal):
            with suppress(ValueError, TypeError):
                return Mark(*json.loads(triple.object.value))
    return None


class Journal:
    """The journal in an engine, from `held` on that of this load."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        now = time.time()
        self._mark = Mark(PLANNING, 0, uuid4().hex, socket.gethostname(), os.getpid(), now, now)
        #: Whether a load that was broken off had to be finished first.
        self.has_finished_another = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Around a load: what another one left is finished or thrown away first, and none begins meanwhile.

        Raises StoreError where another one is under way.
        """
        left = mark_in(self._engine.graph(JOURNAL))
        if left is not None:
            self._refuse(left)
            self._mark = self._mark._replace(state=left.state, parts=left.parts)
            if left.state == COMPLETE:
                self._replay()
                self.has_finished_another = True
            self._clear()
        self._say(PLANNING, 0)
        try:
            yield
        except BaseException:
            if self._mark.state != COMPLETE:  # nothing was changed
                with suppress(StoreError):
                    self._clear()
            raise
        self._clear()

    def carry_out(self, changes: Changes) -> None:
        """Write down what changes, then change it. Raises StoreError where it cannot be written down or another load began."""
        if not changes:
            return
        parts = _parts(changes)
        self._say(WRITING, len(parts))
        for number, texts in enumerate(parts):
            self._engine.put(_part(number), [Triple(_part(number), _PIECE, Literal(text)) for text in texts])
        now = mark_in(self._engine.graph(JOURNAL))
        if now is None or now.token != self._mark.token:
            self._mark = self._mark._replace(state=COMPLETE)  # which is not ours to clear
            raise StoreError(
                "another load began meanwhile", where=self._engine.where, remedy="load again when it is done"
            )
        self._say(COMPLETE, len(parts))
        try:
            self._apply(changes)
        except StoreError as error:
            raise StoreError(
                error.what, where=error.where, remedy="load again: what was begun is finished first"
            ) from None

    def _replay(self) -> None:
        """Carry out what another load wrote down."""
        texts: list[str] = []
        for number in range(self._mark.parts):
            found = [t.object.value for t in self._engine.graph(_part(number)) if isinstance(t.object, Literal)]
            texts += sorted(found)
        self._apply(_changes("".join(text.partition(":")[2] for text in texts)))

    def _apply(self, changes: Changes) -> None:
        for graph, triples in changes.items():
            if triples:
                self._engine.put(graph, triples)
            else:
                self._engine.delete(graph)
            if time.time() - self._mark.sign > SIGN:
                self._say(self._mark.state, self._mark.parts)

    def _clear(self) -> None:
        """Take the journal away; first the mark says that it is of no use any more."""
        if self._mark.parts:
            self._say(DONE, self._mark.parts)
        for number in range(self._mark.parts):
            self._engine.delete(_part(number))
        self._engine.delete(JOURNAL)

    def _say(self, state: str, parts: int) -> None:
        self._mark = self._mark._replace(state=state, parts=parts, sign=time.time())
        self._engine.put(JOURNAL, [Triple(JOURNAL, _STATE, Literal(json.dumps(self._mark)))])

    def _refuse(self, left: Mark) -> None:
        if left.is_alive:
            raise StoreError(
                f"another load into it is under way, since {left.since} on {left.host}",
                where=self._engine.where,
                remedy="wait until it is done",
            )


def _part(number: int) -> NamedNode:
    return NamedNode(f"{JOURNAL.value}-{number}")


def _parts(changes: Changes) -> list[list[str]]:
    """Changes as texts, some for each graph of the journal; a text begins with its number."""
    quads = [
        Quad(triple.subject, triple.predicate, triple.object, graph)
        for graph, triples in changes.items()
        for triple in triples
    ]
    told = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    gone = [graph.value for graph, triples in changes.items() if not triples]
    packed = zlib.compress(json.dumps([gone, (told or b"").decode()]).encode())
    text = base64.b64encode(packed).decode()
    texts = [f"{n // LETTERS:08}:{text[n : n + LETTERS]}" for n in range(0, len(text), LETTERS)]
    return [texts[n : n + TEXTS] for n in range(0, len(texts), TEXTS)]


def _changes(text: str) -> Changes:
    """The changes that `_parts` told."""
    gone, told = json.loads(zlib.decompress(base64.b64decode(text)))
    changes: dict[NamedNode, list[Triple]] = {NamedNode(graph): [] for graph in gone}
    for quad in ox.parse(told, format=ox.RdfFormat.N_QUADS):
        assert isinstance(quad.graph_name, NamedNode)
        changes.setdefault(quad.graph_name, []).append(quad.triple)
    return changes


def _runs(process: int) -> bool:
    """Whether a process of this machine runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
