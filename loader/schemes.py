"""The concept schemes of the ontology folder: competencies, levels, languages, agencies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from asendus.loader.folding import fold

SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"
ASENDUS: Final = "https://w3id.org/asendus/ns#"

#: The schemes there are, by the name of their file.
SCHEMES = ("agencies", "cefr", "competencies", "education", "findings", "languages", "service-groups")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One concept: labels by language, other names, misspellings, and what its scheme orders or sorts it by.

    notations: its codes or abbreviations; rank: its place in an ordered scheme, higher is more; eqf: level of the European
    Qualifications Framework; kind: IRI of the kind of an agency; replaced_by: IRI of an agency's successor.
    """

    iri: str
    labels: Mapping[str, str]
    alternatives: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    notations: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    rank: int | None = None
    eqf: int | None = None
    kind: str | None = None
    replaced_by: str | None = None

    @property
    def notation(self) -> str:
        """The first code or abbreviation; empty where there is none."""
        return self.notations[0] if self.notations else ""

    @property
    def names(self) -> tuple[str, ...]:
        """All right names: preferred labels and alternatives, without the misspellings."""
        return (*self.labels.values(), *self.alternatives)


@dataclass(frozen=True, slots=True)
class Scheme:
    """The concepts of one scheme, in the order of its file."""

    concepts: tuple[Concept, ...]
    _by_name: Mapping[str, Concept] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        names: dict[str, Concept] = {}
        right = [(name, concept) for concept in self.concepts for name in concept.names]
        wrong = [(name, concept) for concept in self.concepts for name in concept.hidden]
        for name, concept in right + wrong:
            names.setdefault(fold(name), concept)
        object.__setattr__(self, "_by_name", names)

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts)

    def __len__(self) -> int:
        return len(self.concepts)

    def find(self, name: str) -> Concept | None:
        """The concept of that name, whatever its case and diacritics; a known misspelling counts as a name."""
        return self._by_name.get(fold(name))

    def by_notation(self, notation: str) -> Concept | None:
        """The concept with that code or abbreviation, spelt exactly so."""
        return next((concept for concept in self.concepts if notation in concept.notations), None)


@cache
def read_scheme(name: str) -> Scheme:
    """One of `SCHEMES`, read from the ontology folder once.

    >>> read_scheme("education").by_notation("higher").eqf
    6
    """
    source = files("asendus.ontology").joinpath("schemes", f"{name}.ttl")
    facts: dict[str, dict[str, list[NamedNode | Literal]]] = {}
    for quad in parse(source.read_bytes(), format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            predicates = facts.setdefault(quad.subject.value, {})
            predicates.setdefault(quad.predicate.value, []).append(quad.object)
    scheme = next(iter(facts))
    return Scheme(tuple(_concept(iri, said) for iri, said in facts.items() if _in_scheme(said, scheme)))


def _in_scheme(said: Mapping[str, list[NamedNode | Literal]], scheme: str) -> bool:
    return any(node.value == scheme for node in said.get(f"{SKOS}inScheme", ()))


def _concept(iri: str, said: Mapping[str, list[NamedNode | Literal]]) -> Concept:
    def values(predicate: str) -> tuple[str, ...]:
        return tuple(node.value for node in said.get(predicate, ()))

    def number(predicate: str) -> int | None:
        return next((int(value) for value in values(predicate)), None)

    preferred = said.get(f"{SKOS}prefLabel", ())
    return Concept(
        iri=iri,
        labels={node.language or "": node.value for node in preferred if isinstance(node, Literal)},
        alternatives=values(f"{SKOS}altLabel"),
        hidden=values(f"{SKOS}hiddenLabel"),
        notations=values(f"{SKOS}notation"),
        exact=values(f"{SKOS}exactMatch"),
        rank=number(f"{ASENDUS}rank"),
        eqf=number(f"{ASENDUS}eqf"),
        kind=next(iter(values(f"{DCTERMS}type")), None),
        replaced_by=next(iter(values(f"{DCTERMS}isReplacedBy")), None),
    )
