"""RTF files: their text as a reader sees it.

Headers, footers, footnotes and numbers are treated as in Word files. Numbers need no counting: RTF holds them as text
beside what makes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from asendus.errors import InputError
from asendus.loader.formats.blocks import Block, text_of_blocks
from asendus.loader.formats.kinds import SAVE_AS_DOCX, wrong_kind
from asendus.loader.formats.rtf_story import Column, Story
from asendus.loader.formats.rtf_tokens import Token, Tokens

#: Groups stand in one another so deep at most, and so many words, signs and so many paragraphs and cells are in a file.
DEEPEST = 2_000
MOST_TOKENS = 2_000_000
MOST_BLOCKS = 100_000

#: Groups whose words are not those of the document, and those that are read though a reader may pass over them ("\\*").
_UNSEEN = frozenset({
    "colortbl", "stylesheet", "info", "pict", "fonttbl", "nonesttables", "objdata", "objclass", "sp", "shprslt", "xe",
    "tc", "rxe", "comment", "annotation", "footer", "footerf", "footerl", "footerr", "listtable", "listoverridetable",
    "revtbl", "private", "template", "themedata", "datastore", "filetbl", "pgdsctbl", "ffname", "ffdeftext", "ffhelptext",
    "ffstattext", "ffl", "nextfile", "bkmkstart", "bkmkend", "atnid", "atnauthor", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc",
})  # fmt: skip
_STARRED = frozenset({"shpinst", "shptxt", "nesttableprops", "ud", "fldinst", "footnote", "formfield", "do"})
_STORIES = {
    "header": "header", "headerr": "header", "headerl": "even", "headerf": "first", "footnote": "note", "shptxt": "box",
    "dptxbxtext": "box",
}  # fmt: skip
_ROLES = {"fldinst": "code", "listtext": "label", "pntext": "label", "nesttableprops": "inner"}
_CHARACTERS = {
    "tab": "\t", "line": "\n", "softline": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
    "~": " ", "_": "-", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)


def text_of_rtf(data: bytes, path: str) -> str:
    """The text of an RTF file. Raises InputError where it is none, or a truncated or too large one."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise wrong_kind(data, path)
    tokens = Tokens(data)
    reader = _Reader(path)
    for count, token in enumerate(tokens):
        if count > MOST_TOKENS:
            raise InputError("it is too large", where=path, remedy=SAVE_AS_DOCX)
        reader.read(token)
    if not tokens.complete:
        raise InputError("it is truncated: its last group is left open", where=path, remedy="save or copy it again")
    return text_of_blocks(reader.blocks())


@dataclass(slots=True)
class _Group:
    """What holds until the end of a group.

    story: what its words go to; begun: the kind of story or field code that began with this group itself; role: what its
    words are where they are not the story's own ("code" of a field, "label" of a paragraph, "inner" definition of a row);
    unseen: whether its words are none of the document's; twofold: whether it has its words twice, then in Unicode.
    """

    story: Story
    begun: str = ""
    role: str = ""
    starred: bool = False
    unseen: bool = False
    twofold: bool = False
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    level: int = 0


class _Reader:
    """Reads the tokens of one file."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._body = Story()
        self._here = _Group(self._body)
        self._stack: list[_Group] = []
        self._left = MOST_BLOCKS
        self._headers: dict[str, list[Block]] = {}
        self._said: list[Block] = []
        self._begins_section = True
        self._title_page = False
        self._notes: list[Block] = []
        self._code = ""
        self._box_states: dict[str, int] = {}
        self._columns: dict[bool, list[Column]] = {False: [], True: []}
        self._merges: set[str] = set()

    def read(self, token: Token) -> None:
        """Takes the next token."""
        if token.kind == "open":
            if len(self._stack) > DEEPEST:
                raise InputError("its groups are nested too deep", where=self._path, remedy=SAVE_AS_DOCX)
            self._stack.append(self._here)
            self._here = replace(self._here, begun="", starred=False)
        elif token.kind == "close":
            self._close()
        elif token.kind == "text":
            self._say(token.words)
        else:
            self._word(token.words, token.number)

    def blocks(self) -> list[Block]:
        """What the whole file says."""
        return [*self._body.blocks(), *self._notes]

    # Words

    def _say(self, words: str) -> None:
        here = self._here
        if here.unseen or here.hidden or here.deleted:
            return
        if here.role == "code":
            self._code += words
        elif here.role == "label":
            here.story.label = _label(here.story.label + words)
        else:
            self._begin_section()
            here.story.say(words)

    def _begin_section(self) -> None:
        """Says the header of a section's first page in front of its first words."""
        if not self._begins_section or self._here.story is not self._body:
            return
        self._begins_section = False
        kinds = ["first", "header"] if self._title_page else ["header"]
        found = next((blocks for kind in kinds if any(blocks := self._headers.get(kind, []))), [])
        if found and found != self._said:
            self._said = found
            self._body.add(["", *found, ""])

    # Control words

    def _word(self, word: str, number: int | None) -> None:
        here = self._here
        if word == "*":
            here.starred = True
        elif word in _UNSEEN or (here.starred and word not in _STARRED):
            here.unseen, here.starred = True, False
        elif word == "ud" and here.twofold:
            here.unseen = False
        elif here.unseen:
            pass
        elif word == "upr":
            here.unseen = here.twofold = True
        elif word in _STORIES or word in _ROLES:
            self._begin(word)
        elif word in _CHARACTERS:
            self._say(_CHARACTERS[word])
        elif word in _ACTIONS:
            _ACTIONS[word](self, number)
        elif word in {"fftype", "ffres", "ffdefres"}:
            self._box_states[word] = number or 0
        elif word in {"clvmgf", "clvmrg", "clmrg"}:
            self._merges.add(word)
        if word != "*":
            here.starred = False

    def _begin(self, word: str) -> None:
        here = self._here
        here.role = _ROLES.get(word, "")
        here.begun = _STORIES.get(word, here.role)
        if word in _STORIES:
            here.story = Story()
            here.in_table, here.level = False, 0
        elif here.role == "code":
            self._code, self._box_states = "", {}

    def _close(self) -> None:
        closed = self._here
        if not self._stack:
            return
        self._here = self._stack.pop()
        if closed.begun == "code":
            self._end_field()
        elif closed.story is not self._here.story:
            blocks = closed.story.blocks()
            if closed.begun == "note":
                self._notes += ["", *blocks]
            elif closed.begun == "box":
                self._here.story.add_box(blocks)
            else:
                self._headers[closed.begun] = blocks

    def _end_field(self) -> None:
        """Shows the box of a form field, and marks the paragraph that counts pages."""
        if _PAGE_FIELD.match(self._code):
            self._count_pages(None)
        elif "FORMCHECKBOX" in self._code.upper() and (states := self._box_states):
            state = states.get("ffres", 25)
            self._say("☒" if (states.get("ffdefres", 0) if state == 25 else state) else "☐")
        self._code = ""

    def _count_pages(self, _: int | None) -> None:
        if self._here.story is not self._body:
            self._here.story.counts_pages = True

    # Paragraphs, cells, rows

    def _end_paragraph(self, _: int | None) -> None:
        if not self._here.deleted:
            self._bounded()
            self._here.story.end_paragraph(self._level)

    def _end_section(self, _: int | None) -> None:
        self._here.story.end_paragraph(self._level)
        self._begins_section = True

    def _end_cell(self, _: int | None) -> None:
        self._bounded()
        self._here.story.end_cell(1)

    def _end_inner_cell(self, _: int | None) -> None:
        self._bounded()
        self._here.story.end_cell(max(self._level, 2))

    def _end_row(self, _: int | None) -> None:
        self._here.story.end_row(1, self._columns[False])

    def _end_inner_row(self, _: int | None) -> None:
        self._here.story.end_row(max(self._level, 2), self._columns[True])
        self._columns[True] = []

    def _define_row(self, _: int | None) -> None:
        self._columns[self._is_inner] = []
        self._merges = set()

    def _define_cell(self, edge: int | None) -> None:
        self._bounded()
        columns, merges = self._columns[self._is_inner], self._merges
        columns.append(Column(edge or 0, "clvmgf" in merges, "clvmrg" in merges, "clmrg" in merges))
        self._merges = set()

    @property
    def _level(self) -> int:
        """How many tables the open paragraph stands in."""
        return max(self._here.level, 1) if self._here.in_table or self._here.level > 1 else 0

    @property
    def _is_inner(self) -> bool:
        """Whether a row of a table inside a cell is being defined."""
        return self._here.role == "inner"

    def _bounded(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise InputError("there are too many paragraphs and cells in it", where=self._path, remedy="split it")

    # Properties

    def _plain_paragraph(self, _: int | None) -> None:
        self._here.in_table, self._here.level = False, 0

    def _in_table(self, number: int | None) -> None:
        self._here.in_table = number != 0

    def _at_level(self, number: int | None) -> None:
        self._here.level = number or 0

    def _plain(self, _: int | None) -> None:
        self._here.hidden = self._here.deleted = False

    def _hide(self, number: int | None) -> None:
        self._here.hidden = number != 0

    def _delete(self, number: int | None) -> None:
        self._here.deleted = number != 0

    def _plain_section(self, _: int | None) -> None:
        self._title_page = False

    def _has_title_page(self, _: int | None) -> None:
        self._title_page = True


#: What control words do.
_ACTIONS: Mapping[str, Callable[[_Reader, int | None], None]] = {
    "par": _Reader._end_paragraph,
    "\n": _Reader._end_paragraph,
    "\r": _Reader._end_paragraph,
    "sect": _Reader._end_section,
    "cell": _Reader._end_cell,
    "nestcell": _Reader._end_inner_cell,
    "row": _Reader._end_row,
    "nestrow": _Reader._end_inner_row,
    "trowd": _Reader._define_row,
    "cellx": _Reader._define_cell,
    "pard": _Reader._plain_paragraph,
    "intbl": _Reader._in_table,
    "itap": _Reader._at_level,
    "plain": _Reader._plain,
    "v": _Reader._hide,
    "deleted": _Reader._delete,
    "sectd": _Reader._plain_section,
    "titlepg": _Reader._has_title_page,
    "chpgn": _Reader._count_pages,
}


def _label(words: str) -> str:
    """A number or bullet as it stands before its paragraph."""
    stripped = words.strip()
    return "-" if stripped and not any(map(str.isalnum, stripped)) else stripped
