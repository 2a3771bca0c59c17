"""One description of the second book from head to foot."""

from __future__ import annotations

from collections.abc import Callable

from corpus.demands import Demands
from corpus.inflect import inflect
from corpus.lexicon import Dice, capital, fill, table
from corpus.mentions import genitives
from corpus.model import Facts
from corpus.rows import Row
from corpus.second import prose
from corpus.second.demands import demands
from corpus.second.forms import Form, rows, said
from corpus.second.page import Page

TOLD = {
    "education": ("haridus", "kraad"),
    "experience": ("kogemus", "tööstaaž", "töötatud"),
    "languages": ("keel",),
    "computer": (),
    "skills": (),
    "more": (),
    "traits": (),
}


def write(dice: Dice, of: Form, facts: Facts, page: Page, *, named: bool) -> None:
    """Writes the description and tells the facts what it says; `named`: the agency stands above already."""
    for text in _title(dice, of, facts, named=named):
        page.paragraph(text, "h2" if of.word.upper() in text.upper() else "p")
    for section in of.sections:
        if section in {"rights", "responsibility", "closing", "relations", "tools"} and dice.chance(0.15):
            continue
        page.heading(of.heads[section])
        WRITERS[section](dice, of, facts, page)
    page.gap()
    for text in prose.signature(dice, of.slots).split("\n"):
        page.paragraph(text)


def _title(dice: Dice, of: Form, facts: Facts, *, named: bool) -> list[str]:
    post, name, word = facts.post, facts.agency.name, of.word
    told = (
        named or ("agency" in of.rows and dice.chance(0.6)) or (of.shape in {"sentences", "prose"} and dice.chance(0.3))
    )
    shown = post.shown(inflect(post.title, "gen"))
    head = [] if told else [name.upper() if dice.chance(0.45) else name]
    if of.titles == "block":
        return [name.upper(), *(u.upper() for u in post.path), word.upper()] + (
            [] if dice.chance(0.4) else [post.shown(post.title)]
        )
    if of.titles == "role":
        return [*head, f"{capital(word)}: {post.shown(post.title)}"]
    if of.titles == "quality":
        line = fill(dice.pick(table("second/papers")["quality"]), **prose.figures(dice))
        return [f"{name} | {word.upper()} | {line}"]
    if of.titles == "genitive" and not post.heads:
        text = f"{shown} {word}"
        return [*head, dice.one((text.upper(), capital(text), f"{word.upper()} / {post.shown(post.title)}"))]
    if of.titles == "chain" and not post.heads:
        text = f"{inflect(name, 'gen')} {genitives(post.path) if dice.chance(0.6) else ''}{shown} {word}"
        return [dice.one((text, text.upper()))]
    return [*head, dice.one((word.upper(), capital(word)))]


def _general(dice: Dice, of: Form, facts: Facts, page: Page) -> None:
    if of.shape == "sentences":
        page.items(said(dice, of, facts))
    elif of.shape == "prose":
        made = said(dice, of, facts)
        for text in [" ".join(made)] if dice.chance(0.6) else [" ".join(made[:2]), " ".join(made[2:])]:
            page.paragraph(text)
    else:
        page.rows(rows(dice, of, facts))


def _purpose(dice: Dice, of: Form, facts: Facts, page: Page) -> None:
    page.paragraph(prose.purpose(dice, of.slots))


def _duties(dice: Dice, of: Form, facts: Facts, page: Page) -> None:
    made = prose.duties(dice, of.employer.kind, of.duties)
    texts = (
        [prose.sentence(text) for text in made]
        if of.duties == "finite" or dice.chance(0.4)
        else [f"{t};" for t in made]
    )
    throw = dice.random()
    if throw < 0.16 and of.shape not in {"html", "remains"}:
        label = dice.one(("Tulemus", "Oodatav tulemus", "Tulemuslik, kui", "Tulemusnäitaja"))
        for text in texts:
            page.put(page.mark() + text)
            page.put(f"{label}: {prose.outcome(dice)}.")
    elif throw < 0.34 and of.shape in {"cells", "pairs", "pipe", "remains"}:
        joint = " | " if of.shape == "pipe" else "\t"
        page.put(dice.one((f"Ülesanne{joint}Tulemus", f"Tööülesanne{joint}Soovitud tulemus")), free=False)
        for text in texts:
            page.put(f"{page.mark()}{text}{joint}{capital(prose.outcome(dice))}", free=False)
    else:
        page.items(texts)


def _rights(dice: Dice, of: Form, facts: Facts, page: Page) -> None:
    staff = inflect(of.slots["staff"], "all").removesuffix("e")
    _pledges(dice, page, f"{capital(staff)} on õigus:", prose.several(dice, prose.right))


def _responsibility(dice: Dice, of: Form, facts: Facts, page: Page) -> None:
    opening = f"{capital(of.slots['staff'])} vastutab:"
    _pledges(dice, page, opening, prose.several(dice, prose.liability))


def _pledges(dice: Dice, page: Page, opening: str, made: list[str]) -> None:
    if dice.chance(0.55) and page.marks != "running":
        page.paragraph(opening)
        page.items([f"{text};" for text in made[:-1]] + [made[-1] + "."], numbered=dice.chance(0.5))
    else:
        page.items([prose.sentence(text) for text in made])


def _requirements(dice: Dice, of: Form, facts: Facts, page: Page) -> None:
    made = demands(dice, competencies=of.competencies != "missing")
    labels = table("second/demands")["labels"]
    facts.requirements = made.gold
    if of.shape in {"sentences", "prose", "questions"} and dice.chance(0.55):
        page.items([_bullet(dice, key, text) for key, text in made.rows], numbered=of.shape == "sentences")
    else:
        shown = [Row(key=k, label=dice.pick(labels[k]), value=capital(t) if of.capitals else t) for k, t in made.rows]
        page.rows(shown)
    if made.competencies:
        _competencies(dice, of, made, page, dice.pick(labels["competencies"]))


def _bullet(dice: Dice, key: str, text: str) -> str:
    """A requirement without a label, where it says itself what it is about."""
    if any(word in text for word in TOLD[key]):
        return text + ";"
    return f"{dice.pick(table('second/demands')['labels'][key]).lower()}: {text};".replace("it-", "IT-")


def _competencies(dice: Dice, of: Form, made: Demands, page: Page, label: str) -> None:
    style, names = of.competencies, made.competencies
    if style == "inline":
        names = made.gold["competencies"] = [name for name in names if " ja " not in name]
        page.rows([Row(key="competencies", label=label, value=", ".join(name.lower() for name in names))])
        return
    page.paragraph(("" if page.html else page.mark()) + label + (":" if dice.chance(0.5) else ""), "h4")
    if style == "block":
        for name in names:
            page.paragraph(f"{name}:")
            page.items([prose.sentence(prose.conduct(dice)) for _ in range(2)], numbered=False)
        return
    page.items([_described(dice, style, name) for name in names], numbered=False)


def _described(dice: Dice, style: str, name: str) -> str:
    if style == "names":
        return name
    some = ", ".join(dict.fromkeys(prose.conduct(dice) for _ in range(dice.randint(1, 3))))
    return f"{name}{': ' if style == 'colon' else ' – '}{some}."


def _relations(dice: Dice, of: Form, facts: Facts, page: Page) -> None:
    page.items([prose.sentence(text) for text in prose.contacts(dice)])


def _tools(dice: Dice, of: Form, facts: Facts, page: Page) -> None:
    page.paragraph(capital(", ".join(prose.tools(dice))) + ".")


def _closing(dice: Dice, of: Form, facts: Facts, page: Page) -> None:
    page.items([capital(text) for text in prose.closing(dice, of.slots)])


WRITERS: dict[str, Callable[[Dice, Form, Facts, Page], None]] = {
    "general": _general,
    "purpose": _purpose,
    "duties": _duties,
    "rights": _rights,
    "responsibility": _responsibility,
    "requirements": _requirements,
    "relations": _relations,
    "tools": _tools,
    "closing": _closing,
}
