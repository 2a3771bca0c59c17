"""Labels of forms, exact, damaged, and kept apart."""

from __future__ import annotations

import itertools
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asendus.loader.labels import load_labels, words_of
from asendus.loader.wordlists import known_languages, read_words

ET = load_labels("et")
DIRECTIONS = {"substituted_by", "substitutes_for"}
OPPOSITE = {"substituted_by": "substitutes_for", "substitutes_for": "substituted_by"}


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Asendaja", "substituted_by"),
        ("Kes asendab", "substituted_by"),
        ("Asendab kes", "substituted_by"),
        ("Teenistuja asendaja", "substituted_by"),
        ("AMETIKOHA TÄITJAT ASENDAB", "substituted_by"),
        ("Ametnikku asendab", "substituted_by"),
        ("ESIMENE ASENDAJA", "substituted_by"),
        ("Teda asendab", "substituted_by"),
        ("Asendab", "substitutes_for"),
        ("Keda asendab", "substitutes_for"),
        ("Asendab keda", "substitutes_for"),
        ("Teenistuja asendab", "substitutes_for"),
        ("Ametikoha täitja asendab", "substitutes_for"),
        ("Ametnik asendab", "substitutes_for"),
        ("Kellele allub", "supervisor"),
        ("Vahetu ülemus", "supervisor"),
        ("Alluvad", "subordinates"),
        ("Struktuuriüksuse nimetus", "unit"),
        ("Ametikoha nimetus", "position"),
    ],
)
def test_every_wording_of_a_field_is_known(words: str, key: str) -> None:
    """Forms word the same field differently; each wording leads to its field."""
    match = ET.match(words)

    assert match is not None
    assert (key, True) == (match.label.key, match.whole)


def wordings(key: str) -> list[str]:
    """Every wording that the lexicon gives a row of the form's head, with each word for the holder."""
    words = read_words("labels", language="et")
    found: list[str] = []
    for wording in words["header"][key]:
        several = {**words["holder"], **words["slots"]}
        slots = [case for case in several if f"{{{case}}}" in wording]
        for chosen in itertools.product(*(several[case] for case in slots)):
            found.append(wording.format(**dict(zip(slots, chosen, strict=True))))
    return found


HEADER = sorted(read_words("labels", language="et")["header"])


@pytest.mark.parametrize("key", HEADER)
def test_every_wording_of_a_form_s_head_leads_to_its_own_field(key: str) -> None:
    """Without a repair, as the lexicon words it, with a capital, in capitals, before a colon and before a value."""
    assert wordings(key)
    for wording in wordings(key):
        for words in (wording, wording.capitalize(), wording.upper(), f"{wording}:", f"{wording}: X"):
            match = ET.match(words)
            assert match is not None, words
            assert (words, key, 0) == (words, match.label.key, match.edits)


def test_the_lexicon_s_wordings_are_all_tried() -> None:
    """The wordings that the test above tries are all that the labels have for a form's head, and they are many."""
    tried = {words_of(wording) for key in HEADER for wording in wordings(key)}

    assert len(tried) > 700
    assert tried == {words_of(label.variant) for label in ET.variants() if label.kind == "header"}


@pytest.mark.parametrize(
    ("words", "key", "rest"),
    [
        ("Asendaja osakonna teenistuja", "substituted_by", " osakonna teenistuja"),
        ("Asendab osakonna juhatajat", "substitutes_for", " osakonna juhatajat"),
        ("Asendab kes Hoiuspetsialist", "substituted_by", " Hoiuspetsialist"),
        ("Teenistuja asendab Nõunikku", "substitutes_for", " Nõunikku"),
        ("TÖÖPERE.TASE AT", "service_level", " AT"),
    ],
)
def test_the_longest_label_wins(words: str, key: str, rest: str) -> None:
    """What follows a label on its line is the value."""
    match = ET.match(words)

    assert match is not None
    assert (key, rest) == (match.label.key, words[match.end :])


@pytest.mark.parametrize(
    ("damaged", "key"),
    [
        ("Struktuuriuksus", "unit"),
        ("Ametinimetu5", "position"),
        ("TO6ks vajalikud kompetentsid", "competencies"),
        ("TOOKOHALE ESITATAVAD NOUDED", "requirements"),
    ],
)
def test_a_damaged_label_is_recognised(damaged: str, key: str) -> None:
    """Lost diacritics and a letter misread by OCR leave a label readable."""
    match = ET.match(damaged)

    assert match is not None
    assert key == match.label.key


@pytest.mark.parametrize("words", ["Ametniku asendab", "Teenistujaasendab kes", "Asendaha", "Asendat"])
def test_a_label_between_the_two_directions_is_left_unread(words: str) -> None:
    """Words as near to one direction as to the other are no label."""
    match = ET.match(words)

    assert match is None or match.edits == 0


@pytest.mark.parametrize("language", known_languages())
def test_no_wording_stands_for_two_fields(language: str) -> None:
    """A wording that headed two fields, or a field and a part of the form, could not be read."""
    table = read_words("labels", language=language)
    keys: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for kind in ("header", "section", "requirement"):
        for key, variants in table[kind].items():
            for variant in variants:
                keys[words_of(variant)].add(key)

    assert len(keys) > 300
    assert {} == {words: found for words, found in keys.items() if len(found) > 1}


@given(st.data())
def test_a_single_misread_letter_never_turns_a_direction(data: st.DataObject) -> None:
    """Whatever letter of a direction's label is misread, the other direction is not what comes out."""
    labels = load_labels(data.draw(st.sampled_from(known_languages())))
    label = data.draw(st.sampled_from([one for one in labels.variants() if one.key in DIRECTIONS]))
    at = data.draw(st.integers(0, len(label.variant) - 1))
    letter = data.draw(st.sampled_from("abdegijklmoprstuvõäöü"))
    damaged = label.variant[:at] + letter + label.variant[at + 1 :]

    match = labels.match(damaged)

    exact = match is not None and match.edits == 0
    assert match is None or exact or match.label.key != OPPOSITE[label.key]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ametikohal nõutavad kompetentsid", "competencies"),
        ("Üldised kompetentsid:", "competencies"),
        ("Töötajale vajalik haridus:", "education"),
        ("Peamised ülesanded", "duties"),
        ("Ametikohal nõutav varasem töökogemus:", "experience"),
    ],
)
def test_common_words_before_a_label_change_nothing(text: str, key: str) -> None:
    """Words that every form uses may stand before a label of demands or of a part; it then needs a row of its own."""
    match = load_labels("et").match(text)

    assert match is not None
    assert (key, True) == (match.label.key, match.whole)


@pytest.mark.parametrize(
    "text", ["Vajalik on hoolsus", "Ametikohal asendab", "Nõutavad dokumendid", "Peamised nädalad"]
)
def test_common_words_alone_are_no_label(text: str) -> None:
    """Such words before another word, or before a label of cover, make no label that stands without a colon."""
    match = load_labels("et").match(text, damaged=False)

    assert match is None or match.label.weak or match.label.kind == "header"
