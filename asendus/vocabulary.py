"""The terms of the graph, as pyoxigraph nodes.

A namespace here is closed: a term that it does not list is an AttributeError, not a new term.

>>> ASENDUS.Substitution
<NamedNode value=https://w3id.org/asendus/ns#Substitution>
>>> ASENDUS.Substitute
Traceback (most recent call last):
...
AttributeError: https://w3id.org/asendus/ns# has no term 'Substitute'
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from pyoxigraph import Literal, NamedNode

NAMESPACE = "https://w3id.org/asendus/ns#"

#: Base IRI of the data where nobody sets one (a domain reserved by RFC 2606).
DEFAULT_BASE = "https://asendus.example/"

#: Base IRI of the SKOS schemes in ontology/schemes.
SCHEME_BASE = "https://w3id.org/asendus/scheme/"


class Namespace:
    """The terms of one namespace, as attributes or items."""

    def __init__(self, base: str, terms: str) -> None:
        self.base = base
        self._terms = {name: NamedNode(base + name) for name in terms.split()}

    def __getattr__(self, name: str) -> NamedNode:
        try:
            return self._terms[name]
        except KeyError:
            raise AttributeError(f"{self.base} has no term {name!r}") from None

    def __getitem__(self, name: str) -> NamedNode:
        return self._terms[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)


ASENDUS = Namespace(
    NAMESPACE,
    """
    readerVersion Document JobDescription StaffList SubstitutionScheme PathStep SourceFile Directive Repeal ReadingWarning FormField
    Statement AgencyStatement TitleStatement UnitStatement DirectiveStatement ServiceStatement
    ReviewStatement ReportingLine Substitution Requirement EmptyField FormHeader PostListing
    Provision Purpose Duty ExpectedResult Right Responsibility
    DescribedPost ListedPost MentionedPost LanguageDemand
    SupervisorField SubordinatesField SubstitutedByField SubstitutesForField
    CoverStrength Firm Group Appointed Deferred Unverified Hollow None NotAsked
    StatingEnd PrincipalEnd SubstituteEnd SchemeEnd
    ServiceKind Official Employee

    inFile annex agencyName title qualifier ordinal unitPath unitName depth outsideUnits service inAgency asks leavesEmpty
    fileName member sha256 sheet inRow
    effective issuer repeals repealedDate repealedNumber repealedAnnex repealedBy supersededBy
    reviewMonths reviewDue
    statedIn evidence about code text
    field statedBy mentionKind mentionTitle mentionQualifier mentionOrdinal mentionUnit condition order
    requirementKind level language languageSkill years subject competency essential
    itemNumber leadIn resultOf
    describedIn headsUnit headcount rosterComplete coverStrength substitutedBy substitutes
    requiresCompetency requiresEducation requiresYears requiresLanguageLevel
    demands demandKey demandRank
    principal substitute strength reporter supervisor unconfirmedBy deferredTo
    resolvesTo ambiguousBetween resolutionNote
    Finding findingKind involves remedy High Medium Low
    """,
)

RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#", "comment label")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#", "boolean date decimal integer string")
SKOS = Namespace(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme prefLabel altLabel exactMatch inScheme notation definition",
)
DCTERMS = Namespace("http://purl.org/dc/terms/", "language isPartOf identifier issued")
ORG = Namespace(
    "http://www.w3.org/ns/org#",
    "Organization FormalOrganization OrganizationalUnit Post subOrganizationOf unitOf postIn reportsTo",
)
OA = Namespace(
    "http://www.w3.org/ns/oa#",
    "SpecificResource TextPositionSelector TextQuoteSelector hasSource hasSelector start end exact",
)
SH = Namespace("http://www.w3.org/ns/shacl#", "ValidationResult focusNode resultMessage resultSeverity")
PROV = Namespace(
    "http://www.w3.org/ns/prov#", "Activity Entity SoftwareAgent used wasAssociatedWith wasDerivedFrom wasGeneratedBy"
)

#: Prefixes of exports, and of queries in the documentation.
PREFIXES = {
    "asendus": NAMESPACE,
    "dcterms": DCTERMS.base,
    "oa": OA.base,
    "org": ORG.base,
    "prov": PROV.base,
    "rdf": RDF.base,
    "rdfs": RDFS.base,
    "sh": SH.base,
    "skos": SKOS.base,
    "xsd": XSD.base,
}


class Strength(StrEnum):
    """How well a post is covered, best first; each is the local name of an individual of asendus:CoverStrength."""

    FIRM = "Firm"
    GROUP = "Group"
    APPOINTED = "Appointed"
    DEFERRED = "Deferred"
    UNVERIFIED = "Unverified"
    HOLLOW = "Hollow"
    NONE = "None"
    NOT_ASKED = "NotAsked"

    @property
    def node(self) -> NamedNode:
        """The individual in the graph."""
        return ASENDUS[self.value]

    @property
    def rank(self) -> int:
        """0 for the best.

        >>> min([Strength.GROUP, Strength.FIRM], key=lambda strength: strength.rank)
        <Strength.FIRM: 'Firm'>
        """
        return list(Strength).index(self)


#: A field of mentions → its individual in the graph.
FIELDS = {
    "supervisor": ASENDUS.SupervisorField,
    "subordinates": ASENDUS.SubordinatesField,
    "substituted_by": ASENDUS.SubstitutedByField,
    "substitutes_for": ASENDUS.SubstitutesForField,
}


def whole(number: int) -> Literal:
    """A whole number. (Oxigraph keeps every whole-number type as xsd:integer, so nothing else comes back as it was.)"""
    return Literal(str(number), datatype=XSD.integer)


def decimal(number: float) -> Literal:
    """A number in the canonical form of XML Schema 1.1 (Part 2, E.2), which is the form that Oxigraph gives back.

    >>> decimal(3.0).value, decimal(0.5).value
    ('3', '0.5')
    """
    text = f"{number:f}".rstrip("0").rstrip(".")
    return Literal(text, datatype=XSD.decimal)


def slug_of(iri: str) -> str:
    """The local name of a term, in small letters with hyphens.

    >>> slug_of("https://w3id.org/asendus/ns#NotAsked")
    'not-asked'
    """
    name = iri.rsplit("#", 1)[-1]
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")
