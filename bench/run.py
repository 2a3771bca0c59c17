"""What reading and asking cost, each as a ratio to something known, measured in one run.

These ratios travel from machine to machine better than seconds do. `make bench` prints them; the figures of a release
stand in docs/benchmarks.md.
"""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable
from pathlib import Path

from asendus.findings import find
from asendus.loader import read
from asendus.loader.reading import Reading
from asendus.queries import load, names, run
from asendus.rules import read_rules
from asendus.store import Store, open_store

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
ROUNDS = 5


def seconds(work: Callable[[], object], *, rounds: int = ROUNDS) -> float:
    """The least time of several rounds: what the work takes when nothing else disturbs it."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def morphology_alone(readings: tuple[Reading, ...]) -> Callable[[], object]:
    """Analyses every word of the texts once, with Vabamorf and nothing else."""
    from estnltk.vabamorf.morf import Vabamorf

    texts = {reading.path: reading.text.split() for reading in readings}

    def work() -> None:
        for words in texts.values():
            Vabamorf.instance().analyze(words, disambiguate=False)

    return work


def gap_queries(store: Store) -> Callable[[], object]:
    """Every gap query on Oxigraph itself."""
    gaps = [query for query in map(load, names()) if query.kind == "gap"]
    return lambda: [run(store, query, {}) for query in gaps]


def gap_queries_in_rdflib(store: Store) -> Callable[[], object]:
    """The same queries on rdflib's own engine, over the same graph in rdflib's memory."""
    import rdflib

    dataset = rdflib.Dataset()
    dataset.parse(data="".join(f"{quad} .\n" for quad in store.quads()), format="nquads")
    gaps = [query.text for query in map(load, names()) if query.kind == "gap"]
    return lambda: [list(dataset.query(text)) for text in gaps]


def main() -> None:
    """Measures and prints, one line a figure."""
    readings = read([EXAMPLES]).readings
    rules = read_rules(EXAMPLES / "asendus.toml")
    store = open_store()
    store.load(readings, rules=rules)
    reading, morphology = seconds(lambda: read([EXAMPLES])), seconds(morphology_alone(readings))
    loading = seconds(lambda: open_store().load(readings, rules=rules))
    ours, theirs = seconds(gap_queries(store)), seconds(gap_queries_in_rdflib(store), rounds=1)
    finding = seconds(lambda: find(store, rules=rules))
    print(f"job descriptions                                {len(readings):8}")
    print(f"quads                                           {len(store):8}")
    print(f"reading, a second (warm cache of words)         {len(readings) / reading:8.0f}")
    print(f"reading / analysing all words once by Vabamorf  {reading / morphology:8.2f}")
    print(f"loading and deriving / reading                  {loading / reading:8.2f}")
    print(f"all findings / all gap queries                  {finding / ours:8.2f}")
    print(f"gap queries: rdflib's engine / Oxigraph         {theirs / ours:8.1f}")
    print(
        f"peak memory, MB                                 {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f}"
    )


if __name__ == "__main__":
    main()
