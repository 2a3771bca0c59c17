"""`asendus check`: whether graphs keep to the SHACL shapes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from asendus.commands.graph import Graph, with_graph
from asendus.commands.options import Lang, Rows
from asendus.output import RowFormat, warn
from asendus.wording import Language, say


class ShapeSeverity(StrEnum):
    """How much it matters that a shape is broken, in SHACL's words."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@with_graph
def check(
    *,
    graph: Graph,
    style: Rows = RowFormat.TABLE,
    fail_on: Annotated[
        ShapeSeverity,
        typer.Option("--fail-on", help="Exit with 1 if something is at least as severe."),
    ] = ShapeSeverity.VIOLATION,
    lang: Lang = Language.ET,
) -> None:
    """Check a graph against the shapes.

    Every statement has its evidence, every post its unit, and so on: the SHACL shapes of the ontology, an agency at a time.
    It checks a store, an exported graph (.nq, .trig), or the graph of job descriptions.

    \b
    Example:
        asendus check --store graph
        asendus check graph.nq --format csv
        asendus check descriptions/ --fail-on warning
    """
    from asendus.checking import SEVERITIES, check, print_violations
    from asendus.loader.executors import cores
    from asendus.sources import exit_code

    source = graph.open()
    broken = list(check(source.store, jobs=graph.jobs or cores()))
    print_violations(broken, style, lang)
    warn(say("check.done" if broken else "check.clean", lang, count=len(broken), graphs=len(source.store.graphs())))
    worst = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    raise typer.Exit(exit_code(source.problems, failed=any(v.severity in worst for v in broken)))
