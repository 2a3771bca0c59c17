"""What descriptions of agencies that do not exist demand, in many wordings: each reads as a person reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from asendus.loader.documents import document_from_bytes
from asendus.loader.reader import readings_of
from asendus.loader.reading import Reading, RequirementKind
from asendus.loader.requirements import requirements_json
from asendus.store import open_store
from asendus.vocabulary import DEFAULT_BASE

HEAD = "Näidisamet\n\nAMETIJUHEND\n\n1. ÜLDOSA\n1.1 Ametikoht: nõunik\n1.2 Struktuuriüksus: arenguosakond\n"


def reading(body: str, *, head: str = "") -> Reading:
    """The reading of a description with these requirements, and these further rows of its head."""
    text = f"{HEAD}{head}2. TÖÖÜLESANDED\n2.1 Koostab arengukava.\n3. NÕUDED\n{body}\n"
    return readings_of(document_from_bytes(text.encode(), path="a.txt", source="a.txt"))[0]


#: Requirements → what the contract has of them.
EDUCATION: Mapping[str, str | None] = {
    "3.1 Haridus: magistrikraad või sellele vastav kvalifikatsioon": "master",
    "3.1 Haridus: vähemalt bakalaureusekraad": "higher",
    "Haridus\nKeskharidus, soovitatavalt kõrgharidus majanduse alal": "secondary",
    "3.1 Haridus ja eriala: kutsekeskharidus ehituse erialal": "vocational",
    "Haridusnõue: rakenduskõrgharidus või bakalaureuseõpe läbitud": "applied-higher",
    "Nõutav haridus: teise astme kõrgharidus õigusteaduses": "master",
    "Haridus: põhiharidus, kasuks tuleb keskharidus": "basic",
    "3.1 Omab kõrgharidust infotehnoloogia valdkonnas.": "higher",
    "2.1 Haridus: loodusteaduste kõrgharidus magistri tasemel\n": "master",
    "2.1 Haridus: magistritasemel kõrgharidus\n": "master",
    "2.1 Haridus: kõrgharidus (bakalaureus) või magistrikraad\n": "higher",
}
EXPERIENCE: Mapping[str, float | None] = {
    "Töökogemus: vähemalt kolm aastat erialast tööd, millest üks aasta juhina": 3,
    "Töökogemus: vähemalt 6 kuud klienditeenindust": 0.5,
    "Töökogemus: poolteist aastat arhiivis": 1.5,
    "Töökogemus: soovitatavalt kaks aastat": None,
    "Töökogemus: vähemalt 18-kuuline kogemus hangete korraldamisel": 1.5,
    "Töökogemus: minimaalselt 2-aastane erialane kogemus; kasuks tuleb 5 aastat avalikus sektoris": 2,
    "Kogemus: juhtimiskogemus vähemalt 2 aastat ja valdkonna kogemus vähemalt 4 aastat": 4,
    "Töökogemus: töötanud vähemalt aasta raamatupidajana": 1,
    "Töökogemus: ei ole nõutav": None,
    "3.2 Vähemalt viieaastane töökogemus juristina.": 5,
}
LANGUAGES: Mapping[str, Mapping[str, str]] = {
    "Keeleoskus: eesti keel kõrgtasemel, inglise keel kesktasemel": {"et": "C1", "en": "B2"},
    "Keeleoskus: eesti keel C1-tasemel, vene keel algtasemel": {"et": "C1", "ru": "B1"},
    "Keeleoskus: valdab eesti keelt suurepäraselt, inglise keelt heal tasemel": {"et": "C1"},
    "Keeleoskus: eesti keele väga hea oskus ja inglise keele hea oskus": {"et": "C1"},
    "Keeleoskus: eesti keel C-kategooria, vene keel algtasemel": {"et": "C1", "ru": "B1"},
    "Keeled: eesti keel emakeelena; saksa keel B1": {"et": "C2", "de": "B1"},
    "Keeleoskus: vene keel suhtlustasandil": {},
    "Keeleoskus: eesti keel (C1), inglise keel (mõistmine B2, rääkimine B1, kirjutamine B1)": {"et": "C1", "en": "B1"},
    "Keeleoskus: soome keele oskus ametialase sõnavara valdamisega B2-tasemel": {"fi": "B2"},
    "Keeleoskus: eesti keel C1; kasuks tuleb soome keel B1": {"et": "C1"},
    "Keeleoskus: inglise keel kesktasemel koos ametialase sõnavaraga": {"en": "B2"},
}
SKILL_LEVELS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "Keeleoskus: inglise keel: mõistmine C1, rääkimine B2, kirjutamine B1": {
        "en": {"understanding": "C1", "speaking": "B2", "writing": "B1"}
    },
    "Keeleoskus: vene keel kõnes B2 ja kirjas B1": {"ru": {"speaking": "B2", "writing": "B1"}},
    "Keeleoskus: soome keel – kuulamine B2, lugemine B2, kõnelemine B1, kirjutamine A2": {
        "fi": {"listening": "B2", "reading": "B2", "speaking": "B1", "writing": "A2"}
    },
    "Keeleoskus: inglise keel suuliselt kesktasemel, kirjalikult algtasemel": {
        "en": {"speaking": "B2", "writing": "B1"}
    },
}
#: Requirements → words of a requirement that is kept as a skill.
SKILLS: Mapping[str, str] = {
    "3.3 Juhtimisõigus: B-kategooria": "B-kategooria",
    "3.3 Muud nõuded: riigisaladuse luba tasemel salajane": "riigisaladuse luba tasemel salajane",
    "3.3 Kutsetunnistus: volitatud arhitekt, tase 7": "volitatud arhitekt, tase 7",
    "Arvutioskus: tabelarvutus ja dokumendihaldus igapäevasel tasemel": "tabelarvutus ja dokumendihaldus igapäevasel tasemel",
    "Teadmised ja oskused:\n- tunneb hankeõigust;\n- oskab koostada eelarvet.": "oskab koostada eelarvet",
    "Juhiluba: BE-kategooria olemasolu": "BE-kategooria olemasolu",
    "Juurdepääsuluba: piiratud tasemel riigisaladuse luba": "piiratud tasemel riigisaladuse luba",
    "Riigisaladuse luba: konfidentsiaalne tase": "konfidentsiaalne tase",
    "Load: relvaluba": "relvaluba",
}
COMPETENCIES: Mapping[str, list[str]] = {
    "Kompetentsid:\n- Hankevaist: leiab hea pakkumise üles.\n- Koostöövõime: jagab teadmisi.": [
        "Hankevaist",
        "Koostöövõime",
    ],
    "Kompetentsid: merekindlus, täpsus, koostöövõime": ["merekindlus", "täpsus", "koostöövõime"],
    "Vajalikud pädevused\nOtsustusvõime\nPingetaluvus": ["Otsustusvõime", "Pingetaluvus"],
}
#: Rows of the head → the service they tell.
SERVICE: Mapping[str, str | None] = {
    "1.3 Teenistusgrupp: ametnik\n": "official",
    "1.3 Teenistuse liik: avalik teenistus\n": "official",
    "1.3 Teenistuse liik: avalik teenistuja\n": "official",
    "1.3 Teenistussuhte liik: töölepinguline\n": "employee",
    "1.3 Töösuhte liik: töötab töölepingu alusel\n": "employee",
    "1.3 Ametikoha liik: töölepingu alusel töötav töötaja\n": "employee",
    "1.3 Ametikoha liik: ametniku ametikoht\n": "official",
    "1.3 Koha liik: töökoht (töölepinguga)\n": "employee",
    "1.3 Teenistuskoha liik: ametikoht (ATS § 7 lg 2)\n": "official",
    "1.3 Teenistuse liik: abiteenistuja, ATS § 7 lg 4\n": "employee",
    "1.3 Teenistusgrupp: AT - arendamine, tase 3\n": None,
    "1.3 Teenistusgrupp: vanemametnik\n": "official",
    "1.3 Teenistussuhe: tähtajatu teenistussuhe avalikus teenistuses\n": "official",
    "1.3 Teenistusgrupp: abiteenistujad\n": "employee",
    "1.3 Palgagrupp: IV\n": None,
}


def json_of(body: str) -> dict[str, Any]:
    """The requirements of the contract."""
    return dict(requirements_json(reading(body).requirements))


@pytest.mark.parametrize(("body", "level"), EDUCATION.items())
def test_education(body: str, level: str | None) -> None:
    """The lowest level of education that is accepted counts, a wish does not."""
    assert level == json_of(body)["education"]


@pytest.mark.parametrize(("body", "years"), EXPERIENCE.items())
def test_experience(body: str, years: float | None) -> None:
    """The overall minimum in years counts, months as parts of a year, a wish does not."""
    assert years == json_of(body)["experience_years"]


@pytest.mark.parametrize(("body", "levels"), LANGUAGES.items())
def test_languages(body: str, levels: Mapping[str, str]) -> None:
    """Each language has its level; words for a level are the level that they mean."""
    assert levels == json_of(body)["languages"]


@pytest.mark.parametrize(("body", "levels"), SKILL_LEVELS.items())
def test_levels_by_skill(body: str, levels: Mapping[str, Mapping[str, str]]) -> None:
    """Levels that the text splits stay apart, each with its part of the language."""
    assert levels == json_of(body)["language_skills"]


@pytest.mark.parametrize(("body", "words"), SKILLS.items())
def test_skills(body: str, words: str) -> None:
    """Knowledge, licences and permits are kept as text, with the words as evidence."""
    one = reading(body)
    found = [one.quote(r.span) for r in one.requirements if r.kind is RequirementKind.SKILL and r.text == words]

    assert [words] == found


@pytest.mark.parametrize(("body", "names"), COMPETENCIES.items())
def test_competencies(body: str, names: list[str]) -> None:
    """Competencies are told by name, those that no scheme knows too."""
    assert names == json_of(body)["competencies"]


@pytest.mark.parametrize(("head", "service"), SERVICE.items())
def test_service(head: str, service: str | None) -> None:
    """A form tells an official's post from an employee's in its own words, and words that tell neither are none."""
    assert service == reading("Haridus: kõrgharidus", head=head).service


def test_words_for_a_level_are_flagged() -> None:
    """A level that words say is told as mapped, a level that stands there is not; what says none is told as unread."""
    one = reading("Keeleoskus: eesti keel väga hea, vene keel C1, inglise keel heal tasemel")

    assert [("mapped-level", "C1"), ("unread-level", "")] == [
        (w.code, w.meant) for w in one.warnings if w.code.endswith("-level")
    ]


def test_praise_of_something_else_is_no_level() -> None:
    """A praised skill beside a language gives the language no level."""
    assert {"et": "B2"} == json_of("Keeleoskus: väga hea suhtlemisoskus; eesti keel B2")["languages"]
    assert {} == json_of("Teadmised ja oskused: C-kategooria juhiluba, inglise keel")["languages"]


def test_words_of_the_trade_stay_with_their_language() -> None:
    """The vocabulary that goes with a level is part of the demand's words."""
    found = reading("Keeleoskus: vene keel B2-tasemel koos ametialase sõnavara valdamisega").requirements

    assert ["vene keel B2-tasemel koos ametialase sõnavara valdamisega"] == [
        r.text for r in found if r.language == "ru"
    ]


def test_clauses_of_experience_keep_their_subjects() -> None:
    """Each length of time stays with what it is spent on; months are parts of a year."""
    body = (
        "Töökogemus: vähemalt neli aastat hangete alal, millest vähemalt 18 kuud juhina; soovitavalt kaks aastat kohtus"
    )
    found = [r for r in reading(body).requirements if r.kind is RequirementKind.EXPERIENCE]

    assert [(4, "hangete alal", True), (1.5, "juhina", True), (2, "kohtus", False)] == [
        (r.years, r.subject, r.essential) for r in found
    ]


def test_an_unknown_competency_is_a_concept_of_the_agency() -> None:
    """What the common scheme does not have is a concept of the agency's own scheme, with its spellings, and a post demands it."""
    one = reading("Kompetentsid: Merekindlus, täpsus")
    store = open_store(None)
    store.load([one])
    own = f"{DEFAULT_BASE}agency/näidisamet/competency"
    rows = store.select(
        "SELECT ?post ?label ?scheme WHERE { ?post <https://w3id.org/asendus/ns#requiresCompetency> ?c ."
        " ?c <http://www.w3.org/2004/02/skos/core#prefLabel> ?label ; <http://www.w3.org/2004/02/skos/core#inScheme> ?scheme }"
    )

    assert [("Merekindlus", own)] == [(row[1], row[2]) for row in rows.as_tuples()]


def test_a_competency_is_quoted_with_what_describes_it() -> None:
    """The words that describe a competency are its evidence, those of the next one are not."""
    one = reading("Kompetentsid:\n- Koostöövõime: jagab teadmisi ja\nkuulab teisi.\n- Täpsus: peab tähtajast kinni.")

    assert ["Koostöövõime: jagab teadmisi ja\nkuulab teisi.", "Täpsus: peab tähtajast kinni."] == [
        one.quote(found.span) for found in one.requirements
    ]
