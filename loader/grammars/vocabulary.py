"""The words of a language whose titles stand in front of their units, from `lexicon/<language>/mentions.toml`, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from asendus.loader.folding import fold
from asendus.loader.wordlists import read_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What the shared grammar asks for; sets hold folded words, patterns are for words as they stand."""

    heads: frozenset[str]
    endings: tuple[str, ...]
    never: frozenset[str]
    leaders: frozenset[str]
    unit_words: tuple[str, ...]
    generic_units: frozenset[str]
    levels: Mapping[str, int]
    group_nouns: frozenset[str]
    group_alone: frozenset[str]
    agency_kinds: tuple[str, ...]
    agents: frozenset[str]
    common: frozenset[str]
    short: Mapping[str, str]
    directions: Mapping[str, str]
    ranks: tuple[frozenset[str], ...]
    nothing: frozenset[str]
    nothing_fillers: frozenset[str]
    headings: frozenset[str]
    joint: re.Pattern[str]
    front: re.Pattern[str]
    any_of: re.Pattern[str]
    link: re.Pattern[str]
    topic: re.Pattern[str]
    mark: re.Pattern[str]
    rank: re.Pattern[str]
    condition: re.Pattern[str]
    governing: re.Pattern[str]
    after_condition: re.Pattern[str]
    deferred: re.Pattern[str]
    document: re.Pattern[str]
    designated: tuple[re.Pattern[str], ...]
    honorific: re.Pattern[str]
    stamp: re.Pattern[str]


@cache
def read_vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language. Raises AsendusError where it has no such words."""
    table = read_words("mentions", language=language)
    titles, units, joining = table["titles"], table["units"], table["joining"]
    documents = rf"[\w-]*(?:{any_phrase(table['deferring']['nouns'])})\w{{0,3}}\b"
    return Vocabulary(
        heads=_folded([*titles["heads"], *table["groups"]["nouns"], *table["groups"]["alone"]]),
        endings=tuple(map(fold, titles["endings"])),
        never=_folded(titles["never"]),
        leaders=_folded(titles["leaders"]),
        unit_words=tuple(map(fold, units["words"])),
        generic_units=_folded(units["generic"]),
        levels={fold(word): level for word, level in units["levels"].items()},
        group_nouns=_folded(table["groups"]["nouns"]),
        group_alone=_folded(table["groups"]["alone"]),
        agency_kinds=tuple(map(fold, table["agencies"]["kinds"])),
        common=_folded(
            [*read_words("labels", language=language)["lines"]["common"], *joining["words"], *joining["front"]]
        ),
        agents=_folded(joining["agents"]),
        short={fold(short): full for short, full in table.get("short", {}).items()},
        directions={fold(w): field for field, words in table["direction"].items() for w in words},
        ranks=tuple(_folded(table["ranks"][name]) for name in ("first", "second", "third", "fourth")),
        nothing=_folded(table["nothing"]["triggers"]),
        nothing_fillers=_folded(table["nothing"]["fillers"]),
        headings=_folded(table["pages"]["headings"]),
        joint=re.compile(
            rf"\s*(?:;|\n|,)\s*(?:(?:{any_phrase(joining['words'])})(?!\w)[\s,]*)?|[\s,]+(?:{any_phrase(joining['words'])})(?!\w)[\s,]*"
        ),
        front=_words(joining["front"], r"^\s*(?:", r")(?![\w/])[\s:]*"),
        any_of=_words(table["groups"]["determiners"], r"^\s*(?:", r")(?!\w)\s*"),
        link=_words(joining["links"], r"(?:\s+(?:", r")|\s*,)\s+"),
        topic=_words(joining["topics"], r"\s+(?:", r")\s+"),
        mark=re.compile(rf"\s*\((?:{any_phrase(joining['marks'])})\)", re.IGNORECASE),
        rank=_rank(table["ranks"]),
        condition=_words(table["conditions"]["openers"], r"(?<!\w)(?:", r")(?!\w)"),
        governing=_words(table["conditions"]["governing"], r"^(?:", r")(?!\w)"),
        after_condition=_words(table["conditions"]["after"], r"(?:", r")\s"),
        deferred=re.compile(
            rf"^(?:(?:{any_phrase(table['deferring']['before'])})\s+)+(?P<title>[^,;]*?{documents}[^,;]*)|^(?P<bare>{documents})$",
            re.IGNORECASE,
        ),
        document=re.compile(documents, re.IGNORECASE),
        designated=tuple(re.compile(_template(each), re.IGNORECASE) for each in table["appointing"]["patterns"]),
        honorific=_words(joining["honorifics"], r"^(?:", r")\.?\s+(?=[A-ZÀ-ÖØ-ÞŠŽ])"),
        stamp=_words(table["pages"]["stamps"], r"(?<!\w)(?:", r")(?!\w)"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """Sentences that state something of the holder: patterns by field, with `value` and maybe `condition` in them."""

    fields: tuple[tuple[str, re.Pattern[str]], ...]
    works: tuple[re.Pattern[str], ...]


@cache
def read_statements(language: str, title: str | None) -> Statements:
    """The sentences of a language, about a holder of this title."""
    table = read_words("mentions", language=language)["statements"]
    holders = {case: [*words, *_with_title(table["articles"][case], title)] for case, words in table["holders"].items()}
    fields = ((name, each) for name in table["fields"] for each in table["fields"][name])
    return Statements(
        fields=tuple((name, re.compile(rf"^{_template(each, holders)}$", re.IGNORECASE)) for name, each in fields),
        works=tuple(re.compile(rf"^{_template(each, holders)}$", re.IGNORECASE) for each in table["works"]),
    )


def any_phrase(words: Iterable[str]) -> str:
    """An expression for any of the phrases, the longest first, whatever white space is in them."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered) or r"(?!)"


def _words(words: Sequence[str], before: str, behind: str) -> re.Pattern[str]:
    return re.compile(f"{before}{any_phrase(words)}{behind}", re.IGNORECASE)


def _rank(table: Mapping[str, Any]) -> re.Pattern[str]:
    """A place in a ranking: "first deputy", "2. Stellvertretung:"; or the noun alone, set off by a colon."""
    places = any_phrase(word for name in ("first", "second", "third", "fourth") for word in table[name])
    nouns = any_phrase(table["nouns"])
    ranked = rf"(?P<place>{places})\.?\s+(?:{nouns})[\s:–-]*|(?:{nouns})\s*:\s*|(?P<number>[1-4])[.)]\s+"
    return re.compile(rf"^\s*(?:{ranked}|(?P<adverb>{any_phrase(table['adverbs'])})(?!\w)[\s:,–-]*)", re.IGNORECASE)


def _template(template: str, holders: Mapping[str, Sequence[str]] | None = None) -> str:
    """A pattern as the lexicon writes it: a space is any white space, {name} anything, {case} the holder in that case."""
    words = template.replace(" ", r"\s+")
    for case, phrases in (holders or {}).items():
        words = words.replace("{" + case + "}", f"(?:{any_phrase(phrases)})")
    return re.sub(r"\{(\w+)\}", r"(?P<\1>.+?)", words)


def _with_title(articles: Sequence[str], title: str | None) -> list[str]:
    return [f"{article} {title}" for article in articles] if title else []


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))
