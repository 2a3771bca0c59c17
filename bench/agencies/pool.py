"""What the descriptions of generated agencies are made of: demands and provisions that were read in the corpus."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asendus.loader import read
from asendus.loader.reading import Provision, ProvisionKind, Reading

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Readings of the corpus, and their provisions by kind, titles and names of units, each once."""

    readings: tuple[Reading, ...]
    provisions: dict[ProvisionKind, tuple[Provision, ...]]
    titles: tuple[str, ...]
    units: tuple[str, ...]
    qualifiers: tuple[str, ...]


def corpus(folder: Path, count: int, *, seed: int = 2026) -> Path:
    """A folder with a generated corpus of so many descriptions."""
    command = [sys.executable, "-m", "bench.corpus", "--count", str(count), "--seed", str(seed), "--out", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return folder


def pool(folder: Path) -> Pool:
    """The pool of a folder of descriptions, which are read."""
    readings = tuple(each for each in read([folder]).readings if each.title)
    provisions = [provision for each in readings for provision in each.provisions]
    return Pool(
        readings=readings,
        provisions={kind: tuple(each for each in provisions if each.kind is kind) for kind in ProvisionKind},
        titles=_once(each.title for each in readings if each.title),
        units=_once(unit for each in readings for unit in each.unit[:1]),
        qualifiers=_once(each.qualifier for each in readings if each.qualifier),
    )


def _once(names: object) -> tuple[str, ...]:
    assert hasattr(names, "__iter__")
    return tuple(sorted({str(name) for name in names}))


def sizes(posts: int, shares: Sequence[float]) -> list[int]:
    """How many posts each agency has: `posts` split by shares, the rest to the first.

    >>> sizes(100, (0.5, 0.3, 0.2)), sum(sizes(20, (0.5, 0.3, 0.2)))
    ([50, 30, 20], 20)
    """
    found = [int(posts * share) for share in shares]
    found[0] += posts - sum(found)
    return [each for each in found if each]
