"""The folders at the top and the package that they install as are the same thing."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def setuptools() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        table: dict[str, Any] = tomllib.load(file)["tool"]["setuptools"]
    return table


def folder_of(package: str, mapping: dict[str, str]) -> Path:
    for known in sorted(mapping, key=len, reverse=True):
        if package == known or package.startswith(known + "."):
            return ROOT / mapping[known] / Path(*package.removeprefix(known).strip(".").split("."))
    return ROOT / Path(*package.split("."))


def test_every_package_folder_is_named_in_pyproject(setuptools: dict[str, Any]) -> None:
    """A folder with modules is installed only if pyproject.toml names its package."""
    named = {folder_of(package, setuptools["package-dir"]).resolve() for package in setuptools["packages"]}
    tops = [ROOT / "asendus", *(ROOT / folder for folder in setuptools["package-dir"].values())]

    found = {init.parent.resolve() for top in tops for init in top.rglob("__init__.py")}

    assert len(found) >= 4
    assert found == named


def test_links_lead_to_the_mapped_folders(setuptools: dict[str, Any]) -> None:
    """Each link inside asendus/ leads to the folder that pyproject.toml maps."""
    mapping = setuptools["package-dir"]
    assert len(mapping) == 3
    for package, folder in mapping.items():
        link = ROOT / Path(*package.split("."))
        if not link.is_symlink():
            pytest.skip(f"{link.name} is no link in this checkout")
        assert (ROOT / folder).resolve() == link.resolve()
