"""Word files: their text as a reader sees it."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office_files import STRICT_WORD, p, r, tbl, tc, tr, word_file, word_part

from asendus.loader.formats.docx import text_of_docx

WORDS = st.text("abcõäöüŠ ,.-", min_size=1, max_size=12).map(lambda words: " ".join(words.split())).filter(bool)
BOX = "<w:r><w:pict><v:shape xmlns:v='urn:v'><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


def text(body: str, **parts: str) -> str:
    """The text of a Word file of this body, without the end of its last line."""
    return text_of_docx(word_file(body, parts), "a.docx").rstrip("\n")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.one_of(WORDS, st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=3)), max_size=5)
)
def test_paragraphs_are_lines_and_rows_are_lines_of_cells(content: list[str | list[list[str]]]) -> None:
    """Whatever python-docx writes is read in its order: a paragraph a line, a row a line with tabs."""
    document = docx.Document()
    expected = []
    for block in content:
        if isinstance(block, str):
            document.add_paragraph(block)
            expected.append(block)
            continue
        table = document.add_table(len(block), 2)
        for at, row in enumerate(block):
            for column, words in enumerate(row):
                table.cell(at, column).text = words
            expected.append("\t".join(row))
    buffer = io.BytesIO()
    document.save(buffer)

    assert expected == [line for line in text_of_docx(buffer.getvalue(), "a.docx").split("\n") if line]


def test_the_strict_form_of_the_standard_is_read() -> None:
    """Files saved as Strict Open XML have other namespaces and the same text."""
    assert "Tere\n" == text_of_docx(word_file(p("Tere"), namespace=STRICT_WORD), "a.docx")


def test_blanks_breaks_and_hyphens_are_plain() -> None:
    """A break is a line's end, a no-break hyphen a hyphen, a soft hyphen nothing, a no-break space a space."""
    run = "<w:r><w:t>IT</w:t><w:noBreakHyphen/><w:t>nõu\u00adn</w:t><w:softHyphen/><w:t>ik\u00a0I</w:t><w:br/><w:tab/><w:t>b</w:t></w:r>"

    assert "IT-nõunik I\n\tb" == text(p(run))


def test_changes_are_read_as_accepted() -> None:
    """Inserted and moved words stand where they are now; deleted words, rows and paragraph ends are gone."""
    changes = (
        "<w:del><w:r><w:delText>vana</w:delText></w:r></w:del><w:ins><w:r><w:t>uus </w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>siit</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>siia</w:t></w:r></w:moveTo>"
    )
    row = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>"

    assert "uus siia" == text(p(changes))
    assert "büroo juhataja" == text(p("büroo ", properties="<w:rPr><w:del/></w:rPr>") + p("juhataja"))
    assert "a\tb" == text(tbl(row, tr("a", "b")))


def test_hidden_words_and_field_codes_are_unseen() -> None:
    """A field shows its result, not its code, also with another field inside; hidden words show nothing."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = "<w:r><w:instrText>IF x</w:instrText></w:r>"
    nested = mark("begin") + code + mark("begin") + code + mark("separate") + r("a") + mark("end") + mark("separate")

    assert "b" == text(p(nested, r("b"), mark("end"), r("c", properties="<w:vanish/>")))
    assert "c" == text(p('<w:hyperlink><w:fldSimple w:instr="REF x">' + r("c") + "</w:fldSimple></w:hyperlink>"))


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="A2"/><w:listEntry w:val="B1"/></w:ddList>', "B1"),
    ],
)
def test_old_form_fields_show_their_state(field: str, shown: str) -> None:
    """A box is ticked or empty, a list shows what was chosen."""
    run = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{field}</w:ffData></w:fldChar></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

    assert f"{shown} ametnik" == text(p(run, end, " ametnik"))


def test_boxes_drawn_as_symbols_are_boxes() -> None:
    """The boxes of symbol fonts are ☒ and ☐; other symbols of theirs are no letters."""
    symbols = "".join(f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>' for code in ("F0FE", "F0A8", "F041"))

    assert "☒☐ jah" == text(p(symbols, " jah"))


def test_content_controls_are_read_at_every_level() -> None:
    """Controls around words, paragraphs, cells and rows are seen through; one that shows its prompt is empty."""
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>".format
    row = tr("Keda asendab", tc("jurist"))
    body = (
        control("", p(control("", r("Üks"))))
        + tbl(control("", row), f"<w:tr>{tc('Allub')}{control('', tc('direktorile'))}</w:tr>")
        + tbl(tr("Kes asendab", tc(p(control("<w:showingPlcHdr/>", r("Sisestage tekst"))))))
    )

    assert "Üks\n\nKeda asendab\tjurist\nAllub\tdirektorile\n\nKes asendab\t" == text(body)


def test_a_text_box_stands_before_its_paragraph_once() -> None:
    """What a text box holds is read once though the file has it twice, for new and for old programs."""
    both = (
        "<w:r><mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    box = BOX.format(p("KINNITATUD") + tbl(tr("nr", "5")))

    assert "KINNITATUD\n\nnr\t5\n\nAMETIJUHEND" == text(
        p(both.format(box.removeprefix("<w:r>").removesuffix("</w:r>")), "AMETIJUHEND")
    )


def test_merged_cells_are_said_once() -> None:
    """A cell over several columns or rows is said where it begins; a label beside rows of labels stands above them."""
    span, begin, go_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    two = tbl(
        tr(tc("Asendab", properties=begin), "jurist"), tr(tc("", properties=go_on), "nõunik"), tr("Allub", "juhile")
    )
    three = tbl(
        tr(tc("Asendamine", properties=begin), "Kes asendab", "jurist"),
        tr(tc("", properties=go_on), "Keda asendab", "nõunik"),
        tr(tc("Allub", properties=span), "juhile"),
    )

    assert "Asendab\tjurist\n\tnõunik\nAllub\tjuhile" == text(two)
    assert "Asendamine\nKes asendab\tjurist\nKeda asendab\tnõunik\nAllub\tjuhile" == text(three)


def test_a_form_inside_a_layout_table_keeps_its_rows() -> None:
    """A table alone in a cell, or with columns of its own, gives lines; one of one column is joined in its cell."""
    form = tbl(tr("Üksus", "büroo"), tr("Allub", "juhile"))
    names = tbl(tr("jurist,"), tr("nõunik"))

    assert "Üksus\tbüroo\nAllub\tjuhile" == text(tbl(tr(tc(form, ""), "")))
    assert "1. Üldosa\n\nÜksus\tbüroo\nAllub\tjuhile" == text(tbl(tr("1. Üldosa", tc(form, ""))))
    assert "Kes asendab\tjurist, nõunik" == text(tbl(tr("Kes asendab", tc(names, ""))))
    assert "Üldosa\nAllub: juhile" == text(tbl(tr(tc("Üldosa", "Allub: juhile"))))


def numbering(*levels: str) -> str:
    """A part that declares one list, with these patterns of levels, as numbers 1 and (begun anew at 5) 2."""
    declared = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{pattern.split()[0]}"/>'
        f'<w:lvlText w:val="{pattern.split()[1]}"/></w:lvl>'
        for at, pattern in enumerate(levels)
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{override}</w:num>'
        for number, override in ((1, ""), (2, again))
    )
    return word_part("numbering", f'<w:abstractNum w:abstractNumId="7">{declared}</w:abstractNum>{numbers}')


def item(number: int, level: int, words: str) -> str:
    """A paragraph in a list."""
    return p(words, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_numbers_that_word_counts_are_said() -> None:
    """Levels count within one another, an item of a higher level begins the lower ones anew, a new list goes its own way."""
    items = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (2, 0)]
    body = "".join(item(number, level, "x") for number, level in items)
    part = numbering("decimal %1.", "decimal %1.%2.", "lowerLetter %3)")

    assert ["1. x", "1.1. x", "1.2. x", "a) x", "2. x", "2.1. x", "5. x"] == text(body, numbering=part).split("\n")


def test_a_bullet_is_a_dash_and_an_empty_item_nothing() -> None:
    """Whatever sign a bullet has, it is "- ", save a box, which says something; an item without words has no number and counts none."""
    assert "- x" == text(item(1, 0, "") + item(1, 0, "x"), numbering=numbering("bullet \uf0b7")).strip()
    assert "☐ x" == text(item(1, 0, "x"), numbering=numbering("bullet ☐"))
    assert "1. x" == text(item(1, 0, "") + item(1, 0, "x"), numbering=numbering("decimal %1.")).strip()


def test_a_column_of_numbers_alone_is_said() -> None:
    """A first cell with nothing but the number of its row has the number; an empty value has none."""
    cell = tc(item(1, 0, ""))

    assert "1.\tAllub\t" == text(tbl(tr(cell, "Allub", cell)), numbering=numbering("decimal %1."))


def test_a_style_brings_its_numbers() -> None:
    """A paragraph is numbered as its style, or the style that this is based on, says; number 0 is none."""
    styles = word_part(
        "styles",
        '<w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>',
    )
    style = '<w:pStyle w:val="{}"/>'.format
    body = p("x", properties=style("b")) + p("y", properties=style("b") + '<w:numPr><w:numId w:val="0"/></w:numPr>')

    assert "I. x\ny" == text(body, numbering=numbering("upperRoman %1."), styles=styles)


def test_the_header_of_each_section_stands_where_it_begins() -> None:
    """A section's first header is said in front of it, once while it stays the same, without its page counter."""
    page = '<w:fldSimple w:instr=" PAGE ">' + r("3") + "</w:fldSimple>"
    refer = '<w:headerReference w:type="{}" r:id="header{}"/>'.format
    sections = [f"<w:sectPr>{refer('first', 1)}{refer('default', 2)}<w:titlePg/></w:sectPr>", "<w:sectPr/>"]
    last = f"<w:sectPr>{refer('default', 3)}</w:sectPr>"
    headers = {
        "header1": word_part("hdr", p("KINNITATUD")),
        "header2": word_part("hdr", p("lk ", page)),
        "header3": word_part("hdr", p("Lisa 2")),
    }
    body = "".join(p(name, properties=section) for name, section in zip("ab", sections, strict=True)) + p("c") + last

    assert "KINNITATUD\n\na\nb\n\nLisa 2\n\nc" == text(body, **headers)


def test_footnotes_stand_at_the_end_and_footers_nowhere() -> None:
    """A footnote's words are behind the last line; its mark and the footer are not read."""
    note = word_part("footnotes", '<w:footnote w:id="2">' + p("puhkuse ajal") + "</w:footnote>")
    body = p("jurist", '<w:r><w:footnoteReference w:id="2"/></w:r>') + p("Lõpp")
    section = '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'

    assert "jurist\nLõpp\n\npuhkuse ajal" == text(
        body + section, footnotes=note, footer1=word_part("ftr", p("Tallinn"))
    )
