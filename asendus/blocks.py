"""Answers as headed lists of sentences with their quotations, for a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from asendus.cards import quoted, shorten
from asendus.output import Cell, RowFormat, as_markdown, in_markdown, one_line, print_as
from asendus.remedies import unit_part

if TYPE_CHECKING:
    from rich.console import RenderableType

    from asendus.findings import Quote, Warned

#: A quote in a table is shortened to so many characters; the other formats have the whole.
QUOTED = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A sentence, the labels in it that stand out, further sentences below it, and the words that it rests on."""

    sentence: str
    names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, a line of explanation, and what stands below it: sentences, or a table of columns and rows."""

    heading: str
    about: str = ""
    blocks: tuple[Block, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


def print_sections(
    sections: Iterable[Section],
    closing: str,
    style: RowFormat,
    *,
    value: Callable[[], object],
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    lang: str,
) -> None:
    """An answer on standard output: for people the sections and a last line; value: for JSON; columns, rows: for CSV."""
    text, lines = sections_text(sections, closing, lang=lang), sections_markdown(sections, closing, lang=lang)
    print_as(style, text=text, value=value, columns=columns, rows=rows, lines=lines)


def sections_text(sections: Iterable[Section], closing: str, *, lang: str) -> Iterator[RenderableType]:
    """The sections for a terminal, and a last line."""
    from rich.text import Text

    from asendus.tables import as_table

    for section in sections:
        yield Text(section.heading, style="bold")
        if section.about:
            yield Text(section.about, style="dim")
        yield from (_block_text(block, lang) for block in section.blocks)
        if section.columns:
            yield as_table(section.columns, section.rows)
        yield Text("")
    yield Text(closing, style="bold")


def sections_markdown(sections: Iterable[Section], closing: str, *, lang: str) -> Iterator[str]:
    """The sections as lines of Markdown, and a last line."""
    for section in sections:
        yield f"## {in_markdown(section.heading)}\n"
        if section.about:
            yield f"{in_markdown(section.about)}\n"
        for block in section.blocks:
            yield f"- {in_markdown(block.sentence)}"
            yield from (f"  - {in_markdown(note)}" for note in block.notes)
            for place, words in quotes_by_place(block.quotes, lang, to=None):
                yield f"  - {in_markdown(words)} ({in_markdown(place)})"
        if section.columns:
            yield as_markdown(section.columns, section.rows).rstrip()
        yield ""
    yield in_markdown(closing)


def brief(label: str, *, beside: str) -> str:
    """A post's label beside another one's: without its unit where that is the other one's too.

    >>> brief("jurist, õigusosakond", beside="nõunik, õigusosakond"), brief("jurist, haldus", beside="nõunik, õigusosakond")
    ('jurist', 'jurist, haldus')
    """
    unit = unit_part(beside)
    return label.removesuffix(unit) if unit and label != beside else label


def listed(words: Sequence[str], *, conjunction: str) -> str:
    """Several words as one list.

    >>> listed(["a", "b", "c"], conjunction="and")
    'a, b and c'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def _block_text(block: Block, lang: str) -> RenderableType:
    from rich.text import Text

    sentence = Text(one_line(block.sentence))
    sentence.highlight_words([one_line(name) for name in block.names if name], style="bold cyan")
    lines: list[RenderableType] = [sentence]
    lines += [Text(one_line(note), style="yellow") for note in block.notes]
    for place, words in quotes_by_place(block.quotes, lang, to=QUOTED):
        lines.append(Text.assemble((words, "italic"), (f"  {place}", "dim")))
    return bulleted(lines)


def bulleted(lines: Iterable[RenderableType]) -> RenderableType:
    """Lines for a terminal, with a dot before the first of them."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table

    grid = Table.grid(padding=(0, 1))
    grid.add_row("•", Group(*lines))
    return Padding(grid, (0, 0, 0, 2))


def place_words(quote: Quote | Warned) -> str:
    """The file that a quote is from, with the file inside a container."""
    return one_line(" / ".join(filter(None, (quote.file, quote.member))))


def quotes_by_place(quotes: Iterable[Quote], lang: str, *, to: int | None) -> Iterator[tuple[str, str]]:
    """Each file, and what is quoted of it; to: a quote is shortened to so many characters."""
    for place, same in groupby(quotes, key=place_words):
        words = dict.fromkeys(quoted(shorten(quote.words, to=to or len(quote.words)), lang) for quote in same)
        yield place, ", ".join(words)
