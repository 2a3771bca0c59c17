"""What reading, loading and asking cost over a generated corpus (bench/corpus), each figure in one run.

python bench/scale.py [COUNT]    10,000 descriptions unless told; the figures of a release stand in docs/benchmarks.md
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from asendus.findings import find
from asendus.loader import read
from asendus.new_store import store_to_load
from asendus.queries import load, names, run
from asendus.store import Store, open_store

ROOT = Path(__file__).resolve().parent.parent
COUNT = 10_000
#: So many descriptions are read to measure reading alone.
SAMPLE = 1_000
#: rdflib's own engine is asked about so many descriptions at most: it would take hours for more.
ASKED_OF_RDFLIB = 500


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def told(what: str, figure: float, *, digits: int = 0) -> None:
    """Print one figure."""
    print(f"{what:62}{figure:12,.{digits}f}", flush=True)


def corpus(folder: Path, count: int) -> Path:
    """A folder with a generated corpus of so many descriptions."""
    command = [sys.executable, "-m", "bench.corpus", "--count", str(count), "--seed", "2026", "--out", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return folder


def measure_reading(folder: Path) -> None:
    """Text files, with the words met before and no reading kept."""
    files = sorted(folder.glob("*.txt"))
    plain = seconds(lambda: [path.read_text(encoding="utf-8") for path in files])
    for jobs in (1, 2):
        found = len(read(files, jobs=jobs).readings)
        taken = seconds(lambda jobs=jobs: read(files, jobs=jobs))
        told(f"reading text files, descriptions a second, {jobs} process{'es' * (jobs > 1)}", found / taken)
    told("reading / reading their bytes", taken / plain)


def measure_loading(folder: Path, work: Path) -> Store:
    """A first load of all, and a second of the same files; the store, which stays open."""
    store, cache = work / "graph", work / "cache"
    first = seconds(lambda: _load(folder, store, cache))
    again = seconds(lambda: _load(folder, store, cache))
    opened = open_store(store, read_only=True)
    told("first load, seconds (reading, graphs, resolution)", first)
    told("second load of the same files, seconds", again, digits=1)
    told("second load of the same files, milliseconds a file", 1000 * again / len([*folder.iterdir()]), digits=2)
    told("quads", len(opened))
    return opened


def _load(folder: Path, store: Path, cache: Path) -> None:
    result = read([folder], cache=cache)
    with store_to_load(store) as graph:
        graph.load(result.readings, files=result.empty)


def measure_questions(store: Store) -> None:
    """All relational gap queries on Oxigraph, warm, and all findings."""
    gaps = [query for query in map(load, names()) if query.kind == "gap"]
    ask = lambda: [run(store, query, {}) for query in gaps]
    ask()
    told(f"all {len(gaps)} gap queries, warm, seconds", seconds(ask), digits=1)
    told("all findings with their quotations, seconds", seconds(lambda: find(store)), digits=1)


def measure_rdflib(folder: Path) -> None:
    """The same queries on rdflib's own engine, as a ratio to Oxigraph's over the same smaller graph."""
    import rdflib

    store = open_store()
    store.load(read([folder]).readings)
    dataset = rdflib.Dataset()
    dataset.parse(data="".join(f"{quad} .\n" for quad in store.quads()), format="nquads")
    gaps = [query for query in map(load, names()) if query.kind == "gap"]
    ours = min(seconds(lambda: [run(store, query, {}) for query in gaps]) for _ in range(3))
    theirs = seconds(lambda: [list(dataset.query(query.text)) for query in gaps])
    told(f"gap queries over {ASKED_OF_RDFLIB} descriptions: rdflib's engine / Oxigraph", theirs / ours)


def main() -> None:
    """Measures and prints, one line a figure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        told("descriptions", count)
        measure_reading(corpus(work / "sample", min(SAMPLE, count)))
        store = measure_loading(corpus(work / "corpus", count), work)
        measure_questions(store)
        store.close()
        measure_rdflib(corpus(work / "small", min(ASKED_OF_RDFLIB, count)))
    told("peak memory of this process, MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    told("peak memory of a reading process, MB", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
