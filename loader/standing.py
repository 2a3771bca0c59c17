"""Sentences about substitution in a form's head: which end of the relation each one states.

"Puhkuse ajal asendab teda nõunik." says who covers this post; "Asendab vajadusel osakonna juhatajat." says whom it covers.
The words that decide are the labels of the two fields, wherever in the sentence they stand, or the holder's own title in
front of the verb: as its subject, or in another case as its object.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from asendus.loader.folding import fold
from asendus.loader.forms import Field
from asendus.loader.labels import Labels, words_of
from asendus.loader.passages import Passage

#: The two fields that a sentence can speak for.
DIRECTIONS = ("substituted_by", "substitutes_for")

_SENTENCE_END = re.compile(r"(?<=[^\s\d.]{2}[.;])\s+|;\s*|\n(?=\s*(?:\d+(?:\.\d+)*[.)]?\s|[-–•]\s))")
_WORD_START = re.compile(r"\b\w")


def standing_fields(fields: Iterable[Field], labels: Labels, *, title: str | None) -> Iterator[tuple[str, Field]]:
    """A field of its direction for every sentence that states one. `title` is the holder's own, in the nominative."""
    for found in fields:
        for sentence in found.value.split(_SENTENCE_END):
            words = sentence.squeezed().strip(" .")
            if direction := _direction(words, labels, title):
                name, verb_end = direction
                yield name, Field(key=name, label=words[:verb_end], value=words[verb_end:].strip(" :–-"))


def _direction(sentence: Passage, labels: Labels, title: str | None) -> tuple[str, int] | None:
    """The field that a sentence speaks for, and where its deciding words end."""
    if (own := _own_title(sentence.text, labels, title)) is not None:
        return own
    best: tuple[str, int] | None = None
    for start in _WORD_START.finditer(sentence.text):
        match = labels.match(sentence.text[start.start() :], damaged=False)
        if match and match.label.key in DIRECTIONS and _has_verb(match.label.variant, labels):
            best = match.label.key, start.start() + match.end
            break
    return best


def _own_title(text: str, labels: Labels, title: str | None) -> tuple[str, int] | None:
    """Whether the holder's own title stands before the verb, as its subject or as its object."""
    verb = labels.cover_verb.search(text)
    if not title or not verb:
        return None
    before = fold(text[: verb.start()]).strip()
    stem = fold(title)[:-1]
    if before.endswith(fold(title)):
        return "substitutes_for", verb.end()
    if len(stem) > 4 and re.search(rf"{re.escape(stem)}\w{{1,4}}$", before):
        return "substituted_by", verb.end()
    return None


def _has_verb(variant: str, labels: Labels) -> bool:
    return any(labels.cover_verb.search(word) for word in words_of(variant))
