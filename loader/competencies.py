"""The competencies that stand under a label of competencies, each linked to its concept where the scheme has it.

A field names competencies in one of three manners: each as the head of an item ("- Name: what it means", "Name – …"), each
as a line with a colon over the items that describe it, or in a plain list with commas. Names stay as the document spells
them; only what a scan did to õ ä ö ü is undone, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from asendus.loader.clauses import BULLET, alternatives, evidence, read_phrases, sentences, squeezed
from asendus.loader.folding import damage, distance, fold, ocr_fold, tolerant
from asendus.loader.passages import Passage
from asendus.loader.reading import ReadingWarning, Requirement, RequirementKind
from asendus.loader.schemes import Concept, read_scheme
from asendus.loader.wordlists import read_words

#: Names have at most so many words and letters; what is longer is a sentence.
MOST_WORDS = 6
FEW_WORDS = 3
MOST_LETTERS = 70
#: Shorter names are not repaired by more than a scan's usual damage.
SHORTEST_EDITED = 8

_HEAD = re.compile(
    r"(?P<name>[^:\n\t|]*?[^:\n\t|\s])[ ]*(?::[*_]*(?=\s|$)|[*_]{2}[ ]*(?:[:–—-]|$)|(?<=\s)[–—-](?=\s)|[\t|])"
)
_NEXT_SENTENCE = re.compile(r"(?<=[.;])[ \t]+(?=[^\W\d_]|\*|[-–—•▪■●·»=][ \t])")
_MARKUP = "*_# \t|"
#: Signs that a scan writes for õ.
_SIGNS = "@&"
_AND_HYPHEN = re.compile(r"\w-$")


@dataclass(frozen=True, slots=True)
class Match:
    """How a name fits the scheme: the concept, and the label that the name is a damaged form of."""

    concept: Concept
    label: str
    repaired: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the field: its words without bullet and markup, and how it is set."""

    words: Passage
    bullet: bool
    bold: bool


def parse_competencies(value: Passage, *, language: str) -> tuple[list[Requirement], list[ReadingWarning]]:
    """The competencies that a field names, in its order, each once; items too long for a name become skills.

    The evidence of a competency goes on over the sentences that describe it, as far as it can be quoted.
    """
    lines = list(_lines(value))
    heads = _heads(lines, language=language)
    found: list[Requirement] = []
    warnings: list[ReadingWarning] = []
    starts = [head.offsets[0] for head in heads]
    for at, words in enumerate(heads or _listed(value, language=language)):
        name = _name_part(words, language=language)
        if not any(map(str.isalpha, name.text)):
            continue
        requirement, warning = _requirement(name, language=language)
        if heads:
            below = _until(value, starts[at], starts[at + 1] if at + 1 < len(starts) else None)
            requirement = replace(requirement, span=evidence(below))
        if fold(requirement.text) not in {fold(other.text) for other in found}:
            found.append(requirement)
            warnings += warning
    return found, warnings


def _until(value: Passage, start: int, end: int | None) -> Passage:
    """What stands from one offset of the document up to another, or to the end, without the next item's marks."""
    first = next(at for at, offset in enumerate(value.offsets) if offset >= start)
    last = next((at for at, offset in enumerate(value.offsets) if end is not None and offset >= end), len(value))
    return value[first : max(last, first + 1)].strip(" \t\n*_#|-–—•▪■●◦·=»")


@lru_cache(maxsize=4096)
def match_competency(name: str, *, language: str) -> Match | None:
    """The concept of a competency's name: exactly, as a known misspelling, as a scan's damage, or within one edit.

    >>> match_competency("Empaatiavbime", language="et").label, match_competency("Korrektus", language="et").repaired
    ('empaatiavõime', False)
    >>> match_competency("Rahulolu", language="et") is None
    True
    """
    scheme = read_scheme("competencies")
    for candidate in (name, _without_strength(name, language=language)):
        exact = _by_exact_name(candidate)
        if exact:
            return exact
        damaged = _by_damage(candidate)
        if damaged:
            return damaged
        hidden = scheme.find(candidate)
        if hidden:
            return Match(hidden, candidate, False)
    return _by_edit(name)


def is_listed(name: str) -> bool:
    """Whether the scheme has a competency of exactly this name."""
    return _by_exact_name(name) is not None


def _by_exact_name(name: str) -> Match | None:
    return _exact_names().get(" ".join(name.casefold().split()))


def _by_damage(name: str) -> Match | None:
    """A label that differs from the name at nothing but õ ä ö ü š ž."""
    bare = " ".join(name.split())
    for concept, label in _labels():
        if damage(bare, label, limit=0) == 0:
            return Match(concept, label, True)
    return None


def _by_edit(name: str) -> Match | None:
    """A label within one edit of a long name: the scan's when the edit comes on top of damage, else the writer's own."""
    bare = " ".join(name.split())
    if len(bare) < SHORTEST_EDITED:
        return None
    for concept, label in _labels():
        if damage(bare, label, limit=1) <= 1:
            own = distance(bare.casefold(), label.casefold(), limit=1) <= 1 and not _digits(bare)
            return Match(concept, label, not own)
    return None


@cache
def _exact_names() -> Mapping[str, Match]:
    """Each label in lower case, and the concept that has it first."""
    return {label.casefold(): Match(concept, label, False) for concept, label in reversed(_labels())}


@cache
def _labels() -> Sequence[tuple[Concept, str]]:
    return [(concept, label) for concept in read_scheme("competencies") for label in concept.names]


def _digits(name: str) -> bool:
    return any(character.isdigit() or character in _SIGNS for character in name)


def _without_strength(name: str, *, language: str) -> str:
    words = read_words("requirements", language=language)["competencies"]["strength"]
    return re.sub(rf"^(?:{alternatives(words)})\s+", "", name, flags=re.IGNORECASE)


def _requirement(name: Passage, *, language: str) -> tuple[Requirement, list[ReadingWarning]]:
    written = squeezed(name)
    span = evidence(name)
    match = match_competency(written, language=language)
    if match is None and not _can_be_name(written, language=language):
        return Requirement(kind=RequirementKind.SKILL, text=written, span=span), []
    right = written
    if match and match.repaired:
        right = _in_case(match.label, written)
    elif match is None:
        right = _with_tails_repaired(written, language=language)
    requirement = Requirement(
        kind=RequirementKind.COMPETENCY, text=right, span=span, concept=match.concept.iri if match else None
    )
    if right == written:
        return requirement, []
    return requirement, [ReadingWarning(code="repaired-spelling", words=written, meant=right, span=span)]


def _can_be_name(words: str, *, language: str) -> bool:
    """Whether an item that no scheme knows is a name, not a sentence: one of few words, or ending like a name."""
    count = len(words.split())
    if count > MOST_WORDS or len(words) > MOST_LETTERS or (count > 1 and _is_sentence(words, language=language)):
        return False
    return count <= FEW_WORDS or ends_like_name(words, language=language)


def _in_case(label: str, like: str) -> str:
    """The label in the case of the words that it replaces."""
    letters = [character for character in like if character.isalpha()]
    if len(letters) > 1 and sum(character.isupper() for character in letters) > 0.7 * len(letters):
        return label.upper()
    return label[:1].upper() + label[1:] if like[:1].isupper() or not like[:1].isalpha() else label


def _with_tails_repaired(name: str, *, language: str) -> str:
    """A name that no scheme knows, with the ends of its words put right where a scan damaged them."""
    for tail in read_words("requirements", language=language)["competencies"]["tails"]:
        for match in re.finditer(rf"{tolerant(tail)}(?!\w)", name, re.IGNORECASE):
            if match.group().casefold() != tail:
                right = tail.upper() if name.isupper() else tail
                name = name[: match.start()] + right + name[match.end() :]
                break
    return name


def _lines(value: Passage) -> Iterator[_Line]:
    """The lines of a field, cut where a sentence or an item begins within one."""
    for line in value.split_lines():
        listed = False
        for piece in line.split(_NEXT_SENTENCE):
            bare = piece.strip(" \t#|")
            bullet = BULLET.match(bare.text)
            listed = listed or (bullet is not None and bool(bullet.group().strip()))
            words = bare[bullet.end() :].strip(" \t#|") if bullet else bare
            if words.strip(_MARKUP):
                yield _Line(words, listed, words.text.startswith("**"))


def _heads(lines: Sequence[_Line], *, language: str) -> list[Passage]:
    """The names that head items or stand over them; none where the field is a plain list."""
    over = [_stands_over(lines, i, language=language) for i in range(len(lines))]
    if any(name and ":" not in line.words.text for name, line in zip(over, lines, strict=True)):
        over = [_stands_over(lines, i, language=language, alike=True) for i in range(len(lines))]
    found: list[Passage] = []
    for line, name in zip(lines, over, strict=True):
        head = name or _head(line, language=language)
        if head and (name or _opens_item(line, head, over=any(over), language=language)):
            found.append(head)
    return found


def _head(line: _Line, *, language: str) -> Passage | None:
    """The words of a line up to its colon, dash or next cell, where they can be a name."""
    match = _HEAD.match(line.words.text[: 2 * MOST_LETTERS])
    return _short(line.words[: match.end("name")], language=language) if match else None


def _short(words: Passage, *, language: str) -> Passage | None:
    """The words, if what they name is short enough for a name."""
    bare = words.strip(_MARKUP)
    name = _name_part(bare, language=language)
    headings = read_words("requirements", language=language)["competencies"]["headings"]
    fits = (
        name
        and name.text.casefold() not in headings
        and len(name.text.split()) <= MOST_WORDS
        and len(name) <= MOST_LETTERS
        and (name.text[:1].isalnum() or name.text[:1] in _SIGNS)
    )
    return bare if fits else None


def _is_heading(words: str, *, language: str) -> bool:
    """Whether words head a table or a group of competencies ("Üldkompetentsid")."""
    lexicon = read_words("requirements", language=language)["competencies"]
    low = words.casefold()
    return low in lexicon["headings"] or low.endswith(tuple(lexicon["groups"]))


def _stands_over(lines: Sequence[_Line], index: int, *, language: str, alike: bool = False) -> Passage | None:
    """The name that is a line of its own, over what describes it: with a colon, or formed like a name.

    alike: others of the field stand so without a colon, so that few words on a line are enough.
    """
    line = lines[index]
    words = line.words.strip(_MARKUP)
    if line.bullet or _is_sentence(words.text, language=language):
        return None
    if words.text.endswith(":"):
        return _short(words.strip(":" + _MARKUP), language=language)
    before = lines[index - 1].words.text if index else "."
    described = index + 1 < len(lines) and (lines[index + 1].bullet or " " in lines[index + 1].words.text)
    if not described or not words.text[:1].isupper() or not before.endswith((".", ";")) or "," in words.text:
        return None
    few = alike and len(words.text.split()) <= FEW_WORDS and words.text[-1:].isalpha()
    return _short(words, language=language) if few or _is_name(words, language=language) else None


def _opens_item(line: _Line, head: Passage, *, over: bool, language: str) -> bool:
    """Whether the head of an item is a name: the scheme knows it, or it is set or formed like one."""
    name = squeezed(_name_part(head, language=language))
    if match_competency(name, language=language):
        return True
    if _is_sentence(name, language=language) or not name[:1].isupper():
        return False
    return line.bold or (line.bullet and not over) or ends_like_name(name, language=language)


def _is_sentence(words: str, *, language: str) -> bool:
    """Whether the first word is a verb about the holder ("Tunneb …")."""
    lexicon = read_words("requirements", language=language)["competencies"]
    first = words.split()[0].casefold() if words.split() else ""
    endings = tuple(lexicon["verb_endings"])
    return first in lexicon["sentence_starts"] or (bool(endings) and first.endswith(endings) and " " in words.strip())


def ends_like_name(name: str, *, language: str) -> bool:
    """Whether the last word ends as words for what one can do or is.

    >>> ends_like_name("Suhtlemine", language="et"), ends_like_name("Arvuti", language="et")
    (True, False)
    """
    return ocr_fold(name).rsplit(" ", 1)[-1].endswith(_name_endings(language))


@cache
def _name_endings(language: str) -> tuple[str, ...]:
    return tuple(map(ocr_fold, read_words("requirements", language=language)["competencies"]["name_endings"]))


def _name_part(words: Passage, *, language: str) -> Passage:
    """A name without what it includes and without brackets."""
    cut = _addition(language).search(words.text)
    return words[: cut.start() if cut else len(words)].strip(_MARKUP + "\n.,;:–—=»")


@cache
def _addition(language: str) -> re.Pattern[str]:
    """What follows a name: a bracket, or what it includes."""
    including = read_words("requirements", language=language)["competencies"]["including"]
    return re.compile(rf"\s*(?:\(|,\s*(?:{alternatives(including)})(?!\w))", re.IGNORECASE)


def _listed(value: Passage, *, language: str) -> Iterator[Passage]:
    """The items of a plain list: cut at commas, and at "and" where two whole names meet.

    "Täpsus ja korrektsus" is one name where it is an item of a list with bullets, or stands in the middle of one with commas.
    """
    apart = sum(line.bullet for line in _lines(value)) > 1
    for sentence in sentences(value, language=language):
        head, sign, _ = sentence.text.partition(":")
        rest = sentence[len(head) + 1 :] if sign and _is_heading(head.strip(_MARKUP), language=language) else sentence
        *items, last = _outside_brackets(rest)
        for item in items:
            yield from _in_one(item.strip(" .\n"), language=language)
        take = _in_one if apart else _joined
        yield from take(last.strip(" .\n"), language=language)


def _outside_brackets(sentence: Passage) -> Iterator[Passage]:
    depth = start = 0
    for i, character in enumerate(sentence.text):
        depth = max(0, depth + (character == "(") - (character == ")"))
        if depth == 0 and character in ",;":
            yield sentence[start:i]
            start = i + 1
    yield sentence[start:]


def _in_one(item: Passage, *, language: str) -> list[Passage]:
    """The item as one name, "and" or not, unless it is several that the scheme knows without a sign between them."""
    if not item or _by_exact_name(squeezed(item)):
        return [item] if item else []
    return _run_together(item, language=language) or [item]


def _joined(item: Passage, *, language: str) -> Iterator[Passage]:
    if not item or _by_exact_name(squeezed(item)):
        yield from _in_one(item, language=language)
        return
    for joint in read_phrases(language).both.finditer(item.text):
        left, right = item[: joint.start()].strip(), item[joint.end() :].strip()
        if not left:
            yield right
            return
        if not _AND_HYPHEN.search(left.text) and all(_is_name(side, language=language) for side in (left, right)):
            yield left
            yield right
            return
    yield from _in_one(item, language=language)


def _run_together(item: Passage, *, language: str) -> list[Passage]:
    """The names in an item that is nothing but names one after another, as lines of a cell without signs leave them.

    Each has to be a name by itself, and most have to be the scheme's, so that "meeskonnatöö oskus" stays one.
    """
    names: list[Passage] = []
    rest = item
    while rest:
        ends = [match.end() for match in re.finditer(r"\S+", rest.text)][:MOST_WORDS]
        end = next((end for end in reversed(ends) if _by_exact_name(squeezed(rest[:end]))), ends[0])
        if not _is_name(rest[:end], language=language):
            return []
        names.append(rest[:end])
        rest = rest[end:].strip()
    known = sum(_by_exact_name(squeezed(name)) is not None for name in names)
    return names if len(names) > 1 and known > 1 and 2 * known > len(names) else []


def _is_name(words: Passage, *, language: str) -> bool:
    name = squeezed(words)
    known = match_competency(name, language=language) is not None
    return known or (len(name.split()) == 1 and ends_like_name(name, language=language))
