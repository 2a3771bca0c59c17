"""The endpoint as an ASGI application: queries at /sparql, the page at /."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from asendus.endpoint.asked import NoAnswer, Reason
from asendus.endpoint.description import described
from asendus.endpoint.guard import Guard
from asendus.endpoint.negotiation import chosen_media, content_type, forms_of
from asendus.endpoint.page import page, parts
from asendus.endpoint.pool import Pool
from asendus.endpoint.requests import query_of, refused
from asendus.errors import AsendusError
from asendus.wording import Language

#: Why there is no answer → the status that says so.
STATUS: dict[Reason, int] = {
    "refused": 400, "syntax": 400, "engine": 400, "format": 406,
    "time": 503, "memory": 503, "large": 503, "died": 503, "busy": 503, "store": 503,
}  # fmt: skip
ENDPOINT = "/sparql"


def application(pool: Pool, *, lang: Language) -> ASGIApp:
    """The application over the workers of a pool, which is closed with it. lang: the page's language where none is asked."""

    async def ask(request: Request) -> Response:
        return await _answer(request, pool)

    async def show_page(request: Request) -> Response:
        wanted = request.query_params.get("lang", lang)
        return Response(page(Language(wanted) if wanted in set(Language) else lang), media_type="text/html")

    async def show_part(request: Request) -> Response:
        part = parts().get(request.path_params["name"])
        if part is None:
            raise refused(404, f"there is nothing here; queries are asked at {ENDPOINT}")
        return Response(part.body, headers={"content-type": part.media})

    return Guard(
        Starlette(
            routes=[
                Route(ENDPOINT, ask, methods=["GET", "POST"]),
                Route("/", show_page, methods=["GET"]),
                Route("/{name}", show_part, methods=["GET"]),
            ],
            exception_handlers={HTTPException: _tell_refusal, AsendusError: _tell_error},
            lifespan=_closing(pool),
        )
    )


async def _answer(request: Request, pool: Pool) -> Response:
    accept = ", ".join(request.headers.getlist("accept")) or None
    if request.method in ("GET", "HEAD") and not request.url.query:
        return _without_query(request, accept)
    media = chosen_media(accept)
    if not any(media.values()):
        raise refused(
            406, "answers are JSON, XML, CSV or TSV (rows), or Turtle, N-Triples, RDF/XML or JSON-LD (graphs)"
        )
    asked = await query_of(request, forms_of(media))
    reply = await pool.ask(asked, gone=lambda: _disconnected(request))
    told = media[reply.form]
    assert told is not None  # the worker has refused what fits no format
    return Response(reply.body, headers={"content-type": content_type(told), "vary": "accept"})


def _without_query(request: Request, accept: str | None) -> Response:
    """What stands at the endpoint's address: for people the page, for programs the description of the service."""
    if accept and "text/html" in accept:
        return RedirectResponse("/")
    return described(request.url, accept)


async def _disconnected(request: Request) -> None:
    """Returns when whoever asked has left."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _closing(pool: Pool) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        pool.close()

    return lifespan


async def _tell_refusal(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return PlainTextResponse(f"{error.detail}\n", error.status_code, headers=error.headers)


async def _tell_error(_: Request, error: Exception) -> Response:
    reason = error.reason if isinstance(error, NoAnswer) else "store"
    headers = {"retry-after": "5"} if reason == "busy" else {}
    return PlainTextResponse(f"{error}\n", STATUS[reason], headers={"vary": "accept", **headers})
