"""The agency of a document: by title page, label, office, abbreviation; partners left alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asendus.loader.agency_names import read_names
from asendus.loader.gazetteer import How, find_agency
from asendus.loader.schemes import read_scheme


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("RIIGI TUGITEENUSTE KESKUS\nAMETIJUHEND", "Riigi Tugiteenuste Keskus"),
        ("POLITSEI- JA\nPIIRIVALVEAMET\nAMETIJUHEND", "Politsei- ja Piirivalveamet"),
        ("**TRANSPORDIAMET\nLIIKLUSTEENISTUS**", "Transpordiamet"),
        ("# Ravimiamet", "Ravimiamet"),
        ("PAASTEAMET", "Päästeamet"),
        ("KINNITATUD\nStatistikaameti peadirektori\n01.02.2025 käskkirjaga nr 3", "Statistikaamet"),
        ("KONKURENTSIAMETI ÜLDOSAKONNA NÕUNIKU AMETIJUHEND", "Konkurentsiamet"),
        ("| Vastutaja | M. Tamm (RTK, personaliosakond) |", "Riigi Tugiteenuste Keskus"),
        ("| Organisatsioon | Tööinspektsioon |", "Tööinspektsioon"),
        ("Maanteeameti peadirektori käskkiri", "Maanteeamet"),
        ("SKA\nAMETIJUHEND", "Sotsiaalkindlustusamet"),
    ],
)
def test_agency_of_the_scheme_is_known_in_any_case_and_place(head: str, name: str) -> None:
    """A listed agency is told by its name in any case, damaged too, or by its abbreviation, with its concept."""
    hit = find_agency(head)

    assert hit is not None
    assert name == hit.name
    assert hit.iri in {concept.iri for concept in read_scheme("agencies")}


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("LAEVAAMET\nSADAMATE OSAKOND\nLOOTS\nAMETIJUHEND", "Laevaamet"),
        ("LOOTSI- JA VETEVALVEAMET", "Lootsi- ja Vetevalveamet"),
        ("Meremuuseum\nAmetijuhend", "Meremuuseum"),
        ("MERELAEVANDUSE AMET\nKLIENDITEENINDUSKESKUS\nAMETIJUHEND", "Merelaevanduse Amet"),
        ("KINNITATUD\nLaevaameti peadirektori 01.01.2025 käskkirjaga nr 3", "Laevaamet"),
        ("Vastavalt Laevaameti põhimäärusele", "Laevaamet"),
        ("KINNITATUD Laevaameti peadirektori käskkirjaga", "Laevaamet"),
        ("Uue-Saare Linnavalitsus\nAmetijuhend", "Uue-Saare Linnavalitsus"),
        ("UUE-SAARE VALLAVALITSUSE SOTSIAALOSAKONNA JUHATAJA AMETIJUHEND", "Uue-Saare Vallavalitsus"),
        ("Udulaiu vallavalitsus\nkiri", "Udulaiu Vallavalitsus"),
        ("1.1 Ametiasutus: Rohelise Ranna Büroo", "Rohelise Ranna Büroo"),
        ("UDULAIU HAIGLA\nAMETIJUHEND", "Udulaiu Haigla"),
        ("RANNA- JA PÄÄSTEAMET\nAMETIJUHEND", "Ranna- ja Päästeamet"),
        ("METSADE NING LENNUAMET\nLennuameti andmed", "Metsade ning Lennuamet"),
        ("Saarte Terviseamet\nKINNITATUD\nSaarte\nTerviseameti peadirektori käskkirjaga", "Saarte Terviseamet"),
        ("<p><b>LOOTSI- JA LENNUAMET</b></p>\n<h2>AMETIJUHEND</h2>", "Lootsi- ja Lennuamet"),
        ("<div>Lisa<br/><strong>Laevaamet</strong><br/>AMETIJUHEND</div>", "Laevaamet"),
        ("| Vastutaja | M. Tamm (Ranna- ja Päästeamet, personaliosakond) |", "Ranna- ja Päästeamet"),
        ("| Vastutaja | M. Tamm (Laevaamet) |", "Laevaamet"),
        ("Saarte Laevahalduse Aktsiaselts\nLOOTSI AMETIJUHEND", "Saarte Laevahalduse Aktsiaselts"),
        ("AKTSIASELTS UDULAIU SADAM\nAMETIJUHEND", "Aktsiaselts Udulaiu Sadam"),
        ("AS UDULAIU SADAM\nAMETIJUHEND", "AS Udulaiu Sadam"),
        ("Udulaiu Sadam OÜ\nAMETIJUHEND", "Udulaiu Sadam OÜ"),
        ("SA Saarte Loodus\nAMETIJUHEND", "SA Saarte Loodus"),
        ("Tööandja: MTÜ Ranna Kool\nTöötaja: Mari Kuusk", "MTÜ Ranna Kool"),
        (
            "KINNITATUD\nSaarte Laevahalduse Aktsiaseltsi juhatuse esimehe käskkirjaga",
            "Saarte Laevahalduse Aktsiaselts",
        ),
    ],
)
def test_agency_that_no_scheme_has_is_known_by_its_grammar(head: str, name: str) -> None:
    """An agency that is not listed is told by the last word of its name and its place, in the nominative and in title case."""
    hit = find_agency(head)

    assert hit is not None
    assert (name, None) == (hit.name, hit.iri)


def test_title_page_beats_partners_in_the_duties() -> None:
    """However often a document speaks of a partner, the agency on its title page is its own."""
    body = "Lepib kokku Päästeametiga. Päästeameti andmed. Päästeameti õppus. PPA ametnikud ja PPA andmed."
    hit = find_agency("LAEVAAMET\nAMETIJUHEND", body)

    assert hit is not None
    assert ("Laevaamet", "head", How.LINE) == (hit.name, hit.where, hit.how)


def test_abbreviation_of_the_own_house_tells_the_agency() -> None:
    """Where nothing else does, an abbreviation that owns something names the agency, and its words are the evidence."""
    body = "Koduleht vastab nõuetele ja klient saab SKA kodulehelt infot."
    hit = find_agency("AMETIJUHEND", body)

    assert hit is not None
    assert ("Sotsiaalkindlustusamet", "SKA") == (hit.name, body[hit.start : hit.end])


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Tööandja Päästeamet\nAMETIJUHEND", "Päästeamet"),
        ("KINNITATUD Päästeamet", None),
        ("Siseministeerium Päästeamet", None),
    ],
)
def test_words_before_a_listed_name_are_not_always_part_of_it(head: str, name: str | None) -> None:
    """A label, a stamp's word or another agency in front of a listed name does not belong to it."""
    hit = find_agency(head)

    assert name == (hit.name if hit else None)


@pytest.mark.parametrize(
    "body",
    [
        "Lepib Päästeametiga kokku õppused.",
        "Teeb koostööd PPA, MTA ja SKA ametnikega.",
        "Edastab andmed SKA-le.",
        "Ameti põhimäärus. Ameti peadirektor. Amet tegeleb laevadega.",
        "Veab politsei, prokuratuuri ja lastekaitse juhtimisrühma.",
        "Tööandja: Jaan Tamm\nTöötaja: Liis Kuusk",
        "Ametiasutus\tStruktuuriüksus\n",
        "Koostab aruande\nSA PPA AS",
        "Kasutab tööks <b>Laevaamet</b> nimelist kausta.",
        "",
    ],
)
def test_partners_and_common_nouns_tell_no_agency(body: str) -> None:
    """A partner in passing, a bare "amet" or a signatory is no agency of the document."""
    assert find_agency("AMETIJUHEND", body) is None


@settings(deadline=None, max_examples=60)
@given(st.sampled_from([c for c in read_scheme("agencies") if c.labels["et"][0].isupper()]), st.booleans())
def test_every_listed_agency_is_found_on_a_title_page(concept, shouted: bool) -> None:  # type: ignore[no-untyped-def]
    """Each agency is found by its full name on a line of its own, in title case and in capitals."""
    name = concept.labels["et"]
    hit = find_agency(f"KINNITATUD\n{name.upper() if shouted else name}\nAMETIJUHEND")

    assert hit is not None
    assert (name, concept.iri) == (hit.name, hit.iri)


@settings(deadline=None)
@given(st.text(alphabet="AÄabdemitvlsu SK-\n|:()", max_size=120), st.text(alphabet="AÄaemt SKP-\n|:", max_size=120))
def test_hit_lies_in_its_text(head: str, body: str) -> None:
    """Whatever the texts, a hit's offsets lie in the text that it names."""
    hit = find_agency(head, body)

    assert hit is None or 0 <= hit.start < hit.end <= len(head if hit.where == "head" else body)


def test_nominative_of_a_shouted_genitive_is_in_title_case() -> None:
    """Small words stay small, parts of a compound name get their capitals."""
    assert "Politsei- ja Vetevalveamet" == read_names("et").nominative("POLITSEI- JA VETEVALVEAMETI")


def test_real_documents_name_their_agency(shared_documents: Path, shared_evaluation: Path) -> None:
    """In every real document the agency is the one that its gold reading has."""
    gold = {g["source"]: g["agency"] for g in json.loads((shared_evaluation / "gold.json").read_text(encoding="utf-8"))}
    assert gold
    for source, agency in gold.items():
        text = (shared_documents / source).read_text(encoding="utf-8")
        first = re.search(r"^\W*1\.?\s.*(?:ÜLD|Üld|ULD)", text, re.MULTILINE)
        head = text[: first.start()] if first else ""
        hit = find_agency(head, text)

        assert (source, agency) == (source, hit and hit.name)
