"""The first part of a description: its title and where the position stands."""

from __future__ import annotations

from dataclasses import replace

from corpus.lexicon import Dice
from corpus.model import Facts, Mention
from corpus.third.forms import Form, heading
from corpus.third.mentions import Named
from corpus.third.page import Page
from corpus.third.sentences import Slots, filled, templates
from corpus.third.values import unit_path, value
from corpus.third.words import capital, choices, inflected

FIELDS = {"supervisor": "supervisor", "subordinates": "subordinates", "by": "substituted_by", "for": "substitutes_for"}


def title_block(dice: Dice, of: Form, facts: Facts, page: Page) -> None:
    """The lines at the head of a description."""
    path, post = facts.post.path, facts.post
    usable = [text for text in of.words["title"] if not ("nit" in text.lower() and (post.heads or not path))]
    genitive = post.shown(inflected(post.title, "gen"))
    units = unit_path(dice, path, "gen") if path else ""
    slots = Slots(
        agency=of.of.agency.name,
        AGENCY=of.of.agency.name.upper(),
        agency_gen=of.of.genitive,
        title=post.shown(post.title),
        title_gen=genitive,
        TITLE_GEN=genitive.upper(),
        units_gen=units,
        UNITS_GEN=units.upper(),
        code=f"{dice.randint(1, 9)}-{dice.randint(10, 99)}",
        version=f"{dice.randint(1, 5)}.{dice.randint(0, 4)}",
    )
    for text in dice.one(usable).format_map(slots).split("|"):
        page.put(text, tag="h1" if "juhend" in text.lower() else "p")
    page.gap()


def mentioned(named: Named, chosen: list[str]) -> dict[str, list[Mention] | None]:
    """Who is named in the rows that the form has; None where it has no such row."""
    make = {"supervisor": named.supervisor, "subordinates": named.subordinates, "by": named.by, "for": named.covered}
    return {field: make[field]() if field in chosen else None for field in FIELDS}


def write_rows(dice: Dice, of: Form, facts: Facts, page: Page, slots: Slots, chosen: list[str]) -> None:
    """The first part as rows of labels and values."""
    named = mentioned(Named(dice, of.of, facts.post), chosen)
    page.heading(heading(dice, of, "opening"))
    rows = []
    for row in chosen:
        if row in FIELDS:
            label, case = of.labels[row]
            text, told = value(dice, row, named[row] or [], case)
            facts.mentions[FIELDS[row]] = told
        else:
            label, text = _fact(dice, of, facts, slots, row)
        rows.append((label, text))
    page.rows(rows)


def _fact(dice: Dice, of: Form, facts: Facts, slots: Slots, row: str) -> tuple[str, str]:
    if row == "title":
        shown = facts.post.shown(facts.post.title)
        return of.labels["title"][0], capital(shown) if dice.chance(0.5) else shown
    if row == "unit":
        return of.labels["unit"][0], capital(slots["path"]) if dice.chance(0.5) else slots["path"]
    if row == "service":
        facts.service = "official"
        return dice.one(
            (("Teenistuskoha liik", "ametnik"), ("Ametikoha liik", "ametnikukoht"), ("Teenistussuhe", "ametnik"))
        )
    if row == "appointed":
        official = of.of.words["service"] == "official"
        label = dice.one(
            ("Ametisse nimetab", "Teenistusse nimetab") if official else ("Töölepingu sõlmib", "Tööle võtab")
        )
        return label, slots["top"]
    if row == "load":
        return dice.one(("Koormus", "Töökoormus", "Tööaeg")), dice.one(choices("loads"))
    if row == "code":
        return dice.one(("Ametikoha kood", "Dokumendi nr")), f"{dice.randint(100, 999)}-{dice.randint(1, 99):02d}"
    return dice.one(("Töö tegemise koht", "Töökoha asukoht", "Asukoht")), slots["place"]


def write_sentences(dice: Dice, of: Form, facts: Facts, page: Page, slots: Slots, chosen: list[str]) -> None:
    """The first part as sentences: a paragraph, clauses, sections, or questions with answers."""
    named = mentioned(Named(dice, of.of, facts.post), chosen)
    named["supervisor"] = (named["supervisor"] or [])[:1]
    texts: list[str] = []
    opening = heading(dice, of, "opening")
    merged = _merged(dice, of, named, slots)
    for row in chosen:
        if row in FIELDS:
            text = merged if row in {"by", "for"} and merged else _sentence(dice, of, row, named, slots, facts)
            if text not in texts:
                texts.append(text)
        else:
            texts.append(_told(dice, of, facts, row, slots))
    for row, field in FIELDS.items():
        facts.mentions[field] = named[row]
    page.heading(opening)
    _laid(dice, of, page, texts, slots)


def _laid(dice: Dice, of: Form, page: Page, texts: list[str], slots: Slots) -> None:
    """The sentences as the shape has them."""
    texts = [capital(text) for text in texts if text]
    if of.shape == "questions":
        for text in texts:
            page.question(text)
    elif of.shape in {"clauses", "sections"}:
        for text in texts:
            page.clause(text)
    else:
        if of.shape == "letter":
            page.put(filled(dice, dice.one(templates("letter", "title")), slots))
        cut = dice.randint(1, len(texts))
        page.put(" ".join(texts[:cut]))
        if texts[cut:]:
            page.put(" ".join(texts[cut:]))


def _merged(dice: Dice, of: Form, named: dict[str, list[Mention] | None], slots: Slots) -> str | None:
    """One sentence for both directions, where each has one post."""
    by, covered = named["by"], named["for"]
    if of.book == "questions" or not by or not covered or len(by) + len(covered) > 2:
        return None
    if {by[0].kind, covered[0].kind} != {"post"} or not dice.chance(0.35):
        return None
    texts = templates(str(of.book), "both" if dice.chance(0.5) else "pair")
    text = dice.one(texts)
    if "{yp}" not in text:
        if by[0].texts["nom"].startswith("teine "):
            return None
        named["for"] = [replace(by[0], condition=None)]
    return filled(dice, text, slots, by, covered)


def _sentence(
    dice: Dice, of: Form, row: str, named: dict[str, list[Mention] | None], slots: Slots, facts: Facts
) -> str:
    """The sentence of one field of mentions."""
    mentions = named[row] or []
    if not (fitting := templates(str(of.book), row, mentions)):
        mentions = [Named(dice, of.of, facts.post).peer()]
        fitting = templates(str(of.book), row, mentions)
    text = dice.one(fitting)
    here = Slots(slots)
    here["when"], here["when2"] = dice.one(choices("absences")), dice.one(choices("others_absences"))
    if "{when" in text.lower() and not any(mention.closed for mention in mentions):
        told = here["when" if row == "by" else "when2"]
        mentions = [replace(mention, condition=told) for mention in mentions]
    named[row] = mentions
    return filled(dice, text, here, mentions)


def _told(dice: Dice, of: Form, facts: Facts, row: str, slots: Slots) -> str:
    """The sentence of a field that names no other post."""
    official = of.of.words["service"] == "official" and of.book == "third"
    if row == "service":
        facts.service = "official"
    name = f"{row}_official" if official and row in {"appointed", "service"} else row
    return filled(dice, dice.one(templates(str(of.book), name)), slots)
