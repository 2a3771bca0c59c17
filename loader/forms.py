"""From the lines of a job description to its labelled fields.

One small reader a layout, chosen line by line by what stands there, never by who wrote it:

- a row of labels above a row of values, in columns;
- label and value in the cells of one row, or on one line;
- labels alone, one below the other, and their values below them (`asendus.loader.stacks`);
- headings with text below them.

What stands under a heading of duties, rights or responsibilities is free text, in which words that look like labels are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from asendus.loader.asking import UNKNOWN
from asendus.loader.cells import (
    BOLD_LABEL,
    INNER_NUMBER,
    begins_with_capital,
    continues,
    has_colon,
    has_sign,
    is_part_of_word,
    is_set_off,
    is_short_heading,
    is_title,
    numbers_its_labels,
    repair_of,
    states_cover,
    unnumbered,
    values_between,
    without_values,
    writes_small_labels,
)
from asendus.loader.formfields import Field, Form, Open
from asendus.loader.formparts import CUT_ROWS, FREE_TEXT, HEAD, LISTS, PROSE, ROW_HEADINGS, SIGNED_BELOW, UNREAD
from asendus.loader.headings import closes, goes_on_item, goes_on_list, head_offset, label_end, numbers_on, under_label
from asendus.loader.innerlabels import inner_rows, whole_labels
from asendus.loader.itemlabels import ends_item, names_competency, opens_item, runs_on
from asendus.loader.labelrows import LabelRow
from asendus.loader.labels import LabelMatch, Labels
from asendus.loader.lines import Line, clean_tags, raw_tail
from asendus.loader.listends import ends_beside, ends_list, heads_beside, is_behind_list, resumes_list
from asendus.loader.nearlabels import Label
from asendus.loader.passages import Passage, Span
from asendus.loader.reading import ReadingWarning
from asendus.loader.revalued import revalued
from asendus.loader.spoken import spoken_lines
from asendus.loader.stacks import Signs, distribute

__all__ = ["Field", "Form", "parse_form"]

_SEPARATOR = re.compile(r"\s*(?:[:–]|\.{3,}|…+|-(?=\s)|\bon\b(?=\s+\w))\s*")


def parse_form(lines: Sequence[Line], labels: Labels, signs: Signs) -> Form:
    """The fields of the lines of one job description.

    `signs` tells whether words begin with the name of a post; it settles where one stacked value ends and the next begins.
    """
    head = head_offset(lines, labels)
    reader = _FormReader(
        labels, signs, numbered=numbers_its_labels(lines, labels), small=writes_small_labels(lines, labels), head=head
    )
    at = 0
    lines = whole_labels(lines, labels)
    while at < len(lines):
        sentences, behind = spoken_lines(lines, at, labels) if reader.in_head else ([], at)
        for line in sentences or lines[at : at + 1]:
            for row in inner_rows(line, lines[at - 1] if at else None, labels) if reader.in_head else (line,):
                reader.read(row)
        at = max(behind, at + 1)
    return reader.finish()


class _FormReader:
    """Reads a form line by line; what is open is a row of columns, a stack of labels, or one field."""

    def __init__(self, labels: Labels, signs: Signs, *, numbered: bool, small: bool, head: int) -> None:
        self._head, self._labels, self._signs, self._numbered, self._small = head, labels, signs, numbered, small
        self._part = ""
        self._fields: list[Field] = []
        self._title_page: list[Line] = []
        self._headers: list[Span] = []
        self._warnings: list[ReadingWarning] = []
        self._columns = LabelRow()
        self._stack: list[Open] = []
        self._stacked: list[list[Passage]] = []
        self._field: Open | None = None
        self._left: Open | None = None

    @property
    def in_head(self) -> bool:
        """Whether the next line is still the head's."""
        return self._part in HEAD

    def read(self, line: Line) -> None:
        """Takes the next line."""
        if line.blank or line.page_number:
            self._blank(line)
        elif line.to_sign or (
            (self._left or self._part in SIGNED_BELOW) and (line.signature or closes(line, self._labels))
        ):
            self._close()
            self._part = "closing"
        elif self._columns and self._is_column_row(line):
            self._columns.take(line)
        elif names_competency(line, self._field, self._labels):
            self._continue(line)
        elif (part := self._part_of(line)) is not None:
            beside = line.cells[1:] if part.key in CUT_ROWS else ()
            self._begin_part(part, replace(line, cells=line.cells[:1]) if any(beside) else line)
            if any(beside):
                self.read(replace(line, cells=beside, number=None))
        elif rows := self._labelled(line):
            self._begin_fields(line, rows)
        else:
            self._continue(line)

    def finish(self) -> Form:
        """The form that the lines make."""
        self._close()
        return Form(
            fields=tuple(revalued(self._fields, self._labels)),
            title_page=tuple(self._title_page),
            headers=tuple(self._headers),
            warnings=tuple(self._warnings),
        )

    # What a line is

    def _part_of(self, line: Line) -> Label | None:
        """The label of a heading that begins another part of the form."""
        words = line.cells[0]
        if self._part in HEAD and not line.tabular and (joined := self._labels.joined(words.text)):
            return joined
        match = self._labels.match(words.text)
        whole = match is not None and match.whole
        if line.tabular and any(line.cells[1:]):
            told = ROW_HEADINGS | ({"substitution"} if self._part in HEAD else frozenset())
            told |= {"requirements"} if len(line.cells) == 2 and self._part in FREE_TEXT | HEAD else frozenset()
            return match.label if match and whole and match.label.key in told and not match.edits else None
        if self._is_item(line, exact=whole and match is not None and not match.edits):
            return None
        if not whole and line.depth < 2 and not line.bullet and (demands := self._demands(line)):
            return demands
        if match and match.label.key == "substitution" and not whole and is_set_off(match, words.text):
            behind = self._part in FREE_TEXT and is_behind_list(line, self._field)
            return match.label if self._part in HEAD or behind else None
        heads = whole or line.depth == 1 or line.heading or (match and self._has_text_beside(line, match))
        if match and whole and match.label.kind == "header" and line.heading and line.depth == 1 and self._part in HEAD:
            return Label("general", "section", "")
        if match and whole and match.label.key == UNKNOWN and not line.bullet and self._part not in HEAD:
            return Label(UNKNOWN, "section", "")
        if match and match.label.kind == "section" and heads:
            inside = line.depth > 1 and self._part in {"general", ""}
            return None if inside and match.label.key not in {"general", "substitution"} else match.label
        if (
            whole
            and match
            and match.label.key in UNREAD
            and self._part in LISTS
            and (words.text.isupper() or line.heading)
        ):
            return Label("tools", "section", "")
        bare = match is None or (match.label.kind == "requirement" and not whole)
        if line.depth == 1 and bare and (words.text.isupper() or line.heading):
            return self._labels.heading(words.text) or Label("unknown" if self._fields else "general", "section", "")
        return self._labels.heading(words.text) if not match and is_short_heading(line) else None

    def _is_item(self, line: Line, *, exact: bool) -> bool:
        """Whether a line is an item of the list above it, or goes on with one; only what is exactly a label heads a part there."""
        if self._field is None or self._part not in LISTS | {"requirements"}:
            return False
        return goes_on_item(line) or (not exact and (line.bullet or goes_on_list(line, self._field.rows)))

    def _has_text_beside(self, line: Line, match: LabelMatch) -> bool:
        """Whether a line is the heading of a part with the text of the part behind its colon."""
        return heads_beside(line, match) and (self._part not in FREE_TEXT or ends_beside(line, match, self._field))

    def _demands(self, line: Line) -> Label | None:
        """The part of what the post demands, where a line that begins with a capital is a heading of it."""
        return self._labels.heading_of_demands(line.words.text) if begins_with_capital(line.words) else None

    def _is_column_row(self, line: Line) -> bool:
        """Whether a line goes on with the values of the row of labels above it."""
        if self._is_label_row(line):
            return False
        return line.tabular or "\t" in line.raw.text or (bool(self._columns.places) and self._part_of(line) is None)

    def _is_label_row(self, line: Line) -> bool:
        match = self._label_at(next(cell for cell in line.cells if cell))
        above = [] if self._columns.filled else [column.label.key for column in self._columns.opened[:1]]
        again = match and (match.label.key in above or any(is_title(match, key) for key in above))  # "4. palgaaste"
        return bool(match and not again and (match.whole or line.depth > 1))

    def _labelled(self, line: Line) -> list[tuple[int, LabelMatch, Passage]]:
        """The labels of a line with the cell that each stands in."""
        cells = line.cells if line.tabular else tuple(line.cells[0].split(INNER_NUMBER))
        found = [(at, match, cell) for at, cell in enumerate(cells) if cell and (match := self._label_at(cell))]
        found = without_values(found, self._labels)
        if not found or found[0][0] != 0:
            return []
        if len(found) > 1 and (all(m.whole for _, m, _ in found) or all(has_colon(m, cell) for _, m, cell in found)):
            return found
        return found[:1] if self._acceptable(line, found[0][1], found[0][2]) else []

    def _label_at(self, cell: Passage) -> LabelMatch | None:
        words = unnumbered(cell)
        match = self._labels.match(words.text, damaged=self._part in HEAD | {"requirements"})
        return match if match and match.label.kind != "section" else None

    def _acceptable(self, line: Line, match: LabelMatch, cell: Passage) -> bool:
        """Whether words that read like a label are one here."""
        if self._part == "requirements" and opens_item(line, match, cell, self._field):
            return True
        if self._part == "closing" or (
            not (
                begins_with_capital(cell)
                or match.label.variant[:1].isdigit()
                or (self._small and has_sign(match, cell))
            )
            and not (match.whole and (line.number or line.tabular))
        ):
            return False
        rest = unnumbered(cell).text[match.end :]
        if is_part_of_word(rest) or (match.label.weak and match.whole and line.span.start < self._head):
            return False
        set_off = line.tabular or is_set_off(match, unnumbered(cell).text)
        if match.label.key == "subordinates" and self._labels.sentences.no_subordinates.match(rest.strip()):
            set_off = True  # "Alluvad alluvaid ei ole"
        numbered = match.label.key in {"unit", "agency"} and line.depth > 1 and self._part in HEAD
        common = match.label.weak and not numbered
        if not set_off and (common or self._labels.sentences.is_one(cell.text, rest)):
            return False
        if self._part in FREE_TEXT and ends_list(line, match, self._field, set_off=set_off, signs=self._signs):
            return True
        if match.label.kind == "requirement":
            return self._acceptable_requirement(line, match, set_off=set_off)
        if self._part in FREE_TEXT:
            return line.tabular and match.whole
        if self._part in PROSE or self._part == "requirements":
            return set_off and not line.bullet and (line.depth > 1 or match.whole or line.tabular or ":" in rest[:2])
        return not self._numbered or line.depth > 1 or (line.tabular and match.whole)

    def _acceptable_requirement(self, line: Line, match: LabelMatch, *, set_off: bool) -> bool:
        if self._part in FREE_TEXT:
            heads = line.depth == 1 and self._field is not None and not goes_on_list(line, self._field.rows)
            return match.whole and not line.bullet and (line.depth == 0 or heads)
        if line.bullet and line.depth == 0:
            return self._part == "requirements" and bool(BOLD_LABEL.match(line.raw.text))
        apart = line.depth > 1 or runs_on(line.words.text[match.end :], language=self._labels.language)
        return set_off or (apart and self._part in {"requirements", "general", ""})

    # What follows from it

    def _blank(self, line: Line) -> None:
        if self._field and line.blank:
            self._field.rows.append(line)
        if self._stack and not self._stacked and "\t" in line.raw.text:
            self._close()  # the label's own row of cells, which are empty
        if self._columns.filled:
            self._close()
        elif self._stack and self._stacked and self._stacked[-1]:
            self._stacked.append([])

    def _begin_part(self, label: Label, line: Line) -> None:
        self._close()
        self._part, self._left = label.key, None
        match = self._labels.match(line.cells[0].text)
        whole = not match or label.variant in ("", line.cells[0].text)
        end = len(line.cells[0]) if whole or not match else label_end(line.cells[0], match, self._labels)
        behind = line.cells[0][end:].strip(" :–-")
        self._field = Open(label, line.cells[0][:end], [behind], [line if line.tabular else under_label(line, behind)])

    def _begin_fields(self, line: Line, rows: list[tuple[int, LabelMatch, Passage]]) -> None:
        opened = []
        for at, match, cell in rows:
            words = unnumbered(cell)
            self._warnings.extend(repair_of(match, words))
            opened.append((at, Open(match.label, words[: match.end].strip()), words[match.end :]))
        if rows[0][1].label.kind == "header":
            self._headers.append(line.words.span)
        if self._part in FREE_TEXT and not line.tabular:
            self._leave_list(rows[0][1].label)
        if values_between(line, [at for at, _, _ in opened]):
            ends = [at for at, _, _ in opened[1:]] + [len(line.cells)]
            for (at, field_, rest), end in zip(opened, ends, strict=True):
                self._begin_single(line, field_, rest, beside=line.cells[at + 1 : end])
            return
        if len(rows) > 1 and any(not m.whole for _, m, _ in rows) and all(has_colon(m, cell) for _, m, cell in rows):
            for _, field_, rest in opened:
                self._begin_single(line, field_, rest, beside=())
            return
        if len(rows) > 1 and line.tabular:
            self._close()
            self._columns = LabelRow.of(line, [(at, field_) for at, field_, _ in opened])
            return
        if len(rows) > 1:
            self._push(*(field_ for _, field_, _ in opened))
            return
        self._begin_single(line, opened[0][1], opened[0][2], beside=line.cells[1:])

    def _begin_single(self, line: Line, opened: Open, rest: Passage, *, beside: Sequence[Passage]) -> None:
        nobody = rest.text.strip() in ("–", "-")
        if not nobody and not opened.words.text.endswith("?") and (match := _SEPARATOR.match(rest.text)):
            rest = rest[match.end() :]
        value = Passage.join([rest.strip() if rest.strip().text != "." else rest[:0], *beside])
        if opened.label.kind == "requirement":
            self._close()
            self._field = opened
            opened.rows.append(line)
            opened.lines.append(raw_tail(line, opened.words) if not line.tabular else value)
        elif value or line.tabular:
            self._close()
            opened.lines.append(value)
            self._field = opened
        else:
            opened.rows.append(line)
            self._push(opened)

    def _push(self, *opened: Open) -> None:
        if not self._stack or any(self._stacked):
            self._close()
        elif self._stack[-1].label.key == UNKNOWN:  # "Kes on kes?" above the first row
            self._stack.pop()
        self._stack.extend(opened)

    def _leave_list(self, label: Label) -> None:
        """Rows behind a list are read as those of the form's head, or of what the post demands."""
        self._left = self._field
        self._part = "requirements" if label.kind == "requirement" else "general"

    def _resume_list(self, left: Open) -> None:
        self._close()
        self._part, self._left = left.label.key, None
        self._field = Open(Label(left.label.key, "section", ""), Passage.empty())

    def _continue(self, line: Line) -> None:
        if self._left and not self._stack and resumes_list(line, self._field, left=self._left):
            self._resume_list(self._left)
        if self._part in HEAD and not self._stack and states_cover(line, self._field, self._labels):
            self._close()
            self._field = Open(Label("substitution", "section", ""), Passage.empty())
        if self._columns:
            if self._columns.filled:
                self._close()
            else:
                self._columns, self._stack = LabelRow(), self._columns.opened
        if self._stack and self._stack[-1].rows and any(self._stacked) and numbers_on(line, self._stack[-1].rows[0]):
            self._close()  # another row of the form, under a label that is not known
        elif self._stack:
            if not self._stacked:
                self._stacked.append([])
            self._stacked[-1].append(line.words)
        elif self._field:
            self._continue_field(self._field, line)
        elif not self._part and not self._fields:
            self._title_page.append(line)

    def _continue_field(self, opened: Open, line: Line) -> None:
        if ends_item(line, opened) or (opened.label.kind == "requirement" and numbers_on(line, opened.rows[0])):
            self._close()
            opened = self._field = Open(Label("requirements", "section", ""), Passage.empty())
        opened.rows.append(line)
        if opened.label.kind != "header":
            opened.lines.append(clean_tags(line.raw) if opened.label.kind == "requirement" else line.words)
            return
        if continues(line, opened.lines[-1].text if opened.lines else ""):
            opened.lines.append(line.words)
        else:
            self._close()

    # Closing what is open

    def _close(self) -> None:
        opened = self._columns.opened + ([self._field] if self._field else [])
        for found in opened:
            self._add(found, Passage.join(found.lines, separator="\n").strip(), tuple(found.rows))
        if self._stack:
            self._close_stack()
        self._columns, self._field = LabelRow(), None

    def _close_stack(self) -> None:
        keys = [opened.label.key for opened in self._stack]
        values, warnings = distribute(keys, [block for block in self._stacked if block], self._signs)
        self._warnings.extend(warnings)
        for opened, value in zip(self._stack, values, strict=True):
            self._add(opened, value)
        self._stack, self._stacked = [], []

    def _add(self, opened: Open, value: Passage, rows: tuple[Line, ...] = ()) -> None:
        if opened.words or value:
            rows = rows if opened.label.kind == "section" else ()
            self._fields.append(Field(key=opened.label.key, label=opened.words, value=value, rows=rows))
