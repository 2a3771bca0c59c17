"""From WordprocessingML (ECMA-376 part 1 §17) to blocks: what a reader sees, in reading order.

Insertions and moved text are read where they are now; deletions, hidden text, field codes and the prompts of unfilled content
controls are not read. What stands in a text box comes before the paragraph that it is anchored to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from asendus.loader.formats.blocks import Block, Cell, Table, plain_characters
from asendus.loader.formats.docx_numbering import Numbering
from asendus.loader.formats.markup import Element, attribute, child, children, name_of

#: Elements that stand around what is read.
_AROUND = frozenset({"ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo", "sdtContent"})
_MATHEMATICS = frozenset(
    {"oMath", "oMathPara", "f", "num", "den", "sSup", "sSub", "sup", "sub", "e", "d", "rad", "nary"}
)
_OFF = frozenset({"0", "false", "off"})
#: What the fonts of symbols show at a code: the boxes of forms, the ticks in them, bullets.
_SYMBOLS = {
    "A8": "☐", "6F": "☐", "71": "☐", "72": "☐", "FE": "☒", "FD": "☒", "78": "☒", "52": "☑", "54": "☒", "53": "☒", "FC": "✓",
    "FB": "✗", "B7": "-", "A7": "-", "D8": "-", "E0": "→",
}  # fmt: skip
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}


@dataclass(slots=True)
class Body:
    """Walks the parts of one document; numbers and open fields go on from paragraph to paragraph.

    notes: the footnotes and endnotes met so far, each its kind and its id.
    """

    numbering: Numbering
    notes: list[tuple[str, str]] = field(default_factory=list)
    _fields: list[bool] = field(default_factory=list)
    _boxes: list[Element] = field(default_factory=list)
    _open_line: str = ""

    def blocks(self, container: Element) -> list[Block]:
        """The paragraphs and tables in an element."""
        return list(self._blocks(container))

    def _blocks(self, container: Element) -> Iterator[Block]:
        for each in container:
            name = name_of(each)
            if name == "p":
                yield from self._paragraph(each)
            elif name == "tbl":
                yield self._table(each)
            elif name == "sdt":
                yield from self._blocks(_content(each))
            elif name in _AROUND:
                yield from self._blocks(each)
            elif name == "AlternateContent":
                yield from self._blocks(_chosen(each))

    # Paragraphs

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        properties = child(paragraph, "pPr")
        outer, self._boxes = self._boxes, []
        words = "".join(self._pieces(paragraph))
        boxes, self._boxes = self._boxes, outer
        for box in boxes:
            yield from self._blocks(box)
        if words.strip():
            label = self.numbering.label(properties)
            words = f"{label} {words.lstrip()}" if label and not self._open_line else words
        words = self._open_line + words
        self._open_line = ""
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self._open_line = words  # its end is deleted: the next paragraph goes on with it
        else:
            yield plain_characters(words)

    def _pieces(self, element: Element) -> Iterator[str]:
        for each in element:
            name = name_of(each)
            if name == "r":
                if not _hidden(each):
                    yield from self._run(each)
            elif name == "sdt":
                yield from self._pieces(_content(each))
            elif name in _AROUND or name in _MATHEMATICS:
                yield from self._pieces(each)
            elif name == "AlternateContent":
                yield from self._pieces(_chosen(each))

    def _run(self, run: Element) -> Iterator[str]:
        for each in run:
            name = name_of(each)
            if name == "fldChar":
                yield self._field_mark(each)
            elif name in {"drawing", "pict", "object"}:
                self._boxes.extend(_text_boxes(each))
            elif name == "AlternateContent":
                yield from self._run(_chosen(each))
            elif name in {"footnoteReference", "endnoteReference"}:
                self.notes.append((name.removesuffix("Reference"), attribute(each, "id") or ""))
            elif name == "ruby":
                yield from self._pieces(child(each, "rubyBase"))
            elif not all(self._fields):
                continue  # the code of a field, not what it shows
            elif name == "t":
                yield (each.text or "").replace("\n", " ")
            elif name == "sym":
                yield _symbol(attribute(each, "char") or "")
            else:
                yield _CHARACTERS.get(name, "")

    def _field_mark(self, mark: Element) -> str:
        """Keeps account of open fields, each true where what it shows has begun; gives what old form fields show."""
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(False)
            return _form_field(child(mark, "ffData"))
        if kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()
        return ""

    # Tables

    def _table(self, table: Element) -> Table:
        rows: list[list[Cell]] = []
        above: dict[int, Cell] = {}
        for row in _within(table, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is None:
                rows.append(self._row(row, properties, above))
        return Table([row for row in rows if row])

    def _row(self, row: Element, properties: Element | None, above: dict[int, Cell]) -> list[Cell]:
        """A row's cells; those that go on with a cell of `above` (by column) only lengthen it."""
        cells: list[Cell] = []
        column = _integer(attribute(child(properties, "gridBefore"), "val"), default=0)
        for each in _within(row, "tc"):
            own = child(each, "tcPr")
            merge = child(own, "vMerge")
            if merge is not None and attribute(merge, "val") != "restart" and column in above:
                above[column].down += 1
            elif child(own, "cellDel") is None:
                cell = Cell(self._cell_blocks(each, first=not cells))
                cells.append(cell)
                above.pop(column, None)
                if merge is not None:
                    above[column] = cell
            column += _integer(attribute(child(own, "gridSpan"), "val"), default=1)
        return cells

    def _cell_blocks(self, cell: Element, *, first: bool) -> list[Block]:
        blocks = self.blocks(cell)
        if first and not any(blocks):  # a column that holds nothing but the rows' numbers
            labels = [self.numbering.label(child(each, "pPr")) for each in children(cell, "p")]
            return [label for label in labels if label not in {"", "-"}]
        return blocks


def _within(element: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also those inside content controls and insertions."""
    for each in element:
        name = name_of(each)
        if name == wanted:
            yield each
        elif name == "sdt":
            yield from _within(_content(each), wanted)
        elif name in _AROUND:
            yield from _within(each, wanted)


def _content(control: Element) -> Element:
    """What stands in a content control; nothing where it only shows its prompt."""
    content = child(control, "sdtContent")
    if content is None or child(control, "sdtPr", "showingPlcHdr") is not None:
        return ()
    return content


def _chosen(alternatives: Element) -> Element:
    """The first of several ways to show the same."""
    for name in ("Choice", "Fallback"):
        found = child(alternatives, name)
        if found is not None and len(found):
            return found
    return ()


def _text_boxes(picture: Element) -> Iterator[Element]:
    """The contents of the text boxes of a drawing, each once."""
    for each in picture:
        name = name_of(each)
        if name == "txbxContent":
            yield each
        elif name == "AlternateContent":
            yield from _text_boxes(_chosen(each))
        else:
            yield from _text_boxes(each)


def _hidden(run: Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in _OFF


def _form_field(data: Element | None) -> str:
    """What a form field of the old kind shows where it has no result of its own: a box, or the choice of a list."""
    box, choices = child(data, "checkBox"), child(data, "ddList")
    if box is not None:
        state = child(box, "checked") if child(box, "checked") is not None else child(box, "default")
        return "☒" if state is not None and attribute(state, "val") not in _OFF else "☐"
    if choices is not None:
        entries = [attribute(each, "val") or "" for each in children(choices, "listEntry")]
        at = _integer(attribute(child(choices, "result"), "val"), default=0)
        return entries[at] if at < len(entries) else ""
    return ""


def _symbol(code: str) -> str:
    return _SYMBOLS.get(code.upper()[-2:], "") if len(code) == 4 else ""


def _integer(text: str | None, *, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else default
