"""`asendus diff`: what two days, or two graphs, have otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from asendus.commands.options import Agency, Base, Files, Jobs, Lang, NoCache, Rows, RulesFile, Store, day_of
from asendus.errors import UsageError
from asendus.output import RowFormat
from asendus.wording import Language


def diff(
    files: Files = None,
    store: Store = None,
    since: Annotated[
        date | None,
        typer.Option("--from", metavar="DATE", parser=day_of, help="The earlier day.", show_default=False),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option("--to", metavar="DATE", parser=day_of, help="The later day; else the newest.", show_default=False),
    ] = None,
    style: Rows = RowFormat.TABLE,
    agency: Agency = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    base: Base = None,
    rules: RulesFile = None,
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
    from asendus.sources import exit_code, open_source

    if until and not since:
        raise UsageError("--to was given without --from", where="asendus diff", remedy="say from which day")
    if since and until and since > until:
        remedy = f"say --from {until} --to {since}"
        raise UsageError("--from is a later day than --to", where="asendus diff", remedy=remedy)
    open_graph = partial(open_source, agency=agency, base=base, rules=rules, jobs=jobs, cache=not no_cache)
    if since:
        before, after = (open_graph(files, store=store, as_of=day) for day in (since, until))
    else:
        before, after = (open_graph(one, store=folder) for one, folder in map(_where, _two(files, store)))
    print_differences(differences(before.store, after.store), style, lang)
    raise typer.Exit(exit_code({*before.problems, *after.problems}))


def _two(files: Sequence[str] | None, store: Path | None) -> Sequence[str]:
    if store or len(files or ()) != 2:
        raise UsageError(
            "two graphs are compared, or two days of one",
            where="asendus diff",
            remedy="name two stores, graphs or folders, or say --from DATE",
        )
    assert files
    return files


def _where(name: str) -> tuple[list[str] | None, Path | None]:
    """A graph's name as files or as a store."""
    from asendus.store_folder import is_oxigraph_folder

    return (None, Path(name)) if is_oxigraph_folder(Path(name)) else ([name], None)
