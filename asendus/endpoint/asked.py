"""A query on its way to a worker, and what comes back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from asendus.errors import UsageError

#: Why there is no answer. "time", "memory", "died": the worker is gone with it.
Reason = Literal["refused", "syntax", "format", "engine", "store", "large", "time", "memory", "died", "busy"]
REASONS: tuple[Reason, ...] = (
    "refused", "syntax", "format", "engine", "store", "large", "time", "memory", "died", "busy",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """The format of an answer by what the query asks for: names of pyoxigraph's formats, None where none is wanted.

    rows: of SELECT; truth: of ASK; graph: of CONSTRUCT and DESCRIBE.
    """

    rows: str | None = "json"
    truth: str | None = "json"
    graph: str | None = "nt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query and the dataset that it is asked of.

    default_graphs, named_graphs: as the protocol names them; both None: as the query has it, and where it has none the
    default graph is the union of all. base: what relative IRIs are resolved against. where: what messages call it.
    """

    query: str
    where: str = "query"
    base: str | None = None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    forms: Forms = Forms()

    def as_message(self) -> dict[str, Any]:
        """The query as JSON for a worker."""
        return asdict(self)

    @classmethod
    def from_message(cls, message: dict[str, Any]) -> Asked:
        """The query that `as_message` told."""
        graphs = {
            name: None if message[name] is None else tuple(message[name]) for name in ("default_graphs", "named_graphs")
        }
        return cls(**{**message, **graphs, "forms": Forms(**message["forms"])})


@dataclass(frozen=True, slots=True)
class Reply:
    """What a worker answered: its bytes, and which of the three forms it has ("rows", "truth", "graph")."""

    form: Literal["rows", "truth", "graph"]
    body: bytes


class NoAnswer(UsageError):
    """A query that was not answered, and why."""

    def __init__(self, reason: Reason, what: str, *, where: str = "query", remedy: str = "") -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.reason: Reason = reason
