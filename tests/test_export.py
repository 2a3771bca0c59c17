"""Exports: every parser reads the same, every run writes the same, nothing in them acts."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path

import networkx
import pyoxigraph
import pytest
import rdflib
from graphs import loaded
from pyoxigraph import RdfFormat, parse
from readings import any_of, description, directive, needs, post, provision

from asendus.errors import UsageError
from asendus.export import FORMATS, write
from asendus.export_csv import as_tables
from asendus.store import Store

UNIT = ("õigusosakond",)

#: Parser of each RDF format, in both libraries.
RDF_FORMATS = {
    "turtle": (RdfFormat.TURTLE, "turtle"),
    "trig": (RdfFormat.TRIG, "trig"),
    "nquads": (RdfFormat.N_QUADS, "nquads"),
    "jsonld": (RdfFormat.JSON_LD, "json-ld"),
}


@pytest.fixture(scope="module")
def store() -> Store:
    """Two posts, one known by mention, with words that try to act."""
    return loaded(
        description(
            "nõunik",
            unit=UNIT,
            supervisor=post("juhataja", unit=UNIT),
            by=[post("jurist", order=1), any_of(*UNIT)],
            requirements=[
                needs("language", "eesti keel C1", language="et", level="C1"),
                needs("experience", "3 a", years=3),
            ],
            provisions=[provision("duty", "koostab lepinguid")],
            directive=directive("12", "2025-01-02"),
            annex="1",
            file="a.txt",
        ),
        description("jurist", unit=UNIT, for_=[post('=HYPERLINK("http://example.org")')], file="b.txt"),
        description("+ekspert <b>&", qualifier="@SUM(1)\x01", unit=UNIT, by=[post("nõunik")], file="c.txt"),
    )


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_two_parsers_read_the_same_number_of_statements(store: Store, name: str) -> None:
    """rdflib and Oxigraph agree on what was written, and it is what the store holds."""
    content = FORMATS[name](store)
    ox_format, rdflib_format = RDF_FORMATS[name]

    by_ox = {(q.triple, q.graph_name) for q in parse(content, format=ox_format)}
    dataset = rdflib.Dataset()
    dataset.parse(data=content.decode(), format=rdflib_format)
    wanted = {quad.triple for quad in store.quads()} if name == "turtle" else set(store.quads())

    assert len(wanted) == len(by_ox) == len(set(dataset.quads()))


def copy_of(store: Store) -> Store:
    """Another store with the same quads, put in backwards."""
    copy = pyoxigraph.Store()
    copy.extend(reversed(store.quads()))
    return Store(copy)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_the_same_each_time(store: Store, name: str) -> None:
    """Byte for byte, from another store with the same graph."""
    assert FORMATS[name](store) == FORMATS[name](copy_of(store))


def test_json_ld_needs_nothing_from_elsewhere(store: Store) -> None:
    """There is no context to be fetched."""
    assert "@context" not in json.dumps(json.loads(FORMATS["jsonld"](store)))


def test_graphml_holds_posts_and_both_kinds_of_edges(store: Store) -> None:
    """networkx reads back every post, who covers it how surely, and whom it reports to."""
    graph = networkx.read_graphml(BytesIO(FORMATS["graphml"](store)))
    labels = networkx.get_node_attributes(graph, "label")
    edges = {
        (labels[one], labels[other], facts["kind"], facts.get("strength"))
        for one, other, facts in graph.edges(data=True)
    }

    assert ("nõunik, õigusosakond", "jurist, õigusosakond", "substitution", "Firm") in edges
    assert ("nõunik, õigusosakond", "juhataja, õigusosakond", "reporting", None) in edges
    assert "+ekspert <b>& (@SUM(1)), õigusosakond" in labels.values()


def tables(store: Store) -> dict[str, list[dict[str, str]]]:
    """The CSV tables, read back."""
    return {name: list(csv.DictReader(StringIO(text))) for name, text in as_tables(store).items()}


def test_tables_have_a_row_a_fact(store: Store) -> None:
    """Each post once, each end of a substitution, each line and each requirement once, with file and words."""
    found = tables(store)

    assert ["posts", "substitutions", "reporting", "requirements", "provisions", "units"] == list(found)
    assert len(found["posts"]) == len({row["post"] for row in found["posts"]}) == 5
    assert [("nõunik, õigusosakond", "juhataja, õigusosakond", "a.txt")] == [
        (row["reporter"], row["supervisor"], row["file"]) for row in found["reporting"]
    ]
    assert [("language", "C1", ""), ("experience", "", "3")] == sorted(
        ((row["requirement"], row["level"], row["years"]) for row in found["requirements"]), reverse=True
    )
    assert [("Duty", "koostab lepinguid")] == [(row["kind"], row["text"]) for row in found["provisions"]]
    assert {("õigusosakond", "Näidisamet")} == {(row["label"], row["parent"]) for row in found["units"]}
    assert {"Firm", "Group"} == {row["strength"] for row in found["substitutions"]}


def test_no_cell_begins_a_formula(store: Store) -> None:
    """What a document says cannot act in a spreadsheet."""
    cells = [cell for table in tables(store).values() for row in table for cell in row.values()]

    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_file_is_replaced_and_nothing_is_left_beside_it(store: Store, tmp_path: Path) -> None:
    """The folder holds the export alone."""
    path = tmp_path / "graaf.ttl"
    path.write_text("vana", encoding="utf-8")

    assert (path,) == write(store, "turtle", path)
    assert path.read_bytes() == FORMATS["turtle"](store)
    assert [path] == list(tmp_path.iterdir())


def test_csv_is_a_folder_of_tables(store: Store, tmp_path: Path) -> None:
    """The folder is made where it is not there."""
    names = {path.name for path in write(store, "csv", tmp_path / "tabelid")}

    assert {
        "posts.csv",
        "substitutions.csv",
        "reporting.csv",
        "requirements.csv",
        "provisions.csv",
        "units.csv",
    } == names


def test_standard_output_gets_the_bytes(store: Store, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Without a file the export can be piped."""
    assert () == write(store, "nquads")
    assert FORMATS["nquads"](store) == capfdbinary.readouterr().out


@pytest.mark.parametrize(
    ("fmt", "place", "message"),
    [
        ("xlsx", "x.xlsx", "is not a format; choose one of turtle"),
        ("csv", None, "name a folder"),
        ("csv", "fail.txt", "is a file"),
        ("turtle", "pole/seal/graaf.ttl", "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_told_in_one_line(
    store: Store, tmp_path: Path, fmt: str, place: str | None, message: str
) -> None:
    """The error names the place and the remedy; no file is left."""
    (tmp_path / "fail.txt").touch()

    with pytest.raises(UsageError, match=message) as caught:
        write(store, fmt, tmp_path / place if place else None)
    assert "\n" not in str(caught.value)
    assert ["fail.txt"] == [path.name for path in tmp_path.iterdir()]
