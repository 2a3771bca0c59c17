"""Another language is a folder of words and a small grammar module: shown with one that nobody speaks."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from asendus.loader import detection, grammars, labels, read, wordlists
from asendus.loader.grammars.titlefirst import TitleFirst

LEXICON = Path(str(wordlists.lexicon()))

#: Labels of the language, and the English ones whose place they take.
LABELS = {
    "job description": "posto skribo",
    "position": "posto nomo",
    "reports to": "super posto",
    "unit": "grupo nomo",
    "deputised by": "helpas min",
    "deputises for": "mi helpas",
}
TEXT = """POSTO SKRIBO

Posto nomo: Mastro
Grupo nomo: Grupo Maro
Super posto: Cxefo de Grupo Maro
Helpas min: Skribisto kaj Mastro de Grupo Tero
Mi helpas: Cxefo de Grupo Maro
"""

#: Spreadsheets are read in Estonian alone; other languages have their sentences of cover in mentions.toml.
ESTONIAN_ALONE = {"lists.toml", "statements.toml"}


class Toy(TitleFirst):
    """A language whose words do not inflect."""

    def title_word(self, word: str) -> str | None:
        return word if word.casefold() in self.vocabulary.heads else None

    def unit_word(self, word: str) -> str | None:
        return word if word.casefold() in self.vocabulary.unit_words else None

    def title_text(self, words: Sequence[str]) -> str | None:
        return " ".join(words) if len(words) == 1 and self.title_word(words[0]) else None

    def unit_text(self, words: Sequence[str]) -> str | None:
        return " ".join(words) if words and self.unit_word(words[0]) else None

    def split_unit(self, words: Sequence[str]) -> None:
        return None


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The lexicon with another folder in it, and a module for its grammar."""
    shutil.copytree(LEXICON, tmp_path / "lexicon")
    folder = tmp_path / "lexicon" / "toy"
    shutil.copytree(tmp_path / "lexicon" / "en", folder)
    for english, own in LABELS.items():
        path = folder / "labels.toml"
        path.write_text(path.read_text(encoding="utf-8").replace(f'"{english}"', f'"{own}"'), encoding="utf-8")
    named = (folder / "labels.toml").read_text(encoding="utf-8").replace('language = "en"', 'language = "toy"')
    (folder / "labels.toml").write_text(named, encoding="utf-8")
    words = (folder / "mentions.toml").read_text(encoding="utf-8")
    for english, own in (
        ('"head", "chief"', '"cxefo", "mastro", "skribisto"'),
        ('"department", "division"', '"grupo", "division"'),
        ('links = ["of the same"', 'links = ["de", "of the same"'),
        ('words = ["and"', 'words = ["kaj", "and"'),
    ):
        assert english in words
        words = words.replace(english, own)
    (folder / "mentions.toml").write_text(words, encoding="utf-8")
    module = ModuleType("asendus.loader.grammars.toy")
    module.grammar = lambda: Toy("toy")  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(wordlists, "lexicon", lambda: tmp_path / "lexicon")
    caches = (wordlists.known_languages, grammars.load_grammar, labels.load_labels, detection._label_beginnings)
    for each in caches:
        each.cache_clear()
    yield
    for each in caches:
        each.cache_clear()


def test_a_language_is_a_folder_and_a_module(toy: None, tmp_path: Path) -> None:
    """A description in a language that was added is told from the others, and both directions of cover are read."""
    (tmp_path / "mastro.txt").write_text(TEXT, encoding="utf-8")

    (reading,) = read([tmp_path / "mastro.txt"], jobs=0).readings

    assert ("toy", "Mastro", ("Grupo Maro",)) == (reading.language, reading.title, reading.unit)
    assert [("Cxefo", ("Grupo Maro",))] == [(m.title, m.unit) for m in reading.supervisor or ()]
    assert ["Skribisto", "Mastro"] == [m.title for m in reading.substituted_by or ()]
    assert ["Cxefo"] == [m.title for m in reading.substitutes_for or ()]


def test_other_languages_are_read_as_before(toy: None, tmp_path: Path) -> None:
    """One language more changes nothing for the others."""
    (tmp_path / "loots.txt").write_text(
        "AMETIJUHEND\n\nAmetikoht: loots\nVahetu juht: kapten\nAsendaja: vanemloots\n", encoding="utf-8"
    )

    (reading,) = read([tmp_path / "loots.txt"], jobs=0).readings

    assert ("et", "loots") == (reading.language, reading.title)


def test_every_language_has_all_its_files() -> None:
    """The folders of the lexicon hold files of the same names, so that no reader finds one missing; lists are Estonian."""
    languages = wordlists.known_languages()
    names = {code: {path.name for path in (LEXICON / code).glob("*.toml")} for code in languages}

    assert {"et", "de", "en"} <= set(languages)
    for code in languages:
        assert names["et"] - ESTONIAN_ALONE == names[code] - ESTONIAN_ALONE, code
        assert grammars.load_grammar(code)
