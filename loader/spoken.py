"""Running text in a form's head: sentences that share lines, or go over several, each as a line of its own.

A form that says "Ametikoht: nõunik. Nõunik allub direktorile. Nõunikku asendab jurist." in one paragraph is read as one that has a
line for each of them. Text counts as running only where its sentences state what a row of a form would.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from asendus.loader.labels import Labels
from asendus.loader.lines import Line
from asendus.loader.passages import Passage

#: A full line of a paragraph has at least so many characters.
FULL = 50
#: A paragraph of a form's head has at most so many lines.
MOST_LINES = 40

_SENTENCE_START = re.compile(r"(?<=[^\s\d.]{2}[.!])\s+(?=[A-ZÕÄÖÜŠŽ])")
_SENTENCE_ENDED = re.compile(r"[^\s\d.]{2}\.$")
_ENDED = re.compile(r"[.:;!?]$")


def spoken_lines(lines: Sequence[Line], at: int, labels: Labels) -> tuple[list[Line], int]:
    """The sentences of the paragraph that begins at a line, and the line behind it; no sentences: no running text."""
    paragraph = _paragraph(lines, at, labels)
    words = Passage.join([line.words for line in paragraph])
    sentences = words.split(_SENTENCE_START)
    if not paragraph or not words.text.endswith(".") or not _is_running(sentences, paragraph, labels):
        return [], at
    first = paragraph[0]
    return [replace(first, raw=each, cells=(each,), bullet=False) for each in sentences], at + len(paragraph)


def _is_running(sentences: Sequence[Passage], paragraph: Sequence[Line], labels: Labels) -> bool:
    """Whether sentences state what rows do; a row's own value, set off from its label, is left whole."""
    found = labels.match(sentences[0].text, damaged=False)
    behind = sentences[0].text[found.end :].lstrip() if found else ""
    if found and found.label.kind == "header" and found.label.key in ROWS_OF_MENTIONS and behind.startswith((":", "–")):
        return False
    if len(sentences) == 1:
        return len(paragraph) > 1 and labels.sentences.state(sentences[0].text)
    return any(labels.sentences.state(sentence.text) for sentence in sentences)


#: Rows whose values may be whole sentences.
ROWS_OF_MENTIONS = frozenset({"supervisor", "subordinates", "substituted_by", "substitutes_for", "undirected"})


def _paragraph(lines: Sequence[Line], at: int, labels: Labels) -> list[Line]:
    """The line and those that its text goes on in."""
    found: list[Line] = []
    for line in lines[at : at + MOST_LINES]:
        if found and not _goes_on(found[-1], line, labels):
            break
        if line.blank or (line.tabular and not _flows(line)) or line.heading or line.page_number or line.to_sign:
            break
        found.append(line)
    return found


def _flows(line: Line) -> bool:
    """Whether a line that wide gaps part is text all the same: a sentence ends before the gap, or goes on from above."""
    first = line.cells[0].text
    return line.spaced and (bool(_SENTENCE_ENDED.search(first)) or first[:1].islower())


def _goes_on(above: Line, line: Line, labels: Labels) -> bool:
    """Whether a line is more of the text above it."""
    if line.number or line.bullet or len(above.words) < FULL:
        return False
    match = labels.match(line.words.text, damaged=False) if line.words.text[:1].isupper() else None
    return match is None or (not match.whole and bool(_ENDED.search(above.words.text)))
