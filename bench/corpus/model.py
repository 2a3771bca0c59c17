"""What the generator knows about a description before it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

CASES = ("nom", "gen", "part", "all", "pl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An employer: its name, its kind (a table of agencies.toml) and the words that it uses."""

    name: str
    kind: str
    top: str
    deputy: str
    staff: str
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A position in an agency; `path` has the names of its units, largest first."""

    title: str
    path: tuple[str, ...]
    heads: bool = False
    qualifier: str | None = None
    ordinal: str | None = None

    def shown(self, title: str) -> str:
        """The title as the form gives it, with what tells the post from its like."""
        return title + (f" {self.ordinal}" if self.ordinal else "") + (f" ({self.qualifier})" if self.qualifier else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention as gold has it, and its words in each case."""

    kind: str
    texts: dict[str, str]
    title: str | None = None
    qualifier: str | None = None
    ordinal: str | None = None
    unit: tuple[str, ...] = ()
    condition: str | None = None
    order: int | None = None
    closed: bool = False  # fixed words that no list takes

    def gold(self) -> dict[str, Any]:
        """The mention in the contract's keys."""
        return {
            "kind": self.kind,
            "title": self.title,
            "qualifier": self.qualifier,
            "ordinal": self.ordinal,
            "unit": list(self.unit),
            "condition": self.condition,
            "order": self.order,
        }


@dataclass(slots=True, kw_only=True)
class Facts:
    """The truth about one description; a field of mentions that is None is not in the form."""

    agency: Agency
    post: Post
    mentions: dict[str, list[Mention] | None] = field(default_factory=dict)
    requirements: dict[str, Any] = field(default_factory=dict)
    service: str | None = None
    annex: str | None = None
    directive: dict[str, Any] | None = None

    def gold(self, source: str) -> dict[str, Any]:
        """The reading in the contract's keys, without evidence and warnings."""
        names = ("supervisor", "subordinates", "substituted_by", "substitutes_for")
        lists = {n: None if (m := self.mentions.get(n)) is None else [x.gold() for x in m] for n in names}
        return {
            "source": source,
            "member": None,
            "annex": self.annex,
            "agency": self.agency.name,
            "title": self.post.title,
            "qualifier": self.post.qualifier,
            "ordinal": self.post.ordinal,
            "unit": list(self.post.path),
            **lists,
            "requirements": self.requirements,
            "service": self.service,
            "directive": self.directive,
        }
