"""The parts of a form by the keys of their headings: what may stand in them, and so what a label there needs."""

from __future__ import annotations

#: Parts of a form whose text is free: a label in them needs more than its words.
FREE_TEXT = frozenset({"duties", "rights", "responsibility"})
#: Parts that are written as lists, whose items may begin with the words of a label.
LISTS = FREE_TEXT | {"purpose"}
#: Headings that also stand in the first cell of a row, with their text beside them.
ROW_HEADINGS = LISTS
#: Parts whose text may stand on the line of their heading, behind a colon.
BESIDE = LISTS | {"requirements"}
#: Headings in the first cell of a row whose text is read as lines below them.
CUT_ROWS = frozenset({"substitution", "requirements"})
#: Rows from which nothing is read; as headings they end a list.
UNREAD = frozenset({"conditions", "basis", "codes", "location", "service_relation"})
PROSE = FREE_TEXT | {"purpose", "tools", "review", "closing", "unknown"}
#: Parts below which a description may be signed.
SIGNED_BELOW = PROSE | {"requirements"}
#: Parts of a form that its head stands in.
HEAD = frozenset({"", "general", "substitution"})
