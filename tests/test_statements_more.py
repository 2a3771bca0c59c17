"""Whole sentences in the manners of courts, prisons and schools: cover, reporting lines, and where a post stands."""

from __future__ import annotations

import pytest
from test_statements import stated
from text_readings import reading_of

from asendus.loader.reading import MentionKind


@pytest.mark.parametrize(
    ("sentence", "field", "value"),
    [
        ("Kui töötaja puudub, asendab teda loomaarst.", "substituted_by", "loomaarst"),
        ("Kui metsnik on ära, täidab tema ülesandeid loomaarst.", "substituted_by", "loomaarst"),
        ("Metsniku ülesanded lähevad puudumise ajal üle loomaarstile.", "substituted_by", "loomaarstile"),
        ("Metsniku kohustused jäävad tema äraolekul loomaarsti täita.", "substituted_by", "loomaarsti"),
        ("Kes metsnikku asendab, on kirjas asendusplaanis.", "substituted_by", "asendusplaanis"),
        ("Lisaks oma tööle asendab metsnik loomaarsti.", "substitutes_for", "loomaarsti"),
        ("Vajadusel tuleb metsnikule asendada loomaarsti.", "substitutes_for", "loomaarsti"),
        ("Ametniku kohustuseks on asendada loomaarsti.", "substitutes_for", "loomaarsti"),
        ("Metsnik on asendajaks loomaarstile.", "substitutes_for", "loomaarstile"),
        ("Metsnik võtab asendamise korras üle loomaarsti ülesanded.", "substitutes_for", "loomaarsti"),
        ("Keda metsnik asendab, on määratud asendustabelis.", "substitutes_for", "asendustabelis"),
        ("Teisi asendab metsnik vastavalt asendusskeemile.", "substitutes_for", "vastavalt asendusskeemile"),
        ("Oma töös allub kohtuametnik ülemmetsnikule.", "supervisor", "ülemmetsnikule"),
        ("Metsnik annab oma tööst aru ülemmetsnikule, kellele ta vahetult allub.", "supervisor", "ülemmetsnikule"),
        ("Metsnik on vahetus alluvuses ülemmetsnikule.", "supervisor", "ülemmetsnikule"),
        ("Metsniku tööd korraldab vahetu juhina ülemmetsnik.", "supervisor", "ülemmetsnik"),
        ("Metsniku juhtimisel töötavad abimetsnikud.", "subordinates", "abimetsnikud"),
        ("Alluvaid metsnikule ei ole.", "subordinates", ""),
    ],
)
def test_a_sentence_tells_its_field(sentence: str, field: str, value: str) -> None:
    """Clauses of absence, duties that pass to somebody and words for staff of one branch leave the direction clear."""
    assert [(field, value)] == stated(sentence)


def test_holder_in_a_list_of_others_begins_no_clause() -> None:
    """A list of substitutes goes on behind the holder's own title: a peer, not somebody whom it covers."""
    [(name, words)] = stated("Töötajat asendab loomaarst, metsnik või arhivaar.")

    assert ("substituted_by", "loomaarst, metsnik või arhivaar") == (name, words)


def test_a_wrapped_sentence_is_one() -> None:
    """A line in small letters below a line that ends no sentence goes on with it, though both have a verb of cover."""
    text = (
        "AMETIJUHEND\n1.1. Ametikoht: kasvataja\n1.2. Asendamine: töötaja asendab direktorit; töötajat\n"
        "asendab raamatupidaja\n1.3. Alluvad: puuduvad\n"
    )
    reading = reading_of(text)

    assert ["raamatupidaja"] == [mention.title for mention in reading.substituted_by or ()]
    assert ["direktor"] == [mention.title for mention in reading.substitutes_for or ()]


def test_subordinates_of_a_title_with_one_form_for_two_cases() -> None:
    """Where nominative and genitive of the title are the same, those that report to the holder are its subordinates."""
    assert [("subordinates", "abid")] == stated("Ringijuhendaja alluvad on abid.", title="ringijuhendaja")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ametikoha nimetus on loomaarst, ametikoht asub Metsaameti metskaitse osakonnas.",
        "Loomaarst on ametikoht Metsaameti metskaitse osakonnas.",
        "Käesolev juhend kehtib Metsaameti metskaitse osakonna ametikohale, mille nimetus on loomaarst.",
    ],
)
def test_a_sentence_tells_where_the_post_stands(sentence: str) -> None:
    """Sentences that name the post and its place give title, unit and employer."""
    reading = reading_of(
        f"METSAAMET\n\nAMETIJUHEND\n\n1. ÜLDSÄTTED\n1.1. {sentence}\n1.2. Teenistuja vahetuks juhiks on peaarst.\n"
        "1.3. Teenistuja teisi ei asenda.\n\n2. ÜLESANDED\n2.1. Ravib loomi.\n\n3. ÕIGUSED\n3.1. Saada teavet.\n"
    )

    assert ("loomaarst", ("metskaitse osakond",)) == (reading.title, reading.unit)


def test_staff_of_a_branch_are_anybody_of_the_unit() -> None:
    """ "Sama talituse teine kohtuametnik" is anybody of the unit, not a post of that name."""
    text = (
        "AMETIJUHEND\nAmetikoht: kantselist\nÜksus: registritalitus\nKes asendab: registritalituse teine kohtuametnik\n"
    )
    [mention] = reading_of(text).substituted_by or ()

    assert (MentionKind.ANY, ("registritalitus",)) == (mention.kind, mention.unit)
