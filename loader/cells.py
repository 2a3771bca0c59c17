"""What the cells of a form's rows are: labels with their signs and numbers, and the values between them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from asendus.loader.formfields import Open
from asendus.loader.labels import LabelMatch, Labels
from asendus.loader.lines import Line
from asendus.loader.passages import Passage
from asendus.loader.reading import ReadingWarning
from asendus.loader.stacks import OPEN_END
from asendus.loader.wordlists import line_pattern

_COORDINATED = re.compile(rf"-\s+(?:{line_pattern('joints')})\s", re.IGNORECASE)
_CELL_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?\s*|(?:\d{1,2}|[A-L]\d{1,2})[.)]\s+(?=[A-ZÕÄÖÜŠŽ])")
#: A label in bold at the front of an item: "- **Keeled:** …".
BOLD_LABEL = re.compile(
    r"\s*[-*•]\s+(?:\*\*|__|<b>|<strong>)[^*_<>:]{2,60}(?::\s*(?:\*\*|__|</)|(?:\*\*|__|</b>|</strong>)\s*:)"
)
#: A heading that no label knows has at most so many words.
LONGEST_HEADING = 6
_PARTED = re.compile(r"\s*:|\s+[–-]\s")
#: Where a number inside a text begins a row of its own: "… osakond 1.2. Ametikoht".
INNER_NUMBER = re.compile(r"\s+(?=\d{1,2}\.\d{1,2}\.?\s+[^\W\d])")


def values_between(line: Line, labels: Sequence[int]) -> bool:
    """Whether the cells behind the labels of a row hold their values: "Asutus | Laevaamet | Üksus | Arhiiv"."""
    apart = len(labels) > 1 and all(right - left > 1 for left, right in itertools.pairwise(labels))
    return apart and any(cell for at, cell in enumerate(line.cells) if at not in labels)


def has_colon(match: LabelMatch, cell: Passage) -> bool:
    """Whether the label that a cell begins with ends in a colon."""
    return unnumbered(cell).text[match.end :].lstrip().startswith(":")


def has_sign(match: LabelMatch, cell: Passage) -> bool:
    """Whether a colon or a dash parts the label that a cell begins with from its value."""
    return bool(_PARTED.match(unnumbered(cell).text, match.end))


def begins_with_capital(cell: Passage) -> bool:
    """Whether the first letter of a cell is a capital."""
    return next(filter(str.isalpha, cell.text), "").isupper()


def is_short_heading(line: Line) -> bool:
    """Whether a line with a plain number has so few words, the first with a capital, that it can head a part."""
    words = line.cells[0].text
    return line.depth == 1 and len(words.split()) <= LONGEST_HEADING and next(filter(str.isalpha, words), "").isupper()


def unnumbered(cell: Passage) -> Passage:
    """A cell without the number of an item ("1.2 Ametikoht")."""
    match = _CELL_NUMBER.match(cell.text)
    return cell[match.end() :] if match else cell


def numbers_its_labels(lines: Sequence[Line], labels: Labels) -> bool:
    """Whether most labels of the form's head carry a number, so that words without one are no label."""
    found = [line for line in lines if not line.blank and _header(labels.match(line.cells[0].text, damaged=False))]
    return sum(line.depth > 1 for line in found[:8]) * 2 > len(found[:8])


def writes_small_labels(lines: Sequence[Line], labels: Labels) -> bool:
    """Whether a form writes labels in small letters: two lines at least begin with one and a colon."""
    found = 0
    for line in lines:
        text = "" if line.blank else unnumbered(line.cells[0]).text
        match = labels.match(text, damaged=False) if text[:1].islower() and (":" in text or "–" in text) else None
        found += match is not None and match.label.kind != "section" and has_sign(match, line.cells[0])
    return found > 1


def _header(match: LabelMatch | None) -> bool:
    return match is not None and match.label.kind == "header"


def is_part_of_word(rest: str) -> bool:
    """Whether what stands behind a label makes it the first part of a word: "Haridus- ja kultuuriosakond".

    >>> is_part_of_word("- ja kultuuriosakond"), is_part_of_word(" - kõrgem"), is_part_of_word("- kõrgem")
    (True, False, False)
    """
    return bool(_COORDINATED.match(rest))


#: A line this long was probably wrapped, so that the next one belongs to it.
WRAPPED = 60

#: What parts a label from its value.
SIGNS = (":", "–", "- ", ". ", "...", "…")


def is_set_off(match: LabelMatch, text: str) -> bool:
    """Whether a label that a text begins with stands alone, or is parted from its value by a sign or by its capitals."""
    label, rest = text[: match.end], text[match.end :]
    shouted = label.isupper() and not rest.isupper()
    return match.whole or shouted or label.rstrip().endswith("?") or rest.lstrip().startswith(SIGNS)


def without_values(
    found: Sequence[tuple[int, LabelMatch, Passage]], labels: Labels
) -> list[tuple[int, LabelMatch, Passage]]:
    """The labels of a row with their cells, without the cells that are the value of the first of them."""
    first = found[0][1].label.key if found else ""
    return [(at, match, cell) for at, match, cell in found if not at or not is_value(match, cell, labels, beside=first)]


def is_value(match: LabelMatch, cell: Passage, labels: Labels, *, beside: str) -> bool:
    """Whether words beside a label are its value, although they read like another: "Ametikoht | juht".

    beside: the key of that label. What a chief is called is a title too.
    """
    common = match.label.weak and not begins_with_capital(cell)
    return common or is_title(match, beside) or bool(labels.sentences.no_subordinates.match(cell.text))


def is_title(match: LabelMatch, key: str) -> bool:
    """Whether words that read like a label are the title in a row of it: "Ametikoht | Juht"."""
    return key == "position" and match.label.weak and match.label.key == "supervisor" and " " not in match.label.variant


def continues(line: Line, last: str) -> bool:
    """Whether a line goes on with a value whose last line is `last`."""
    words = line.words.text
    follows = (
        OPEN_END.search(last) or words[:1].islower() or words[:1] in '(„",' or len(last) >= WRAPPED or line.indented
    )
    return bool(follows and line.depth < 2 and last)


def states_cover(line: Line, opened: Open | None, labels: Labels) -> bool:
    """Whether a line of the form's head is a sentence about cover or reporting that stands under no label.

    opened: the field above it.
    """
    if line.tabular or not labels.sentences.state(line.words.text):
        return False
    follows = opened is not None and not line.number and not begins_with_capital(line.words)
    return not follows and not (opened and opened.label.key == "substitution")


def repair_of(match: LabelMatch, words: Passage) -> Iterator[ReadingWarning]:
    """A warning where a label had to be repaired to be known."""
    if match.edits:
        seen = words.text[: match.end].strip()
        yield ReadingWarning(code="repaired-label", words=seen, meant=match.label.variant, span=words.span)
