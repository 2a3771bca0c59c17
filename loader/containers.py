"""From a container to the texts of the files in it: signed containers, zip files and e-mails, also inside each other.

A container is read as one document. The texts of its readable files stand one after another, parted by an empty line, and
each is read as a text of its own (`asendus.loader.annexes`). What is damaged is told, the rest is read all the same;
what threatens the machine (too much comes out, too many files, too deep) refuses the whole container.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import NamedTuple

from asendus.errors import InputError, Problem
from asendus.loader.documents import MAX_BYTES, Member, is_note, refuse_old, text_of
from asendus.loader.formats import CONTAINERS, FORMATS, PICTURES, Packed, can_read_pictures, notes_of, opener_of
from asendus.loader.formats.archives import MAX_ENTRIES, Budget, one_budget
from asendus.loader.passages import Span

#: Containers may lie in each other so deep.
MAX_DEPTH = 3
#: So many files of other formats are named.
NAMED = 5
#: A file's name is not shown longer than this. Characters.
LONGEST_NAME = 200
#: Between the texts of two files.
BETWEEN = "\n"


class Unpacked(NamedTuple):
    """The text of a container, where each file's text stands in it, and what went wrong with which file."""

    text: str
    members: tuple[Member, ...]
    problems: tuple[Problem, ...]


def unpack(data: bytes, *, path: str, ending: str) -> Unpacked:
    """The files in a container's bytes.

    Raises InputError where it cannot be opened, is empty, or is dangerous to open.
    """
    with one_budget() as budget:
        walk = _Walk(path, budget)
        walk.open(data, ending, depth=1)
    if not walk.names:
        raise InputError("there is no file in it", where=path, remedy="check that it was saved whole")
    return Unpacked("".join(walk.texts), tuple(walk.members), (*walk.problems, *walk.unread()))


class _Walk:
    """What is found while containers are opened, one in another."""

    def __init__(self, path: str, budget: Budget) -> None:
        self.path = path
        self.budget = budget
        self.texts: list[str] = []
        self.members: list[Member] = []
        self.problems: list[Problem] = []
        self.names: set[str] = set()
        self._others: list[str] = []
        self._at = 0

    def open(self, data: bytes, ending: str, *, depth: int, inside: str = "", signatures: int = 0) -> None:
        """Reads the files of one container. Raises InputError where it cannot be opened."""
        if depth > MAX_DEPTH:
            raise _Danger(f"containers lie in it more than {MAX_DEPTH} deep", where=self.path, remedy=_CHECK)
        contents = opener_of(ending)(data, f"{self.path} / {inside}" if inside else self.path)
        self.budget.take(0, self.path)
        for file in contents.files:
            name = self._named(f"{inside}/{file.name}" if inside else file.name)
            try:
                self._read(file, name, depth=depth, signatures=signatures + contents.signatures)
            except _Danger:
                raise
            except InputError as error:
                self.budget.take(0, self.path)  # where it is spent, nothing else is read
                self.problems.append(Problem(path=self.path, member=name, what=error.what, remedy=error.remedy))

    def _read(self, file: Packed, name: str, *, depth: int, signatures: int) -> None:
        ending = PurePosixPath(name).suffix.lower()
        refuse_old(ending, where=self.path)
        if ending in CONTAINERS:
            self.open(_bounded(file.read()), ending, depth=depth + 1, inside=name, signatures=signatures)
        elif ending not in FORMATS or (ending in PICTURES and not can_read_pictures()):
            self._others.append(name)
        elif not is_note(name):
            data = _bounded(file.read())
            self._add(text_of(data, ending=ending, where=self.path), name, data, signatures)

    def _add(self, text: str, name: str, data: bytes, signatures: int) -> None:
        if self.texts:
            self.texts.append(BETWEEN)
            self._at += len(BETWEEN)
        whole = text if text.endswith("\n") else f"{text}\n"
        span = Span(self._at, self._at + len(whole))
        digest = hashlib.sha256(data).hexdigest()
        self.texts.append(whole)
        self.members.append(Member(name=name, span=span, sha256=digest, signatures=signatures, notes=notes_of(text)))
        self._at = span.end

    def _named(self, name: str) -> str:
        """A name that can be shown and that no other file has."""
        shown = _shown(name)
        stem, dot, ending = shown.rpartition(".") if "." in shown.rsplit("/", 1)[-1] else (shown, "", "")
        unique, number = shown, 1
        while unique in self.names:
            number += 1
            unique = f"{stem} ({number}){dot}{ending}"
        self.names.add(unique)
        if len(self.names) > MAX_ENTRIES:
            raise _Danger(f"there are more than {MAX_ENTRIES:,} files in it", where=self.path, remedy=_CHECK)
        return unique

    def unread(self) -> tuple[Problem, ...]:
        """A note of the files that are in no format that is read."""
        if not self._others:
            return ()
        more = f" (+{len(self._others) - NAMED})" if len(self._others) > NAMED else ""
        what = f"not read, being of other formats: {', '.join(self._others[:NAMED])}{more}"
        remedy = "nothing to do if no job description is in them"
        return (Problem(path=self.path, what=what, remedy=remedy, kind="note"),)


def _shown(name: str) -> str:
    """A name with nothing in it that acts on a terminal or leads anywhere."""
    parts = ("".join(c if c.isprintable() else "_" for c in part) for part in name.replace("\\", "/").split("/"))
    return "/".join(part.strip() for part in parts if part.strip(" ."))[-LONGEST_NAME:] or "_"


class _Danger(InputError):
    """What refuses the whole container."""


_CHECK = "check where it is from"


def _bounded(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise InputError(f"the file is larger than {MAX_BYTES:,} bytes", remedy="split it into one file a directive")
    return data
