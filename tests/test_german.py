"""The grammar of German mentions."""

from __future__ import annotations

import pytest

from asendus.loader.context import Context
from asendus.loader.forms import Field
from asendus.loader.grammars import load_grammar
from asendus.loader.passages import Passage
from asendus.loader.reading import Mention

DE = load_grammar("de")
HOLDER = Context(agency="Hafenamt Nordmark", unit=("Abteilung Finanzen", "Referat 12"), title="Sachbearbeiter")


def mentions(value: str, field: str = "substituted_by") -> tuple[Mention, ...]:
    return DE.parse_mentions(Passage.from_text(value), field=field, context=HOLDER)[0]


def told(value: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(str(mention.kind), mention.title, mention.unit[-1:]) for mention in mentions(value)]


@pytest.mark.parametrize(
    "words",
    [
        "Leiter", "Leiterin", "Leiter/in", "Leiter*in", "Leiter:in", "Leiter_in", "LeiterIn", "Leiter(in)", "Leiter/-in", "Leiterin/Leiter",
        "der Leiter", "die Leiterin", "dem Leiter", "des Leiters", "Leiterinnen", "den Leitern", "Leiter (m/w/d)",
    ],
)  # fmt: skip
def test_a_title_is_one_whatever_its_gender_and_case(words: str) -> None:
    """A post is the same whoever holds it: every form gives one title."""
    assert [("post", "Leiter", ("Referat 13",))] == told(f"{words} des Referats 13")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Referentin für Haushalt", "Referent für Haushalt"),
        ("der stellvertretenden Direktorin", "stellvertretender Direktor"),
        ("Psychologin", "Psychologe"),
        ("die Ärztin", "Arzt"),
        ("Beauftragte/r", "Beauftragte"),
        ("wissenschaftliche Mitarbeiterin für Vogelkunde", "wissenschaftlicher Mitarbeiter für Vogelkunde"),
        ("Gleichstellungsbeauftragten", "Gleichstellungsbeauftragte"),
    ],
)
def test_titles_are_nominative(words: str, title: str) -> None:
    """Endings of case, number and gender are taken off."""
    assert [title] == [mention.title for mention in mentions(words)]


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("Leiterin des Referats Personal", ("Referat Personal",)),
        ("Leiter der Abteilung Finanzen", ("Abteilung Finanzen",)),
        ("Referent im Amt für Hochbau", ("Amt für Hochbau",)),
        ("Leiter des Bauamtes", ("Bauamt",)),
        ("Referentin der Technischen Abteilung", ("Technische Abteilung",)),
        ("Sachbearbeiter im Referat 3 der Abteilung Recht", ("Abteilung Recht", "Referat 3")),
        ("Abteilungsleiterin Recht", ("Abteilung Recht",)),
        ("Referatsleiter", ("Abteilung Finanzen", "Referat 12")),
        ("Leiterin der Abteilung", ("Abteilung Finanzen",)),
        ("Referent der Abt. Finanzen und Personal", ("Abteilung Finanzen und Personal",)),
        ("Direktorin des Hafenamtes Nordmark", ()),
    ],
)
def test_units_are_nominative_and_short_ones_are_the_holder_s(words: str, unit: tuple[str, ...]) -> None:
    """A unit behind a title loses the genitive; a bare word for a unit is one of the holder's own."""
    assert [unit] == [mention.unit for mention in mentions(words)]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("jede Mitarbeiterin des Referats", [("any", "Mitarbeiter", ("Referat 12",))]),
        ("eine andere Mitarbeiterin des Referats 12", [("any", "Mitarbeiter", ("Referat 12",))]),
        ("von der Leitung bestimmte Person", [("designated", "Leitung", ())]),
        (
            "eine vom Abteilungsleiter benannte Mitarbeiterin",
            [("designated", "Abteilungsleiter", ("Abteilung Finanzen",))],
        ),
        ("gemäß Vertretungsplan", [("deferred", "Vertretungsplan", ())]),
        ("siehe Geschäftsverteilungsplan der Abteilung", [("deferred", "Geschäftsverteilungsplan", ())]),
        ("Frau Muster", [("person", None, ())]),
        ("keine", []),
        ("entfällt", []),
        ("–", []),
        ("nicht vorgesehen", []),
    ],
)
def test_who_is_meant_has_a_kind(words: str, kinds: list[tuple[str, str | None, tuple[str, ...]]]) -> None:
    """A group, somebody chosen, a document, a person and nobody are told apart."""
    assert kinds == told(words)


def test_lists_end_where_another_title_begins() -> None:
    """The "und" inside a unit's name joins no two posts; the one between titles does, and their unit is of both."""
    words = "Referentinnen und Sachbearbeiter des Referats Bau und Verkehr sowie Leiter der Abteilung Recht"

    assert [
        ("post", "Referent", ("Referat Bau und Verkehr",)),
        ("post", "Sachbearbeiter", ("Referat Bau und Verkehr",)),
        ("post", "Leiter", ("Abteilung Recht",)),
    ] == told(words)


def test_a_title_said_for_both_genders_is_one() -> None:
    """ "Leiterin oder Leiter" names one post, as "Leiter/in" does."""
    assert [("post", "Leiter", ("Referat 13",))] == told("Leiterin oder Leiter des Referats 13")


def test_places_stand_in_numbers_and_brackets() -> None:
    """A number in front ranks without a noun; a unit in brackets is where the post is."""
    first, second = mentions("1. Techniker (Referat 13), 2. jede Angehörige des Referats 12")

    assert ("Techniker", ("Referat 13",), 1) == (first.title, first.unit, first.order)
    assert ("any", ("Abteilung Finanzen", "Referat 12"), 2) == (second.kind, second.unit, second.order)


def test_a_substitute_has_its_place_and_its_condition() -> None:
    """What stands in front of a substitute ranks it; what stands behind limits it."""
    first, second = mentions(
        "1. Stellvertretung: Referent für Recht\n2. Stellvertretung: Leiter des Referats 13, nur bei Urlaub"
    )

    assert ("Referent für Recht", 1, None) == (first.title, first.order, first.condition)
    assert ("Leiter", 2, "nur bei Urlaub") == (second.title, second.order, second.condition)


def test_who_is_absent_is_no_substitute() -> None:
    """Posts inside a condition are not read as substitutes."""
    assert ["Referent für Recht"] == [
        m.title for m in mentions("Referent für Recht in Abwesenheit der Leiterin und der Direktorin")
    ]


@pytest.mark.parametrize(
    ("sentence", "field", "title"),
    [
        ("Bei Abwesenheit wird die Stelleninhaberin durch den Referenten für Recht vertreten.", "substituted_by", "Referent für Recht"),
        ("Der Stelleninhaber wird vertreten durch die Referentin für Recht.", "substituted_by", "Referent für Recht"),
        ("Im Urlaub vertritt der Referent für Recht die Stelleninhaberin.", "substituted_by", "Referent für Recht"),
        ("Die Vertretung erfolgt durch die Referentin für Recht.", "substituted_by", "Referent für Recht"),
        ("Die Stelleninhaberin vertritt den Referenten für Recht.", "substitutes_for", "Referent für Recht"),
        ("Der Stelleninhaber vertritt bei Urlaub die Referentin für Recht.", "substitutes_for", "Referent für Recht"),
        ("Bei Urlaub vertritt der Stelleninhaber die Referentin für Recht.", "substitutes_for", "Referent für Recht"),
        ("Die Stelleninhaberin übernimmt die Vertretung der Direktorin.", "substitutes_for", "Direktor"),
        ("Die Stelleninhaberin ist der Direktorin unterstellt.", "supervisor", "Direktor"),
        ("Der Stelleninhaberin ist der Hausmeister unterstellt.", "subordinates", "Hausmeister"),
        ("Der Sachbearbeiter vertritt den Referenten für Recht.", "substitutes_for", "Referent für Recht"),
    ],
)  # fmt: skip
def test_sentences_tell_who_covers_whom(sentence: str, field: str, title: str) -> None:
    """The holder's place in a sentence decides the direction, whichever side the verb stands on."""
    section = Field(key="substitution", label=Passage.empty(), value=Passage.from_text(sentence))
    found = [
        (name, mention.title)
        for name, under in DE.standing_fields(section, title="Sachbearbeiter")
        for mention in DE.parse_mentions(under.value, field=name, context=HOLDER)[0]
    ]

    assert [(field, title)] == found


@pytest.mark.parametrize(
    "words", ["Leiter prüft die Akten", "nimmt Post entgegen", "Bearbeitung der Anträge im Referat"]
)
def test_what_names_nobody_is_left_and_told(words: str) -> None:
    """Words that are no post give a warning and no mention."""
    found, warnings = DE.parse_mentions(Passage.from_text(words), field="supervisor", context=HOLDER)

    assert ((), ["unread"]) == (found, [warning.code for warning in warnings])
