"""What was understood of one job description: the value between the documents and the graph.

A `Reading` holds the statements of one job description in the words of `asendus read --format json`
(`asendus.loader.contract`), each with the span of the document's text that it rests on.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from asendus.loader.documents import Member
from asendus.loader.passages import Span
from asendus.loader.telling import told

#: At most so many characters are quoted for one statement.
MAX_QUOTE = 300

#: The fields that hold mentions of posts, in the order of a form.
MENTION_FIELDS = ("supervisor", "subordinates", "substituted_by", "substitutes_for")


class MentionKind(StrEnum):
    """How a document names who is meant."""

    POST = "post"  # one named position
    ANY = "any"  # whoever works in the unit
    DESIGNATED = "designated"  # somebody whom `title` appoints case by case
    DEFERRED = "deferred"  # another document tells; `title` names it
    PERSON = "person"  # a name instead of a post; the name is kept nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name a post or a group of posts, in the nominative.

    `unit` is the full path that the words mean (largest first, without the agency), empty where they name no unit.
    `order` is 1, 2 … only where the form ranks substitutes.
    """

    kind: MentionKind
    title: str | None
    span: Span
    qualifier: str | None = None
    ordinal: str | None = None
    unit: tuple[str, ...] = ()
    condition: str | None = None
    order: int | None = None


class RequirementKind(StrEnum):
    """What a requirement is about."""

    EDUCATION = "education"
    EXPERIENCE = "experience"
    LANGUAGE = "language"
    COMPETENCY = "competency"
    SKILL = "skill"  # knowledge, licences, the service level: kept as text


#: Education levels from lowest to highest (EQF 2, 4, 4, 6, 6, 7, 8).
EDUCATION_LEVELS = ("basic", "secondary", "vocational", "applied-higher", "higher", "master", "doctor")

#: CEFR levels (Council of Europe, 2001) from lowest to highest.
CEFR_LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing that a post demands.

    text: the words of it, as the document has them (OCR damage undone in a competency's name).
    level: an education level or a CEFR level; skill: the part of a language that the level is for, where it is split.
    language: two-letter code (ISO 639-1); years: of experience; subject: field of study or of the experience, as text.
    concept: IRI of the competency's concept, where the scheme has it.
    essential: False for a wish ("soovitatavalt").
    """

    kind: RequirementKind
    text: str
    span: Span
    level: str | None = None
    language: str | None = None
    skill: str | None = None
    years: float | None = None
    subject: str | None = None
    concept: str | None = None
    essential: bool = True


class ProvisionKind(StrEnum):
    """What a provision of a job description is about."""

    PURPOSE = "purpose"  # what the post is there for
    DUTY = "duty"
    RESULT = "result"  # what is expected of a duty
    RIGHT = "right"
    RESPONSIBILITY = "responsibility"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One thing that a job description lays down for the holder of a post: its purpose, a duty, its result, a right …

    text: the words of it in one line; number: its own in the form ("3.1"); lead_in: the words that open its list and the
    heading of its group, the outermost first, joined by "›"; result_of: for a result, the positions of its duties among the
    provisions of the reading, empty where it belongs to them all.
    """

    kind: ProvisionKind
    text: str
    span: Span
    number: str | None = None
    lead_in: str | None = None
    result_of: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeal:
    """A directive that another one repeals; `annexes` None = the whole of it."""

    span: Span
    date: datetime.date | None = None
    number: str | None = None
    annexes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """The order that approves a job description, as far as the file shows it."""

    date: datetime.date | None = None
    number: str | None = None
    effective: datetime.date | None = None
    repeals: tuple[Repeal, ...] = ()
    issuer: str | None = None
    evidence: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """How often a job description says that it is to be looked through: every so many months."""

    months: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingWarning:
    """What was repaired, assumed or left unread.

    code: a short English slug, with a sentence in `notes.toml`; words: the document's, where the sentence quotes them;
    meant: what they were taken for.
    """

    code: str
    span: Span
    words: str = ""
    meant: str = ""

    def told(self, language: str) -> str:
        """The warning as a sentence."""
        return told(f"warning.{self.code}", language, words=self.words, meant=self.meant)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was understood of one job description.

    A field of mentions is None where the form has no such field, and empty where it has the field and names nobody.
    `evidence` has a span for every field that came from the text; for an empty field, its label and the words of nothing.
    `headers` are the form's own label rows, which show what a form does not ask.
    `members` are all the files of the container, `member` the one that the description stands in; its directive may stand
    in another.
    `text` is the whole text of the file that offsets count in, with the names of persons masked (▮, offsets unchanged).
    """

    source: str
    path: str
    sha256: str
    span: Span
    text: str = field(repr=False)
    language: str = "et"
    member: str | None = None
    members: tuple[Member, ...] = field(default=(), repr=False)
    annex: str | None = None
    agency: str | None = None
    title: str | None = None
    qualifier: str | None = None
    ordinal: str | None = None
    unit: tuple[str, ...] = ()
    supervisor: tuple[Mention, ...] | None = None
    subordinates: tuple[Mention, ...] | None = None
    substituted_by: tuple[Mention, ...] | None = None
    substitutes_for: tuple[Mention, ...] | None = None
    requirements: tuple[Requirement, ...] = ()
    provisions: tuple[Provision, ...] = ()
    service: str | None = None
    directive: Directive | None = None
    review: Review | None = None
    evidence: Mapping[str, Span] = field(default_factory=dict)
    headers: tuple[Span, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()

    def quote(self, span: Span) -> str:
        """The document's words at `span`, names masked."""
        return self.text[span.start : span.end]

    def member_at(self, span: Span) -> Member | None:
        """The file of the container in which words stand; None where they stand in no container."""
        at = bisect_right(self.members, span.start, key=lambda member: member.span.start) - 1
        return self.members[at] if at >= 0 else None

    def mentions(self, name: str) -> tuple[Mention, ...] | None:
        """The mentions of one of `MENTION_FIELDS`."""
        value: tuple[Mention, ...] | None = getattr(self, name)
        return value
