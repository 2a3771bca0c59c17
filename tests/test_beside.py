"""Files that are never half written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from asendus.beside import write_beside
from asendus.errors import UsageError


@pytest.fixture
def umask_027() -> Iterator[None]:
    """A process whose new files are hidden from others."""
    before = os.umask(0o027)
    yield
    os.umask(before)


@pytest.mark.parametrize("letter", ["a", "õ", "😀"])
def test_longest_name_can_be_written(letter: str, tmp_path: Path) -> None:
    """A file whose name is as long as file systems take (255 bytes) can be written, and is alone in its folder."""
    path = tmp_path / (letter * (255 // len(letter.encode())))
    write_beside(path, b"sisu")

    assert {path: b"sisu"} == {each: each.read_bytes() for each in tmp_path.iterdir()}


@pytest.mark.usefixtures("umask_027")
def test_mode_is_that_of_new_files(tmp_path: Path) -> None:
    """The file has the mode that the umask gives, not the private one of temporary files."""
    path = tmp_path / "leht.html"
    write_beside(path, b"")

    assert "0o640" == oct(path.stat().st_mode & 0o777)


def test_umask_stays(tmp_path: Path) -> None:
    """Writing leaves the umask of the process as it was."""
    before = os.umask(0o022)
    write_beside(tmp_path / "leht.html", b"")

    assert 0o022 == os.umask(before)


def test_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the new file cannot take its place, the old one stays and nothing else is left."""
    path = tmp_path / "leht.html"
    path.write_bytes(b"vana")

    def fail(self: Path, target: Path) -> Path:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", fail)

    with pytest.raises(UsageError, match="Permission denied"):
        write_beside(path, b"uus")
    assert [b"vana"] == [each.read_bytes() for each in tmp_path.iterdir()]
