"""What a SPARQL query may not do here."""

from __future__ import annotations

import re

from asendus.errors import UsageError

#: IRIs, strings and comments: whatever stands inside them is no keyword (SPARQL 1.1, 19.8).
_QUOTED = re.compile(
    r"""
    <[^<>"{}|^`\\\x00-\x20]*>
    | \"\"\"(?:[^"\\]|\\.|"(?!\"\"))*\"\"\"
    | '''(?:[^'\\]|\\.|'(?!''))*'''
    | "(?:[^"\\\n\r]|\\.)*"
    | '(?:[^'\\\n\r]|\\.)*'
    | \#[^\n\r]*
    """,
    re.VERBOSE | re.DOTALL,
)

#: The keyword, and neither a variable nor a part of a prefixed name.
_SERVICE = re.compile(r"(?<![\w?$:.-])service(?![\w:-])", re.IGNORECASE)


def refuse_network(query: str) -> None:
    """Raise UsageError for a query that asks another endpoint: no query here reaches the network.

    >>> refuse_network('SELECT ?service { ?x <http://example.org/service> "SERVICE" } # SERVICE')
    >>> refuse_network("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    ...
    asendus.errors.UsageError: query: SERVICE asks another endpoint over the network; take the SERVICE block out
    """
    if _SERVICE.search(_QUOTED.sub(" ", query)):
        raise UsageError(
            "SERVICE asks another endpoint over the network", where="query", remedy="take the SERVICE block out"
        )
