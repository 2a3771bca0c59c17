"""What a post demands, as flat shortcuts to concepts and numbers; wishes are left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from asendus.loader.facts import Demand
from asendus.loader.identity import competency_scheme_iri
from asendus.loader.reading import CEFR_LEVELS, EDUCATION_LEVELS, RequirementKind
from asendus.loader.schemes import read_scheme
from asendus.loader.slugs import squash
from asendus.vocabulary import ASENDUS, RDF, SKOS, decimal

#: A statement of a graph that is named elsewhere.
Fact = tuple[NamedNode, NamedNode, NamedNode | Literal]


def requirement_facts(post: NamedNode, demands: Iterable[Demand], *, base: str) -> Iterator[Fact]:
    """The shortcuts of one post.

    Of several education levels the lowest is what is accepted; of several minimums of experience the longest is the
    overall one; a language whose skills have levels of their own counts with its lowest.
    """
    essential = [each for each in demands if each.essential]
    for concept in sorted({each.competency for each in essential if each.competency}, key=lambda node: node.value):
        yield post, ASENDUS.requiresCompetency, concept
    for compared in _compared(essential):
        yield post, ASENDUS.demands, compared.demand.iri
        yield compared.demand.iri, ASENDUS.demandKey, Literal(compared.key)
        yield compared.demand.iri, ASENDUS.demandRank, decimal(compared.rank)
    education = _lowest((each.level for each in essential if each.kind == RequirementKind.EDUCATION), EDUCATION_LEVELS)
    if education:
        yield post, ASENDUS.requiresEducation, education
    years = [each.years for each in essential if each.years is not None]
    if years:
        yield post, ASENDUS.requiresYears, decimal(max(years))
    for language in sorted({each.language for each in essential if each.language}, key=lambda node: node.value):
        level = _lowest((each.level for each in essential if each.language == language), CEFR_LEVELS)
        if level:
            yield from _language_facts(post, language, level, base=base)


@dataclass(frozen=True, slots=True)
class _Compared:
    """A demand that another post's can be compared with: of one key, the higher rank demands more."""

    demand: Demand
    key: str
    rank: float


def _compared(essential: Iterable[Demand]) -> list[_Compared]:
    """The demand that counts for each key: of education and of a language the lowest, of one subject's years the longest."""
    found: dict[str, _Compared] = {}
    for each in filter(None, map(_comparable, essential)):
        known = found.get(each.key)
        longest = each.demand.kind == RequirementKind.EXPERIENCE
        if known is None or (each.rank > known.rank if longest else each.rank < known.rank):
            found[each.key] = each
    return [found[key] for key in sorted(found)]


def _comparable(demand: Demand) -> _Compared | None:
    """Education by its EQF level (so that applied higher and higher are one), a language by its CEFR level, years by subject."""
    name = _name(demand.level) if demand.level else ""
    if demand.kind == RequirementKind.EDUCATION and name in EDUCATION_LEVELS:
        return _Compared(demand, "education", _eqf(name))
    if demand.language and name in CEFR_LEVELS:
        return _Compared(demand, f"language/{_name(demand.language)}", CEFR_LEVELS.index(name) + 1)
    if demand.kind == RequirementKind.EXPERIENCE and demand.years is not None:
        return _Compared(demand, f"experience/{squash(demand.subject)}", demand.years)
    return None


def _eqf(level: str) -> int:
    concept = read_scheme("education").by_notation(level)
    return (concept.eqf if concept else None) or 0


def own_competencies(agency: NamedNode, demands: Iterable[Demand], *, language: str) -> Iterator[Fact]:
    """The agency's own scheme: each competency that the common scheme does not have, as a concept with its spellings.

    The spelling met most often is the preferred label; of several, the one that sorts first.
    """
    scheme = competency_scheme_iri(agency)
    spellings: dict[NamedNode, Counter[str]] = {}
    for demand in demands:
        if demand.competency and demand.competency.value.startswith(f"{scheme.value}/"):
            spellings.setdefault(demand.competency, Counter())[demand.text] += 1
    if spellings:
        yield scheme, RDF.type, SKOS.ConceptScheme
    for concept, texts in spellings.items():
        preferred, *others = sorted(texts, key=lambda text: (-texts[text], text))
        yield concept, RDF.type, SKOS.Concept
        yield concept, SKOS.inScheme, scheme
        yield concept, SKOS.prefLabel, Literal(preferred, language=language)
        for other in others:
            yield concept, SKOS.altLabel, Literal(other, language=language)


def _language_facts(post: NamedNode, language: NamedNode, level: NamedNode, *, base: str) -> Iterator[Fact]:
    demand = NamedNode(f"{base}demand/language/{_name(language)}/{_name(level)}")
    yield post, ASENDUS.requiresLanguageLevel, demand
    yield demand, RDF.type, ASENDUS.LanguageDemand
    yield demand, ASENDUS.language, language
    yield demand, ASENDUS.level, level


def _lowest(levels: Iterable[NamedNode | None], order: tuple[str, ...]) -> NamedNode | None:
    known = [level for level in levels if level and _name(level) in order]
    return min(known, key=lambda level: order.index(_name(level)), default=None)


def _name(node: NamedNode) -> str:
    return node.value.rsplit("/", 1)[-1]
