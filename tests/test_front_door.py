"""The front door: what `import asendus` and `asendus --help` give, and what they cost."""

from __future__ import annotations

import subprocess
import sys

import pytest

import asendus

#: Modules that take long to import, and that neither the package nor its help needs.
HEAVY = ("estnltk", "jinja2", "lxml", "networkx", "oxrdflib", "pandas", "pyoxigraph", "pyvis", "rdflib")


def loaded_after(code: str) -> set[str]:
    """The top-level modules that are imported when `code` has run in a fresh Python."""
    told = "; import sys; print('|', *sorted({name.split('.')[0] for name in sys.modules}))"
    ended = subprocess.run([sys.executable, "-c", code + told], capture_output=True, text=True, check=True, timeout=60)
    return set(ended.stdout.rsplit("|", 1)[1].split())


def test_all_is_sorted_and_without_repeats() -> None:
    """The public names stand in order, each once."""
    assert sorted(set(asendus.__all__)) == asendus.__all__


@pytest.mark.parametrize("name", asendus.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """Each public name can be had from the package."""
    assert getattr(asendus, name) is not None


@pytest.mark.parametrize("name", [name for name in asendus.__all__ if name != "__version__"])
def test_a_public_name_is_the_one_of_its_module(name: str) -> None:
    """A name of the front door and the same name in its module are one object."""
    value = getattr(asendus, name)

    assert value is getattr(sys.modules[value.__module__], name)


def test_dir_has_every_public_name() -> None:
    """`dir(asendus)` lists the names that are not imported yet."""
    assert set(asendus.__all__) <= set(dir(asendus))


def test_unknown_name_is_an_attribute_error() -> None:
    """A name that the package does not have is refused by its name."""
    with pytest.raises(AttributeError, match="no attribute 'asendaja'"):
        getattr(asendus, "asendaja")  # noqa: B009 - mypy would refuse the attribute itself


@pytest.mark.parametrize(
    "code",
    [
        "import asendus",
        "import asendus.cli",
        "import asendus.cli as cli; cli.run(['--help'])",
        "import asendus.cli as cli; cli.run(['gaps', '--help'])",
        "import asendus.cli as cli; cli.run(['--version'])",
    ],
)
def test_nothing_heavy_is_imported_on_the_way_to_help(code: str) -> None:
    """The package, its commands and their help need no graph library, no morphology and no page template."""
    modules = loaded_after(code)

    assert "asendus" in modules
    assert not modules & set(HEAVY)
