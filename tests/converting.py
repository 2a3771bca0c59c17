"""LibreOffice as a converter of many files at once."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
#: What a page and a text are opened as: by itself LibreOffice takes a page for a web page, which has no headers and columns.
_FILTERS = {".html": "HTML (StarWriter)", ".txt": "Text (encoded):UTF8"}


def convert(files: Mapping[str, Path], ending: str, folder: Path) -> dict[str, Path]:
    """Files of one format as files of another in a folder, under the same names; one start of LibreOffice for all.

    Skips the test where LibreOffice is missing.
    """
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    suffixes = {path.suffix for path in files.values()}
    assert 1 == len(suffixes), "files of one format are converted together"
    command = [
        SOFFICE,
        "--headless",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        f"--infilter={_FILTERS[suffixes.pop()]}",
        "--convert-to",
        ending,
        "--outdir",
        str(folder),
        *(str(path) for path in files.values()),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    made = {name: folder / f"{path.stem}.{ending}" for name, path in files.items()}
    missing = [name for name, path in made.items() if not path.is_file()]
    assert [] == missing, done.stderr
    return made
