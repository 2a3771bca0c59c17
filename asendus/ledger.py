"""What a store was loaded from: for each description, a hash of the reading that its graph was made of.

Where the hash is the same the graph is too, and neither is it made again nor compared: 10,000 unchanged descriptions are
five million quads. The ledger lies beside the store's own files, outside the graph, since it tells nothing about posts. It
also tells when the contents last changed, and by which release. It is taken away before the store is written and put back
after, so that it never tells more than the store holds; without it a load compares quads.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from asendus.beside import write_beside
from asendus.errors import UsageError
from asendus.loader.codec import print_of
from asendus.loader.listing import Listing
from asendus.loader.reading import Reading
from asendus.loader.software import release
from asendus.loader.version import reader_version
from asendus.store_folder import LEDGER

if TYPE_CHECKING:
    from asendus.loading import Plan


class Ledger:
    """The ledger of the store in a folder; of one in memory, an empty one."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / LEDGER if folder else None
        self._known = self._read()

    def has(self, iri: str, mark: str) -> bool:
        """Whether the description's graph was made of the reading with this mark."""
        return self._known.get(iri) == mark

    @contextmanager
    def kept(self, plan: Plan) -> Iterator[None]:
        """Around the carrying out of a plan: the ledger is away meanwhile, and tells of the new graphs afterwards."""
        gone = {iri.value for iri in plan.removed}
        new = {iri: mark for iri, mark in self._known.items() if iri not in gone}
        new |= {iri.value: mark for iri, mark in plan.marks.items()}
        if self._path is None or new == self._known:
            yield
            return
        self._path.unlink(missing_ok=True)
        yield
        with suppress(UsageError):  # where it cannot be written, the next load compares quads
            self._write(new)

    def _read(self) -> Mapping[str, str]:
        if self._path is None:
            return {}
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(told, dict) or told.get("version") != reader_version():
            return {}
        marks = told.get("marks")
        return marks if isinstance(marks, dict) else {}

    def _write(self, marks: Mapping[str, str]) -> None:
        assert self._path is not None
        told = {"changed": _now(), "release": release(), "version": reader_version(), "marks": marks}
        write_beside(self._path, json.dumps(told, indent=0).encode())


def _now() -> str:
    """The time in UTC; the one that SOURCE_DATE_EPOCH tells, in seconds since 1970, where it is set."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(told), UTC) if told.isdecimal() else datetime.now(UTC)
    return moment.isoformat(timespec="seconds")


def mark_of(document: Reading | Listing, *, base: str) -> str:
    """A hash of all that a document's graph is made of."""
    return hashlib.sha256(base.encode() + b"\0" + print_of(document)).hexdigest()[:32]
