"""What a post demands, in words: "higher education", "English at B2", "3 years"; the words are data (`messages/`)."""

from __future__ import annotations

from typing import NamedTuple

from asendus.loader.schemes import Concept, read_scheme

#: What a key of a demand begins with → what the demand is about.
EDUCATION, LANGUAGE, EXPERIENCE = "education", "language", "experience"


class Demanded(NamedTuple):
    """How much of one thing is demanded.

    key: what it can be compared with ("education", "language/en", "experience/…"); rank: how much, higher is more; level:
    IRI of the level of education or of the language; subject: of the experience, in the document's words; statement: IRI of the requirement that says so.
    """

    key: str
    rank: float
    level: str = ""
    subject: str = ""
    statement: str = ""

    @property
    def kind(self) -> str:
        """What it is about: education, a language or experience."""
        return self.key.partition("/")[0]

    @property
    def about(self) -> str:
        """The rest of the key: the code of the language, the subject."""
        return self.key.partition("/")[2]


class Term(NamedTuple):
    """A demand of one post, and where it is known, what another demands under the same key."""

    wanted: Demanded
    offered: Demanded | None = None


def amount(demanded: Demanded, lang: str) -> str:
    """How much is demanded, without saying of what.

    >>> amount(Demanded("language/en", 4, level="https://w3id.org/asendus/scheme/cefr/B2"), "en")
    'B2'
    >>> amount(Demanded("experience/", 2.5), "en")
    '2.5'
    """
    if demanded.kind == EDUCATION:
        return _label(read_scheme("education").by_notation(_name(demanded.level)), lang) or f"{demanded.rank:g}"
    if demanded.kind == LANGUAGE:
        return _name(demanded.level)
    return f"{demanded.rank:g}"


def thing(demanded: Demanded, lang: str) -> str:
    """What is demanded: the language's name, the subject of the experience; nothing where education says it itself.

    >>> thing(Demanded("language/en", 4), "et")
    'inglise keel'
    """
    if demanded.kind == LANGUAGE:
        return _label(read_scheme("languages").by_notation(demanded.about), lang) or demanded.about
    return " ".join(demanded.subject.split())


def _label(concept: Concept | None, lang: str) -> str:
    return concept.labels.get(lang, "") if concept else ""


def _name(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]
