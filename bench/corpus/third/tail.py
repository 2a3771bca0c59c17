"""What follows the first part: purpose, duties, rights, liability, requirements, the end."""

from __future__ import annotations

import re
from typing import Any

from corpus.lexicon import Dice, items
from corpus.model import Facts
from corpus.third import demands
from corpus.third.forms import Form, heading
from corpus.third.page import Page
from corpus.third.sentences import Slots, filled, templates
from corpus.third.words import capital, choices, lists

ASKED = ("education", "experience", "languages")
VERB = re.compile(r"\b(\w+[aeiu])b\b")


def write_tail(dice: Dice, of: Form, facts: Facts, page: Page, slots: Slots) -> None:
    """The sections after the first, not always in one order."""
    parts = [_duties, _demands] if dice.chance(0.75) else [_demands, _duties]
    if dice.chance(0.85):
        _purpose(dice, of, facts, page, slots)
    for part in parts:
        part(dice, of, facts, page, slots)
        if part is _duties and dice.chance(0.6):
            _entitled(dice, of, page, slots)
    _end(dice, of, page)


def _purpose(dice: Dice, of: Form, facts: Facts, page: Page, slots: Slots) -> None:
    page.heading(heading(dice, of, "purpose"))
    book = of.book if of.book in {"third", "letter"} else None
    text = filled(dice, dice.one(templates(book, "purpose")), slots) if book else capital(slots["purpose"]) + "."
    if of.shape in {"clauses", "sections", "numbered", "numbered colon"}:
        page.clause(text)
    else:
        page.put(text)


def second_person(text: str) -> str:
    """A duty as it is told to the holder.

    >>> second_person("Peab päevikut ja teeb kokkuvõtteid")
    'Pead päevikut ja teed kokkuvõtteid'
    """
    return VERB.sub(r"\1d", text)


def _duties(dice: Dice, of: Form, facts: Facts, page: Page, slots: Slots) -> None:
    page.heading(heading(dice, of, "duties"))
    own = dice.some(items(of.of.words["duties"]), dice.randint(5, 10))
    texts = [*own, *dice.some(choices("rights", "traps"), dice.randint(1, 4))]
    if of.shape == "letter":
        texts = [second_person(text) for text in texts]
    lead = f"{capital(slots['me'])}" if of.shape == "sections" else ""
    lower = lead or dice.chance(0.4)
    page.items([text[:1].lower() + text[1:] if lower else text for text in texts], lead=lead)


def _entitled(dice: Dice, of: Form, page: Page, slots: Slots) -> None:
    letter = of.shape == "letter"
    page.heading(heading(dice, of, "rights"))
    texts = dice.some(choices("rights", "items"), dice.randint(3, 6))
    texts = [text for text in texts if not (letter and "talle" in text)]
    lead = "" if letter or of.html else f"{capital(slots['meal'])} on õigus"
    page.items(texts, lead=lead)
    page.heading(heading(dice, of, "liability"))
    texts = dice.some(choices("rights", "liability"), dice.randint(3, 6))
    texts = [text for text in texts if not (letter and re.search("talle|tema", text))]
    page.items(texts, lead="" if letter or of.html else f"{capital(slots['me'])} vastutab")


def _demands(dice: Dice, of: Form, facts: Facts, page: Page, slots: Slots) -> None:
    gold: dict[str, Any] = {"education": None, "experience_years": None, "languages": {}, "competencies": []}
    page.heading(heading(dice, of, "demands"))
    texts = {
        "education": demands.education(dice, of.of, gold),
        "experience": demands.experience(dice, of.of, gold),
    }
    if dice.chance(0.93):
        texts["languages"] = demands.languages(dice, gold, sentence=of.book in {"third", "letter"} and dice.chance(0.5))
    facts.requirements = gold
    if of.book is None:
        page.rows(_labelled(dice, page, texts), demands=True)
    else:
        _sentences(dice, of, page, slots, texts, gold)
    if listed := demands.competencies(dice, gold):
        _competencies(dice, of, page, *listed)


def _labelled(dice: Dice, page: Page, texts: dict[str, str]) -> list[tuple[str, str]]:
    labels = lists("sentences")["demands_labels"]
    lower = page.shape == "bullets"
    rows = [(dice.one(labels[name]), text) for name, text in texts.items()] + demands.skills(dice)
    bent = [(label.lower() if lower else label, text) for label, text in rows]
    return [(label, capital(text) if dice.chance(0.5) else text) for label, text in bent]


def _sentences(dice: Dice, of: Form, page: Page, slots: Slots, texts: dict[str, str], gold: dict[str, Any]) -> None:
    books = {"letter": "demands_letter", "questions": "demands_questions"}
    book = lists("sentences")[books.get(of.shape, "demands")]
    made = []
    for name, text in texts.items():
        fitting = book[name]
        bare = (name == "experience" and (gold["experience_years"] is None or "tööd" in text)) or (
            name == "languages" and "oskus" not in text.split(",")[0]
        )
        if bare and of.shape != "questions":
            fitting = [sentence for sentence in fitting if ": {x}" in sentence]
        made.append(dice.one(fitting).format_map(Slots(slots | {"x": text})))
    for text in made:
        if of.shape == "questions":
            page.question(text)
        elif of.shape in {"clauses", "sections"}:
            page.clause(text)
    if of.shape in {"prose", "letter"}:
        page.put(" ".join(made))


def _competencies(dice: Dice, of: Form, page: Page, label: str, texts: list[str]) -> None:
    """Competencies, or traits, as one row or as a list under their label."""
    if of.shape == "questions":
        label = {"I": "Millised isikuomadused sobivad"}.get(label[0], "Millised kompetentsid on olulised") + "?"
    if len(texts) > 1:
        mark = "" if label.endswith("?") else ":"
        page.put(f"{page.number()}{label}{mark}", tag="h3")
        for text in [] if page.html else texts:
            page.put(f"{'-' if page.bullet == '1' else page.bullet} {text}", free=page.shape != "pipes")
        if page.html:
            page.put_list(texts)
    elif of.shape == "questions":
        page.question(f"{label} {capital(texts[0])}")
    elif of.book is None:
        page.rows([(label, texts[0])], demands=True)
    else:
        page.put(f"{page.number()}{label}: {texts[0]}.")


def _end(dice: Dice, of: Form, page: Page) -> None:
    page.gap()
    if of.shape != "letter" and dice.chance(0.6):
        page.put(dice.one(choices("rights", "closing")))
    if dice.chance(0.6) and (text := dice.one(choices("rights", "signing"))):
        page.put(text)
