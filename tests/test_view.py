"""The page as a file and as values: layout, payload, and the HTML around them. How it acts: test_view_browser.py."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_models import HOSTILE, agency_model, hostile_model, unit

from asendus import view
from asendus.errors import InputError, UsageError
from asendus.queries import severities
from asendus.view import render, write_model
from asendus.view_layout import LARGE, Layout, Place, definite_pairs, order_posts, place_all
from asendus.view_model import AgencyView, CoverView, PageModel, PostKind, PostView, Severity, Strength
from asendus.view_payload import MAX_PAIRS, as_edges, as_json, as_payload, read_strings

SCRIPTS = ("page-data.js", "page-picture.js", "page-panels.js", "page.js")


class Parts(HTMLParser):
    """The scripts, attributes and declarations of a page, as a browser's parser would meet them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.declarations: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.scripts: list[tuple[str | None, str]] = []
        self._inside: tuple[str, str | None] = ("", None)
        self.feed(html)

    def handle_decl(self, decl: str) -> None:
        self.declarations.append(decl)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self._inside = (tag, dict(attrs).get("type"))
        if tag == "script":
            self.scripts.append((self._inside[1], ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside = ("", None)

    def handle_data(self, data: str) -> None:
        if self._inside[0] == "script":
            kind, text = self.scripts[-1]
            self.scripts[-1] = (kind, text + data)


def payload_of(html: str) -> dict[str, object]:
    """The page's JSON."""
    data = [text for kind, text in Parts(html).scripts if kind == "application/json"]
    loaded: dict[str, object] = json.loads(data[1])
    return loaded


def overlap(one: Place, other: Place) -> bool:
    """Whether two rectangles share an area."""
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def inside(inner: Place, outer: Place) -> bool:
    """Whether a rectangle stands in another."""
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.width <= outer.x + outer.width + 0.01
        and inner.y + inner.height <= outer.y + outer.height + 0.01
    )


# --- Layout -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [1, 5, 40, 400])
def test_boxes_do_not_overlap(size: int) -> None:
    """No post's box covers another's, and each stands inside its unit's block."""
    model = agency_model(size)
    layout = place_all(model)

    assert len(model.posts) == len(layout.posts)
    assert not any(overlap(one, other) for one, other in combinations(layout.posts.values(), 2))
    for post in model.posts:
        assert post.unit is None or inside(layout.posts[post.iri], layout.blocks[post.unit].place)


@pytest.mark.parametrize("size", [5, 40, 400])
def test_blocks_stand_apart_or_inside(size: int) -> None:
    """Blocks of two units stand apart, unless one unit is in the other: then its block is in the other's."""
    model = agency_model(size)
    blocks = place_all(model).blocks
    parents = {each.iri: each.parent for each in model.units}

    for one, other in combinations(parents, 2):
        nested = other if parents[one] == other else one if parents[other] == one else None
        if nested:
            inner = one if nested == other else other
            assert inside(blocks[inner].place, blocks[nested].place)
        else:
            assert not overlap(blocks[one].place, blocks[other].place)


def test_boxes_inside_the_picture() -> None:
    """The picture's own rectangle holds every block and box."""
    layout: Layout = place_all(agency_model(40))
    whole = Place(0, 0, layout.width, layout.height)

    assert all(inside(place, whole) for place in layout.posts.values())
    assert all(inside(block.place, whole) for block in layout.blocks.values())


def test_layout_does_not_depend_on_order_of_posts() -> None:
    """Posts and statements that come in another order stand in the same places."""
    model = agency_model(40)
    posts, covers = list(model.posts), list(model.covers)
    random.Random(7).shuffle(posts)
    random.Random(8).shuffle(covers)

    assert place_all(model).posts == place_all(replace(model, posts=tuple(posts), covers=tuple(covers))).posts


def test_substitutes_stand_side_by_side() -> None:
    """Posts that cover each other are neighbours in the order, whatever their names; heads come first, mentioned posts last."""
    plain = {name: PostView(iri=name, label=name, name=name, agency="a", unit="u") for name in "abcd"}
    head = PostView(iri="z", label="z", name="z", agency="a", unit="u", head=True)
    mentioned = PostView(iri="0", label="0", name="0", agency="a", unit="u", kind=PostKind.MENTIONED)
    cover = CoverView(
        iri="s", holder="a", stated_by="principal", strength=Strength.FIRM, principals=("a",), substitutes=("d",)
    )
    ordered = [post.iri for post in order_posts([mentioned, *plain.values(), head], definite_pairs([cover]))]

    assert ["z", "0"] == [ordered[0], ordered[-1]]
    assert 1 == abs(ordered.index("a") - ordered.index("d"))


def test_circular_units_are_placed() -> None:
    """Units that name each other as the larger one still have a place each."""
    one, other = unit("üks"), unit("teine")
    model = PageModel(
        agencies=(AgencyView(iri="a", label="Näidisamet"),),
        units=(replace(one, parent=other.iri), replace(other, parent=one.iri)),
    )

    assert {one.iri, other.iri} == set(place_all(model).blocks)


def test_agencies_become_blocks() -> None:
    """Where there are several agencies, each is a block that holds its units and posts."""
    agencies = (AgencyView(iri="a", label="Aamet"), AgencyView(iri="b", label="Bamet"))
    home = unit("osakond", agency="b")
    posts = (
        PostView(iri="p", label="p", name="p", agency="a"),
        PostView(iri="q", label="q", name="q", agency="b", unit=home.iri),
    )
    layout = place_all(PageModel(agencies=agencies, units=(home,), posts=posts).with_agencies_as_units())

    assert inside(layout.posts["p"], layout.blocks["a"].place)
    assert inside(layout.blocks[home.iri].place, layout.blocks["b"].place)
    assert not overlap(layout.blocks["a"].place, layout.blocks["b"].place)


# --- Values -----------------------------------------------------------------------------------------------------------


def pair(
    strength: Strength, *, principals: tuple[str, ...] = ("p",), substitutes: tuple[str, ...] = ("s",)
) -> PageModel:
    """Two posts, and one statement about them of this strength."""
    names = {*principals, *substitutes}
    cover = CoverView(
        iri="c", holder="p", stated_by="principal", strength=strength, principals=principals, substitutes=substitutes
    )
    posts = tuple(PostView(iri=name, label=name, name=name, agency="a") for name in sorted(names))
    return PageModel(agencies=(AgencyView(iri="a", label="A"),), posts=posts, covers=(cover,))


def test_substitution_edge_runs_from_substitute() -> None:
    """The edge of a substitution runs from the post that covers to the one that is covered."""
    (edge,) = as_edges(pair(Strength.FIRM))

    assert ("p1", "p0", "substitution", "firm") == (edge["from"], edge["to"], edge["kind"], edge["strength"])


def test_edge_has_the_surest_strength() -> None:
    """Of several statements about one pair, the surest gives the edge its strength, and there is one edge."""
    model = pair(Strength.UNVERIFIED)
    both = replace(model, covers=(*model.covers, replace(model.covers[0], iri="d", strength=Strength.GROUP)))

    assert ["group"] == [edge["strength"] for edge in as_edges(both)]


def test_own_cover_is_not_drawn() -> None:
    """A post that is named as its own substitute has no edge to itself."""
    assert [] == as_edges(pair(Strength.HOLLOW, substitutes=("p",)))


def test_wide_groups_are_not_drawn() -> None:
    """A statement of more pairs than a picture can bear is told in the details only."""
    group = tuple(f"s{number}" for number in range(MAX_PAIRS + 1))

    assert [] == as_edges(pair(Strength.GROUP, substitutes=group))
    assert MAX_PAIRS == len(as_edges(pair(Strength.GROUP, substitutes=group[:-1])))


def test_worst_finding_marks_the_post() -> None:
    """A post has the level and the words of its worst finding, and of none where it is silenced."""
    model = agency_model(5)
    (worst, *_) = model.findings
    iri = worst.posts[0]
    lesser = replace(worst, id="x", slug="sole-substitute", severity=Severity.LOW)
    silenced = replace(model, findings=tuple(replace(each, silence="teada") for each in model.findings))

    def levels(shown: PageModel) -> list[str]:
        posts = as_payload(shown, place_all(shown), lang="et")["posts"]
        return [post["level"] for post in posts if post["iri"] == iri]

    assert [worst.severity.value] == levels(replace(model, findings=(lesser, *model.findings)))
    assert ["low"] == levels(replace(model, findings=(lesser,)))
    assert ["fine"] == levels(silenced)


def test_findings_come_worst_first() -> None:
    """The page lists findings by severity, and those that nobody covers before all others."""
    model = agency_model(40)
    findings = as_payload(model, place_all(model), lang="et")["findings"]

    assert "no-cover" == findings[0]["slug"]
    assert ["high", "medium"] == list(dict.fromkeys(finding["severity"] for finding in findings))


def test_large_pages_start_folded() -> None:
    """Above LARGE posts the units are folded at first, below they are open."""
    small, large = agency_model(40), agency_model(LARGE + 1)

    assert not as_payload(small, place_all(small), lang="et")["folding"]["folded"]
    assert as_payload(large, place_all(large), lang="et")["folding"]["folded"]


# --- JSON and HTML ----------------------------------------------------------------------------------------------------

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON_VALUES)
def test_json_survives_and_cannot_end_a_script(value: object) -> None:
    """Any value comes back from the JSON, which has no character that means something to HTML or ends a line."""
    text = as_json(value)

    assert value == json.loads(text)
    assert not set("<>&\u2028\u2029\n\r") & set(text)


def test_lone_surrogates_can_be_written() -> None:
    """Half a character, which UTF-8 cannot hold, stands in the JSON as an escape."""
    assert '"\\udc80"' == as_json("\udc80")


def test_scripts_have_their_hashes() -> None:
    """The content security policy names exactly the scripts that stand in the page, and allows nothing else to load."""
    parts = Parts(render(agency_model(5)))
    (policy,) = (value for tag, name, value in parts.attributes if tag == "meta" and "default-src" in value)
    running = [text for kind, text in parts.scripts if kind is None]
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in running]

    assert len(SCRIPTS) + 1 == len(running)
    assert [f"sha256-{each}" for each in hashes] == re.findall(r"sha256-[\w+/=]+", policy)
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]


def test_page_names_no_address() -> None:
    """No element of the page points anywhere but into the page."""
    addresses = [
        value for _, name, value in Parts(render(hostile_model())).attributes if name in {"src", "href", "action"}
    ]

    assert {"#table", "data:,"} == set(addresses)


def test_page_is_a_whole_document() -> None:
    """The page has a document type, a language, a title in that language and its encoding."""
    html = render(agency_model(5), lang="en")
    parts = Parts(html)

    assert ["doctype html"] == parts.declarations
    assert ("html", "lang", "en") in parts.attributes
    assert ("meta", "charset", "utf-8") in parts.attributes
    assert "<title>Who covers whom: Näidisamet</title>" in html


def test_hostile_texts_stay_texts() -> None:
    """Hostile texts add no element and no script, and come out of the page's JSON as they went in."""
    calm, hostile = Parts(render(agency_model(5))), Parts(render(hostile_model()))

    assert [kind for kind, _ in calm.scripts] == [kind for kind, _ in hostile.scripts]
    assert {tag for tag, _, _ in calm.attributes} == {tag for tag, _, _ in hostile.attributes}
    posts = payload_of(render(hostile_model()))["posts"]
    assert isinstance(posts, list)
    assert list(HOSTILE) == [post["name"] for post in posts]


def test_same_model_gives_same_page() -> None:
    """Two pages of one model are the same, byte for byte."""
    assert render(agency_model(40)) == render(agency_model(40))


# --- Words ------------------------------------------------------------------------------------------------------------


def test_both_languages_say_the_same() -> None:
    """Every key has words in both languages, with the same places to fill."""
    strings = read_strings()
    places = {
        lang: {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in table.items()}
        for lang, table in strings.items()
    }

    assert places["et"] == places["en"]


def test_scripts_use_known_words() -> None:
    """Every key that a script names has words, and every key there is is used."""
    code = "".join(files("asendus").joinpath("templates", name).read_text(encoding="utf-8") for name in SCRIPTS)
    plain = set(re.findall(r'\b(?:say|sayCount|tool)\("([\w.]+)"', code))
    families = set(re.findall(r"\b(?:say|sayCount)\(`([\w.]+\.|)\$\{", code))
    keys = {re.sub(r"\.(one|other)$", "", key) for key in read_strings()["et"]}

    assert len(plain) > 30 and len(families) > 5
    assert set() == plain - keys
    assert {family for family in families if not any(key.startswith(family) for key in keys)} == set()


def test_every_finding_has_a_name() -> None:
    """Each finding of the profile, and each strength, has a short name in the page's words."""
    words = read_strings()["et"]

    assert severities()
    assert set() == {slug for slug in severities() if f"finding.{slug}" not in words}
    assert set() == {strength for strength in Strength if f"strength.{strength}" not in words}


# --- Files ------------------------------------------------------------------------------------------------------------


def test_report_counts_what_is_shown(tmp_path: Path) -> None:
    """The report counts described posts, units and findings; the file is UTF-8."""
    model = agency_model(40)
    report = write_model(model, tmp_path / "leht.html")

    assert (40, len(model.units), len(model.findings)) == (report.posts, report.units, report.findings)
    assert "Näidisamet" in report.path.read_text(encoding="utf-8")


def test_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails, the file that was there stays as it was and nothing else is left."""
    path = tmp_path / "leht.html"
    path.write_text("vana", encoding="utf-8")

    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(UsageError, match="No space left"):
        write_model(agency_model(5), path)
    assert ["vana"] == [each.read_text(encoding="utf-8") for each in tmp_path.iterdir()]


def test_missing_folder_is_told(tmp_path: Path) -> None:
    """A path in a folder that is not there is refused in one line."""
    with pytest.raises(UsageError, match="cannot be written"):
        write_model(agency_model(5), tmp_path / "ei-ole" / "leht.html")


def test_unknown_language_is_refused(tmp_path: Path) -> None:
    """A language that the page does not have is refused before anything is written."""
    with pytest.raises(UsageError, match="no such language"):
        write_model(agency_model(5), tmp_path / "leht.html", lang="fi")
    assert [] == list(tmp_path.iterdir())


def test_another_vis_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A vis-network other than the one tried is not put into the page."""
    monkeypatch.setattr(view, "VIS_SHA256", "0" * 64)

    with pytest.raises(InputError, match="vis-network"):
        render(agency_model(5))


# --- Colours ----------------------------------------------------------------------------------------------------------

LEVELS = ("high", "medium", "low", "fine", "mentioned")
GROUNDS = ("panel", "paper", "page", "block", "block-inner", "low-soft")


def colours() -> list[dict[str, str]]:
    """The named colours of the style sheet: light, which is also for paper, and dark."""
    css = files("asendus").joinpath("templates", "page.css").read_text(encoding="utf-8")
    return [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", block))
        for block in re.findall(r":root[^{]*\{(.*?)\}", css, re.DOTALL)
    ]


def brightness(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.1)."""
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_can_be_read(scheme: int) -> None:
    """Text stands out from its ground by 4.5 to 1, lines by 3 to 1 (WCAG 2.1, 1.4.3 and 1.4.11)."""
    named = colours()[scheme]
    texts = [(text, ground) for text in ("ink", "muted") for ground in GROUNDS]
    texts += [(level, ground) for level in LEVELS for ground in (f"{level}-soft", "panel")]
    lines = [(line, ground) for line in ("substitution", "reporting") for ground in ("paper", "block", "block-inner")]

    assert [] == [pair for pair in texts if contrast(named[pair[0]], named[pair[1]]) < 4.5]
    assert [] == [pair for pair in lines if contrast(named[pair[0]], named[pair[1]]) < 3]
