"""Every warning that the reader can give has its sentence in both languages."""

from __future__ import annotations

import re
import string
import tomllib
from importlib import resources
from pathlib import Path

from asendus.loader.passages import Span
from asendus.loader.reading import ReadingWarning
from asendus.loader.telling import SPOKEN, known, told

LOADER = Path(__file__).resolve().parent.parent / "loader"
CODES = sorted(
    {
        code
        for path in LOADER.glob("*.py")
        for code in re.findall(r'ReadingWarning\(\s*code="([\w-]+)"', path.read_text())
    }
)
SENTENCES = tomllib.loads((resources.files("asendus.loader") / "notes.toml").read_text(encoding="utf-8"))


def test_every_code_has_a_sentence() -> None:
    """A code without a sentence would fail when it is first told."""
    assert len(CODES) > 10
    assert [] == [code for code in CODES if not known(f"warning.{code}")]


def test_both_languages_say_the_same_places() -> None:
    """A sentence quotes in Estonian what it quotes in English."""
    tables = SENTENCES["warning"]
    assert len(tables) > 15
    for code, sentences in tables.items():
        places = [{name for _, name, _, _ in string.Formatter().parse(sentences[lang]) if name} for lang in SPOKEN]
        assert places[0] == places[1], code


def test_a_warning_is_told_in_the_language_asked_for() -> None:
    """The words of the document stand in the sentence; an unknown language gets English."""
    warning = ReadingWarning(code="repaired-spelling", words="Juhatala", meant="juhataja", span=Span(0, 8))

    assert "„Juhatala“ loeti kui „juhataja“." == warning.told("et")
    assert (
        "“Juhatala” was read as “juhataja”."
        == warning.told("fi")
        == told("warning.repaired-spelling", "en", words="Juhatala", meant="juhataja")
    )
