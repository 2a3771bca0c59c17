"""Lines of a document and their cells, without the markup that stands in them."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from asendus.loader.passages import Passage, Span
from asendus.loader.wordlists import line_lookbehind, line_pattern, line_words

#: Tags that end a line where they stand, and tags that are merely dropped.
_BREAKING_TAG = re.compile(r"<\s*/?\s*(?:p|li|br|div|tr|h\d)\b[^<>]{0,200}>", re.IGNORECASE)
#: Tags that part the rows of a table, and those that begin a cell, with the one that ends the cell before.
_ROW_TAG = re.compile(r"<\s*/?\s*(?:table|thead|tbody|tr|h\d)\b[^<>]{0,200}>", re.IGNORECASE)
_CELL_TAG = re.compile(r"(?:</t[dh]\s*>)?\s*<t[dh]\b[^<>]{0,200}>", re.IGNORECASE)
#: The tag of an item of a list with text behind it that has no marker of its own.
_ITEM_TAG = re.compile(r"<\s*li\b[^<>]{0,200}>(?=\s*[^\W\d])", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_EMPHASIS = re.compile(r"\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")
_EMPHASISED = re.compile(r"\s*(\*\*|<b>|<strong>).*(\*\*|</b>|</strong>)\s*", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    rf"(?:(?:{line_pattern('pages')})\.?\s*)?\d{{1,3}}(?:\s*[(/]\s*\d{{1,3}}\s*\)?)?", re.IGNORECASE
)
_HEADING = re.compile(r"\s*#{1,6}\s+")
_BULLET = re.compile(r"(?:[-–•▪■◦»=]|\*(?!\*))\s+")
#: "1.2", "1.2." and "3)" before anything; a bare "3" only before a capital, since "5 aastat" is no item.
_NUMBER = re.compile(
    r"(?!\d{1,2}\.\d{1,2}\.\d{2,4}\b|\d{1,2}\.\s+[^\W\d]+\s+\d{4}\b)(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}(?=[.)\s]|$|[^\W\d])|\d{1,2}(?=[.)]\s)|\d{1,2}(?=\s+[A-ZÕÄÖÜŠŽ])|[IVX]{1,4}(?=[.)]|\s+[A-ZÕÄÖÜŠŽ]{4}))[.)]*\s*"
)
#: "2 Jahre": a number that counts what follows.
_COUNTED = re.compile(rf"\d{{1,2}}\s+(?:{line_pattern('counted')})(?!\w)", re.IGNORECASE)
#: "1. asendaja", "II ASENDAJA": a label whose number is no item's; a capital after a figure begins an item.
_RANKED = re.compile(
    rf"(?:\d\.?\s+(?:{line_pattern('ranked')})|(?i:[IVX]{{1,3}}\.?\s+(?:{line_pattern('ranked')})))(?!\w)"
)
_QUOTED = re.compile(r"\s{0,3}(?:>\s?)+(?=\S|$)")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
#: A word broken at the end of its line; "finants-" before "ja" is no broken word, nor is "IT-".
_BROKEN = re.compile(r"[a-zß-öø-ÿšž](?:-|\u00ad)\s*$")
_COORDINATION = frozenset(line_words("joints"))
#: A number or an abbreviation broken behind its hyphen or stroke: "1.7-" "14.3/118", "IT-" "juht".
_BROKEN_NUMBER = re.compile(r"(?:\d[-/]|[A-ZÕÄÖÜŠŽ]-)$")
#: Words that stand this far right are in another column than those at the margin.
COLUMN = 12

#: Dashes as an office program, a scan or a keyboard writes them: those that part are one sign, those that join another.
_DASHES = str.maketrans({"\u2010": "-", "\u2011": "-"} | dict.fromkeys("\u2012\u2014\u2015\u2212", "–"))

_OTHER_DASH = re.compile("[\u2010-\u2015\u2212]")

#: Bullets as office programs and their fonts write them, at the front of a line; and the letter that some set for a ring.
_OTHER_BULLET = re.compile(r"(?m)^([ \t|]*)[●○‣◆◇❖➢➤►▶✓✔∙⁃□◊\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc](?=\s|\w)")
_RING = re.compile(r"(?m)^([ \t|]*)o(?=[ \t]+[^\W\d_])")
#: So many lines must begin with that letter for it to be a bullet.
_FEWEST_RINGS = 2

#: Columns that were set with spaces; no cell begins or ends with a word that joins it to the next.
_SPACED = re.compile(rf"(?<=\S){line_lookbehind('joints')} {{3,}}(?=\S)(?!(?:{line_pattern('joints')})(?:\s|$))")
#: Dots behind which nothing stands: a place for a name or a day.
_DOTS_TO_SIGN = re.compile(r"(?:\.{8,}|…{3,})\s*$")
_SIGNATURE = re.compile(rf"[/(\[]\s*(?:{line_pattern('signed')})", re.IGNORECASE)
_DAY = r"\(?\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\)?"
_PERSON = r"[A-ZÕÄÖÜŠŽ][\w'-]+(?: [A-ZÕÄÖÜŠŽ][\w'-]+){1,2}"
_NAME_AND_DAY = re.compile(rf"{_PERSON},?\s+{_DAY}|{_DAY},?\s+{_PERSON}")
_RULE = re.compile(r"[|:\s-]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its span in the document, its cells (one where there are no tabs or pipes), its item number.

    number: "1.2" of "1.2. Ametikoht", taken off the first cell, as is a bullet; heading: set off as one by markup;
    raw: the line as it stands.
    """

    raw: Passage
    cells: tuple[Passage, ...]
    number: str | None
    bullet: bool
    heading: bool
    #: The words of all cells, one after another; worked out once, since every step asks for them.
    words: Passage = field(init=False, repr=False, compare=False)
    #: Whether no cell has words.
    blank: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words = Passage.join(self.cells)
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "blank", not words.text)

    @property
    def span(self) -> Span:
        """Where the line stands. Raises ValueError for a line without characters."""
        return self.raw.span

    @property
    def by_tabs(self) -> tuple[Passage, ...]:
        """The cells between the tabs of the line as it stands, empty ones at its ends too."""
        return tuple(clean(cell) for cell in self.raw.split("\t"))

    @property
    def page_number(self) -> bool:
        """Whether the line is nothing but a page's number ("3", "2 (5)", "lk 4/7")."""
        return len(self.cells) == 1 and bool(_PAGE_NUMBER.fullmatch(self.raw.text.strip()))

    @property
    def to_sign(self) -> bool:
        """Whether the line is there to be signed or dated by hand."""
        return "____" in self.raw.text or bool(_DOTS_TO_SIGN.search(self.raw.text))

    @property
    def signature(self) -> bool:
        """Whether the line is a signature: "/allkirjastatud digitaalselt/", or nothing but a name and a day."""
        return bool(_SIGNATURE.search(self.raw.text) or _NAME_AND_DAY.fullmatch(self.raw.text.strip()))

    @property
    def indented(self) -> bool:
        """Whether the line stands in a column that was set with spaces, with nothing to its left."""
        return len(self.raw) - len(self.raw.text.lstrip(" ")) >= COLUMN and not self.tabular

    @property
    def spaced(self) -> bool:
        """Whether the cells were parted by spaces, so that what stands below one belongs to it."""
        return self.tabular and "\t" not in self.raw.text and "|" not in self.raw.text

    def columns(self) -> list[tuple[int, Passage]]:
        """The pieces that two spaces or more part, each with its column: how far from the margin it stands."""
        margin = self.raw.offsets[0] if self.raw else 0
        return [(piece.offsets[0] - margin, clean(piece)) for piece in self.raw.strip().split(r" {2,}") if piece]

    @property
    def tabular(self) -> bool:
        return len(self.cells) > 1

    @property
    def depth(self) -> int:
        """0 without a number, 1 for "2." and "A.", 2 for "2.1" and "A1" and so on."""
        if not self.number:
            return 0
        return self.number.count(".") + 1 + (self.number[0].isalpha() and self.number[-1].isdigit())


def lines_of(text: str, span: Span) -> list[Line]:
    """The lines of a stretch of text.

    A line of a quoted e-mail loses its marks, a tag that ends a paragraph ends a line, entities become characters, every
    dash is the one that Estonian sets, and a word that was broken at the end of a line (and of a page) is joined again.
    """
    words = Passage.from_text(text, span.start, span.end)
    if _OTHER_DASH.search(words.text):
        words = Passage(words.text.translate(_DASHES), words.offsets)
    words = _with_bullets(words)
    raws = [piece for raw in words.split_lines() for piece in _plain(raw)]
    return [_line(raw) for raw in _unbroken(raws)]


def _with_bullets(words: Passage) -> Passage:
    """The text with one sign for every bullet that stands at the front of a line."""
    text = _OTHER_BULLET.sub(r"\1•", words.text)
    if len(_RING.findall(text)) >= _FEWEST_RINGS:
        text = _RING.sub(r"\1•", text)
    return words if text == words.text else Passage(text, words.offsets)


def _plain(raw: Passage) -> list[Passage]:
    """A line without quotation marks and entities, as several lines where tags part it."""
    raw = _decoded(unquoted(raw))
    if "<" in raw.text and "\t" not in raw.text:
        raw = _itemised(raw)
        rows = raw.split(_ROW_TAG) if _CELL_TAG.search(raw.text) else [raw]
        parts = [part for row in rows for part in ([row] if _CELL_TAG.search(row.text) else row.split(_BREAKING_TAG))]
        return [part for part in parts if part.strip()] or [raw[:0]]
    return [raw]


def _itemised(raw: Passage) -> Passage:
    """A line with a bullet behind each tag that begins an item of a list."""
    parts, at = [], 0
    for tag in _ITEM_TAG.finditer(raw.text):
        parts += [raw[at : tag.end()], Passage("• ", (raw.offsets[tag.end() - 1],) * 2)]
        at = tag.end()
    return Passage.join([*parts, raw[at:]], separator="") if parts else raw


def unquoted(raw: Passage) -> Passage:
    """A line without the marks of a quoted e-mail."""
    match = _QUOTED.match(raw.text) if ">" in raw.text else None
    return raw[match.end() :] if match else raw


def _decoded(raw: Passage) -> Passage:
    """A line whose character references are the characters; each stands where its reference begins."""
    if "&" not in raw.text:
        return raw
    at = 0
    parts = []
    for match in _ENTITY.finditer(raw.text):
        character = html.unescape(match.group()).translate(_DASHES)
        if len(character) == 1:
            parts += [raw[at : match.start()], Passage(character, (raw.offsets[match.start()],))]
            at = match.end()
    return Passage.join([*parts, raw[at:]], separator="")


def _unbroken(raws: list[Passage]) -> list[Passage]:
    """The lines with broken words joined; what stands between their halves (a page's number) comes after."""
    lines: list[Passage] = []
    at = 0
    while at < len(raws):
        line = raws[at]
        beyond = _beyond(raws, at) if _is_broken(line.text) else None
        if beyond is not None and _goes_on(raws[beyond].text):
            raws[beyond] = Passage.join([line.strip()[:-1], raws[beyond].strip()], separator="")
            lines += [raws[i] for i in range(at + 1, beyond)]
            at = beyond
            continue
        lines.append(line.without("\u00ad") if "\u00ad" in line.text else line)
        at += 1
    return lines


def _is_broken(line: str) -> bool:
    return line.rstrip().endswith(("-", "\u00ad")) and bool(_BROKEN.search(line))


def _beyond(raws: Sequence[Passage], at: int) -> int | None:
    """The next line that is more than a page's number, where it is near."""
    return next((i for i in range(at + 1, min(at + 4, len(raws))) if not _passed_over(raws[i])), None)


def rejoined(left: str, right: str) -> str:
    """Two lines of wrapped text as one; a word broken between them is whole again.

    >>> rejoined("vähemalt kõrg-", "haridus"), rejoined("finants-", "ja arendusosakond"), rejoined("nr 1.7-", "14/3")
    ('vähemalt kõrgharidus', 'finants- ja arendusosakond', 'nr 1.7-14/3')
    """
    if _BROKEN.search(left) and _goes_on(right):
        return left.rstrip()[:-1] + right.strip()
    if _BROKEN_NUMBER.search(left) and right.split(maxsplit=1)[0] not in _COORDINATION:
        return left.rstrip() + right.strip()
    return f"{left} {right}".strip()


def _passed_over(raw: Passage) -> bool:
    return not raw.strip() or bool(_PAGE_NUMBER.fullmatch(raw.text.strip()))


def _goes_on(text: str) -> bool:
    word = text.strip().split(maxsplit=1)[:1]
    return bool(word) and word[0][:1].islower() and word[0] not in _COORDINATION


def clean_tags(raw: Passage) -> Passage:
    """A line without tags; emphasis stays, since it shows what the name of a competency is."""
    return raw.without(r"</?[a-zA-Z][^<>]{0,200}>") if "<" in raw.text else raw


def raw_tail(line: Line, label: Passage) -> Passage:
    """The line as it stands, from behind the label on."""
    behind = max(label.offsets) + 1
    start = sum(1 for offset in line.raw.offsets if offset < behind)
    tail = clean_tags(line.raw[start:])
    return tail.strip(" \t*_#").strip(":–").strip(" \t")


def clean(words: Passage) -> Passage:
    """Words without markup: tags and emphasis dropped, a paragraph's or list item's end as a new line."""
    if "<" in words.text:
        words = Passage.join(words.split(_BREAKING_TAG), separator="\n").without(_TAG)
    if "*" in words.text or "__" in words.text:
        words = words.without(_EMPHASIS)
    return words.strip()


def _line(raw: Passage) -> Line:
    if not raw.text or raw.text.isspace():
        return Line(raw, (Passage.empty(),), None, False, False)
    match = _HEADING.match(raw.text) if "#" in raw.text else None
    body = raw[match.end() :] if match else raw
    heading = bool(match) or (("*" in body.text or "<" in body.text) and bool(_EMPHASISED.fullmatch(body.text)))
    cells = [clean(cell) for cell in _cells(body)]
    found = _BULLET.match(cells[0].text)
    if found:
        cells[0] = cells[0][found.end() :]
    number = None
    item = None if _RANKED.match(cells[0].text) or _COUNTED.match(cells[0].text) else _NUMBER.match(cells[0].text)
    if item:
        number, rest = item.group("number"), cells[0][item.end() :].strip()
        cells = [rest, *cells[1:]] if rest or len(cells) == 1 else cells[1:]
    elif len(cells) > 1 and re.fullmatch(r"\d{1,2}(\.\d{1,2})*\.?|[IVX]{1,4}", cells[0].text):
        number, cells = cells[0].text.rstrip("."), cells[1:]
    return Line(raw, tuple(cells), number, bool(found), heading)


def _cells(body: Passage) -> list[Passage]:
    stripped = body.strip()
    if stripped.text.startswith("|") and stripped.text.count("|") > 1:
        if _RULE.fullmatch(stripped.text) and "-" in stripped.text:
            return [Passage.empty()]
        return stripped.strip("|").split(r"\|")
    if "\t" in body.text.strip():
        return body.split("\t")
    if "<" in stripped.text and _CELL_TAG.search(stripped.text):
        pieces = stripped.split(_CELL_TAG)
        return pieces if pieces[0].strip() else pieces[1:]
    if " | " in stripped.text:
        return stripped.split(r"(?:^|(?<=\s))\|(?=\s|$)")
    if "   " in stripped.text and _SPACED.search(stripped.text):
        return stripped.split(_SPACED)
    return [body]
