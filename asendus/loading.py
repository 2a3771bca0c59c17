"""What a load changes: which graphs of documents come, go or stay, from what was read and from what the store holds.

A file is known by the path that it was given by; loading it again replaces what it held. A description that two files
hold (same directive and annex, or same words) counts once: the file whose IRI sorts first speaks for it, so that the
order of loads does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from asendus.errors import Problem, StoreError
from asendus.ledger import Ledger, mark_of
from asendus.loader.identity import agency_iri, description_iri, file_iri, list_iri, own_text_digest
from asendus.loader.list_triples import list_quads
from asendus.loader.listing import Listing
from asendus.loader.reading import Reading
from asendus.loader.triples import quads

#: What has a graph of its own.
Document = Reading | Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One description, or one list, as one file gives it."""

    iri: NamedNode
    file: NamedNode
    document: Document


@dataclass(slots=True, kw_only=True)
class Plan:
    """Documents whose graphs to write, documents to remove, and what to tell.

    unchanged: how many documents the ledger knows to be what the store holds; marks: what it is to tell of the others.
    """

    base: str
    documents: dict[NamedNode, Document] = field(default_factory=dict)
    removed: set[NamedNode] = field(default_factory=set)
    unchanged: int = 0
    marks: dict[NamedNode, str] = field(default_factory=dict)
    notes: list[Problem] = field(default_factory=list)

    def quads_of(self, iri: NamedNode) -> list[Quad]:
        """All the quads of one document's graph; they are many, so nobody keeps those of all documents without need."""
        document = self.documents[iri]
        if isinstance(document, Listing):
            return list_quads(document, base=self.base, iri=iri)
        return quads(document, base=self.base, iri=iri)

    def by_agency(self) -> list[tuple[NamedNode, list[NamedNode]]]:
        """The documents to write, an agency at a time, sorted."""
        groups: dict[NamedNode, list[NamedNode]] = {}
        for iri, document in self.documents.items():
            groups.setdefault(agency_iri(self.base, document), []).append(iri)
        return sorted(groups.items(), key=lambda group: group[0].value)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """How many job descriptions and lists a load added, replaced, left as they were and removed; and what it has to tell.

    A description whose words changed has another IRI where no directive names it; so of those that are gone from a file
    and those that are new in it, as many as there are on both sides count as replaced.
    """

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    agencies: tuple[str, ...] = ()
    notes: tuple[Problem, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the descriptions in the store are others than before."""
        return bool(self.added or self.replaced or self.removed)


def plan_load(
    documents: Sequence[Document],
    held: Mapping[NamedNode, NamedNode],
    *,
    base: str,
    files: Iterable[str] = (),
    only: Iterable[str] | None = None,
    ledger: Ledger | None = None,
) -> Plan:
    """What loading these job descriptions and lists changes.

    held: each document in the store and the file that speaks for it; files: paths that were read, also those in
    which nothing was found; only: where given, what the store holds of other files is removed; ledger: what the graphs in the store were made of.
    """
    told_anew = answered_for({*files, *(each.path for each in documents)}, only, base=base)
    offers = _by_description(drafts_of(documents, base=base))
    plan = Plan(base=base)
    for iri, drafts in offers.items():
        before = held.get(iri)
        elsewhere = before is not None and not told_anew(before)
        speaker = min(drafts, key=lambda draft: draft.file.value)
        if before is None or not elsewhere or speaker.file.value < before.value:
            _take(plan, iri, speaker.document, ledger=ledger if before else None)
            told_twice = [draft for draft in drafts if draft.file != speaker.file]
        else:
            told_twice = drafts
        plan.notes += [_told_twice(draft.document) for draft in told_twice]
    plan.removed = {iri for iri, file in held.items() if iri not in offers and told_anew(file)}
    return plan


def refuse_other_base(file: NamedNode, base: str, *, where: str) -> None:
    """Raises StoreError where a file of a store stands under another base than this."""
    if not file.value.startswith(f"{base}file/"):
        other = file.value.rpartition("/file/")[0]
        raise StoreError(
            f"its data stand under another base than {base}", where=where, remedy=f"load with --base {other}/"
        )


def answered_for(files: Iterable[str], only: Iterable[str] | None, *, base: str) -> Callable[[NamedNode], bool]:
    """Whether what the store holds of a file is to give way to what was read: it was read again, or is gone."""
    reloaded = {file_iri(base, path).value for path in files}
    if only is None:
        return lambda file: _is_among(file, reloaded)
    left = {file_iri(base, path).value for path in only} - reloaded
    return lambda file: not _is_among(file, left)


def _take(plan: Plan, iri: NamedNode, document: Document, *, ledger: Ledger | None) -> None:
    """Plan to write a document's graph, unless the one in the store was made of the same."""
    mark = mark_of(document, base=plan.base)
    if ledger and ledger.has(iri.value, mark):
        plan.unchanged += 1
    else:
        plan.documents[iri] = document
        plan.marks[iri] = mark


def _iri(document: Document, *, base: str) -> NamedNode:
    return list_iri(base, document) if isinstance(document, Listing) else description_iri(base, document)


def drafts_of(documents: Iterable[Document], *, base: str) -> list[Draft]:
    """Each document with its IRI.

    Where two descriptions of one file claim one annex of one directive, the text is at fault and they stay two:
    the later ones get a number. The same words twice in a file are one description.
    """
    drafts: list[Draft] = []
    texts: dict[tuple[NamedNode, NamedNode], list[str]] = {}
    for document in documents:
        iri, file = _iri(document, base=base), file_iri(base, document.path, document.member)
        seen = texts.setdefault((file, iri), [])
        digest = own_text_digest(document)
        if digest in seen:
            continue
        seen.append(digest)
        drafts.append(Draft(iri=_numbered(iri, len(seen)), file=file, document=document))
    return drafts


def _numbered(iri: NamedNode, number: int) -> NamedNode:
    return iri if number == 1 else NamedNode(f"{iri.value}~{number}")


def _by_description(drafts: Iterable[Draft]) -> Mapping[NamedNode, list[Draft]]:
    groups: dict[NamedNode, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(draft.iri, []).append(draft)
    return groups


def _is_among(file: NamedNode, reloaded: set[str]) -> bool:
    """Whether a file, or the container that it is a member of, is among these."""
    return file.value in reloaded or file.value.rsplit("/", 1)[0] in reloaded


def _told_twice(document: Document) -> Problem:
    is_list = isinstance(document, Listing)
    named = "the list" if isinstance(document, Listing) else f"the job description {document.title or '?'}"
    return Problem(
        path=document.path,
        what=f"{named} is in another file too and counts once",
        remedy="same words" if is_list else "same directive and annex, or same words",
        kind="note",
    )
