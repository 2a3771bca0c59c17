"""Pictures of the page as files."""

from __future__ import annotations

import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from browsing import Opened, Opener
from page_models import HOSTILE, agency_model, hostile_model

SVG = "{http://www.w3.org/2000/svg}"


def saved(opened: Opened, view: str, ending: str) -> bytes:
    """The file that a button of a panel makes."""
    with opened.tab.expect_download() as started:
        opened.tab.locator(f"#panel-{view} button.save", has_text=ending).click()
    path = Path(started.value.path())
    return path.read_bytes()


@pytest.mark.parametrize("view", ["units", "map", "focus"])
def test_a_picture_is_kept_as_svg_and_png(open_page: Opener, view: str) -> None:
    """The SVG is XML of the picture's size with the names that are shown, the PNG has the same size and is no blank sheet."""
    model = agency_model(12)
    opened = open_page(model, anchor=f"#view={view}")
    opened.ask("iri => asendusPage.select(iri)", model.posts[3].iri)
    opened.tab.locator(f"#panel-{view} button.save").first.wait_for()
    drawing = ElementTree.fromstring(saved(opened, view, "SVG"))
    png = saved(opened, view, "PNG")
    width, height = struct.unpack(">II", png[16:24])
    texts = " ".join(element.text or "" for element in drawing.iter(f"{SVG}text"))

    assert f"{SVG}svg" == drawing.tag
    assert len(list(drawing.iter(f"{SVG}path"))) > 5
    assert ("juhataja" if view != "map" else "Planeeri") in texts.replace("- ", "").replace("-", "")
    assert b"\x89PNG\r\n\x1a\n" == png[:8] and len(png) > 3000
    assert pytest.approx(float(drawing.get("width", 0)) / float(drawing.get("height", 1)), 0.02) == width / height
    assert [] == opened.complaints


@pytest.mark.parametrize("view", ["units", "focus"])
def test_hostile_names_stay_texts_in_a_saved_picture(open_page: Opener, view: str) -> None:
    """A name that looks like markup is no element of the SVG, and nothing in the file could act."""
    opened = open_page(hostile_model(), anchor=f"#view={view}")
    opened.ask("iri => asendusPage.select(iri)", HOSTILE[1])
    opened.tab.locator(f"#panel-{view} button.save").first.wait_for()
    content = saved(opened, view, "SVG")
    drawing = ElementTree.fromstring(content)
    texts = "".join(element.text or "" for element in drawing.iter())

    assert {"svg", "title", "rect", "path", "text", "g", "a"} >= {
        element.tag.removeprefix(SVG) for element in drawing.iter()
    }
    assert "<script>" in texts.replace("- ", "").replace("-", "") or "</" in texts
    assert b"<script" not in content
    names = {name for element in drawing.iter() for name in element.attrib}
    assert {"width", "d"} <= names
    assert not [name for name in names if name.startswith("on") or "href" in name]
