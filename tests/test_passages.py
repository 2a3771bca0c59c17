"""Words that remember where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asendus.loader.lines import clean, lines_of
from asendus.loader.passages import Passage, Span

TEXTS = st.text(alphabet="abõ ,.\n\t-", max_size=40)


@given(TEXTS, st.integers(0, 20))
def test_a_passage_stands_where_its_words_stand(text: str, shift: int) -> None:
    """Whatever is stripped, split or cut, each character is found at its offset in the document."""
    document = "x" * shift + text
    passage = Passage.from_text(document, shift)

    for piece in [passage.strip(), *passage.split(","), passage.without("a"), passage[2:9]]:
        assert list(piece.text) == [document[offset] for offset in piece.offsets]


@given(st.lists(TEXTS, max_size=5))
def test_joining_keeps_every_word(parts: list[str]) -> None:
    """Joined passages read as their texts joined, empty ones left out."""
    passages = [Passage.from_text(part) for part in parts]

    assert " ".join(part for part in parts if part) == Passage.join(passages).text


def test_an_empty_passage_has_no_span() -> None:
    """Nothing stands nowhere."""
    with pytest.raises(ValueError, match="empty passage"):
        _ = Passage.empty().span


def test_a_passage_needs_an_offset_for_every_character() -> None:
    """Words and offsets of different length are refused."""
    with pytest.raises(ValueError, match="2 characters with 1 offsets"):
        Passage("ab", (0,))


def test_markup_is_dropped_and_offsets_stay() -> None:
    """Tags and emphasis go; the words are still quoted from where they stand."""
    text = "<p>1.1 <b>Ametikoht</b></p>\t**nõunik**"

    (line,) = lines_of(text, Span(0, len(text)))

    assert ["1.1 Ametikoht".removeprefix("1.1 "), "nõunik"] == [cell.text for cell in line.cells]
    assert "1.1" == line.number
    assert ["Ametikoht", "nõunik"] == [text[cell.span.start : cell.span.end] for cell in line.cells]


@pytest.mark.parametrize("text", ["16.06.2021 käskkirja nr 5", "13. jaanuari 2025 käskkirjaga nr 5"])
def test_a_date_is_no_item_number(text: str) -> None:
    """A line that begins with a date keeps it."""
    (line,) = lines_of(text, Span(0, len(text)))

    assert (None, text) == (line.number, line.words.text)


@pytest.mark.parametrize("words", ["3", "2 (5)", "lk 4/7", "- 3 -".strip("- ")])
def test_page_numbers_are_known(words: str) -> None:
    """A line with nothing but a page's number is recognised as such."""
    (line,) = lines_of(words, Span(0, len(words)))

    assert line.page_number


def words(text: str) -> list[str]:
    return [line.words.text for line in lines_of(text, Span(0, len(text)))]


def test_a_quoted_mail_loses_its_marks() -> None:
    """The marks of a quotation are no part of a line."""
    assert ["AMETIJUHEND", "", "Allub direktorile"] == words("> AMETIJUHEND\n>\n> > Allub direktorile")


def test_entities_are_characters() -> None:
    """A character reference is the character, and stands where it begins."""
    text = "jurist v&otilde;i&nbsp;nõunik & abi"

    (line,) = lines_of(text, Span(0, len(text)))

    assert "jurist või\u00a0nõunik & abi" == line.words.text
    assert 8 == line.words.offsets[line.words.text.index("õi")]


def test_a_tag_that_ends_a_paragraph_ends_a_line() -> None:
    """Lines that HTML ran together are parted again."""
    assert ["Lisa 1", "KINNITATUD"] == words("<p>Lisa 1<br/>KINNITATUD</p>")


def test_a_broken_word_is_joined_even_over_a_page() -> None:
    """Halves of a word are one again; the page's number follows the word."""
    assert ["5", "osakonna teenistuja abi"] == words("osakonna teenis-\n5\ntuja abi")
    assert ["mereteenistus"] == words("mere\u00ad\nteenistus")


def test_a_hyphen_before_a_conjunction_stays() -> None:
    """“finants- ja arendusosakond” was not broken, and neither was “IT-”."""
    assert ["finants-", "ja arendusosakond"] == words("finants-\nja arendusosakond")
    assert ["IT-", "spetsialist"] == words("IT-\nspetsialist")


def test_list_items_of_a_cell_become_lines() -> None:
    """An HTML list inside a cell keeps its items apart."""
    assert "üks\nkaks" == clean(Passage.from_text("<ul><li>üks</li><li>kaks</li></ul>")).text.replace("\n\n", "\n")
