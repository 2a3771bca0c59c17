"""What the page's scripts are given: edges, levels, order, and JSON that cannot act."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from page_models import agency_model

from asendus.view_layout import LARGE, place_all
from asendus.view_model import AgencyView, CoverView, PageModel, PostView, Severity, Strength
from asendus.view_pack import as_json
from asendus.view_payload import MAX_PAIRS, as_edges, as_payload


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
