"""Where the members of a list end: "Head of Finance and Procurement, Accountant or, in her absence, a colleague"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from asendus.loader.folding import fold
from asendus.loader.grammars.places import without_front
from asendus.loader.grammars.vocabulary import Vocabulary
from asendus.loader.passages import Passage

_BRACKETED = re.compile(r"\([^()]*\)")
_EDGE = " ,;.:–-\n\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One member of a list: its own words, what is its condition, its place in a ranking.

    joined: whether a mere "and" or "or" stands in front of it.
    """

    words: Passage
    condition: str | None
    order: int | None
    joined: bool


@dataclass(slots=True)
class _Piece:
    """Words between two signs or joints: where they stand in the value."""

    start: int
    end: int
    joined: bool


def entries_of(value: Passage, vocabulary: Vocabulary, begins: Callable[[Passage], bool]) -> Iterator[Entry]:
    """The members of a list. begins: whether words begin with the name of somebody.

    Where several members have a label each, these rank them.
    """
    pieces = _whole(value, vocabulary, begins)
    ranked = [vocabulary.rank.match(value[piece.start : piece.end].strip(_EDGE).text) for piece in pieces]
    labelled = [piece for piece, rank in zip(pieces, ranked, strict=True) if rank]
    for piece, rank in zip(pieces, ranked, strict=True):
        words = value[piece.start : piece.end].strip(_EDGE)
        words = words[rank.end() :] if rank else words
        order = (
            (_place(rank, vocabulary) or (labelled.index(piece) + 1 if len(labelled) > 1 else None)) if rank else None
        )
        core, condition = _conditioned(words, vocabulary, begins)
        if core:
            yield Entry(words=core, condition=condition, order=order, joined=piece.joined)


def _pieces(value: Passage, vocabulary: Vocabulary) -> list[_Piece]:
    """The words between all signs and joints outside brackets and set phrases ("in his or her absence")."""
    text = value.text
    for whole in (_BRACKETED, vocabulary.condition):
        text = whole.sub(lambda match: "x" * len(match.group()), text)
    pieces, at, joined = [], 0, False
    for match in vocabulary.joint.finditer(text):
        pieces.append(_Piece(at, match.start(), joined))
        at, joined = match.end(), not re.search(r"[;,\n]", match.group())
    pieces.append(_Piece(at, len(text), joined))
    return [piece for piece in pieces if value[piece.start : piece.end].strip(_EDGE)]


def _whole(value: Passage, vocabulary: Vocabulary, begins: Callable[[Passage], bool]) -> list[_Piece]:
    """The pieces put together that are one member: a name that goes on, a condition and what it is the condition of."""

    def is_member(words: Passage) -> bool:
        rank = vocabulary.rank.match(words.text)
        return begins(_conditioned(words[rank.end() :] if rank else words, vocabulary, begins)[0])

    members: list[_Piece] = []
    opening: _Piece | None = None
    pieces = _pieces(value, vocabulary)
    for at, piece in enumerate(pieces):
        words = value[piece.start : piece.end].strip(_EDGE)
        follows = at + 1 < len(pieces)
        if opening is not None:
            piece = _Piece(opening.start, piece.end, opening.joined)
            members.append(piece)
            opening = None
        elif vocabulary.condition.match(words.text) and _joint_before(value, piece, vocabulary) and is_member(words):
            members.append(piece)
        elif vocabulary.condition.match(words.text):
            if follows and (not members or _joint_before(value, piece, vocabulary)):
                opening = piece
            elif members:
                members[-1].end = piece.end
            else:
                members.append(piece)
        elif members and (_inside_condition(value, members[-1], piece, vocabulary) or not is_member(words)):
            members[-1].end = piece.end
        else:
            members.append(piece)
    return members + ([opening] if opening else [])


def _joint_before(value: Passage, piece: _Piece, vocabulary: Vocabulary) -> bool:
    """Whether "and" or "or" stands right in front: the condition is that of what follows it."""
    before = value.text[: piece.start].rstrip(" ,\n").rsplit(None, 1)[-1:]
    return bool(before) and vocabulary.joint.fullmatch(f" {before[0]} ") is not None


def _inside_condition(value: Passage, member: _Piece, piece: _Piece, vocabulary: Vocabulary) -> bool:
    """ "the Accountant in the absence of the Head and the Deputy": who is absent is nobody's substitute."""
    words = value[member.start : member.end].text
    found = vocabulary.condition.search(words)
    right = value[piece.start : piece.end]
    agent = vocabulary.front.match(right.text)
    governed = found is not None and vocabulary.governing.match(words[found.start() :]) is not None
    return piece.joined and governed and not (agent and fold(agent.group()).split()[0] in vocabulary.agents)


def _place(rank: re.Match[str], vocabulary: Vocabulary) -> int | None:
    said = fold(rank.group("place") or rank.group("number") or rank.group("adverb") or "").strip(". ")
    return next((at for at, words in enumerate(vocabulary.ranks, 1) if said in words), None)


def _conditioned(
    words: Passage, vocabulary: Vocabulary, begins: Callable[[Passage], bool]
) -> tuple[Passage, str | None]:
    """The words of a member without its condition, and the condition."""
    found = vocabulary.condition.search(words.text)
    if found is None:
        return words, None
    if without_front(words[: found.start()], vocabulary):
        return words[: found.start()].strip(_EDGE + "("), words[found.start() :].squeezed().text.strip(_EDGE + "()")
    cuts = [match.end() for match in re.finditer(r"[,:]\s*", words.text)]
    governed = vocabulary.governing.match(words.text[found.start() :])
    gaps = [match.end() for match in re.finditer(r"\s+", words.text) if match.start() >= found.end()]
    cuts += [gap for gap in gaps if not governed or vocabulary.after_condition.match(words.text, gap)]
    for cut in cuts:
        if begins(words[cut:]):
            return words[cut:].strip(_EDGE), words[:cut].squeezed().text.strip(_EDGE)
    return words, None
