"""The numbers that OpenDocument puts before list items and headings (ODF 1.3 part 3 §16.30 to §16.36, §19.880)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from asendus.loader.formats.markup import Element, attribute, child, children, name_of
from asendus.loader.formats.numerals import written

#: Levels of a list, counted from 0.
DEPTH = 10
_PLACE = re.compile(r"%(\d{1,2})%")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """How one level is numbered. pattern: "%1%.%2%." with the level's number for each place."""

    bullet: bool = False
    start: int = 1
    writing: str = ""
    pattern: str = ""


@dataclass(slots=True)
class Lists:
    """The list styles of one part of a document, and the lists counted so far."""

    _styles: Mapping[str, Mapping[int, _Level]]
    _by_id: dict[str, Counter] = field(default_factory=dict)
    _by_style: dict[str, Counter] = field(default_factory=dict)

    def begin(self, list_: Element | None) -> Counter:
        """The counter of a list that stands in no other: a new one, or that of the list which it continues.

        None: the headings.
        """
        style = attribute(list_, "style-name") or ""
        found = self._by_id.get(attribute(list_, "continue-list") or "")
        if found is None and attribute(list_, "continue-numbering") == "true":
            found = self._by_style.get(style)
        counter = Counter(self._styles) if found is None else found
        self._by_style[style] = counter
        if id_ := attribute(list_, "id"):
            self._by_id[id_] = counter
        return counter


@dataclass(slots=True)
class Counter:
    """Counts the items of one list, level by level."""

    _styles: Mapping[str, Mapping[int, _Level]]
    _counts: list[int | None] = field(default_factory=lambda: [None] * DEPTH)

    def label(self, style: str, level: int, *, start: str | None = None) -> str:
        """The number or bullet of the next item at a level; empty where the style has none. start: what it begins with."""
        levels = self._styles.get(style, {})
        own = levels.get(level)
        if own is None:
            return ""
        if own.bullet:
            return "-"
        before = self._counts[level]
        self._counts[level] = own.start if before is None else before + 1
        if start is not None and start.isdecimal():
            self._counts[level] = int(start[:6])
        self._counts[level + 1 :] = [None] * (DEPTH - level - 1)

        def place(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            shown = levels.get(at)
            if shown is None or not shown.writing:
                return ""
            count = self._counts[at]
            return written(shown.start if count is None else count, shown.writing)

        words = _PLACE.sub(place, own.pattern).strip()
        return words if words.strip(".") else ""


def lists_of(*roots: Element | None) -> Lists:
    """The list styles that parts of a document declare; of two with one name, that of the later part holds.

    The numbering of headings is the style "".
    """
    styles: dict[str, dict[int, _Level]] = {}
    for root in roots:
        for group in ("styles", "automatic-styles"):
            declared = child(root, group)
            styles |= {attribute(each, "name") or "": _levels(each) for each in children(declared, "list-style")}
            if (outline := child(declared, "outline-style")) is not None:
                styles[""] = _levels(outline)
    return Lists(styles)


def _levels(style: Element) -> dict[int, _Level]:
    places = {_integer(attribute(each, "level"), default=1) - 1: each for each in style}
    return {at: _level(each, at) for at, each in places.items() if 0 <= at < DEPTH}


def _level(element: Element, at: int) -> _Level:
    kind = name_of(element)
    writing = attribute(element, "num-format") or ""
    return _Level(
        bullet=kind in {"list-level-style-bullet", "list-level-style-image"},
        start=_integer(attribute(element, "start-value"), default=1),
        writing=writing,
        pattern=_pattern(element, at) if writing else "",
    )


def _pattern(element: Element, at: int) -> str:
    if stated := attribute(element, "num-list-format"):
        return stated
    shown = min(_integer(attribute(element, "display-levels"), default=1), at + 1)
    places = ".".join(f"%{place}%" for place in range(at + 2 - shown, at + 2))
    return f"{attribute(element, 'num-prefix') or ''}{places}{attribute(element, 'num-suffix') or ''}"


def _integer(text: str | None, *, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else default
