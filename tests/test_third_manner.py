"""Descriptions set like statutes, letters to the holder, questions about demands, and rows in words that other forms do not have."""

from __future__ import annotations

import pytest
from text_readings import reading_of, titles_of

from asendus.loader.reading import MentionKind, RequirementKind

HEAD = "AMETIJUHEND\n\nAmetikoht: nõunik\nÜksus: arendusosakond\n"
BODY = "\nÜlesanded\n- kirjutab ülevaateid;\n\nVastutus\n- vastutab andmete eest;\n"


def test_sections_subsections_and_items_are_numbers() -> None:
    """ "§ 2.", "(1)" and "1)" count as "2.", "2.1" and "2.1.1" do."""
    found = reading_of(
        "AMETIJUHEND\nRannamaa Kantselei\nNõunik\n\n§ 1. Reguleerimisala\n(1) Nõunik allub direktorile.\n"
        "(2) Nõunikku asendab jurist.\n\n§ 2. Ülesanded\n(1) Nõunik:\n1) koostab kavu;\n2) peab arvestust;\n3) annab nõu;\n\n"
        "§ 3. Kvalifikatsioon\n(1) Nõutav on kõrgharidus.\n(2) Keeleoskus: eesti keel C1.\n"
    )

    assert ("nõunik", ["direktor"], ["jurist"]) == (
        found.title and found.title.casefold(),
        titles_of(found, "supervisor"),
        titles_of(found, "substituted_by"),
    )
    assert 3 <= len(found.provisions)
    assert {RequirementKind.EDUCATION, RequirementKind.LANGUAGE} <= {r.kind for r in found.requirements}


def test_a_letter_to_the_holder_is_a_description() -> None:
    """Sentences in the second person tell unit, chief and both ends of cover."""
    found = reading_of(
        "AMETIJUHEND – kokk\n\nHea kolleeg!\nSinu töökoht on majandusosakonnas. Alluda tuleb Sul direktorile. "
        "Kui remonditööline puudub, asendad teda Sina. Sinu puhkuse ajaks lähevad ülesanded üle majandusjuhatajale.\n\n"
        "Mida Sa teed\n- Keedad suppi;\n\nNõuded Sulle\nHaridus: kutseharidus.\n"
    )

    assert ("kokk", ("majandusosakond",)) == (found.title, found.unit)
    assert (["direktor"], ["majandusjuhataja"], ["remonditööline"]) == tuple(
        titles_of(found, field) for field in ("supervisor", "substituted_by", "substitutes_for")
    )


def test_questions_ask_for_demands() -> None:
    """ "Milline haridus on vajalik?" heads what the post demands as "Haridus" does."""
    found = reading_of(
        f"{HEAD}{BODY}\nMillised on nõuded?\nMilline haridus on vajalik? Magistrikraad\nKui palju töökogemust on vaja? Kaks aastat\n"
        "Milliseid keeli peab oskama? Eesti keel C1\nMillised kompetentsid on olulised?\n- Täpsus\n- Koostöö\n"
    )

    assert ["Täpsus", "Koostöö"] == [r.text for r in found.requirements if r.kind is RequirementKind.COMPETENCY]
    assert {"education", "experience", "language", "competency"} == {str(r.kind) for r in found.requirements}


@pytest.mark.parametrize(
    ("row", "field", "titles"),
    [
        ("Teenistujat asendav ametnik: jurist", "substituted_by", ["jurist"]),
        ("Asendajaks määratud: jurist", "substituted_by", ["jurist"]),
        ("Ülesandeid täidab äraolekul: jurist", "substituted_by", ["jurist"]),
        ("Valve ja puhkuse ajal asendab teda: jurist", "substituted_by", ["jurist"]),
        ("Asendatavad teenistuskohad: jurist", "substitutes_for", ["jurist"]),
        ("Tööd juhib: jurist", "supervisor", ["jurist"]),
        ("Juhendatavad ja alluvad: jurist", "subordinates", ["jurist"]),
        ("Meeskond: juristid", "subordinates", ["jurist"]),
    ],
)
def test_rows_have_many_names(row: str, field: str, titles: list[str]) -> None:
    """A label tells its field however the agency words it; a team is those who report, unless it is called a unit."""
    found = reading_of(f"{HEAD}{row}\n{BODY}")

    assert titles == titles_of(found, field)


def test_a_team_that_is_a_unit_stays_one() -> None:
    """ "Meeskond: Andmetiim" names the unit."""
    found = reading_of(f"AMETIJUHEND\n\nAmetikoht: nõunik\nMeeskond: andmetiim\nAllub: direktorile\n{BODY}")

    assert (("andmetiim",), None) == (found.unit, found.subordinates)


def test_a_kind_of_service_is_no_title() -> None:
    """ "Teenistuskoht on ametnikukoht" says what sort of post it is."""
    found = reading_of(
        "AMETIJUHEND\nNõunik\n\n1. ÜLDSÄTTED\n1.1 Nõunik töötab arendusosakonnas.\n1.2 Nõunik allub direktorile.\n"
        "1.3 Teenistuskoht on ametnikukoht.\n\n2. ÜLESANDED\n2.1 Kirjutab.\n\n3. VASTUTUS\n3.1 Vastutab andmete eest.\n"
    )

    assert "nõunik" == (found.title or "").casefold()


@pytest.mark.parametrize(
    ("sentence", "field", "title"),
    [
        ("Asendaja määrab direktor.", "substituted_by", "direktor"),
        ("Puhkuse ajal määrab nõuniku asendaja direktor.", "substituted_by", "direktor"),
        ("Nõuniku asendaja määrab puhkuse ajal direktor.", "substituted_by", "direktor"),
        ("Nõunikku asendab iga kord eraldi direktori määratud töötaja.", "substituted_by", "direktor"),
    ],
)
def test_who_appoints_is_named(sentence: str, field: str, title: str) -> None:
    """Where somebody appoints the substitute, he is no substitute himself."""
    found = reading_of(f"{HEAD}\nÜldosa\n{sentence}\n{BODY}")
    [mention] = found.mentions(field) or ()

    assert (MentionKind.DESIGNATED, title) == (mention.kind, mention.title)


@pytest.mark.parametrize(
    ("sentence", "field", "titles"),
    [
        ("Otseseks juhiks on direktor.", "supervisor", ["direktor"]),
        ("Tööalaseid korraldusi saab nõunik oma otseselt juhilt, kelleks on direktor.", "supervisor", ["direktor"]),
        ("Vahetult alluvad talle juristid.", "subordinates", ["jurist"]),
        ("Nõunikule on vahetult allutatud juristid.", "subordinates", ["jurist"]),
        ("Puhkuse ajal lähevad tema tööülesanded üle juristile.", "substituted_by", ["jurist"]),
        ("Puhkuse ajal pannakse nõuniku ülesannete täitmine juristile.", "substituted_by", ["jurist"]),
        ("Tema asendajana tegutsevad jurist ja referent.", "substituted_by", ["jurist", "referent"]),
        ("Nõunikku asendama on kohustatud jurist.", "substituted_by", ["jurist"]),
        ("Asendaja puudub.", "substituted_by", []),
        ("Nõunik tagab juristi asendamise puhkuse ajal.", "substitutes_for", ["jurist"]),
        ("Nõunik võtab üle juristi kohustused, kui viimane on puhkusel.", "substitutes_for", ["jurist"]),
        ("Ühtlasi asendab ta juristi.", "substitutes_for", ["jurist"]),
        ("Teiste asendamise kohustust ametikohal ei ole.", "substitutes_for", []),
    ],
)
def test_sentences_of_the_head_tell_their_field(sentence: str, field: str, titles: list[str]) -> None:
    """Each sentence speaks for one field and no other."""
    found = reading_of(f"{HEAD}\nÜldosa\n{sentence}\n{BODY}")
    fields = ("supervisor", "subordinates", "substituted_by", "substitutes_for")

    assert {field: titles} == {name: told for name in fields if (told := titles_of(found, name)) is not None}


def test_items_with_small_labels_are_rows() -> None:
    """A form may set its rows as a list, in small letters, with a dash."""
    found = reading_of(
        "Nõuniku\n(välistööd) ametijuhend\n\nÜldandmed\n– struktuuriüksus – arendusosakond\n– alluvus – direktorile\n"
        f"– asendaja – jurist\n{BODY}"
    )

    assert (("arendusosakond",), ["direktor"], ["jurist"]) == (
        found.unit,
        titles_of(found, "supervisor"),
        titles_of(found, "substituted_by"),
    )


@pytest.mark.parametrize(
    ("question", "field", "titles"),
    [
        ("Kes on minu asendaja? Minu asendaja on jurist või referent.", "substituted_by", ["jurist", "referent"]),
        ("Kes mind puhkuse ajal asendab? Mind asendavad jurist ja referent.", "substituted_by", ["jurist", "referent"]),
        ("Kas mul on alluvaid? Mulle alluvad juristid.", "subordinates", ["jurist"]),
        ("Kelle asendaja ma olen? Olen juristi asendaja.", "substitutes_for", ["jurist"]),
        ("Kes on minu vahetu juht? Minu vahetu juht on direktor.", "supervisor", ["direktor"]),
        ("Kelle ees ma vastutan ehk kes on mu juht? Direktor", "supervisor", ["direktor"]),
    ],
)
def test_an_answer_may_be_a_sentence(question: str, field: str, titles: list[str]) -> None:
    """What a whole sentence says behind a question is who it names, not its words about the holder."""
    found = reading_of(f"{HEAD}{question}\n{BODY}")

    assert titles == titles_of(found, field)


@pytest.mark.parametrize(
    "sentence", ["Asendaja määratakse direktori korraldusega.", "Nõuniku asendaja määratakse direktori käskkirjaga."]
)
def test_an_order_tells_who_appoints(sentence: str) -> None:
    """ "Määratakse direktori korraldusega" leaves the choice to the director."""
    [mention] = reading_of(f"{HEAD}\nÜldosa\n{sentence}\n{BODY}").substituted_by or ()

    assert (MentionKind.DESIGNATED, "direktor") == (mention.kind, mention.title)


def test_a_section_may_be_headed_like_a_row() -> None:
    """ "§ 1. Ametikoht" heads what is said of the post, and is no row with a value."""
    found = reading_of(
        "AMETIJUHEND\nRannamaa Kantselei\nNõunik\n\n§ 1. Ametikoht\n(1) Nõunik allub direktorile.\n(2) Nõunikku asendab jurist.\n\n"
        "§ 2. Ülesanded\n(1) Nõunik:\n1) koostab kavu;\n\n§ 3. Vastutus\n(1) Nõunik vastutab andmete eest.\n"
    )

    assert (["direktor"], ["jurist"]) == (titles_of(found, "supervisor"), titles_of(found, "substituted_by"))


def test_a_sentence_right_below_the_title_tells_the_unit() -> None:
    """Where no heading stands between title and text, the first sentence still says where the post is."""
    found = reading_of(f"Nõuniku ametijuhend\n\nNõunik töötab näituste osakonnas.\nNõunik allub direktorile.\n{BODY}")

    assert (("näituste osakond",), ["direktor"]) == (found.unit, titles_of(found, "supervisor"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Tema vahetu juht on direktor, kes kinnitab tema puhkused.",
        "Nõuniku vahetu juht on direktor, kes määrab ka asendaja.",
        "Nõunik allub direktorile, kes korraldab tema tööd.",
    ],
)
def test_a_supervisor_who_decides_something_is_a_post(sentence: str) -> None:
    """What a relative clause says that the chief does makes nobody whom the chief appoints."""
    found = reading_of(f"{HEAD}\nÜldosa\n{sentence}\n{BODY}")

    assert [(MentionKind.POST, "direktor")] == [(m.kind, m.title) for m in found.supervisor or ()]
