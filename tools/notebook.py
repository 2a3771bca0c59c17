"""Runs the cells of docs/notebook.ipynb and writes what they print into it.

python tools/notebook.py           runs the cells and writes the file
python tools/notebook.py --check   exits with 1 if a cell prints something else than stands in the file

The cells run in this process, in IPython's own shell: no kernel and no server of Jupyter is needed.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

TARGET = Path(__file__).resolve().parent.parent / "docs" / "notebook.ipynb"

#: What a notebook keeps of a value: a table for readers of the page, words for all others.
KEPT = ("text/html", "text/plain")


def run(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook with the outputs of its cells, which run in order in a shell of their own."""
    shell: Any = InteractiveShell.instance(colors="nocolor")
    number = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            number += 1
            cell["execution_count"] = number
            cell["outputs"] = _outputs(shell, "".join(cell["source"]), number)
    return notebook


def _outputs(shell: Any, source: str, number: int) -> list[dict[str, Any]]:
    with capture_output(display=False) as printed:
        ended = shell.run_cell(source, store_history=True)
    ended.raise_error()
    outputs: list[dict[str, Any]] = []
    words = printed.stdout if ended.result is None else printed.stdout.rpartition(f"Out[{number}]:")[0].rstrip()
    if words.strip():
        outputs.append({"name": "stdout", "output_type": "stream", "text": words.splitlines(keepends=True)})
    if ended.result is not None:
        data, metadata = shell.display_formatter.format(ended.result, include=KEPT)
        told = {kind: data[kind].splitlines(keepends=True) for kind in KEPT if kind in data}
        outputs.append({"data": told, "execution_count": number, "metadata": metadata, "output_type": "execute_result"})
    return outputs


def main() -> int:
    """Writes or checks; the exit code."""
    before = TARGET.read_text(encoding="utf-8")
    os.chdir(TARGET.parent)
    after = json.dumps(run(json.loads(before)), ensure_ascii=False, indent=1) + "\n"
    if "--check" in sys.argv[1:]:
        if after != before:
            sys.stderr.write(f"{TARGET.name} does not hold what its cells print; run python tools/notebook.py\n")
        return int(after != before)
    TARGET.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
