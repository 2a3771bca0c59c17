"""Comparing words whatever their case, their dots and tildes, and what a scanner made of them.

Three strengths, from strict to lenient: `fold` drops case and diacritics; `ocr_fold` also takes the digits and signs that
an OCR without Estonian letters writes for õ and ö; `damage` compares a seen word with the right one, knowing at which letters
a scan goes wrong. `tolerant` turns a right word into a pattern that finds it in damaged text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

#: What Tesseract without the Estonian model was seen to write for each letter that English lacks.
DAMAGED: dict[str, tuple[str, ...]] = {
    "õ": ("õ", "o", "0", "6", "d", "b", "@", "&", "g", "é", "ô", "ö", "l", "i"),
    "ö": ("ö", "o", "0", "6", "d", "b", "é", "ó", "õ", "2"),
    "ä": ("ä", "a", "d", "é", "4", "à", "á"),
    "ü": ("ü", "u", "li", "ii", "il", "l", "i", "g", "d", "t", "ú"),
    "š": ("š", "s"),
    "ž": ("ž", "z"),
}

#: Longer texts are no words. Characters.
LONGEST_KEPT = 30

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_OCR_SIGNS = str.maketrans({"0": "o", "6": "o", "@": "o", "&": "o", "é": "o"})
_WORD = re.compile(r"[\w@&]+")
_LETTER_AND_SIGN = re.compile(r"[^\W\d_][06@&é]|[06@&é][^\W\d_]")


def fold(text: str) -> str:
    """Lower case, without diacritics, every dash a hyphen, every run of white space one space.

    >>> fold("Analüüsi–  ja ÜLDISTUSVÕIME")
    'analuusi- ja uldistusvoime'
    """
    return _fold_word(text) if len(text) <= LONGEST_KEPT else _folded(text)


def _folded(text: str) -> str:
    return " ".join(_bare(text.casefold().translate(_DASHES)).split())


#: A word's folded form is kept, a line's is not.
_fold_word = lru_cache(maxsize=50_000)(_folded)


def level(text: str) -> str:
    """Lower case and without diacritics, each character by itself, so that every place stays where it was.

    An é counts as the õ or ö that it mostly stands for.

    >>> level("Töékoha  nimi")
    'tookoha  nimi'
    """
    return text.translate(_LEVELS)


class _Levels(dict[int, str]):
    """What `level` makes of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        bare = fold(chr(code).replace("é", "o"))
        found = self[code] = bare if len(bare) == 1 else chr(code)
        return found


_LEVELS = _Levels()


def ocr_fold(text: str) -> str:
    """As `fold`, and the digits and signs inside words as the letters that they stand for.

    A number keeps its digits, and so does a level such as B2.

    >>> ocr_fold("TO6ks vajalik Meeskonnat60, tase C1"), ocr_fold("tooks vajalik")
    ('tooks vajalik meeskonnatoo, tase c1', 'tooks vajalik')
    """
    lowered = text.casefold().translate(_DASHES)
    signs = _WORD.sub(lambda match: _letters_for_signs(match.group()), lowered)
    return " ".join(_bare(signs).split())


def _letters_for_signs(word: str) -> str:
    return word.translate(_OCR_SIGNS) if _LETTER_AND_SIGN.search(word) else word


def distance(a: str, b: str, *, limit: int) -> int:
    """Edits (insert, drop, change a character, swap two neighbours) from `a` to `b`; `limit` + 1 where there are more.

    >>> distance("vanempetsialist", "vanemspetsialist", limit=2), distance("nõunik", "juhataja", limit=2)
    (1, 3)
    """
    return OSA.distance(a, b, score_cutoff=limit)


def damage(seen: str, right: str, *, limit: int) -> int:
    """Edits from the word `right` to the word `seen`, where a scan's usual damage to õ ä ö ü š ž costs nothing.

    Both are compared in lower case. More than `limit` edits give `limit` + 1.

    >>> damage("Anallusi- ja dldistusvdime", "analüüsi- ja üldistusvõime", limit=0)
    0
    >>> damage("korrektus", "korrektsus", limit=2), damage("Empaatiavbime", "empaatiavõime", limit=2)
    (1, 0)
    """
    word, target = seen.casefold().translate(_DASHES), right.casefold().translate(_DASHES)
    if abs(len(word) - len(target)) > limit + sum(character in DAMAGED for character in target):
        return limit + 1
    rows: list[Sequence[int]] = [range(len(word) + 1)]
    for i, letter in enumerate(target, 1):
        row = _damage_row(word, letter, rows[-1], i)
        if min(row) > limit:
            return limit + 1
        rows.append(row)
    return min(rows[-1][-1], limit + 1)


def _damage_row(word: str, letter: str, above: Sequence[int], index: int) -> list[int]:
    """One row of the edit table: costs of turning the letters up to `letter` into each beginning of `word`."""
    row = [index]
    for j in range(1, len(word) + 1):
        cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + 1)
        for form in DAMAGED.get(letter, (letter,)):
            if word.endswith(form, 0, j) and len(form) <= j:
                cost = min(cost, above[j - len(form)])
        row.append(cost)
    return row


@cache
def tolerant(words: str) -> str:
    r"""A regular expression for these words in a text that a scan may have damaged; white space matches any run of it.

    Use it with `re.IGNORECASE`. It has no groups and matches in linear time.

    >>> bool(re.fullmatch(tolerant("kõrgharidus"), "Kdrgharidus", re.IGNORECASE))
    True
    """
    return "".join(_tolerant_letter(letter) for letter in words)


def sound_piece(words: str) -> str:
    """The longest run of letters that no scan damages: it stands in whatever `tolerant` matches, in lower case.

    >>> sound_piece("büroo"), sound_piece("täitevamet")
    ('roo', 'itevamet')
    """
    damageable = "".join(map(re.escape, DAMAGED))
    return max(re.split(rf"[{damageable}\s]", words.casefold()), key=len)


def _tolerant_letter(letter: str) -> str:
    if letter.isspace():
        return r"\s+"
    forms = DAMAGED.get(letter.casefold())
    if forms is None:
        return re.escape(letter)
    single = "".join(re.escape(form) for form in forms if len(form) == 1)
    double = [re.escape(form) for form in forms if len(form) > 1]
    return f"(?:{'|'.join([*double, f'[{single}]'])})"


class _Letters(dict[int, str]):
    """Each character without its combining marks, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code))
        bare = self[code] = "".join(part for part in parts if not unicodedata.combining(part))
        return bare


_LETTERS = _Letters()


def _bare(text: str) -> str:
    """Without combining marks. What a character decomposes into does not depend on its neighbours."""
    return text.translate(_LETTERS)
