"""Words that a scan damaged, put right where the dictionary leaves no doubt.

Only damage of a scanner without Estonian letters is undone (õ ä ö ü read as o, 6, d, ii …); a word that its writer misspelt
stays as it is. A repair needs a word that the dictionary does not know, and one that it does know within three such letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from asendus.loader.folding import DAMAGED, damage, fold, ocr_fold
from asendus.loader.morphology import conjugate, forms, is_known, known_among
from asendus.loader.phrases import read_phrases
from asendus.loader.reading import ReadingWarning
from asendus.loader.tokens import Kind, Token

#: At most so many letters of one word are put right, and so many spellings tried.
MOST_LETTERS, MOST_TRIES = 3, 400
#: Shorter words are too like each other.
SHORTEST = 4
#: Words longer than this are no words, and would take long to try.
LONGEST = 40

#: What a scan is read as, to the letters that may have stood there; letters that change often come first.
_LETTERS: tuple[tuple[str, str], ...] = (
    *sorted(
        ((seen, letter) for letter, forms in DAMAGED.items() for seen in forms if seen != letter),
        key=lambda pair: pair[0] not in "oau6",
    ),
    *(("0", "o"), ("1", "l"), ("5", "s"), ("]", "j")),
)


def repair(tokens: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[ReadingWarning, ...]]:
    """The tokens with damaged words put right, and a warning for each."""
    fixed = []
    warnings = []
    for token in tokens:
        right = repaired(token.text) if token.kind is Kind.WORD else None
        if right is not None:
            warnings.append(_warning(token, right))
            token = replace(token, text=right)
        elif token.kind is Kind.ROMAN and token.text != token.passage.text:
            warnings.append(_warning(token, token.text))
        fixed.append(token)
    return tuple(fixed), tuple(warnings)


@lru_cache(maxsize=20_000)
def repaired(word: str) -> str | None:
    """The word that a scan damaged, or None where it is whole or not to be known.

    >>> repaired("to6taja"), repaired("Nounik"), repaired("vanempetsialist")
    ('töötaja', 'Nõunik', None)
    """
    expected = _grammar_word(word)
    if expected is not None:
        return expected.upper() if word.isupper() else _with_capitals(expected, word)
    if (
        not SHORTEST <= len(word) <= LONGEST
        or is_known(word)
        or (word.isupper() and len(word) < 6)
        or word.endswith("-")
    ):
        return None
    rounds = enumerate(_rounds(word.lower()))
    known = [(not _is_expected(fresh), letters, fresh) for letters, tries in rounds for fresh in known_among(tries)]
    if not known:
        return None
    best = min(known, key=lambda found: found[:2])[2]
    return best.upper() if word.isupper() else _with_capitals(best, word)


def _with_capitals(text: str, like: str) -> str:
    """The text with a capital where each part of the damaged word had one."""
    parts = zip(text.split("-"), like.split("-"), strict=False)
    return "-".join(part.capitalize() if seen[:1].isupper() else part for part, seen in parts)


def _grammar_word(word: str) -> str | None:
    """The word of the grammar itself ("või", "määratud") that a scan damaged; the dictionary may know the damaged one."""
    bare = word.lower()
    same = _grammar_words().get(ocr_fold(word)) if fold(word) == bare else None
    if same is not None or is_known(word):
        return same if same != bare else None
    close = (right for right in _grammar_words().values() if damage(word, right, limit=0) == 0)
    return next(close, None)


@cache
def _grammar_words() -> dict[str, str]:
    """The words of the grammar that have letters a scan damages, by what is left of them."""
    phrases = read_phrases()
    words = set().union(
        phrases.alternatives, phrases.condition_heads, phrases.condition_bare, phrases.deferring_before,
        phrases.deferring_after, phrases.ranking_adverbs, phrases.pronouns,
    )  # fmt: skip
    for verb in phrases.appointing_verbs:
        words.update(conjugate(verb))
    return {ocr_fold(word): word for word in words if fold(word) != word and " " not in word}


def _is_expected(word: str) -> bool:
    """Whether it is a word that forms are full of: a title, a unit, an employer, a group."""
    phrases = read_phrases()
    expected = phrases.titles.heads | phrases.units.words | phrases.groups | phrases.agencies
    return any(form.head in expected and form.is_noun for form in forms(word))


def _rounds(word: str) -> Iterator[list[str]]:
    """Spellings with one letter put right, then two, then three; few enough to try."""
    latest = [word]
    seen = {word}
    for _ in range(MOST_LETTERS):
        fresh: list[str] = []
        for text in latest:
            for candidate in _with_one_letter(text):
                if candidate not in seen and len(seen) < MOST_TRIES:
                    seen.add(candidate)
                    fresh.append(candidate)
        yield fresh
        latest = fresh


def _with_one_letter(word: str) -> Iterator[str]:
    for seen, letter in _LETTERS:
        at = word.find(seen)
        while at >= 0:
            yield word[:at] + letter + word[at + len(seen) :]
            at = word.find(seen, at + 1)


def _warning(token: Token, right: str) -> ReadingWarning:
    return ReadingWarning(code="repaired-spelling", words=token.passage.squeezed().text, meant=right, span=token.span)
