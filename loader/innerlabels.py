"""Rows that stand inside other rows: "Asendamine: tema asendab: …; asendaja: …", "Alluvus: kellele allub: …; kes alluvad: …".

Each inner label that a colon or a dash sets off begins a row of its own, behind the outer label, behind a semicolon, or at
the front of an item ("a) keda asendab: …"). A label that is broken at the end of a line is put together first: its first
words decide the direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from asendus.loader.cells import unnumbered
from asendus.loader.coverlabels import BETWEEN
from asendus.loader.labels import LabelMatch, Labels
from asendus.loader.lines import Line
from asendus.loader.passages import Passage

#: The rows whose labels can stand inside others.
INNER = frozenset({"supervisor", "subordinates", "substituted_by", "substitutes_for", "undirected"})
#: The rows that can have others inside.
OUTER = INNER | {"substitution", "general"}
#: No label that is broken at the end of a line begins with more words there.
MOST_BROKEN = 6

_LETTER = re.compile(r"\(?[a-zõäöü]\)\s+")
_SEMICOLON = re.compile(r";\s+|;$")
_SET_OFF = re.compile(r"\s*(?:[:–]|-(?=\s))")
_QUESTION = re.compile(r"\s*[:–-]\s*(?P<word>\w+)\s*[:–-]\s")
_ENDED = re.compile(r"[;:.]$")
_SIGNS = " \t:–-"


def whole_labels(lines: Sequence[Line], labels: Labels) -> list[Line]:
    """The lines, with labels made whole that wide gaps or the end of a line part."""
    found = [_closed_up(line, labels) for line in lines]
    for at, line in enumerate(found[:-1]):
        below = found[at + 1]
        if line.blank or line.tabular or below.blank or below.tabular or below.number or below.bullet:
            continue
        bare = line.words.text.rstrip(_SIGNS)
        cut = max(bare.rfind(sign) for sign in ";:") + 1
        tail = line.words[cut:].strip()
        if not cut or not tail or len(tail.text.split()) > MOST_BROKEN:
            continue
        joined = Passage.join([tail, below.words])
        match = _inner(joined, labels)
        if match is not None and (match.end > len(tail) or not tail.text[match.end :].strip(_SIGNS)):
            found[at] = replace(line, cells=(line.words[:cut],))
            found[at + 1] = replace(below, cells=(joined,))
    return found


def _closed_up(line: Line, labels: Labels) -> Line:
    """A line whose wide gaps stand inside of its label as one cell: "Tema   äraolekul asendab"."""
    if not line.spaced or not all(cell.text[:1].islower() for cell in line.cells[1:]):
        return line
    match = labels.match(line.words.text, damaged=False)
    return replace(line, cells=(line.words,)) if match and match.whole and match.label.kind == "header" else line


def inner_rows(line: Line, above: Line | None, labels: Labels) -> Iterator[Line]:
    """The rows that a line holds: itself, or one for each label inside. above: the line before it."""
    cells = [cell for cell in line.cells if cell]
    if len(cells) > 1 and all(_is_label(cell, labels) for cell in cells):
        yield line  # labels of columns
        return
    words = Passage.join(cells)
    front = _LETTER.match(words.text)
    words = words[front.end() :] if front else words
    outer = labels.match(words.text, damaged=False)
    if outer and (asked := _asked(words, outer, labels)):
        yield replace(line, cells=asked, bullet=False, heading=False)
        return
    inside = _behind_outer(words, outer, labels)
    pieces = list(_pieces(words if inside is None else inside, labels))
    begins = inside is not None or _begins_row(line, above, lettered=bool(front))
    if len(pieces) == 1 and not (begins and _inner(pieces[0], labels)):
        yield line
        return
    first, *others = pieces
    own = _inner(first, labels) if begins else None
    if own:
        yield _row(line, first, own)
    elif not line.tabular:
        yield replace(line, cells=(first,))
    else:
        yield line
        return
    for piece in others:
        match = _inner(piece, labels)
        assert match is not None, "a piece begins with a label"
        yield _row(line, piece, match)


def _is_label(cell: Passage, labels: Labels) -> bool:
    match = labels.match(unnumbered(cell).text, damaged=False)
    return match is not None and match.whole


def _begins_row(line: Line, above: Line | None, *, lettered: bool) -> bool:
    """Whether a line that begins with a small letter can be a row: an item, or behind one that was ended."""
    if line.tabular or not line.words.text[:1].islower():
        return lettered
    return bool(
        lettered or line.number or line.bullet or above is None or above.blank or _ENDED.search(above.words.text)
    )


def _asked(words: Passage, outer: LabelMatch, labels: Labels) -> tuple[Passage, Passage] | None:
    """The label and the value where one word behind the outer label asks for an end of it: "Asendamine: keda – …"."""
    found = _QUESTION.match(words.text, outer.end)
    if outer.label.key not in OUTER or found is None:
        return None
    whole = Passage.join([words[: outer.end], words[found.start("word") : found.end("word")]])
    match = labels.match(whole.text, damaged=False)
    fits = match is not None and match.whole and match.label.key in INNER and match.end > outer.end
    return (whole, words[found.end() :].strip()) if fits else None


def _behind_outer(words: Passage, outer: LabelMatch | None, labels: Labels) -> Passage | None:
    """What stands behind the label of a row that has others inside; None where it has none."""
    if outer is None or outer.label.key not in OUTER:
        return None
    rest = words[outer.end :]
    inside = rest[len(rest) - len(rest.text.lstrip(_SIGNS)) :]
    return inside if inside and _inner(inside, labels) else None


def _pieces(words: Passage, labels: Labels) -> Iterable[Passage]:
    """The words, cut at the semicolons that a label stands behind."""
    start = 0
    for sign in _SEMICOLON.finditer(words.text):
        if _inner(words[sign.end() :], labels):
            yield words[start : sign.start()]
            start = sign.end()
    yield words[start:]


def _inner(words: Passage, labels: Labels) -> LabelMatch | None:
    """The label of a row that words begin with, if a sign sets it off."""
    match = labels.match(words.text, damaged=False)
    if match is None or match.label.kind != "header" or not (match.label.key in INNER or BETWEEN in match.label.key):
        return None
    return match if _SET_OFF.match(words.text, match.end) else None


def _row(line: Line, words: Passage, match: LabelMatch) -> Line:
    """A row of its own: the label and its value in two cells."""
    value = words[match.end :]
    value = value[len(value) - len(value.text.lstrip(_SIGNS)) :]
    return replace(line, cells=(words[: match.end], value), number=None, bullet=False, heading=False)
