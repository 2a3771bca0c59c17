"""What a reading depends on besides the file: this code, its lexicon, its schemes and the libraries that it reads with."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

#: Libraries that turn bytes into text, or tell what a word is.
LIBRARIES = (
    "asendus",
    "estnltk",
    "lxml",
    "openpyxl",
    "pdfplumber",
    "pdfminer.six",
    "pypdfium2",
    "pytesseract",
    "python-docx",
    "rapidfuzz",
    "striprtf",
)
_LOADER = Path(__file__).resolve().parent
_ENDINGS = frozenset({".py", ".toml", ".ttl"})


@cache
def reader_version() -> str:
    """A hash of all that readings depend on besides the file; readings of another version are not taken from a cache."""
    found = hashlib.sha256(sys.version.encode())
    for library in LIBRARIES:
        found.update(f"{library} {_version(library)}\n".encode())
    for folder in (_LOADER, _folder_of("asendus.ontology")):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _ENDINGS:
                found.update(f"{path.relative_to(folder).as_posix()}\n".encode())
                found.update(hashlib.sha256(path.read_bytes()).digest())
    found.update((_folder_of("asendus") / "vocabulary.py").read_bytes())
    return found.hexdigest()


def _folder_of(package: str) -> Path:
    from importlib.resources import files

    return Path(str(files(package)))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "missing"
