"""Masking the names of persons: of holders, signatories and correspondents.

A job description speaks of posts; the names in it are of no use to the graph and must not reach a quotation. A name is
known by where it stands (beside a signature, behind a label such as "Vastutaja", in the head of an e-mail) or by its
first word, a common given name. What is masked keeps its length, so that offsets stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from asendus.loader.clauses import alternatives
from asendus.loader.folding import fold
from asendus.loader.passages import Span
from asendus.loader.personcodes import codes_in
from asendus.loader.wordlists import read_words

#: Stands for every character of a name.
MASK = "▮"

_UPPER = "A-ZÕÄÖÜŠŽÉ"
_LOWER = "a-zõäöüšžé'’"
#: One word of a name; an initial counts as one.
_PART = rf"(?:[{_UPPER}][{_LOWER}]+(?:-[{_UPPER}][{_LOWER}]+)*|[{_UPPER}]\.)"
_SHOUTED = rf"[{_UPPER}]{{2,}}(?:-[{_UPPER}]{{2,}})*"
_GAP = r"[ \u00a0]+"
_WORD = re.compile(r"\w+")
_FRAME = " \t*_/|.,;:()\u00a0"
_MAIL = re.compile(r"(?<![\w.+-])[\w+-]{1,40}(?:[._][\w+-]{1,40}){1,3}(?=@[\w-]+\.)")


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of one language."""

    given: frozenset[str]
    not_names: tuple[str, ...]
    not_name_words: frozenset[str]
    labels: re.Pattern[str]
    post_labels: frozenset[str]
    signed: re.Pattern[str]
    office: re.Pattern[str]
    row: re.Pattern[str]
    begins: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    lexicon = read_words("persons", language=language)
    particles = alternatives(lexicon["particles"])
    more = rf"(?:{_GAP}(?:(?:{particles}){_GAP})?{_PART})"
    return _Words(
        given=frozenset(fold(name) for name in lexicon["given"]),
        not_names=tuple(lexicon["not_names"]),
        not_name_words=frozenset(fold(word) for word in lexicon["not_name_words"]),
        labels=re.compile(
            rf"^[ \t|*_#]*(?:\d+(?:\.\d+)*\.?[ \t]+)?(?P<label>{alternatives(lexicon['labels'])})[ \t*]*[:|\t][ \t:|*]*",
            re.IGNORECASE | re.MULTILINE,
        ),
        post_labels=frozenset(lexicon["post_labels"]),
        signed=re.compile(rf"(?:{alternatives([*lexicon['signed'], *lexicon['closings']])})", re.IGNORECASE),
        office=re.compile(rf"(?:{alternatives(lexicon['offices'])})\b(?!\w)", re.IGNORECASE),
        row=re.compile(rf"(?:{_PART}{more}{{1,5}}|{_SHOUTED}(?:{_GAP}{_SHOUTED}){{1,3}})"),
        begins=re.compile(rf"(?<![\w-]){_PART}{more}{{1,2}}"),
    )


def mask(text: str, also: Iterable[Span] = (), *, language: str = "et") -> str:
    """The text with the names of persons and personal identity codes masked; its length is the same.

    also: stretches that are known to be names from elsewhere.

    >>> mask("(allkirjastatud digitaalselt)\\nMari Maasikas\\ndirektor")
    '(allkirjastatud digitaalselt)\\n▮▮▮▮ ▮▮▮▮▮▮▮▮\\ndirektor'
    >>> mask("Lõuna prefektuur, Põhja-Sakala Vallavalitsus")
    'Lõuna prefektuur, Põhja-Sakala Vallavalitsus'
    """
    words = _words(language)
    names = [*also, *_beside_signatures(text, words), *_behind_labels(text, words), *_by_given_name(text, words)]
    spans = [
        *names,
        *_again(text, names),
        *codes_in(text, language=language),
        *(Span(*match.span()) for match in (_MAIL.finditer(text) if "@" in text else ())),
    ]
    characters = list(text)
    for start, end in spans:
        characters[start:end] = [c if c.isspace() else MASK for c in characters[start:end]]
    return "".join(characters)


def _beside_signatures(text: str, words: _Words) -> Iterator[Span]:
    """A line of capitalised words next to a signature's mark or under a letter's close, or over the office of who signs."""
    lines = list(_lines(text))
    for place, line in enumerate(lines):
        row = words.row.fullmatch(text[line.start : line.end])
        if row is None or not _can_be_name(row.group(), words):
            continue
        beside = [text[a:b] for a, b in lines[max(0, place - 1) : place] + lines[place + 1 : place + 2]]
        below = beside[-1] if place + 1 < len(lines) else ""
        if any(words.signed.match(other) for other in beside) or (below[:1].islower() and words.office.match(below)):
            yield line


def _behind_labels(text: str, words: _Words) -> Iterator[Span]:
    for label in words.labels.finditer(text):
        row = words.row.match(text, label.end())
        if row is None:
            continue
        sure = " ".join(label["label"].casefold().split()) not in words.post_labels
        if (sure or _opens_with_given(row.group(), words)) and _can_be_name(row.group(), words):
            yield Span(*row.span())


def _by_given_name(text: str, words: _Words) -> Iterator[Span]:
    """A given name and the capitalised words behind it, up to one that no name has."""
    for match in words.begins.finditer(text):
        parts = list(re.finditer(r"\S+", match.group()))
        for first, part in enumerate(parts[:-1]):
            if fold(part.group()) not in words.given or fold(part.group()) in words.not_name_words:
                continue
            kept = [part]
            for other in parts[first + 1 :]:
                if not _can_be_part(other.group(), words):
                    break
                kept.append(other)
            if len(kept) > 1:
                yield Span(match.start() + kept[0].start(), match.start() + kept[-1].end())
            break


def _again(text: str, names: Sequence[Span]) -> Iterator[Span]:
    """The same names elsewhere, in any case of the surname."""
    for written in {" ".join(text[a:b].split()) for a, b in names}:
        first = _WORD.match(written)
        if first and " " in written:
            stem = r"\s+".join(re.escape(part) for part in written.split())
            name = re.compile(rf"{stem}[{_LOWER}]{{0,4}}(?!\w)")
            for start in _words_like(first.group(), text):
                if match := name.match(text, start):
                    yield Span(*match.span())


def _words_like(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text as a whole word."""
    at = text.find(word)
    while at >= 0:
        if (found := _WORD.match(text, at)) and found.group() == word and not (at and _WORD.match(text[at - 1])):
            yield at
        at = text.find(word, at + len(word))


def _can_be_name(row: str, words: _Words) -> bool:
    return all(_can_be_part(part, words) for part in row.split())


def _can_be_part(part: str, words: _Words) -> bool:
    low = part.casefold()
    return not low.endswith(words.not_names) and fold(part) not in words.not_name_words


def _opens_with_given(row: str, words: _Words) -> bool:
    return fold(row.split()[0]) in words.given


def _lines(text: str) -> Iterator[Span]:
    """The lines that say something, without their frame."""
    at = 0
    for line in text.split("\n"):
        bare = line.strip(_FRAME)
        if bare:
            start = at + line.index(bare)
            yield Span(start, start + len(bare))
        at += len(line) + 1
