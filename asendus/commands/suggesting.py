"""`asendus suggest`: whom to name where cover is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from asendus.commands.finding import one_post
from asendus.commands.graph import Graph, with_graph
from asendus.commands.options import Lang, Rows
from asendus.errors import UsageError
from asendus.output import RowFormat
from asendus.wording import Language

Every = Annotated[
    bool,
    typer.Option("--all", help="The smallest set of new substitutions that closes every finding of high severity."),
]
OfUnit = Annotated[
    str | None,
    typer.Option(
        "--unit", metavar="UNIT", help="With --all: only findings about posts of this unit.", show_default=False
    ),
]


@with_graph
def suggest(
    post: Annotated[
        str | None,
        typer.Argument(
            metavar="POST",
            help="An IRI, a slug, or words that fit one post alone; with --all a file.",
            show_default=False,
        ),
    ] = None,
    *,
    graph: Graph,
    every: Every = False,
    unit: OfUnit = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="So many candidates at most.")] = 5,
    style: Rows = RowFormat.TABLE,
    lang: Lang = Language.ET,
) -> None:
    """Suggest who could cover a post.

    Candidates, the best first, with what speaks for each and against it: how far its unit is, what its description demands and
    does not, shared competencies and duties, how many posts it covers by now, and closed circles.
    With --all, whom to name so that every finding of high severity is closed with the fewest new substitutions.

    \b
    Example:
        asendus suggest kartograaf descriptions/
        asendus suggest --all --store graph --lang en
    """
    from asendus.asking_suggestions import answer_candidates, answer_plan
    from asendus.sources import exit_code
    from asendus.suggest_print import print_candidates, print_plan

    if every:
        graph = replace(graph, files=[*([post] if post else []), *(graph.files or [])] or None)
    elif not post:
        raise UsageError("no post was named", where="asendus suggest", remedy="name a post, or give --all")
    elif unit:
        raise UsageError("--unit is about --all", where="asendus suggest", remedy="leave it out, or give --all")
    source = graph.open()
    if every:
        print_plan(answer_plan(source.store, source.rules, today=source.day, unit=unit, lang=lang), style)
    elif post:
        found = one_post(source.store, post, given=graph.words)
        print_candidates(answer_candidates(source.store, source.rules, found.iri, limit=limit, lang=lang), style)
    raise typer.Exit(exit_code(source.problems))
