"""Names of competencies: told from sentences, repaired, and linked to their concepts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asendus.loader.competencies import match_competency, parse_competencies
from asendus.loader.folding import DAMAGED
from asendus.loader.passages import Passage
from asendus.loader.reading import Requirement, RequirementKind
from asendus.loader.schemes import read_scheme

SCHEME = "https://w3id.org/asendus/scheme/competency/"
LABELS = sorted(concept.labels["et"] for concept in read_scheme("competencies"))


def parse(text: str) -> list[Requirement]:
    """The requirements of one field that stands alone."""
    return parse_competencies(Passage.from_text(text), language="et")[0]


def names(text: str) -> list[str]:
    """The names of the competencies in a field."""
    return [r.text for r in parse(text) if r.kind is RequirementKind.COMPETENCY]


@pytest.mark.parametrize("label", LABELS)
def test_every_label_leads_to_its_concept(label: str) -> None:
    """A competency under its own name is linked, and written as the document writes it."""
    (requirement,) = parse(f"- {label.capitalize()}: teeb head tööd.")

    concept = read_scheme("competencies").find(label)
    assert concept is not None
    assert (label.capitalize(), concept.iri) == (requirement.text, requirement.concept)


@settings(deadline=None)
@given(st.sampled_from([label for label in LABELS if set(label) & set(DAMAGED) and len(label) > 8]), st.data())
def test_scan_damage_is_undone(label: str, data: st.DataObject) -> None:
    """Whatever a scan makes of õ ä ö ü in a name, the right name comes out, with a warning where it differed."""
    seen = "".join(data.draw(st.sampled_from(DAMAGED.get(letter, (letter,)))) for letter in label)
    requirements, warnings = parse_competencies(Passage.from_text(f"{seen}:\n- teeb tööd"), language="et")

    assert [label] == [r.text.casefold() for r in requirements]
    assert bool(warnings) == (seen != label and seen.casefold() != requirements[0].text.casefold())


def test_writers_own_misspelling_stays() -> None:
    """A name that its writer misspelt keeps the spelling and is linked all the same, without a warning."""
    requirements, warnings = parse_competencies(Passage.from_text("- **Korrektus**: peab korda"), language="et")

    assert [("Korrektus", f"{SCHEME}korrektsus")] == [(r.text, r.concept) for r in requirements]
    assert [] == warnings


def test_unknown_name_has_no_concept() -> None:
    """A name that the scheme does not have is kept as it stands, without a concept."""
    assert [("Meremehetarkus", None)] == [(r.text, r.concept) for r in parse("- Meremehetarkus: loeb pilvi")]


def test_unknown_damaged_name_is_repaired_at_its_ending() -> None:
    """Where no label helps, the known ending of a damaged name is put right."""
    assert ["Rannavalve töö", "Sukeldumisvõime"] == names("- Rannavalve t66: kõnnib\n- Sukeldumisvbime: sukeldub")


def test_repair_keeps_the_case_of_the_document() -> None:
    """A damaged name in capitals comes out in capitals, one with a capital keeps it."""
    assert ["KOOSTÖÖVÕIME", "Empaatiavõime"] == names("KOOST66V6IME: aitab\nEmpaatiavdime: kuulab")


def test_quotation_holds_the_name_as_it_stands() -> None:
    """The span of a repaired name quotes the damaged words, with what describes it."""
    text = "= Meeskonnat60: tajub oma rolli"
    (requirement,) = parse(text)

    assert ("Meeskonnatöö", "Meeskonnat60: tajub oma rolli") == (requirement.text, text[slice(*requirement.span)])


def test_sentences_with_a_colon_are_no_names() -> None:
    """A sentence about the holder is no competency though it has a colon or a dash."""
    text = "Täpsus:\n- Tunneb korda: loeb, kirjutab.\n- Peab tähtaegu – alati.\n- On avatud: kuulab."

    assert ["Täpsus"] == names(text)


def test_long_items_of_a_list_are_skills() -> None:
    """An item too long for a name is kept as a skill."""
    requirements = parse("- Täpsus\n- Valmisolek töötada tormisel ööl üksi avamerel")

    assert [RequirementKind.COMPETENCY, RequirementKind.SKILL] == [r.kind for r in requirements]


def test_and_joins_words_of_one_name_or_two_names() -> None:
    """ "ja" behind a cut word is part of the name; between two whole names it parts them."""
    assert ["analüüsi- ja üldistusvõime", "täpsus", "loovus"] == names("analüüsi- ja üldistusvõime, täpsus ja loovus")


def test_heads_of_a_table_are_no_names() -> None:
    """The column heads of a table of competencies are left out."""
    assert ["Täpsus", "Loovus"] == names("Kompetents | Kirjeldus\nTäpsus | Ei eksi\nLoovus | Leiab uut")


@pytest.mark.parametrize("words", ["hea suhtlemisoskus", "väga hea suhtlemisoskus", "Suhtlemisoskus"])
def test_strength_before_a_name_does_not_hide_its_concept(words: str) -> None:
    """ "Hea" and the like before a name leave its concept the same."""
    match = match_competency(words, language="et")

    assert match is not None
    assert f"{SCHEME}suhtlemisoskus" == match.concept.iri
