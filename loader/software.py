"""Which release of this software writes a graph."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from pyoxigraph import NamedNode

#: The IRI of a release is this and its version.
_RELEASES = "https://w3id.org/asendus/software/"


@cache
def release() -> str:
    """The version of the release, as the package has it."""
    return version("asendus")


def release_iri() -> NamedNode:
    """The release as an agent (prov:SoftwareAgent)."""
    return NamedNode(f"{_RELEASES}{release()}")
