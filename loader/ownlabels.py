"""Labels that call the holder by the post's own title: "Nõuniku asendaja", "Keda nõunik asendab".

The title is known only when the form has been read once; where such labels stand in it, it is read again with them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from asendus.loader.cells import has_colon, unnumbered
from asendus.loader.labels import Labels, load_labels
from asendus.loader.lines import Line
from asendus.loader.passages import Passage


def labels_with_title(lines: Sequence[Line], labels: Labels, names: Mapping[str, Sequence[str]]) -> Labels | None:
    """The labels of a form that calls its holder by the title; None where none of its lines does in a label.

    names: the title by case, as the lexicon's labels name cases.
    """
    if not names:
        return None
    own = _called(labels.language, tuple((case, tuple(words)) for case, words in names.items()))
    heads = tuple({words.split()[0][:4].casefold() for forms in names.values() for words in forms})
    cells = ((line, unnumbered(cell)) for line in lines if not line.blank for cell in line.cells if cell)
    named = ((line, cell) for line, cell in cells if _names_one(cell.text[:80].casefold(), heads))
    return own if any(_is_label(line, cell, labels, own) for line, cell in named) else None


def _names_one(text: str, heads: tuple[str, ...]) -> bool:
    return any(head in text for head in heads)


@lru_cache(maxsize=256)
def _called(language: str, names: tuple[tuple[str, tuple[str, ...]], ...]) -> Labels:
    return load_labels(language).called(dict(names))


def _is_label(line: Line, cell: Passage, labels: Labels, own: Labels) -> bool:
    """Whether a cell begins with a label that only the title makes one, set off from what follows."""
    match = own.match(cell.text, damaged=False)
    if match is None or not match.label.weak or match == labels.match(cell.text, damaged=False):
        return False
    return match.whole or line.tabular or has_colon(match, cell)
