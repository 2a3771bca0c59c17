"""The templates of what is written as HTML."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


def template_environment() -> Environment:
    """An environment of Jinja in which text never acts as markup, and a name that is not told is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("asendus", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def read_template(name: str) -> str:
    """A file beside the templates as it stands, its lines ending in LF."""
    return files("asendus").joinpath("templates", name).read_text(encoding="utf-8").replace("\r\n", "\n")
