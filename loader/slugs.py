"""Readable pieces of IRIs, and the keys by which spellings of one name agree."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=100_000)
def slug(text: str) -> str:
    """Letters and digits, NFC and case-folded; every run of other characters is one hyphen. Empty for no letters.

    >>> slug("Finants- ja arendusosakond"), slug(" Õigus/ÜLD "), slug("—")
    ('finants-ja-arendusosakond', 'õigus-üld', '')
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return "-".join("".join(c if c.isalnum() else " " for c in folded).split())


@lru_cache(maxsize=100_000)
def squash(text: str) -> str:
    """The slug without its hyphens: compounds written in one word or in two agree.

    >>> squash("talituse juhataja") == squash("Talitusejuhataja")
    True
    """
    return slug(text).replace("-", "")


def within_one_edit(one: str, other: str) -> bool:
    """Whether one character put in, left out or exchanged makes the two equal.

    >>> within_one_edit("vanempetsialist", "vanemspetsialist"), within_one_edit("jurist", "jursit")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = 0
    while same < len(short) and short[same] == long[same]:
        same += 1
    rest = same + (len(long) == len(short))
    return short[rest:] == long[same + 1 :]


#: Words shorter than this are not taken for a misspelling of one another: "lektor" is not "rektor".
SHORTEST_MISSPELT = 7


def misspelling(one: str, other: str) -> bool:
    """Whether two slugs differ by one edit in one word that is long enough to be recognised in spite of it.

    A numeral or a letter that stands alone tells units and posts apart, so it is never a misspelling.

    >>> misspelling("klienditeeninduse-vanempetsialist", "klienditeeninduse-vanemspetsialist")
    True
    >>> misspelling("osakond-ii", "osakond-iii"), misspelling("nõunik", "nõunik")
    (False, False)
    """
    ours, theirs = one.split("-"), other.split("-")
    if len(ours) != len(theirs):
        return False
    different = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    return len(different) == 1 and all(
        min(len(a), len(b)) >= SHORTEST_MISSPELT
        and a[0] == b[0]
        and a.isalpha()
        and b.isalpha()
        and within_one_edit(a, b)
        for a, b in different
    )


def natural(text: str) -> list[tuple[int, str]]:
    """A sorting key by which the numbers inside a text count as numbers.

    >>> sorted(["lisa 10", "lisa 2", "lisa"], key=natural)
    ['lisa', 'lisa 2', 'lisa 10']
    """
    pieces: list[str] = []
    for character in text:
        if pieces and character.isdecimal() == pieces[-1].isdecimal():
            pieces[-1] += character
        else:
            pieces.append(character)
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces]
