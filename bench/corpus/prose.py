"""What a post is for, does, may do and answers for: sentences of a combinatorial grammar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from corpus.lexicon import Dice, capital, fill, items, table
from corpus.profile import Profile

Clause = Callable[[Dice, str], str]
NEIGHBOUR = {"linn": "vald", "lasteaed": "kool"}


@cache
def _topics(kind: str) -> tuple[str, ...]:
    words = table("prose")["topics"]
    return items(words["any"]) + items(words[NEIGHBOUR.get(kind, kind)]) * 3


def _words(part: str) -> Mapping[str, str]:
    words: Mapping[str, str] = table("prose")[part]
    return words


def topic(dice: Dice, kind: str) -> str:
    """What a piece of work is about, in the genitive; now and then two things."""
    first = dice.one(_topics(kind))
    if first.endswith(("te", "de")) and " " not in first and dice.chance(0.3):
        return f"{dice.pick(table('prose')['adjectives']['plural'])} {first}"
    if dice.chance(0.25):
        second = dice.one(_topics(kind))
        return first if first == second else f"{first} {dice.one(('ja', 'ning'))} {second}"
    return first


def numbers(dice: Dice) -> dict[str, str]:
    """Slots of figures, months, systems and the like."""
    words = _words("duties")
    return {
        "n": str(dice.randint(2, 9)),
        "d": str(dice.randint(1, 28)),
        "month": dice.pick(words["months"]),
        "sys": dice.pick(words["systems"]),
        "std": dice.one(("ISO", "EVS-ISO", "EVS", "E-ITS", "EN")) + f" {dice.randint(900, 62000)}",
        "tel": f"{dice.randint(320, 799)} {dice.randint(1000, 9999)}",
    }


def duty(dice: Dice, kind: str) -> str:
    """One duty: a sentence in the third person."""
    words = _words("duties")
    throw = dice.random()
    if throw < 0.10:
        return fill(dice.pick(words["full"]), **numbers(dice))
    about = topic(dice, kind)
    tail = fill(dice.pick(words["tails"]), **numbers(dice)) if dice.chance(0.45) else ""
    return tailed(_clause(dice, words, about, throw), tail) + "."


def tailed(text: str, tail: str) -> str:
    """The clause with its tail; a subordinate clause gets its comma."""
    if not tail:
        return text
    return f"{text}{',' if tail.startswith(('et ', 'kui ')) else ''} {tail}"


def _clause(dice: Dice, words: Mapping[str, str], about: str, throw: float) -> str:
    if throw < 0.16:
        paragraph = f"§ {dice.randint(2, 140)} lõiget {dice.randint(1, 9)}"
        return (
            f"{dice.pick(words['applies'])} {dice.pick(words['laws'])} {paragraph} {about} {dice.pick(words['doing'])}"
        )
    if throw < 0.36:
        return f"{dice.pick(words['verbs'])} {about} {_adjective(dice, 'part')}{_two(dice, words['acts'])}"
    if throw < 0.56:
        return f"{dice.pick(words['makers'])} {about} {_adjective(dice, 'gen')}{dice.pick(words['papers'])}"
    if throw < 0.68:
        return f"{dice.pick(words['advises'])} {dice.pick(words['people'])} {about} {dice.pick(words['matters'])}"
    if throw < 0.78:
        return f"{dice.pick(words['joins'])} {about} {dice.pick(words['places'])}"
    if throw < 0.92:
        return f"{dice.pick(words['shares'])} {dice.pick(words['partners'])} {about} {dice.pick(words['doing'])}"
    keeps = dice.pick(words["keeps"])
    ending = dice.pick(words["endings"])
    return f"{keeps} {about} {ending}" + (" eest" if "Vastutab" in keeps or "Seisab" in keeps else "")


def _adjective(dice: Dice, case: str) -> str:
    return dice.pick(table("prose")["adjectives"][case]) + " " if dice.chance(0.28) else ""


def _two(dice: Dice, text: str) -> str:
    if dice.chance(0.25):
        first, second = dice.some(items(text), 2)
        return f"{first} ja {second}"
    return dice.pick(text)


def duties(dice: Dice, kind: str) -> list[str]:
    """Seven to fifteen duties; one description in seven has one that speaks of replacing things."""
    made = list(dict.fromkeys(duty(dice, kind) for _ in range(dice.randint(7, 15))))
    if dice.chance(0.14):
        made[dice.randrange(len(made))] = dice.pick(_words("duties")["distractors"])
    return made


def outcome(dice: Dice, kind: str) -> str:
    """What a duty leads to."""
    words = _words("duties")
    return fill(dice.pick(words["outcomes"]), **numbers(dice), t=topic(dice, kind), x=dice.pick(words["states"]))


def purpose(dice: Dice, profile: Profile) -> str:
    """What the post is for: one sentence."""
    words = _words("purpose")
    kind = profile.employer.kind
    core = f"{topic(dice, kind)} {dice.pick(words['goods'])} {dice.pick(words['nouns'])}"
    year = dice.randint(2016, 2025)
    end = fill(dice.pick(words["ends"]), y1=str(year), y2=str(year + dice.randint(3, 10)), t=topic(dice, kind))
    slots = {"place": profile.slots["place_gen"], "holder_gen": profile.slots["staff_gen"]}
    start = dice.pick(words["starts"])
    if "on loodud" in start or "on vajalik" in start:
        slots["place"] = profile.slots["place"]
    return f"{tailed(f'{fill(start, **slots)} {core}', end)}."


def right(dice: Dice, kind: str) -> str:
    """One right, without a full stop."""
    words = _words("rights")
    if dice.chance(0.55):
        text = f"{dice.pick(words['verbs'])} {fill(dice.pick(words['what']), **numbers(dice), t=topic(dice, kind))}"
    else:
        text = fill(dice.pick(words["full"]), t=topic(dice, kind))
    return tailed(text, fill(dice.pick(words["tails"]), **numbers(dice)) if dice.chance(0.35) else "")


def liability(dice: Dice, kind: str) -> str:
    """One thing that the holder answers for, without a full stop."""
    words = _words("responsibility")
    text = fill(dice.pick(words["what"]), t=topic(dice, kind)) + " eest"
    return tailed(text, fill(dice.pick(words["tails"]), **numbers(dice)) if dice.chance(0.3) else "")


def closing(dice: Dice, kind: str) -> list[str]:
    """The last sentences, without the signatures."""
    words = _words("closing")
    fixed = [fill(text, **numbers(dice)) for text in dice.some(items(words["review"]), dice.randint(0, 2))]
    slots = {**numbers(dice), "t": topic(dice, kind)}
    verb, when = fill(dice.pick(words["verbs"]), **slots), fill(dice.pick(words["when"]), **slots)
    made = tailed(f"{dice.pick(words['subjects'])} {verb}", when) + "."
    return [made, *fixed]


def someone(dice: Dice) -> str:
    """The name of nobody in particular."""
    people = table("people")
    return f"{dice.pick(people['given'])} {dice.pick(people['family'])}"


def signature(dice: Dice) -> str:
    """The line where the holder signs."""
    words = _words("closing")
    if dice.chance(0.4):
        return dice.pick(words["read"])
    day = f"{dice.randint(1, 28):02}.{dice.randint(1, 12):02}.{dice.randint(2016, 2026)}"
    return fill(dice.pick(words["signs"]), name=someone(dice), day=day)


def conduct(dice: Dice) -> str:
    """How somebody with a competency acts: a clause without its subject."""
    words = table("requirements")["competencies"]
    if dice.chance(0.3):
        return dice.pick(words["traits"])
    grammar = words["grammar"]
    start, action = dice.pick(grammar["starts"]), dice.pick(grammar["actions"])
    return f"{start} {action}" + (f" {dice.pick(grammar['ends'])}" if dice.chance(0.35) else "")


def traits(dice: Dice) -> str:
    """Personal traits, which are no competencies."""
    return capital(", ".join(dice.some(items(_words("closing")["traits"]), dice.randint(3, 5))))
