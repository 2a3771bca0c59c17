"""The words of a language that the grammar of mentions turns on, from `lexicon/<language>/mentions.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from asendus.loader.wordlists import read_words

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleWords:
    """What makes a noun the title of a post."""

    heads: Words
    endings: tuple[str, ...]
    adjectival: tuple[str, ...]
    shortest: int
    assisting: Words
    never: Words
    unit_heads: Words
    relational: Words
    ranks: Words
    roles: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWords:
    """What makes a noun the name of a unit; `levels` puts the larger unit first where that is certain."""

    words: Words
    weak: Words
    loose: Words
    headed: Words
    generic: Words
    never: Words
    sole: Words
    levels: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """All of them: sets of lemmas or of forms, as the file says."""

    titles: TitleWords
    units: UnitWords
    groups: Words
    groups_of_units: Words
    determiners: Words
    other: Words
    same: Words
    following: Words
    agencies: Words
    nothing_triggers: Words
    nothing_fillers: Words
    cover_verbs: Words
    report_verbs: Words
    copulas: Words
    duties: Words
    holder: Words
    verb_fillers: Words
    appointing_verbs: Words
    appointed_by: Words
    appointing_adverbs: Words
    appointing_leads: Words
    among: Words
    orders: Words
    documents: Words
    deferring_before: Words
    deferring_leading: Words
    deferring_valid: Words
    deferring_owners: Words
    deferring_after: Words
    condition_heads: Words
    condition_bare: Words
    clause_openers: Words
    clause_links: Words
    condition_endings: tuple[str, ...]
    condition_nouns: tuple[str, ...]
    topics: Words
    ranking: tuple[Words, ...]
    ranking_nouns: Words
    ranking_adverbs: Words
    conjunctions: Words
    alternatives: Words
    until: Words
    counted: Words
    alias: Words
    pronouns: Words
    postpositions: Words
    page_headings: Words
    page_stamps: Words
    page_stamp_stems: Words
    page_posts: Words
    compass: Words
    name_particles: Words


@cache
def read_phrases(language: str = "et") -> Phrases:
    """The words of one language. Raises AsendusError where the language has none."""
    tables = read_words("mentions", language=language)
    return Phrases(
        titles=_titles(tables["titles"]),
        units=_units(tables["units"]),
        **_sets(tables, _PLACES),
        condition_endings=tuple(tables["conditions"]["endings"]),
        condition_nouns=tuple(tables["conditions"]["nouns"]),
        ranking=tuple(frozenset(tables["ranks"][name]) for name in ("first", "second", "third", "fourth")),
    )


def unit_rank(name: str, *, language: str = "et") -> int:
    """How large a unit is by its last word: 0 the largest; words that tell nothing come last.

    >>> unit_rank("teehoiuteenistus") < unit_rank("lõuna osakond") < unit_rank("arendustalitus") < unit_rank("kantselei")
    True
    """
    levels = read_phrases(language).units.levels
    return next((level for word, level in levels.items() if name.casefold().endswith(word)), len(levels))


#: Where each set of words stands in the file.
_PLACES = {
    "groups": "groups.nouns",
    "groups_of_units": "groups.of_units",
    "determiners": "groups.determiners",
    "other": "groups.other",
    "same": "groups.same",
    "following": "groups.following",
    "agencies": "agencies.words",
    "nothing_triggers": "nothing.triggers",
    "nothing_fillers": "nothing.fillers",
    "cover_verbs": "verbs.cover",
    "report_verbs": "verbs.report",
    "copulas": "verbs.copula",
    "duties": "verbs.duties",
    "holder": "verbs.holder",
    "verb_fillers": "verbs.fillers",
    "appointing_verbs": "appointing.verbs",
    "appointed_by": "appointing.by",
    "appointing_adverbs": "appointing.adverbs",
    "appointing_leads": "appointing.leads",
    "among": "appointing.among",
    "orders": "appointing.orders",
    "documents": "deferring.nouns",
    "deferring_before": "deferring.before",
    "deferring_valid": "deferring.valid",
    "deferring_leading": "deferring.leading",
    "deferring_owners": "deferring.owners",
    "deferring_after": "deferring.after",
    "condition_heads": "conditions.heads",
    "condition_bare": "conditions.bare",
    "clause_openers": "conditions.openers",
    "clause_links": "conditions.links",
    "topics": "conditions.topics",
    "ranking_nouns": "ranks.nouns",
    "ranking_adverbs": "ranks.adverbs",
    "conjunctions": "joining.and",
    "alternatives": "joining.or",
    "until": "joining.range",
    "counted": "joining.counted",
    "alias": "joining.alias",
    "pronouns": "joining.pronouns",
    "postpositions": "joining.postpositions",
    "page_headings": "pages.headings",
    "page_stamps": "pages.stamps",
    "page_stamp_stems": "pages.stamp_stems",
    "page_posts": "pages.posts",
    "compass": "names.compass",
    "name_particles": "names.particles",
}


def _sets(tables: Mapping[str, Any], places: Mapping[str, str]) -> dict[str, Any]:
    found = {}
    for name, place in places.items():
        table, key = place.split(".")
        found[name] = frozenset(tables[table][key])
    return found


def _titles(table: Mapping[str, Any]) -> TitleWords:
    sets = {
        key: frozenset(table[key])
        for key in ("heads", "never", "unit_heads", "relational", "assisting", "ranks", "roles")
    }
    endings, adjectival = tuple(table["endings"]), tuple(table["adjectival"])
    return TitleWords(endings=endings, adjectival=adjectival, shortest=int(table["shortest"]), **sets)


def _units(table: Mapping[str, Any]) -> UnitWords:
    sets = {key: frozenset(table[key]) for key in ("words", "weak", "loose", "headed", "generic", "never", "sole")}
    return UnitWords(levels=dict(table["levels"]), **sets)
