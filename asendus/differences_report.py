"""What two graphs have otherwise, as sentences for people and rows for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from asendus.cards import quoted, shorten
from asendus.differences import Difference
from asendus.output import Cell, RowFormat, one_line, print_rows, show
from asendus.wording import say

if TYPE_CHECKING:
    from rich.console import RenderableType

COLUMNS = ("change", "post", "agency", "before", "after", "message", "file", "quote", "post_iri")


def print_differences(found: Sequence[Difference], style: RowFormat, lang: str) -> None:
    """Everything that is otherwise, on standard output."""
    if style is RowFormat.TABLE:
        show(*_as_text(found, lang))
        return
    print_rows(COLUMNS, as_rows(found, lang), style)


def as_rows(found: Iterable[Difference], lang: str) -> Iterator[tuple[Cell, ...]]:
    """A row a difference, in the order of `COLUMNS`."""
    return ((e.kind, e.label, e.agency, e.before, e.after, e.told(lang), e.file, e.quote, e.post) for e in found)


def closing(found: Sequence[Difference], lang: str) -> str:
    """How much is otherwise, in one line."""
    counts = Counter(each.kind for each in found)
    return say(
        "diff.closing",
        lang,
        count=len(found),
        came=counts["post-came"],
        went=counts["post-went"],
        gained=counts["cover-gained"],
        lost=counts["cover-lost"],
    )


def _as_text(found: Sequence[Difference], lang: str) -> Iterator[RenderableType]:
    from rich.text import Text

    many = len({each.agency for each in found}) > 1
    for kind, group in groupby(found, key=lambda each: each.kind):
        same = list(group)
        yield Text(f"{say(f'diff-title.{kind}', lang)} · {len(same)}", style="bold")
        yield from (_line(each, lang, many_agencies=many) for each in same)
        yield Text("")
    yield Text(closing(found, lang), style="bold")


def _line(each: Difference, lang: str, *, many_agencies: bool) -> RenderableType:
    from rich.padding import Padding
    from rich.text import Text

    line = Text.assemble("• ", one_line(each.told(lang)))
    if many_agencies:
        line.append(f" ({one_line(each.agency)})", style="dim")
    if each.quote:
        line.append(f"  {quoted(shorten(each.quote), lang)}", style="italic")
    if each.file:
        line.append(f"  {one_line(each.file)}", style="dim")
    return Padding(line, (0, 0, 0, 2))
