"""Writes docs/commands.md from the commands' own help.

python tools/command_reference.py           writes the file
python tools/command_reference.py --check   exits with 1 if the file is not what the help says
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from typer.core import TyperGroup
from typer.main import get_command

from asendus.cli import app

TARGET = Path(__file__).resolve().parent.parent / "docs" / "commands.md"

WIDTH = 100

HEAD = """\
# Commands

This page is made of `asendus COMMAND --help` by `tools/command_reference.py`.

Results go to standard output, everything else to standard error.
Colours are left out where the output is no terminal or `NO_COLOR` is set; `COLUMNS` sets the width of tables.
`asendus --install-completion` makes the shell complete commands and options.

| exit code | means |
| --- | --- |
| 0 | done |
| 1 | findings at or above `--fail-on` |
| 2 | bad usage, or no readable input |
| 3 | own failure, or some files corrupt or unreadable (wins over 1); a readable file without a job description is a note |
| 130 | interrupted |
| 141 | the reader of a pipe has left |

A file is a path, a folder (all files below it that can be read), a pattern such as `'orders/*.html'`, or `-` for standard input.
A post is given by its IRI, by its slug (the end of the IRI), or by words of its label, unit and agency that fit one post alone.
"""


def reference() -> str:
    """The page."""
    root = get_command(app)
    assert isinstance(root, TyperGroup)
    width: dict[str, Any] = {"max_content_width": WIDTH, "terminal_width": WIDTH, "resilient_parsing": True}
    top = root.make_context("asendus", [], **width)
    parts = [HEAD, _section("asendus", root.get_help(top))]
    for name in root.list_commands(top):
        command = root.get_command(top, name)
        assert command is not None
        parts.append(_section(f"asendus {name}", command.get_help(command.make_context(name, [], top, **width))))
    return "\n".join(parts)


def _section(title: str, help_text: str) -> str:
    lines = "\n".join(line.rstrip() for line in help_text.splitlines())
    return f"## {title}\n\n```text\n{lines}\n```\n"


def main() -> int:
    """Writes or checks; the exit code."""
    if "--check" in sys.argv[1:]:
        if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == reference():
            return 0
        sys.stderr.write(f"{TARGET.name} is not what the help says; run python tools/command_reference.py\n")
        return 1
    TARGET.write_text(reference(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
