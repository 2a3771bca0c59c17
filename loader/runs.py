"""Runs of signs without words, cut to a length that no reader minds.

Patterns look for signs with white space around them, and a run of a hundred thousand spaces would be looked through from
each of its places anew: time that grows with the square. Nobody writes a run that long to say something.
"""

from __future__ import annotations

import re

#: No run of white space in a line, and none of one sign that is no letter or digit, is longer. Characters.
LONGEST_RUN = 200
#: No more lines without words follow each other.
MOST_EMPTY_LINES = 100

_SPACES = re.compile(rf"([^\S\n]{{{LONGEST_RUN}}})[^\S\n]+")
_SIGNS = re.compile(rf"(?=[^\w\n])((.)\2{{{LONGEST_RUN - 1}}})\2+")
_EMPTY_LINES = re.compile(rf"((?:[^\S\n]*\n){{{MOST_EMPTY_LINES}}})(?:[^\S\n]*\n)+")


def with_short_runs(text: str) -> str:
    """The text with its long runs cut; the same where there are none, as in every text that somebody wrote.

    >>> len(with_short_runs("Allub:" + " " * 90_000 + "juhile"))
    212
    >>> with_short_runs("Allub: " + "_" * 40) == "Allub: " + "_" * 40
    True
    """
    for pattern in (_SPACES, _SIGNS, _EMPTY_LINES):
        text = pattern.sub(r"\1", text)
    return text
