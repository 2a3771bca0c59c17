"""The OWL ontology, SHACL shapes and SKOS schemes, in Turtle, and where to find them.

>>> [file.name for file in modules()]
['alignments.ttl', 'asendus.ttl', 'core.ttl', 'cover.ttl', 'documents.ttl', 'provisions.ttl', 'requirements.ttl']
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

#: Namespace of the ontology's terms. It never carries a version; only the version IRI does.
NAMESPACE = "https://w3id.org/asendus/ns#"


def modules() -> list[Traversable]:
    """The Turtle files of the ontology itself, alignments among them."""
    return _turtle(files("asendus.ontology"))


def shapes() -> list[Traversable]:
    """The Turtle files with SHACL shapes."""
    return _turtle(files("asendus.ontology") / "shapes")


def schemes() -> list[Traversable]:
    """The Turtle files with SKOS concept schemes."""
    return _turtle(files("asendus.ontology") / "schemes")


def _turtle(folder: Traversable) -> list[Traversable]:
    return sorted((file for file in folder.iterdir() if file.name.endswith(".ttl")), key=lambda file: file.name)
