"""OpenDocument texts: their text as a reader sees it."""

from __future__ import annotations

from office_files import text_file

from asendus.loader.formats.odt import text_of_odt
from asendus.loader.formats.odt_body import MOST_REPEATED


def text(body: str, *, automatic: str = "", styles: str = "", masters: str = "") -> str:
    """The text of a file of this body, without the end of its last line."""
    return text_of_odt(text_file(body, automatic=automatic, styles=styles, masters=masters), "a.odt").rstrip("\n")


def p(words: str, style: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def table(*rows: str) -> str:
    """A table of rows."""
    columns = '<table:table-column table:number-columns-repeated="2"/>'
    return f"<table:table>{columns}{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"


def cell(content: str, attributes: str = "") -> str:
    """A cell; without markup it is a paragraph of words."""
    return f"<table:table-cell {attributes}>{content if content.startswith('<') else p(content)}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def test_blanks_and_breaks_are_plain() -> None:
    """Runs of blanks are one, stated spaces are kept, breaks and tabs are what they show."""
    words = 'Üks \n  kaks<text:s text:c="3"/>kolm<text:line-break/>neli<text:tab/>IT\u2011nõu\u00adnik<text:s/>I'

    assert "Üks kaks   kolm\nneli\tIT-nõunik I" == text(p(words))


def test_what_is_deleted_or_hidden_is_unseen() -> None:
    """Deleted words, comments, hidden words and sections, and prompts of fields are not read; insertions are."""
    style = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    body = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('vana')}</text:deletion></text:changed-region>"
        "</text:tracked-changes>"
        + p(
            '<text:change text:change-id="c"/>uus <text:span text:style-name="T1">peidus</text:span><text:span>nähtav</text:span>'
        )
        + p(
            "<office:annotation><text:p>märkus</text:p></office:annotation>a<text:placeholder>sisesta</text:placeholder>"
        )
        + p('<loext:content-control loext:showing-place-holder="true">sisesta</loext:content-control>')
        + p("peidus", "T1")
        + f'<text:section text:display="none">{p("peidus")}</text:section><text:section>{p("osa")}</text:section>'
    )

    assert "uus nähtav\na\n\nosa" == text(body, automatic=style)


def test_links_fields_and_controls_show_their_words() -> None:
    """A link, a field and a filled content control are the words that they show; a ticked box is one."""
    box = '<text:fieldmark type="x.FORMCHECKBOX"><text:param name="Checkbox_Checked" value="true"/></text:fieldmark>'
    words = (
        f"<text:a>link</text:a> <text:title>väli</text:title> <loext:content-control>C1</loext:content-control> {box}"
    )

    assert "link väli C1 ☒" == text(p(words))


def test_spanned_cells_are_said_once() -> None:
    """A cell over several columns or rows is said where it begins; what it covers is no cell."""
    rows = (
        cell("Asendamine", 'table:number-rows-spanned="2"') + cell("Kes asendab") + cell("jurist"),
        COVERED + cell("Keda asendab") + cell("nõunik"),
        cell("Allub", 'table:number-columns-spanned="2"') + COVERED + cell("juhile"),
    )

    assert "Asendamine\nKes asendab\tjurist\nKeda asendab\tnõunik\nAllub\tjuhile" == text(table(*rows))


def test_repeated_cells_are_said_as_often_up_to_a_bound() -> None:
    """A cell and a row that state how often they stand are repeated, but not without bound."""
    twice, ever = 'table:number-columns-repeated="2"', 'table:number-columns-repeated="900000"'
    rows = f'<table:table-row table:number-rows-repeated="2">{cell("a", twice)}</table:table-row>'

    assert "a\ta\na\ta" == text(f"<table:table><table:table-header-rows>{rows}</table:table-header-rows></table:table>")
    assert 1000 < len(text(table(cell("a", ever)) * 9)) < 3 * MOST_REPEATED


def test_a_table_in_a_table_keeps_its_rows() -> None:
    """A form alone in a cell gives its rows as lines."""
    form = table(cell("Üksus") + cell("büroo"), cell("Allub") + cell("juhile"))

    assert "Üksus\tbüroo\nAllub\tjuhile" == text(table(cell(form) + cell("")))


LIST = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="a" loext:num-list-format="(%3%)"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
)


def items(*content: str, attributes: str = 'text:style-name="L1"') -> str:
    """A list."""
    return (
        f"<text:list {attributes}>{''.join(f'<text:list-item>{each}</text:list-item>' for each in content)}</text:list>"
    )


def test_numbers_are_counted_level_by_level() -> None:
    """An item's first paragraph has its number; a lower level begins anew below each item; a bullet is a dash."""
    inner = items(p("b"), p("c") + items(p("d"), attributes=""), attributes="")
    body = items(p("a") + p("jätk") + inner, p("e") + items(p("f"), attributes=""))
    bullets = items(p("x"), attributes='text:style-name="L2"')

    assert "1. a\njätk\n1.1. b\n1.2. c\n(a) d\n2. e\n2.1. f\n- x" == text(body + bullets, automatic=LIST)


def test_a_list_goes_on_where_it_says_so() -> None:
    """A list begins anew unless it continues one by name or the last of its style; headers have no number."""
    named = items(p("a"), p(""), attributes='text:style-name="L1" xml:id="n"')
    onward = items(p("c"), attributes='text:style-name="L1" text:continue-list="n"')
    last = items(p("d"), attributes='text:style-name="L1" text:continue-numbering="true"')
    header = "<text:list><text:list-header><text:p>h</text:p></text:list-header></text:list>"

    assert "1. a\n\n1. b\n2. c\n3. d\nh" == text(named + items(p("b")) + onward + last + header, automatic=LIST)


def test_headings_have_the_numbers_of_their_outline() -> None:
    """A heading is numbered where its level has a number."""
    level = '<text:outline-level-style text:level="{}" style:num-format="{}" text:display-levels="{}"/>'.format
    outline = f"<text:outline-style>{level(1, 'I', 1)}{level(2, '1', 1)}{level(3, '', 1)}</text:outline-style>"
    body = "".join(f'<text:h text:outline-level="{at}">x</text:h>' for at in (1, 2, 2, 3, 1))

    assert "I x\n1 x\n2 x\nx\nII x" == text(body, styles=outline)


def test_a_column_of_numbers_alone_is_said() -> None:
    """A first cell with nothing but the number of its row has the number."""
    assert "1.\tAllub" == text(table(cell(items(p(""))) + cell("Allub")), automatic=LIST)


def test_frames_stand_before_their_paragraph_and_notes_at_the_end() -> None:
    """A text frame is read before the words around it, a footnote behind all; a picture's description is none of it."""
    frame = f"<draw:frame><draw:text-box>{p('KINNITATUD')}</draw:text-box><draw:desc>pilt</draw:desc></draw:frame>"
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('puhkusel')}</text:note-body></text:note>"

    assert "KINNITATUD\nAMETIJUHEND\nLõpp\n\npuhkusel" == text(p(f"{frame}AMETI{note}JUHEND") + p("Lõpp"))


def test_the_header_of_each_kind_of_page_stands_where_it_begins() -> None:
    """The first page's header is at the top, another where its pages begin, none twice; page counters are left out."""
    count = "<text:page-number>2</text:page-number> (<text:page-count>5</text:page-count>)"
    masters = (
        f'<style:master-page style:name="Standard"><style:header>{p("mujal")}</style:header>'
        f"<style:header-first>{p('KINNITATUD')}{p('lk ' + count)}</style:header-first></style:master-page>"
        f'<style:master-page style:name="M"><style:header>{p("Lisa 2")}</style:header>'
        f"<style:footer>{p('jalus')}</style:footer></style:master-page>"
    )
    style = '<style:style style:name="P1" style:master-page-name="M"/>'

    assert "KINNITATUD\n\na\n\nLisa 2\n\nb\nc" == text(
        p("a") + p("b", "P1") + p("c", "P1"), automatic=style, masters=masters
    )
