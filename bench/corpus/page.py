"""One description from head to foot: title, sections, requirements, signatures."""

from __future__ import annotations

from corpus import prose
from corpus.demands import Demands, demands
from corpus.inflect import inflect
from corpus.lexicon import Dice, capital
from corpus.mentions import genitives
from corpus.model import Facts
from corpus.profile import Profile
from corpus.requirements import write_demands
from corpus.rows import rows
from corpus.sentences import sentence, sentences, wording
from corpus.writer import Writer


def write_description(dice: Dice, profile: Profile, facts: Facts, out: Writer, *, named: bool) -> None:
    """Writes the description and tells the facts what it says; `named`: the agency stands above already."""
    out.title(_title(dice, profile, facts, named=named))
    for section in profile.sections:
        if section in {"rights", "responsibility", "closing"} and dice.chance(0.12):
            continue
        WRITERS[section](dice, profile, facts, out)
    out.gap()
    out.paragraph(prose.signature(dice))


def _title(dice: Dice, profile: Profile, facts: Facts, *, named: bool) -> list[str]:
    agency, post = facts.agency, facts.post
    has_row = "agency" in profile.rows
    if profile.titles == "block":
        shown = post.shown(post.title)
        units = [u.upper() for u in post.path]
        return [agency.name.upper(), *units, *([] if dice.chance(0.3) else [shown.upper()]), "AMETIJUHEND"]
    lines = [] if named or (has_row and dice.chance(0.7)) else [agency.name]
    if lines and dice.chance(0.4):
        lines = [agency.name.upper()]
    if profile.titles == "genitive" and not post.heads:
        return _genitive(dice, facts, lines)
    if profile.titles == "stamped" or dice.chance(0.3):
        name = inflect(post.title, "gen")
        return (
            [*lines, dice.one((f"{name.upper()} AMETIJUHEND", f"{capital(name)} ametijuhend"))]
            if _bare(facts)
            else [*lines, "AMETIJUHEND"]
        )
    return [*lines, dice.one(("AMETIJUHEND", "AMETIJUHEND", "Ametijuhend"))]


def _bare(facts: Facts) -> bool:
    return not (facts.post.qualifier or facts.post.ordinal)


def _genitive(dice: Dice, facts: Facts, lines: list[str]) -> list[str]:
    """The agency, the units and the title in one genitive chain."""
    post = facts.post
    chain = genitives(post.path) if dice.chance(0.5) else ""
    name = post.shown(inflect(post.title, "gen"))
    if not lines or dice.chance(0.3):
        owner = "" if not lines else inflect(facts.agency.name, "gen") + " "
        return [
            f"{owner}{chain}{name} ametijuhend".upper()
            if dice.chance(0.6)
            else capital(f"{owner}{chain}{name} ametijuhend")
        ]
    return [*lines, f"{chain}{name} ametijuhend".upper()]


def _general(dice: Dice, profile: Profile, facts: Facts, out: Writer) -> None:
    out.heading(profile.heads["general"])
    if profile.layout == "clauses":
        for text in sentences(dice, profile, facts):
            out.clause(text)
    elif profile.layout == "prose":
        text = " ".join(sentences(dice, profile, facts))
        out.paragraph(text)
    else:
        out.rows(rows(dice, profile, facts, profile.rows))


def _cover(dice: Dice, profile: Profile, facts: Facts, out: Writer) -> None:
    if not profile.after:
        return
    out.heading(profile.heads["cover"])
    if dice.chance(0.3):
        words = wording(dice, profile, facts)
        for key in profile.after:
            out.clause(sentence(dice, facts, words, key))
    else:
        out.rows(rows(dice, profile, facts, profile.after))


def _purpose(dice: Dice, profile: Profile, facts: Facts, out: Writer) -> None:
    out.heading(profile.heads["purpose"])
    out.paragraph(prose.purpose(dice, profile))


def _duties(dice: Dice, profile: Profile, facts: Facts, out: Writer) -> None:
    out.heading(profile.heads["duties"])
    made = prose.duties(dice, profile.employer.kind)
    throw = dice.random()
    if throw < 0.14 and profile.layout not in {"html", "md"}:
        for text in made:
            out.put(out.mark() + text)
            out.put(f"{'Tulemus' if out.dotless else 'Oodatav tulemus'}: {prose.outcome(dice, profile.employer.kind)}.")
    elif throw < 0.24 and profile.layout in {"tab", "rowpair", "grid"}:
        out.put("Ülesanne\tTulemus", free=False)
        for text in made:
            out.put(f"{out.mark()}{text}\t{capital(prose.outcome(dice, profile.employer.kind))}.", free=False)
    else:
        out.items(made)


def _rights(dice: Dice, profile: Profile, facts: Facts, out: Writer) -> None:
    _pledges(dice, profile, out, "rights", f"{capital(profile.slots['staff'])}l on õigus:", prose.right)


def _responsibility(dice: Dice, profile: Profile, facts: Facts, out: Writer) -> None:
    _pledges(dice, profile, out, "responsibility", f"{capital(profile.slots['staff'])} vastutab:", prose.liability)


def _pledges(dice: Dice, profile: Profile, out: Writer, section: str, opening: str, one: prose.Clause) -> None:
    out.heading(profile.heads[section])
    made = [one(dice, profile.employer.kind) for _ in range(dice.randint(3, 8))]
    if dice.chance(0.6):
        out.paragraph(opening.replace("ametnikl ", "ametnikul ").replace("Ametnikl ", "Ametnikul "))
        out.items([f"{text};" for text in made[:-1]] + [made[-1] + "."], numbered=dice.chance(0.6))
    else:
        out.items([capital(text) + "." for text in made])


def _requirements(dice: Dice, profile: Profile, facts: Facts, out: Writer) -> None:
    out.heading(profile.heads["requirements"])
    made: Demands = demands(dice, profile.employer.kind, competencies=profile.competencies != "missing")
    write_demands(dice, profile, made, out)
    facts.requirements = made.gold


def _closing(dice: Dice, profile: Profile, facts: Facts, out: Writer) -> None:
    out.heading(profile.heads["closing"])
    out.items(prose.closing(dice, profile.employer.kind))


WRITERS = {
    "general": _general,
    "cover": _cover,
    "purpose": _purpose,
    "duties": _duties,
    "rights": _rights,
    "responsibility": _responsibility,
    "requirements": _requirements,
    "closing": _closing,
}
