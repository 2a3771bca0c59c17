"""The SPARQL 1.1 Protocol: the cases of the W3C's test suite (rdf-tests, sparql11/protocol), told in a table of our own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from endpoints import FORM, QUERY, Endpoint, serving

UPDATE = "application/sparql-update"
DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DOCUMENT = "http://xmlns.com/foaf/0.1/Document"

BOOLEAN = {"application/sparql-results+json", "application/sparql-results+xml"}
TABULAR = {*BOOLEAN, "text/csv", "text/tab-separated-values"}
RDF = {"text/turtle", "application/n-triples", "application/rdf+xml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A request of the suite and what it expects: a status of a class, one of some media types, an answer to ASK."""

    name: str
    method: str = "POST"
    parameters: tuple[tuple[str, str], ...] = ()
    media: str | None = None
    body: bytes | None = None
    expected: int = 200
    formats: frozenset[str] | None = None


def is_a(*numbers: int) -> str:
    return " . ".join(f"<{DATA.format(n)}> a ?type{n}" for n in numbers)


def in_graphs(*numbers: int) -> str:
    return " ".join(f"GRAPH ?g{n} {{ <{DATA.format(n)}> a ?type{n} }}" for n in numbers)


def default(*numbers: int) -> tuple[tuple[str, str], ...]:
    return tuple(("default-graph-uri", DATA.format(n)) for n in numbers)


def named(*numbers: int) -> tuple[tuple[str, str], ...]:
    return tuple(("named-graph-uri", DATA.format(n)) for n in numbers)


ONE_AND_TWO = f"ASK {{ {is_a(1, 2)} }}"
NAMED_ONE_AND_TWO = f"ASK {{ {in_graphs(1, 2)} }}"
TRUE = frozenset(BOOLEAN)

QUERIES = [
    Case(name="query_post_form", parameters=default(0), media=FORM, body=b"query=ASK%20%7B%7D", formats=TRUE),
    Case(
        name="query_dataset_default_graphs_get",
        method="GET",
        parameters=(("query", ONE_AND_TWO), *default(1, 2)),
        formats=TRUE,
    ),
    Case(
        name="query_dataset_default_graphs_post",
        parameters=default(1, 2),
        media=QUERY,
        body=ONE_AND_TWO.encode(),
        formats=TRUE,
    ),
    Case(
        name="query_dataset_named_graphs_post",
        parameters=named(1, 2),
        media=QUERY,
        body=NAMED_ONE_AND_TWO.encode(),
        formats=TRUE,
    ),
    Case(
        name="query_dataset_named_graphs_get",
        method="GET",
        parameters=(("query", NAMED_ONE_AND_TWO), *named(1, 2)),
        formats=TRUE,
    ),
    Case(
        name="query_dataset_full",
        parameters=(*default(3), *named(1, 2)),
        media=QUERY,
        body=f"ASK {{ {is_a(3)} . {in_graphs(1, 2)} }}".encode(),
        formats=TRUE,
    ),
    Case(
        name="query_multiple_dataset",
        parameters=named(1, 2),
        media=QUERY,
        body=f"ASK FROM <{DATA.format(3)}> {{ {in_graphs(1, 2)} }}".encode(),
        formats=TRUE,
    ),
    Case(name="query_get", method="GET", parameters=(("query", "ASK {}"), *default(0)), formats=TRUE),
    Case(
        name="query_content_type_select",
        parameters=default(0),
        media=QUERY,
        body=b"SELECT (1 AS ?value) {}",
        formats=frozenset(TABULAR),
    ),
    Case(name="query_content_type_ask", parameters=default(0), media=QUERY, body=b"ASK {}", formats=TRUE),
    Case(
        name="query_content_type_describe",
        parameters=default(0),
        media=QUERY,
        body=b"DESCRIBE <http://example.org/>",
        formats=frozenset(RDF),
    ),
    Case(
        name="query_content_type_construct",
        parameters=default(0),
        media=QUERY,
        body=b"CONSTRUCT { <s> <p> 1 } WHERE {}",
        formats=frozenset(RDF),
    ),
    Case(name="query_post_direct", media=QUERY, body=b"ASK {}", formats=TRUE),
]
BAD_QUERIES = [
    Case(
        name="bad_query_method", method="PUT", parameters=(("query", "ASK {}"), *default(0)), media=FORM, expected=405
    ),
    Case(
        name="bad_multiple_queries",
        method="GET",
        parameters=(("query", "ASK {}"), ("query", "SELECT * {}")),
        expected=400,
    ),
    Case(name="bad_query_wrong_media_type", media="text/plain", body=b"ASK {}", expected=415),
    Case(name="bad_query_missing_form_type", body=b"query=ASK%20%7B%7D", expected=415),
    Case(name="bad_query_missing_direct_type", body=b"ASK {}", expected=415),
    Case(name="bad_query_non_utf8", media=f"{QUERY}; charset=UTF-16", body="ASK {}".encode("utf-16"), expected=415),
    Case(name="bad_query_syntax", method="GET", parameters=(("query", "ASK {"),), expected=400),
]
#: The endpoint only reads: what the suite wants done here is refused, and what it wants refused is too.
UPDATES = [
    Case(
        name="update_dataset_default_graph",
        parameters=(("using-graph-uri", DATA.format(1)),),
        media=UPDATE,
        body=b"CLEAR ALL",
    ),
    Case(
        name="update_dataset_default_graphs",
        parameters=(("using-graph-uri", DATA.format(1)), ("using-graph-uri", DATA.format(2))),
        media=UPDATE,
        body=b"DROP ALL",
    ),
    Case(
        name="update_dataset_named_graphs",
        parameters=(("using-named-graph-uri", DATA.format(1)),),
        media=UPDATE,
        body=b"INSERT { GRAPH <urn:g> { ?s a <urn:o> } } WHERE { GRAPH ?g { ?s a <urn:d> } }",
    ),
    Case(
        name="update_dataset_full",
        parameters=(("using-graph-uri", DATA.format(1)), ("using-named-graph-uri", DATA.format(2))),
        media=UPDATE,
        body=b"DROP ALL ; INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> <urn:o> } }",
    ),
    Case(name="update_post_form", media=FORM, body=b"update=CLEAR+ALL"),
    Case(name="update_post_direct", media=UPDATE, body=b"CLEAR ALL"),
    Case(name="update_base_uri", media=UPDATE, body=b"INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> <test> } }"),
    Case(name="bad_update_get", method="GET", parameters=(("update", "CLEAR ALL"),)),
    Case(name="bad_multiple_updates", media=FORM, body=b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT"),
    Case(name="bad_update_wrong_media_type", media="text/plain", body=b"CLEAR NAMED", expected=415),
    Case(name="bad_update_missing_form_type", body=b"update=CLEAR%20NAMED", expected=415),
    Case(name="bad_update_non_utf8", media=f"{UPDATE}; charset=UTF-16", body="CLEAR NAMED".encode("utf-16")),
    Case(name="bad_update_syntax", media=FORM, body=b"update=CLEAR%20XYZ"),
    Case(
        name="bad_update_dataset_conflict",
        parameters=(("using-named-graph-uri", "http://example/people"),),
        media=UPDATE,
        body=b"WITH <http://example/addresses> DELETE { ?s ?p 'Bill' } WHERE { ?s ?p 'Bill' }",
    ),
]


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    graph = tmp_path_factory.mktemp("w3c") / "data.nq"
    triple = f"<{DATA}> <{TYPE}> <{DOCUMENT}> <{DATA}> .\n"
    graph.write_text("".join(triple.format(n, n) for n in (1, 2, 3)), encoding="utf-8")
    with serving(graph, "--workers", "1") as running:
        yield running


def test_the_suite_is_whole() -> None:
    """All 34 cases of the suite are here."""
    cases = [case.name for case in (*QUERIES, *BAD_QUERIES, *UPDATES)]

    assert 34 == len(cases) == len(set(cases))


@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case.name)
def test_query_is_answered_as_the_protocol_wants(endpoint: Endpoint, case: Case) -> None:
    """A query is answered whichever way it is asked, over the dataset that the request names, in a format of its kind."""
    told = endpoint.request(
        case.method, f"/sparql?{urlencode(case.parameters)}", body=case.body, headers=headers_of(case)
    )

    assert 200 == told.status, told.text
    assert case.formats and told.media in case.formats
    if case.formats == TRUE:
        assert '"boolean":true' in told.text


@pytest.mark.parametrize("case", BAD_QUERIES, ids=lambda case: case.name)
def test_wrong_request_is_told_what_is_wrong(endpoint: Endpoint, case: Case) -> None:
    """A request that asks no query is refused with the status for it and a line that says why."""
    told = endpoint.request(
        case.method, f"/sparql?{urlencode(case.parameters)}", body=case.body, headers=headers_of(case)
    )

    assert case.expected == told.status
    assert "text/plain" == told.media
    assert told.text.strip()


@pytest.mark.parametrize("case", UPDATES, ids=lambda case: case.name)
def test_update_is_refused(endpoint: Endpoint, case: Case) -> None:
    """An update is refused, however it is asked, and changes nothing."""
    told = endpoint.request(
        case.method, f"/sparql?{urlencode(case.parameters)}", body=case.body, headers=headers_of(case)
    )

    assert (415 if case.expected == 415 else 403) == told.status
    assert told.text.strip()
    assert (
        '"boolean":true' in endpoint.query(f"ASK {{ {is_a(1, 2, 3)} FILTER NOT EXISTS {{ GRAPH <urn:g> {{}} }} }}").text
    )


def headers_of(case: Case) -> dict[str, str]:
    return {"content-type": case.media} if case.media else {}


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        ("SELECT (1 AS ?a) {}", accept, media)
        for accept, media in [
            ("", "application/sparql-results+json"),
            ("*/*", "application/sparql-results+json"),
            ("application/json", "application/json"),
            ("application/sparql-results+xml", "application/sparql-results+xml"),
            ("text/csv", "text/csv"),
            ("text/tab-separated-values", "text/tab-separated-values"),
            ("text/csv;q=0.2, text/turtle, application/sparql-results+xml;q=0.3", "application/sparql-results+xml"),
        ]
    ]
    + [
        ("CONSTRUCT { <urn:a> <urn:b> 1 } WHERE {}", accept, media)
        for accept, media in [
            ("", "text/turtle"),
            ("application/n-triples", "application/n-triples"),
            ("application/rdf+xml", "application/rdf+xml"),
            ("application/ld+json", "application/ld+json"),
            ("text/*", "text/turtle"),
            ("application/n-triples,*/*;q=0.9", "application/n-triples"),
        ]
    ]
    + [("ASK {}", "text/csv, application/xml;q=0.1", "application/xml")],
)
def test_format_is_the_one_that_is_accepted(endpoint: Endpoint, query: str, accept: str, media: str) -> None:
    """An answer comes in the format that is accepted most gladly among those of its kind, and says that it depends on Accept."""
    told = endpoint.query(query, accept=accept)

    assert (200, media) == (told.status, told.media)
    assert "accept" == told.headers["vary"]


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        ("SELECT * {}", "image/png"),
        ("SELECT * {}", "text/turtle"),
        ("ASK {}", "text/csv"),
        ("CONSTRUCT WHERE {}", "text/csv"),
    ],
)
def test_format_that_there_is_none_of_is_406(endpoint: Endpoint, query: str, accept: str) -> None:
    """Where nothing that is accepted fits the kind of query the answer is 406 and says so."""
    told = endpoint.query(query, accept=accept)

    assert 406 == told.status
    assert told.text.strip()


def test_dataset_of_the_query_holds_where_the_request_names_none(endpoint: Endpoint) -> None:
    """FROM takes its graph alone; without FROM the default graph is the union of all."""
    counted = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"

    assert "n\r\n3\r\n" == endpoint.query(counted.format(""), accept="text/csv").text
    assert "n\r\n1\r\n" == endpoint.query(counted.format(f"FROM <{DATA.format(2)}>"), accept="text/csv").text


def test_mistake_in_a_query_has_its_place(endpoint: Endpoint) -> None:
    """A query that is no SPARQL is told with line and column."""
    told = endpoint.query("SELECT *\n{ ?a ?b }")

    assert 400 == told.status
    assert "line 2, column" in told.text


@pytest.mark.parametrize("graph", ["", "data1.rdf", "urn:a b", "http://x/>"])
def test_name_of_a_graph_is_an_absolute_iri(endpoint: Endpoint, graph: str) -> None:
    """A graph that is named by something else is refused."""
    told = endpoint.request(path=f"/sparql?{urlencode({'query': 'ASK {}', 'named-graph-uri': graph})}")

    assert (400, True) == (told.status, "named-graph-uri" in told.text)


def test_service_describes_itself(endpoint: Endpoint) -> None:
    """Without a query the endpoint's address tells programs what it is, and leads people to the page."""
    told = endpoint.request(headers={"accept": "text/turtle"})
    shown = endpoint.request(headers={"accept": "text/html,*/*;q=0.8"})

    assert (200, "text/turtle") == (told.status, told.media)
    assert "sd:supportedLanguage sd:SPARQL11Query" in told.text
    assert (307, "/") == (shown.status, shown.headers["location"])
