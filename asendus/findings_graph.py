"""Findings as statements: a named graph an agency, in the terms of SHACL's validation results and of our own ontology.

What each term says is told in ontology/findings.ttl. A finding rests on (`prov:wasDerivedFrom`) the statements of the
descriptions that it quotes; those lead to the words. What a rules file silences is not written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from asendus.findings import Finding
from asendus.loader.identity import agency_of, findings_iri
from asendus.vocabulary import ASENDUS, DCTERMS, PROV, RDF, SCHEME_BASE, SH, XSD

#: A severity → its individual.
SEVERITY_NODES = {"high": ASENDUS.High, "medium": ASENDUS.Medium, "low": ASENDUS.Low}


def as_quads(findings: Iterable[Finding], *, today: date) -> list[Quad]:
    """The graphs of all findings that no rule silences, sorted; today: the day of the findings, kept as dcterms:issued."""
    found: set[Quad] = set()
    for finding in findings:
        if not finding.silence:
            graph = findings_iri(agency_of(NamedNode(finding.posts[0].iri)))
            found.update(_quads(finding, graph))
            found.add(Quad(graph, RDF.type, PROV.Entity, graph))
            found.add(Quad(graph, DCTERMS.issued, Literal(today.isoformat(), datatype=XSD.date), graph))
    return sorted(found, key=str)


def _quads(finding: Finding, graph: NamedNode) -> Iterator[Quad]:
    node = NamedNode(f"{graph.value}/{finding.id}")
    for predicate, value in _facts(finding):
        yield Quad(node, predicate, value, graph)


def _facts(finding: Finding) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    yield RDF.type, ASENDUS.Finding
    yield RDF.type, SH.ValidationResult
    yield DCTERMS.identifier, Literal(finding.id)
    yield ASENDUS.findingKind, NamedNode(f"{SCHEME_BASE}finding/{finding.slug}")
    yield SH.resultSeverity, SEVERITY_NODES[finding.severity]
    yield SH.focusNode, NamedNode(finding.posts[0].iri)
    for post in finding.posts:
        yield ASENDUS.involves, NamedNode(post.iri)
    for lang, words in finding.message.items():
        yield SH.resultMessage, Literal(words, language=lang)
    for lang, words in finding.remedy.items():
        yield ASENDUS.remedy, Literal(words, language=lang)
    for statement in finding.statements:
        yield PROV.wasDerivedFrom, NamedNode(statement)
