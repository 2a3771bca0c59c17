"""Estonian: the modules over Vabamorf's word forms behind the methods that every language has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from asendus.loader.context import Context
from asendus.loader.forms import Field
from asendus.loader.labels import load_labels
from asendus.loader.mentions import begins_mention, is_agent, parse_mentions, read_aliases
from asendus.loader.morphology import ALLATIVE, GENITIVE, NOMINATIVE, PARTITIVE, forms, inflect
from asendus.loader.naming import Aliases, TitlePage, TitleParts, UnitPath
from asendus.loader.passages import Passage
from asendus.loader.phrases import unit_rank
from asendus.loader.reading import Mention, ReadingWarning
from asendus.loader.standing import mutual_fields, remote_fields, standing_fields, standing_titles, standing_units
from asendus.loader.statements import read_statements
from asendus.loader.titlepage import parse_titlepage
from asendus.loader.titles import parse_title
from asendus.loader.units import parse_units

LANGUAGE = "et"

#: Vabamorf's signs of the cases that labels have places for.
CASES = {"nom": NOMINATIVE, "gen": GENITIVE, "par": PARTITIVE, "all": ALLATIVE, "ade": "ad", "abl": "abl"}


class Estonian:
    """The grammar of Estonian."""

    def parse_mentions(
        self, value: Passage, *, field: str, context: Context
    ) -> tuple[tuple[Mention, ...], tuple[ReadingWarning, ...]]:
        return parse_mentions(value, field=field, context=context)

    def begins_mention(self, words: Passage) -> bool:
        return begins_mention(words)

    def leads_on(self, word: str) -> bool:
        """Whether a word can only be the genitive of what follows it ("või teenistuse").

        >>> Estonian().leads_on("teenistuse"), Estonian().leads_on("nõunik")
        (True, False)
        """
        return {form.case for form in forms(word) if form.is_noun} == {GENITIVE}

    def read_aliases(self, value: Passage, *, context: Context) -> Aliases:
        return read_aliases(value, context=context)

    def undirected(self, found: Field, *, context: Context, labelled: Collection[str]) -> Iterator[tuple[str, Field]]:
        """ "Asendab teenistujat: …" is the direction that the value's case shows or that has no other label; "vastastikku" is both."""
        if read_statements(LANGUAGE).mutual.search(found.label.text):
            yield from mutual_fields(found, title=context.title)
            return
        _, warnings = parse_mentions(found.value, field="substituted_by", context=context)
        if is_agent(found.value):
            yield "substituted_by", found
            return
        if any(warning.code == "case-direction" for warning in warnings):
            yield "substitutes_for", found
            return
        for name, other in (("substituted_by", "substitutes_for"), ("substitutes_for", "substituted_by")):
            if other in labelled and name not in labelled:
                yield name, found
                return
        yield "substituted_by", found

    def parse_units(self, value: Passage, *, agency: str | None) -> UnitPath:
        return parse_units(value, agency=agency)

    def parse_title(self, value: Passage, *, agency: str | None = None) -> TitleParts:
        return parse_title(value, agency=agency)

    def parse_titlepage(self, lines: Sequence[Passage], *, agency: str | None) -> TitlePage:
        return parse_titlepage(lines, agency=agency)

    def unit_rank(self, name: str) -> int:
        return unit_rank(name)

    def find_agency(self, lines: Sequence[Passage]) -> Passage | None:
        """None: the gazetteer knows the forms of Estonian names."""
        return None

    def names_of_holder(self, title: str) -> Mapping[str, Sequence[str]]:
        """The title, and its last word, in the cases of labels.

        >>> Estonian().names_of_holder("kohtu sekretär")["gen"]
        ('kohtu sekretäri', 'sekretäri')
        """
        front, _, head = title.rpartition(" ")
        found = {}
        for case, sign in CASES.items():
            word = head if case == "nom" else inflect(head, sign)
            if word:
                found[case] = tuple(dict.fromkeys((f"{front} {word}".strip(), word)))
        return found

    def standing_fields(self, found: Field, *, title: str | None) -> Iterator[tuple[str, Field]]:
        return standing_fields([found], load_labels(LANGUAGE), title=title)

    def remote_fields(self, found: Field, *, title: str | None) -> Iterator[tuple[str, Field]]:
        return remote_fields(found, load_labels(LANGUAGE), title=title)

    def standing_titles(self, found: Field) -> Iterator[Passage]:
        return standing_titles([found], load_labels(LANGUAGE))

    def standing_units(self, found: Field) -> Iterator[Passage]:
        return standing_units([found], load_labels(LANGUAGE))


def grammar() -> Estonian:
    """The grammar of Estonian."""
    return Estonian()
