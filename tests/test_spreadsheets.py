"""Spreadsheets as text: delimiters and encodings of CSV, workbooks that mean harm, what reading and loading them tells."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lists import Cells, workbook
from openpyxl import Workbook
from openpyxl import load_workbook as opened
from running import run_here

from asendus.errors import InputError
from asendus.loader import read, read_text
from asendus.loader.documents import document_from_bytes
from asendus.loader.formats import archives
from asendus.loader.formats import workbook as workbooks
from asendus.loader.formats.cells import as_cell
from asendus.loader.formats.delimited import text_of_csv, text_of_tsv

ROWS = "Üksus\tAmetikoht\tAsendaja\nÕigusosakond\tjurist\tnõunik, referent\n"


def text_of(data: bytes) -> str:
    """The text of a workbook."""
    return document_from_bytes(data, path="a.xlsx", source="a.xlsx").text


def changed(data: bytes, part: str, content: bytes) -> bytes:
    """A workbook with one of its parts exchanged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "Üksus;Ametikoht;Asendaja\nÕigusosakond;jurist;nõunik, referent\n",
        'Üksus,Ametikoht,Asendaja\r\nÕigusosakond,jurist,"nõunik, referent"\r\n',
        "Üksus\tAmetikoht\tAsendaja\nÕigusosakond\tjurist\tnõunik, referent\n",
        'sep=;\nÜksus;"Ametikoht";Asendaja\nÕigusosakond;"jurist";"nõunik,\nreferent"\n',
    ],
    ids=["semicolons", "commas", "tabs", "told"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1257", "utf-16"])
def test_csv_is_read_whatever_separates_its_cells(text: str, encoding: str) -> None:
    """Delimiter and encoding are found out; quoted cells keep theirs; a mark of byte order is no word."""
    assert ROWS == text_of_csv(text.encode(encoding), "a.csv")


def test_tabs_alone_part_the_cells_of_tsv() -> None:
    """In a .tsv file a semicolon is a word's sign."""
    assert "jurist;nõunik\t2\n" == text_of_tsv(b"jurist;n\xc3\xb5unik\t2\n", "a.tsv")


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    """A cell without end names the line and the remedy."""
    with pytest.raises(InputError, match="quotation mark is never closed") as error:
        text_of_csv(b'a;"b\n' + b"c;d\n" * 60_000, "a.csv")
    assert error.value.where.startswith("a.csv, line ")


@given(st.text(max_size=60))
def test_a_cell_has_no_sign_that_ends_it(words: str) -> None:
    """Whatever a cell holds, it is one line, has no tab, and cannot begin a sheet."""
    cell = as_cell(words)

    assert cell == cell.strip()
    assert not set("\t\n\r\f\v\x85\u2028\u2029") & set(cell)


def test_a_workbook_gives_what_its_sheets_show() -> None:
    """Values, not formulas; dates and numbers as people write them; hidden sheets are not read."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["jurist", 2.0, 0.5, "=1+1", "=HYPERLINK(1)"])
    hidden = book.create_sheet("Palgad")
    hidden.append(["saladus"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)

    assert "jurist\t2\t0.5\n" == text_of(out.getvalue())
    assert opened(out).worksheets[1]["A1"].value == "saladus"


def test_evidence_counts_in_the_text_that_is_printed(tmp_path: Path) -> None:
    """`read --text` prints what the offsets of a list count in, sheet after sheet."""
    sheets: dict[str, Cells] = {
        "Esimene": [["Ametikoht", "Arv"], ["jurist", 1]],
        "Teine": [["Ametikoht", "Asendaja"], ["jurist", "nõunik"]],
    }
    file = tmp_path / "list.xlsx"
    file.write_bytes(workbook(sheets))
    text = read_text(file)

    assert "Esimene\nAmetikoht\tArv\njurist\t1\n\fTeine\nAmetikoht\tAsendaja\njurist\tnõunik\n" == text
    assert ["jurist\t1", "jurist\tnõunik"] == [
        text[row.span.start : row.span.end] for listing in read([file]).listings for row in listing.rows
    ]


def test_a_bomb_of_zeros_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook out of which more comes than a file may give is not opened."""
    monkeypatch.setattr(archives, "MAX_INFLATED", 100_000)
    data = changed(workbook({"A": [["x"]]}), "xl/worksheets/sheet1.xml", bytes(1_000_000))

    with pytest.raises(InputError, match="come out of it"):
        text_of(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_defines_entities_is_refused(encoding: str) -> None:
    """No part may declare a document type, so none can define an entity that grows or reads another file."""
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c SYSTEM "file:///etc/hostname">]><a>&b;&c;</a>'
    )
    data = changed(workbook({"A": [["x"]]}), "xl/styles.xml", bomb.encode(encoding))

    with pytest.raises(InputError, match="declares a document type"):
        text_of(data)


def test_rows_without_end_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell in the row of a million and in a column far out costs no more than the rows that are read."""
    monkeypatch.setattr(workbooks, "MAX_ROWS", 500)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "jurist"
    sheet["XFD2"] = "kaugel"
    sheet["A1048576"] = "põhjas"
    sheet.merge_cells("B1:B1048576")
    out = io.BytesIO()
    book.save(out)

    assert "jurist\n" == text_of(out.getvalue())


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/workbook.xml", b"<a"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row r='x'>"),
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/worksheets/sheet1.xml", b"\x00\x01"),
    ],
)
def test_a_damaged_workbook_is_an_error_of_one_line(part: str, content: bytes) -> None:
    """Damage is told with a remedy, not with a trace."""
    with pytest.raises(InputError) as error:
        text_of(changed(workbook({"A": [["x"]]}), part, content))
    assert error.value.remedy


def test_a_table_of_other_things_is_a_note(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A spreadsheet that is neither list nor description is told with its columns, and is no error."""
    file = tmp_path / "tabel.csv"
    file.write_text("Nimi;Ametikoht;Osakond\nMari Maasikas;jurist;Õigusosakond\n", encoding="utf-8")

    ended = run_here(capsys, "read", file)

    assert 0 == ended.code
    assert "no staff list or substitution scheme was recognised: columns Nimi, Ametikoht, Osakond" in ended.err
    assert "Maasikas" not in ended.out + ended.err


def test_a_spreadsheet_can_hold_a_job_description(tmp_path: Path) -> None:
    """A form that was written in a spreadsheet is read as any other."""
    file = tmp_path / "juhend.xlsx"
    form = [["AMETIJUHEND"], ["Ametikoht", "jurist"], ["Struktuuriüksus", "õigusosakond"], ["Kes asendab", "nõunik"]]
    file.write_bytes(workbook({"Leht1": form}))
    result = read([file])

    assert ["jurist"] == [reading.title for reading in result.readings]
    assert () == result.listings


def test_reading_a_list_shows_what_was_made_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For people, the columns and the first posts; the JSON array has job descriptions alone, and a note says so."""
    file = tmp_path / "koosseis.csv"
    file.write_text(
        "Näidisameti koosseisunimekiri\nÜksus;Ametikoht;Kohtade arv;Nimi;Värv\nÕigusosakond;jurist;2;Mari Maasikas;x\n",
        encoding="utf-8",
    )

    shown = run_here(capsys, "read", file, "--lang", "en")
    told = run_here(capsys, "read", file, "--format", "json")

    assert (0, 0) == (shown.code, told.code)
    for words in (
        "Staff list · Näidisamet",
        "headcount",
        "“Kohtade arv”",
        "Columns not read",
        "Nimi, Värv",
        "The column “Värv”",
    ):
        assert words in shown.out
    assert "Maasikas" not in shown.out
    assert [] == json.loads(told.out)
    assert "1 posts of a list are not in the array" in told.err


def test_lists_load_beside_descriptions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of descriptions and lists is loaded as a whole, and told so; the same files alone have findings."""
    (tmp_path / "koosseis.csv").write_text("Näidisamet\nÜksus;Ametikoht;Arv\nÕigusosakond;jurist;2\n", encoding="utf-8")
    (tmp_path / "jurist.txt").write_text(
        "Näidisamet\nAMETIJUHEND\nAmetikoht: jurist\nStruktuuriüksus: õigusosakond\nKes asendab: jurist\n",
        encoding="utf-8",
    )
    files = (tmp_path / "koosseis.csv", tmp_path / "jurist.txt")

    as_table = run_here(capsys, "gaps", *files, "--lang", "en")
    loaded = run_here(capsys, "load", *files, "--store", tmp_path / "graph")
    found = run_here(capsys, "gaps", *files, "--format", "json")

    assert "no findings are looked for" not in as_table.out
    assert "1 ametijuhend, 1 nimekiri või skeem" in loaded.out
    assert ["group-cover"] == [finding["slug"] for finding in json.loads(found.out)["findings"]]


def test_a_list_in_a_container_is_read_where_it_stands(tmp_path: Path) -> None:
    """A spreadsheet in a zip is a list of that member; the description beside it is read, and the list is none."""
    file = tmp_path / "saadetis.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("juhend.txt", "Näidisamet\nAMETIJUHEND\nAmetikoht: jurist\nStruktuuriüksus: õigusosakond\n")
        archive.writestr("skeem.csv", "Näidisamet\nÜksus;Ametikoht;Asendaja\nÕigusosakond;jurist;nõunik\n")
    text, result = read_text(file), read([file])
    [listing] = result.listings
    [row] = listing.rows

    assert [("jurist", "juhend.txt")] == [(reading.title, reading.member) for reading in result.readings]
    assert ("skeem.csv", "Õigusosakond\tjurist\tnõunik") == (listing.member, text[row.span.start : row.span.end])


def test_lists_travel_between_processes_and_are_kept(tmp_path: Path) -> None:
    """A list that is read in another process, or taken from the cache, is the list that this one reads."""
    file = tmp_path / "koosseis.csv"
    file.write_text("seisuga 01.02.2025\nÜksus;Ametikoht;Arv;Asendaja\nA osakond;jurist;2;nõunik\n", encoding="utf-8")

    here, there, anew, kept = (
        read([file], jobs=0).listings,
        read([file], jobs=1).listings,
        read([file], cache=tmp_path / "cache").listings,
        read([file], cache=tmp_path / "cache").listings,
    )

    assert 1 == len(here)
    assert here == there == anew == kept
