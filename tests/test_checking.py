"""The SHACL shapes: each has an example that breaks it and no other, and the graphs that are written keep to all of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import NamedNode, Quad
from running import run_here

from asendus.checking import ShapeFile, check, check_quads
from asendus.loader import read
from asendus.ontology import NAMESPACE, shapes
from asendus.store import open_store, read_graph

EXAMPLES = files("asendus.ontology") / "shapes" / "examples"
KINDS: tuple[ShapeFile, ...] = ("descriptions", "posts")
SH = "http://www.w3.org/ns/shacl#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def statements(file: Traversable) -> list[Quad]:
    """The statements of a Turtle file."""
    return list(ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE))


def invalid_examples() -> Iterator[tuple[ShapeFile, Traversable]]:
    """Each example that breaks a shape, and the file of shapes that it is about."""
    for kind in KINDS:
        for file in sorted((EXAMPLES / kind).iterdir(), key=lambda file: file.name):
            if file.name.startswith("invalid-"):
                yield kind, file


INVALID = list(invalid_examples())


def shapes_in(kind: ShapeFile) -> set[str]:
    """The local names of the shapes in a file."""
    [file] = [file for file in shapes() if file.name == f"{kind}.ttl"]
    kinds = {NamedNode(f"{SH}NodeShape"), NamedNode(f"{SH}PropertyShape")}
    named = {quad.subject for quad in statements(file) if quad.object in kinds}
    return {shape.value.rpartition("/")[2] for shape in named if isinstance(shape, NamedNode)}


@pytest.mark.parametrize("kind", KINDS)
def test_the_valid_example_keeps_to_every_shape(kind: ShapeFile) -> None:
    """A graph with one of everything breaks no shape."""
    graph = statements(EXAMPLES / kind / "valid.ttl")
    assert len(graph) > 30
    assert [] == check_quads(graph, kind)


@pytest.mark.parametrize(("kind", "file"), INVALID, ids=[f"{kind}-{file.name}" for kind, file in INVALID])
def test_an_invalid_example_breaks_the_shape_of_its_name(kind: ShapeFile, file: Traversable) -> None:
    """What an example adds to the valid graph breaks the shape that its file is named after, and no other."""
    graph = [*statements(EXAMPLES / kind / "valid.ttl"), *statements(file)]
    assert {file.name.removeprefix("invalid-").removesuffix(".ttl")} == {v.shape for v in check_quads(graph, kind)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_shape_has_an_example_that_breaks_it(kind: ShapeFile) -> None:
    """No shape is without its invalid example."""
    broken = {file.name.removeprefix("invalid-").removesuffix(".ttl") for each, file in INVALID if each == kind}
    assert len(broken) > 20
    assert shapes_in(kind) == broken


def test_an_invalid_example_says_what_is_wrong() -> None:
    """The first line of an invalid example tells in words what is wrong with it."""
    first = [file.read_text(encoding="utf-8").splitlines()[0] for _, file in INVALID]
    assert len(first) > 50
    assert [] == [line for line in first if not (line.startswith("# Invalid: ") and line.endswith("."))]


def test_what_is_written_keeps_to_the_shapes(examples: Path) -> None:
    """The graphs of the examples break no shape."""
    store = open_store()
    store.load(read([examples]).readings)
    assert len(store.graphs()) > 30
    assert [] == list(check(store))


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An exported graph with one description, which belongs to no agency."""
    file = tmp_path_factory.mktemp("graphs") / "broken.nq"
    graph = "<https://asendus.example/description/x>"
    kind, job = f"<{RDF_TYPE}>", "<https://w3id.org/asendus/ns#JobDescription>"
    file.write_text(f"{graph} {kind} {job} {graph} .\n", encoding="utf-8")
    return file


def test_a_graph_of_no_agency_is_checked_too(broken: Path) -> None:
    """A description that belongs to no agency is told, not passed over."""
    assert "JobDescription-inAgency" in {violation.shape for violation in check(read_graph(broken))}


def test_a_broken_graph_ends_with_one(capsys: pytest.CaptureFixture[str], broken: Path) -> None:
    """`asendus check` prints what is broken in the language asked for, and exits with 1."""
    ended = run_here(capsys, "check", broken, "--format", "csv", "--lang", "et")
    assert 1 == ended.code
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert "Ametijuhend PEAB kuuluma täpselt ühte asutusse." in {row["message"] for row in rows}
    assert {"https://asendus.example/description/x"} == {row["focus"] for row in rows}


def test_a_table_has_no_whole_addresses(capsys: pytest.CaptureFixture[str], broken: Path) -> None:
    """People see what tells a node from others, and the sentence."""
    ended = run_here(capsys, "check", broken, "--lang", "en")
    assert "description/x" in ended.out
    assert "https://" not in ended.out


def test_a_warning_fails_only_where_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A job description without a title is a warning: `--fail-on warning` ends with 1, the default with 0."""
    untitled = tmp_path / "untitled.nq"
    graph = dump(without_title())
    untitled.write_bytes(graph)
    assert 0 == run_here(capsys, "check", untitled).code
    assert 1 == run_here(capsys, "check", untitled, "--fail-on", "warning").code


def test_a_file_that_is_no_graph_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A damaged graph and a missing one are one line and exit code 2."""
    damaged = tmp_path / "damaged.trig"
    damaged.write_text("<a> <b", encoding="utf-8")
    for file, words in ((damaged, "is no TriG"), (tmp_path / "none.nq", "cannot be opened")):
        ended = run_here(capsys, "check", file)
        assert (2, 1) == (ended.code, len(ended.err.splitlines()))
        assert words in ended.err


def test_gaps_of_an_exported_graph_are_those_of_the_files(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, examples: Path
) -> None:
    """Every command that asks a graph takes an exported one in place of files."""
    exported = tmp_path / "graph.nq"
    exported.write_text(run_here(capsys, "export", examples, "--format", "nquads").out, encoding="utf-8")
    asked = ("gaps", "--format", "json")
    assert run_here(capsys, *asked, examples).out == run_here(capsys, *asked, exported).out


def without_title() -> list[Quad]:
    """The graphs of a description that does not tell its title."""
    graph = NamedNode("https://asendus.example/d")
    valid = statements(EXAMPLES / "descriptions" / "valid.ttl")
    title = "https://w3id.org/asendus/ns#title"
    return [Quad(q.subject, q.predicate, q.object, graph) for q in valid if q.predicate.value != title]


def dump(quads: list[Quad]) -> bytes:
    """Quads as N-Quads."""
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert written is not None
    return written


def test_several_processes_find_the_same_in_the_same_order(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found does not depend on how many processes look for it."""
    store = open_store()
    store.load(read(sorted(examples.glob("*.txt"))[:7]).readings)
    graphs = [graph for agency in store.agencies() for graph in store.graphs_of(agency)]
    wrong = [Quad(graph, NamedNode(f"{NAMESPACE}asks"), NamedNode(f"{NAMESPACE}Firm"), graph) for graph in graphs[::3]]
    store._ox.extend(wrong)
    monkeypatch.setattr("asendus.checking.BATCH", 1)

    alone = list(check(store))
    assert len(alone) == len(wrong) > 1
    assert alone == list(check(store, jobs=2))
