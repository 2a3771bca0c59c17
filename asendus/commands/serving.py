"""`asendus serve`: the graph as a SPARQL endpoint."""

from __future__ import annotations

from typing import Annotated

import typer

from asendus.commands.graph import Graph, with_graph
from asendus.commands.options import Lang, Memory, Timeout
from asendus.errors import UsageError
from asendus.wording import Language


@with_graph
def serve(
    *,
    graph: Graph,
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; 0: a free one.")] = 7880,
    timeout: Timeout = 60.0,
    memory: Memory = 2_000,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, max=64, help="So many queries are answered at a time.")
    ] = 4,
    lang: Lang = Language.ET,
) -> None:
    """Answer SPARQL queries on this machine.

    A SPARQL 1.1 endpoint at http://127.0.0.1:7880/sparql for analysts' own tools, and a query page at http://127.0.0.1:7880/ with the product's queries.
    It only reads: updates, SERVICE and requests from other machines or other sites' pages are refused.
    A store that is loaded anew meanwhile is asked as it is then. Ctrl-C ends it.

    \b
    Example:
        asendus serve --store graph
        asendus serve descriptions/ --port 8000 --timeout 10
    """
    from asendus.endpoint.pool import Limits
    from asendus.endpoint.serving import serve as serve_store
    from asendus.sources import exit_code
    from asendus.store_folder import is_address

    if is_address(graph.store):
        raise UsageError("is an endpoint itself", where=str(graph.store), remedy="point your tools at it")
    source = graph.open()
    limits = Limits(seconds=timeout, memory=memory * 1_000_000, workers=workers)
    serve_store(source.store, port=port, limits=limits, lang=lang)
    raise typer.Exit(exit_code(source.problems))
