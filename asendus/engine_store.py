"""A store that another engine keeps: questions are asked of the engine, and loads write whole graphs into it.

What needs all statements at once (an export, shapes, another day, rules that settle) asks of a copy in memory, which is
fetched when it is first needed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad, Triple

from asendus.derive import Rules
from asendus.engine import Engine
from asendus.errors import Problem, StoreError, UsageError
from asendus.journal import COMPLETE, JOURNAL, Changes, Journal, mark_in
from asendus.loader.identity import agency_iri, checked_base, derived_iri, findings_iri
from asendus.loader.listing import Listing
from asendus.loader.reading import Reading
from asendus.loading import Document, LoadReport, answered_for, drafts_of, refuse_other_base
from asendus.queries import Rows
from asendus.queries.binding import refuse_unsafe
from asendus.store import Store
from asendus.vocabulary import ASENDUS, DEFAULT_BASE

_T = TypeVar("_T")

#: Each document's graph, its file and its agency.
_INDEX = (
    "SELECT ?graph ?file ?agency WHERE { GRAPH ?graph { "
    f"?graph {ASENDUS.inFile} ?file ; {ASENDUS.inAgency} ?agency }} }}"
)
#: XML Schema allows two forms of the same truth; Virtuoso writes the other one in places.
_TRUE = frozenset({"1", "true"})


class _Document(NamedTuple):
    graph: NamedNode
    file: NamedNode
    agency: NamedNode


class EngineStore(Store):
    """The store in an engine. `open_engine` opens one."""

    is_elsewhere = True

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._copy: ox.Store | None = None
        self.where = engine.where
        self.folder = None
        self._fresh = False

    @property
    def _ox(self) -> ox.Store:  # type: ignore[override]
        """All statements of ours in the engine, as they were when somebody first needed all of them."""
        if self._copy is None:
            self._copy = self._fetched(_graphs_of(self._documents()))
        return self._copy

    def close(self) -> None:
        """Let go of the engine. The store cannot be used afterwards."""
        self._copy = None
        self._engine.close()

    def load(
        self,
        readings: Iterable[Reading],
        *,
        base: str = DEFAULT_BASE,
        rules: Rules | None = None,
        files: Iterable[str] = (),
        only: Iterable[str] | None = None,
        listings: Iterable[Listing] = (),
    ) -> LoadReport:
        """Load as `Store.load` does: the agencies that are touched are settled here, and the graphs that change are written.

        A load that was broken off before is finished first, or thrown away where it had changed nothing.
        Raises StoreError as `Store.load` does, where another load is under way, and where the engine fails.
        """
        base = checked_base(base)
        told = [*readings], [*listings]
        documents: list[Document] = [*told[0], *told[1]]
        paths = {*files, *(each.path for each in documents)}
        kept = None if only is None else {*only}

        def touched(held: Sequence[_Document]) -> set[NamedNode]:
            if held:
                refuse_other_base(held[0].file, base, where=self.where)
            if rules is not None:
                return {each.agency for each in held}
            is_told_anew = answered_for(paths, kept, base=base)
            offered = {draft.iri for draft in drafts_of(documents, base=base)}
            found = {each.agency for each in held if each.graph in offered or is_told_anew(each.file)}
            return {*found, *(agency_iri(base, each) for each in documents)}

        def work(store: Store) -> LoadReport:
            return store.load(told[0], base=base, rules=rules, files=paths, only=kept, listings=told[1])

        return self._changed(touched, work)

    def derive(self, rules: Rules | None = None) -> bool:
        """Derive every agency's graph anew, as these rules have it. Whether anything changed."""
        return self._changed(lambda held: {each.agency for each in held}, lambda store: store.derive(rules))

    def keep_findings(self, findings: Iterable[Quad]) -> None:
        """Put the findings of all agencies in the place of those that were kept before, as `Store.keep_findings` does."""
        journal = Journal(self._engine)
        with journal.held():
            changes: dict[NamedNode, list[Triple]] = {
                findings_iri(agency): [] for agency in sorted({each.agency for each in self._documents()}, key=str)
            }
            for quad in findings:
                assert isinstance(quad.graph_name, NamedNode)
                changes.setdefault(quad.graph_name, []).append(quad.triple)
            journal.carry_out(changes)

    def answer(self, query: str) -> Rows | bool | list[Triple]:
        """What the engine gives for a query, as `Store.answer`; the default graph is the engine's own."""
        refuse_unsafe(query, where="query")
        try:
            form = ox.Store().query(query)
        except SyntaxError as error:
            raise UsageError(" ".join(str(error).split()), where="query", remedy="mend the query") from None
        if isinstance(form, ox.QueryTriples):
            return self._engine.triples(query)
        found = self._engine.ask(query)
        if isinstance(found, ox.QueryBoolean):
            return bool(found)
        columns = tuple(variable.value for variable in found.variables)
        rows = tuple(tuple(row) for row in found)
        if isinstance(form, ox.QueryBoolean):  # Virtuoso answers yes or no with a row
            return any(isinstance(cell, Literal) and cell.value in _TRUE for row in rows for cell in row)
        return Rows(columns, rows)

    def refuse_half(self) -> None:
        """Raises StoreError where a load has been written down but not carried out: half of the graphs may be old."""
        found = self.construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {JOURNAL} {{ ?s ?p ?o }} }}")
        mark = mark_in(found)
        if mark is not None and mark.state == COMPLETE:
            raise StoreError(
                f"a load into it, begun {mark.since}, is not finished",
                where=self.where,
                remedy="wait for it, or load again, which finishes it first",
            )

    def _documents(self) -> list[_Document]:
        """The documents that the engine holds, sorted."""
        found = []
        for row in self.select(_INDEX):
            graph, file, agency = row
            if isinstance(graph, NamedNode) and isinstance(file, NamedNode) and isinstance(agency, NamedNode):
                found.append(_Document(graph, file, agency))
        return sorted(found, key=lambda each: each.graph.value)

    def _fetched(self, graphs: Iterable[NamedNode]) -> ox.Store:
        """A copy of these graphs, in memory."""
        copy = ox.Store()
        for graph in graphs:
            copy.bulk_extend(Quad(t.subject, t.predicate, t.object, graph) for t in self._engine.graph(graph))
        return copy

    def _changed(self, touched: Callable[[Sequence[_Document]], set[NamedNode]], work: Callable[[Store], _T]) -> _T:
        """What work gives on a copy of the agencies that it touches, once what it changed there is written."""
        journal = Journal(self._engine)
        with journal.held():
            held = self._documents()
            agencies = touched(held)
            copy = self._fetched(_graphs_of([each for each in held if each.agency in agencies]))
            before = _prints(copy)
            result = work(Store(copy, where=self.where, fresh=True))
            journal.carry_out(_changes(before, copy))
        self._copy = None
        return result if not journal.has_finished_another else _with_note(result, self.where)


def open_engine(url: str, *, read_only: bool = False) -> EngineStore:
    """The store in the engine at an address.

    Raises UsageError for an address that is none, StoreError where nobody answers there, and where (to be read) a load into
    it is not finished.
    """
    store = EngineStore(Engine(url))
    if read_only:
        store.refuse_half()
    return store


def _graphs_of(documents: Iterable[_Document]) -> list[NamedNode]:
    """The graphs of documents, and those that follow from their agencies."""
    graphs: set[NamedNode] = set()
    for each in documents:
        graphs |= {each.graph, derived_iri(each.agency), findings_iri(each.agency)}
    return sorted(graphs, key=lambda each: each.value)


def _prints(store: ox.Store) -> dict[NamedNode, bytes]:
    """A hash of each graph."""
    return {
        graph: hashlib.sha256("\n".join(sorted(map(str, _triples(store, graph)))).encode()).digest()
        for graph in store.named_graphs()
        if isinstance(graph, NamedNode)
    }


def _changes(before: dict[NamedNode, bytes], store: ox.Store) -> Changes:
    """The graphs that are others than they were, sorted."""
    now = _prints(store)
    changed = {graph for graph in {*before, *now} if before.get(graph) != now.get(graph)}
    return {graph: _triples(store, graph) for graph in sorted(changed, key=lambda each: each.value)}


def _triples(store: ox.Store, graph: NamedNode) -> list[Triple]:
    return [quad.triple for quad in store.quads_for_pattern(None, None, None, graph)]


def _with_note(result: _T, where: str) -> _T:
    """A report that tells, too, that another load was finished first."""
    if not isinstance(result, LoadReport):
        return result
    note = Problem(path=where, what="a load that was broken off has been finished first", kind="note")
    return replace(result, notes=(note, *result.notes))
