"""Where quoted words stand in the files that were given: the path, and in plain text the line and the column.

A graph keeps the name of a file and the characters of its text, never a path of somebody's machine; the paths come from
the command line of the same run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from asendus.errors import InputError
from asendus.loader.documents import read_bytes
from asendus.loader.formats import FORMATS
from asendus.loader.formats.plain import text_of_plain
from asendus.loader.identity import file_iri
from asendus.loader.masking import MASK
from asendus.sparql_files import read_sparql

if TYPE_CHECKING:
    from asendus.findings import Quote
    from asendus.store import Store

#: Endings of files whose text is what stands in the file itself, so that lines of the one are lines of the other.
_PLAIN = frozenset(ending for ending, reader in FORMATS.items() if reader == "plain.text_of_plain")


class Region(NamedTuple):
    """Words in a plain text file: lines and columns from 1, in characters; the end column is that behind the last one.

    offset: characters before the words in the file; None where its lines do not end in a line feed alone.
    """

    start_line: int
    start_column: int
    end_line: int
    end_column: int
    offset: int | None


@dataclass(frozen=True, slots=True)
class Places:
    """The files of a run: the file that each description is in, and the path of each file, both by their IRIs."""

    sources: Mapping[str, str] = field(default_factory=dict)
    paths: Mapping[str, str] = field(default_factory=dict)
    _texts: dict[str, tuple[str, bool] | None] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store, files: Iterable[str], *, base: str) -> Places:
        """The places of the documents of a graph that was read from these files; base: where its IRIs begin."""
        rows = store.select(read_sparql("places-of-documents")).as_texts()
        return cls(
            {row["document"]: row["source"] for row in rows}, {file_iri(base, path).value: path for path in files}
        )

    def path(self, quote: Quote) -> str:
        """The path of a quotation's file as it was given; its name alone where the graph was not read from files."""
        source = self.sources.get(quote.description, "")
        return self.paths.get(source) or self.paths.get(source.rsplit("/", 1)[0]) or quote.file

    def region(self, quote: Quote) -> Region | None:
        """Where the words stand in the file; None unless it is plain text that is there and still has them at that place."""
        read = self._text(self.path(quote)) if not quote.member else None
        if read is None or not _is_masked(quote.words, read[0][quote.start : quote.end]):
            return None
        text, as_it_is = read
        start_line, start_column = _line_and_column(text, quote.start)
        end_line, end_column = _line_and_column(text, quote.end)
        return Region(start_line, start_column, end_line, end_column, quote.start if as_it_is else None)

    def _text(self, path: str) -> tuple[str, bool] | None:
        """The text of a plain file, and whether its characters are those of the file; kept for the next question."""
        if path not in self._texts:
            self._texts[path] = _read(Path(path))
        return self._texts[path]


def _read(path: Path) -> tuple[str, bool] | None:
    if path.suffix.lower() not in _PLAIN or not path.is_file():
        return None
    try:
        data = read_bytes(path)
        return text_of_plain(data, str(path)), b"\r" not in data
    except InputError:  # it was told when the file was read
        return None


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and column of an offset, both from 1.

    >>> _line_and_column("Kes asendab:\\njurist", 15)
    (2, 3)
    """
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _is_masked(quoted: str, words: str) -> bool:
    """Whether a quotation is these words, names in it masked.

    >>> _is_masked("jurist ▮▮▮▮", "jurist Mari"), _is_masked("jurist", "nõunik")
    (True, False)
    """
    return len(quoted) == len(words) and all(a in (MASK, b) for a, b in zip(quoted, words, strict=True))
