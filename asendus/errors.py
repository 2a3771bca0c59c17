"""Errors a user can do something about.

AsendusError                 exit code 3
├── UsageError               exit code 2: a wrong option, name or argument
├── InputError               exit code 3: a file that is corrupt or cannot be read
└── StoreError               exit code 2: a store that is not one, or is held by another process
    └── DamagedStoreError    exit code 3: a store whose files are corrupt or missing

Each is one line: where it went wrong, what is wrong, what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


class AsendusError(Exception):
    """One thing that went wrong: `where` (file, option, place), `what`, and the `remedy`."""

    exit_code: ClassVar[int] = 3

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}; {self.remedy}" if self.remedy else head


class UsageError(AsendusError):
    """What was asked cannot be asked so."""

    exit_code = 2


class InputError(AsendusError):
    """A file that cannot be read."""


class StoreError(AsendusError):
    """A store that cannot be opened."""

    exit_code = 2


class DamagedStoreError(StoreError):
    """A store whose files are corrupt or missing."""

    exit_code = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is told of one file while the others go on.

    kind "error": unreadable or corrupt (exit code 3); "note": readable, but nothing in it to read.
    member: the file inside it, where it is a container.
    """

    path: str
    what: str
    remedy: str = ""
    kind: Literal["error", "note"] = "error"
    member: str | None = None

    def __str__(self) -> str:
        place = f"{self.path} / {self.member}" if self.member else self.path
        head = f"{place}: {self.what}"
        return f"{head}; {self.remedy}" if self.remedy else head
