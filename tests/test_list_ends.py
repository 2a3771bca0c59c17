"""Rows of the form behind a list of duties, rights or responsibilities: where the list ends, and where it does not."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import docx
import pytest
from readings import mention_words

from asendus.loader.documents import document_from_bytes
from asendus.loader.reader import readings_of
from asendus.loader.reading import Reading

HEAD = "AMETIJUHEND\n\nAmetikoht: spetsialist\nStruktuuriüksus: Haldusosakond\n"
ROWS = "Kes asendab: jurist\nKeda asendab: sekretär\n"


def reading_of(text: str, name: str = "a.txt") -> Reading:
    """The one reading of a description."""
    [found] = readings_of(document_from_bytes(text.encode(), path=name, source=name))
    return found


def cover(found: Reading) -> tuple[list[str] | None, list[str] | None]:
    """Who covers the post and whom it covers."""
    first, second = (
        None if mentions is None else [mention_words(mention) for mention in mentions]
        for mentions in (found.substituted_by, found.substitutes_for)
    )
    return first, second


def duties(found: Reading) -> list[str]:
    """The words of its provisions."""
    return [provision.text for provision in found.provisions]


LISTS: Mapping[str, str] = {
    "bullets": "Teenistusülesanded:\n- koostab eelnõusid\n- vastab kirjadele\n",
    "bullets that end as sentences": "Teenistusülesanded\n• koostab eelnõusid.\n• vastab kirjadele.\n",
    "indented bullets and an empty line": "Teenistusülesanded:\n\n  - koostab eelnõusid\n  - vastab kirjadele\n\n",
    "plain numbers": "Teenistusülesanded:\n1. koostab eelnõusid\n2. vastab kirjadele\n",
    "lines alone": "Teenistusülesanded:\nkoostab eelnõusid\nvastab kirjadele\n",
    "prose": "Teenistusülesanded:\nSpetsialist koostab eelnõusid ja vastab kirjadele. Ta peab arhiivi.\n",
    "prose and an empty line": "Teenistusülesanded: koostab eelnõusid ja vastab kirjadele.\n\n",
    "duties and rights": "Ülesanded:\n- koostab eelnõusid\nÕigused:\n- saada infot\n",
    "responsibilities": "Vastutus:\n- vastutab tähtaegade eest\n",
}


@pytest.mark.parametrize("words", LISTS.values(), ids=LISTS)
def test_a_row_with_a_label_ends_a_list(words: str) -> None:
    """A known label at the beginning of a line, with its value behind a colon, is a row and no more of the list above."""
    found = reading_of(f"{HEAD}{words}{ROWS}")

    assert (["jurist"], ["sekretär"]) == cover(found)
    assert duties(found) and not any("jurist" in duty or "sekretär" in duty for duty in duties(found))


ROW_FORMS: Mapping[str, str] = {
    "labels alone": "Kes asendab\njurist\n\nKeda asendab\nsekretär\n",
    "questions": "Kes asendab? Jurist\nKeda asendab? Sekretäri\n",
    "without a sign": "Asendaja jurist\nKeda asendab sekretäri\n",
    "the holder's cases": "Spetsialisti asendab: jurist\nSpetsialist asendab: sekretäri\n",
    "behind weak and other labels": "Juht: osakonna juhataja\nKes asendab: jurist\nKeda asendab: sekretär\n",
    "in a cell": "Kes asendab\tjurist\nKeda asendab\tsekretär\n",
}


@pytest.mark.parametrize("rows", ROW_FORMS.values(), ids=ROW_FORMS)
def test_rows_behind_bullets_may_have_any_form(rows: str) -> None:
    """Behind items with bullets, rows are read as they are in the form's head."""
    found = reading_of(f"{HEAD}{LISTS['bullets']}{rows}")

    assert (["jurist"], ["sekretär"]) == cover(found)
    assert ["koostab eelnõusid", "vastab kirjadele"] == duties(found)


OTHERS: Mapping[str, str] = {
    "en": (
        "JOB DESCRIPTION\n\nPosition: specialist\nDepartment: Administration Department\n"
        "Duties:\n- drafts orders\n- answers letters\nSubstituted by: lawyer\nSubstitutes for: secretary\n"
    ),
    "de": (
        "STELLENBESCHREIBUNG\n\nStelle: Sachbearbeiter\nAbteilung: Verwaltungsabteilung\n"
        "Aufgaben:\n- entwirft Bescheide\n- beantwortet Briefe\nWird vertreten durch: Jurist\nVertritt: Sekretär\n"
    ),
}


@pytest.mark.parametrize("language", OTHERS)
def test_a_row_ends_a_list_in_every_language(language: str) -> None:
    """English and German lists end where Estonian ones do."""
    found = reading_of(OTHERS[language])

    expected = {"en": (["lawyer"], ["secretary"]), "de": (["Jurist"], ["Sekretär"])}[language]
    assert (language, expected, 2) == (found.language, cover(found), len(found.provisions))


def test_a_row_ends_a_list_of_a_word_file() -> None:
    """Bullets and rows of a Word file are told apart as those of a text are."""
    document = docx.Document()
    for line in HEAD.splitlines():
        document.add_paragraph(line)
    document.add_paragraph("Teenistusülesanded:")
    for item in ("koostab eelnõusid", "vastab kirjadele"):
        document.add_paragraph(item, style="List Bullet")
    for line in ROWS.splitlines():
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    [found] = readings_of(document_from_bytes(buffer.getvalue(), path="a.docx", source="a.docx"))

    assert (["jurist"], ["sekretär"]) == cover(found)
    assert ["koostab eelnõusid", "vastab kirjadele"] == duties(found)


def test_demands_behind_a_list_are_read() -> None:
    """Rows of demands end a list as rows of the head do."""
    rows = "Haridus: kõrgharidus\nTöökogemus: 2 aastat\nKeeled: eesti keel C1\n"
    found = reading_of(f"{HEAD}{LISTS['bullets']}{rows}{ROWS}")

    assert ["education", "experience", "language"] == [str(requirement.kind) for requirement in found.requirements]
    assert (["jurist"], ["sekretär"]) == cover(found)


ITEMS: Mapping[str, Sequence[str]] = {
    "- asendab osakonna juhatajat puhkuse ajal": ["asendab osakonna juhatajat puhkuse ajal"],
    "- Asendab: vajadusel sekretäri": ["Asendab: vajadusel sekretäri"],
}  # fmt: skip


@pytest.mark.parametrize("items", ITEMS)
def test_items_that_begin_as_labels_stay_in_the_list(items: str) -> None:
    """An item is no row, whatever word it begins with."""
    found = reading_of(f"{HEAD}Teenistusülesanded:\n- koostab eelnõusid\n{items}\n- vastab kirjadele\n{ROWS}")

    assert ["koostab eelnõusid", *ITEMS[items], "vastab kirjadele"] == duties(found)
    assert (["jurist"], ["sekretär"]) == cover(found)


def test_headings_of_groups_end_no_list() -> None:
    """A label that heads groups of duties too is no row in a list of duties."""
    found = reading_of(
        f"{HEAD}Teenistusülesanded:\n- koostab eelnõusid\nKoostöö: osakonnad\n- vastab kirjadele\n{ROWS}"
    )

    assert "vastab kirjadele" in duties(found)
    assert "koostöö" in " ".join(duties(found)).lower()


GOING_ON: Mapping[str, str] = {
    "bullets": "- koostab eelnõusid\nAsendab: sekretäri\n- vastab kirjadele\n",
    "lines that end alike": "Koostab eelnõusid.\nAsendab: sekretäri.\nVastab kirjadele.\n",
}


@pytest.mark.parametrize("words", GOING_ON.values(), ids=GOING_ON)
def test_a_list_goes_on_behind_a_row(words: str) -> None:
    """A row among the items is read, and the items behind it are still items of the list."""
    found = reading_of(f"{HEAD}Teenistusülesanded:\n{words}")

    assert [["sekretär"], 2] == [cover(found)[1], len(found.provisions)]


def test_rows_may_have_bullets_where_the_heading_has_one() -> None:
    """Where the rows of a form are bullets themselves, one of them ends the list below another."""
    text = (
        "# Ametijuhend\n- Ametikoht: spetsialist\n- Teenistusülesanded:\n  - koostab eelnõusid\n  - vastab kirjadele\n"
    )
    found = reading_of(text + "- Kes asendab: jurist\n- Keda asendab: sekretär\n", "a.md")

    assert (["jurist"], ["sekretär"]) == cover(found)
    assert ["koostab eelnõusid", "vastab kirjadele"] == duties(found)


def test_an_unmarked_sentence_about_cover_ends_a_list() -> None:
    """The label of the substitution with a sentence beside it is a row too."""
    found = reading_of(f"{HEAD}{LISTS['bullets']}Asendamine: spetsialisti asendab jurist\n")

    assert (["jurist"], None) == cover(found)
    assert ["koostab eelnõusid", "vastab kirjadele"] == duties(found)


BESIDE = "Eesmärk: tagada asjaajamine.\nÜlesanded: koostab eelnõusid.\nVastutus: vastutab tähtaegade eest.\n"


def test_a_part_may_stand_beside_its_heading() -> None:
    """A heading with its text behind a colon begins a part as a heading alone does."""
    found = reading_of(f"{HEAD}{BESIDE}Nõuded: kõrgharidus.\n{ROWS}")

    assert ["purpose", "duty", "responsibility"] == [str(provision.kind) for provision in found.provisions]
    assert (["jurist"], ["sekretär"]) == cover(found)
    assert ["kõrgharidus"] == [requirement.text for requirement in found.requirements]


def test_a_heading_of_a_group_begins_no_part() -> None:
    """Among lines without markers a word and a colon head a group of duties."""
    found = reading_of(f"{HEAD}Ülesanded:\nkoostab eelnõusid\nVastutus: vastab kirjade eest\npeab arhiivi\n")

    assert {"duty"} == {str(provision.kind) for provision in found.provisions}
    assert "peab arhiivi" in " ".join(duties(found))
