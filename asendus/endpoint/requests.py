"""A request to a query, by the SPARQL 1.1 Protocol (§2.1): GET, POST of a form, POST of the query itself."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request

from asendus.endpoint.asked import Asked, Forms

#: A request's body may have so many bytes.
LARGEST_BODY = 1_000_000
#: So much of a body that is too large is read before it is refused.
MOST_DROPPED = 16_000_000
#: A request may have so many parameters.
MOST_PARAMETERS = 1_000

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"

Pairs = list[tuple[str, str]]


def refused(status: int, what: str, **headers: str) -> HTTPException:
    """An answer that says in one line why there is none."""
    return HTTPException(status, what, headers or None)


async def query_of(request: Request, forms: Forms) -> Asked:
    """The query that a request asks. Raises HTTPException, with the status of the protocol, where it asks none."""
    pairs = _pairs(request.url.query, "the address")
    if request.method == "POST":
        pairs += await _posted(request)
    given = [value for name, value in pairs if name == "query"]
    if any(name == "update" for name, _ in pairs):
        raise refused(403, "updates are refused: this endpoint only answers queries")
    if len(given) != 1:
        raise refused(
            400, "one query is wanted in the parameter query; " + ("there are several" if given else "it is missing")
        )
    default, named = _graphs(pairs, "default-graph-uri"), _graphs(pairs, "named-graph-uri")
    told = bool(default or named)
    return Asked(
        query=given[0],
        base=str(request.url.replace(query="", fragment="")).rstrip("?#"),
        default_graphs=default if told else None,
        named_graphs=named if told else None,
        forms=forms,
    )


async def _posted(request: Request) -> Pairs:
    """The parameters in a body; a body that is a query counts as the parameter of that name."""
    media, charset = _media_type(request)
    if media == UPDATE:
        raise refused(403, "updates are refused: this endpoint only answers queries")
    if media not in (FORM, QUERY):
        raise refused(415, f"a body is read as {FORM} or {QUERY}, not as {media or 'something without a type'}")
    if charset not in ("", "utf-8", "utf8"):
        raise refused(415, f"a body is read as UTF-8, not as {charset}")
    body = await _body(request)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise refused(400, "the body is not UTF-8") from None
    return _pairs(text, "the body") if media == FORM else [("query", text)]


def _media_type(request: Request) -> tuple[str, str]:
    """The media type of a body and its charset, in small letters."""
    media, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charset = next((each[8:].strip("\"'") for each in parameters if each.startswith("charset=")), "")
    return media, charset


async def _body(request: Request) -> bytes:
    """The body, as far as it may go: what is told of its length is not trusted.

    What goes beyond is read for a while and dropped, since many clients read no answer before all is sent.
    """
    body = bytearray()
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size <= LARGEST_BODY:
            body += piece
        elif size > MOST_DROPPED:
            break
    if size > LARGEST_BODY:
        raise refused(413, f"the body has more than {LARGEST_BODY // 1_000_000} MB", Connection="close")
    return bytes(body)


def _pairs(text: str, where: str) -> Pairs:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
    except UnicodeDecodeError:
        raise refused(400, f"{where} is not UTF-8") from None
    except ValueError:
        raise refused(400, f"{where} has more than {MOST_PARAMETERS} parameters") from None


def _graphs(pairs: Iterable[tuple[str, str]], name: str) -> tuple[str, ...]:
    found = tuple(value for each, value in pairs if each == name)
    for value in found:
        try:
            NamedNode(value)
        except ValueError:
            raise refused(400, f"{name} is no absolute IRI") from None
    return found
