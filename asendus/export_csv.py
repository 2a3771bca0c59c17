"""The graph as flat tables for spreadsheets. Text that a spreadsheet would take for a formula is disarmed."""

from __future__ import annotations

from collections.abc import Mapping

from asendus.output import as_csv
from asendus.store import Store
from asendus.vocabulary import NAMESPACE, PREFIXES, SCHEME_BASE

_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

_EVIDENCE = """
  GRAPH ?description {
    ?statement asendus:evidence ?evidence .
    ?evidence oa:hasSource ?source ; oa:hasSelector ?position, ?quote .
    ?position oa:start ?start ; oa:end ?end .
    ?quote oa:exact ?words .
    ?source asendus:fileName ?file .
  }"""

#: Name of the table → its query; the columns are the query's.
TABLES: Mapping[str, str] = {
    "posts": """
SELECT ?label ?kind ?title ?qualifier ?ordinal ?unit ?agency ?cover ?heads ?headcount ?file ?annex ?post ?description WHERE {
  VALUES ?kind { asendus:DescribedPost asendus:ListedPost asendus:MentionedPost }
  GRAPH ?g {
    ?post a ?kind ; skos:prefLabel ?label ; asendus:title ?title ; org:postIn/skos:prefLabel ?unit ;
      asendus:inAgency/skos:prefLabel ?agency .
    OPTIONAL { ?post asendus:qualifier ?qualifier }
    OPTIONAL { ?post asendus:ordinal ?ordinal }
    OPTIONAL { ?post asendus:coverStrength ?cover }
    OPTIONAL { ?post asendus:headsUnit/skos:prefLabel ?heads }
    OPTIONAL { ?post asendus:headcount ?headcount }
  }
  OPTIONAL {
    GRAPH ?g { ?post asendus:describedIn ?description }
    GRAPH ?description {
      ?description asendus:inFile/asendus:fileName ?file .
      OPTIONAL { ?description asendus:annex ?annex }
    }
  }
} ORDER BY ?agency ?unit ?label ?post""",
    "substitutions": f"""
SELECT ?principal ?substitute ?strength ?statedBy ?mentionKind ?order ?condition ?words ?file ?start ?end ?statement WHERE {{
  GRAPH ?g {{
    ?statement a asendus:Substitution ; asendus:strength ?strength ; asendus:statedBy ?statedBy ;
      asendus:mentionKind ?mentionKind ; asendus:statedIn ?description .
    OPTIONAL {{ ?statement asendus:principal/skos:prefLabel ?principal }}
    OPTIONAL {{ ?statement asendus:substitute/skos:prefLabel ?substitute }}
    OPTIONAL {{ ?statement asendus:order ?order }}
  }}{_EVIDENCE}
  OPTIONAL {{ GRAPH ?description {{ ?statement asendus:condition ?condition }} }}
}} ORDER BY ?principal ?substitute ?statement""",
    "reporting": f"""
SELECT ?reporter ?supervisor ?words ?file ?start ?end ?statement WHERE {{
  GRAPH ?g {{
    ?statement a asendus:ReportingLine ; asendus:statedIn ?description .
    OPTIONAL {{ ?statement asendus:reporter/skos:prefLabel ?reporter }}
    OPTIONAL {{ ?statement asendus:supervisor/skos:prefLabel ?supervisor }}
  }}{_EVIDENCE}
  FILTER (?g != ?description)
}} ORDER BY ?reporter ?supervisor ?statement""",
    "requirements": f"""
SELECT ?post ?requirement ?text ?language ?languageSkill ?level ?years ?subject ?competency ?essential ?words ?file ?start
  ?end ?statement WHERE {{
  GRAPH ?g {{ ?node asendus:describedIn ?description ; skos:prefLabel ?post }}
  GRAPH ?description {{
    ?statement a asendus:Requirement ; asendus:requirementKind ?requirement ; asendus:text ?text .
    OPTIONAL {{ ?statement asendus:language ?language }}
    OPTIONAL {{ ?statement asendus:languageSkill ?languageSkill }}
    OPTIONAL {{ ?statement asendus:level ?level }}
    OPTIONAL {{ ?statement asendus:years ?years }}
    OPTIONAL {{ ?statement asendus:subject ?subject }}
    OPTIONAL {{ ?statement asendus:competency ?competency }}
    OPTIONAL {{ ?statement asendus:essential ?essential }}
  }}{_EVIDENCE}
}} ORDER BY ?post ?requirement ?statement""",
    "provisions": f"""
SELECT ?post ?kind ?number ?leadIn ?text ?resultOf ?words ?file ?start ?end ?statement WHERE {{
  VALUES ?kind {{ asendus:Purpose asendus:Duty asendus:ExpectedResult asendus:Right asendus:Responsibility }}
  GRAPH ?g {{ ?node asendus:describedIn ?description ; skos:prefLabel ?post }}
  GRAPH ?description {{
    ?statement a ?kind ; asendus:text ?text .
    OPTIONAL {{ ?statement asendus:itemNumber ?number }}
    OPTIONAL {{ ?statement asendus:leadIn ?leadIn }}
    OPTIONAL {{ ?statement asendus:resultOf ?resultOf }}
  }}{_EVIDENCE}
}} ORDER BY ?post ?description ?start ?statement ?resultOf""",
    "units": """
SELECT ?label ?parent ?agency ?rosterComplete ?unit WHERE {
  GRAPH ?g {
    ?unit a org:OrganizationalUnit ; skos:prefLabel ?label ; org:subOrganizationOf/skos:prefLabel ?parent ;
      asendus:inAgency/skos:prefLabel ?agency .
    OPTIONAL { ?unit asendus:rosterComplete ?rosterComplete }
  }
} ORDER BY ?agency ?parent ?label ?unit""",
}

#: Columns whose values are the model's own individuals or concepts of its schemes: their names are told, not their IRIs.
NAMED = {"kind", "cover", "strength", "statedBy", "level", "language"}


def as_tables(store: Store) -> dict[str, str]:
    """Each table as CSV with a header."""
    tables = {}
    for name, query in TABLES.items():
        rows = store.select(_PROLOGUE + query)
        named = [column in NAMED for column in rows.columns]
        cells = ([_name(v) if short else v for v, short in zip(row, named, strict=True)] for row in rows.as_tuples())
        tables[name] = as_csv(rows.columns, cells)
    return tables


def _name(text: str | None) -> str | None:
    if text is None or not text.startswith((NAMESPACE, SCHEME_BASE)):
        return text
    return text.removeprefix(NAMESPACE).rsplit("/", 1)[-1]
