"""The same description reads the same in every format and layout.

The layouts are in tests/layouts.py. A format joins by one line in `VARIANTS`: a name, and a function that is given a new folder
and makes one file of each layout in it, named by the layout:

    "docx": by_office("docx"),
    "odt": by_office("odt"),
    "rtf": by_office("rtf"),
    "pdf without rules": by_office("pdf", ruled=False),
    "asice": packed(".asice", asice),

A function that needs a program calls pytest.skip where it is missing. Each runs once a session.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from converting import convert
from layouts import LAYOUTS, as_html, as_text
from packing import asice, ddoc, mail

from asendus.loader import read, read_text
from asendus.loader.contract import as_json

#: From an empty folder to the files in it, by the name of the layout.
Make: TypeAlias = Callable[[Path], Mapping[str, Path]]


def as_plain(folder: Path) -> dict[str, Path]:
    """The layouts as plain text: what all others are compared with."""
    return _written(folder, {name: as_text(parts) for name, parts in LAYOUTS.items()}, ".txt")


def as_page(folder: Path) -> dict[str, Path]:
    """The layouts as HTML."""
    return _written(folder, {name: as_html(parts) for name, parts in LAYOUTS.items()}, ".html")


def by_office(ending: str, *, ruled: bool = True) -> Make:
    """Files of an ending, converted from HTML by LibreOffice in one call."""

    def make(folder: Path) -> dict[str, Path]:
        pages = {name: as_html(parts, ruled=ruled) for name, parts in LAYOUTS.items()}
        return convert(_written(folder, pages, ".html"), ending, folder)

    return make


def packed(ending: str, pack: Callable[[Mapping[str, bytes | str]], bytes]) -> Make:
    """Containers that hold the HTML of a layout beside a letter."""

    def make(folder: Path) -> dict[str, Path]:
        files = {name: folder / f"{name}{ending}" for name in LAYOUTS}
        for name, path in files.items():
            path.write_bytes(pack({"kiri.txt": "Edastan ametijuhendi.\n", "juhend.html": as_html(LAYOUTS[name])}))
        return files

    return make


#: How each variant is made.
VARIANTS: Mapping[str, Make] = {
    "html": as_page,
    "docx": by_office("docx"),
    "odt": by_office("odt"),
    "rtf": by_office("rtf"),
    "asice": packed(".asice", asice),
    "ddoc": packed(".ddoc", ddoc),
    "eml": packed(".eml", lambda files: mail("Tere!\n", files)),
    "pdf with rules": by_office("pdf"),
    "pdf without rules": by_office("pdf", ruled=False),
}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Mapping[str, Path]]:
    """The files of a variant, made when first asked for."""

    @cache
    def files(variant: str) -> Mapping[str, Path]:
        return VARIANTS[variant](tmp_path_factory.mktemp("variant"))

    return files


def comparable(path: Path) -> list[dict[str, Any]]:
    """The readings of a file as the contract has them, with the words of each span for its offsets.

    What only a container has is left out: the names of files, and that it is signed.
    """
    text = read_text(path)
    readings = [as_json(reading) for reading in read([path]).readings]
    for reading in readings:
        reading["warnings"] = [warning for warning in reading["warnings"] if warning["code"] != "signed"]
    return [{**_worded(reading, text), "source": None, "path": None, "member": None} for reading in readings]


def _worded(value: Any, text: str) -> Any:
    if isinstance(value, list):
        return [_worded(each, text) for each in value]
    if not isinstance(value, dict):
        return value
    worded = {key: _worded(each, text) for key, each in value.items() if key not in {"start", "end"}}
    return {**worded, "words": " ".join(text[value["start"] : value["end"]].split())} if "start" in value else worded


def _written(folder: Path, texts: Mapping[str, str], ending: str) -> dict[str, Path]:
    files = {name: folder / f"{name}{ending}" for name in texts}
    for name, path in files.items():
        path.write_text(texts[name], encoding="utf-8")
    return files


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_plain_text_says_what_the_form_says(layout: str, tmp_path: Path) -> None:
    """In every layout the six answers of the form are read: what the formats are compared with is right itself."""
    (reading,) = comparable(as_plain(tmp_path)[layout])

    assert ("juhtivspetsialist", "sadamaandmed") == (reading["title"], reading["qualifier"])
    assert ["sadamate osakond", "andmetalitus"] == reading["unit"]
    assert [] == reading["subordinates"]
    assert ["andmetalituse juhataja"] == [mention["words"] for mention in reading["supervisor"]]
    assert ["peaspetsialist", "nõunik"] == [mention["words"] for mention in reading["substituted_by"]]
    assert ["juhataja", "peaspetsialist"] == [mention["title"] for mention in reading["substitutes_for"]]
    assert ("2023-03-14", "7-1/22") == (reading["directive"]["date"], reading["directive"]["number"])
    assert ("higher", 3, {"et": "C1", "en": "B2"}) == tuple(
        reading["requirements"][key] for key in ("education", "experience_years", "languages")
    )


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_format_reads_the_same(
    variant: str, layout: str, made: Callable[[str], Mapping[str, Path]], tmp_path: Path
) -> None:
    """A layout in any format has the reading of its plain text, word for word."""
    expected = comparable(as_plain(tmp_path)[layout])

    assert expected == comparable(made(variant)[layout])
