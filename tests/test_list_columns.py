"""Columns of staff lists and substitution schemes: which heading holds what, and which are never read."""

from __future__ import annotations

import pytest
from lists import listing, listings, workbook

from asendus.loader.list_columns import column_key

HEADINGS = [
    ("Ametikoht", "position"),
    ("AMETINIMETUS", "position"),
    ("Teenistuskoha nimetus", "position"),
    ("Ametikoha nimetus:", "position"),
    ("Struktuuriüksus", "unit"),
    ("Struktuuriuksus", "unit"),
    ("Osakond", "unit"),
    ("Kohtade arv", "headcount"),
    ("Kohtade arv (01.01.2025)", "headcount"),
    ("Koosseis", "headcount"),
    ("Ametikohtade arv*", "headcount"),
    ("Arv", "headcount"),
    ("Koormus", "load"),
    ("Vahetu juht", "supervisor"),
    ("Kellele allub", "supervisor"),
    ("Asendaja", "substituted_by"),
    ("Asendaja(d)", "substituted_by"),
    ("1. asendaja", "substituted_by"),
    ("II asendaja", "substituted_by"),
    ("Keda asendab", "substitutes_for"),
    ("Asendatav ametikoht", "principal"),
    ("Asendaja üksus", "substitute_unit"),
    ("Täpsustus", "qualifier"),
    ("Asendamise järjekord", "order"),
    ("Tingimus", "condition"),
    ("Jrk nr", "row"),
    ("Nimi", "holder"),
    ("Teenistuja nimi", "holder"),
    ("Asendaja nimi", "holder"),
    ("Põhipalk", "unread"),
    ("Lemmikvärv", None),
]


@pytest.mark.parametrize(("heading", "key"), HEADINGS)
def test_a_heading_tells_what_its_column_holds(heading: str, key: str | None) -> None:
    """A heading is known by the labels of forms or by the words of lists; a name's column is never a post's."""
    assert key == column_key(heading)


def test_the_names_of_holders_are_masked_and_in_no_quotation() -> None:
    """What stands in a column of names, of pay, or in one that is not known is masked, and no row quotes it."""
    found = listing(
        "Nimi;Ametikoht;Palk;Hüüdnimi;Kohtade arv\nTiit Tamm;jurist;3100;Tipp;1\nXavier Zzyzx;nõunik;2900;Täpp;1\n"
    )

    assert ["jurist\t▮▮▮▮\t▮▮▮▮\t1", "nõunik\t▮▮▮▮\t▮▮▮▮\t1"] == [found.quote(row.span) for row in found.rows]
    assert not [name for name in ("Tamm", "Zzyzx", "3100", "Tipp") if name in found.text]
    assert ("unread-column", "Hüüdnimi") in [(warning.code, warning.words) for warning in found.warnings]


def test_a_name_in_place_of_a_post_is_no_post() -> None:
    """A row that names a person where a post should stand is left out, masked and told."""
    found = listing("Ametikoht;Asendaja\nMari Maasikas;jurist\nnõunik;Jüri Juurikas\n")

    assert ["nõunik"] == [row.title for row in found.rows]
    assert [["person"]] == [[mention.kind.value for mention in row.substituted_by or ()] for row in found.rows]
    assert "Maasikas" not in found.text and "Juurikas" not in found.text
    assert "named-person" in [warning.code for warning in found.warnings]


def test_headings_in_two_rows_are_read_as_one() -> None:
    """A heading over several others narrows them: the post and the unit under "Asendaja" are the substitute's."""
    found = listing(
        "Ametikoht;Struktuuriüksus;Asendaja;;Tingimus\n;;Ametikoht;Üksus;\nnõunik;Õigusosakond;jurist;Hankeosakond;puhkuse ajal\n"
    )
    [row] = found.rows
    [mention] = row.substituted_by or ()

    assert ("nõunik", ("õigusosakond",)) == (row.title, row.unit)
    assert ("jurist", ("hankeosakond",), "puhkuse ajal") == (mention.title, mention.unit, mention.condition)


def test_ranked_columns_rank_substitutes() -> None:
    """The first and the second column of substitutes give the order; so does a column of its own."""
    ranked = listing("Ametikoht;1. asendaja;2. asendaja\nnõunik;jurist;referent\n")
    told = listing("Ametikoht;Asendaja;Järjekord\nnõunik;jurist;2\nnõunik;referent;1\n")

    assert [("jurist", 1), ("referent", 2)] == [(m.title, m.order) for m in ranked.rows[0].substituted_by or ()]
    assert [("jurist", 2), ("referent", 1)] == [
        (m.title, m.order) for row in told.rows for m in row.substituted_by or ()
    ]


@pytest.mark.parametrize(
    ("cell", "direction"), [("nõunikku", "substitutes_for"), ("nõunik", None)], ids=["partitive", "nominative"]
)
def test_a_heading_of_both_directions_is_settled_by_case_or_not_at_all(cell: str, direction: str | None) -> None:
    """Under "Asendab" a partitive is who is covered; where all are nominatives nothing is read, and a warning says so."""
    found = listing(f"Ametikoht;Asendab\njurist;{cell}\n")
    [row] = found.rows

    assert [] == [name for name in ("substituted_by", "substitutes_for") if row.mentions(name) and name != direction]
    assert (direction is None) == ("direction-unclear" in [warning.code for warning in found.warnings])


@pytest.mark.parametrize(
    "text",
    [
        "Nimi;Ametikoht;Osakond;Telefon\nMari Maasikas;jurist;Õigusosakond;5551234\n",
        "Aasta;Summa\n2025;100\n",
        "Teenistuja;Asendaja\nMari Maasikas;Jüri Juurikas\n",
        "üks lause ilma ühegi tabelita\n",
    ],
)
def test_other_tables_are_no_lists(text: str) -> None:
    """A list of people, of sums, or of people who cover people is neither staff list nor scheme."""
    assert [] == listings(text)


def test_a_title_makes_a_table_of_posts_a_staff_list() -> None:
    """Posts without headcounts are a staff list only where the table, its sheet or its file is called so."""
    rows = "Struktuuriüksus;Ametikoht\nÕigusosakond;jurist\n"

    assert [] == listings(rows)
    assert listing(f"Näidisameti koosseisunimekiri\n{rows}").is_staff_list
    assert listing(rows, file="koosseisunimekiri_2025.csv").is_staff_list
    sheets = {"Ametikohtade loetelu": [["Üksus", "Ametikoht"], ["Õigusosakond", "jurist"]], "Muu": [["tühi leht"]]}
    [found] = listings(workbook(sheets), file="tabel.xlsx")
    assert (True, "Ametikohtade loetelu") == (found.is_staff_list, found.sheet)
