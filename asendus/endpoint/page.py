"""The query page: YASGUI, as its makers built it, with the library's queries beside it. It needs nothing from elsewhere."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from asendus.errors import AsendusError
from asendus.queries import Query, load, names
from asendus.templating import read_template, template_environment
from asendus.vocabulary import PREFIXES
from asendus.wording import Language, say

#: The editor's files as they were published (asendus/vendor/yasgui/README.md), and their SHA-256.
VENDORED = {
    "yasgui.min.js": "55034eaac74c55f55fbd1eeed008ae38a79053651cbed2b453f1fcfd895a4b75",
    "yasgui.min.css": "085b94556b97f9928981bdedb6848fd11ad4d8d950e821f0d698c58ca538fc55",
}
_WORDS = ("title", "queries", "find", "gaps", "questions", "about", "other", "noscript")


class File(NamedTuple):
    """A file of the page: its media type and its bytes."""

    media: str
    body: bytes


def page(lang: Language) -> bytes:
    """The page in a language."""
    words = {name: say(f"endpoint.{name}", lang) for name in _WORDS}
    other = Language.EN if lang is Language.ET else Language.ET
    template = template_environment().get_template("endpoint.html.j2")
    return template.render(lang=lang.value, other=other.value, words=words).encode()


@cache
def parts() -> dict[str, File]:
    """Name → file: what the page loads from the endpoint. Raises AsendusError where a vendored file was changed."""
    return {
        "endpoint.js": File("text/javascript; charset=utf-8", read_template("endpoint.js").encode()),
        "endpoint.css": File("text/css; charset=utf-8", read_template("endpoint.css").encode()),
        "queries.json": File("application/json", _library()),
        "yasgui.min.js": File("text/javascript; charset=utf-8", vendored("yasgui.min.js")),
        "yasgui.min.css": File("text/css; charset=utf-8", vendored("yasgui.min.css")),
    }


def vendored(name: str) -> bytes:
    """A file of the editor. Raises AsendusError where it is not the one that was published."""
    body = files("asendus").joinpath("vendor", "yasgui", name).read_bytes()
    if hashlib.sha256(body).hexdigest() != VENDORED[name]:
        raise AsendusError("is not the file that was published", where=name, remedy="install Asendus again")
    return body


def _body(query: Query) -> str:
    """A query without its head, which the page shows above it."""
    lines = [line for line in query.text.splitlines() if not line.startswith("#+")]
    return "\n".join(lines).strip() + "\n"


def _library() -> bytes:
    """The queries of the product, and the prefixes by which the page shortens addresses."""
    queries = [
        {"name": each.name, "kind": each.kind, "title": each.title, "about": each.description, "text": _body(each)}
        for each in map(load, names())
    ]
    return json.dumps({"queries": queries, "prefixes": PREFIXES}, ensure_ascii=False).encode()
