"""What a job description says a post is for: purpose, duties, expected results, rights and responsibilities.

Each item of a list, each sentence of a paragraph and each cell of a table becomes one `Provision`, in the words of the
document. The words that open a list ("Ametnikul on õigus:") and the heading of a group of duties are told with every item
under them, and are no item. Nothing is dropped: what is longer than a quotation may be is cut where a clause ends.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from asendus.loader.clauses import evidence, sentences, squeezed
from asendus.loader.forms import Field
from asendus.loader.items import Item, items_of
from asendus.loader.lines import Line
from asendus.loader.passages import Passage
from asendus.loader.provision_pieces import as_pieces
from asendus.loader.provision_words import ProvisionWords, read_provision_words
from asendus.loader.reading import Provision, ProvisionKind

#: The sections of a form that are read → what their items are.
SECTIONS = {
    "purpose": ProvisionKind.PURPOSE,
    "duties": ProvisionKind.DUTY,
    "rights": ProvisionKind.RIGHT,
    "responsibility": ProvisionKind.RESPONSIBILITY,
}
#: Kinds that forms put under one heading.
_TOLD_BY_VERBS = frozenset({ProvisionKind.RIGHT, ProvisionKind.RESPONSIBILITY})
#: A row with one cell of at most so many words heads the rows below it.
LONGEST_GROUP = 14


def read_provisions(fields: Iterable[Field], *, language: str) -> tuple[Provision, ...]:
    """The provisions of a form in its order; fields of other keys than `SECTIONS` are passed over."""
    words = read_provision_words(language)
    found: list[Provision] = []
    flattened = False
    for section in fields:
        kind = SECTIONS.get(section.key)
        if kind is None:
            continue
        reader = _Section(kind, words, language, found, label=squeezed(section.label))
        reader.flattened = flattened and reader.continues
        reader.read(reader.below_label(items_of(_unnumbered(section.rows))))
        flattened = reader.flattened
    return tuple(found)


class _Section:
    """Reads the items of one section into `found`, the provisions of the whole form so far."""

    def __init__(
        self, kind: ProvisionKind, words: ProvisionWords, language: str, found: list[Provision], *, label: str
    ) -> None:
        self.kind = kind
        self.label = label.rstrip(" :")
        self.words = words
        self.language = language
        self.found = found
        self.named = words.named(label)
        self.first = len(found)
        self.leads: list[tuple[int, str]] = [(-1, label)] if words.opens_list(label) else []
        self.columns: dict[int, ProvisionKind | None] = {}
        self.flattened = False
        self.continues = words.column(label) is not None
        self.duties: tuple[int, ...] = ()
        self.duty_level: int | None = None
        self.in_results = False

    def below_label(self, items: list[Item]) -> list[Item]:
        """The items without the label that stands in the first cell of a row, unless it heads a column."""
        if not items or items[0].column < 0:
            return items
        first = [item for item in items if item.row == items[0].row]
        if squeezed(items[0].words).rstrip(" :") != self.label or self.words.all_headings(_heads(first)):
            return items
        return [replace(item, row=-1, column=-1) for item in first[1:]] + items[len(first) :]

    def read(self, items: Sequence[Item]) -> None:
        """Takes all items of the section."""
        parted = [piece for item in items for piece in self._parted(item)]
        groups = [list(group) for _, group in itertools.groupby(parted, key=lambda item: item.row)]
        for group, following in itertools.zip_longest(groups, groups[1:]):
            if group[0].column >= 0:
                self._read_row(group)
            elif following and not group[-1].marked and self._heads_rows(squeezed(group[-1].words)):
                self._read_list(group[:-1])
                self.leads = [(-1, squeezed(group[-1].words).rstrip(" :"))]
            else:
                self._read_list(group)

    def _parted(self, item: Item) -> list[Item]:
        """An item as duty and result where its words have a label of results among them."""
        if self.kind is not ProvisionKind.DUTY or ":" not in item.words.text:
            return [item]
        first, *rest = item.words.split(self.words.inner)
        return [replace(item, words=first), *(replace(item, words=words, number=None, level=0) for words in rest)]

    # Lists

    def _read_list(self, items: Sequence[Item], kind: ProvisionKind | None = None) -> None:
        for at, item in enumerate(items):
            following = items[at + 1] if at + 1 < len(items) else None
            if kind is None and self._takes_as_result(item, following):
                continue
            while self.leads and self.leads[-1][0] >= item.level:
                self.leads.pop()
            if self._leads(item, following):
                self.leads.append((item.level, squeezed(item.words).rstrip(" :")))
            else:
                self._take(item, following, kind or self._kind_of(item))

    def _kind_of(self, item: Item) -> ProvisionKind:
        """What an item is: the kind of its section, unless the heading names several and the item tells which."""
        if self.kind is ProvisionKind.PURPOSE and ProvisionKind.DUTY in self.named and item.marked:
            return ProvisionKind.DUTY
        if self.kind in _TOLD_BY_VERBS:
            lead_in = self.leads[-1][1] if self.leads else ""
            return self.words.said(item.words.text) or self.words.said(lead_in) or self.kind
        return self.kind

    def _leads(self, item: Item, following: Item | None) -> bool:
        """Whether an item opens what follows, and is none of it."""
        if following is None:
            return False
        if self.flattened and item.number:
            return item.opens and following.level > item.level
        if item.heading or self.words.group.match(item.words.text):
            return not item.closed
        return following.level > item.level and (item.opens or not item.closed)

    def _take(self, item: Item, following: Item | None, kind: ProvisionKind) -> None:
        words, behind = item.words, Passage.empty()
        if self.flattened and item.number and (following is None or following.number):
            words, behind = self._cut_at_sentence(words)
        self._add(item, words, kind)
        if behind:
            self._add(replace(item, number=None), behind, ProvisionKind.RESULT)
        if item.number and following and following.number and following.number.startswith(f"{item.number}."):
            self.leads.append((item.level, squeezed(item.words).rstrip(" .;")))
        self.in_results = self.flattened and bool(item.number)

    def _cut_at_sentence(self, words: Passage) -> tuple[Passage, Passage]:
        """A row whose columns ran together: the first sentence is the duty, the rest its result."""
        first, *rest = sentences(words, language=self.language)
        return (first, words[words.text.index(rest[0].text) :]) if rest else (words, Passage.empty())

    def _takes_as_result(self, item: Item, following: Item | None) -> bool:
        """Whether an item is an expected result, its label, or the head of columns that lost their table."""
        if self.kind is not ProvisionKind.DUTY:
            return False
        if not item.marked and len(self.found) == self.first and self._heads_columns(item):
            self.flattened = self.flattened or self._tells_result(item)
            return True
        behind = self.words.behind_result_label(item.words) if self.duties or following else None
        if behind is not None:
            self.in_results = True
            if behind:
                self._add(item, behind, ProvisionKind.RESULT)
            return True
        if self.in_results and self._ends_results(item):
            self.in_results = False
        if self.in_results:
            self._add(item, item.words, ProvisionKind.RESULT)
        return self.in_results

    def _heads_columns(self, item: Item) -> bool:
        text = item.words.text
        return self.words.all_headings([text]) and not item.opens and not self.words.group.match(text)

    def _tells_result(self, item: Item) -> bool:
        return self.words.column(item.words.text) is ProvisionKind.RESULT

    def _ends_results(self, item: Item) -> bool:
        """Whether an item is a duty again: by a number as deep as the duties', or without a marker where they have none."""
        if item.number:
            return self.flattened or self.duty_level is None or item.level <= self.duty_level
        return not self.flattened and not item.marked and bool(self.found) and self.duty_level in (0, None)

    # Tables

    def _read_row(self, items: list[Item]) -> None:
        cells = {item.column: [other for other in items if other.column == item.column] for item in items}
        heads = _heads(items)
        if not self.columns and len(cells) > 1 and self.words.all_headings(heads):
            self.columns = {column: self.words.column(head) for column, head in zip(cells, heads, strict=True)}
        elif len(cells) == 1 and 0 in cells and self._heads_rows(heads[0]):
            self.leads = [(-1, heads[0].rstrip(" :"))]
        elif self.columns:
            self._read_cells(cells)
        else:
            joined = Passage.join([item.words for item in items], separator="\t")
            self._read_list([replace(items[0], words=joined)], self.kind)

    def _heads_rows(self, text: str) -> bool:
        return not text.endswith((".", ";")) and len(text.split()) <= LONGEST_GROUP

    def _read_cells(self, cells: dict[int, list[Item]]) -> None:
        """The cells of a row: what is no result first, so that the results are its own."""
        self.leads = [lead for lead in self.leads if lead[0] != 0]
        kinds = {column: self.columns.get(column) or self.kind for column in cells}
        if any(kind is ProvisionKind.DUTY for kind in kinds.values()):
            self.duties = ()
        for column in sorted(cells, key=lambda at: (kinds[at] is ProvisionKind.RESULT, at)):
            if kinds[column] is ProvisionKind.RESULT:
                for item in cells[column]:
                    self._add(item, item.words, ProvisionKind.RESULT)
            else:
                self._read_cell(cells[column], kinds[column])

    def _read_cell(self, items: list[Item], kind: ProvisionKind) -> None:
        """The items of one cell; several are duties of one row."""
        before = len(self.found)
        self._read_list(items, kind)
        if kind is ProvisionKind.DUTY:
            self.duties = tuple(range(before, len(self.found)))

    # Provisions

    def _add(self, item: Item, words: Passage, kind: ProvisionKind) -> None:
        """The provisions of an item: one, or several where it is a paragraph or longer than a quotation."""
        result_of = self.duties if kind is ProvisionKind.RESULT else ()
        lead_in = " › ".join(text for _, text in self.leads) or None
        before = len(self.found)
        for piece in as_pieces(words, whole=item.marked or item.column >= 0, language=self.language):
            self.found.append(
                Provision(
                    kind=kind,
                    text=squeezed(piece),
                    span=evidence(piece),
                    number=None if kind is ProvisionKind.RESULT else item.number,
                    lead_in=None if kind is ProvisionKind.RESULT else lead_in,
                    result_of=result_of,
                )
            )
        if kind is ProvisionKind.DUTY:
            self.duties = tuple(range(before, len(self.found)))
            self.duty_level = item.level


def _unnumbered(rows: Sequence[Line]) -> Sequence[Line]:
    """The lines of a section; what stands behind its label has not the label's number."""
    labelled = bool(rows) and not rows[0].tabular and rows[0].number is not None
    return [replace(rows[0], number=None), *rows[1:]] if labelled else rows


def _heads(items: Sequence[Item]) -> list[str]:
    """The words of each cell of a row."""
    cells: dict[int, list[str]] = {}
    for item in items:
        cells.setdefault(item.column, []).append(squeezed(item.words))
    return [" ".join(cell) for cell in cells.values()]
