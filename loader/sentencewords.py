"""The verbs and other words of a language that show a sentence about cover, about reporting, or about a post's place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from asendus.loader.folding import level


class Sentences:
    """The verbs of a language by which sentences state cover and reporting lines."""

    def __init__(self, table: Mapping[str, list[str]]) -> None:
        self.cover = _any_of(table["cover"])
        self.report = _any_of(table["report"])
        self.signs = _any_of(table.get("signs", []))
        self.superior_endings = tuple(table.get("superior_endings", ()))
        self.no_subordinates = _any_of(table["no_subordinates"])
        works, ending = "|".join(table["works"]), "|".join(table.get("works_in", [""]))
        self.works = re.compile(
            rf"\b(?:{works})\s+(?P<unit>[^.,;:()]{{3,120}}?)(?:{ending})(?=\s+\w+\s|\s*\(|[.,;]|$)", re.IGNORECASE
        )

    def is_one(self, text: str, rest: str) -> bool:
        """Whether a text that begins with a label, with `rest` behind it, is a sentence, to be read as a whole."""
        return self.state(rest) or (rest.endswith(".") and self.state(text))

    def state(self, text: str) -> bool:
        """Whether a text has one of the verbs, or other words of such a sentence."""
        told, bare = (self.cover, self.report, self.no_subordinates, self.signs), level(text)
        if any(words.search(text) for words in told):
            return True
        return bare != text.lower() and any(words.search(bare) for words in told)


def _any_of(words: list[str]) -> re.Pattern[str]:
    """Any of the phrases; up to two other words may stand at each of their gaps, and a dozen at a "*"."""
    phrases = (
        r"\s+(?:\S+\s+){1,12}?".join(
            r"\s+(?:\w+\s+){0,2}".join(map(re.escape, part.split())) for part in phrase.split("*")
        )
        for phrase in dict.fromkeys([*words, *map(level, words)])
    )
    return re.compile(rf"\b(?:{'|'.join(phrases) or '(?!)'})\b", re.IGNORECASE)
