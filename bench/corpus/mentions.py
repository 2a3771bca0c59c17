"""Mentions: the words that name posts and groups, in every case, with what gold says of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.employers import ROMAN, bare, colleague, head_title, kind_table, path
from corpus.inflect import inflect
from corpus.lexicon import Dice, fill, items, table
from corpus.model import CASES, Agency, Mention, Post
from corpus.prose import someone

Maker = Callable[[Dice, Agency, Post], Mention | None]
OTHER = {"nom": "teine", "gen": "teise", "part": "teist", "all": "teisele", "pl": "teised"}


def cases(wording: Callable[[str], str]) -> dict[str, str]:
    """The wording in every case."""
    return {case: wording(case) for case in CASES}


def genitives(units: Sequence[str]) -> str:
    """The units in the genitive, one after another, each followed by a space."""
    return "".join(inflect(unit, "gen") + " " for unit in units)


def named(post: Post, wording: Callable[[str], str], *, unit: tuple[str, ...] = ()) -> Mention:
    """A mention of a post by its own title, in the words that it has in each case."""
    return Mention(
        kind="post",
        texts=cases(wording),
        title=post.title,
        qualifier=post.qualifier,
        ordinal=post.ordinal,
        unit=unit,
    )


def peer(dice: Dice, employer: Agency, holder: Post) -> Mention:
    """Another post of the employer, with or without its unit."""
    other = colleague(dice, employer, holder.path)
    before, unit = _unit_before(dice, employer, holder)
    return named(other, lambda case: before + other.shown(inflect(other.title, case)), unit=unit)


def _unit_before(dice: Dice, employer: Agency, holder: Post) -> tuple[str, tuple[str, ...]]:
    throw = dice.random()
    if not holder.path or throw < 0.62:
        return "", ()
    if throw < 0.74:
        depth = dice.randrange(len(holder.path)) + 1
        return inflect(bare(holder.path[depth - 1]), "gen") + " ", holder.path[:depth]
    if throw < 0.84:
        return inflect(holder.path[-1], "gen") + " ", holder.path
    elsewhere = path(dice, employer)[:1]
    return genitives(elsewhere), elsewhere


def same_title(dice: Dice, employer: Agency, holder: Post) -> Mention | None:
    """A peer: somebody else with the holder's own title."""
    if holder.heads:
        return None
    return named(holder, lambda case: holder.shown(inflect(holder.title, case)))


def head(dice: Dice, employer: Agency, holder: Post) -> Mention | None:
    """The head of one of the holder's units, or of another unit, in short or in full."""
    own = holder.path[:-1] if holder.heads else holder.path
    if not own or dice.chance(0.12):
        own = path(dice, employer)[:1]
        if not own or own == holder.path[:1]:
            return None
        return _head(own, head_title(dice, employer, own[-1]), full=True)
    return own_head(dice, employer, own)


def own_head(dice: Dice, employer: Agency, own: tuple[str, ...]) -> Mention:
    """The head of one of the units, most often the smallest."""
    depth = len(own) if dice.chance(0.75) else 1
    title = head_title(dice, employer, own[depth - 1])
    return _head(own[:depth], title, full=dice.chance(0.3))


def _head(unit: tuple[str, ...], title: str, *, full: bool) -> Mention:
    if full:
        before = inflect(unit[-1], "gen") + " "
        title = next(h for h in ("juhataja", "direktor", "juht") if title.endswith(h))
        return Mention(kind="post", texts=cases(lambda c: before + inflect(title, c)), title=title, unit=unit)
    return Mention(kind="post", texts=cases(lambda c: inflect(title, c)), title=title, unit=unit)


def alias(dice: Dice, employer: Agency, holder: Post) -> Mention | None:
    """A head with an alias in brackets ("edaspidi …"): for the unit, or for the head."""
    own = holder.path[:-1] if holder.heads else holder.path
    if not own:
        return None
    unit = own[-1]
    role = head_title(dice, employer, unit)
    title = next(h for h in ("juhataja", "direktor", "juht") if role.endswith(h))
    if dice.chance(0.6):
        before = f"{inflect(unit, 'gen')} (edaspidi {bare(unit)}) "
        return Mention(kind="post", texts=cases(lambda c: before + inflect(title, c)), title=title, unit=own)
    after = " (edaspidi vahetu juht)"
    return Mention(
        kind="post", texts=cases(lambda c: f"{inflect(unit, 'gen')} {inflect(title, c)}{after}"), title=title, unit=own
    )


def chief(dice: Dice, employer: Agency, holder: Post) -> Mention:
    """The employer's own head, or a deputy of the head."""
    title = employer.top if dice.chance(0.4) else employer.deputy
    return Mention(kind="post", texts=cases(lambda c: inflect(title, c)), title=title)


def anybody(dice: Dice, employer: Agency, holder: Post) -> Mention | None:
    """Whoever works in a unit of the holder."""
    if not holder.path:
        return None
    depth = len(holder.path) if dice.chance(0.8) else 1
    unit = holder.path[:depth]
    name = inflect(bare(unit[-1]) if dice.chance(0.7) else unit[-1], "gen")
    return Mention(kind="any", texts=_anybody(dice, name, employer.staff), title=employer.staff, unit=unit)


def _anybody(dice: Dice, unit: str, staff: str) -> dict[str, str]:
    throw = dice.random()
    if throw < 0.6:
        words = {case: inflect(staff, case) for case in CASES}
    elif throw < 0.8:
        words = {case: f"{OTHER[case]} {inflect(staff, case)}" for case in CASES}
        unit = f"sama {unit}"
    else:
        some = {"nom": "mõni", "gen": "mõne", "part": "mõnda", "all": "mõnele", "pl": "kõik"}
        return {case: f"{some[case]} {unit} {inflect(staff, case)}" for case in CASES}
    return {case: f"{unit} {word}" for case, word in words.items()}


def designated(dice: Dice, employer: Agency, holder: Post) -> Mention:
    """Somebody whom a manager appoints case by case."""
    role = dice.one(("vahetu juht", "vahetu juht", "otsene juht", "vahetu ülemus", employer.top))
    if holder.path and not holder.heads and dice.chance(0.15):
        role = head_title(dice, employer, holder.path[-1])
    person = dice.one((employer.staff, employer.staff, "isik", "töötaja"))
    form = dice.pick(table("mentions")["designated"])
    return Mention(
        kind="designated",
        texts=cases(lambda c: fill(form, role=role, role_gen=inflect(role, "gen"), person=inflect(person, c))),
        title=role,
    )


def deferred(dice: Dice, employer: Agency, holder: Post) -> Mention:
    """A pointer at another document."""
    words = table("mentions")
    doc, form = dice.pick(words["scheme"]), dice.pick(words["deferred"])
    owner = inflect(bare(holder.path[-1]), "gen") + " " if holder.path and dice.chance(0.3) else ""
    owner = owner or dice.one(("", "", "asutuse "))
    slots = {f"doc_{case}": inflect(doc, case) for case in ("gen", "all", "in", "el")}

    def wording(case: str) -> str:
        return fill(form, doc=doc, owner=owner, person=inflect(employer.staff, case), **slots)

    return Mention(kind="deferred", texts=cases(wording), title=doc, closed=True)


def person(dice: Dice, employer: Agency, holder: Post) -> Mention:
    """A name instead of a post."""
    name = someone(dice)
    return Mention(kind="person", texts=dict.fromkeys(CASES, name), title=None, closed=True)


def coordinated(dice: Dice, employer: Agency, holder: Post) -> list[Mention]:
    """Two posts in one coordinated word: "pea- või juhtivspetsialist", "(pea)spetsialist", "nõunik II või III"."""
    base = dice.one(("spetsialist", "inspektor", "ekspert"))
    first, second = dice.some(("pea", "vanem", "juhtiv", "noorem"), 2)
    if base == "ekspert":
        first, second = "vanem", "juhtiv"
    throw = dice.random()
    if throw < 0.25:
        low, high = sorted(dice.some(range(len(ROMAN)), 2))
        joint = dice.one((" või ", " ja "))
        texts = cases(lambda c: f"{inflect(base, c)} {ROMAN[low]}{joint}{ROMAN[high]}")
        return pair(texts, (base, ROMAN[low]), (base, ROMAN[high]))
    if throw < 0.45:
        texts = cases(lambda c: f"({first}){inflect(base, c)}")
        return pair(texts, (base, None), (first + base, None))
    joint = dice.one((" või ", " ja "))
    texts = cases(lambda c: f"{first}-{joint}{inflect(second + base, c)}")
    return pair(texts, (first + base, None), (second + base, None))


def either_head(dice: Dice, employer: Agency, holder: Post) -> list[Mention]:
    """The heads of two units in one coordinated word: "haridus- või kultuuriosakonna juhataja"."""
    stems = [s for s in items(kind_table(employer.kind)["stems"]) if "-" not in s and " " not in s]
    first, second = dice.some(stems, 2)
    texts = cases(lambda c: f"{first}- või {second}osakonna {inflect('juhataja', c)}")
    return [
        Mention(kind="post", texts=texts if i == 0 else {}, title="juhataja", unit=(f"{stem}osakond",), closed=True)
        for i, stem in enumerate((first, second))
    ]


def pair(texts: dict[str, str], *posts: tuple[str, str | None]) -> list[Mention]:
    """The posts of one coordinated word; the words stand with the first of them."""
    return [
        Mention(kind="post", texts=texts if i == 0 else {}, title=title, ordinal=ordinal, closed=True)
        for i, (title, ordinal) in enumerate(posts)
    ]


def boss(dice: Dice, employer: Agency, holder: Post) -> Mention:
    """Whom the holder reports to."""
    own = holder.path[:-1] if holder.heads else holder.path
    throw = dice.random()
    if not own or throw < 0.04:
        return chief(dice, employer, holder)
    if throw < 0.16:
        return _senior(dice, employer) or own_head(dice, employer, own)
    if throw < 0.3:
        return alias(dice, employer, holder) or own_head(dice, employer, own)
    return own_head(dice, employer, own)


def _senior(dice: Dice, employer: Agency) -> Mention | None:
    """A post that may lead others without heading a unit."""
    titles = [
        t for t in staff_titles(employer) if t.endswith(("juht", "juhataja")) or t.startswith(("vanem", "juhtiv"))
    ]
    if not titles:
        return None
    title = dice.one(titles)
    return Mention(kind="post", texts=cases(lambda c: inflect(title, c)), title=title)


def staff_titles(employer: Agency) -> tuple[str, ...]:
    """The titles that the employer's kind has."""
    return items(kind_table(employer.kind)["titles"])
