"""Headings of parts against items of lists: "4. Vastutab …" is the one or the other by what stands above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from asendus.loader.clauses import read_phrases
from asendus.loader.labels import LabelMatch, Labels, words_of
from asendus.loader.lines import Line
from asendus.loader.passages import Passage

#: A heading names a second part in at most so many words, the conjunction among them.
MOST_JOINED = 4
#: The word that heads a description is sought in so many lines.
MOST_TITLE_LINES = 20

#: What stands behind a word such as "read" where somebody is to sign: dots, a day, a name, or what is confirmed.
_TO_FILL_IN = re.compile(r"\s*(?:[.…]{3}|:|,|\d{1,2}\.)")


def closes(line: Line, labels: Labels) -> bool:
    """Whether a line says that the description was read: "Olen ametijuhendiga tutvunud ja …", "Tutvunud 3.5.2024"."""
    match = labels.match(line.words.text, damaged=False) if line.depth == 0 and not line.bullet else None
    if match is None or match.label.key != "closing":
        return False
    return " " in match.label.variant or bool(_TO_FILL_IN.match(line.words.text, match.end))


_NUMBERS = re.compile(r"\d+|[^\W\d]+")


def goes_on_list(line: Line, above: Sequence[Line]) -> bool:
    """Whether a line with a plain number is an item of the list above it and heads no part.

    above: the lines of the open part, its heading first. An item follows the number before it, or begins at 1 where the
    heading has no number; a heading follows the number of the heading.
    """
    if line.depth != 1 or line.number is None or not line.number.isdigit() or line.heading:
        return False
    words = line.words.text
    if words[:1].islower() or words.endswith((";", ",")):
        return True
    number = int(line.number)
    head = above[0].number if above else None
    before = next((other.number for other in reversed(above[1:]) if other.depth == 1 and other.number), None)
    if before is not None and before.isdigit() and int(before) == number - 1:
        return True
    if head is None or not head.isdigit():
        return number == 1
    return number != int(head) + 1


def goes_on_item(line: Line) -> bool:
    """Whether a line is the rest of a wrapped item: small letters without a marker, and a full stop, which no heading has."""
    words = line.words.text
    bare = line.depth == 0 and not line.bullet and not line.heading and not line.tabular
    return bare and words[:1].islower() and words.endswith((".", ";", ","))


def numbers_on(line: Line, row: Line) -> bool:
    """Whether a line has the number that follows a row's, at the same depth: "1.9" after "1.8"."""
    if line.number is None or row.number is None or line.depth != row.depth or line.depth < 2:
        return False
    *chapter, last = _NUMBERS.findall(line.number)
    *other, before = _NUMBERS.findall(row.number)
    return chapter == other and last.isdigit() and before.isdigit() and int(last) == int(before) + 1


def label_end(words: Passage, match: LabelMatch, labels: Labels) -> int:
    """Where the label ends that a heading begins with: "Ametikoha eesmärk ja ülesanded" is a label as a whole."""
    behind = words.text[match.end :].strip()
    joined = read_phrases(labels.language).both.match(behind)
    named = joined and len(behind.split()) <= MOST_JOINED and not behind.endswith(".") and labels.heading(behind)
    return len(words) if named else match.end


def under_label(line: Line, behind: Passage) -> Line:
    """What is left of a line behind its label, as a line; the number stays, for what follows is counted on from it."""
    return replace(line, cells=(behind,), bullet=False, heading=False)


def head_offset(lines: Sequence[Line], labels: Labels) -> int:
    """Where the word stands alone that heads a description, if it stands near its front; else 0.

    A word above it that could be a label is the title of the post: "JUHT" above "AMETIJUHEND".
    """
    heads = {words_of(title) for title in labels.heads}
    found = (line for line in lines[:MOST_TITLE_LINES] if not line.blank and words_of(line.words.text) in heads)
    first = next(found, None)
    return first.span.start if first else 0
