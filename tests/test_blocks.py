"""The lines that tables make, whatever format they come from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asendus.loader.formats.blocks import Block, Cell, Table, cell_text, plain_characters, text_of_blocks

WORDS = st.text("abcõÄ1", min_size=1, max_size=4)


def cell(words: str, down: int = 1) -> Cell:
    """A cell of words."""
    return Cell([words], down)


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        pytest.param(
            [[cell("Nimetus", 2), cell("Kood", 2), cell("Asendab")], [cell("Kes"), cell("Keda")], [*map(cell, "abcd")]],
            ["Nimetus\tKood\tAsendab", "\tKes\tKeda", "a\tb\tc\td"],
            id="a head of two rows, its columns merged besides",
        ),
        pytest.param(
            [[cell("Kes"), cell("Keda", 2), cell("Millal")], [cell("a"), cell("b")], [*map(cell, "cde")]],
            ["Kes\tKeda\tMillal", "a\t\tb", "c\td\te"],
            id="a cell in the middle goes over two rows",
        ),
        pytest.param(
            [[cell("Asendamine", 2), cell("Kes"), cell("a")], [cell("Keda"), cell("b")], [cell("Allub"), cell("c")]],
            ["Asendamine", "Kes\ta", "Keda\tb", "Allub\tc"],
            id="a label over rows of labels",
        ),
        pytest.param(
            [[cell("1.", 2), cell("Kes"), cell("a")], [cell("Keda"), cell("b")]],
            ["1.\tKes\ta", "\tKeda\tb"],
            id="a number over rows is no label",
        ),
        pytest.param(
            [[cell("a", 2), cell("b")], [cell("c", 2), cell("d"), cell("e")]],
            ["a\tb", "\tc\td\te"],
            id="one begins where another still goes on",
        ),
        pytest.param([[cell("Kes", 3), cell("a")], [cell("b")]], ["Kes\ta", "\tb"], id="fewer rows than stated"),
    ],
)
def test_merged_cells_keep_the_columns(rows: list[list[Cell]], lines: list[str]) -> None:
    """A cell that goes over several rows is said once, and what stands beside it stays in its column."""
    assert lines == text_of_blocks([Table(rows)]).rstrip("\n").split("\n")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=4), max_size=4), st.lists(st.integers(1, 4), max_size=16))
def test_no_word_of_a_table_is_lost_or_said_twice(words: list[list[str]], downs: list[int]) -> None:
    """Each cell's words are in the text once and in their order, however cells are merged."""
    states = iter(downs)
    rows = [[cell(each, next(states, 1)) for each in row] for row in words]

    assert [each for row in words for each in row] == text_of_blocks([Table(rows)]).split()


def test_words_in_columns_of_spaces_stay_there() -> None:
    """What stands far from the margin stays there, in a paragraph; in a cell blanks are one."""
    blocks: list[Block] = ["Asendab        Keda", "               nõunikku", Table([[cell("  a"), cell("b   c")]])]

    assert "Asendab        Keda\n               nõunikku\n\na\tb c\n" == text_of_blocks(blocks)


def test_a_word_broken_by_a_soft_hyphen_is_joined_in_its_cell() -> None:
    """Where a soft hyphen ends a line, it stays for the reader of lines; in a cell the word is whole."""
    broken = plain_characters("mere\u00ad\nteenis\u00adtus")

    assert "mere\u00ad\nteenistus" == broken
    assert "mereteenistus\ta\n" == text_of_blocks([Table([[cell(broken), cell("a")]])])


def test_a_list_in_a_cell_is_parted_whatever_stands_before_it() -> None:
    """The items of a list in a cell are parted by ";" also where nothing stands in front of the first."""
    table = Table([[cell("a"), Cell(["- üks;", "- kaks."])]])

    assert "a\tüks; kaks\n" == text_of_blocks([table])
    assert "üks; kaks" == cell_text("1. üks\n2. kaks")
    assert "büroo 14. märtsil 15. aprillil" == cell_text("büroo\n14. märtsil\n15. aprillil")
