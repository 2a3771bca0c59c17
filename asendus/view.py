"""One HTML file that shows who covers whom, and where nobody does.

The file needs nothing but itself: vis-network, taken from the installed pyvis, and the page's own scripts stand in it,
and its content security policy lets it run those scripts alone and load nothing. pyvis' `Network` carries the nodes
and edges and is rendered through a template of ours: its own template asks the network for style sheets in every mode
and lets text act as markup.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from asendus.beside import write_beside
from asendus.errors import InputError, UsageError
from asendus.templating import read_template, template_environment
from asendus.view_cover import as_cover
from asendus.view_model import PageModel
from asendus.view_order import put_in_order
from asendus.view_pack import Carried, Json, carry, columns
from asendus.view_pages import MOST, is_parted, write_pages
from asendus.view_payload import LANGUAGES, as_edges, as_nodes, as_opening, in_order, read_strings
from asendus.view_words import as_shares

if TYPE_CHECKING:
    from asendus.findings import Finding
    from asendus.store import Store

#: The endings that browsers open as pages.
PAGE_ENDINGS = (".html", ".htm")

#: vis-network 9.1.2 as pyvis 0.3.2 ships it: what the page's picture was tried with.
VIS_SHA256 = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"
#: The page's own scripts, in the order in which they run.
SCRIPTS = (
    "page-data.js",
    "page-words.js",
    "page-place.js",
    "page-parts.js",
    "page-head.js",
    "page-search.js",
    "page-details.js",
    "page-legend.js",
    "page-paint.js",
    "page-boxes.js",
    "page-camera.js",
    "page-save.js",
    "page-findings.js",
    "page-layout.js",
    "page-units.js",
    "page-focus.js",
    "page-map.js",
    "page-table.js",
    "page-matching.js",
    "page-absence.js",
    "page-away.js",
    "page.js",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReport:
    """What was written where: described posts, units, findings; pages: those of agencies, where `path` is an index of them."""

    posts: int
    units: int
    findings: int
    path: Path
    pages: tuple[Path, ...] = ()


def refuse_other_names(path: Path) -> None:
    """Raise UsageError for a page's name that a browser would not open as a page."""
    if path.suffix.lower() not in PAGE_ENDINGS:
        raise UsageError(
            f"no page is written as {path.suffix or 'a file without ending'}",
            where=str(path),
            remedy="name a file that ends with .html",
        )


def write_page(
    store: Store,
    findings: Sequence[Finding],
    path: Path,
    *,
    lang: str = "et",
    by_agency: bool | None = None,
    watch: Callable[[int, int], None] | None = None,
) -> PageReport:
    """Write the page of all that `store` holds, with these findings, to `path`.

    lang: the language it opens in, "et" or "en"; the reader can change it. The file appears whole or not at all.
    by_agency: a page an agency beside `path`, which is then an index of them; unless told, from more than 50,000 posts on.
    watch: is told how many of such pages are done, of how many.
    Raises UsageError for another language, another ending than .html, or a path that cannot be written.
    """
    from asendus.view_source import model_from_store  # the store's libraries are not needed to write a page

    model = model_from_store(store, findings)
    return write_model(model, path, lang=lang, by_agency=by_agency, watch=watch)


def write_model(
    model: PageModel,
    path: Path,
    *,
    lang: str = "et",
    by_agency: bool | None = None,
    watch: Callable[[int, int], None] | None = None,
    most: int = MOST,
) -> PageReport:
    """Write the page of a model; see `write_page`. most: so many posts one page shows."""
    refuse_other_names(path)
    if lang not in LANGUAGES:
        raise UsageError(f"no such language: {lang!r}", where="--lang", remedy=f"give one of {', '.join(LANGUAGES)}")
    pages: tuple[Path, ...] = ()
    if is_parted(model, by_agency=by_agency, most=most):
        pages = write_pages(model, path, lang=lang, render=partial(render, lang=lang), watch=watch)
    else:
        write_beside(path, render(model, lang=lang).encode())
    return PageReport(
        posts=len(model.described), units=len(model.units), findings=len(model.findings), path=path, pages=pages
    )


def render(model: PageModel, *, lang: str = "et") -> str:
    """The page's HTML."""
    from pyvis.network import Network  # brings IPython along, so only when a page is made

    ordered = put_in_order(model.with_agencies_as_units())
    findings = in_order(model.findings)
    network = Network(directed=True, cdn_resources="in_line")
    network.nodes = as_nodes(ordered.model, findings)  # add_edge looks through all nodes for each edge
    network.edges = as_edges(ordered.model)
    network.templateEnv = template_environment()
    network.templateEnv.filters.update(columns=columns, carry=carry)
    network.templateEnv.globals.update(
        lang=lang,
        title=_title(model, lang),
        noscript=read_strings()[lang]["noscript"],
        css=read_template("page.css"),
        scripts=[(text, _script_hash(text)) for text in (_read_vis(), *map(read_template, SCRIPTS))],
        carried=dict(
            _carried(
                as_opening(ordered, findings, lang=lang), as_shares(ordered.model, findings), as_cover(ordered.model)
            )
        ),
    )
    network.path = "page.html.j2"
    html: str = network.generate_html()
    return html


def _carried(opening: Json, shares: Iterable[Json], cover: Json) -> Iterator[tuple[str, Carried]]:
    """The script elements that hold what the page shows, by their ids."""
    yield "asendus-page", carry(opening)
    for number, share in enumerate(shares):
        yield f"asendus-words-{number}", carry(share)
    yield "asendus-cover", carry(cover)


def _title(model: PageModel, lang: str) -> str:
    words = read_strings()[lang]
    names = ", ".join(agency.label for agency in model.agencies) or words["no_agency"]
    return words["title"].replace("{name}", names)


def _read_vis() -> str:
    """vis-network's script out of the installed pyvis, wherever that version keeps it."""
    folder = Path(str(files("pyvis")))
    for place in sorted(folder.rglob("vis-network.min.js")):
        content = place.read_bytes()
        if hashlib.sha256(content).hexdigest() == VIS_SHA256:
            return content.decode("utf-8").replace("\r\n", "\n")
    raise InputError(
        "vis-network 9.1.2 is not in the installed pyvis",
        where=str(folder),
        remedy="install pyvis 0.3.2",
    )


def _script_hash(text: str) -> str:
    """The source expression by which a content security policy knows a script (CSP Level 3, §2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
