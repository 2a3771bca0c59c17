"""Pages an agency, and the index of them."""

from __future__ import annotations

import webbrowser
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from page_models import BASE, HOSTILE, agency_model
from page_parts import Parts, opening_of, posts_of
from running import run_here

from asendus.cover_network import NetworkPost, Tie, network_of
from asendus.view import write_model
from asendus.view_model import AgencyView, CoverView, PageModel, Strength
from asendus.view_pages import by_agencies


class Index(HTMLParser):
    """The links of an index and the words of its rows."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.rows: list[list[str]] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if (tag, name) == ("a", "href")]
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip()


def two_agencies() -> PageModel:
    """Two agencies of five posts each, and a cover from one to the other."""
    one = agency_model(5)
    agency = AgencyView(iri=f"{BASE}agency/teine", label="Teine & Kolmas <b>Amet</b>")
    units = tuple(
        replace(each, iri=f"{each.iri}/2", agency=agency.iri, parent=each.parent and f"{each.parent}/2")
        for each in one.units
    )
    posts = tuple(
        replace(each, iri=f"{each.iri}/2", agency=agency.iri, unit=each.unit and f"{each.unit}/2", supervisors=())
        for each in one.posts
    )
    across = CoverView(
        iri="üle", holder=posts[0].iri, stated_by="principal", strength=Strength.FIRM,
        principals=(posts[0].iri,), substitutes=(one.posts[1].iri,),
    )  # fmt: skip
    network = network_of(
        [NetworkPost(iri=each.iri) for each in (*one.posts, *posts)], [Tie(one.posts[0].iri, one.posts[1].iri)]
    )
    return replace(
        one, agencies=(*one.agencies, agency), units=(*one.units, *units), posts=(*one.posts, *posts),
        covers=(*one.covers, across), network=network,
    )  # fmt: skip


def test_above_the_threshold_each_agency_has_a_page(tmp_path: Path) -> None:
    """The index links to the pages with their counts and sums; each page has its agency's posts, units and findings alone."""
    model = two_agencies()
    seen: list[tuple[int, int]] = []
    report = write_model(model, tmp_path / "leht.html", most=11, watch=lambda done, total: seen.append((done, total)))
    index = Index(report.path)
    pages = [(tmp_path / link).read_text(encoding="utf-8") for link in index.links]

    assert (
        ["leht-1-naidisamet.html", "leht-2-teine-kolmas-b-amet-b.html"] == index.links == [p.name for p in report.pages]
    )
    assert [(1, 2), (2, 2)] == seen
    assert [6, 6] == [len(posts_of(page)) for page in pages]
    assert ["Teine & Kolmas <b>Amet</b>", "5", "2", "0", "0", "0"] == index.rows[2]
    assert len(model.findings) == len(opening_of(pages[0])["findings"]["columns"]["posts"]) > 0
    assert ["Kokku", "10", "4"] == index.rows[-1][:3]
    assert len(model.findings) == sum(map(int, index.rows[-1][3:]))


def test_one_page_is_written_below_it_or_when_asked(tmp_path: Path) -> None:
    """Up to the threshold, and with one agency alone, and where it is asked for, all stands in one page."""
    model = two_agencies()
    small = write_model(model, tmp_path / "a.html", most=12)
    asked = write_model(model, tmp_path / "b.html", most=1, by_agency=False)
    alone = write_model(agency_model(5), tmp_path / "c.html", most=1)

    assert [(), (), ()] == [small.pages, asked.pages, alone.pages]
    assert [12, 12, 6] == [len(posts_of(each.path.read_text(encoding="utf-8"))) for each in (small, asked, alone)]


def test_parts_have_what_is_said_of_their_posts() -> None:
    """A cover between two agencies stands in both parts; ties stand with the post that is covered."""
    one, other = by_agencies(two_agencies())

    assert "üle" in [each.iri for each in one.covers] and ["üle"] == [each.iri for each in other.covers]
    assert one.network and one.network.ties and other.network and not other.network.ties
    assert {post.iri for post in one.posts} == set(one.network.posts)
    assert one.waiting and not other.waiting


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_agencies_stay_texts_in_the_index(tmp_path: Path, label: str) -> None:
    """An agency's name is a text in the index and no path: its page stands beside it."""
    model = two_agencies()
    report = write_model(
        replace(model, agencies=(model.agencies[0], replace(model.agencies[1], label=f"../{label}"))),
        tmp_path / "leht.html",
        by_agency=True,
    )
    parts = Parts(report.path.read_text(encoding="utf-8"))

    assert [tmp_path] * 2 == [page.parent for page in report.pages] and all(page.is_file() for page in report.pages)
    assert [] == parts.scripts
    assert f"../{label}".split() == Index(report.path).rows[2][0].split()


def test_the_command_tells_what_it_wrote_and_opens_it(
    capsys: pytest.CaptureFixture[str], example_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --by-agency it names index and pages; --open hands the file to the browser, and where there is none it says so."""
    opened: list[str] = []

    def no_browser(address: str) -> bool:
        opened.append(address)
        return False

    monkeypatch.setattr(webbrowser, "open", no_browser)
    page = tmp_path / "lehed õ.html"
    arguments = ("view", "--store", example_store, "-o", page, "--by-agency", "--open", "--lang", "en")
    ended = run_here(capsys, *arguments)

    assert 0 == ended.code
    assert "and the page of one agency: 38 described posts, 13 units" in ended.err
    assert "no browser was found" in ended.err
    assert [page.resolve().as_uri()] == opened
    assert ["lehed õ-1-rannikuamet.html"] == [each.name for each in tmp_path.iterdir() if each != page]
