"""Descriptions as people write them day by day: small letters, rows among lists, headings that lead on."""

from __future__ import annotations

from readings import mention_words

from asendus.loader.documents import document_from_bytes
from asendus.loader.reader import readings_of
from asendus.loader.reading import Reading


def reading_of(text: str) -> Reading:
    """The one reading of a text."""
    [found] = readings_of(document_from_bytes(text.encode(), path="a.txt", source="a.txt"))
    return found


def cover(found: Reading) -> tuple[list[str] | None, list[str] | None]:
    """Who covers the post and whom it covers."""
    first, second = (
        None if mentions is None else [mention_words(mention) for mention in mentions]
        for mentions in (found.substituted_by, found.substitutes_for)
    )
    return first, second


def kinds(found: Reading) -> list[str]:
    """The kinds of its demands."""
    return [str(requirement.kind) for requirement in found.requirements]


def test_labels_may_be_in_small_letters() -> None:
    """A form whose labels begin in small letters and end in colons is read as any other."""
    head = "Ametijuhend\n\nametikoht: projektijuht\nüksus: arendusosakond\nasendaja: referent\nkeda asendab: arhivaar\n"
    found = reading_of(f"{head}\nülesanded:\n- kirjutab projekte\n\nnõuded:\n- kõrgharidus\n- inglise keel C1\n")

    assert ("projektijuht", ("arendusosakond",)) == (found.title, found.unit)
    assert (["referent"], ["arhivaar"]) == cover(found)
    assert (["education", "language"], 1) == (kinds(found), len(found.provisions))


def test_one_word_in_small_letters_and_a_colon_make_no_label() -> None:
    """Where no other row does so, a line in small letters is no row."""
    found = reading_of("AMETIJUHEND\n\nAmetikoht: jurist\nKes asendab: nõunik või\nasendaja: referent\n")

    assert None is found.substitutes_for
    assert "jurist" == found.title


def test_rows_with_the_numbers_of_the_parts_end_a_list() -> None:
    """Behind numbered items, the next number of the parts begins a row about cover or the demands."""
    found = reading_of(
        "AMETIJUHEND\n\n1. Ametikoht: raamatupidaja\n2. Osakond: finantsosakond\n3. Ülesanded:\n3.1. peab arvestust\n"
        "4. Vastutus:\n4.1. vastutab aruannete eest\n5. Asendamine: raamatupidajat asendab referent\n"
        "6. Nõuded: kõrgharidus majanduses, eesti keel C1\n"
    )

    assert ["referent"] == cover(found)[0]
    assert (["education", "language"], 2) == (kinds(found), len(found.provisions))


def test_a_heading_may_lead_to_the_title() -> None:
    """The word that heads a description may stand before the title, with a dash or a colon."""
    body = "Põhieesmärk: toimikud on korras.\nÜlesanded:\n- korrastab toimikuid\nNõuded: keskharidus\n"

    for head in ("Ametijuhend - arhivaar", "Tööjuhend: arhivaar", "Ametijuhend – arhivaar"):
        assert "arhivaar" == reading_of(f"{head}\n\n{body}").title


def test_demands_may_stand_beside_their_heading_in_a_row() -> None:
    """The cell beside the heading of the demands holds them."""
    rows = "Ametikoht\tarhivaar\nÜksus\thaldusosakond\nÜlesanded\tpeab arhiivi; annab toimikuid välja\n"
    found = reading_of(f"{rows}Nõuded\tkeskharidus; inglise keel B1; kogemus arhiivis\n")

    assert ({"education", "language", "experience"}, 2) == ({*kinds(found)}, len(found.provisions))


def test_each_line_about_cover_is_a_statement() -> None:
    """Short lines that each state something are read one by one; letters mark items as numbers do."""
    found = reading_of(
        "AMETIJUHEND\n\nAmetikoht: hankija\nOsakond: haldusosakond\nÜlesanded:\na) valmistab ette hanked\nb) kontrollib lepinguid\n"
        "Asendamine:\nhankijat asendab jurist\nhankija asendab referenti\n"
    )

    assert (["jurist"], ["referent"]) == cover(found)
    assert 2 == len(found.provisions)
