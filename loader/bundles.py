"""From a document's text to the job descriptions in it.

A file can hold one job description, or a directive and the job descriptions that it approves, each an annex. A
description begins with its title page: the lines above the word that heads it (*ametijuhend*), up to the stamp or the
annex number of its own, or the end of what came before.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from asendus.loader.chapters import with_chapters
from asendus.loader.detection import Signposts, spoken_in
from asendus.loader.directives import DirectiveReader
from asendus.loader.formparts import BESIDE
from asendus.loader.labels import LabelMatch, words_of
from asendus.loader.lines import Line, lines_of
from asendus.loader.passages import Passage, Span
from asendus.loader.sections import with_sections
from asendus.loader.wordlists import line_pattern

#: A title page is not longer than this many lines that are not blank.
LONGEST_TITLE_PAGE = 16
#: A title page line is not longer than this; a longer one is a sentence of what came before.
LONGEST_TITLE_LINE = 160
#: The words that head a description stand in the last so many characters of their line.
LONGEST_HEAD = 80

#: Fields that only a job description's head has; so many different ones make a form.
HEAD_KEYS = frozenset({"position", "unit", "supervisor", "subordinates", "substituted_by", "substitutes_for"})

#: What parts the heading word from what stands beside it in its line, and the most pieces of such a line.
_PARTING = re.compile(r"\s*[:/]\s+|\s+[–-]\s+")
MOST_PIECES = 4
#: What a letterhead tells of the document itself.
_NOTE = re.compile(r"[^\W\d]+:\s+\S")
_SPACED_OUT = re.compile(r"(?:\w ){3,}\w")
_ITEM_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})+[.)]?\s*")
_SENTENCE_END = re.compile(r"[.;:!?,]$")
_SIGNED = re.compile(line_pattern("signed"), re.IGNORECASE)
_NUMBER = rf"(?:{line_pattern('numbers')})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One job description in a file: the lines of its title page and of its form, and its annex number where it has one.

    languages: its own, then the others that its file may speak;
    front: the text in front of it and of those that share its directive.
    """

    span: Span
    front: Span
    title_page: tuple[Line, ...]
    lines: tuple[Line, ...]
    annex: str | None
    annex_span: Span | None
    languages: tuple[str, ...]

    @property
    def language(self) -> str:
        """The language that the description is written in."""
        return self.languages[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """The job descriptions of a text in their order, and the span in front of the first of them.

    Where a text holds several directives one after another, each with annexes, each part has the front of its own.
    """

    parts: tuple[Part, ...]
    front: Span


def split_bundle(text: str, labels: Signposts, span: Span | None = None) -> Bundle:
    """The job descriptions in a text, or in a stretch of it; none where nothing in it reads like one."""
    begin, end = span or (0, len(text))
    lines = with_sections(with_chapters(lines_of(text, Span(begin, end))))
    parts: list[Part] = []
    opens, front = begin, Span(begin, end)  # where the present directive begins; the text in front of its annexes
    for first, last in itertools.pairwise([*_starts(lines, labels), len(lines)]):
        own = lines[first:last]
        cut = _next_directive(own, labels)
        if _is_description(own[:cut], spoken_in(own[:cut], labels)):
            part = _part(own[:cut], labels)
            front = front if parts and parts[-1].front.start == opens else Span(opens, part.span.start)
            parts.append(replace(part, front=front))
            opens = own[cut].span.start if cut else opens
    return Bundle(parts=tuple(parts), front=parts[0].front if parts else Span(begin, end))


def _next_directive(lines: Sequence[Line], labels: Signposts) -> int | None:
    """Where, behind a form, another directive begins: its heading, and the employer's lines right above it."""
    readers = [DirectiveReader(each.language) for each in labels.members]
    raws = [line.raw for line in lines]
    form = next((at for at, line in enumerate(lines) if _head_keys([line], labels)), len(lines))
    at = next((at for at in range(form, len(lines)) if any(r.heads(raws, at) for r in readers)), None)
    while at is not None and at - 1 > form and _shouted(raws[at - 1].text) and _fits_title_page(lines[at - 1], labels):
        at -= 1
    return at


def _starts(lines: Sequence[Line], labels: Signposts) -> list[int]:
    """The indices of the lines that begin a job description."""
    heads = _heads(lines, labels)
    starts: list[int] = []
    previous = -1
    for head in heads:
        start = _title_page_start(lines, head, previous, labels)
        if starts and _is_same_page(lines, previous, head, labels):
            previous = head
            continue
        starts.append(start)
        previous = head
    if starts:
        return starts
    return [0] if lines else []


def _is_same_page(lines: Sequence[Line], previous: int, head: int, labels: Signposts) -> bool:
    """Whether two heading words stand on one title page: nothing of a form stands between them."""
    between = lines[previous + 1 : head]
    return len([line for line in between if not line.blank]) <= LONGEST_TITLE_PAGE and not _head_keys(between, labels)


def _heads(lines: Sequence[Line], labels: Signposts) -> list[int]:
    """The indices of the lines that head a description."""
    return [at for at, line in enumerate(lines) if _is_head(line, labels) or _is_head_over_form(lines, at, labels)]


def _is_head_over_form(lines: Sequence[Line], at: int, labels: Signposts) -> bool:
    """Whether a line that heads a description only where a form begins soon below it does so."""
    if not (_is_quiet_head(lines, at, labels) or _is_parted_head(lines[at], labels)):
        return False
    below = [other for other in lines[at + 1 : at + 12] if not other.blank]
    return any(_section(other, labels) for other in below) or bool(_head_keys(below, labels))


def _is_parted_head(line: Line, labels: Signposts) -> bool:
    """Whether a sign or a cell parts the heading word from a title or from what a letterhead has beside it.

    "AMETIJUHEND / nõunik", "Rollikirjeldus: jurist", "Haigla | AMETIKIRJELDUS | Versioon 2".
    """
    if line.blank or line.number or line.bullet or len(line.words) > LONGEST_TITLE_LINE:
        return False
    heads = _folded(labels.heads)
    pieces = [piece for cell in line.cells for piece in _PARTING.split(cell.text)]
    return 1 < len(pieces) <= MOST_PIECES and any(
        piece[:1].isupper() and "".join(words_of(piece)) in heads for piece in pieces
    )


def _is_head(line: Line, labels: Signposts) -> bool:
    """Whether a line is, or ends with, the word that heads a job description."""
    if line.tabular or line.blank or (line.number and not line.heading):
        return False
    words = _unspaced(line.cells[0].text.strip(" .:–"))
    heads = _folded(labels.heads)
    if not "".join(words_of(words[-LONGEST_HEAD:])).endswith(tuple(heads)):
        return False
    folded = words_of(words)
    if "".join(folded) in heads and not words[:1].islower():
        return True
    ends = " ".join(folded).endswith(tuple(f" {' '.join(head)}" for head in heads.values()))
    return ends and len(words) <= LONGEST_TITLE_LINE and (_shouted(words) or line.heading)


@lru_cache(maxsize=16)
def _folded(heads: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """The folded words of each heading, by these words without spaces."""
    return {"".join(words_of(head)): words_of(head) for head in heads}


def _is_quiet_head(lines: Sequence[Line], at: int, labels: Signposts) -> bool:
    """Whether a line in small letters ends with the word that heads a description."""
    line = lines[at]
    if line.tabular or line.blank or line.number or line.bullet or len(line.words) > LONGEST_TITLE_LINE * 3 // 4:
        return False
    words = line.cells[0].text.rstrip(" .")
    if (
        (words[:1].islower() or words.startswith("(")) and at and not lines[at - 1].tabular
    ):  # the title's last word, wrapped
        words = f"{lines[at - 1].words.text} {words}"
    if not words[:1].isupper() or _SENTENCE_END.search(words):
        return False
    return words_of(words)[-1:] in map(words_of, labels.heads)


def _unspaced(words: str) -> str:
    """Letters set apart for looks ("A M E T I J U H E N D") as a word."""
    return words.replace(" ", "") if words[1:2] == " " and _SPACED_OUT.fullmatch(words) else words


def _shouted(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.6 * len(letters)


def _title_page_start(lines: Sequence[Line], head: int, floor: int, labels: Signposts) -> int:
    """The first line of the title page above the heading word, below `floor`."""
    first = head
    marked: int | None = None
    count = 0
    for at in range(head - 1, floor, -1):
        line = lines[at]
        if line.blank or line.page_number:
            continue
        if not _fits_title_page(line, labels) or count >= LONGEST_TITLE_PAGE:
            break
        count += 1
        first = at
        if _annex_of(line, labels) or _is_stamp(line, labels):
            marked = _block_start(lines, at, floor, labels)
            if marked < at:
                first = min(first, marked)
    return marked if marked is not None else first


def _block_start(lines: Sequence[Line], at: int, floor: int, labels: Signposts) -> int:
    """The first line of the lines without a blank one between them that line `at` stands in."""
    while at - 1 > floor and not lines[at - 1].blank and _fits_title_page(lines[at - 1], labels):
        at -= 1
    return at


def _fits_title_page(line: Line, labels: Signposts) -> bool:
    words = line.words.text
    if line.tabular or _SIGNED.search(words) or len(words) > LONGEST_TITLE_LINE or words.startswith(("/", "_")):
        return False
    if line.bullet or (line.depth > 1 and not _annex_of(line, labels)):
        return False
    if _SENTENCE_END.search(words) and not re.search(rf"\d{{4}}\.?$|\b{_NUMBER}\b", words):
        return False
    match = labels.match(words, damaged=False)
    return not (
        match and match.label.kind == "section" and match.label.key in {"closing", "review"} and not match.whole
    )


def _is_stamp(line: Line, labels: Signposts) -> bool:
    return words_of(line.words.text)[:1] in {words_of(stamp) for stamp in labels.stamps}


def _annex_of(line: Line, labels: Signposts) -> str | None:
    """The number of a line that says which annex this is ("Lisa 2", "LISA nr 3 …")."""
    match = _annex_pattern(labels.annex_words).match(line.raw.text.strip(" *#("))
    return match.group(1) if match else None


@lru_cache(maxsize=16)
def _annex_pattern(annex_words: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, annex_words))
    return re.compile(rf"(?:{words})\s*(?:{_NUMBER}\.?\s*)?(\d{{1,3}}|[IVX]{{1,5}})\b\.?(?!\.\d)", re.IGNORECASE)


def _is_description(lines: Sequence[Line], labels: Signposts) -> bool:
    """Whether lines hold a form: at least two different fields of a head, or a heading word and two parts."""
    keys = _head_keys(lines, labels)
    asks = any(line.words.text.endswith("?") for line in lines)
    if len(keys) >= (3 if asks and not _heads(lines, labels) else 2) and keys & {"position", "unit", "supervisor"}:
        return True
    sections = {match.label.key for line in lines if (match := _section(line, labels))}
    if any(line.depth == 1 and _demands(line, labels) for line in lines):
        sections.add("requirements")
    body = sections & {"purpose", "duties", "rights", "responsibility", "requirements"}
    return len(body) >= 2 and bool(_heads(lines, labels))


def _head_keys(lines: Sequence[Line], labels: Signposts) -> set[str]:
    keys = set()
    for line in lines:
        for cell in line.cells if not line.blank else ():
            match = labels.match(_ITEM_NUMBER.sub("", cell.text), damaged=False)
            set_off = match and (
                match.whole or line.tabular or line.depth > 1 or cell.text[match.end :].lstrip()[:1] in (":", "–")
            )
            listed = line.bullet and match and cell.text[match.end :].lstrip().startswith((":", "– "))
            opens = _starts_upper(cell) or listed
            if match and (set_off or not line.depth) and match.label.key in HEAD_KEYS and opens:
                keys.add(match.label.key)
    return keys


def _starts_upper(cell: Passage) -> bool:
    return next(filter(str.isalpha, cell.text), "").isupper()


def _section(line: Line, labels: Signposts) -> LabelMatch | None:
    if line.blank:
        return None
    match = labels.match(line.cells[0].text, damaged=False)
    beside = (
        match is not None and match.label.key in BESIDE and line.cells[0].text[match.end :].lstrip().startswith(":")
    )
    return match if match and match.label.kind == "section" and (match.whole or line.depth == 1 or beside) else None


def _demands(line: Line, labels: Signposts) -> bool:
    """Whether a line heads what the post demands, however that is put."""
    return _starts_upper(line.words) and any(each.heading_of_demands(line.words.text) for each in labels.members)


def _in_cells(line: Line) -> list[Line]:
    """A line of a title page as a line for each of its cells; a letterhead's "Vastutav: personaliteenistus" is left out."""
    if not line.tabular:
        return [line]
    return [replace(line, cells=(cell,)) for cell in line.cells if cell and not _NOTE.match(cell.text)]


def _part(lines: Sequence[Line], labels: Signposts) -> Part:
    own = list(lines)
    while own and own[-1].blank:
        own.pop()
    first = next(line for line in own if line.raw)
    heads = _heads(own[: LONGEST_TITLE_PAGE * 2], labels)
    last = max((at for at in heads if not _head_keys(own[:at], labels)), default=-1)
    page = own[: last + 1]
    annex = next(((number, line) for line in page if (number := _annex_of(line, labels))), None)
    return Part(
        span=Span(first.span.start, own[-1].span.end),
        front=Span(first.span.start, first.span.start),
        title_page=tuple(piece for line in page for piece in _in_cells(line)),
        lines=tuple(own[len(page) :]),
        annex=annex[0] if annex else None,
        annex_span=annex[1].raw.strip().span if annex else None,
        languages=tuple(dict.fromkeys([spoken_in(own, labels).language, *(each.language for each in labels.members)])),
    )
