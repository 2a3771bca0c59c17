"""What made a graph is told in it; when, beside it; and what one file alone said goes with that file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from graphs import loaded
from pyoxigraph import Literal, NamedNode
from readings import AGENCY, description, post

from asendus import __version__
from asendus.loader.identity import derived_iri
from asendus.store import Store, open_store
from asendus.vocabulary import ASENDUS, PROV, RDF

UNIT = ("õigusosakond",)


def values(store: Store, subject: NamedNode, predicate: NamedNode) -> list[object]:
    """The objects of a subject and a predicate."""
    return [quad.object for quad in store.quads() if (quad.subject, quad.predicate) == (subject, predicate)]


def two_files() -> Store:
    """A store of two descriptions that name each other and a third post."""
    store = loaded(
        description("nõunik", unit=UNIT, by=[post("jurist")], for_=[], file="a.txt"),
        description("jurist", unit=UNIT, by=[post("arhivaar")], for_=[post("nõunik")], file="b.txt"),
    )
    assert store.agencies()
    return store


def test_a_derived_graph_tells_what_made_it() -> None:
    """Its activity used every description graph and was associated with this release."""
    store = two_files()
    (agency,) = store.agencies()
    (made,) = values(store, derived_iri(agency), PROV.wasGeneratedBy)
    assert isinstance(made, NamedNode)
    (software,) = values(store, made, PROV.wasAssociatedWith)

    assert set(store.graphs_of(agency)) == set(values(store, made, PROV.used))
    assert isinstance(software, NamedNode)
    assert software.value.endswith(f"/{__version__}")
    assert [PROV.SoftwareAgent] == values(store, software, RDF.type)


def test_a_description_tells_which_release_read_it() -> None:
    """Every description has the version of the release."""
    store = two_files()
    graphs = store.graphs_of(store.agencies()[0])

    assert 2 == len(graphs)
    assert [[Literal(__version__)]] * 2 == [values(store, graph, ASENDUS.readerVersion) for graph in graphs]


def test_what_one_file_alone_said_goes_with_it() -> None:
    """Without a file the store is what it would be had the file never been loaded."""
    store = two_files()
    store.load((), files=["b.txt"])

    alone = loaded(description("nõunik", unit=UNIT, by=[post("jurist")], for_=[], file="a.txt"))
    assert alone.quads() == store.quads()
    assert not [quad for quad in store.quads() if "arhivaar" in str(quad)]


def test_without_its_last_file_nothing_is_left() -> None:
    """A store whose files have all gone is empty."""
    store = two_files()
    store.load((), files=["a.txt", "b.txt"])

    assert [] == store.quads()


def told_of(folder: Path) -> object:
    """When the ledger of a store says that its contents changed."""
    return json.loads((folder / "asendus-ledger.json").read_text(encoding="utf-8"))["changed"]


def test_the_ledger_tells_when_contents_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A load that changes something leaves its time, SOURCE_DATE_EPOCH where that is set; one that does not, leaves none."""
    forms = [description("nõunik", agency=AGENCY, file="a.txt"), description("jurist", agency=AGENCY, file="b.txt")]
    times = []
    for epoch, readings in (("0", forms[:1]), ("60", forms[:1]), ("3600", forms)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        with open_store(tmp_path) as store:
            store.load(readings)
        times.append(told_of(tmp_path))

    assert ["1970-01-01T00:00:00+00:00", "1970-01-01T00:00:00+00:00", "1970-01-01T01:00:00+00:00"] == times
