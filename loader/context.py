"""What is known of the job description around a field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The holder's post, and the short names that the document has defined so far.

    unit: the full path, largest first; aliases: short name in the nominative ("osakond", "direktor") to what it stands for,
    a unit's path as a tuple, a post as words.
    """

    agency: str | None = None
    unit: tuple[str, ...] = ()
    title: str | None = None
    qualifier: str | None = None
    ordinal: str | None = None
    aliases: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
