"""Which columns of a table hold what: by the labels of forms, and by the words of the lexicon's `lists.toml`.

A heading is recognised whole or not at all: "asendaja" holds posts, "asendaja nimi" holds names.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from asendus.loader.labels import Labels, load_labels, words_of
from asendus.loader.listing import Column
from asendus.loader.tables import Row, flowing
from asendus.loader.wordlists import read_words

#: Labels of forms that head columns too.
FORM_KEYS = frozenset(
    {"position", "unit", "agency", "supervisor", "subordinates", "substituted_by", "substitutes_for", "location"}
)
#: What is read; what stands in any other column is masked.
READ = frozenset(
    {
        "position", "principal", "unit", "agency", "supervisor", "subordinates", "substituted_by", "substitutes_for",
        "undirected", "headcount", "load", "qualifier", "ordinal", "order", "condition", "substitute_unit",
    }
)  # fmt: skip
COUNTS = frozenset({"headcount", "load"})
COVER = frozenset({"substituted_by", "substitutes_for", "undirected"})
#: What a heading is under one that says who covers: "Asendaja" over "Ametikoht" and "Üksus".
UNDER_COVER: Mapping[str, str] = {"position": "substituted_by", "unit": "substitute_unit"}

#: What stands around a heading and says nothing: a number in front, brackets behind.
_AROUND = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]\s+)?(.*?)\s*(?:\([^()]*\))?\s*[:.*]*\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ListWords:
    """The words of lists in one language: headings by column, names of documents by kind, words of rows that sum up."""

    columns: Mapping[tuple[str, ...], str]
    staff: frozenset[tuple[str, ...]]
    scheme: frozenset[tuple[str, ...]]
    totals: frozenset[str]
    nothing: frozenset[tuple[str, ...]]


@cache
def list_words(language: str) -> ListWords:
    """The words of a language. Raises AsendusError where it has no `lists.toml`."""
    table = read_words("lists", language=language)
    return ListWords(
        columns={words_of(variant): key for key, variants in table["columns"].items() for variant in variants},
        staff=frozenset(map(words_of, table["kinds"]["staff"])),
        scheme=frozenset(map(words_of, table["kinds"]["scheme"])),
        totals=frozenset(words for phrase in table["totals"]["words"] for words in words_of(phrase)),
        nothing=frozenset(map(words_of, table["nothing"]["words"])),
    )


def column_key(heading: str, *, language: str = "et") -> str | None:
    """What a column of this heading holds; None for a heading that is not known.

    >>> column_key("Kohtade arv"), column_key("Struktuuriüksus"), column_key("Asendaja nimi"), column_key("Lemmikvärv")
    ('headcount', 'unit', 'holder', None)
    """
    words, labels = list_words(language), load_labels(language)
    match = _AROUND.match(" ".join(heading.split()))
    for said in dict.fromkeys((heading, match[1] if match else heading)):
        key = words.columns.get(words_of(said)) or _form_key(said, labels)
        if key:
            return key
    return None


def _form_key(heading: str, labels: Labels) -> str | None:
    match = labels.match(heading)
    return match.label.key if match and match.whole and match.label.key in FORM_KEYS else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The columns of a table, in their order."""

    columns: tuple[Column, ...]

    def at(self, key: str) -> list[int]:
        """The numbers of the columns that hold one thing."""
        return [column.number for column in self.columns if column.key == key]

    @property
    def keys(self) -> frozenset[str]:
        """What the columns hold."""
        return frozenset(column.key for column in self.columns if column.key)

    @property
    def post(self) -> int:
        """The column that names the post of a row."""
        return (self.at("position") or self.at("principal"))[0]


def header_of(row: Row, above: Header | None = None, *, language: str) -> Header | None:
    """The columns that a row heads; None where it heads none: a table names posts, and something about each.

    above: the headings right above, which may be the upper part of these ("Asendaja" over "Ametikoht" and "Üksus").
    """
    found = headings(row, language=language)
    columns = tuple(_stacked(found, above)) if above else found
    keys = Header(columns=columns).keys
    named = keys & {"position", "principal"}
    return Header(columns=_settled(columns)) if named and len(keys & READ) > 1 else None


def headings(row: Row, *, language: str) -> tuple[Column, ...]:
    """Each cell of a row as a heading."""
    return tuple(
        Column(
            number=number,
            words=cell.text,
            key=column_key(cell.text, language=language) if cell else None,
            span=cell.span if cell else None,
        )
        for number, cell in enumerate(map(flowing, row))
    )


def is_heading(row: Row, *, language: str) -> bool:
    """Whether every word of a row, more than one, is a known heading: a header that is said again, or its other half."""
    said = [column for column in headings(row, language=language) if column.words]
    return len(said) > 1 and all(column.key for column in said)


def _stacked(lower: Sequence[Column], above: Header) -> list[Column]:
    """Two rows of headings as one: an upper heading goes on to the right up to the next one."""
    over: Column | None = None
    found = []
    for up, low in itertools.zip_longest(above.columns, lower):
        number = (up or low).number
        over = up if up and up.words else over
        if low is None or not low.words:
            found.append(up or Column(number=number, words=""))
        elif over is None or not over.words or over.words == low.words:
            found.append(low)
        else:
            words, key = f"{over.words} {low.words}", _joint_key(over.key, low.key)
            found.append(replace(low, words=words, key=key))
    return found


def _joint_key(over: str | None, low: str | None) -> str | None:
    if over == "substituted_by" and low:
        return UNDER_COVER.get(low, low)
    if over == "substitutes_for" and low == "position":
        return "principal"
    return low or (over if over in FORM_KEYS - COVER else None)


def _settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with what only the others tell: who is covered is the row's post where nothing else names it."""
    keys = {column.key for column in columns}
    seen: set[str] = set()
    found = []
    for column in columns:
        key = column.key
        if key == "principal" and "position" in keys:
            key = "substitutes_for"
        if key in (
            "position",
            "principal",
            "headcount",
            "load",
            "qualifier",
            "ordinal",
            "order",
            "substitute_unit",
            "agency",
        ):
            key = None if key in seen else key
        if key == "load" and "headcount" in keys:
            key = None
        seen.add(key or "")
        found.append(replace(column, key=key))
    return tuple(found)
