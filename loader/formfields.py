"""What reading a form gives: its labelled fields, and a field while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from asendus.loader.lines import Line
from asendus.loader.nearlabels import Label
from asendus.loader.passages import Passage, Span
from asendus.loader.reading import ReadingWarning


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A label of the form and what stands under it.

    key: the lexicon's name of the label ("unit", "substituted_by", "education" …); label: its words;
    value: the words under it, lines kept (empty where the form leaves the field empty); rows: under a heading of a part,
    its lines as they stand, empty ones too.
    """

    key: str
    label: Passage
    value: Passage
    rows: tuple[Line, ...] = ()

    @property
    def span(self) -> Span:
        """The field's own stretch of the document: its label and what stands under it."""
        spans = [part.span for part in (self.label, self.value) if part]
        return Span(min(s.start for s in spans), max(s.end for s in spans))


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The fields of one job description in their order, and the unlabelled lines in front of the first of them."""

    fields: tuple[Field, ...]
    title_page: tuple[Line, ...]
    headers: tuple[Span, ...]
    warnings: tuple[ReadingWarning, ...]

    def all(self, key: str) -> tuple[Field, ...]:
        """The fields under the labels of one key."""
        return tuple(found for found in self.fields if found.key == key)


@dataclass(slots=True)
class Open:
    """A field that is being read: its label, and the lines that were found to belong to it so far."""

    label: Label
    words: Passage
    lines: list[Passage] = field(default_factory=list)
    rows: list[Line] = field(default_factory=list)
