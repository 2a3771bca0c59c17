"""The options by which a command line names a graph, told once for all commands that ask one."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import wraps
from typing import TYPE_CHECKING, Any, get_type_hints

from asendus.commands.options import Agency, AsOf, Base, Files, Jobs, NoCache, RulesFile, Store, as_given

if TYPE_CHECKING:
    from asendus.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The graph that a command line names: files or a store, and how they are to be read. Nothing is opened yet."""

    files: Files = None
    store: Store = None
    agency: Agency = None
    jobs: Jobs = None
    no_cache: NoCache = False
    base: Base = None
    rules: RulesFile = None
    as_of: AsOf = None

    @property
    def words(self) -> str:
        """The files or the store in the words of the command line, for remedies."""
        return as_given(self.files, self.store)

    def open(self) -> Source:
        """The graph itself. Raises UsageError for files and a store both, neither, or what cannot be read."""
        from asendus.sources import open_source

        return open_source(
            self.files,
            store=self.store,
            agency=self.agency,
            base=self.base,
            rules=self.rules,
            as_of=self.as_of,
            jobs=self.jobs,
            cache=not self.no_cache,
        )

    def open_to_judge(self) -> Source:
        """The same for commands that tell findings: a store that was loaded with rules, and is asked without, is told of."""
        from asendus.sources import tell_rules

        source = self.open()
        tell_rules(self.store, self.rules)
        return source


#: What stands where a command has its parameter `graph`; the other options come before the language.
_FIRST = ("files", "store")


def with_graph(command: Callable[..., None], *, leave: frozenset[str] = frozenset()) -> Callable[..., None]:
    """A command for the command line, its parameter `graph` (a `Graph`) taken apart into the options of a graph.

    leave: options that the command does not have.
    """
    own = inspect.signature(command, eval_str=True).parameters
    shared = {each.name: each for each in _options() if each.name not in leave}

    @wraps(command)
    def run(**given: Any) -> None:
        graph = Graph(**{name: given.pop(name) for name in shared})
        command(graph=graph, **given)

    parameters = list(_taken_apart(own.values(), shared))
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


def _options() -> Iterator[inspect.Parameter]:
    """The fields of a `Graph` as parameters."""
    told = get_type_hints(Graph, include_extras=True)
    for field in fields(Graph):
        yield inspect.Parameter(
            field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=told[field.name]
        )


def _taken_apart(
    own: Iterable[inspect.Parameter], shared: Mapping[str, inspect.Parameter]
) -> Iterator[inspect.Parameter]:
    """A command's parameters in the order in which its help tells them."""
    rest = [each for name, each in shared.items() if name not in _FIRST]
    for parameter in own:
        if parameter.name == "graph":
            yield from (shared[name] for name in _FIRST)
            continue
        if parameter.name == "lang":
            yield from rest
            rest = []
        yield parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
    yield from rest
