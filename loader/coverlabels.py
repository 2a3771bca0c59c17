"""Labels about cover that no list can hold: who covers, whom, and in what circumstance, in any order.

    label → { who | whom | holder | circumstance | duties } verb { … }

"Teenistuja puhkuse ajal asendab", "Asendab tema äraolekul", "Keda ta puudumisel asendab", "Kelle kohustusi täidab": what
tells the direction is who is absent, who is subject and who object. Where a circumstance leaves it open ("Äraolekul
asendab") the case of the value has to tell. The words are data: the table [cover] of a language's labels.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from asendus.loader.folding import fold
from asendus.loader.wordlists import line_pattern

#: What a label may end with, where its last words could as well begin the value.
_END = re.compile(r"\s*(?:[:–|\t?]|-\s|\)?\s*$)")
_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[ \u00a0]*[/,()„“”\"-]{0,2}[ \u00a0]*")

#: Pieces that may as well be the first word of the value.
LOOSE = frozenset({"subject", "object", "adverbs", "modal"})

#: What may follow a noun with a relative clause: "Ametikoht, keda asendab".
RELATIVE = frozenset({"who", "whom", "whose duties", "by"})

#: The two directions of cover, and the sign between them in the key of a label that has both.
DIRECTIONS = frozenset({"substituted_by", "substitutes_for"})
BETWEEN = "+"
#: What stands between the labels of a row that has two, and what sets such a row off from its value.
JOINT = re.compile(rf"\s*(?:[/|;,]|\s-|–)\s*|\s+(?:{line_pattern('joints')})\s+", re.IGNORECASE)
_SET_OFF = re.compile(r"\s*(?:[:|\t]|\)?\s*$)")

#: No label about cover has more words.
MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class _Piece:
    """One piece of a label: what it is ("who", "verb", "own absence" …) and where it ends in the text."""

    kind: str
    end: int
    #: Whether it may as well be the first word of the value.
    loose: bool = False


class CoverLabels:
    """The grammar of labels about cover in one language; without a table [cover] it knows none."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        words = table.get("cover", {})
        self.known = bool(words)
        verbs = [verb for kind in ("verbs", "passive", "does") for verb in words.get(kind, ())]
        self._verb = re.compile(rf"\b(?:{'|'.join([*verbs, *map(fold, verbs)])})\b", re.IGNORECASE)
        self._kinds: dict[tuple[str, ...], str] = {}
        if self.known:
            self._learn(words, table["holder"])
            tails = table["tails"]
            self._heads = _folded((*tails["words"], *words["absences"]))
            self._before = _folded((*tails["before"], *words["circumstances"]))
            self._own = _folded(table["holder"]["gen"])
            self._others = _folded(words["others"])
            self._longest = max(map(len, (*self._kinds, *self._own)))
            self._openers = self._all_openers()

    def _all_openers(self) -> frozenset[str]:
        """The words that a label can begin with."""
        every = (*self._kinds, *self._own, *self._others, *self._before, *self._heads)
        return frozenset(words[0] for words in every if words)

    def may_open(self, word: str) -> bool:
        """Whether a label can begin with a word, which is folded."""
        return self.known and word in self._openers

    def _learn(self, words: Mapping[str, Any], holder: Mapping[str, Sequence[str]]) -> None:
        for kind in ("heads", "verbs", "modal", "passive", "does", "who", "whom", "whose", "by", "adverbs"):
            self._kinds.update((key, kind) for key in _folded(words.get(kind, ())))
        self._kinds.update((key, "subject") for key in _folded((*holder["nom"], *holder.get("ade", ()))))
        self._kinds.update((key, "object") for key in _folded(holder["par"]))
        self._kinds.update((key, "himself") for key in _folded(words["pronouns"]))
        duties = _folded(words["duties"])
        self._kinds.update((key, "duties") for key in duties)
        owners = (("own duties", holder["gen"]), ("whose duties", words["whose"]), ("others' duties", words["others"]))
        for kind, whose in owners:
            self._kinds.update((owner + key, kind) for owner in _folded(whose) for key in duties)

    def called(self, names: Mapping[str, Sequence[str]]) -> CoverLabels | None:
        """The same grammar, with the post's own title as a word for the holder; None where the language has none."""
        if not self.known:
            return None
        own = copy(self)
        own._kinds = dict(self._kinds)
        own._own = self._own | _folded(names.get("gen", ()))
        for kind, case in (("subject", "nom"), ("object", "par")):
            for key in _folded(names.get(case, ())):
                own._kinds.setdefault(key, kind)
        own._longest = max(map(len, (*own._kinds, *own._own)))
        own._openers = own._all_openers()
        return own

    def direction(self, text: str) -> tuple[str, int] | None:
        """The field that a label at the start of `text` is for, and where the label ends; None where there is none."""
        if not self.known or not self._verb.search(text):
            return None
        found = list(itertools.islice(_WORD.finditer(text), MOST_WORDS))
        words = [fold(match.group()) for match in found]
        pieces: list[_Piece] = []
        best = None
        for piece in self._pieces(text, found, words):
            pieces.append(piece)
            meant = _meant([each.kind for each in pieces])
            if meant and (not piece.loose or _END.match(text, piece.end)):
                best = meant, piece.end
        return best

    def _pieces(self, text: str, found: Sequence[re.Match[str]], words: Sequence[str]) -> Iterator[_Piece]:
        """The pieces of a label from its first word on, up to a word that belongs to none."""
        at = 0
        while at < len(words):
            if at and not _GAP.fullmatch(text, found[at - 1].end(), found[at].start()):
                return
            kind, length = self._absence(words, at) or self._known(words, at)
            if not length:
                return
            at += length
            loose = kind in LOOSE or kind.endswith("absence")
            yield _Piece(kind, found[at - 1].end(), loose)

    def _known(self, words: Sequence[str], at: int) -> tuple[str, int]:
        for length in range(min(self._longest, len(words) - at), 0, -1):
            kind = self._kinds.get(tuple(words[at : at + length]))
            if kind:
                return kind, length
        return "", 0

    def _absence(self, words: Sequence[str], at: int) -> tuple[str, int] | None:
        """ "teenistuja puhkuse ja lähetuse ajal", "tema äraolekul", "puudumisel": whose absence, and its words."""
        start, whose = at, "absence"
        for length in range(min(self._longest, len(words) - at), 0, -1):
            owner = tuple(words[at : at + length])
            if owner in self._own or owner in self._others:
                start, whose = at + length, "own absence" if owner in self._own else "others' absence"
                break
        end = start
        while end < len(words) and (words[end],) in self._before and (words[end],) not in self._heads:
            end += 1
        if end < len(words) and (words[end],) in self._heads:
            return whose, end + 1 - at
        return None


def is_set_off(text: str, end: int) -> bool:
    """Whether words end at a sign that sets a label off, or with the text."""
    return bool(_SET_OFF.match(text, end))


def _folded(phrases: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(phrase).split()) for phrase in phrases)


def _meant(kinds: Sequence[str]) -> str | None:
    """The field that the pieces of a label speak for, None where they do not tell or are no label yet."""
    found = {*kinds}
    if len(found & {"verbs", "passive", "does"}) != 1:
        return None
    if "does" in found:
        return _by_duties(found)
    if "heads" in found and (kinds[0] != "heads" or len(kinds) < 2 or kinds[1] not in RELATIVE):
        return None
    if "passive" in found:
        return _by_passive(kinds)
    if (
        {"who", "whom"} <= found
        or ("subject" in found and found & {"object", "himself"})
        or any(k.endswith("duties") for k in kinds)
    ):
        return None
    if found & {"who", "whom"}:
        return "substituted_by" if "who" in found else "substitutes_for"
    if not any(kind.endswith("absence") for kind in kinds):
        return None  # the lists have these
    return _by_absence(kinds)


def _by_passive(kinds: Sequence[str]) -> str | None:
    """ "Kelle poolt teda asendatakse", "Ametnik on asendatav" against "Keda asendatakse"."""
    if "whom" in kinds:
        return None if {"by", "object", "himself"} & {*kinds} else "substitutes_for"
    covered = "subject" in kinds[: kinds.index("passive")]
    return "substituted_by" if covered or {"by", "object", "himself"} & {*kinds} else None


def _by_duties(found: set[str]) -> str | None:
    """ "Kelle ülesandeid täidab" against "Tema ülesandeid täidab"."""
    if found & {"whose duties", "others' duties", "whose"}:
        return "substitutes_for" if "who" not in found else None
    if "own duties" in found or ("duties" in found and found & {"who", "own absence"}):
        return "substituted_by" if "subject" not in found else None
    return None


def _by_absence(kinds: Sequence[str]) -> str | None:
    """By subject and object, else by whose absence it is, else by the value ("undirected")."""
    verb = kinds.index("verbs")
    own = "own absence" in kinds[:verb]
    if "subject" in kinds[verb:] or (own and "subject" in kinds):
        return None
    if "object" in kinds[:verb] or "himself" in kinds or own:
        return "substituted_by"
    if "subject" in kinds or "others' absence" in kinds:
        return "substitutes_for"
    return "undirected"
