"""How a language words the facts of directives: patterns made of `lexicon/<language>/directives.toml`, and dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from asendus.loader.folding import fold, tolerant
from asendus.loader.passages import Passage
from asendus.loader.wordlists import read_words

_NUMERIC = r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})"
_IDENTIFIER = r"(?P<number>(?=\S*\d)\w(?:[\w./-]*\w)?)"
#: The years in which a directive can have been issued or take effect.
YEARS = range(1900, 2200)
#: A directive has no more annexes than this.
MOST_ANNEXES = 1_000
_BRACKETS = re.compile(r"\([^()]*\)")
#: Matches nothing.
_NEVER = r"(?!)"


class DirectiveWords:
    """The patterns of one language; get them with `directive_words`."""

    def __init__(self, language: str) -> None:
        words = read_words("directives", language=language)
        self._months: list[str] = words["months"]
        months = "|".join(f"{tolerant(month)}\\w*" for month in self._months)
        self.date = re.compile(
            rf"{_NUMERIC}|(?P<day2>\d{{1,2}})\.?\s+(?P<word>{months})\s+(?P<year2>\d{{4}})", re.IGNORECASE
        )
        number = "|".join(words["number"])
        self._number = re.compile(rf"\b(?:{number})(?:\.\s*|\s+){_IDENTIFIER}", re.IGNORECASE)
        self.kind = re.compile(rf"\b(?:{_any(words['kinds'])})\w*", re.IGNORECASE)
        self.heading = _whole(words.get("headings", ()))
        self.approved = _whole(words["approved"])
        self.itself = _whole(words["itself"])
        self.effective = _whole(words["effective"])
        self.signature = re.compile(_any(words["on_signature"]), re.IGNORECASE)
        self.next_day = _whole(words.get("next_day", ()))
        self.repeal = _whole(words["repeal"])
        self.amend = _whole(words.get("amend", ()))
        self.reworded = _whole(words.get("reworded", ()))
        self.basis = _whole(words.get("basis", ()))
        self.register: Mapping[str, list[str]] = words["register"]
        self._annexes = _annexes(words, number)
        self._range = re.compile(rf"(\d+)(?:\s*(?:{'|'.join(words['range'])})\s*(\d+))?")
        self._issuers = {fold(form): office for office, forms in words.get("issuers", {}).items() for form in forms}
        forms = sorted(self._issuers, key=len, reverse=True)
        self._issuer = re.compile(rf"(?<!\w)(?:{_any(forms)})(?!\w)", re.IGNORECASE)

    def as_date(self, match: re.Match[str]) -> datetime.date | None:
        """The day that a match of `date` names; None for one that no calendar has, or far from ours."""
        if match.group("day"):
            day, month, year = match.group("day"), int(match.group("month")), match.group("year")
        else:
            word = match.group("word").casefold()
            month = next(at for at, stem in enumerate(self._months, 1) if re.match(tolerant(stem), word))
            day, year = match.group("day2"), match.group("year2")
        try:
            found = datetime.date(int(year), month, int(day))
        except ValueError:
            return None
        return found if found.year in YEARS else None

    def numbers(self, text: str) -> list[re.Match[str]]:
        """The numbers of directives in a text, each as the group `number`; "lisa nr 2" is none.

        >>> [found.group("number") for found in directive_words("et").numbers("Lisa nr 2 käskkirja nr 1-3/45 juurde")]
        ['1-3/45']
        """
        annexes = [match.span() for match in self._annexes.finditer(text)]
        found = self._number.finditer(text)
        return [match for match in found if not any(start <= match.start() < end for start, end in annexes)]

    def annexes(self, text: str, start: int, end: int) -> list[re.Match[str]]:
        """The lists of annexes in a stretch of a text, each with the group `list` (see `listed`)."""
        return list(self._annexes.finditer(text, start, end))

    def first_date(self, words: Passage) -> tuple[datetime.date, Passage] | None:
        """The first day that words name, and the words of it."""
        for match in self.date.finditer(words.text):
            if day := self.as_date(match):
                return day, words[match.start() : match.end()]
        return None

    def issuer(self, words: Passage, *, last: bool = False) -> tuple[str, Passage] | None:
        """The first (or last) office in some words that issues directives, in the nominative, and where it stands."""
        found = list(self._issuer.finditer(words.text))
        if not found:
            return None
        match = found[-1 if last else 0]
        office = self._issuers.get(fold(match.group()))
        return (office, words[match.start() : match.end()]) if office else None

    def listed(self, text: str) -> tuple[str, ...]:
        """The annex numbers of a list, ranges written out.

        >>> directive_words("et").listed("1 kuni 2, 4 ja 7 kuni 10")
        ('1', '2', '4', '7', '8', '9', '10')
        """
        numbers: list[int] = []
        for first, last in self._range.findall(_BRACKETS.sub("", text)):
            numbers.extend(range(int(first), min(int(last or first), int(first) + 200) + 1))
        return tuple(map(str, numbers[:MOST_ANNEXES]))


@cache
def directive_words(language: str) -> DirectiveWords:
    """The patterns of a language. Raises AsendusError where the lexicon has no words of directives for it."""
    return DirectiveWords(language)


def sentences(body: Passage) -> Iterator[Passage]:
    """Sentences and numbered items, each as one line; a full stop inside a date or number ends none."""
    for piece in body.split(
        r"(?<=[.;:])\s*\n|\n\s*\n|\n(?=\d{1,2}(?:\.\d{1,2})*\.?\s+\S)|(?<=[^\d\s]{3}\.)\s+(?=[A-ZÕÄÖÜ])"
    ):
        words = piece.squeezed()
        if words:
            yield words


def _annexes(words: Mapping[str, Sequence[str]], number: str) -> re.Pattern[str]:
    joins = "|".join([*words["range"], *words["joining"], ","])
    named = rf"\b(?:{'|'.join(words['annexes'])})\b\s*"
    count = rf"(?:(?:{number})\.?\s*)?"
    aside = r"(?:\s*\([^()\n]{0,80}\))?"
    more = rf"(?:\s*(?:{joins}))+\s*(?:{named})?{count}\d+(?!\d|\.\s*[\da-zß-öø-ÿ]){aside}"
    return re.compile(rf"{named}{count}(?P<list>\d+{aside}(?:{more})*)", re.IGNORECASE)


def _whole(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(words)})\b", re.IGNORECASE)


def _any(words: Sequence[str]) -> str:
    """A pattern for any of the words, in a text that a scan may have damaged."""
    return "|".join(map(tolerant, words)) or _NEVER
