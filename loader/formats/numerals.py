"""How word processors write the numbers of headings and list items: 1, a, A, i, I."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """A number from 1 to 3999 in small Roman letters; others as digits.

    >>> roman(14)
    'xiv'
    """
    if not 0 < number < 4000:
        return str(number)
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters


def letter(number: int) -> str:
    """A number as a small letter, doubled and tripled behind z (ECMA-376 part 1 §17.18.59, lowerLetter); 0 as a digit.

    >>> letter(2), letter(28)
    ('b', 'bb')
    """
    if not 0 < number < 26 * 20:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


#: By the names that Word and OpenDocument give to the ways of writing a number; all others are digits.
WRITINGS: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "a": letter,
    "A": lambda number: letter(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}


def written(number: int, writing: str | None) -> str:
    """A number as a word processor writes it.

    >>> written(4, "upperRoman"), written(4, "decimal")
    ('IV', '4')
    """
    return WRITINGS.get(writing or "", str)(number)
