"""What the endpoint tells of itself (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from pyoxigraph import BlankNode, NamedNode, Triple, serialize
from starlette.datastructures import URL
from starlette.responses import Response

from asendus.endpoint.negotiation import GRAPH, chosen, content_type
from asendus.endpoint.requests import refused
from asendus.endpoint.worker import GRAPHS, RESULTS
from asendus.vocabulary import PREFIXES

SD = "http://www.w3.org/ns/sparql-service-description#"


def described(url: URL, accept: str | None) -> Response:
    """The description as a graph, in the format that is accepted. Raises HTTPException (406) where none is."""
    media = chosen(accept, GRAPH)
    if media is None:
        raise refused(406, "the description of the service is Turtle, N-Triples, RDF/XML or JSON-LD")
    prefixes = {**PREFIXES, "sd": SD}
    body = serialize(_triples(str(url)), format=GRAPHS[GRAPH[media]], prefixes=prefixes)
    return Response(body, headers={"content-type": content_type(media), "vary": "accept"})


def _triples(address: str) -> list[Triple]:
    service = BlankNode("service")
    told = [
        (f"{PREFIXES['rdf']}type", f"{SD}Service"),
        (f"{SD}endpoint", address),
        (f"{SD}supportedLanguage", f"{SD}SPARQL11Query"),
        (f"{SD}feature", f"{SD}UnionDefaultGraph"),
        *((f"{SD}resultFormat", form.iri) for form in RESULTS.values()),
        *((f"{SD}resultFormat", form.iri) for form in GRAPHS.values()),
    ]
    return [Triple(service, NamedNode(predicate), NamedNode(value)) for predicate, value in told]
