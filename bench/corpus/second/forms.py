"""A form of the second book as one agency uses it, and its rows with what gold says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.inflect import inflect
from corpus.lexicon import Dice, capital, fill, table
from corpus.lists import FIELDS, Listing
from corpus.mentions import genitives
from corpus.model import Agency, Facts
from corpus.rows import Row
from corpus.second.employers import agency
from corpus.second.lists import listing
from corpus.second.prose import figures, staff_slots

DROPPED = {"by": 0.04, "for": 0.07, "both": 0.03, "subordinates": 0.3, "kind": 0.25, "appointed": 0.35}
STYLES = ("names", "inline", "colon", "dash", "block", "missing", "missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The choices that hold for every description of one file."""

    name: str
    employer: Agency
    word: str
    shape: str
    marks: str
    titles: str
    duties: str
    rows: tuple[str, ...]
    sections: tuple[str, ...]
    labels: Mapping[str, tuple[str, str]]  # row → label and the case that its value takes
    heads: Mapping[str, str]
    slots: Mapping[str, str]
    capitals: bool
    competencies: str
    variant: int
    width: int


def names() -> tuple[str, ...]:
    """The names of all forms."""
    return tuple(table("second/forms"))


def form(dice: Dice, name: str) -> Form:
    """The form as one agency uses it."""
    of = table("second/forms")[name]
    employer = agency(dice, dice.one(of["kinds"].split()))
    rows = of["rows"].split()
    kept = tuple(row for row in rows if not dice.chance(DROPPED.get(row, 0.15 if row in PLAIN else 0.0)))
    place = "töökoht" if employer.staff == "töötaja" and dice.chance(0.5) else "ametikoht"
    if employer.staff == "teenistuja" and dice.chance(0.6):
        place = "teenistuskoht"
    return Form(
        name=name,
        employer=employer,
        word=of["word"],
        shape=of["shape"],
        marks=of["marks"],
        titles=dice.one(of["titles"].split()),
        duties=of["duties"],
        rows=kept,
        sections=tuple(of["sections"].split()),
        labels={key: _label(dice, text) for key, text in of.get("labels", {}).items()},
        heads={key: dice.pick(text) for key, text in of["heads"].items()},
        slots=staff_slots(employer.staff, place),
        capitals=dice.chance(0.5),
        competencies=dice.one(STYLES),
        variant=dice.randrange(4),
        width=dice.choices((0, 68, 76, 80, 88, 95), (45, 8, 12, 12, 13, 10))[0],
    )


PLAIN = ("location", "worktime", "grade", "review")


def _label(dice: Dice, text: str) -> tuple[str, str]:
    label, _, case = dice.pick(text).partition(" @")
    return (label.upper() if dice.chance(0.07) else label), case or "nom"


def rows(dice: Dice, of: Form, facts: Facts) -> list[Row]:
    """The rows of the form in its order; the facts get what the rows say."""
    made = []
    post = facts.post
    inner = {"unit", "title"} <= set(of.rows) and len(post.path) == 2 and not post.heads and dice.chance(0.1)
    for key in of.rows:
        if key == "unit" and not post.path:
            continue
        if inner and key in {"unit", "title"}:
            value = post.path[0] if key == "unit" else genitives(post.path[1:]) + post.shown(post.title)
            made.append(Row(key=key, label=of.labels[key][0], value=_capital(of, key, value)))
            continue
        label, case = of.labels[key]
        if key == "both":
            made.append(Row(key=key, label=label, value=_both(dice, of, facts)))
            continue
        value = _named(dice, of, facts, key, case) if key in FIELDS else _plain(dice, of, facts, key)
        made.append(Row(key=key, label=label, value=_capital(of, key, value)))
    return made


def _capital(of: Form, key: str, value: str) -> str:
    keep = not of.capitals or key in PLAIN or value[:1] in "(1"
    return value if keep else capital(value)


def _named(dice: Dice, of: Form, facts: Facts, key: str, case: str) -> str:
    found = listing(dice, facts, key)
    if not found.mentions:
        return none(dice, of, key)
    if case == "mix":
        case = "part" if dice.chance(0.6) else "nom"
    if found.breaks and of.shape in {"below", "html", "remains"}:
        return "\n".join(m.texts[case] for m in found.mentions)
    return found.texts[case]


def none(dice: Dice, of: Form, key: str) -> str:
    """How the form says that there is nobody; empty only where the layout still shows the cell."""
    text = dice.pick(table("second/mentions")[f"none_{key}"])
    shown = of.shape in {"pairs", "pipe", "remains", "cells", "html"}
    if of.shape in {"hyphen", "mixed"} and not any(c.isalpha() for c in text):
        return "puudub"
    return text if text or shown else "-"


def _both(dice: Dice, of: Form, facts: Facts) -> str:
    """Both directions in one row, a line each."""
    parts = []
    for key in dice.some(("by", "for"), 2):
        label, case = of.labels[key]
        joint = dice.one((": ", ": ", " – ")) if of.shape == "mixed" else ": "
        value = _named(dice, of, facts, key, case)
        parts.append(f"{label}{joint}{value if any(c.isalpha() for c in value) else 'puudub'}")
    return "\n".join(parts)


def _plain(dice: Dice, of: Form, facts: Facts, key: str) -> str:
    employer, words = facts.agency, table("second/papers")
    if key == "agency":
        return employer.name
    if key == "title":
        return facts.post.shown(facts.post.title)
    if key == "unit":
        return _unit(dice, facts.post.path)
    owner = inflect(employer.name, "gen")
    if key == "appointed":
        text = dice.pick(words["appointed"])
        top = inflect(employer.top, "gen") if "käskkirjaga" in text else employer.top
        return fill(text, top=top, owner=owner)
    if key == "kind":
        facts.service = "employee" if employer.staff == "töötaja" else "official"
        return dice.pick(words[f"kind_{facts.service}"])
    town, street = dice.pick(words["towns"]), dice.pick(words["streets"])
    return fill(dice.pick(words[key]), **figures(dice), town=town, street=street)


def _unit(dice: Dice, path: tuple[str, ...]) -> str:
    throw = dice.random()
    if len(path) == 1:
        last = path[0].rpartition(" ")[2]
        short = next((end for end in ("osakond", "talitus", "büroo", "üksus") if last.endswith(end)), "")
        return f"{path[0]} (edaspidi {short})" if short and throw < 0.08 else path[0]
    if throw < 0.45:
        return f"{genitives(path[:-1])}{path[-1]}"
    return (", " if throw < 0.8 else " / ").join(path)


def said(dice: Dice, of: Form, facts: Facts) -> list[str]:
    """The general part as sentences; the facts get what they say."""
    post, words = facts.post, table("second/mentions")["sentences"]
    bare = not (post.qualifier or post.ordinal or post.heads)
    holder = post.title if bare and dice.chance(0.5) else of.slots["staff"]
    cases = {f"holder_{c}": inflect(holder, c) for c in ("gen", "part", "all")}
    slots = {**of.slots, "holder": holder, **cases, "agency": facts.agency.name}
    slots |= {"agency_gen": inflect(facts.agency.name, "gen"), "shown": post.shown(post.title)}
    slots |= {"shown_gen": post.shown(inflect(post.title, "gen")), "chain": genitives(post.path)}
    if post.path:
        slots["unit_in"] = genitives(post.path[:-1]) + inflect(post.path[-1], "in")
    made = [capital(fill(dice.pick(words["title" if post.path else "title_bare"]), **slots))]
    for key in of.rows:
        if key in FIELDS:
            made.append(capital(_sentence(dice, facts, slots, key)))
    return made


def _sentence(dice: Dice, facts: Facts, slots: dict[str, str], key: str) -> str:
    found, words = listing(dice, facts, key), table("second/mentions")["sentences"]
    if not found.mentions:
        return fill(dice.pick(words[f"none_{key}"]), **slots)
    kind = found.mentions[0].kind
    if kind in words and key in words[kind]:
        return fill(dice.pick(words[kind][key]), **slots, **_texts(dice, found))
    forms = [text.strip() for text in words[key].split("|")]
    if any(m.condition or m.order for m in found.mentions):
        forms = [f for f in forms if not any(s in f.casefold() for s in ("{abs}", "äraolek", "puudu", "vajadusel"))]
    return fill(dice.one(forms), **slots, **_texts(dice, found))


def _texts(dice: Dice, found: Listing) -> dict[str, str]:
    texts = {f"list_{case}": text for case, text in found.texts.items()}
    doc = found.mentions[0].title or ""
    slots = {f"doc_{c}": inflect(doc, c) for c in ("gen", "all", "in")} if found.mentions[0].kind == "deferred" else {}
    return {**texts, **slots, "list": found.texts["nom"], "abs": dice.pick(table("second/mentions")["absences"])}
