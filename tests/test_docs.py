"""The documentation tells of every command, and its examples print what it says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from console_blocks import Example, examples_of, matches
from typer.core import TyperGroup
from typer.main import get_command

from asendus.cli import app

ROOT = Path(__file__).resolve().parent.parent

PAGES = [
    page
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "examples" / "README.md")
    if page.is_file()
]

BY_PAGE = {page: list(examples_of(page)) for page in PAGES}


def commands() -> dict[str, Any]:
    """Each command by its name."""
    root = get_command(app)
    assert isinstance(root, TyperGroup)
    return dict(root.commands)


def run_line(example: Example, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the documentation as a reader would, in a folder of its own that has examples/."""
    assert example.command.split()[0] == "asendus", f"{example.command!r} is no command of the product and is not run"
    return subprocess.run(
        ["sh", "-c", example.command],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "COLUMNS": "100",
            "NO_COLOR": "1",
        },
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_in_the_reference(name: str) -> None:
    """The reference has a section for each command."""
    assert f"\n## asendus {name}\n" in (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_help_with_an_example(name: str) -> None:
    """A command's help says what it does and shows how, and each of its options says what it is for."""
    command = commands()[name]

    assert f"asendus {name} " in command.help.partition("Example:")[2]
    assert all(parameter.help for parameter in command.params if parameter.name != "help")


def test_reference_is_what_the_help_says() -> None:
    """docs/commands.md is made anew whenever a command changes."""
    ended = subprocess.run(
        [sys.executable, ROOT / "tools" / "command_reference.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "") == (ended.returncode, ended.stderr)


def test_documentation_has_examples() -> None:
    """There are console examples to run."""
    assert sum(map(len, BY_PAGE.values())) > 0


@pytest.mark.parametrize("page", [page for page, found in BY_PAGE.items() if found], ids=lambda page: page.name)
def test_examples_print_what_the_page_says(page: Path, tmp_path: Path) -> None:
    """Each console example of a page, run in order, prints what stands below it."""
    for folder in ("examples", "docs"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    for example in BY_PAGE[page]:
        ended = run_line(example, tmp_path)

        printed = ended.stdout.splitlines()
        place = f"{page.name}, line {example.line}"
        assert matches(example.expected, printed), f"{place}: `{example.command}` prints\n{ended.stdout}"


PYTHON_BLOCKS = [
    (page.name, block)
    for page in PAGES
    if page.name != "endpoint.md"  # test_endpoint_page runs its blocks beside an endpoint
    for block in re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
]


def test_python_examples_run(tmp_path: Path) -> None:
    """Each Python example of the documentation runs as it stands, in a folder that has examples/, and prints something."""
    assert PYTHON_BLOCKS
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for name, block in PYTHON_BLOCKS:
        ended = subprocess.run(
            [sys.executable, "-c", block], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
        )
        assert (0, True) == (ended.returncode, bool(ended.stdout.strip())), f"{name}: {ended.stderr}"


def test_the_cookbook_asks_its_own_query() -> None:
    """The query that the cookbook prints is the file that it runs."""
    page = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
    (printed,) = re.findall(r"^```sparql\n(.*?)^```", page, re.DOTALL | re.MULTILINE)

    assert printed == (ROOT / "docs" / "examples" / "appointed.rq").read_text(encoding="utf-8")
