"""Whole sentences about cover, reporting lines, and where a post stands."""

from __future__ import annotations

import pytest
from text_readings import reading_of

from asendus.loader.forms import Field
from asendus.loader.holders import marked
from asendus.loader.labels import load_labels
from asendus.loader.passages import Passage
from asendus.loader.standing import standing_fields, standing_titles, standing_units

LABELS = load_labels("et")


def section(text: str) -> Field:
    return Field(key="general", label=Passage.empty(), value=Passage.from_text(text))


def stated(text: str, title: str = "metsnik") -> list[tuple[str, str]]:
    return [(name, found.value.text) for name, found in standing_fields([section(text)], LABELS, title=title)]


@pytest.mark.parametrize(
    ("sentence", "field", "value"),
    [
        ("Metsniku asendajaks on loomaarst.", "substituted_by", "loomaarst"),
        ("Metsniku äraolekul asendab teda loomaarst.", "substituted_by", "loomaarst"),
        ("Puhkuse ja haiguse ajal asendab metsnikku loomaarst.", "substituted_by", "loomaarst"),
        ("Metsniku puudumisel täidab tema kohustusi loomaarst.", "substituted_by", "loomaarst"),
        ("Lähetuse ajal täidab metsniku ülesandeid loomaarst.", "substituted_by", "loomaarst"),
        ("Talituse juhataja asendab metsnikku tema puhkuse ajal.", "substituted_by", "Talituse juhataja"),
        ("Metsniku äraolekul asendab loomaarst.", "substituted_by", "loomaarst"),
        ("Töötaja äraolekul asendab loomaarst.", "substituted_by", "loomaarst"),
        ("Teenistuja asendamine toimub vastavalt asendusplaanile.", "substituted_by", "vastavalt asendusplaanile"),
        ("Metsnikku ei asenda keegi.", "substituted_by", ""),
        ("Metsnikku ei asendata.", "substituted_by", ""),
        ("Ametnikul asendajat ei ole.", "substituted_by", ""),
        ("Töötaja puhkuste ajal asendab loomaarsti.", "substitutes_for", "loomaarsti"),
        ("Vajaduse korral asendab töötaja loomaarsti ja metskonna juhatajat.", "substitutes_for", None),
        ("Metsnik peab asendama loomaarsti.", "substitutes_for", "loomaarsti"),
        ("Metsnik on loomaarsti asendaja.", "substitutes_for", "loomaarsti"),
        ("Töötaja täidab puhkuste ajal loomaarsti ülesandeid.", "substitutes_for", "loomaarsti"),
        ("Loomaarsti asendab metsnik.", "substitutes_for", "Loomaarsti"),
        ("Metsnik asendab metsnikku.", "substitutes_for", "metsnikku"),
        ("Metsnik teisi ametnikke ei asenda.", "substitutes_for", ""),
        ("Kedagi teenistuja ei asenda.", "substitutes_for", ""),
        ("Metsniku vahetuks juhiks on ülemmetsnik.", "supervisor", "ülemmetsnik"),
        ("Metsniku tööd juhib ja kontrollib ülemmetsnik.", "supervisor", "ülemmetsnik"),
        ("Metsnik allub oma töös vahetult ülemmetsnikule ja annab talle aru.", "supervisor", "ülemmetsnikule"),
        ("Metsnik töötab ülemmetsniku alluvuses.", "supervisor", "ülemmetsniku"),
        ("Metsniku alluvuses töötavad abimetsnikud.", "subordinates", "abimetsnikud"),
        ("Metsnik juhib järgmiste töötajate tööd: abimetsnikud, valvurid.", "subordinates", "abimetsnikud, valvurid"),
        ("Metsniku alluvad puuduvad.", "subordinates", ""),
    ],
)
def test_a_sentence_tells_its_field(sentence: str, field: str, value: str | None) -> None:
    """Whatever order its words have, a sentence speaks for the field that the holder's case tells."""
    [(name, words)] = stated(sentence)

    assert field == name
    assert value is None or value == words


@pytest.mark.parametrize(
    "sentence", ["Metsniku abi hoiab lao korras.", "Ametijuhend asendab varasemat juhendit.", "Metsnik hoiab loomi."]
)
def test_other_sentences_tell_nothing(sentence: str) -> None:
    """A sentence that is not about cover or reporting is left alone."""
    assert [] == [found for found in stated(sentence) if found[0] != "substitutes_for"]


def test_another_post_named_after_the_holder_is_not_the_holder() -> None:
    """The title's genitive in front of another title belongs to that."""
    text = marked(Passage.from_text("Direktori asetäitja asendab direktorit"), title="direktor", language="et").text

    assert "Direktori asetäitja asendab ⟨p⟩" == text


def test_a_worker_of_a_unit_is_not_the_holder() -> None:
    """A word for staff with a unit or "some" in front of it means somebody else."""
    text = marked(Passage.from_text("Töötajat asendab mõni lao töötaja"), title=None, language="et").text

    assert "⟨p⟩ asendab mõni lao töötaja" == text


@pytest.mark.parametrize(
    ("sentence", "title", "unit"),
    [
        ("Töökoht metsnik kuulub Männiku Metskonna istutuse talituse koosseisu.", "metsnik", "istutuse talituse"),
        ("Metsnik on Männiku Metskonna istutuse talituse koosseisu kuuluv ametikoht.", "Metsnik", "istutuse talituse"),
        ("Ametikoha nimetus on metsnik.", "metsnik", None),
    ],
)
def test_a_sentence_tells_where_the_post_stands(sentence: str, title: str, unit: str | None) -> None:
    """It gives the title, and the unit with what is above it."""
    assert [title] == [words.text for words in standing_titles([section(sentence)], LABELS)]
    units = [words.text for words in standing_units([section(sentence)], LABELS)]
    assert units == [] if unit is None else units[0].endswith(unit)


def test_sentences_of_one_paragraph_are_rows() -> None:
    """Text that runs over several lines and sentences is read sentence by sentence."""
    reading = reading_of(
        "AMETIJUHEND\n\nAmetikoht ja alluvus\n"
        "Ametikoht: metsnik. Metsnik allub vahetult ülemmetsnikule. Metsnikul alluvaid ei ole. Metsnikku\n"
        "asendab puhkuse ajal loomaarst. Metsnik asendab vajaduse korral loomaarsti ning aednikku.\n\n"
        "Tööülesanded\n• Istutab kuuski.\n\nVastutus\n• Kuuskede eest.\n"
    )

    assert "metsnik" == reading.title
    assert ["ülemmetsnik"] == [each.title for each in reading.supervisor or ()]
    assert () == reading.subordinates
    assert ["loomaarst"] == [each.title for each in reading.substituted_by or ()]
    assert ["loomaarst", "aednik"] == [each.title for each in reading.substitutes_for or ()]


def test_a_value_of_several_sentences_stays_whole() -> None:
    """What stands behind a label with a colon is that label's, sentence after sentence."""
    reading = reading_of(
        "AMETIJUHEND\nAmetikoht: metsnik\n"
        "Asendaja: loomaarst. Loomaarsti puudumisel asendab ülemmetsnik.\nÜLESANDED\nIstutab kuuski.\n"
    )

    assert ["loomaarst", "ülemmetsnik"] == [each.title for each in reading.substituted_by or ()]


def test_a_sentence_is_read_whole_whatever_label_it_begins_with() -> None:
    """Words at a sentence's beginning that are a label elsewhere do not cut it: who covers whom is told by its cases."""
    reading = reading_of(
        "AMETIJUHEND\n1. ÜLDSÄTTED\n1.1. Ametikoht: metsnik.\n"
        "1.2. Puhkuse, haiguse ja lähetuse ajal asendab metsnikku männimetsade talituse\nloomaarst.\n"
        "1.3. Vajaduse korral asendab metsnik giidi, bibliograafi; aednikku.\n2. ÕIGUSED\n2.1. Küsida.\n3. VASTUTUS\n3.1. Metsa eest.\n"
    )

    assert ["loomaarst"] == [each.title for each in reading.substituted_by or ()]
    assert ["giid", "bibliograaf", "aednik"] == [each.title for each in reading.substitutes_for or ()]


def test_the_holder_is_known_in_damaged_letters() -> None:
    """A word for staff that lost its diacritics still means the holder."""
    assert [("supervisor", "osakonna juhile")] == stated("Töotaja allub vahetult osakonna juhile.", title="arst")


@pytest.mark.parametrize(
    ("sentence", "field"),
    [
        ("Töötaja asendab töötajat, kelle nimetab metsaülem.", "substitutes_for"),
        ("Kui metsnik on haige, asendab metsnikku loomaarst.", "substituted_by"),
        ("Ametniku vahetu juht on talituse juht.", "supervisor"),
    ],
)
def test_words_like_the_holder_s_do_not_turn_a_sentence_round(sentence: str, field: str) -> None:
    """A worker whom somebody names is another one, and "direct head" is no holder who is a head."""
    assert [field] == [name for name, _ in stated(sentence, title="juht" if "juht" in sentence else "metsnik")]


def test_a_sentence_about_cover_places_nobody() -> None:
    """ "Metsniku asendaja on sama metskonna teine ametnik" says nothing of where the post stands."""
    sentence = section("Metsniku asendaja on sama metskonna teine ametnik.")

    assert [] == [*standing_titles([sentence], LABELS), *standing_units([sentence], LABELS)]


def test_a_sentence_s_title_wins_over_a_title_page_that_has_a_unit_before_it() -> None:
    """Where the title page runs unit and title together, the sentence tells which words are the title."""
    reading = reading_of(
        "JÄNESE METSKOND\nHOOLDUSVALDKONNA METSNIKU AMETIJUHEND\n1. ÜLDSÄTTED\n"
        "1.1. Metsnik töötab Jänese Metskonna hooldusvaldkonnas.\n1.2. Metsnikku ei asendata.\n"
        "2. ÕIGUSED\n2.1. Küsida.\n3. VASTUTUS\n3.1. Metsa eest.\n"
    )

    assert "metsnik" == reading.title
    assert () == reading.substituted_by


def test_a_title_in_small_letters_may_be_wrapped() -> None:
    """The word that heads a description may stand alone below the title that it belongs to."""
    reading = reading_of(
        "Männiku metskonna istutusosakonna metsnikust puukoolijuhataja\nametijuhend\n\nAlluvus ja asendamine\n"
        "Töötaja otsene ülemus on ülemmetsnik.\n\nÕigused\n• Küsida.\n\nVastutus\n• Metsa eest.\n"
    )

    assert ["ülemmetsnik"] == [each.title for each in reading.supervisor or ()]


def test_a_sentence_with_subject_and_object_but_no_holder_is_not_guessed() -> None:
    """Where neither word behind the verb is known to be the holder, no direction is told."""
    assert [] == stated("Ajutise äraoleku ajal asendab puukooli juhatajat loomaarst.")


def test_sentences_lose_diacritics_and_gain_gaps() -> None:
    """Words of a template are known without diacritics, and wide gaps between sentences part no columns."""
    reading = reading_of(
        "AMETIJUHEND\n\nTöökoht ja   alluvus\n"
        "Töékoha nimetus on metsnik.   Metsnik allub ülemmetsnikule. Puhkuse ajal\nasendab   metsnikku loomaarst.\n\n"
        "Õigused\n• Küsida.\n\nVastutus\n• Metsa eest.\n"
    )

    assert "metsnik" == reading.title
    assert ["loomaarst"] == [each.title for each in reading.substituted_by or ()]
    assert reading.substitutes_for is None
