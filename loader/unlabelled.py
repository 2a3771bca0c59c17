"""What a form demands under the heading of its requirements alone: whole sentences, or a list without labels.

"Töötajal peab olema magistrikraad majanduses." stands under no label of its own. Each demand is offered to the readers of
education, experience and languages, each of which takes it only if it finds there what it looks for; an item of a list
that none of them takes is kept in its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from asendus.loader.clauses import read_phrases
from asendus.loader.demands import Demand, clauses_of, demands_of
from asendus.loader.experience import speaks_of_experience
from asendus.loader.forms import Field
from asendus.loader.passages import Passage
from asendus.loader.reading import Requirement, RequirementKind
from asendus.loader.requirements import parse_requirements

#: Label keys whose readers are asked, and what each must find: a reader takes any words under its own label.
OFFERED: tuple[tuple[str, Callable[[Requirement], bool]], ...] = (
    ("education", lambda found: found.kind is RequirementKind.EDUCATION and found.level is not None),
    ("experience", lambda found: found.kind is RequirementKind.EXPERIENCE and found.years is not None),
    ("languages", lambda found: found.kind is RequirementKind.LANGUAGE and found.language is not None),
)

_SENTENCE_END = re.compile(r"(?<=[^\s\d.]{2}[.;])\s+|\n(?=\s*(?:[-–•▪]|\d+(?:\.\d+)*[.)]?)\s)")


def unlabelled_requirements(
    fields: Sequence[Field], *, language: str, leads_on: Callable[[str], bool] = lambda word: False
) -> Iterator[Field]:
    """A field of its kind for every demand under a bare heading of requirements, where no label has the kind already.

    fields: all fields of a form; leads_on: whether a word can only belong to one that follows it.
    """
    labelled = {found.key for found in fields}
    for section in fields:
        if section.key == "requirements" and section.value:
            for demand in _demands(section, leads_on, language):
                yield from _offered(demand, labelled, language)


def _demands(section: Field, leads_on: Callable[[str], bool], language: str) -> Iterator[Demand]:
    """The demands of a section: clauses of its items and sentences."""

    def kinds(words: Passage) -> frozenset[str]:
        loose = {"experience"} if speaks_of_experience(words.text, language=language) else set()
        return frozenset(loose.union(key for key, is_found in OFFERED if _finds(key, is_found, words, language)))

    items = demands_of(section.rows, leads_on=leads_on, kinds=kinds) if section.rows else [Demand(section.value, False)]
    for item in items:
        for sentence in item.words.split(_SENTENCE_END):
            for clause in clauses_of(sentence.squeezed(), kinds=kinds, language=language):
                yield Demand(clause, item.listed)


def _offered(demand: Demand, labelled: set[str], language: str) -> Iterator[Field]:
    """The fields that a demand is one of; an item that is none of them is one of skills."""
    words = demand.words
    keys = [key for key, is_found in OFFERED if words and _finds(key, is_found, words, language)]
    told = demand.listed and not words.text.endswith(":") and not read_phrases(language).denied.search(words.text)
    if not keys and told and speaks_of_experience(words.text, language=language):
        keys = ["experience"]
    keys = [key for key in keys if key not in labelled]
    if not keys and told and words:
        keys = ["skills"]
    for key in keys:
        yield Field(key=key, label=Passage.empty(), value=words)


def _finds(key: str, is_found: Callable[[Requirement], bool], words: Passage, language: str) -> bool:
    """Whether the reader of one kind finds in words what it looks for."""
    offered = Field(key=key, label=Passage.empty(), value=words)
    return any(map(is_found, parse_requirements([offered], language=language)[0]))
