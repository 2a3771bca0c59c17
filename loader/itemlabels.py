"""Labels of demands that are set off by little: items of a list ("- haridus: kõrgharidus") and words run on.

A register's export loses the sign between label and value: "Kompetentsid Otsustusvõime, täpsus".
"""

from __future__ import annotations

from asendus.loader.cells import has_colon
from asendus.loader.competencies import ends_like_name, is_listed
from asendus.loader.formfields import Open
from asendus.loader.formparts import UNREAD
from asendus.loader.labels import LabelMatch, Labels
from asendus.loader.lines import Line
from asendus.loader.passages import Passage
from asendus.loader.wordlists import read_words

#: The fields that name competencies.
COMPETENCIES = frozenset({"competencies", "extra_competencies"})


def opens_item(line: Line, match: LabelMatch, cell: Passage, above: Open | None) -> bool:
    """Whether an item of a plain list under the heading of the demands begins with a label and its colon.

    above: the field that is open. Below a label that stands in no list, items are what it lists, whatever they begin with.
    """
    if not _is_item(line) or match.label.kind != "requirement" or not has_colon(match, cell):
        return False
    return above is None or above.label.kind == "section" or _of_item(above)


def ends_item(line: Line, opened: Open) -> bool:
    """Whether a line is the next item of a list in which the one before had a label with its value beside it."""
    return _is_item(line) and _of_item(opened) and bool(opened.lines[0]) and _indent(line) <= _indent(opened.rows[0])


def runs_on(rest: str, *, language: str) -> bool:
    """Whether the words behind a label are its value though no sign parts them: a capital begins it, or names listed.

    >>> runs_on(" Otsustusvõime", language="et"), runs_on(" täpsus, ausus", language="et"), runs_on(" on vajalik", language="et")
    (True, True, False)
    """
    words = rest.strip(" .,")
    if not rest[:1].isspace() or not words:
        return False
    if words[:1].isupper():
        return True
    endings = tuple(read_words("requirements", language=language)["competencies"]["name_endings"])
    names = [name.split() for name in words.split(",")]
    short = len(names) > 1 and all(0 < len(name) < 4 for name in names)
    return short and 3 * sum(name[-1].endswith(endings) for name in names) >= 2 * len(names)


def names_competency(line: Line, above: Open | None, labels: Labels) -> bool:
    """Whether a line among competencies is the name of one, although it reads like a label: "• Koostöö", "Suhtlemine:".

    above: the field that is open. The name is an item, stands over what describes it, or goes on with a
    list; the scheme has it, or nothing is read from rows of that label and it ends like a name.
    """
    if above is None or above.label.key not in COMPETENCIES or line.tabular or line.number:
        return False
    words = line.words.text
    goes_on = words[:1].islower() and above.lines and above.lines[-1].text.rstrip().endswith(",")
    stands_over = words.endswith(":") and line.depth == 0 and not line.heading
    match = labels.match(words, damaged=False) if line.bullet or stands_over or goes_on else None
    if match is None or not match.whole:
        return False
    name = words.strip(" :.,")
    return is_listed(name) or (match.label.key in UNREAD and ends_like_name(name, language=labels.language))


def _is_item(line: Line) -> bool:
    return line.bullet and line.depth == 0 and not line.tabular


def _of_item(opened: Open) -> bool:
    return opened.label.kind == "requirement" and bool(opened.rows) and _is_item(opened.rows[0])


def _indent(line: Line) -> int:
    return len(line.raw) - len(line.raw.text.lstrip())
