"""Rows of staff lists: units from columns and headings, headcounts, sums, remarks."""

from __future__ import annotations

import pytest
from lists import Cells, listing, listings, workbook

from asendus.loader.listing import Listing


def placed(found: Listing) -> list[tuple[str, tuple[str, ...] | None]]:
    """Each post of a list and its unit."""
    return [(row.title, row.unit) for row in found.rows]


def test_an_empty_unit_is_the_one_above() -> None:
    """A unit stands once for the rows below it; the rows before the first unit are right in the agency."""
    found = listing("Osakond;Ametikoht;Arv\n;peadirektor;1\nÕigusosakond;jurist;2\n;referent;1\n")

    assert [("peadirektor", ()), ("jurist", ("õigusosakond",)), ("referent", ("õigusosakond",))] == placed(found)


def test_two_columns_of_units_are_a_path() -> None:
    """The smaller unit stands below the larger; a larger one that is told anew is without a smaller."""
    found = listing(
        "Osakond;Talitus;Ametikoht;Arv\nFinantsosakond;arendustalitus;arendaja;1\n;;testija;1\nFinantsosakond;;nõunik;1\n"
    )

    assert [
        ("arendaja", ("finantsosakond", "arendustalitus")),
        ("testija", ("finantsosakond", "arendustalitus")),
        ("nõunik", ("finantsosakond",)),
    ] == placed(found)


def test_a_row_with_a_unit_alone_heads_the_rows_below() -> None:
    """Headings nest by the size of units or by their numbers; the sum beside a heading is no post."""
    found = listing(
        "Ametikoht;Koosseis\n1. Finantsosakond;3\njuhataja;1\n1.1 Arendustalitus;2\narendaja;2\n2. Õigusosakond;\njurist;1\nJuhtkond;\nasedirektor;1\n"
    )

    assert [
        ("juhataja", ("finantsosakond",)),
        ("arendaja", ("finantsosakond", "arendustalitus")),
        ("jurist", ("õigusosakond",)),
        ("asedirektor", ("juhtkond",)),
    ] == placed(found)


def test_cells_merged_over_rows_hold_for_each() -> None:
    """A unit that is merged over rows of a sheet is in each of them, and in the text that offsets count in."""
    rows: list[list[object]] = [
        ["Osakond", "Ametikoht", "Arv"],
        ["Õigusosakond", "jurist", 2.0],
        [None, "referent", 1],
        ["", "nõunik", 1],
    ]
    [found] = listings(workbook({"Leht1": rows}, merged=["A2:A3"]), file="list.xlsx")

    assert "Õigusosakond\treferent\t1" == found.quote(found.rows[1].span)
    assert [("õigusosakond",)] * 3 == [row.unit for row in found.rows]
    assert [2, 1, 1] == [row.headcount for row in found.rows]


def test_every_sheet_is_a_list_of_its_own() -> None:
    """Sheets are read apart; one that is no list is passed over, and a hidden one is not there."""
    sheets: dict[str, Cells] = {
        "Koosseis": [["Ametikoht", "Arv"], ["jurist", 1]],
        "Joonis": [["tekst"]],
        "Asendused": [["Ametikoht", "Asendaja"], ["jurist", "nõunik"]],
    }
    staff, scheme = listings(workbook(sheets), file="kaks.xlsx")

    assert [("Koosseis", True, False), ("Asendused", False, True)] == [
        (each.sheet, each.is_staff_list, each.is_scheme) for each in (staff, scheme)
    ]
    assert "jurist\tnõunik" == scheme.quote(scheme.rows[0].span)


@pytest.mark.parametrize(
    ("cell", "people", "code"),
    [
        ("1", 1, None),
        ("2,0", 2, None),
        ("0,5", 1, "fractional-headcount"),
        ("2.5", 3, "fractional-headcount"),
        ("", None, None),
        ("mitu", None, "unread-headcount"),
    ],
)
def test_a_headcount_is_the_least_number_of_people(cell: str, people: int | None, code: str | None) -> None:
    """Half a place is somebody's, two and a half are three people's; what is no number is told."""
    found = listing(f"Üksus;Ametikoht;Kohtade arv\nÕigusosakond;jurist;{cell}\n")

    assert [people] == [row.headcount for row in found.rows]
    assert ([code] if code else []) == [warning.code for warning in found.warnings]


def test_a_part_of_full_time_is_one_place() -> None:
    """Under a heading of workload each row is a place, whatever part of full time it is."""
    found = listing("Üksus;Ametikoht;Koormus\nÕigusosakond;jurist;0,5\nÕigusosakond;jurist;1,0\n")

    assert [1, 1] == [row.headcount for row in found.rows]


def test_rows_of_holders_are_places() -> None:
    """Without a column of numbers, a list of each post's holders has a place a row; a list of posts has no numbers."""
    holders = listing("Koosseis\nÜksus;Ametikoht;Nimi\nÕigusosakond;jurist;Mari Maasikas\nÕigusosakond;nõunik;\n")
    posts = listing("Koosseis\nÜksus;Ametikoht\nÕigusosakond;jurist\nÕigusosakond;nõunik\n")

    assert [1, 1] == [row.headcount for row in holders.rows]
    assert [None, None] == [row.headcount for row in posts.rows]


def test_sums_places_of_nobody_and_remarks_are_no_posts() -> None:
    """A total, a post without a place, headings said again and a line below the table are left out."""
    found = listing(
        "Üksus;Ametikoht;Arv\nÕigusosakond;jurist;2\nÕigusosakond kokku;;2\nÜksus;Ametikoht;Arv\n;nõunik;0\nKokku;;2\n;Koostas: personalijuht;\n"
    )

    assert ["jurist"] == [row.title for row in found.rows]
    assert ["no-place", "unread"] == [warning.code for warning in found.warnings]


def test_the_lines_above_a_table_tell_whose_it_is() -> None:
    """The agency, the unit and the day stand in lines of their own, or before what the list is called."""
    named = listing(
        "Rannikuameti koosseisunimekiri\nseisuga 01.02.2025\nÜksus;Ametikoht;Arv\nA osakond;jurist;1\n", agency=None
    )
    unit = listing("Näidisamet\nHaldusosakonna asendusskeem\nAmetikoht;Asendaja\njurist;nõunik\n", agency=None)

    assert ("Rannikuamet", "2025-02-01") == (named.agency, str(named.date))
    assert "01.02.2025" == named.quote(named.evidence["date"])
    assert ("Näidisamet", ("haldusosakond",)) == (unit.agency, unit.unit)
    assert [("jurist", ("haldusosakond",))] == placed(unit)


def test_an_agency_column_tells_the_agency() -> None:
    """A column that has one agency throughout names it."""
    found = listing("Asutus;Ametikoht;Arv\nNäidisamet;jurist;1\nNäidisamet;nõunik;1\n", agency=None)

    assert "Näidisamet" == found.agency


@pytest.mark.parametrize("head", ["", "jurist;1;"])
def test_a_cell_without_end_is_read_no_further_than_the_bound(head: str) -> None:
    """Of a cell of ten thousand signs the first thousand count; the rest is told, and the rows around it are read."""
    cell = head + "osakond, " * 1_200
    found = listing(f"Ametikoht;Arv;Asendaja\nÕigusosakond;;\n{cell}\nnõunik;1;jurist\n")

    assert ["too-long"] == [warning.code for warning in found.warnings if warning.code == "too-long"]
    assert "nõunik" == found.rows[-1].title
