"""From a document to its readings."""

from __future__ import annotations

from asendus.loader.documents import document_from_bytes
from asendus.loader.reader import LONGEST_VALUE, readings_of
from asendus.loader.reading import Reading

FORM = """AMETIJUHEND
1. ÜLDOSA
1.1 Ametiasutus: Meremärgiamet
1.2 Struktuuriüksus: õigusosakond (edaspidi osakond)
1.3 Ametikoht: nõunik
1.4 Vahetu juht: osakonna juhataja
1.5 Asendaja: {by}
1.6 Keda asendab: {for_}
2. VASTUTUS
Töö eest.
"""


def reading_of(text: str) -> Reading:
    (reading,) = readings_of(document_from_bytes(text.encode(), path="a.txt", source="a.txt"))
    return reading


def test_a_field_that_names_nobody_is_empty_and_quoted() -> None:
    """“Puudub” is an answer: the field is there, nobody is in it, and its row is the evidence."""
    reading = reading_of(FORM.format(by="puudub", for_="-"))

    assert ((), ()) == (reading.substituted_by, reading.substitutes_for)
    assert "puudub" == reading.quote(reading.evidence["substituted_by"])


def test_a_form_without_the_field_says_nothing() -> None:
    """What a form does not ask is not answered: the field is None, and the form's rows show what it asks."""
    text = "".join(line for line in FORM.splitlines(keepends=True) if "send" not in line)

    reading = reading_of(text)

    assert (None, None) == (reading.substituted_by, reading.substitutes_for)
    assert "1.4 Vahetu juht: osakonna juhataja".removeprefix("1.4 ") in [
        reading.quote(span) for span in reading.headers
    ]


def test_a_short_name_leads_to_the_unit() -> None:
    """“Osakond” means the unit that the form says it means."""
    reading = reading_of(FORM.format(by="osakonna jurist", for_="puudub"))

    assert [("jurist", ("õigusosakond",))] == [(m.title, m.unit) for m in reading.substituted_by or ()]


def test_a_persons_name_is_kept_nowhere() -> None:
    """A name in place of a post is masked in the text, in the evidence and in the warnings."""
    reading = reading_of(FORM.format(by="Mari Maasikas", for_="puudub"))

    told = [warning.told("en") for warning in reading.warnings]
    assert ["person"] == [mention.kind for mention in reading.substituted_by or ()]
    assert "Maasikas" not in reading.text + reading.quote(reading.evidence["substituted_by"]) + "".join(told)
    assert len(FORM.format(by="Mari Maasikas", for_="puudub")) == len(reading.text)


def test_a_value_without_end_is_read_in_part_and_told() -> None:
    """A value longer than any list of posts is not read to its end, and a warning says so."""
    reading = reading_of(FORM.format(by="jurist, " * LONGEST_VALUE, for_="puudub"))

    assert reading.substituted_by
    assert "too-long" in [warning.code for warning in reading.warnings]


def test_a_label_that_fits_both_directions_takes_the_free_one() -> None:
    """Beside a label of who covers, “Asendab teenistujat” is whom this post covers, and a warning says so."""
    text = FORM.replace("1.6 Keda asendab", "1.6 Asendab teenistujat")

    reading = reading_of(text.format(by="jurist", for_="referenti"))

    assert ["referent"] == [mention.title for mention in reading.substitutes_for or ()]
    assert "read-as-substitutes-for" in [warning.code for warning in reading.warnings]


def test_a_surname_behind_a_title_is_masked() -> None:
    """A capitalised word that is left unread beside a post may be a name, and is shown nowhere."""
    reading = reading_of(FORM.format(by="jurist Sepp", for_="puudub"))

    assert "Sepp" not in reading.text + "".join(warning.told("en") for warning in reading.warnings)
