"""The derived graph of one agency: posts, who reports to whom, who covers whom and how surely.

It is a pure function of the agency's description graphs and the rules, so it is the same, quad for quad, whatever the
order in which files were loaded.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from asendus.derive_cover import Settled, cover_strength, settle_reporting, settle_substitution, unconfirmed_by
from asendus.derive_lists import confirmed, settle_rows, with_schemes
from asendus.derive_requirements import own_competencies, requirement_facts
from asendus.loader.facts import Description
from asendus.loader.identity import derived_iri, unit_iri
from asendus.loader.list_facts import ListFacts, RowFacts
from asendus.loader.resolve import Note, Resolver
from asendus.loader.resolve_listed import with_listed
from asendus.loader.resolve_posts import Known, Post, described_posts
from asendus.loader.resolve_rules import AgencyRules, Rules
from asendus.loader.resolve_units import Units, key_of
from asendus.loader.schemes import read_scheme
from asendus.loader.software import release, release_iri
from asendus.loader.telling import SPOKEN, told
from asendus.vocabulary import ASENDUS, FIELDS, ORG, PROV, RDF, SKOS, XSD, whole

__all__ = ["Rules", "derive"]


#: Language of a label that has no words: what is told of an agency that is not known is a note, in each language.
NO_LANGUAGE = "zxx"

POST_CLASSES = {
    Known.DESCRIBED: ASENDUS.DescribedPost,
    Known.LISTED: ASENDUS.ListedPost,
    Known.MENTIONED: ASENDUS.MentionedPost,
}


def derive(
    agency: NamedNode, found: Sequence[Description], lists: Sequence[ListFacts] = (), *, rules: Rules | None = None
) -> list[Quad]:
    """The derived graph of an agency from the facts of all its descriptions and lists, sorted; nothing where it has none."""
    if not found and not lists:
        return []
    ordered = sorted(found, key=lambda each: each.iri.value)
    settled = _Agency(agency, ordered, sorted(lists, key=lambda each: each.iri.value), rules)
    writer = _Writer(settled)
    writer.write_provenance()
    writer.write_agency()
    writer.write_units()
    writer.write_competencies()
    writer.write_versions()
    writer.write_rows()
    for post in settled.all_posts:
        writer.write_post(post)
    for statement in settled.statements:
        writer.write_statement(statement)
    return sorted(set(writer.quads), key=str)


class _Agency:
    """The posts of one agency, and every line of their descriptions settled."""

    def __init__(
        self, agency: NamedNode, found: Sequence[Description], lists: Sequence[ListFacts], rules: Rules | None
    ) -> None:
        self.iri = agency
        self.found = found
        self.lists = lists
        self.documents: tuple[Description | ListFacts, ...] = (*found, *lists)
        self.name = next((each.agency_name for each in self.documents if each.agency_name), None)
        self.language = Counter(each.language for each in self.documents).most_common(1)[0][0]
        self.rules = AgencyRules(rules, self.name)
        told: list[Description | RowFacts] = [*found, *(row for each in lists for row in each.rows)]
        lines = [line for each in told for line in each.lines]
        placed = (each.unit for each in told if each.unit)
        self.units = Units(placed, (line.unit for line in lines if line.unit))
        described, self.versions = described_posts(agency, found, self.units)
        self.listed = with_listed(agency, described, lists, self.units)
        self.resolver = Resolver(agency, self.listed.posts, self.units, self.rules, lines, listed=self.listed.complete)
        self.statements = self._all_settled()
        self.all_posts = sorted(
            [*self.resolver.posts, *self.resolver.mentioned.values()], key=lambda post: post.iri.value
        )
        own = [each for each in self.statements if not each.by_list]
        self.by_holder = _grouped((each.holder.iri, each) for each in own)
        self.by_principal = _grouped(
            (post.iri, each) for each in self.statements if each.strength for post in each.covered
        )
        self.reporting = {post.iri for each in own if not each.strength and each.covering for post in each.covered}

    def _all_settled(self) -> list[Settled]:
        own = [each for post in self.resolver.posts for each in self._settled(post)]
        rows = list(settle_rows(self.listed, self.resolver))
        self.confirmed = confirmed(rows, cover=True)
        self.reporting_confirmed = confirmed(rows, cover=False)
        return [*with_schemes(own, rows, self.listed, self.resolver), *rows]

    def _settled(self, holder: Post) -> list[Settled]:
        settled = []
        for line in holder.description.lines if holder.description else ():
            settle = settle_substitution if line.field.startswith("substitut") else settle_reporting
            settled.append(settle(line, holder, self.resolver.resolve(line, holder)))
        return settled


class _Writer:
    """The quads of the derived graph."""

    def __init__(self, agency: _Agency) -> None:
        self.agency = agency
        self.graph = derived_iri(agency.iri)
        self.base = agency.iri.value[: agency.iri.value.rindex("agency/")]
        self.labels = labels(agency.all_posts, agency.units)
        self.quads: list[Quad] = []

    def add(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> None:
        self.quads.append(Quad(subject, predicate, value, self.graph))

    def add_words(self, subject: NamedNode, predicate: NamedNode, words: str | None) -> None:
        if words:
            self.add(subject, predicate, Literal(words))

    def add_note(self, subject: NamedNode, note: Note) -> None:
        for language in SPOKEN:
            self.add(subject, ASENDUS.resolutionNote, Literal(note_text(note, language), language=language))

    def write_provenance(self) -> None:
        """What this graph rests on, every document of the agency, and what made it. No time, so that the same gives the same."""
        made, software = NamedNode(f"{self.graph.value}#derivation"), release_iri()
        self.add(self.graph, RDF.type, PROV.Entity)
        self.add(self.graph, PROV.wasGeneratedBy, made)
        self.add(made, RDF.type, PROV.Activity)
        self.add(made, PROV.wasAssociatedWith, software)
        self.add(software, RDF.type, PROV.SoftwareAgent)
        self.add(software, SKOS.prefLabel, Literal(f"Asendus {release()}"))
        for document in self.agency.documents:
            self.add(self.graph, PROV.wasDerivedFrom, document.iri)
            self.add(made, PROV.used, document.iri)

    def write_agency(self) -> None:
        """The employer, with the abbreviations that the scheme of agencies has."""
        agency = self.agency
        node = agency.iri
        self.add(node, RDF.type, ORG.Organization)
        self.add(node, RDF.type, ORG.FormalOrganization)
        files_of = min((each.file_name for each in agency.documents), default="")
        if agency.name:
            self.add(node, SKOS.prefLabel, Literal(agency.name, language=agency.language))
        else:
            self.add(node, SKOS.prefLabel, Literal(f"? ({files_of})", language=NO_LANGUAGE))
            self.add_note(node, Note(code="agency-unknown", words=files_of))
        concept = read_scheme("agencies").find(agency.name) if agency.name else None
        if concept:
            self.add(node, SKOS.exactMatch, NamedNode(concept.iri))
            for notation in concept.notations:
                self.add(node, SKOS.altLabel, Literal(notation, language=agency.language))
        if agency.resolver.is_complete(()):
            self.add(node, ASENDUS.rosterComplete, Literal(True))

    def write_units(self) -> None:
        """Every unit that the documents name: in its parent by org:subOrganizationOf, of the agency by org:unitOf.

        A name that fits several units is no further unit, unless a post is known by it alone.
        """
        agency = self.agency
        lived_in = {agency.units.same(post.unit) for post in agency.all_posts}
        complete = agency.resolver.declared | agency.resolver.listed
        for key in agency.units.all:
            if len(agency.units.candidates(key)) > 1 and key not in lived_in:
                continue
            path = agency.units.path(key)
            node = unit_iri(agency.iri, path)
            self.add(node, RDF.type, ORG.OrganizationalUnit)
            self.add(node, SKOS.prefLabel, Literal(path[-1], language=agency.language))
            self.add(node, ASENDUS.inAgency, agency.iri)
            self.add(node, ORG.unitOf, agency.iri)
            self.add(node, ORG.subOrganizationOf, unit_iri(agency.iri, path[:-1]))
            if key in complete:
                self.add(node, ASENDUS.rosterComplete, Literal(True))

    def write_competencies(self) -> None:
        """The competencies that the agency demands by names of its own."""
        demands = [demand for each in self.agency.found for demand in each.demands]
        for fact in own_competencies(self.agency.iri, demands, language=self.agency.language):
            self.add(*fact)

    def write_versions(self) -> None:
        """Descriptions that a later one has taken the place of, or that a directive repeals."""
        for version in self.agency.versions:
            self.add(version.old.iri, ASENDUS.supersededBy, version.new.iri)
        for newer in self.agency.listed.newer:
            self.add(newer.old, ASENDUS.supersededBy, newer.new)
        for description in self.agency.found:
            for repealed in description.repeals:
                for other in filter(repealed.covers, self.agency.found):
                    self.add(other.iri, ASENDUS.repealedBy, repealed.by)

    def write_rows(self) -> None:
        """The rows of lists, and the posts that they mean."""
        for row, posts in self.agency.listed.of_row.items():
            self.add(row, RDF.type, ASENDUS.PostListing)
            self.add(row, ASENDUS.statedIn, NamedNode(row.value.partition("#")[0]))
            for post in posts:
                self.add(row, ASENDUS.resolvesTo, post.iri)

    def write_post(self, post: Post) -> None:
        """One post: what it is, where it stands, what covers it."""
        agency, node = self.agency, post.iri
        self.add(node, RDF.type, ORG.Post)
        self.add(node, RDF.type, POST_CLASSES[post.known])
        self.add(node, SKOS.prefLabel, Literal(self.labels[node], language=post.language))
        self.add_words(node, ASENDUS.title, post.title)
        self.add_words(node, ASENDUS.qualifier, post.qualifier)
        self.add_words(node, ASENDUS.ordinal, post.ordinal)
        self.add(node, ASENDUS.inAgency, agency.iri)
        self.add(node, ORG.postIn, unit_iri(agency.iri, agency.units.path(post.unit)))
        if post.heads:
            self.add(node, ASENDUS.headsUnit, unit_iri(agency.iri, agency.units.path(post.heads)))
        if post.headcount is not None:
            self.add(node, ASENDUS.headcount, whole(post.headcount))
        stated = self.agency.by_principal.get(node, ())
        if post.description or (stated and post.known is Known.LISTED):
            self.add(node, ASENDUS.coverStrength, cover_strength(post, stated).node)
        if post.description:
            self.write_described(post, post.description)
        if node in self.agency.listed.unlisted:
            self.add_note(node, Note(code="not-in-staff-list", words=post.words))

    def write_described(self, post: Post, description: Description) -> None:
        """What a post's own description makes of it."""
        node = post.iri
        self.add(node, ASENDUS.describedIn, description.iri)
        for name in sorted(description.asks):
            self.add(node, ASENDUS.asks, FIELDS[name])
        for name in sorted(description.leaves_empty):
            self.add(node, ASENDUS.leavesEmpty, FIELDS[name])
        for fact in requirement_facts(node, description.demands, base=self.base):
            self.add(*fact)
        due = _review_due(description)
        if due:
            self.add(node, ASENDUS.reviewDue, Literal(due.isoformat(), datatype=XSD.date))
        if post.twin and description.approval is None:
            self.add_note(node, Note(code="not-ordered"))

    def write_statement(self, settled: Settled) -> None:
        """One line of a description, settled, and the shortcuts that follow from it."""
        line, node, resolution = settled.line, settled.line.iri, settled.resolution
        self.add(node, ASENDUS.statedIn, line.description)
        self.add(node, ASENDUS.field, FIELDS[line.field])
        self.add_words(node, ASENDUS.mentionKind, line.kind)
        if not resolution.group:
            for post in resolution.posts:
                self.add(node, ASENDUS.resolvesTo, post.iri)
        for post in resolution.ambiguous:
            self.add(node, ASENDUS.ambiguousBetween, post.iri)
        if resolution.note:
            self.add_note(node, resolution.note)
        if settled.strength:
            self.write_substitution(settled)
        else:
            self.write_reporting(settled)

    def write_substitution(self, settled: Settled) -> None:
        """A substitution; the shortcut stands for mentions of one definite post."""
        line, node = settled.line, settled.line.iri
        self.add(node, RDF.type, ASENDUS.Substitution)
        self.add(node, ASENDUS.statedBy, _stating_end(settled))
        for scheme in settled.schemes:
            self.add(node, ASENDUS.deferredTo, scheme)
        if settled.strength:
            self.add(node, ASENDUS.strength, settled.strength.node)
        if line.order is not None:
            self.add(node, ASENDUS.order, whole(line.order))
        for post in settled.covered:
            self.add(node, ASENDUS.principal, post.iri)
        for post in settled.covering:
            self.add(node, ASENDUS.substitute, post.iri)
        for principal, substitute in settled.pairs:
            self.add(principal.iri, ASENDUS.substitutedBy, substitute.iri)
            self.add(substitute.iri, ASENDUS.substitutes, principal.iri)
        self.write_unconfirmed(settled)

    def write_unconfirmed(self, settled: Settled) -> None:
        """The other end, where its form could say the same and does not."""
        agency = self.agency
        by_lists = agency.confirmed if settled.strength else agency.reporting_confirmed
        other = unconfirmed_by(settled, agency.by_holder, confirmed=by_lists)
        if other:
            self.add(settled.line.iri, ASENDUS.unconfirmedBy, other.iri)

    def write_reporting(self, settled: Settled) -> None:
        """A reporting line; the shortcut is left out where it is not settled which post is the supervisor.

        What descriptions say of a post's supervisor goes before what a list says.
        """
        node = settled.line.iri
        self.add(node, RDF.type, ASENDUS.ReportingLine)
        for post in settled.covered:
            self.add(node, ASENDUS.reporter, post.iri)
        for post in settled.covering:
            self.add(node, ASENDUS.supervisor, post.iri)
        self.write_unconfirmed(settled)
        if len(settled.covering) == 1:
            supervisor = settled.covering[0].iri
            for post in settled.covered:
                if post.iri != supervisor and not (settled.by_list and post.iri in self.agency.reporting):
                    self.add(post.iri, ORG.reportsTo, supervisor)


def _review_due(description: Description) -> date | None:
    """The day by which a description is to be looked through: its own term after the day of its approval."""
    order = description.approval
    approved = (order.issued or order.effective) if order else None
    if approved is None or description.review_months is None:
        return None
    years, month = divmod(approved.month - 1 + description.review_months, 12)
    last = monthrange(approved.year + years, month + 1)[1]
    return date(approved.year + years, month + 1, min(approved.day, last))


def _stating_end(settled: Settled) -> NamedNode:
    if settled.by_list:
        return ASENDUS.SchemeEnd
    return ASENDUS.PrincipalEnd if settled.line.field == "substituted_by" else ASENDUS.SubstituteEnd


def labels(posts: Iterable[Post], units: Units) -> Mapping[NamedNode, str]:
    """A name for people for each post, unique within the agency.

    Title and unit mostly suffice; where several units share the unit's name, or two labels would be equal, the units above
    are told too; posts that agree in everything have directive and annex.
    """
    posts = list(posts)
    times = Counter(key[-1] for key in units.all if key)

    def short(post: Post) -> str:
        path = units.path(post.unit)
        return long(post) if path and times[key_of(path)[-1]] > 1 else _label(post, path[-1:])

    def long(post: Post) -> str:
        return _label(post, units.path(post.unit)[::-1])

    def full(post: Post) -> str:
        return f"{long(post)} <{post.iri.value.rsplit('/', 1)[-1]}>"

    found = {post.iri: short(post) for post in posts}
    for longer in (long, full):
        counts = Counter(label.casefold() for label in found.values())
        found |= {post.iri: longer(post) for post in posts if counts[found[post.iri].casefold()] > 1}
    return found


def _label(post: Post, unit: Sequence[str]) -> str:
    label = ", ".join([post.words, *unit])
    return f"{label} [{post.twin}]" if post.twin else label


def note_text(note: Note, language: str) -> str:
    """A note's sentence in one of the languages that the product speaks; English for any other."""
    return told(note.code, language, words=note.words, meant=note.meant, reason=note.reason)


def _grouped(pairs: Iterable[tuple[NamedNode, Settled]]) -> Mapping[NamedNode, list[Settled]]:
    groups: dict[NamedNode, list[Settled]] = {}
    for key, settled in pairs:
        groups.setdefault(key, []).append(settled)
    return groups
