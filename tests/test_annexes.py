"""A directive and its annexes as separate files of one container."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import pytest
from packing import DIRECTIVE, asice, form, mail, zipped

from asendus.loader.documents import document_from_bytes
from asendus.loader.reader import readings_of
from asendus.loader.reading import Directive, Reading

OTHER = DIRECTIVE.replace("03.02.2025 nr 1-3/7", "12.03.2024 nr 1-3/45").replace("01.03.2025", "01.04.2024")
STAMP = "KINNITATUD\npeadirektori 03.02.2025\nkäskkirjaga nr 1-3/7\n{}\n\n"
LETTER = "Tere!\n\nEdastan peadirektori 03.02.2025 käskkirja nr 1-3/7 ja selle lisad (ametijuhendid).\n"


def readings(files: Mapping[str, str | bytes]) -> list[Reading]:
    return readings_of(document_from_bytes(asice(files), path="pakk.asice", source="pakk.asice"))


def facts(order: Directive | None) -> tuple[str | None, str, list[str | None]] | None:
    """Number, effective day and what is repealed."""
    return (order.number, str(order.effective), [repeal.number for repeal in order.repeals]) if order else None


FACTS = ("1-3/7", "2025-03-01", ["192"])


def test_a_directive_in_one_file_counts_for_the_descriptions_in_the_others() -> None:
    """Date, number, effect, repeals and the agency come from the directive; the annex number from each file's text."""
    found = readings(
        {
            "käskkiri.txt": DIRECTIVE,
            "b.txt": form("jurist", head=STAMP.format("Lisa 2")),
            "a.txt": form("nõunik", head="Lisa 1\n\n"),
        }
    )

    assert [("jurist", "2", FACTS), ("nõunik", "1", FACTS)] == [(r.title, r.annex, facts(r.directive)) for r in found]
    assert [datetime.date(2025, 2, 3)] * 2 == [r.directive.date for r in found if r.directive]


def test_the_directive_may_come_last() -> None:
    """The order of the files in the container does not matter."""
    found = readings({"Lisa 1.txt": form("nõunik"), "käskkiri.txt": DIRECTIVE})

    assert [FACTS] == [facts(reading.directive) for reading in found]


def test_an_annex_number_may_be_from_the_name_of_its_file() -> None:
    """Where the text has no number the file's name gives it, with a warning; where it has one, that counts."""
    found = readings(
        {
            "käskkiri.txt": DIRECTIVE,
            "Lisa_1_nõunik.txt": form("nõunik"),
            "Lisa 9.txt": form("jurist", head=STAMP.format("Lisa 2")),
            "ametijuhend 2024.txt": form("referent"),
        }
    )

    assert [("nõunik", "1"), ("jurist", "2"), ("referent", None)] == [(r.title, r.annex) for r in found]
    told = [[w.told("en") for w in reading.warnings if w.code == "annex-from-name"] for reading in found]
    assert [["The annex number 1 is from the file's name, “Lisa_1_nõunik.txt”."], [], []] == told


def test_a_directive_may_hold_descriptions_itself() -> None:
    """Descriptions in the directive's own file and in files beside it share it."""
    found = readings({"käskkiri.txt": DIRECTIVE + "\n\nLisa 1\n\n" + form("nõunik"), "Lisa 2.txt": form("jurist")})

    assert [("nõunik", "1", FACTS), ("jurist", "2", FACTS)] == [(r.title, r.annex, facts(r.directive)) for r in found]


def test_files_with_directives_of_their_own_stay_apart() -> None:
    """Two bundles in one container keep their own directives; a file without one, beside both, gets none."""
    found = readings(
        {
            "a.txt": DIRECTIVE + "\n\nLisa 1\n\n" + form("nõunik"),
            "b.txt": OTHER + "\n\nLisa 1\n\n" + form("jurist"),
            "c.txt": form("referent"),
        }
    )

    assert ["1-3/7", "1-3/45", None] == [r.directive.number if r.directive else None for r in found]


def test_a_stamp_tells_which_of_two_directives_it_is() -> None:
    """A stamp takes the facts of the directive that it names, and of no other."""
    files = {"k1.txt": OTHER, "k2.txt": DIRECTIVE, "a.txt": form("nõunik", head=STAMP.format("Lisa 1"))}
    alone = {"k1.txt": OTHER, "a.txt": form("nõunik", head=STAMP.format("Lisa 1"))}

    assert [FACTS, ("1-3/7", "None", [])] == [facts(r.directive) for each in (files, alone) for r in readings(each)]


def test_a_directive_counts_in_its_own_folder_and_below() -> None:
    """A folder and an inner container have directives of their own; the nearest counts, and none from beside."""
    found = readings_of(
        document_from_bytes(
            zipped(
                {
                    "2024/käskkiri.txt": OTHER,
                    "2024/lisad/nõunik.txt": form("nõunik"),
                    "2025.asice": asice({"käskkiri.txt": DIRECTIVE, "jurist.txt": form("jurist")}),
                    "referent.txt": form("referent"),
                }
            ),
            path="pakk.zip",
            source="pakk.zip",
        )
    )

    assert {"nõunik": "1-3/45", "jurist": "1-3/7", "referent": None} == {
        reading.title: reading.directive.number if reading.directive else None for reading in found
    }


def test_a_letter_beside_the_directive_is_not_the_directive() -> None:
    """The text with the directive's own heading counts, not the letter that sends it."""
    data = mail(LETTER, {"käskkiri.txt": DIRECTIVE, "Lisa 1.txt": form("nõunik")})

    found = readings_of(document_from_bytes(data, path="kiri.eml", source="kiri.eml"))

    assert [("1", FACTS)] == [(reading.annex, facts(reading.directive)) for reading in found]


@pytest.mark.parametrize(
    "text",
    [
        "MEREMÄRGIAMET\nKÄSKKIRI\n03.02.2025 nr 1-2/9\n\nPuhkuse andmine\n1. Annan puhkust.\n",
        "Koosoleku protokoll\n03.02.2025 nr 4\nAmetijuhendid vaadati läbi.\n",
    ],
)
def test_a_text_about_something_else_is_no_directive_of_the_descriptions(text: str) -> None:
    """A directive that speaks neither of job descriptions nor of annexes approves none, and neither do minutes."""
    assert [None] == [reading.directive for reading in readings({"a.txt": text, "nõunik.txt": form("nõunik")})]


def test_the_same_description_in_two_containers_is_one() -> None:
    """The directive and annex give the description its IRI, whatever the container and its other files."""
    from asendus.loader.identity import description_iri

    one = readings({"käskkiri.txt": DIRECTIVE, "Lisa 1.txt": form("nõunik")})
    other = readings({"x/Lisa 1.txt": form("nõunik"), "x/k.txt": DIRECTIVE, "x/Lisa 2.txt": form("jurist")})

    base = "https://example.org/"
    assert description_iri(base, one[0]) == description_iri(base, other[0])
    loose = [readings({"a.txt": form("nõunik")})[0], readings({"b.txt": form("jurist"), "c/a.txt": form("nõunik")})[1]]
    assert 1 == len({description_iri(base, reading) for reading in loose})
