"""The numbers that Word puts before paragraphs (ECMA-376 part 1 §17.9): "1.1." of a numbered row, "-" of a bullet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from asendus.loader.formats.markup import Element, attribute, child, children
from asendus.loader.formats.numerals import written

#: Levels of a list, counted from 0.
DEPTH = 9
#: Bullets that are the boxes of a choice.
BOXES = frozenset("☐☑☒")
#: Styles based on one another, one above the other.
MOST_BASES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """How one level of a list is numbered. pattern: "%1.%2." with the level's number for each place."""

    start: int = 1
    writing: str = "decimal"
    pattern: str = ""
    legal: bool = False


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a document as they come."""

    _lists: Mapping[str, Mapping[int, _Level]]
    _of_number: Mapping[str, str]
    _restarts: Mapping[str, Mapping[int, int]]
    _styles: Mapping[str, tuple[str | None, int | None]]
    _level_of_style: Mapping[tuple[str, str], int]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def label(self, properties: Element | None) -> str:
        """The number or bullet of the next paragraph, from its properties (w:pPr); empty where it has none."""
        number, level = self._number_of(properties)
        list_ = self._of_number.get(number or "")
        if number is None or list_ is None or level not in self._lists[list_]:
            return ""
        counts = self._counted(number, list_, level)
        return _label(self._lists[list_], level, counts)

    def _number_of(self, properties: Element | None) -> tuple[str | None, int]:
        """The list and the level of a paragraph: its own, or its style's."""
        own = child(properties, "numPr")
        number, level = attribute(child(own, "numId"), "val"), _integer(attribute(child(own, "ilvl"), "val"))
        style = attribute(child(properties, "pStyle"), "val") or ""
        style_number, style_level = self._styles.get(style, (None, None))
        number = style_number if number is None else number
        if level is None and number is not None:
            level = self._level_of_style.get((self._of_number.get(number, ""), style), style_level)
        return number, level or 0

    def _counted(self, number: str, list_: str, level: int) -> list[int | None]:
        levels = self._lists[list_]
        counts = self._counts.setdefault(list_, [None] * DEPTH)
        restarts = self._restarts.get(number, {})
        if number not in self._begun:
            self._begun.add(number)
            for at in restarts:
                counts[at] = None
        before = counts[level]
        start = restarts.get(level, levels[level].start)
        counts[level] = start if before is None else before + 1
        counts[level + 1 :] = [None] * (DEPTH - level - 1)
        return counts


def _label(levels: Mapping[int, _Level], level: int, counts: list[int | None]) -> str:
    own = levels[level]
    if own.writing == "bullet":
        return own.pattern if own.pattern in BOXES else "-"
    if own.writing == "none":
        return re.sub(r"%\d", "", own.pattern).strip()

    def place(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        shown = levels.get(at, _Level())
        count = counts[at]
        return written(shown.start if count is None else count, "decimal" if own.legal else shown.writing)

    return re.sub(r"%([1-9])", place, own.pattern).strip()


def numbering_of(numbering: Element | None, styles: Element | None) -> Numbering:
    """The numbering that a document's parts numbering.xml and styles.xml declare; either can be missing."""
    abstracts = {attribute(each, "abstractNumId") or "": each for each in children(numbering, "abstractNum")}
    numbers = {attribute(each, "numId") or "": each for each in children(numbering, "num")}
    of_number = {number: attribute(child(each, "abstractNumId"), "val") or "" for number, each in numbers.items()}
    styled = _styles(styles)
    for key, each in abstracts.items():  # a list that only names the style in which its levels are
        link = attribute(child(each, "numStyleLink"), "val")
        target = of_number.get(styled.get(link, (None, None))[0] or "") if link else None
        abstracts[key] = abstracts.get(target or "", each)
    return Numbering(
        _lists={key: _levels(each) for key, each in abstracts.items()},
        _of_number={number: key for number, key in of_number.items() if key in abstracts},
        _restarts={number: _overrides(each) for number, each in numbers.items()},
        _styles=styled,
        _level_of_style=_levels_of_styles(abstracts),
    )


def _levels(abstract: Element) -> dict[int, _Level]:
    return {
        at: _Level(
            start=_integer(attribute(child(level, "start"), "val")) or 0,
            writing=attribute(child(level, "numFmt"), "val") or "decimal",
            pattern=attribute(child(level, "lvlText"), "val") or "",
            legal=child(level, "isLgl") is not None,
        )
        for level in children(abstract, "lvl")
        if (at := _integer(attribute(level, "ilvl"))) is not None and at < DEPTH
    }


def _levels_of_styles(abstracts: Mapping[str, Element]) -> dict[tuple[str, str], int]:
    """The level of a list that a paragraph's style stands for."""
    return {
        (key, style): at
        for key, abstract in abstracts.items()
        for level in children(abstract, "lvl")
        if (style := attribute(child(level, "pStyle"), "val"))
        and (at := _integer(attribute(level, "ilvl"))) is not None
    }


def _overrides(number: Element) -> dict[int, int]:
    """The levels at which a list begins anew, with the number that it begins with."""
    found = {
        _integer(attribute(each, "ilvl")): _integer(attribute(child(each, "startOverride"), "val"))
        for each in children(number, "lvlOverride")
    }
    return {at: start for at, start in found.items() if at is not None and at < DEPTH and start is not None}


def _styles(styles: Element | None) -> dict[str, tuple[str | None, int | None]]:
    """The list and level of each paragraph style, its own or that of the style that it is based on."""
    declared = {attribute(each, "styleId") or "": each for each in children(styles, "style")}
    found: dict[str, tuple[str | None, int | None]] = {}
    for name in declared:
        at: str | None = name
        for _ in range(MOST_BASES):
            style = declared.get(at or "")
            own = child(style, "pPr", "numPr")
            if style is None or own is not None:
                level = _integer(attribute(child(own, "ilvl"), "val"))
                found[name] = (attribute(child(own, "numId"), "val"), level)
                break
            at = attribute(child(style, "basedOn"), "val")
    return found


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() and len(text) < 7 else None
