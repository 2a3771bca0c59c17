"""The endpoint on a port of this machine, until somebody ends it."""

from __future__ import annotations

import errno
import socket

import uvicorn

from asendus.endpoint.app import application
from asendus.endpoint.pool import Limits, Pool
from asendus.endpoint.workers import Source
from asendus.errors import UsageError
from asendus.output import warn
from asendus.store import Store
from asendus.wording import Language, say

#: Queries that are at work when the endpoint is ended get so long. Seconds.
GRACE = 1
#: So many connections are served at a time.
CONNECTIONS = 256


def serve(store: Store, *, port: int, limits: Limits, lang: Language) -> None:
    """Answer queries on the loopback address until SIGINT or SIGTERM, which are raised again afterwards.

    port: 0 takes a free one. Raises UsageError where it is taken, StoreError where the store cannot be opened.
    """
    listening = _listen(port)
    with listening:
        pool = Pool(Source.of(store), limits)
        try:
            address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
            warn(say("endpoint.open", lang, address=address))
            if not pool.alone:
                warn(say("endpoint.not-alone", lang))
            _run(pool, listening, lang)
        finally:
            pool.close()


def _listen(port: int) -> socket.socket:
    try:
        return socket.create_server(("127.0.0.1", port))
    except (OSError, OverflowError) as error:
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        what = "another program listens there" if taken else f"cannot be listened at ({error})"
        raise UsageError(what, where=f"--port {port}", remedy="name another; 0 takes a free one") from None


def _run(pool: Pool, listening: socket.socket, lang: Language) -> None:
    settings = uvicorn.Config(
        application(pool, lang=lang),
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=GRACE,
    )
    uvicorn.Server(settings).run(sockets=[listening])
