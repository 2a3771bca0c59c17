"""`asendus show`, `asendus gaps` and `asendus query`: what a graph answers."""

from __future__ import annotations

from typing import Annotated

import typer

from asendus.commands.options import Agency, Base, Files, Lang, Rows, RulesFile, Severity, Store
from asendus.output import RowFormat
from asendus.wording import Language


def show(
    post: Annotated[str, typer.Argument(metavar="POST", help="An IRI, a slug, or words that fit one post alone.")],
    files: Files = None,
    store: Store = None,
    agency: Agency = None,
    base: Base = None,
    rules: RulesFile = None,
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


def gaps(
    files: Files = None,
    store: Store = None,
    style: Rows = RowFormat.TABLE,
    fail_on: Annotated[
        Severity | None,
        typer.Option("--fail-on", help="Exit with 1 if a finding is at least as severe.", show_default=False),
    ] = None,
    agency: Agency = None,
    base: Base = None,
    rules: RulesFile = None,
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
    """


def query(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME|FILE.rq|-", help="A query of the product, a file, or - for standard input."),
    ] = None,
    files: Files = None,
    store: Store = None,
    params: Annotated[
        list[str] | None,
        typer.Option(
            "--param", metavar="NAME=VALUE", help="A value of the query's parameter; repeatable.", show_default=False
        ),
    ] = None,
    list_all: Annotated[bool, typer.Option("--list", help="Print the product's queries and exit.")] = False,
    style: Rows = RowFormat.TABLE,
    agency: Agency = None,
    base: Base = None,
    rules: RulesFile = None,
    lang: Lang = Language.ET,
) -> None:
    """Run a SPARQL query.

    One of the product's own (`--list` names them) or a file. It runs over all that the files or the store say.

    \b
    Example:
        asendus query --list
        asendus query who-covers descriptions/
        asendus query own.rq --store graph --format csv > rows.csv
    """
