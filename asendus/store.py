"""The store: description graphs, and for each agency the derived graph that questions are asked of.

>>> store = open_store()
>>> store.select("SELECT ?s WHERE { GRAPH ?g { ?s a <https://w3id.org/asendus/ns#JobDescription> } }").rows
()
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad, Triple

from asendus.derive import Rules, derive
from asendus.errors import StoreError, UsageError
from asendus.ledger import Ledger
from asendus.loader.facts import Description, descriptions, graphs_in
from asendus.loader.identity import checked_base, derived_iri, findings_iri
from asendus.loader.list_facts import ListFacts, lists
from asendus.loader.listing import Listing
from asendus.loader.reading import Reading
from asendus.loading import LoadReport, Plan, plan_load, refuse_other_base
from asendus.queries import Rows
from asendus.queries.binding import refuse_unsafe
from asendus.queries.ordering import as_rows, rows_in_order, split
from asendus.store_damage import damage_told, not_opened
from asendus.store_folder import check_folder
from asendus.updates import as_data
from asendus.vocabulary import ASENDUS, DEFAULT_BASE

if TYPE_CHECKING:
    import rdflib

#: So many documents are turned into quads at once where a new store is filled.
FILLED_AT_ONCE = 500

#: Files that hold a graph with its named graphs, as `asendus export` writes them.
GRAPH_FORMATS = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}


class Store:
    """RDF quads in memory or in a folder (`folder`, None in memory). `open_store` opens one."""

    #: Whether an engine of its own answers queries, within bounds of its own.
    is_elsewhere = False

    def __init__(self, store: ox.Store, *, where: str = "", folder: Path | None = None, fresh: bool = False) -> None:
        self._ox = store
        self.where = where
        self.folder = folder
        self._fresh = fresh

    def __len__(self) -> int:
        return len(self._ox)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add_from(self, stream: BinaryIO) -> int:
        """Put the quads of N-Quads into an empty store; how many it then holds.

        Raises SyntaxError for what is no N-Quads, and what reading the stream raises.
        """
        self._ox.bulk_load(input=stream, format=ox.RdfFormat.N_QUADS)
        self._ox.flush()
        return len(self._ox)

    def close(self) -> None:
        """Let go of the folder. The store cannot be used afterwards."""
        if hasattr(self, "_ox"):
            del self._ox

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
        """Load job descriptions, staff lists and substitution schemes, and derive anew what follows for the agencies that they touch.

        A file that was loaded before is replaced; loading the same again changes nothing. `files` names paths that
        were read though nothing was found in them: what they held before is removed. `only` names all paths that are to
        stay, also those that could not be read, which keep what they held: what other files held is removed.
        All of it is one transaction.
        Raises StoreError where the store was made with another base or settled by rules that are not given, or cannot be
        written.
        """
        base = checked_base(base)
        self._refuse_other_base(base)
        ledger = Ledger(self.folder)
        plan = plan_load([*readings, *listings], self._held(), base=base, files=files, only=only, ledger=ledger)
        with ledger.kept(plan):
            return self._fill(plan, rules) if self._is_new() else self._carry_out(plan, rules)

    def derive(self, rules: Rules | None = None) -> bool:
        """Derive every agency's graph anew, as these rules have it. Whether anything changed."""
        return self._write([], [], self.agencies(), rules)

    def answer(self, query: str) -> Rows | bool | list[Triple]:
        """What a query gives: rows (SELECT), yes or no (ASK), or triples (CONSTRUCT, DESCRIBE).

        SPARQL 1.1; the default graph is the union of all named graphs. Raises UsageError for a malformed query, for an
        update, and for SERVICE.
        """
        rest, order = split(query)
        with damage_told(self.where):
            answer = self._ask(rest)
            if isinstance(answer, ox.QuerySolutions) and (rows := rows_in_order(answer, order)) is not None:
                return rows
            answer = self._ask(query) if order else answer
            if isinstance(answer, ox.QuerySolutions):
                return as_rows(answer)
            return bool(answer) if isinstance(answer, ox.QueryBoolean) else list(answer)

    def select(self, query: str) -> Rows:
        """The rows of a SELECT query. Raises UsageError as `answer` does, and for a query that is no SELECT."""
        answer = self.answer(query)
        if not isinstance(answer, Rows):
            raise UsageError("is no SELECT query", where="query", remedy="begin it with SELECT")
        return answer

    def ask(self, query: str) -> bool:
        """The answer to an ASK query. Raises UsageError as `select` does."""
        answer = self.answer(query)
        if not isinstance(answer, bool):
            raise UsageError("is no ASK query", where="query", remedy="begin it with ASK")
        return answer

    def construct(self, query: str) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE query. Raises UsageError as `select` does."""
        answer = self.answer(query)
        if isinstance(answer, Rows | bool):
            raise UsageError("is no CONSTRUCT or DESCRIBE query", where="query", remedy="begin it with CONSTRUCT")
        return answer

    def quads(self, graph: NamedNode | None = None) -> list[Quad]:
        """The quads of one graph, or of all, sorted."""
        return sorted(self._found(graph), key=str)

    def quads_in(self, graph: NamedNode | None) -> Iterator[Quad]:
        """The quads of one graph, or of all, as they come."""
        return self._found(graph)

    def agencies(self) -> list[NamedNode]:
        """The agencies whose descriptions are loaded, sorted."""
        found = {quad.object for quad in self._found(predicate=ASENDUS.inAgency)}
        return sorted((each for each in found if isinstance(each, NamedNode)), key=lambda each: each.value)

    def graphs(self) -> list[NamedNode]:
        """The names of all graphs, sorted."""
        with damage_told(self.where):
            found = [graph for graph in self._ox.named_graphs() if isinstance(graph, NamedNode)]
        return sorted(found, key=lambda each: each.value)

    def graphs_of(self, agency: NamedNode) -> list[NamedNode]:
        """The graphs of an agency's job descriptions, sorted."""
        found = {quad.graph_name for quad in self._found(predicate=ASENDUS.inAgency, value=agency)}
        found.discard(derived_iri(agency))
        return sorted((each for each in found if isinstance(each, NamedNode)), key=lambda each: each.value)

    def derived_graphs(self) -> list[NamedNode]:
        """The derived graph of each agency, sorted."""
        return [derived_iri(agency) for agency in self.agencies()]

    def findings_graphs(self) -> list[NamedNode]:
        """The graph of each agency's findings, sorted, whether findings were kept or not."""
        return [findings_iri(agency) for agency in self.agencies()]

    def keep_findings(self, findings: Iterable[Quad]) -> None:
        """Put the findings of all agencies (`findings_graph.as_quads`) in the place of those that were kept before.

        A later load that touches an agency takes its findings out again. Raises StoreError where it cannot be written.
        """
        before = {q for graph in self.findings_graphs() for q in self._found(graph)}
        now = set(findings)
        self._apply(before - now, now - before)

    @property
    def dataset(self) -> rdflib.Dataset:
        """rdflib's view of the same store."""
        import oxrdflib
        import rdflib

        return rdflib.Dataset(store=oxrdflib.OxigraphStore(store=self._ox))

    def _ask(self, query: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        refuse_unsafe(query, where="query")
        try:
            with damage_told(self.where):
                return self._ox.query(query, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise UsageError(" ".join(str(error).split()), where="query", remedy="mend the query") from None
        except (OSError, RuntimeError, ValueError) as error:
            raise UsageError(f"cannot be run: {' '.join(str(error).split())}", where="query") from None

    def _found(
        self, graph: NamedNode | None = None, *, predicate: NamedNode | None = None, value: NamedNode | None = None
    ) -> Iterator[Quad]:
        """The quads of a graph, or with this predicate and object, as they come; None is any."""
        with damage_told(self.where):
            yield from self._ox.quads_for_pattern(None, predicate, value, graph)

    def _held(self) -> dict[NamedNode, NamedNode]:
        """Each description and the file that speaks for it."""
        pairs = ((quad.subject, quad.object) for quad in self._found(predicate=ASENDUS.inFile))
        return {iri: file for iri, file in pairs if isinstance(iri, NamedNode) and isinstance(file, NamedNode)}

    def _refuse_other_base(self, base: str) -> None:
        file = next((quad.object for quad in self._found(predicate=ASENDUS.inFile)), None)
        if isinstance(file, NamedNode):
            refuse_other_base(file, base, where=self.where)

    def _is_new(self) -> bool:
        """Whether nothing is lost where a load fails: in memory, or in a folder that takes its place only afterwards."""
        return self._fresh and not len(self._ox)

    def _fill(self, plan: Plan, rules: Rules | None) -> LoadReport:
        """Write a plan into a store that is empty, an agency at a time; no more than some hundred documents are in memory."""
        groups = plan.by_agency()
        for agency, documents in groups:
            described: list[Description] = []
            listed: list[ListFacts] = []
            for start in range(0, len(documents), FILLED_AT_ONCE):
                told = [quad for iri in documents[start : start + FILLED_AT_ONCE] for quad in plan.quads_of(iri)]
                graphs = graphs_in(told)
                described += descriptions(graphs)
                listed += lists(graphs)
                self._add_new(told)
            self._add_new(derive(agency, described, listed, rules=rules))
        self._ox.optimize()  # what comes in many parts lies in many files: a look-up takes thrice as long
        return LoadReport(
            added=len(plan.documents), agencies=tuple(agency.value for agency, _ in groups), notes=tuple(plan.notes)
        )

    def _add_new(self, quads: Sequence[Quad]) -> None:
        try:
            self._ox.bulk_extend(quads)
        except (OSError, RuntimeError) as error:
            raise StoreError(f"cannot be written: {error}", where=self.where) from None

    def _carry_out(self, plan: Plan, rules: Rules | None) -> LoadReport:
        added: set[NamedNode] = set()
        replaced, unchanged = 0, plan.unchanged
        old: list[Quad] = []
        new: list[Quad] = []
        for iri in plan.documents:
            graph = plan.quads_of(iri)
            before = list(self._found(iri))
            if set(before) == set(graph):
                unchanged += 1
                continue
            if before:
                replaced += 1
            else:
                added.add(iri)
            old += before
            new += graph
        for iri in plan.removed:
            old += self._found(iri)
        anew = (_files_of(plan.removed, old) & _files_of(added, new)).total()
        touched = _agencies_in([*old, *new])
        self.refuse_unsettling(touched, rules)
        self._write(old, new, self.agencies_with(touched) if rules else touched, rules)
        return LoadReport(
            added=len(added) - anew,
            replaced=replaced + anew,
            unchanged=unchanged,
            removed=len(plan.removed) - anew,
            agencies=tuple(agency.value for agency in touched),
            notes=tuple(plan.notes),
        )

    def refuse_unsettling(self, touched: Iterable[NamedNode], rules: Rules | None) -> None:
        """Deriving anew without rules would undo what a rules file settled before. Raises StoreError where it did."""
        if rules is not None and (rules.rosters or rules.headcounts or rules.aliases):
            return
        for agency in touched:
            settled = self._settled_in(agency)
            if settled and not settled <= set(self._derived_without_rules(agency)):
                raise StoreError(
                    "a rules file settled rosters or headcounts in it",
                    where=self.where,
                    remedy="give --rules FILE",
                )

    def _settled_in(self, agency: NamedNode) -> set[Quad]:
        """What either a rules file or a staff list settled of an agency: complete rosters, headcounts."""
        found = (ASENDUS.rosterComplete, ASENDUS.headcount)
        return {q for each in found for q in self._found(derived_iri(agency), predicate=each)}

    def _derived_without_rules(self, agency: NamedNode) -> list[Quad]:
        told = graphs_in(self._told_of(agency, set(), ()))
        return derive(agency, descriptions(told), lists(told))

    def agencies_with(self, others: Iterable[NamedNode]) -> list[NamedNode]:
        """The agencies in the store, and these."""
        return sorted({*self.agencies(), *others}, key=lambda each: each.value)

    def _write(
        self, old: Sequence[Quad], new: Sequence[Quad], agencies: Iterable[NamedNode], rules: Rules | None
    ) -> bool:
        """Take `old` out, put `new` in, derive these agencies anew: one transaction. Whether anything changed."""
        gone, come, ours = set(old), set(new), _by_agency(new)
        for agency in agencies:
            told = graphs_in(self._told_of(agency, gone, ours.get(agency, ())))
            for stale in (derived_iri(agency), findings_iri(agency)):
                gone.update(self._found(stale))
            come.update(derive(agency, descriptions(told), lists(told), rules=rules))
        return self._apply(gone - come, come - gone)

    def _told_of(self, agency: NamedNode, gone: set[Quad], new: Iterable[Quad]) -> list[Quad]:
        """The description graphs of an agency as they are after the write; `new` are those of them that come."""
        kept = [q for graph in self.graphs_of(agency) for q in self._found(graph) if q not in gone]
        return [*kept, *new]

    def _apply(self, gone: set[Quad], come: set[Quad]) -> bool:
        try:
            with damage_told(self.where):
                if len(self._ox):
                    come = {quad for quad in come if quad not in self._ox}
                if self._fresh:
                    self._replace_in_memory(gone, come)
                elif gone:
                    self._ox.update(f"{as_data('DELETE', gone)};\n{as_data('INSERT', come)}")
                elif come:
                    self._ox.extend(come)
        except (OSError, RuntimeError) as error:
            raise StoreError(f"cannot be written: {error}", where=self.where, remedy="nothing was changed") from None
        return bool(gone or come)

    def _replace_in_memory(self, gone: Iterable[Quad], come: Iterable[Quad]) -> None:
        """Without a transaction, which costs more than the rest: nothing is lost where it fails."""
        for quad in gone:
            self._ox.remove(quad)
        self._ox.bulk_extend(come)


def _by_agency(quads: Sequence[Quad]) -> dict[object, list[Quad]]:
    """The quads of description graphs, by the agency that each graph is of."""
    agencies = {quad.graph_name: quad.object for quad in quads if quad.predicate == ASENDUS.inAgency}
    found: dict[object, list[Quad]] = {}
    for quad in quads:
        found.setdefault(agencies.get(quad.graph_name), []).append(quad)
    return found


def _agencies_in(quads: Iterable[Quad]) -> list[NamedNode]:
    """The agencies that description graphs among these quads belong to."""
    found = {quad.object for quad in quads if quad.predicate == ASENDUS.inAgency and quad.subject == quad.graph_name}
    return sorted((each for each in found if isinstance(each, NamedNode)), key=lambda each: each.value)


def _files_of(descriptions: Container[object], quads: Iterable[Quad]) -> Counter[str]:
    """How many of these descriptions each file has."""
    return Counter(str(q.object) for q in quads if q.predicate == ASENDUS.inFile and q.subject in descriptions)


def open_store(path: Path | str | None = None, *, read_only: bool = False) -> Store:
    """Open the store in a folder, or an empty one in memory.

    A folder that is not there is made, unless only reading is wanted. Raises StoreError, and touches nothing, where the
    path is a file, a folder of something else, a folder that is not there (read only), or held by another process.
    """
    if path is None:
        return Store(ox.Store(), fresh=True)
    folder = Path(path)
    check_folder(folder, read_only=read_only)
    try:
        store = ox.Store.read_only(str(folder)) if read_only else ox.Store(str(folder))
    except (OSError, RuntimeError) as error:
        raise not_opened(folder, error) from None
    return Store(store, where=str(folder), folder=folder)


def read_graph(path: Path) -> Store:
    """A store in memory with what an exported graph says (one of `GRAPH_FORMATS`).

    Raises UsageError for a file that cannot be opened, and for one that is no RDF.
    """
    form = GRAPH_FORMATS[path.suffix.lower()]
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=form)
    except SyntaxError as error:
        raise UsageError(f"is no {form.name}: {error}", where=str(path), remedy="export it again") from None
    except OSError as error:
        raise UsageError(f"cannot be opened ({error})", where=str(path), remedy="check the name") from None
    return Store(store, where=str(path))
