"""From a staff list or a substitution scheme to the statements of its named graph: a pure function of the one list."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from asendus.loader.graph_writer import GraphWriter, dashed, day_of
from asendus.loader.identity import checked_base, list_iri
from asendus.loader.listing import ROW_FIELDS, ListedRow, Listing
from asendus.vocabulary import ASENDUS, DCTERMS, DEFAULT_BASE, FIELDS, PROV, RDF, whole


def list_quads(listing: Listing, *, base: str = DEFAULT_BASE, iri: NamedNode | None = None) -> list[Quad]:
    """The graph of one list, in the order of its rows. Raises UsageError for a base that is no IRI."""
    base = checked_base(base)
    writer = _ListWriter(listing, base, iri or list_iri(base, listing))
    writer.write_file()
    writer.write_list()
    for row in listing.rows:
        writer.write_row(row)
    writer.write_warnings()
    return writer.quads


class _ListWriter(GraphWriter):
    """The quads of one list's graph, as they come."""

    def __init__(self, listing: Listing, base: str, graph: NamedNode) -> None:
        super().__init__(listing, base, graph)
        self.listing = listing

    def write_list(self) -> None:
        """What the list is, whose, and of which day."""
        listing, graph = self.listing, self.graph
        self.add(graph, RDF.type, ASENDUS.StaffList if listing.is_staff_list else None)
        self.add(graph, RDF.type, ASENDUS.SubstitutionScheme if listing.is_scheme else None)
        self.add(graph, DCTERMS.language, listing.language)
        self.add(graph, ASENDUS.inFile, self.file)
        self.add(graph, PROV.wasDerivedFrom, self.file)
        self.add(graph, ASENDUS.sheet, listing.sheet)
        self.add(graph, ASENDUS.inAgency, self.agency)
        self.add(graph, ASENDUS.agencyName, listing.agency)
        self.add(graph, DCTERMS.issued, day_of(listing.date))
        self.add_path(graph, ASENDUS.unitPath, "unit-path", listing.unit)
        if "agency" in listing.evidence:
            self.write_statement("agency", ASENDUS.AgencyStatement, listing.evidence["agency"])
        if "unit" in listing.evidence:
            self.write_statement("unit", ASENDUS.UnitStatement, listing.evidence["unit"])

    def write_row(self, row: ListedRow) -> None:
        """The post of a row, and what the row says of it. The words of all of it are the row's."""
        name = f"row-{row.number}"
        node = self.write_statement(name, ASENDUS.PostListing, row.span)
        self.add(node, ASENDUS.title, row.title)
        self.add(node, ASENDUS.qualifier, row.qualifier)
        self.add(node, ASENDUS.ordinal, row.ordinal)
        self.add_path(node, ASENDUS.unitPath, f"{name}-unit", row.unit or ())
        self.add(node, ASENDUS.outsideUnits, Literal(True) if row.unit == () else None)
        self.add(node, ASENDUS.headcount, None if row.headcount is None else whole(row.headcount))
        for field in ROW_FIELDS:
            self.write_field(row, node, field)

    def write_field(self, row: ListedRow, node: NamedNode, field: str) -> None:
        """Whom a cell names; that it names nobody is a statement too."""
        mentions = row.mentions(field)
        name = f"row-{row.number}-{dashed(field)}"
        if mentions == ():
            empty = self.write_statement(name, ASENDUS.EmptyField, row.span)
            self.add(empty, ASENDUS.field, FIELDS[field])
            self.add(empty, ASENDUS.inRow, node)
        for number, mention in enumerate(mentions or (), start=1):
            statement = self.write_mention(
                f"{name}-{number}", field, mention, span=row.span, stated_by=ASENDUS.SchemeEnd
            )
            self.add(statement, ASENDUS.inRow, node)
