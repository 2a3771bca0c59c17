"""Words on a page: which are cells, which are prose, and what pages' ends and heads leave alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from asendus.loader.formats.flow import text_of_pages
from asendus.loader.formats.layout import rows_of_page
from asendus.loader.formats.letters import Word
from asendus.loader.formats.rows import Row

#: The paper's width, the width of a letter and of a space, the distance of lines. Points.
WIDTH, LETTER, SPACE, LINE = 595.0, 5.0, 3.0, 13.0
#: A piece of a line: where it begins and its words.
Piece = tuple[float, str]


def set_at(x: float, y: float, text: str, *, space: float = SPACE) -> Iterable[Word]:
    """The words of a piece of a line."""
    for word in text.split():
        yield Word(word, x, x + LETTER * len(word), y, 10.0)
        x += LETTER * len(word) + space


def page(*lines: Sequence[Piece], top: float = 60, pitch: float = LINE) -> list[Row]:
    """The rows of a page of lines, each of pieces."""
    words = [w for at, line in enumerate(lines) for x, text in line for w in set_at(x, top + at * pitch, text)]
    return rows_of_page(words, [])


def text(*pages: list[Row]) -> str:
    """The text of pages."""
    return text_of_pages(pages, width=WIDTH)


def test_values_below_each_other_are_a_column() -> None:
    """Label and value are cells where the values begin below each other, and a wrapped value stays in its row."""
    lines = [
        [(60, "Ametikoht"), (200, "peaspetsialist (seire)")],
        [(60, "Asendaja"), (200, "seiretalituse nõunik või")],
        [(200, "talituse juhataja")],
        [(60, "Alluvad"), (200, "puuduvad")],
    ]

    assert (
        "Ametikoht\tpeaspetsialist (seire)\nAsendaja\tseiretalituse nõunik või talituse juhataja\nAlluvad\tpuuduvad\n"
    ) == text(page(*lines))


def test_a_wrapped_label_stays_in_its_row() -> None:
    """Where labels carry numbers, a line without one goes on with the label above; else lower case does."""
    numbered = [
        [(60, "1.1 TEENISTUSKOHA"), (200, "rannikumere")],
        [(60, "NIMETUS"), (200, "vanemspetsialist")],
        [(60, "1.2 ALLUVUS"), (200, "büroo juhatajale")],
    ]
    plain = [
        [(60, "Keda teenistuja"), (150, "osakonna juhatajat")],
        [(60, "asendab")],
        [(60, "Alluvad"), (150, "puuduvad")],
    ]

    assert "1.1 TEENISTUSKOHA NIMETUS\trannikumere vanemspetsialist\n1.2 ALLUVUS\tbüroo juhatajale\n" == text(
        page(*numbered)
    )
    assert "Keda teenistuja asendab\tosakonna juhatajat\nAlluvad\tpuuduvad\n" == text(page(*plain))


def test_labels_above_values_are_two_rows() -> None:
    """A row of values below a row of labels begins anew though it is in lower case: its words had room above."""
    lines = [
        [(60, "Ametikoht"), (220, "Üksus"), (400, "Vahetu juht")],
        [(60, "nõunik"), (220, "seiretalitus"), (400, "talituse juhataja")],
    ]

    assert "Ametikoht\tÜksus\tVahetu juht\nnõunik\tseiretalitus\ttalituse juhataja\n" == text(page(*lines))


def test_a_heading_between_rows_is_no_cell() -> None:
    """A line alone between the rows of a table stays a line, and a list's numbers are no column."""
    lines = [
        [(60, "Ametikoht"), (200, "nõunik")],
        [(60, "Üldosa")],
        [(60, "Alluvad"), (200, "puuduvad")],
        [],
        [(60, "1."), (90, "koostab aruandeid;")],
        [(60, "2."), (90, "nõustab valda.")],
    ]

    assert "Ametikoht\tnõunik\nÜldosa\nAlluvad\tpuuduvad\n\n1. koostab aruandeid;\n2. nõustab valda.\n" == text(
        page(*lines)
    )


SENTENCE = (
    "Teenistuja vastutab talle antud ülesannete õigeaegse ja nõuetekohase täitmise eest ning hoiab saladuses talle teatavaks "
    "saanud andmed ka pärast teenistusest lahkumist kui seadus ei näe ette teisiti"
)


@given(st.lists(st.sampled_from(SENTENCE.split()), min_size=12, max_size=60), st.integers(45, 80))
def test_justified_prose_is_never_cut(words: list[str], width: int) -> None:
    """However wide the gaps that justifying leaves, prose has no cells."""
    lines: list[list[str]] = [[]]
    for word in words:
        if lines[-1] and len(" ".join([*lines[-1], word])) > width:
            lines.append([])
        lines[-1].append(word)
    placed: list[Word] = []
    for at, line in enumerate(lines):
        last = at == len(lines) - 1
        free = width * LETTER - sum(len(word) for word in line) * LETTER
        space = SPACE if last else free / max(len(line) - 1, 1)
        placed += set_at(60, 60 + at * LINE, " ".join(line), space=space)

    assert "\t" not in text(rows_of_page(placed, []))


def test_a_wrapped_paragraph_is_one_line() -> None:
    """A line after which the next word had no room is joined with the next; one that ends early is not."""
    lines = [
        [(60, "Teenistuja vastutab talle antud ülesannete õigeaegse ja nõuetekohase täitmise eest ning hoiab")],
        [(60, "saladuses talle teatavaks saanud andmed.")],
        [(60, "Ametijuhendit muudetakse kokkuleppel.")],
    ]

    assert (
        "Teenistuja vastutab talle antud ülesannete õigeaegse ja nõuetekohase täitmise eest ning hoiab saladuses talle "
        "teatavaks saanud andmed.\nAmetijuhendit muudetakse kokkuleppel.\n"
    ) == text(page(*lines))


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    """A page set in two columns is read down the left and then down the right."""
    sides = ((60.0, "vasak"), (320.0, "parem"))
    found = text(page(*([(x, f"{side} veerg rida number {at:02} on täis") for x, side in sides] for at in range(20))))

    assert "\t" not in found
    assert found.index("vasak veerg rida number 19") < found.index("parem veerg rida number 00")


BODY: list[Sequence[Piece]] = [[(60.0, f"{at}. Teenistuja täidab ülesannet number {at}.")] for at in range(1, 31)]


def test_running_heads_do_not_cut_a_row() -> None:
    """The head of each page and its counter go, and a row that goes on behind them is one row."""
    head = [(60.0, "Kaljuranna Vallavalitsus")]
    pages = [
        page(head, *BODY, [(60, "Asendaja"), (200, "nõunik või")], [(290, "1 / 2")]),
        page(head, [(200, "talituse juhataja")], [(60, "Alluvad"), (200, "puuduvad")], *BODY, [(290, "2 / 2")]),
    ]
    found = text(*pages)

    assert "\nAsendaja\tnõunik või talituse juhataja\nAlluvad\tpuuduvad\n" in found
    assert (1, False) == (found.count("Kaljuranna"), "/ 2" in found)


def test_a_sentence_goes_on_on_the_next_page() -> None:
    """A sentence that a page's end and its number cut is one line."""
    first = [
        *BODY,
        [(60, "Teenistuja vastutab talle antud ülesannete õigeaegse ja nõuetekohase täitmise eest ning hoiab")],
    ]
    pages = [
        page(*first, [(290, "lk 1")]),
        page([(60, "saladuses talle teatavaks saanud andmed.")], *BODY, [(290, "lk 2")]),
    ]

    assert "eest ning hoiab saladuses talle teatavaks" in text(*pages)


def test_the_same_heading_of_two_descriptions_stays() -> None:
    """Two descriptions of one form, each on a page of its own, keep their headings though these stand at one height."""
    pages = [page([(60, "AMETIJUHEND")], [(60, f"Ametikoht: {title}")], *BODY) for title in ("nõunik", "jurist")]

    assert 2 == text(*pages).count("AMETIJUHEND")
