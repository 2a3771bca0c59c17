"""Mentions of the second book: words that name posts, groups and appointments, with what gold says of them."""

from __future__ import annotations

from corpus.inflect import inflect
from corpus.lexicon import Dice, fill, table
from corpus.mentions import OTHER, cases, genitives, named, pair
from corpus.model import CASES, Agency, Mention, Post
from corpus.second.employers import HEADS, ROMAN, bare, colleague, head_title, path


def other(dice: Dice, employer: Agency, holder: Post) -> Mention:
    """Another post of the employer, with or without its unit."""
    made = colleague(dice, employer, holder.path)
    before, unit = _before(dice, employer, holder)
    return named(made, lambda case: before + made.shown(inflect(made.title, case)), unit=unit)


def _before(dice: Dice, employer: Agency, holder: Post) -> tuple[str, tuple[str, ...]]:
    throw = dice.random()
    if not holder.path or throw < 0.6:
        return "", ()
    if throw < 0.7:
        return inflect(bare(holder.path[-1]), "gen") + " ", holder.path
    if throw < 0.76:
        return f"sama {inflect(bare(holder.path[-1]), 'gen')} ", holder.path
    if throw < 0.86:
        return inflect(holder.path[-1], "gen") + " ", holder.path
    elsewhere = path(dice, employer)[:1]
    return genitives(elsewhere), elsewhere


def same(dice: Dice, employer: Agency, holder: Post) -> Mention | None:
    """A peer: somebody else with the holder's own title."""
    if holder.heads:
        return None
    again = dice.chance(0.35)

    def wording(case: str) -> str:
        return (OTHER[case] + " " if again else "") + holder.shown(inflect(holder.title, case))

    return named(holder, wording)


def head(dice: Dice, employer: Agency, holder: Post) -> Mention | None:
    """The head of one of the holder's units, or of another unit, in short or in full."""
    own = holder.path[:-1] if holder.heads else holder.path
    if own and dice.chance(0.88):
        return own_head(dice, employer, own)
    unit = path(dice, employer)[:1]
    return None if not unit or unit == holder.path[:1] else head_of(employer.head, unit, inflect(unit[-1], "gen"))


def own_head(dice: Dice, employer: Agency, own: tuple[str, ...]) -> Mention:
    """The head of one of the units, most often the smallest, now and then with an alias."""
    depth = len(own) if dice.chance(0.75) else 1
    unit, throw = own[:depth], dice.random()
    if throw < 0.35:
        return head_of(employer.head, unit, inflect(unit[-1], "gen"))
    if throw < 0.45:
        return head_of(employer.head, unit, f"{inflect(unit[-1], 'gen')} (edaspidi {bare(unit[-1])})")
    if throw < 0.52:
        return head_of(employer.head, unit, inflect(unit[-1], "gen"), after=" (edaspidi juht)")
    title = head_title(dice, employer, unit[-1])
    return Mention(kind="post", texts=cases(lambda c: inflect(title, c)), title=title, unit=unit)


def head_of(title: str, unit: tuple[str, ...], before: str, *, after: str = "") -> Mention:
    """The head of a unit with the unit's whole name."""
    return Mention(kind="post", texts=cases(lambda c: f"{before} {inflect(title, c)}{after}"), title=title, unit=unit)


def chief(dice: Dice, employer: Agency, holder: Post) -> Mention | None:
    """The employer's own head, or somebody next to the head."""
    title = employer.top if dice.chance(0.4) else employer.deputy
    if title == holder.title:
        return None
    owner = inflect(employer.name, "gen") + " " if dice.chance(0.08) and title.split()[-1] in HEADS else ""
    return Mention(kind="post", texts=cases(lambda c: owner + inflect(title, c)), title=title)


def anybody(dice: Dice, employer: Agency, holder: Post) -> Mention | None:
    """Whoever works in a unit of the holder."""
    if not holder.path:
        return None
    unit, staff = holder.path, employer.staff
    short = dice.chance(0.65)
    name = bare(unit[-1]) if short else unit[-1]
    gen, throw = inflect(name, "gen"), dice.random()

    def wording(case: str) -> str:
        word = inflect(staff, case)
        if throw < 0.4:
            return f"{gen} {word}"
        if throw < 0.6:
            return f"{gen} {OTHER[case]} {word}"
        if throw < 0.75:
            return f"{inflect(name, 'in')} töötav{TAIL[case]} {word}"
        return f"{'kõik' if case == 'pl' else 'iga' if case == 'nom' else EVERY[case]} {gen} {word}"

    return Mention(kind="any", texts=cases(wording), title=staff, unit=unit)


TAIL = {"nom": "", "gen": "a", "part": "at", "all": "ale", "pl": "ad"}
EVERY = {"gen": "iga", "part": "iga", "all": "igale"}


def designated(dice: Dice, employer: Agency, holder: Post) -> Mention:
    """Somebody whom a manager appoints case by case."""
    of = table("second/mentions")
    role = employer.top if dice.chance(0.25) else dice.pick(of["roles"])
    person = dice.one((employer.staff, employer.staff, "isik", "kolleeg", "töötaja"))
    form = dice.pick(of["designated"])
    slots = {"role": role, "role_gen": inflect(role, "gen")}

    def wording(case: str) -> str:
        text = form.replace("teine ", OTHER[case] + " ") if "teine {person}" in form else form
        return fill(text, **slots, person=inflect(person, case))

    return Mention(kind="designated", texts=cases(wording), title=role)


def deferred(dice: Dice, employer: Agency, holder: Post) -> Mention:
    """A pointer at another document."""
    of = table("second/mentions")
    doc, form = dice.pick(of["schemes"]), dice.pick(of["deferred"])
    owner = inflect(bare(holder.path[-1]), "gen") + " " if holder.path and dice.chance(0.35) else ""
    slots = {f"doc_{c}": inflect(doc, c) for c in ("gen", "all", "in", "el")}
    slots |= {"doc": doc, "owner": owner, "n": str(dice.randint(2, 19))}
    texts = cases(lambda c: fill(form, person=inflect(employer.staff, c), **slots))
    return Mention(kind="deferred", texts=texts, title=doc, closed=True)


def person(dice: Dice) -> Mention:
    """A name instead of a post."""
    people = table("second/papers")
    name = f"{dice.pick(people['given'])} {dice.pick(people['family'])}"
    return Mention(kind="person", texts=dict.fromkeys(CASES, name), title=None, closed=True)


def coordinated(dice: Dice) -> list[Mention]:
    """Two posts in one coordinated word: "vanem- või peainspektor", "(vanem)inspektor", "nõunik II ja IV"."""
    base = dice.one(("inspektor", "spetsialist", "jurist", "nõunik"))
    first, second = dice.some({"jurist": ("vanem", "pea"), "nõunik": ("vanem", "noorem")}.get(base, FIRSTS), 2)
    throw, joint = dice.random(), dice.one((" või ", " ja ", " ning "))
    if throw < 0.25:
        low, high = sorted(dice.some(range(len(ROMAN)), 2))
        texts = cases(lambda c: f"{inflect(base, c)} {ROMAN[low]}{joint}{ROMAN[high]}")
        return pair(texts, (base, ROMAN[low]), (base, ROMAN[high]))
    if throw < 0.5:
        return pair(cases(lambda c: f"({first}){inflect(base, c)}"), (base, None), (first + base, None))
    texts = cases(lambda c: f"{first}-{joint}{inflect(second + base, c)}")
    return pair(texts, (first + base, None), (second + base, None))


FIRSTS = ("vanem", "pea", "juhtiv")
