"""What words say of a post's place and name: the values that the grammar of every language gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from asendus.loader.passages import Passage, Span
from asendus.loader.reading import ReadingWarning

#: Short names that a document defines, in the nominative, to what each stands for: a unit's path, or a post's words.
Aliases = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPath:
    """Units by name, largest first, without the agency, in the nominative.

    aliases: short names that the value defines, to the path they mean; remainder: what was no unit.
    """

    names: tuple[str, ...] = ()
    span: Span | None = None
    aliases: Aliases = field(default_factory=dict)
    remainder: Passage = field(default_factory=Passage.empty)
    warnings: tuple[ReadingWarning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleParts:
    """A title in the nominative, what narrows it, and the units named in front of it (largest first)."""

    title: str | None = None
    qualifier: str | None = None
    ordinal: str | None = None
    unit: tuple[str, ...] = ()
    span: Span | None = None
    aliases: Aliases = field(default_factory=dict)
    warnings: tuple[ReadingWarning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlePage:
    """What a title page says of the post, in the nominative."""

    agency_words: str | None = None
    agency_span: Span | None = None
    unit: tuple[str, ...] = ()
    unit_span: Span | None = None
    title: str | None = None
    title_span: Span | None = None
    qualifier: str | None = None
    qualifier_span: Span | None = None
    ordinal: str | None = None
    warnings: tuple[ReadingWarning, ...] = ()
