"""Every reader reads or refuses whatever it is given: none crashes, none hangs.

`make fuzz` gives them new files for ten minutes (ASENDUS_FUZZ, in seconds); here they get a hundred, the same each time.
What fails is kept in the folder that ASENDUS_FUZZ_KEEP names.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from fuzzing import MAKERS, Spoilt, spoilt
from packing import form

from asendus.loader.codec import decode
from asendus.loader.tasks import Task
from asendus.loader.workers import POSSIBLE, WorkerPool

#: So many files are read where no time is given.
FEW = 130
SECONDS = float(os.environ.get("ASENDUS_FUZZ", "0"))
KEPT = os.environ.get("ASENDUS_FUZZ_KEEP", "")
#: What a problem says where a reader itself is at fault.
FAULTS = ("the process that read it died", "the reader failed on it", "it could not be read within")


def given(seed: str) -> Iterator[Spoilt]:
    """The files to read: a few, or as many as the time allows."""
    end = time.monotonic() + SECONDS
    number = 0
    while number < FEW or time.monotonic() < end:
        yield spoilt(number, seed=seed)
        number += 1


@pytest.mark.skipif(not POSSIBLE, reason="this system cannot fork")
def test_no_reader_fails_on_what_is_spoilt() -> None:
    """Files of every format, spoilt at random, are read or refused in one line, within the limits of time and memory."""
    seed = f"{time.time_ns()}" if SECONDS else "asendus"
    files: dict[int, Spoilt] = {}

    def tasks() -> Iterator[Task]:
        for number, file in enumerate(given(seed)):
            files[number] = file
            yield Task(number=number, path=f"{seed}-{number}-{file.name}", source=file.name, data=file.data)

    faults: list[str] = []
    ends: Counter[str] = Counter()
    for task, answer in WorkerPool(jobs=2).run(tasks()):
        outcome = decode(answer, path=task.path, source=task.source)
        ends["refused" if outcome.failed else "read" if outcome.readings or outcome.listings else "empty"] += 1
        file = files.pop(task.number)
        for problem in outcome.problems:
            if problem.what.startswith(FAULTS) or not str(problem).isprintable():
                faults.append(str(problem))
                _keep(task.path, file)

    print(f"{seed}: {dict(ends)}")
    assert [] == faults
    assert all(ends[end] for end in ("refused", "read", "empty"))


def _keep(name: str, file: Spoilt) -> None:
    if KEPT:
        (Path(KEPT) / name).write_bytes(file.data)


def test_every_format_is_spoilt() -> None:
    """The few files that are read each time are of all formats."""
    assert set(MAKERS) == {spoilt(number).name for number in range(FEW)}


#: What once took a reader longer than a file may take.
FOUND = {
    "a.csv": "Ametikoht;Kohtade arv;Asendaja\n{\\cell" + ("\\x{\\*" * 5 + "x{") * 600,
    "a.txt": " " * 66_000 + "KINNITATUD\n" + form("nõunik"),
    "b.csv": ("Ametikoht" + " " * 198 + "x;") * 60 + "\nnõunik\n",
    "b.txt": form("nõunik").replace("-\n", "." * 66_000 + "\n"),
}


@pytest.mark.skipif(not POSSIBLE, reason="this system cannot fork")
@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_stays_mended(name: str) -> None:
    """Files that fuzzing found, and whose like a reader could not read within its time, are read or refused within it."""
    task = Task(number=0, path=name, source=name, data=FOUND[name].encode())
    [(_, answer)] = WorkerPool(jobs=1).run([task])

    assert [] == [str(p) for p in decode(answer, path=name, source=name).problems if p.what.startswith(FAULTS)]
