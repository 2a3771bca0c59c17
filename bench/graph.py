"""What a graph of the size of a civil service costs: filling it, asking all gap questions, checking it against the shapes.

python bench/graph.py [POSTS]              28,000 posts unless told; the figures of a release stand in docs/benchmarks.md
python bench/graph.py PART FOLDER POSTS    one part, over the folder that the part `filling` filled

Seconds are the processor's, of all processes of a part. The agencies are invented (bench/agencies): descriptions with full
evidence, whose posts name each other. Each part runs in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import csv
import io
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from pyoxigraph import QueryResultsFormat
from pyoxigraph import Store as OxigraphStore

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from agencies.pool import Pool, corpus, pool, sizes
from agencies.write import agency

from asendus.checking import check
from asendus.findings import find
from asendus.loader.executors import cores
from asendus.loader.reading import Reading
from asendus.new_store import store_to_load
from asendus.queries import Query, Rows, load, names, run
from asendus.store import Store, open_store

POSTS = 28_000
#: So many descriptions are read to make the others of.
SAMPLE = 300
#: Of how many posts rdflib's own engine is asked, and how many are checked, at most.
ASKED_OF_RDFLIB, CHECKED = 2_000, 5_000
#: Into so many agencies of one size the posts are divided where one comes after another.
TURNS = 4
#: Agencies of a state are of very different sizes.
SHARES = (0.18, 0.12, 0.08, *[0.05] * 4, *[0.03] * 8, *[0.018] * 10)


def seconds(work: Callable[[], object]) -> float:
    """The processor's seconds that some work takes, with those of processes that it starts: others may use the machine too."""
    start = sum(os.times()[:4])
    work()
    return sum(os.times()[:4]) - start


def told(what: str, figure: float, *, digits: int = 0) -> None:
    """Print one figure."""
    print(f"{what:66}{figure:14,.{digits}f}", flush=True)


def peak() -> float:
    """The most memory, in MB, that this process or one of those that it started has had."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def agencies(made_of: Pool, posts: int) -> Iterator[Reading]:
    """The descriptions of agencies that have so many posts together."""
    for number, size in enumerate(sizes(posts, SHARES), start=1):
        yield from agency(made_of, f"Näidisamet {number}", size)


def filled(folder: Path, readings: Iterator[Reading]) -> None:
    """A new store of these readings."""
    with store_to_load(folder) as store:
        store.load(readings)


def gaps() -> list[Query]:
    """The gap queries."""
    return [query for query in map(load, names()) if query.kind == "gap"]


def measure_filling(work: Path, posts: int) -> None:
    """A first load, without the reading of files."""
    made_of = pool(corpus(work / "corpus", min(SAMPLE, posts)))
    told("filling a new store, seconds", seconds(lambda: filled(work / "all", agencies(made_of, posts))))
    filled(work / "checked", agency(made_of, "Näidisamet", min(CHECKED, posts)))
    filled(work / "small", agency(made_of, "Näidisamet", min(ASKED_OF_RDFLIB, posts)))


def measure_asking(work: Path, _: int) -> None:
    """All gap queries, warm, and the slowest of them."""
    with open_store(work / "all", read_only=True) as store:
        told("quads", len(store))
        asked = gaps()
        rows = sum(len(run(store, query)) for query in asked)
        taken = {query.name: seconds(lambda query=query: run(store, query)) for query in asked}
    told(f"all {len(asked)} gap queries, warm, seconds", sum(taken.values()), digits=2)
    told("their rows", rows)
    for name in sorted(taken, key=lambda name: -taken[name])[:3]:
        told(f"  {name}, seconds", taken[name], digits=2)


def measure_raw(work: Path, _: int) -> None:
    """What our store adds to Oxigraph alone: all gap queries, rows made into CSV on both sides."""
    asked = gaps()
    engine = OxigraphStore.read_only(str(work / "all"))
    with open_store(work / "all", read_only=True) as store:
        ours = [seconds(lambda query=query: as_csv(run(store, query))) for query in asked * 2][len(asked) :]
    alone = [seconds(lambda query=query: raw_csv(engine, query.text)) for query in asked * 2][len(asked) :]
    told("all gap queries: our store / Oxigraph alone", sum(ours) / sum(alone), digits=2)


def as_csv(rows: Rows) -> str:
    """Our rows as text."""
    text = io.StringIO()
    csv.writer(text).writerows(rows.as_tuples())
    return text.getvalue()


def raw_csv(engine: OxigraphStore, query: str) -> bytes:
    """The engine's own rows as text."""
    return engine.query(query).serialize(format=QueryResultsFormat.CSV)


def measure_agencies(work: Path, posts: int) -> None:
    """Agency after agency, each filled, asked and let go in one process: what its memory comes to after each."""
    made_of = pool(corpus(work / "corpus", min(SAMPLE, posts)))
    size = max(posts // TURNS, 1)
    for turn in range(1, TURNS + 1):
        readings = agency(made_of, f"Näidisamet {turn}", size)
        spent = seconds(partial(filled_and_asked, work / f"turn-{turn}", readings))
        told(f"agency {turn} of {size} posts filled and all findings, seconds", spent, digits=1)
        told("  peak memory so far, MB", peak())


def filled_and_asked(folder: Path, readings: Iterator[Reading]) -> None:
    """A store that is gone after its findings were told."""
    filled(folder, readings)
    with open_store(folder, read_only=True) as store:
        find(store)
    shutil.rmtree(folder)


def measure_finding(work: Path, _: int) -> None:
    """All findings with their sentences and quotations."""
    with open_store(work / "all", read_only=True) as store:
        found: list[object] = []
        told("all findings, seconds", seconds(lambda: found.extend(find(store))), digits=1)
        told("  findings", len(found))


def measure_rdflib(work: Path, _: int) -> None:
    """The same queries on rdflib's own engine, as a ratio to Oxigraph's in memory over the same smaller graph."""
    import pyoxigraph
    import rdflib

    dataset, memory = rdflib.Dataset(), pyoxigraph.Store()
    with open_store(work / "small", read_only=True) as store:
        memory.extend(store.quads())
    dataset.parse(data="".join(f"{quad} .\n" for quad in memory), format="nquads")
    ours, asked = Store(memory), gaps()
    here = min(seconds(lambda: [run(ours, query) for query in asked]) for _ in range(3))
    there = {query.name: seconds(lambda query=query: list(dataset.query(query.text))) for query in asked}
    told("gap queries over the smaller graph: on Oxigraph, seconds", here, digits=2)
    told("the same on rdflib's engine / on Oxigraph", sum(there.values()) / here)
    slowest = max(there, key=lambda name: there[name])
    told(f"  of which {slowest}, seconds on rdflib's engine", there[slowest], digits=1)


def measure_checking(work: Path, _: int) -> None:
    """All shapes over the descriptions and the derived graph of one agency."""
    with open_store(work / "checked", read_only=True) as store:
        posts = sum(1 for name in store.graphs_of(store.agencies()[0]) if name)
        told("descriptions checked", posts)
        found: list[object] = []
        told("`asendus check` of them, seconds", seconds(lambda: found.extend(check(store, jobs=cores()))))
        told("  what was found", len(found))


PARTS = {
    "filling": measure_filling,
    "asking": measure_asking,
    "raw": measure_raw,
    "finding": measure_finding,
    "rdflib": measure_rdflib,
    "checking": measure_checking,
    "agencies": measure_agencies,
}


def main() -> None:
    """One part where it is named, else all, each in a process of its own."""
    if len(sys.argv) > 2:
        work, posts = Path(sys.argv[2]), int(sys.argv[3])
        measure = PARTS[sys.argv[1]]
        measure(work, posts)
        told(f"  peak memory of a process, {sys.argv[1]}, MB", peak())
        return
    posts = sys.argv[1] if len(sys.argv) > 1 else str(POSTS)
    with tempfile.TemporaryDirectory() as folder:
        for part in PARTS:
            subprocess.run([sys.executable, __file__, part, folder, posts], check=True)


if __name__ == "__main__":
    main()
