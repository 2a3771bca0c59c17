"""`asendus backup` and `asendus restore`: a store as one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from asendus.commands.options import Lang
from asendus.output import warn
from asendus.wording import Language, say


def backup(
    out: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE.nq.gz", help="The backup to write (.nq.gz, or plain .nq).")
    ],
    store: Annotated[str, typer.Option("--store", metavar="DIR|URL", help="The store, which is only read.")],
    lang: Lang = Language.ET,
) -> None:
    """Write a store into one file that restores it.

    All statements as N-Quads, packed and sorted: the same store gives the same bytes, and any RDF engine reads them.
    It can be made while `asendus load` writes: it holds what the store held when it began.

    \b
    Example:
        asendus backup --store graph -o graph.nq.gz
        asendus restore graph.nq.gz --store anew
    """
    from asendus.backup import back_up
    from asendus.sources import opened
    from asendus.store_folder import kept_rules

    with opened(store) as source:
        count = back_up(source, out, rules=kept_rules(source.folder) if source.folder else None)
    warn(say("backup.written", lang, path=out, quads=count))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup (.nq.gz, .nq).", show_default=False)],
    store: Annotated[Path, typer.Option("--store", metavar="DIR", help="The folder to make; new or empty.")],
    lang: Lang = Language.ET,
) -> None:
    """Make a store of a backup.

    The folder must be new or empty: what is in a store is never written over.
    A file that is damaged or ends early is refused, and no store is made of half of it.

    \b
    Example:
        asendus restore graph.nq.gz --store anew
    """
    from asendus.backup import restore

    count = restore(file, store)
    warn(say("backup.restored", lang, store=store, quads=count))
