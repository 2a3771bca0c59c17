"""Options and arguments that several commands share."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from asendus.errors import UsageError
from asendus.output import RowFormat
from asendus.wording import Language


def day_of(text: str) -> date:
    """A day as ISO 8601 writes it. Raises UsageError for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no day", where="DATE", remedy="write it as 2026-01-31") from None


Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE",
        help="Files, folders or globs of job descriptions, or an exported graph (.nq, .trig); - is standard input.",
        show_default=False,
    ),
]
Store = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="DIR|URL",
        help="Ask a store that `asendus load` wrote, instead of files: a folder, or the address of a SPARQL engine.",
        show_default=False,
    ),
]
Lang = Annotated[Language, typer.Option("--lang", help="Language of what is printed.", envvar="ASENDUS_LANG")]
Agency = Annotated[
    str | None,
    typer.Option("--agency", metavar="NAME", help="The agency, where the text does not tell it.", show_default=False),
]
Base = Annotated[
    str | None,
    typer.Option(
        "--base", metavar="IRI", help="Where the IRIs of the graph begin.", envvar="ASENDUS_BASE", show_default=False
    ),
]
RulesFile = Annotated[
    Path | None,
    typer.Option(
        "--rules", metavar="FILE", help="Rules (asendus.toml): thresholds, rosters, aliases.", show_default=False
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=0,
        help="So many processes read the files, where not as many as there are processors; 0: none, and no limits.",
        envvar="ASENDUS_JOBS",
        show_default=False,
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help="The workers of the Dask scheduler at this address (tcp://HOST:8786) read the files, not this machine.",
        envvar="ASENDUS_CLUSTER",
        show_default=False,
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Read every file anew, and keep no readings for the next time.")
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=day_of,
        help="Answer for that day (2026-01-31): what was not yet in force is left out.",
        show_default=False,
    ),
]
Timeout = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="A query that takes longer is stopped.")
]
Memory = Annotated[
    int,
    typer.Option(
        "--memory", metavar="MB", min=50, help="A query that takes more memory, beyond the store's, is stopped."
    ),
]
Rows = Annotated[RowFormat, typer.Option("--format", help="How the rows are printed.")]


def as_given(files: Sequence[str] | None, store: str | None) -> str:
    """Where the graph comes from, in the words of the command line.

    >>> as_given(["my files/*.txt"], None), as_given(None, "graph")
    ("'my files/*.txt'", '--store graph')
    """
    return shlex.join(["--store", store] if store else files or ())


class Severity(StrEnum):
    """How much a finding matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class FailOn(NamedTuple):
    """When a command ends with 1: a finding at least as severe; `new`: only among those that the baseline does not have."""

    level: Severity
    new: bool = False


def fail_on_of(text: str) -> FailOn:
    """A severity, `new`, or `new:` and a severity. Raises UsageError for anything else."""
    is_new = text == "new" or text.startswith("new:")
    level = text.removeprefix("new").removeprefix(":") if is_new and text != "new" else text
    if text == "new":
        return FailOn(Severity.LOW, new=True)
    if level not in set(Severity):
        raise UsageError(f"{text!r} is no level", where="--fail-on", remedy="write high, medium, low, new or new:high")
    return FailOn(Severity(level), is_new)


class GapsFormat(StrEnum):
    """How findings are printed: as rows, or in a format that other programs keep and show findings in."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    SARIF = "sarif"
    JUNIT = "junit"


class CardFormat(StrEnum):
    """How what is known of one thing is printed: a card for people, or JSON."""

    TABLE = "table"
    JSON = "json"
