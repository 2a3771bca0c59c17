"""Word forms: what Vabamorf gives to the grammar, and names in the nominative."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from asendus.loader.morphology import forms, inflect, is_known, is_proper, known_among
from asendus.loader.repairs import repaired
from asendus.loader.tokens import as_roman
from asendus.loader.wording import nominative
from asendus.loader.words import closes, closes_surely, ends_condition, is_relational, stops_phrase, title_forms

COMPOUND_FIRST = (
    "maja",
    "töö",
    "aja",
    "raha",
    "vee",
    "metsa",
    "kooli",
    "linna",
    "valla",
    "riigi",
    "keele",
    "info",
    "side",
    "tee",
    "maa",
)
COMPOUND_SECOND = (
    "juht",
    "juhataja",
    "nõunik",
    "spetsialisti",
    "osakonda",
    "büroole",
    "talituses",
    "kogu",
    "arvestus",
    "korraldaja",
    "haldurit",
    "amet",
)


def test_the_engine_is_loaded_at_the_first_word_only() -> None:
    """Importing the grammar does not import Vabamorf, which takes seconds."""
    code = "import sys, asendus.loader.mentions; print('estnltk' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "False" == done.stdout.strip()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork processes")
def test_forked_processes_read_dictionaries_of_their_own() -> None:
    """Processes forked from one understand many words as one alone does: none moves the place where another reads."""
    words = [f"{first}{second}" for first in COMPOUND_FIRST for second in COMPOUND_SECOND]
    alone = sorted(known_among(words))
    assert len(alone) > 100

    children = [_forked(lambda: sorted(known_among(words * 3)) == sorted(alone * 3)) for _ in range(4)]

    assert [0] * 4 == [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def _forked(holds: Callable[[], bool]) -> int:
    """A process forked from this one, which ends with 0 where something holds."""
    child = os.fork()
    if child:
        return child
    os._exit(0 if holds() else 1)


@pytest.mark.parametrize(
    ("word", "cases"),
    [
        ("peaspetsialisti", {"adt", "g", "p"}),
        ("juhataja", {"g", "n"}),
        ("direktorile", {"all"}),
        ("nõunikku", {"adt", "p"}),
    ],
)
def test_a_word_has_all_its_cases(word: str, cases: set[str]) -> None:
    """Forms that look alike are all there; the place in the phrase chooses."""

    assert cases == {form.case for form in forms(word)}


def test_capitals_are_read_as_small_letters() -> None:
    """A title page's capitals give the dictionary's words, not names."""

    assert {"peaspetsialist"} == {form.lemma for form in forms("PEASPETSIALISTI")}
    assert {"S"} == {form.pos for form in forms("PEASPETSIALISTI")}


def test_a_word_nobody_knows_is_guessed() -> None:
    """An unknown word has guessed forms, marked as such."""

    assert not is_known("vanempetsialistile")
    assert {("vanempetsialist", "all", False)} == {(f.lemma, f.case, f.known) for f in forms("vanempetsialistile")}


def test_many_words_are_looked_up_at_once() -> None:
    """The known ones come back in their order, and no words give none."""

    assert ["loots", "kapten"] == known_among(["loots", "lotts", "kapten"])
    assert [] == known_among([])


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("laevastiku peaspetsialistile", "laevastiku peaspetsialist"),
        ("otsese juhi", "otsene juht"),
        ("vahetule juhile", "vahetu juht"),
        ("vastutavat hooldajat", "vastutav hooldaja"),
        ("vanemale inspektorile", "vanem inspektor"),
        ("rahvusvahelise laevaliikluse büroo", "rahvusvahelise laevaliikluse büroo"),
        ("RANNIKU KAITSE OSAKONNA", "ranniku kaitse osakond"),
        ("kahe- ja mitmepoolse koostöö grupi", "kahe- ja mitmepoolse koostöö grupp"),
        (
            "Läänemere ja Põhjamere piirkonna sertifitseeriva asutuse",
            "Läänemere ja Põhjamere piirkonna sertifitseeriv asutus",
        ),
        ("Ida prefektuuri", "Ida prefektuur"),
        ("Põhja-Eesti piirkonnajuhile", "Põhja-Eesti piirkonnajuht"),
        ("IT-spetsialisti", "IT-spetsialist"),
        ("vanempetsialisti", "vanempetsialist"),
        ("spetsialistid", "spetsialist"),
        ("toetuste, hangete ja riskide osakonna", "toetuste, hangete ja riskide osakond"),
    ],
)
def test_a_phrase_is_put_into_the_nominative(phrase: str, expected: str) -> None:
    """The head and the adjectives that agree with it change; genitives before them stay."""

    assert expected == nominative(phrase)


@pytest.mark.parametrize("case", ["g", "p", "all"])
@pytest.mark.parametrize("lemma", ["nõunik", "juhataja", "ekspert", "sekretär", "haldur", "grupijuht", "õigusnõunik"])
def test_inflection_comes_back(lemma: str, case: str) -> None:
    """A title in an oblique case leads back to its nominative."""
    inflected = inflect(lemma, case)

    assert inflected is not None
    assert lemma == nominative(inflected)


@pytest.mark.parametrize(
    "word", ["grupijuht", "tarkvaraarhitekt", "hindaja", "metsnik", "direktoriabi", "abi", "kojamees"]
)
def test_who_does_something_is_a_title(word: str) -> None:
    """Words for those who do a job are titles, by their last part or by their ending."""

    assert title_forms(word)


@pytest.mark.parametrize("word", ["õigusabi", "ohvriabi", "maja", "register", "sektor", "büroo", "vesinik", "asi"])
def test_a_thing_is_no_title(word: str) -> None:
    """Words that only end alike are none."""

    assert not title_forms(word)


def test_a_title_that_may_be_a_genitive_closes_unsurely() -> None:
    """ "juhataja" can lead on to "asetäitja", "nõunik" to nothing, "nõuniku" closes nothing."""

    assert (True, False) == (closes("juhataja"), closes_surely("juhataja"))
    assert (True, True) == (closes("nõunik"), closes_surely("nõunik"))
    assert not closes("nõuniku")
    assert is_relational("asetäitja") and not is_relational("nõunik")


@pytest.mark.parametrize("word", ["äraolekul", "ajal", "viibimisel", "piirides", "vajadusel"])
def test_a_condition_ends_with(word: str) -> None:
    """Words that end a condition stop a title too."""

    assert ends_condition(word)
    assert stops_phrase(word)


@pytest.mark.parametrize("word", ["nõuniku", "mehitamata", "riskiga", "rahvusvahelise", "finants-"])
def test_a_title_goes_on_over(word: str) -> None:
    """Genitives, participles, adjectives and first parts stand inside a title."""

    assert not stops_phrase(word)


@pytest.mark.parametrize(
    ("seen", "right"),
    [("to6taja", "töötaja"), ("Todtaja", "Töötaja"), ("Nounik", "Nõunik"), ("NOUNIK", "NÕUNIK"), ("siisteemi", "süsteemi"),
     ("Pohja-Eesti", "Põhja-Eesti"), ("peaspetsia1ist", "peaspetsialist")],
)  # fmt: skip
def test_a_scans_damage_is_undone(seen: str, right: str) -> None:
    """Letters that a scanner without Estonian misreads are put right, capitals kept."""

    assert right == repaired(seen)


@pytest.mark.parametrize("word", ["vanempetsialist", "nõunik", "SKA", "blorgaja", "finants-"])
def test_other_words_stay_as_they_are(word: str) -> None:
    """A misspelling, a good word, an abbreviation and a word nobody knows are not touched."""

    assert repaired(word) is None


@pytest.mark.parametrize(
    ("text", "roman"), [("XIV", "XIV"), ("Vll", "VII"), ("lI", "II"), ("1X", "IX"), ("il", None), ("I V", None)]
)
def test_a_misread_numeral_is_known(text: str, roman: str | None) -> None:
    """Roman numerals with l and 1 for I are numerals; words that look alike are not."""

    assert roman == as_roman(text)


@pytest.mark.parametrize(
    ("word", "proper"), [("Tallinna", True), ("IT", True), ("Juhataja", False), ("OSAKOND", False)]
)
def test_only_names_and_abbreviations_keep_their_capitals(word: str, proper: bool) -> None:
    """The dictionary tells a name from a word at the start of a cell."""

    assert proper == is_proper(word)
