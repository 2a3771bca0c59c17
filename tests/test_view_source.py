"""From a store of invented job descriptions to what the page shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from readings import AGENCY, any_of, description, designated, needs, post

from asendus.findings import find
from asendus.store import Store, open_store
from asendus.view import write_page
from asendus.view_model import CoverView, PageModel, PostKind, PostView, Strength
from asendus.view_source import model_from_store

HOME = ("arendusosakond", "lubade talitus")


@pytest.fixture(scope="module")
def store() -> Store:
    """Four posts of one unit and one of another: firm cover from both ends, a group, nobody, somebody appointed."""
    store = open_store()
    store.load(
        [
            description("juhataja", unit=HOME, by=[designated("direktor")], for_=[], file="juhataja.txt"),
            description(
                "nõunik",
                unit=HOME,
                supervisor=post("juhataja", unit=HOME),
                by=[post("jurist", unit=HOME, condition="puhkuse ajal", order=1), post("referent", unit=HOME)],
                for_=[post("jurist", unit=HOME)],
                requirements=[needs("skill", "oskab mõõta vett")],
                file="nõunik.txt",
            ),
            description("jurist", unit=HOME, by=[], for_=[post("nõunik", unit=HOME)], file="jurist.txt"),
            description("arhivaar", unit=HOME, by=[any_of(*HOME)], for_=None, file="arhivaar.txt"),
            description("laohoidja", unit=("haldusosakond",), by=[], for_=None, file="laohoidja.txt"),
        ]
    )
    return store


@pytest.fixture(scope="module")
def model(store: Store) -> PageModel:
    """What the page shows of the store."""
    return model_from_store(store, find(store))


def named(model: PageModel, name: str) -> PostView:
    """The one post of this short name."""
    (found,) = (each for each in model.posts if each.name == name)
    return found


def covering(model: PageModel, name: str) -> list[CoverView]:
    """The statements of who covers a post."""
    return [cover for cover in model.covers if named(model, name).iri in cover.principals]


def test_agency_and_unit_tree(model: PageModel) -> None:
    """The agency, and each unit below the one that it is in."""
    labels = {each.iri: each.label for each in model.units}

    assert [AGENCY] == [each.label for each in model.agencies]
    assert {("lubade talitus", "arendusosakond"), ("arendusosakond", None), ("haldusosakond", None)} == {
        (each.label, labels.get(each.parent or "")) for each in model.units
    }


def test_posts_by_how_they_are_known(model: PageModel) -> None:
    """Described posts have a strength of cover; a post known by mention stands in the unit that the mention means."""
    mentioned = named(model, "referent")

    assert 5 == len(model.described)
    assert (PostKind.MENTIONED, None) == (mentioned.kind, mentioned.strength)
    assert named(model, "nõunik").unit == mentioned.unit
    assert {mentioned.iri: 1} == dict(model.waiting)


def test_strengths(model: PageModel) -> None:
    """Each described post has the strength that the store derived."""
    expected = {
        "juhataja": Strength.APPOINTED,
        "nõunik": Strength.FIRM,
        "jurist": Strength.FIRM,
        "arhivaar": Strength.GROUP,
        "laohoidja": Strength.NONE,
    }

    assert expected == {post.name: post.strength for post in model.described}


def test_cover_is_told_with_its_words(model: PageModel) -> None:
    """Both ends' statements of one pair are there, each with its end, condition, order and the quoted words."""
    firm = [each for each in covering(model, "nõunik") if each.substitutes == (named(model, "jurist").iri,)]
    own = next(each for each in firm if each.stated_by == "principal")

    assert {"principal", "substitute"} == {each.stated_by for each in firm}
    assert (named(model, "nõunik").iri, "puhkuse ajal", 1) == (own.holder, own.condition, own.order)
    assert own.quote is not None
    assert ("nõunik.txt", "lubade talitus jurist") == (own.quote.file, own.quote.words[-21:])


def test_cover_without_a_definite_post(model: PageModel) -> None:
    """Cover by whoever is appointed names no substitute, and is told by what its words are."""
    (cover,) = covering(model, "juhataja")

    assert ((), "designated", Strength.APPOINTED) == (cover.substitutes, cover.mention, cover.strength)


def test_reporting_and_heads(model: PageModel) -> None:
    """A post's supervisors are posts; a head is marked as one."""
    head = named(model, "juhataja")

    assert (head.iri,) == named(model, "nõunik").supervisors
    assert head.head and not named(model, "nõunik").head


def test_statements_have_quotes(model: PageModel) -> None:
    """Every other statement of a description has its quoted words; what these tell already is not told twice."""
    kinds = {each.kind for each in model.statements}

    assert {"title", "unit", "agency", "requirement", "empty-field"} <= kinds
    assert all(each.quote and each.quote.words for each in model.statements)
    assert [("", "oskab mõõta vett")] == [
        (each.value, each.quote.words) for each in model.statements if each.kind == "requirement" and each.quote
    ]


def test_findings_keep_their_words(model: PageModel) -> None:
    """Findings come with their posts, words in both languages and quotes."""
    finding = next(each for each in model.findings if each.slug == "no-cover")

    assert (named(model, "laohoidja").iri,) == finding.posts
    assert {"et", "en"} == set(finding.message) == set(finding.remedy)
    assert finding.quotes


def test_page_of_a_store(store: Store, tmp_path: Path) -> None:
    """The page of a store is written, and its report counts what is in it."""
    findings = find(store)
    report = write_page(store, findings, tmp_path / "leht.html", lang="en")

    assert (5, 3, len(findings)) == (report.posts, report.units, report.findings)
    assert report.path.stat().st_size > 400_000


def test_empty_store_gives_an_empty_model() -> None:
    """A store with nothing in it gives a model with nothing in it."""
    assert PageModel() == replace(model_from_store(open_store(), ()), network=None)
