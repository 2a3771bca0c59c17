"""Duties, purposes, rights and responsibility of the second book: a grammar of compound words and whole sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from corpus.inflect import form_of, inflect
from corpus.lexicon import Dice, capital, fill, items, table

Slots = Mapping[str, str]
CODES = {"gen": ("sg g", "pl g"), "part": ("sg p", "pl p"), "nom": ("sg n", "pl n")}


def words(part: str) -> Mapping[str, str]:
    """One table of the prose."""
    found: Mapping[str, str] = table("second/prose")[part]
    return found


def _top(key: str) -> str:
    text: str = table("second/prose")[key]
    return text


def someone(dice: Dice) -> str:
    """The name of nobody in particular."""
    people = table("second/papers")
    return f"{dice.pick(people['given'])} {dice.pick(people['family'])}"


def figures(dice: Dice) -> dict[str, str]:
    """Slots of figures, months, systems, names and dates."""
    sys, sys2 = dice.some(items(_top("systems")), 2)
    day = f"{dice.randint(1, 28):02}.{dice.randint(1, 12):02}.{dice.randint(2015, 2026)}"
    return {
        "n": str(dice.randint(2, 9)),
        "m": str(dice.randint(2, 9)),
        "d": str(dice.randint(10, 28)),
        "k": str(dice.randint(5, 99) * 10),
        "h": str(dice.randint(7, 10)),
        "L": dice.one("ABDEFGHJKLMNPRSTUV"),
        "month": dice.pick(_top("months")),
        "sys": sys,
        "sys2": sys2,
        "name": someone(dice),
        "name2": someone(dice),
        "day": day,
    }


def thing(dice: Dice, case: str, *, one: bool = False) -> str:
    """What a piece of work is about, in a case: a compound word, with or without an owner."""
    first = dice.pick(_top("firsts"))
    before, space, last = dice.pick(_top("seconds")).rpartition(" ")
    many = 0 if one else int(dice.chance(0.3))
    owner = dice.pick(_top("owners")) + " " if dice.chance(0.2) else ""
    code = CODES[case][many]
    made = f"{before}{space}{last if code == 'sg n' else form_of(last, code)}"
    if dice.chance(0.24):
        return f"{owner}{first}- ja {_compound(dice.pick(_top('firsts')), made)}"
    return owner + _compound(first, made)


def _compound(first: str, last: str) -> str:
    """The two parts as one word, with a hyphen where three letters alike would meet."""
    return f"{first}-{last}" if len({first[-1], *last[:2]}) == 1 or len({*first[-2:], last[0]}) == 1 else first + last


COMMA = re.compile(r"^(?:et|kui|mida|milles|juhul|kus|mis)\b|^(?!alates)\w+(?:des|tes)\b")


def tailed(text: str, tail: str) -> str:
    """The clause with its tail, with a comma where the tail is a clause of its own."""
    return f"{text}{',' if COMMA.search(tail) else ''} {tail}" if tail else text


def duty(dice: Dice, kind: str, style: str) -> str:
    """One duty without a full stop: finite ("koostab …"), infinitive ("koostada …") or a noun ("… koostamine")."""
    whole = words("whole")
    if style == "finite" and dice.chance(0.3):
        return fill(dice.pick(whole[kind] if dice.chance(0.7) else whole["any"]), **figures(dice))
    particle, _, verb = dice.pick(_top("verbs")).rpartition(" ")
    tail = fill(dice.pick(_top("tails")), **figures(dice)) if dice.chance(0.36) else ""
    if style == "noun":
        return tailed(f"{thing(dice, 'gen')} {particle}{verb.removesuffix('ma')}mine", tail)
    if style == "infinitive":
        return tailed(f"{particle} {form_of(verb, 'da')} {thing(dice, 'part')}".strip(), tail)
    return tailed(" ".join(filter(None, (form_of(verb, "b"), particle, thing(dice, "part")))), tail)


def duties(dice: Dice, kind: str, style: str) -> list[str]:
    """Eight to sixteen duties; one description in eight has one that speaks of replacing things."""
    made = list(dict.fromkeys(duty(dice, kind, style) for _ in range(dice.randint(8, 16))))
    if style == "finite" and dice.chance(0.12):
        made[dice.randrange(len(made))] = dice.pick(words("whole")["distractors"])
    return made


def outcome(dice: Dice) -> str:
    """What a duty leads to, without a full stop."""
    return fill(dice.pick(words("whole")["outcomes"]), **figures(dice), o=thing(dice, "nom", one=True))


def purpose(dice: Dice, slots: Slots) -> str:
    """What the post is for: one sentence."""
    of = words("purpose")
    year = dice.randint(2018, 2026)
    end = fill(dice.pick(of["ends"]), y=str(year), z=str(year + dice.randint(3, 9)))
    end = f", {end}" if end.startswith(("nii, ", "et ")) else f" {end}"
    core = f"{dice.pick(of['goods'])} {thing(dice, 'gen')} {dice.pick(of['nouns'])}"
    return f"{fill(dice.pick(of['starts']), **slots)} {core}{end if dice.chance(0.7) else ''}."


def right(dice: Dice) -> str:
    """One right: an infinitive without a full stop."""
    of = words("rights")
    if dice.chance(0.4):
        text = fill(dice.pick(of["whole"]), **figures(dice))
    else:
        text = f"{dice.pick(of['verbs'])} {thing(dice, 'part')}"
    return tailed(text, fill(dice.pick(of["tails"]), **figures(dice)) if dice.chance(0.25) else "")


def liability(dice: Dice) -> str:
    """One thing that the holder answers for, without a full stop."""
    of = words("liability")
    what = dice.pick(of["whole"]) if dice.chance(0.4) else f"{thing(dice, 'gen')} {dice.pick(of['nouns'])}"
    return f"{what} eest" + (" " + dice.pick(of["tails"]) if dice.chance(0.3) else "")


def several(dice: Dice, one: Callable[[Dice], str]) -> list[str]:
    """Three to seven different clauses."""
    return list(dict.fromkeys(one(dice) for _ in range(dice.randint(3, 7))))


def closing(dice: Dice, slots: Slots) -> list[str]:
    """The last sentences."""
    some = dice.some(items(words("closing")["whole"]), dice.randint(1, 4))
    return [fill(text, **figures(dice), **slots) for text in some]


def signature(dice: Dice, slots: Slots) -> str:
    """The line where the holder signs."""
    return fill(dice.pick(words("closing")["signs"]), **figures(dice), **slots)


def contacts(dice: Dice) -> list[str]:
    """With whom the holder works: clauses without a full stop."""
    return [f"suhtleb {text}" for text in dice.some(items(words("closing")["relations"]), dice.randint(2, 5))]


def tools(dice: Dice) -> list[str]:
    """What the holder works with."""
    return dice.some(items(words("closing")["tools"]), dice.randint(2, 6))


def conduct(dice: Dice) -> str:
    """How somebody with a competency acts: a clause without its subject."""
    of = table("second/demands")["competencies"]
    if dice.chance(0.3):
        return dice.pick(of["traits"])
    grammar = of["grammar"]
    end = f" {dice.pick(grammar['ends'])}" if dice.chance(0.45) else ""
    return f"{dice.pick(grammar['starts'])} {dice.pick(grammar['actions'])}{end}"


def staff_slots(staff: str, place: str) -> dict[str, str]:
    """The words of the form for its staff and its places, in their cases."""
    pairs = (("staff", staff), ("place", place))
    cases = {f"{name}_{case}": inflect(word, case) for name, word in pairs for case in ("gen", "part", "all")}
    return {"staff": staff, "place": place, **cases}


def sentence(text: str) -> str:
    """The clause as a sentence."""
    return capital(text) + "."
