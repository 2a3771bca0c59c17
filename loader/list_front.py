"""What stands above a table: whose list it is, of which unit, as of which day, and what it is called."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from asendus.loader.directive_words import directive_words
from asendus.loader.gazetteer import How, find_agency
from asendus.loader.grammars import Grammar
from asendus.loader.passages import Passage, Span
from asendus.loader.resolve_heads import is_unit
from asendus.loader.tables import Row
from asendus.loader.wordlists import DEFAULT_LANGUAGE, read_words

#: No line above a table is longer. Characters.
LONGEST_LINE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the lines above a table, and the names of its sheet and file, tell."""

    agency: str | None = None
    unit: tuple[str, ...] = ()
    date: datetime.date | None = None
    is_staff_list: bool = False
    evidence: Mapping[str, Span] = field(default_factory=dict)


def front_of(head: Sequence[Row], *, names: Iterable[str | None], grammar: Grammar) -> Front:
    """The facts above a table. `names`: of the sheet and of the file, which can say what kind of list it is."""
    lines = [Passage.join(row, separator=" ")[:LONGEST_LINE] for row in head]
    evidence: dict[str, Span] = {}
    titles = [titled for line in lines if (titled := _titled(line))]
    agency, unit = _named(lines, titles, grammar, evidence)
    day = directive_words(DEFAULT_LANGUAGE).first_date(Passage.join(lines, separator="\n"))
    if day:
        evidence["date"] = day[1].span
    called = (*(line.text for line in lines), *(name.replace("_", " ").replace("-", " ") for name in names if name))
    return Front(
        agency=agency,
        unit=unit,
        date=day[0] if day else None,
        is_staff_list=any(_kind_at(words, "staff") is not None for words in called),
        evidence=evidence,
    )


def _named(
    lines: Sequence[Passage], titles: Sequence[Passage], grammar: Grammar, evidence: dict[str, Span]
) -> tuple[str | None, tuple[str, ...]]:
    """The employer and the unit: in a line of their own, or in the genitive before what the list is called."""
    above = Passage.join(lines, separator="\n")
    hit = find_agency(above.text)
    agency, unit = (hit.name if hit else None), tuple[str, ...]()
    if hit:
        evidence["agency"] = above[hit.start : hit.end].span
    for words in titles:
        path = grammar.parse_units(words, agency=agency).names
        if agency is None and path:
            named = find_agency(f"{path[0][:1].upper()}{path[0][1:]}")
            if named and (named.how >= How.LINE or not is_unit(path[0], language=DEFAULT_LANGUAGE)):
                agency, path = named.name, path[1:]
                evidence["agency"] = words.span
        if path and is_unit(path[-1], language=DEFAULT_LANGUAGE) and path[-1].casefold() != (agency or "").casefold():
            unit = path
            evidence["unit"] = words.span
    for line in lines:
        path = grammar.parse_units(line, agency=agency).names if not unit and len(line.text.split()) < 5 else ()
        if path and is_unit(path[-1], language=DEFAULT_LANGUAGE) and path[-1].casefold() != (agency or "").casefold():
            unit = path
            evidence["unit"] = line.span
    return agency, unit


def _titled(line: Passage) -> Passage | None:
    """The words before what a line calls the list; None where it calls it nothing, or there are none."""
    for kind in ("staff", "scheme"):
        at = _kind_at(line.text, kind)
        if at:
            return line[:at].strip() or None
    return None


def _kind_at(words: str, kind: str) -> int | None:
    """Where a document of a kind is named in some words."""
    said = words.casefold()
    names = read_words("lists", language=DEFAULT_LANGUAGE)["kinds"][kind]
    found = [at for name in names if (at := said.find(name)) >= 0]
    return min(found, default=None)
