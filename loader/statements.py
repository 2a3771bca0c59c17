"""Templates of sentences: how a language says who covers whom, who reports to whom, and where a post stands.

The templates live in `lexicon/<language>/statements.toml`; here they become patterns over sentences in which the holder is marked
(`asendus.loader.holders`), in small letters without diacritics (`asendus.loader.folding.level`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from asendus.loader.folding import level
from asendus.loader.holders import NAMES
from asendus.loader.wordlists import read_words

#: The words that no circumstance, and nothing else that is passed over, goes beyond.
_VERBS = ("covers", "covered", "fulfils", "reports", "leads", "denied")
_GAP = r"[\s,:–-]+"
_SLOT = re.compile(r"\{(\w+)\}")


#: The kinds of templates in the order in which they are tried.
KINDS = ("first", "none", "governed", "said", "late")


#: What a template is for that speaks for both directions of cover, and one that tells of others than the holder.
BOTH, OTHERS = "both", "others"


@dataclass(frozen=True, slots=True)
class Template:
    """A pattern for whole sentences; it has a group `value`, or the sentence names nobody.

    governed: the verb gives the value its case, which so tells nothing of the direction.
    """

    field: str
    pattern: re.Pattern[str]
    governed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """The sentences of a language.

    fields: the templates of mention fields in the order in which they are tried, `BOTH` for both directions of cover and
    `OTHERS` where two other posts are spoken of; places: those with groups `title` and `unit`;
    exceptions: words that turn "nobody" into "nobody but"; covering: what says that somebody covers; acting: that, or
    that somebody does another's duties; joint: what stands between two clauses;
    mutual: words that say that each covers the other; passive: verbs whose object comes first.
    """

    fields: tuple[Template, ...]
    places: tuple[re.Pattern[str], ...]
    exceptions: frozenset[str]
    covering: re.Pattern[str]
    acting: re.Pattern[str]
    joint: re.Pattern[str]
    mutual: re.Pattern[str]
    passive: re.Pattern[str]


@cache
def read_statements(language: str) -> Statements:
    """The sentences of a language. Raises AsendusError where it has none."""
    table = read_words("statements", language=language)
    slots = dict(_slots(table["words"], read_words("labels", language=language)["tails"]["words"]))
    fields, joints = table["fields"], table["words"]["and"]
    named = [(name, each, kind) for kind in KINDS for name, under in fields.items() for each in under.get(kind, ())]
    return Statements(
        fields=tuple(Template(name, _pattern(each, slots), kind == "governed") for name, each, kind in named),
        places=tuple(_pattern(each, slots) for each in table["place"]["said"]),
        exceptions=frozenset(table["words"]["except"]),
        covering=re.compile(_covering(table["words"]), re.IGNORECASE),
        acting=re.compile(rf"{_covering(table['words'])}|\b(?:{_any(table['words']['fulfils'])})\b", re.IGNORECASE),
        passive=re.compile(_any(table["words"]["covered"]), re.IGNORECASE),
        mutual=re.compile(rf"\b(?:{_any([*table['words']['each'], *table['words']['mutual']])})\b", re.IGNORECASE),
        joint=re.compile(rf"\s*,\s+(?:(?:{_any(joints)})\s+)?|\s+(?:{_any(joints)})\s+", re.IGNORECASE),
    )


def _any(words: Sequence[str]) -> str:
    """The words as they stand in a text, with their diacritics or without."""
    return "|".join([*map(re.escape, words), _phrases(words)])


def _covering(words: Mapping[str, Any]) -> str:
    verbs = _any([*words["covers"], *words["covered"]])
    nouns, links = _any(words["substitute"]), _any(words["is"])
    return rf"\b(?:(?:{verbs})|(?:{nouns})\s+(?:{links})|(?:{links})\s+(?:\S+\s+){{0,4}}?(?:{nouns}))\b"


def _slots(words: Mapping[str, Any], circumstances: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What each name in a template stands for."""
    for name, letter in NAMES.items():
        yield name, rf"⟨\w*{letter}\w*⟩"
    for name, phrases in words.items():
        yield name, rf"(?:{_phrases(phrases)})"
    verbs = _phrases([verb for name in _VERBS for verb in words[name]])
    circumstance = rf"(?:(?!(?:{verbs})\b)\S+\s+){{0,9}}?(?:{_phrases(circumstances)})"
    yield "how", rf"(?:(?:{_phrases(words['how'])}){_GAP})*"
    yield "rest", rf"(?:{_GAP}(?:{_phrases(words['further'])})\b.*)?"
    clause = (
        rf"(?:{_phrases(words['when'])})\s+(?:\w+\s+)?⟨\w*n\w*⟩\s+(?:(?!(?:{verbs})\b)[^\s,]+[ ]?){{1,8}}(?=,)"
        if words.get("when")
        else r"(?!)"
    )
    beside = _phrases(words["beside"]) if words.get("beside") else r"(?!)"
    yield "circ", rf"(?:(?:{clause}|{beside}|{circumstance}){_GAP})?"
    yield "absence", circumstance
    yield "end", rf"(?:{_GAP}{circumstance})?"
    yield "appoints", rf"(?:\w+\s+(?:{_phrases(words['and'])})\s+)?(?P<verb>{_phrases(words.get('appoint', ['(?!)']))})"
    yield "appointed", rf"(?P<verb>{_phrases(words.get('appointed', ['(?!)']))})"
    yield "by_order", rf"(?P<value>\S.*?\s(?:{_phrases(words.get('ordering', ['(?!)']))}))"
    yield "any", rf"(?:(?!(?:{verbs})\b)\S+\s+){{0,12}}?"
    bare = rf"(?:(?:{_phrases(words['absent'])}|⟨\w+⟩)[\s,]+)*(?:{_phrases(circumstances)})"
    yield "value", rf"(?P<value>(?!{bare}$).+?)"
    yield "by", rf"(?P<value>(?!{bare}$)\S.*?\w(?:{'|'.join(map(re.escape, words['agents']))}))"
    away = rf"(?:(?:{_phrases(words['absent'])})[\s,]+)*(?:{_phrases(circumstances)})"
    yield "away", away
    yield "absentee", rf"(?P<value>(?!{away}\b)\S.*?)"
    for name in ("title", "unit", "unit_in"):
        yield name, rf"(?P<{name.removesuffix('_in')}>\S.*?)"


def _phrases(words: Sequence[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, level(phrase).split())) for phrase in ordered)


def _parts(word: str, slots: Mapping[str, str]) -> Iterator[str]:
    """The parts of a template's word: what its names stand for, and letters without diacritics between them."""
    for at, part in enumerate(_SLOT.split(word)):
        yield slots[part] if at % 2 else re.escape(level(part))


def _pattern(template: str, slots: Mapping[str, str]) -> re.Pattern[str]:
    """A template as a pattern. What comes first and is sought is never the holder, whose mark has a place of its own."""
    closed = template.removesuffix(" {any}")
    words = ["".join(_parts(word, slots)) for word in closed.split()]
    front = r"(?!⟨\w+⟩(?:\s|$))" if template.startswith(("{value}", "{absentee}")) else ""
    behind = rf"(?:{_GAP}.*)?" if closed != template else ""
    return re.compile(rf"^{front}{_GAP.join(words)}{behind}$", re.IGNORECASE)
