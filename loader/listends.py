"""Rows of the form that stand behind a list of duties, rights or responsibilities: "Kes asendab: jurist" below its bullets.

In a list words that read like a label are mostly an item's ("- asendab juhatajat puhkuse ajal"). A row gives itself away by
its layout: it has no marker, or the number of the next part, and its label is set off from the value or stands alone.
"""

from __future__ import annotations

import re

from asendus.loader.cells import begins_with_capital, has_colon
from asendus.loader.formfields import Open
from asendus.loader.formparts import BESIDE, LISTS, UNREAD
from asendus.loader.headings import goes_on_list
from asendus.loader.labels import LabelMatch
from asendus.loader.lines import Line
from asendus.loader.reading import MENTION_FIELDS
from asendus.loader.stacks import Signs

_LETTERED = re.compile(r"\(?[a-zß-öø-ÿ]\)\s")


def ends_list(line: Line, match: LabelMatch, opened: Open | None, *, set_off: bool, signs: Signs) -> bool:
    """Whether a line that begins with a label and a capital is a row behind a list, and no item of it.

    opened: the list; set_off: whether a sign parts label and value, or the label stands alone. Without a sign somebody has
    to be named behind the label; in a list whose heading or items have dotted numbers only a sign tells a row from an item
    that goes on. Labels that head groups of duties too ("Koostöö") end no list.
    """
    if not _is_row(line, opened) or match.label.key in UNREAD:
        return False
    if _numbered(opened) and line.number is None:
        return set_off and not match.label.weak and not (match.whole and line.words.text[-1:].isalnum())
    marked = line.number is not None or is_behind_list(line, opened)
    about_posts = marked and match.label.key in MENTION_FIELDS
    if match.label.weak:
        return set_off and about_posts
    return set_off or (about_posts and signs.begins_mention(line.words[match.end :].strip()))


def heads_beside(line: Line, match: LabelMatch) -> bool:
    """Whether a line begins with the heading of a part and a colon: "Nõuded: kõrgharidus, eesti keel C1"."""
    bare = line.depth == 0 and not line.bullet and begins_with_capital(line.words)
    return bare and match.label.key in BESIDE and has_colon(match, line.words)


def ends_beside(line: Line, match: LabelMatch, opened: Open | None) -> bool:
    """Whether a heading with its text beside it ends a list, and is no group's in it.

    The form heads its parts so, the list has markers or an empty line behind it, or the heading is that of the demands.
    """
    rows = _rows(opened)
    alike = bool(rows) and bool(rows[0].words)
    return match.label.key not in LISTS or alike or bool(rows and rows[-1].blank) or is_behind_list(line, opened)


def resumes_list(line: Line, row: Open | None, *, left: Open) -> bool:
    """Whether a line behind a row goes on with the list that the row broke off, as an item like those before it.

    row: what was read last; left: the list. An item has the marker that the list's have, or directly below the row ends as they do.
    """
    if line.tabular or (row is not None and row.label.kind != "header"):
        return False
    items = [each for each in left.rows[1:] if not each.blank]
    marked = [each for each in items if each.bullet or each.number]
    if marked or not items:
        return bool(marked) and (line.bullet, line.depth) == (marked[-1].bullet, marked[-1].depth)
    apart = row is None or (bool(row.rows) and row.rows[-1].blank)
    ending = items[-1].words.text[-1:]
    return not apart and ending in (".", ";") and begins_with_capital(line.words) and line.words.text.endswith(ending)


def is_behind_list(line: Line, opened: Open | None) -> bool:
    """Whether a line stands behind items with markers and has none itself, at most as far from the margin as they.

    A line with the number of the next part stands behind any list.

    Wrapped lines of items go on in small letters.
    """
    rows = _rows(opened)[1:]
    items = [row for row in rows if not row.blank and not row.words.text[:1].islower()] or rows
    marked = bool(items) and all(row.bullet or row.number or _LETTERED.match(row.words.text) for row in items)
    if line.depth == 1 and not line.bullet:
        return _is_row(line, opened)
    bare = line.number is None and not line.bullet
    return marked and bare and _is_row(line, opened) and _indent(line) <= _indent(items[-1])


def _is_row(line: Line, opened: Open | None) -> bool:
    """Whether a line can be a row of the form: it has the list heading's marker, none, or the number of the next part."""
    rows = _rows(opened)
    if line.tabular or line.depth > 1 or goes_on_list(line, rows):
        return False
    return not line.bullet or (bool(rows) and _marker(line) == _marker(rows[0]))


def _numbered(opened: Open | None) -> bool:
    return any(row.depth > 1 or (at == 0 and row.depth > 0) for at, row in enumerate(_rows(opened)))


def _marker(line: Line) -> tuple[int, str]:
    """How far from the margin a line begins, and its first character."""
    return _indent(line), line.raw.text.lstrip()[:1]


def _rows(opened: Open | None) -> list[Line]:
    return opened.rows if opened and opened.label.kind == "section" else []


def _indent(line: Line) -> int:
    return len(line.raw) - len(line.raw.text.lstrip())
