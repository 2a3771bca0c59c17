"""What answers about absences cost over a large agency: resilience, a whole department away, a plan of new substitutions.

python bench/resilience.py [COUNT]          an invented network of 28,000 posts unless told
python bench/resilience.py --store DIR      the posts of a store that `asendus load` wrote
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import TypeVar

from asendus.absence import who_acts
from asendus.cover_network import CoverNetwork, NetworkPost, Tie, network_of, read_network
from asendus.failing import Failing
from asendus.resilience import resilience
from asendus.store import open_store
from asendus.unit_tree import Unit, UnitTree, read_units

COUNT = 28_000
#: Bureaux of a department, and posts of a bureau.
BUREAUX, POSTS = 9, (4, 18)
#: Of a hundred posts: covered by nobody, by the head of the bureau alone, by one to three colleagues, by anybody of the bureau;
#: the rest by the head of the department.
SHARES = (5, 20, 50, 15)

Found = TypeVar("Found")


def network(count: int, *, seed: int = 7) -> tuple[CoverNetwork, UnitTree]:
    """An agency of so many posts in departments and bureaux."""
    dice = Random(seed)
    units = {"agency": Unit(iri="agency", label="agency")}
    posts: list[NetworkPost] = []
    ties: list[Tie] = []
    while len(posts) < count:
        department = f"department-{len(units):05}"
        units[department] = Unit(iri=department, label=department, parent="agency", agency="agency")
        head = NetworkPost(iri=f"{department}/head", unit=department, agency="agency")
        posts.append(head)
        for _ in range(BUREAUX):
            bureau = f"bureau-{len(units):05}"
            units[bureau] = Unit(iri=bureau, label=bureau, parent=department, agency="agency")
            own = [f"{bureau}/{number:02}" for number in range(dice.randint(*POSTS))]
            posts += [NetworkPost(iri=name, unit=bureau, agency="agency") for name in own]
            ties += [Tie(head.iri, own[0]), *(tie for name in own for tie in _ties(name, own, head.iri, dice))]
    return network_of(posts, ties), UnitTree(units)


def _ties(post: str, own: list[str], head: str, dice: Random) -> Iterator[Tie]:
    nobody, first, named, group = SHARES
    die = dice.randrange(100)
    others = [name for name in own if name != post]
    if nobody <= die < nobody + first:
        yield Tie(post, own[0] if post != own[0] else head)
    elif die < nobody + first + named and die >= nobody:
        yield from (Tie(post, other) for other in dice.sample(others, dice.choice([1, 2, 2, 3])))
    elif die < nobody + first + named + group and die >= nobody:
        yield from (Tie(post, other, True) for other in others)
    elif die >= nobody:
        yield Tie(post, head)


def timed(what: str, work: Callable[[], Found]) -> Found:
    """What some work gives; its seconds are printed."""
    start = time.process_time()
    found = work()
    told(what, time.process_time() - start, digits=2)
    return found


def told(what: str, figure: float, *, digits: int = 0) -> None:
    """Print one figure."""
    print(f"{what:62}{figure:12,.{digits}f}", flush=True)


def main(arguments: list[str]) -> None:
    """Measure over an invented network, or over that of a store."""
    if arguments[:1] == ["--store"]:
        store = open_store(Path(arguments[1]), read_only=True)
        graph, tree = timed("reading the network, seconds", lambda: (read_network(store), read_units(store)))
    else:
        graph, tree = network(int(arguments[0]) if arguments else COUNT)
    told("posts", len(graph.posts))
    told("ties", sum(map(len, graph.ties.values())))
    failing = Failing(graph)
    timed(
        "all failing single and double absences, seconds", lambda: (failing.singles, failing.pairs, failing.pair_groups)
    )
    found = timed("resilience of every unit, sets of three as well, seconds", lambda: resilience(graph, tree))
    told("units", len(found.units))
    largest = max(found.units.values(), key=lambda unit: unit.posts)
    told("double absences that leave somebody uncovered", largest.double.failed)
    told("all sets counted up to the size of", largest.exact_to)
    department = max((u for u in found.units.values() if u.posts <= 300), key=lambda unit: unit.posts).unit
    away = {iri: post.headcount for iri, post in graph.posts.items() if department in tree.above(post.unit)}
    timed(f"who acts when {len(away)} of one department are away, seconds", lambda: who_acts(graph, away))
    half = dict(list(away.items())[::2])
    timed(
        f"who acts when {len(half)} of them are away, over relays, seconds", lambda: who_acts(graph, half, relay=True)
    )
    told("peak memory, MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main(sys.argv[1:])
