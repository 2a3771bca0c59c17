"""The labels of forms: which words head which field, by language.

Labels live in `lexicon/<language>/labels.toml`. A label is recognised exactly, then with diacritics lost, then within a
few edits, but only where every label of another field is clearly farther away: the two directions of substitution
differ by one letter (`asendaja`, `asendab`), and taking one for the other is the worst error there is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from asendus.loader.asking import UNKNOWN, Asked, Questions
from asendus.loader.coverlabels import BETWEEN, DIRECTIONS, JOINT, CoverLabels, is_set_off
from asendus.loader.folding import fold
from asendus.loader.nearlabels import Label, LabelKind, NearLabels
from asendus.loader.sentencewords import Sentences
from asendus.loader.wordlists import line_pattern, read_words

#: A place in a label for the holder, in some case.
_CASE = re.compile(r"\{(\w+)\}")

#: How many matches are remembered: a form's lines are asked about several times.
REMEMBERED = 10_000

#: A label has at most so many words before it that do not change it.
MOST_MODIFIERS = 3

#: Fields whose labels may have a relative clause.
PLACES = frozenset({"unit", "agency", "location"})

_WORD = re.compile(r"[^\W_]+(?:\(\w+\))?")
#: "Ametikoht / Position:" and "Asendaja (ametikoht):".
_ADDITION = re.compile(r"\s*(?:/\s*[^:|\t\n]{2,40}?|\([^()\n]{2,60}\))(?=\s*(?::|$))")
#: Labels that are joined to the heading of the form's head, and the most characters of such a heading.
JOINED = frozenset(
    {"position", "unit", "agency", "supervisor", "subordinates", "substituted_by", "substitutes_for", "location"}
    | {"appointed_by", "service_kind", "general", "substitution"}
)
LONGEST_JOINED = 60
_JOINT = re.compile(rf"\s*,\s*|\s+(?:{line_pattern('joints')})\s+", re.IGNORECASE)
_STROKE = re.compile(r"\s*/\s*")
_GAP = re.compile(r"[ \u00a0]*[/,()„“”\"–-]{0,2}[ \u00a0]*|\.")


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """A label at the start of some words; `end` is the offset behind it, `edits` what had to be repaired."""

    label: Label
    end: int
    edits: int
    whole: bool


class Labels:
    """The labels of one language.

    >>> labels = load_labels("et")
    >>> labels.match("Asendaja osakonna teenistuja").label.key, labels.match("Asendab: nõunikku").label.key
    ('substituted_by', 'substitutes_for')
    >>> labels.match("Struktuuriuksus").label.key
    'unit'
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.language: str = table["language"]
        self.heads: tuple[str, ...] = tuple(table["heads"]["titles"])
        self.annex_words: tuple[str, ...] = tuple(table["heads"]["annex"])
        self.stamps: tuple[str, ...] = tuple(table["heads"]["stamps"])
        self.sentences = Sentences(table["sentence"])
        tails, before = ("|".join(table["tails"][name]) for name in ("words", "before"))
        self._tails = re.compile(
            rf"(?:\s+[^\W\d]+){{0,5}}\s+(?:{tails})(?=\s*(?:[:–|\t?]|-\s))|(?:\s+(?:{before}))*\s+(?:{tails})(?=\s*$)",
            re.IGNORECASE,
        )
        self._with_tails = frozenset(table["tails"]["keys"])
        self._clauses = _clauses(table["tails"])
        self._cover = CoverLabels(table)
        self._named: CoverLabels | None = None
        self._questions = Questions(table)
        self.service: Mapping[str, list[str]] = table["service"]
        kinds = (word for name, words in self.service.items() if name.endswith("_kind") for word in words)
        self.kinds_of_service = frozenset(map(words_of, kinds))
        self.either = frozenset(map(words_of, table.get("either", {}).get("subordinates", ())))
        self._labels: dict[tuple[str, ...], Label] = {}
        for label in _variants(table):
            self._labels.setdefault(words_of(label.variant), label)
        self._longest = max(len(words) for words in self._labels)
        self._of_holder = [
            (key, variant)
            for key, under in table.get("header", {}).items()
            for variant in under
            if _CASE.search(variant)
        ]
        self._stems = {key: tuple(map(fold, stems)) for key, stems in table["headings"].items()}
        self._demand_words = tuple(map(fold, table.get("demands", {}).get("words", ())))
        self._near = NearLabels({" ".join(words): label for words, label in self._labels.items()})
        self._first_words = frozenset(words[0] for words in self._labels)
        self._modifiers = frozenset(map(fold, table.get("modifiers", {}).get("words", ())))
        self._exact: dict[str, LabelMatch | None] = {}
        self._repaired: dict[str, LabelMatch | None] = {}

    def called(self, names: Mapping[str, Sequence[str]]) -> Labels:
        """These labels, and those in which the post's own title stands for the holder: "Nõuniku asendaja".

        names: the title by case, as the lexicon names cases. Such a label is weak: a sentence may begin with its words.
        """
        own = copy(self)
        own._exact, own._named, own._questions = {}, self._cover.called(names), self._questions.called(names)
        added = {
            words_of(text): Label(key, "header", text, weak=True)
            for key, variant in self._of_holder
            if set(_CASE.findall(variant)) <= {*names}
            for text in _expanded(variant, names)
        }
        own._labels = added | self._labels
        own._longest = max([self._longest, *map(len, added)])
        own._first_words = self._first_words | {words[0] for words in added}
        return own

    @property
    def members(self) -> tuple[Labels, ...]:
        """Itself: the labels of one language may stand where those of several do."""
        return (self,)

    def joined(self, text: str) -> Label | None:
        """The head of the form, where a heading is made of the labels of its rows: "Ametikoht, alluvus ja asendamine".

        >>> load_labels("et").joined("Ametikoht ja alluvus").key, load_labels("et").joined("Nõunik ja alluvus")
        ('general', None)
        """
        pieces = _JOINT.split(text) if len(text) <= LONGEST_JOINED else []
        begun = self.match(text, damaged=False)
        if len(pieces) < 2 or begun is None or begun.whole:
            return None
        found = [self.match(piece, damaged=False) for piece in pieces]
        whole = all(match and match.whole and match.label.key in JOINED for match in found)
        return Label("general", "section", text) if whole else None

    def heading(self, text: str) -> Label | None:
        """The part of a form that an unknown heading begins, by the one word in it that tells; None where none does."""
        words = words_of(text)
        found = {key for key, stems in self._stems.items() if any(w.startswith(stems) for w in words)}
        return Label(found.pop(), "section", text) if len(found) == 1 else None

    def heading_of_demands(self, text: str) -> Label | None:
        """The part of what a post demands, where a line is a heading of it however it is put; None for any other line.

        >>> load_labels("et").heading_of_demands("Nõuded haridusele, töökogemusele ja oskustele").key
        'requirements'
        >>> load_labels("et").heading_of_demands("Nõuded arhiivi korrastamisele")
        """
        if text.rstrip().endswith((".", ",", ";")):
            return None
        words = words_of(text)
        telling = self._stems.get("requirements", ())
        if not any(word.startswith(telling) for word in words):
            return None
        named = all(word.startswith((*telling, *self._demand_words)) for word in words)
        return Label("requirements", "section", text) if named else None

    def variants(self) -> Iterator[Label]:
        """Every variant of every label."""
        return iter(self._labels.values())

    def match(self, text: str, *, damaged: bool = True) -> LabelMatch | None:
        """The longest label that `text` begins with, or None.

        With `damaged`, a whole text that is within a few edits of exactly one field's label counts too.
        """
        found = _remembered(self._exact, text, self._match)
        return _remembered(self._repaired, text, self._damaged) if found is None and damaged else found

    def _match(self, text: str) -> LabelMatch | None:
        first = _WORD.search(text)
        if first is None:
            return None
        opening = fold(first.group())
        listed = self._listed(text) if opening in self._first_words else None
        modified = self._modified(text) if opening in self._modifiers else None
        if modified and (listed is None or listed[1] < modified[1]):
            listed = modified
        told = self._cover.direction(text) if self._cover.may_open(opening) else None
        weak = told is None and self._named is not None
        told = self._named.direction(text) if weak and self._named and self._named.may_open(opening) else told
        peer = weak and told and listed and not text[told[1] :].strip()  # "Asendab nõunikku", whom the holder is one of
        if told and not peer and (listed is None or listed[1] < told[1]):
            listed = Label(told[0], "header", text[: told[1]], weak), told[1]
        asked = self._questions.read(text) if self._questions.may_open(opening) else None
        if asked and (listed is None or _asks_more(asked, listed, text)):
            return _question(asked, text)
        if listed is None:
            return None
        label, end = listed
        while more := self._same_again(text, end, label):
            end = more
        if other := self._other_direction(text, end, label):
            return LabelMatch(other[0], other[1], 0, whole=not text[other[1] :].strip(" \t.:;–-"))
        if label.key in PLACES and self._clauses and (clause := self._clauses.match(text, end)):
            label, end = replace(label, weak=False), clause.end()
        end = _asked(text, self._extended(text, end, label))
        return LabelMatch(label, end, 0, whole=not text[end:].strip(" \t.:;–-"))

    def _listed(self, text: str) -> tuple[Label, int] | None:
        """The longest label of the lists that `text` begins with, and where it ends."""
        found = list(itertools.islice(_WORD.finditer(text), self._longest))
        words = tuple(fold(match.group()) for match in found)
        for size in range(len(words), 0, -1):
            label = self._labels.get(words[:size])
            if (
                label
                and not _ends_in_mark(text, found[:size])
                and _gapless(text, found[:size])
                and not _parts_bracket(text, found[size - 1].end())
            ):
                return label, found[size - 1].end()
        return None

    def _modified(self, text: str) -> tuple[Label, int] | None:
        """A label of demands or of a part of the form behind words that do not change it: "Ametikohal nõutavad kompetentsid"."""
        for word in itertools.islice(_WORD.finditer(text), MOST_MODIFIERS):
            if fold(word.group()) not in self._modifiers or text[word.end() : word.end() + 1] != " ":
                return None
            listed = self._listed(text[word.end() :])
            if listed and listed[0].kind != "header":
                return replace(listed[0], weak=True), word.end() + listed[1]
        return None

    def _same_again(self, text: str, end: int, label: Label) -> int | None:
        """The end of a second label of the same row: "Valdkond või osakond", "Keskus/osakond"."""
        joint = (_JOINT.match(text, end) or _STROKE.match(text, end)) if label.kind == "header" else None
        listed = self._listed(text[joint.end() :]) if joint and text[joint.start()] != "," else None
        return joint.end() + listed[1] if joint and listed and listed[0].key == label.key else None

    def _other_direction(self, text: str, end: int, label: Label) -> tuple[Label, int] | None:
        """A label for both directions of cover, and where it ends: "Asendaja / keda asendab:"."""
        joint = JOINT.match(text, end) if label.key in DIRECTIONS else None
        if joint is None:
            return None
        rest = text[joint.end() :]
        listed, told = self._listed(rest), self._cover.direction(rest)
        key, size = told if told and (listed is None or listed[1] < told[1]) else ("", 0)
        if listed and not size:
            key, size = listed[0].key, listed[1]
        behind = joint.end() + size
        if not size or key == label.key or key not in DIRECTIONS or not is_set_off(text, behind):
            return None
        return Label(f"{label.key}{BETWEEN}{key}", "header", text[:behind]), behind

    def _extended(self, text: str, end: int, label: Label) -> int:
        """The end of a label with what belongs to it: the same in another language, a remark in brackets, a circumstance."""
        if text[end : end + 1] == ")" and "(" in text[:end]:
            end += 1
        tail = self._tails.match(text, end) if label.key in self._with_tails else None
        addition = tail or _ADDITION.match(text, end)
        return addition.end() if addition else end

    def _damaged(self, text: str) -> LabelMatch | None:
        """The field whose label the words up to a colon, or all of them, are a damaged form of."""
        head, colon, value = text.partition("?" if "?" in text else ":")
        near = self._near.nearest(" ".join(words_of(head)))
        if near is None:
            return None
        label, edits = near
        end = len(head.rstrip())
        return LabelMatch(label, _asked(text, end) if colon else end, edits, whole=not colon or not value.strip())


def _remembered(
    kept: dict[str, LabelMatch | None], text: str, match: Callable[[str], LabelMatch | None]
) -> LabelMatch | None:
    """What matching a text gave the last time. As many are kept as a few hundred forms have lines."""
    if text not in kept:
        if len(kept) >= REMEMBERED:
            kept.clear()
        kept[text] = match(text)
    return kept[text]


@lru_cache(maxsize=REMEMBERED)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a label."""
    return tuple(fold(match.group()) for match in _WORD.finditer(text))


@cache
def load_labels(language: str) -> Labels:
    """The labels of a language by its two-letter code. Raises AsendusError for a language without a lexicon."""
    return Labels(read_words("labels", language=language))


def _gapless(text: str, found: list[re.Match[str]]) -> bool:
    """Whether the words stand together: a label does not run over a colon, a tab or the end of a sentence."""
    return all(
        _GAP.fullmatch(text, left.end(), right.start()) or (left.group().isdigit() and text[left.end()] == ".")
        for left, right in itertools.pairwise(found)
    )


def _ends_in_mark(text: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether the last of the words is the mark of a list's first item: "Asendaja 1) jurist", "asendaja – 1. jurist"."""
    if len(found) < 2 or not found[-1].group().isdigit():
        return False
    return text[found[-1].end() :].startswith(")") or bool(text[found[-2].end() : found[-1].start()].strip())


def _asked(text: str, end: int) -> int:
    """The end of a label with its question mark."""
    return end + len(text[end:]) - len(text[end:].lstrip(" ?")) if text[end:].lstrip().startswith("?") else end


def _asks_more(asked: Asked, listed: tuple[Label, int], text: str) -> bool:
    """Whether a question says more than the label that it begins with."""
    label, end = listed
    return bool(text[end : asked.end].strip(" ?:")) and not (asked.key == UNKNOWN and label.kind == "section")


def _question(asked: Asked, text: str) -> LabelMatch:
    label = Label(asked.key, asked.kind, text[: asked.end], weak=asked.key == UNKNOWN)
    return LabelMatch(label, asked.end, 0, whole=not text[asked.end :].strip(" \t.:;–-"))


def _parts_bracket(text: str, end: int) -> bool:
    """Whether words end inside a bracket that goes on: "Alluvus (kellele" of "Alluvus (kellele allub)"."""
    return text.count("(", 0, end) > text.count(")", 0, end + 1)


def _clauses(tails: Mapping[str, list[str]]) -> re.Pattern[str] | None:
    """A relative clause behind a label: "Struktuuriüksus, kuhu ametikoht kuulub"."""
    if "openers" not in tails:
        return None
    openers, verbs = ("|".join(tails[name]) for name in ("openers", "verbs"))
    return re.compile(rf"\s*,?\s+(?:{openers})(?:\s+[^\W\d]+){{0,4}}?\s+(?:{verbs})(?!\w)", re.IGNORECASE)


def _variants(table: Mapping[str, Any]) -> Iterator[Label]:
    holder = {**table.get("holder", {}), **table.get("slots", {})}
    weak = {words for variant in table.get("weak", {}).get("labels", ()) for words in _expanded(variant, holder)}
    kinds: tuple[LabelKind, ...] = ("header", "section", "requirement")
    for kind in kinds:
        for key, variants in table.get(kind, {}).items():
            for variant in variants:
                yield from (Label(key, kind, words, words in weak) for words in _expanded(variant, holder))


def _expanded(variant: str, holder: Mapping[str, Sequence[str]]) -> Iterator[str]:
    slots = [case for case in holder if "{" + case + "}" in variant]
    for words in itertools.product(*(holder[case] for case in slots)):
        text = variant
        for case, word in zip(slots, words, strict=True):
            text = text.replace("{" + case + "}", word)
        yield text
