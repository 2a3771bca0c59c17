"""The benchmark of large graphs works: a small one goes through every part that makes no heavy demand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent / "bench" / "graph.py"


def part(name: str, folder: Path) -> str:
    """What one part prints over 20 posts."""
    command = [sys.executable, str(BENCH), name, str(folder), "20"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_a_small_graph_is_filled_and_asked(tmp_path: Path) -> None:
    """Each part tells its figures and the memory that it took."""
    told = {name: part(name, tmp_path) for name in ("filling", "asking", "raw", "finding")}
    assert "filling a new store" in told["filling"]
    assert "gap queries, warm" in told["asking"]
    assert "our store / Oxigraph alone" in told["raw"]
    assert "all findings" in told["finding"]
    assert all("peak memory" in each for each in told.values())
