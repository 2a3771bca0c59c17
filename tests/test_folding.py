"""Folding and distances of words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asendus.loader.folding import DAMAGED, damage, distance, fold, ocr_fold, tolerant

WORDS = st.text(alphabet="aeinõäöüšž -", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÜLDOSA", "uldosa"),
        ("Struktuuriüksus", "struktuuriuksus"),
        ("finants–  ja\tarendusosakond", "finants- ja arendusosakond"),
        ("Väljaõppe\nžürii", "valjaoppe zurii"),
    ],
)
def test_fold_drops_case_diacritics_and_runs_of_space(text: str, folded: str) -> None:
    """Two spellings of a word that differ in case, diacritics, dashes or white space fold to one."""
    assert folded == fold(text)


@pytest.mark.parametrize(
    ("damaged", "right"),
    [("TO6ks", "Tööks"), ("t66tajate", "töötajate"), ("m&ju", "mõju"), ("v@imaluste", "võimaluste")],
)
def test_ocr_fold_reads_signs_inside_words_as_letters(damaged: str, right: str) -> None:
    """A digit or sign between letters folds to the letter that it stands for."""
    assert ocr_fold(right) == ocr_fold(damaged)


def test_ocr_fold_keeps_numbers_and_levels() -> None:
    """Numbers, dates and language levels keep their digits."""
    assert "c1, b2, 2026, 60 paeva, nr 106" == ocr_fold("C1, B2, 2026, 60 päeva, nr 106")


@given(WORDS)
def test_folding_twice_changes_nothing(text: str) -> None:
    """Both foldings are idempotent."""
    assert fold(text) == fold(fold(text))
    assert ocr_fold(text) == ocr_fold(ocr_fold(text))


def _edits(a: str, b: str) -> int:
    """The distance without a bound, by its definition."""
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if i == 0 or j == 0:
                table[i][j] = i + j
                continue
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


@given(WORDS, WORDS, st.integers(min_value=0, max_value=6))
def test_distance_is_the_number_of_edits_up_to_its_limit(a: str, b: str, limit: int) -> None:
    """The bounded distance equals the unbounded one, or is one over the limit where that is greater."""
    assert min(_edits(a, b), limit + 1) == distance(a, b, limit=limit)


@given(WORDS, WORDS)
def test_distance_is_symmetric(a: str, b: str) -> None:
    """It is as far from one word to another as back."""
    assert distance(a, b, limit=5) == distance(b, a, limit=5)


@given(WORDS, st.data())
def test_usual_damage_costs_nothing(word: str, data: st.DataObject) -> None:
    """A word in which õ ä ö ü š ž became what a scan makes of them is no edit away, and its pattern finds it."""
    seen = "".join(data.draw(st.sampled_from(DAMAGED.get(letter, (letter,)))) for letter in word)

    assert 0 == damage(seen, word, limit=0)
    assert re.search(tolerant(word), seen, re.IGNORECASE)


@pytest.mark.parametrize(
    ("seen", "right", "edits"), [("loovsu", "loovus", 2), ("taps", "täpsus", 2), ("sonad", "sõna", 1)]
)
def test_other_damage_costs_edits(seen: str, right: str, edits: int) -> None:
    """Letters that a scan reads well cost an edit each."""
    assert edits == damage(seen, right, limit=3)


def test_damage_is_told_from_right_to_seen() -> None:
    """A right o is not taken for a damaged õ when it is the right word that has the o."""
    assert 1 == damage("õng", "ong", limit=2)
