"""What the page's scripts are given: edges, levels, order, and JSON that cannot act."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from page_models import agency_model, unit

from asendus.view_model import AgencyView, CoverView, FindingView, PageModel, PostView, Severity, Strength
from asendus.view_order import put_in_order
from asendus.view_pack import as_json
from asendus.view_payload import LEVELS, MAX_PAIRS, as_edges, as_nodes, as_opening, in_order


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

    assert (1, 0, list(Strength).index(Strength.FIRM)) == (edge["from"], edge["to"], edge["strength"])


def test_edge_has_the_surest_strength() -> None:
    """Of several statements about one pair, the surest gives the edge its strength, and there is one edge."""
    model = pair(Strength.UNVERIFIED)
    both = replace(model, covers=(*model.covers, replace(model.covers[0], iri="d", strength=Strength.GROUP)))

    assert [list(Strength).index(Strength.GROUP)] == [edge["strength"] for edge in as_edges(both)]


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
    at = [post.iri for post in model.posts].index(worst.posts[0])
    lesser = replace(worst, id="x", slug="sole-substitute", severity=Severity.LOW)
    silenced = [replace(each, silence="teada") for each in model.findings]

    def marked(findings: Sequence[FindingView]) -> tuple[str, str]:
        node = as_nodes(model, in_order(findings))[at]
        return LEVELS[node["level"]], node["state"]

    assert (worst.severity.value, f"finding.{worst.slug}") == marked([lesser, *model.findings])
    assert ("low", "finding.sole-substitute") == marked([lesser])
    assert ("fine", f"strength.{model.posts[at].strength}") == marked(silenced)


def test_findings_come_worst_first() -> None:
    """The page lists findings by severity, those that nobody covers before all others, and those that are accepted last."""
    model = agency_model(40)
    accepted = replace(model.findings[0], id="x", silence="teada")
    ordered = in_order((accepted, *model.findings))
    groups = as_opening(put_in_order(model), ordered, lang="et")["groups"]

    assert "no-cover" == ordered[0].slug
    assert accepted == ordered[-1]
    assert ["high", "medium", "medium", accepted.severity] == [group["severity"] for group in groups]
    assert [False, False, False, True] == [group["silenced"] for group in groups]
    assert len(ordered) == sum(group["count"] for group in groups)
    assert [group["from"] + group["count"] for group in groups[:-1]] == [group["from"] for group in groups[1:]]


def test_labels_that_follow_from_names_are_left_out() -> None:
    """A label that is the name and the units is not carried; another is."""
    home = unit("arendusosakond")
    plain = PostView(iri="p", label="nõunik, arendusosakond", name="nõunik", agency=home.agency, unit=home.iri)
    other = PostView(iri="q", label="nõunik II", name="nõunik", agency=home.agency, unit=home.iri)
    agency = AgencyView(iri=home.agency, label="Näidisamet")
    nodes = as_nodes(PageModel(agencies=(agency,), units=(home,), posts=(plain, other)), ())

    assert [None, "nõunik II"] == [node["label"] for node in nodes]


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
