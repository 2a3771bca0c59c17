"""Descriptions set like a statute: "§ 1. Üldsätted", "(1) …", "1) …".

The section, its subsections in brackets and their items become one dotted number, as in forms that count "1.", "1.1." and "1.1.1.".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from asendus.loader.lines import Line

#: So many sections must count on from the first to show the manner.
FEWEST = 2

_SECTION = re.compile(r"§\s*(?P<number>\d{1,2})\s*[.)]?\s+(?=[^\W\d_])")
_SUBSECTION = re.compile(r"\((?P<number>\d{1,2})\)\s+(?=\S)")


def with_sections(lines: Sequence[Line]) -> list[Line]:
    """The lines with the number of each section, subsection and item as a dotted number; others as they are."""
    found = list(lines)
    heads = {at: match for at, line in enumerate(found) if (match := _SECTION.match(line.cells[0].text))}
    if len(heads) < FEWEST:
        return found
    section = subsection = ""
    for at, line in enumerate(found):
        words = line.cells[0]
        if head := heads.get(at):
            section, subsection = head["number"], ""
            found[at] = replace(line, cells=(words[head.end() :], *line.cells[1:]), number=section, heading=True)
        elif section and (below := _SUBSECTION.match(words.text)):
            subsection = f"{section}.{below['number']}"
            found[at] = replace(line, cells=(words[below.end() :], *line.cells[1:]), number=subsection)
        elif section and line.number and line.number.isdigit():
            found[at] = replace(line, number=f"{subsection or section}.{line.number}")
    return found
