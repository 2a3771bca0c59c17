"""What is printed on every page, and counts the pages: heads and feet that are no part of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from asendus.loader.formats.rows import Row
from asendus.loader.wordlists import read_words

#: Running heads are among the first and last so many rows of a page.
EDGE = 4
#: A head stands at one height on each page. Points.
SAME_HEIGHT = 3.0
#: A page is full where its text ends in this share, from below, of the height that the text of all pages takes.
FULL = 0.15
#: Words that count pages are looked for in these languages.
LANGUAGES = ("et", "en", "de")


def without_running_heads(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The pages without page counters, and with each running head and foot only where it stands first or last.

    A head that repeats after a page that is not full stays: there it may be the heading of another document.
    """
    if len(pages) < 2:
        return [list(page) for page in pages]
    full = full_pages(pages)
    heads = _on_most([page[:EDGE] for page in pages])
    feet = _on_most([page[-EDGE:] for page in pages])
    kept = []
    for number, page in enumerate(pages):
        first = _repeated(page[:EDGE], heads) if number and full[number - 1] else 0
        if any(_begins_alike(page, before, first) for before in pages[:number]):
            first = 0
        rest = page[first:]
        last = _repeated(rest[: -EDGE - 1 : -1], feet if number + 1 < len(pages) else [])
        kept.append(list(rest[: len(rest) - last]))
    return kept


def _on_most(edges: Sequence[Sequence[Row]]) -> list[Row]:
    """The rows that stand at the same height on more than half of the pages."""
    rows = [row for edge in edges for row in edge]
    return [row for row in rows if 2 * sum(_alike(row, other) for other in rows) > len(edges)]


def _begins_alike(page: Sequence[Row], before: Sequence[Row], at: int) -> bool:
    """Whether behind their heads two pages go on alike, as the first pages of two documents of one form do."""
    if at == 0 or at >= min(len(page), len(before)):
        return False
    row, other = page[at], before[at]
    same_word = row.cells[0].split()[:1] == other.cells[0].split()[:1]
    return same_word and abs(row.top - other.top) < SAME_HEIGHT and not (row.tabular and row.cells == other.cells)


def _alike(row: Row, other: Row) -> bool:
    return row.cells == other.cells and abs(row.top - other.top) < SAME_HEIGHT


def _repeated(rows: Sequence[Row], running: Sequence[Row]) -> int:
    """How many rows from the edge of a page inwards are counters or running heads."""
    count = 0
    for row in rows:
        if not any(_alike(row, other) for other in running) and not _counts_pages(row):
            break
        count += 1
    return count


def full_pages(pages: Sequence[Sequence[Row]]) -> list[bool]:
    """Whether each page is written down to where the text of the pages ends."""
    ends = [max((row.bottom for row in page), default=0.0) for page in map(_body, pages)]
    starts = [min((row.top for row in page), default=0.0) for page in pages]
    reach = max(ends) - min(starts)
    return [end > max(ends) - FULL * reach for end in ends]


def _body(page: Sequence[Row]) -> Sequence[Row]:
    return page[:-2] if len(page) > 2 * EDGE else page


def _counts_pages(row: Row) -> bool:
    return len(row.cells) == 1 and bool(_counter().fullmatch(row.cells[0]))


@cache
def _counter() -> re.Pattern[str]:
    page, of = ("|".join(re.escape(word) for word in _words(name)) for name in ("page", "of"))
    return re.compile(rf"[-–]?\s*(?:(?:{page})\s*)?\d{{1,4}}(?:\s*(?:{of})\s*\d{{1,4}}\s*\)?)?\s*[-–]?", re.IGNORECASE)


def _words(name: str) -> Iterator[str]:
    for language in LANGUAGES:
        yield from read_words("pages", language=language)[name]
