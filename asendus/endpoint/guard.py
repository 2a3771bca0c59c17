"""Who may ask: programs on this machine, and the endpoint's own page.

A browser runs pages of strangers on the same machine. Such a page may send requests here; it gives itself away by its
Origin, by what the browser says of it (Sec-Fetch-Site), or, where it made a name of its own lead here (DNS rebinding), by
the Host that it asks. No answer carries a CORS header, so none of them could read one either.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: The names of this machine for itself.
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})

#: What the page may load and do. The editor places its pieces by style.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}


def refusal(headers: Headers) -> str:
    """Why a request is refused; "" where it is not.

    >>> refusal(Headers({"host": "localhost:7880"})), refusal(Headers({"host": "evil.example"}))
    ('', 'this endpoint answers to the names of this machine alone, not to another Host')
    """
    host = headers.get("host", "").lower()
    if len(headers.getlist("host")) != 1 or _name(host) not in LOOPBACK:
        return "this endpoint answers to the names of this machine alone, not to another Host"
    if any(origin.lower() != f"http://{host}" for origin in headers.getlist("origin")):
        return "this endpoint answers to its own page alone, not to another Origin"
    foreign = headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
    if foreign and headers.get("sec-fetch-mode") != "navigate":
        return "this endpoint answers to its own page alone, not to another site"
    return ""


def _name(host: str) -> str:
    """The name in a Host, without its port.

    >>> _name("localhost:7880"), _name("[::1]:7880"), _name("localhost:7880@evil.example")
    ('localhost', '[::1]', 'localhost:7880@evil.example')
    """
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host


class Guard:
    """The application behind the rules above; every answer has the headers that keep a browser to them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it (403)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        why = refusal(Headers(scope=scope))
        answer = PlainTextResponse(f"{why}\n", 403) if why else self._app
        await answer(scope, receive, send_guarded)
