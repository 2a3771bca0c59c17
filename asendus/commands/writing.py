"""`asendus view`, `asendus report` and `asendus export`: a graph as a file."""

from __future__ import annotations

import webbrowser
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from asendus.commands.graph import Graph, with_graph
from asendus.commands.options import Lang
from asendus.errors import UsageError
from asendus.output import warn
from asendus.wording import Language, say

#: The name that stands for standard output.
STANDARD_OUTPUT = Path("-")


class GraphFormat(StrEnum):
    """The formats of an exported graph."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    CSV = "csv"


@with_graph
def view(
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html", help="The page to write.")],
    *,
    graph: Graph,
    by_agency: Annotated[
        bool | None,
        typer.Option(
            "--by-agency/--one-page",
            help="A page an agency, and FILE an index of them; or all in one page. Unless told: an index from more than 50,000 posts on.",
            show_default=False,
        ),
    ] = None,
    open_it: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    lang: Lang = Language.ET,
) -> None:
    """Write the network of posts as a page.

    The page needs no network.
    It opens on the findings; each leads to its post, with the words that it rests on, and on to who covers whom, units, a map, a table and absences.

    \b
    Example:
        asendus view descriptions/ -o posts.html --open
        asendus view --store graph -o posts.html --lang en
    """
    from asendus import progress
    from asendus.findings import find
    from asendus.sources import exit_code
    from asendus.view import refuse_other_names, write_page

    refuse_other_names(out)
    source = graph.open_to_judge()
    findings = [
        each for each in find(source.store, rules=source.rules, lang=lang, today=source.day) if not each.silence
    ]
    with progress.shown() as watch:
        page = write_page(source.store, findings, out, lang=lang, by_agency=by_agency, watch=watch)
    counts = {"path": page.path, "posts": page.posts, "units": page.units, "findings": page.findings}
    warn(
        say("view.pages", lang, count=len(page.pages), **counts) if page.pages else say("view.written", lang, **counts)
    )
    if open_it and not webbrowser.open(page.path.resolve().as_uri()):
        warn(say("view.not-opened", lang, path=page.path))
    raise typer.Exit(exit_code(source.problems))


@with_graph
def report(
    out: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="FILE", help="The report to write: .html, .md or .xlsx tells the format."
        ),
    ],
    *,
    graph: Graph,
    lang: Lang = Language.ET,
) -> None:
    """Write a report for reading and printing.

    A page of numbers, cover by unit and the most exposed posts; then the findings unit by unit, each with the words that it rests on.
    HTML prints on A4 paper; the workbook has every finding, unit and description to load next in rows.

    \b
    Example:
        asendus report descriptions/ -o report.html
        asendus report --store graph -o report.xlsx --lang en
    """
    from asendus.report import make_report
    from asendus.report_file import writer_of
    from asendus.sources import exit_code

    write = writer_of(out)
    source = graph.open_to_judge()
    made = make_report(source.store, rules=source.rules, lang=lang, day=source.day)
    write(made)
    findings = sum(len(unit.findings) for unit in made.by_unit)
    warn(say("report.written", lang, path=out, posts=made.gaps.described, findings=findings))
    raise typer.Exit(exit_code(source.problems))


@with_graph
def export(
    *,
    graph: Graph,
    style: Annotated[GraphFormat, typer.Option("--format", help="How the graph is written.")] = GraphFormat.TURTLE,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="The file to write (CSV: the folder); standard output where missing or -.",
        ),
    ] = None,
) -> None:
    """Write the graph in a standard format.

    TriG, N-Quads and JSON-LD keep the named graphs and Turtle is their union.
    GraphML is the network of posts, CSV a folder of tables for spreadsheets.

    \b
    Example:
        asendus export descriptions/ --format trig -o posts.trig
        asendus export --store graph --format graphml -o posts.graphml
    """
    from asendus.export import write
    from asendus.sources import exit_code

    out = None if out == STANDARD_OUTPUT else out
    if style is GraphFormat.CSV and out is None:
        raise UsageError("CSV is several tables", where="asendus export", remedy="name a folder with --output")
    source = graph.open()
    write(source.store, style, out)
    raise typer.Exit(exit_code(source.problems))
