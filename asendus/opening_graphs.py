"""From files or a store to a graph that Python asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from asendus.errors import UsageError
from asendus.graph import Graph
from asendus.wording import Language


def load(
    paths: str | Path | Iterable[str | Path],
    *,
    store: str | Path | None = None,
    rules: str | Path | None = None,
    agency: str | None = None,
    base: str | None = None,
    as_of: date | None = None,
    lang: str = "et",
    jobs: int | None = None,
    cache: bool = False,
    prune: bool = False,
) -> Graph:
    """Read files, folders and patterns, and open their graph, with all that rules and lists settle.

    store: the folder that keeps it, made where it is missing, or the address of a SPARQL engine; None: it is kept in memory.
    rules: a file `asendus.toml`; agency: the employer's name, for texts that do not give it; base: where the IRIs begin;
    as_of: the day that is asked about; lang: of sentences, "et" or "en"; jobs, cache: as `asendus.read` has them;
    prune: what the store holds of other files is removed.

    A file that cannot be read stops no other: `Graph.problems` tells of it. Raises UsageError where nothing could be read.
    """
    from asendus.sources import load_files, open_source

    files = names_of(paths)
    _refuse_other_language(lang)
    _refuse_no_day(as_of)
    if store is None:
        source = open_source(
            files,
            store=None,
            agency=agency,
            base=base,
            rules=_path(rules),
            as_of=as_of,
            jobs=jobs,
            cache=cache,
            quiet=True,
        )
        return Graph(source, lang=lang)
    loaded = load_files(
        files,
        store=store,
        agency=agency,
        base=base,
        rules=_path(rules),
        jobs=jobs,
        cache=cache,
        prune=prune,
        quiet=True,
    )
    opened = open_source(None, store=store, rules=_path(rules), as_of=as_of, quiet=True)
    return Graph(opened, lang=lang, problems=(*loaded.problems, *loaded.report.notes))


def open_graph(
    path: str | Path, *, rules: str | Path | None = None, as_of: date | None = None, lang: str = "et"
) -> Graph:
    """Open a store that `asendus load` wrote, a folder or the address of an engine, or an exported graph (.nq, .trig).

    It is asked and not changed.

    rules, as_of, lang: as `load` has them. Raises StoreError where there is no store.
    """
    from asendus.sources import open_source
    from asendus.store import GRAPH_FORMATS
    from asendus.store_folder import is_address

    _refuse_other_language(lang)
    _refuse_no_day(as_of)
    is_file = not is_address(path) and Path(path).suffix.lower() in GRAPH_FORMATS
    files, store = ([str(path)], None) if is_file else (None, path)
    return Graph(open_source(files, store=store, rules=_path(rules), as_of=as_of, quiet=True), lang=lang)


def names_of(paths: str | Path | Iterable[str | Path]) -> list[str]:
    """The names of one path or of several.

    >>> names_of("examples"), names_of([Path("a.txt"), "b/*.html"])
    (['examples'], ['a.txt', 'b/*.html'])
    """
    return [str(paths)] if isinstance(paths, str | Path) else [str(path) for path in paths]


def _path(path: str | Path | None) -> Path | None:
    return None if path is None else Path(path)


def _refuse_other_language(lang: str) -> None:
    if lang not in set(Language):
        raise UsageError(f"no such language: {lang!r}", where="lang", remedy=f"give one of {', '.join(Language)}")


def _refuse_no_day(day: object) -> None:
    if day is not None and type(day) is not date:  # a datetime is a date to Python, but not comparable with one
        raise UsageError(f"no day: {day!r}", where="as_of", remedy="give a datetime.date, such as date(2026, 1, 31)")
