"""The SPARQL questions that only the product itself asks (`sparql/`); the public library is `asendus.queries`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_sparql(name: str) -> str:
    """The text of a question by its name.

    >>> "?supervisor" in read_sparql("network-reporting")
    True
    """
    return files("asendus").joinpath("sparql", f"{name}.rq").read_text(encoding="utf-8")
