"""`asendus absence` and `asendus resilience`: what happens when somebody is away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, TypedDict

import typer

from asendus.commands.finding import one_post, one_unit
from asendus.commands.graph import Graph, with_graph
from asendus.commands.options import Lang, Rows
from asendus.errors import UsageError
from asendus.output import RowFormat
from asendus.wording import Language


class Manner(TypedDict):
    """How substitutes are shared out, and the language of the answer."""

    capacity: int
    relay: bool
    lang: str


Capacity = Annotated[
    int, typer.Option("--capacity", metavar="N", min=1, help="So many more posts each who is present acts for.")
]


Away = Annotated[
    list[str] | None,
    typer.Option(
        "--away",
        metavar="POST",
        help="A post that is away: an IRI, a slug, or words that fit one post alone; repeatable.",
        show_default=False,
    ),
]
AwayUnits = Annotated[
    list[str] | None,
    typer.Option(
        "--away-unit", metavar="UNIT", help="Everybody of a unit and the units in it; repeatable.", show_default=False
    ),
]
Relay = Annotated[bool, typer.Option("--relay", help="Where a substitute is away too, those who act for it may act.")]
Calendar = Annotated[
    Path | None,
    typer.Option(
        "--calendar",
        metavar="FILE",
        help="A table of absences (CSV: post, from, to): on which days is who left?",
        show_default=False,
    ),
]


@with_graph
def absence(
    *,
    graph: Graph,
    away: Away = None,
    away_units: AwayUnits = None,
    capacity: Capacity = 1,
    relay: Relay = False,
    calendar: Calendar = None,
    style: Rows = RowFormat.TABLE,
    lang: Lang = Language.ET,
) -> None:
    """Tell who acts when these posts are away.

    Who acts for whom, who is left without a substitute and why, each with the words of the files.
    Of all ways to share out the substitutes it is the best: most posts covered, then least left to groups, then those named first.
    A post that several people hold is away with one of them; name it again for another.

    \b
    Example:
        asendus absence descriptions/ --away "osakonna juhataja" --away jurist
        asendus absence --store graph --away-unit õigusosakond --relay
        asendus absence --store graph --calendar puhkused.csv --format csv > left.csv
    """
    from asendus.absence_print import print_absence
    from asendus.asking_absence import answer_calendar, ask_absence
    from asendus.calendar_report import print_calendar
    from asendus.cover_network import read_network
    from asendus.sources import exit_code

    if not (away or away_units or calendar):
        raise UsageError(
            "nobody is away", where="asendus absence", remedy="give --away POST, --away-unit UNIT or --calendar FILE"
        )
    if calendar and (away or away_units):
        raise UsageError(
            "--calendar tells who is away", where="asendus absence", remedy="leave out --away and --away-unit"
        )
    source = graph.open()
    store = source.store
    manner = Manner(capacity=capacity, relay=relay, lang=lang)
    if calendar:
        print_calendar(answer_calendar(store, read_network(store), calendar, given=graph.words, **manner), style)
    else:
        post_of = partial(one_post, store, given=graph.words)
        found = ask_absence(store, away or (), away_units or (), post_of=post_of, unit_of=one_unit, **manner)
        print_absence(found, style)
    raise typer.Exit(exit_code(source.problems))


@with_graph
def resilience(
    *,
    graph: Graph,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit",
            metavar="UNIT",
            help="Only this unit, with the units in it: an IRI, a slug, or words.",
            show_default=False,
        ),
    ] = None,
    capacity: Capacity = 1,
    style: Rows = RowFormat.TABLE,
    lang: Lang = Language.ET,
) -> None:
    """Tell how many absences units survive.

    For each unit and agency: the part of all single and double absences in which everybody has a substitute, the smallest
    sets of up to three posts whose absence leaves somebody uncovered, the posts whose absence hurts most, and what each carries.
    Posts with substitutes that are not loaded may be away, but are never told to be uncovered.

    \b
    Example:
        asendus resilience descriptions/
        asendus resilience --store graph --unit õigusosakond --lang en
    """
    from asendus.asking_resilience import ask_resilience
    from asendus.resilience_report import print_resilience
    from asendus.sources import exit_code

    source = graph.open()
    report = ask_resilience(source.store, source.rules, unit, unit_of=one_unit, capacity=capacity, lang=lang)
    print_resilience(report, style)
    raise typer.Exit(exit_code(source.problems))
