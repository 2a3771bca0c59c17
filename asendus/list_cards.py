"""What was read of a staff list or a substitution scheme, as a preview for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from asendus.cards import Line, as_facts, mention_words, shorten, title_words, without_repeated_labels
from asendus.loader.list_columns import READ
from asendus.loader.listing import ROW_FIELDS, ListedRow, Listing
from asendus.output import Cell, clean, one_line, show
from asendus.wording import say

if TYPE_CHECKING:
    from rich.console import RenderableType

#: So many posts of a list are shown.
SHOWN = 8
#: So many warnings of a list are shown.
SHOWN_WARNED = 12


def print_lists(listings: Sequence[Listing], lang: str) -> None:
    """A preview a list on standard output."""
    for listing in listings:
        show(*as_preview(listing, lang))


def as_preview(listing: Listing, lang: str) -> list[RenderableType]:
    """What a list is, what its columns were taken for, its first posts, and what was not read, as rich renderables."""
    from rich.padding import Padding
    from rich.text import Text

    from asendus.tables import as_table

    kind = "both" if listing.is_staff_list and listing.is_scheme else "staff" if listing.is_staff_list else "scheme"
    title = " · ".join(filter(None, (say(f"list.{kind}", lang), listing.agency, *listing.unit)))
    place = " / ".join(filter(None, (listing.source, listing.member)))
    sheet = f" ({say('list.sheet', lang, name=listing.sheet)})" if listing.sheet else ""
    parts = as_facts(clean(title), clean(place + sheet), list(without_repeated_labels(_facts(listing, lang))), lang)
    parts += [Text(""), Padding(as_table(*_table(listing, lang)), (0, 0, 0, 2))]
    if len(listing.rows) > SHOWN:
        parts.append(Padding(Text(say("list.more", lang, count=len(listing.rows) - SHOWN), style="dim"), (0, 0, 0, 2)))
    warned = list(dict.fromkeys(one_line(warning.told(lang)) for warning in listing.warnings))
    parts += [Padding(Text(f"! {words}", style="yellow"), (0, 0, 0, 2)) for words in warned[:SHOWN_WARNED]]
    if len(warned) > SHOWN_WARNED:
        parts.append(Padding(Text(f"! {say('list.more', lang, count=len(warned) - SHOWN_WARNED)}"), (0, 0, 0, 2)))
    return [*parts, Text(""), say("list.posts", lang, count=len(listing.rows)), Text("")]


def _facts(listing: Listing, lang: str) -> Iterator[Line]:
    if listing.date:
        span = listing.evidence.get("date")
        yield Line(say("list.date", lang), listing.date.isoformat(), shorten(listing.quote(span)) if span else "")
    for column in listing.columns:
        if column.key in READ:
            yield Line(say("list.columns", lang), say(f"list.{column.key}", lang), shorten(column.words))
    unread = [column.words for column in listing.columns if column.key not in READ]
    if unread:
        yield Line(say("list.unread", lang), ", ".join(map(one_line, unread)))


def _table(listing: Listing, lang: str) -> tuple[list[str], list[list[Cell]]]:
    """The headings and rows of the first posts; a field that no column holds is left out."""
    fields = [name for name in ROW_FIELDS if any(row.mentions(name) is not None for row in listing.rows)]
    counted = any(row.headcount is not None for row in listing.rows)
    keys = ["unit", "position", *(["headcount"] if counted else []), *fields]
    rows = [_cells(row, counted, fields, lang) for row in listing.rows[:SHOWN]]
    return [say(f"list.{key}", lang) for key in keys], rows


def _cells(row: ListedRow, counted: bool, fields: Sequence[str], lang: str) -> list[Cell]:
    named = ["; ".join(_mentions(row, name, lang)) for name in fields]
    count: list[Cell] = [row.headcount] if counted else []
    title = title_words(row.title, row.qualifier, row.ordinal)
    return [one_line(", ".join(reversed(row.unit or ()))), one_line(title), *count, *map(one_line, named)]


def _mentions(row: ListedRow, name: str, lang: str) -> Iterator[str]:
    for mention in row.mentions(name) or ():
        number = f"{mention.order}. " if mention.order else ""
        yield number + mention_words(mention, lang)
