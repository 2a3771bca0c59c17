"""Signed containers, zip files and e-mails, with several files in them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from graphs import rows
from packing import DIRECTIVE, asice, ddoc, form, mail, zipped
from running import run_here

from asendus.errors import InputError
from asendus.loader import ReadResult, read, read_text
from asendus.loader.documents import Document, document_from_bytes
from asendus.store import open_store

NOUNIK, JURIST = form("nõunik"), form("jurist", by="nõunik")


def opened(data: bytes, name: str = "pakk.asice") -> Document:
    return document_from_bytes(data, path=name, source=name)


def read_packed(folder: Path, data: bytes, name: str = "pakk.asice") -> ReadResult:
    (folder / name).write_bytes(data)
    return read([folder / name])


def titles(result: ReadResult) -> list[tuple[str | None, str | None]]:
    return [(reading.member, reading.title) for reading in result.readings]


@pytest.mark.parametrize("ending", [".asice", ".sce", ".bdoc", ".zip", ".asics", ".scs"])
def test_every_file_of_a_container_is_read(tmp_path: Path, ending: str) -> None:
    """A reading has the container as its source and the inner file as its member."""
    result = read_packed(tmp_path, asice({"nõunik.txt": NOUNIK, "kaust/jurist.txt": JURIST}), f"pakk{ending}")

    assert [("nõunik.txt", "nõunik"), ("kaust/jurist.txt", "jurist")] == titles(result)
    assert ({f"pakk{ending}"}, ()) == ({reading.source for reading in result.readings}, result.problems)


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2", "1.3"])
def test_the_older_container_in_xml_is_read(tmp_path: Path, version: str) -> None:
    """DIGIDOC-XML holds its files in base64."""
    result = read_packed(tmp_path, ddoc({"nõunik.txt": NOUNIK, "jurist.txt": JURIST}, version=version), "pakk.ddoc")

    assert [("nõunik.txt", "nõunik"), ("jurist.txt", "jurist")] == titles(result)


def test_offsets_count_in_the_text_of_the_whole_container(tmp_path: Path) -> None:
    """What `read --text` prints of the container has each quoted word at its offsets."""
    result = read_packed(tmp_path, asice({"nõunik.txt": NOUNIK, "jurist.txt": JURIST}))
    text = read_text(tmp_path / "pakk.asice")

    spans = [reading.mentions("substituted_by")[0].span for reading in result.readings]  # type: ignore[index]
    assert ["jurist", "nõunik"] == [text[start:end] for start, end in spans]


def test_no_description_runs_from_one_file_into_the_next(tmp_path: Path) -> None:
    """A file that ends in the middle of a line, and of a description, ends there."""
    result = read_packed(tmp_path, asice({"a.txt": NOUNIK.rstrip("\n"), "b.txt": "Keda asendab: prokurist\n"}))

    (reading,) = result.readings
    assert ((), "asutust.") == (reading.substitutes_for, reading.quote(reading.span)[-8:])


@pytest.mark.parametrize(
    ("outer", "name"),
    [
        (lambda inner: asice({"sisu.asice": inner}), "pakk.asice"),
        (lambda inner: asice({"sisu.asice": inner}), "pakk.asics"),
        (lambda inner: ddoc({"sisu.asice": inner}), "pakk.ddoc"),
        (lambda inner: zipped({"sisu.asice": inner}), "pakk.zip"),
        (lambda inner: mail("Tere\n", {"sisu.asice": inner}), "pakk.eml"),
    ],
)
def test_containers_lie_in_each_other(tmp_path: Path, outer: Callable[[bytes], bytes], name: str) -> None:
    """A file of an inner container is named below it."""
    result = read_packed(tmp_path, outer(asice({"nõunik.txt": NOUNIK})), name)

    assert [("sisu.asice/nõunik.txt", "nõunik")] == titles(result)


def test_signatures_are_counted_and_not_verified(tmp_path: Path) -> None:
    """Each reading of a signed container says how many signatures the containers around it have."""
    result = read_packed(tmp_path, asice({"sisu.ddoc": ddoc({"nõunik.txt": NOUNIK}, signatures=2)}, signatures=1))

    told = [w.told("en") for reading in result.readings for w in reading.warnings if w.code == "signed"]
    assert ["Signed (signatures: 3), not verified."] == told


def test_a_report_of_gaps_does_not_speak_of_signatures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """That a container is signed casts no doubt on what was read, and would bury what does."""
    (tmp_path / "pakk.asice").write_bytes(asice({"Lisa 1.txt": NOUNIK}))

    report = json.loads(run_here(capsys, "gaps", tmp_path / "pakk.asice", "--format", "json").out)

    codes = [warning["code"] for warning in report["reading_warnings"]]
    assert ("annex-from-name" in codes, "signed" in codes) == (True, False)


def test_what_is_not_signed_is_not_called_so(tmp_path: Path) -> None:
    """A plain zip has no warning about signatures."""
    (reading,) = read_packed(tmp_path, zipped({"nõunik.txt": NOUNIK}), "pakk.zip").readings

    assert "signed" not in [warning.code for warning in reading.warnings]


def test_signatories_are_read_into_nothing(tmp_path: Path) -> None:
    """Neither the name nor the code in a certificate is in the text or in the graph."""
    result = read_packed(tmp_path, asice({"nõunik.txt": NOUNIK}))
    store = open_store()
    store.load(result.readings)

    everything = read_text(tmp_path / "pakk.asice") + "".join(map(str, store.quads()))
    assert "nõunik" in everything
    assert not [word for word in ("38001085718", "NÄIDIS", "KALLE") if word in everything]


def test_files_of_other_formats_are_named_in_a_note(tmp_path: Path) -> None:
    """A picture in a container is no error, and what a system adds to a zip is not spoken of."""
    files: dict[str, str | bytes] = {
        "nõunik.txt": NOUNIK,
        "logo.bmp": b"BM",
        "allkiri.p7s": b"0",
        "__MACOSX/._a.txt": b"x",
        "README.txt": "Tere",
    }
    result = read_packed(tmp_path, asice(files))

    (problem,) = result.problems
    assert ("note", True) == (problem.kind, "logo.bmp, allkiri.p7s" in problem.what)
    assert 1 == len(result.readings)


def test_a_damaged_file_is_told_and_the_others_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line names the container and the file; the exit code says that something was unreadable."""
    path = tmp_path / "pakk.asice"
    path.write_bytes(asice({"katki.txt": bytes(range(256)) * 4, "tühi.txt": b"", "nõunik.txt": NOUNIK}))

    ended = run_here(capsys, "read", path, "--lang", "en")

    assert (3, True) == (ended.code, "nõunik" in ended.out)
    assert [f"asendus: error: {path} / {name}.txt" for name in ("katki", "tühi")] == [
        line.rsplit(": ", 1)[0] for line in ended.err.splitlines()
    ]


def test_a_document_of_old_word_is_told_with_its_remedy(tmp_path: Path) -> None:
    """A description may well be in it, so it is no mere file of another format."""
    (problem,) = read_packed(tmp_path, asice({"nõunik.txt": NOUNIK, "jurist.doc": b"\xd0\xcf"})).problems

    assert ("error", "jurist.doc", True) == (problem.kind, problem.member, "docx" in problem.remedy)


def test_names_from_mail_programs_are_decoded(tmp_path: Path) -> None:
    """An attachment's name with letters of its own and the body's text come out as they were written."""
    data = mail(NOUNIK, {"Lisa 1 – jurist.txt": JURIST}, html="<p>sama</p>")

    assert [("body.txt", "nõunik"), ("Lisa 1 – jurist.txt", "jurist")] == titles(read_packed(tmp_path, data, "k.eml"))


def test_a_message_in_a_message_is_a_container(tmp_path: Path) -> None:
    """What was forwarded as an attachment is read too."""
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    outer = EmailMessage()
    outer["Subject"] = "Edastan"
    outer.set_content("Edastan.\n")
    outer.add_attachment(message_from_bytes(mail("Tere\n", {"nõunik.txt": NOUNIK}), policy=policy.default))

    assert [("message.eml/nõunik.txt", "nõunik")] == titles(read_packed(tmp_path, outer.as_bytes(), "k.eml"))


def test_two_files_of_one_name_stay_two(tmp_path: Path) -> None:
    """Where a format allows two files of one name, the second is numbered."""
    data = ddoc({"a.txt": NOUNIK, "b.txt": JURIST}).replace(b'Filename="b.txt"', b'Filename="a.txt"')

    assert [("a.txt", "nõunik"), ("a (2).txt", "jurist")] == titles(read_packed(tmp_path, data, "pakk.ddoc"))


def test_names_that_lead_elsewhere_or_act_are_shown_plain() -> None:
    """Folders above, control characters and signs that turn the writing are taken out of a shown name."""
    data = ddoc({"a.txt": NOUNIK}).replace(b'Filename="a.txt"', 'Filename="../../x\u202e\u009b/a.txt"'.encode())

    assert ["x__/a.txt"] == [member.name for member in opened(data, "pakk.ddoc").members]


def test_loading_a_container_again_replaces_what_it_held(tmp_path: Path) -> None:
    """A file that left the container leaves the graph; the same words elsewhere count once."""
    store = open_store()
    both = read_packed(tmp_path, asice({"nõunik.txt": NOUNIK, "jurist.txt": JURIST})).readings
    store.load(both)

    again = store.load(both)
    assert (0, 0, 2, 0) == (again.added, again.replaced, again.unchanged, again.removed)
    other = store.load(read_packed(tmp_path, zipped({"muu/nõunik.txt": NOUNIK}), "x.zip").readings)
    assert (0, 1) == (other.added, len(other.notes))
    fewer = store.load(read_packed(tmp_path, asice({"jurist.txt": JURIST})).readings)
    assert 1 == fewer.removed


def test_the_words_of_a_directive_are_quoted_from_its_own_file(tmp_path: Path) -> None:
    """Evidence names the member in which the words stand, though the description is in another."""
    result = read_packed(tmp_path, asice({"käskkiri.txt": DIRECTIVE, "Lisa 1.txt": NOUNIK}))
    store = open_store()
    store.load(result.readings)

    query = "SELECT ?m { GRAPH ?g { ?s a asendus:Repeal ; asendus:evidence/oa:hasSource/asendus:member ?m } }"
    assert [("käskkiri.txt",)] == rows(store, query)


def test_a_container_without_a_description_is_a_note(tmp_path: Path) -> None:
    """What is readable and holds no job description is told as such, once."""
    result = read_packed(tmp_path, asice({"kiri.txt": "Tere!\n"}))

    assert ["note"] == [problem.kind for problem in result.problems]


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_empty_container_is_refused(packing: int) -> None:
    """A container that holds only its own papers was not saved whole."""
    with pytest.raises(InputError, match="no file in it"):
        opened(zipped({"mimetype": b"x", "META-INF/signatures0.xml": b"<x/>"}, packing=packing))
