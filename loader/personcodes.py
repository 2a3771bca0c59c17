"""Personal identity codes in a text, and the names of a certificate's holder in front of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from asendus.loader.clauses import alternatives
from asendus.loader.passages import Span
from asendus.loader.wordlists import read_words

#: As many digits, in groups or not, as every code has that is no certificate's: most texts have none.
_DIGITS = re.compile(r"\d(?:[ -]?\d){9}")
_CODE = re.compile(r"(?<!\d)[1-8]\d{10}(?!\d)")
#: Who holds a certificate, as ETSI EN 319 412-1 §5.1.3 names natural persons: kind of code, country, code.
_SEMANTIC = re.compile(r"(?<![^\W_])(?:PNO|PAS|IDC|TAX|TIN)[A-Z]{2}-\w[\w-]{3,20}")
#: "SURNAME,GIVEN NAME,code", the common name of an Estonian certificate.
_SHOUT = r"[^\W\d_a-zà-öø-ÿšž]{1,40}(?:[ '’-][^\W\d_a-zà-öø-ÿšž]{1,40}){0,4}"
_HOLDER = re.compile(
    rf"(?<![^\W_])(?P<surname>{_SHOUT}),(?P<given>{_SHOUT}),(?P<code>(?:PNO[A-Z]{{2}}-)?[1-8]\d{{10}})(?!\d)"
)


def codes_in(text: str, *, language: str = "et") -> Iterator[Span]:
    """Where codes stand: eleven digits with a date and the check digit, whatever follows the word for a code, and what a
    certificate says of its holder, the name included.

    >>> text = "isikukood 380 010 85 718; PNOEE-38001085718; NÄIDIS,KALLE,38001085718"
    >>> sorted(text[a:b] for a, b in codes_in(text))[:3]
    ['380 010 85 718', '38001085718', '38001085718']
    """
    for match in _SEMANTIC.finditer(text):
        yield Span(*match.span())
    if not _DIGITS.search(text):
        return
    for match in _CODE.finditer(text):
        if is_personal_code(match.group()):
            yield Span(*match.span())
    for match in _HOLDER.finditer(text):
        yield from (Span(*match.span(part)) for part in ("surname", "given", "code"))
    for match in _labelled(language).finditer(text):
        yield Span(*match.span("code"))


@cache
def _labelled(language: str) -> re.Pattern[str]:
    """The word for a code, and behind it eleven digits in groups or not; there a wrong check digit is a slip of the pen."""
    words = alternatives(read_words("persons", language=language)["codes"])
    return re.compile(
        rf"(?<![^\W_])(?:{words})[^\W\d_]{{0,4}}[^\w\n]{{0,6}}(?P<code>(?:[A-Z]{{2}} ?)?\d(?:[ -]?\d){{9,10}})(?!\d)",
        re.IGNORECASE,
    )


def is_personal_code(digits: str) -> bool:
    """Whether eleven digits are an Estonian personal identity code: a date that exists, and the check digit (EVS 585).

    >>> is_personal_code("37605030299"), is_personal_code("37605030298")
    (True, False)
    """
    if not _CODE.fullmatch(digits):
        return False
    numbers = [int(digit) for digit in digits]
    century = 1800 + 100 * ((numbers[0] - 1) // 2)
    try:
        date(century + int(digits[1:3]), int(digits[3:5]), int(digits[5:7]))
    except ValueError:
        return False
    for weights in ((1, 2, 3, 4, 5, 6, 7, 8, 9, 1), (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)):
        rest = sum(w * n for w, n in zip(weights, numbers[:10], strict=True)) % 11
        if rest < 10:
            return rest == numbers[10]
    return numbers[10] == 0
