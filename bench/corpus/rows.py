"""The rows of a form's general part: labels with values, and what gold says of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus import mentions as words
from corpus.employers import bare
from corpus.inflect import inflect
from corpus.lexicon import Dice, capital, fill, table
from corpus.lists import FIELDS, Listing, ListMaker, covers, single, subordinates, told
from corpus.mentions import boss
from corpus.model import Facts, Mention
from corpus.profile import Profile

# How a form that names the first substitute so names the second.
SECOND = {
    "I asendaja": "II asendaja",
    "1. asendaja": "2. asendaja",
    "I ASENDAJA": "II ASENDAJA",
    "1. ASENDAJA": "2. ASENDAJA",
}
NONE = {"by": 0.06, "for": 0.15, "subordinates": 0.62}

MAKERS: dict[str, ListMaker] = {
    "supervisor": lambda dice, employer, post: single(boss(dice, employer, post)),
    "subordinates": subordinates,
    "by": covers,
    "for": covers,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its label and its value; a value of several lines has line breaks."""

    key: str
    label: str
    value: str


def listing(dice: Dice, facts: Facts, key: str) -> Listing:
    """Whom a field of mentions names; nobody where the list is empty. Gold is told."""
    none = 0.05 if key == "subordinates" and facts.post.heads else NONE.get(key, 0.0)
    return told(dice, facts, key, none=none, makers=MAKERS)


def rows(dice: Dice, profile: Profile, facts: Facts, keys: tuple[str, ...]) -> list[Row]:
    """The rows of the form in its order; the facts get what the rows say."""
    made: list[Row] = []
    path, post = facts.post.path, facts.post
    nested = {"unit", "title"} <= set(keys) and len(path) == 2 and not post.heads and dice.chance(0.08)
    for key in keys:
        if nested and key in {"unit", "title"}:
            made.append(_nested(profile, facts, key))
            continue
        if key in {"unit", "unitrows"}:
            made += _units(dice, profile, facts, split=key == "unitrows")
        elif key == "first":
            made += _ranked(dice, profile, facts)
        elif key != "second":
            made.append(_row(dice, profile, facts, key))
    return made


def _nested(profile: Profile, facts: Facts, key: str) -> Row:
    """The larger unit stands in the row of the unit, the smaller before the title."""
    post, label = facts.post, profile.labels[key][0]
    value = post.path[0] if key == "unit" else f"{inflect(post.path[1], 'gen')} {post.shown(post.title)}"
    return Row(key=key, label=label, value=_cased(profile, key, value))


def _row(dice: Dice, profile: Profile, facts: Facts, key: str) -> Row:
    label, case = profile.labels[key]
    if key == "both":
        value = _both(dice, profile, facts)
    elif key in FIELDS:
        value = _mentioned(dice, profile, listing(dice, facts, key), key, case)
    else:
        value = _plain(dice, profile, facts, key)
    return Row(key=key, label=label, value=_cased(profile, key, value))


def _cased(profile: Profile, key: str, value: str) -> str:
    return capital(value) if profile.capitals and not value.startswith(("1)", "1.")) and key != "service" else value


def _mentioned(dice: Dice, profile: Profile, found: Listing, key: str, case: str) -> str:
    if not found.mentions:
        return none(dice, profile, key)
    if case == "mix":
        case = "part" if dice.chance(0.65) else "nom"
    elif case == "all" and dice.chance(0.12):
        case = "nom"
    text = found.texts[case]
    if found.breaks and profile.layout in {"below", "html"}:
        parts = [m.texts[case] for m in found.mentions]
        return "\n".join(parts)
    return text


def none(dice: Dice, profile: Profile, key: str) -> str:
    """How the form says that there is nobody; empty only where the layout still shows the cell."""
    text = dice.pick(table("mentions")[f"none_{key}"])
    if profile.layout == "dash" and not any(c.isalpha() for c in text):
        return "ei ole"
    if not text and profile.layout not in {"tab", "rowpair", "grid", "html", "md", "colon"}:
        return "-"
    return text


def _both(dice: Dice, profile: Profile, facts: Facts) -> str:
    by, whom = listing(dice, facts, "by"), listing(dice, facts, "for")
    staff, staff_part = profile.slots["staff"], profile.slots["staff_part"]
    first = f"{staff_part} {_spoken(by, 'nom')}" if by.mentions else f"{staff_part} ei asendata"
    second = f"{staff} {_spoken(whom, 'part')}" if whom.mentions else f"{staff} ei asenda kedagi"
    parts = [first, second] if dice.chance(0.7) else [second, first]
    return f"{parts[0]}; {parts[1]}" if dice.chance(0.5) else f"{capital(parts[0])}. {capital(parts[1])}."


def _spoken(found: Listing, case: str) -> str:
    """The verb and the list, where both directions stand in one value."""
    first = found.mentions[0]
    if first.kind == "deferred":
        verb = "asendatakse" if case == "nom" else "asendab teisi"
        return f"{verb} vastavalt {inflect(first.title or '', 'all')}"
    who = "järgmist töötajat – " if first.kind == "person" and case == "part" else ""
    return f"asendab {who}{found.texts[case].replace(';', ',')}"


def _ranked(dice: Dice, profile: Profile, facts: Facts) -> list[Row]:
    """The rows of the first and the second substitute."""
    employer, post = facts.agency, facts.post
    if dice.chance(0.15):
        same = words.deferred(dice, employer, post)
        facts.mentions["substituted_by"] = [same]
        texts = [same.texts["nom"]] * 2
    else:
        first: Mention = words.head(dice, employer, post) or words.chief(dice, employer, post)
        second = words.peer(dice, employer, post)
        if dice.chance(0.5):
            first, second = second, first
        texts = [first.texts["nom"], second.texts["nom"]]
        pair = [replace(first, order=1), replace(second, order=2)]
        if dice.chance(0.12):
            texts[1], pair = none(dice, profile, "by"), pair[:1]
        facts.mentions["substituted_by"] = pair
    label = profile.labels["first"][0]
    labels = (label, SECOND.get(label, "TEINE ASENDAJA"))
    return [
        Row(key=k, label=b, value=_cased(profile, k, t))
        for k, b, t in zip(("first", "second"), labels, texts, strict=True)
    ]


def unit_text(dice: Dice, path: tuple[str, ...]) -> str:
    """The units of a path in one value."""
    throw = dice.random()
    if len(path) == 1:
        return f"{path[0]} (edaspidi {bare(path[0])})" if throw < 0.08 else path[0]
    if throw < 0.5:
        return ", ".join(path)
    if throw < 0.9:
        return f"{inflect(path[0], 'gen')} {path[1]}"
    return " / ".join(path)


def _units(dice: Dice, profile: Profile, facts: Facts, *, split: bool) -> list[Row]:
    path = facts.post.path
    if not path:
        return []
    label = profile.labels["unit"][0]
    if not split:
        shown = path[-1:] if profile.titles == "block" and dice.chance(0.35) else path
        return [Row(key="unit", label=label, value=_cased(profile, "unit", unit_text(dice, shown)))]
    labels = (label, profile.labels["subunit"][0])
    if labels[0] == "Struktuuriüksus" and len(path) > 1:
        labels = ("Osakond", labels[1])
    return [Row(key="unit", label=b, value=_cased(profile, "unit", u)) for b, u in zip(labels, path, strict=False)]


def _plain(dice: Dice, profile: Profile, facts: Facts, key: str) -> str:
    employer = facts.agency
    if key == "agency":
        return employer.name
    if key == "title":
        return facts.post.shown(facts.post.title)
    if key == "appointed":
        return employer.top
    if key == "kind":
        facts.service = "employee" if employer.staff == "töötaja" else "official"
        return "töötaja" if facts.service == "employee" else "ametnik"
    more = table("pages")[key]
    return fill(dice.pick(more), place=dice.pick(table("agencies")["places"]), n=str(dice.randint(1, 9)))
