"""`asendus diff`: what two days, or two graphs, have otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from asendus.commands.graph import Graph, with_graph
from asendus.commands.options import Lang, Rows, day_of
from asendus.errors import UsageError
from asendus.output import RowFormat
from asendus.wording import Language


@partial(with_graph, leave=frozenset({"as_of"}))
def diff(
    *,
    graph: Graph,
    since: Annotated[
        date | None,
        typer.Option("--from", metavar="DATE", parser=day_of, help="The earlier day.", show_default=False),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option("--to", metavar="DATE", parser=day_of, help="The later day; else the newest.", show_default=False),
    ] = None,
    style: Rows = RowFormat.TABLE,
    lang: Lang = Language.ET,
) -> None:
    """Tell what changed between two days or two graphs.

    Cover that was lost or gained, posts that came and went, reporting lines and demands that changed.
    With `--from` it compares two days of one graph; without, two graphs: each a store, an exported graph, a folder or a file.

    \b
    Example:
        asendus diff --store graph --from 2025-01-01 --to 2026-01-01
        asendus diff last-year.nq graph
        asendus diff descriptions-2025/ descriptions-2026/ --format csv
    """
    from asendus.differences import differences
    from asendus.differences_report import print_differences
    from asendus.sources import exit_code

    if until and not since:
        raise UsageError("--to was given without --from", where="asendus diff", remedy="say from which day")
    if since and until and since > until:
        remedy = f"say --from {until} --to {since}"
        raise UsageError("--from is a later day than --to", where="asendus diff", remedy=remedy)
    if since:
        before, after = (replace(graph, as_of=day).open() for day in (since, until))
    else:
        before, after = (_named(graph, name).open() for name in _two(graph))
    print_differences(differences(before.store, after.store), style, lang)
    raise typer.Exit(exit_code({*before.problems, *after.problems}))


def _two(graph: Graph) -> Sequence[str]:
    if graph.store or len(graph.files or ()) != 2:
        raise UsageError(
            "two graphs are compared, or two days of one",
            where="asendus diff",
            remedy="name two stores, graphs or folders, or say --from DATE",
        )
    assert graph.files
    return graph.files


def _named(graph: Graph, name: str) -> Graph:
    """One of the two graphs, by its name as files or as a store."""
    from asendus.store_folder import is_address, is_oxigraph_folder

    if is_address(name) or is_oxigraph_folder(Path(name)):
        return replace(graph, files=None, store=name)
    return replace(graph, files=[name])
