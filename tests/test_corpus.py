"""The generated corpus: the same seed gives the same files, all forms occur, and gold says only what the text says."""

from __future__ import annotations

import html
import importlib
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

generate: Any = importlib.import_module("corpus.generate").generate
inflect: Any = importlib.import_module("corpus.inflect").inflect
ratios: Any = importlib.import_module("corpus.measure").ratios
noise: Any = importlib.import_module("corpus.noise")
profile: Any = importlib.import_module("corpus.profile")
Dice: Any = importlib.import_module("corpus.lexicon").Dice
Line: Any = importlib.import_module("corpus.writer").Line

MENTIONS = ("supervisor", "subordinates", "substituted_by", "substitutes_for")
READING = {"source", "member", "annex", "agency", "title", "qualifier", "ordinal", "unit", *MENTIONS}
READING |= {"requirements", "service", "directive"}
MENTION = {"kind", "title", "qualifier", "ordinal", "unit", "condition", "order"}
KINDS = {"post", "any", "designated", "deferred", "person"}
LEVELS = {"basic", "secondary", "vocational", "applied-higher", "higher", "master", "doctor", None}
CEFR = {"A1", "A2", "B1", "B2", "C1", "C2"}


@cache
def corpus(seed: int = 7, count: int = 400) -> Sequence[Any]:
    """Generated files, made once."""
    return tuple(generate(count, seed=seed))


def mentions(reading: dict[str, Any]) -> list[dict[str, Any]]:
    """All mentions of a reading."""
    return [mention for field in MENTIONS for mention in reading[field] or []]


def plain(text: str) -> str:
    """The text in small letters with one kind of space, without tags, soft hyphens and breaks within words."""
    text = html.unescape(re.sub("<[^>]+>", " ", text)).replace("\u00ad", "")
    return " ".join(re.sub(r"(?<=[a-zõäöü])-\n(?=[a-zõäöü])", "", text).split()).casefold()


def test_one_seed_gives_the_same_files_and_another_gives_others() -> None:
    """The same seed gives the same files and gold; another seed gives others."""
    first, again, other = (list(generate(40, seed=seed)) for seed in (3, 3, 4))
    assert first == again
    assert not {made.text for made in first} & {made.text for made in other}


@pytest.mark.parametrize("count", [1, 37])
def test_as_many_descriptions_are_made_as_were_asked_for(count: int) -> None:
    """Bundles included, the descriptions are exactly as many as asked for."""
    assert count == sum(len(made.gold) for made in generate(count, seed=5))


def test_every_form_layout_and_level_of_noise_occurs() -> None:
    """Four hundred descriptions show every form, every layout and every level of noise."""
    assert set(profile.forms()) == {made.form for made in corpus()}
    assert set(profile.LAYOUTS) == {made.layout for made in corpus()}
    assert set(noise.LEVELS) == {made.noise for made in corpus()}
    assert {".txt", ".html", ".md"} == {Path(made.name).suffix for made in corpus()}


def test_most_files_are_clean_and_few_are_heavily_damaged() -> None:
    """At least six files in ten are clean, at most one in ten is heavily damaged."""
    levels = [made.noise for made in corpus()]
    assert levels.count("clean") >= 0.6 * len(levels)
    assert levels.count("heavy") <= 0.1 * len(levels)


def test_gold_has_the_keys_and_values_of_the_contract() -> None:
    """Every reading and every mention has the contract's keys, kinds and levels; its source is its file."""
    readings = [(made, reading) for made in corpus() for reading in made.gold]
    assert readings
    for made, reading in readings:
        assert (READING, made.name) == (set(reading), reading["source"])
        assert reading["requirements"]["education"] in LEVELS
        assert CEFR >= set(reading["requirements"]["languages"].values())
        for mention in mentions(reading):
            assert set(mention) == MENTION
            assert mention["kind"] in KINDS
            assert (mention["title"] is None) == (mention["kind"] == "person")


def test_all_kinds_of_mention_and_all_three_sorts_of_silence_occur() -> None:
    """Every kind of mention occurs; each direction is named, asked and empty, and not asked somewhere."""
    readings = [reading for made in corpus() for reading in made.gold]
    assert {m["kind"] for reading in readings for m in mentions(reading)} == KINDS
    for field in ("substituted_by", "substitutes_for", "subordinates"):
        assert {None, False, True} == {None if r[field] is None else bool(r[field]) for r in readings}


def unlicensed(made: Any, reading: dict[str, Any]) -> list[str]:
    """What gold says of a clean file and its text does not: words by their first letters, names as they stand."""
    text = plain(made.text)
    named = [reading["agency"], reading["title"], *reading["unit"]]
    named += [mention["title"] for mention in mentions(reading) if mention["title"]]
    named += [unit for mention in mentions(reading) for unit in mention["unit"]]
    words = {word.casefold() for name in named for word in re.findall(r"\w+", name)}
    missing = [word for word in words if not re.search(rf"(?<!\w)\(?{word[: 2 + (len(word) > 4)]}", text)]
    missing += [name for name in reading["requirements"]["competencies"] if name.casefold() not in text]
    quoted = [m["qualifier"] or m["ordinal"] for m in mentions(reading) if m["qualifier"] or m["ordinal"]]
    quoted += [reading["directive"]["number"]] if reading["directive"] else []
    return missing + [name for name in quoted if name.casefold() not in text]


def test_gold_says_what_the_text_says() -> None:
    """In clean files each name of gold begins a word of the text; competencies, qualifiers and numbers stand as they are."""
    clean = [(made, reading) for made in corpus() if made.noise == "clean" for reading in made.gold]
    assert len(clean) > 100
    assert [] == [(made.name, found) for made, reading in clean if (found := unlicensed(made, reading))]


def test_the_files_are_written_with_one_gold_file(tmp_path: Path) -> None:
    """The command writes every file and a gold file that has a reading for each description."""
    script = [sys.executable, str(ROOT / "bench" / "corpus" / "__main__.py")]
    subprocess.run([*script, "--count", "12", "--seed", "2", "--out", str(tmp_path)], check=True, capture_output=True)
    gold = json.loads((tmp_path / "gold.json").read_text(encoding="utf-8"))
    assert 12 == len(gold)
    assert {reading["source"] for reading in gold} | {"gold.json"} == {path.name for path in tmp_path.iterdir()}


def test_generated_text_compresses_no_better_than_real_text(shared_documents: Path) -> None:
    """Over equal amounts, generated text is as varied as real text for xz, bzip2 and zlib."""
    real = [path.read_text(encoding="utf-8") for path in sorted(shared_documents.glob("*.txt"))]
    size = sum(len(text.encode()) for text in real)
    assert size > 50_000
    wanted = ratios(real, size=size)
    made = ratios([made.text for made in corpus() if made.name.endswith(".txt")], size=size)
    assert all(got >= real_one for got, real_one in zip(made, wanted, strict=True)), (made, wanted)


@pytest.mark.parametrize(
    ("phrase", "case", "form"),
    [
        ("osakonna juhataja", "part", "osakonna juhatajat"),
        ("otsene juht", "gen", "otsese juhi"),
        ("Kullamäe Kool", "gen", "Kullamäe Kooli"),
        ("nõunik", "part", "nõunikku"),
        ("peakokk", "all", "peakokale"),
        ("vanemõde", "gen", "vanemõe"),
        ("juhatuse liige", "gen", "juhatuse liikme"),
        ("õpetajaabi", "part", "õpetajaabi"),
        ("IT-spetsialist", "pl", "IT-spetsialistid"),
    ],
)
def test_names_are_inflected_by_their_last_word(phrase: str, case: str, form: str) -> None:
    """Only the last word of a name is inflected, and an adjective that agrees with it."""
    assert form == inflect(phrase, case)


def test_lines_broken_with_hyphens_can_be_joined_again() -> None:
    """Wrapping loses no letter: without breaks and hyphens the text is what it was."""
    text = "Teenistuja äraolekul täidab tema ülesandeid klienditeeninduse osakonna juhataja või peaspetsialist"
    broken = noise.wrapped(Dice(1), [Line(text)], 30, hyphens=True)
    assert len(broken) > 2
    assert text.replace(" ", "") == re.sub(r"-\n|[ \n]", "", "\n".join(broken))
