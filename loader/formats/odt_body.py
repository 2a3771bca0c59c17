"""From the content of an OpenDocument text (ODF 1.3 part 3) to blocks: what a reader sees, in reading order.

Deleted words stand apart in the file and are not read; nor are hidden text and sections, comments, and the prompts of
unfilled fields. What stands in a text frame comes before the paragraph that it is anchored to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from asendus.loader.formats.blocks import Block, Cell, Table, plain_characters
from asendus.loader.formats.markup import Element, attribute, child, children, name_of
from asendus.loader.formats.odt_lists import DEPTH, Counter, Lists

_AROUND = frozenset({
    "section", "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
    "bibliography", "index-body", "index-title", "numbered-paragraph",
})  # fmt: skip
_ROW_GROUPS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_DRAWN = frozenset({"frame", "custom-shape", "g", "rect", "ellipse", "a"})
_UNSEEN = frozenset({
    "annotation", "annotation-end", "hidden-text", "hidden-paragraph", "placeholder", "ruby-text", "label", "forms", "script",
    "event-listeners", "tracked-changes", "param",
})  # fmt: skip
#: As many characters at most are written again because a cell says that it stands several times.
MOST_REPEATED = 100_000


@dataclass(slots=True)
class Body:
    """Walks one part of a document; the numbers of lists go on from paragraph to paragraph.

    hidden: the names of styles whose words are not shown; begins: what to say before a paragraph of a style, such as the
    header of the kind of page that begins with it; notes: the footnotes and endnotes met so far.
    """

    lists: Lists
    hidden: frozenset[str] = frozenset()
    begins: Callable[[str], list[Block]] = lambda style: []
    notes: list[Element] = field(default_factory=list)
    _boxes: list[Element] = field(default_factory=list)
    _outline: Counter | None = None
    _repeatable: int = MOST_REPEATED

    def blocks(self, container: Iterable[Element]) -> list[Block]:
        """The paragraphs and tables in an element."""
        return list(self._blocks(container))

    def _blocks(self, container: Iterable[Element]) -> Iterator[Block]:
        for each in container:
            name = name_of(each)
            if name in {"p", "h"}:
                yield from self._paragraph(each, self._heading(each) if name == "h" else "")
            elif name == "list":
                yield from self._list(each, self.lists.begin(each), level=0, style="")
            elif name == "table":
                yield from self.begins(attribute(each, "style-name") or "")
                yield Table([row for row in self._rows(each) if row])
            elif name in _AROUND and attribute(each, "display") not in {"none", "condition"}:
                yield from self._blocks(each)
            elif name in _DRAWN:
                yield from self._blocks(_drawn(each))

    # Paragraphs

    def _paragraph(self, paragraph: Element, label: str | Callable[[], str]) -> Iterator[Block]:
        """A paragraph; a label that has to be counted is counted where there are words."""
        yield from self.begins(attribute(paragraph, "style-name") or "")
        outer, self._boxes = self._boxes, []
        words = "" if self._is_hidden(paragraph) else "".join(self._pieces(paragraph))
        boxes, self._boxes = self._boxes, outer
        for box in boxes:
            yield from self._blocks(_drawn(box))
        if words.strip():
            said = label if isinstance(label, str) else label()
            words = f"{said} {words.lstrip()}" if said else words
        yield plain_characters(words)

    def _heading(self, heading: Element) -> Callable[[], str]:
        def label() -> str:
            if attribute(heading, "is-list-header") == "true":
                return ""
            self._outline = self._outline or self.lists.begin(None)
            stated = attribute(heading, "outline-level") or "1"
            level = int(stated[:2]) - 1 if stated.isdecimal() else 0
            return self._outline.label("", min(max(level, 0), DEPTH - 1), start=attribute(heading, "start-value"))

        return label

    def _pieces(self, element: Element) -> Iterator[str]:
        yield _collapsed(element.text)
        for each in element:
            name = name_of(each)
            if name == "s":
                yield " " * min(_integer(attribute(each, "c"), default=1), 1000)
            elif name == "tab":
                yield "\t"
            elif name == "line-break":
                yield "\n"
            elif name == "note":
                self.notes.append(child(each, "note-body"))
            elif name == "fieldmark":
                yield _form_field(each)
            elif name in _DRAWN and name != "a":
                self._boxes.append(each)
            elif name not in _UNSEEN and not self._is_hidden(each):
                yield from self._pieces(each)
            yield _collapsed(each.tail)

    def _is_hidden(self, span: Element) -> bool:
        return attribute(span, "style-name") in self.hidden or attribute(span, "showing-place-holder") == "true"

    def _list(self, list_: Element, counter: Counter, *, level: int, style: str) -> Iterator[Block]:
        style = attribute(list_, "style-name") or style
        for item in list_:
            label = self._item_label(item, counter, level, style)
            for each in item if name_of(item) in {"list-item", "list-header"} else ():
                name = name_of(each)
                if name == "list":
                    yield from self._list(each, counter, level=min(level + 1, DEPTH - 1), style=style)
                elif name in {"p", "h"}:
                    yield from self._paragraph(each, label)
                    label = ""

    def _item_label(self, item: Element, counter: Counter, level: int, style: str) -> str | Callable[[], str]:
        if name_of(item) != "list-item":
            return ""
        return lambda: counter.label(
            attribute(item, "style-override") or style, level, start=attribute(item, "start-value")
        )

    # Tables

    def _rows(self, table: Element) -> Iterator[list[Cell]]:
        for each in table:
            if name_of(each) == "table-row":
                yield from self._repeated([self._row(each)], attribute(each, "number-rows-repeated"))
            elif name_of(each) in _ROW_GROUPS:
                yield from self._rows(each)

    def _row(self, row: Element) -> list[Cell]:
        """A row's cells; what another cell covers is none."""
        cells: list[list[Cell]] = []
        for each in children(row, "table-cell"):
            blocks = self.blocks(each)
            if not cells and not any(blocks):
                blocks = self._numbers_alone(each)
            down = min(_integer(attribute(each, "number-rows-spanned"), default=1), 1000)
            cells += self._repeated([[Cell(blocks, down)]], attribute(each, "number-columns-repeated"))
        return [cell for (cell,) in cells]

    def _numbers_alone(self, cell: Element) -> list[Block]:
        """The numbers of list items without words, in a column that holds nothing but the rows' numbers."""
        return [
            label
            for list_ in children(cell, "list")
            for label in self._empty_labels(list_, self.lists.begin(list_), level=0, style="")
            if label not in {"", "-"}
        ]

    def _empty_labels(self, list_: Element, counter: Counter, *, level: int, style: str) -> Iterator[str]:
        style = attribute(list_, "style-name") or style
        for item in children(list_, "list-item"):
            inner = children(item, "list")
            for each in inner:
                yield from self._empty_labels(each, counter, level=min(level + 1, DEPTH - 1), style=style)
            if not inner:
                label = self._item_label(item, counter, level, style)
                yield label if isinstance(label, str) else label()

    def _repeated(self, cells: list[list[Cell]], times: str | None) -> list[list[Cell]]:
        """Cells as often as they stand in the file's table, as long as not too much comes of it."""
        size = 1 + sum(len(cell.text) for row in cells for cell in row)
        further = min(_integer(times, default=1) - 1, self._repeatable // size)
        self._repeatable -= max(further, 0) * size
        return cells * (1 + max(further, 0))


def _drawn(shape: Element) -> Iterator[Element]:
    """The paragraphs and tables that stand in a frame or shape."""
    for each in shape:
        if name_of(each) == "text-box":
            yield from each
        elif name_of(each) in {"p", "h", "list", "table"}:
            yield each
        elif name_of(each) in _DRAWN:
            yield from _drawn(each)


def _form_field(mark: Element) -> str:
    """The box of a form field that was made in Word."""
    if not (attribute(mark, "type") or "").endswith("FORMCHECKBOX"):
        return ""
    values = {attribute(each, "name"): attribute(each, "value") for each in children(mark, "param")}
    return "☒" if "true" in values.values() or values.get("Checkbox_Checked") == "1" else "☐"


def _collapsed(text: str | None) -> str:
    """Words with each run of blanks as one space (ODF 1.3 part 3 §6.1.2)."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _integer(text: str | None, *, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 7 else default
