"""The directive (*käskkiri*) that approves job descriptions: who issued it, when, its number, its effect, what it repeals.

The facts come from the directive's own text in front of the first annex, from the stamp on an annex's title page, or,
where neither tells, from the register's rows in front of all. What the file does not show stays unknown.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from asendus.loader.directive_words import directive_words, sentences
from asendus.loader.folding import fold
from asendus.loader.lines import Line, unquoted
from asendus.loader.passages import Passage
from asendus.loader.reading import MAX_QUOTE, Directive
from asendus.loader.repeals import RepealReader

#: A directive's own heading is no longer than this. Characters.
LONGEST_HEADING = 60
#: Its date and number stand beside it or at most so many lines away, as those of no other directive do. Lines.
NEAR_HEADING = 5
#: The office of who signed stands at most so many lines below the last sentence. Lines.
SIGNATURE_LINES = 8


class Named(NamedTuple):
    """Words that name a directive: its date, its number, and who issued it."""

    date: Passage | None = None
    number: Passage | None = None
    issuer: tuple[str, Passage] | None = None

    def __bool__(self) -> bool:
        return self.date is not None or self.number is not None


def read_directive(
    languages: Iterable[str], front: Passage, title_page: list[Line], form: Sequence[Line] = ()
) -> Directive | None:
    """The directive of one description as the first of the languages reads it: it can be in another than its annex."""
    found = (DirectiveReader(language).read(front, title_page, form) for language in languages)
    return next(filter(None, found), None)


class DirectiveReader:
    """Reads the facts of directives in one language."""

    def __init__(self, language: str) -> None:
        self._words = directive_words(language)
        self._repeals = RepealReader(self._words)

    def read(self, front: Passage, title_page: list[Line], form: Sequence[Line] = ()) -> Directive | None:
        """The directive of one description, or None where the file shows none.

        front: the text in front of the first description; title_page: the lines above the description's heading word;
        form: the lines of its form, which may end with the confirmation.
        """
        front = _unquoted(front)
        body = self._without_register(front)
        confirmed = self._confirmed(form)
        page = Passage.join((line.words for line in title_page), separator="\n")
        own = self._headed(body)
        stamp = self._stamped(page, own) or self._stamped(confirmed, own)
        register = self._registered(front)
        date = stamp.date or own.date or register.date
        number = stamp.number or own.number or register.number
        if date is None and number is None:
            return None
        issued = self._date_of(date) if date else None
        issuer = stamp.issuer or own.issuer or self._signed(body)
        effective = self._effect(body, issued) or self._effect(confirmed, issued) or self._own_effect(form)
        evidence = {
            "date": date,
            "number": number,
            "effective": effective and effective[1],
            "issuer": issuer and issuer[1],
        }
        repeals = tuple(self._repeals.read(body)) or tuple(self._repeals.read(self._repealing(form)))
        return Directive(
            date=issued,
            number=number.text if number else None,
            effective=effective[0] if effective else None,
            issuer=issuer[0] if issuer else None,
            repeals=tuple(each for each in repeals if (each.date, each.number) != (issued, number and number.text)),
            evidence={name: words.span for name, words in evidence.items() if words},
        )

    def is_headed(self, front: Passage) -> bool:
        """Whether a text has a directive's own heading."""
        lines = _unquoted(front).split_lines()
        return any(self.heads(lines, at) for at in range(len(lines)))

    def heads(self, lines: Sequence[Passage], at: int) -> bool:
        """Whether a line is the heading of a directive: the word for it ends the line, and date and number are near."""
        return self._is_heading(lines[at]) and bool(self._dated(lines, at))

    def _is_heading(self, line: Passage) -> bool:
        words = line.text.strip(" \t*#|_")
        if not words or len(words) > LONGEST_HEADING or not (words.isupper() or len(words.split()) <= 2):
            return False
        kinds = [*self._words.heading.finditer(words)]
        return bool(kinds) and kinds[-1].end() == len(words)

    def _dated(self, lines: Sequence[Passage], at: int) -> Named:
        """Date and number near a heading, below it before above it: in one line, or one in each of two."""
        below, above = lines[at : at + NEAR_HEADING], list(reversed(lines[max(0, at - NEAR_HEADING) : at]))
        for near in (below, above):
            found = [self._date_and_number(line) for line in near if not self._words.repeal.search(line.text)]
            whole = next((named for named in found if named.date and named.number), None)
            date = next((named.date for named in found if named.date), None)
            number = next((named.number for named in found if named.number), None)
            if whole or (date and number):
                return whole or Named(date, number)
        return Named()

    def _date_and_number(self, words: Passage) -> Named:
        date = self._words.date.search(words.text)
        number = next(iter(self._words.numbers(words.text)), None)
        return Named(
            words[date.start() : date.end()] if date else None,
            words[number.start("number") : number.end("number")] if number else None,
        )

    def _headed(self, body: Passage) -> Named:
        """What a directive's own heading says; without one, the first line that has both a date and a number."""
        lines = [line for line in body.split_lines() if line.strip()]
        for at in range(len(lines)):
            if self._is_heading(lines[at]) and (named := self._dated(lines, at)):
                above = Passage.join(lines[max(0, at - 2) : at + 1], separator="\n")
                return named._replace(issuer=self._words.issuer(above, last=True))
        if not self._words.kind.search(body.text):
            return Named()
        for line in lines:
            if self._words.repeal.search(line.text):
                break
            named = self._date_and_number(line)
            if named.date and named.number:
                return named
        return Named()

    def _stamped(self, words: Passage, own: Named) -> Named:
        """Date and number beside the word of a directive, as a stamp has them.

        Where a stamp names several, the directive that the file itself holds counts, else the fullest.
        """
        found, floor, numbers = [Named()], 0, self._words.numbers(words.text)
        for kind in self._words.kind.finditer(words.text):
            start = max(floor, kind.start() - 60)
            named = self._date_and_number(words[start : kind.end() + 80])
            found.append(named._replace(issuer=self._words.issuer(words[start : kind.end()], last=True)))
            floor = next((match.end() for match in numbers if match.start() <= kind.end() + 1 <= match.end()), floor)
        its_own = [named for named in found if own.number and named.number and named.number.text == own.number.text]
        return max(its_own or found, key=lambda named: (sum(map(bool, named[:2])), named.number is not None))

    def _confirmed(self, form: Sequence[Line]) -> Passage:
        """The line of a form that says by which directive it is approved, with what follows it on the page."""
        says = self._words
        if not says.approved.search("\n".join([line.words.text for line in form])):
            return Passage.empty()
        for at, line in enumerate(form):
            words = line.words.text
            approves = says.approved.search(words) and not says.repeal.search(words)
            if approves and says.kind.search(words) and says.numbers(words):
                return Passage.join(other.words for other in form[at : at + 2])
        return Passage.empty()

    def _row(self, line: Passage) -> tuple[str, Passage] | None:
        """The name and the value of a row of a register: cells, or a name and a colon."""
        cells = line.strip(" |").split(r"\s*[|\t]\s*")
        framed = line.text.strip().startswith("|")
        if len(cells) != 2:
            cells = line.strip().split(r"(?<=\w):\s+")
        if len(cells) != 2 or not cells[0].text.strip():
            return None
        name = fold(cells[0].text.strip(" :"))
        known = any(name == fold(other) for names in self._words.register.values() for other in names)
        return (name, cells[1].strip()) if framed or known else None

    def _registered(self, front: Passage) -> Named:
        """Date and number from the register's rows, if these say that the document is a directive."""
        rows = dict(reversed([row for line in front.split_lines() if (row := self._row(line))]))
        register = self._words.register
        kinds = [value for name, value in rows.items() if name in map(fold, register["kind"])]
        if not any(self._words.kind.search(kind.text) for kind in kinds):
            return Named()
        date, number = (
            next((value for name in register[fact] if (value := rows.get(fold(name)))), None)
            for fact in ("date", "number")
        )
        return Named(date or None, number or None)

    def _without_register(self, front: Passage) -> Passage:
        return Passage.join((line for line in front.split_lines() if self._row(line) is None), separator="\n")

    def _date_of(self, words: Passage) -> datetime.date | None:
        match = self._words.date.search(words.text)
        return self._words.as_date(match) if match else None

    def _signed(self, body: Passage) -> tuple[str, Passage] | None:
        """The office of who signed: a line of its own near the end of the directive."""
        lines = [line.strip(" \t*_/()") for line in body.split_lines() if line.strip()][-SIGNATURE_LINES:]
        for line in reversed(lines):
            office = self._words.issuer(line)
            if office and office[1].text == line.text:
                return office
        return None

    def _repealing(self, form: Sequence[Line]) -> Passage:
        """The lines of a form that say what is repealed by it."""
        repeal = self._words.repeal
        return Passage.join((line.words for line in form if repeal.search(line.words.text)), separator="\n\n")

    def _own_effect(self, form: Sequence[Line]) -> tuple[datetime.date, Passage] | None:
        """The day on which the form itself says that it takes effect."""
        for line in form:
            words = line.words
            verb = self._words.effective.search(words.text) if self._words.itself.search(words.text) else None
            date = self._words.date.search(words.text, verb.end()) if verb else None
            if date and (day := self._words.as_date(date)):
                return day, words[:MAX_QUOTE]
        return None

    def _effect(self, body: Passage, issued: datetime.date | None) -> tuple[datetime.date, Passage] | None:
        """The effective day and its words; on signature it is the day of the directive itself."""
        for sentence in sentences(body):
            verb = self._words.effective.search(sentence.text)
            if not verb:
                continue
            date = self._words.date
            match = date.search(sentence.text, verb.end()) or date.search(sentence.text, 0, verb.start())
            if match and (day := self._words.as_date(match)):
                return day, sentence[:MAX_QUOTE]
            if self._words.signature.search(sentence.text) and issued:
                later = datetime.timedelta(days=1 if self._words.next_day.search(sentence.text) else 0)
                return issued + later, sentence[:MAX_QUOTE]
        return None


def _unquoted(front: Passage) -> Passage:
    """A text without the marks of a quoted e-mail."""
    if ">" not in front.text:
        return front
    return Passage.join((unquoted(line) for line in front.split_lines()), separator="\n")
