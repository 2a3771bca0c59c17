"""The OWL ontology, SHACL shapes and SKOS schemes, in Turtle, and where to find them.

>>> [file.name.removesuffix(".ttl") for file in modules()]
['asendus', 'core', 'cover', 'deprecated', 'documents', 'evidence', 'findings', 'provisions', 'requirements']
>>> [file.name.removesuffix(".ttl") for file in alignments()]
['cpov', 'dcterms', 'esco', 'foaf', 'hl7', 'oa', 'org', 'prov', 'schema', 'shacl', 'wikidata']
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

#: Namespace of the ontology's terms. It never carries a version; only the version IRI does.
NAMESPACE = "https://w3id.org/asendus/ns#"


def modules() -> list[Traversable]:
    """The Turtle files of the ontology itself: asendus.ttl, which imports all, and its modules."""
    return _turtle(files("asendus.ontology"))


def alignments() -> list[Traversable]:
    """The Turtle files that relate the ontology to others, one a vocabulary; nothing imports them."""
    return _turtle(files("asendus.ontology") / "alignments")


def shapes() -> list[Traversable]:
    """The Turtle files with SHACL shapes."""
    return _turtle(files("asendus.ontology") / "shapes")


def schemes() -> list[Traversable]:
    """The Turtle files with SKOS concept schemes."""
    return _turtle(files("asendus.ontology") / "schemes")


def _turtle(folder: Traversable) -> list[Traversable]:
    return sorted((file for file in folder.iterdir() if file.name.endswith(".ttl")), key=lambda file: file.name)
