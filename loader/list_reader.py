"""From a spreadsheet to the staff lists and substitution schemes in it, each sheet on its own.

A table is one of the two where a column names posts, and another tells how many people hold each or who covers whom; or
where its title, its sheet or its file is called so ("koosseisunimekiri", "asendusskeem").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from asendus.errors import Problem
from asendus.loader.context import Context
from asendus.loader.documents import Document
from asendus.loader.grammars import Grammar, load_grammar
from asendus.loader.labels import load_labels
from asendus.loader.list_columns import COUNTS, COVER, READ, Header, column_key, header_of, headings, is_heading
from asendus.loader.list_front import Front, front_of
from asendus.loader.list_rows import RowReader, Sink
from asendus.loader.listing import ListedRow, Listing
from asendus.loader.masking import mask
from asendus.loader.passages import Passage, Span
from asendus.loader.reading import ReadingWarning
from asendus.loader.tables import Row, Sheet, sheets_of
from asendus.loader.wordlists import DEFAULT_LANGUAGE, known_languages

#: Endings of the files in which lists are looked for.
TABLES = (".csv", ".tsv", ".xlsx")
#: So many posts of one list are read.
MAX_POSTS = 10_000
#: So many rows of a sheet are looked at for the headings that a note tells.
LOOKED_AT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A spreadsheet: a document, or a file in one."""

    document: Document
    name: str
    span: Span
    sha256: str
    member: str | None = None


@dataclass(slots=True)
class _Table:
    """A sheet while it is read: the rows above the first headings, and the rows under each row of headings."""

    head: list[Row] = field(default_factory=list)
    parts: list[tuple[Header, list[tuple[int, Row]]]] = field(default_factory=list)

    @property
    def keys(self) -> frozenset[str]:
        """What the columns hold."""
        return frozenset(key for header, _ in self.parts for key in header.keys)


def is_table(name: str) -> bool:
    """Whether a file of this name is one in which lists are looked for.

    >>> is_table("Koosseis.XLSX"), is_table("koosseis.pdf")
    (True, False)
    """
    return PurePosixPath(name.casefold()).suffix in TABLES


def listings_of(document: Document, *, agency: str | None = None) -> list[Listing]:
    """The staff lists and substitution schemes of a spreadsheet, or of those in a container, at most one a sheet.

    agency: the employer's name, where the text does not give it; it does not overrule the text. None where no sheet is one.
    """
    found, names = [], list[Span]()
    for file in _files(document):
        for sheet in sheets_of(document.text, file.span):
            table, sink = _table(sheet), Sink()
            listing = _listing(file, sheet, table, sink, agency)
            names += [*sink.names, *(cell.span for cell in _unread(table, sink))]
            if listing:
                found.append(listing)
    masked = mask(document.text, names) if found else ""
    return [_masked(each, masked) for each in found]


def without_lists(document: Document, listings: Sequence[Listing]) -> Document:
    """The document with the spreadsheets blank that hold lists, or do not say that they hold a job description.

    Any table with a column of posts has the labels of a form.
    """
    text = document.text
    for file in _files(document):
        words = text[file.span.start : file.span.end]
        has_list = any(file.span.start <= each.span.start < file.span.end for each in listings)
        if has_list or not _is_headed(words):
            text = f"{text[: file.span.start]}{' ' * len(words)}{text[file.span.end :]}"
    return replace(document, text=text)


def _is_headed(words: str) -> bool:
    """Whether some words have those by which a job description is headed ("ametijuhend")."""
    said = words.casefold()
    return any(title in said for code in known_languages() for title in load_labels(code).heads)


def _files(document: Document) -> list[_File]:
    """The spreadsheets among the files of a document."""
    if is_table(document.source):
        whole = Span(0, len(document.text))
        return [_File(document=document, name=document.source, span=whole, sha256=document.sha256)]
    return [
        _File(document=document, name=each.name, span=each.span, sha256=each.sha256, member=each.name)
        for each in document.members
        if is_table(each.name)
    ]


def no_list_in(document: Document) -> Problem:
    """What to tell of a spreadsheet in which nothing was recognised: the headings in it that are known."""
    sheets = sheets_of(document.text, Span(0, len(document.text)))
    rows = (row for sheet in sheets for row in sheet.rows[:LOOKED_AT])
    known = [tuple(each.words for each in headings(row, language=DEFAULT_LANGUAGE) if each.key) for row in rows]
    columns = max(known, key=len, default=())
    return Problem(
        path=document.path,
        what=f"no staff list or substitution scheme was recognised: columns {', '.join(columns) or 'unknown'}",
        remedy="a list has a column of posts, and one of headcounts or of substitutes (docs/lists.md)",
        kind="note",
    )


def _table(sheet: Sheet) -> _Table:
    table = _Table()
    above: Header | None = None  # headings right above, which may be the upper half of these
    for number, row in enumerate(sheet.rows, start=1):
        is_known = is_heading(row, language=DEFAULT_LANGUAGE)
        header = header_of(row, above, language=DEFAULT_LANGUAGE) if is_known or not table.parts else None
        if header:
            if above and table.parts:
                table.parts.pop()
            table.parts.append((header, []))
        elif table.parts and not is_known:
            table.parts[-1][1].append((number, row))
        elif not table.parts:
            table.head.append(row)
        above = header or (None if table.parts else _upper_half(row))
    return table


def _upper_half(row: Row) -> Header | None:
    """A row above the headings that says over some of them who covers whom."""
    header = Header(columns=headings(row, language=DEFAULT_LANGUAGE))
    return header if header.keys & COVER else None


def _listing(file: _File, sheet: Sheet, table: _Table, sink: Sink, agency: str | None) -> Listing | None:
    grammar = load_grammar(DEFAULT_LANGUAGE)
    front = front_of(table.head, names=(sheet.name, file.name), grammar=grammar)
    is_scheme, is_staff = bool(table.keys & COVER), bool(table.keys & COUNTS) or front.is_staff_list
    if not table.parts or not (is_scheme or is_staff):
        return None
    employer = front.agency or _agency_column(table) or agency
    rows = list(_rows(table, grammar, employer, front, sink))
    if not rows:
        return None
    return Listing(
        source=file.document.source,
        path=file.document.path,
        member=file.member,
        sha256=file.sha256,
        span=sheet.span,
        text=file.document.text,
        language=DEFAULT_LANGUAGE,
        is_staff_list=is_staff,
        is_scheme=is_scheme,
        sheet=sheet.name,
        agency=employer,
        unit=front.unit,
        date=front.date,
        columns=tuple(column for header, _ in table.parts for column in header.columns if column.words),
        rows=tuple(_counted(rows, table) if is_staff else rows),
        evidence=front.evidence,
        warnings=_warnings(table, rows, sink),
    )


def _rows(table: _Table, grammar: Grammar, agency: str | None, front: Front, sink: Sink) -> Iterator[ListedRow]:
    count = 0
    for header, rows in table.parts:
        header = _directed(header, rows, grammar, sink)
        reader = RowReader(header, grammar, language=DEFAULT_LANGUAGE, agency=agency, unit=front.unit, sink=sink)
        for number, row in rows:
            for listed in reader.rows(row, number):
                count += 1
                if count > MAX_POSTS:
                    sink.warn("too-many-posts", listed.span, words=f"{MAX_POSTS:,}")
                    return
                if listed.headcount == 0:
                    sink.warn("no-place", listed.span, words=listed.title)
                    continue
                yield listed


def _directed(header: Header, rows: Sequence[tuple[int, Row]], grammar: Grammar, sink: Sink) -> Header:
    """The headings with those that fit both directions ("Asendab") settled by the case of the values, or left unread."""
    if "undirected" not in header.keys:
        return header
    cells = [row[number] for _, row in rows for number in header.at("undirected") if number < len(row)]
    key = "substitutes_for" if any(_is_object(cell, grammar) for cell in cells) else None
    if key is None and any(cells):
        first = next(cell for cell in cells if cell)
        sink.warn("direction-unclear", first.span, words=header.columns[header.at("undirected")[0]].words)
    return Header(columns=tuple(replace(c, key=key) if c.key == "undirected" else c for c in header.columns))


def _is_object(cell: Passage, grammar: Grammar) -> bool:
    _, warnings = grammar.parse_mentions(cell, field="substituted_by", context=Context())
    return any(warning.code == "case-direction" for warning in warnings)


def _counted(rows: Sequence[ListedRow], table: _Table) -> list[ListedRow]:
    """The rows with a headcount of one each, where each is a place: where one is listed twice, or each has its holder."""
    if table.keys & COUNTS:
        return list(rows)
    same = Counter((row.title, row.qualifier, row.ordinal, row.unit) for row in rows)
    if max(same.values()) == 1 and "holder" not in table.keys:
        return list(rows)
    return [replace(row, headcount=1) for row in rows]


def _agency_column(table: _Table) -> str | None:
    """The employer that a column names; none where it names several."""
    said = {
        " ".join(cell.text.split())
        for header, rows in table.parts
        for number in header.at("agency")
        for _, row in rows
        if number < len(row) and (cell := row[number])
    }
    return said.pop() if len(said) == 1 else None


def _unread(table: _Table, sink: Sink) -> Iterator[Passage]:
    """The cells of columns from which nothing is read; who stands there is nobody's business."""
    for header, rows in table.parts:
        read = {column.number for column in header.columns if column.key in READ}
        for row_number, row in rows:
            if row_number not in sink.headings:  # a unit's heading can stand in any column
                yield from (cell for number, cell in enumerate(row) if cell and number not in read)


def _warnings(table: _Table, rows: Sequence[ListedRow], sink: Sink) -> tuple[ReadingWarning, ...]:
    """What rows and columns were not read, and what was assumed."""
    found = dict.fromkeys(sink.warnings)
    for column in (column for header, _ in table.parts for column in header.columns):
        if column.span and column.key is None and column_key(column.words, language=DEFAULT_LANGUAGE) is None:
            found[ReadingWarning(code="unread-column", words=column.words, span=column.span)] = None
    if all(row.unit is None for row in rows):
        found[ReadingWarning(code="no-units", span=rows[0].span)] = None
    return tuple(sorted(found, key=lambda warning: (warning.span, warning.code)))


def _masked(listing: Listing, text: str) -> Listing:
    """The listing with its text masked, and without what a name was taken for."""
    warnings = tuple(
        replace(each, words=text[each.span.start : each.span.end]) if each.words == listing.quote(each.span) else each
        for each in listing.warnings
    )
    return replace(listing, text=text, warnings=warnings)
