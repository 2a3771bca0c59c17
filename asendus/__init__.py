"""Job descriptions to an RDF graph of who can act when somebody is away.

The names below are the library's front door. They are imported when first used, so that `import asendus` costs nothing:

    >>> import asendus
    >>> "read" in asendus.__all__
    True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    __version__: str
    from asendus.errors import AsendusError as AsendusError
    from asendus.errors import InputError as InputError
    from asendus.errors import Problem as Problem
    from asendus.errors import StoreError as StoreError
    from asendus.errors import UsageError as UsageError
    from asendus.findings import Finding as Finding
    from asendus.findings import PostRef as PostRef
    from asendus.findings import Quote as Quote
    from asendus.findings import find as find
    from asendus.graph import Gap as Gap
    from asendus.graph import Graph as Graph
    from asendus.inline_view import View as View
    from asendus.loader import ReadResult as ReadResult
    from asendus.loader import read as read
    from asendus.loader import read_text as read_text
    from asendus.loader.reading import Mention as Mention
    from asendus.loader.reading import Reading as Reading
    from asendus.loader.reading import Requirement as Requirement
    from asendus.opening_graphs import load as load
    from asendus.opening_graphs import open_graph as open_graph
    from asendus.posts import AmbiguousPost as AmbiguousPost
    from asendus.rules import Rules as Rules
    from asendus.rules import read_rules as read_rules
    from asendus.store import Store as Store
    from asendus.store import open_store as open_store
    from asendus.view import write_page as write_page

#: Public name → module that holds it.
_HOMES = {
    "AmbiguousPost": "asendus.posts",
    "AsendusError": "asendus.errors",
    "Finding": "asendus.findings",
    "Gap": "asendus.graph",
    "Graph": "asendus.graph",
    "InputError": "asendus.errors",
    "Mention": "asendus.loader.reading",
    "PostRef": "asendus.findings",
    "Problem": "asendus.errors",
    "Quote": "asendus.findings",
    "ReadResult": "asendus.loader",
    "Reading": "asendus.loader.reading",
    "Requirement": "asendus.loader.reading",
    "Rules": "asendus.rules",
    "Store": "asendus.store",
    "StoreError": "asendus.errors",
    "UsageError": "asendus.errors",
    "View": "asendus.inline_view",
    "find": "asendus.findings",
    "load": "asendus.opening_graphs",
    "open_graph": "asendus.opening_graphs",
    "open_store": "asendus.store",
    "read": "asendus.loader",
    "read_rules": "asendus.rules",
    "read_text": "asendus.loader",
    "write_page": "asendus.view",
}

__all__ = [
    "AmbiguousPost",
    "AsendusError",
    "Finding",
    "Gap",
    "Graph",
    "InputError",
    "Mention",
    "PostRef",
    "Problem",
    "Quote",
    "ReadResult",
    "Reading",
    "Requirement",
    "Rules",
    "Store",
    "StoreError",
    "UsageError",
    "View",
    "__version__",
    "find",
    "load",
    "open_graph",
    "open_store",
    "read",
    "read_rules",
    "read_text",
    "write_page",
]


def __getattr__(name: str) -> object:
    if name == "__version__":
        value: object = import_module("importlib.metadata").version("asendus")
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
