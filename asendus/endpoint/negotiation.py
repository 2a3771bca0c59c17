"""Accept to a format (RFC 9110 §12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping

from asendus.endpoint.asked import Forms

#: Media type → format, the preferred first. The names of formats are those of `worker`.
ROWS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
#: The standard has no CSV and no TSV for yes and no.
TRUTH = {media: form for media, form in ROWS.items() if form in ("json", "xml")}
GRAPH = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
    "text/plain": "nt",
}

#: Media types of text, whose encoding has to be told.
_TOLD_ENCODING = ("text/",)


def chosen(accept: str | None, offers: Mapping[str, str]) -> str | None:
    """The media type among the offers that is accepted most gladly; None where none is.

    >>> chosen(None, ROWS), chosen("text/csv;q=0.5, application/xml", ROWS), chosen("image/png", ROWS)
    ('application/sparql-results+json', 'application/xml', None)
    """
    if accept is None or not accept.strip():
        return next(iter(offers))
    ranges = [_range(each) for each in accept.split(",") if each.strip()]
    weighed = [(max((_fit(media, each) for each in ranges), default=(0, 0.0)), media) for media in offers]
    best = max((weight for (_, weight), _ in weighed), default=0.0)
    return next((media for (_, weight), media in weighed if weight == best), None) if best > 0 else None


def chosen_media(accept: str | None) -> dict[str, str | None]:
    """The media type for rows, truth and graph."""
    return {"rows": chosen(accept, ROWS), "truth": chosen(accept, TRUTH), "graph": chosen(accept, GRAPH)}


def forms_of(media: Mapping[str, str | None]) -> Forms:
    """The formats that media types stand for."""
    rows, truth, graph = media["rows"], media["truth"], media["graph"]
    return Forms(
        rows=rows and ROWS[rows],
        truth=truth and TRUTH[truth],
        graph=graph and GRAPH[graph],
    )


def content_type(media: str) -> str:
    """What the header of an answer says.

    >>> content_type("text/csv"), content_type("application/n-triples")
    ('text/csv; charset=utf-8', 'application/n-triples')
    """
    return f"{media}; charset=utf-8" if media.startswith(_TOLD_ENCODING) else media


def _range(text: str) -> tuple[str, float]:
    """A media range and its weight; a weight that is none counts as 1."""
    media, *parameters = (part.strip().lower() for part in text.split(";"))
    weight = next((each[2:] for each in parameters if each.startswith("q=")), "1")
    try:
        return media, min(max(float(weight), 0.0), 1.0)
    except ValueError:
        return media, 1.0


def _fit(media: str, accepted: tuple[str, float]) -> tuple[int, float]:
    """How closely a range names a media type, and the range's weight: the closest one counts."""
    wanted, weight = accepted
    if wanted == media:
        return 3, weight
    if wanted == f"{media.split('/')[0]}/*":
        return 2, weight
    return (1, weight) if wanted in ("*/*", "*") else (0, 0.0)
