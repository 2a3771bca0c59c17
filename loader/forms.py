"""From the text of a job description to its labelled fields."""

from __future__ import annotations

from dataclasses import dataclass

from asendus.loader.passages import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A label of the form and what stands under it.

    key: the lexicon's name of the label ("unit", "substituted_by", "education" …); label: its words;
    value: the words under it, lines kept (empty where the form leaves the field empty).
    """

    key: str
    label: Passage
    value: Passage
