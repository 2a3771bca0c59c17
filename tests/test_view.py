"""The page as a file: its HTML, what it may load, how it is written. How it acts: test_view_browser.py."""

from __future__ import annotations

import base64
import hashlib
import os
from pathlib import Path

import pytest
from page_models import HOSTILE, agency_model, hostile_model
from page_parts import Parts, posts_of

from asendus import view
from asendus.errors import InputError, UsageError
from asendus.view import SCRIPTS, render, write_model


def test_scripts_have_their_hashes() -> None:
    """The content security policy names exactly the scripts that stand in the page, and lets in only the page's own style and drawings."""
    parts = Parts(render(agency_model(5)))
    (policy,) = (value for tag, name, value in parts.attributes if tag == "meta" and "default-src" in value)
    running = [text for kind, text in parts.scripts if kind is None]
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in running]

    assert len(SCRIPTS) + 1 == len(running)
    assert (
        f"default-src 'none'; script-src {' '.join(hashes)}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    ) == policy


def test_page_names_no_address() -> None:
    """No element of the page points anywhere but into the page."""
    addresses = [
        value for _, name, value in Parts(render(hostile_model())).attributes if name in {"src", "href", "action"}
    ]

    assert {"#main", "data:,"} == set(addresses)


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
    assert sorted(HOSTILE) == sorted(post["name"] for post in posts_of(render(hostile_model())))


def test_same_model_gives_same_page() -> None:
    """Two pages of one model are the same, byte for byte."""
    assert render(agency_model(40)) == render(agency_model(40))


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
