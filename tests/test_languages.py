"""Job descriptions of invented agencies in German and English, and files that speak two languages (tests/fixtures/languages).

The documents and their gold readings were written before the words of the languages.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gold_readings import MENTIONS, comparable, differences, read_gold

from asendus.loader import read
from asendus.loader.contract import as_json

FOLDER = Path(__file__).parent / "fixtures" / "languages"
ESTONIAN = Path(__file__).parent / "fixtures" / "forms"

Pair = tuple[dict[str, Any], dict[str, Any]]


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    """Each gold reading with the reading of the same description."""
    gold = read_gold(FOLDER / "gold.json")
    found: dict[str, list[dict[str, Any]]] = {}
    for reading in read([FOLDER / name for name in gold]).readings:
        found.setdefault(reading.source, []).append(as_json(reading))
    assert {source: len(entries) for source, entries in gold.items()} == {s: len(found.get(s, ())) for s in gold}
    return [pair for source in gold for pair in zip(gold[source], found[source], strict=True)]


def test_every_field_is_right(pairs: list[Pair]) -> None:
    """Tables, labels with a colon, sentences, stacks and annexes are read field by field as they are meant."""
    wrong = [(entry["source"], *difference) for entry, reading in pairs for difference in differences(entry, reading)]

    assert len(pairs) >= 14
    assert [] == wrong


def test_the_language_of_each_description_is_told(pairs: list[Pair]) -> None:
    """An Estonian and an English annex of one file have a language each; a form with labels in both has that of most."""
    told = [(entry["source"], reading["language"]) for entry, reading in pairs]

    assert {"et", "de", "en"} == {language for _, language in told}
    assert [(entry["source"], entry["language"]) for entry, _ in pairs] == told


def test_directions_are_never_swapped(pairs: list[Pair]) -> None:
    """No post that covers is read as one that is covered, nor the other way round."""
    seen = 0
    for entry, told in pairs:
        for here, there in (("substituted_by", "substitutes_for"), ("substitutes_for", "substituted_by")):
            right, wrong = (set(comparable(entry[field]) or ()) for field in (here, there))
            seen += len(told[here] or ())
            assert set() == set(comparable(told[here]) or ()) & (wrong - right), entry["source"]
    assert seen > 25


def test_conditions_and_orders_stay_with_their_mention(pairs: list[Pair]) -> None:
    """When a substitute covers, and in which place, is told of that substitute alone."""

    def told(of: dict[str, Any]) -> list[tuple[object, ...]]:
        return [(m["title"], m["condition"], m["order"]) for name in MENTIONS for m in of[name] or ()]

    assert any(condition for entry, _ in pairs for _, condition, _ in told(entry))
    assert any(order for entry, _ in pairs for _, _, order in told(entry))
    for entry, reading in pairs:
        assert told(entry) == told(reading), entry["source"]


def test_what_is_no_job_description_gives_none() -> None:
    """Advertisements and agendas in German and English are no job descriptions."""
    others = sorted(FOLDER.glob("*-9?-*"))

    assert (4, ()) == (len(others), read(others).readings)


def test_estonian_descriptions_are_estonian() -> None:
    """No description of the Estonian fixtures is taken for one in another language."""
    readings = read([ESTONIAN]).readings

    assert len(readings) > 40
    assert {"et"} == {reading.language for reading in readings}


def test_mentions_quote_their_words() -> None:
    """The words at a mention's offsets are in its file, and hold the mention's own first letters."""
    readings = read(sorted(FOLDER.glob("[de][en]-0?-*"))).readings
    mentions = [(reading, m) for reading in readings for name in MENTIONS for m in reading.mentions(name) or ()]

    assert len(mentions) > 40
    for reading, mention in mentions:
        words = reading.quote(mention.span)
        assert mention.title is None or mention.title[:5].casefold() in words.casefold(), (mention, words)


def test_names_of_persons_are_masked_in_every_language() -> None:
    """A person named in a German form is in no quotation."""
    (reading,) = read([FOLDER / "de-05-bibliothek.txt"]).readings

    assert "Erika" not in reading.text
    assert "▮▮▮▮▮ ▮▮▮▮▮▮▮▮" in reading.text
