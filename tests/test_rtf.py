"""RTF files: their text as a reader sees it."""

from __future__ import annotations

import pytest

from asendus.loader.formats.rtf import text_of_rtf


def text(body: str, *, head: str = r"\ansi\ansicpg1257\deff0") -> str:
    """The text of a file of this body, without the end of its last line."""
    return text_of_rtf(rf"{{\rtf1{head} {body}}}".encode("latin-1"), "a.rtf").rstrip("\n")


@pytest.mark.parametrize(
    "words",
    [
        r"\'f5\'e4\'f6\'fc\'f0\'fe\'d5\'d0",
        r"\u245?\u228?\u246?\u252?\u353?\u382?\u213?\u352?",
        r"{\uc0\u245\u228\u246\u252\u353\u382\u213\u352}",
        r"\uc2\u245\'f5\'f5\u228??\u246ab\u252\'fc\'fc\u353\'f0\'f0\u382\'fe\'fe\u213??\u352??",
        "\u00f5\u00e4\u00f6\u00fc\u00f0\u00fe\u00d5\u00d0",
    ],
)
def test_letters_are_read_however_they_are_written(words: str) -> None:
    """Bytes of the code page, escaped or not, and Unicode escapes with any number of stand-ins give the same letters."""
    assert "õäöüšžÕŠ" == text(words)


def test_the_font_tells_the_code_page() -> None:
    """A Baltic font in a western file has Baltic letters; what a code page lacks is read as the western one has it."""
    fonts = r"{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset186 Arial Baltic;}}"

    assert "ðš" == text(r"\f0\'f0{\f1\'f0}", head=rf"\ansi\ansicpg1252{fonts}")
    assert "šš" == text(r"\'f0\'9a")


def test_a_character_in_two_halves_is_one() -> None:
    """A character beyond the first plane is one; half of one is no character, and never stops the reading."""
    assert "\U0001f47d" == text(r"\u-10179?\u-9091?")
    assert "a\ufffdb" == text(r"a\u-10179?b")


def test_blanks_breaks_and_hyphens_are_plain() -> None:
    """Paragraphs and breaks are lines; no-break and soft hyphens and blanks are plain; ends of source lines are nothing."""
    assert "IT-nõunik I\nkaks – \\{}" == text("IT\\_n\\'f5u\\-nik\\~I\\par\nka\nks \\endash  \\\\\\{\\}")


def test_what_a_reader_does_not_see_is_not_read() -> None:
    """Tables of fonts, colours and styles, the document's properties, unknown groups, pictures, codes of fields, hidden and
    deleted words are no text."""
    body = (
        r"{\fonttbl{\f0 Arial;}}{\colortbl;\red0;}{\stylesheet{\s0 Normal;}}{\info{\upr{\title T}{\*\ud{\title T}}}}"
        r"{\*\generator X 1;}{\pict\bin4 }}{{}{\*\shppict{\pict 00ff}}a{\v peidus}{\deleted vana\par}"
        r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}{\upr{?}{\*\ud{\u245?}}}\bin2 {{\v b\v0 c"
    )

    assert "alinkõc" == text(body)


def test_rows_are_lines_of_cells() -> None:
    """A cell's paragraphs are joined; merged cells are said once; a label beside rows of labels stands above them."""
    three = r"\trowd\clvm{0}\cellx1\cellx2\cellx3\pard\intbl "
    body = (
        three.format("gf") + r"Asendamine\cell Kes asendab\cell b\'fcroo\par jurist\cell\row"
        + three.format("rg") + r"\cell Keda asendab\cell n\'f5unik\cell\row"
        + r"\trowd\clmgf\cellx1\clmrg\cellx2\cellx3\pard\intbl Allub\cell\cell juhile\cell\row\pard L\'f5pp\par"
    )  # fmt: skip

    assert "Asendamine\nKes asendab\tbüroo jurist\nKeda asendab\tnõunik\nAllub\tjuhile\n\nLõpp" == text(body)


def test_a_table_in_a_table_keeps_its_rows() -> None:
    """A form in a cell gives its rows as lines, though the definition of its rows stands behind them."""
    inner = r"\pard\intbl\itap2 {}\nestcell {}\nestcell{{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}}{{\nonesttables\par}}"
    body = (
        r"\trowd\cellx1\cellx9\pard\intbl 1. \'dcldosa\cell "
        + inner.format(r"\'dcksus", r"b\'fcroo")
        + inner.format("Allub", "juhile")
        + r"\pard\intbl\cell\row\pard"
    )

    assert "1. Üldosa\n\nÜksus\tbüroo\nAllub\tjuhile" == text(body)


def test_numbers_and_bullets_stand_before_their_paragraph() -> None:
    """The text of a number is read as one, a bullet as a dash; a paragraph without words has none, a lone cell has."""
    number, bullet = r"\pard{\listtext\pard\plain 1.1.\tab}", r"\pard{\pntext\f1{\'b7}\tab}"
    row = rf"\trowd\cellx1\cellx2\pard\intbl{number[5:]}\cell Allub\cell\row"

    assert "1.1. a\n- b\n\n1.1.\tAllub" == text(rf"{number}a\par{bullet} b\par{number}\par{row}")


def test_the_header_of_each_section_stands_where_it_begins() -> None:
    """The first page's header is at the top where there is one, each other where it first holds; page counters are not read."""
    body = (
        r"{\header mujal\par}{\headerf KINNITATUD\par lk {\field{\*\fldinst  PAGE }{\fldrslt 3}}\par}{\footer jalus\par}\titlepg "
        r"a\par\sect\sectd{\header Lisa 2\par\chpgn\par}b\par\sect\sectd c\par"
    )

    assert "KINNITATUD\n\na\n\nLisa 2\n\nb\n\nc" == text(body)


def test_boxes_stand_before_their_paragraph_and_notes_at_the_end() -> None:
    """A text box is read before the words around it, a footnote behind all, a ticked form field as a ticked box."""
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt KINNITATUD\par}}{\shprslt{\pict 00}}}"
    note = r"{\footnote\pard\plain puhkusel}"
    tick = r"{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1{\*\ffname x}}}}{\fldrslt}}"

    assert "KINNITATUD\nAMETIJUHEND ☒\nLõpp\n\npuhkusel" == text(rf"AMETI{box}JU{note}HEND {tick}\par L\'f5pp\par")
