"""Zip files opened with a bound: for Word and OpenDocument files and for signed containers.

What is bounded is what really comes out, since the sizes that a zip file states about itself can be false.
Nothing is written to disk.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from asendus.errors import InputError

#: As many bytes may come out of one file, over all reads and over all archives that lie in it together.
MAX_INFLATED = 64_000_000
#: As many entries may be in it.
MAX_ENTRIES = 2_000

_CENTRAL_RECORD = b"PK\x01\x02"
_STEP = 1 << 16
#: The two ways of packing that the standards of the formats allow (ISO/IEC 29500-2 annex B, ODF 1.3 part 2 §2.2);
#: zipfile does not bound the others while it inflates.
_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
#: What zipfile and zlib raise over damaged bytes.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, OverflowError, IndexError,
)  # fmt: skip


@dataclass(slots=True)
class Budget:
    """How many bytes may still come out of a file."""

    left: int = field(default_factory=lambda: MAX_INFLATED)

    def take(self, count: int, path: str) -> None:
        """Counts bytes that came out of the file `path`. Raises InputError where they are more than may."""
        self.left -= count
        if self.left < 0:
            raise InputError(
                f"more than {MAX_INFLATED:,} bytes come out of it",
                where=path,
                remedy="check where it is from; split a large one",
            )


_SHARED: ContextVar[Budget | None] = ContextVar("budget", default=None)


@contextmanager
def one_budget() -> Iterator[Budget]:
    """All archives opened inside draw on one budget: what lies in an archive, however deep, cannot inflate for itself."""
    budget = _SHARED.get() or Budget()
    token = _SHARED.set(budget)
    try:
        yield budget
    finally:
        _SHARED.reset(token)


@dataclass(slots=True)
class Archive:
    """An opened zip file. `names` are its files in their order, with "/" between folders and none in front."""

    path: str
    names: tuple[str, ...]
    _zip: zipfile.ZipFile = field(repr=False)
    _infos: dict[str, zipfile.ZipInfo] = field(repr=False)
    _budget: Budget = field(repr=False)

    @property
    def locked(self) -> bool:
        """Whether every file in it needs a password."""
        return bool(self._infos) and all(info.flag_bits & 0x1 for info in self._infos.values())

    def read(self, name: str) -> bytes:
        """The bytes of one entry.

        Raises InputError where there is none, where it is locked or damaged, and where more than its
        budget has come out.
        """
        info = self._infos.get(name)
        if info is None:
            raise InputError(f"its part {name} is missing", where=self.path, remedy=_SAVE_AGAIN)
        if info.flag_bits & 0x1:
            raise InputError(
                f"its part {name} is locked with a password", where=self.path, remedy="save it without a password"
            )
        if info.compress_type not in _PACKINGS:
            raise InputError(f"its part {name} is packed in an unknown way", where=self.path, remedy=_SAVE_AGAIN)
        try:
            return self._inflated(info)
        except _DAMAGE:
            raise InputError(f"its part {name} is damaged", where=self.path, remedy=_SAVE_AGAIN) from None

    def _inflated(self, info: zipfile.ZipInfo) -> bytes:
        pieces = []
        with self._zip.open(info) as file:
            while piece := file.read(_STEP):
                self._budget.take(len(piece), self.path)
                pieces.append(piece)
        return b"".join(pieces)


_SAVE_AGAIN = "save or copy it again"


def open_archive(data: bytes, path: str) -> Archive:
    """The archive in a zip file's bytes; `path` is for messages.

    Raises InputError for what is no zip file or a damaged one, for too many entries, for a name that leads out of its
    folder, and for two entries of one name.
    """
    try:
        if data.count(_CENTRAL_RECORD) > 10 * MAX_ENTRIES:  # before zipfile makes an object of each
            raise _too_many(path)
        opened = zipfile.ZipFile(io.BytesIO(data))
        infos = [info for info in opened.infolist() if not info.is_dir()]
    except _DAMAGE:
        raise InputError(
            "this is no zip archive, or a damaged or truncated one", where=path, remedy=_SAVE_AGAIN
        ) from None
    if len(infos) > MAX_ENTRIES:
        raise _too_many(path)
    by_name = {_plain_name(_decoded_name(info), path): info for info in infos}
    if len(by_name) < len(infos):
        raise InputError("two of its parts have the same name", where=path, remedy=_SAVE_AGAIN)
    return Archive(path=path, names=tuple(by_name), _zip=opened, _infos=by_name, _budget=_SHARED.get() or Budget())


def _decoded_name(info: zipfile.ZipInfo) -> str:
    """The name of an entry.

    Where the flag that says UTF-8 is not set, zipfile takes the name for code page 437 (APPNOTE.TXT, appendix D); writers
    in Estonia mean UTF-8 all the same, or code page 775, that of the Baltic DOS.
    """
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    raw = info.filename.encode("cp437", errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp775", errors="replace")


def _plain_name(name: str, path: str) -> str:
    """A name with "/" between folders and none in front. Raises InputError where it leads out of the archive."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in {"", "."}]
    if ".." in parts or (parts and parts[0].endswith(":")):
        raise InputError("the name of one of its parts leads out of it", where=path, remedy="check where it is from")
    return "/".join(parts)


def _too_many(path: str) -> InputError:
    return InputError(f"there are more than {MAX_ENTRIES:,} parts in it", where=path, remedy="check where it is from")
