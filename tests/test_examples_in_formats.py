"""The invented agency's documents read the same after an office program has saved them as Word files."""

from __future__ import annotations

from pathlib import Path

import pytest
from converting import convert
from test_round_trip import comparable


@pytest.fixture(scope="module")
def saved(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Path]]:
    """Each example that is a text or a page, and the Word file that LibreOffice makes of it."""
    pairs = []
    for suffix in (".txt", ".html"):
        files = {path.name: path for path in sorted(examples.glob(f"*{suffix}"))}
        made = convert(files, "docx", tmp_path_factory.mktemp("saved"))
        pairs += [(path, made[name]) for name, path in files.items()]
    return pairs


def test_every_example_reads_the_same_as_a_word_file(saved: list[tuple[Path, Path]]) -> None:
    """All that the contract has is the same, but for places and file names."""
    different = [path.name for path, word in saved if comparable(path) != comparable(word)]

    assert [] == different
    assert len(saved) > 20
