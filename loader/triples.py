"""From a reading to the statements of its named graph.

`quads` is a pure function of one reading: no clock, no blank node, no other file. What each statement means is told in
docs/model.md and defined in ontology/.
"""

from __future__ import annotations

from collections import Counter

from pyoxigraph import Literal, NamedNode, Quad

from asendus.loader.graph_writer import GraphWriter, dashed, day_of
from asendus.loader.identity import checked_base, competency_iri, description_iri, directive_iri, file_iri
from asendus.loader.passages import Span
from asendus.loader.reading import (
    MENTION_FIELDS,
    Directive,
    ProvisionKind,
    Reading,
    Requirement,
    RequirementKind,
)
from asendus.vocabulary import ASENDUS, DCTERMS, DEFAULT_BASE, FIELDS, PROV, RDF, SCHEME_BASE, decimal, whole

#: What a reading says of a service → its individual.
SERVICES = {"official": ASENDUS.Official, "employee": ASENDUS.Employee}

#: A kind of provision → its class.
PROVISIONS = {
    ProvisionKind.PURPOSE: ASENDUS.Purpose,
    ProvisionKind.DUTY: ASENDUS.Duty,
    ProvisionKind.RESULT: ASENDUS.ExpectedResult,
    ProvisionKind.RIGHT: ASENDUS.Right,
    ProvisionKind.RESPONSIBILITY: ASENDUS.Responsibility,
}


def quads(reading: Reading, *, base: str = DEFAULT_BASE, iri: NamedNode | None = None) -> list[Quad]:
    """The description graph of one reading, in the order of the form.

    base: IRI under which the data's own IRIs are made; `iri`: the description's IRI, where it is not to be made from
    the reading (two descriptions of one file that claim one annex). Raises UsageError for a base that is no IRI.
    """
    writer = _Writer(reading, checked_base(base), iri)
    writer.write_file()
    writer.write_description()
    writer.write_directive()
    for field in MENTION_FIELDS:
        writer.write_field(field)
    for number, requirement in enumerate(reading.requirements, start=1):
        writer.write_requirement(number, requirement)
    writer.write_provisions()
    writer.write_margins()
    return writer.quads


class _Writer(GraphWriter):
    """The quads of one description graph, as they come."""

    def __init__(self, reading: Reading, base: str, iri: NamedNode | None) -> None:
        super().__init__(reading, base, iri or description_iri(base, reading))
        self.reading = reading
        self.others: set[NamedNode] = set()

    def file_of(self, span: Span) -> NamedNode:
        """The file in which words stand: a directive may stand in another file of the container."""
        member = self.reading.member_at(span)
        if member is None or member.name == self.reading.member:
            return self.file
        other = file_iri(self.base, self.reading.path, member.name)
        if other not in self.others:
            self.others.add(other)
            self.describe_file(other, member.name, member.sha256)
        return other

    def write_description(self) -> None:
        """What the description says of the post itself."""
        reading, graph = self.reading, self.graph
        self.add(graph, RDF.type, ASENDUS.JobDescription)
        self.add(graph, DCTERMS.language, reading.language)
        self.add(graph, ASENDUS.inFile, self.file)
        self.add(graph, PROV.wasDerivedFrom, self.file)
        self.add(graph, ASENDUS.annex, reading.annex)
        self.add(graph, ASENDUS.inAgency, self.agency)
        self.add(graph, ASENDUS.agencyName, reading.agency)
        self.add(graph, ASENDUS.title, reading.title)
        self.add(graph, ASENDUS.qualifier, reading.qualifier)
        self.add(graph, ASENDUS.ordinal, reading.ordinal)
        self.add_path(graph, ASENDUS.unitPath, "unit-path", reading.unit)
        self.add(graph, ASENDUS.service, SERVICES.get(reading.service or ""))
        self.write_fact("agency", ASENDUS.AgencyStatement, known=reading.agency)
        self.write_fact("title", ASENDUS.TitleStatement, known=reading.title)
        self.write_fact("unit", ASENDUS.UnitStatement, known=reading.unit)
        self.write_fact("service", ASENDUS.ServiceStatement, known=reading.service)
        if reading.review:
            statement = self.write_statement("review", ASENDUS.ReviewStatement, reading.review.span)
            self.add(statement, ASENDUS.reviewMonths, whole(reading.review.months))
        self.write_fact("annex", ASENDUS.DirectiveStatement, known=reading.annex, about="annex")

    def write_fact(self, name: str, kind: NamedNode, *, known: object, about: str | None = None) -> None:
        """The statement behind a fact that the text itself gives."""
        if known and name in self.reading.evidence:
            statement = self.write_statement(name, kind, self.reading.evidence[name])
            self.add(statement, ASENDUS.about, about)

    def write_directive(self) -> None:
        """The directive, each thing that the text tells of it, and what it repeals."""
        order = self.reading.directive
        if order is None:
            return
        node = directive_iri(self.base, self.agency, day=order.date, number=order.number) or self.part("directive")
        self.add(self.graph, DCTERMS.isPartOf, node)
        self.add(node, RDF.type, ASENDUS.Directive)
        self.add(node, DCTERMS.identifier, order.number)
        self.add(node, DCTERMS.issued, day_of(order.date))
        self.add(node, ASENDUS.effective, day_of(order.effective))
        self.add(node, ASENDUS.issuer, order.issuer)
        for key, span in order.evidence.items():
            statement = self.write_statement(f"directive-{dashed(key)}", ASENDUS.DirectiveStatement, span)
            self.add(statement, ASENDUS.about, key)
        self.write_repeals(node, order)

    def write_repeals(self, node: NamedNode, order: Directive) -> None:
        """The directives that the directive repeals, whole or by annex."""
        for number, repeal in enumerate(order.repeals, start=1):
            statement = self.write_statement(f"repeal-{number}", ASENDUS.Repeal, repeal.span)
            self.add(statement, ASENDUS.repealedDate, day_of(repeal.date))
            self.add(statement, ASENDUS.repealedNumber, repeal.number)
            for annex in repeal.annexes or ():
                self.add(statement, ASENDUS.repealedAnnex, annex)
            self.add(
                node, ASENDUS.repeals, directive_iri(self.base, self.agency, day=repeal.date, number=repeal.number)
            )

    def write_field(self, field: str) -> None:
        """A field of mentions: that the form has it, and whom it names."""
        mentions = self.reading.mentions(field)
        if mentions is None:
            return
        self.add(self.graph, ASENDUS.asks, FIELDS[field])
        if not mentions:
            empty = self.write_statement(dashed(field), ASENDUS.EmptyField, self.field_span(field))
            self.add(empty, ASENDUS.field, FIELDS[field])
        for number, mention in enumerate(mentions, start=1):
            own_end = ASENDUS.PrincipalEnd if field == "substituted_by" else ASENDUS.SubstituteEnd
            self.write_mention(f"{dashed(field)}-{number}", field, mention, span=mention.span, stated_by=own_end)

    def field_span(self, field: str) -> Span:
        """The label and the nothing under it; else the form's header, else the beginning of the description."""
        reading = self.reading
        return reading.evidence.get(field) or next(iter(reading.headers), reading.span)

    def write_requirement(self, number: int, requirement: Requirement) -> None:
        """One thing that the post demands."""
        node = self.write_statement(f"requirement-{number}", ASENDUS.Requirement, requirement.span)
        self.add(node, ASENDUS.requirementKind, requirement.kind.value)
        self.add(node, ASENDUS.text, requirement.text)
        self.add(node, ASENDUS.level, level_node(requirement))
        if requirement.language:
            self.add(node, ASENDUS.language, NamedNode(f"{SCHEME_BASE}language/{requirement.language}"))
        self.add(node, ASENDUS.languageSkill, requirement.skill)
        if requirement.years is not None:
            self.add(node, ASENDUS.years, decimal(requirement.years))
        self.add(node, ASENDUS.subject, requirement.subject)
        if requirement.kind is RequirementKind.COMPETENCY:
            own = competency_iri(self.agency, requirement.text)
            self.add(node, ASENDUS.competency, NamedNode(requirement.concept) if requirement.concept else own)
        self.add(node, ASENDUS.essential, Literal(requirement.essential))

    def write_provisions(self) -> None:
        """Purpose, duties, expected results, rights and responsibilities, numbered within their kind."""
        counts: Counter[str] = Counter()
        nodes = []
        for provision in self.reading.provisions:
            counts[provision.kind] += 1
            name = f"{provision.kind}-{counts[provision.kind]}"
            node = self.write_statement(name, PROVISIONS[provision.kind], provision.span)
            nodes.append(node)
            self.add(node, ASENDUS.text, provision.text)
            self.add(node, ASENDUS.itemNumber, provision.number)
            self.add(node, ASENDUS.leadIn, provision.lead_in)
            for duty in provision.result_of:
                self.add(node, ASENDUS.resultOf, nodes[duty])

    def write_margins(self) -> None:
        """The form's own label rows, and what was repaired, assumed or left unread."""
        for number, span in enumerate(self.reading.headers, start=1):
            self.write_statement(f"header-{number}", ASENDUS.FormHeader, span)
        self.write_warnings()


def level_node(requirement: Requirement) -> NamedNode | None:
    """The concept of an education level or of a CEFR level."""
    if requirement.level is None:
        return None
    scheme = "education" if requirement.kind is RequirementKind.EDUCATION else "cefr"
    return NamedNode(f"{SCHEME_BASE}{scheme}/{requirement.level}")
