"""The graph in standard formats: RDF, GraphML of the network of posts, CSV tables.

Output is sorted, so that two exports of one graph are the same, byte for byte.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, serialize

from asendus.beside import write_beside
from asendus.errors import UsageError
from asendus.export_csv import as_tables
from asendus.export_graphml import as_graphml
from asendus.store import Store
from asendus.vocabulary import PREFIXES, SCHEME_BASE

#: Prefixes of an export: those of the model, and those of the schemes that it points at.
EXPORT_PREFIXES = {
    **PREFIXES,
    "cefr": f"{SCHEME_BASE}cefr/",
    "competency": f"{SCHEME_BASE}competency/",
    "education": f"{SCHEME_BASE}education/",
    "language": f"{SCHEME_BASE}language/",
}


def as_turtle(store: Store) -> bytes:
    """The union of all graphs: what one graph says and another says too stands once."""
    triples = sorted({quad.triple for quad in store.quads()}, key=str)
    return _prefixes_sorted(serialize(triples, format=RdfFormat.TURTLE, prefixes=EXPORT_PREFIXES) or b"")


def as_trig(store: Store) -> bytes:
    """All named graphs, readable."""
    return _prefixes_sorted(serialize(_by_graph(store), format=RdfFormat.TRIG, prefixes=EXPORT_PREFIXES) or b"")


def as_nquads(store: Store) -> bytes:
    """All named graphs, a line a statement."""
    return serialize(_by_graph(store), format=RdfFormat.N_QUADS) or b""


def as_jsonld(store: Store) -> bytes:
    """All named graphs, expanded: there is no context that would have to be fetched to read it."""
    return serialize(_by_graph(store), format=RdfFormat.JSON_LD) or b""


#: Format → the whole file.
FORMATS: Mapping[str, Callable[[Store], bytes]] = {
    "turtle": as_turtle,
    "trig": as_trig,
    "nquads": as_nquads,
    "jsonld": as_jsonld,
    "graphml": as_graphml,
}


def write(store: Store, fmt: str, out: Path | None = None) -> tuple[Path, ...]:
    """Write the graph; the files that were written come back, none for standard output.

    fmt: a name in `FORMATS`, or "csv", whose `out` is a folder of five tables. Without `out` the file goes to standard
    output. Raises UsageError for another format, for CSV without a folder, and for a place that cannot be written.
    """
    if fmt == "csv":
        return _write_tables(store, out)
    if fmt not in FORMATS:
        raise UsageError(
            f"{fmt!r} is not a format", where="--format", remedy=f"choose one of {', '.join([*FORMATS, 'csv'])}"
        )
    content = FORMATS[fmt](store)
    if out is None:
        sys.stdout.buffer.write(content)
        return ()
    write_beside(out, content)
    return (out,)


def _write_tables(store: Store, folder: Path | None) -> tuple[Path, ...]:
    if folder is None:
        raise UsageError("CSV is several tables", where="--format csv", remedy="name a folder with --output")
    if folder.exists() and not folder.is_dir():
        raise UsageError("is a file; CSV is a folder of tables", where=str(folder), remedy="name another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot be made: {error.strerror}", where=str(folder), remedy="name another folder") from None
    written = []
    for name, table in as_tables(store).items():
        path = folder / f"{name}.csv"
        write_beside(path, table.encode())
        written.append(path)
    return tuple(written)


def _prefixes_sorted(text: bytes) -> bytes:
    """With the prefixes at the head in order: the serialiser has them in another order each time."""
    lines = text.splitlines(keepends=True)
    head = next((number for number, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"".join([*sorted(lines[:head]), *lines[head:]])


def _by_graph(store: Store) -> list[Quad]:
    return sorted(store.quads(), key=lambda quad: (str(quad.graph_name), str(quad.triple)))
