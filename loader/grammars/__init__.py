"""The grammars of languages: what is read of a job description's words, as opposed to its layout.

A language is a folder of words, `loader/lexicon/<code>/`, and a module of this package, `<code>.py`, with a function
`grammar` that gives its `Grammar`. Whatever else reads a description asks for nothing but these methods.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Protocol

from asendus.errors import AsendusError
from asendus.loader.context import Context
from asendus.loader.forms import Field
from asendus.loader.naming import Aliases, TitlePage, TitleParts, UnitPath
from asendus.loader.passages import Passage
from asendus.loader.reading import Mention, ReadingWarning


class Grammar(Protocol):
    """How one language names posts and units, and says who covers whom."""

    def parse_mentions(
        self, value: Passage, *, field: str, context: Context
    ) -> tuple[tuple[Mention, ...], tuple[ReadingWarning, ...]]:
        """The posts and groups that a value names, in the nominative, and what was repaired, assumed or left unread.

        field: one of `asendus.loader.reading.MENTION_FIELDS`. No mentions: the value names nobody.
        """

    def begins_mention(self, words: Passage) -> bool:
        """Whether words begin with the name of a post, or with something else that a field of mentions holds."""

    def leads_on(self, word: str) -> bool:
        """Whether a word can only belong to one that follows it, so that a line that ends in it goes on."""

    def read_aliases(self, value: Passage, *, context: Context) -> Aliases:
        """The short names that a value defines."""

    def undirected(self, found: Field, *, context: Context, labelled: Collection[str]) -> Iterator[tuple[str, Field]]:
        """The mention fields that a field stands for whose label fits several; none where that cannot be told.

        labelled: the mention fields that have labels of their own in the form.
        """

    def parse_units(self, value: Passage, *, agency: str | None) -> UnitPath:
        """The units that a form's row names. agency: the employer's name, which is no unit."""

    def parse_title(self, value: Passage, *, agency: str | None = None) -> TitleParts:
        """The parts of the title in a form's row, without the employer's name in front of it."""

    def parse_titlepage(self, lines: Sequence[Passage], *, agency: str | None) -> TitlePage:
        """What the lines in front of a form say of the post."""

    def unit_rank(self, name: str) -> int:
        """How large a unit is by its name: 0 the largest; names that tell nothing come last."""

    def find_agency(self, lines: Sequence[Passage]) -> Passage | None:
        """The first line that names an employer and nothing else, where the list of agencies has none of the text."""

    def names_of_holder(self, title: str) -> Mapping[str, Sequence[str]]:
        """How a form can call its holder by the post's title, by the cases that the lexicon's labels have places for."""

    def standing_fields(self, found: Field, *, title: str | None) -> Iterator[tuple[str, Field]]:
        """A mention field for each sentence of a field that states cover or reporting. title: the holder's own."""

    def remote_fields(self, found: Field, *, title: str | None) -> Iterator[tuple[str, Field]]:
        """The same for a field about something else, where only what is certain counts."""

    def standing_titles(self, found: Field) -> Iterator[Passage]:
        """The words of the title in each sentence of a field that says what the holder's post is called."""

    def standing_units(self, found: Field) -> Iterator[Passage]:
        """The words of the unit in each sentence of a field that says where the holder works."""


@cache
def load_grammar(language: str) -> Grammar:
    """The grammar of a language by its code. Raises AsendusError for a language without a module."""
    try:
        module = import_module(f"asendus.loader.grammars.{language}")
    except ModuleNotFoundError as error:
        raise AsendusError(
            f"no grammar for language {language!r}",
            where=f"loader/grammars/{language}.py",
            remedy="add the module (docs/languages.md)",
        ) from error
    grammar: Grammar = module.grammar()
    return grammar
