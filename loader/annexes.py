"""The job descriptions of a document, file by file, and for each the directive that approves it.

A file of a container is a text of its own: no description runs from one into the next. But a directive and its annexes are
often sent as separate files, so a directive that stands in one file counts for the descriptions of the others that have
none of their own:

1. It counts in its own folder and below (a container inside a container is such a folder); the nearest one wins.
2. Where the description's stamp names a directive, it is that one or none.
3. Where several fit, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from asendus.loader.bundles import Bundle, Part, split_bundle
from asendus.loader.detection import Signposts
from asendus.loader.directives import DirectiveReader, read_directive
from asendus.loader.documents import Document, Member
from asendus.loader.folding import fold
from asendus.loader.formats import Note
from asendus.loader.passages import Passage, Span
from asendus.loader.reading import Directive
from asendus.loader.wordlists import line_pattern

#: A directive, with a letter around it, is not longer than this. Characters.
LONGEST_FRONT = 100_000


class Case(NamedTuple):
    """One job description to read.

    front: the words of its directive: those in front of the first description of its file, then those of a directive in
    another file; named_annex: the number in the file's name, where the text has none; notes: how its file was read.
    """

    part: Part
    front: Passage
    member: Member | None = None
    named_annex: str | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Order:
    """A directive that stands in a file."""

    folder: PurePosixPath
    span: Span
    facts: Directive
    headed: bool


def cases_of(document: Document, labels: Signposts) -> list[Case]:
    """The job descriptions of a document in their order; none where nothing in it reads like one."""
    if not document.members:
        bundle = split_bundle(document.text, labels)
        return [Case(part, _passage(document, part.front), notes=document.notes) for part in bundle.parts]
    bundles = [(member, split_bundle(document.text, labels, member.span)) for member in document.members]
    orders = [order for member, bundle in bundles if (order := _order(document, member, bundle, labels))]
    cases = []
    for member, bundle in bundles:
        for part in bundle.parts:
            own = _has_own(_passage(document, part.front), part.languages)
            order = None if own else _nearest(member, _fitting(part, orders)) if orders else None
            spans = [part.front, *([order.span] if order else [])]
            front = Passage.join((_passage(document, span) for span in spans), separator="\n\n")
            named = annex_in_name(member.name, labels) if len(bundle.parts) == 1 and not part.annex else None
            cases.append(Case(part, front, member, named, member.notes))
    return cases


def annex_in_name(name: str, labels: Signposts) -> str | None:
    """The one annex number that a file's name has.

    >>> from asendus.loader.labels import load_labels
    >>> [annex_in_name(name, load_labels("et")) for name in ("Lisa 1 nõunik.docx", "2._lisa.pdf", "lisad 1-3.docx", "nõunik.txt")]
    ['1', '2', None, None]
    """
    stem = PurePosixPath(name).stem.replace("_", " ")
    word = "|".join(map(re.escape, labels.annex_words))
    behind = rf"(?<!\w)(?:{word})[\s.-]*(?:(?:{line_pattern('numbers')})\.?\s*)?(\d{{1,3}})(?!\d|\s*[-–.]\s*\d)"
    before = rf"(?<![\w.])(\d{{1,3}})\.?[\s-]*(?:{word})(?!\w)(?!\s*\d)"
    found = {match for pattern in (behind, before) for match in re.findall(pattern, stem, re.IGNORECASE)}
    return str(int(found.pop())) if len(found) == 1 else None


def _passage(document: Document, span: Span) -> Passage:
    """The words in front of a description, of what is too long for a directive the end."""
    return Passage.from_text(document.text, max(span.start, span.end - LONGEST_FRONT), span.end)


def _order(document: Document, member: Member, bundle: Bundle, labels: Signposts) -> _Order | None:
    """The one directive in a file, where it speaks of job descriptions or of annexes."""
    front = _passage(document, bundle.front)
    readers = [DirectiveReader(each.language) for each in labels.members]
    facts = read_directive([each.language for each in labels.members], front, [])
    words = fold(front.text)
    about = any(fold(title) in words for title in labels.heads) or any(
        re.search(rf"\b{re.escape(fold(word))}\w{{0,3}}\b", words) for word in labels.annex_words
    )
    several = len({part.front for part in bundle.parts}) > 1
    if facts is None or not about or several:
        return None
    return _Order(
        PurePosixPath(member.name).parent, bundle.front, facts, any(reader.is_headed(front) for reader in readers)
    )


def _has_own(front: Passage, languages: Sequence[str]) -> bool:
    """Whether the words in front of a description hold a directive."""
    return bool(front.strip()) and read_directive(languages, front, []) is not None


def _fitting(part: Part, orders: Sequence[_Order]) -> Iterator[_Order]:
    """The directives that the description's own stamp does not contradict."""
    stamp = read_directive(part.languages, Passage.empty(), list(part.title_page), part.lines)
    return (order for order in orders if stamp is None or _agree(stamp, order.facts))


def _agree(stamp: Directive, order: Directive) -> bool:
    if stamp.number and order.number:
        return fold(stamp.number) == fold(order.number)
    return bool(stamp.date and stamp.date == order.date)


def _nearest(member: Member, orders: Iterator[_Order]) -> _Order | None:
    """The directive of the nearest folder, where only one fits there; a text with a directive's own heading comes first."""
    found = list(orders)
    for folder in PurePosixPath(member.name).parents:
        here = [order for order in found if order.folder == folder]
        headed = [order for order in here if order.headed] or here
        if len({order.facts.number for order in headed}) == 1:
            return max(headed, key=lambda order: (order.facts.effective is not None, len(order.facts.repeals)))
        if headed:
            return None
    return None
