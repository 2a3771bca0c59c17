"""Pages an agency and an index of them, where one page would be too large to open at once.

The index stands at the path that is asked for, the pages beside it; it links to each and tells how much there is.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from asendus.beside import write_beside
from asendus.cover_network import CoverNetwork
from asendus.loader.slugs import slug
from asendus.templating import read_template, template_environment
from asendus.view_model import AgencyView, PageModel, Severity
from asendus.wording import say

#: So many posts one page shows; beyond, each agency has a page.
MOST = 50_000

_Thing = TypeVar("_Thing")


def is_parted(model: PageModel, *, by_agency: bool | None = None, most: int = MOST) -> bool:
    """Whether each agency gets a page: where it is asked for, else from more than `most` posts on, if there are several."""
    return by_agency if by_agency is not None else len(model.posts) > most and len(model.agencies) > 1


def by_agencies(model: PageModel) -> Iterator[PageModel]:
    """The model agency by agency, each with all that is said of its posts; what concerns two agencies stands in both."""
    home = {post.iri: post.agency for post in model.posts}
    units = _grouped((unit, [unit.agency]) for unit in model.units)
    posts = _grouped((post, [post.agency]) for post in model.posts)
    covers = _grouped(
        (cover, _homes(home, (cover.holder, *cover.principals, *cover.substitutes))) for cover in model.covers
    )
    statements = _grouped((each, _homes(home, (each.post,))) for each in model.statements)
    findings = _grouped((each, _homes(home, each.posts)) for each in model.findings)
    for agency in model.agencies:
        own = {post.iri for post in posts.get(agency.iri, ())}
        demands = (replace(each, posts=tuple(post for post in each.posts if post in own)) for each in model.demands)
        yield PageModel(
            agencies=(agency,),
            units=tuple(units.get(agency.iri, ())),
            posts=tuple(posts.get(agency.iri, ())),
            covers=tuple(covers.get(agency.iri, ())),
            statements=tuple(statements.get(agency.iri, ())),
            demands=tuple(each for each in demands if each.posts),
            findings=tuple(findings.get(agency.iri, ())),
            waiting={post: count for post, count in model.waiting.items() if post in own},
            network=_part_of(model.network, own),
        )


def _grouped(things: Iterable[tuple[_Thing, Iterable[str]]]) -> dict[str, list[_Thing]]:
    groups: dict[str, list[_Thing]] = {}
    for thing, agencies in things:
        for agency in agencies:
            groups.setdefault(agency, []).append(thing)
    return groups


def _homes(home: Mapping[str, str], posts: Iterable[str]) -> list[str]:
    """The agencies of posts, each once."""
    return list(dict.fromkeys(home[post] for post in posts if post in home))


def _part_of(network: CoverNetwork | None, posts: set[str]) -> CoverNetwork | None:
    if network is None:
        return None
    return CoverNetwork(
        posts={post: network.posts[post] for post in posts if post in network.posts},
        ties={post: network.ties[post] for post in posts if post in network.ties},
        weaker={post: network.weaker[post] for post in posts if post in network.weaker},
    )


def write_pages(
    model: PageModel,
    path: Path,
    *,
    lang: str,
    render: Callable[[PageModel], str],
    watch: Callable[[int, int], None] | None = None,
) -> tuple[Path, ...]:
    """Write a page an agency and, when all are there, the index at `path`; the pages' paths.

    render: makes a page of a model. watch: is told how many pages are done, of how many.
    """
    parts = list(by_agencies(model))
    pages: list[Path] = []
    for number, part in enumerate(parts, 1):
        page = path.with_name(page_name(path.stem, number, len(parts), part.agencies[0]))
        write_beside(page, render(part).encode())
        pages.append(page)
        if watch:
            watch(number, len(parts))
    write_beside(path, _index(parts, pages, lang).encode())
    return tuple(pages)


def page_name(stem: str, number: int, count: int, agency: AgencyView) -> str:
    """A file's name for an agency's page, that any system takes.

    >>> page_name("posts", 3, 12, AgencyView(iri="a", label="Põhja-Eesti Rannikuamet"))
    'posts-03-pohja-eesti-rannikuamet.html'
    """
    plain = unicodedata.normalize("NFKD", agency.label.casefold()).encode("ascii", "ignore").decode("ascii")
    words = slug(plain)[:40].strip("-")
    return "-".join(filter(None, (stem, str(number).zfill(len(str(count))), words))) + ".html"


def _index(parts: list[PageModel], pages: list[Path], lang: str) -> str:
    """The index's HTML."""
    rows = [_row(part, page) for part, page in zip(parts, pages, strict=True)]
    columns = ("agency", "described", "units", *(severity.value for severity in Severity))
    sums = [sum(row["counts"][at] for row in rows) for at in range(len(columns) - 1)]
    return (
        template_environment()
        .get_template("pages.html.j2")
        .render(
            lang=lang,
            title=say("view.index-title", lang),
            about=say("view.index-about", lang, count=len(parts)),
            css=read_template("pages.css"),
            columns=[say(f"view.index-{column}", lang) for column in columns],
            rows=rows,
            all=say("view.index-all", lang),
            sums=sums,
        )
    )


def _row(part: PageModel, page: Path) -> dict[str, Any]:
    severities = Counter(finding.severity for finding in part.findings if finding.silence is None)
    units = sum(unit.iri != unit.agency for unit in part.units)
    return {
        "href": quote(page.name),
        "agency": part.agencies[0].label,
        "counts": [len(part.described), units, *(severities[severity] for severity in Severity)],
    }
