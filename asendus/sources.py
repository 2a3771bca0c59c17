"""Where a command's graph comes from: files given as arguments, or a store that `asendus load` wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from asendus.errors import Problem, UsageError
from asendus.output import warn

if TYPE_CHECKING:
    from asendus.loader import ReadResult
    from asendus.rules import Rules
    from asendus.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A graph to ask, the rules it was settled by, and what went wrong while its files were read."""

    store: Store
    rules: Rules
    problems: tuple[Problem, ...] = ()


def read_files(files: Sequence[str] | None, *, agency: str | None = None) -> ReadResult:
    """The readings of files, folders and globs; each problem is told on standard error at once.

    Raises UsageError where nothing was given, or nothing given could be read.
    """
    from asendus.loader import read

    if not files:
        raise UsageError("no file was given", remedy="name files, folders or globs, or - for standard input")
    result = read(files, agency=agency)
    for problem in result.problems:
        warn(f"asendus: {problem.kind}: {problem}")
    if not result.readings and any(problem.kind == "error" for problem in result.problems):
        raise UsageError("nothing that was given could be read", remedy="see the lines above")
    return result


def open_source(
    files: Sequence[str] | None,
    *,
    store: Path | None,
    agency: str | None = None,
    base: str | None = None,
    rules: Path | None = None,
) -> Source:
    """The graph of `files`, in memory, or the one in the folder `store`. Raises UsageError for both or neither."""
    from asendus.rules import read_rules
    from asendus.store import DEFAULT_BASE, open_store

    if files and store:
        raise UsageError(
            "files and --store were both given", remedy="give one of them; `asendus load` adds files to a store"
        )
    if not files and not store:
        raise UsageError("nothing to look at", remedy="give files or folders, or --store DIR")
    settled = read_rules(rules)
    if store:
        return Source(store=open_store(store), rules=settled)
    result = read_files(files, agency=agency)
    graph = open_store(None)
    graph.load(result.readings, base=base or DEFAULT_BASE, rules=settled)
    return Source(store=graph, rules=settled, problems=result.problems)


def exit_code(problems: Sequence[Problem], *, failed: bool = False) -> int:
    """3 where a file could not be read, else 1 where the command found what it was told to fail on, else 0."""
    if any(problem.kind == "error" for problem in problems):
        return 3
    return 1 if failed else 0
