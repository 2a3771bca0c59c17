"""The words by which a form sets out duties and their results, from `lexicon/<language>/provisions.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from asendus.loader.clauses import alternatives, whole_words
from asendus.loader.folding import fold
from asendus.loader.labels import words_of
from asendus.loader.passages import Passage
from asendus.loader.reading import ProvisionKind
from asendus.loader.wordlists import read_words

#: The heading of a column has at most so many words.
LONGEST_COLUMN_HEADING = 5
#: A verb among the first so many words rules a sentence.
SPOKEN_EARLY = 5


@dataclass(frozen=True, slots=True)
class ProvisionWords:
    """The words of one language.

    result: a label of results with what sets it off; inner: the same behind the end of a sentence; group: the heading of a
    group of duties; endings: how a label that opens a list ends.
    """

    columns: Mapping[ProvisionKind, tuple[str, ...]]
    result: re.Pattern[str]
    inner: re.Pattern[str]
    group: re.Pattern[str]
    endings: tuple[str, ...]
    verbs: Mapping[ProvisionKind, re.Pattern[str]]

    def named(self, heading: str) -> frozenset[ProvisionKind]:
        """Every kind that a heading names: "Õigused ja vastutus" names two."""
        words = words_of(heading)
        return frozenset(kind for kind, stems in self.columns.items() if any(w.startswith(stems) for w in words))

    def said(self, text: str) -> ProvisionKind | None:
        """Whether words say at their beginning that something is a right or a responsibility."""
        beginning = " ".join(text.split()[:SPOKEN_EARLY])
        return next((kind for kind, verbs in self.verbs.items() if verbs.search(beginning)), None)

    def column(self, heading: str) -> ProvisionKind | None:
        """What a column with this heading holds, by the last word of it that tells."""
        for word in reversed(words_of(heading)):
            for kind, beginnings in self.columns.items():
                if word.startswith(beginnings):
                    return kind
        return None

    def all_headings(self, cells: Sequence[str]) -> bool:
        """Whether the cells of a row, or one line alone, head columns: each short and no sentence, one telling at least."""
        short = (len(cell.split()) <= LONGEST_COLUMN_HEADING and not cell.endswith((".", ";", ",")) for cell in cells)
        capital = (cell[:1].isupper() or not cell[:1].isalpha() for cell in cells)
        return all(short) and all(capital) and any(self.column(cell) for cell in cells)

    def opens_list(self, label: str) -> bool:
        """Whether a label opens a list ("Teenistuja vastutab") instead of naming a part ("Vastutus")."""
        folded = " ".join(words_of(label))
        return len(folded.split()) > 1 and folded.endswith(self.endings)

    def behind_result_label(self, words: Passage) -> Passage | None:
        """What follows a label of results at the start of words, empty where it stands alone; None where there is none."""
        found = self.result.match(words.text)
        return words[found.end() :].strip() if found else None


@cache
def read_provision_words(language: str) -> ProvisionWords:
    """The words of `language`. Raises AsendusError for a language that has none."""
    table = read_words("provisions", language=language)
    label = alternatives(_result_labels(table["results"]))
    return ProvisionWords(
        columns={ProvisionKind(kind): tuple(map(fold, stems)) for kind, stems in table["columns"].items()},
        result=re.compile(rf"(?:{label})\s*(?:[:–]|-(?=\s)|$)", re.IGNORECASE),
        inner=re.compile(rf"(?:(?<=[.;)])\s+|\n)(?=(?:{label})\s*:)", re.IGNORECASE),
        group=re.compile(
            rf"(?:{alternatives(table['groups']['words'])})\s*(?:\d{{1,2}}|[IVX]{{1,4}})\b", re.IGNORECASE
        ),
        verbs={ProvisionKind(kind): whole_words(verbs) for kind, verbs in table["verbs"].items()},
        endings=tuple(" ".join(words_of(ending)) for ending in table["lead_ins"]["endings"]),
    )


def _result_labels(table: Mapping[str, Any]) -> Iterable[str]:
    for label in table["labels"]:
        for of in ("", *table["of"]):
            yield label.replace("{of}", of).strip()
            if "{of}" not in label:
                break
