"""From German and English documents to findings: who covers whom, both ways."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal

from asendus.findings import Finding, find
from asendus.loader import read
from asendus.store import Store, open_store
from asendus.vocabulary import ASENDUS, SKOS

TODAY = date(2030, 1, 1)

GERMAN = {
    "leiterin.txt": """Hafenamt Nordmark
STELLENBESCHREIBUNG

Stelle: Referatsleiterin Personal
Organisationseinheit: Abteilung Zentrales, Referat Personal
Vertreten durch: Referentin für Personalentwicklung
Vertritt: keine
""",
    "referent.txt": """Hafenamt Nordmark
STELLENBESCHREIBUNG

Stelle: Referent für Personalentwicklung
Organisationseinheit: Abteilung Zentrales, Referat Personal
Vorgesetzte Stelle: Leiterin des Referats Personal
Vertreten durch: Sachbearbeiter/in
Vertritt: Leiter des Referats Personal
""",
    "sachbearbeiterin.txt": """Hafenamt Nordmark
STELLENBESCHREIBUNG

Stelle: Sachbearbeiterin (m/w/d)
Organisationseinheit: Abteilung Zentrales, Referat Personal
Vorgesetzte Stelle: Referatsleitung
Vertreten durch: entfällt
Vertritt: keine
""",
}

ENGLISH = {
    "head.txt": """Water Authority of Vesimaa
JOB DESCRIPTION

Position: Head of Finance
Unit: Finance Department
Deputised by: Chief Accountant
Deputises for: none
""",
    "accountant.txt": """Water Authority of Vesimaa
JOB DESCRIPTION

Position: Chief Accountant
Unit: Finance Department
Reports to: Head of the Finance Department
Deputised by: a colleague appointed by the Head of Department
Deputises for: Head of the Finance Department
""",
}


def loaded(folder: Path, texts: dict[str, str]) -> Store:
    """A store with the descriptions of some texts."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    store = open_store()
    store.load(read([folder]).readings)
    return store


def told(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(finding.slug, finding.posts[0].label.split(",")[0]) for finding in findings}


def labels(store: Store) -> dict[str, Literal]:
    """The label of each thing in the graph, by its IRI."""
    found = ((str(quad.subject), quad.object) for quad in store.quads() if quad.predicate == SKOS.prefLabel)
    return {iri: label for iri, label in found if isinstance(label, Literal)}


def covers(store: Store) -> set[tuple[str, str]]:
    """Who covers whom in the derived graph, by the labels' first words: substitute, principal."""
    titles = {iri: label.value.split(",")[0] for iri, label in labels(store).items()}
    pairs = (quad for quad in store.quads() if quad.predicate == ASENDUS.substitutedBy)
    return {(titles[str(quad.object)], titles[str(quad.subject)]) for quad in pairs}


def test_german_descriptions_lead_to_the_right_findings(tmp_path: Path) -> None:
    """The head and its deputy confirm each other in other words; the deputy's own cover is told by one end alone."""
    store = loaded(tmp_path, GERMAN)
    findings = told(find(store, today=TODAY))

    assert {
        ("Referent für Personalentwicklung", "Referatsleiter Personal"),
        ("Sachbearbeiter", "Referent für Personalentwicklung"),
    } == covers(store)

    assert ("no-cover", "Sachbearbeiter") in findings
    assert ("sole-substitute", "Referatsleiter Personal") in findings
    assert ("sole-substitute", "Referent für Personalentwicklung") in findings
    assert ("one-sided", "Referent für Personalentwicklung") in findings
    assert not any(slug in {"no-supervisor", "unverified-cover", "ambiguous-mention"} for slug, _ in findings)
    assert ("one-sided", "Referatsleiter Personal") not in findings


def test_english_descriptions_lead_to_the_right_findings(tmp_path: Path) -> None:
    """The "Head of the Finance Department" is the post "Head of Finance" of that department."""
    store = loaded(tmp_path, ENGLISH)
    findings = told(find(store, today=TODAY))

    assert {("Chief Accountant", "Head of Finance")} == covers(store)

    assert ("sole-substitute", "Head of Finance") in findings
    assert ("appointed-cover", "Chief Accountant") in findings
    assert not any(slug in {"one-sided", "unverified-cover"} for slug, _ in findings)


@pytest.mark.parametrize(("texts", "language"), [(GERMAN, "de"), (ENGLISH, "en")])
def test_labels_in_the_graph_have_the_language_of_the_document(
    tmp_path: Path, texts: dict[str, str], language: str
) -> None:
    """Labels of posts and units are tagged with the language that their description is written in; a program's name is not."""
    store = loaded(tmp_path, texts)
    told = [label for label in labels(store).values() if not label.value.startswith("?")]

    assert {language} == {label.language for label in told if not label.value.startswith("Asendus ")}
    assert 1 == len([label for label in told if label.language is None])
