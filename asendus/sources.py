"""Where a command's graph comes from: files given as arguments, or a store that `asendus load` wrote."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from asendus.errors import Problem, UsageError
from asendus.output import warn
from asendus.store_folder import is_address, kept_by_rules, note_rules

if TYPE_CHECKING:
    from asendus.findings import Finding
    from asendus.loader import ReadResult
    from asendus.loader.executors import Executor
    from asendus.loading import LoadReport
    from asendus.rules import Rules
from asendus.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A graph to ask, the rules it was settled by, and what went wrong while its files were read.

    day: the day that is asked about; silences, terms and the law are held against it.
    files: the paths that the graph was read from, none where it was a store or a graph already; base: where its IRIs begin.
    """

    store: Store
    rules: Rules
    problems: tuple[Problem, ...] = ()
    day: date = field(default_factory=date.today)
    files: tuple[str, ...] = ()
    base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load did, how many descriptions and lists the store holds after it, and what went wrong with which file."""

    report: LoadReport
    descriptions: int
    lists: int
    problems: tuple[Problem, ...]


def read_files(
    files: Sequence[str] | None,
    *,
    agency: str | None = None,
    jobs: int | None = None,
    cluster: str | None = None,
    cache: bool = False,
    quiet: bool = False,
) -> ReadResult:
    """The readings of files, folders and globs; each problem is told on standard error, and how far it is on a terminal.

    jobs, cache: as `asendus.loader.read` has them; cluster: the address of a Dask scheduler whose workers read; quiet:
    nothing is printed. Raises UsageError where nothing was given, or nothing given could be read.
    """
    from asendus.loader import read
    from asendus.progress import shown

    if not files:
        raise UsageError("no file was given", remedy="name files or folders, or - for standard input")
    with nullcontext() if quiet else shown() as watch:
        result = read(files, agency=agency, jobs=jobs, cache=cache, watch=watch, executor=_executor(cluster, jobs))
    tell(() if quiet else result.problems)
    errors = [problem for problem in result.problems if problem.kind == "error"]
    if errors and not (result.readings or result.listings):
        remedy = str(errors[0]) if quiet else "see the lines above"
        raise UsageError("nothing that was given could be read", remedy=remedy)
    return result


def _executor(cluster: str | None, jobs: int | None) -> Executor | None:
    """Who reads; None: processes on this machine."""
    if cluster is None:
        return None
    if jobs is not None:
        raise UsageError(
            "--jobs is about this machine", remedy="leave it out: the cluster's workers are as they were started"
        )
    from asendus.loader.cluster import Cluster

    return Cluster(cluster)


def open_source(
    files: Sequence[str] | None,
    *,
    store: Path | str | None,
    agency: str | None = None,
    base: str | None = None,
    rules: Path | None = None,
    as_of: date | None = None,
    jobs: int | None = None,
    cache: bool = False,
    quiet: bool = False,
) -> Source:
    """The graph of `files`, in memory, or the one in `store`, a folder or the address of an engine, which is only read.

    A single file may be an exported graph (.nq, .trig) too. as_of: the day that is asked about; None = the newest.
    quiet: nothing is printed; what went wrong is in the answer.
    Raises UsageError for both or neither, and for what `read_files` refuses.
    """
    from asendus.rules import read_rules

    if files and store:
        raise UsageError("files and --store were both given", remedy="give one; `asendus load` adds files to a store")
    if not files and not store:
        raise UsageError("nothing to look at", remedy="give files or folders, or --store DIR")
    if store and agency:
        raise UsageError("--agency is about files", remedy="give it to `asendus load`")
    settled = read_rules(rules)
    source = _given(files, store=store, agency=agency, base=base, rules=settled, jobs=jobs, cache=cache, quiet=quiet)
    return replace(source, store=_on(source.store, as_of, settled), day=as_of) if as_of else source


def _given(
    files: Sequence[str] | None,
    *,
    store: Path | str | None,
    agency: str | None,
    base: str | None,
    rules: Rules,
    jobs: int | None,
    cache: bool,
    quiet: bool,
) -> Source:
    """What was named on the command line, settled by the rules."""
    from asendus.store import GRAPH_FORMATS, read_graph
    from asendus.vocabulary import DEFAULT_BASE

    if store:
        return Source(store=_settled(opened(store), rules), rules=rules)
    if files and len(files) == 1 and Path(files[0]).suffix.lower() in GRAPH_FORMATS:
        return Source(store=_settled(read_graph(Path(files[0])), rules), rules=rules)
    result = read_files(files, agency=agency, jobs=jobs, cache=cache, quiet=quiet)
    graph, notes = _graph_of(result, base or DEFAULT_BASE, rules)
    tell(() if quiet else notes)
    problems = (*result.problems, *notes)
    return Source(store=graph, rules=rules, problems=problems, files=result.files, base=base or DEFAULT_BASE)


def _on(store: Store, day: date, rules: Rules) -> Store:
    from asendus.in_time import as_of

    return as_of(store, day, rules=rules)


def load_files(
    files: Sequence[str] | None,
    *,
    store: Path | str,
    agency: str | None = None,
    base: str | None = None,
    rules: Path | None = None,
    jobs: int | None = None,
    cluster: str | None = None,
    cache: bool = False,
    prune: bool = False,
    quiet: bool = False,
) -> Loaded:
    """Files read into the store in a folder, which is made where it is missing, or in an engine. Raises what `read_files` raises.

    prune: what the store holds of other files is removed; of a file that cannot be read now it is kept. quiet: nothing is
    printed; what went wrong is in the answer.
    """
    from asendus.posts import count
    from asendus.rules import read_rules
    from asendus.vocabulary import DEFAULT_BASE

    settled = read_rules(rules) if rules else None
    result = read_files(files, agency=agency, jobs=jobs, cluster=cluster, cache=cache, quiet=quiet)
    with _to_load(store) as graph:
        report = graph.load(
            result.readings,
            base=base or DEFAULT_BASE,
            rules=settled,
            files=result.empty,
            only={*result.files, *(problem.path for problem in result.problems)} if prune else None,
            listings=result.listings,
        )
        tell(() if quiet else report.notes)
        if rules and graph.folder:
            note_rules(graph.folder, rules)
        loaded = Loaded(
            report=report,
            descriptions=count(graph, "descriptions"),
            lists=count(graph, "lists"),
            problems=result.problems,
        )
    return loaded


def keep_in(name: Path | str, asked: Store, findings: Sequence[Finding]) -> None:
    """Write findings into a store, in place of those that were kept in it; `asked` is let go of first."""
    from asendus.findings_graph import as_quads

    asked.close()
    with opened(name, read_only=False) as store:
        store.keep_findings(as_quads(findings, today=date.today()))


def opened(store: Path | str, *, read_only: bool = True) -> Store:
    """The store in a folder or in an engine. Raises what `open_store` and `open_engine` raise."""
    from asendus.store import open_store

    if not is_address(store):
        return open_store(store, read_only=read_only)
    from asendus.engine_store import open_engine

    return open_engine(str(store), read_only=read_only)


def _to_load(store: Path | str) -> AbstractContextManager[Store]:
    """A store, to be loaded into; a folder is made where it is missing."""
    from asendus.new_store import store_to_load

    return opened(store, read_only=False) if is_address(store) else store_to_load(Path(store))


def _graph_of(result: ReadResult, base: str, rules: Rules) -> tuple[Store, tuple[Problem, ...]]:
    """The graph of what was read, in memory, and what loading has to tell."""
    from asendus.store import open_store

    graph = open_store()
    report = graph.load(result.readings, base=base, rules=rules, listings=result.listings)
    return graph, report.notes


def _settled(store: Store, rules: Rules) -> Store:
    """A store; where the rules say what mentions mean, a copy in memory that is settled by them."""
    import pyoxigraph

    from asendus.store import Store

    if not (rules.rosters or rules.headcounts or rules.aliases):
        return store
    copy = pyoxigraph.Store()
    copy.extend(store.quads())
    settled = Store(copy, where=store.where)
    settled.derive(rules)
    return settled


def tell(problems: Sequence[Problem]) -> None:
    """Each problem as a line on standard error."""
    for problem in problems:
        warn(f"asendus: {problem.kind}: {problem}")


def tell_rules(store: Path | str | None, rules: Path | None) -> None:
    """For commands that judge: tells where a store was loaded with rules, and is asked without them."""
    left_out = kept_by_rules(Path(store)) if store and not rules and not is_address(store) else None
    tell([left_out] if left_out else [])


def exit_code(problems: Collection[Problem], *, failed: bool = False) -> int:
    """3 where a file could not be read, else 1 where the command found what it was told to fail on, else 0."""
    if any(problem.kind == "error" for problem in problems):
        return 3
    return 1 if failed else 0
