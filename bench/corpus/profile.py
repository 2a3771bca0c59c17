"""One agency's form: which labels, headings, numbering and layout its descriptions have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corpus.employers import agency
from corpus.inflect import inflect
from corpus.lexicon import Dice, fill, table
from corpus.model import Agency

LAYOUTS = (
    "space",
    "colon",
    "tab",
    "dash",
    "dots",
    "below",
    "stacked",
    "rowpair",
    "grid",
    "md",
    "html",
    "clauses",
    "prose",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The choices that hold for every description of one file."""

    form: str
    employer: Agency
    layout: str
    marks: str
    titles: str
    labels: Mapping[str, tuple[str, str]]  # row → label and the case that its value takes
    heads: Mapping[str, str]
    rows: tuple[str, ...]
    after: tuple[str, ...]
    sections: tuple[str, ...]
    slots: Mapping[str, str]
    capitals: bool
    width: int
    competencies: str
    demands: str

    @property
    def shows_units(self) -> bool:
        """Whether the form says which unit a post sits in."""
        return self.layout in {"clauses", "prose"} or bool({"unit", "unitrows"} & set(self.rows))

    @property
    def ending(self) -> str:
        """The ending of a file in this layout."""
        return {"html": ".html", "md": ".md"}.get(self.layout, ".txt")


def forms() -> tuple[str, ...]:
    """The names of all forms."""
    return tuple(table("forms"))


def profile(dice: Dice, form: str) -> Profile:
    """The form as one agency uses it."""
    words = table("forms")[form]
    employer = agency(dice, dice.one(words["kinds"].split()))
    slots = _slots(dice, employer)
    layout = dice.one(words["layouts"].split())
    return Profile(
        form=form,
        employer=employer,
        layout=layout,
        marks=dice.one(words["marks"].split()),
        titles=dice.one(words["titles"].split()),
        labels={row: _label(dice, text, slots, layout) for row, text in words.get("labels", {}).items()},
        heads={s: fill(dice.pick(words[s]), **slots) for s in sorted({*words["sections"].split(), "closing"})},
        rows=_kept(dice, words["rows"].split()),
        after=_kept(dice, words.get("after", "").split()),
        sections=tuple(words["sections"].split()),
        slots=slots,
        capitals=dice.chance(0.5),
        width=dice.choices((0, 72, 78, 84, 90, 100), (40, 8, 14, 14, 14, 10))[0],
        competencies=dice.one(STYLES),
        demands=dice.one(("colon", "below", "rows", "dash", "bullets")) if layout not in {"md", "html"} else "rows",
    )


STYLES = ("names", "inline", "traits", "dash", "bold", "block", "missing", "missing")


def _label(dice: Dice, text: str, slots: Mapping[str, str], layout: str) -> tuple[str, str]:
    label, _, case = dice.pick(text).partition(" @")
    label = fill(label, **slots)
    if case in {"part", "mix"} and layout in {"space"}:
        case = "part"
    return (label.upper() if dice.chance(0.08) else label), case or "nom"


def _kept(dice: Dice, rows: list[str]) -> tuple[str, ...]:
    """The rows without some that an agency leaves out of its form."""
    dropped = {"by": 0.05, "for": 0.08, "subordinates": 0.3, "location": 0.4, "kind": 0.3, "worktime": 0.4}
    return tuple(row for row in rows if not dice.chance(dropped.get(row, 0.0)))


def _slots(dice: Dice, employer: Agency) -> dict[str, str]:
    place = "töökoht" if employer.staff == "töötaja" else dice.one(("ametikoht", "teenistuskoht"))
    if employer.staff == "töötaja" and dice.chance(0.5):
        place = "ametikoht"
    duties = {"töökoht": "tööülesanded", "ametikoht": "ametiülesanded", "teenistuskoht": "teenistusülesanded"}[place]
    staff = employer.staff
    if dice.chance(0.3) and duties == "ametiülesanded":
        duties = "tööülesanded"
    cases = {
        f"{name}_{case}": inflect(word, case)
        for name, word in (("staff", staff), ("place", place))
        for case in ("gen", "part", "all")
    }
    return {"staff": staff, "place": place, "duties": duties, **cases}


def words_of(form: str) -> Mapping[str, Any]:
    """The form's table."""
    words: Mapping[str, Any] = table("forms")[form]
    return words
