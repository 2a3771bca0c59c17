"""No command reaches the network, whatever a document, a query or a graph asks for; only `serve` opens a door, on this machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from lists import workbook
from office_files import p, text_file, word_file, zipped
from packing import asice, ddoc, form, mail
from pdf_files import lines_at, pdf_of
from readings import description, post
from typer.main import get_command
from wiretap import listening, watched

from asendus.cli import app
from asendus.store import open_store

#: Commands that are told an address or open one: they have tests of their own.
WITH_SOCKETS = {"serve"}

LISTS = "https://w3id.org/asendus/ns#"


def commands(folder: Path) -> list[list[object]]:
    """Each command once, as users call it, over a store that the first of them makes."""
    at: list[object] = ["--store", folder / "graph"]
    for title in ("nõunik", "jurist"):
        (folder / f"{title}.txt").write_text(form(title), encoding="utf-8")
    return [
        ["load", folder, "--agency", "Näidisamet", *at],
        ["read", folder / "jurist.txt"],
        ["show", "nõunik", *at],
        ["gaps", *at, "--keep"],
        ["absence", *at, "--away", "jurist"],
        ["resilience", *at],
        ["suggest", *at, "--all"],
        ["query", "who-covers", *at],
        ["diff", *at, "--from", "2020-01-01", "--to", "2026-01-01"],
        ["check", *at],
        ["view", *at, "-o", folder / "a.html"],
        ["report", *at, "-o", folder / "a.xlsx"],
        ["export", *at, "--format", "jsonld", "-o", folder / "a.jsonld"],
        ["backup", *at, "-o", folder / "a.nq.gz"],
        ["restore", folder / "a.nq.gz", "--store", folder / "anew"],
    ]


def test_no_command_opens_a_socket(tmp_path: Path) -> None:
    """Every command but those that are there for it runs to its end without one use of a socket, its processes included."""
    lines = commands(tmp_path)
    ended = watched(lines, tmp_path)

    assert "" == ended.noted
    assert [0] * len(lines) == ended.codes, ended.told
    assert set(get_command(app).commands) == {str(line[0]) for line in lines} | WITH_SOCKETS  # type: ignore[attr-defined]


def test_the_watch_sees_a_socket(tmp_path: Path) -> None:
    """What is claimed of commands would be noted: a program that looks up a name and calls it is, and so is its child."""
    called = "import urllib.request as u\ntry: u.urlopen('http://127.0.0.1:9/')\nexcept OSError: pass\n"
    child = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {called!r}])\n"
    for code in (called, child):
        (tmp_path / "notes.txt").unlink(missing_ok=True)
        noted = watched([], tmp_path, code=code).noted
        assert ["urllib.Request", "socket.connect"] == [
            word for word in ("urllib.Request", "socket.connect") if word in noted
        ]


def documents(address: str) -> dict[str, bytes]:
    """Files that name an address in every way that their formats have for fetching something."""
    entity = f'<!DOCTYPE x SYSTEM "{address}/x.dtd" [<!ENTITY % p SYSTEM "{address}/p"> %p; <!ENTITY e SYSTEM "{address}/e">]>'
    linked = '<w:p><w:r><w:instrText>INCLUDETEXT "{0}/f"</w:instrText></w:r><w:drawing r:link="rId9"/></w:p>'
    relation = f'<Relationships><Relationship Id="rId9" Type="x/image" Target="{address}/i.png" TargetMode="External"/><Relationship Id="rId8" Type="x/attachedTemplate" Target="{address}/t.dotm" TargetMode="External"/></Relationships>'
    words = form("nõunik")
    page = f'<link rel="stylesheet" href="{address}/a.css"><img src="{address}/a.png"><iframe src="{address}/b"></iframe><script src="{address}/c.js"></script><base href="{address}/">'
    action = f"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI ({address}/u) >> >>".encode()
    sheets = workbook({"Leht": [["Ametikoht", "Arv"], ["jurist", f'=WEBSERVICE("{address}/w")']]})
    return {
        "a.txt": f"{words}\n{address}/".encode(),
        "a.html": f"<!DOCTYPE html>{page}<pre>{words}</pre>".encode(),
        "b.html": f'<?xml version="1.0"?>{entity}<html><body>&e;{page}{words}</body></html>'.encode(),
        "a.docx": word_file(p("Allub") + linked.format(address)),
        "b.docx": word_file(p("Allub") + "&e;", before=entity),
        "c.docx": zipped({"word/document.xml": b"<d/>", "word/_rels/document.xml.rels": relation}),
        "a.odt": text_file(f'<text:p>Allub</text:p><text:section xlink:href="{address}/s" xmlns:xlink="x"/>'),
        "b.odt": text_file("<text:p>&e;</text:p>", before=entity),
        "a.rtf": rf'{{\rtf1 {{\*\template {address}/t}}{{\field{{\*\fldinst INCLUDEPICTURE "{address}/p"}}}}Allub}}'.encode(),
        "a.pdf": pdf_of(lines_at((60, 700, "Allub: juhile")), extra={100: action}, trailer=f"/F ({address}/f)"),
        "a.xlsx": sheets,
        "a.ddoc": ddoc({"a.txt": words}).replace(b"<SignedDoc", f"{entity}<SignedDoc".encode(), 1),
        "a.asice": asice({"a.html": f"{page}{words}", "b.docx": word_file("&e;", before=entity)}),
        "a.eml": mail(words, {}, html=page).replace(b"Subject:", f"X-Url: {address}/\nSubject:".encode(), 1),
    }


def graphs(address: str) -> dict[str, bytes]:
    """Files of RDF that name an address as something to import, to take a context or a shape from, or to read on."""
    imports = f"""@base <{address}/> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
<{address}/g> {{ <> a owl:Ontology ; owl:imports <{address}/o> ; sh:shapesGraph <{address}/s> ; sh:suggestedShapesGraph <{address}/t> .
<a> a <{LISTS}JobDescription> ; <{LISTS}inFile> <{address}/file/a> ; <{LISTS}inAgency> <{address}/agency/b> . }}"""
    context = f'{{"@context": "{address}/context", "@id": "{address}/a", "name": "x"}}'
    entity = f'<?xml version="1.0"?><!DOCTYPE r SYSTEM "{address}/d" [<!ENTITY e SYSTEM "{address}/e">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&e;</rdf:RDF>'
    plain = f"<{address}/a> <http://www.w3.org/2002/07/owl#imports> <{address}/o> <{address}/g> .\n"
    return {
        "imports.trig": imports.encode(),
        "plain.nq": plain.encode(),
        "context.jsonld": context.encode(),
        "entity.rdf": entity.encode(),
        "context.nq": context.encode(),
        "entity.nq": entity.encode(),
        "entity.trig": entity.encode(),
    }


def queries(address: str) -> list[str]:
    """Queries that would fetch something."""
    service = f"SERVICE <{address}/sparql> {{ ?s ?p ?o }}"
    return [
        f"SELECT * {{ {service} }}",
        f"SELECT * {{ SERVICE SILENT <{address}/sparql> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ {{ SELECT * {{ ?a ?b ?c OPTIONAL {{ {service} }} }} }} }}",
        f"SELECT * {{ ?a ?b ?c FILTER NOT EXISTS {{ {service} }} }}",
        f"SELECT * {{ \\u0053ERVICE <{address}/sparql> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ VALUES ?e {{ <{address}/sparql> }} SERVICE ?e {{ ?s ?p ?o }} }}",
        f"LOAD <{address}/a.ttl>",
        f"LOAD SILENT <{address}/a.ttl> INTO GRAPH <urn:g>",
        f"SELECT * FROM <{address}/a.ttl> {{ ?s ?p ?o }}",
        f"SELECT * FROM NAMED <{address}/a.ttl> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        f"DESCRIBE <{address}/a>",
        f"BASE <{address}/> SELECT * {{ GRAPH <a> {{ ?s ?p ?o }} }}",
    ]


@pytest.fixture(scope="module")
def called(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, list[tuple[str, int]], str]:
    """How often the listener was called, how each file and query ended, and what was noted."""
    folder = tmp_path_factory.mktemp("hostile")
    with open_store(folder / "graph") as store:
        store.load([description("nõunik", by=[post("jurist")])])
    with listening() as listener:
        lines: list[list[object]] = []
        for name, data in {**documents(listener.address), **graphs(listener.address)}.items():
            (folder / name).write_bytes(data)
        for name in documents(""):
            lines.append(["read", folder / name, "--no-cache"])
        for name in graphs(""):
            lines.append(["check", folder / name, "--jobs", "1"])
            lines.append(["restore", folder / name, "--store", folder / f"{name}.store"])
        for number, query in enumerate(queries(listener.address)):
            (folder / f"{number}.rq").write_text(query, encoding="utf-8")
            lines.append(["query", folder / f"{number}.rq", "--store", folder / "graph"])
        ended = watched(lines, folder)
        calls = listener.calls
    return (
        calls,
        [(" ".join(map(str, line[:2])), code) for line, code in zip(lines, ended.codes, strict=True)],
        ended.noted,
    )


def test_nobody_is_called(called: tuple[int, list[tuple[str, int]], str]) -> None:
    """No document, graph or query makes a command call the address that it names, not even through a compiled library."""
    calls, ended, noted = called

    assert (0, "") == (calls, noted)
    assert len(ended) == len(documents("")) + 2 * len(graphs("")) + len(queries(""))


def test_what_asks_for_the_network_is_refused_or_has_no_effect(
    called: tuple[int, list[tuple[str, int]], str],
) -> None:
    """SERVICE and LOAD are bad usage; a document type is a file that cannot be read; none is a failure of our own."""
    _, ended, _ = called
    codes = {what.split("/")[-1]: code for what, code in ended if what.startswith(("read", "query"))}

    assert [2] * 8 == [codes[f"{number}.rq"] for number in range(8)]
    assert [0] * 4 == [codes[f"{number}.rq"] for number in range(8, 12)]
    assert {"b.docx", "b.odt", "a.ddoc"} <= {name for name, code in codes.items() if code}
    assert {0, 1, 2} >= {code for what, code in ended if what.startswith("check")}
    assert {what.rsplit("/", 1)[-1] for what, code in ended if what.startswith("restore") and not code} == {"plain.nq"}


def test_the_listener_hears(tmp_path: Path) -> None:
    """A call would be counted: an engine that is not held back follows SERVICE to the listener."""
    with listening() as listener:
        code = f"import pyoxigraph as o\ntry: list(o.Store().query('SELECT * {{ SERVICE <{listener.address}/> {{ ?s ?p ?o }} }}'))\nexcept Exception: pass\n"
        ended = watched([], tmp_path, code=code)
        assert listener.calls

    assert "" == ended.noted  # the engine's sockets are not Python's: the listener alone hears them
