"""Files and their text."""

from __future__ import annotations

from pathlib import Path

import pytest

from asendus.errors import InputError, Problem
from asendus.loader import read, read_text
from asendus.loader.documents import document_from_bytes, read_document
from asendus.loader.formats.html import text_of_html
from asendus.loader.inputs import paths_of


def test_windows_line_ends_become_plain_ones() -> None:
    """Offsets count one character a line end, whatever the file has."""
    document = document_from_bytes("Ametikoht:\r\nnõunik\r".encode(), path="a.txt", source="a.txt")

    assert "Ametikoht:\nnõunik\n" == document.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1257"])
def test_text_is_read_in_the_encodings_offices_use(encoding: str) -> None:
    """UTF-8, UTF-16 and the single-byte Baltic encoding give the same text."""
    document = document_from_bytes("Nõunik, šašlõkk, žürii".encode(encoding), path="a.txt", source="a.txt")

    assert "Nõunik, šašlõkk, žürii" == document.text


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n ", "empty"),
        ("binary.txt", bytes(range(256)) * 4, "binary"),
        ("zip.txt", b"PK\x03\x04\x00\x00" + b"\x00\x01" * 50, r"give it the ending .zip"),
        ("table.ods", b"PK", "ending in .ods"),
        ("nothing", b"x", "without an ending"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    """A file that is empty, binary or of another format is named, with what to do."""
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(InputError, match=words) as caught:
        read_document(path)

    assert (str(path), True) == (caught.value.where, bool(caught.value.remedy))


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    """The readable files of a list are read though another is missing."""
    (tmp_path / "a.txt").write_text("Tere", encoding="utf-8")

    result = read([tmp_path / "missing.txt", tmp_path / "a.txt"])

    assert ((str(tmp_path / "a.txt"),), ["error", "note"]) == (result.files, [each.kind for each in result.problems])


def test_a_folder_stands_for_the_documents_in_it(tmp_path: Path) -> None:
    """A folder is walked in the order of its paths; other formats and its README are passed over."""
    for name in ("b.txt", "a.md", "sub/c.html", "README.md", "picture.gif"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("<p>Tere</p>", encoding="utf-8")

    assert ["a.md", "b.txt", "c.html"] == [path.name for path in paths_of([tmp_path]) if isinstance(path, Path)]


def test_an_old_word_file_in_a_folder_is_told(tmp_path: Path) -> None:
    """A .doc in a folder is told with its remedy, not passed over; the mark that Word leaves of an open file is."""
    for name in ("a.doc", "~$b.docx"):
        (tmp_path / name).write_bytes(b"x")

    (problem,) = read([tmp_path]).problems

    assert ("a.doc", True) == (Path(problem.path).name, "save it as .docx" in problem.remedy)


def test_a_pattern_stands_for_the_files_that_match(tmp_path: Path) -> None:
    """A pattern that the shell left alone is expanded; one that matches nothing is a problem."""
    (tmp_path / "a.txt").write_text("Tere", encoding="utf-8")

    assert [tmp_path / "a.txt"] == list(paths_of([str(tmp_path / "*.txt")]))
    assert [Problem] == [type(one) for one in paths_of([str(tmp_path / "*.odt")])]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """A folder and a file in it give the file once."""
    path = tmp_path / "a.txt"
    path.write_text("Tere", encoding="utf-8")

    assert 1 == len(list(paths_of([path, tmp_path, path])))


def test_a_file_without_a_description_is_a_note(tmp_path: Path) -> None:
    """A readable file that holds no job description is told as a note, not as an error."""
    path = tmp_path / "agenda.txt"
    path.write_text("PÄEVAKORD\n1. Puhkuste ajakava\n2. Muud küsimused\n", encoding="utf-8")

    result = read([path])

    assert ((), ["note"]) == (result.readings, [problem.kind for problem in result.problems])


def test_html_tables_become_lines_of_cells() -> None:
    """A row is a line, its cells parted by tabs; scripts and styles are unseen."""
    page = """<html><head><title>x</title><style>td {}</style></head><body><script>var a = "<b>";</script>
    <h2>1. Üldosa</h2><table><tr><th>Kes asendab</th><th>Keda   asendab</th></tr>
    <tr><td><p>nõunik,</p><p>jurist</p></td><td></td></tr></table><p>Üks<br>kaks</p><ul><li>kolm</li></ul></body></html>"""

    assert "1. Üldosa\n\nKes asendab\tKeda asendab\nnõunik, jurist\t\n\nÜks\nkaks\n\n- kolm\n" == text_of_html(page)


def test_html_lists_have_the_numbers_that_a_browser_shows() -> None:
    """The items of an ordered list are numbered, from where and how it says; others have a dash."""
    page = "<ol start=2 type=a><li>x<li value=5>y<li>z</ol><ul><li>w</ul>"

    assert ["b. x", "e. y", "f. z", "- w"] == [line for line in text_of_html(page).split("\n") if line]


def test_the_text_that_offsets_count_in_can_be_had(tmp_path: Path) -> None:
    """read_text gives the text of one file, and the problem as an error."""
    path = tmp_path / "a.html"
    path.write_text("<p>Tere</p>", encoding="utf-8")

    assert "Tere\n" == read_text(path)
    with pytest.raises(InputError, match="no such file"):
        read_text(tmp_path / "b.html")


def test_a_link_that_leads_to_itself_stops_no_other(tmp_path: Path) -> None:
    """A name that leads nowhere is a problem of its own."""
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "a.txt").write_text("Tere", encoding="utf-8")

    found = list(paths_of([tmp_path / "loop.txt", "x" * 5000 + ".txt", tmp_path / "a.txt"]))

    assert (tmp_path / "a.txt", [Problem, Problem]) == (found[-1], [type(one) for one in found[:-1]])


def test_what_has_no_end_is_read_no_further_than_the_bound(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file larger than the bound is refused without being read whole."""
    monkeypatch.setattr("asendus.loader.documents.MAX_BYTES", 10)
    (tmp_path / "a.txt").write_text("Tere tulemast", encoding="utf-8")

    (problem,) = read([tmp_path / "a.txt"]).problems

    assert "larger than 10 bytes" in problem.what


def test_a_file_nested_too_deep_stops_no_other(tmp_path: Path) -> None:
    """Where the words of one file cannot be taken apart, the others are read all the same."""
    form = "AMETIJUHEND\nAmetikoht: nõunik\nÜksus: õigusosakond\nAsendaja: {}\n"
    (tmp_path / "deep.txt").write_text(form.format("a/" * 1200), encoding="utf-8")
    (tmp_path / "good.txt").write_text(form.format("jurist"), encoding="utf-8")

    result = read([tmp_path])

    assert "good.txt" in [reading.source for reading in result.readings]
    assert 2 == len(result.readings) + len(result.problems)
