"""How a comparison with an earlier run is printed: beside each finding, what is fixed, and how many of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from asendus.output import Cell, in_markdown, one_line
from asendus.wording import say

if TYPE_CHECKING:
    from rich.console import RenderableType

    from asendus.baseline import Compared, Earlier
    from asendus.findings import Finding


def mark(compared: Compared | None, finding: Finding, lang: str) -> str:
    """The word "new" before a finding that the earlier run did not have; nothing before any other."""
    is_new = compared is not None and finding.id in compared.new
    return f"[{say('gaps.new', lang)}] " if is_new else ""


def totals(compared: Compared) -> dict[str, int]:
    """How many findings are new, still open and fixed."""
    return {"new": len(compared.new), "open": len(compared.still_open), "fixed": len(compared.fixed)}


def totals_words(compared: Compared, lang: str) -> str:
    """The same in words."""
    return say("gaps.compared", lang, **totals(compared))


def fixed_objects(compared: Compared) -> list[dict[str, object]]:
    """What is fixed, for JSON."""
    return [{**each._asdict(), "posts": list(each.posts)} for each in compared.fixed]


def fixed_rows(compared: Compared, columns: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    """A row for each finding that is fixed; columns that the earlier run does not tell are empty."""
    for each in compared.fixed:
        told: dict[str, Cell] = {**each._asdict(), "post": "; ".join(each.posts), "quote_number": 0, "status": "fixed"}
        yield tuple(told.get(column) for column in columns)


def fixed_text(compared: Compared, lang: str) -> Iterator[RenderableType]:
    """What is fixed, for a terminal."""
    from rich.padding import Padding
    from rich.text import Text

    if compared.fixed:
        yield Text(say("gaps.fixed", lang), style="bold green")
        for each in compared.fixed:
            yield Padding(Text(f"• {_words(each)}"), (0, 0, 0, 2))
        yield Text("")


def fixed_markdown(compared: Compared, lang: str) -> Iterator[str]:
    """What is fixed, as lines of Markdown."""
    if compared.fixed:
        yield f"## {say('gaps.fixed', lang)}\n"
        yield from (f"- {in_markdown(_words(each))}" for each in compared.fixed)
        yield ""


def _words(finding: Earlier) -> str:
    return one_line(f"{' ↔ '.join(finding.posts)} ({finding.slug}): {finding.message}")
