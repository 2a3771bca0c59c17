"""What the page shows, read from the store by SPARQL: the derived graphs, and the description graphs for the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from asendus.cover_network import read_network
from asendus.queries import Selects, load, parse, run
from asendus.term_names import name_of
from asendus.view_model import (
    AgencyView,
    CoverView,
    DemandView,
    FindingView,
    PageModel,
    PostKind,
    PostView,
    QuoteView,
    Severity,
    StatementView,
    Strength,
    UnitView,
)
from asendus.vocabulary import slug_of

if TYPE_CHECKING:
    from asendus.findings import Finding, Quote

#: Findings that are about each of their posts; the others are about the first.
ABOUT_ALL = frozenset({"reporting-cycle", "closed-circle"})
#: Of larger pages than this, only these statements are told beside those of cover: a page is to be small enough to send.
BRIEF = frozenset({"reporting-line", "directive"})
DETAILED = 2_000

_PREFIXES = """
PREFIX asendus: <https://w3id.org/asendus/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""

_AGENCIES = f"""{_PREFIXES}
SELECT DISTINCT ?agency ?label WHERE {{
  GRAPH ?graph {{ ?agency a org:FormalOrganization . OPTIONAL {{ ?agency skos:prefLabel ?label . }} }}
}} ORDER BY STR(?label) ?agency"""

_POSTS = f"""{_PREFIXES}
SELECT ?post ?kind ?label ?agency ?unit ?heads ?title ?qualifier ?ordinal ?strength WHERE {{
  VALUES ?kind {{ asendus:DescribedPost asendus:ListedPost asendus:MentionedPost }}
  GRAPH ?graph {{
    ?post a ?kind ; skos:prefLabel ?label ; asendus:inAgency ?agency .
    OPTIONAL {{ ?post org:postIn ?unit . ?unit a org:OrganizationalUnit . }}
    OPTIONAL {{ ?post asendus:headsUnit ?heads . }}
    OPTIONAL {{ ?post asendus:title ?title . }}
    OPTIONAL {{ ?post asendus:qualifier ?qualifier . }}
    OPTIONAL {{ ?post asendus:ordinal ?ordinal . }}
    OPTIONAL {{ ?post asendus:coverStrength ?strength . }}
  }}
}} ORDER BY STR(?label) ?post ?kind ?unit"""

_COVERS = f"""{_PREFIXES}
SELECT ?statement ?holder ?statedBy ?strength ?principal ?substitute ?order ?mention ?condition ?silent WHERE {{
  GRAPH ?graph {{
    ?statement a asendus:Substitution ; asendus:strength ?strength ; asendus:statedBy ?statedBy ; asendus:statedIn ?description .
    {{ ?holder asendus:describedIn ?description . }}
    UNION
    {{ ?statement asendus:statedBy asendus:SchemeEnd ; asendus:principal ?holder . }}
    OPTIONAL {{ ?statement asendus:principal ?principal . }}
    OPTIONAL {{ ?statement asendus:substitute ?substitute . }}
    OPTIONAL {{ ?statement asendus:order ?order . }}
    OPTIONAL {{ ?statement asendus:unconfirmedBy ?silent . }}
  }}
  OPTIONAL {{ GRAPH ?description {{ ?statement asendus:mentionKind ?mention . }} }}
  OPTIONAL {{ GRAPH ?description {{ ?statement asendus:condition ?condition . }} }}
}} ORDER BY ?order ?statement ?principal ?substitute"""

_STATEMENTS = f"""{_PREFIXES}
SELECT ?post ?statement ?kind ?text WHERE {{
  GRAPH ?graph {{ ?post asendus:describedIn ?description . }}
  GRAPH ?description {{
    ?statement a ?kind ; asendus:statedIn ?description .
    OPTIONAL {{ ?statement asendus:text ?text . }}
  }}
  FILTER (?kind NOT IN (asendus:Substitution, asendus:Statement, asendus:ExpectedResult, asendus:Right, asendus:Responsibility, asendus:FormHeader))
}} ORDER BY ?post ?statement ?kind STR(?text)"""

Row = Mapping[str, str]


def model_from_store(store: Selects, findings: Iterable[Finding]) -> PageModel:
    """All posts of the store with what is said of them, and these findings."""
    quotes = _quotes(store)
    units = _units(store)
    posts = _posts(store, units)
    return PageModel(
        agencies=_agencies(store),
        units=_inhabited(units, posts),
        posts=posts,
        covers=tuple(_covers(_ask(store, "covers", _COVERS), quotes)),
        statements=tuple(_statements(_ask(store, "statements", _STATEMENTS), quotes, brief=len(posts) > DETAILED)),
        demands=tuple(_demands(store)),
        findings=tuple(_finding(finding) for finding in findings),
        waiting={row["post"]: int(row["waiting"]) for row in run(store, load("descriptions-to-load")).as_texts()},
        network=read_network(store),
    )


def _ask(store: Selects, name: str, text: str) -> list[dict[str, str]]:
    return run(store, parse(text, name=f"view-{name}")).as_texts()


def _grouped(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[column], []).append(row)
    return groups


def _values(rows: Iterable[Row], column: str) -> tuple[str, ...]:
    """The different values of a column, in the order of the rows."""
    return tuple(dict.fromkeys(row[column] for row in rows if column in row))


def _quotes(store: Selects) -> dict[str, QuoteView]:
    """Statement → its words; the first place where one has several."""
    found: dict[str, QuoteView] = {}
    for row in run(store, load("quotes")).as_texts():
        start, end = int(row["start"]), int(row["end"])
        quote = QuoteView(file=row["file"], member=row.get("member"), start=start, end=end, words=row["quote"])
        found.setdefault(row["statement"], quote)
    return found


def _agencies(store: Selects) -> tuple[AgencyView, ...]:
    found = _grouped(_ask(store, "agencies", _AGENCIES), "agency")
    return tuple(AgencyView(iri=iri, label=rows[0].get("label", "?")) for iri, rows in found.items())


def _units(store: Selects) -> tuple[UnitView, ...]:
    """The units, each after the one that it is in, by name within that."""
    found = _grouped(run(store, load("units")).as_texts(), "unit")
    units = {
        iri: UnitView(
            iri=iri,
            label=rows[0]["unitLabel"],
            agency=rows[0]["agency"],
            parent=next((parent for parent in _values(rows, "parent") if parent in found), None),
        )
        for iri, rows in found.items()
        if "agency" in rows[0]
    }
    return tuple(sorted(units.values(), key=lambda unit: _path(unit.iri, units)))


def _inhabited(units: Sequence[UnitView], posts: Iterable[PostView]) -> tuple[UnitView, ...]:
    """The units that have a post in them or in a unit of theirs; a unit that is only named shows nothing."""
    known = {unit.iri: unit for unit in units}
    inhabited: set[str] = set()
    for post in posts:
        unit = post.unit
        while unit in known and unit not in inhabited:
            inhabited.add(unit)
            unit = known[unit].parent
    return tuple(unit for unit in units if unit.iri in inhabited)


def _path(unit: str | None, units: Mapping[str, UnitView]) -> tuple[str, ...]:
    """Sort key of a unit: the names from the largest unit down to it."""
    return tuple(name.casefold() for name in reversed(_names(unit, units)))


def _names(unit: str | None, units: Mapping[str, UnitView]) -> list[str]:
    """The names of a unit and of those that it is in, itself first."""
    names: list[str] = []
    seen: set[str] = set()
    while unit is not None and unit in units and unit not in seen:
        seen.add(unit)
        names.append(units[unit].label)
        unit = units[unit].parent
    return names


def _posts(store: Selects, units: Sequence[UnitView]) -> tuple[PostView, ...]:
    """The posts, by agency and unit, a unit's head first."""
    known = {unit.iri: unit for unit in units}
    supervisors: dict[str, list[str]] = {}
    for row in run(store, load("reporting-lines")).as_texts():
        supervisors.setdefault(row["post"], []).append(row["supervisor"])
    posts = [
        _post(rows, known, tuple(dict.fromkeys(supervisors.get(iri, ()))))
        for iri, rows in _grouped(_ask(store, "posts", _POSTS), "post").items()
    ]
    posts.sort(key=lambda post: (post.agency, _path(post.unit, known), not post.head, post.label.casefold(), post.iri))
    return tuple(posts)


def _post(rows: Sequence[Row], units: Mapping[str, UnitView], supervisors: tuple[str, ...]) -> PostView:
    first = rows[0]
    unit = next((unit for unit in _values(rows, "unit") if unit in units), None)
    strength = first.get("strength")
    return PostView(
        iri=first["post"],
        label=first["label"],
        name=_short_name(first["label"], _names(unit, units)),
        agency=first["agency"],
        unit=unit,
        kind=_kind(rows),
        head=unit is not None and unit in _values(rows, "heads"),
        strength=Strength(slug_of(strength)) if strength else None,
        supervisors=supervisors,
    )


def _kind(rows: Iterable[Row]) -> PostKind:
    """The best that is known of a post."""
    kinds = {PostKind(slug_of(row["kind"]).removesuffix("-post")) for row in rows}
    return next(kind for kind in PostKind if kind in kinds)


def _short_name(label: str, units: Sequence[str]) -> str:
    """A label without the names of the units around the post, which the picture shows.

    >>> _short_name("nõunik (vesi), lubade talitus, veeosakond", ["lubade talitus", "veeosakond"])
    'nõunik (vesi)'
    >>> _short_name("direktor", [])
    'direktor'
    """
    for count in range(len(units), 0, -1):
        short = label.removesuffix(", " + ", ".join(units[:count]))
        if short != label:
            return short
    return label


def _covers(rows: Iterable[Row], quotes: Mapping[str, QuoteView]) -> Iterable[CoverView]:
    for iri, same in _grouped(rows, "statement").items():
        first = same[0]
        yield CoverView(
            iri=iri,
            holder=first["holder"],
            stated_by=slug_of(first["statedBy"]).removesuffix("-end"),
            strength=Strength(slug_of(first["strength"])),
            principals=_values(same, "principal"),
            substitutes=_values(same, "substitute"),
            mention=first.get("mention", "post"),
            condition=first.get("condition"),
            order=int(first["order"]) if "order" in first else None,
            unconfirmed="silent" in first,
            quote=quotes.get(iri),
        )


def _statements(rows: Iterable[Row], quotes: Mapping[str, QuoteView], *, brief: bool) -> Iterable[StatementView]:
    """What is stated; words that the quotation has are not told twice. brief: of who reports to whom, and by which directive."""
    for row in rows:
        kind = slug_of(row["kind"]).removesuffix("-statement")
        quote = quotes.get(row["statement"])
        value = row.get("text", "")
        if brief and kind not in BRIEF:
            continue
        if quote and quote.words.split() == value.split():
            value = ""
        yield StatementView(post=row["post"], kind=kind, value=value, quote=quote)


def _demands(store: Selects) -> Iterable[DemandView]:
    """What posts demand that has a name: competencies, levels of languages and of education; by name."""
    found: list[DemandView] = []
    for value, rows in _grouped(run(store, load("demands")).as_texts(), "value").items():
        if rows[0]["kind"] == "experience":
            continue
        names = {lang: name_of(NamedNode(value), lang) for lang in ("et", "en")}
        label = {lang: name for lang, name in names.items() if name}
        if label:
            found.append(DemandView(label=label, posts=_values(rows, "post")))
    return sorted(found, key=lambda demand: sorted(demand.label.values()))


def _finding(finding: Finding) -> FindingView:
    return FindingView(
        id=finding.id,
        slug=finding.slug,
        severity=Severity(finding.severity),
        posts=tuple(post.iri for post in finding.posts),
        message=finding.message,
        remedy=finding.remedy,
        quotes=tuple(map(_quote, finding.evidence)),
        about_all=finding.slug in ABOUT_ALL,
        silence=finding.silence.reason if finding.silence else None,
    )


def _quote(quote: Quote) -> QuoteView:
    return QuoteView(file=quote.file, member=quote.member, start=quote.start, end=quote.end, words=quote.words)
