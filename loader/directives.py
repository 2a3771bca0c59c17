"""The directive (*käskkiri*) that approves job descriptions: who issued it, when, its number, its effect, what it repeals.

The facts come from the directive's own text in front of the first annex, from the stamp on an annex's title page, or,
where neither tells, from the register's rows in front of all. What the file does not show stays unknown.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from asendus.loader.folding import fold, tolerant
from asendus.loader.lines import Line
from asendus.loader.passages import Passage, Span
from asendus.loader.reading import MAX_QUOTE, Directive, Repeal
from asendus.loader.wordlists import read_words

_NUMERIC = r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})"
_IDENTIFIER = r"(?P<number>(?=\S*\d)\w(?:[\w./-]*\w)?)"
#: A directive's own heading stands in the first lines, and is no longer than this. Lines; characters.
HEADING_LINES = 25
LONGEST_HEADING = 60


class DirectiveReader:
    """Reads the facts of directives in one language."""

    def __init__(self, language: str) -> None:
        words = read_words("directives", language=language)
        self._months: list[str] = words["months"]
        months = "|".join(f"{tolerant(month)}\\w*" for month in self._months)
        self._date = re.compile(
            rf"{_NUMERIC}|(?P<day2>\d{{1,2}})\.?\s+(?P<word>{months})\s+(?P<year2>\d{{4}})", re.IGNORECASE
        )
        number = "|".join(words["number"])
        self._number = re.compile(rf"\b(?:{number})(?:\.\s*|\s+){_IDENTIFIER}", re.IGNORECASE)
        self._kind = re.compile(rf"\b(?:{_any(words['kinds'])})\w*", re.IGNORECASE)
        self._approved = re.compile(rf"\b(?:{_any(words['approved'])})\b", re.IGNORECASE)
        self._itself = re.compile(rf"\b(?:{_any(words['itself'])})\b", re.IGNORECASE)
        self._effective = re.compile(rf"\b(?:{_any(words['effective'])})\b", re.IGNORECASE)
        self._signature = re.compile(_any(words["on_signature"]), re.IGNORECASE)
        self._repeal = re.compile(rf"\b(?:{_any(words['repeal'])})\b", re.IGNORECASE)
        joins = "|".join([*words["range"], *words["joining"], ","])
        self._annexes = re.compile(
            rf"\b(?:{'|'.join(words['annexes'])})\b\s*(?:(?:{number})\.?\s*)?(?P<list>\d+(?:\s*(?:{joins})\s*\d+(?!\d|\.\s*[\da-zß-öø-ÿ]))*)",
            re.IGNORECASE,
        )
        self._range = re.compile(rf"(\d+)(?:\s*(?:{'|'.join(words['range'])})\s*(\d+))?")
        self._register: dict[str, list[str]] = words["register"]

    def read(self, front: Passage, title_page: list[Line], form: Sequence[Line] = ()) -> Directive | None:
        """The directive of one description, or None where the file shows none.

        front: the text in front of the first description; title_page: the lines above the description's heading word;
        form: the lines of its form, which may end with the confirmation.
        """
        stamp = self._named(Passage.join((line.words for line in title_page), separator="\n"))
        confirmed = self._confirmed(form)
        stamp = stamp or self._named(confirmed)
        body = self._without_register(front)
        own = self._headed(body)
        register = self._registered(front)
        date = stamp.get("date") or own.get("date") or (register.get("date") if stamp or own or register else None)
        number = stamp.get("number") or own.get("number") or register.get("number")
        if date is None and number is None:
            return None
        issued = self._date_of(date) if date else None
        effective = self._effect(body, issued) or self._effect(confirmed, issued) or self._own_effect(form)
        evidence = {"date": date, "number": number, "effective": effective[1] if effective else None}
        return Directive(
            date=issued,
            number=number.text if number else None,
            effective=effective[0] if effective else None,
            repeals=tuple(self._repeals(body)) or tuple(self._repeals(self._repealing(form))),
            evidence={name: words.span for name, words in evidence.items() if words is not None},
        )

    def is_headed(self, front: Passage) -> bool:
        """Whether a text has a directive's own heading: a short line near its top that begins or ends with the kind."""
        lines = [line.strip(" *#|") for line in front.split_lines() if line.strip()][:HEADING_LINES]
        kinds = (
            (line, kind) for line in lines if len(line) <= LONGEST_HEADING for kind in self._kind.finditer(line.text)
        )
        return any(kind.start() == 0 or kind.end() == len(line) for line, kind in kinds)

    def _named(self, words: Passage) -> dict[str, Passage]:
        """Date and number beside the word of a directive, as a stamp has them; where it stands often, the fullest."""
        found: list[dict[str, Passage]] = [{}]
        for kind in self._kind.finditer(words.text):
            near = words[max(0, kind.start() - 60) : kind.end() + 80]
            date, number = self._date.search(near.text), self._number.search(near.text)
            dated = {"date": near[date.start() : date.end()]} if date else {}
            numbered = {"number": near[number.start("number") : number.end("number")]} if number else {}
            found.append(dated | numbered)
        return max(found, key=lambda facts: (len(facts), "number" in facts))

    def _confirmed(self, form: Sequence[Line]) -> Passage:
        """The line of a form that says by which directive it is approved, with what follows it on the page."""
        for at, line in enumerate(form):
            words = line.words.text
            if self._approved.search(words) and self._kind.search(words) and self._number.search(words):
                return Passage.join(other.words for other in form[at : at + 2])
        return Passage.empty()

    def _headed(self, body: Passage) -> dict[str, Passage]:
        """Date and number of a directive's own heading: the first line that has both."""
        if not self._kind.search(body.text):
            return {}
        for line in body.split_lines():
            date, number = self._date.search(line.text), self._number.search(line.text)
            if self._repeal.search(line.text):
                break
            if date and number:
                return {
                    "date": line[date.start() : date.end()],
                    "number": line[number.start("number") : number.end("number")],
                }
        return {}

    def _rows(self, front: Passage) -> Iterator[tuple[str, Passage]]:
        for line in front.split_lines():
            cells = line.strip(" |").split(r"\s*[|\t]\s*")
            if len(cells) == 2 and line.text.strip().startswith("|"):
                yield fold(cells[0].text.strip()), cells[1].strip()

    def _registered(self, front: Passage) -> dict[str, Passage]:
        """Date and number from the register's rows, if these say that the document is a directive."""
        rows = dict(reversed(list(self._rows(front))))
        kinds = [value for name, value in rows.items() if name in map(fold, self._register["kind"])]
        if not any(self._kind.search(kind.text) for kind in kinds):
            return {}
        found = {}
        for fact in ("date", "number"):
            value = next((rows[fold(name)] for name in self._register[fact] if fold(name) in rows), None)
            if value:
                found[fact] = value
        return found

    def _without_register(self, front: Passage) -> Passage:
        return Passage.join(
            (line for line in front.split_lines() if not line.text.lstrip().startswith("|")), separator="\n"
        )

    def _date_of(self, words: Passage) -> datetime.date | None:
        match = self._date.search(words.text)
        return self._as_date(match) if match else None

    def _as_date(self, match: re.Match[str]) -> datetime.date | None:
        if match.group("day"):
            day, month, year = match.group("day"), int(match.group("month")), match.group("year")
        else:
            word = match.group("word").casefold()
            month = next(at for at, stem in enumerate(self._months, 1) if re.match(tolerant(stem), word))
            day, year = match.group("day2"), match.group("year2")
        try:
            return datetime.date(int(year), month, int(day))
        except ValueError:
            return None

    def _repealing(self, form: Sequence[Line]) -> Passage:
        """The lines of a form that say what is repealed by it."""
        return Passage.join((line.words for line in form if self._repeal.search(line.words.text)), separator="\n\n")

    def _own_effect(self, form: Sequence[Line]) -> tuple[datetime.date, Passage] | None:
        """The day on which the form itself says that it takes effect."""
        for line in form:
            words = line.words
            verb = self._effective.search(words.text) if self._itself.search(words.text) else None
            date = self._date.search(words.text, verb.end()) if verb else None
            if date and (day := self._as_date(date)):
                return day, words[:MAX_QUOTE]
        return None

    def _effect(self, body: Passage, issued: datetime.date | None) -> tuple[datetime.date, Passage] | None:
        """The effective day and its words; on signature it is the day of the directive itself."""
        for sentence in _sentences(body):
            verb = self._effective.search(sentence.text)
            if not verb:
                continue
            match = self._date.search(sentence.text, verb.end()) or self._date.search(sentence.text, 0, verb.start())
            if match and (day := self._as_date(match)):
                return day, sentence[:MAX_QUOTE]
            if self._signature.search(sentence.text) and issued:
                return issued, sentence[:MAX_QUOTE]
        return None

    def _repeals(self, body: Passage) -> Iterator[Repeal]:
        for sentence in _sentences(body):
            if found := self._repeal.search(sentence.text):
                yield from self._repealed(sentence[found.end() :])

    def _repealed(self, sentence: Passage) -> Iterator[Repeal]:
        numbers = list(self._number.finditer(sentence.text))
        dates = list(self._date.finditer(sentence.text))
        start = 0
        for at, number in enumerate(numbers):
            end = numbers[at + 1].start() if at + 1 < len(numbers) else len(sentence)
            before = [match for match in dates if start <= match.start() < number.start()]
            after = [match for match in dates if number.end() <= match.start() < end]
            day = before[-1] if before else (after[0] if after else None)
            annexes = self._annexes.search(sentence.text, number.end(), end)
            words = sentence[(day.start() if day in before and day else number.start()) : (annexes or number).end()]
            yield Repeal(
                date=self._as_date(day) if day else None,
                number=number.group("number"),
                annexes=self._listed(annexes.group("list")) if annexes else None,
                span=Span(words.span.start, min(words.span.end, words.span.start + MAX_QUOTE)),
            )
            start = number.end()

    def _listed(self, text: str) -> tuple[str, ...]:
        """The annex numbers of a list, ranges written out.

        >>> DirectiveReader("et")._listed("1 kuni 2, 4 ja 7 kuni 10")
        ('1', '2', '4', '7', '8', '9', '10')
        """
        numbers: list[int] = []
        for first, last in self._range.findall(text):
            numbers.extend(range(int(first), min(int(last or first), int(first) + 200) + 1))
        return tuple(map(str, numbers))


def _any(words: list[str]) -> str:
    """A pattern for any of the words, in a text that a scan may have damaged."""
    return "|".join(map(tolerant, words))


def _sentences(body: Passage) -> Iterator[Passage]:
    """Sentences and numbered items, each as one line; a full stop inside a date or number ends none."""
    for piece in body.split(
        r"(?<=[.;])\s*\n|\n\s*\n|\n(?=\d{1,2}(?:\.\d{1,2})*\.?\s+\S)|(?<=[^\d\s]{3}\.)\s+(?=[A-ZÕÄÖÜ])"
    ):
        words = piece.squeezed()
        if words:
            yield words
