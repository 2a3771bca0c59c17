"""`asendus show`, `asendus gaps` and `asendus query`: what a graph answers."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from asendus.commands.finding import one_post
from asendus.commands.graph import Graph, with_graph
from asendus.commands.options import (
    CardFormat,
    FailOn,
    GapsFormat,
    Lang,
    Memory,
    Rows,
    Timeout,
    fail_on_of,
)
from asendus.errors import UsageError
from asendus.output import RowFormat, as_json
from asendus.wording import Language

FailOnLevel = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        metavar="LEVEL",
        parser=fail_on_of,
        help="Exit with 1 at a finding of this severity or worse: high, medium, low; new, new:high: only at one that the baseline has not.",
        show_default=False,
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Tell what is new, fixed and still open since an earlier run, which --format json wrote.",
        show_default=False,
    ),
]
Keep = Annotated[
    bool, typer.Option("--keep", help="Write the findings into the store too, so that SPARQL can ask about them.")
]


Schema = Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of what --format json writes and exit.")]


@with_graph
def show(
    post: Annotated[str, typer.Argument(metavar="POST", help="An IRI, a slug, or words that fit one post alone.")],
    *,
    graph: Graph,
    style: Annotated[CardFormat, typer.Option("--format", help="A card for people, or JSON.")] = CardFormat.TABLE,
    lang: Lang = Language.ET,
) -> None:
    """Show one post, its cover and its evidence.

    Its facts, who covers it, whom it covers, what it demands, and the words that say so.
    Each line of cover tells how sure it is and which end states it: the post's own description or the other one's.

    \b
    Example:
        asendus show "büroo juhataja" descriptions/
        asendus show peaspetsialist-vii --store graph
    """
    from asendus.post_card import print_post
    from asendus.posts import read_facts
    from asendus.sources import exit_code

    source = graph.open()
    found = one_post(source.store, post, given=graph.words)
    facts = read_facts(source.store, found)
    if style is CardFormat.JSON:
        sys.stdout.write(as_json(facts.as_json()))
    else:
        print_post(facts, lang)
    raise typer.Exit(exit_code(source.problems))


@with_graph
def gaps(
    *,
    graph: Graph,
    style: Annotated[GapsFormat, typer.Option("--format", help="How the findings are printed.")] = GapsFormat.TABLE,
    fail_on: FailOnLevel = None,
    baseline: Baseline = None,
    keep: Keep = False,
    schema: Schema = False,
    lang: Lang = Language.ET,
) -> None:
    """Report where nobody can act.

    Posts that nobody covers surely, and descriptions that contradict each other.
    By severity: each post, what is wrong, the words of the file, and what would close it; at the end the descriptions to load next.
    What was not loaded is unknown, never a gap.

    \b
    Example:
        asendus gaps descriptions/
        asendus gaps --store graph --format csv > gaps.csv
        asendus gaps descriptions/ --fail-on high
        asendus gaps descriptions/ --baseline gaps.json --fail-on new:high
        asendus gaps descriptions/ --format sarif > gaps.sarif
    """
    from asendus.baseline import compare, read_baseline
    from asendus.gaps_formats import print_gaps, read_schema
    from asendus.gaps_report import find_gaps, reaches
    from asendus.sources import exit_code, keep_in

    if schema:
        sys.stdout.write(read_schema())
        return
    if fail_on and fail_on.new and not baseline:
        raise UsageError("what is new needs an earlier run", where="--fail-on", remedy="give --baseline FILE")
    if keep and (not graph.store or graph.as_of):
        raise UsageError("findings are kept in a store, as of today", where="--keep", remedy="give --store DIR alone")
    earlier = read_baseline(baseline) if baseline else None
    source = graph.open_to_judge()
    report = find_gaps(source.store, rules=source.rules, lang=lang, today=source.day)
    compared = compare(report.findings, earlier) if earlier else None
    if keep and graph.store:
        keep_in(graph.store, source.store, report.findings)
    print_gaps(replace(report, compared=compared), source, style)
    among = compared.new if compared and fail_on and fail_on.new else None
    failed = fail_on is not None and reaches(report.findings, fail_on.level, among=among)
    raise typer.Exit(exit_code(source.problems, failed=failed))


@with_graph
def query(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME|FILE.rq|-", help="A query of the product, a file, or - for standard input."),
    ] = None,
    *,
    graph: Graph,
    params: Annotated[
        list[str] | None,
        typer.Option(
            "--param", metavar="NAME=VALUE", help="A value of the query's parameter; repeatable.", show_default=False
        ),
    ] = None,
    list_all: Annotated[bool, typer.Option("--list", help="Print the product's queries and exit.")] = False,
    timeout: Timeout = 300.0,
    memory: Memory = 2_000,
    style: Rows = RowFormat.TABLE,
    lang: Lang = Language.ET,
) -> None:
    """Run a SPARQL query.

    One of the product's own (`--list` names them) or a file. It runs over all that the files or the store say.
    It runs in a process of its own, without network, and is stopped where it takes too long or too much memory.
    SELECT gives rows, ASK yes or no, CONSTRUCT and DESCRIBE Turtle (in a format of rows: subject, predicate, object).

    \b
    Example:
        asendus query --list
        asendus query who-covers descriptions/
        asendus query own.rq --store graph --format csv > rows.csv
    """
    from asendus.query_table import answer, print_answer, print_queries, read_query, values_of
    from asendus.sources import exit_code

    if list_all:
        print_queries(lang, style)
        return
    if not name:
        raise UsageError("no query was named", where="asendus query", remedy="`asendus query --list` tells the names")
    asked, values = read_query(name), values_of(params or ())
    source = graph.open()
    found = answer(source.store, asked, values, given=graph.words, seconds=timeout, memory=memory * 1_000_000)
    print_answer(found, style, lang)
    raise typer.Exit(exit_code(source.problems))
