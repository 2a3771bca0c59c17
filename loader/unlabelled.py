"""What a form demands under the heading of its requirements alone: whole sentences, or a list without labels.

"Töötajal peab olema magistrikraad majanduses." stands under no label of its own. Each demand is offered to the readers of
education, experience and languages, each of which takes it only if it finds there what it looks for; an item of a list
that none of them takes is kept in its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from asendus.loader.clauses import read_phrases
from asendus.loader.demands import Demand, clauses_of, demands_of
from asendus.loader.education import may_name_level
from asendus.loader.experience import may_tell_term, speaks_of_experience
from asendus.loader.forms import Field
from asendus.loader.languages import may_name_language
from asendus.loader.passages import Passage
from asendus.loader.reading import Requirement, RequirementKind
from asendus.loader.requirements import parse_requirements


class Offer(NamedTuple):
    """A label key whose reader is asked. may_tell: whether a text in a language can have what it looks for, told by pieces
    of words; is_found: what it must find, since a reader takes any words under its own label.
    """

    key: str
    may_tell: Callable[[str, str], bool]
    is_found: Callable[[Requirement], bool]


OFFERED = (
    Offer(
        "education",
        may_name_level,
        lambda found: found.kind is RequirementKind.EDUCATION and found.level is not None,
    ),
    Offer(
        "experience",
        may_tell_term,
        lambda found: found.kind is RequirementKind.EXPERIENCE and found.years is not None,
    ),
    Offer(
        "languages",
        may_name_language,
        lambda found: found.kind is RequirementKind.LANGUAGE and found.language is not None,
    ),
)

_SENTENCE_END = re.compile(r"(?<=[^\s\d.]{2}\.)\s+|(?<=;)\s+|\n(?=\s*(?:[-–•▪]|\d+(?:\.\d+)*[.)]?)\s)")

#: A paragraph whose clauses semicolons part is a list.
_LISTED = re.compile(r";\s+\w")


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
        return frozenset(loose.union(offer.key for offer in OFFERED if _finds(offer, words.text, language)))

    items = demands_of(section.rows, leads_on=leads_on, kinds=kinds) if section.rows else [Demand(section.value, False)]
    for item in items:
        for sentence in item.words.split(_SENTENCE_END):
            for clause in clauses_of(sentence.squeezed(), kinds=kinds, language=language):
                yield Demand(clause, item.listed or _LISTED.search(item.words.text) is not None)


def _offered(demand: Demand, labelled: set[str], language: str) -> Iterator[Field]:
    """The fields that a demand is one of; an item that is none of them is one of skills."""
    words = demand.words
    keys = [offer.key for offer in OFFERED if _finds(offer, words.text, language)]
    told = demand.listed and not words.text.endswith(":") and not read_phrases(language).denied.search(words.text)
    if not keys and told and speaks_of_experience(words.text, language=language):
        keys = ["experience"]
    keys = [key for key in keys if key not in labelled]
    if not keys and told and words:
        keys = ["skills"]
    for key in keys:
        yield Field(key=key, label=Passage.empty(), value=words)


@lru_cache(maxsize=2_048)
def _finds(offer: Offer, text: str, language: str) -> bool:
    """Whether the reader of one kind finds in words what it looks for; the same words are asked about several times."""
    if not text or not offer.may_tell(text, language):
        return False
    offered = Field(key=offer.key, label=Passage.empty(), value=Passage.from_text(text))
    return any(map(offer.is_found, parse_requirements([offered], language=language)[0]))
