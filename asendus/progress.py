"""How far the reading of files is: a bar on standard error, on a terminal alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Fewer files than this are read before anybody could look at a bar.
FEW = 3


@contextmanager
def shown() -> Iterator[Callable[[int, int], None] | None]:
    """A function that is told how many files are done, of how many; None where nobody watches.

    The bar is gone at the end. Colours follow NO_COLOR.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from asendus.output import console

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Progress(*columns, console=console(sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=None, rate="", visible=False)

        def watch(done: int, total: int) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, total=total, rate=f"{speed:.0f}/s" if speed else "", visible=total >= FEW)

        yield watch
