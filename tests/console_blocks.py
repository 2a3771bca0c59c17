"""Console examples of the documentation: what they show, and whether a command prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^```console\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)

#: What stands for lines, or for the rest of a line, that an example leaves out.
ELLIPSIS = "..."


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One command of a console block and what it is said to print; `line` counts in the file from 1."""

    file: Path
    line: int
    command: str
    expected: tuple[str, ...]


def examples_of(file: Path) -> Iterator[Example]:
    """The commands of a Markdown file's console blocks, in order."""
    text = file.read_text(encoding="utf-8")
    for block in _FENCE.finditer(text):
        first = text.count("\n", 0, block.start("body")) + 1
        yield from _commands(file, block["body"].splitlines(), first)


def _commands(file: Path, lines: Sequence[str], first: int) -> Iterator[Example]:
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    if not starts or starts[0] != 0:
        raise ValueError(f"{file.name}, line {first}: a console block begins with a command after '$ '")
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        expected = tuple(line.rstrip() for line in lines[start + 1 : end])
        yield Example(file=file, line=first + start, command=lines[start][2:].strip(), expected=expected)


def matches(expected: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether what was printed is what was expected; `...` stands for any lines, and within a line for any characters.

    >>> matches(["a", "...", "d"], ["a", "b", "c", "d"]), matches(["a", "..."], ["a"]), matches(["a"], ["a", "b"])
    (True, True, False)
    >>> matches(["6 posts, ... findings"], ["6 posts, 3 units, 2 findings"])
    True
    """
    pattern = "".join("(?:.*\n)*?" if line == ELLIPSIS else _line_pattern(line) for line in expected)
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in printed)) is not None


def _line_pattern(line: str) -> str:
    return ".*".join(re.escape(part) for part in line.split(ELLIPSIS)) + "\n"
