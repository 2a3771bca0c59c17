"""Rows that have the labels of both directions of cover: "Asendaja / keda asendab: jurist / geodeet".

Such a row is read only where it parts its value as it parts its label, or where the value says itself who covers whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from asendus.loader.coverlabels import BETWEEN
from asendus.loader.formfields import Field
from asendus.loader.passages import Passage

#: What can stand between the two parts of a value: in each of its lines, or as its lines.
_SIGNS = (re.compile(r"\s*\|\s*"), re.compile(r"\s*;\s*"), re.compile(r"\s*/\s*"))


def parted(found: Field) -> Iterator[tuple[str, Field]]:
    """The fields of a row for both directions, by its own parts; none where it does not have as many parts as labels."""
    names = found.key.split(BETWEEN)
    lines = [line for line in found.value.split_lines() if line.strip()]
    tables = [[[cell.strip() for cell in line.split(sign)] for line in lines] for sign in _SIGNS]
    columns = next((list(zip(*table, strict=True)) for table in tables if {*map(len, table)} == {len(names)}), None)
    if columns is None and len(lines) == len(names) and not any(_SIGNS[-1].search(line.text) for line in lines):
        columns = [(line.strip(),) for line in lines]
    for name, cells in zip(names, columns or (), strict=False):
        yield name, replace(found, key=name, value=Passage.join(cells, separator="\n"), rows=())
