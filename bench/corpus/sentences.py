"""Forms without labels: whole sentences say who reports to whom and who covers whom."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.inflect import inflect
from corpus.lexicon import Dice, capital, fill, items, table
from corpus.lists import Listing
from corpus.mentions import genitives
from corpus.model import Facts
from corpus.profile import Profile
from corpus.rows import listing


@dataclass(frozen=True, slots=True)
class Wording:
    """How the sentences of one description call its holder."""

    holder: str
    slots: dict[str, str]


def wording(dice: Dice, profile: Profile, facts: Facts) -> Wording:
    """The holder is called by the title, or by the form's word for staff."""
    post = facts.post
    plain = not (post.qualifier or post.ordinal or post.heads) and inflect(post.title, "part") != post.title
    holder = post.title if plain and dice.chance(0.6) else profile.slots["staff"]
    cases = {f"holder_{case}": inflect(holder, case) for case in ("gen", "part", "all")}
    return Wording(holder, {"holder": holder, **cases, "place": profile.slots["place"]})


def sentences(dice: Dice, profile: Profile, facts: Facts) -> list[str]:
    """The sentences of the general part; the facts get what they say."""
    words = wording(dice, profile, facts)
    made = [_title(dice, facts, words)]
    for key in profile.rows:
        if key != "title":
            made.append(sentence(dice, facts, words, key))
    return made


def _title(dice: Dice, facts: Facts, words: Wording) -> str:
    post, agency = facts.post, facts.agency
    shown = post.shown(post.title)
    place = words.slots["place"]
    owner = inflect(agency.name, "gen")
    if post.path:
        chain = genitives(post.path)
        forms = (
            f"{capital(shown)} on {owner} {chain}koosseisu kuuluv {place}.",
            f"{capital(place)} {shown} kuulub {owner} {chain}koosseisu.",
            f"{capital(shown)} töötab {owner} {genitives(post.path[:-1])}{inflect(post.path[-1], 'in')}.",
        )
        return dice.one(forms)
    return dice.one(
        (f"{capital(place)} nimetus on {shown}.".replace("koht nimetus", "koha nimetus"), f"{capital(place)}: {shown}.")
    )


def sentence(dice: Dice, facts: Facts, words: Wording, key: str) -> str:
    """One sentence of a field of mentions."""
    found = listing(dice, facts, key)
    table_ = table("mentions")["sentences"]
    if not found.mentions:
        return fill(dice.pick(table_[f"none_{key}"]), **words.slots)
    forms = items(table_[key])
    if len(found.mentions) > 1 or found.mentions[0].kind in {"deferred", "person", "designated"}:
        forms = tuple(f for f in forms if "{list_gen}" not in f)
    if any(m.condition or m.order for m in found.mentions):
        forms = tuple(
            f
            for f in forms
            if not any(s in f.casefold() for s in ("{abs}", "{theirs}", "äraolek", "puudumise", "{list_gen}"))
        )
    kind = found.mentions[0].kind
    form = table_[kind][key] if kind in table_ else dice.one(forms)
    return fill(form, **words.slots, **_lists(dice, found))


def _lists(dice: Dice, found: Listing) -> dict[str, str]:
    words = table("mentions")["sentences"]
    texts = found.texts
    return {
        "list": texts["nom"],
        "list_part": texts["part"],
        "list_gen": texts["gen"],
        "list_all": texts["all"],
        "list_pl": texts["pl"],
        "abs": dice.pick(words["absences"]),
        "theirs": dice.pick(words["theirs"]),
        "doc_all": inflect(found.mentions[0].title or "", "all"),
    }
