"""Demands below a bare heading: one bullet, one line, one clause is one demand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from asendus.loader.documents import document_from_bytes
from asendus.loader.reader import readings_of
from asendus.loader.reading import Reading

HEADS: Mapping[str, str] = {
    "et": "AMETIJUHEND\n\nAmetikoht: spetsialist\nStruktuuriüksus: Haldusosakond\n",
    "en": "JOB DESCRIPTION\n\nPosition: specialist\nDepartment: Administration Department\n",
    "de": "STELLENBESCHREIBUNG\n\nStelle: Sachbearbeiter\nAbteilung: Verwaltungsabteilung\n",
}


def reading_of(body: str, language: str = "et") -> Reading:
    """The one reading of a description with this body."""
    [found] = readings_of(document_from_bytes(f"{HEADS[language]}{body}".encode(), path="a.txt", source="a.txt"))
    assert found.language == language
    return found


def told(body: str, language: str = "et") -> list[tuple[str, str]]:
    """The kind and the words of each demand."""
    return [(str(found.kind), found.text) for found in reading_of(body, language).requirements]


FOUR = ("kõrgharidus", "eesti keel C1", "inglise keel B2", "töökogemus 2 aastat")
KINDS = ("education", "language", "language", "experience")

LISTS: Mapping[str, str] = {
    "bullets": "Nõuded:\n" + "".join(f"- {each}\n" for each in FOUR),
    "bullets of a word processor": "Nõuded\n" + "".join(f"•\t{each}\n" for each in FOUR),
    "letters": "Nõuded:\n" + "".join(f"{letter}) {each}\n" for letter, each in zip("abcd", FOUR, strict=True)),
    "numbers and semicolons": "Nõuded\n" + "".join(f"{at}. {each};\n" for at, each in enumerate(FOUR, 1)),
    "lines alone": "Kvalifikatsiooninõuded\n" + "".join(f"{each}\n" for each in FOUR),
    "lines with commas": "Nõuded\n" + ",\n".join(FOUR),
    "capitals": "Nõuded:\n" + "".join(f"{each[0].upper()}{each[1:]}\n" for each in FOUR),
    "empty lines": "Nõuded:\n\n" + "".join(f"{each}\n\n" for each in FOUR),
    "a sentence": f"Nõuded: {', '.join(FOUR)}.\n",
    "a sentence with a conjunction": f"Nõuded: {', '.join(FOUR[:3])} ja {FOUR[3]}.\n",
}


@pytest.mark.parametrize("body", LISTS.values(), ids=LISTS)
def test_each_item_is_one_demand(body: str) -> None:
    """Items of a list, whatever marks them, are as many demands, each in its own words and once."""
    assert list(zip(KINDS, FOUR, strict=True)) == [(kind, text[:1].lower() + text[1:]) for kind, text in told(body)]


OTHERS: Mapping[str, Sequence[str]] = {
    "en": ("Master's degree in law", "Estonian C1", "English B2", "2 years of work experience in law"),
    "de": ("Hochschulabschluss", "Deutsch C1", "Englisch B2", "2 Jahre Berufserfahrung"),
}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("mark", ["- ", "• ", ""])
def test_items_are_demands_in_every_language(language: str, mark: str) -> None:
    """English and German lists of demands are parted as Estonian ones are; a number that counts years is no item's."""
    heading = {"en": "Requirements:\n", "de": "Anforderungen:\n"}[language]
    body = heading + "".join(f"{mark}{each}\n" for each in OTHERS[language])

    assert list(zip(KINDS, OTHERS[language], strict=True)) == told(body, language)


WRAPPED: Mapping[str, tuple[str, Sequence[str]]] = {
    "below a bullet": (
        "- kõrgharidus õiguse, halduse või muul\n  sobival erialal\n- eesti keel C1\n",
        ["kõrgharidus õiguse, halduse või muul sobival erialal", "eesti keel C1"],
    ),
    "below a line with a wide gap": (
        "- eesti keel C1; vene keel B1; prantsuse   keel\n  tasemel B1;\n- kõrgharidus\n",
        ["eesti keel C1", "vene keel B1", "prantsuse keel tasemel B1", "kõrgharidus"],
    ),
    "behind a genitive": ("kõrgharidus õiguse\nerialal\neesti keel C1\n", ["kõrgharidus õiguse erialal", "eesti keel C1"]),
    "before a conjunction": ("magistrikraad\nvõi doktorikraad\neesti keel C1\n", ["magistrikraad või doktorikraad", "eesti keel C1"]),
    "at the margin": (
        "vähemalt kõrgharidus, mis on omandatud avaliku halduse, õiguse\nerialal ülikoolis\n",
        ["vähemalt kõrgharidus, mis on omandatud avaliku halduse, õiguse erialal ülikoolis"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRAPPED)
def test_a_line_that_goes_on_is_no_demand_of_its_own(case: str) -> None:
    """Indentation, a word that leads on, a conjunction or a full line show that the next line belongs to the same demand."""
    body, expected = WRAPPED[case]

    assert expected == [text for _, text in told(f"Nõuded:\n{body}")]


def test_other_items_are_kept_in_their_words() -> None:
    """An item that is no education, experience or language is a demand too; a lead-in and a denial are none."""
    body = "Nõuded:\nTöötajal on:\n- hea suhtlemisoskus\n- B-kategooria juhiluba\n- juhtimiskogemus\n- töökogemus ei ole nõutav\n"

    expected = [("skill", "hea suhtlemisoskus"), ("skill", "B-kategooria juhiluba"), ("experience", "juhtimiskogemus")]
    assert expected == told(body)


def test_wishes_are_not_taken_apart() -> None:
    """What a wish lists stays a wish."""
    found = reading_of("Nõuded:\n- kõrgharidus, kasuks tuleb magistrikraad ja vene keel B1\n").requirements

    assert {("higher", True), ("master", False), ("B1", False)} == {(each.level, each.essential) for each in found}


def test_alternatives_stay_together() -> None:
    """Education and experience that "or" joins to others are one clause."""
    text = "kõrgharidus ja kolm aastat kogemust või keskharidus ja viis aastat kogemust"

    assert {text} == {words for kind, words in told(f"Nõuded:\n- {text}\n") if kind == "education"}


ITEMS = (
    "1. kõrgharidus õiguse erialal;\n2. õiguste ja kohustuste tundmine;\n3. eesti keel C1.\n",
    "1. Kõrgharidus õiguse erialal\n2. Õiguste ja kohustuste tundmine\n3. Eesti keel C1\n",
    "1) kõrgharidus õiguse erialal\n2) õiguste ja kohustuste tundmine\n3) eesti keel C1\n",
)


@pytest.mark.parametrize("items", ITEMS)
def test_items_with_words_of_headings_head_no_part(items: str) -> None:
    """A numbered item in which a word of a heading stands stays among the demands."""
    found = reading_of(f"Kvalifikatsiooninõuded\n{items}")

    assert ((), ["education", "skill", "language"]) == (
        found.provisions,
        [str(each.kind) for each in found.requirements],
    )


def test_a_heading_still_ends_numbered_demands() -> None:
    """The next number of the parts, and a heading's exact words, begin another part below numbered items."""
    found = reading_of("3. Nõuded\n1. Kõrgharidus\n2. Eesti keel C1\n4. Õigused\n1. saada teavet\n")

    assert (["education", "language"], ["right"]) == (
        [str(each.kind) for each in found.requirements],
        [str(each.kind) for each in found.provisions],
    )


def test_the_last_word_of_an_item_heads_no_part() -> None:
    """A wrapped item may end in a word that is a label: small letters and a full stop show it."""
    found = reading_of("Ülesanded:\n1) Koostab ülevaate, milles on\nnõuded.\n2) Peab arhiivi.\n")

    assert ["Koostab ülevaate, milles on nõuded.", "Peab arhiivi."] == [each.text for each in found.provisions]


SUBJECTS: Mapping[str, str | None] = {
    "Master's degree in law": "law",
    "Master’s degree": None,
    "a Bachelor's degree in the field of public administration": "public administration",
    "Higher education in economics": "economics",
    "university degree (IT)": "IT",
}


@pytest.mark.parametrize("words", SUBJECTS)
def test_the_field_of_study_stands_without_the_degree(words: str) -> None:
    """A possessive, "degree" and "in" lead to the field of study and are no part of it."""
    [found] = reading_of(f"Requirements:\n- {words}\n- English B2\n", "en").requirements[:1]

    assert SUBJECTS[words] == found.subject
