"""Sentences in a form's head about cover and reporting: which field each one speaks for.

"Puhkuse ajal asendab teda nõunik." says who covers this post; "Asendab vajadusel osakonna juhatajat." says whom it covers;
"Nõunik allub direktorile." and "Nõunikule alluvad spetsialistid." say who reports to whom. What decides is the label of a
field, wherever in the sentence it stands, or the holder's own title in front of the verb: as its subject, or in another
case as its object.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from asendus.loader.folding import fold
from asendus.loader.forms import Field
from asendus.loader.labels import Labels
from asendus.loader.morphology import NOMINATIVE, PARTITIVE, forms
from asendus.loader.passages import Passage

#: The two fields that a sentence about cover can speak for.
DIRECTIONS = ("substituted_by", "substitutes_for")

_SENTENCE_END = re.compile(r"(?<=[^\s\d.]{2}[.;])\s+|;\s*|\n(?=\s*(?:\d+(?:\.\d+)*[.)]?\s|[-–•]\s))")
_WORD_START = re.compile(r"\b\w")


def standing_fields(fields: Iterable[Field], labels: Labels, *, title: str | None) -> Iterator[tuple[str, Field]]:
    """A field for every sentence that states one. `title` is the holder's own, in the nominative."""
    for found in fields:
        for sentence in found.value.split(_SENTENCE_END):
            words = sentence.squeezed().strip(" .")
            meant = _reported(words.text, labels, title) or _covered(words, labels, title)
            if meant:
                name, end = meant
                yield name, Field(key=name, label=words[:end], value=words[end:].strip(" :–-"))


def standing_units(fields: Iterable[Field], labels: Labels) -> Iterator[Passage]:
    """The words of the unit, in the genitive, in each sentence that says where the holder works.

    The inessive is the genitive and an ending: "töötab lepingute talituses" gives "lepingute talituse".
    """
    for found in fields:
        for sentence in found.value.split(_SENTENCE_END):
            words = sentence.squeezed()
            if match := labels.sentences.works.search(words.text):
                yield words[match.start("unit") : match.end("unit")]


def _reported(text: str, labels: Labels, title: str | None) -> tuple[str, int] | None:
    """Whether a sentence is about reporting: the field, and where its deciding words end."""
    if labels.sentences.no_subordinates.search(text):
        return "subordinates", len(text)
    verb = labels.sentences.report.search(text)
    if not verb:
        return None
    case = _own_title(text[: verb.start()], title)
    if case and case.endswith(labels.sentences.superior_endings):
        return "subordinates", verb.end()
    return "supervisor", verb.end()


def _covered(sentence: Passage, labels: Labels, title: str | None) -> tuple[str, int] | None:
    """Whether a sentence is about cover: the field, and where its deciding words end."""
    verb = labels.sentences.cover.search(sentence.text)
    if not verb:
        return None
    before = sentence.text[: verb.start()]
    case = _own_title(before, title)
    if case is not None:
        return ("substituted_by" if case else "substitutes_for"), verb.end()
    for start in _WORD_START.finditer(sentence.text):
        if start.start() == verb.start() and (role := _role(before)):
            return role, verb.end()
        match = labels.match(sentence.text[start.start() :], damaged=False)
        if match and match.label.key in DIRECTIONS and labels.sentences.cover.search(match.label.variant):
            return match.label.key, start.start() + match.end
    return None


def _role(before: str) -> str | None:
    """The field that a sentence speaks for by the one noun in front of its verb: subject or object."""
    words = before.split()
    cases = {form.case for form in forms(words[-1]) if form.is_noun and not form.plural} if len(words) == 1 else set()
    if NOMINATIVE in cases:
        return "substitutes_for"
    return "substituted_by" if PARTITIVE in cases else None


def _own_title(before: str, title: str | None) -> str | None:
    """The ending that the holder's own title has at the end of these words: none in the nominative; None: not there."""
    if not title:
        return None
    words, own = fold(before).strip(), fold(title)
    if words.endswith(own):
        return ""
    ending = re.search(rf"{re.escape(own[:-1])}(\w{{1,4}})$", words) if len(own) > 5 else None
    return ending.group(1) if ending else None
