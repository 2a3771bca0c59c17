"""Which agency a document belongs to.

Names stand in a document in several ways, and some tell more than others: alone on a line of the title page, behind a
label, before the office that signs ("Ravimiameti peadirektori käskkirjaga"), as an abbreviation that the text uses for its
own house ("SKA töötajad"), or in passing, where it is likely a partner. Each way has a weight; the agency with the most
weight is the document's, if that is enough to tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from typing import Literal

from asendus.loader.agency_names import Names, read_names

#: An agency is told only from this weight on.
ENOUGH = 20
#: What each repetition adds, and the most that all repetitions add.
REPETITION = 3
MOST_REPETITION = 18
Where = Literal["head", "body"]

_LINE_END = re.compile("\n")
_FRAME = " \t*_#|>•.\u00a0"
#: Markup that a text was left with: tags that begin or end a line, and any.
_BLOCK = re.compile(r"</?(?:br|p|div|h\d|li|ul|ol|t[dhr]|table)\b[^<>\n]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z]\w*[^<>\n]*>", re.IGNORECASE)
#: A line, or a column of one where columns were set with spaces.
_LINE = re.compile(rf"{_BLOCK.pattern}|(?P<line>(?:(?!{_BLOCK.pattern}| {{3,}}\S)[^\n])+)", re.IGNORECASE)
_LEAD = re.compile(rf"[{re.escape(_FRAME)}]+|{_TAG.pattern}", re.IGNORECASE)
#: The opening of a bracket on a register's card, up to a comma or the end: "| Vastutaja | M. Tamm (Laevaamet, arhiiv) |".
_CARD = re.compile(r"^\|[^\n]*?\((?P<name>[^(),\n]{3,80})[,)]", re.MULTILINE)


class How(IntEnum):
    """The ways a document names an agency; the number is the weight in its head."""

    PASSING = 18
    ABBREVIATION = 22
    MUNICIPAL = 50
    WEAK_LINE = 52
    CARD = 60
    OFFICE = 70
    OPENING = 80
    LINE = 95
    LABEL = 100


#: In the body a line or a label is no title page, and a name in passing is a partner's.
BODY_WEIGHTS: Mapping[How, int] = {
    How.PASSING: 5,
    How.ABBREVIATION: 22,
    How.MUNICIPAL: 15,
    How.WEAK_LINE: 0,
    How.CARD: 20,
    How.OFFICE: 40,
    How.OPENING: 25,
    How.LINE: 45,
    How.LABEL: 60,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyHit:
    """An agency, and the words that tell it: `start` and `end` count in the text that `where` names.

    name: full, in the nominative; iri: of its concept, None where the scheme does not have it; how: in which way it is named.
    """

    name: str
    start: int
    end: int
    where: Where
    how: How
    iri: str | None = None

    @property
    def weight(self) -> int:
        """How much the hit tells."""
        return int(self.how) if self.where == "head" else BODY_WEIGHTS[self.how]


def find_agency(head: str, body: str = "", *, language: str = "et") -> AgencyHit | None:
    """The agency that a job description belongs to: its best hit, or None where the texts do not tell.

    head: what stands before the first field (title page, stamps, the register's card); body: the rest, or the whole text.

    >>> find_agency("LAEVAAMET\\nAMETIJUHEND", "Teeb koostööd Päästeametiga.").name
    'Laevaamet'
    >>> find_agency("AMETIJUHEND", "Nõustab SKA töötajaid.").name
    'Sotsiaalkindlustusamet'
    >>> find_agency("AMETIJUHEND", "Lepib Päästeametiga kokku.") is None
    True
    """
    names = read_names(language)
    texts = (_surveyed(head, "head", names), _surveyed(body, "body", names))
    wholes = [tuple(_wholes(text, names)) for text in texts]
    longer = _Longer([hit.name for hits in wholes for hit in hits], names)
    hits = [hit for text, whole in zip(texts, wholes, strict=True) for hit in _hits(text, whole, longer, names)]
    by_name: dict[str, list[AgencyHit]] = {}
    for hit in hits:
        by_name.setdefault(hit.name.casefold(), []).append(hit)
    ranked = sorted(by_name.values(), key=_total, reverse=True)
    if not ranked or _total(ranked[0]) < ENOUGH:
        return None
    best = max(ranked[0], key=lambda hit: hit.weight)
    if best.where == "body" and len(ranked) > 1 and _total(ranked[1]) == _total(ranked[0]):
        return None
    return best


def _total(hits: Sequence[AgencyHit]) -> int:
    return max(hit.weight for hit in hits) + min(REPETITION * (len(hits) - 1), MOST_REPETITION)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line in which a name may stand that no scheme has: the patterns of such names are slow, and most lines have none.

    formed, company, office, municipal: which ways of naming an agency the line has the words for.
    """

    start: int
    end: int
    formed: bool
    company: bool
    office: bool
    municipal: bool


@dataclass(frozen=True, slots=True)
class _Text:
    """A text and what was found in it at the first look."""

    text: str
    where: Where
    known: tuple[re.Match[str], ...]
    lines: tuple[_Line, ...]


def _surveyed(text: str, where: Where, names: Names) -> _Text:
    return _Text(text, where, tuple(names.known.finditer(text)), tuple(_promising(text, names)))


def _promising(text: str, names: Names) -> Iterator[_Line]:
    """The lines that have a piece of a word which names end with."""
    low, stems = text.casefold(), names.stems
    formed, companies = _lines_with(stems.kinds, low), _lines_with(stems.legal_forms, text)
    offices, municipal = (_lines_with(each, low) if formed else set() for each in (stems.offices, stems.municipal))
    if not formed and not companies:
        return
    start = 0
    for number, line in enumerate(text.split("\n")):
        if number in formed or number in companies:
            yield _Line(
                start,
                start + len(line),
                formed=number in formed,
                company=number in companies,
                office=number in formed and number in offices,
                municipal=number in formed and number in municipal,
            )
        start += len(line) + 1


def _lines_with(pieces: Iterable[str], text: str) -> set[int]:
    """The numbers of the lines, the first one 0, that have one of the pieces."""
    ends = [match.start() for match in _LINE_END.finditer(text)]
    found: set[int] = set()
    for piece in pieces:
        at = text.find(piece)
        while at >= 0:
            number = bisect_left(ends, at)
            found.add(number)
            at = text.find(piece, ends[number]) if number < len(ends) else -1
    return found


class _Longer:
    """Names that end in one of the scheme's: where such a one is meant, the scheme's is only its tail."""

    def __init__(self, found: Iterable[str], names: Names) -> None:
        self._fronts: dict[str, re.Pattern[str]] = {}
        for name in found:
            tail = names.known_tail(name)
            if tail:
                front = r"\s+".join(map(re.escape, name[: -len(tail)].split()))
                self._fronts[name] = re.compile(rf"(?<!\w){front}\s+$", re.IGNORECASE)

    def at(self, text: str, start: int, end: int, names: Names) -> tuple[str, int] | None:
        """The longer name that a listed one ends here, and where it starts."""
        tail = names.concept(text[start:end])
        for name, front in self._fronts.items():
            match = front.search(text, max(0, start - len(name) - 20), start)
            if match and names.concept(names.known_tail(name) or "") == tail:
                return name, match.start()
        return None


def _wholes(looked: _Text, names: Names) -> Iterator[AgencyHit]:
    """Lines, and brackets on a register's card, that are a name from end to end, maybe one with a listed name as its tail."""
    text, where = looked.text, looked.where
    known = [match.span() for match in looked.known]
    frames = [(start, end, How.LINE) for line in looked.lines for start, end in _columns(text, line)]
    frames += [(match.start("name"), match.end("name"), How.CARD) for match in _CARD.finditer(text)]
    for start, end, how in frames:
        words = text[start:end]
        if any(s <= start and end <= e for s, e in known) or not (
            names.is_whole(words) or names.company.fullmatch(words)
        ):
            continue
        tail = names.known_tail(words)
        joined = tail is not None and words[: -len(tail)].split()[-1].casefold() in names.small
        if tail is None or joined or where == "head":
            weak = how is How.LINE and names.is_weak(words) and not names.company.fullmatch(words)
            yield _hit(names, words, start, where, How.WEAK_LINE if weak else how)


def _hits(looked: _Text, wholes: Sequence[AgencyHit], longer: _Longer, names: Names) -> list[AgencyHit]:
    taken: list[tuple[int, int]] = []
    found: list[AgencyHit] = []
    for hit in (
        *wholes,
        *_known(looked, names, longer),
        *_labelled(looked.text, looked.where, names),
        *_formed(looked, names),
        *_titled(looked, names),
    ):
        if not any(start < hit.end and hit.start < end for start, end in taken):
            taken.append((hit.start, hit.end))
            found.append(hit)
    return found


def _known(looked: _Text, names: Names, longer: _Longer) -> Iterator[AgencyHit]:
    """Full names of the scheme in any case, then its abbreviations."""
    text, where = looked.text, looked.where
    for match in looked.known:
        whole = longer.at(text, match.start(), match.end(), names)
        if whole is not None:
            name, start = whole
            how = _how(text, start, match.end(), names, nominative=names.is_nominative(match.group()))
            yield AgencyHit(name=name, start=start, end=match.end(), where=where, how=how)
        elif text[match.start()].isupper():
            concept = names.concept(match.group())
            how = _how(text, match.start(), match.end(), names, nominative=names.is_nominative(match.group()))
            yield AgencyHit(
                name=concept.labels[""] if "" in concept.labels else concept.labels["et"],
                iri=concept.iri,
                start=match.start(),
                end=match.end(),
                where=where,
                how=how,
            )
    for match in names.abbreviations.finditer(text):
        concept = names.by_abbreviation(match["short"])
        yield AgencyHit(
            name=concept.labels["et"],
            iri=concept.iri,
            start=match.start("short"),
            end=match.end("short"),
            where=where,
            how=_how_short(text, match, names),
        )


def _labelled(text: str, where: Where, names: Names) -> Iterator[AgencyHit]:
    """A capitalised name behind a label: of any kind behind a colon, else one that is formed like an agency's."""
    for match in names.labelled.finditer(text):
        name = match["name"].strip(_FRAME)
        sure = ":" in match["sign"] and "\n" not in match["sign"] and names.names_agency(match["label"])
        if (
            name
            and names.is_capitalised(name)
            and (sure or names.formed.fullmatch(name) or names.company.fullmatch(name))
        ):
            yield _hit(names, name, match.start("name") + match["name"].index(name), where, How.LABEL)


def _formed(looked: _Text, names: Names) -> Iterator[AgencyHit]:
    """Names that no scheme has, known by their last word and their place."""
    text, where = looked.text, looked.where
    for start, end in (column for each in looked.lines if each.formed for column in _columns(text, each)):
        line = text[start:end]
        name = names.beginning(line)
        if name is not None and names.is_capitalised(name):
            how = _how_formed(line, name, names)
            if how is not None:
                yield _hit(names, name, start, where, how)
    ways = (
        (names.before_office, How.OFFICE, 1, [each for each in looked.lines if each.office]),
        (names.municipal, How.MUNICIPAL, 2, [each for each in looked.lines if each.municipal]),
    )
    for pattern, how, fewest, lines in ways:
        for match in chain.from_iterable(pattern.finditer(text, each.start, each.end) for each in lines):
            words = names.own_words(match["name"])
            if words[:1].isupper() and len(words.split()) >= fewest and names.formed.fullmatch(words):
                yield _hit(names, words, match.end("name") - len(words), where, how)


def _titled(looked: _Text, names: Names) -> Iterator[AgencyHit]:
    """Names that open a line of the head with the post's title behind them, and kinds with a name of their own."""
    for start, end in (
        column for each in looked.lines if looked.where == "head" for column in _columns(looked.text, each)
    ):
        line = looked.text[start:end]
        headed = names.headings.search(line) is not None
        if named := names.named.match(line):
            behind = line[named.end() :]
            how = How.OFFICE if names.office.match(behind) else How.OPENING if headed else How.LINE
            if how is not How.LINE or not behind.strip(_FRAME + ","):
                name = names.with_own_name(named)
                yield AgencyHit(name=name, start=start, end=start + named.end(), where="head", how=how)
        elif headed and (words := names.opening(line)):
            yield _hit(names, words, start, "head", How.OPENING)


def _hit(names: Names, words: str, start: int, where: Where, how: How) -> AgencyHit:
    return AgencyHit(name=names.nominative(words), start=start, end=start + len(words), where=where, how=how)


def _how_formed(line: str, name: str, names: Names) -> How | None:
    """How a line that begins with a formed name names the agency: alone on it, or as the genitive that opens it."""
    rest = line[len(name) :].strip(_FRAME)
    weak = names.is_weak(name)
    if not rest and names.is_nominative(name):
        return How.WEAK_LINE if weak else How.LINE
    if rest and not weak and not names.is_nominative(name) and line.isupper():
        return How.OPENING
    return None


def _how(text: str, start: int, end: int, names: Names, *, nominative: bool) -> How:
    """In which way a full name stands in its line."""
    before, behind = _around(text, start, end)
    if names.label.fullmatch(before.strip(_FRAME + ":")):
        return How.LABEL
    if not before.strip(_FRAME):
        if nominative and not behind.strip(_FRAME + ","):
            return How.LINE
        if names.office.match(behind):
            return How.OFFICE
        if not nominative and not names.partner_ending.search(text[start:end]):
            return How.OPENING
    if before.rstrip().endswith("(") and "|" in text[max(0, text.rfind("\n", 0, start)) : start]:
        return How.CARD
    return How.OFFICE if names.office.match(behind) else How.PASSING


def _how_short(text: str, match: re.Match[str], names: Names) -> How:
    """In which way an abbreviation stands: for the house itself where a thing of its own follows ("SKA töötajad")."""
    before, behind = _around(text, match.start(), match.end())
    if not before.strip(_FRAME) and not behind.strip(_FRAME):
        return How.LINE
    if names.label.fullmatch(before.strip(_FRAME + ":")):
        return How.LABEL
    if before.rstrip().endswith("(") and "|" in before:
        return How.CARD
    if names.partner.search(before[-40:]) or match["case"] in names.partner_cases:
        return How.PASSING
    own = match["case"] or re.match(r"\s+[^\W\d_A-ZÕÄÖÜŠŽ]", behind)
    return How.ABBREVIATION if own and not names.joint.match(behind) else How.PASSING


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in the same line before and behind a stretch."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    before, behind = text[begin:start], text[end : stop if stop >= 0 else len(text)]
    return _TAG.sub("", _BLOCK.split(before)[-1]), _TAG.sub("", _BLOCK.split(behind)[0])


def _columns(text: str, line: _Line) -> Iterator[tuple[int, int]]:
    """Where a line, or each column of one where columns were set with spaces, starts and ends: frame and markup left out."""
    plain = text.find("<", line.start, line.end) < 0 and text.find("   ", line.start, line.end) < 0
    columns = (
        [(line.start, line.end)] if plain else [m.span("line") for m in _LINE.finditer(text, line.start, line.end)]
    )
    for start, end in columns:
        while start < end and (lead := _LEAD.match(text, start, end)):
            start = lead.end()
        end = start + len(_without_trail(text[start:end]))
        if start < end:
            yield start, end


def _without_trail(line: str) -> str:
    """The line without the frame and the tags at its end."""
    while True:
        tag = line.rfind("<") if line.endswith(">") else -1
        bare = line[:tag] if tag >= 0 and _TAG.fullmatch(line, tag) else line.rstrip(_FRAME)
        if bare == line:
            return line
        line = bare
