"""Findings as statements of the graph."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from graphs import loaded, rows
from readings import description, post
from running import run_here

from asendus.checking import check
from asendus.findings import find
from asendus.findings_graph import as_quads
from asendus.in_time import as_of
from asendus.queries import load, run
from asendus.rules import Rules, Silence
from asendus.store import Store

DAY = date(2030, 1, 1)


def filled() -> Store:
    """Two posts, one that nobody covers and one that is covered from one end alone."""
    return loaded(
        description("nõunik", by=[], file="a.txt"),
        description("jurist", by=[post("nõunik")], for_=[], file="b.txt"),
    )


def kept(store: Store) -> list[str]:
    """The identifiers of the findings in the graph."""
    return [row["id"] for row in run(store, load("findings")).as_texts()]


def test_every_finding_is_in_the_graph_once() -> None:
    """What is found can be asked for, in the same words; kept a second time it is there once."""
    store = filled()
    findings = find(store, today=DAY)
    quads = as_quads(findings, today=DAY)
    store.keep_findings(quads)
    store.keep_findings(quads)

    assert len(findings) > 1
    assert sorted(finding.id for finding in findings) == sorted(kept(store))
    assert {finding.message["et"] for finding in findings} == {
        row["textEt"] for row in run(store, load("findings")).as_texts()
    }
    assert findings == find(store, today=DAY)


def test_a_finding_leads_to_its_words() -> None:
    """From a finding by its statements to the quotation."""
    store = filled()
    store.keep_findings(as_quads(find(store, today=DAY), today=DAY))
    words = rows(
        store,
        """SELECT ?kind ?words { GRAPH ?f { ?x a asendus:Finding ; asendus:findingKind ?kind ; prov:wasDerivedFrom ?statement }
            GRAPH ?d { ?statement asendus:evidence/oa:hasSelector/oa:exact ?words } }""",
    )

    assert ("https://w3id.org/asendus/scheme/finding/sole-substitute", "nõunik") in words


def test_the_order_of_findings_does_not_matter() -> None:
    """The same findings in any order are the same quads, and what a rule silences is none of them."""
    findings = list(find(filled(), today=DAY))
    turned = random.Random(1).sample(findings, len(findings))
    quiet = Rules(silences=(Silence(finding=findings[0].id, reason="known", until=date(2999, 1, 1)),))
    silenced = find(filled(), rules=quiet, today=DAY)

    assert as_quads(findings, today=DAY) == as_quads(turned, today=DAY)
    assert not [quad for quad in as_quads(silenced, today=DAY) if findings[0].id in str(quad)]


def test_a_load_takes_stale_findings_out() -> None:
    """What was found before a load that touches the agency no longer holds; a graph of another day has none either."""
    store = filled()
    store.keep_findings(as_quads(find(store, today=DAY), today=DAY))
    before = as_of(store, DAY, rules=Rules())
    store.load([description("referent", by=[post("jurist")], file="c.txt")])

    assert [] == kept(before)
    assert [] == kept(store)


def test_kept_findings_keep_to_the_shapes() -> None:
    """The check of the graph has nothing against them."""
    store = filled()
    store.keep_findings(as_quads(find(store, today=DAY), today=DAY))

    assert [] == list(check(store))


def test_the_command_keeps_them(capsys: pytest.CaptureFixture[str], tmp_path: Path, examples: Path) -> None:
    """`asendus gaps --keep` writes into the store that `asendus query findings` asks; without a store it is refused."""
    store = tmp_path / "graph"
    run_here(capsys, "load", examples / "haldusosakonna-personalijuht.md", "--store", store)
    ended = run_here(capsys, "gaps", "--store", store, "--keep", "--format", "json")
    asked = run_here(capsys, "query", "findings", "--store", store, "--format", "csv")
    refused = run_here(capsys, "gaps", examples / "haldusosakonna-personalijuht.md", "--keep")

    assert (0, 0, 2) == (ended.code, asked.code, refused.code)
    assert ended.out.count('"id"') == len(asked.out.splitlines()) - 1 > 0
    assert "give --store DIR alone" in refused.err
