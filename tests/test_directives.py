"""Facts of directives."""

from __future__ import annotations

import datetime

import pytest

from asendus.loader.directives import DirectiveReader
from asendus.loader.lines import lines_of
from asendus.loader.passages import Passage, Span
from asendus.loader.reading import Directive

HEADING = "MEREMÄRGIAMET\nKÄSKKIRI\n03.02.2025 nr 1-3/25/7\nAmetijuhendite kinnitamine\n"


def read(front: str, stamp: str = "") -> Directive | None:
    return DirectiveReader("et").read(Passage.from_text(front), lines_of(stamp, Span(0, len(stamp))))


def test_a_directive_has_the_date_and_number_of_its_heading() -> None:
    """The first line with both a date and a number is the directive's own."""
    directive = read(HEADING)

    assert directive is not None
    assert (datetime.date(2025, 2, 3), "1-3/25/7") == (directive.date, directive.number)


def test_the_stamp_tells_where_the_directive_is_not_in_the_file() -> None:
    """A stamp alone gives what it shows."""
    directive = read("", "KINNITATUD\nvallavanema 4. septembri 2024\nkäskkirjaga nr 15-3/28\n")

    assert directive is not None
    assert (datetime.date(2024, 9, 4), "15-3/28", None) == (directive.date, directive.number, directive.effective)


def test_a_register_row_tells_only_of_a_directive() -> None:
    """The register's date and number count where its kind is a directive, not where it is a letter."""
    rows = "| Viit | 2-1/9 |\n| Registreeritud | 05.06.2024 |\n| Liik | {} |\n"

    directive = read(rows.format("Käskkiri"))

    assert directive is not None
    assert (datetime.date(2024, 6, 5), "2-1/9") == (directive.date, directive.number)
    assert read(rows.format("Sissetulev kiri")) is None


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("2. Käskkiri jõustub 1. märtsil 2025.", datetime.date(2025, 3, 1)),
        ("2. Käskkiri jõustub allkirjastamisest.", datetime.date(2025, 2, 3)),
        ("2. Käskkirja rakendatakse alates 01.01.2025.", datetime.date(2025, 1, 1)),
        ("2. Ametijuhendid edastada personaliosakonnale.", None),
    ],
)
def test_the_effective_day_is_told_in_words_or_by_signature(sentence: str, day: datetime.date | None) -> None:
    """A directive takes effect on a day, from an earlier day, or on signature; where it does not say, it is unknown."""
    directive = read(HEADING + sentence + "\n")

    assert directive is not None
    assert day == directive.effective


def test_repeals_name_directives_whole_or_by_annex() -> None:
    """Ranges of annexes are written out; a directive without annexes is repealed whole."""
    directive = read(
        HEADING + "2. Tunnistan kehtetuks peadirektori 11.05.2021 käskkirja nr 192 lisad 1 kuni 2, 4 ja 7 kuni 10 "
        "ning 18. juuni 2019 käskkirja nr 77.\n"
    )

    assert directive is not None
    assert [
        (datetime.date(2021, 5, 11), "192", ("1", "2", "4", "7", "8", "9", "10")),
        (datetime.date(2019, 6, 18), "77", None),
    ] == [(repeal.date, repeal.number, repeal.annexes) for repeal in directive.repeals]


def test_a_description_without_a_directive_has_none() -> None:
    """Nothing is made of a text that shows no directive."""
    assert read("", "AMETIJUHEND\n") is None


def test_a_confirmation_at_the_end_of_the_form_tells_too() -> None:
    """The form's own sentence about its approval gives date, number and effective day."""
    form = "3. VASTUTUS\nTöö eest.\nAmetijuhend on kinnitatud peadirektori 15. novembri 2019 käskkirjaga nr 1-3/204 ja jõustub 1. jaanuaril 2020.\n"

    directive = DirectiveReader("et").read(Passage.empty(), [], lines_of(form, Span(0, len(form))))

    assert directive is not None
    assert (datetime.date(2019, 11, 15), "1-3/204", datetime.date(2020, 1, 1)) == (
        directive.date,
        directive.number,
        directive.effective,
    )


def test_a_heading_about_repeal_repeals_nothing() -> None:
    """Only what stands behind the order to repeal is repealed, not the directive itself nor its basis."""
    directive = read(
        "KÄSKKIRI\n03.02.2025 nr 7\nAmetijuhendite kinnitamine ja kehtetuks tunnistamine\n"
        "Peadirektori 02.01.2024 käskkirja nr 1 alusel\n1. Kinnitan ametijuhendi.\n2. Tunnistan kehtetuks 05.06.2021 käskkirja nr 3.\n"
    )

    assert directive is not None
    assert ["3"] == [repeal.number for repeal in directive.repeals]


def test_a_damaged_stamp_is_read() -> None:
    """Lost diacritics leave a stamp readable."""
    directive = read("", "KINNITATUD\npeadirektori 04. marts 2017\nkaskkirjaga nr 1-5/17-29\n")

    assert directive is not None
    assert (datetime.date(2017, 3, 4), "1-5/17-29") == (directive.date, directive.number)


def test_a_list_of_annexes_may_end_the_sentence() -> None:
    """A full stop behind the last number is no part of a date."""
    directive = read(HEADING + "2. Tunnistan kehtetuks 11.10.2021 käskkirja nr 77 lisad 1 kuni 2 ja 5.\n")

    assert directive is not None
    assert [("1", "2", "5")] == [repeal.annexes for repeal in directive.repeals]


def test_the_form_may_say_when_it_takes_effect() -> None:
    """“Käesolev ametijuhend jõustub …” gives the day; a change of the form that takes effect gives none."""
    for sentence, day in (
        ("Käesolev ametijuhend jõustub 15. jaanuaril 2025.", datetime.date(2025, 1, 15)),
        ("Muudatus jõustub 15. jaanuaril 2025.", None),
    ):
        directive = DirectiveReader("et").read(
            Passage.from_text(HEADING), [], lines_of(sentence, Span(0, len(sentence)))
        )
        assert directive is not None
        assert day == directive.effective


def test_a_form_may_repeal_the_one_before_it() -> None:
    """What the form itself says to be repealed is repealed by its directive."""
    form = "7.1 Ametijuhend jõustub 15.01.2026.\n7.2 Kehtetuks tunnistatakse linnapea 10.10.2019 käskkirjaga nr 55 kinnitatud juhend.\n"

    directive = DirectiveReader("et").read(Passage.from_text(HEADING), [], lines_of(form, Span(0, len(form))))

    assert directive is not None
    assert [(datetime.date(2019, 10, 10), "55")] == [(repeal.date, repeal.number) for repeal in directive.repeals]
